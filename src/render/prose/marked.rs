//! `:::callouts`: a picture with its marks, and the list of what they mark.

use crate::model::{Area, WHOLE};
use crate::parse::page::{
    Block, BlockKind, Inline, InlineKind, MarkItem, PassageId, ReferenceId, holds_items, mark_items, marked_picture,
};
use crate::view::{Audience, MarkItemPart, MarkPart, MarkedPart, Resolved};

use super::Writer;

impl<'b> Writer<'b> {
    /// The block that begins at `start`. Without a picture, which a rule reports, only its content is shown.
    pub(super) fn marked(&mut self, start: u32, blocks: &'b [Block], passage: Option<PassageId>) -> String {
        let picture =
            marked_picture(blocks).filter(|(id, _)| matches!(self.body.references[*id], Resolved::Picture(_)));
        let Some((picture, alt)) = picture.filter(|_| !self.settings.bare) else { return self.nested(blocks) };
        let id = self.closed.marks(&self.body.prefix);
        let items: Vec<(usize, MarkItem<'b>, Audience)> = mark_items(blocks)
            .into_iter()
            .enumerate()
            .map(|(at, item)| (at, item, self.audience(item.passage)))
            .filter(|(.., audience)| !audience.nobody)
            .collect();
        let areas = self.body.marks.get(&start).cloned().unwrap_or_default();
        let mut figure_html = String::new();
        for (face, mut figure) in self.faces(picture, alt).into_iter().enumerate() {
            let of_face = areas.get(face);
            let marks = items.iter().enumerate().filter_map(|(number, (at, item, audience))| {
                let area = (*of_face?.get(*at)?)?;
                let text = self.heard(item.blocks);
                Some(mark(area, format!("{id}-{}", number + 1), number + 1, text, audience))
            });
            figure.marks = marks.collect();
            if let [only] = figure.marks.as_mut_slice() {
                only.alone = items.len() == 1;
            }
            // The passage around it says already whose screen it is.
            if !self.audience(passage).roles.is_empty() {
                figure.roles.clear();
                figure.role_names.clear();
            }
            self.parts.figure(self.body, &figure, &mut figure_html);
        }
        let mut parts = Vec::with_capacity(items.len());
        for (number, (_, item, audience)) in items.into_iter().enumerate() {
            parts.push(MarkItemPart {
                id: format!("{id}-{}", number + 1),
                number: number + 1,
                body_html: self.nested(item.blocks),
                roles: audience.roles,
                role_names: audience.names,
            });
        }
        let part = MarkedPart { figure_html, body_html: self.beside(blocks, picture), items: parts };
        let mut out = String::new();
        self.parts.marked(self.body, &part, &mut out);
        out
    }

    /// Who reads an item.
    fn audience(&self, passage: Option<PassageId>) -> Audience {
        passage.and_then(|at| self.body.passages.get(at)).cloned().unwrap_or_default()
    }

    /// What else stands in the block: neither its picture nor its lists.
    fn beside(&mut self, blocks: &'b [Block], picture: ReferenceId) -> String {
        let is_picture = |inlines: &[Inline]| {
            inlines.iter().any(|inline| matches!(inline.kind, InlineKind::Image(id, _) if id == picture))
        };
        let mut out = String::new();
        for block in blocks {
            match &block.kind {
                _ if holds_items(block) => {}
                BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) if is_picture(inlines) => {}
                _ => out.push_str(&self.nested(std::slice::from_ref(block))),
            }
        }
        out
    }

    /// The first words of an item, as they are heard.
    fn heard(&self, blocks: &[Block]) -> String {
        let first = blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => Some(inlines),
            _ => None,
        });
        first.map_or_else(String::new, |inlines| self.body.plain(inlines).trim().to_owned())
    }
}

fn mark(area: Area, id: String, number: usize, text: String, audience: &Audience) -> MarkPart {
    let (width, height) = area.size.map_or_else(Default::default, |(width, height)| (percent(width), percent(height)));
    MarkPart {
        id,
        number,
        text,
        alone: false,
        x: percent(area.x),
        y: percent(area.y),
        width,
        height,
        roles: audience.roles.clone(),
    }
}

fn percent(part: u32) -> String {
    format!("{}.{:02}%", part * 100 / WHOLE, part % (WHOLE / 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_in_per_cent() {
        assert_eq!((percent(1_205), percent(WHOLE), percent(7)), ("12.05%".into(), "100.00%".into(), "0.07%".into()));
    }
}
