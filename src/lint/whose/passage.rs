//! A run as it is read here: all letters composed (NFC), so that words can be compared, and its labels and marks where they
//! stand then.

use std::borrow::Cow;
use std::ops::Range;

use crate::lint::label_notation::WrittenLabel;
use crate::lint::prose::Run;
use crate::model::RoleSet;
use crate::text::composed;

use super::naming::{Naming, particle};

/// A run with composed letters.
#[derive(Debug)]
pub(super) struct Passage<'r> {
    pub(super) text: Cow<'r, str>,
    /// Where the labels stand, in their order.
    pub(super) labels: Vec<Range<usize>>,
    /// Where the run's marks stand, in their order.
    pub(super) marks: Vec<Range<usize>>,
}

impl<'r> Passage<'r> {
    pub(super) fn new(run: &'r Run, written: &[WrittenLabel]) -> Self {
        let labels = || written.iter().map(|own| own.range.clone());
        let marks = || run.marks.iter().map(|mark| mark.range.clone());
        if let Cow::Borrowed(text) = composed(&run.text) {
            return Self { text: Cow::Borrowed(text), labels: labels().collect(), marks: marks().collect() };
        }
        // No letter is composed across the border of a label or a mark.
        let mut borders: Vec<usize> = labels().chain(marks()).flat_map(|range| [range.start, range.end]).collect();
        borders.push(run.text.len());
        borders.sort_unstable();
        borders.dedup();
        let (mut text, mut moved, mut from) = (String::with_capacity(run.text.len()), Vec::new(), 0);
        for &border in &borders {
            text.push_str(&composed(&run.text[from..border]));
            moved.push(text.len());
            from = border;
        }
        let place =
            |at: usize| moved.get(borders.partition_point(|border| *border < at)).copied().unwrap_or(text.len());
        let shifted = |range: Range<usize>| place(range.start)..place(range.end);
        let (labels, marks) = (labels().map(shifted).collect(), marks().map(shifted).collect());
        Self { text: Cow::Owned(text), labels, marks }
    }
}

/// What is read of a sentence. Labels and names are in order, as bytes of the text; names inside of labels are none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence<'s> {
    pub(super) text: &'s str,
    /// Where it stands.
    pub(super) range: &'s Range<usize>,
    pub(super) labels: &'s [Range<usize>],
    pub(super) namings: &'s [Naming],
    pub(super) everyone: RoleSet,
    /// Whom the sentence before spoke of last.
    pub(super) before: Option<RoleSet>,
}

impl Sentence<'_> {
    /// What stands behind a role's name and its particle, up to the next name or the sentence's end.
    pub(super) fn behind(&self, number: usize) -> &str {
        let end = self.namings.get(number + 1).map_or(self.range.end, |next| next.range.start);
        self.text.get(particle(self.text, &self.namings[number]).1..end).unwrap_or_default()
    }

    /// Whether a role's name begins there.
    pub(super) fn names(&self, at: usize) -> bool {
        self.namings.binary_search_by_key(&at, |own| own.range.start).is_ok()
    }
}

/// A word, without the signs around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// Where it begins.
    pub(super) at: usize,
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    words_of(text, 0..text.len())
}

/// The words of a range of a text.
pub(super) fn words_of(text: &str, range: Range<usize>) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut at = range.start;
    for part in text[range].split(char::is_whitespace) {
        let bare = part.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = at + (part.len() - bare.len());
        let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() {
            found.push(Word { text: bare, at: start });
        }
        at += part.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    found
}
