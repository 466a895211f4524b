//! Emphasis beside Hangul, as a Korean reader expects it.
//!
//! CommonMark closes `**` only where what follows is white space or punctuation if punctuation stands before it
//! (CommonMark 0.31 §6.2, "right-flanking"). Korean writes particles without a space, so `**"과정"**을` would stay
//! literal. Where asterisks are left over in a paragraph, the letter beside such a run is covered by a punctuation mark
//! of the same length, and the paragraph is read again.

use std::ops::Range;

use super::mask::{Mask, MaskKind};

/// Covers for the paragraph around a left-over delimiter at `at`; the paragraph's end is returned.
pub(super) fn bridges(text: &str, range: Range<usize>, at: usize, masks: &mut Vec<Mask>) -> usize {
    let paragraph = paragraph(text, range, at);
    let mut next = paragraph.start;
    while let Some(found) = text[next..paragraph.end].find(['*', '~']) {
        let start = next + found;
        let mark = text.as_bytes()[start];
        let length = text[start..paragraph.end].bytes().take_while(|&byte| byte == mark).count();
        let end = start + length;
        next = end;
        let (Some(before), Some(after)) = (text[..start].chars().next_back(), text[end..].chars().next()) else {
            continue;
        };
        if before == '\\' {
            continue;
        }
        if is_mark(before) && is_letter(after) {
            masks.push(Mask { range: end..end + after.len_utf8(), kind: MaskKind::Bridge });
        } else if is_letter(before) && is_mark(after) {
            masks.push(Mask { range: start - before.len_utf8()..start, kind: MaskKind::Bridge });
        }
    }
    paragraph.end
}

/// The text between the blank lines around `at`.
fn paragraph(text: &str, range: Range<usize>, at: usize) -> Range<usize> {
    let start = text[range.start..at].rfind("\n\n").map_or(range.start, |found| range.start + found + 2);
    let end = text[at..range.end].find("\n\n").map_or(range.end, |found| at + found);
    start..end
}

/// Punctuation and symbols, for flanking.
fn is_mark(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace() && character != '*' && character != '~'
}

/// Letters of scripts that write no space before what belongs to a word, all three bytes long in UTF-8.
fn is_letter(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}
