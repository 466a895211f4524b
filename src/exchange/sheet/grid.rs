//! Splits text into rows and cells (RFC 4180), with `,`, `;` or a tab between cells.

use std::fmt::Display;

use crate::diagnostic::Say;

use super::super::workbook::INNER;

/// A row of a sheet.
pub(super) struct Row {
    /// The first line of the row in the file, from 1.
    pub(super) line: usize,
    /// Its cells, without blanks around them.
    pub(super) cells: Vec<String>,
}

impl Row {
    /// The cell in a column; empty if the row is shorter.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The message about a cell that is not imported; `titles` are the headings of the columns.
    pub(super) fn left(&self, titles: &[String], column: usize, ko: impl Display, en: impl Display) -> Say {
        let (line, number) = (self.line, column + 1);
        let title = titles.get(column).map_or("", String::as_str);
        Say::new(
            format!("{line}번째 줄 {number}번째 열({title}): {ko}"),
            format!("line {line}, column {number} ({title}): {en}"),
        )
    }

    /// Whether all cells are empty.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// The first rows of a text, at most `limit` of them.
///
/// # Errors
/// The line of a quotation mark that is never closed.
pub(super) fn rows(text: &str, between: char, limit: usize) -> Result<Vec<Row>, usize> {
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun) = (1, 1);
    let mut quoted: Option<usize> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends_line = c == '\n' || c == '\r' && next != Some('\n');
        line += usize::from(ends_line);
        match c {
            '"' if quoted.is_some() && next == Some('"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted.is_some() => quoted = None,
            '"' if cell.trim().is_empty() => quoted = Some(at),
            _ if quoted.is_some() => cell.push(c),
            c if c == between => cells.push(taken(&mut cell)),
            '\r' if next == Some('\n') => {}
            _ if ends_line => {
                cells.push(taken(&mut cell));
                rows.push(Row { line: begun, cells: std::mem::take(&mut cells) });
                begun = line;
                if rows.len() == limit {
                    return Ok(rows);
                }
            }
            c => cell.push(c),
        }
    }
    if let Some(at) = quoted {
        return Err(at);
    }
    if !cells.is_empty() || !cell.is_empty() {
        cells.push(taken(&mut cell));
        rows.push(Row { line: begun, cells });
    }
    Ok(rows)
}

fn taken(cell: &mut String) -> String {
    std::mem::take(cell).trim().replace(INNER, "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        let rows = rows(text, ',', usize::MAX).expect("a table");
        rows.into_iter().map(|row| (row.line, row.cells)).collect()
    }

    #[test]
    fn quotes_hold_line_ends_signs_and_quotes() {
        let read = cells("a, \"b,\"\"c\"\"\nd\" ,\r\ne\n\n\"\"\"\"");
        let expected = [(1, vec!["a", "b,\"c\"\nd", ""]), (3, vec!["e"]), (4, vec![""]), (5, vec!["\""])];
        assert_eq!(read, expected.map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect())));
    }

    #[test]
    fn an_open_quote_is_an_error_at_its_place() {
        assert_eq!(rows("a\nb,\"c\n", ',', usize::MAX).err(), Some(4));
        // A quotation mark inside a word does not open a quoted cell.
        assert_eq!(cells("5\" disk,b")[0].1, ["5\" disk", "b"]);
    }
}
