//! A page by itself: from its bytes to a [`Document`]. Never fails: what is wrong stands in the document's faults.

mod ast;
mod autolink;
mod build;
mod close;
mod containers;
mod directive;
mod emphasis;
mod faults;
mod frame;
mod front_matter;
mod indent;
mod jsx;
mod mask;
mod prose;
mod reading;

pub use ast::*;
pub use faults::{DIRECTIVE_INVALID, PAGE_NESTING};
pub use front_matter::{FrontMatter, Split, split};
pub use mask::Dialect;

use crate::diagnostic::Places;
use crate::text::SourceText;

use reading::{Shape, read};

/// Parses the text of a page from byte `start` on (what stands before is front matter).
pub fn parse_body(places: &Places<'_>, start: usize, dialect: Dialect) -> Document {
    let text: &str = &places.source().text;
    let masks = mask::find(text, start..text.len(), dialect);
    read(places, start..text.len(), masks, Shape::Page(dialect), (Vec::new(), None))
}

/// Parses a stretch of inline text by itself, such as a title: what would begin a list or a heading is text in it. Its
/// spans are those of `source`; all of it is one [`BlockKind::Plain`].
pub fn parse_inline(source: &SourceText) -> Document {
    let mut masks = Vec::new();
    mask::inlines(&source.text, 0..source.text.len(), &mut masks);
    read(&Places::new(source), 0..source.text.len(), mask::settle(masks), Shape::Line, (Vec::new(), None))
}

#[cfg(test)]
mod tests;
