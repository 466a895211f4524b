//! Marks on pictures: the items of `:::callouts`, and where each says that its mark stands.

use crate::text::Span;

use super::ast::*;
use super::build::Builder;
use super::faults;
use super::frame::{Frame, Open};
use super::mask::{MARK_KEYS, MaskKind};
use super::walk::each_inline_of;

impl Builder<'_> {
    /// `{…}` belongs to the item of `:::callouts` that begins with it. False: there is none.
    pub(super) fn mark(&mut self, index: usize) -> bool {
        let mask = &self.masks[index];
        let MaskKind::MarkAttributes(attributes) = &mask.kind else { return false };
        if !self.begins_mark() {
            return false;
        }
        faults::attributes(self, ":::callouts", attributes, &MARK_KEYS);
        let target = MarkTarget { at: attributes.get("at").cloned(), on: attributes.get("on").cloned() };
        let id = self.reference(mask.range.clone(), Target::Mark(Box::new(target)));
        self.inline(mask.range.clone(), InlineKind::Mark(id));
        true
    }

    /// Whether nothing stands yet in an item of a list in `:::callouts`, or in a passage of it.
    fn begins_mark(&self) -> bool {
        let mut open = self.stack.iter().rev().peekable();
        if open.peek().is_some_and(|top| !top.inlines.is_empty()) {
            return false;
        }
        open.next_if(|top| matches!(top.frame, Frame::Paragraph));
        let item = open.next_if(|top| matches!(top.frame, Frame::Item) && top.blocks.is_empty());
        let list = open.next_if(|top| matches!(top.frame, Frame::List { .. }));
        let around = open.find_map(|around| match around.frame {
            Frame::Container { kind: ContainerKind::Role(_), .. } => None,
            Frame::Container { kind, .. } => Some(kind),
            _ => Some(ContainerKind::Unknown),
        });
        item.is_some() && list.is_some() && matches!(around, Some(ContainerKind::Marks(_)))
    }

    /// A picture of one role's screen makes the `:::callouts` in which it stands a passage for that role.
    pub(super) fn marked_for(&mut self, picture: ReferenceId, role: &Name) {
        let [.., around, Open { frame: Frame::Paragraph, .. }] = self.stack.as_mut_slice() else { return };
        let Frame::Container { kind: ContainerKind::Marks(own @ None), .. } = &mut around.frame else { return };
        let passage = self.document.passages.len();
        *own = Some(passage);
        let start = around.start;
        let end = self.text[start..].find(['\n', '\r']).map_or(self.text.len(), |at| start + at);
        let span = Span::new(start, end);
        self.document.passages.push(Passage { roles: vec![role.clone()], parent: self.passage, span });
        self.passage = Some(passage);
        self.document.references[picture].passage = Some(passage);
    }
}

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
