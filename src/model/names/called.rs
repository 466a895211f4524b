//! The names of things: per kind, the names that pages may write, and other names that people know.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::glossary::{Concept, Glossary, LabelText, Localized, Status};
use crate::text::name_key;

/// A name of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Called<'g> {
    /// The thing's index in its list of the glossary.
    pub at: usize,
    /// The spelling in the glossary.
    pub text: &'g str,
    /// Set if a page may not use the name although people know it (a deprecated term, a former text): the name to write
    /// instead.
    pub instead: Option<&'g str>,
}

fn names<'g>(at: usize, texts: &'g Localized) -> impl Iterator<Item = Called<'g>> {
    texts.by_lang.values().map(move |text| Called { at, text, instead: None })
}

/// Roles have their name. The terms of the concept that has a role's name are other names of the role.
pub(super) fn roles(glossary: &Glossary) -> Vec<Called<'_>> {
    let mut called: Vec<Called<'_>> =
        glossary.roles.iter().enumerate().flat_map(|(at, role)| names(at, &role.name)).collect();
    for (at, concept) in concepts_of_roles(glossary) {
        let role = &glossary.roles[at];
        for (lang, terms) in &concept.terms {
            let instead = Some(role.name.get_or(lang, "ko").unwrap_or(&role.id));
            called.extend(terms.iter().map(|term| Called { at, text: &term.text, instead }));
        }
    }
    called
}

/// Roles, each with a concept that names it: the concept has the role's id, or one of its terms is the role's name.
pub fn concepts_of_roles(glossary: &Glossary) -> Vec<(usize, &Concept)> {
    let mut by_name: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, role) in glossary.roles.iter().enumerate() {
        for name in role.name.by_lang.values() {
            by_name.entry(folded(name)).or_default().insert(at);
        }
    }
    let mut found = Vec::new();
    for concept in &glossary.concepts {
        let terms = concept.terms.values().flatten().filter_map(|term| by_name.get(&folded(&term.text)));
        let mut roles: BTreeSet<usize> = terms.flatten().copied().collect();
        roles.extend(glossary.roles.iter().position(|role| role.id == concept.id));
        found.extend(roles.into_iter().map(|at| (at, concept)));
    }
    found
}

/// Concepts have their preferred terms.
pub(super) fn concepts(glossary: &Glossary) -> Vec<Called<'_>> {
    let mut called = Vec::new();
    for (at, concept) in glossary.concepts.iter().enumerate() {
        for (lang, terms) in &concept.terms {
            let preferred = concept.preferred(lang).map_or(concept.id.as_str(), |term| &term.text);
            called.extend(terms.iter().map(|term| {
                let instead = (term.status != Status::Preferred).then_some(preferred);
                Called { at, text: &term.text, instead }
            }));
        }
    }
    called
}

/// Labels have the text of every role. Their former texts are known too.
pub(super) fn labels(glossary: &Glossary) -> Vec<Called<'_>> {
    let mut called = Vec::new();
    for (at, label) in glossary.labels.iter().enumerate() {
        match &label.text {
            LabelText::Shared(text) => called.extend(names(at, text)),
            LabelText::ByRole(texts) => called.extend(texts.iter().flat_map(|(_, text)| names(at, text))),
            LabelText::FromKey => {}
        }
        for former in &label.former {
            for (lang, text) in former.text.by_lang.iter() {
                let own = former.role.as_deref().and_then(|role| label.text_for(role, lang));
                let any = || label.texts().into_iter().find_map(|(_, text)| text.get(lang));
                called.push(Called { at, text, instead: Some(own.or_else(any).unwrap_or(&label.id)) });
            }
        }
    }
    called
}

/// Features have their name. Their other names are known too.
pub(super) fn features(glossary: &Glossary) -> Vec<Called<'_>> {
    let mut called = Vec::new();
    for (at, feature) in glossary.features.iter().enumerate() {
        called.extend(names(at, &feature.name));
        for (lang, also) in feature.also.iter() {
            let instead = Some(feature.name.get_or(lang, "ko").unwrap_or(&feature.id));
            called.extend(also.iter().map(|text| Called { at, text, instead }));
        }
    }
    called
}

/// The form in which names are compared without case.
pub(super) fn folded(name: &str) -> String {
    name_key(name).to_lowercase()
}
