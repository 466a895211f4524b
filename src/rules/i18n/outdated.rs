//! Translations that are older than what they translate.

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::lint::words::{day_en, day_ko};
use crate::lint::{Check, PageContext, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "i18n/outdated",
    severity: Severity::Warning,
    ko: "원래 글보다 오래된 번역이에요",
    en: "A translation older than its source",
    check: Check::Page(check),
    doc: include_str!("outdated.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let (site, page) = (context.site, context.page);
    let Some(first) = site.config.languages.first().filter(|lang| **lang != page.lang) else { return Vec::new() };
    let Some(source) = site.by_id.get(&page.id).and_then(|there| there.get(first)) else { return Vec::new() };
    let source = &site.pages[*source];
    let (Some(own), Some(theirs)) = (page.updated, source.updated) else { return Vec::new() };
    if own >= theirs || !page.published {
        return Vec::new();
    }
    let say = Say::new(
        format!("원래 글이 {}에 바뀌었어요. 이 번역은 {} 것이에요", day_ko(theirs), day_ko(own)),
        format!("The source changed on {}; this translation is of {}", day_en(theirs), day_en(own)),
    );
    let help = Say::new("바뀐 내용을 옮기고 updated를 고쳐 주세요", "Carry the changes over and set “updated”");
    let note = Say::new("원래 글", "The source");
    let place = Place::file(source.path.clone());
    vec![RULE.finding(context.title_place(), say).help(help).note(note, Some(place))]
}
