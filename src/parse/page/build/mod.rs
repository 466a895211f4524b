//! From CommonMark's events to the tree. One pass over the events with a stack of open frames; directives are told from
//! thematic breaks and words by the offset at which they were covered.

mod close;
mod component;
mod containers;
mod faults;
mod frame;
mod marks;
mod prose;
mod raw_entries;
mod reading;

pub use faults::{DIRECTIVE_INVALID, PAGE_NESTING};
pub(super) use reading::{Shape, read};

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Alignment as Align, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag};

use crate::diagnostic::Places;
use crate::text::Span;

use super::ast::*;
use super::attributes;
use super::cover::{Covers, Mask, MaskKind};
use super::emphasis;
use super::media::media_type;
use frame::{Frame, Open, Verbatim, span_of};

/// Frames open at once. CommonMark allows any depth; no page needs it, and a browser gives up before.
pub(super) const DEPTH_LIMIT: usize = 96;

/// Builds one document.
struct Builder<'t> {
    places: &'t Places<'t>,
    text: &'t str,
    covered: &'t str,
    /// The first byte of what is read.
    covered_from: usize,
    masks: &'t [Mask],
    /// Values of covered attributes that readers see, not entered yet.
    texts: &'t [Name],
    seen: Vec<bool>,
    /// Per mask: remove it in the next pass.
    unwanted: Vec<bool>,
    document: Document,
    stack: Vec<Open>,
    /// Emphasis delimiters of the text that is being read, matched or not.
    delimiters: Vec<Range<usize>>,
    /// CommonMark left a delimiter of that text as text.
    leftover: bool,
    /// Covers that would make such delimiters match.
    bridges: Vec<Mask>,
    /// Indented code.
    indented: Vec<Range<usize>>,
    /// A directive whose particle may come next: its number and end.
    particle: Option<(ReferenceId, usize)>,
    passage: Option<PassageId>,
    /// Role passages that their block ended before they were closed, outer before inner.
    carried: Vec<PassageId>,
    /// Open links.
    links: usize,
    too_deep: bool,
    /// Where texts of attributes start that stand in the text.
    shown: BTreeSet<u32>,
    /// Where the link or image that begins is defined, if that is elsewhere.
    definition: Option<Span>,
}

/// What comes out of one reading.
struct Reading {
    document: Document,
    /// By cover: it has to be lifted for the next reading.
    lifted: Vec<bool>,
    /// Covers beside emphasis for the next reading.
    bridges: Vec<Mask>,
    /// Blocks of indented code.
    indented: Vec<Range<usize>>,
}

impl<'t> Builder<'t> {
    fn new(places: &'t Places<'t>, covered: &'t str, from: usize, covers: &'t Covers) -> Self {
        let Covers { masks, texts, .. } = covers;
        Self {
            places,
            text: &places.source().text,
            covered,
            covered_from: from,
            masks,
            texts,
            seen: vec![false; masks.len()],
            unwanted: vec![false; masks.len()],
            document: Document::default(),
            stack: vec![Open::new(Frame::Root, 0, false)],
            delimiters: Vec::new(),
            leftover: false,
            bridges: Vec::new(),
            indented: Vec::new(),
            particle: None,
            passage: None,
            carried: Vec::new(),
            links: 0,
            definition: None,
            too_deep: false,
            shown: BTreeSet::new(),
        }
    }

