//! Finished frames: each becomes a block or an inline of the frame below it.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::TagEnd;

use crate::parse::page::ast::*;
use crate::parse::page::cover::MaskKind;
use crate::text::Span;

use super::Builder;
use super::frame::{Ends, Frame, Open, append, span_of};
use super::prose;

impl Builder<'_> {
    pub(super) fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        let inline =
            matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image);
        if !inline {
            self.close_containers(range.end);
        }
        // The root is never ended by an event.
        if self.stack.len() < 2 {
            return;
        }
        let Some(open) = self.stack.pop() else { return };
        let span = Span::new(open.start, range.end.max(open.start));
        self.close(open, span);
        if !inline && self.top().frame.holds_blocks() {
            self.carry_on(range.end);
        }
    }

    /// Puts a finished frame into the one below it.
    pub(super) fn close(&mut self, mut open: Open, span: Span) {
        if open.frame.is_inline() {
            return self.close_inline(open, span);
        }
        let inlines = std::mem::take(&mut open.inlines);
        let settled = self.settle(inlines.into());
        self.end_text();
        let deep = open.deep;
        let kind = match open.frame {
            Frame::Paragraph => {
                self.mark_alone(&settled);
                let first = settled.first().map(|first| first.span.range()).unwrap_or_default();
                let element = self.masks_in(first).any(|it| matches!(self.masks[it].kind, MaskKind::Opening(_)));
                if element { BlockKind::Plain(settled) } else { BlockKind::Paragraph(settled) }
            }
            Frame::Heading { level, id, classes } => {
                let id = id.or_else(|| self.heading_id(span));
                let words = prose::heading_words(self.text, &settled);
                let passage = self.passage;
                self.document.headings.push(Heading { span, level, id, classes, words, passage });
                BlockKind::Heading(self.document.headings.len() - 1, settled)
            }
            Frame::Code { info, text } => BlockKind::Code { info, text },
            Frame::Html { text, .. } if text.is_empty() => return,
            Frame::Html { text, .. } => {
                self.html_texts(span.range());
                self.raw_references(&text, span.range());
                BlockKind::Html(text)
            }
            Frame::Table(table) => BlockKind::Table(table),
            // The cells of a row are kept in its blocks as plain text until the row ends.
            Frame::Cell => return self.top().blocks.push_back(Block { span, kind: BlockKind::Plain(settled) }),
            Frame::Row => return self.close_row(open.blocks),
            Frame::List { first, items } if !deep => BlockKind::List(first, items),
            Frame::Definitions(entries) if !deep => BlockKind::Definitions(entries),
            Frame::Title => return self.close_title(settled, span),
            Frame::Item => return self.close_item(with_plain(open.blocks, settled)),
            Frame::Details => return self.close_details(with_plain(open.blocks, settled)),
            Frame::Container { kind, title, end } => {
                let blocks = with_plain(open.blocks, settled);
                if let Some(passage) = kind.passage() {
                    self.passage = self.document.passages[passage].parent;
                    // Drop a role passage nested too deep rather than show it to all.
                    if deep || (matches!(end, Ends::Carried(_)) && blocks.is_empty()) {
                        return;
                    }
                }
                if deep {
                    return self.blocks(blocks);
                }
                BlockKind::Container(Container { kind, title, blocks: blocks.into() })
            }
            Frame::Quote(kind) if !deep => BlockKind::Quote(kind, with_plain(open.blocks, settled).into()),
            Frame::Footnote(label) if !deep => BlockKind::Footnote(label, with_plain(open.blocks, settled).into()),
            _ => return self.blocks(with_plain(open.blocks, settled)),
        };
        self.block(span.range(), kind);
    }

    /// Blocks into the open frame.
    fn blocks(&mut self, blocks: VecDeque<Block>) {
        self.flush_plain();
        append(&mut self.top().blocks, blocks);
    }

    fn close_inline(&mut self, mut open: Open, span: Span) {
        let inlines = std::mem::take(&mut open.inlines);
        let frame = open.frame;
        match frame {
            Frame::Link(_) => self.links -= 1,
            Frame::Emphasis => self.delimiters.push(span.range().end - 1..span.range().end),
            Frame::Strong => self.delimiters.push(span.range().end - 2..span.range().end),
            Frame::Strikethrough => {
                let double = self.text.as_bytes()[span.range()].ends_with(b"~~");
                self.delimiters.push(span.range().end - 1 - usize::from(double)..span.range().end);
            }
            _ => {}
        }
        if open.deep || matches!(frame, Frame::Through) {
            return append(&mut self.top().inlines, inlines);
        }
        let inlines = Vec::from(inlines);
        let kind = match frame {
            Frame::Link(id) => InlineKind::Link(id, prose::join(inlines)),
            Frame::Image(id) => InlineKind::Image(id, prose::join(inlines)),
            Frame::Emphasis => InlineKind::Emphasis(self.settle(inlines)),
            Frame::Strong => InlineKind::Strong(self.settle(inlines)),
            _ => InlineKind::Strikethrough(self.settle(inlines)),
        };
        self.inline(span.range(), kind);
    }

    fn close_item(&mut self, blocks: VecDeque<Block>) {
        match self.top() {
            Open { frame: Frame::List { items, .. }, deep: false, .. } => items.push(blocks.into()),
            _ => self.blocks(blocks),
        }
    }

    fn close_title(&mut self, inlines: Vec<Inline>, span: Span) {
        match self.top() {
            Open { frame: Frame::Definitions(entries), deep: false, .. } => entries.push(Definition::Title(inlines)),
            _ => self.blocks([Block { span, kind: BlockKind::Plain(inlines) }].into()),
        }
    }

    fn close_details(&mut self, blocks: VecDeque<Block>) {
        match self.top() {
            Open { frame: Frame::Definitions(entries), deep: false, .. } => {
                entries.push(Definition::Details(blocks.into()))
            }
            _ => self.blocks(blocks),
        }
    }

    /// The first row of a table is its head.
    fn close_row(&mut self, blocks: VecDeque<Block>) {
        let cells = blocks
            .into_iter()
            .filter_map(|block| match block.kind {
                BlockKind::Plain(inlines) => Some(inlines),
                _ => None,
            })
            .collect();
        if let Frame::Table(table) = &mut self.top().frame {
            if table.head.is_empty() && table.rows.is_empty() {
                table.head = cells;
            } else {
                table.rows.push(cells);
            }
        }
    }

    /// A picture that is all its paragraph holds may become a figure.
    fn mark_alone(&mut self, inlines: &[Inline]) {
        let blank = |inline: &&Inline| {
            !(matches!(inline.kind, InlineKind::SoftBreak)
                || matches!(inline.kind, InlineKind::Text) && self.text[inline.span.range()].trim().is_empty())
        };
        let mut rest = inlines.iter().filter(blank);
        let image = match (rest.next().map(|inline| &inline.kind), rest.next()) {
            (Some(InlineKind::Image(id, _)), None) => *id,
            _ => return,
        };
        if let Target::Image(image) = &mut self.document.references[image].target {
            image.alone = true;
        }
    }
}

/// A frame's blocks, with text that stands by itself after them.
fn with_plain(mut blocks: VecDeque<Block>, inlines: Vec<Inline>) -> VecDeque<Block> {
    if !inlines.is_empty() {
        let span = span_of(&inlines);
        blocks.push_back(Block { span, kind: BlockKind::Plain(inlines) });
    }
    blocks
}
