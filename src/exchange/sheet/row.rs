//! Converts rows to concepts. The first value stays; a later contradiction is reported.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Say;
use crate::parse::glossary::{CaseKind, MatchKind, Status};
use crate::parse::yaml::{DateFault, parse_date};

use super::super::csv::BETWEEN;
use super::super::words::{language, proposal, status_of_cell};
use super::super::{CASES, ConceptEntry, EntryTerm, MATCHES, STATUSES, choice, name_of};
use super::cells::{is_nothing, terms};
use super::grid::Row;
use super::heads::{Head, Kind};
use super::layout::Layout;

/// Most lines listed in a message.
const SHOWN: usize = 10;

/// The state of reading.
pub(super) struct Reading<'s> {
    layout: &'s Layout,
    /// Whether any row has an id.
    has_ids: bool,
    entries: Vec<ConceptEntry>,
    by_id: BTreeMap<String, usize>,
    /// Concepts by language and text of their preferred terms.
    by_term: BTreeMap<(String, String), usize>,
    /// Index of each term in its concept.
    terms: BTreeMap<(usize, String, String), usize>,
    /// Concepts with the languages in which they have a preferred term.
    preferred: BTreeSet<(usize, String)>,
    /// Remarks of concepts, without duplicates.
    notes: BTreeSet<(usize, String, String)>,
    left: Vec<Say>,
    /// Lines of rows that belong to the concept above them.
    below: Vec<usize>,
    /// Number of cells split at `/` or `·`, with the first of them.
    parted: Option<(usize, String)>,
}

/// A term of a row.
struct Found {
    term: EntryTerm,
    column: usize,
    /// Whether the row's other columns describe this term.
    main: bool,
}

impl<'s> Reading<'s> {
    pub(super) fn new(layout: &'s Layout) -> Self {
        let mut reading = Self {
            layout,
            has_ids: false,
            entries: Vec::new(),
            by_id: BTreeMap::new(),
            by_term: BTreeMap::new(),
            terms: BTreeMap::new(),
            preferred: BTreeSet::new(),
            notes: BTreeSet::new(),
            left: Vec::new(),
            below: Vec::new(),
            parted: None,
        };
        reading.has_ids = layout.rows.iter().any(|row| reading.first(row, Kind::Concept).is_some());
        reading
    }

    /// The entries, a list of what was left out, and how the rest was understood.
    pub(super) fn done(self) -> (Vec<ConceptEntry>, Vec<Say>, Vec<Say>) {
        let mut read = Vec::new();
        if let Some((count, first)) = self.parted {
            read.push(Say::new(
                format!("`/`나 `·`에서 나눈 칸 {count}개. 예: {first}"),
                format!("Cells parted at `/` or `·`: {count}, such as {first}"),
            ));
        }
        if !self.below.is_empty() {
            let first: Vec<String> = self.below.iter().take(SHOWN).map(usize::to_string).collect();
            let more = if self.below.len() > SHOWN { "…" } else { "" };
            let lines = format!("{}{more}", first.join(", "));
            read.push(Say::new(
                format!("대표 용어가 없어서 바로 위 개념에 넣은 줄 {}개: {lines}번째 줄", self.below.len()),
                format!(
                    "Rows without a preferred term, read with the concept above: {} (line {lines})",
                    self.below.len()
                ),
            ));
        }
        (self.entries, self.left, read)
    }

    /// The columns of a kind.
    fn columns(&self, kind: Kind) -> impl Iterator<Item = (usize, &'s Head)> + use<'s> {
        let heads = self.layout.columns.iter().enumerate();
        heads.filter_map(|(at, head)| Some((at, head.as_ref()?))).filter(move |(_, head)| head.kind == kind)
    }

    /// The first filled cell of a kind, with its column.
    fn first<'r>(&self, row: &'r Row, kind: Kind) -> Option<(usize, &'r str)> {
        self.columns(kind).map(|(at, _)| (at, row.cell(at))).find(|(_, cell)| !cell.is_empty() && *cell != "-")
    }

    fn leave(&mut self, row: &Row, column: usize, ko: impl std::fmt::Display, en: impl std::fmt::Display) {
        self.left.push(row.left(&self.layout.titles, column, ko, en));
    }

