//! The accepted old findings, as listed in the committed file `helpgen-baseline.json`.
//!
//! The list counts findings with the same page, rule, subject and text ([`Identity`]). Fixing one of four leaves three
//! accepted ones; if five are found, the last one by place is reported.

mod edited;
mod file;
mod moved;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Identity, Say};

pub use edited::added;
pub use file::{BASELINE_FILE, BASELINE_INVALID};
use moved::Moves;

/// The number of findings per identity.
type Counts = BTreeMap<Identity, u32>;

/// Accepted old findings, with the number accepted per identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: Counts,
}

/// Findings compared with a baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// Not in the baseline.
    pub new: Vec<Diagnostic>,
    /// In the baseline.
    pub old: Vec<Diagnostic>,
    /// How many baseline findings are fixed.
    pub fixed: usize,
    /// The identities of the fixed findings, with counts.
    pub gone: Vec<(Identity, u32)>,
    /// The baseline minus fixed entries, with page names updated after moves.
    pub kept: Baseline,
}

impl Baseline {
    /// A baseline of these findings.
    pub fn of<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        Self { entries: counted(diagnostics) }
    }

    /// The number of findings in it.
    pub fn len(&self) -> usize {
        self.entries.values().map(|&count| count as usize).sum()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The pages and files in the list.
    pub fn pages(&self) -> BTreeSet<&str> {
        self.entries.keys().map(|known| known.page.as_str()).collect()
    }

    /// Separates old findings from new ones. Of findings with the same identity the first ones by place are old, as
    /// many as are listed. `pages` are the names of all existing pages: a listed page that does not exist may have
    /// moved.
    pub fn compare(&self, diagnostics: Vec<Diagnostic>, pages: &BTreeSet<&str>) -> Compared {
        let mut left = self.entries.clone();
        let mut compared = Compared::default();
        let mut kept = Counts::new();
        let mut unknown = Vec::new();
        for diagnostic in diagnostics {
            let identity = diagnostic.identity();
            match take(&mut left, &identity) {
                true => {
                    *kept.entry(identity).or_default() += 1;
                    compared.old.push(diagnostic);
                }
                false => unknown.push((identity, diagnostic)),
            }
        }
        let moves = Moves::between(&self.entries, &left, &unknown, pages);
        for (identity, diagnostic) in unknown {
            let before = moves.before(&identity);
            match before.is_some_and(|before| take(&mut left, &before)) {
                true => {
                    *kept.entry(identity).or_default() += 1;
                    compared.old.push(diagnostic);
                }
                false => compared.new.push(one_too_many(diagnostic, self.entries.get(&identity))),
            }
        }
        compared.gone =
            left.iter().filter(|(_, count)| **count > 0).map(|(own, count)| (own.clone(), *count)).collect();
        compared.fixed = left.values().map(|&count| count as usize).sum();
        compared.kept = Self { entries: kept };
        compared
    }

    /// Adds findings.
    pub fn accept<'d>(mut self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        for diagnostic in diagnostics {
            *self.entries.entry(diagnostic.identity()).or_default() += 1;
        }
        self
    }
}

/// Counts findings per identity.
fn counted<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Counts {
    let mut counts = Counts::new();
    for diagnostic in diagnostics {
        *counts.entry(diagnostic.identity()).or_default() += 1;
    }
    counts
}

/// Takes one finding of an identity out of the counts; false if none is left.
fn take(counts: &mut Counts, identity: &Identity) -> bool {
    let Some(count) = counts.get_mut(identity).filter(|count| **count > 0) else { return false };
    *count -= 1;
    true
}

