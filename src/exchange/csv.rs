//! Writes tables for spreadsheets, one row per term (RFC 4180). `sheet` reads them.

use std::collections::BTreeMap;

use crate::diagnostic::Say;
use crate::parse::glossary::{CaseKind, MatchKind, PROPOSED};

use super::{CASES, Carried, ConceptEntry, EntryTerm, MATCHES, STATUSES, name_of};

/// The columns, in the order in which they are written.
const COLUMNS: [&str; 14] = [
    "concept",
    "language",
    "status",
    "term",
    "definition",
    "note",
    "owner",
    "reason",
    "since",
    "except",
    "match",
    "case",
    "bad",
    "good",
];
/// Separates several texts in one cell.
pub(super) const BETWEEN: &str = "; ";

/// The entries as a table. A byte-order mark marks it as UTF-8 for spreadsheets.
pub fn write(entries: &[ConceptEntry]) -> Carried<String> {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    let mut left = Vec::new();
    for entry in entries {
        let mut told: BTreeMap<&str, ()> = BTreeMap::new();
        for (number, term) in entry.terms.iter().enumerate() {
            // The concept's definition and note are in the first row of their language.
            let first = told.insert(&term.lang, ()).is_none();
            let of_concept = |texts: &BTreeMap<String, String>| {
                let own = texts.get(&term.lang).or_else(|| texts.get("*"));
                own.filter(|_| first).cloned().unwrap_or_default()
            };
            let joined = |texts: &[String]| texts.join(BETWEEN);
            rows.push(vec![
                entry.id.clone(),
                term.lang.clone(),
                status_cell(term),
                term.text.clone(),
                of_concept(&entry.definition),
                of_concept(&entry.note),
                entry.owner.clone().filter(|_| number == 0).unwrap_or_default(),
                term.reason.clone().unwrap_or_default(),
                term.since.clone().unwrap_or_default(),
                joined(&term.except),
                if term.matching == MatchKind::Word { "" } else { name_of(&MATCHES, term.matching) }.to_owned(),
                if term.case == CaseKind::Insensitive { "" } else { name_of(&CASES, term.case) }.to_owned(),
                joined(&term.bad),
                joined(&term.good),
            ]);
        }
        let spoken = |lang: &&String| *lang != "*" && !told.contains_key(lang.as_str());
        let unspoken = entry.definition.keys().chain(entry.note.keys()).filter(spoken);
        left.extend(unspoken.map(|lang| {
            Say::new(
                format!("{}: {lang} 뜻풀이나 비고 (그 언어의 용어가 없어요)", entry.id),
                format!("{}: its definition or note in {lang}, which has no term", entry.id),
            )
        }));
        let parted = entry.terms.iter().flat_map(|term| term.except.iter().chain(&term.bad).chain(&term.good));
        left.extend(parted.filter(|text| text.contains(BETWEEN)).map(|text| {
            Say::new(
                format!("{}: ‘;’이 든 예문이나 예외는 나뉘어요: {text}", entry.id),
                format!("{}: an example or exception with “;” will be parted: {text}", entry.id),
            )
        }));
    }
    let mut out = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell_of(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    Carried { value: out, left, read: Vec::new() }
}

/// A term's status; behind it that nobody has approved it: `deprecated (proposed)`.
fn status_cell(term: &EntryTerm) -> String {
    let name = name_of(&STATUSES, term.status);
    if term.proposed { format!("{name} ({PROPOSED})") } else { name.to_owned() }
}

fn cell_of(text: &str) -> String {
    let plain = !text.contains([',', '"', '\n', '\r']) && text.trim() == text;
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

/// Whether these are the headings of a table that helpgen wrote, with or without the later column for owners.
pub(super) fn is_own(titles: &[String]) -> bool {
    let before: Vec<&str> = COLUMNS.into_iter().filter(|name| *name != "owner").collect();
    titles.iter().eq(COLUMNS) || titles.iter().eq(before)
}
