//! Tables: alignment by class, since a style attribute would need a looser content security policy.

use std::fmt::Write as _;

use crate::parse::page::{Alignment, Inline, Table};

use super::{Writer, fresh_line};

impl<'b> Writer<'b> {
    pub(super) fn table(&mut self, table: &'b Table, out: &mut String) {
        let bare = self.settings.bare;
        fresh_line(out);
        out.push_str(if bare { "<table>\n" } else { "<div class=\"table-scroll\" tabindex=\"0\"><table>\n" });
        out.push_str("<thead>\n<tr>\n");
        self.row("th", table, &table.head, out);
        out.push_str("</tr>\n</thead>\n");
        if !table.rows.is_empty() {
            out.push_str("<tbody>\n");
            for row in &table.rows {
                out.push_str("<tr>\n");
                self.row("td", table, row, out);
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n");
        }
        out.push_str(if bare { "</table>\n" } else { "</table></div>\n" });
    }

    pub(super) fn row(&mut self, element: &str, table: &'b Table, cells: &'b [Vec<Inline>], out: &mut String) {
        for (column, cell) in cells.iter().enumerate() {
            let align = match table.alignments.get(column) {
                Some(Alignment::Left) => "left",
                Some(Alignment::Center) => "center",
                Some(Alignment::Right) => "right",
                _ => "",
            };
            let _ = write!(out, "<{element}");
            if element == "th" && !self.settings.bare {
                out.push_str(" scope=\"col\"");
            }
            match align {
                "" => out.push('>'),
                align if self.settings.bare => {
                    let _ = write!(out, " align=\"{align}\">");
                }
                align => {
                    let _ = write!(out, " class=\"align-{align}\">");
                }
            }
            let mark = self.raw.mark();
            self.inlines(cell, out);
            self.raw.close_to(mark, out);
            let _ = writeln!(out, "</{element}>");
        }
    }
}