    /// Takes one event with its range in the file.
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        self.attribute_texts(range.start);
        self.close_bodies(range.start);
        match event {
            Event::Start(tag) => self.start(tag, self.whole(range)),
            Event::End(tag) => self.end(tag, self.whole(range)),
            Event::Text(content) => self.text(&content, range),
            Event::Code(content) => self.code_span(&content, range),
            Event::Html(content) => self.html(&content, range),
            Event::InlineHtml(content) => self.inline_html(&content, range),
            Event::SoftBreak => self.inline(range, InlineKind::SoftBreak),
            Event::HardBreak => self.hard_break(range),
            Event::Rule => self.rule(range),
            Event::TaskListMarker(done) => self.inline(range, InlineKind::TaskMarker(done)),
            Event::FootnoteReference(label) => self.inline(range, InlineKind::FootnoteReference(label.into_string())),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// Enters the texts of covered attributes that stand before `end`, with the passage around them.
    fn attribute_texts(&mut self, end: usize) {
        while let Some((text, rest)) = self.texts.split_first()
            && (text.span.start as usize) < end
        {
            self.texts = rest;
            self.document.attributes.push(AttributeText { text: text.clone(), passage: self.passage });
        }
    }

    /// Enters the texts of attributes in HTML that stands in `range`.
    fn html_texts(&mut self, range: Range<usize>) {
        let mut found = Vec::new();
        attributes::texts(self.text, range, &mut found);
        let passage = self.passage;
        self.document.attributes.extend(found.into_iter().map(|text| AttributeText { text, passage }));
    }

    /// A destination or title as the file has it: what CommonMark read in the place of something opaque is put back.
    fn uncovered(&mut self, read: &str, range: Range<usize>) -> String {
        let opaque: Vec<usize> =
            self.masks_in(range.clone()).filter(|&index| self.masks[index].kind == MaskKind::Opaque).collect();
        if opaque.is_empty() || read.is_empty() {
            return read.to_owned();
        }
        let found = self.covered(range.clone()).and_then(|covered| covered.rfind(read));
        match found.and_then(|at| self.text.get(range.start + at..range.start + at + read.len())) {
            Some(written) => written.to_owned(),
            // It has escapes beside: it is read without covers then.
            None => {
                opaque.into_iter().for_each(|index| self.unwanted[index] = true);
                read.to_owned()
            }
        }
    }

    /// Closes what is still open.
    fn finish(mut self) -> Reading {
        let end = self.text.len();
        self.attribute_texts(end);
        self.document.attributes.sort_by_key(|own| own.text.span.start);
        self.document.attributes.dedup_by_key(|own| own.text.span.start);
        self.document.attributes.retain(|own| !self.shown.contains(&own.text.span.start));
        let opaque = self.masks.iter().filter(|mask| mask.kind == MaskKind::Opaque);
        self.document.opaque = opaque.map(|mask| Span::from(mask.range.clone())).collect();
        self.document.unseen = self.masks.iter().filter_map(|mask| mask.unseen(self.text)).collect();
        self.close_containers(end);
        self.flush_plain();
        let root = self.stack.pop();
        self.document.blocks = root.map_or_else(Vec::new, |root| root.blocks.into());
        let lost = |mask: &Mask, seen: bool| {
            !seen
                && matches!(
                    mask.kind,
                    MaskKind::Fence(_)
                        | MaskKind::Inline(_)
                        | MaskKind::ImageAttributes(_)
                        | MaskKind::MarkAttributes(_)
                        | MaskKind::Formula
                )
        };
        let found = self.seen.iter().zip(&self.unwanted);
        let lifted =
            self.masks.iter().zip(found).map(|(mask, (&seen, &unwanted))| unwanted || lost(mask, seen)).collect();
        Reading { document: self.document, lifted, bridges: self.bridges, indented: self.indented }
    }

    fn top(&mut self) -> &mut Open {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn push(&mut self, frame: Frame, start: usize) {
        let deep = self.stack.len() >= DEPTH_LIMIT && frame.may_nest();
        if deep && !self.too_deep {
            self.too_deep = true;
            let fault = faults::too_deep(self.places, Span::at(start));
            self.document.faults.push(fault);
        }
        self.stack.push(Open::new(frame, start, deep));
    }

    fn inline(&mut self, range: Range<usize>, kind: InlineKind) {
        self.top().inlines.push_back(Inline { span: range.into(), kind });
    }

    fn block(&mut self, range: Range<usize>, kind: BlockKind) {
        self.flush_plain();
        self.top().blocks.push_back(Block { span: range.into(), kind });
    }

    /// Text of a tight item that stands before a block.
    fn flush_plain(&mut self) {
        if self.top().inlines.is_empty() {
            return;
        }
        let inlines = std::mem::take(&mut self.top().inlines);
        let inlines = self.settle(inlines.into());
        self.end_text();
        let span = span_of(&inlines);
        self.top().blocks.push_back(Block { span, kind: BlockKind::Plain(inlines) });
    }

    /// The end of a stretch of inline text: where emphasis did not match, another reading may bridge it.
    fn end_text(&mut self) {
        if self.leftover {
            emphasis::bridges(self.text, &self.delimiters, &mut self.bridges);
            self.leftover = false;
        }
        self.delimiters.clear();
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
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.indented.push(range.clone());
                Frame::Code { info: None, text: String::new() }
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                Frame::Code { info: Some(info.trim_end().to_owned()), text: String::new() }
            }
            Tag::HtmlBlock => Frame::Html { text: String::new(), verbatim: Verbatim::No },
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
            Tag::Emphasis => self.delimiter(range.start, Frame::Emphasis),
            Tag::Strong => self.delimiter(range.start, Frame::Strong),
            Tag::Strikethrough => self.delimiter(range.start, Frame::Strikethrough),
            Tag::Link { link_type, dest_url, title, .. } => {
                let email = link_type == LinkType::Email;
                let written = self.definition.map_or(range.clone(), Span::range);
                let url = self.uncovered(&dest_url, written.clone());
                let url = if email { format!("mailto:{url}") } else { url };
                let target = Target::Link { url, title: self.uncovered(&title, written), email };
                self.links += 1;
                Frame::Link(self.reference(range.clone(), target))
            }
            Tag::Image { dest_url, title, .. } => {
                let url = self.uncovered(&dest_url, self.definition.map_or(range.clone(), Span::range));
                let media = media_type(&url).map(|known| known.kind);
                let target = ImageTarget { url, media, ..ImageTarget::default() };
                let id = self.reference(range.clone(), Target::Image(Box::new(target)));
                let caption = prose::caption(self, &title, &range);
                if let Target::Image(image) = &mut self.document.references[id].target {
                    image.caption = caption;
                }
                Frame::Image(id)
            }
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Frame::Through,
        };
        if !frame.is_inline() {
            self.particle = None;
            self.flush_plain();
        }
        let content = frame.holds_blocks();
        self.push(frame, range.start);
        if content {
            self.carry_on(range.start);
        }
    }

