//! Removed features that a page still speaks of.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::leaving::{Leaving, mentions};
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
    let (feature, written) = (own.feature, &own.run.text[own.range.clone()]);
    let say = match own.life.removed {
        Some(day) => Say::new(
            format!("{} {}에 종료됐어요", quoted(written, "은"), day_ko(day)),
            format!("{written} ended on {}", day_en(day)),
        ),
        None => Say::new(format!("{} 종료됐어요", quoted(written, "은")), format!("{written} has ended")),
    };
    let told = RULE.finding(context.place(own.run.span(own.range.clone())), say).help(instead(context, own));
    told.note(Say::new("여기에 정해져 있어요", "It is declared here"), Some(feature.place.clone()))
        .about(Subject::Feature(feature.id.clone()))
}

/// What to write instead.
pub(super) fn instead(context: &PageContext<'_>, own: &Leaving<'_>) -> Say {
    let replacement = own.feature.replacement.as_ref().and_then(|name| context.names.feature(&name.id).ok());
    match replacement {
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
