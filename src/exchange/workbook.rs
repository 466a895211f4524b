//! Reads workbooks of spreadsheet programs (`.xlsx`, `.xlsm`, `.xlsb`, `.xls`, `.ods`): each sheet becomes a table as
//! text, which `sheet` and `labels` read like any other.
//!
//! A line of that text is a row of the sheet, so that messages name the row that people see.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, SheetType, Sheets, open_workbook_auto_from_rs};

use crate::diagnostic::Say;
use crate::text::as_u32;

/// A line end inside a cell, which does not end the row.
pub(super) const INNER: char = '\u{2028}';
/// Most text taken from one workbook, in bytes. A file of a few kilobytes can expand beyond the memory.
const LIMIT: usize = 64 * 1024 * 1024;
/// Most rows and columns that are read: the rows of a spreadsheet program, and more columns than any glossary has.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 1_000;

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The name on its tab.
    pub name: String,
    /// Its cells as a table separated by `,`.
    pub text: String,
    /// What could not be read.
    pub left: Vec<Say>,
}

/// Cells by row and column, from 0.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// Whether bytes start like a workbook: as ZIP, or in the older format.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// The sheets of a workbook that are not empty, in the order of their tabs.
///
/// # Errors
/// The file is not a workbook, has a password, or is too large.
pub fn tables(bytes: Vec<u8>) -> Result<Vec<Table>, Say> {
    let old = !bytes.starts_with(b"PK");
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|fault| refused(&fault, old))?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| matches!(sheet.typ, SheetType::WorkSheet))
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut tables = Vec::new();
    let mut room = LIMIT;
    for name in sheets {
        let mut left = Vec::new();
        let cells = cells(&mut book, &name, &mut room, &mut left)?;
        if !cells.is_empty() || !left.is_empty() {
            tables.push(Table { name, text: text(&cells), left });
        }
    }
    Ok(tables)
}

/// The crate's messages are English; the message says only what people can do.
fn refused(fault: &calamine::Error, old: bool) -> Say {
    if old || fault.to_string().contains("password") {
        return Say::new(
            "암호가 걸렸거나 읽을 수 없는 파일이에요. 암호 없이 .xlsx나 CSV(UTF-8)로 저장해 주세요",
            "It is locked by a password or cannot be read: save it without one as .xlsx or CSV (UTF-8)",
        );
    }
    Say::new(
        "표 계산 프로그램의 파일로 읽을 수 없어요. CSV(UTF-8)로 저장해 그 파일을 가져와 주세요",
        "It cannot be read as a workbook: save it as CSV (UTF-8) and import that file",
    )
}

/// The filled cells of a sheet. `room` is the remaining limit of text.
fn cells(book: &mut Sheets<Cursor<Vec<u8>>>, sheet: &str, room: &mut usize, left: &mut Vec<Say>) -> Result<Cells, Say> {
    let mut cells = Cells::new();
    let mut far = 0_usize;
    let mut take = |row: u32, column: u32, value: Data| -> Result<(), Say> {
        let Some(text) = written(value, row, column, sheet, left) else { return Ok(()) };
        if row >= ROWS || column >= COLUMNS {
            far += 1;
            return Ok(());
        }
        *room = room.checked_sub(text.len() + 1).ok_or_else(too_much)?;
        cells.entry(row).or_default().insert(column, text);
        Ok(())
    };
    match book {
        // Reads cell by cell, because a rectangle up to a single far cell could be huge.
        Sheets::Xlsx(book) => {
            let mut reader = book.worksheet_cells_reader(sheet).map_err(|fault| refused(&fault.into(), false))?;
            while let Some(cell) = reader.next_cell().map_err(|fault| refused(&fault.into(), false))? {
                let (row, column) = cell.get_position();
                take(row, column, cell.get_value().clone().into())?;
            }
        }
        book => {
            let range = book.worksheet_range(sheet).map_err(|fault| refused(&fault, false))?;
            let (top, start) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                take(top + as_u32(row), start + as_u32(column), value.clone())?;
            }
        }
    }
    if far > 0 {
        left.push(Say::new(
            format!("‘{sheet}’ 시트: {COLUMNS}번째 열 뒤의 칸 {far}개"),
            format!("sheet “{sheet}”: {far} cells behind column {COLUMNS}"),
        ));
    }
    Ok(cells)
}

fn too_much() -> Say {
    Say::new(
        "내용이 너무 많은 파일이에요. 용어가 있는 시트만 남겨 주세요",
        "It holds too much: leave only the sheets with terms",
    )
}

/// A cell's value as a person sees it; `None` if it is empty.
fn written(value: Data, row: u32, column: u32, sheet: &str, left: &mut Vec<Say>) -> Option<String> {
    let text = match value {
        Data::Empty => return None,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(day) => date(&day),
        Data::Error(_) => {
            let (row, column) = (row + 1, column + 1);
            left.push(Say::new(
                format!("‘{sheet}’ 시트 {row}번째 줄 {column}번째 열: 수식 오류가 난 칸"),
                format!("sheet “{sheet}”, line {row}, column {column}: a formula that failed"),
            ));
            return None;
        }
    };
    let text = text.trim().replace("\r\n", "\n").replace(['\r', '\n'], &INNER.to_string());
    (!text.is_empty()).then_some(text)
}

/// A day in the glossary's format.
fn date(day: &ExcelDateTime) -> String {
    let (year, month, date, ..) = day.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{date:02}")
}

/// Cells as a table, from the first row on.
fn text(cells: &Cells) -> String {
    let mut out = String::new();
    let mut next = 0;
    for (row, columns) in cells {
        for _ in next..*row {
            out.push('\n');
        }
        next = row + 1;
        let mut at = 0;
        for (column, cell) in columns {
            for _ in at..*column {
                out.push(',');
            }
            at = *column;
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_row_and_cells_keep_their_columns() {
        let mut cells = Cells::new();
        cells.entry(1).or_default().insert(0, "용어".to_owned());
        cells.entry(1).or_default().insert(2, "금지어".to_owned());
        cells.entry(3).or_default().insert(1, format!("가{INNER}\"나\", 다"));
        assert_eq!(text(&cells), "\n\"용어\",,\"금지어\"\n\n,\"가\u{2028}\"\"나\"\", 다\"\n");
    }

    #[test]
    fn values_are_written_as_people_see_them() {
        let mut left = Vec::new();
        let mut seen = |value| written(value, 0, 0, "시트", &mut left);
        assert_eq!(seen(Data::Float(3.0)).as_deref(), Some("3"));
        assert_eq!(seen(Data::Float(0.5)).as_deref(), Some("0.5"));
        assert_eq!(seen(Data::String(" 가\r\n나 ".to_owned())), Some(format!("가{INNER}나")));
        assert_eq!(seen(Data::String("  ".to_owned())), None);
        assert_eq!(seen(Data::Error(calamine::CellErrorType::Ref)), None);
        assert_eq!(left.len(), 1);
    }

    #[test]
    fn what_is_no_workbook_says_what_to_do() {
        assert!(!is_workbook("용어,금지어".as_bytes()) && is_workbook(b"PK\x03\x04rest"));
        let said = tables(b"PK\x03\x04rest".to_vec()).expect_err("no workbook");
        assert!(said.en.contains("CSV") && said.ko.contains("CSV"));
    }
}
