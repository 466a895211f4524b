//! TermBase eXchange, ISO 30042: written as its third edition (`tbx`, TBX-Basic), read in that and the older form (`martif`).
//!
//! A term's status is its `administrativeStatus` (ISO 12620); the language `mul` means every language.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::escape::{escape, resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::parse::glossary::{CaseKind, MatchKind, Status};
use crate::text::{SourceText, Span, as_usize};

use super::words::status_named;
use super::{Carried, ConceptEntry, EntryTerm, name_entries};

const STATUSES: [(&str, Status); 4] = [
    ("preferredTerm-admn-sts", Status::Preferred),
    ("admittedTerm-admn-sts", Status::Admitted),
    ("deprecatedTerm-admn-sts", Status::Deprecated),
    ("supersededTerm-admn-sts", Status::Superseded),
];
const EVERY_LANGUAGE: (&str, &str) = ("any", "mul");

/// The entries as TBX-Basic. `title` names their source.
pub fn write(entries: &[ConceptEntry], title: &str) -> Carried<String> {
    let mut left = Vec::new();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <tbx style=\"dca\" type=\"TBX-Basic\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n  \
         <tbxHeader><fileDesc><sourceDesc><p>{}</p></sourceDesc></fileDesc></tbxHeader>\n  <text><body>\n",
        escape(title)
    );
    for entry in entries {
        let mark = if entry.id.starts_with(|c: char| c.is_alphabetic()) { "" } else { "_" };
        out.push_str(&format!("    <conceptEntry id=\"{mark}{}\">\n", escape(entry.id.as_str())));
        texts(&mut out, "      ", entry.definition.get("*"), entry.note.get("*"));
        left.extend(
            entry
                .owner
                .iter()
                .map(|_| Say::new(format!("{}: 담당(owner)", entry.id), format!("{}: its owner", entry.id))),
        );
        let mut by_lang: BTreeMap<&str, Vec<&EntryTerm>> = BTreeMap::new();
        for term in &entry.terms {
            by_lang.entry(&term.lang).or_default().push(term);
        }
        let spoken = |lang: &&String| *lang != "*" && !by_lang.contains_key(lang.as_str());
        left.extend(entry.definition.keys().chain(entry.note.keys()).filter(spoken).map(|lang| {
            Say::new(
                format!("{}: {lang} 뜻풀이나 비고 (그 언어의 용어가 없어요)", entry.id),
                format!("{}: its definition or note in {lang}, which has no term", entry.id),
            )
        }));
        for (lang, terms) in by_lang {
            let tag = if lang == EVERY_LANGUAGE.0 { EVERY_LANGUAGE.1 } else { lang };
            let known: Vec<_> = terms.iter().filter(|term| term.status != Status::Hidden && !term.proposed).collect();
            for term in &terms {
                left.extend(lost(&entry.id, term));
            }
            if known.is_empty() {
                continue;
            }
            out.push_str(&format!("      <langSec xml:lang=\"{}\">\n", escape(tag)));
            texts(&mut out, "        ", entry.definition.get(lang), entry.note.get(lang));
            for term in known {
                let status = STATUSES.iter().find(|(_, own)| *own == term.status).map_or("", |(name, _)| name);
                out.push_str(&format!("        <termSec>\n          <term>{}</term>\n", escape(term.text.as_str())));
                out.push_str(&format!("          <termNote type=\"administrativeStatus\">{status}</termNote>\n"));
                if let Some(reason) = &term.reason {
                    out.push_str(&format!("          <note>{}</note>\n", escape(reason.as_str())));
                }
                out.push_str("        </termSec>\n");
            }
            out.push_str("      </langSec>\n");
        }
        out.push_str("    </conceptEntry>\n");
    }
    out.push_str("  </body></text>\n</tbx>\n");
    Carried { value: out, left, read: Vec::new() }
}

fn texts(out: &mut String, indent: &str, definition: Option<&String>, note: Option<&String>) {
    if let Some(text) = definition {
        out.push_str(&format!("{indent}<descrip type=\"definition\">{}</descrip>\n", escape(text.as_str())));
    }
    if let Some(text) = note {
        out.push_str(&format!("{indent}<note>{}</note>\n", escape(text.as_str())));
    }
}

