//! A page by itself: from its bytes to a [`Document`]. Never fails: what is wrong stands in the document's faults.

mod ast;
mod autolink;
mod build;
mod close;
mod containers;
mod destination;
mod directive;
mod emphasis;
mod faults;
mod frame;
mod front;
mod front_matter;
mod indent;
mod jsx;
mod mask;
mod math;
mod prose;
mod raw;
mod reading;
mod skeleton;
mod walk;

pub use ast::*;
pub use destination::{Destination, LinkForm, destination, form, path_written, written};
pub use faults::{DIRECTIVE_INVALID, PAGE_NESTING};
pub use front::{PAGE, PAGE_FRONT_MATTER};
pub use front_matter::{FrontMatter, Split, split};
pub use mask::Dialect;
pub use prose::leading_particle;
pub use raw::{RawAddress, RawSize, raw_addresses};
pub use skeleton::{Bone, Yields, skeleton};
pub use walk::{each_block, each_inline, each_inline_of, inner_blocks};

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::text::{SourceText, Span};

use reading::{Shape, read};

/// Parses a page: its front matter and its text. `known_rules` are the ids that its `lint` may name.
pub fn parse_page(source: &SourceText, known_rules: &[&str]) -> Document {
    parse_by(source, known_rules, &parse_body)
}

/// The same for a page of another generator, where dollar signs may stand around formulas.
pub fn parse_foreign_page(source: &SourceText, known_rules: &[&str]) -> Document {
    parse_by(source, known_rules, &|places, start, dialect| {
        let range = start..places.source().text.len();
        let mut masks = mask::find(&places.source().text, range.clone(), dialect);
        math::find(&places.source().text, range.clone(), &mut masks);
        read(places, range, mask::settle(masks), Shape::Page(dialect), (Vec::new(), None))
    })
}

/// Parses a page whose text is read by a function: from a byte on, in a dialect.
fn parse_by(
    source: &SourceText,
    known_rules: &[&str],
    body_of: &dyn Fn(&Places<'_>, usize, Dialect) -> Document,
) -> Document {
    let places = Places::new(source);
    let dialect = Dialect::of(&source.path);
    match split(&source.text) {
        Split::Bare { body } => body_of(&places, body, dialect),
        Split::Fenced { yaml, body } => {
            let mut document = body_of(&places, body, dialect);
            let (front, faults) = front::decode(&places, yaml, known_rules);
            document.front = front;
            document.faults.extend(faults);
            document
        }
        Split::Unclosed { fence } => {
            let fault = Diagnostic::new(
                PAGE_FRONT_MATTER,
                Severity::Error,
                Some(places.place(Span::from(fence.clone()))),
                Say::new("글 정보를 닫는 `---`가 없어요", "The front matter is never closed"),
            )
            .help(Say::new("글 정보 아래에 `---`를 한 줄로 넣어 주세요", "Add `---` on its own line below it"));
            let mut document = body_of(&places, fence.end, dialect);
            document.faults.push(fault);
            document
        }
    }
}

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
