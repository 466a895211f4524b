//! Where sentences end.

use std::ops::Range;

use super::quoted::quoted;

/// The sentences of a text: they end at `.`, `!`, `?` or `。` (with the closing marks after it) before white space, and
/// at a line break that was asked for. White space around them is left out. What is quoted ends no sentence that goes
/// on behind it.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let quotations = quoted(text);
    let mut quotations = quotations.iter().peekable();
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
                while quotations.next_if(|own| own.end <= at).is_some() {}
                let inside =
                    quotations.peek().is_some_and(|own| own.start < at && (end < own.end || goes_on(text, end)));
                let shortened = character == '.' && is_shortened(&text[..at], &text[end..]);
                !number && !inside && !shortened && characters.peek().is_none_or(|(_, next)| next.is_whitespace())
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

/// Whether the sentence that quotes goes on behind its quotation. A capital begins another one.
fn goes_on(text: &str, end: usize) -> bool {
    text[end..].trim_start_matches(' ').starts_with(|c: char| c.is_alphanumeric() && !c.is_uppercase())
}

/// Whether a point belongs to a shortened word: small Latin letters follow it, as in `vs. it`.
fn is_shortened(before: &str, after: &str) -> bool {
    let goes_on = after.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_lowercase());
    goes_on && before.ends_with(|c: char| c.is_ascii_alphabetic())
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

    fn parts(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn marks_before_white_space_end_a_sentence() {
        let text = "저장해요. 됐나요? 1.5배예요!  끝\n줄";
        assert_eq!(parts(text), ["저장해요.", "됐나요?", "1.5배예요!", "끝", "줄"]);
    }

    #[test]
    fn a_shortened_word_ends_no_sentence() {
        assert_eq!(parts("Students vs. teachers. See e.g. this."), ["Students vs. teachers.", "See e.g. this."]);
        assert_eq!(parts("저장해요. iOS"), ["저장해요.", "iOS"]);
    }

    #[test]
    fn a_quotation_ends_no_sentence_that_goes_on() {
        for one in [
            "“저장되었습니다.” 메시지가 보여요.",
            "\"결제되었습니다.\" 알림이 와요.",
            "「저장되었습니다。」 창이 떠요.",
            "“삭제할까요? 되돌릴 수 없어요.” 창이 떠요.",
            "It says “Saved. Well done.” and closes.",
        ] {
            assert_eq!(parts(one), [one]);
        }
        assert_eq!(parts("It says “Saved.” Close it."), ["It says “Saved.”", "Close it."]);
        assert_eq!(parts("“저장할까요?” (예) 네."), ["“저장할까요?”", "(예) 네."]);
        assert_eq!(parts("닫히지 않은 “따옴표. 다음."), ["닫히지 않은 “따옴표.", "다음."]);
    }
}
