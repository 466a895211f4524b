//! `:::` lines as they are met: opened, closed, left open, and carried on where a role passage was left open.

use std::ops::Range;

use crate::parse::page::ast::*;
use crate::parse::page::cover::{BodyHead, MaskKind};
use crate::parse::page::directive::FenceLine;
use crate::parse::page::jsx::part::{Part, Title};
use crate::text::Span;

use super::faults;
use super::frame::{Ends, Frame, Open};
use super::prose;
use super::{Builder, DEPTH_LIMIT};

impl Builder<'_> {
    /// A thematic break: the writer's, or a covered directive line.
    pub(super) fn rule(&mut self, range: Range<usize>) {
        self.particle = None;
        let mut ours = false;
        for index in self.masks_in(range.clone()) {
            match &self.masks[index].kind {
                MaskKind::Fence(_) => return self.fence(index),
                MaskKind::Element(html) => {
                    let range = self.masks[index].range.clone();
                    self.raw_references(html, range.clone());
                    self.block(range, BlockKind::Html(format!("{html}\n")));
                    ours = true;
                }
                MaskKind::Component(_) => {
                    self.component_blocks(index);
                    ours = true;
                }
                MaskKind::Part(part) => {
                    self.part(index, part);
                    ours = true;
                }
                MaskKind::Body(heads) => {
                    self.body(index, heads);
                    ours = true;
                }
                _ => {}
            }
        }
        if !ours {
            self.block(range, BlockKind::Rule);
        }
    }

    /// The directive line under a cover.
    pub(super) fn fence(&mut self, index: usize) {
        let MaskKind::Fence(line) = &self.masks[index].kind else { return };
        self.seen[index] = true;
        let span = Span::from(self.masks[index].range.clone());
        match line.as_ref() {
            FenceLine::Include { path } => {
                let id = self.reference(span.range(), Target::Include { path: path.clone() });
                self.block(span.range(), BlockKind::Include(id));
            }
            FenceLine::Video { url, title } => {
                self.flush_plain();
                let target = ImageTarget {
                    url: url.text.clone(),
                    media: Some(MediaKind::Embed),
                    alone: true,
                    ..ImageTarget::default()
                };
                let id = self.reference(span.range(), Target::Image(Box::new(target)));
                let words = title.clone().map_or_else(Vec::new, |range| prose::fragment(self, range));
                let film = Inline { span, kind: InlineKind::Image(id, words) };
                self.block(span.range(), BlockKind::Paragraph(vec![film]));
            }
            FenceLine::Close { colons } => self.close_fence(*colons, span),
            FenceLine::Open { colons, name, title, arguments, attributes } => {
                self.flush_plain();
                let known = faults::container(self, name, arguments, attributes, span);
                // `:::note{title="…"}` is how other generators write a title.
                let named = || attributes.get("title").map(|name| name.span.range());
                let title = title.clone().or_else(named);
                if let (Some(ContainerKind::Steps | ContainerKind::Tabs | ContainerKind::Marks(_)), Some(title)) =
                    (known, &title)
                {
                    faults::untitled(self, name, Span::from(title.clone()));
                }
                let title = title.map_or_else(Vec::new, |range| prose::fragment(self, range));
                let kind = known.unwrap_or(ContainerKind::Unknown);
                if let ContainerKind::Role(passage) = kind {
                    self.passage = Some(passage);
                }
                let frame = Frame::Container { kind, title, end: Ends::Colons(*colons) };
                self.push(frame, span.start as usize);
            }
        }
    }

    /// One end of a component that is a block of helpgen.
    fn part(&mut self, index: usize, part: &Part) {
        // Its cover may begin with the line ending of the one before.
        if std::mem::replace(&mut self.seen[index], true) {
            return;
        }
        let range = self.masks[index].range.clone();
        match &part.opens {
            Some((kind, title)) => {
                self.flush_plain();
                let title = title.iter().map(|title| self.component_title(title)).collect();
                self.push(Frame::Container { kind: *kind, title, end: Ends::Tag }, range.start);
            }
            None => self.close_tag(range.end),
        }
    }

    fn component_title(&mut self, title: &Title) -> Inline {
        match title {
            Title::Words(text) => self.component_text(text),
            Title::WordsAndId(text) => {
                self.document.shown_ids.push(text.span);
                self.component_text(text)
            }
            Title::Id(text) => Inline { span: text.span, kind: InlineKind::Opaque(text.text.clone()) },
        }
    }

    /// The head of an admonition or a tab, whose text is indented below it.
    fn body(&mut self, index: usize, heads: &[BodyHead]) {
        self.seen[index] = true;
        self.flush_plain();
        let start = self.masks[index].range.start;
        for head in heads {
            let title = head.title.clone().map_or_else(Vec::new, |range| prose::fragment(self, range));
            self.push(Frame::Container { kind: head.kind, title, end: Ends::At(head.end) }, start);
        }
    }

    /// Ends what is indented under a head: `at` stands behind it.
    pub(super) fn close_bodies(&mut self, at: usize) {
        let ended = |end: Ends| matches!(end, Ends::At(end) if end <= at);
        let open = self.stack.iter().rev().take(DEPTH_LIMIT).map_while(|open| match open.frame {
            Frame::Container { end, .. } => Some(end),
            _ => None,
        });
        let last = open.enumerate().filter(|&(_, end)| ended(end)).last();
        let Some((depth, _)) = last else { return };
        for unclosed in (0..=depth).rev() {
            self.close_container(at, unclosed > 0);
        }
    }

    /// A closing tag: ends the innermost open component, with the directives that were left open in it.
    fn close_tag(&mut self, end: usize) {
        let open = self.stack.iter().rev().take(DEPTH_LIMIT).map_while(|open| match open.frame {
            Frame::Container { end, .. } => Some(end),
            _ => None,
        });
        let Some(depth) = open.into_iter().position(|ends| ends == Ends::Tag) else { return };
        for unclosed in (0..=depth).rev() {
            self.close_container(end, unclosed > 0);
        }
    }

    /// A line of colons: closes the innermost open block, or the innermost of as many colons if it has more than three.
    fn close_fence(&mut self, colons: usize, span: Span) {
        let own = |open: &Open| match open.frame {
            Frame::Container { end: Ends::Colons(colons) | Ends::Carried(colons), .. } => Some(colons),
            _ => None,
        };
        if own(self.top()).is_none() {
            // A lone `:::` is text.
            let text = Inline { span, kind: InlineKind::Text };
            return self.block(span.range(), BlockKind::Paragraph(vec![text]));
        }
        let depth = match colons {
            ..=3 => 0,
            _ => {
                let open = self.stack.iter().rev().take(DEPTH_LIMIT).map_while(own);
                open.enumerate().find(|&(_, own)| own == colons).map_or(0, |(depth, _)| depth)
            }
        };
        for unclosed in (0..=depth).rev() {
            self.close_container(span.end as usize, unclosed > 0);
        }
    }

    /// Closes containers that the markdown block around them ends before they do.
    pub(super) fn close_containers(&mut self, end: usize) {
        let first = self.carried.len();
        while let Some(Open { frame: Frame::Container { kind, .. }, deep, .. }) = self.stack.last() {
            if let (ContainerKind::Role(passage), false) = (*kind, *deep) {
                self.carried.push(passage);
            }
            self.close_container(end, true);
        }
        self.carried[first..].reverse();
    }

    fn close_container(&mut self, end: usize, unclosed: bool) {
        self.flush_plain();
        let Some(open) = self.stack.pop() else { return };
        if unclosed && matches!(open.frame, Frame::Container { end: Ends::Colons(_), .. }) {
            let fault = faults::unclosed(self.places, open.start);
            self.document.faults.push(fault);
        }
        let span = Span::new(open.start, end.max(open.start));
        self.close(open, span);
    }

    /// A role passage that was never closed goes on after the list item or quote in which it was opened: what its
    /// writer meant for one role must not be shown to the others.
    pub(super) fn carry_on(&mut self, at: usize) {
        for passage in std::mem::take(&mut self.carried) {
            self.flush_plain();
            self.passage = Some(passage);
            let kind = ContainerKind::Role(passage);
            self.push(Frame::Container { kind, title: Vec::new(), end: Ends::Carried(3) }, at);
        }
    }
}
