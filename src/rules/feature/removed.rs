//! Removed features that a page still speaks of.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::leaving::{By, Leaving, mentions};
use crate::lint::words::{day_en, day_ko, name_en, name_ko, quoted};
use crate::lint::{Check, PageContext, Rule};
use crate::model::State;

/// The rule.
pub const RULE: Rule = Rule {
    id: "feature/removed",
    severity: Severity::Error,
    ko: "끝난 기능을 쓸 수 있는 것처럼 말해요",
    en: "A removed feature is mentioned or documented",
    check: Check::Page(check),
    doc: include_str!("removed.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    mentions(context, State::Removed).into_iter().map(|own| tell(context, &own)).collect()
}

fn tell(context: &PageContext<'_>, own: &Leaving<'_>) -> Diagnostic {
    let (feature, written) = (own.feature, &own.written);
    let (ko, en) = (name_ko(&feature.name, &feature.id), name_en(&feature.name, &feature.id));
    let ended = own.life.removed.map(|day| (format!("{}에 종료된", day_ko(day)), format!("ended on {}", day_en(day))));
    let (ended_ko, ended_en) = ended.unwrap_or_else(|| ("종료된".to_owned(), "has ended".to_owned()));
    let say = match (own.by, own.life.removed) {
        (By::Name, Some(day)) => Say::new(
            format!("{} {}에 종료됐어요", quoted(written, "은"), day_ko(day)),
            format!("{written} ended on {}", day_en(day)),
        ),
        (By::Name, None) => Say::new(format!("{} 종료됐어요", quoted(written, "은")), format!("{written} has ended")),
        (By::Label, _) => Say::new(
            format!("{} {ended_ko} {} 화면 이름이에요", quoted(written, "은"), quoted(ko, "의")),
            format!("“{written}” is a label of {en}, which {ended_en}"),
        ),
        (By::Link, _) => Say::new(
            format!("{ended_ko} {} 글로 이어져요: {written}", quoted(ko, "의")),
            format!("This leads to the page of {en}, which {ended_en}: {written}"),
        ),
        (By::FrontMatter, _) => Say::new(
            format!("{ended_ko} {} 설명하는 글로 적혀 있어요", quoted(ko, "을")),
            format!("The page is listed as documenting {en}, which {ended_en}"),
        ),
    };
    let told = RULE.finding(context.place(own.span), say).help(instead(context, own));
    told.note(Say::new("여기에 정해져 있어요", "It is declared here"), Some(feature.place.clone()))
        .about(Subject::Feature(feature.id.clone()))
        .by_date()
}

/// What to write instead.
fn instead(context: &PageContext<'_>, own: &Leaving<'_>) -> Say {
    if own.by == By::FrontMatter {
        let id = &own.feature.id;
        return Say::new(
            format!("글 정보의 features에서 빼거나, 끝났다는 이야기를 `:feature[{id}]`로 적어 주세요"),
            format!("Take it out of the front matter's features, or say with `:feature[{id}]` that it is gone"),
        );
    }
    match context.site.living_replacement(own.feature, context.page.roles) {
        Some(new) => {
            let (ko, en) = (name_ko(&new.name, &new.id), name_en(&new.name, &new.id));
            Say::new(format!("{} 바꾸거나 지워 주세요", quoted(ko, "으로")), format!("Point to {en} or delete"))
        }
        None => Say::new(
            format!("지우거나, 끝났다는 이야기라면 `:feature[{}]`로 써 주세요", own.feature.id),
            format!("Delete it, or write `:feature[{}]` where its end is the subject", own.feature.id),
        ),
    }
}