/// The properties that TBX cannot hold.
fn lost(id: &str, term: &EntryTerm) -> Vec<Say> {
    let text = &term.text;
    let parts = [
        (term.status == Status::Hidden, "검색에만 쓰는 말", "a word for search only"),
        (term.proposed, "아직 제안된 용어", "a term that is only proposed"),
        (!term.except.is_empty(), "except", "its exceptions"),
        (term.matching != MatchKind::Word, "match", "how it is matched"),
        (term.case != CaseKind::Insensitive, "case", "that case counts"),
        (term.since.is_some(), "since", "its date"),
        (!term.bad.is_empty() || !term.good.is_empty(), "examples", "its examples"),
    ];
    let told = parts.into_iter().filter(|(is, ..)| *is);
    told.map(|(_, ko, en)| Say::new(format!("{id}: {text}: {ko}"), format!("{id}: {text}: {en}"))).collect()
}

/// The target of the text that is being read.
#[derive(Clone, Copy, PartialEq)]
enum Goal {
    Term,
    Status,
    Definition,
    Note,
}

/// The status that a file gives a term.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Nothing,
    Known(Status),
    /// An unknown word: the term may be deprecated, so it is left out.
    Unknown,
}

/// The state of reading.
#[derive(Default)]
struct Reading {
    entries: Vec<ConceptEntry>,
    lang: Option<String>,
    /// The terms of the entry before their status is known.
    terms: Vec<(EntryTerm, Told)>,
    in_term: bool,
    goal: Option<Goal>,
    text: String,
    /// Names of skipped elements, with counts.
    passed: BTreeMap<String, usize>,
}

