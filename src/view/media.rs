//! Films and sounds of a page: where they and what belongs to them stand in the site, or whose player shows them.

use crate::model::{Page, RoleSet, player};
use crate::parse::page::{ImageTarget, MediaKind, media_type};
use crate::text::composed;

use super::body::Resolved;
use super::context::Context;
use super::partials::{MediaPart, TrackPart};
use super::shell::lang_name;

/// Resolves a film or sound; `role` is the role whose screen it shows.
pub(super) fn media(
    context: &Context<'_>,
    page: &Page,
    image: &ImageTarget,
    kind: MediaKind,
    role: Option<usize>,
    file: &str,
) -> Resolved {
    let site = context.site;
    if role.is_some_and(|role| !site.audience().contains(role)) {
        return Resolved::Nothing;
    }
    let shown = role.map(RoleSet::one);
    let mut part = MediaPart {
        kind: match kind {
            MediaKind::Video => "video",
            MediaKind::Audio => "audio",
            MediaKind::Embed => "embed",
        },
        roles: shown.map_or(String::new(), |roles| context.role_ids(roles)),
        role_names: shown.map_or(Vec::new(), |roles| context.role_names(roles, &page.lang)),
        ..MediaPart::default()
    };
    if kind == MediaKind::Embed {
        let Ok(player) = player(&site.config.media, &image.url) else { return Resolved::Missing(String::new()) };
        (part.src, part.page, part.provider) = (player.src, player.page, player.provider);
        return Resolved::Media(Box::new(part));
    }
    // A file that is missing cannot be shown: its description stands in for it.
    let key = site.picture(context.origin(page, file), &image.url);
    let Some((key, shelved)) = key.and_then(|key| Some((key.clone(), context.pictures.get(&key)?))) else {
        return Resolved::Missing(String::new());
    };
    part.src.clone_from(&shelved.url);
    part.mime = media_type(&key).map_or("", |known| known.mime).to_owned();
    if kind == MediaKind::Video {
        (part.width, part.height) = (shelved.width, shelved.height);
        let poster = site.poster(&key).and_then(|key| context.pictures.get(&key));
        part.poster = poster.map_or(String::new(), |poster| poster.url.clone());
    }
    let tracks = site.captions(&key, &page.lang).into_iter().map(|captions| {
        let lang = captions.lang.unwrap_or_else(|| page.lang.clone());
        TrackPart { src: published(&captions.file), label: lang_name(&lang).to_owned(), own: lang == page.lang, lang }
    });
    part.tracks = tracks.collect();
    Resolved::Media(Box::new(part))
}

/// Where a file beside the articles, or one of `static/`, stands in the site: relative to its root.
fn published(key: &str) -> String {
    match key.strip_prefix('/') {
        Some(file) => composed(file).into_owned(),
        None => format!("files/{}", composed(key)),
    }
}
