//! MDX has no indented code: writers indent what stands inside a component. CommonMark would read four columns of that
//! as code, so the indentation of a component's content is taken away.
//!
//! Offsets stay true by moving white space instead of removing it: the line ending and the indentation after it change
//! places, so the indentation becomes white space at the end of the line before.

use std::ops::Range;

use memchr::memrchr;

use super::cover::{Mask, MaskKind};
use super::jsx::tag::{Line, Tag};

/// Elements inside one another that are looked through for the one that a tag closes.
const NESTING: usize = 64;
/// Columns of a tab stop (CommonMark 0.31 §2.2).
pub const TAB: usize = 4;

/// An element whose tags stand on different lines.
#[derive(Debug)]
struct Element {
    /// Lines strictly between those of its tags.
    first: usize,
    last: usize,
    /// Columns before its opening tag.
    indent: usize,
    /// The smallest indentation of the lines right in it.
    content: usize,
}

/// Covers that take the indentation inside elements away.
pub(super) fn dedent(text: &str, start: usize, lines: &[Line], tags: &[Tag<'_>], masks: &mut Vec<Mask>) {
    let mut elements = elements(text, lines, tags);
    measure(text, lines, &mut elements);
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut next = elements.iter().peekable();
    for (number, line) in lines.iter().enumerate() {
        while open.last().is_some_and(|&(last, _)| last < number) {
            open.pop();
        }
        while let Some(element) = next.next_if(|element| element.first <= number) {
            let around = open.last().map_or(0, |&(_, columns)| columns);
            let more = element.content.saturating_sub(element.indent);
            open.push((element.last, around + more));
        }
        let columns = open.last().map_or(0, |&(_, columns)| columns);
        if columns == 0 || line.start <= start {
            continue;
        }
        let bytes = leading(&text[line.start..line.end], columns);
        let before = &text[start..line.start];
        let ending = if before.ends_with("\r\n") { 2 } else { 1 };
        // A backslash before the line's end is a break; its line goes on, so this one's indentation means nothing.
        let broken = !line.fenced && before[..before.len() - ending].ends_with('\\');
        if bytes > 0 && !broken {
            masks.push(Mask { range: line.start - ending..line.start + bytes, kind: MaskKind::Dedent });
        }
    }
}

/// Covers for the lines of a block that was taken for indented code, so that its first line stands where the text around
/// it does.
pub(super) fn outdent(text: &str, code: Range<usize>, masks: &[Mask]) -> Vec<Mask> {
    let mut covers = Vec::new();
    let first_line = memrchr(b'\n', &text.as_bytes()[..code.start]).map_or(0, |at| at + 1);
    let mut line = first_line;
    let mut remove = None;
    while line < code.end {
        let end = text[line..].find('\n').map_or(text.len(), |at| line + at);
        let white = text[line..end].len() - text[line..end].trim_start_matches([' ', '\t']).len();
        // White space that is taken away already.
        let ending = if text[..line].ends_with("\r\n") { 2 } else { 1 };
        let gone = masks
            .get(masks.partition_point(|mask| mask.range.end <= line))
            .filter(|mask| mask.kind == MaskKind::Dedent && mask.range.start < line)
            .map_or(0, |mask| mask.range.end - line);
        let blank = text[line..end].trim().is_empty();
        // In a quote, the white space is not the line's own.
        if !blank && line >= ending && gone <= white {
            let seen = &text[line + gone..line + white];
            let wanted = *remove.get_or_insert_with(|| {
                let before = code.start.saturating_sub(line + gone).min(seen.len());
                columns(seen) - columns(&seen[..before]).saturating_sub(TAB)
            });
            let keep = columns(seen).saturating_sub(wanted);
            let kept = trailing(seen, keep);
            if kept < seen.len() {
                covers.push(Mask { range: line - ending..line + white - kept, kind: MaskKind::Dedent });
            }
        }
        line = end + 1;
    }
    covers
}

/// White space that is longer is taken as it comes.
const MIXED: usize = 256;

/// The bytes at the end of white space that take at most so many columns at a line's beginning.
fn trailing(white: &str, most: usize) -> usize {
    if white.len() > MIXED {
        return leading(&format!("{white}."), most);
    }
    (0..white.len()).find(|&at| columns(&white[at..]) <= most).map_or(0, |at| white.len() - at)
}

/// Elements in the order of their opening tags.
fn elements(text: &str, lines: &[Line], tags: &[Tag<'_>]) -> Vec<Element> {
    let line_of = |at: usize| lines.partition_point(|line| line.start <= at) - 1;
    let mut open: Vec<(&Tag<'_>, usize)> = Vec::new();
    let mut found: Vec<Option<Element>> = Vec::new();
    for tag in tags.iter().filter(|tag| !tag.empty && !lines.is_empty() && tag.range.start >= lines[0].start) {
        if !tag.closing {
            open.push((tag, found.len()));
            found.push(None);
            continue;
        }
        let Some(depth) = open.iter().rev().take(NESTING).position(|(opening, _)| opening.name == tag.name) else {
            continue;
        };
        open.truncate(open.len() - depth);
        let Some((opening, number)) = open.pop() else { continue };
        let line = &lines[line_of(opening.range.start)];
        let indent = &text[line.start..opening.range.start];
        if !indent.trim().is_empty() {
            continue;
        }
        // Of lines inside the opening tag only the first is listed, so the next listed one is the first of the content.
        let first = lines.partition_point(|line| line.start < opening.range.end);
        let last = line_of(tag.range.start);
        if first < last {
            found[number] = Some(Element { first, last: last - 1, indent: columns(indent), content: usize::MAX });
        }
    }
    found.into_iter().flatten().filter(|element| element.first <= element.last).collect()
}

/// Finds the indentation of the lines right in each element.
fn measure(text: &str, lines: &[Line], elements: &mut [Element]) {
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for (number, line) in lines.iter().enumerate() {
        while open.last().is_some_and(|&element| elements[element].last < number) {
            open.pop();
        }
        while elements.get(next).is_some_and(|element| element.first <= number) {
            open.push(next);
            next += 1;
        }
        let content = &text[line.start..line.end];
        if let Some(&element) = open.last()
            && !line.fenced
            && !content.trim().is_empty()
        {
            elements[element].content = elements[element].content.min(indentation(content));
        }
    }
    for element in elements {
        if element.content == usize::MAX {
            element.content = element.indent;
        }
    }
}

/// The width of the white space at a line's beginning.
pub fn indentation(line: &str) -> usize {
    columns(&line[..line.len() - line.trim_start_matches([' ', '\t']).len()])
}

/// The width of white space.
pub(super) fn columns(white: &str) -> usize {
    white.bytes().fold(0, |column, byte| if byte == b'\t' { column / TAB * TAB + TAB } else { column + 1 })
}

/// The bytes of white space at a line's beginning that take at most so many columns.
pub(super) fn leading(line: &str, columns: usize) -> usize {
    let mut column = 0;
    for (at, byte) in line.bytes().enumerate() {
        column = match byte {
            b' ' => column + 1,
            b'\t' => column / TAB * TAB + TAB,
            _ => return at,
        };
        if column > columns {
            return at;
        }
    }
    // A line of white space only: as it is.
    0
}

#[cfg(test)]
mod tests {
    use super::{columns, trailing};

    #[test]
    fn what_is_kept_of_mixed_white_space_is_as_wide_as_wanted() {
        for (white, most, kept) in
            [("\t\t", 4, 1), ("\t\t ", 5, 2), ("\t\t    ", 8, 5), ("        ", 4, 4), ("\t", 3, 0), ("", 2, 0)]
        {
            assert_eq!(trailing(white, most), kept, "{white:?}");
            assert!(columns(&white[white.len() - kept..]) <= most);
        }
    }
}
