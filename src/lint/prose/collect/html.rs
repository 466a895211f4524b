//! Text in raw HTML: the text between tags, without code and other syntax of programs.

use std::ops::Range;

use crate::parse::page::CODE_ELEMENTS;
use crate::text::Span;

use super::super::tags::{opens, tag_name};
use super::super::{Beside, OBJECT, Run, RunKind};
use super::Collector;

impl Collector<'_> {
    /// Text of HTML, with an object for everything in it that a program reads.
    fn outside_of_opaque(&self, range: Range<usize>, run: &mut Run) {
        let opaque = &self.document.opaque;
        let first = opaque.partition_point(|span| span.end as usize <= range.start);
        let mut at = range.start;
        for span in opaque[first..].iter().take_while(|span| (span.start as usize) < range.end) {
            let start = (span.start as usize).max(at);
            run.push(&self.text[at - self.base..start - self.base], Span::new(at, start), true);
            run.push(OBJECT.encode_utf8(&mut [0; 4]), *span, false);
            at = (span.end as usize).clamp(at, range.end);
        }
        run.push(&self.text[at - self.base..range.end - self.base], Span::new(at, range.end), true);
    }

    /// The text between the tags of raw HTML.
    pub(super) fn html(&mut self, span: Span) {
        let raw = &self.text[span.range()];
        let base = self.base + span.start as usize;
        let mut run = self.open(RunKind::Html);
        let mut rows = Rows::default();
        let mut at = 0;
        while at < raw.len() {
            let rest = &raw[at..];
            let skipped = if rest.starts_with("<!--") {
                rest.find("-->").map_or(rest.len(), |end| end + 3)
            } else if let Some(name) = CODE_ELEMENTS.iter().chain(&["svg"]).find(|name| opens(rest, name)) {
                let close = format!("</{name}");
                run.push(OBJECT.encode_utf8(&mut [0; 4]), Span::at(base + at), false);
                let closing = rest.find(&close).and_then(|at| rest[at..].find('>').map(|end| at + end + 1));
                closing.unwrap_or(rest.len())
            } else if let Some(tag) = rest.strip_prefix('<') {
                if rows.pass(tag, || self.group()) {
                    let next = Run { beside: rows.beside(), ..self.open(RunKind::Html) };
                    self.add(std::mem::replace(&mut run, next));
                }
                rest.find('>').map_or(rest.len(), |end| end + 1)
            } else if let Some(length) = code_length(rest) {
                run.push(OBJECT.encode_utf8(&mut [0; 4]), Span::new(base + at, base + at + length), false);
                length
            } else {
                0
            };
            if skipped > 0 {
                at += skipped;
                continue;
            }
            let ticks = rest.bytes().take_while(|&byte| byte == b'`').count();
            let end =
                rest[ticks..].find(['<', '`']).map(|end| ticks + end).filter(|&end| end > 0).unwrap_or(rest.len());
            if !rest[..end].trim().is_empty() {
                self.outside_of_opaque(base + at..base + at + end, &mut run);
                if !rest[end..].starts_with('`') {
                    run.push("\n", Span::at(base + at + end), false);
                }
            }
            at += end;
        }
        self.add(run);
    }
}

/// The rows of tables and lists of terms that are open: each of their cells is a run, as in tables of markdown.
#[derive(Debug, Default)]
struct Rows {
    /// The row of the innermost table, and those of the tables around it.
    row: Option<usize>,
    around: Vec<Option<usize>>,
}

impl Rows {
    /// Passes a tag. True if what follows is another cell, or no cell any more.
    fn pass(&mut self, tag: &str, group: impl FnOnce() -> usize) -> bool {
        let closes = tag.starts_with('/');
        match tag_name(tag).as_str() {
            "td" | "th" | "dd" if !closes => _ = self.row.get_or_insert_with(group),
            "dt" if !closes => self.row = Some(group()),
            "tr" | "dl" => self.row = None,
            "table" if closes => self.row = self.around.pop().flatten(),
            "table" => self.around.push(self.row.take()),
            _ => return false,
        }
        true
    }

    fn beside(&self) -> Option<Beside> {
        self.row.map(Beside::Row)
    }
}

/// Longest code between backticks in HTML.
const CODE_LIMIT: usize = 1024;

/// How long the code is that a text begins with: many generators read backticks in HTML as markdown does, and where they
/// do not, people see them.
fn code_length(text: &str) -> Option<usize> {
    let ticks = text.bytes().take_while(|&byte| byte == b'`').count();
    let near = &text.as_bytes()[..text.len().min(ticks + CODE_LIMIT)];
    let mut at = ticks;
    while ticks > 0 && at < near.len() {
        at += memchr::memchr(b'`', &near[at..])?;
        let closing = near[at..].iter().take_while(|&&byte| byte == b'`').count();
        at += closing;
        if closing == ticks {
            let blank = text[ticks..at].lines().skip(1).any(|line| line.trim().is_empty());
            return (!blank).then_some(at);
        }
    }
    None
}
