//! Which files of the content does a page use? Those of passages that no reader of this build reads are left out.

use std::collections::BTreeSet;

use crate::model::{LinkTo, Page};
use crate::parse::page::Target;

use super::body::{Body, Resolved};
use super::context::Context;

/// Files that a page uses.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Used {
    /// Pictures, by the key under which they are shelved.
    pub pictures: BTreeSet<String>,
    /// Other files that it links to, relative to the content folder.
    pub files: BTreeSet<String>,
}

/// The files of a page's text and of the snippets in it.
pub fn used(context: &Context<'_>, page: &Page, body: &Body) -> Used {
    let mut found = Used::default();
    collect(context, page, body, &mut found);
    found
}

fn collect(context: &Context<'_>, page: &Page, body: &Body, found: &mut Used) {
    for (reference, resolved) in body.document.references.iter().zip(&body.references) {
        let audience = reference.passage.and_then(|passage| body.passages.get(passage));
        if audience.is_some_and(|audience| audience.nobody) {
            continue;
        }
        match (&reference.target, resolved) {
            (Target::Image(_), Resolved::Picture(part)) => {
                let parts = std::iter::once(&**part).chain(&part.others);
                found.pictures.extend(parts.flat_map(|part| &part.files).cloned());
            }
            (Target::Image(image), Resolved::Media(_)) => {
                let film = context.site.picture(context.origin(page, &body.file), &image.url);
                if let Some(film) = film {
                    found.pictures.extend(context.site.poster(&film));
                    let captions = context.site.captions(&film, &page.lang).into_iter().map(|own| own.file);
                    found.files.extend(captions.filter(|file| !file.starts_with('/')));
                    found.pictures.insert(film);
                }
            }
            (Target::Link { url, .. }, _) => {
                if let LinkTo::File(file) = context.site.link(context.origin(page, &body.file), url) {
                    found.files.insert(file);
                }
            }
            (_, Resolved::Include(inner)) => collect(context, page, inner, found),
            _ => {}
        }
    }
}
