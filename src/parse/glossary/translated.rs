//! Labels whose texts come from the product's own translation files.

use std::collections::BTreeSet;

use super::types::{Glossary, Label, LabelText, LabelsFrom, Localized};
use super::{labels, rules};
use crate::diagnostic::{Diagnostic, Say, Subject};
use crate::parse::translation::Translations;
use crate::parse::yaml::fault;

/// The keys that labels name.
pub fn keys(glossary: &Glossary) -> BTreeSet<&str> {
    glossary.labels.iter().filter_map(|label| label.key.as_ref()).map(|key| key.id.as_str()).collect()
}

/// Puts the texts of translation files into the labels that name their keys. `files`: for each entry of `labels_from`
/// what its file says; none where it could not be read, which has been told.
pub fn translate(glossary: &mut Glossary, files: &[Option<Translations>]) -> Vec<Diagnostic> {
    let roles: Vec<String> = glossary.roles.iter().map(|role| role.id.clone()).collect();
    let sources: Vec<(LabelsFrom, &Translations)> = glossary
        .labels_from
        .iter()
        .cloned()
        .zip(files)
        .filter_map(|(from, file)| Some((from, file.as_ref()?)))
        .collect();
    let all_read = files.iter().all(Option::is_some);
    let mut faults: Vec<Diagnostic> = sources.iter().flat_map(|(_, file)| file.faults.iter().cloned()).collect();
    for label in &mut glossary.labels {
        let Some(key) = label.key.clone() else { continue };
        let text = text_of(label, &key.id, &roles, &sources);
        match text {
            Some(text) => label.text = text,
            // A file that could not be read may have held it.
            None if all_read && !files.is_empty() && label.text == LabelText::FromKey => {
                faults.push(not_found(&key.id, &sources, label).about(Subject::Label(label.id.clone())));
            }
            None => {}
        }
        // Whatever is missing is told; from here on every label has a text, were it an empty one.
        if label.text == LabelText::FromKey {
            label.text = LabelText::Shared(Localized::default());
        }
    }
    if all_read {
        faults.extend(labels::check_translated(glossary));
    }
    faults
}

/// What each role sees under a key, the label's own text where the files have none. None: nothing at all.
fn text_of(label: &Label, key: &str, roles: &[String], sources: &[(LabelsFrom, &Translations)]) -> Option<LabelText> {
    let found = |role: Option<&str>| {
        let mut text = Localized::default();
        // A role's own file goes before one for everybody.
        for general in [true, false] {
            for (from, file) in sources.iter().filter(|(from, _)| from.role.is_none() == general) {
                if (general || from.role.as_deref() == role)
                    && let Some(own) = file.texts.get(key)
                {
                    text.by_lang.insert(from.language.clone(), own.text.clone());
                }
            }
        }
        text
    };
    let with_own = |role: &str, mut text: Localized| {
        let own = match &label.text {
            LabelText::Shared(own) => Some(own),
            LabelText::ByRole(own) => own.iter().find(|(id, _)| id == role).map(|(_, text)| text),
            LabelText::FromKey => None,
        };
        for (lang, written) in own.iter().flat_map(|own| own.by_lang.iter()) {
            text.by_lang.entry(lang.clone()).or_insert_with(|| written.clone());
        }
        text
    };
    if roles.is_empty() {
        let text = with_own("", found(None));
        return (!text.is_empty()).then_some(LabelText::Shared(text));
    }
    let mut by_role: Vec<(String, Localized)> =
        roles.iter().map(|role| (role.clone(), with_own(role, found(Some(role))))).collect();
    by_role.retain(|(_, text)| !text.is_empty());
    match by_role.as_slice() {
        [] => None,
        [(_, first), rest @ ..] if by_role.len() == roles.len() && rest.iter().all(|(_, text)| text == first) => {
            Some(LabelText::Shared(first.clone()))
        }
        _ => Some(LabelText::ByRole(by_role)),
    }
}

fn not_found(key: &str, sources: &[(LabelsFrom, &Translations)], label: &Label) -> Diagnostic {
    let files: Vec<&str> = sources.iter().map(|(from, _)| from.file.as_str()).collect();
    let list = files.join(", ");
    let place = label.key.as_ref().map_or(&label.place, |key| &key.place).clone();
    let say = Say::new(format!("번역 파일에 없는 key예요: {key}"), format!("No translation file has the key “{key}”"));
    fault(rules::LABEL_TEXT, place, say).help(Say::new(
        format!("철자를 확인해 주세요. 찾아본 파일: {list}"),
        format!("Check its spelling. Looked up in: {list}"),
    ))
}
