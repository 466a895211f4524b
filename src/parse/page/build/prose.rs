//! Inlines: text cut at covered directives, particles after them, captions, titles of containers, anchors' words.

use std::ops::Range;

use crate::parse::page::ast::*;
use crate::parse::page::autolink::{self, Address};
use crate::parse::page::code::code_content;
use crate::parse::page::cover::{Covers, Mask, MaskKind, settle};
use crate::parse::page::directive::{IMAGE_KEYS, InlineDirective, InlineName, path_steps, pieces, trimmed};
use crate::parse::page::mask;
use crate::parse::page::particle::particle_after;
use crate::text::Span;

use super::Builder;
use super::faults;
use super::frame::{Frame, Open, Verbatim};
use super::reading::{Shape, read};

impl Builder<'_> {
    /// Text as CommonMark saw it: cut at covers, taken from the file's own bytes.
    pub(super) fn text(&mut self, content: &str, range: Range<usize>) {
        let touched: Vec<usize> = self.masks_in(range.clone()).collect();
        if let Some(Frame::Code { .. } | Frame::Html { .. }) = self.stack.last().map(|open| &open.frame) {
            return self.code_text(content, range, &touched);
        }
        if self.covered(range.clone()) != Some(content) {
            self.particle = None;
            return self.inline(range, InlineKind::Decoded(content.to_owned()));
        }
        if content.starts_with(['*', '~']) && self.text.as_bytes().get(range.start.wrapping_sub(1)) != Some(&b'\\') {
            self.leftover = true;
            let mark = content.as_bytes()[0];
            let length = content.bytes().take_while(|&byte| byte == mark).count();
            self.delimiters.push(range.start..range.start + length);
        }
        let mut at = range.start;
        for index in touched {
            let mask = &self.masks[index];
            match &mask.kind {
                MaskKind::Bridge | MaskKind::Brace => continue,
                MaskKind::Inline(directive) if mask.range.start >= at && mask.range.end <= range.end => {
                    self.plain(at..mask.range.start);
                    self.directive(directive, mask.range.clone());
                }
                // A formula is no text, as code is none.
                MaskKind::Formula if mask.range.start >= at && mask.range.end <= range.end => {
                    self.plain(at..mask.range.start);
                    let formula = self.text[mask.range.clone()].to_owned();
                    self.inline(mask.range.clone(), InlineKind::Code(formula));
                }
                MaskKind::Opaque if mask.range.start >= at && mask.range.end <= range.end => {
                    self.plain(at..mask.range.start);
                    let written = self.text[mask.range.clone()].to_owned();
                    self.inline(mask.range.clone(), InlineKind::Opaque(written));
                }
                MaskKind::Literal(words) if mask.range.start >= at && mask.range.end <= range.end => {
                    self.plain(at..mask.range.start);
                    self.inline(words.range(), InlineKind::Text);
                }
                MaskKind::ImageAttributes(_) if mask.range.start >= at && mask.range.end <= range.end => {
                    self.plain(at..mask.range.start);
                    at = mask.range.start;
                    if !self.image_attributes(index) {
                        continue;
                    }
                }
                MaskKind::MarkAttributes(_) if mask.range.start >= at && mask.range.end <= range.end => {
                    self.plain(at..mask.range.start);
                    at = mask.range.start;
                    if !self.mark(index) {
                        continue;
                    }
                }
                MaskKind::Element(html) | MaskKind::Opening(html) if (at..range.end).contains(&mask.range.start) => {
                    self.plain(at..mask.range.start);
                    self.raw_references(html, mask.range.clone());
                    self.inline(mask.range.clone(), InlineKind::Html(html.clone()));
                    at = mask.range.end.min(range.end);
                    continue;
                }
                MaskKind::Component(_) if (at..range.end).contains(&mask.range.start) => {
                    self.plain(at..mask.range.start);
                    self.component_inlines(index);
                    at = mask.range.end.min(range.end);
                    continue;
                }
                MaskKind::Component(_) => continue,
                MaskKind::Blank | MaskKind::HeadingId(_) | MaskKind::Tag | MaskKind::Dedent => {
                    // White space or a tag of ours: nothing that a reader sees.
                    self.plain(at..mask.range.start.clamp(at, range.end));
                    at = mask.range.end.min(range.end).max(at);
                    continue;
                }
                _ => continue,
            }
            self.seen[index] = true;
            at = mask.range.end;
        }
        self.plain(at..range.end);
    }

    /// The characters of which CommonMark saw all bytes: under a cover it may part them.
    pub(super) fn whole(&self, mut range: Range<usize>) -> Range<usize> {
        while !self.text.is_char_boundary(range.start) {
            range.start += 1;
        }
        while !self.text.is_char_boundary(range.end) {
            range.end -= 1;
        }
        range.start..range.end.max(range.start)
    }

    /// Text without covers: the file's bytes. Right after a directive, its particle is cut off.
    fn plain(&mut self, range: Range<usize>) {
        let range = self.whole(range);
        if range.is_empty() {
            return;
        }
        let mut start = range.start;
        if let Some((reference, end)) = self.particle.take()
            && let Some(particle) = particle_after(self.text, end, range.clone())
        {
            if start < particle.start {
                self.inline(start..particle.start, InlineKind::Text);
            }
            start = particle.end;
            self.inline(particle, InlineKind::Particle(reference));
        }
        if start < range.end {
            self.inline(start..range.end, InlineKind::Text);
        }
    }

    /// The text of a code or HTML block: the file's own. Of an expression in HTML only words in quotes are shown.
    fn code_text(&mut self, content: &str, range: Range<usize>, touched: &[usize]) {
        for &index in touched {
            self.seen[index] = true;
        }
        let exact = self.covered(range.clone()) == Some(content);
        let range = self.whole(range);
        let (text, html) = match self.stack.last_mut().map(|open| &mut open.frame) {
            Some(Frame::Code { text, .. }) => (text, false),
            Some(Frame::Html { text, .. }) => (text, true),
            _ => return,
        };
        if !exact {
            return text.push_str(content);
        }
        let mut at = range.start;
        for mask in touched.iter().map(|&index| &self.masks[index]) {
            let shown = match mask.kind {
                MaskKind::Dedent => "\n".to_owned(),
                MaskKind::Blank | MaskKind::Tag if html && self.text[mask.range.clone()].starts_with('{') => {
                    String::new()
                }
                MaskKind::Literal(words) if html => self.text[words.range()].replace('&', "&amp;").replace('<', "&lt;"),
                _ => continue,
            };
            text.push_str(&self.text[at..mask.range.start.clamp(at, range.end)]);
            if mask.range.end <= range.end {
                text.push_str(&shown);
            }
            at = mask.range.end.min(range.end);
        }
        text.push_str(&self.text[at..range.end]);
    }

    /// A line of an HTML block. A directive line in it counts, unless the HTML is a comment or text of its own.
    pub(super) fn html(&mut self, content: &str, range: Range<usize>) {
        let touched: Vec<usize> = self.masks_in(range.clone()).collect();
        let Some(Open { frame: Frame::Html { text, verbatim }, .. }) = self.stack.last_mut() else { return };
        let first = text.is_empty();
        let line = content.trim_start();
        if first && VERBATIM.iter().any(|tag| line.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag))) {
            *verbatim = Verbatim::Always;
        }
        let fence = touched.iter().copied().find(|&index| matches!(self.masks[index].kind, MaskKind::Fence(_)));
        if let Some(index) = fence
            && *verbatim == Verbatim::No
        {
            if let Some(open) = self.stack.pop() {
                let span = Span::new(open.start, range.start.max(open.start));
                self.close(open, span);
            }
            self.fence(index);
            let rest = Frame::Html { text: String::new(), verbatim: Verbatim::No };
            return self.push(rest, range.end);
        }
        if *verbatim != Verbatim::Always {
            *verbatim = match (content.rfind("<!--"), content.rfind("-->")) {
                (Some(open), close) if close.is_none_or(|close| close < open) => Verbatim::Comment,
                (_, Some(_)) => Verbatim::No,
                _ => *verbatim,
            };
        }
        if !(first && line.is_empty()) {
            self.code_text(content, range, &touched);
        }
    }

    pub(super) fn code_span(&mut self, content: &str, range: Range<usize>) {
        let touched: Vec<usize> = self.masks_in(range.clone()).collect();
        let written = &self.text[self.whole(range.clone())];
        // Over several lines only CommonMark knows what belongs to the code and what to the blocks around it.
        let lines = written.contains(['\n', '\r']);
        let code = if touched.is_empty() || lines { content.to_owned() } else { code_content(written) };
        for index in touched {
            let mask = &self.masks[index];
            self.seen[index] = true;
            self.unwanted[index] = lines && mask.kind != MaskKind::Dedent && mask.range.end <= range.end;
        }
        self.inline(range, InlineKind::Code(code));
    }

    pub(super) fn inline_html(&mut self, content: &str, range: Range<usize>) {
        let touched: Vec<usize> = self.masks_in(range.clone()).collect();
        let ours =
            touched.iter().any(|&index| matches!(self.masks[index].kind, MaskKind::Tag | MaskKind::Component(_)));
        for index in self.components_in(range.clone()) {
            self.component_inlines(index);
        }
        let html = if touched.is_empty() { content.to_owned() } else { self.text[range.clone()].to_owned() };
        for index in touched {
            self.seen[index] = true;
        }
        if !ours {
            self.html_texts(range.clone());
            self.raw_references(&html, range.clone());
            self.inline(range, InlineKind::Html(html));
        }
    }

    fn directive(&mut self, directive: &InlineDirective, range: Range<usize>) {
        let (kind, id) = self.directive_reference(directive, range.clone());
        self.inline(range.clone(), kind(id));
        self.particle = Some((id, range.end));
    }

    /// Enters an inline directive's target; how to make the inline is returned with its number.
    fn directive_reference(
        &mut self,
        directive: &InlineDirective,
        range: Range<usize>,
    ) -> (fn(ReferenceId) -> InlineKind, ReferenceId) {
        let attributes = &directive.attributes;
        let content = directive.content.clone();
        faults::inline(self, directive, self.text[content.clone()].trim().is_empty(), &range);
        let (target, kind): (Target, fn(ReferenceId) -> InlineKind) = match directive.name {
            InlineName::Ui => (
                Target::Label {
                    path: path_steps(self.text, content),
                    role: attributes.get("role").cloned(),
                    whole_path: attributes.has("path"),
                },
                InlineKind::Label,
            ),
            InlineName::Term => {
                let name = trimmed(self.text, content);
                (Target::Term { name, text: attributes.get("text").cloned() }, InlineKind::Term)
            }
            InlineName::Feature => (Target::Feature { name: trimmed(self.text, content) }, InlineKind::Feature),
        };
        (kind, self.reference(range, target))
    }

    /// A finished stretch of inlines: pieces of text that touch become one, bare addresses become links.
    pub(super) fn settle(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        let joined = join(inlines);
        if self.links > 0 {
            return joined;
        }
        let may_hold =
            |inline: &Inline| inline.kind == InlineKind::Text && autolink::may_hold(&self.text[inline.span.range()]);
        if !joined.iter().any(may_hold) {
            return joined;
        }
        let mut settled = Vec::with_capacity(joined.len());
        for inline in joined {
            let addresses = match inline.kind {
                InlineKind::Text => autolink::find(self.text, inline.span.range()),
                _ => Vec::new(),
            };
            let mut at = inline.span.start as usize;
            let end = inline.span.end as usize;
            if addresses.is_empty() {
                settled.push(inline);
                continue;
            }
            for Address { range, url, email } in addresses {
                if at < range.start {
                    settled.push(Inline { span: Span::new(at, range.start), kind: InlineKind::Text });
                }
                at = range.end;
                let span = Span::from(range.clone());
                let id = self.reference(range, Target::Link { url, title: String::new(), email });
                let text = Inline { span, kind: InlineKind::Text };
                settled.push(Inline { span, kind: InlineKind::Link(id, vec![text]) });
            }
            if at < end {
                settled.push(Inline { span: Span::new(at, end), kind: InlineKind::Text });
            }
        }
        settled
    }

    /// `{…}` belongs to the image right before it. False: there is none.
    fn image_attributes(&mut self, index: usize) -> bool {
        let mask: &Mask = &self.masks[index];
        let MaskKind::ImageAttributes(attributes) = &mask.kind else { return false };
        let last = self.stack.last().and_then(|open| open.inlines.back());
        let Some(Inline { kind: InlineKind::Image(id, _), span }) = last else { return false };
        let id = *id;
        if span.end as usize != mask.range.start {
            return false;
        }
        faults::attributes(self, "![]()", attributes, &IMAGE_KEYS);
        let text = self.text;
        let role = attributes.get("role").cloned();
        if let Target::Image(image) = &mut self.document.references[id].target {
            image.taken = attributes.get("taken").cloned();
            image.role.clone_from(&role);
            if let Some(shows) = attributes.get("shows") {
                let base = shows.span.start as usize;
                image.shows = pieces(&text[shows.span.range()], ',')
                    .map(|(offset, part)| Name {
                        text: part.to_owned(),
                        span: Span::new(base + offset, base + offset + part.len()),
                    })
                    .collect();
            }
        }
        if let Some(role) = &role {
            self.marked_for(id, role);
        }
        true
    }
}

