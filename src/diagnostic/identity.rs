//! Which finding is it? What stays the same when its file moves and its lines shift.
//!
//! A finding is known by its rule, what it is about, its page (by id, not by file), the words it is about and the
//! sentence around them; findings that are alike in all of that are numbered in the order in which people read.

use std::collections::BTreeMap;

use super::{Diagnostic, Subject};

/// Longest text kept of a sentence, in characters: a list of findings is to be read by people.
const SENTENCE_LIMIT: usize = 160;

/// The sentence in which a finding stands, as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Quote {
    /// The sentence, cut where it is long.
    pub sentence: String,
    /// First byte of the words that are marked.
    pub start: u32,
    /// One past their last byte.
    pub end: u32,
}

impl Quote {
    /// The sentence in three parts: before, the marked words, after.
    pub fn parts(&self) -> (&str, &str, &str) {
        let (before, rest) = self.sentence.split_at_checked(self.start as usize).unwrap_or((&self.sentence, ""));
        let length = self.end.saturating_sub(self.start) as usize;
        let (marked, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        (before, marked, after)
    }
}

/// What a finding is known by, apart from its number among those alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// Its page: language and id; for what is no page, the file's path. Empty: it has no place.
    pub page: String,
    /// The rule's id.
    pub rule: String,
    /// What it is about: kind and id (`concept:learner`). Empty: nothing of the glossary.
    pub subject: String,
    /// The words that it marks.
    pub found: String,
    /// The sentence or line in which they stand.
    pub sentence: String,
}

impl Identity {
    /// 32 hexadecimal digits for the finding of this identity with this number, counted from 1.
    pub fn fingerprint(&self, ordinal: u32) -> String {
        self.hash(ordinal).to_hex()[..32].to_owned()
    }

    fn hash(&self, ordinal: u32) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for part in [&self.rule, &self.subject, &self.page, &self.found, &self.sentence] {
            hasher.update(part.as_bytes()).update(&[0]);
        }
        hasher.update(&ordinal.to_le_bytes());
        hasher.finalize()
    }
}

impl Diagnostic {
    /// What this finding is known by.
    pub fn identity(&self) -> Identity {
        let place = self.place.as_ref();
        let page = self.page.as_deref().or_else(|| place.map(|place| &*place.path)).unwrap_or_default();
        let sentence = match (&self.quote, place) {
            (Some(quote), _) => short(&quote.sentence),
            (None, Some(place)) => short(place.excerpt.trim().lines().next().unwrap_or_default()),
            // Nothing but its words tells it from others.
            (None, None) if self.subject.is_none() => short(&self.message.en),
            (None, None) => String::new(),
        };
        Identity {
            page: page.to_owned(),
            rule: self.rule.clone().into_owned(),
            subject: self.subject.as_ref().map(Subject::name).unwrap_or_default(),
            found: place.map(|place| short(&place.found)).unwrap_or_default(),
            sentence,
        }
    }

    /// What machines know this finding by. [`number`] has to have been called on all findings together.
    pub fn fingerprint(&self) -> String {
        self.identity().fingerprint(self.ordinal)
    }
}

/// Numbers the findings that are alike, in the order in which they stand.
pub fn number(diagnostics: &mut [Diagnostic]) {
    // By hash: the sentences of a hundred thousand findings need not be kept a second time.
    let mut seen: BTreeMap<[u8; 32], u32> = BTreeMap::new();
    for diagnostic in diagnostics {
        let count = seen.entry(*diagnostic.identity().hash(0).as_bytes()).or_default();
        *count += 1;
        diagnostic.ordinal = *count;
    }
}

/// A text on one line with single spaces, cut where it is long; what was cut counts by its hash.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SENTENCE_LIMIT) {
        None => line,
        Some((at, _)) => {
            let rest = blake3::hash(&line.as_bytes()[at..]).to_hex();
            format!("{}… {}", &line[..at], &rest[..8])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Places, Say, Severity};
    use crate::text::{SourceText, Span};

    fn finding(path: &str, page: &str, text: &str, marked: &str) -> Diagnostic {
        let source = SourceText::new(path, text);
        let start = text.find(marked).expect("it is in the text");
        let place = Places::new(&source).place(Span::new(start, start + marked.len()));
        let mut finding = Diagnostic::new("term/deprecated", Severity::Error, Some(place), Say::new("가", "a"))
            .about(Subject::Concept("learner".into()));
        finding.page = Some(page.into());
        finding.ordinal = 1;
        finding
    }

    #[test]
    fn a_moved_file_and_shifted_lines_change_nothing() {
        let before = finding("content/ko/a.md", "ko/a", "학습자가 와요.\n", "학습자");
        let after = finding("content/ko/b/c.md", "ko/a", "새 줄\n\n  학습자가 와요.\n", "학습자");
        assert_eq!(before.fingerprint(), after.fingerprint());
        assert_eq!(before.fingerprint().len(), 32);
    }

    #[test]
    fn another_page_sentence_or_word_is_another_finding() {
        let one = finding("a.md", "ko/a", "학습자가 와요.\n", "학습자");
        for other in [
            finding("a.md", "ko/b", "학습자가 와요.\n", "학습자"),
            finding("a.md", "ko/a", "학습자가 가요.\n", "학습자"),
            finding("a.md", "ko/a", "학습자가 와요.\n", "학습"),
        ] {
            assert_ne!(one.fingerprint(), other.fingerprint());
        }
    }

    #[test]
    fn findings_that_are_alike_are_numbered() {
        let one = finding("a.md", "ko/a", "학습자가 와요.\n", "학습자");
        let mut all = [one.clone(), one.clone(), one];
        number(&mut all);
        assert_eq!(all.each_ref().map(|finding| finding.ordinal), [1, 2, 3]);
        assert_ne!(all[0].fingerprint(), all[1].fingerprint());
    }

    #[test]
    fn a_long_sentence_is_cut_and_still_told_apart() {
        let long = |end: &str| short(&format!("{}{end}", "가나다 ".repeat(100)));
        assert!(long("끝").chars().count() < 200);
        assert_ne!(long("끝"), long("다른 끝"));
    }

    #[test]
    fn what_has_neither_place_nor_subject_is_known_by_its_words() {
        let told = |en: &str| Diagnostic::new("a/b", Severity::Error, None, Say::new("가", en)).identity();
        assert_ne!(told("one"), told("two"));
        let file = Diagnostic::new("a/b", Severity::Error, Some(Place::file("a.md")), Say::new("가", "a"));
        assert_eq!(file.identity().page, "a.md");
    }

    #[test]
    fn a_quote_has_three_parts_and_never_fails() {
        let quote = Quote { sentence: "새 학습자가 와요".into(), start: 4, end: 13 };
        assert_eq!(quote.parts(), ("새 ", "학습자", "가 와요"));
        assert_eq!(Quote { start: 1, ..quote }.parts(), ("새 학습자가 와요", "", ""));
    }
}
