//! Bodies of admonitions and tabs (Python-Markdown): the text that is indented under `!!! note` is prose, which CommonMark
//! would take for code. Its indentation is taken away, as that inside components of MDX is, and the head above it begins one of
//! helpgen's own blocks.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::{memchr, memmem};

use crate::parse::page::ast::{CalloutKind, ContainerKind};
use crate::parse::page::callout::callout;
use crate::parse::page::code::{closes_fence, is_blank, opens_fence};
use crate::parse::page::cover::{BodyHead, Mask, MaskKind};
use crate::parse::page::indent::{TAB, indentation, leading};

use super::{Body, Dialects};

/// Bodies inside one another.
const NESTING: usize = 16;

/// The bodies of a page.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    /// Lines whose indentation goes: where each starts, how long its ending before is, and where its content starts.
    lines: Vec<(usize, usize, usize)>,
    /// In order.
    heads: Vec<Head>,
}

/// The head of a body.
#[derive(Debug)]
struct Head {
    /// Where it starts.
    at: usize,
    /// Where what a program reads of it ends.
    end: usize,
    /// Where its line ends.
    line_end: usize,
    /// Columns before it.
    indent: usize,
    /// Where its body ends: the first line behind it that says something.
    body_end: usize,
    /// Something is in the body.
    full: bool,
    /// Of the first tab of a group: where the last one's body ends.
    group_end: Option<usize>,
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
        // The columns from which on a line belongs to each open body, and the number of its head.
        let mut open: Vec<(usize, usize)> = Vec::new();
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
            let indent = indentation(written);
            while let Some((_, head)) = open.pop_if(|(inside, _)| *inside > indent) {
                self.heads[head].body_end = start;
                fence = None;
            }
            if let Some(&(_, head)) = open.last() {
                self.heads[head].full = true;
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
            let deep = indentation(content) >= TAB;
            let item = inner.starts_with(['-', '*', '+']) || inner.starts_with(|c: char| c.is_ascii_digit());
            in_list = item || in_list && inner.len() < content.len();
            let at = end - inner.len();
            let head = signs.iter().find_map(|body| {
                let found = inner.starts_with(body.sign) && fence.is_none() && (!deep || in_list);
                found.then(|| (body.head)(text, at, range.end)).flatten()
            });
            if let Some(head) = head {
                let line_end = at + inner.trim_end().len();
                let body_end = range.end;
                self.heads.push(Head { at, end: head, line_end, indent, body_end, full: false, group_end: None });
                if open.len() < NESTING {
                    open.push((indent + TAB, self.heads.len() - 1));
                }
            }
        }
        self.group(text);
    }

    /// Tabs that follow one another are a group.
    fn group(&mut self, text: &str) {
        // By where the last tab's body ends and how far it is indented: the group's first tab.
        let mut ends: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for number in 0..self.heads.len() {
            let Head { at, indent, body_end, full, .. } = self.heads[number];
            if !full || !text[at..].starts_with("===") {
                continue;
            }
            let line = text[..at].rfind('\n').map_or(0, |found| found + 1);
            let first = ends.remove(&(line, indent)).unwrap_or(number);
            self.heads[first].group_end = Some(body_end);
            ends.insert((body_end, indent), first);
        }
    }

    /// The end of the head that starts at `at`, and what it begins, the outer block first. None: nothing is in its body.
    pub(super) fn block(&self, text: &str, at: usize) -> Option<(usize, Vec<BodyHead>)> {
        let head = &self.heads[self.heads.binary_search_by_key(&at, |head| head.at).ok()?];
        let written = &text[at..head.line_end];
        if !head.full {
            return None;
        }
        let quoted = written.find('"').map(|open| at + open + 1..head.line_end - 1);
        let title = quoted.filter(|title| title.start < title.end && !text[title.clone()].trim().is_empty());
        let word = written.trim_start_matches(['!', '?', '+']).split_whitespace().next().unwrap_or_default();
        let kind = match written.as_bytes()[0] {
            b'=' => ContainerKind::Tab,
            b'?' => ContainerKind::Details,
            _ => ContainerKind::Callout(callout(word).unwrap_or(CalloutKind::Note)),
        };
        let group = head.group_end.map(|end| BodyHead { kind: ContainerKind::Tabs, title: None, end });
        let own = BodyHead { kind, title, end: head.body_end };
        Some((head.line_end, group.into_iter().chain([own]).collect()))
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
        let found = self.heads.binary_search_by_key(&at, |head| head.at).ok()?;
        Some(self.heads[found].end)
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