/// HTML blocks whose content is no HTML (CommonMark 0.31 §4.6, kinds 1 to 5).
const VERBATIM: [&str; 6] = ["<!", "<?", "<pre", "<script", "<style", "<textarea"];

/// Bytes after an image's title: the closing quote, white space, the closing parenthesis.
const AFTER_TITLE: usize = 64;

/// An image's title: text with directives in it. The title is found at the end of the image's own bytes; where it cannot
/// be (it stands in a link definition, or has escapes), it is text alone.
pub(super) fn caption(builder: &mut Builder<'_>, title: &str, range: &Range<usize>) -> Vec<CaptionPiece> {
    if title.is_empty() {
        return Vec::new();
    }
    let mut from = range.end.saturating_sub(title.len() + AFTER_TITLE).max(range.start);
    while !builder.text.is_char_boundary(from) {
        from += 1;
    }
    let found = builder.covered(from..range.end).and_then(|end| end.rfind(title));
    let Some(start) = found.map(|at| from + at) else { return vec![CaptionPiece::Text(title.to_owned())] };
    let end = start + title.len();
    let touched: Vec<usize> = builder.masks_in(start..end).collect();
    let mut pieces = Vec::new();
    let mut at = start;
    for index in touched {
        let mask = &builder.masks[index];
        if let MaskKind::Inline(directive) = &mask.kind
            && mask.range.start >= at
            && mask.range.end <= end
        {
            if at < mask.range.start {
                pieces.push(CaptionPiece::Text(builder.text[at..mask.range.start].to_owned()));
            }
            at = mask.range.end;
            builder.seen[index] = true;
            let (_, id) = builder.directive_reference(directive, mask.range.clone());
            pieces.push(CaptionPiece::Reference(id));
        }
    }
    if at < end {
        pieces.push(CaptionPiece::Text(builder.text[at..end].to_owned()));
    }
    pieces
}

