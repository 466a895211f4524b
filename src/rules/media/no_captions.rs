//! Films without captions in their page's language (WCAG 2.2, 1.2.2; KWCAG 5.2.1).

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::links::address_place;
use crate::lint::{Check, PageContext, Rule};
use crate::parse::page::{InlineKind, MediaKind, Target, each_inline_of};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/no-captions",
    severity: Severity::Info,
    ko: "자막이 없는 동영상이에요",
    en: "A film without captions",
    check: Check::Page(check),
    doc: include_str!("no_captions.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let (site, lang) = (context.site, context.lang());
    // A film in raw HTML names its captions itself.
    let mut written = BTreeSet::new();
    each_inline_of(&context.document.blocks, &mut |inline| {
        if let InlineKind::Image(id, _) = inline.kind {
            written.insert(id);
        }
    });
    let mut found = Vec::new();
    for (number, (part, reference)) in context.references().enumerate() {
        let Target::Image(image) = &reference.target else { continue };
        let is_own = || std::ptr::eq(part.document, context.document) && written.contains(&number);
        if image.media != Some(MediaKind::Video) || !is_own() {
            continue;
        }
        let Some(film) = site.picture(context.page.origin(), &image.url) else { continue };
        let captions = site.captions(&film, lang);
        if captions.iter().any(|own| own.lang.as_deref().is_none_or(|own| own == lang)) {
            continue;
        }
        let stem = film.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("clip", |(stem, _)| stem);
        let say = Say::new("동영상에 자막이 없어요", "The film has no captions");
        let help = Say::new(
            format!("소리를 듣지 못하는 사람도 읽게 동영상 옆에 자막을 두세요: {stem}.vtt 또는 {stem}.{lang}.vtt"),
            format!("Put captions beside it for those who cannot hear it: {stem}.vtt or {stem}.{lang}.vtt"),
        );
        found.push(RULE.finding(address_place(context, &part, reference), say).help(help));
    }
    found
}
