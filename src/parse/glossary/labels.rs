//! Does everybody who sees a label see a text on it?

use std::collections::{BTreeMap, BTreeSet};

use super::rules;
use super::types::{Glossary, Label, LabelText};
use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::parse::yaml::fault;

/// The faults of labels' texts.
pub fn check(glossary: &Glossary) -> Vec<Diagnostic> {
    let texts = glossary.labels.iter().flat_map(Label::texts);
    let languages: BTreeSet<&str> = texts.flat_map(|(_, text)| text.languages()).collect();
    let by_id: BTreeMap<&str, &Label> = glossary.labels.iter().rev().map(|label| (&*label.id, label)).collect();
    let mut faults = Vec::new();
    for label in &glossary.labels {
        let about = |diagnostic: Diagnostic| diagnostic.about(Subject::Label(label.id.clone()));
        faults.extend(no_source(glossary, label).map(about));
        // What stands in the product's files is judged once they have been read.
        if label.key.is_none() {
            faults.extend(languages_missing(label, &languages).into_iter().map(about));
            faults.extend(roles_missing_above(label, &by_id).into_iter().map(about));
        }
    }
    faults
}

/// The faults of labels whose texts were taken from the product's files.
pub fn check_translated(glossary: &Glossary) -> Vec<Diagnostic> {
    let texts = glossary.labels.iter().flat_map(Label::texts);
    let languages: BTreeSet<&str> = texts.flat_map(|(_, text)| text.languages()).collect();
    let by_id: BTreeMap<&str, &Label> = glossary.labels.iter().rev().map(|label| (&*label.id, label)).collect();
    let mut faults = Vec::new();
    for label in glossary.labels.iter().filter(|label| label.key.is_some()) {
        let about = |diagnostic: Diagnostic| diagnostic.about(Subject::Label(label.id.clone()));
        faults.extend(languages_missing(label, &languages).map(about));
        faults.extend(roles_missing_above(label, &by_id).map(about));
    }
    faults
}

/// A key, and no file to look it up in.
fn no_source(glossary: &Glossary, label: &Label) -> Option<Diagnostic> {
    let key = label.key.as_ref().filter(|_| label.text == LabelText::FromKey && glossary.labels_from.is_empty())?;
    let say = Say::new(
        format!("key를 찾을 번역 파일이 없어요: {}", key.id),
        format!("No translation file to look “{}” up in", key.id),
    );
    let help = Say::new("labels_from에 번역 파일을 적어 주세요", "Name the translation file under “labels_from”");
    Some(fault(rules::LABEL_TEXT, key.place.clone(), say).help(help))
}

/// Languages that other labels speak and this one does not, told once per label.
fn languages_missing(label: &Label, languages: &BTreeSet<&str>) -> Option<Diagnostic> {
    let mut gaps = Vec::new();
    for (role, text) in label.texts() {
        if text.is_empty() || text.by_lang.contains_key("*") {
            continue;
        }
        for lang in languages.iter().filter(|lang| text.get(lang).is_none()) {
            gaps.push(role.map_or_else(|| (*lang).to_owned(), |role| format!("{role}.{lang}")));
        }
    }
    if gaps.is_empty() {
        return None;
    }
    let (id, gaps) = (&label.id, gaps.join(", "));
    let say =
        Say::new(format!("‘{id}’ 화면 이름에 빠진 언어가 있어요: {gaps}"), format!("“{id}” has no text for {gaps}"));
    let help = Say::new("text에 더해 주세요", "Add it under “text”");
    let mut diagnostic = fault(rules::LABEL_TEXT, label.place.clone(), say).help(help);
    diagnostic.severity = Severity::Warning;
    Some(diagnostic)
}

/// Roles that see this label, but no text on the one under which it sits: a step of their menu path is missing.
fn roles_missing_above(label: &Label, by_id: &BTreeMap<&str, &Label>) -> Option<Diagnostic> {
    let parent = label.parent.as_ref()?;
    let above = by_id.get(&*parent.id)?;
    let (LabelText::ByRole(own), LabelText::ByRole(theirs)) = (&label.text, &above.text) else { return None };
    let missing: Vec<&str> =
        own.iter().map(|(role, _)| &**role).filter(|role| !theirs.iter().any(|(id, _)| id == role)).collect();
    if missing.is_empty() {
        return None;
    }
    let (roles, above_id, id) = (missing.join(", "), &above.id, &label.id);
    let say = Say::new(
        format!("‘{above_id}’ 화면 이름에 이 역할의 글자가 없어요: {roles}"),
        format!("“{above_id}” has no text for {roles}, who see “{id}” in it"),
    );
    let help = Say::new(
        format!("‘{above_id}’ 항목의 text에 더하거나 parent를 바꿔 주세요"),
        format!("Add it to the text of “{above_id}”, or name another parent"),
    );
    Some(
        fault(rules::LABEL_TEXT, parent.place.clone(), say)
            .help(help)
            .note(Say::new("여기에 있어요", "It is declared here"), Some(above.place.clone())),
    )
}
