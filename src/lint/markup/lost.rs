//! What nobody sees: text below a comment that is never closed, text that another generator would put in at a comment, and
//! cells beyond those of a table's head (GFM 0.29, §4.10).

use crate::diagnostic::Say;
use crate::lint::page::PageContext;
use crate::parse::page::{BlockKind, InlineKind, each_block, each_inline_of};
use crate::text::Span;

use super::instead::instead;
use super::{Kind, Slip, line_from};

/// Longest line that is quoted, in bytes.
const REACH: usize = 200;

pub(super) fn scan(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    let text: &str = &context.source.text;
    each_block(&context.document.blocks, &mut |block| match &block.kind {
        BlockKind::Html(_) => {
            comment(text, block.span, found);
            included(context, block.span, found);
        }
        BlockKind::Table(table) => cells(text, block.span, table.head.len(), found),
        _ => {}
    });
    each_inline_of(&context.document.blocks, &mut |inline| {
        if matches!(inline.kind, InlineKind::Html(_)) {
            included(context, inline.span, found);
        }
    });
}

/// A comment that is never closed: nothing of the page below it is shown.
fn comment(text: &str, span: Span, found: &mut Vec<Slip>) {
    let written = &text[span.range()];
    let Some(open) = written.rfind("<!--").filter(|&open| !written[open..].contains("-->")) else { return };
    let mut lines = written[open..].lines();
    let first = lines.next().unwrap_or_default();
    let hidden = lines.filter(|line| !line.trim().is_empty()).count();
    let start = span.start as usize + open;
    let slip = Slip::new(Kind::Comment { lines: hidden }, Span::new(start, start + first.len()), first);
    let slip = slip.help(Say::new("주석이 끝나는 곳에 `-->`를 적어 주세요", "Write `-->` where the comment ends"));
    found.push(if hidden > 0 { slip.lost() } else { slip });
}

/// `<!--@include: ./part.md-->`: VitePress puts a file in there.
fn included(context: &PageContext<'_>, span: Span, found: &mut Vec<Slip>) {
    if context.site.config.foreign {
        return;
    }
    let text: &str = &context.source.text;
    for (at, _) in text[span.range()].match_indices("<!--") {
        let start = span.start as usize + at;
        let line = line_from(text, start, REACH);
        let inner = line[4..].trim_start();
        let Some(close) = line.find("-->").filter(|_| inner.starts_with("@include:")) else { continue };
        let slip = Slip::new(Kind::Unread("VitePress"), Span::new(start, start + close + 3), &line[..close + 3]);
        found.push(slip.lost().help(instead("@include")));
    }
}

/// Cells with text beyond those of the head.
fn cells(text: &str, span: Span, head: usize, found: &mut Vec<Slip>) {
    let mut at = span.start as usize;
    for line in text[span.range()].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let row = line.trim_start_matches([' ', '\t', '>']);
        let from = start + line.len() - row.len();
        let row = row.trim_end();
        // The sign at a row's beginning opens its first cell; a sign behind a backslash is text (also in code).
        let inner = row.strip_prefix('|').unwrap_or(row);
        let mut ends = inner.match_indices('|').map(|(at, _)| at).filter(|&at| !inner[..at].ends_with('\\'));
        let Some(end) = head.checked_sub(1).and_then(|last| ends.nth(last)) else { continue };
        let rest = &inner[end + 1..];
        if !rest.contains(|c: char| !matches!(c, '|' | '-' | ':') && !c.is_whitespace()) {
            continue;
        }
        let lost = from + row.len() - rest.len();
        let slip = Slip::new(Kind::Cells, Span::new(lost, lost + rest.len()), rest);
        found.push(slip.lost().help(Say::new(
            "제목 줄과 칸 수를 맞춰 주세요. 칸 안의 `|`는 `\\|`로 적어요",
            "Give each row as many cells as the head has; a `|` within a cell is written `\\|`",
        )));
    }
}
