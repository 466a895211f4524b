//! Removed features that a page still speaks of.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::leaving_features::{By, Leaving, mentions};
use crate::lint::words::{day_en, day_ko, name_in, quoted};
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
    // Names are in the language of the page, whatever language the message has: the writer puts them on the page.
    let name = name_in(context.lang(), &feature.name, &feature.id);
    let ended = own.life.removed.map(|day| (format!("{}에 종료된", day_ko(day)), format!("ended on {}", day_en(day))));
    let (ended_ko, ended_en) = ended.unwrap_or_else(|| ("종료된".to_owned(), "has ended".to_owned()));
    let say = match (own.by, own.life.removed) {
        (By::Name, Some(day)) => Say::new(
            format!("{} {}에 종료됐어요", quoted(written, "은"), day_ko(day)),
            format!("{written} ended on {}", day_en(day)),
        ),
        (By::Name, None) => Say::new(format!("{} 종료됐어요", quoted(written, "은")), format!("{written} has ended")),
        (By::Label, _) => Say::new(
            format!("{} {ended_ko} {} 화면 이름이에요", quoted(written, "은"), quoted(name, "의")),
            format!("“{written}” is a label of {name}, which {ended_en}"),
        ),
        (By::Link, _) => Say::new(
            format!("{ended_ko} {} 글로 이어져요: {written}", quoted(name, "의")),
            format!("This leads to the page of {name}, which {ended_en}: {written}"),
        ),
        (By::FrontMatter, _) => Say::new(
            format!("{ended_ko} {} 설명하는 글로 적혀 있어요", quoted(name, "을")),
            format!("The page is listed as documenting {name}, which {ended_en}"),
        ),
    };
    let told = RULE.finding(context.place(own.span), say).help(instead(context, own));
    told.note(Say::new("여기에서 정했어요", "It is declared here"), Some(feature.place.clone()))
        .about(Subject::Feature(feature.id.clone()))
        .by_date()
}

/// What to write instead: the replacement, or a directive that says how the feature stands, where there are directives.
fn instead(context: &PageContext<'_>, own: &Leaving<'_>) -> Say {
    let id = &own.feature.id;
    let directives = context.has_directives();
    if own.by == By::FrontMatter {
        return match directives {
            true => Say::new(
                format!("글 정보의 features에서 빼거나, 끝났다는 이야기를 `:feature[{id}]`처럼 적어 주세요"),
                format!("Take it out of the front matter's features, or say with `:feature[{id}]` that it is gone"),
            ),
            false => Say::new("글 정보의 features에서 빼 주세요", "Take it out of the front matter's features"),
        };
    }
    let new = context.site.living_replacement(own.feature, context.page.roles);
    let new = new.map(|new| name_in(context.lang(), &new.name, &new.id));
    match (new, directives) {
        (Some(new), true) => Say::new(
            format!("{} 바꾸거나 지워 주세요. 끝났다는 이야기라면 `:feature[{id}]`처럼 써 주세요", quoted(new, "으로")),
            format!("Point to “{new}” or delete it, or write `:feature[{id}]` to say that it ended"),
        ),
        (Some(new), false) => {
            Say::new(format!("{} 바꾸거나 지워 주세요", quoted(new, "으로")), format!("Point to “{new}” or delete it"))
        }
        (None, true) => Say::new(
            format!("지우거나, 끝났다는 이야기라면 `:feature[{id}]`처럼 써 주세요"),
            format!("Delete it, or write `:feature[{id}]` to say that it ended"),
        ),
        (None, false) => Say::new("지워 주세요", "Delete it"),
    }
}
