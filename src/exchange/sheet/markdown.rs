//! Tables of Markdown (GFM 0.29, section 4.10 “Tables”) as sheets with `|` between the cells.

use crate::text::code_spans;

/// The text as a sheet: rows of Markdown tables lose the signs at their edges, the row of dashes becomes empty, and a cell
/// with a `|` or a quotation mark in it stands in quotation marks. Each line stays a line.
pub(super) fn as_sheet(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    // A row belongs to the table whose dashes stand above it; a head has them below.
    let mut width = None;
    let mut sheet = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        let ruler = [Some(line), lines.get(number + 1)].into_iter().flatten().find(|line| is_ruler(line));
        width = ruler.map(|ruler| cells(ruler, Code::Text).len()).or(width);
        sheet.push(match line.trim() {
            ruler if is_ruler(ruler) => String::new(),
            row if row.starts_with('|') || width.is_some() && row.contains('|') => sheet_row(row, width),
            other => other.to_owned(),
        });
    }
    sheet.join("\n")
}

/// Whether a line is the row of dashes below a table's head.
fn is_ruler(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.contains('|') && line.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ' | '\t'))
}

fn sheet_row(row: &str, width: Option<usize>) -> String {
    // GitHub parts cells at a `|` in code too. Where that gives more cells than the table has, the sign is the code's own.
    let plain = cells(row, Code::Text);
    let cells = if width == Some(plain.len()) { plain } else { cells(row, Code::Whole) };
    let quoted = |cell: String| match cell.contains(['|', '"']) && (width.is_some() || cell.contains('|')) {
        true => format!("\"{}\"", cell.trim().replace('"', "\"\"")),
        false => cell,
    };
    cells.into_iter().map(quoted).collect::<Vec<_>>().join("|")
}

/// How code in a row is read.
#[derive(Clone, Copy, PartialEq)]
enum Code {
    /// As any text.
    Text,
    /// As one piece, whatever signs stand in it.
    Whole,
}

/// The cells of a row. A `|` behind a backslash belongs to its cell.
fn cells(row: &str, code: Code) -> Vec<String> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let codes = if code == Code::Whole { code_spans(row) } else { Vec::new() };
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let mut rest = row;
    while let Some(c) = rest.chars().next() {
        let piece = match c {
            '\\' if rest[1..].starts_with('|') => {
                cell.push('|');
                rest = &rest[2..];
                continue;
            }
            '|' => {
                cells.push(std::mem::take(&mut cell));
                rest = &rest[1..];
                continue;
            }
            '`' => {
                let marks = rest.len() - rest.trim_start_matches('`').len();
                let at = row.len() - rest.len();
                let whole = codes.binary_search_by_key(&at, |code| code.start).ok();
                &rest[..whole.map_or(marks, |whole| codes[whole].len())]
            }
            c => &rest[..c.len_utf8()],
        };
        cell.push_str(&piece.replace("\\|", "|"));
        rest = &rest[piece.len()..];
    }
    // Behind the sign at the row's end there is no cell.
    if !cell.is_empty() || cells.is_empty() {
        cells.push(cell);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::as_sheet;

    #[test]
    fn a_table_loses_its_frame() {
        assert_eq!(as_sheet("표예요\n\n| 가 | 나 |\n|:--|--|\n| 1 | 2 |\n"), "표예요\n\n 가 | 나 \n\n 1 | 2 ");
        assert_eq!(as_sheet("가 | 나\n--|--\n1 | 2"), "가 | 나\n\n1 | 2");
        assert_eq!(as_sheet("| 가 | |\n| - | - |"), " 가 | \n");
        // No table of Markdown: quotation marks part its cells.
        assert_eq!(as_sheet("가|나\n\"a|b\"|c\\|d"), "가|나\n\"a|b\"|c\\|d");
    }

    #[test]
    fn a_sign_that_belongs_to_a_cell_parts_none() {
        let row =
            |row: &str| as_sheet(&format!("| 가 | 나 |\n|---|---|\n{row}")).rsplit('\n').next().map(str::to_owned);
        assert_eq!(row("| A\\|B | 2 |").as_deref(), Some("\"A|B\"| 2 "));
        assert_eq!(row("A\\|\"B\" | 2").as_deref(), Some("\"A|\"\"B\"\"\"| 2"));
        assert_eq!(row("| `a|b` | 2 |").as_deref(), Some("\"`a|b`\"| 2 "));
        assert_eq!(row("| ``a`|b`` | `c\\|d` |").as_deref(), Some("\"``a`|b``\"|\"`c|d`\""));
        // Quotation marks are signs like any other.
        assert_eq!(row("| \"나\" 다 | \"라 |").as_deref(), Some("\"\"\"나\"\" 다\"|\"\"\"라\""));
        // Backticks in two cells of a row with as many cells as the table has are no code.
        assert_eq!(row("| ` | ` |").as_deref(), Some(" ` | ` "));
    }

    #[test]
    fn each_table_has_its_own_width() {
        let text = "| 1 | 2 | 3 |\n|--|--|--|\n| 가 | 나 | 다 |\n\n| 용어 | 뜻 |\n|--|--|\n| 가 | `a|b` 값 |";
        assert_eq!(as_sheet(text).rsplit('\n').next(), Some(" 가 |\"`a|b` 값\""));
    }
}
