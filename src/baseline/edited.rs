//! Follows findings through helpgen's own edits. `fix` and `rename` change words in the text of other findings: a
//! finding whose text changed is still the same finding, and stays accepted if it was.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Identity};

use super::{Baseline, Counts, counted, take};

/// A finding without its text: page, rule and subject.
type Kind = (String, String, String);

fn kind(identity: &Identity) -> Kind {
    (identity.page.clone(), identity.rule.clone(), identity.subject.clone())
}

/// Findings that disappeared, by page, rule and subject.
struct Vanished(BTreeMap<Kind, Vec<Identity>>);

impl Vanished {
    /// Findings in `first` are preferred among several of the same kind.
    fn of(before: &Counts, after: &Counts, first: &Counts) -> Self {
        let mut vanished: BTreeMap<Kind, Vec<Identity>> = BTreeMap::new();
        for (identity, &count) in before {
            let gone = count.saturating_sub(after.get(identity).copied().unwrap_or(0));
            let list = vanished.entry(kind(identity)).or_default();
            list.extend((0..gone).map(|_| identity.clone()));
        }
        for list in vanished.values_mut() {
            // [`Vanished::take`] pops from the end.
            list.sort_by_key(|identity| (first.contains_key(identity), std::cmp::Reverse(identity.clone())));
        }
        Self(vanished)
    }

    fn take(&mut self, identity: &Identity) -> Option<Identity> {
        self.0.get_mut(&kind(identity))?.pop()
    }
}

/// The findings that an edit adds: those that did not exist before, neither with the same text nor with another.
pub fn added<'d>(before: &[&Diagnostic], after: &[&'d Diagnostic]) -> Vec<&'d Diagnostic> {
    let mut known = counted(before.iter().copied());
    let mut vanished = Vanished::of(&known, &counted(after.iter().copied()), &Counts::new());
    let is_new = |told: &&&Diagnostic| {
        let identity = told.identity();
        !take(&mut known, &identity) && vanished.take(&identity).is_none()
    };
    after.iter().filter(is_new).copied().collect()
}

impl Baseline {
    /// The baseline after helpgen's own edits, with no other change between `before` and `after`: accepted findings
    /// whose text changed are listed with the new text. `None` if the baseline stays as it is.
    pub fn following(&self, before: &[&Diagnostic], after: &[&Diagnostic]) -> Option<Self> {
        let (mut known, now) = (counted(before.iter().copied()), counted(after.iter().copied()));
        let mut vanished = Vanished::of(&known, &now, &self.entries);
        let mut entries = self.entries.clone();
        let mut follows = false;
        for told in after {
            let identity = told.identity();
            if take(&mut known, &identity) {
                continue;
            }
            let Some(old) = vanished.take(&identity) else { continue };
            if take(&mut entries, &old) {
                *entries.entry(identity).or_default() += 1;
                follows = true;
            }
        }
        entries.retain(|_, count| *count > 0);
        follows.then_some(Self { entries })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Places, Say, Severity};
    use crate::text::{SourceText, Span};

    fn finding(rule: &'static str, found: &str) -> Diagnostic {
        let source = SourceText::new("content/ko/a.md", found);
        let place = Places::new(&source).place(Span::new(0, found.len()));
        Diagnostic::new(rule, Severity::Error, Some(place), Say::new("가", "a"))
    }

    fn texts(found: Vec<&Diagnostic>) -> Vec<&str> {
        found.iter().filter_map(|told| told.place.as_ref()).map(|place| &*place.found).collect()
    }

    #[test]
    fn a_finding_whose_text_was_edited_is_not_added() {
        let (old, edited) = (finding("page/markup", "![학습자"), finding("page/markup", "![수강생"));
        let other = finding("link/broken", "none.md");
        assert_eq!(texts(added(&[&old], &[&edited])), Vec::<&str>::new());
        assert_eq!(texts(added(&[&old], &[&edited, &other])), ["none.md"]);
        assert_eq!(texts(added(&[&old], &[&old, &edited])), ["![수강생"], "one more is one more");
    }

    #[test]
    fn the_list_follows_what_was_edited() {
        let (old, edited) = (finding("page/markup", "![학습자"), finding("page/markup", "![수강생"));
        let list = Baseline::of([&old]);
        assert_eq!(list.following(&[&old], &[&edited]), Some(Baseline::of([&edited])));
        assert_eq!(list.following(&[&old], &[&old]), None);
        assert_eq!(list.following(&[&old], &[]), None, "what is mended stays listed until the list is written again");
        let news = Baseline::default();
        assert_eq!(news.following(&[&old], &[&edited]), None, "what was new stays new");
    }

    #[test]
    fn of_two_that_are_alike_the_accepted_one_is_followed() {
        let (accepted, new) = (finding("page/markup", "나"), finding("page/markup", "가"));
        let edited = finding("page/markup", "다");
        let list = Baseline::of([&accepted]);
        assert_eq!(list.following(&[&accepted, &new], &[&edited]), Some(Baseline::of([&edited])));
    }
}
