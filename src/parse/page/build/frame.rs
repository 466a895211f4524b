//! The open frames of a page that is being read: what each will become, and what it has so far.

use std::collections::VecDeque;

use crate::parse::page::ast::*;
use crate::text::Span;

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
    Html {
        text: String,
        verbatim: Verbatim,
    },
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
        end: Ends,
    },
    /// Nothing of its own: what is in it goes to the frame below.
    Through,
}

/// What ends a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// A line of so many colons.
    Colons(usize),
    /// The same: it goes on from a block that ended before it was closed.
    Carried(usize),
    /// The closing tag of a component.
    Tag,
    /// What stands at this byte or behind it.
    At(usize),
}

/// Whether an HTML block is inside of something that holds no HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verbatim {
    No,
    /// A comment is open.
    Comment,
    /// The whole block is such a thing.
    Always,
}

impl Frame {
    /// Frames of inline text within a block.
    pub(super) fn is_inline(&self) -> bool {
        matches!(
            self,
            Frame::Emphasis | Frame::Strong | Frame::Strikethrough | Frame::Link(_) | Frame::Image(_) | Frame::Through
        )
    }

    /// Frames that hold blocks one after another.
    pub(super) fn holds_blocks(&self) -> bool {
        matches!(
            self,
            Frame::Root | Frame::Quote(_) | Frame::Item | Frame::Footnote(_) | Frame::Details | Frame::Container { .. }
        )
    }

    /// Frames that may hold others of their kind without end.
    pub(super) fn may_nest(&self) -> bool {
        self.is_inline()
            || self.holds_blocks()
            || matches!(self, Frame::List { .. } | Frame::Definitions(_) | Frame::Title)
    }
}

/// An open frame with what it has so far.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) frame: Frame,
    pub(super) start: usize,
    pub(super) blocks: VecDeque<Block>,
    pub(super) inlines: VecDeque<Inline>,
    /// Nested beyond what a page can show: what is in it goes to the frame below.
    pub(super) deep: bool,
}

impl Open {
    pub(super) fn new(frame: Frame, start: usize, deep: bool) -> Self {
        Self { frame, start, blocks: VecDeque::new(), inlines: VecDeque::new(), deep }
    }
}

/// Moves parts behind others. Levels nested too deep close one after the other, and each hands its parts on: the shorter
/// list moves, so that no part moves more often than twice for each doubling.
pub(super) fn append<T>(to: &mut VecDeque<T>, mut parts: VecDeque<T>) {
    if to.len() < parts.len() {
        std::mem::swap(to, &mut parts);
        parts.into_iter().rev().for_each(|part| to.push_front(part));
    } else {
        to.append(&mut parts);
    }
}

/// From the first inline's start to the last one's end.
pub(super) fn span_of(inlines: &[Inline]) -> Span {
    match (inlines.first(), inlines.last()) {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end.max(first.span.start) },
        _ => Span::default(),
    }
}
