//! The blocks of marks of a text, and their items.

use crate::parse::page::{
    BlockKind, Container, ContainerKind, Document, Inline, InlineKind, MarkItem, ReferenceId, each_block, mark_items,
    marked_picture,
};

/// The blocks of marks of a text: where each begins, its picture, and its items.
pub(super) fn marked(document: &Document) -> Vec<(u32, ReferenceId, Vec<MarkItem<'_>>)> {
    let mut found = Vec::new();
    each_block(&document.blocks, &mut |block| {
        if let BlockKind::Container(Container { kind: ContainerKind::Marks(_), blocks, .. }) = &block.kind
            && let Some((picture, _)) = marked_picture(blocks)
        {
            found.push((block.span.start, picture, mark_items(blocks)));
        }
    });
    found
}

/// The mark of an item that has no words.
pub(super) fn wordless(item: &MarkItem<'_>) -> Option<ReferenceId> {
    let [only] = item.blocks else { return None };
    let (BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines)) = &only.kind else { return None };
    match inlines.as_slice() {
        [Inline { kind: InlineKind::Mark(id), .. }] => Some(*id),
        _ => None,
    }
}
