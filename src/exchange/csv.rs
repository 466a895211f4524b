//! Tables: one row per term, as spreadsheets read and write them (RFC 4180).

use std::collections::BTreeMap;

use ::csv::{ReaderBuilder, Trim};

use crate::diagnostic::{Diagnostic, Place, Places, Say, Severity};
use crate::parse::glossary::{CaseKind, MatchKind, Status};
use crate::text::{SourceText, Span};

use super::{CASES, Carried, Entry, EntryTerm, MATCHES, STATUSES, choice, name_entries, name_of};

/// The columns, in the order in which they are written.
const COLUMNS: [&str; 13] = [
    "concept",
    "language",
    "status",
    "term",
    "definition",
    "note",
    "reason",
    "since",
    "except",
    "match",
    "case",
    "bad",
    "good",
];
/// Other names of columns that tables bear.
const OTHERS: [(&str, &str); 12] = [
    ("id", "concept"),
    ("lang", "language"),
    ("locale", "language"),
    ("text", "term"),
    ("개념", "concept"),
    ("언어", "language"),
    ("상태", "status"),
    ("용어", "term"),
    ("뜻풀이", "definition"),
    ("비고", "note"),
    ("이유", "reason"),
    ("예외", "except"),
];
/// Parts several texts of one cell.
const BETWEEN: &str = "; ";

/// The entries as a table. A byte-order mark at its start tells spreadsheets that it is UTF-8.
pub fn write(entries: &[Entry]) -> Carried<String> {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    let mut left = Vec::new();
    for entry in entries {
        let mut told: BTreeMap<&str, ()> = BTreeMap::new();
        for term in &entry.terms {
            // What is said of the concept stands in the first row of its language.
            let first = told.insert(&term.lang, ()).is_none();
            let of_concept = |texts: &BTreeMap<String, String>| {
                let own = texts.get(&term.lang).or_else(|| texts.get("*"));
                own.filter(|_| first).cloned().unwrap_or_default()
            };
            let joined = |texts: &[String]| texts.join(BETWEEN);
            rows.push(vec![
                entry.id.clone(),
                term.lang.clone(),
                name_of(&STATUSES, term.status).to_owned(),
                term.text.clone(),
                of_concept(&entry.definition),
                of_concept(&entry.note),
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
    Carried { value: out, left }
}

fn cell_of(text: &str) -> String {
    let plain = !text.contains([',', '"', '\n', '\r']) && text.trim() == text;
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

/// A table's entries. Rows with one id are one concept; rows without an id belong to the row above, or, where no row
/// has one, are told apart by their preferred term.
///
/// # Errors
/// A table without a column for terms, or one that is none.
pub fn read(source: &SourceText, lang: &str) -> Result<Carried<Vec<Entry>>, Box<Diagnostic>> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let skipped = source.text.len() - text.len();
    let first_line = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|&own| first_line.matches(own as char).count());
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let places = Places::new(source);
    let broken =
        |say: Say, place: Place| Box::new(Diagnostic::new("glossary/syntax", Severity::Error, Some(place), say));
    let mut columns: Option<Vec<Option<&str>>> = None;
    let mut entries: Vec<Entry> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut left = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let at = error.position().map_or(0, |position| position.byte() as usize);
            let place = places.place(Span::at(skipped + at));
            broken(Say::new(format!("표로 읽을 수 없어요: {error}"), format!("This is no table: {error}")), place)
        })?;
        let line = record.position().map_or(0, ::csv::Position::line);
        let Some(names) = &columns else {
            let known: Vec<Option<&str>> = record.iter().map(column).collect();
            left.extend(
                record
                    .iter()
                    .zip(&known)
                    .filter(|(name, known)| known.is_none() && !name.is_empty())
                    .map(|(name, _)| Say::new(format!("모르는 열: {name}"), format!("the unknown column “{name}”"))),
            );
            if !known.contains(&Some("term")) {
                let say = Say::new("`term`이라는 열이 없어요", "There is no column `term`");
                let help = Say::new(
                    format!("첫 줄에 열 이름을 적어 주세요: {}", COLUMNS[..5].join(", ")),
                    format!("Name the columns in the first line: {}", COLUMNS[..5].join(", ")),
                );
                return Err(Box::new(broken(say, places.place(Span::at(skipped))).help(help)));
            }
            columns = Some(known);
            continue;
        };
        let cell = |name: &str| {
            let at = names.iter().position(|own| *own == Some(name));
            at.and_then(|at| record.get(at)).unwrap_or_default()
        };
        if record.iter().all(str::is_empty) {
            continue;
        }
        let mut unknown = |what: &str| {
            left.push(Say::new(
                format!("{line}번째 줄: 모르는 값 ‘{what}’"),
                format!("line {line}: the unknown value “{what}”"),
            ));
        };
        let status = match cell("status") {
            "" => Some(Status::Preferred),
            name => choice(&STATUSES, name),
        };
        let Some(status) = status else {
            unknown(cell("status"));
            continue;
        };
        if cell("term").is_empty() {
            unknown("");
            continue;
        }
        let lang = if cell("language").is_empty() { lang } else { cell("language") };
        let some = |name: &str| Some(cell(name)).filter(|text| !text.is_empty()).map(str::to_owned);
        let many = |name: &str| {
            cell(name)
                .split(BETWEEN.trim_end())
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let term = EntryTerm {
            reason: some("reason"),
            since: some("since"),
            except: many("except"),
            matching: choice(&MATCHES, cell("match")).unwrap_or_default(),
            case: choice(&CASES, cell("case")).unwrap_or_default(),
            bad: many("bad"),
            good: many("good"),
            ..EntryTerm::new(lang, cell("term"), status)
        };
        let id = cell("concept");
        let known = match id {
            "" => entries.len().checked_sub(1).filter(|_| status != Status::Preferred),
            id => by_id.get(id).copied(),
        };
        let at = known.unwrap_or_else(|| {
            entries.push(Entry { id: id.to_owned(), ..Entry::default() });
            entries.len() - 1
        });
        if !id.is_empty() {
            by_id.insert(id.to_owned(), at);
        }
        let entry = &mut entries[at];
        for (texts, name) in [(&mut entry.definition, "definition"), (&mut entry.note, "note")] {
            if let Some(text) = some(name) {
                texts.entry(lang.to_owned()).or_insert(text);
            }
        }
        entry.terms.push(term);
    }
    name_entries(&mut entries);
    Ok(Carried { value: entries, left })
}

/// The column that a head of the table names.
fn column(head: &str) -> Option<&'static str> {
    let head = head.to_lowercase();
    let own = COLUMNS.into_iter().find(|name| *name == head);
    own.or_else(|| OTHERS.into_iter().find(|(name, _)| *name == head).map(|(_, own)| own))
}
