//! Sheets of terms: one row per term with its status, or one row per concept with a column for each status; headings in
//! Korean or English, in any order.
//!
//! Everything that is not understood is reported with its line and column, and the rest is imported.

mod cells;
mod grid;
mod heads;
mod labels;
mod layout;
mod markdown;
mod row;

pub use labels::{KnownRole, is_label_sheet, read_labels};

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::english::counted;
use crate::text::{SourceText, Span};

use super::{Carried, ConceptEntry, name_entries};
use layout::{Layout, NoSheet, layout};
use row::Reading;

/// A sheet's entries. Rows with one id are one concept. A row without an id belongs to the concept with its preferred
/// term; a row without a preferred term belongs to the row above.
///
/// # Errors
/// The sheet has no column for terms, or a quotation mark that is never closed.
pub fn read(source: &SourceText, lang: &str) -> Result<Carried<Vec<ConceptEntry>>, Box<Diagnostic>> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let skipped = source.text.len() - text.len();
    let layout = layout(text, lang).map_err(|fault| Box::new(refused(source, skipped, &fault)))?;
    let mut reading = Reading::new(&layout);
    layout.rows.iter().for_each(|row| reading.row(row));
    let (mut entries, told, mut read) = reading.done();
    let mut left = unknown_columns(&layout);
    left.extend(told);
    let made = name_entries(&mut entries);
    if !layout.own {
        let terms = entries.iter().map(|entry| entry.terms.len()).sum::<usize>();
        read.insert(0, columns(&layout));
        read.push(Say::new(
            format!("개념 {}개, 용어 {terms}개를 읽었어요", entries.len()),
            format!("Read {} with {}", counted(entries.len(), "concept"), counted(terms, "term")),
        ));
        if made > 0 {
            read.push(Say::new(
                format!("id가 없는 개념 {made}개의 id는 용어로 만들었어요"),
                format!("The ids of {made} concepts were made from their terms"),
            ));
        }
    }
    Ok(Carried { value: entries, left, read })
}

fn refused(source: &SourceText, skipped: usize, fault: &NoSheet) -> Diagnostic {
    let (at, say, help) = match fault {
        NoSheet::Open(at) => (
            *at,
            Say::new(
                "표로 읽을 수 없어요: 닫히지 않은 큰따옴표",
                "Cannot be read as a table: a quotation mark is never closed",
            ),
            Say::new("닫는 `\"`를 적어 주세요", "Write the closing `\"`"),
        ),
        NoSheet::NoTerms => (
            0,
            Say::new("용어를 적은 열(`term`)이 없어요", "There is no column `term`, nor another one for terms"),
            Say::new(
                "첫 줄에 열 이름을 적어 주세요. 예: 대표 용어, 쓰지 않는 말, 영어, 뜻",
                "Name the columns in the first line: concept, language, status, term, definition; or preferred, deprecated",
            ),
        ),
    };
    let place = Places::new(source).place(Span::at(skipped + at));
    Diagnostic::new("glossary/syntax", Severity::Error, Some(place), say).help(help)
}

/// How each column was understood.
fn columns(layout: &Layout) -> Say {
    let known = layout.titles.iter().zip(&layout.columns).filter_map(|(title, head)| Some((title, head.as_ref()?)));
    let each: Vec<String> = known
        .map(|(title, head)| match &head.lang {
            Some(lang) => format!("{title} → {} ({lang})", head.kind.name()),
            None => format!("{title} → {}", head.kind.name()),
        })
        .collect();
    let (line, above) = (layout.line, layout.above);
    let (ko, en) = match above {
        0 => (String::new(), String::new()),
        _ => (
            format!(" (열 이름은 {line}번째 줄에 있고, 그 위의 {above}줄은 읽지 않았어요)"),
            format!(" (headings in line {line}; {above} lines above them were not read)"),
        ),
    };
    let each = each.join(", ");
    Say::new(format!("읽은 열: {each}{ko}"), format!("Columns: {each}{en}"))
}

/// Unknown columns, and cells without a heading, if they are not empty.
fn unknown_columns(layout: &Layout) -> Vec<Say> {
    let width = layout.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut filled = vec![0_usize; width];
    for row in &layout.rows {
        let cells = row.cells.iter().zip(&mut filled).filter(|(cell, _)| !cell.is_empty());
        cells.for_each(|(_, count)| *count += 1);
    }
    let known = |at: usize| layout.columns.get(at).is_some_and(Option::is_some);
    let lost = filled.into_iter().enumerate().filter(|(at, count)| *count > 0 && !known(*at));
    lost.map(|(at, count)| {
        let (line, number, cells) = (layout.line, at + 1, counted(count, "cell"));
        match layout.titles.get(at).filter(|title| !title.is_empty()) {
            Some(title) => Say::new(
                format!("{line}번째 줄 {number}번째 열: 알 수 없는 열 ‘{title}’ (칸 {count}개)"),
                format!("line {line}, column {number}: the unknown column “{title}” ({cells})"),
            ),
            None => Say::new(
                format!("{number}번째 열: 이름이 없는 열 (칸 {count}개)"),
                format!("column {number}: a column without a name ({cells})"),
            ),
        }
    })
    .collect()
}
