//! Converts byte offsets to the lines and columns that people count.

use memchr::memchr2_iter;

use super::as_u32;

/// A position as people count it: lines and columns from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
    /// Offset in UTF-8 bytes from the start of the file.
    pub offset: u32,
}

/// Distance of the places to which characters are counted, in bytes.
const STEP: usize = 1024;

/// The start of each line of a text, and characters counted along it. Built once per text, and only if a finding needs it.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters begin before each `STEP`-th byte: a column is as quickly found at the end of a long line.
    counted: Vec<u32>,
}

/// How many characters begin in these bytes of UTF-8.
fn begins(bytes: &[u8]) -> u32 {
    as_u32(bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count())
}

impl LineIndex {
    /// Lines end at `\n`, `\r\n`, or a lone `\r`, as in CommonMark 0.31 §2.1.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr2_iter(b'\n', b'\r', bytes);
        let ends = ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain(ends.map(|at| as_u32(at) + 1)).collect();
        let mut sum = 0;
        let mut add = |part| {
            let before = sum;
            sum += begins(part);
            before
        };
        let counted = bytes.chunks(STEP).chain([&[][..]]).map(&mut add).collect();
        Self { starts, counted }
    }

    /// How many characters begin before an offset.
    fn characters(&self, text: &str, offset: usize) -> u32 {
        let step = offset / STEP;
        self.counted[step] + begins(&text.as_bytes()[step * STEP..offset])
    }

    /// The position of a byte offset; one inside a character counts as that character.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = offset.min(as_u32(text.len()));
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let mut end = offset as usize;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        // Editors do not show a byte-order mark as a character.
        let mark = u32::from(start == 0 && text[..end].starts_with('\u{feff}'));
        let column = self.characters(text, end) - self.characters(text, start) - mark + 1;
        Position { line: as_u32(line), column, offset }
    }

    /// The text of lines `first..=last` (from 1), without the last line's ending.
    pub fn lines<'t>(&self, text: &'t str, first: u32, last: u32) -> &'t str {
        let start = self.starts.get(first as usize - 1).map_or(text.len(), |&at| at as usize);
        let end = self.starts.get(last as usize).map_or(text.len(), |&at| at as usize);
        text[start..end.max(start)].trim_end_matches(['\n', '\r'])
    }

    /// Offset of the first byte of a line (from 1).
    pub fn line_start(&self, line: u32) -> u32 {
        self.starts.get(line as usize - 1).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "가나\n다a라\r\n끝";
        let index = LineIndex::new(text);
        let at = text.find('라').map(|at| at as u32).unwrap_or_default();
        assert_eq!(index.position(text, at), Position { line: 2, column: 3, offset: at });
        assert_eq!(index.lines(text, 2, 2), "다a라");
        assert_eq!(index.position(text, text.len() as u32).line, 3);
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let text = "\u{feff}가";
        assert_eq!(LineIndex::new(text).position(text, 3).column, 1);
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line() {
        let text = "a\rb\r\nc";
        assert_eq!(LineIndex::new(text).position(text, 2).line, 2);
        assert_eq!(LineIndex::new(text).position(text, 5).line, 3);
    }
}
