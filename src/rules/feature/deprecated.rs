//! Features that will be gone soon, on pages that do not say so.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::leaving_features::{By, Leaving, mentions};
use crate::lint::words::{day_en, day_ko, days_en, name_in, quoted};
use crate::lint::{Check, PageContext, Rule};
use crate::model::State;

/// The rule.
pub const RULE: Rule = Rule {
    id: "feature/deprecated",
    severity: Severity::Warning,
    ko: "곧 끝날 기능을 말하는데 끝난다는 말이 없어요",
    en: "A feature on its way out is mentioned",
    check: Check::Page(check),
    doc: include_str!("deprecated.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    mentions(context, State::Deprecated).into_iter().map(|own| tell(context, &own)).collect()
}

fn tell(context: &PageContext<'_>, own: &Leaving<'_>) -> Diagnostic {
    let feature = own.feature;
    // Names are in the language of the page, whatever language the message has: the writer puts them on the page.
    let name = name_in(context.lang(), &feature.name, &feature.id);
    let written = match own.by {
        By::Name | By::FrontMatter => own.written.as_str(),
        By::Label | By::Link => name,
    };
    let say = match own.life.removed {
        Some(day) => {
            let left = day.duration_since(context.site.today).as_hours() / 24;
            Say::new(
                format!("{} {}에 끝나요. {left}일 남았어요", quoted(written, "은"), day_ko(day)),
                format!("{written} ends on {}, in {}", day_en(day), days_en(left)),
            )
        }
        None => Say::new(format!("{} 끝날 예정이에요", quoted(written, "은")), format!("{written} is on its way out")),
    };
    let id = &feature.id;
    let new = context.site.living_replacement(feature, context.page.roles);
    let (new_ko, new_en) = match new.map(|new| name_in(context.lang(), &new.name, &new.id)) {
        Some(new) => (format!("대신 쓸 기능: ‘{new}’"), format!("Use instead: “{new}”")),
        None => ("대신 쓸 것도 알려 주세요".to_owned(), "Say what to use instead too".to_owned()),
    };
    let help = match context.has_directives() {
        true => Say::new(
            format!("`:feature[{id}]`처럼 쓰면 종료일이 함께 표시돼요. {new_ko}"),
            format!("`:feature[{id}]` shows its last day. {new_en}"),
        ),
        false => Say::new(format!("언제 끝나는지 적어 주세요. {new_ko}"), format!("Say when it ends. {new_en}")),
    };
    let told = RULE.finding(context.place(own.span), say).help(help);
    let told = match own.by {
        By::Link => told.note(
            Say::new(
                format!("{} 설명하는 글로 이어져요: {}", quoted(name, "을"), own.written),
                format!("This leads to the page of {name}: {}", own.written),
            ),
            None,
        ),
        By::Label => told.note(
            Say::new(
                format!("{} {} 화면 이름이에요", quoted(&own.written, "은"), quoted(name, "의")),
                format!("“{}” is a label of {name}", own.written),
            ),
            None,
        ),
        By::Name | By::FrontMatter => told,
    };
    told.note(Say::new("여기에서 정했어요", "It is declared here"), Some(feature.place.clone()))
        .about(Subject::Feature(id.clone()))
        .by_date()
}
