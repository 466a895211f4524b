//! The text around a place, as far as a rule looks at it: a page may be one line of megabytes, and what is done for each of
//! its words must not grow with it.

use memchr::{memchr2, memrchr2};

/// What is before a place, at most so many bytes of it.
pub fn text_before(text: &str, at: usize, limit: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(limit)).min(at);
    &text[from..at]
}

/// What is behind a place, at most so many bytes of it.
pub fn text_after(text: &str, at: usize, limit: usize) -> &str {
    let to = text.floor_char_boundary(text.len().min(at.saturating_add(limit))).max(at);
    &text[at..to]
}

/// What is before a place on its line, at most so many bytes of it.
pub fn line_before(text: &str, at: usize, limit: usize) -> &str {
    let part = text_before(text, at, limit);
    memrchr2(b'\n', b'\r', part.as_bytes()).map_or(part, |end| &part[end + 1..])
}

/// What is behind a place on its line, at most so many bytes of it.
pub fn line_after(text: &str, at: usize, limit: usize) -> &str {
    let part = text_after(text, at, limit);
    memchr2(b'\n', b'\r', part.as_bytes()).map_or(part, |end| &part[..end])
}

#[cfg(test)]
mod tests {
    use super::{line_after, line_before, text_after, text_before};

    #[test]
    fn both_end_at_the_line_and_at_the_limit() {
        let text = "첫 줄\r\n둘째 학습자 줄\n셋째";
        let at = text.find("학습자").unwrap_or_default();
        assert_eq!((line_before(text, at, 100), line_after(text, at, 100)), ("둘째 ", "학습자 줄"));
        assert_eq!((line_before(text, at, 3), line_after(text, at, 4)), (" ", "학"));
        assert_eq!((line_before(text, 0, 9), line_after(text, text.len(), 9)), ("", ""));
        assert_eq!((text_before(text, at, 11), text_after(text, at, usize::MAX)), ("\r\n둘째 ", "학습자 줄\n셋째"));
    }
}
