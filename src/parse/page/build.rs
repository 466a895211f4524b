//! From CommonMark's events to the tree. One pass over the events with a stack of open frames; directives are told from
//! thematic breaks and words by the offset at which they were covered.

use std::ops::Range;

use pulldown_cmark::{Alignment as Align, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};

use crate::diagnostic::Places;
use crate::text::Span;

use super::ast::*;
use super::directive::FenceLine;
use super::faults;
use super::mask::{Mask, MaskKind};
use super::prose;

/// Frames open at once. CommonMark allows any depth; no page needs it, and a browser gives up before.
const DEPTH_LIMIT: usize = 96;

/// What a frame will become.
#[derive(Debug)]
pub(super) enum Frame {
    Root,
    Paragraph,
    Heading {
        level: u8,
        id: Option<String>,
        classes: Vec<String>,
    },
    Code {
        info: Option<String>,
        text: String,
    },
    Quote(Option<CalloutKind>),
    List {
        first: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Item,
    Table(Table),
    Row,
    Cell,
    Html(String),
    Footnote(String),
    Definitions(Vec<Definition>),
    Title,
    Details,
    Emphasis,
    Strong,
    Strikethrough,
    Link(ReferenceId),
    Image(ReferenceId),
    Container {
        kind: ContainerKind,
        title: Vec<Inline>,
        colons: usize,
    },
    /// Too deep, or nothing of its own: what is in it goes to the frame below.
    Through,
}

/// An open frame with what it has so far.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) frame: Frame,
    pub(super) start: usize,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
}

/// Builds one document.
pub(super) struct Builder<'t> {
    pub(super) places: &'t Places<'t>,
    pub(super) text: &'t str,
    pub(super) covered: &'t str,
    pub(super) masks: &'t [Mask],
    pub(super) seen: Vec<bool>,
    pub(super) document: Document,
    pub(super) stack: Vec<Open>,
    /// Offsets of delimiters that CommonMark left as text.
    pub(super) leftover: Vec<usize>,
    /// A directive whose particle may come next: its number and end.
    pub(super) particle: Option<(ReferenceId, usize)>,
    pub(super) passage: Option<PassageId>,
    too_deep: bool,
}

impl<'t> Builder<'t> {
    pub(super) fn new(places: &'t Places<'t>, covered: &'t str, masks: &'t [Mask]) -> Self {
        Self {
            places,
            text: &places.source().text,
            covered,
            masks,
            seen: vec![false; masks.len()],
            document: Document::default(),
            stack: vec![Open::new(Frame::Root, 0)],
            leftover: Vec::new(),
            particle: None,
            passage: None,
            too_deep: false,
        }
    }

    /// Takes one event with its range in the file.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(content) => self.text(&content, range),
            Event::Code(content) => self.code_span(&content, range),
            Event::Html(content) => self.html(&content, range),
            Event::InlineHtml(content) => self.inline_html(&content, range),
            Event::SoftBreak => self.inline(range, InlineKind::SoftBreak),
            Event::HardBreak => self.inline(range, InlineKind::HardBreak),
            Event::Rule => self.rule(range),
            Event::TaskListMarker(done) => self.inline(range, InlineKind::TaskMarker(done)),
            Event::FootnoteReference(label) => self.inline(range, InlineKind::FootnoteReference(label.into_string())),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// Closes what is still open.
    pub(super) fn finish(mut self) -> (Document, Vec<bool>, Vec<usize>) {
        let end = self.text.len();
        self.close_containers(end);
        let root = self.stack.pop().unwrap_or_else(|| Open::new(Frame::Root, 0));
        self.document.blocks = with_plain(root);
        (self.document, self.seen, self.leftover)
    }

