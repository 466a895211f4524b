//! Merges imported entries into an existing glossary: new entries are added, existing text stays as written, and
//! contradictions are reported for people to decide.

mod files;

use files::new_faults;
pub use files::{MergedFiles, merge_files};

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Edit, Say};
use crate::parse::glossary::{
    Concept, Extending, Glossary, Label, LabelText, Localized, RewriteFault, Status, Step, Term, at_end, parse_glossary,
};
use crate::text::{SourceText, name_key};

use super::glossary::{block, flow, language_flow, scalar, term};
use super::labels::role_value;
use super::{ConceptEntry, EntryTerm, LabelEntry, LabelSheet, STATUSES, name_of};

/// A glossary with the imported entries.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Its new text.
    pub text: String,
    /// Number of new entries.
    pub new: usize,
    /// Number of extended entries.
    pub extended: usize,
    /// Imported values that contradict the glossary or have no place in it; the glossary was not changed.
    pub conflicts: Vec<Say>,
}

/// An addition to an entry.
struct Addition {
    /// The entry, to count extended entries.
    entry: String,
    path: Vec<String>,
    what: What,
}

enum What {
    Key(String, String),
    Items(Vec<String>),
}

/// Merges terms into a glossary's text.
///
/// # Errors
/// The faults of a glossary that is not valid YAML.
pub fn merge_entries(source: &SourceText, entries: &[ConceptEntry]) -> Result<Merged, Vec<Diagnostic>> {
    let mut merged = with_entries(source, entries, &Statuses::new())?;
    let after = SourceText::new(source.path.clone(), merged.text.as_str());
    merged.conflicts.extend(new_faults((source, &[]), (&after, &[]))?);
    Ok(merged)
}

/// Like `merge_entries`, without checking the result. `elsewhere` has the terms of the glossary's other files.
fn with_entries(
    source: &SourceText,
    entries: &[ConceptEntry],
    elsewhere: &Statuses,
) -> Result<Merged, Vec<Diagnostic>> {
    let (glossary, _) = parse_glossary(source, &[])?;
    let mut conflicts = Vec::new();
    let statuses = [&statuses(&glossary), elsewhere];
    let (mut new, mut additions) = (Vec::new(), Vec::new());
    // A concept takes one entry per pass, because a second entry has to be compared with the first.
    let (mut taken, mut later) = (BTreeSet::new(), Vec::new());
    for entry in entries {
        let own = own_concept(&glossary, entry);
        if own.is_some_and(|concept| !taken.insert(&concept.id)) {
            later.push(entry.clone());
            continue;
        }
        let entry = without_contradictions(entry, own, &statuses, &mut conflicts);
        match own {
            Some(concept) => extend_concept(concept, &entry, &mut additions, &mut conflicts),
            None if entry.terms.is_empty() => {}
            None => new.push(entry),
        }
    }
    let blocks: String = new.iter().map(block).collect();
    let flows: Vec<String> = new.iter().map(flow).collect();
    let new_entries = (!new.is_empty()).then_some(("concepts", blocks, flows, new.len()));
    let merged = written(source, new_entries, additions, conflicts);
    if later.is_empty() {
        return Ok(merged);
    }
    let next = with_entries(&SourceText::new(source.path.clone(), merged.text), &later, elsewhere)?;
    let conflicts = merged.conflicts.into_iter().chain(next.conflicts).collect();
    Ok(Merged { new: merged.new + next.new, extended: merged.extended + next.extended, conflicts, ..next })
}

/// Terms by language and compared form, each with its concept and whether it may be used.
type Statuses = BTreeMap<(String, String), (String, bool)>;

/// Every term of a glossary.
fn statuses(glossary: &Glossary) -> Statuses {
    let mut statuses = BTreeMap::new();
    for concept in &glossary.concepts {
        for (lang, terms) in concept.terms.iter().chain(&concept.proposed) {
            for term in terms.iter().filter(|term| term.status != Status::Hidden) {
                let key = (lang.clone(), name_key(&term.text).into_owned());
                statuses.entry(key).or_insert((concept.id.clone(), is_fine(term.status)));
            }
        }
    }
    statuses
}

