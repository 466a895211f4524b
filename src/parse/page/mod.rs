//! A page by itself: from its bytes to a [`Document`]. Never fails: what is wrong stands in the document's faults.

mod ast;
mod autolink;
mod build;
mod directive;
mod emphasis;
mod faults;
mod front;
mod front_matter;
mod jsx;
mod mask;
mod prose;

pub use ast::*;
pub use faults::{DIRECTIVE_INVALID, PAGE_NESTING};
pub use front::{PAGE, PAGE_FRONT_MATTER};
pub use front_matter::{FrontMatter, Split, split};
pub use mask::Dialect;

use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::text::{SourceText, Span};

use build::Builder;
use mask::MaskKind;

/// The CommonMark extensions of a help center.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// Parses a page: its front matter and its text. `known_rules` are the ids that its `lint` may name.
pub fn parse_page(source: &SourceText, known_rules: &[&str]) -> Document {
    let places = Places::new(source);
    let dialect = Dialect::of(&source.path);
    match split(&source.text) {
        Split::Bare { body } => parse_body(&places, body, dialect),
        Split::Fenced { yaml, body } => {
            let mut document = parse_body(&places, body, dialect);
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
            let mut document = parse_body(&places, fence.end, dialect);
            document.faults.push(fault);
            document
        }
    }
}

/// Parses a stretch of inline text by itself: a title. Its spans are those of `source`.
pub fn parse_line(source: &SourceText) -> Document {
    parse_body(&Places::new(source), 0, Dialect::Markdown)
}

/// Readings of one text: one plain, one with covers lifted and bridges beside Hangul, one to settle what that moved.
const READINGS: usize = 3;

/// Parses the text of a page from byte `start` on (what stands before is front matter).
pub fn parse_body(places: &Places<'_>, start: usize, dialect: Dialect) -> Document {
    let text: &str = &places.source().text;
    let body: Range<usize> = start..text.len();
    let mut masks = mask::find(text, body.clone(), dialect);
    let mut reading = 1;
    loop {
        let covered = mask::cover(text, &masks);
        let mut builder = Builder::new(places, &covered, &masks);
        for (event, range) in Parser::new_ext(&covered[start..], options()).into_offset_iter() {
            builder.event(event, start + range.start..start + range.end);
        }
        let (document, seen, leftover) = builder.finish();
        let lifted: Vec<bool> = masks
            .iter()
            .zip(&seen)
            .map(|(mask, &seen)| {
                !seen && matches!(mask.kind, MaskKind::Fence(_) | MaskKind::Inline(_) | MaskKind::ImageAttributes(_))
            })
            .collect();
        let mut bridges = Vec::new();
        if reading == 1 {
            let mut done = start;
            for at in leftover {
                if at >= done {
                    done = emphasis::bridges(text, body.clone(), at, &mut bridges);
                }
            }
        }
        if reading == READINGS || (bridges.is_empty() && !lifted.contains(&true)) {
            return document;
        }
        let mut index = 0;
        masks.retain(|_| {
            index += 1;
            !lifted[index - 1]
        });
        drop(covered);
        masks.extend(bridges);
        masks = mask::settle(masks);
        reading += 1;
    }
}
