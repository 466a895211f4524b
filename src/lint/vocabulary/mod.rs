//! Which words do the pages say that the glossary does not know? Gathered page by page, ranked for the whole site: nouns
//! and phrases that a terminology may want to fix, each with the other ways in which the same word is written.
//!
//! No dictionary is used. Many different particles behind a word show that it is a noun.

mod everyday;
mod ranking;

pub use ranking::{Candidate, rank};

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::Page;
use crate::parse::page::Document;
use crate::text::SourceText;

use super::linter::Linter;
use super::page::PageContext;
use super::prose::{OBJECT, Run, RunKind, sentences};

/// Sentences shorter or longer than that, in characters, show little.
const TELLING: std::ops::RangeInclusive<usize> = 12..=110;
/// So many sentences of a word are kept.
const SENTENCES: usize = 2;

/// The words of pages in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// Words as they are written, particles and all.
    pub forms: BTreeMap<String, Form>,
    /// Words right behind one another, with how often they are.
    pub pairs: BTreeMap<(String, String), usize>,
}

/// A word as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// How often.
    pub count: usize,
    /// On how many pages.
    pub pages: usize,
    /// How often in titles and headings.
    pub headings: usize,
    /// How often with its name in another script behind it: 렌더링(rendering).
    pub glossed: usize,
    /// Sentences in which it stands, with the file.
    pub sentences: Vec<(String, String)>,
}

impl Vocabulary {
    /// With the words of another page.
    pub fn extend(&mut self, other: Vocabulary) {
        for (word, form) in other.forms {
            let own = self.forms.entry(word).or_default();
            own.count += form.count;
            own.pages += form.pages;
            own.headings += form.headings;
            own.glossed += form.glossed;
            let room = SENTENCES.saturating_sub(own.sentences.len());
            own.sentences.extend(form.sentences.into_iter().take(room));
        }
        for (pair, count) in other.pairs {
            *self.pairs.entry(pair).or_default() += count;
        }
    }
}

impl Linter<'_> {
    /// The words of a page that no term, label or feature of the glossary covers.
    pub fn vocabulary(&self, page: &Page, source: &SourceText, document: &Document) -> Vocabulary {
        let context = self.context(page, source, document);
        let mut vocabulary = Vocabulary::default();
        for (run, mentions) in context.runs().iter().zip(context.mentions()) {
            let terms = mentions.terms.iter().map(|own| own.term.start..own.tail.end.max(own.term.end));
            let written = mentions.written.iter().map(|own| own.range.clone());
            let features = mentions.features.iter().map(|(_, range)| range.clone());
            let covered: Vec<Range<usize>> = terms.chain(written).chain(features).collect();
            of_run(run, &covered, &context, &mut vocabulary);
        }
        for form in vocabulary.forms.values_mut() {
            form.pages = 1;
        }
        vocabulary
    }
}

/// Adds the words of a run.
fn of_run(run: &Run, covered: &[Range<usize>], context: &PageContext<'_>, vocabulary: &mut Vocabulary) {
    let text = &run.text;
    let heading = matches!(run.kind, RunKind::Title | RunKind::Heading | RunKind::ContainerTitle);
    let sentences = sentences(text);
    let mut before: Option<(&str, usize)> = None;
    for range in words(text) {
        let word = &text[range.clone()];
        let is_covered = covered.iter().any(|own| own.start < range.end && range.start < own.end);
        if is_covered || !is_word(word) {
            before = None;
            continue;
        }
        let form = vocabulary.forms.entry(word.to_owned()).or_default();
        form.count += 1;
        form.headings += usize::from(heading);
        form.glossed += usize::from(is_glossed(&text[range.end..]));
        // One of each page: two of the same say little more.
        if form.sentences.is_empty()
            && let Some(sentence) = sentences.iter().find(|own| own.start <= range.start && range.end <= own.end)
        {
            let sentence = text[sentence.clone()].replace(OBJECT, "…").split_whitespace().collect::<Vec<_>>().join(" ");
            if TELLING.contains(&sentence.chars().count()) {
                form.sentences.push((sentence, context.page.path.to_string()));
            }
        }
        if let Some((first, end)) = before
            && text[end..range.start] == *" "
        {
            *vocabulary.pairs.entry((first.to_owned(), word.to_owned())).or_default() += 1;
        }
        before = Some((word, range.end));
    }
}

/// The words of a text: letters and digits without anything between them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..text.len()));
    found
}

/// Whether it may be a word that people would agree on: not one letter, no number.
fn is_word(word: &str) -> bool {
    let mut letters = word.chars();
    let long = letters.by_ref().nth(1).is_some();
    long && word.chars().next().is_some_and(char::is_alphabetic) && word.len() < 80
}

/// Whether a name in Latin letters stands right behind, in brackets or raised: `(rendering)`.
fn is_glossed(behind: &str) -> bool {
    let behind = behind.strip_prefix(' ').unwrap_or(behind);
    // Raised by markup, it stands between what is no prose.
    let Some(inner) = behind.strip_prefix(['(', '（', OBJECT]) else { return false };
    let latin = inner.chars().take_while(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-')).count();
    latin > 1 && inner.chars().nth(latin).is_some_and(|c| matches!(c, ')' | '）' | OBJECT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_without_anything_between_them() {
        let of = |text: &'static str| words(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(
            of("렌더링(rendering)은 API키·앱으로 3번!"),
            ["렌더링", "rendering", "은", "API키", "앱으로", "3번"]
        );
        assert!(is_word("앱으로") && !is_word("앱") && !is_word("3번") && !is_word(""));
    }

    #[test]
    fn a_name_in_another_script_is_noticed() {
        assert!(is_glossed("(rendering)은") && is_glossed(" (code splitting)") && is_glossed("\u{fffc}Ref\u{fffc}은"));
        assert!(!is_glossed("(3)") && !is_glossed("은 (a)") && !is_glossed("(예: a)") && !is_glossed(" rendering"));
    }
}
