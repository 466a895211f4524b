//! How wide a text is on a terminal: Hangul takes two columns, a combining sign none.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns that a text takes on a terminal.
///
/// ```
/// assert_eq!(helpgen::text::columns("오류 a"), 6);
/// ```
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Pads a text with spaces, so that the next text starts in the same column on every line.
pub fn padded(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(columns(text))))
}

/// Cuts a text to at most `wide` columns; a cut text ends in an ellipsis.
pub fn fitted(text: &str, wide: usize) -> String {
    if columns(text) <= wide {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= wide
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_is_two_columns_wide() {
        assert_eq!(padded("경고", 6), "경고  ");
        assert_eq!(padded("warning", 3), "warning");
        assert_eq!(fitted("수강생 안내", 11), "수강생 안내");
        assert_eq!(fitted("수강생 안내", 8), "수강생 …");
        assert_eq!(fitted("수강생", 2), "…");
    }
}
