//! Pages of removed features whose notice was to stay until a day (`keep_until`) that has passed.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::{day_en, day_ko, name_en, name_ko, quoted};
use crate::lint::{Check, PageContext, Rule};
use crate::model::State;

/// The rule.
pub const RULE: Rule = Rule {
    id: "feature/leftover",
    severity: Severity::Warning,
    ko: "끝난 기능의 글이 아직 남아 있어요",
    en: "A removed feature's page past its keep_until",
    check: Check::Page(check),
    doc: include_str!("leftover.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let (site, page) = (context.site, context.page);
    let mut found = Vec::new();
    for name in page.front.features.iter().filter(|_| page.published) {
        let Ok(feature) = context.names.feature(&name.text) else { continue };
        let Some(until) = feature.keep_until.filter(|until| *until < site.today) else { continue };
        if site.feature_state(feature, page.roles) != State::Removed {
            continue;
        }
        let (ko, en) = (name_ko(&feature.name, &feature.id), name_en(&feature.name, &feature.id));
        let say = Say::new(
            format!("{} 끝난 기능이에요. 안내를 {}까지만 두기로 했어요", quoted(ko, "은"), day_ko(until)),
            format!("“{en}” is gone, and its notice was to stay until {}", day_en(until)),
        );
        let url = page.url.trim_end_matches('/');
        let help = Say::new(
            format!("글을 지우고 용어집의 former_pages에 {url} 주소를 넣어 주세요. 옛 주소는 이어져요"),
            format!("Delete the page and list {url} under the feature's former_pages: its address will lead on"),
        );
        let note = Say::new("여기에서 정했어요", "It is declared here");
        found.push(
            RULE.finding(context.place(name.span), say)
                .help(help)
                .note(note, Some(feature.place.clone()))
                .about(Subject::Feature(feature.id.clone()))
                .by_date(),
        );
    }
    found
}
