//! The line around a place, as far as a rule looks at it: a page may be one line of megabytes, and what is done for each of
//! its words must not grow with it.

use memchr::{memchr2, memrchr2};

/// What is before a place on its line, at most so many bytes of it.
pub fn line_before(text: &str, at: usize, limit: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(limit)).min(at);
    let part = &text[from..at];
    memrchr2(b'\n', b'\r', part.as_bytes()).map_or(part, |end| &part[end + 1..])
}

/// What is behind a place on its line, at most so many bytes of it.
pub fn line_after(text: &str, at: usize, limit: usize) -> &str {
    let to = text.floor_char_boundary(text.len().min(at + limit)).max(at);
    let part = &text[at..to];
    memchr2(b'\n', b'\r', part.as_bytes()).map_or(part, |end| &part[..end])
}

#[cfg(test)]
mod tests {
    use super::{line_after, line_before};

    #[test]
    fn both_end_at_the_line_and_at_the_limit() {
        let text = "첫 줄\r\n둘째 학습자 줄\n셋째";
        let at = text.find("학습자").unwrap_or_default();
        assert_eq!((line_before(text, at, 100), line_after(text, at, 100)), ("둘째 ", "학습자 줄"));
        assert_eq!((line_before(text, at, 3), line_after(text, at, 4)), (" ", "학"));
        assert_eq!((line_before(text, 0, 9), line_after(text, text.len(), 9)), ("", ""));
    }
}