/// The terms of a concept in a language, approved or not.
fn all_terms<'c>(concept: &'c Concept, lang: &str) -> impl Iterator<Item = &'c Term> + use<'c> {
    [&concept.terms, &concept.proposed].map(|terms| terms.get(lang)).into_iter().flatten().flatten()
}

fn is_fine(status: Status) -> bool {
    matches!(status, Status::Preferred | Status::Admitted)
}

/// The glossary's concept for an entry: the one with its id, else the one with its preferred term.
fn own_concept<'g>(glossary: &'g Glossary, entry: &ConceptEntry) -> Option<&'g Concept> {
    let bears = |concept: &&Concept, term: &EntryTerm| {
        let mut own = all_terms(concept, &term.lang);
        own.any(|own| own.status == Status::Preferred && name_key(&own.text) == name_key(&term.text))
    };
    let mut preferred = entry.terms.iter().filter(|term| term.status == Status::Preferred);
    let by_term = || preferred.find_map(|term| glossary.concepts.iter().find(|concept| bears(concept, term)));
    glossary.concept(&entry.id).or_else(by_term)
}

/// The entry without terms that another concept has with a contradicting status; these are reported.
fn without_contradictions(
    entry: &ConceptEntry,
    own: Option<&Concept>,
    statuses: &[&Statuses],
    conflicts: &mut Vec<Say>,
) -> ConceptEntry {
    let mut entry = entry.clone();
    let id = own.map_or(entry.id.clone(), |concept| concept.id.clone());
    entry.terms.retain(|term| {
        let key = (term.lang.clone(), name_key(&term.text).into_owned());
        let there = statuses.iter().find_map(|own| own.get(&key));
        let Some((other, fine)) = there.filter(|(other, _)| *other != id) else { return true };
        if term.status == Status::Hidden || *fine == is_fine(term.status) && !fine {
            return true;
        }
        let (text, status) = (&term.text, name_of(&STATUSES, term.status));
        conflicts.push(Say::new(
            format!("{id}: ‘{text}’ ({status}): ‘{other}’ 개념에 이미 다른 상태로 있어요"),
            format!("{id}: “{text}” ({status}): the concept “{other}” has it with another status"),
        ));
        false
    });
    entry
}

/// Collects the additions of an entry to its concept.
fn extend_concept(concept: &Concept, entry: &ConceptEntry, additions: &mut Vec<Addition>, conflicts: &mut Vec<Say>) {
    let id = &concept.id;
    let mut add = |path: &[&str], what: What| {
        let path = ["concepts", id].iter().chain(path).map(|step| (*step).to_owned()).collect();
        additions.push(Addition { entry: id.clone(), path, what });
    };
    let mut langs: BTreeMap<&str, Vec<&EntryTerm>> = BTreeMap::new();
    for term in &entry.terms {
        let there: Vec<&Term> = all_terms(concept, &term.lang).collect();
        if comes_in(id, &there, term, conflicts) {
            langs.entry(&term.lang).or_default().push(term);
        }
    }
    if concept.terms.is_empty() && concept.proposed.is_empty() && !langs.is_empty() {
        let each: Vec<String> =
            langs.iter().map(|(lang, terms)| format!("{}: {}", scalar(lang), language_flow(terms))).collect();
        add(&[], What::Key("terms".to_owned(), format!("{{ {} }}", each.join(", "))));
        langs.clear();
    }
    for (lang, terms) in langs {
        let there: Vec<&Term> = all_terms(concept, lang).collect();
        if there.is_empty() {
            add(&["terms"], What::Key(scalar(lang), language_flow(&terms)));
            continue;
        }
        for (name, status) in STATUSES {
            let own: Vec<String> = terms.iter().filter(|term| term.status == status).map(|own| term_of(own)).collect();
            let known = there.iter().any(|term| term.status == status);
            match (&own[..], known) {
                ([], _) => {}
                ([only], false) if status == Status::Preferred => {
                    add(&["terms", lang], What::Key(name.to_owned(), only.clone()))
                }
                (_, false) => add(&["terms", lang], What::Key(name.to_owned(), format!("[{}]", own.join(", ")))),
                (_, true) => add(&["terms", lang, name], What::Items(own)),
            }
        }
    }
    for (key, there, came) in
        [("definition", &concept.definition, &entry.definition), ("note", &concept.note, &entry.note)]
    {
        texts(id, key, there, came, &mut add, conflicts);
    }
    match (&concept.owner, &entry.owner) {
        (None, Some(owner)) => add(&[], What::Key("owner".to_owned(), scalar(owner))),
        (Some(there), Some(owner)) if there != owner => conflicts.push(differs(id, "owner", owner, there)),
        _ => {}
    }
}

