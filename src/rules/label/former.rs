//! Names that were on the screen before.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::{day_en, day_ko, quoted};
use crate::lint::{Check, PageContext, Rule};

use super::wrong_role::written_as;

/// The rule.
pub const RULE: Rule = Rule {
    id: "label/former",
    severity: Severity::Error,
    ko: "이제 화면에 없는 예전 이름이에요",
    en: "A label's former text",
    check: Check::Page(check),
    doc: include_str!("former.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let (lang, today) = (context.lang(), context.site.today);
    let Some(labels) = context.across.labels.get(lang) else { return found };
    let without_roles = context.names.glossary().roles.is_empty();
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        let readers = context.readers(run);
        for written in &mentions.written {
            let all = labels.get(&written.text);
            let concerns = |roles: crate::model::RoleSet| without_roles || !roles.and(readers).is_empty();
            // Still on somebody's screen here: no former name.
            if all.iter().any(|seen| seen.until.is_none() && concerns(seen.roles)) {
                continue;
            }
            // On the last day already: by the evening the page would be wrong.
            let gone = |until: Option<jiff::civil::Date>| until.is_none_or(|day| day <= today);
            let Some(seen) = all.iter().find(|seen| seen.until.is_some_and(gone) && concerns(seen.roles)) else {
                continue;
            };
            let label = &context.names.glossary().labels[seen.label];
            let role = context.roles(readers.and(seen.roles)).next();
            let Some(new) = label.text_for(role.map_or("", |role| &role.id), lang) else { continue };
            let old = &written.text;
            let say = Say::new(
                format!("{} {} 바뀌었어요", quoted(old, "이"), quoted(new, "으로")),
                format!("“{old}” is now “{new}”"),
            );
            let help = match seen.until.flatten() {
                Some(day) => Say::new(
                    format!("{}까지 쓰던 이름이에요. 화면 사진도 확인해 주세요", day_ko(day)),
                    format!("It was called so until {}. Check the screenshots too", day_en(day)),
                ),
                None => Say::new("화면 사진도 확인해 주세요", "Check the screenshots too"),
            };
            let declared = label.former.iter().find(|former| former.text.get(lang) == Some(old));
            let place = declared.map_or(&label.place, |former| &former.place).clone();
            let told = RULE
                .finding(context.place(written.inner), say)
                .help(help)
                .note(Say::new("여기에 정해져 있어요", "It is declared here"), Some(place))
                .about(Subject::Label(label.id.clone()));
            let same = all.iter().filter(|own| own.until.is_some()).all(|own| own.label == seen.label);
            found.push(match written_as(context, run, written, new, same) {
                Some(fix) => told.fix(fix),
                None => told,
            });
        }
    }
    found
}
