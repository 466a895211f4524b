//! Labels in another notation than the one agreed on.

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity, Subject};
use crate::lint::prose::RunKind;
use crate::lint::{Check, PageContext, Rule};
use crate::parse::config::LabelNotation;

/// The rule.
pub const RULE: Rule = Rule {
    id: "label/notation",
    severity: Severity::Info,
    ko: "화면 이름을 정한 것과 다른 표기로 썼어요",
    en: "A label written in another notation than agreed",
    check: Check::Page(check),
    doc: include_str!("notation.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let style = context.site.config.labels.style;
    let (open, close, ko, en) = match style {
        LabelNotation::Directive => return found,
        LabelNotation::Bold => ("**", "**", "굵게", "bold"),
        LabelNotation::Brackets => ("[", "]", "대괄호", "brackets"),
        LabelNotation::Quotes => ("‘", "’", "따옴표", "quotes"),
    };
    let Some(labels) = context.across.labels.get(context.lang()) else { return found };
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        if !matches!(run.kind, RunKind::Paragraph | RunKind::Item | RunKind::Cell) {
            continue;
        }
        for written in &mentions.written {
            let raw = context.source.slice(written.whole);
            let agreed = written.notation == Some(style) && raw.starts_with(open);
            let current = labels.get(&written.text).iter().find(|seen| seen.until.is_none());
            let (Some(seen), false) = (current, agreed) else { continue };
            // Without marks it stands inside of a path that has them, or is mere words.
            if written.notation.is_none() && !written.code {
                continue;
            }
            let label = &context.names.glossary().labels[seen.label];
            let new = format!("{open}{}{close}", written.text);
            let say =
                Say::new(format!("화면 이름은 {ko}로 써 주세요: {new}"), format!("Write UI labels in {en}: {new}"));
            let edit = Edit { span: written.whole, text: new };
            found.push(
                RULE.finding(context.place(written.whole), say)
                    .help(Say::new("자동으로 고칠 수 있어요", "Can be fixed automatically"))
                    .fix(Fix::safe(vec![edit]))
                    .about(Subject::Label(label.id.clone())),
            );
        }
    }
    found
}
