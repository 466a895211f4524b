//! Bodies of admonitions and tabs (Python-Markdown): the text that is indented under `!!! note` is prose, which CommonMark
//! would take for code. Its indentation is taken away, as that inside components of MDX is.

use std::ops::Range;

use memchr::{memchr, memmem};

use crate::parse::page::code::{closes_fence, is_blank, opens_fence};
use crate::parse::page::indent::{TAB, columns, leading};
use crate::parse::page::mask::{Mask, MaskKind};

use super::{Body, Dialects};

/// Bodies inside one another.
const NESTING: usize = 16;

/// The bodies of a page.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    /// Lines whose indentation goes: where each starts, how long its ending before is, and where its content starts.
    lines: Vec<(usize, usize, usize)>,
    /// Where each head starts and ends.
    heads: Vec<(usize, usize)>,
}

impl Bodies {
    /// The bodies in a stretch of a text.
    pub(super) fn of(text: &str, range: Range<usize>, dialects: Dialects) -> Self {
        let part = &text.as_bytes()[range.clone()];
        let signs: Vec<&Body> = dialects.chosen().flat_map(|dialect| dialect.bodies).collect();
        let signs: Vec<&Body> =
            signs.into_iter().filter(|body| memmem::find(part, body.sign.as_bytes()).is_some()).collect();
        let mut bodies = Self::default();
        if !signs.is_empty() {
            bodies.read(text, range, &signs);
        }
        bodies
    }

    fn read(&mut self, text: &str, range: Range<usize>, signs: &[&Body]) {
        // The columns from which on a line belongs to each open body.
        let mut open: Vec<usize> = Vec::new();
        let mut fence: Option<(u8, usize)> = None;
        let mut in_list = false;
        let mut line = range.start;
        while line < range.end {
            let end = memchr(b'\n', &text.as_bytes()[line..range.end]).map_or(range.end, |found| line + found);
            let written = &text[line..end];
            let start = line;
            line = end + 1;
            if is_blank(written) {
                continue;
            }
            let indent = columns(&written[..written.len() - written.trim_start_matches([' ', '\t']).len()]);
            while open.last().is_some_and(|&inside| inside > indent) {
                open.pop();
                fence = None;
            }
            let removed = leading(written, open.len() * TAB);
            if removed > 0 {
                let ending = if text[..start].ends_with("\r\n") { 2 } else { 1 };
                self.lines.push((start, ending, start + removed));
            }
            let content = &written[removed..];
            if let Some((mark, length)) = fence {
                fence = (!closes_fence(content, mark, length)).then_some((mark, length));
                continue;
            }
            fence = opens_fence(content);
            let inner = content.trim_start_matches([' ', '\t']);
            let deep = columns(&content[..content.len() - inner.len()]) >= TAB;
            let item = inner.starts_with(['-', '*', '+']) || inner.starts_with(|c: char| c.is_ascii_digit());
            in_list = item || in_list && inner.len() < content.len();
            let at = end - inner.len();
            let head = signs.iter().find_map(|body| {
                let found = inner.starts_with(body.sign) && fence.is_none() && (!deep || in_list);
                found.then(|| (body.head)(text, at, range.end)).flatten()
            });
            if let Some(head) = head {
                self.heads.push((at, head));
                if open.len() < NESTING {
                    open.push(indent + TAB);
                }
            }
        }
    }

    /// Where the content of the line that starts at `line` begins.
    pub(super) fn content(&self, line: usize) -> usize {
        match self.lines.binary_search_by_key(&line, |&(start, ..)| start) {
            Ok(found) => self.lines[found].2,
            Err(_) => line,
        }
    }

    /// The end of the head that starts at `at`.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        let found = self.heads.binary_search_by_key(&at, |&(start, _)| start).ok()?;
        Some(self.heads[found].1)
    }

    /// Covers that take the indentation away.
    pub(super) fn into_masks(self) -> impl Iterator<Item = Mask> {
        let cover = |(start, ending, content): (usize, usize, usize)| Mask {
            range: start - ending..content,
            kind: MaskKind::Dedent,
        };
        self.lines.into_iter().map(cover)
    }
}
