//! Where a word ends: which characters belong to one.

use std::ops::Range;

use super::fold::Folded;

/// Whether letters and digits may not touch here: `c` belongs to a word.
pub(super) fn is_word(c: char) -> bool {
    match c {
        '가'..='힣' => true,
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        // The old vowel serves as a middle dot.
        'ㆍ' => false,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a word goes on at `at`, the end of `term`.
pub(super) fn continues_word(folded: &Folded, term: &Range<usize>, at: usize) -> bool {
    let last = folded.cased()[..at].chars().next_back();
    let rest = folded.rest_of_word(at);
    let latin = folded.cased()[term.clone()].ends_with(|c: char| c.is_ascii_alphanumeric());
    last.is_some_and(is_word) && (rest.starts_with(is_word) || (latin && is_dotted(rest.chars())))
}

/// Whether characters away from a Latin word begin with a dot and a letter: node.js is one word.
pub(super) fn is_dotted(mut outward: impl Iterator<Item = char>) -> bool {
    outward.next() == Some('.') && outward.next().is_some_and(|c| c.is_ascii_alphanumeric())
}