/// A new finding. If the list accepts others with its identity, the message says that the new one may be another of
/// them.
fn one_too_many(diagnostic: Diagnostic, accepted: Option<&u32>) -> Diagnostic {
    let Some(accepted) = accepted.filter(|&&count| count > 0) else { return diagnostic };
    let all = diagnostic.ordinal.max(accepted + 1);
    let say = Say::new(
        format!(
            "이 글에 같은 문제가 {all}개 있고, 그중 {accepted}개는 기존 문제예요. 새로 생긴 것은 다른 곳일 수 있어요"
        ),
        format!("There are {all} of these on the page and {accepted} are accepted; the new one may be another of them"),
    );
    match diagnostic.notes.iter().any(|note| note.say == say) {
        true => diagnostic,
        false => diagnostic.note(say, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Places, Severity, Subject};
    use crate::text::{SourceText, Span};

    fn finding(page: &str, sentence: &str) -> Diagnostic {
        let source = SourceText::new(format!("content/{page}.md"), sentence);
        let start = sentence.find("학습자").unwrap_or_default();
        let place = Places::new(&source).place(Span::new(start, start + "학습자".len()));
        let told = Diagnostic::new("term/deprecated", Severity::Error, Some(place), Say::new("가", "a"));
        Diagnostic { page: Some(page.into()), ..told.about(Subject::Concept("learner".into())) }
    }

    fn compared(baseline: &Baseline, now: &[Diagnostic], pages: &[&str]) -> (usize, usize, usize) {
        let compared = baseline.compare(now.to_vec(), &pages.iter().copied().collect());
        (compared.new.len(), compared.old.len(), compared.fixed)
    }

    #[test]
    fn old_findings_are_known_new_ones_are_not() {
        let (one, two) = (finding("ko/a", "학습자가 와요"), finding("ko/b", "학습자가 와요"));
        let baseline = Baseline::of([&one]);
        assert_eq!(compared(&baseline, &[one.clone(), two.clone()], &["ko/a", "ko/b"]), (1, 1, 0));
        assert_eq!(compared(&baseline, &[two], &["ko/a", "ko/b"]), (1, 0, 1));
        assert_eq!(compared(&Baseline::default(), &[one], &["ko/a"]), (1, 0, 0));
    }

    #[test]
    fn an_edited_sentence_keeps_its_findings() {
        let baseline = Baseline::of([&finding("ko/a", "학습자가 와요")]);
        assert_eq!(compared(&baseline, &[finding("ko/a", "오늘 온 학습자예요")], &["ko/a"]), (0, 1, 0));
    }

    #[test]
    fn of_findings_that_are_alike_as_many_are_old_as_are_listed() {
        let one = finding("ko/a", "학습자가 와요");
        let baseline = Baseline::of([&one, &one]);
        assert_eq!(compared(&baseline, &[one.clone(), one.clone(), one.clone()], &["ko/a"]), (1, 2, 0));
        assert_eq!(compared(&baseline, &[one], &["ko/a"]), (0, 1, 1));
    }

    #[test]
    fn where_one_more_is_found_the_last_one_is_new_and_says_so() {
        let one = finding("ko/a", "학습자가 와요");
        let mut all = vec![one.clone(), one.clone(), one.clone()];
        crate::diagnostic::number(&mut all);
        let new = Baseline::of([&one, &one]).compare(all, &BTreeSet::from(["ko/a"])).new;
        assert_eq!(new.iter().map(|told| told.ordinal).collect::<Vec<_>>(), [3]);
        assert!(new[0].notes[0].say.en.contains("There are 3 of these on the page and 2 are accepted"), "{new:?}");
    }

    #[test]
    fn a_page_that_moved_is_known_by_its_findings() {
        let baseline = Baseline::of([&finding("ko/a", "학습자가 와요")]);
        let moved = finding("ko/b/c", "학습자가 와요");
        assert_eq!(compared(&baseline, std::slice::from_ref(&moved), &["ko/b/c"]), (0, 1, 0));
        let kept = baseline.compare(vec![moved.clone()], &BTreeSet::from(["ko/b/c"])).kept;
        assert_eq!(kept, Baseline::of([&moved]), "and is listed under its new name");
        assert_eq!(compared(&baseline, &[moved], &["ko/a", "ko/b/c"]), (1, 0, 1), "a copy is new");
    }

    #[test]
    fn what_is_not_known_by_a_text_moves_with_its_page() {
        let orphan =
            |page| Diagnostic { rule: "page/orphan".into(), subject: None, ..finding(page, "학습자가 와요") };
        let before = [finding("ko/a", "학습자"), orphan("ko/a"), orphan("ko/z")];
        let after = [finding("ko/b/a", "학습자"), orphan("ko/b/a"), orphan("ko/new")];
        let baseline = Baseline::of(&before);
        assert_eq!(compared(&baseline, &after, &["ko/b/a", "ko/new", "ko/z"]), (1, 2, 1));
    }

    #[test]
    fn a_folder_that_moved_keeps_each_pages_findings() {
        let pages = |folder: &str| (0..300).map(|at| format!("{folder}/p{at}")).collect::<Vec<String>>();
        let findings = |folder| pages(folder).iter().map(|page| finding(page, "학습자")).collect::<Vec<_>>();
        let baseline = Baseline::of(&findings("ko/old"));
        let names = pages("ko/new");
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(compared(&baseline, &findings("ko/new"), &names), (0, 300, 0));
    }

    #[test]
    fn a_list_with_sentences_is_read_on() {
        let text = r#"{ "version": 1, "findings": [
            {"page":"ko/a","rule":"term/deprecated","subject":"concept:learner","found":"학습자","sentence":"학습자가 와요"},
            {"page":"ko/a","rule":"term/deprecated","subject":"concept:learner","found":"학습자","sentence":"학습자가 가요","count":2},
            {"page":"ko/a","rule":"page/orphan","found":"옛 제목","sentence":"옛 제목"}
        ] }"#;
        let baseline = Baseline::read(&SourceText::new(BASELINE_FILE, text)).expect("it is one");
        let one = finding("ko/a", "오늘은 학습자가 와요");
        let orphan = Diagnostic { rule: "page/orphan".into(), subject: None, ..finding("ko/a", "학습자가 와요") };
        assert_eq!(compared(&baseline, &[one.clone(), one.clone(), one, orphan], &["ko/a"]), (0, 4, 0));
        assert!(baseline.written().starts_with("{\n  \"version\": 2,"));
    }

    #[test]
    fn an_entry_that_a_merge_doubled_counts_once() {
        let entry = r#"{"page":"ko/a","rule":"link/broken","found":"x.md""#;
        let text = format!(r#"{{ "version": 2, "findings": [{entry},"count":3}}, {entry},"count":2}}] }}"#);
        assert_eq!(Baseline::read(&SourceText::new(BASELINE_FILE, text)).map(|list| list.len()), Ok(3));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let baseline =
            Baseline::of([&finding("ko/b", "학습자 \"가\""), &finding("ko/a", "학습자"), &finding("ko/a", "학습자")]);
        let text = baseline.written();
        insta::assert_snapshot!("written", text);
        assert_eq!(Baseline::read(&SourceText::new(BASELINE_FILE, text)), Ok(baseline));
        let none = Baseline::default();
        assert_eq!(Baseline::read(&SourceText::new(BASELINE_FILE, none.written())), Ok(none));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_at_its_line() {
        for (text, line) in [
            ("", 1),
            ("{\n  \"version\": 1,\n  \"findings\": [\n<<<<<<< HEAD\n", 4),
            ("{\n  \"version\": 1,\n  \"findings\": 3\n}\n", 3),
            ("{\n  \"findings\": [],\n  \"version\": 99\n}\n", 3),
            ("[]", 1),
            ("{\"version\": 1, \"findings\": [{\"page\": \"a\"}]}", 1),
        ] {
            let told = Baseline::read(&SourceText::new(BASELINE_FILE, text)).expect_err("it is none");
            assert_eq!(told.place.as_ref().map(|place| place.start.line), Some(line), "{text}: {told:?}");
            assert!(told.help.is_some());
        }
    }
}
