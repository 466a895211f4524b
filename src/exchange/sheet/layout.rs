//! Finds the headings, the separator and the meaning of the columns of a sheet.

use std::collections::BTreeSet;

use super::super::csv::is_own;
use super::super::words::{is_sign, status_named};
use super::grid::{Row, rows};
use super::heads::{Head, Kind, head};
use super::markdown;
use crate::parse::glossary::Status;

/// Most rows searched for the headings, which may be below a title and empty rows.
const ABOVE: usize = 10;

/// A parsed sheet.
pub(super) struct Layout {
    /// The line of the headings.
    pub(super) line: usize,
    pub(super) titles: Vec<String>,
    /// The meaning of each column; `None` if it is unknown.
    pub(super) columns: Vec<Option<Head>>,
    /// The rows below the headings.
    pub(super) rows: Vec<Row>,
    /// Number of filled rows above the headings.
    pub(super) above: usize,
    /// Whether helpgen wrote the sheet: its cells are then taken literally.
    pub(super) own: bool,
    /// Whether each row is one term, with its status in a column.
    pub(super) long: bool,
    /// Whether a column holds preferred terms.
    pub(super) prefers: bool,
    /// The language of terms without one.
    pub(super) lang: String,
}

/// Why a text is not a sheet of terms.
pub(super) enum NoSheet {
    /// A quotation mark that is never closed, with its line.
    Open(usize),
    /// No column holds terms.
    NoTerms,
}

/// Parses a text. `lang` is the language of terms without one.
pub(super) fn layout(text: &str, lang: &str) -> Result<Layout, NoSheet> {
    let piped = markdown::as_sheet(text);
    let text_of = |between| if between == '|' { piped.as_str() } else { text };
    let mut best: Option<(usize, usize, char)> = None;
    for between in [',', '\t', ';', '|'] {
        let Ok(first) = rows(text_of(between), between, ABOVE) else { continue };
        if let Some((known, at)) = heading(&first)
            && best.is_none_or(|(most, ..)| known > most)
        {
            best = Some((known, at, between));
        }
    }
    let Some((_, at, between)) = best else {
        return Err(rows(text, ',', ABOVE).err().map_or(NoSheet::NoTerms, NoSheet::Open));
    };
    let mut above = rows(text_of(between), between, usize::MAX).map_err(NoSheet::Open)?;
    let mut below = above.split_off(at);
    let rows = below.split_off(1);
    let Some(Row { line, cells: titles }) = below.pop() else { return Err(NoSheet::NoTerms) };
    let own = is_own(&titles);
    let mut columns: Vec<Option<Head>> = titles.iter().map(|title| head(title)).collect();
    settle(&mut columns, &rows);
    let long = has(&columns, |kind| kind == Kind::Status);
    let prefers = has(&columns, |kind| matches!(kind, Kind::Term(None | Some(Status::Preferred))));
    let terms = || columns.iter().flatten().filter(|head| matches!(head.kind, Kind::Term(_)));
    // If all term columns name a language, the first one is the language of the sheet.
    let named = terms().next().and_then(|head| head.lang.clone()).filter(|_| terms().all(|head| head.lang.is_some()));
    let lang = named.unwrap_or_else(|| lang.to_owned());
    let above = above.iter().filter(|row| !row.is_empty()).count();
    Ok(Layout { line, titles, columns, rows, above, own, long, prefers, lang })
}

/// The row of the headings, with the number of recognised columns: the first row in which half of the cells are
/// recognised.
fn heading(rows: &[Row]) -> Option<(usize, usize)> {
    let scores = rows.iter().enumerate().filter_map(|(at, row)| {
        let heads: Vec<Option<Head>> = row.cells.iter().map(|cell| head(cell)).collect();
        let (known, filled) =
            (heads.iter().flatten().count(), row.cells.iter().filter(|cell| !cell.is_empty()).count());
        has(&heads, |kind| matches!(kind, Kind::Term(_))).then_some((known, filled, at))
    });
    let scores: Vec<(usize, usize, usize)> = scores.collect();
    let wide = |(known, filled, _): &&(usize, usize, usize)| *known >= 2 && known * 2 >= *filled;
    let chosen = scores.iter().find(wide).or_else(|| scores.iter().rev().max_by_key(|(known, ..)| *known));
    chosen.map(|(known, _, at)| (*known, *at))
}

fn has(columns: &[Option<Head>], wanted: impl Fn(Kind) -> bool) -> bool {
    columns.iter().flatten().any(|head| wanted(head.kind))
}

/// Decides headings whose meaning depends on the cells below and on the other columns.
fn settle(columns: &mut [Option<Head>], rows: &[Row]) {
    let all = |column: usize, test: &dyn Fn(&str) -> bool| {
        rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).all(test)
    };
    // Whether a column numbers the rows; values that repeat or are not numbers are ids of concepts.
    let counts = |column: usize| {
        let mut seen = BTreeSet::new();
        all(column, &|cell| cell.chars().all(|c| c.is_ascii_digit()))
            && rows.iter().map(|row| row.cell(column)).all(|cell| cell.is_empty() || seen.insert(cell))
    };
    // Beside a column of terms, one of nothing but O and X says yes or no to its heading.
    let answers = |at: usize| rows.iter().any(|row| !row.cell(at).is_empty()) && all(at, &is_sign);
    let holds_terms = |head: &Head| matches!(head.kind, Kind::Term(_));
    let each = columns.iter().enumerate();
    let named = each.filter(|(at, head)| head.as_ref().is_some_and(holds_terms) && !answers(*at)).count();
    for (at, column) in columns.iter_mut().enumerate().filter(|_| named > 0) {
        column.take_if(|head| holds_terms(head) && answers(at));
    }
    let plain = has(columns, |kind| kind == Kind::Term(None));
    let status = has(columns, |kind| kind == Kind::Status);
    let concept = has(columns, |kind| kind == Kind::Concept);
    let definition = has(columns, |kind| kind == Kind::Definition);
    let main = columns.iter().flatten().any(|head| head.kind == Kind::Term(None) && head.lang.is_none());
    let preferred = has(columns, |kind| kind == Kind::Term(Some(Status::Preferred)));
    // A column whose cells are all statuses is the status column, unless its heading says something else.
    let says_status = |at: usize| {
        let filled = rows.iter().any(|row| !row.cell(at).is_empty());
        plain && !status && filled && all(at, &|cell| status_named(cell).is_some())
    };
    let mut open = true;
    for (at, column) in columns.iter_mut().enumerate() {
        if open && column.as_ref().is_none_or(|head| head.kind == Kind::Class) && says_status(at) {
            *column = Some(Head { kind: Kind::Status, lang: None });
            open = false;
            continue;
        }
        let Some(head) = column else { continue };
        let kind = match head.kind {
            Kind::Class => None,
            // A status belongs to the term of its row.
            Kind::Status if !plain => None,
            Kind::Number if !concept && !counts(at) => Some(Kind::Concept),
            Kind::Description if definition => Some(Kind::Note),
            // An English term beside the Korean one.
            Kind::Term(None) if head.lang.is_some() && (main || preferred) => Some(Kind::Term(Some(Status::Preferred))),
            kind => Some(kind),
        };
        match kind {
            Some(kind) => head.kind = kind,
            None => *column = None,
        }
    }
}
