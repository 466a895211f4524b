//! Runs: the stretches of prose of a page as its reader sees them, each byte of them traced back to the file.
//!
//! A paragraph, a heading, a cell, a caption, an alternative text is one run each, joined across emphasis, links and
//! line breaks. What is no prose (code, directives, pictures, addresses) stands in the run as one [`OBJECT`], so that
//! the words beside it keep their borders.

mod collect;
mod quoted;
mod scalar;
mod sentences;
mod tags;

pub use collect::{runs, scalar_offset};
pub use quoted::quoted;
pub use sentences::sentences;
pub use tags::tag_name;

use std::ops::Range;

use crate::parse::page::{PassageId, ReferenceId};
use crate::text::Span;

/// What stands in a run for something that is no prose.
pub const OBJECT: char = '\u{fffc}';

/// What a run is on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// The page's title.
    Title,
    /// The page's description.
    Description,
    /// A heading.
    Heading,
    /// The title of a fold-out, a tab, a callout.
    ContainerTitle,
    /// A paragraph.
    Paragraph,
    /// A list item's own text.
    Item,
    /// A table's cell.
    Cell,
    /// A picture's alternative text.
    Alt,
    /// A picture's caption or a link's title.
    Caption,
    /// Text in raw HTML.
    Html,
    /// The value of an attribute that readers see.
    Attribute,
    /// The text that a `:term` shows in the place of its concept's name.
    Shown,
}

impl RunKind {
    /// Whether a directive in its place would be shown as the signs that it is written with.
    pub fn is_plain_text(self) -> bool {
        match self {
            Self::Title
            | Self::Description
            | Self::Alt
            | Self::Caption
            | Self::Html
            | Self::Attribute
            | Self::Shown => true,
            Self::Heading | Self::ContainerTitle | Self::Paragraph | Self::Item | Self::Cell => false,
        }
    }
}

/// A stretch of prose.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What it is.
    pub kind: RunKind,
    /// As its reader sees it.
    pub text: String,
    /// In order: which bytes of the file stand behind which bytes of the text.
    pub pieces: Vec<Piece>,
    /// What is marked in it.
    pub marks: Vec<Mark>,
    /// The role passage in which it stands.
    pub passage: Option<PassageId>,
    /// The picture to which it belongs.
    pub picture: Option<ReferenceId>,
    /// The number of the heading under which it stands (a heading's own for itself).
    pub heading: Option<usize>,
    /// The numbers of the runs that head it: of a cell the first ones of its row and of its column, else the item around it,
    /// the title of its tab, or the bold line above it.
    pub under: [Option<usize>; 2],
    /// Among what it stands, if that is no sentence.
    pub beside: Option<Beside>,
}

/// What a run stands among, by its number on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// The cells of a row.
    Row(usize),
    /// The items of a list.
    List(usize),
}

/// Bytes of a run with the bytes of the file behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Where it starts in the run.
    pub start: usize,
    /// Where it ends in the run.
    pub end: usize,
    /// Its bytes in the file.
    pub span: Span,
    /// Byte for byte the same in both. Otherwise it is one and indivisible.
    pub exact: bool,
}

/// Something marked in a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it covers in the run.
    pub range: Range<usize>,
    /// What it covers in the file, its own signs included.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkKind {
    /// `**…**`
    Strong,
    /// A code span with its content.
    Code(String),
    /// A link around its text.
    Link(ReferenceId),
    /// `:ui[…]`
    Label(ReferenceId),
    /// `:term[…]`
    Term(ReferenceId),
    /// `:feature[…]`
    Feature(ReferenceId),
}

impl Run {
    /// The bytes of the file behind a range of the text: from the first piece that it touches to the last.
    pub fn span(&self, range: Range<usize>) -> Span {
        let first = self.pieces.partition_point(|piece| piece.end <= range.start);
        let last = self.pieces.partition_point(|piece| piece.start < range.end).max(first + 1) - 1;
        let (Some(first), Some(last)) = (self.pieces.get(first), self.pieces.get(last)) else {
            return self.pieces.last().map_or(Span::default(), |piece| Span::at(piece.span.end as usize));
        };
        let start = match first.exact {
            true => first.span.start as usize + range.start.saturating_sub(first.start),
            false => first.span.start as usize,
        };
        let end = match last.exact {
            true => last.span.start as usize + (range.end.min(last.end) - last.start),
            false => last.span.end as usize,
        };
        Span::new(start, end.max(start))
    }

    /// How many words it has: what white space parts.
    pub fn words(&self) -> usize {
        let (mut words, mut counted) = (0, false);
        for c in self.text.chars() {
            // The two that fill pages come first: looking characters up costs more than the rest.
            if c == ' ' || !matches!(c, '가'..='힣') && c.is_whitespace() {
                counted = false;
            } else if !counted && (matches!(c, '가'..='힣') || c.is_alphanumeric()) {
                counted = true;
                words += 1;
            }
        }
        words
    }
}