fn term_of(own: &EntryTerm) -> String {
    term(own)
}

/// Whether a term is added to the existing terms of its language.
fn comes_in(id: &str, there: &[&Term], came: &EntryTerm, conflicts: &mut Vec<Say>) -> bool {
    let (text, status) = (&came.text, name_of(&STATUSES, came.status));
    if let Some(own) = there.iter().find(|own| own.text == *text) {
        if own.status != came.status {
            let was = name_of(&STATUSES, own.status);
            conflicts.push(Say::new(
                format!("{id}: ‘{text}’ ({status}): 용어집에는 {was} 용어로 있어요"),
                format!("{id}: “{text}” as {status}: the glossary has it as {was}"),
            ));
        } else if let Some(reason) = came.reason.as_ref().filter(|reason| own.reason.as_ref() != Some(reason)) {
            conflicts.push(differs(id, text, reason, own.reason.as_deref().unwrap_or("-")));
        }
        return false;
    }
    let preferred = there.iter().find(|own| own.status == Status::Preferred && came.status == Status::Preferred);
    if let Some(own) = preferred {
        conflicts.push(differs(id, "preferred", text, &own.text));
        return false;
    }
    true
}

/// Adds texts in languages that have none yet.
fn texts(
    id: &str,
    key: &str,
    there: &Localized,
    came: &BTreeMap<String, String>,
    add: &mut impl FnMut(&[&str], What),
    conflicts: &mut Vec<Say>,
) {
    if there.is_empty() {
        if let Some(value) = super::glossary::localized(came) {
            add(&[], What::Key(key.to_owned(), value));
        }
        return;
    }
    for (lang, text) in came {
        let known = if lang == "*" { there.by_lang.values().next().map(String::as_str) } else { there.get(lang) };
        match known {
            Some(known) if known.trim() == text.trim() => {}
            Some(known) => conflicts.push(differs(id, key, text, known)),
            None => add(&[key], What::Key(scalar(lang), scalar(text))),
        }
    }
}

fn differs(id: &str, key: &str, came: &str, there: &str) -> Say {
    Say::new(
        format!("{id}: {key} ‘{came}’: 용어집과 달라요(‘{there}’)"),
        format!("{id}: {key} “{came}”: the glossary says “{there}”"),
    )
}

/// Names on screen put into a glossary's text. `lang` is the language of the roles' names.
fn with_labels(source: &SourceText, sheet: &LabelSheet, lang: &str) -> Result<Merged, Vec<Diagnostic>> {
    let (glossary, _) = parse_glossary(source, &[])?;
    let (mut conflicts, mut additions) = (Vec::new(), Vec::new());
    let mut ids: BTreeSet<String> = glossary.labels.iter().map(|label| label.id.clone()).collect();
    let mut renamed: BTreeMap<&str, String> = BTreeMap::new();
    let mut new: Vec<LabelEntry> = Vec::new();
    for came in &sheet.labels {
        let mut came_in = came.clone();
        came_in.parent = came.parent.as_ref().map(|parent| renamed.get(parent.as_str()).unwrap_or(parent).clone());
        if let Some(label) = own_label(&glossary, &came_in) {
            renamed.insert(&came.id, label.id.clone());
            extend_label(label, &came_in, &mut additions, &mut conflicts);
            continue;
        }
        let mut free = std::iter::once(came.id.clone()).chain((2..).map(|number| format!("{}-{number}", came.id)));
        came_in.id = free.find(|id| !ids.contains(id)).unwrap_or_else(|| came.id.clone());
        ids.insert(came_in.id.clone());
        renamed.insert(&came.id, came_in.id.clone());
        new.push(came_in);
    }
    let mut roles = source.clone();
    for (id, name) in sheet.roles.iter().filter(|(id, _)| glossary.role(id).is_none()) {
        roles = with_role(&roles, id, &role_value(name, lang), &mut conflicts);
    }
    let blocks: String = new.iter().map(LabelEntry::block).collect();
    let flows: Vec<String> = new.iter().map(flow_label).collect();
    let new_entries = (!new.is_empty()).then_some(("labels", blocks, flows, new.len()));
    Ok(written(&roles, new_entries, additions, conflicts))
}

