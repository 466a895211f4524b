//! What stays of components in the text: a title in bold, a link, a description, a picture with its caption.

use std::ops::Range;

use crate::parse::page::ast::*;
use crate::parse::page::cover::MaskKind;
use crate::parse::page::jsx::remains::Remains;
use crate::parse::page::media::media_type;
use crate::text::{Span, line_before};

use super::Builder;

/// As much of a line as may be the signs of lists and quotes before its text, in bytes.
const MARGIN: usize = 1024;

impl Builder<'_> {
    /// A component that has its line for itself: a paragraph for each of its parts.
    pub(super) fn component_blocks(&mut self, index: usize) {
        let MaskKind::Component(remains) = &self.masks[index].kind else { return };
        self.seen[index] = true;
        let range = self.masks[index].range.clone();
        let parts = self.component_parts(remains, range.clone());
        for part in parts {
            self.block(range.clone(), BlockKind::Paragraph(vec![part]));
        }
    }

    /// A component amid text: its parts one after the other.
    pub(super) fn component_inlines(&mut self, index: usize) {
        let MaskKind::Component(remains) = &self.masks[index].kind else { return };
        self.seen[index] = true;
        let range = self.masks[index].range.clone();
        let line = line_before(self.text, range.start, MARGIN);
        let fresh = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']).is_empty();
        let parts = self.component_parts(remains, range.clone());
        for part in parts {
            let heads = fresh && matches!(part.kind, InlineKind::Strong(_));
            self.top().inlines.push_back(part);
            let behind = if heads { InlineKind::HardBreak } else { InlineKind::Decoded(" ".to_owned()) };
            self.inline(range.end..range.end, behind);
        }
    }

    fn component_parts(&mut self, remains: &Remains, tag: Range<usize>) -> Vec<Inline> {
        let mut parts = Vec::new();
        // The link goes on the first text.
        let mut link = remains.link.as_ref();
        for title in &remains.titles {
            let text = self.component_text(title);
            let inline = self.linked(vec![text], link.take(), title.span);
            parts.push(Inline { span: title.span, kind: InlineKind::Strong(vec![inline]) });
        }
        for name in &remains.names {
            let inline = Inline { span: name.span, kind: InlineKind::Opaque(name.text.clone()) };
            parts.push(Inline { span: name.span, kind: InlineKind::Strong(vec![inline]) });
        }
        for words in &remains.texts {
            let text = self.component_text(words);
            parts.push(self.linked(vec![text], link.take(), words.span));
        }
        if let Some(picture) = &remains.picture {
            self.shown.extend(remains.caption.iter().map(|caption| caption.span.start));
            let alone = remains.alone;
            let caption = remains.caption.iter().map(|caption| CaptionPiece::Text(caption.text.clone())).collect();
            let url = picture.text.clone();
            let media = media_type(&url).map(|known| known.kind);
            let target = ImageTarget { url, media, caption, alone, ..ImageTarget::default() };
            let id = self.reference(picture.span.range(), Target::Image(Box::new(target)));
            let alt = remains.alt.iter().map(|alt| self.component_text(alt)).collect();
            // The image covers the whole tag, in which its caption is looked for.
            let image = vec![Inline { span: tag.into(), kind: InlineKind::Image(id, alt) }];
            parts.push(self.linked(image, link.take(), picture.span));
        }
        parts
    }

    /// The text of an attribute.
    pub(super) fn component_text(&mut self, words: &Name) -> Inline {
        self.shown.insert(words.span.start);
        let kind = match words.text.contains('&') {
            true => InlineKind::Decoded(decoded(&words.text)),
            false => InlineKind::Text,
        };
        Inline { span: words.span, kind }
    }

    /// The inlines as a link, if there is an address.
    fn linked(&mut self, mut inner: Vec<Inline>, link: Option<&Name>, span: Span) -> Inline {
        let Some(link) = link else { return inner.swap_remove(0) };
        let target = Target::Link { url: link.text.clone(), title: String::new(), email: false };
        let id = self.reference(link.span.range(), target);
        Inline { span, kind: InlineKind::Link(id, inner) }
    }

    /// The components among the covers that touch a range.
    pub(super) fn components_in(&self, range: Range<usize>) -> Vec<usize> {
        self.masks_in(range).filter(|&index| matches!(self.masks[index].kind, MaskKind::Component(_))).collect()
    }
}

/// The characters that JSX writes as entities.
fn decoded(text: &str) -> String {
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&nbsp;", " ")];
    let text = plain.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign));
    text.replace("&amp;", "&")
}
