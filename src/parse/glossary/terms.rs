//! Do the terms agree with each other?

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::rules;
use super::types::{CaseKind, Concept, Glossary, Status, Term};
use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::parse::yaml::fault;

/// The faults of concepts and their terms.
pub fn check(glossary: &Glossary) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for concept in &glossary.concepts {
        let about = |diagnostic: Diagnostic| diagnostic.about(Subject::Concept(concept.id.clone()));
        faults.extend(health(concept).into_iter().map(about));
        faults.extend(duplicates(concept).into_iter().map(about));
        faults.extend(concept.terms.values().flatten().flat_map(exceptions).map(about));
    }
    faults.extend(conflicts(glossary));
    faults
}

/// What a concept lacks.
fn health(concept: &Concept) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    if concept.definition.is_empty() {
        let say = Say::new(
            format!("뜻풀이가 없는 개념이에요: {}", concept.id),
            format!("“{}” has no definition", concept.id),
        );
        let help =
            Say::new("definition에 한두 문장으로 적어 주세요", "Explain it under “definition” in a sentence or two");
        faults.push(warning(rules::DEFINITION, concept, say).help(help));
    }
    for (lang, terms) in &concept.terms {
        let unwanted = terms.iter().find(|term| matches!(term.status, Status::Deprecated | Status::Superseded));
        let Some(unwanted) = unwanted.filter(|_| !has_preferred(concept, lang)) else { continue };
        let text = &unwanted.text;
        let say = Say::new(format!("대신 쓸 말이 없어요: {text}"), format!("Nothing to use instead of “{text}”"));
        let help = Say::new(
            format!("terms.{lang}.preferred 항목에 쓰는 말을 적어 주세요"),
            format!("Name the term to use under terms.{lang}.preferred"),
        );
        let mut diagnostic = fault(rules::PREFERRED, unwanted.place.clone(), say).help(help);
        diagnostic.severity = Severity::Warning;
        faults.push(diagnostic);
    }
    faults
}

/// Whether there is a preferred term for a language; for `any`, in whichever.
fn has_preferred(concept: &Concept, lang: &str) -> bool {
    let preferred = |terms: &Vec<Term>| terms.iter().any(|term| term.status == Status::Preferred);
    if lang == "any" { concept.terms.values().any(preferred) } else { concept.preferred(lang).is_some() }
}

fn warning(rule: &'static str, concept: &Concept, say: Say) -> Diagnostic {
    Diagnostic::new(rule, Severity::Warning, Some(concept.place.clone()), say)
}

/// One text twice in a concept, in one language or in a language and `any`. Compared letter by letter: spellings that
/// differ in case or spacing may be listed with a status of their own.
fn duplicates(concept: &Concept) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(String, &str), &Term> = BTreeMap::new();
    let mut faults = Vec::new();
    // `any` first: what it holds stands in every language.
    let langs = concept.terms.keys().filter(|lang| *lang == "any").chain(concept.terms.keys().filter(|l| *l != "any"));
    for (lang, term) in langs.flat_map(|lang| concept.terms[lang].iter().map(move |term| (lang.as_str(), term))) {
        let text: String = term.text.nfc().collect();
        let earlier = first.get(&(text.clone(), "any")).or_else(|| first.get(&(text.clone(), lang))).copied();
        let Some(earlier) = earlier else {
            first.insert((text, lang), term);
            continue;
        };
        let text = &term.text;
        let say = Say::new(
            format!("한 개념에 같은 용어가 두 번 나와요: {text}"),
            format!("“{text}” is listed twice in one concept"),
        );
        faults.push(
            fault(rules::DUPLICATE_TERM, term.place.clone(), say)
                .help(Say::new("하나만 남겨 주세요", "Keep only one of them"))
                .note(Say::new("처음 나온 곳이에요", "First listed here"), Some(earlier.place.clone())),
        );
    }
    faults
}