fn flow_label(label: &LabelEntry) -> String {
    let fields: Vec<String> = label.fields().into_iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// The text with an additional role.
fn with_role(source: &SourceText, id: &str, value: &str, conflicts: &mut Vec<Say>) -> SourceText {
    let edit = match Extending::new(source) {
        Ok(file) => file.add_key(&[Step::Key("roles")], &scalar(id), value),
        Err(fault) => Err(fault),
    };
    let edit = match edit {
        Err(RewriteFault::NotThere) => at_end(source, "roles", &format!("{}: {value}\n", scalar(id))),
        Err(_) => {
            conflicts.push(by_hand(&format!("roles: {id}")));
            return source.clone();
        }
        Ok(edit) => edit,
    };
    applied(source, vec![edit])
}

fn by_hand(what: &str) -> Say {
    Say::new(
        format!("{what}: 용어집에 적힌 모양으로는 넣을 수 없어서 직접 적어 주세요"),
        format!("{what}: the glossary is written in a way that cannot be added to; write it by hand"),
    )
}

/// The glossary's label for an imported one: by id, by key, or the only one of its kind with the same text.
fn own_label<'g>(glossary: &'g Glossary, came: &LabelEntry) -> Option<&'g Label> {
    let by_key = || {
        let key = came.key.as_ref()?;
        glossary.labels.iter().find(|label| label.key.as_ref().is_some_and(|own| own.id == *key))
    };
    let by_text = || {
        let (role, texts) = match came.by_role.first() {
            Some((role, texts)) => (Some(role.as_str()), texts),
            None => (None, &came.shared),
        };
        let (lang, text) = texts.iter().next()?;
        let reads = |label: &&Label| {
            let own = label.texts();
            let mut read = own.iter().filter(|(own, _)| own.is_none() || role.is_none() || *own == role);
            label.kind == came.kind && read.any(|(_, own)| own.get(lang) == Some(text))
        };
        let mut found = glossary.labels.iter().filter(reads);
        found.next().filter(|_| found.next().is_none())
    };
    glossary.label(&came.id).or_else(by_key).or_else(by_text)
}

/// Collects the additions of an imported label to the glossary's label.
fn extend_label(label: &Label, came: &LabelEntry, additions: &mut Vec<Addition>, conflicts: &mut Vec<Say>) {
    let id = &label.id;
    let mut add = |path: &[&str], key: &str, value: String| {
        let path = ["labels", id].iter().chain(path).map(|step| (*step).to_owned()).collect();
        additions.push(Addition { entry: id.clone(), path, what: What::Key(scalar(key), value) });
    };
    let shared: Vec<(Option<&str>, &BTreeMap<String, String>)> =
        if came.shared.is_empty() { Vec::new() } else { vec![(None, &came.shared)] };
    let own = came.by_role.iter().map(|(role, texts)| (Some(role.as_str()), texts));
    for (role, texts) in shared.into_iter().chain(own) {
        for (lang, text) in texts {
            match reads(label, role, lang) {
                Reads::Same(there) if there == text => {}
                Reads::Same(there) => conflicts.push(reads_otherwise(id, role, text, there)),
                Reads::OfRole(role) => add(&["text", role], lang, scalar(text)),
                Reads::NoRole(role) => add(&["text"], role, format!("{{ {}: {} }}", scalar(lang), scalar(text))),
                Reads::Nothing => add(&["text"], lang, scalar(text)),
                Reads::Elsewhere => {}
            }
        }
    }
    match (&label.key, &came.key) {
        (None, Some(key)) => add(&[], "key", scalar(key)),
        (Some(there), Some(key)) if there.id != *key => conflicts.push(differs(id, "key", key, &there.id)),
        _ => {}
    }
    match (&label.owner, &came.owner) {
        (None, Some(owner)) => add(&[], "owner", scalar(owner)),
        (Some(there), Some(owner)) if there != owner => conflicts.push(differs(id, "owner", owner, there)),
        _ => {}
    }
    if let (Some(there), Some(parent)) = (&label.parent, &came.parent)
        && there.id != *parent
    {
        conflicts.push(differs(id, "parent", parent, &there.id));
    }
    conflicts.extend(came.former_unlike(label));
    conflicts.extend(
        came.remarks
            .iter()
            .map(|remark| Say::new(format!("{id}: 비고 ‘{remark}’"), format!("{id}: the remark “{remark}”"))),
    );
}