    fn unknown(&mut self, row: &Row, column: usize, value: &str, lost: &str) {
        let (ko, en) = if lost.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(" (가져오지 않은 용어: {lost})"), format!(" (the term left out: {lost})"))
        };
        self.leave(
            row,
            column,
            format_args!("알 수 없는 값 ‘{value}’{ko}"),
            format_args!("the unknown value “{value}”{en}"),
        );
    }

    /// Reads a row.
    pub(super) fn row(&mut self, row: &Row) {
        let number = self.columns(Kind::Number).map(|(at, _)| at).next();
        if row.cells.iter().enumerate().all(|(at, cell)| cell.is_empty() || Some(at) == number) {
            return;
        }
        let told = self.left.len();
        let plain = || self.columns(Kind::Term(None)).map(|(at, _)| row.cell(at)).collect::<Vec<_>>().join(" ");
        let lang = match self.first(row, Kind::Language) {
            None => self.layout.lang.clone(),
            Some((at, cell)) => match language(cell) {
                Some(lang) => lang,
                None => {
                    let lost = plain();
                    return self.unknown(row, at, cell, &lost);
                }
            },
        };
        let (status, proposed) = match self.first(row, Kind::Status) {
            None => (Status::Preferred, false),
            Some((at, cell)) => {
                let proposal = proposal(cell);
                let said = proposal.unwrap_or(cell);
                let known = choice(&STATUSES, said).or_else(|| status_of_cell(said));
                let Some(known) = known.or_else(|| proposal.map(|_| Status::Preferred)) else {
                    // Without its own term, the row's other terms would belong to no concept or to a wrong one.
                    let terms = self.all_terms(row);
                    return self.unknown(row, at, cell, &terms);
                };
                (known, proposal.is_some())
            }
        };
        let mut found = self.terms_of(row, &lang, status);
        found.iter_mut().for_each(|own| own.term.proposed = proposed);
        let described = [Kind::Definition, Kind::Description, Kind::Note, Kind::Owner];
        let speaks = !found.is_empty() || described.into_iter().any(|kind| self.first(row, kind).is_some());
        let Some(at) = self.entry_of(row, &found).filter(|_| speaks) else {
            if self.left.len() == told {
                self.left.push(Say::new(
                    format!("{}번째 줄: 용어가 없어요", row.line),
                    format!("line {}: no term", row.line),
                ));
            }
            return;
        };
        self.describe(row, &mut found);
        let mut chosen = None;
        for Found { mut term, column, .. } in found {
            let preferred = term.status == Status::Preferred;
            // Of several preferred terms in one cell the first stays preferred; the team uses the others too.
            if preferred && chosen == Some((column, term.lang.clone())) {
                term.status = Status::Admitted;
                self.leave(
                    row,
                    column,
                    format_args!("대표 용어는 하나여야 해서 ‘{}’: admitted 용어로 넣었어요", term.text),
                    format_args!("only one term can be preferred: “{}” came in as admitted", term.text),
                );
            } else if preferred {
                chosen = Some((column, term.lang.clone()));
            }
            self.add(row, at, column, term);
        }
        self.concept(row, at, &lang);
    }

    /// What the columns of terms hold in a row.
    fn all_terms(&self, row: &Row) -> String {
        let columns = self.layout.columns.iter().enumerate();
        let terms = columns.filter(|(_, head)| matches!(head, Some(Head { kind: Kind::Term(_), .. })));
        terms.map(|(at, _)| row.cell(at)).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The terms of a row, in the order of the columns.
    fn terms_of(&mut self, row: &Row, lang: &str, status: Status) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let layout = self.layout;
        let heads = layout.columns.iter().enumerate().filter_map(|(at, head)| Some((at, head.as_ref()?)));
        for (column, head) in heads {
            let Kind::Term(named) = head.kind else { continue };
            let status = named.unwrap_or(status);
            let lang = head.lang.as_deref().unwrap_or(lang);
            let cell = row.cell(column);
            let texts = if layout.own { vec![cell] } else { terms(cell) };
            let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
            if texts.len() > 1 && cell.contains(['/', '·', 'ㆍ', '・']) {
                self.parted.get_or_insert_with(|| (0, cell.to_owned())).0 += 1;
            }
            for text in texts {
                let term = EntryTerm::new(lang, text, status);
                found.push(Found { term, column, main: named.is_none() });
            }
        }
        // Beside a preferred term, a term without a status may be admitted or not.
        if !layout.long {
            let preferred = self.columns(Kind::Term(Some(Status::Preferred))).map(|(at, _)| at).collect::<Vec<_>>();
            let chosen: Vec<(String, String)> = found
                .iter()
                .filter(|own| preferred.contains(&own.column))
                .map(|own| (own.term.lang.clone(), own.term.text.clone()))
                .collect();
            let (kept, unclear): (Vec<_>, Vec<_>) = found.into_iter().partition(|own| {
                let mut rivals = chosen.iter().filter(|(lang, _)| *lang == own.term.lang).peekable();
                !own.main || rivals.peek().is_none() || rivals.any(|(_, text)| *text == own.term.text)
            });
            for Found { term, column, .. } in unclear {
                self.leave(
                    row,
                    column,
                    format_args!("대표 용어가 따로 있어서 써도 되는 말인지 알 수 없는 용어 ‘{}’", term.text),
                    format_args!("“{}” beside a preferred term: its status is unknown", term.text),
                );
            }
            found = kept;
        }
        found
    }

    /// The concept of a row; `None` if the row has no term and names no known concept.
    fn entry_of(&mut self, row: &Row, found: &[Found]) -> Option<usize> {
        let id = self.first(row, Kind::Concept).map_or("", |(_, cell)| cell);
        let preferred = found.iter().find(|own| own.term.status == Status::Preferred).map(|own| &own.term);
        let key = preferred.map(|term| (term.lang.clone(), term.text.clone()));
        let last = self.entries.len().checked_sub(1);
        let known = match (id, &key) {
            ("", Some(key)) => self.by_term.get(key).copied().or_else(|| {
                // In a sheet with ids, a row without one belongs to the concept above, if that lacks a preferred term.
                let lacks = |at: &usize| !self.preferred.contains(&(*at, key.0.clone()));
                last.filter(|_| self.has_ids).filter(lacks)
            }),
            ("", None) => {
                let above = last.filter(|_| self.layout.prefers);
                if above.is_some() && !self.has_ids {
                    self.below.push(row.line);
                }
                above
            }
            (id, _) => self.by_id.get(id).copied(),
        };
        if known.is_none() && found.is_empty() {
            return None;
        }
        let at = known.unwrap_or_else(|| {
            self.entries.push(ConceptEntry { id: id.to_owned(), ..ConceptEntry::default() });
            self.entries.len() - 1
        });
        if !id.is_empty() {
            self.by_id.insert(id.to_owned(), at);
        } else if let Some(key) = key {
            self.by_term.entry(key).or_insert(at);
        }
        Some(at)
    }

    /// Copies the row's properties to its term; in a sheet with a column for each status, to its deprecated terms.
    fn describe(&mut self, row: &Row, found: &mut [Found]) {
        let long = self.layout.long;
        let wanted = |own: &&mut Found| match long {
            true => own.main,
            false => matches!(own.term.status, Status::Deprecated | Status::Superseded),
        };
        let own = self.layout.own;
        let list = |cell: &str| -> Vec<String> {
            if own {
                return cell.split(BETWEEN).map(str::to_owned).collect();
            }
            let parts = cell.split([BETWEEN.as_bytes()[0] as char, '\n']).map(str::trim);
            parts.filter(|text| !text.is_empty() && !is_nothing(text)).map(str::to_owned).collect()
        };
        for kind in [Kind::Reason, Kind::Since, Kind::Except, Kind::Match, Kind::Case, Kind::Bad, Kind::Good] {
            let Some((column, cell)) = self.first(row, kind) else { continue };
            let mut targets = found.iter_mut().filter(wanted).peekable();
            if targets.peek().is_none() {
                self.leave(
                    row,
                    column,
                    format_args!("용어가 없는 값 ‘{cell}’"),
                    format_args!("“{cell}” belongs to no term"),
                );
                continue;
            }
            let (mut matching, mut case, mut since) = (MatchKind::default(), CaseKind::default(), None);
            let understood = match kind {
                Kind::Match => choice(&MATCHES, cell).map(|known| matching = known).is_some(),
                Kind::Case => choice(&CASES, cell).map(|known| case = known).is_some(),
                Kind::Since => {
                    since = match parse_date(cell) {
                        Ok(day) => Some(day.to_string()),
                        Err(DateFault::Form(guess)) => guess,
                        Err(DateFault::NotInCalendar { .. }) => None,
                    };
                    since.is_some()
                }
                _ => true,
            };
            if !understood {
                self.unknown(row, column, cell, "");
                continue;
            }
            for Found { term, .. } in targets {
                match kind {
                    Kind::Reason => term.reason = Some(cell.to_owned()),
                    Kind::Since => term.since.clone_from(&since),
                    Kind::Except if self.layout.own => term.except = list(cell),
                    Kind::Except => term.except = terms(cell).into_iter().map(str::to_owned).collect(),
                    Kind::Match => term.matching = matching,
                    Kind::Case => term.case = case,
                    Kind::Bad => term.bad = list(cell),
                    _ => term.good = list(cell),
                }
            }
        }
    }

    /// Adds a term to its concept, unless it exists.
    fn add(&mut self, row: &Row, at: usize, column: usize, term: EntryTerm) {
        let key = (at, term.lang.clone(), term.text.clone());
        if let Some(&own) = self.terms.get(&key) {
            let known = self.entries[at].terms[own].clone();
            // A list of synonyms may repeat the preferred term as an admitted one.
            let same =
                known.status == term.status || (known.status, term.status) == (Status::Preferred, Status::Admitted);
            let bare = term == EntryTerm::new(&term.lang, term.text.clone(), term.status);
            if !same {
                let (was, is) = (name_of(&STATUSES, known.status), name_of(&STATUSES, term.status));
                self.leave(
                    row,
                    column,
                    format_args!("‘{}’ ({is}): 위에서는 {was} 용어였어요", term.text),
                    format_args!("“{}” as {is}: above it is {was}", term.text),
                );
            } else if !bare && known != term {
                self.leave(
                    row,
                    column,
                    format_args!("‘{}’: 위에 적힌 것과 달라요", term.text),
                    format_args!("“{}” says something else than above", term.text),
                );
            }
            return;
        }
        if term.status == Status::Preferred && !self.preferred.insert((at, term.lang.clone())) {
            // It may be a deprecated term, so it must not become an admitted one.
            self.leave(
                row,
                column,
                format_args!("대표 용어가 위에 이미 있어서 가져오지 않은 용어 ‘{}’", term.text),
                format_args!("the concept has a preferred term above, so “{}” was left out", term.text),
            );
            return;
        }
        self.terms.insert(key, self.entries[at].terms.len());
        self.entries[at].terms.push(term);
    }

    /// Copies the row's properties to its concept.
    fn concept(&mut self, row: &Row, at: usize, lang: &str) {
        for kind in [Kind::Definition, Kind::Description, Kind::Note, Kind::Owner] {
            for (column, head) in self.columns(kind) {
                let cell = row.cell(column);
                if cell.is_empty() || cell == "-" {
                    continue;
                }
                let lang = head.lang.as_deref().unwrap_or(lang).to_owned();
                // A remark is added once; several remarks become one text.
                let new = kind != Kind::Note || self.notes.insert((at, lang.clone(), cell.to_owned()));
                let entry = &mut self.entries[at];
                let there = match kind {
                    Kind::Owner => entry.owner.get_or_insert_with(|| cell.to_owned()),
                    Kind::Note => entry.note.entry(lang).or_insert_with(|| cell.to_owned()),
                    _ => entry.definition.entry(lang).or_insert_with(|| cell.to_owned()),
                };
                if !new || *there == *cell {
                    continue;
                }
                if kind == Kind::Note {
                    there.push('\n');
                    there.push_str(cell);
                    continue;
                }
                let there = there.clone();
                self.leave(
                    row,
                    column,
                    format_args!("‘{cell}’: 위에는 다르게 적혀 있어요(‘{there}’)"),
                    format_args!("“{cell}”: above it is “{there}”"),
                );
            }
        }
    }
}
