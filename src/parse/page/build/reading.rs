//! CommonMark's events over a covered text, and the further readings that covers at the wrong place make necessary.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::diagnostic::Places;
use crate::parse::page::ast::{Document, LinkDefinition, PassageId, Reference};
use crate::parse::page::cover::{Covers, settle};
use crate::parse::page::indent;
use crate::parse::page::mask;
use crate::parse::page::syntax::Syntax;
use crate::text::Span;

use super::{Builder, Reading};

/// What a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse::page) enum Shape {
    /// Blocks.
    Page(Syntax),
    /// Inline text of one line, whatever it begins with.
    Line,
}

/// The CommonMark extensions of a help center.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// Readings of one text: one plain, one with covers lifted, bridges beside Hangul and MDX's indentation taken away, one
/// to settle what that moved.
const READINGS: usize = 3;

/// Reads `range` of a text under its covers. The references before it and the passage around it go on.
pub(in crate::parse::page) fn read(
    places: &Places<'_>,
    range: Range<usize>,
    mut covers: Covers,
    shape: Shape,
    (references, passage): (Vec<Reference>, Option<PassageId>),
) -> Document {
    let text: &str = &places.source().text;
    let known = references.len();
    let mut references = Some(references);
    let mut number = 1;
    loop {
        let mut covered = mask::cover(text, range.clone(), &covers.masks);
        if shape == Shape::Line && covered.contains(['\n', '\r']) {
            covered = covered.replace(['\n', '\r'], " ").into();
        }
        let mut builder = Builder::new(places, &covered, range.start, &covers);
        builder.document.references = references.take().unwrap_or_default();
        builder.passage = passage;
        match shape {
            Shape::Page(_) => events(&covered, range.start, &mut builder),
            Shape::Line => line_events(&covered, range.clone(), &mut builder),
        }
        let Reading { mut document, lifted, bridges, indented } = builder.finish();
        let mut further = if number == 1 { bridges } else { Vec::new() };
        if shape == Shape::Page(Syntax::Mdx) && number < READINGS {
            for code in indented {
                further.append(&mut indent::outdent(text, code, &covers.masks));
            }
        }
        if number == READINGS || (further.is_empty() && !lifted.contains(&true)) {
            document.components = covers.components;
            document.opaque = united(document.opaque, covers.expressions);
            return document;
        }
        document.references.truncate(known);
        references = Some(document.references);
        drop(covered);
        let mut lifted = lifted.into_iter();
        covers.masks.retain(|_| !lifted.next().unwrap_or(false));
        covers.masks.extend(further);
        covers.masks = settle(covers.masks);
        number += 1;
    }
}

/// Both, in order, without those that stand in another one.
fn united(mut spans: Vec<Span>, others: Vec<Span>) -> Vec<Span> {
    spans.extend(others);
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let outside = span.end > end;
        end = end.max(span.end);
        outside
    });
    spans
}

fn events(covered: &str, start: usize, builder: &mut Builder<'_>) {
    let mut events = Parser::new_ext(covered, options()).into_offset_iter();
    // Of open links and images: whether they are written `[text][]`.
    let mut collapsed = Vec::new();
    while let Some((event, mut at)) = events.next() {
        at.end += empty_label(&event, covered.get(at.end..).unwrap_or_default(), &mut collapsed);
        builder.definition = reference(&event)
            .and_then(|id| events.reference_definitions().get(id))
            .map(|found| Span::new(start + found.span.start, start + found.span.end));
        builder.event(event, start + at.start..start + at.end);
    }
    let mut definitions: Vec<LinkDefinition> = events
        .reference_definitions()
        .iter()
        .map(|(_, found)| LinkDefinition {
            span: Span::new(start + found.span.start, start + found.span.end),
            url: found.dest.to_string(),
            titled: found.title.is_some(),
        })
        .collect();
    definitions.sort_by_key(|found| found.span.start);
    builder.document.definitions = definitions;
}

/// How much longer a link or image is than the parser says: it leaves the brackets of an empty label out.
fn empty_label(event: &Event<'_>, behind: &str, collapsed: &mut Vec<bool>) -> usize {
    let own = match event {
        Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
            collapsed.push(*link_type == LinkType::Collapsed);
            collapsed.last().copied()
        }
        Event::End(TagEnd::Link | TagEnd::Image) => collapsed.pop(),
        _ => None,
    };
    if own == Some(true) && behind.starts_with("[]") { 2 } else { 0 }
}

/// What a link or an image names its definition by.
fn reference<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    let (Event::Start(Tag::Link { link_type, id, .. }) | Event::Start(Tag::Image { link_type, id, .. })) = event else {
        return None;
    };
    matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut).then_some(id)
}

/// A heading holds inline text alone, so the line is read as one.
fn line_events(covered: &str, range: Range<usize>, builder: &mut Builder<'_>) {
    const OPENING: &str = "# ";
    let line = format!("{OPENING}{covered} #");
    let place = |at: usize| (range.start + at.saturating_sub(OPENING.len())).min(range.end);
    for (event, at) in Parser::new_ext(&line, options() - Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter() {
        if !matches!(event, Event::Start(Tag::Heading { .. }) | Event::End(TagEnd::Heading(_))) {
            builder.event(event, place(at.start)..place(at.end));
        }
    }
}
