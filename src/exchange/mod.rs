//! Imports and exports terminologies: reads and writes the glossaries of other programs.
//!
//! The common form is a list of [`ConceptEntry`]: a concept with its terms in each language. Each format is one file
//! with a function from text to entries, or back. Everything that a format cannot carry is listed, never dropped
//! silently.

mod csv;
mod glossary;
mod ids;
mod labels;
mod merge;
mod prh;
#[cfg(test)]
mod round_trip;
mod sheet;
mod tbx;
#[cfg(test)]
mod tests;
mod vale;
mod vocabulary;
mod words;
mod workbook;

pub use csv::write as write_csv;
pub use glossary::{entries, left_behind, write as write_glossary};
pub use labels::{LabelEntry, LabelSheet, write_labels};
pub use merge::{Merged, MergedFiles, merge_entries, merge_files};
pub use prh::read as read_prh;
pub use sheet::{KnownRole, is_label_sheet, read as read_sheet, read_labels};
pub use tbx::{read as read_tbx, write as write_tbx};
pub use vale::read as read_vale;
pub use vocabulary::read as read_vocabulary;
pub use workbook::{Table, is_workbook, tables};

use ids::name_entries;

use std::collections::BTreeMap;

use crate::diagnostic::Say;
use crate::parse::glossary::{CaseKind, Lang, MatchKind, Status};

/// A concept to import or export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConceptEntry {
    /// Its id; empty if it has none yet.
    pub id: String,
    /// In their order, language by language.
    pub terms: Vec<EntryTerm>,
    /// By language; `*` for a text in all languages.
    pub definition: BTreeMap<Lang, String>,
    /// A remark by language.
    pub note: BTreeMap<Lang, String>,
    /// The team or person responsible.
    pub owner: Option<String>,
}

/// A term to import or export.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryTerm {
    /// Its language, or `any`.
    pub lang: Lang,
    /// Its text as written.
    pub text: String,
    /// Its status.
    pub status: Status,
    /// Whether nobody has approved it yet (`status: proposed`).
    pub proposed: bool,
    /// The reason for its status.
    pub reason: Option<String>,
    /// The start of its status, as written.
    pub since: Option<String>,
    /// Longer words in which it is allowed.
    pub except: Vec<String>,
    /// How much of a word it has to match.
    pub matching: MatchKind,
    /// Whether case counts.
    pub case: CaseKind,
    /// Sentences in which it must be found, for tests.
    pub bad: Vec<String>,
    /// Sentences in which it must not be found, for tests.
    pub good: Vec<String>,
}

impl EntryTerm {
    /// A term with default settings.
    pub fn new(lang: &str, text: impl Into<String>, status: Status) -> Self {
        Self {
            lang: lang.to_owned(),
            text: text.into(),
            status,
            proposed: false,
            reason: None,
            since: None,
            except: Vec::new(),
            matching: MatchKind::Word,
            case: CaseKind::Insensitive,
            bad: Vec::new(),
            good: Vec::new(),
        }
    }
}

/// A value with a list of what could not be carried over.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried<T> {
    /// The value.
    pub value: T,
    /// What could not be carried over, one line each.
    pub left: Vec<Say>,
    /// How the input was understood, for people to check.
    pub read: Vec<Say>,
}

/// The statuses with their names in a glossary.
const STATUSES: [(&str, Status); 5] = [
    ("preferred", Status::Preferred),
    ("admitted", Status::Admitted),
    ("deprecated", Status::Deprecated),
    ("superseded", Status::Superseded),
    ("hidden", Status::Hidden),
];
const MATCHES: [(&str, MatchKind); 3] =
    [("word", MatchKind::Word), ("prefix", MatchKind::Prefix), ("exact", MatchKind::Exact)];
const CASES: [(&str, CaseKind); 2] = [("insensitive", CaseKind::Insensitive), ("sensitive", CaseKind::Sensitive)];

/// The name of a choice.
fn name_of<T: PartialEq + Copy>(choices: &[(&'static str, T)], wanted: T) -> &'static str {
    choices.iter().find(|(_, value)| *value == wanted).map_or("", |(name, _)| name)
}

/// The choice with this name.
fn choice<T: Copy>(choices: &[(&str, T)], name: &str) -> Option<T> {
    choices.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim())).map(|(_, value)| *value)
}