    fn top(&mut self) -> &mut Open {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn push(&mut self, frame: Frame, start: usize) {
        let frame = if self.stack.len() >= DEPTH_LIMIT && frame.may_be_skipped() {
            if !self.too_deep {
                self.too_deep = true;
                let fault = faults::too_deep(self.places, Span::at(start));
                self.document.faults.push(fault);
            }
            Frame::Through
        } else {
            frame
        };
        self.stack.push(Open::new(frame, start));
    }

    pub(super) fn inline(&mut self, range: Range<usize>, kind: InlineKind) {
        self.top().inlines.push(Inline { span: range.into(), kind });
    }

    fn block(&mut self, range: Range<usize>, kind: BlockKind) {
        self.flush_plain();
        self.top().blocks.push(Block { span: range.into(), kind });
    }

    /// Text of a tight item that stands before a block.
    fn flush_plain(&mut self) {
        let inlines = std::mem::take(&mut self.top().inlines);
        if !inlines.is_empty() {
            let inlines = self.settle(inlines);
            let span = span_of(&inlines);
            self.top().blocks.push(Block { span, kind: BlockKind::Plain(inlines) });
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let frame = match tag {
            Tag::Paragraph => Frame::Paragraph,
            Tag::Heading { level, id, classes, .. } => Frame::Heading {
                level: level as u8,
                id: id.map(CowStr::into_string),
                classes: classes.into_iter().map(CowStr::into_string).collect(),
            },
            Tag::BlockQuote(kind) => Frame::Quote(kind.map(|kind| match kind {
                BlockQuoteKind::Note | BlockQuoteKind::Important => CalloutKind::Note,
                BlockQuoteKind::Tip => CalloutKind::Tip,
                BlockQuoteKind::Warning => CalloutKind::Caution,
                BlockQuoteKind::Caution => CalloutKind::Danger,
            })),
            Tag::CodeBlock(CodeBlockKind::Indented) => Frame::Code { info: None, text: String::new() },
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                Frame::Code { info: Some(info.into_string()), text: String::new() }
            }
            Tag::HtmlBlock => Frame::Html(String::new()),
            Tag::List(first) => Frame::List { first, items: Vec::new() },
            Tag::Item => Frame::Item,
            Tag::FootnoteDefinition(label) => Frame::Footnote(label.into_string()),
            Tag::DefinitionList => Frame::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Frame::Title,
            Tag::DefinitionListDefinition => Frame::Details,
            Tag::Table(alignments) => {
                let alignments = alignments
                    .into_iter()
                    .map(|align| match align {
                        Align::None => Alignment::None,
                        Align::Left => Alignment::Left,
                        Align::Center => Alignment::Center,
                        Align::Right => Alignment::Right,
                    })
                    .collect();
                Frame::Table(Table { alignments, ..Table::default() })
            }
            Tag::TableHead | Tag::TableRow => Frame::Row,
            Tag::TableCell => Frame::Cell,
            Tag::Emphasis => Frame::Emphasis,
            Tag::Strong => Frame::Strong,
            Tag::Strikethrough => Frame::Strikethrough,
            Tag::Link { link_type, dest_url, title, .. } => {
                let email = link_type == pulldown_cmark::LinkType::Email;
                let target = Target::Link { url: dest_url.into_string(), title: title.into_string(), email };
                Frame::Link(self.reference(range.clone(), target))
            }
            Tag::Image { dest_url, title, .. } => {
                let url = dest_url.into_string();
                let target = ImageTarget { url, ..ImageTarget::default() };
                let id = self.reference(range.clone(), Target::Image(Box::new(target)));
                let caption = prose::caption(self, &title, &range);
                if let Target::Image(image) = &mut self.document.references[id].target {
                    image.caption = caption;
                }
                Frame::Image(id)
            }
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Frame::Through,
        };
        if frame.is_block() {
            self.particle = None;
            self.flush_plain();
        }
        self.push(frame, range.start);
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) {
            self.close_containers(range.end);
        }
        let Some(open) = self.stack.pop() else { return };
        let span = Span::new(open.start, range.end.max(open.start));
        self.close(open, span);
    }

