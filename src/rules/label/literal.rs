//! Labels that are written out where `:ui[…]` would follow the glossary by itself.

use crate::diagnostic::{Diagnostic, Fix, Say, Severity, Subject};
use crate::lint::label_notation::Capitals;
use crate::lint::{Check, PageContext, Rule};
use crate::parse::config::LabelNotation;

use super::wrong_role::directive;

/// The rule.
pub const RULE: Rule = Rule {
    id: "label/literal",
    severity: Severity::Info,
    ko: "특수 표기 없이 그대로 쓴 화면 이름이에요",
    en: "A known label written out",
    check: Check::Page(check),
    doc: include_str!("literal.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if context.site.config.labels.style != LabelNotation::Directive || !context.has_directives() {
        return found;
    }
    let Some(labels) = context.across.labels.get(context.lang()) else { return found };
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        if run.kind.is_plain_text() {
            continue;
        }
        let readers = context.readers(run);
        for written in mentions.written.iter().filter(|own| own.capitals == Capitals::Own) {
            let fitting =
                labels.of(written).iter().filter(|seen| seen.until.is_none() && readers.and(seen.roles) == readers);
            let ids: Vec<usize> = fitting.map(|seen| seen.label).collect();
            let [first, rest @ ..] = ids.as_slice() else { continue };
            let label = &context.names.glossary().labels[*first];
            let say = Say::new(
                format!("화면 이름을 그대로 썼어요: {}", written.text),
                format!("A UI label is written out: {}", written.text),
            );
            let help = Say::new(
                format!("`:ui[{}]`처럼 쓰면 이름이 바뀌어도 자동으로 따라가요", label.id),
                format!("`:ui[{}]` follows when the label is renamed", label.id),
            );
            let told =
                RULE.finding(context.place(written.inner), say).help(help).about(Subject::Label(label.id.clone()));
            let fix = directive(context, run, written, label, rest.is_empty());
            found.push(match fix {
                Some(fix) => told.fix(Fix::suggestion(fix.edits)),
                None => told,
            });
        }
    }
    found
}
