//! `:ui[…]` with a label that the glossary does not have, or that somebody who reads the passage does not see.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::{quoted, roles_en, roles_ko};
use crate::lint::{Check, PageContext, Part, Rule};
use crate::model::{RoleSet, unknown};
use crate::parse::glossary::{Label, LabelText, Role};
use crate::parse::page::{Name, Reference, Target};

/// The rule.
pub const RULE: Rule = Rule {
    id: "label/unknown",
    severity: Severity::Error,
    ko: "용어집에 없거나 읽는 사람의 화면에 없는 화면 이름이에요",
    en: "A UI label that is not there, or has no text for this role and language",
    check: Check::Page(check),
    doc: include_str!("unknown.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        match &reference.target {
            Target::Label { path, role, .. } => {
                labels(context, &part, reference, path, role.as_ref(), &mut found);
            }
            Target::Image(image) => labels(context, &part, reference, &image.shows, image.role.as_ref(), &mut found),
            _ => {}
        }
    }
    found
}

/// Labels that are read together, by a role that is named or by everybody who reads the passage.
fn labels(
    context: &PageContext<'_>,
    part: &Part<'_>,
    reference: &Reference,
    names: &[Name],
    forced: Option<&Name>,
    found: &mut Vec<Diagnostic>,
) {
    let forced = match forced.map(|name| context.names.role(&name.text)) {
        // An unknown role is told by itself; who is meant is not known then.
        Some(Err(_)) => None,
        Some(Ok(role)) => Some(RoleSet::one(role)),
        None => Some(context.audience(reference.passage)),
    };
    for name in names.iter().filter(|name| !name.text.is_empty()) {
        let span = part.span(name.span);
        match context.names.label(&name.text) {
            Err(fault) => {
                found.push(unknown(RULE.id, ("화면 이름", "UI label"), &name.text, &fault, &context.places, span));
            }
            Ok(label) => {
                let told = forced.and_then(|roles| unseen(context, label, roles));
                found.extend(told.map(|(say, help)| {
                    RULE.finding(context.place(span), say)
                        .help(help)
                        .note(Say::new("여기에 정해져 있어요", "It is declared here"), Some(label.place.clone()))
                        .about(Subject::Label(label.id.clone()))
                }));
            }
        }
    }
}

/// Who of these roles has no text on their screen: the fact, and what to do.
fn unseen(context: &PageContext<'_>, label: &Label, roles: RoleSet) -> Option<(Say, Say)> {
    let lang = context.lang();
    let shown = || label.texts().into_iter().find_map(|(_, text)| text.get_or(lang, "ko")).unwrap_or(&label.id);
    match &label.text {
        LabelText::FromKey => None,
        LabelText::Shared(text) => text.get(lang).is_none().then(|| no_language(shown(), lang)),
        // The usual case, seen without looking for each role.
        LabelText::ByRole(texts)
            if texts.len() == context.names.glossary().roles.len()
                && texts.iter().all(|(_, text)| text.get(lang).is_some()) =>
        {
            None
        }
        LabelText::ByRole(texts) => {
            let missing: Vec<_> =
                context.roles(roles).filter(|role| label.text_for(&role.id, lang).is_none()).collect();
            if missing.is_empty() {
                return None;
            }
            if missing.iter().any(|role| texts.iter().any(|(id, _)| *id == role.id)) {
                // Where another role has one, it is this role's that is wanting.
                return Some(match texts.iter().any(|(_, text)| text.get(lang).is_some()) {
                    true => no_text(shown(), &missing, lang),
                    false => no_language(shown(), lang),
                });
            }
            let seeing: Vec<&str> = texts.iter().map(|(id, _)| id.as_str()).collect();
            let (ko, en) = (roles_ko(missing.iter().copied()), roles_en(missing.iter().copied()));
            let wrap = format!(":::role {}", seeing.join(" "));
            let shown = shown();
            Some((
                Say::new(
                    format!("{ko} 화면에는 {} 없어요", quoted(shown, "이")),
                    format!("“{shown}” is not on the {en}’s screen"),
                ),
                Say::new(
                    format!("`{wrap}` 블록에 넣거나, 이 역할이 보는 화면 이름을 써 주세요"),
                    format!("Put it into a `{wrap}` block, or name what this role sees"),
                ),
            ))
        }
    }
}

fn no_text(shown: &str, missing: &[&Role], lang: &str) -> (Say, Say) {
    let (ko, en) = (roles_ko(missing.iter().copied()), roles_en(missing.iter().copied()));
    let ids = missing.iter().map(|role| role.id.as_str()).collect::<Vec<_>>().join(", ");
    (
        Say::new(
            format!("{} {ko} 화면에서 무엇인지 이 언어로 정해져 있지 않아요: {lang}", quoted(shown, "이")),
            format!("“{shown}” has no text for the {en} in this language: {lang}"),
        ),
        Say::new(
            format!("glossary.yml의 text에서 {ids}에 {lang}를 더해 주세요"),
            format!("Add “{lang}” for {ids} to its text in glossary.yml"),
        ),
    )
}

fn no_language(shown: &str, lang: &str) -> (Say, Say) {
    (
        Say::new(
            format!("{} 이 언어로 정해져 있지 않아요: {lang}", quoted(shown, "은")),
            format!("“{shown}” has no text in this language: {lang}"),
        ),
        Say::new(
            format!("glossary.yml의 text에 {lang}를 더해 주세요"),
            format!("Add “{lang}” to its text in glossary.yml"),
        ),
    )
}
