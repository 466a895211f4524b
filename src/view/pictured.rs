//! Resolves pictures to their files: variants, versions for roles and the dark scheme, and the places of marks on them.

use crate::model::{Area, Face, RoleSet};
use crate::parse::page::{Document, ImageTarget, MarkItem, PassageId, ReferenceId, Target};

use super::body::Resolved;
use super::context::{Context, Shelved};
use super::media::media;
use super::partials::FigurePart;
use super::resolve::Resolver;

/// The `sizes` of a picture: how much of the window it takes.
const SIZES: &str = "(min-width: 1200px) 720px, (min-width: 900px) 640px, 92vw";

/// The faces of a picture for those of these roles for whom the site is; of one role's screen that role's own.
fn faces(context: &Context<'_>, key: &str, image: &ImageTarget, lang: &str, roles: RoleSet) -> Vec<Face> {
    let role = image.role.as_ref().and_then(|name| context.names.role(&name.text).ok());
    let roles = role.map_or(roles, RoleSet::one).and(context.site.audience());
    context.site.versions.faces(key, lang, roles)
}

impl Resolver<'_, '_> {
    pub(super) fn image(&mut self, image: &ImageTarget, roles: RoleSet, file: &str) -> Resolved {
        let context = self.context;
        let role = image.role.as_ref().and_then(|name| context.names.role(&name.text).ok());
        if let Some(kind) = image.media {
            return media(context, self.page, image, kind, role, file);
        }
        if role.is_some_and(|role| !context.site.audience().contains(role)) {
            return Resolved::Nothing;
        }
        // Pictures of other sites are not loaded, and missing files cannot be shown: the alternative text stands in for
        // them.
        let Some(key) = context.site.picture(context.origin(self.page, file), &image.url) else {
            return Resolved::Missing(String::new());
        };
        let shown = role.map_or(roles, RoleSet::one);
        let first = self.pictures == 0;
        self.pictures += usize::from(!shown.is_empty() || context.site.glossary.roles.is_empty());
        let faces = faces(context, &key, image, &self.page.lang, roles);
        let several = faces.len() > 1;
        let parts = faces.into_iter().filter_map(|face| {
            let mut part = self.figure(&face)?;
            if role.is_some() || several {
                part.roles = context.role_ids(face.readers);
                part.role_names = context.role_names(face.readers, &self.page.lang);
            }
            // Only the first picture of a page is loaded at once, and only if it has one version: of several, browsers
            // load those that they show.
            part.lazy = !first || several || !part.dark_src.is_empty();
            Some(part)
        });
        let mut parts: Vec<FigurePart> = parts.collect();
        if parts.is_empty() {
            return Resolved::Missing(String::new());
        }
        let mut main = Box::new(parts.remove(0));
        main.others = parts;
        Resolved::Picture(main)
    }

    /// One face of a picture. None: its file is broken.
    fn figure(&self, face: &Face) -> Option<FigurePart> {
        let shelf = self.context.pictures;
        let picture = shelf.get(&face.file)?;
        let dark = face.dark.as_ref().and_then(|dark| shelf.get(dark));
        Some(FigurePart {
            src: picture.url.clone(),
            srcset: self.srcset(picture),
            sizes: SIZES,
            width: picture.width,
            height: picture.height,
            alt: String::new(),
            alts: Vec::new(),
            caption_html: String::new(),
            lazy: false,
            roles: String::new(),
            role_names: Vec::new(),
            zoom: false,
            dark_src: dark.map_or_else(String::new, |dark| dark.url.clone()),
            dark_srcset: dark.map_or_else(String::new, |dark| self.srcset(dark)),
            marks: Vec::new(),
            files: face.files().cloned().collect(),
            others: Vec::new(),
        })
    }

    fn srcset(&self, picture: &Shelved) -> String {
        let variants = picture.variants.iter().map(|(url, width)| format!("{}{url} {width}w", self.root));
        variants.collect::<Vec<_>>().join(", ")
    }

    /// Where the marks stand on each face of a picture that is shown. An item that no reader of a face reads has no mark
    /// on it; `around` tells the readers of a passage.
    pub(super) fn areas(
        &self,
        document: &Document,
        (picture, items): (ReferenceId, &[MarkItem<'_>]),
        around: &dyn Fn(Option<PassageId>) -> RoleSet,
        file: &str,
    ) -> Vec<Vec<Option<Area>>> {
        let (context, lang) = (self.context, self.page.lang.as_str());
        let Target::Image(image) = &document.references[picture].target else { return Vec::new() };
        let Some(key) = context.site.picture(context.origin(self.page, file), &image.url) else { return Vec::new() };
        let faces = faces(context, &key, image, lang, around(document.references[picture].passage));
        let shown = faces.into_iter().filter(|face| context.pictures.contains_key(&face.file));
        let of_face = |face: Face| {
            let place = |item: &MarkItem<'_>| {
                let readers = item.passage.map_or(face.readers, |own| face.readers.and(around(Some(own))));
                if item.passage.is_some() && readers.is_empty() {
                    return None;
                }
                context.site.placed(context.names, (document, item), (&face.file, lang, readers)).ok()
            };
            items.iter().map(place).collect()
        };
        shown.map(of_face).collect()
    }
}
