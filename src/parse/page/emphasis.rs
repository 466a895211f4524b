//! Emphasis beside Hangul, as a Korean reader expects it.
//!
//! CommonMark closes `**` only where what follows is white space or punctuation if punctuation stands before it
//! (CommonMark 0.31 §6.2, "right-flanking"). Korean writes particles without a space, so `**"과정"**을` would stay
//! literal. Where delimiters are left over in a stretch of text, the letter beside such a run is covered by a
//! punctuation mark of the same length, and the page is read again: so text in which everything matches stays as it is.

use std::ops::Range;

use super::cover::{Mask, MaskKind};

/// Covers beside the delimiters of one stretch of text, matched and left over, in any order.
pub(super) fn bridges(text: &str, delimiters: &[Range<usize>], masks: &mut Vec<Mask>) {
    let runs = runs(text, delimiters);
    for (index, run) in runs.iter().enumerate() {
        let Some(side) = run.side() else { continue };
        // One asterisk may be meant as itself (`가격(원)*수량(개)*2`): it needs a partner that can be nothing else.
        let wanted = run.range.len() > 1
            || match side {
                Side::Closing => runs[..index].iter().rev().any(|other| other.opens(run)),
                Side::Opening => runs[index + 1..].iter().any(|other| other.closes(run)),
            };
        if !wanted {
            continue;
        }
        let letter = match (side, run.before, run.after) {
            (Side::Closing, _, Some(after)) => run.range.end..run.range.end + after.len_utf8(),
            (Side::Opening, Some(before), _) => run.range.start - before.len_utf8()..run.range.start,
            _ => continue,
        };
        masks.push(Mask { range: letter, kind: MaskKind::Bridge });
    }
}

/// On which side of its content a run has to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
}

/// Delimiters that touch, with the characters around them.
#[derive(Debug)]
struct Run {
    range: Range<usize>,
    mark: u8,
    before: Option<char>,
    after: Option<char>,
}

impl Run {
    /// The side that CommonMark does not see because a letter stands where it wants a space.
    fn side(&self) -> Option<Side> {
        match (self.before?, self.after?) {
            (before, after) if is_mark(before) && is_letter(after) => Some(Side::Closing),
            (before, after) if is_letter(before) && is_mark(after) => Some(Side::Opening),
            _ => None,
        }
    }

    fn is_like(&self, other: &Run) -> bool {
        self.mark == other.mark && self.range.len() == other.range.len()
    }

    /// It can only open what the other closes.
    fn opens(&self, other: &Run) -> bool {
        self.is_like(other)
            && self.before.is_none_or(char::is_whitespace)
            && !self.after.is_none_or(char::is_whitespace)
    }

    /// It can only close what the other opens.
    fn closes(&self, other: &Run) -> bool {
        self.is_like(other)
            && self.after.is_none_or(char::is_whitespace)
            && !self.before.is_none_or(char::is_whitespace)
    }
}

/// The runs that the delimiters make.
fn runs(text: &str, delimiters: &[Range<usize>]) -> Vec<Run> {
    let mut sorted = delimiters.to_vec();
    sorted.sort_by_key(|delimiter| delimiter.start);
    let mut runs: Vec<Run> = Vec::new();
    for delimiter in sorted {
        let mark = text.as_bytes()[delimiter.start];
        if !matches!(mark, b'*' | b'~') {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.range.end >= delimiter.start && last.mark == mark => {
                last.range.end = last.range.end.max(delimiter.end);
            }
            _ => runs.push(Run { range: delimiter, mark, before: None, after: None }),
        }
    }
    for run in &mut runs {
        run.before = text[..run.range.start].chars().next_back();
        run.after = text[run.range.end..].chars().next();
    }
    runs
}

/// Punctuation and symbols, for flanking.
fn is_mark(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace() && !matches!(character, '*' | '~' | '|' | '\\')
}

/// Letters of scripts that write no space before what belongs to a word, all three bytes long in UTF-8.
fn is_letter(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}
