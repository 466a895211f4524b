//! Where sentences end.

use std::ops::Range;

/// The sentences of a text: they end at `.`, `!`, `?` or `。` (with the closing marks after it) before white space, and
/// at a line break that was asked for. White space around them is left out.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let mut end = at + character.len_utf8();
        let ends = match character {
            '\n' => true,
            '.' | '!' | '?' | '。' | '！' | '？' => {
                while let Some(&(next, mark)) = characters.peek() {
                    if !matches!(mark, '.' | '!' | '?' | '"' | '\'' | '”' | '’' | ')' | '」' | '』') {
                        break;
                    }
                    end = next + mark.len_utf8();
                    characters.next();
                }
                // A number of a list (1.) or a decimal is no end.
                let number = character == '.' && text[start..at].trim().chars().all(|c| c.is_ascii_digit());
                !number && characters.peek().is_none_or(|(_, next)| next.is_whitespace())
            }
            _ => false,
        };
        if ends {
            push(text, start..end, &mut found);
            start = end;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let whole = &text[range.clone()];
    let start = range.start + (whole.len() - whole.trim_start().len());
    let end = start + whole.trim().len();
    if start < end {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn marks_before_white_space_end_a_sentence() {
        let text = "저장해요. “됐나요?” 1.5배예요!  끝\n줄";
        let parts: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["저장해요.", "“됐나요?”", "1.5배예요!", "끝", "줄"]);
    }
}
