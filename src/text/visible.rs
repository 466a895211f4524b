//! Makes control characters visible in text for a terminal or a log.

use std::borrow::Cow;

/// The text with control characters replaced by their pictures (U+2400 and on), except line ends and tabs: the text of
/// a page must not colour the terminal or move its cursor.
pub fn visible(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\0'..='\x1f' if steers(c) => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        c if steers(c) => '\u{fffd}',
        c => c,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_shown() {
        assert_eq!(visible("제목\u{1b}[31m\u{7}\u{7f}\u{9b}끝\r\n\t"), "제목␛[31m␇␡\u{fffd}끝␍\n\t");
        assert!(matches!(visible("한 줄\n"), Cow::Borrowed("한 줄\n")));
    }
}