    /// An opening delimiter is noted with the frame that it opens.
    fn delimiter(&mut self, start: usize, frame: Frame) -> Frame {
        let mark = self.text.as_bytes()[start];
        let length = match frame {
            Frame::Emphasis => 1,
            Frame::Strong => 2,
            _ => 1 + usize::from(self.text.as_bytes().get(start + 1) == Some(&mark)),
        };
        self.delimiters.push(start..start + length);
        frame
    }

    /// White space that only a cover put at a line's end is no break that was asked for.
    fn hard_break(&mut self, range: Range<usize>) {
        let mut start = range.start;
        let mut line_end = range.end;
        let mut covered = false;
        for mask in self.masks_in(range.clone()).map(|index| &self.masks[index]) {
            covered = true;
            match mask.kind {
                MaskKind::Dedent => line_end = mask.range.start.max(start),
                _ => start = mask.range.end.clamp(start, range.end),
            }
        }
        let asked = !covered || self.text[start..line_end.max(start)].trim_end_matches(['\n', '\r']).ends_with("  ");
        self.inline(start..range.end, if asked { InlineKind::HardBreak } else { InlineKind::SoftBreak });
    }

    /// The id in a covered comment at a heading's end.
    fn heading_id(&self, span: Span) -> Option<String> {
        let start = span.start as usize;
        let line_end = self.text[start..].find(['\n', '\r']).map_or(self.text.len(), |at| start + at);
        self.masks_in(start..line_end).find_map(|index| match &self.masks[index].kind {
            MaskKind::HeadingId(id) => Some(id.clone()),
            _ => None,
        })
    }

    fn reference(&mut self, range: Range<usize>, target: Target) -> ReferenceId {
        let definition = self.definition.filter(|_| matches!(target, Target::Link { .. } | Target::Image(_)));
        self.document.references.push(Reference { span: range.into(), passage: self.passage, definition, target });
        self.document.references.len() - 1
    }

    /// A range of the text as CommonMark sees it.
    fn covered(&self, range: Range<usize>) -> Option<&'t str> {
        self.covered.get(range.start.checked_sub(self.covered_from)?..range.end.checked_sub(self.covered_from)?)
    }

    /// Indices of the covers that touch a range.
    fn masks_in(&self, range: Range<usize>) -> impl Iterator<Item = usize> + use<'t> {
        let masks = self.masks;
        let first = masks.partition_point(|mask| mask.range.end <= range.start);
        (first..masks.len()).take_while(move |&index| masks[index].range.start < range.end)
    }
}
