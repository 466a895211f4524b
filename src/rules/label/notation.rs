//! Labels in other capitals or spaces than on the screen, or in another notation than the one agreed on.

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity, Subject};
use crate::lint::label_notation::{Capitals, Seen, WrittenLabel};
use crate::lint::prose::{Run, RunKind};
use crate::lint::whose::Whose;
use crate::lint::words::quoted;
use crate::lint::{Check, PageContext, Rule};
use crate::parse::config::LabelNotation;

use super::wrong_role::{directive, is_wrong, written_as};

/// The rule.
pub const RULE: Rule = Rule {
    id: "label/notation",
    severity: Severity::Info,
    ko: "화면 이름을 화면과 다르게, 또는 정한 것과 다른 표기로 썼어요",
    en: "A label in other capitals or spaces than on the screen, or in another notation than agreed",
    check: Check::Page(check),
    doc: include_str!("notation.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(labels) = context.across.labels.get(context.lang()) else { return found };
    for (at, (run, mentions)) in context.runs().iter().zip(context.mentions()).enumerate() {
        if mentions.written.is_empty() {
            continue;
        }
        for (written, &whose) in mentions.written.iter().zip(context.whose(at)) {
            let seen = labels.of(written);
            let other = as_shown(context, run, written, whose, seen);
            found.extend(other.or_else(|| in_marks(context, run, written, seen)));
        }
    }
    found
}

/// A label that the screen writes with other capitals or spaces. Words without marks are no such label: “the save button” is
/// English, and so may be a word in code.
fn as_shown(
    context: &PageContext<'_>,
    run: &Run,
    written: &WrittenLabel,
    whose: Whose,
    seen: &[Seen],
) -> Option<Diagnostic> {
    let readers = context.readers(run);
    let plain = written.notation.is_none() && written.capitals == Capitals::Own;
    if plain || written.code && written.capitals == Capitals::Chance || is_wrong(seen, readers, whose) {
        return None;
    }
    let roles = whose.roles(readers);
    let everyone = context.names.glossary().roles.is_empty();
    let texts: Vec<(usize, &str)> = seen
        .iter()
        .filter(|own| own.until.is_none() && (everyone || !own.roles.and(roles).is_empty()))
        .filter_map(|own| {
            let role = context.roles(own.roles.and(roles)).next().map_or("", |role| &role.id);
            Some((own.label, context.names.glossary().labels[own.label].text_for(role, context.lang())?))
        })
        .collect();
    let same = |text: &str| text.split_whitespace().eq(written.text.split_whitespace());
    let (first, new) = *texts.first()?;
    if texts.iter().any(|(_, text)| same(text)) {
        return None;
    }
    let label = &context.names.glossary().labels[first];
    let old = &written.text;
    let say = Say::new(
        format!("화면에는 {} 아니라 {}", quoted(old, "이"), quoted(new, "이에요")),
        format!("The screen says “{new}”, not “{old}”"),
    );
    let help = match written.capitals {
        Capitals::Own => Say::new("띄어쓰기만 달라요", "Only the spacing differs"),
        Capitals::Other | Capitals::Chance => Say::new("대소문자만 달라요", "Only the capitals differ"),
    };
    let mut told = RULE
        .finding(context.place(written.inner), say)
        .help(help)
        .note(Say::new("여기에서 정했어요", "It is declared here"), Some(label.place.clone()))
        .about(Subject::Label(label.id.clone()));
    if written.capitals != Capitals::Chance {
        told.severity = Severity::Warning;
    }
    // Emphasis and quotes may also be there for their own sake.
    let as_directive = context.site.config.labels.style == LabelNotation::Directive && roles == readers;
    let fix = as_directive.then(|| directive(context, run, written, label, false)).flatten();
    Some(match fix.or_else(|| written_as(context, run, written, new, false)) {
        Some(fix) => told.fix(fix),
        None => told,
    })
}

/// A label in other marks than those agreed on.
fn in_marks(context: &PageContext<'_>, run: &Run, written: &WrittenLabel, seen: &[Seen]) -> Option<Diagnostic> {
    let style = context.site.config.labels.style;
    let (open, close, ko, en) = match style {
        LabelNotation::Directive => return None,
        LabelNotation::Bold => ("**", "**", "굵게 표시해", "in bold"),
        LabelNotation::Brackets => ("[", "]", "대괄호로 묶어", "in brackets"),
        LabelNotation::Quotes => ("‘", "’", "따옴표로 묶어", "in quotes"),
    };
    if written.capitals == Capitals::Chance || !matches!(run.kind, RunKind::Paragraph | RunKind::Item | RunKind::Cell) {
        return None;
    }
    let raw = context.source.slice(written.whole);
    let agreed = written.notation == Some(style) && raw.starts_with(open);
    let current = seen.iter().find(|seen| seen.until.is_none())?;
    // A label without marks is a step of a path whose other steps have them, or plain words.
    if agreed || written.notation.is_none() && !written.code {
        return None;
    }
    let label = &context.names.glossary().labels[current.label];
    let new = format!("{open}{}{close}", written.text);
    let say = Say::new(format!("화면 이름은 {ko} 주세요: {new}"), format!("Write UI labels {en}: {new}"));
    let edit = Edit { span: written.whole, text: new };
    Some(
        RULE.finding(context.place(written.whole), say)
            .help(Say::new("자동으로 고칠 수 있어요", "Can be fixed automatically"))
            .fix(Fix::safe(vec![edit]))
            .about(Subject::Label(label.id.clone())),
    )
}
