//! Sheets of UI labels: the texts of menus, buttons and tabs for each role.
//!
//! A row is a label. Columns hold its place (화면, 메뉴), its kind (버튼, 구분), its key in the product's translation files,
//! and the text for each role (수강생, 강의자) or for every role in each language (한국어, en).

mod heads;
mod row;

use crate::diagnostic::Say;
use crate::english::counted;
use crate::parse::glossary::Status;
use crate::text::SourceText;

use super::super::{Carried, LabelSheet};
use super::grid::{Row, rows};
use super::heads::{Kind, head};
use heads::{Column, column};
use row::Reading;

/// A role, with the names that sheets may use.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownRole {
    /// Its id.
    pub id: String,
    /// Its id and its names in every language.
    pub names: Vec<String>,
    /// Whether the glossary declares it; otherwise only the command line names it.
    pub declared: bool,
}

/// Most rows searched for the headings.
const ABOVE: usize = 10;

/// A parsed sheet of labels.
struct Layout {
    line: usize,
    titles: Vec<String>,
    columns: Vec<Option<Column>>,
    rows: Vec<Row>,
    above: usize,
    lang: String,
}

/// Whether a table holds labels rather than terms: it has a role's text, or a key or a place with texts, and no column
/// for terms.
pub fn is_label_sheet(source: &SourceText, known: &[KnownRole]) -> bool {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    headings(text, known).is_some_and(|(between, row)| {
        // A row of terms may consist of roles' names; its headings are above it.
        let upto = rows(text, between, ABOVE).unwrap_or_default();
        let terms = upto.iter().filter(|own| own.line <= row.line).any(speaks_of_terms);
        !terms && speaks_of_screens(&row, known)
    })
}

/// Whether headings are those of a sheet of terms.
fn speaks_of_terms(row: &Row) -> bool {
    row.cells.iter().filter_map(|cell| head(cell)).any(|head| match head.kind {
        // 예전 이름 may be a term's or a name's on screen.
        Kind::Term(Some(Status::Superseded)) => false,
        Kind::Term(Some(_)) | Kind::Definition | Kind::Status => true,
        Kind::Term(None) => head.lang.is_none(),
        _ => false,
    })
}

/// Whether headings are those of a sheet of labels.
fn speaks_of_screens(row: &Row, known: &[KnownRole]) -> bool {
    let columns: Vec<Column> = row.cells.iter().filter_map(|cell| column(cell, known)).collect();
    let has = |wanted: fn(&Column) -> bool| columns.iter().any(wanted);
    let text = has(|column| matches!(column, Column::Text(..)));
    let own = has(|column| matches!(column, Column::Text(Some(_), _)));
    let name = has(|column| matches!(column, Column::Name(_)));
    let place = has(|column| matches!(column, Column::Place | Column::Key | Column::Kind));
    (own && (name || place || columns.len() >= 2)) || (text && (place || name)) || (name && place)
}

/// The row of the headings and its separator: the first row in which half of the cells are recognised.
fn headings(text: &str, known: &[KnownRole]) -> Option<(char, Row)> {
    let mut best: Option<(usize, char, Row)> = None;
    for between in [',', '\t', ';'] {
        let Ok(first) = rows(text, between, ABOVE) else { continue };
        let wide = |row: &Row| {
            let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
            let known = row.cells.iter().filter(|cell| column(cell, known).is_some()).count();
            (known >= 2 && known * 2 >= filled).then_some(known)
        };
        if let Some((count, row)) = first.into_iter().find_map(|row| Some((wide(&row)?, row)))
            && best.as_ref().is_none_or(|(most, ..)| count > *most)
        {
            best = Some((count, between, row));
        }
    }
    best.map(|(_, between, row)| (between, row))
}

/// The labels of a sheet. `lang` is the language of texts without one.
///
/// # Errors
/// The sheet has no headings of labels, or a quotation mark that is never closed: the fault and its remedy.
pub fn read_labels(source: &SourceText, lang: &str, known: &[KnownRole]) -> Result<Carried<LabelSheet>, (Say, Say)> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let layout = layout(text, lang, known)?;
    let mut reading = Reading::new(&layout, known);
    layout.rows.iter().for_each(|row| reading.row(row));
    let (value, told) = reading.done();
    let mut left = unknown_columns(&layout);
    left.extend(told);
    let read = vec![
        columns(&layout),
        Say::new(
            format!("화면 이름 {}개를 읽었어요", value.labels.len()),
            format!("Read {} names on screen", value.labels.len()),
        ),
    ];
    Ok(Carried { value, left, read })
}

