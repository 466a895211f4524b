//! What nobody sees: text below a comment that is never closed, text that another generator would put in at a comment, and
//! cells beyond those of a table's head (GFM 0.29, §4.10).

use crate::diagnostic::Say;
use crate::lint::page::PageContext;
use crate::parse::page::{BlockKind, InlineKind, each_block, each_inline_of};
use crate::text::{Span, line_after};

use super::instead::instead;
use super::{Kind, Slip};

/// Longest line that is quoted, in bytes.
const REACH: usize = 200;

pub(super) fn scan(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    let text: &str = &context.source.text;
    let shields = shields(context);
    each_block(&context.document.blocks, &mut |block| match &block.kind {
        BlockKind::Html(_) => {
            comment(text, block.span, found);
            included(context, block.span, found);
        }
        BlockKind::Table(table) => cells(text, block.span, table.head.len(), &shields, found),
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
    let raw = &text[span.range()];
    // A block of another beginning, a `<script>` say, is no comment.
    let written = raw.trim_start();
    let Some(open) = written.starts_with("<!--").then(|| written.rfind("<!--")).flatten() else { return };
    if written[open..].contains("-->") {
        return;
    }
    let mut lines = written[open..].lines();
    let first = lines.next().unwrap_or_default();
    let hidden = lines.filter(|line| !line.trim().is_empty()).count();
    if hidden == 0 {
        return;
    }
    let start = span.start as usize + (raw.len() - written.len()) + open;
    let slip = Slip::new(Kind::Comment { lines: hidden }, Span::new(start, start + first.len()), first);
    let help = Say::new("주석이 끝나는 곳에 `-->`를 적어 주세요", "Write `-->` where the comment ends");
    found.push(slip.lost().help(help));
}

/// `<!--@include: ./part.md-->`: VitePress puts a file in there.
fn included(context: &PageContext<'_>, span: Span, found: &mut Vec<Slip>) {
    if context.site.config.foreign {
        return;
    }
    let text: &str = &context.source.text;
    for (at, _) in text[span.range()].match_indices("<!--") {
        let start = span.start as usize + at;
        let line = line_after(text, start, REACH);
        let inner = line[4..].trim_start();
        let Some(close) = line.find("-->").filter(|_| inner.starts_with("@include:")) else { continue };
        let slip = Slip::new(Kind::Unread("VitePress"), Span::new(start, start + close + 3), &line[..close + 3]);
        found.push(slip.lost().help(instead("@include")));
    }
}

/// Where a `|` parts no cells: in directives, pictures and what other programs read. In order, none within another.
fn shields(context: &PageContext<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> = context.document.opaque.clone();
    each_inline_of(&context.document.blocks, &mut |inline| {
        use InlineKind::{Feature, Image, Label, Opaque, Term};
        let end = inline.span.end as usize;
        match inline.kind {
            Feature(_) | Label(_) | Opaque(_) | Term(_) => spans.push(inline.span),
            // What is said about a picture stands in braces behind it.
            Image(..) => {
                let behind = context.source.text[end..].lines().next().filter(|rest| rest.starts_with('{'));
                let braces = behind.and_then(|rest| rest.find('}')).map_or(0, |close| close + 1);
                spans.push(Span::new(inline.span.start as usize, end + braces));
            }
            _ => {}
        }
    });
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let outer = span.end > end;
        end = end.max(span.end);
        outer
    });
    spans
}

/// Cells with text beyond those of the head.
fn cells(text: &str, span: Span, head: usize, shields: &[Span], found: &mut Vec<Slip>) {
    let is_shielded = |at: usize| {
        let next = shields.partition_point(|shield| shield.end as usize <= at);
        shields.get(next).is_some_and(|shield| (shield.start as usize) <= at)
    };
    let mut at = span.start as usize;
    for line in text[span.range()].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let row = line.trim_start_matches([' ', '\t', '>']);
        let from = start + line.len() - row.len();
        let row = row.trim_end();
        // The sign at a row's beginning opens its first cell; a sign behind a backslash is text (also in code).
        let inner = row.strip_prefix('|').unwrap_or(row);
        let offset = from + row.len() - inner.len();
        let mut ends = inner
            .match_indices('|')
            .map(|(at, _)| at)
            .filter(|&at| !inner[..at].ends_with('\\') && !is_shielded(offset + at));
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
