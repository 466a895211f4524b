//! Identifies a finding across runs: the identity stays when the file moves, lines shift or the sentence is edited.
//!
//! The identity consists of the page (by id, not by file), the rule, the subject and the found text. The surrounding
//! sentence, the page's title and the place are not part of it. Findings with the same identity are numbered in reading
//! order.

use std::collections::BTreeMap;

use super::{Diagnostic, Subject};

/// Longest found text that is kept, in characters: people read lists of findings.
const FOUND_LIMIT: usize = 160;

/// Rules that mark a title, a heading or a whole step only to show a line: the marked text is not part of the identity.
const PASSAGES: [&str; 7] =
    ["i18n/missing", "i18n/outdated", "page/empty", "page/orphan", "page/stale", "steps/no-image", "style/heading"];

/// The sentence that contains a finding, as the reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Quote {
    /// The sentence, shortened if it is long.
    pub sentence: String,
    /// First byte of the marked words.
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

/// The identity of a finding, without its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// The page: language and id; for other files the path. Empty if the finding has no place.
    pub page: String,
    /// The rule's id.
    pub rule: String,
    /// The subject: kind and id (`concept:learner`). Empty if the finding is not about a glossary entry.
    pub subject: String,
    /// The found text, on one line.
    pub found: String,
}

impl Identity {
    /// 32 hexadecimal digits for the finding with this identity and number, counted from 1.
    pub fn fingerprint(&self, ordinal: u32) -> String {
        self.hash(ordinal).to_hex()[..32].to_owned()
    }

    fn hash(&self, ordinal: u32) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for part in [&self.rule, &self.subject, &self.page, &self.found] {
            hasher.update(part.as_bytes()).update(&[0]);
        }
        hasher.update(&ordinal.to_le_bytes());
        hasher.finalize()
    }
}

impl Diagnostic {
    /// The identity of this finding.
    pub fn identity(&self) -> Identity {
        let place = self.place.as_ref();
        let page = self.page.as_deref().or_else(|| place.map(|place| &*place.path)).unwrap_or_default();
        let found = match place {
            Some(place) => short(telling(&self.rule, &place.found)),
            // Without a place and a subject, only the message tells findings apart.
            None if self.subject.is_none() => short(&self.message.en),
            None => String::new(),
        };
        Identity {
            page: page.to_owned(),
            rule: self.rule.clone().into_owned(),
            subject: self.subject.as_ref().map(Subject::name).unwrap_or_default(),
            found,
        }
    }

    /// The stable id of this finding for machines. Call [`number`] on all findings before.
    pub fn fingerprint(&self) -> String {
        self.identity().fingerprint(self.ordinal)
    }
}

/// Numbers findings with the same identity, in their order.
pub fn number<'d>(diagnostics: impl IntoIterator<Item = &'d mut Diagnostic>) {
    // Keyed by hash, because the identities of a hundred thousand findings would take too much memory.
    let mut seen: BTreeMap<[u8; 32], u32> = BTreeMap::new();
    for diagnostic in diagnostics {
        let count = seen.entry(*diagnostic.identity().hash(0).as_bytes()).or_default();
        *count += 1;
        diagnostic.ordinal = *count;
    }
}

/// The part of the found text that belongs to the identity. Edits of the prose leave it unchanged: for a picture or a
/// link it is the address, for a block the name on its opening line, for a passage nothing.
pub fn telling<'f>(rule: &str, found: &'f str) -> &'f str {
    let found = found.trim();
    if PASSAGES.contains(&rule) {
        return "";
    }
    if found.starts_with(":::") {
        let name = found.trim_start_matches(':').trim_start();
        let end = name.find(char::is_whitespace).unwrap_or(name.len());
        return &found[..found.len() - name.len() + end];
    }
    let bracketed = found.starts_with('[') || found.starts_with("![");
    match found.rsplit_once("](").filter(|_| bracketed) {
        Some((_, address)) => {
            let address = address.trim_start();
            let (address, ends): (_, fn(char) -> bool) = match address.strip_prefix('<') {
                Some(address) => (address, |c| c == '>'),
                None => (address, |c| c.is_whitespace() || c == ')'),
            };
            &address[..address.find(ends).unwrap_or(address.len())]
        }
        None => found,
    }
}

/// A text on one line with single spaces; the end of a long text is replaced by its hash.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(FOUND_LIMIT) {
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
    fn an_edited_sentence_changes_nothing() {
        let before = finding("a.md", "ko/a", "학습자가 와요.\n", "학습자");
        let after = finding("a.md", "ko/a", "오늘 온 학습자도 가요.\n", "학습자");
        assert_eq!(before.fingerprint(), after.fingerprint());
    }

    #[test]
    fn another_page_rule_subject_or_word_is_another_finding() {
        let one = finding("a.md", "ko/a", "학습자가 와요.\n", "학습자");
        let of_rule = Diagnostic { rule: "term/variant".into(), ..one.clone() };
        let of_label = one.clone().about(Subject::Label("learner".into()));
        for other in [
            finding("a.md", "ko/b", "학습자가 와요.\n", "학습자"),
            finding("a.md", "ko/a", "학습자가 와요.\n", "학습"),
            of_rule,
            of_label,
        ] {
            assert_ne!(one.fingerprint(), other.fingerprint());
        }
    }

    #[test]
    fn what_is_marked_only_to_be_shown_tells_nothing() {
        assert_eq!(telling("page/orphan", "결제 안내"), "");
        assert_eq!(telling("style/heading", "## 결제"), "");
        assert_eq!(telling("term/deprecated", "학습자"), "학습자");
    }

    #[test]
    fn of_pictures_links_and_blocks_the_prose_tells_nothing() {
        assert_eq!(telling("image/missing", "![결제 화면](pay/화면.png \"결제\")"), "pay/화면.png");
        assert_eq!(telling("image/stale", "![](<a b.png>)"), "a b.png");
        assert_eq!(telling("link/broken", "[없는 [글]](none.md)"), "none.md");
        assert_eq!(telling("directive/invalid", ":::role 수강생\n학습자가 와요."), ":::role");
        assert_eq!(telling("directive/invalid", "::: tabs"), "::: tabs");
        assert_eq!(telling("label/notation", "[저장]"), "[저장]");
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
    fn a_long_text_is_cut_and_still_told_apart() {
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
