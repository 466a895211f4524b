//! Writes helpgen's `glossary.yml`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diagnostic::Say;
use crate::parse::glossary::{CaseKind, Glossary, Localized, MatchKind, PROPOSED, Term};

use super::{CASES, ConceptEntry, EntryTerm, MATCHES, STATUSES, name_of};

/// The concepts of a glossary.
pub fn entries(glossary: &Glossary) -> Vec<ConceptEntry> {
    let term = |lang: &str, term: &Term, proposed: bool| EntryTerm {
        proposed,
        reason: term.reason.clone(),
        since: term.since.map(|day| day.to_string()),
        except: term.except.clone(),
        matching: term.matching,
        case: term.case,
        bad: term.bad.iter().map(|example| example.text.clone()).collect(),
        good: term.good.iter().map(|example| example.text.clone()).collect(),
        ..EntryTerm::new(lang, term.text.clone(), term.status)
    };
    let text = |text: &Localized| text.by_lang.iter().map(|(lang, text)| (lang.clone(), text.clone())).collect();
    let entry = |concept: &crate::parse::glossary::Concept| ConceptEntry {
        id: concept.id.clone(),
        terms: {
            let of = |terms: &BTreeMap<String, Vec<Term>>, proposed: bool| -> Vec<EntryTerm> {
                terms.iter().flat_map(|(lang, own)| own.iter().map(|own| term(lang, own, proposed))).collect()
            };
            let mut all = of(&concept.terms, false);
            all.extend(of(&concept.proposed, true));
            all.sort_by(|a, b| (&a.lang, a.status).cmp(&(&b.lang, b.status)));
            all
        },
        definition: text(&concept.definition),
        note: text(&concept.note),
        owner: concept.owner.clone(),
    };
    glossary.concepts.iter().map(entry).collect()
}

/// The parts of a glossary that a list of terms cannot carry.
pub fn left_behind(glossary: &Glossary) -> Vec<Say> {
    let count = |ko: &str, en: &str, count: usize| {
        (count > 0).then(|| Say::new(format!("{ko} {count}개"), format!("{count} {en}")))
    };
    let concepts = &glossary.concepts;
    let linked =
        concepts.iter().filter(|concept| !concept.related.is_empty() || !concept.confusable.is_empty()).count();
    let marked = concepts.iter().filter(|concept| concept.abbreviation || concept.internal);
    let parts = [
        count("역할", "roles", glossary.roles.len()),
        count("화면 이름", "UI labels", glossary.labels.len() + glossary.labels_from.len()),
        count("기능", "features", glossary.features.len()),
        count("말투 설정", "settings of tone", glossary.style.len()),
        count(
            "다른 개념을 가리키는 개념(related, confusable)",
            "concepts that point to others (related, confusable)",
            linked,
        ),
        count("abbreviation, internal이 있는 개념", "concepts with abbreviation or internal", marked.count()),
    ];
    parts.into_iter().flatten().collect()
}

/// A glossary of these entries, as YAML.
pub fn write(entries: &[ConceptEntry]) -> String {
    let mut out = String::from("concepts:\n");
    for line in entries.iter().map(block).collect::<String>().lines() {
        let _ = writeln!(out, "  {line}");
    }
    out
}

/// An entry as an item of a block list, without indentation.
pub(super) fn block(entry: &ConceptEntry) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "- id: {}", scalar(&entry.id));
    for (key, texts) in [("definition", &entry.definition), ("note", &entry.note)] {
        if let Some(value) = localized(texts) {
            let _ = writeln!(out, "  {key}: {value}");
        }
    }
    if let Some(owner) = &entry.owner {
        let _ = writeln!(out, "  owner: {}", scalar(owner));
    }
    let by_lang = by_lang(entry);
    if !by_lang.is_empty() {
        out.push_str("  terms:\n");
    }
    for (lang, terms) in by_lang {
        let _ = writeln!(out, "    {}:", scalar(lang));
        for (name, own) in by_status(&terms) {
            match &own[..] {
                [only] if name == "preferred" => {
                    let _ = writeln!(out, "      {name}: {only}");
                }
                all => {
                    let _ = writeln!(out, "      {name}:");
                    for one in all {
                        let _ = writeln!(out, "        - {one}");
                    }
                }
            }
        }
    }
    out
}

