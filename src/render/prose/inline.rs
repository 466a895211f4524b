//! Inline text: emphasis, links, pictures, and directives with the particles after them.

use std::fmt::Write as _;

use crate::parse::page::{CaptionPiece, Inline, InlineKind, ReferenceId, Target, leading_particle};
use crate::render::escape::{escape_attribute, escape_text, escape_url};
use crate::view::{FeaturePart, FigurePart, LinkTarget, MediaPart, Resolved, TextByRole};

use super::Writer;

/// Pictures in a sentence up to this width are icons: there is nothing more to see on them.
const ICON: u32 = 64;

impl<'b> Writer<'b> {
    /// The picture that is all a paragraph holds: as everybody sees it, or as each role does.
    pub(super) fn figures(&self, inlines: &[Inline]) -> Option<Vec<FigurePart>> {
        if self.settings.bare {
            return None;
        }
        let (image, alt) = inlines.iter().find_map(|inline| match &inline.kind {
            InlineKind::Image(id, alt) => Some((*id, alt)),
            _ => None,
        })?;
        match (&self.body.document.references[image].target, &self.body.references[image]) {
            (Target::Image(target), Resolved::Picture(_)) if target.alone => Some(self.faces(image, alt)),
            _ => None,
        }
    }

    /// A picture with its words, as everybody sees it or as each role does. Empty: nothing is shown.
    pub(super) fn faces(&self, id: ReferenceId, alt: &[Inline]) -> Vec<FigurePart> {
        let Resolved::Picture(part) = &self.body.references[id] else { return Vec::new() };
        let caption_html = match &self.body.document.references[id].target {
            Target::Image(target) => self.caption(&target.caption),
            _ => String::new(),
        };
        let worded = |part: &FigurePart| FigurePart {
            alt: self.body.plain(alt),
            alts: self.body.by_role(alt),
            caption_html: caption_html.clone(),
            others: Vec::new(),
            ..part.clone()
        };
        std::iter::once(&**part).chain(&part.others).map(worded).collect()
    }

    /// The film or sound that is all a paragraph holds.
    pub(super) fn film(&self, inlines: &[Inline]) -> Option<MediaPart> {
        let (image, alt) = inlines.iter().find_map(|inline| match &inline.kind {
            InlineKind::Image(id, alt) => Some((*id, alt)),
            _ => None,
        })?;
        match &self.body.document.references[image].target {
            Target::Image(target) if target.alone => self.media(image, alt),
            _ => None,
        }
    }

    /// A film or sound with its words.
    fn media(&self, id: ReferenceId, alt: &[Inline]) -> Option<MediaPart> {
        let Resolved::Media(part) = &self.body.references[id] else { return None };
        let mut part = MediaPart::clone(part);
        part.alt = self.body.plain(alt);
        part.alts = self.body.by_role(alt);
        if let Target::Image(target) = &self.body.document.references[id].target {
            part.caption_html = self.caption(&target.caption);
        }
        Some(part)
    }

    pub(super) fn caption(&self, pieces: &[CaptionPiece]) -> String {
        let mut out = String::new();
        let mut before = None;
        for piece in pieces {
            match piece {
                CaptionPiece::Text(text) => {
                    let particle = before.and_then(|id| Some((id, leading_particle(text)?)));
                    let rest = match particle {
                        Some((id, at)) => {
                            escape_text(&text[..at.start], &mut out);
                            self.particle(id, &text[at.clone()], &mut out);
                            at.end
                        }
                        None => 0,
                    };
                    escape_text(&text[rest..], &mut out);
                }
                CaptionPiece::Reference(id) => self.resolved(*id, &mut out),
            }
            before = match piece {
                CaptionPiece::Reference(id) => Some(*id),
                CaptionPiece::Text(_) => None,
            };
        }
        out
    }

    pub(super) fn inlines(&mut self, inlines: &'b [Inline], out: &mut String) {
        let mut rest = inlines.iter().peekable();
        while let Some(inline) = rest.next() {
            if let (InlineKind::Feature(id), Some(next)) = (&inline.kind, rest.peek())
                && let (Resolved::Feature(part), InlineKind::Particle(after)) = (&self.body.references[*id], &next.kind)
                && id == after
            {
                // A badge must not stand between a name and its particle.
                let particle = crate::korean::agree(&part.name, self.body.source.slice(next.span)).into_owned();
                self.parts.feature(self.body, &FeaturePart { particle, ..part.clone() }, out);
                rest.next();
                continue;
            }
            self.inline(inline, out);
        }
    }

    pub(super) fn wrapped(&mut self, element: &str, inner: &'b [Inline], out: &mut String) {
        let _ = write!(out, "<{element}>");
        let mark = self.raw.mark();
        self.inlines(inner, out);
        self.raw.close_to(mark, out);
        let _ = write!(out, "</{element}>");
    }