fn layout(text: &str, lang: &str, known: &[KnownRole]) -> Result<Layout, (Say, Say)> {
    let none = || {
        (
            Say::new("화면 이름을 적은 열이 없어요", "There is no column with names on screen"),
            Say::new(
                "첫 줄에 열 이름을 적어 주세요. 예: 화면, 버튼, 수강생, 강의자, key",
                "Name the columns in the first line, such as screen, button, student, instructor, key",
            ),
        )
    };
    let (between, head) = headings(text, known).ok_or_else(none)?;
    let all = rows(text, between, usize::MAX).map_err(|_| {
        (
            Say::new(
                "표로 읽을 수 없어요: 닫히지 않은 큰따옴표",
                "Cannot be read as a table: a quotation mark is never closed",
            ),
            Say::new("닫는 `\"`를 적어 주세요", "Write the closing `\"`"),
        )
    })?;
    let (above, below): (Vec<Row>, Vec<Row>) = all.into_iter().partition(|row| row.line < head.line);
    let above = above.iter().filter(|row| !row.is_empty()).count();
    let rows = below.into_iter().filter(|row| row.line > head.line).collect();
    let columns = head.cells.iter().map(|cell| column(cell, known)).collect();
    Ok(Layout { line: head.line, titles: head.cells, columns, rows, above, lang: lang.to_owned() })
}

/// How each column was understood.
fn columns(layout: &Layout) -> Say {
    let known = layout.titles.iter().zip(&layout.columns).filter_map(|(title, column)| Some((title, column.as_ref()?)));
    let each: Vec<String> = known.map(|(title, column)| format!("{title} → {}", name(column))).collect();
    let (each, line, above) = (each.join(", "), layout.line, layout.above);
    let (ko, en) = match above {
        0 => (String::new(), String::new()),
        _ => (
            format!(" (열 이름은 {line}번째 줄에 있고, 그 위의 {above}줄은 읽지 않았어요)"),
            format!(" (headings in line {line}; {above} lines above them were not read)"),
        ),
    };
    Say::new(format!("읽은 열: {each}{ko}"), format!("Columns: {each}{en}"))
}

/// The glossary's key for a column.
fn name(column: &Column) -> String {
    match column {
        Column::Place => "parent".to_owned(),
        Column::Name(Some(kind)) => format!("text, kind: {}", kind.name()),
        Column::Name(None) => "text".to_owned(),
        Column::Kind => "kind".to_owned(),
        Column::Role => "role".to_owned(),
        Column::Id => "id".to_owned(),
        Column::Key => "key".to_owned(),
        Column::Text(role, lang) => {
            let parts = [Some("text"), role.as_deref(), lang.as_deref()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(".")
        }
        Column::Former => "former".to_owned(),
        Column::Owner => "owner".to_owned(),
        Column::Remark => "#".to_owned(),
        Column::Number => "-".to_owned(),
    }
}

/// Unknown columns, and cells without a heading, if they are not empty.
fn unknown_columns(layout: &Layout) -> Vec<Say> {
    let width = layout.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let filled = |at: usize| layout.rows.iter().filter(|row| !row.cell(at).is_empty()).count();
    let known = |at: &usize| layout.columns.get(*at).is_some_and(Option::is_some);
    let lost = (0..width).filter(|at| !known(at)).map(|at| (at, filled(at))).filter(|(_, count)| *count > 0);
    lost.map(|(at, count)| {
        let (number, title) = (at + 1, layout.titles.get(at).map_or("", String::as_str));
        let cells = counted(count, "cell");
        Say::new(
            format!(
                "{number}번째 열: 알 수 없는 열 ‘{title}’ (칸 {count}개). 역할의 열이라면 `--role {title}`을 붙여 주세요"
            ),
            format!(
                "column {number}: the unknown column “{title}” ({cells}); if it is a role's, say `--role {title}`"
            ),
        )
    })
    .collect()
}
