//! Footnotes that nothing on the page refers to: readers never see their text.

use std::collections::BTreeSet;

use crate::diagnostic::Say;
use crate::lint::page::PageContext;
use crate::parse::page::{BlockKind, InlineKind, each_block, each_inline_of};

use super::{Kind, Slip};
use crate::text::{Span, line_after};

/// Longest line that is shown, in bytes.
const REACH: usize = 200;

pub(super) fn scan(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    let (text, blocks) = (&context.source.text, &context.document.blocks);
    let mut named: BTreeSet<String> = BTreeSet::new();
    each_inline_of(blocks, &mut |inline| {
        if let InlineKind::FootnoteReference(label) = &inline.kind {
            named.insert(label.to_lowercase());
        }
    });
    each_block(blocks, &mut |block| {
        if let BlockKind::Footnote(label, _) = &block.kind
            && !named.contains(&label.to_lowercase())
        {
            let start = block.span.start as usize;
            let line = line_after(text, start, REACH);
            let slip = Slip::new(Kind::Unnamed, Span::new(start, start + line.len()), line).lost();
            found.push(slip.help(Say::new(
                format!("글 안에 `[^{label}]`를 넣거나 각주를 지워 주세요"),
                format!("Put `[^{label}]` into the text, or remove the footnote"),
            )));
        }
    });
}
