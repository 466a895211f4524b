//! Walks over a document's blocks and inlines, in the order in which they stand.

use super::ast::{Block, BlockKind, Definition, Inline, InlineKind};

/// Calls `visit` with every block, outer before inner.
pub fn each_block<'d>(blocks: &'d [Block], visit: &mut impl FnMut(&'d Block)) {
    for block in blocks {
        visit(block);
        for inner in inner_blocks(&block.kind) {
            each_block(inner, visit);
        }
    }
}

/// The lists of blocks that stand in a block.
pub fn inner_blocks(kind: &BlockKind) -> Vec<&[Block]> {
    match kind {
        BlockKind::Quote(_, blocks) | BlockKind::Footnote(_, blocks) => vec![blocks],
        BlockKind::List(_, items) => items.iter().map(Vec::as_slice).collect(),
        BlockKind::Container(container) => vec![&container.blocks],
        BlockKind::Definitions(entries) => entries
            .iter()
            .filter_map(|entry| match entry {
                Definition::Details(blocks) => Some(blocks.as_slice()),
                Definition::Title(_) => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The stretches of inlines that stand in a block itself, not in the blocks in it.
pub fn own_inlines(kind: &BlockKind) -> Vec<&[Inline]> {
    match kind {
        BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) | BlockKind::Heading(_, inlines) => vec![inlines],
        BlockKind::Table(table) => table.head.iter().chain(table.rows.iter().flatten()).map(Vec::as_slice).collect(),
        BlockKind::Container(container) => vec![&container.title],
        BlockKind::Definitions(entries) => entries
            .iter()
            .filter_map(|entry| match entry {
                Definition::Title(inlines) => Some(inlines.as_slice()),
                Definition::Details(_) => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Calls `visit` with every inline of a stretch, outer before inner.
pub fn each_inline<'d>(inlines: &'d [Inline], visit: &mut impl FnMut(&'d Inline)) {
    for inline in inlines {
        visit(inline);
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link(_, inner)
            | InlineKind::Image(_, inner) => each_inline(inner, visit),
            _ => {}
        }
    }
}

/// Calls `visit` with every inline of a document's blocks.
pub fn each_inline_of<'d>(blocks: &'d [Block], visit: &mut impl FnMut(&'d Inline)) {
    each_block(blocks, &mut |block| {
        for inlines in own_inlines(&block.kind) {
            each_inline(inlines, visit);
        }
    });
}