/// The entries of a TBX file.
///
/// # Errors
/// The file is not XML, or has no entry.
pub fn read(source: &SourceText) -> Result<Carried<Vec<ConceptEntry>>, Box<Diagnostic>> {
    let mut reader = Reader::from_str(source.text.strip_prefix('\u{feff}').unwrap_or(&source.text));
    let mut reading = Reading::default();
    loop {
        let event = reader.read_event().map_err(|error| {
            let at = as_usize(reader.error_position()).min(source.text.len());
            broken(source, source.text.floor_char_boundary(at), &error.to_string())
        })?;
        match event {
            Event::Start(tag) => reading.open(&tag),
            Event::Empty(tag) => {
                reading.open(&tag);
                reading.close(tag.local_name().as_ref());
            }
            Event::End(tag) => reading.close(tag.local_name().as_ref()),
            Event::Text(text) => reading.push(&text.decode().unwrap_or_default()),
            Event::CData(text) => reading.push(&text.decode().unwrap_or_default()),
            Event::GeneralRef(reference) => {
                let name = reference.decode().unwrap_or_default();
                let known = resolve_predefined_entity(&name).map(str::to_owned);
                let letter = reference.resolve_char_ref().ok().flatten().map(String::from);
                reading.push(&known.or(letter).unwrap_or_default());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if reading.entries.is_empty() {
        return Err(broken(source, 0, "no conceptEntry"));
    }
    name_entries(&mut reading.entries);
    let left = reading
        .passed
        .into_iter()
        .map(|(name, count)| Say::new(format!("{name} {count}곳"), format!("{name} ({count} times)")));
    Ok(Carried { left: left.collect(), value: reading.entries, read: Vec::new() })
}

fn broken(source: &SourceText, at: usize, reason: &str) -> Box<Diagnostic> {
    let say = Say::new(format!("TBX로 읽을 수 없어요: {reason}"), format!("Cannot be read as TBX: {reason}"));
    let place = Places::new(source).place(Span::at(at));
    Box::new(Diagnostic::new("glossary/syntax", Severity::Error, Some(place), say))
}

impl Reading {
    fn open(&mut self, tag: &BytesStart<'_>) {
        let attribute = |name: &str| {
            let found = tag.attributes().flatten().find(|own| own.key.as_ref() == name.as_bytes())?;
            let raw = std::str::from_utf8(&found.value).ok()?;
            Some(unescape(raw).ok()?.into_owned())
        };
        let kind = attribute("type");
        let name = String::from_utf8_lossy(tag.local_name().as_ref()).into_owned();
        match name.as_str() {
            "conceptEntry" | "termEntry" => {
                let id = attribute("id").or_else(|| attribute("xml:id")).unwrap_or_default();
                self.entries
                    .push(ConceptEntry { id: id.trim_start_matches('_').to_owned(), ..ConceptEntry::default() });
                self.lang = None;
            }
            "langSec" | "langSet" => self.lang = attribute("xml:lang").map(|tag| language(&tag)),
            "termSec" | "tig" | "ntig" => self.in_term = true,
            "term" => self.begin(Goal::Term),
            "administrativeStatus" | "normativeAuthorization" => self.begin(Goal::Status),
            "definition" => self.begin(Goal::Definition),
            "note" => self.begin(Goal::Note),
            "termNote" if matches!(kind.as_deref(), Some("administrativeStatus" | "normativeAuthorization")) => {
                self.begin(Goal::Status);
            }
            "descrip" if kind.as_deref() == Some("definition") => self.begin(Goal::Definition),
            "termNote" | "descrip" | "admin" | "transac" | "xref" | "ref" | "date" if !self.entries.is_empty() => {
                let name = kind.map_or(name.clone(), |kind| format!("{name} {kind}"));
                *self.passed.entry(name).or_default() += 1;
            }
            _ => {}
        }
    }

    fn begin(&mut self, goal: Goal) {
        self.goal = Some(goal);
        self.text.clear();
    }

    fn push(&mut self, text: &str) {
        if self.goal.is_some() {
            self.text.push_str(text);
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name {
            b"termSec" | b"tig" | b"ntig" => self.in_term = false,
            b"conceptEntry" | b"termEntry" => self.settle(),
            b"term"
            | b"administrativeStatus"
            | b"normativeAuthorization"
            | b"definition"
            | b"note"
            | b"termNote"
            | b"descrip" => self.take(),
            _ => {}
        }
    }

    /// Stores the text that was read.
    fn take(&mut self) {
        let (Some(goal), Some(entry)) = (self.goal.take(), self.entries.last_mut()) else { return };
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let lang = self.lang.clone().unwrap_or_else(|| "*".to_owned());
        match goal {
            Goal::Term => {
                let lang = if lang == "*" { EVERY_LANGUAGE.0 } else { &lang };
                self.terms.push((EntryTerm::new(lang, text, Status::Preferred), Told::Nothing));
            }
            Goal::Status => {
                let known = status_of(&text);
                let Some((term, own)) = self.terms.last_mut() else { return };
                // Of two statuses the one that forbids the term counts.
                *own = match (known, *own) {
                    (None, _) => Told::Unknown,
                    (Some(Status::Preferred | Status::Admitted), Told::Known(before)) if is_out(before) => *own,
                    (Some(status), _) => Told::Known(status),
                };
                if known.is_none() {
                    *self.passed.entry(format!("{}: administrativeStatus {text}", term.text)).or_default() += 1;
                }
            }
            Goal::Definition => {
                entry.definition.entry(lang).or_insert(text);
            }
            Goal::Note if self.in_term => {
                if let Some((term, _)) = self.terms.last_mut() {
                    term.reason.get_or_insert(text);
                }
            }
            Goal::Note => {
                entry.note.entry(lang).or_insert(text);
            }
        }
    }

    /// Ends an entry: a term without a status becomes the preferred one of its language, or admitted if there is one.
    fn settle(&mut self) {
        let Some(entry) = self.entries.last_mut() else { return };
        let terms = std::mem::take(&mut self.terms);
        let chosen: Vec<String> = terms
            .iter()
            .filter(|(_, own)| *own == Told::Known(Status::Preferred))
            .map(|(term, _)| term.lang.clone())
            .collect();
        let mut preferred: std::collections::BTreeSet<String> = chosen.into_iter().collect();
        for (mut term, status) in terms {
            term.status = match status {
                Told::Known(status) => status,
                Told::Nothing if preferred.insert(term.lang.clone()) => Status::Preferred,
                Told::Nothing => Status::Admitted,
                Told::Unknown => continue,
            };
            entry.terms.push(term);
        }
        self.lang = None;
    }
}

/// The status for a value of `administrativeStatus`: TBX's names, or words that people use.
fn status_of(text: &str) -> Option<Status> {
    let word = text.trim_end_matches("-admn-sts").trim_end_matches("-admn-st");
    status_named(word.strip_suffix("Term").unwrap_or(word))
}

fn is_out(status: Status) -> bool {
    matches!(status, Status::Deprecated | Status::Superseded)
}

/// A language as glossaries name it: `ko-KR` is `ko`, `mul` is every language.
fn language(tag: &str) -> String {
    let main = tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
    if main == EVERY_LANGUAGE.1 { EVERY_LANGUAGE.0.to_owned() } else { main }
}