/// An entry as a flow mapping on one line.
pub(super) fn flow(entry: &ConceptEntry) -> String {
    let mut fields = vec![format!("id: {}", scalar(&entry.id))];
    let texts = [("definition", &entry.definition), ("note", &entry.note)];
    fields.extend(texts.into_iter().filter_map(|(key, texts)| Some(format!("{key}: {}", localized(texts)?))));
    fields.extend(entry.owner.iter().map(|owner| format!("owner: {}", scalar(owner))));
    let langs: Vec<String> = by_lang(entry)
        .into_iter()
        .map(|(lang, terms)| format!("{}: {}", scalar(lang), language_flow(&terms)))
        .collect();
    if !langs.is_empty() {
        fields.push(format!("terms: {{ {} }}", langs.join(", ")));
    }
    format!("{{ {} }}", fields.join(", "))
}

/// The terms of one language as a flow mapping on one line.
pub(super) fn language_flow(terms: &[&EntryTerm]) -> String {
    let each = by_status(terms).into_iter().map(|(name, own)| match &own[..] {
        [only] if name == "preferred" => format!("{name}: {only}"),
        all => format!("{name}: [{}]", all.join(", ")),
    });
    format!("{{ {} }}", each.collect::<Vec<_>>().join(", "))
}

fn by_lang(entry: &ConceptEntry) -> BTreeMap<&str, Vec<&EntryTerm>> {
    let mut by_lang: BTreeMap<&str, Vec<&EntryTerm>> = BTreeMap::new();
    for term in &entry.terms {
        by_lang.entry(&term.lang).or_default().push(term);
    }
    by_lang
}

/// The terms of one language by status, in the order of the statuses.
fn by_status(terms: &[&EntryTerm]) -> Vec<(&'static str, Vec<String>)> {
    let own = |status| terms.iter().filter(|term| term.status == status).map(|own| term(own)).collect::<Vec<String>>();
    STATUSES.iter().map(|(name, status)| (*name, own(*status))).filter(|(_, own)| !own.is_empty()).collect()
}

/// A text by language as a YAML value; `None` if it is empty.
pub(super) fn localized(texts: &BTreeMap<String, String>) -> Option<String> {
    match texts.get("*") {
        Some(text) if texts.len() == 1 => Some(scalar(text)),
        _ if texts.is_empty() => None,
        _ => Some(localized_flow(texts)),
    }
}

/// A text by language as a flow mapping.
pub(super) fn localized_flow(texts: &BTreeMap<String, String>) -> String {
    let each: Vec<String> = texts.iter().map(|(lang, text)| format!("{}: {}", scalar(lang), scalar(text))).collect();
    format!("{{ {} }}", each.join(", "))
}

/// A term with its properties.
pub(super) fn term(term: &EntryTerm) -> String {
    let list = |texts: &[String]| format!("[{}]", texts.iter().map(|text| scalar(text)).collect::<Vec<_>>().join(", "));
    let mut fields = vec![format!("text: {}", scalar(&term.text))];
    fields.extend(term.proposed.then(|| format!("status: {PROPOSED}")));
    fields.extend(term.reason.iter().map(|reason| format!("reason: {}", scalar(reason))));
    fields.extend(term.since.iter().map(|since| format!("since: {}", scalar(since))));
    if !term.except.is_empty() {
        fields.push(format!("except: {}", list(&term.except)));
    }
    if term.matching != MatchKind::Word {
        fields.push(format!("match: {}", name_of(&MATCHES, term.matching)));
    }
    if term.case != CaseKind::Insensitive {
        fields.push(format!("case: {}", name_of(&CASES, term.case)));
    }
    let examples: Vec<String> = [("bad", &term.bad), ("good", &term.good)]
        .into_iter()
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(key, texts)| format!("{key}: {}", list(texts)))
        .collect();
    if !examples.is_empty() {
        fields.push(format!("examples: {{ {} }}", examples.join(", ")));
    }
    if fields.len() == 1 { scalar(&term.text) } else { format!("{{ {} }}", fields.join(", ")) }
}

/// A text as a YAML scalar: plain if that is unambiguous, else in quotes.
pub(super) fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/');
    let word = text.chars().all(plain)
        && text.starts_with(|c: char| c.is_alphabetic())
        && !text.ends_with(' ')
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&&*text.to_lowercase());
    if word { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes. JSON strings are valid YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
