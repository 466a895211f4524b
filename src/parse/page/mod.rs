//! A page by itself: from its bytes to a [`Document`]. Never fails: what is wrong stands in the document's faults.

mod ast;
mod autolink;
mod build;
mod directive;
mod emphasis;
mod faults;
mod front_matter;
mod jsx;
mod mask;
mod prose;

pub use ast::*;
pub use faults::{DIRECTIVE_INVALID, PAGE_NESTING};
pub use front_matter::{FrontMatter, Split, split};
pub use mask::Dialect;

use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use crate::diagnostic::Places;

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