/// The glossary's text of a label for a role.
enum Reads<'l> {
    /// The text.
    Same(&'l str),
    /// The role has no text in this language.
    OfRole(&'l str),
    /// The role has no text at all.
    NoRole(&'l str),
    /// No role has a text in this language.
    Nothing,
    /// The text comes from the product's files.
    Elsewhere,
}

fn reads<'l>(label: &'l Label, role: Option<&'l str>, lang: &str) -> Reads<'l> {
    match (&label.text, role) {
        (LabelText::FromKey, _) => Reads::Elsewhere,
        (LabelText::Shared(text), _) => text.get(lang).map_or(Reads::Nothing, Reads::Same),
        (LabelText::ByRole(texts), Some(role)) => match texts.iter().find(|(own, _)| own == role) {
            None => Reads::NoRole(role),
            Some((own, text)) => text.get(lang).map_or(Reads::OfRole(own), Reads::Same),
        },
        // An imported text for all roles is compared with the first role's text.
        (LabelText::ByRole(texts), None) => {
            let text = texts.iter().find_map(|(_, text)| text.get(lang));
            text.map_or(Reads::Elsewhere, Reads::Same)
        }
    }
}

fn reads_otherwise(id: &str, role: Option<&str>, came: &str, there: &str) -> Say {
    let flag = role.map_or(String::new(), |role| format!(" --role {role}"));
    Say::new(
        format!("{id}: ‘{came}’: 용어집과 달라요(‘{there}’). 바뀌었다면 `helpgen rename label {id} \"{came}\"{flag}`"),
        format!(
            "{id}: “{came}”: the glossary says “{there}”. If it changed: `helpgen rename label {id} \"{came}\"{flag}`"
        ),
    )
}

/// The new text: entries at the end of their list, additions entry by entry.
fn written(
    source: &SourceText,
    new: Option<(&str, String, Vec<String>, usize)>,
    mut additions: Vec<Addition>,
    mut conflicts: Vec<Say>,
) -> Merged {
    let mut text = source.clone();
    let extended: BTreeSet<String> = additions.iter().map(|addition| addition.entry.clone()).collect();
    while !additions.is_empty() {
        let file = Extending::new(&text).ok();
        let (mut busy, mut edits, mut later) = (BTreeSet::new(), Vec::new(), Vec::new());
        for addition in additions {
            if !busy.insert(addition.entry.clone()) {
                later.push(addition);
                continue;
            }
            match file.as_ref().map(|file| edit(file, &addition)) {
                Some(Ok(edit)) => edits.push(edit),
                _ => conflicts.push(by_hand(&addition.path.join("."))),
            }
        }
        additions = later;
        text = applied(&text, edits);
    }
    let mut count = 0;
    if let Some((list, block, flow, entries)) = new {
        let edit = match Extending::new(&text) {
            Ok(file) => file.add_entries(list, &block, &flow),
            Err(RewriteFault::NotThere) => Ok(at_end(&text, list, &block)),
            Err(fault) => Err(fault),
        };
        match edit {
            Ok(edit) => {
                text = applied(&text, vec![edit]);
                count = entries;
            }
            Err(_) => conflicts.push(by_hand(list)),
        }
    }
    Merged { text: text.text.to_string(), new: count, extended: extended.len(), conflicts }
}

fn edit(file: &Extending<'_>, addition: &Addition) -> Result<Edit, RewriteFault> {
    let steps: Vec<Step<'_>> = addition
        .path
        .iter()
        .enumerate()
        .map(|(at, step)| if at == 1 { Step::Id(step) } else { Step::Key(step) })
        .collect();
    match &addition.what {
        What::Key(key, value) => file.add_key(&steps, key, value),
        What::Items(items) => file.add_items(&steps, items),
    }
}

fn applied(source: &SourceText, mut edits: Vec<Edit>) -> SourceText {
    edits.sort_by_key(|edit| edit.span.start);
    let mut text = source.text.to_string();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.text);
    }
    SourceText::new(source.path.clone(), text)
}
