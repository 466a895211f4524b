//! `{at=…}` and `{on=…}` with which an item of `:::callouts` begins.

use crate::parse::page::ast::*;
use crate::parse::page::cover::MaskKind;
use crate::parse::page::directive::MARK_KEYS;
use crate::text::Span;

use super::Builder;
use super::faults;
use super::frame::{Frame, Open};

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
