//! Marks on pictures: the items of `:::callouts`, and where each says that its mark stands.

use super::ast::*;
use super::walk::each_inline_of;

/// An item of `:::callouts`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarkItem<'d> {
    /// What it says.
    pub blocks: &'d [Block],
    /// Where its mark stands, if it says so: the number of a [`Target::Mark`].
    pub mark: Option<ReferenceId>,
    /// The first label in it, on which the mark stands otherwise.
    pub label: Option<ReferenceId>,
    /// The role passage in the block in which it stands.
    pub passage: Option<PassageId>,
}

/// The picture of a `:::callouts`: the first that stands by itself in it. Its number and alternative text.
pub fn marked_picture(blocks: &[Block]) -> Option<(ReferenceId, &[Inline])> {
    blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => {
            inlines.iter().find_map(|inline| match &inline.kind {
                InlineKind::Image(id, alt) => Some((*id, alt.as_slice())),
                _ => None,
            })
        }
        _ => None,
    })
}

/// The items of a `:::callouts` in order, those of its role passages too.
pub fn mark_items(blocks: &[Block]) -> Vec<MarkItem<'_>> {
    let mut found = Vec::new();
    collect(blocks, None, &mut found);
    found
}

/// Whether a block of a `:::callouts` holds nothing but items: a list, or a role passage of lists. Anything else is set as
/// it is.
pub fn holds_items(block: &Block) -> bool {
    match &block.kind {
        BlockKind::List(..) => true,
        BlockKind::Container(Container { kind: ContainerKind::Role(_), blocks, .. }) => {
            !blocks.is_empty() && blocks.iter().all(holds_items)
        }
        _ => false,
    }
}

fn collect<'d>(blocks: &'d [Block], passage: Option<PassageId>, found: &mut Vec<MarkItem<'d>>) {
    for block in blocks.iter().filter(|block| holds_items(block)) {
        match &block.kind {
            BlockKind::List(_, items) => found.extend(items.iter().map(|item| {
                let (mut mark, mut label) = (None, None);
                each_inline_of(item, &mut |inline| match inline.kind {
                    InlineKind::Mark(id) => mark = mark.or(Some(id)),
                    InlineKind::Label(id) => label = label.or(Some(id)),
                    _ => {}
                });
                MarkItem { blocks: item, mark, label, passage }
            })),
            BlockKind::Container(Container { kind: ContainerKind::Role(own), blocks, .. }) => {
                collect(blocks, Some(*own), found);
            }
            _ => {}
        }
    }
}
