//! A page by itself: from its bytes to a [`Document`]. Never fails: what is wrong stands in the document's faults.

mod ast;
mod attributes;
mod autolink;
mod build;
mod callout;
mod code;
mod cover;
mod destination;
mod dialect;
mod directive;
mod elements;
mod emphasis;
mod front_matter;
mod indent;
mod jsx;
mod marks;
mod mask;
mod math;
mod media;
mod name;
mod particle;
mod raw;
mod raw_text;
mod skeleton;
mod syntax;
mod walk;

pub use ast::*;
pub use attributes::PROSE_ATTRIBUTES;
pub use build::{DIRECTIVE_INVALID, PAGE_NESTING};
pub use callout::ALERTS;
pub use destination::{Destination, LinkForm, destination, form, path_written, written};
pub use dialect::{AUTO, Body, DIALECTS, Dialect, Dialects, Example, Opaque, Reach, foreign_dialect, object_literal};
#[cfg(test)]
pub use directive::names as directive_names;
pub use directive::{IMAGE_KEYS, MARK_KEYS, STEPS, block_names};
pub use elements::{BLOCK_ELEMENTS, VOID_ELEMENTS, is_html_element, left_of_element, raw_elements};
pub use front_matter::{FrontMatter, PAGE, PAGE_FRONT_MATTER, Split, split};
pub use indent::{TAB, indentation};
pub use jsx::EXPRESSION;
pub use marks::{MarkItem, holds_items, mark_items, marked_picture};
pub use media::{MediaType, is_still_picture, media_type};
pub use particle::leading_particle;
pub use raw::{CODE_ELEMENTS, RawAddress, RawSize, is_free_id, raw_addresses};
pub use raw_text::raw_text;
pub use skeleton::{Bone, Yields, skeleton};
pub use syntax::Syntax;
pub use walk::{each_block, each_inline, each_inline_of, inner_blocks, own_inlines};

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::text::{SourceText, Span};

use build::{Shape, read};

/// Parses a page: its front matter and its text. `known_rules` are the ids that its `lint` may name, `dialects` say what
/// of it is prose.
pub fn parse_page(source: &SourceText, known_rules: &[&str], dialects: Dialects) -> Document {
    let places = Places::new(source);
    let syntax = Syntax::of(&source.path);
    match split(&source.text) {
        Split::Bare { body } => parse_body(&places, body, syntax, dialects),
        Split::Fenced { yaml, body } => {
            let mut document = parse_body(&places, body, syntax, dialects);
            let (front, faults) = front_matter::decode(&places, yaml, known_rules);
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
            let mut document = parse_body(&places, fence.end, syntax, dialects);
            document.faults.push(fault);
            document
        }
    }
}

/// Parses the text of a page from byte `start` on (the text before is front matter).
pub fn parse_body(places: &Places<'_>, start: usize, syntax: Syntax, dialects: Dialects) -> Document {
    let text: &str = &places.source().text;
    let covers = mask::find(text, start..text.len(), syntax, dialects);
    read(places, start..text.len(), covers, Shape::Page(syntax), (Vec::new(), None))
}

/// Parses a stretch of inline text by itself, such as a title: what would begin a list or a heading is text in it. Its
/// spans are those of `source`; all of it is one [`BlockKind::Plain`].
pub fn parse_inline(source: &SourceText) -> Document {
    let covers = mask::find_in_line(&source.text);
    read(&Places::new(source), 0..source.text.len(), covers, Shape::Line, (Vec::new(), None))
}

#[cfg(test)]
mod tests;
