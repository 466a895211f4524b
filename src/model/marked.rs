//! Which pictures have marks (`:::callouts`), and what does each mark say of its place?

use crate::parse::page::{
    BlockKind, Container, ContainerKind, Document, MarkItem, MarkTarget, Target, each_block, mark_items, marked_picture,
};

/// A picture of `:::callouts` with a mark at a label.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MarkedPicture {
    /// Its address as written.
    pub url: String,
    /// One of them has no place of its own: without reading the picture nobody knows where it stands.
    pub must_be_read: bool,
}

/// The pictures of a text on which marks stand at labels.
pub fn marked_pictures(document: &Document) -> Vec<MarkedPicture> {
    let mut found = Vec::new();
    each_block(&document.blocks, &mut |block| {
        let BlockKind::Container(Container { kind: ContainerKind::Marks(_), blocks, .. }) = &block.kind else { return };
        let picture = marked_picture(blocks).map(|(id, _)| &document.references[id].target);
        let Some(Target::Image(image)) = picture else { return };
        let items = mark_items(blocks);
        let at = |item: &MarkItem<'_>| mark_target(document, item).is_some_and(|target| target.at.is_some());
        let on = |item: &MarkItem<'_>| mark_target(document, item).is_some_and(|target| target.on.is_some());
        let must_be_read = items.iter().any(|item| !at(item) && (on(item) || item.label.is_some()));
        if must_be_read || items.iter().any(on) {
            found.push(MarkedPicture { url: image.url.clone(), must_be_read });
        }
    });
    found
}

/// What an item says of the place of its mark.
pub fn mark_target<'d>(document: &'d Document, item: &MarkItem<'_>) -> Option<&'d MarkTarget> {
    match &document.references.get(item.mark?)?.target {
        Target::Mark(target) => Some(target),
        _ => None,
    }
}