    /// Puts a finished frame into the one below it.
    fn close(&mut self, mut open: Open, span: Span) {
        if !matches!(open.frame, Frame::Through) {
            let inlines = std::mem::take(&mut open.inlines);
            let linked = matches!(open.frame, Frame::Link(_) | Frame::Image(_));
            open.inlines = if linked { prose::join(inlines) } else { self.settle(inlines) };
        }
        let kind = match std::mem::replace(&mut open.frame, Frame::Through) {
            Frame::Root => return,
            Frame::Paragraph => {
                let inlines = std::mem::take(&mut open.inlines);
                self.mark_alone(&inlines);
                BlockKind::Paragraph(inlines)
            }
            Frame::Heading { level, id, classes } => {
                let inlines = std::mem::take(&mut open.inlines);
                let id = id.or_else(|| self.heading_id(span));
                let words = prose::heading_words(self.text, &inlines);
                let passage = self.passage;
                self.document.headings.push(Heading { span, level, id, classes, words, passage });
                BlockKind::Heading(self.document.headings.len() - 1, inlines)
            }
            Frame::Code { info, text } => BlockKind::Code { info, text },
            Frame::Quote(kind) => BlockKind::Quote(kind, with_plain(open)),
            Frame::List { first, items } => BlockKind::List(first, items),
            Frame::Html(html) => BlockKind::Html(html),
            Frame::Footnote(label) => BlockKind::Footnote(label, with_plain(open)),
            Frame::Definitions(entries) => BlockKind::Definitions(entries),
            Frame::Table(table) => BlockKind::Table(table),
            Frame::Container { kind, title, .. } => {
                if let ContainerKind::Role(passage) = kind {
                    self.passage = self.document.passages[passage].parent;
                }
                BlockKind::Container(Container { kind, title, blocks: with_plain(open) })
            }
            Frame::Item => {
                let blocks = with_plain(open);
                match &mut self.top().frame {
                    Frame::List { items, .. } => items.push(blocks),
                    _ => self.top().blocks.extend(blocks),
                }
                return;
            }
            Frame::Title => {
                let inlines = std::mem::take(&mut open.inlines);
                if let Frame::Definitions(entries) = &mut self.top().frame {
                    entries.push(Definition::Title(inlines));
                }
                return;
            }
            Frame::Details => {
                let blocks = with_plain(open);
                if let Frame::Definitions(entries) = &mut self.top().frame {
                    entries.push(Definition::Details(blocks));
                }
                return;
            }
            Frame::Cell => {
                // The row's cells wait in its blocks, as plain text.
                let inlines = std::mem::take(&mut open.inlines);
                self.top().blocks.push(Block { span, kind: BlockKind::Plain(inlines) });
                return;
            }
            Frame::Row => {
                let cells: Vec<Vec<Inline>> = open
                    .blocks
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
                return;
            }
            Frame::Emphasis => return self.close_inline(open, span, InlineKind::Emphasis),
            Frame::Strong => return self.close_inline(open, span, InlineKind::Strong),
            Frame::Strikethrough => return self.close_inline(open, span, InlineKind::Strikethrough),
            Frame::Link(id) => return self.close_inline(open, span, |inlines| InlineKind::Link(id, inlines)),
            Frame::Image(id) => return self.close_inline(open, span, |inlines| InlineKind::Image(id, inlines)),
            Frame::Through => {
                let top = self.top();
                top.blocks.append(&mut open.blocks);
                top.inlines.append(&mut open.inlines);
                return;
            }
        };
        self.block(span.range(), kind);
    }

    fn close_inline(&mut self, mut open: Open, span: Span, kind: impl FnOnce(Vec<Inline>) -> InlineKind) {
        let inlines = std::mem::take(&mut open.inlines);
        self.inline(span.range(), kind(inlines));
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

    /// The id in a covered comment at a heading's end.
    fn heading_id(&self, span: Span) -> Option<String> {
        let line_end =
            self.text[span.start as usize..].find(['\n', '\r']).map_or(self.text.len(), |at| span.start as usize + at);
        self.masks_in(span.start as usize..line_end).find_map(|index| match &self.masks[index].kind {
            MaskKind::HeadingId(id) => Some(id.clone()),
            _ => None,
        })
    }

    pub(super) fn reference(&mut self, range: Range<usize>, target: Target) -> ReferenceId {
        let passage = self.passage;
        self.document.references.push(Reference { span: range.into(), passage, target });
        self.document.references.len() - 1
    }

    /// Indices of the covers that touch a range.
    pub(super) fn masks_in(&self, range: Range<usize>) -> impl Iterator<Item = usize> + use<'t> {
        let masks = self.masks;
        let first = masks.partition_point(|mask| mask.range.end <= range.start);
        (first..masks.len()).take_while(move |&index| masks[index].range.start < range.end)
    }