    pub(super) fn inline(&mut self, inline: &'b Inline, out: &mut String) {
        match &inline.kind {
            InlineKind::Text => escape_text(self.body.source.slice(inline.span), out),
            InlineKind::Decoded(text) | InlineKind::Opaque(text) => escape_text(text, out),
            InlineKind::Code(code) => {
                out.push_str("<code>");
                escape_text(code, out);
                out.push_str("</code>");
            }
            InlineKind::Emphasis(inner) => self.wrapped("em", inner, out),
            InlineKind::Strong(inner) => self.wrapped("strong", inner, out),
            InlineKind::Strikethrough(inner) => self.wrapped("del", inner, out),
            InlineKind::Link(id, inner) => self.link(*id, inner, out),
            InlineKind::Image(id, alt) => self.image(*id, alt, out),
            InlineKind::Html(html) => self.raw.inline(&self.led(html), out),
            InlineKind::SoftBreak => out.push('\n'),
            InlineKind::HardBreak => out.push_str(if self.settings.bare { "<br />\n" } else { "<br>\n" }),
            InlineKind::FootnoteReference(label) => self.footnote_reference(label, out),
            InlineKind::TaskMarker(done) => {
                out.push_str(if *done {
                    "<input type=\"checkbox\" checked disabled"
                } else {
                    "<input type=\"checkbox\" disabled"
                });
                if !self.settings.bare {
                    out.push_str(" aria-label=\"");
                    escape_attribute(&self.parts.word(self.body, if *done { "task.done" } else { "task.open" }), out);
                    out.push('"');
                }
                out.push_str("> ");
            }
            // A mark is drawn on the picture; without words its item says what it marks.
            InlineKind::Label(id) | InlineKind::Term(id) | InlineKind::Feature(id) | InlineKind::Mark(id) => {
                self.resolved(*id, out);
            }
            InlineKind::Particle(id) => self.particle(*id, self.body.source.slice(inline.span), out),
        }
    }

    pub(super) fn resolved(&self, id: ReferenceId, out: &mut String) {
        match &self.body.references[id] {
            Resolved::Label(part) => self.parts.label(self.body, part, out),
            Resolved::Term(part) if self.flat => escape_text(&part.text, out),
            Resolved::Term(part) => self.parts.term(self.body, part, out),
            Resolved::Feature(part) => self.parts.feature(self.body, part, out),
            Resolved::Missing(text) => escape_text(text, out),
            Resolved::Link(_)
            | Resolved::Picture(_)
            | Resolved::Media(_)
            | Resolved::Include(_)
            | Resolved::Nothing => {}
        }
    }

    /// What follows a directive: agreeing with each variant of its text.
    pub(super) fn particle(&self, id: ReferenceId, written: &str, out: &mut String) {
        let agreed = |text: &str| crate::korean::agree(text, written).into_owned();
        match &self.body.references[id] {
            Resolved::Label(part) => {
                let forms: Vec<(&str, String)> = part
                    .variants
                    .iter()
                    .map(|variant| (variant.role.as_str(), agreed(variant.steps.last().map_or("", String::as_str))))
                    .collect();
                match forms.as_slice() {
                    [] => escape_text(written, out),
                    [(_, first), rest @ ..] if rest.iter().all(|(_, form)| form == first) => escape_text(first, out),
                    forms => {
                        out.push_str("<span class=\"particles\">");
                        for (role, form) in forms {
                            out.push_str("<span class=\"particle\" data-roles=\"");
                            escape_attribute(role, out);
                            out.push_str("\">");
                            escape_text(form, out);
                            out.push_str("</span>");
                        }
                        out.push_str("</span>");
                    }
                }
            }
            Resolved::Term(part) => escape_text(&agreed(&part.text), out),
            Resolved::Feature(part) => escape_text(&agreed(&part.name), out),
            _ => escape_text(written, out),
        }
    }

    pub(super) fn link(&mut self, id: ReferenceId, inner: &'b [Inline], out: &mut String) {
        let mark = self.raw.mark();
        match &self.body.references[id] {
            Resolved::Link(LinkTarget::To { href, title, titles, external, .. }) if !self.flat => {
                out.push_str("<a href=\"");
                escape_url(href, out);
                out.push('"');
                if !title.is_empty() {
                    out.push_str(" title=\"");
                    escape_attribute(title, out);
                    out.push('"');
                    by_role("title", title, titles, out);
                }
                if *external && !self.settings.bare {
                    out.push_str(" rel=\"noopener\" class=\"external\"");
                }
                out.push('>');
                let outer = std::mem::replace(&mut self.linked, true);
                self.inlines(inner, out);
                self.linked = outer;
                self.raw.close_to(mark, out);
                out.push_str("</a>");
            }
            _ => self.inlines(inner, out),
        }
    }

    pub(super) fn image(&mut self, id: ReferenceId, alt: &'b [Inline], out: &mut String) {
        if self.settings.bare {
            return self.bare_image(id, alt, out);
        }
        match &self.body.references[id] {
            Resolved::Picture(_) => {
                for mut part in self.faces(id, alt) {
                    part.zoom = !self.flat && !self.linked && part.width > ICON;
                    self.parts.picture(self.body, &part, out);
                }
            }
            Resolved::Nothing => {}
            // In a title its words are enough.
            Resolved::Media(_) if !self.flat => {
                if let Some(part) = self.media(id, alt) {
                    self.parts.media(self.body, &part, out);
                }
            }
            _ => escape_text(&self.body.plain(alt), out),
        }
    }

    /// As CommonMark's examples have it.
    pub(super) fn bare_image(&self, id: ReferenceId, alt: &[Inline], out: &mut String) {
        let Target::Image(target) = &self.body.document.references[id].target else { return };
        out.push_str("<img src=\"");
        escape_url(&target.url, out);
        out.push_str("\" alt=\"");
        escape_attribute(&self.body.plain(alt), out);
        out.push('"');
        if !target.caption.is_empty() {
            out.push_str(" title=\"");
            out.push_str(&self.caption(&target.caption));
            out.push('"');
        }
        out.push_str(" />");
    }
}

/// An attribute as each role reads it, for the script that applies the reader's choice.
fn by_role(attribute: &str, plain: &str, texts: &[TextByRole], out: &mut String) {
    if texts.is_empty() {
        return;
    }
    let _ = write!(out, " data-by-role=\"{attribute}\" data-plain=\"");
    escape_attribute(plain, out);
    out.push('"');
    for own in texts {
        let _ = write!(out, " data-for-{}=\"", own.role);
        escape_attribute(&own.text, out);
        out.push('"');
    }
}
