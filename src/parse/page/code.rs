//! Where code stands on a page before CommonMark has parsed it: fences and code spans, told line by line.

use std::collections::BTreeMap;

use memchr::memchr;

/// Backslashes that are counted before a sign, in bytes.
const LIMIT: usize = 4000;

/// Runs of backticks in one paragraph.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    end: usize,
    /// By length: where the last one starts.
    last: BTreeMap<usize, usize>,
}

impl Ticks {
    /// The end of a code span, or of the backticks that open none.
    pub(super) fn code_end(&mut self, text: &str, start: usize, limit: usize) -> usize {
        let length = run_length(&text.as_bytes()[start..limit], b'`');
        let after = start + length;
        if start >= self.end {
            *self = Ticks::of(text, start, limit);
        }
        if self.last.get(&length).is_none_or(|&last| last <= start) {
            return after;
        }
        let bytes = &text.as_bytes()[..self.end];
        let mut at = after;
        while let Some(found) = memchr(b'`', &bytes[at..]) {
            let run = run_length(&bytes[at + found..], b'`');
            at += found + run;
            if run == length {
                return at;
            }
        }
        after
    }

    /// Those from `start` to the next blank line.
    fn of(text: &str, start: usize, limit: usize) -> Self {
        let bytes = &text.as_bytes()[..limit];
        let mut last = BTreeMap::new();
        let mut at = start;
        let mut blank = false;
        while at < limit {
            match bytes[at] {
                b'`' => {
                    let length = run_length(&bytes[at..], b'`');
                    last.insert(length, at);
                    at += length;
                    blank = false;
                    continue;
                }
                b'\n' if blank => break,
                b'\n' => blank = true,
                b' ' | b'\t' | b'\r' => {}
                _ => blank = false,
            }
            at += 1;
        }
        Self { end: at, last }
    }
}

pub(super) fn run_length(bytes: &[u8], mark: u8) -> usize {
    bytes.iter().take_while(|&&byte| byte == mark).count()
}

/// Whether the backslash at `at` is itself escaped.
pub(super) fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take(LIMIT).take_while(|&&byte| byte == b'\\').count() % 2 == 1
}

pub(super) fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

/// The bytes of white space and quote marks at a line's beginning.
fn quoted(line: &[u8]) -> usize {
    line.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>')).count()
}

/// The mark and length of the code fence that a line opens, inside quotes and list items too.
pub(super) fn opens_fence(line: &str) -> Option<(u8, usize)> {
    let line = line.as_bytes();
    let mut rest = &line[quoted(line)..];
    loop {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let marker = match rest.get(digits)? {
            b'-' | b'*' | b'+' if digits == 0 => 1,
            b'.' | b')' if digits > 0 => digits + 1,
            _ => break,
        };
        let after = quoted(&rest[marker..]);
        if after == 0 {
            break;
        }
        rest = &rest[marker + after..];
    }
    let mark = *rest.first()?;
    let length = run_length(rest, mark);
    let fence =
        matches!(mark, b'`' | b'~') && length >= 3 && !(mark == b'`' && memchr(b'`', &rest[length..]).is_some());
    fence.then_some((mark, length))
}

pub(super) fn closes_fence(line: &str, mark: u8, length: usize) -> bool {
    let rest = line.trim_start_matches([' ', '\t', '>']).trim_end();
    run_length(rest.as_bytes(), mark) >= length && rest.bytes().all(|byte| byte == mark)
}

/// A code span's content from its own bytes (CommonMark 0.31 §6.1).
pub(super) fn code_content(span: &str) -> String {
    let ticks = span.bytes().take_while(|&byte| byte == b'`').count();
    let inner = span.get(ticks..span.len() - ticks).unwrap_or_default();
    let inner = inner.replace("\r\n", " ").replace(['\n', '\r'], " ");
    match inner.strip_prefix(' ').and_then(|rest| rest.strip_suffix(' ')) {
        Some(stripped) if !inner.trim().is_empty() => stripped.to_owned(),
        _ => inner,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_span_is_read_from_its_own_bytes() {
        assert_eq!(code_content("`` a ` b ``"), "a ` b");
        assert_eq!(code_content("` `"), " ");
    }
}