    /// A thematic break: the writer's, or a covered directive line.
    fn rule(&mut self, range: Range<usize>) {
        let found = self.masks_in(range.clone()).find_map(|index| match &self.masks[index].kind {
            MaskKind::Fence(line) => Some((index, line)),
            _ => None,
        });
        self.particle = None;
        let Some((index, line)) = found else {
            return self.block(range, BlockKind::Rule);
        };
        self.seen[index] = true;
        let span = Span::from(self.masks[index].range.clone());
        match line.as_ref() {
            FenceLine::Include { path } => {
                let id = self.reference(span.range(), Target::Include { path: path.clone() });
                self.block(span.range(), BlockKind::Include(id));
            }
            FenceLine::Close { colons } => self.close_fence(*colons, span),
            FenceLine::Open { colons, name, title, arguments, attributes } => {
                self.flush_plain();
                let Some(kind) = faults::container(self, name, arguments, attributes, span) else {
                    return self.push(
                        Frame::Container { kind: ContainerKind::Unknown, title: Vec::new(), colons: *colons },
                        span.start as usize,
                    );
                };
                let title = title.clone().map_or_else(Vec::new, |range| prose::fragment(self, range));
                if let ContainerKind::Role(passage) = kind {
                    self.passage = Some(passage);
                }
                self.push(Frame::Container { kind, title, colons: *colons }, span.start as usize);
            }
        }
    }

    /// A line of colons: closes the innermost open block, or the innermost of as many colons if it has more than three.
    fn close_fence(&mut self, colons: usize, span: Span) {
        let floor =
            self.stack.iter().rposition(|open| !matches!(open.frame, Frame::Container { .. })).map_or(0, |at| at + 1);
        let open = &self.stack[floor..];
        if open.is_empty() {
            // A lone `:::` is text.
            let range = span.range();
            return self.block(
                range.clone(),
                BlockKind::Paragraph(vec![Inline { span: range.into(), kind: InlineKind::Text }]),
            );
        }
        let exact = (colons > 3)
            .then(|| {
                open.iter()
                    .rposition(|open| matches!(open.frame, Frame::Container { colons: own, .. } if own == colons))
            })
            .flatten();
        let target = floor + exact.unwrap_or(open.len() - 1);
        while self.stack.len() > target {
            let unclosed = self.stack.len() > target + 1;
            self.close_container(span.end as usize, unclosed);
        }
    }

    /// Closes containers that the markdown block around them ends before they do.
    fn close_containers(&mut self, end: usize) {
        while matches!(self.stack.last(), Some(Open { frame: Frame::Container { .. }, .. })) {
            self.close_container(end, true);
        }
    }

    fn close_container(&mut self, end: usize, unclosed: bool) {
        self.flush_plain();
        let Some(open) = self.stack.pop() else { return };
        if unclosed {
            let fault = faults::unclosed(self.places, open.start);
            self.document.faults.push(fault);
        }
        let span = Span::new(open.start, end.max(open.start));
        self.close(open, span);
    }
}

impl Open {
    fn new(frame: Frame, start: usize) -> Self {
        Self { frame, start, blocks: Vec::new(), inlines: Vec::new() }
    }
}

impl Frame {
    fn is_block(&self) -> bool {
        !matches!(
            self,
            Frame::Emphasis | Frame::Strong | Frame::Strikethrough | Frame::Link(_) | Frame::Image(_) | Frame::Through
        )
    }

    /// Frames whose content may stand in the frame below when the page is nested too deeply.
    fn may_be_skipped(&self) -> bool {
        matches!(
            self,
            Frame::Quote(_) | Frame::List { .. } | Frame::Item | Frame::Emphasis | Frame::Strong | Frame::Strikethrough
        )
    }
}

/// A frame's blocks, with text that stands by itself after them.
fn with_plain(mut open: Open) -> Vec<Block> {
    if !open.inlines.is_empty() {
        let span = span_of(&open.inlines);
        open.blocks.push(Block { span, kind: BlockKind::Plain(open.inlines) });
    }
    open.blocks
}

/// From the first inline's start to the last one's end.
fn span_of(inlines: &[Inline]) -> Span {
    match (inlines.first(), inlines.last()) {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end.max(first.span.start) },
        _ => Span::default(),
    }
}
