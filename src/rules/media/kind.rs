//! Films and sounds that browsers do not play.

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::links::address_place;
use crate::lint::{Check, PageContext, Rule};
use crate::parse::page::{MediaKind, Target, media_type};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/kind",
    severity: Severity::Error,
    ko: "브라우저가 재생하지 못하는 파일이에요",
    en: "A film or sound that browsers do not play",
    check: Check::Page(check),
    doc: include_str!("kind.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        let Target::Image(image) = &reference.target else { continue };
        let kind = match image.media {
            Some(kind @ (MediaKind::Video | MediaKind::Audio)) => kind,
            Some(MediaKind::Embed) | None => continue,
        };
        // `image/missing` reports files that do not exist.
        let Some(file) = context.site.picture(context.page.origin(), &image.url) else { continue };
        if media_type(&file).is_some_and(|known| !known.mime.is_empty()) {
            continue;
        }
        let name = file.rsplit('/').next().unwrap_or(&file);
        let say = Say::new(
            format!("브라우저가 재생하지 못하는 파일이에요: {name}"),
            format!("Browsers do not play this file: {name}"),
        );
        let help = match kind {
            MediaKind::Audio => Say::new("MP3로 저장해 주세요", "Save it as MP3"),
            MediaKind::Video | MediaKind::Embed => {
                Say::new("MP4(H.264)나 WebM으로 저장해 주세요", "Save it as MP4 (H.264) or WebM")
            }
        };
        found.push(RULE.finding(address_place(context, &part, reference), say).help(help));
    }
    found
}