/// The inline text of a range by itself: the title of a container.
pub(super) fn fragment(builder: &mut Builder<'_>, range: Range<usize>) -> Vec<Inline> {
    let text = builder.text;
    let mut covers = Covers::default();
    mask::inlines(text, range.clone(), &mut covers.masks);
    covers.masks = settle(covers.masks);
    let state = (std::mem::take(&mut builder.document.references), builder.passage);
    let mut document = read(builder.places, range.clone(), covers, Shape::Line, state);
    builder.document.references = document.references;
    builder.document.faults.append(&mut document.faults);
    match document.blocks.pop().map(|block| block.kind) {
        Some(BlockKind::Plain(inlines)) => inlines,
        _ => Vec::new(),
    }
}

/// Pieces of text that touch become one.
pub(super) fn join(mut inlines: Vec<Inline>) -> Vec<Inline> {
    inlines.dedup_by(|next, last| {
        let touch = matches!((&last.kind, &next.kind), (InlineKind::Text, InlineKind::Text))
            && last.span.end == next.span.start;
        if touch {
            last.span.end = next.span.end;
        }
        touch
    });
    inlines
}

/// What a heading's anchor is made from.
pub(super) fn heading_words(text: &str, inlines: &[Inline]) -> Vec<HeadingWord> {
    let mut words = Vec::new();
    collect_words(text, inlines, &mut words);
    words
}

fn collect_words(text: &str, inlines: &[Inline], words: &mut Vec<HeadingWord>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text => words.push(HeadingWord::Text(text[inline.span.range()].to_owned())),
            InlineKind::Decoded(content) | InlineKind::Code(content) | InlineKind::Opaque(content) => {
                words.push(HeadingWord::Text(content.clone()));
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => words.push(HeadingWord::Text(" ".to_owned())),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link(_, inner)
            | InlineKind::Image(_, inner) => collect_words(text, inner, words),
            InlineKind::Label(id) | InlineKind::Term(id) | InlineKind::Feature(id) => {
                words.push(HeadingWord::Reference(*id));
            }
            // The particle depends on the role's text; the anchor must not.
            InlineKind::Particle(_)
            | InlineKind::Html(_)
            | InlineKind::FootnoteReference(_)
            | InlineKind::Mark(_)
            | InlineKind::TaskMarker(_) => {}
        }
    }
}
