//! How a report is written: texts of articles stay texts in HTML and in markdown that people paste into a chat, numbers have
//! commas, and its pages have the same colours.

use pulldown_cmark_escape::escape_html;

/// The colours and fonts of a report's pages, as CSS.
pub(super) const COLOURS: &str = include_str!("colours.css");

/// A number with a comma before every three digits: `19,600`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Text for HTML and its attributes.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing into memory does not fail.
    let _ = escape_html(&mut out, text);
    out
}

/// Text for a line of markdown: no markup, no mention of anybody, no link to a pull request.
pub fn chat(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => out.extend(['\\', c]),
            // An invisible word joiner keeps platforms from reading `@name` as a mention or `#1` as a link.
            '@' | '#' => out.extend([c, '\u{2060}']),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn what_means_something_there_is_written_as_itself() {
        assert_eq!(html("<b> & \"x\""), "&lt;b&gt; &amp; &quot;x&quot;");
        assert_eq!(chat("a\n*b* <c> @d #1"), "a \\*b\\* &lt;c> @\u{2060}d #\u{2060}1");
    }
}