/// Exceptions that do not hold the term that they are exceptions from, spacing and case aside.
fn exceptions(term: &Term) -> Vec<Diagnostic> {
    let folded = |text: &str| fold(text, CaseKind::Insensitive);
    let text = folded(&term.text);
    let useless = term.except.iter().filter(|except| !folded(except).contains(&text));
    useless
        .map(|except| {
            let text = &term.text;
            let say = Say::new(
                format!("except의 말에 용어가 들어 있지 않아요: {except}"),
                format!("The exception “{except}” does not hold “{text}”"),
            );
            let help = Say::new(
                format!("‘{text}’ 용어가 든 더 긴 말을 적거나 빼 주세요"),
                format!("Write a longer word that holds “{text}”, or remove it"),
            );
            let mut diagnostic = fault(rules::EXCEPT, term.place.clone(), say).help(help);
            diagnostic.severity = Severity::Warning;
            diagnostic
        })
        .collect()
}

/// Texts that one concept wants and another does not. Where the other merely admits what this one forbids, the
/// admission wins when pages are checked, so that it is a warning.
fn conflicts(glossary: &Glossary) -> Vec<Diagnostic> {
    let mut wanted: BTreeMap<String, Vec<(usize, &str, &Term)>> = BTreeMap::new();
    let all = || {
        glossary.concepts.iter().enumerate().flat_map(|(number, concept)| {
            concept
                .terms
                .iter()
                .flat_map(move |(lang, terms)| terms.iter().map(move |term| (number, lang.as_str(), term)))
        })
    };
    for (number, lang, term) in all() {
        if matches!(term.status, Status::Preferred | Status::Admitted) {
            wanted.entry(fold(&term.text, CaseKind::Insensitive)).or_default().push((number, lang, term));
        }
    }
    let mut faults = Vec::new();
    for (number, lang, term) in all() {
        if !matches!(term.status, Status::Deprecated | Status::Superseded) {
            continue;
        }
        for (other, other_lang, rival) in wanted.get(&fold(&term.text, CaseKind::Insensitive)).into_iter().flatten() {
            let languages_meet = lang == *other_lang || lang == "any" || *other_lang == "any";
            let case = if [term.case, rival.case].contains(&CaseKind::Sensitive) {
                CaseKind::Sensitive
            } else {
                CaseKind::Insensitive
            };
            if number != *other && languages_meet && fold(&term.text, case) == fold(&rival.text, case) {
                faults.push(conflict(&glossary.concepts[number], term, &glossary.concepts[*other], rival));
            }
        }
    }
    faults
}

fn conflict(concept: &Concept, term: &Term, other: &Concept, rival: &Term) -> Diagnostic {
    let (text, id, other_id) = (&term.text, &concept.id, &other.id);
    let (ko, en) = match rival.status {
        Status::Preferred => ("쓰는 말", "preferred"),
        _ => ("써도 되는 말", "admitted"),
    };
    let (not_ko, not_en) = match term.status {
        Status::Superseded => ("예전 말", "superseded"),
        _ => ("쓰지 않는 말", "deprecated"),
    };
    let say = Say::new(
        format!("‘{text}’ 용어가 {id}에서는 {not_ko}, {other_id}에서는 {ko}로 되어 있어요"),
        format!("“{text}” is {not_en} in “{id}” and {en} in “{other_id}”"),
    );
    let mut diagnostic = fault(rules::CONFLICT, term.place.clone(), say)
        .help(Say::new("둘 가운데 하나만 남겨 주세요", "Keep only one of the two"))
        .note(Say::new(format!("{ko}로 정한 곳이에요"), format!("It is {en} here")), Some(rival.place.clone()))
        .about(Subject::Concept(id.clone()));
    if rival.status == Status::Admitted {
        diagnostic.severity = Severity::Warning;
    }
    diagnostic
}

/// A text without the differences that do not make another term: composed letters, spacing, and case where it does not
/// count.
fn fold(text: &str, case: CaseKind) -> String {
    let letters = text.nfkc().filter(|c| !c.is_whitespace());
    match case {
        CaseKind::Sensitive => letters.collect(),
        CaseKind::Insensitive => letters.flat_map(char::to_lowercase).collect(),
    }
}
