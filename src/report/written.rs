//! Texts of articles that stay texts where a report is written: in HTML, and in markdown that people paste into a chat.

use pulldown_cmark_escape::escape_html;

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
    fn what_means_something_there_is_written_as_itself() {
        assert_eq!(html("<b> & \"x\""), "&lt;b&gt; &amp; &quot;x&quot;");
        assert_eq!(chat("a\n*b* <c> @d #1"), "a \\*b\\* &lt;c> @\u{2060}d #\u{2060}1");
    }
}
