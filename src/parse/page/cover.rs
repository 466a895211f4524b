//! Covers: stretches of a text that CommonMark must not see, and what lies under them.

use std::ops::Range;

use crate::text::Span;

use super::ast::{Component, ContainerKind, Name};
use super::directive::{Attributes, FenceLine, InlineDirective};
use super::jsx::part::Part;
use super::jsx::remains::Remains;

/// A covered range.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mask {
    pub(super) range: Range<usize>,
    pub(super) kind: MaskKind,
}

impl Mask {
    /// What of it no reader sees.
    pub(super) fn unseen(&self, text: &str) -> Option<Span> {
        let ending = match self.kind {
            MaskKind::Blank | MaskKind::Tag | MaskKind::Component(_) | MaskKind::Part(_) | MaskKind::Body(_) => 0,
            MaskKind::Dedent => {
                let written = text[self.range.clone()].bytes();
                written.take_while(|byte| matches!(byte, b'\n' | b'\r')).count()
            }
            _ => return None,
        };
        Some(Span::new(self.range.start + ending, self.range.end))
    }
}

/// What lies under a cover.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum MaskKind {
    /// A `:::` line, from its first colon to its end.
    Fence(Box<FenceLine>),
    /// An inline directive.
    Inline(Box<InlineDirective>),
    /// `{…}` right after an image.
    ImageAttributes(Attributes),
    /// `{…}` with which a list item begins.
    MarkAttributes(Attributes),
    /// Something that no reader sees, on lines of its own.
    Blank,
    /// Something that no reader sees, amid text.
    Tag,
    /// A component of which something stays.
    Component(Box<Remains>),
    /// One end of a component that is a block of helpgen.
    Part(Box<Part>),
    /// The head of an admonition or a tab, and what it begins.
    Body(Vec<BodyHead>),
    /// Tags of HTML on a line of their own, amid which MDX has markdown; without those that only the generator of the
    /// page understands. May be empty while tags are being found.
    Element(String),
    /// A tag of HTML with which a line of text begins: it must not make the text after it raw HTML.
    Opening(String),
    /// `{/*id*/}` at the end of a heading.
    HeadingId(String),
    /// A letter beside emphasis, see [`super::emphasis`].
    Bridge,
    /// `{` of a heading's last words, which are no attributes.
    Brace,
    /// A line's ending and the indentation after it, see [`super::indent`].
    Dedent,
    /// A formula, see [`super::math`].
    Formula,
    /// Something that a program reads, see [`super::dialect`].
    Opaque,
    /// An expression that is no more than a text in quotes, and where its words stand.
    Literal(Span),
}

/// What a head begins: a block of helpgen, which ends where something stands behind its body.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BodyHead {
    pub(super) kind: ContainerKind,
    pub(super) title: Option<Range<usize>>,
    pub(super) end: usize,
}

/// What is known of a text before CommonMark parses it.
#[derive(Debug, Default)]
pub(super) struct Covers {
    /// What CommonMark must not see, in order.
    pub(super) masks: Vec<Mask>,
    /// Values of attributes under covers that readers see.
    pub(super) texts: Vec<Name>,
    /// Components of other systems.
    pub(super) components: Vec<Component>,
    /// Expressions of MDX and the tags that hold some, whatever covers them. In raw HTML their words are no prose.
    pub(super) expressions: Vec<Span>,
}

impl Covers {
    /// In order, none overlapping another. What a directive says of itself is read with the directive.
    pub(super) fn settled(self) -> Self {
        let masks = settle(self.masks);
        let mut texts = self.texts;
        texts.retain(|text| {
            let at = text.span.start as usize;
            let around = masks.get(masks.partition_point(|mask| mask.range.end <= at));
            !around.is_some_and(|mask| {
                let directive = matches!(
                    mask.kind,
                    MaskKind::Fence(_)
                        | MaskKind::Inline(_)
                        | MaskKind::ImageAttributes(_)
                        | MaskKind::MarkAttributes(_)
                );
                directive && mask.range.start <= at
            })
        });
        Self { masks, texts, ..self }
    }
}

/// Sorted, and of two that overlap the earlier one.
pub(super) fn settle(mut masks: Vec<Mask>) -> Vec<Mask> {
    masks.sort_by_key(|mask| (mask.range.start, std::cmp::Reverse(mask.range.end)));
    let mut end = 0;
    masks.retain(|mask| {
        let keep = mask.range.start >= end;
        if keep {
            end = mask.range.end;
        }
        keep
    });
    masks
}
