//! Tables of the page. Each is a list of rows whose cells are plain values, written twice from the same values: the first
//! rows as HTML, for whoever reads without scripts, and all of them as data, from which the script shows what is asked for.

use serde::Serialize;

use crate::report::written::{grouped, html};

use super::words::Words;

/// Labels, features and pictures that are shown at a time.
pub(super) const FEW: usize = 20;
/// Files that a cell names.
pub(super) const FILES: usize = 50;

/// Rows that stand in the page itself.
pub(super) const FIRST_ROWS: usize = 50;

/// A table.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Sheet {
    /// The id of its part of the page.
    pub(super) id: &'static str,
    /// Rows that are shown at a time.
    pub(super) step: usize,
    #[serde(skip)]
    columns: Vec<Column>,
    /// The rows; a row has a cell for each column, and may have one more: what it is found by.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    name: String,
    class: &'static str,
}

/// A cell: words or a number, where it leads, and more of the same beneath.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Cell {
    #[serde(rename = "t", skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(rename = "n", skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    /// The sort key, where it differs from the text shown.
    #[serde(rename = "o", skip_serializing_if = "String::is_empty")]
    order: String,
    #[serde(rename = "k", skip_serializing_if = "str::is_empty")]
    class: &'static str,
    /// The findings to which it leads.
    #[serde(rename = "f", skip_serializing_if = "String::is_empty")]
    filter: String,
    /// The pages to which it leads, as the table of pages knows them: `owner=cx`.
    #[serde(rename = "p", skip_serializing_if = "String::is_empty")]
    pages: String,
    /// The place to which it leads.
    #[serde(rename = "h", skip_serializing_if = "String::is_empty")]
    href: String,
    /// A picture, as a data address.
    #[serde(rename = "i", skip_serializing_if = "String::is_empty")]
    image: String,
    /// Stretches of a life: class, start and length in thousandths.
    #[serde(rename = "b", skip_serializing_if = "Vec::is_empty")]
    bars: Vec<(&'static str, u32, u32)>,
    #[serde(rename = "l", skip_serializing_if = "Vec::is_empty")]
    more: Vec<Cell>,
}

impl Cell {
    /// Words.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A count.
    pub(super) fn number(number: usize) -> Self {
        Self { number: Some(number), ..Self::default() }
    }

    /// A share in percent; none: nothing to measure.
    pub(super) fn percent(share: Option<f64>) -> Self {
        let order = share.map_or_else(|| "-1".to_owned(), |share| format!("{share:.1}"));
        Self { text: share.map_or_else(|| "–".to_owned(), |share| format!("{share:.1}")), order, ..Self::default() }
    }

    /// With a class of the stylesheet. `md`: backticks make code; `code`: all of it is; `fold`: a number that unfolds what
    /// is beneath it.
    pub(super) fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// Leads to findings. A count of none leads nowhere.
    pub(super) fn findings(self, filter: impl Into<String>) -> Self {
        Self { filter: filter.into(), ..self }
    }

    /// Leads to some of the pages.
    pub(super) fn pages(self, which: impl Into<String>) -> Self {
        Self { pages: which.into(), ..self }
    }

    /// Leads somewhere; to nothing: nowhere.
    pub(super) fn link(self, href: impl Into<String>) -> Self {
        Self { href: href.into(), ..self }
    }

    /// Sets a sort key that differs from the text shown.
    pub(super) fn order(self, order: impl Into<String>) -> Self {
        Self { order: order.into(), ..self }
    }

    /// With a picture.
    pub(super) fn image(self, image: impl Into<String>) -> Self {
        Self { image: image.into(), ..self }
    }

    /// With stretches of a life.
    pub(super) fn bars(self, bars: Vec<(&'static str, u32, u32)>) -> Self {
        Self { bars, ..self }
    }

    /// With something beneath; what says nothing is left out.
    pub(super) fn and(mut self, more: Cell) -> Self {
        if !more.is_empty() {
            self.more.push(more);
        }
        self
    }

    /// With several things beneath.
    pub(super) fn with(mut self, more: impl IntoIterator<Item = Cell>) -> Self {
        self.more.extend(more.into_iter().filter(|cell| !cell.is_empty()));
        self
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.number.is_none()
            && self.image.is_empty()
            && self.bars.is_empty()
            && self.more.is_empty()
    }

    fn html(&self, out: &mut String) {
        if self.class == "fold" && !self.more.is_empty() {
            // Long lists are folded; readers unfold them.
            let mut inside = String::new();
            self.more.iter().for_each(|more| more.line(&mut inside));
            let number = grouped(self.number.unwrap_or(self.more.len()) as u64);
            out.push_str(&format!("<details class=\"on-pages\"><summary>{number}</summary>{inside}</details>"));
            return;
        }
        let shown = match (self.number, self.class) {
            (Some(number), _) => grouped(number as u64),
            (None, "code") => format!("<code>{}</code>", html(&self.text)),
            (None, "md") => code(&self.text),
            (None, _) => html(&self.text),
        };
        let class = match (self.number, self.class) {
            (Some(0), _) => "zero",
            (_, "code" | "md" | "fold") => "",
            (_, class) => class,
        };
        let nothing = self.number == Some(0) || (self.number.is_none() && self.text.is_empty());
        let linked = match () {
            () if nothing => shown,
            () if !self.filter.is_empty() => {
                format!("<a class=\"count\" href=\"#findings\" data-filter=\"{}\">{shown}</a>", html(&self.filter))
            }
            () if !self.pages.is_empty() => {
                format!("<a class=\"count\" href=\"#pages\" data-pages=\"{}\">{shown}</a>", html(&self.pages))
            }
            () if !self.href.is_empty() => format!("<a href=\"{}\">{shown}</a>", html(&self.href)),
            () => shown,
        };
        // A cell that says nothing stays empty: on a phone it is left out with its label.
        match class {
            _ if self.number.is_none() && self.text.is_empty() => {}
            "" => out.push_str(&linked),
            class => out.push_str(&format!("<span class=\"{class}\">{linked}</span>")),
        }
        if !self.image.is_empty() {
            out.push_str(&format!("<img class=\"thumb\" alt=\"\" loading=\"lazy\" src=\"{}\">", html(&self.image)));
        }
        if !self.bars.is_empty() {
            out.push_str("<span class=\"life-line\" aria-hidden=\"true\">");
            for (class, start, length) in &self.bars {
                let (start, length) = (f64::from(*start) / 10.0, f64::from(*length) / 10.0);
                out.push_str(&format!("<span class=\"{class}\" style=\"left:{start}%;width:{length}%\"></span>"));
            }
            out.push_str("</span>");
        }
        self.more.iter().for_each(|more| more.line(out));
    }

    /// As a part of another cell: a badge goes beside its words, anything else below them.
    fn line(&self, out: &mut String) {
        if self.class.starts_with("life life-") {
            return self.html(out);
        }
        out.push_str("<span class=\"line\">");
        self.html(out);
        out.push_str("</span>");
    }
}

impl Sheet {
    /// A table with columns: a name and a class (`num`, `day`, `wide`) each.
    pub(super) fn new(id: &'static str, columns: &[(&str, &'static str)]) -> Self {
        let columns = columns.iter().map(|(name, class)| Column { name: (*name).to_owned(), class });
        Self { id, step: FIRST_ROWS, columns: columns.collect(), rows: Vec::new() }
    }

    /// Shows so many rows at a time.
    pub(super) fn step(self, step: usize) -> Self {
        Self { step, ..self }
    }

    /// The table as HTML, with its first rows.
    pub(super) fn html(&self) -> String {
        let mut out = format!(
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"{id}-title\"><table class=\"cards\" data-sheet=\"{id}\"><thead><tr>",
            id = self.id
        );
        for column in &self.columns {
            out.push_str(&format!("<th scope=\"col\"{}>{}</th>", class(column.class), html(&column.name)));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in self.rows.iter().take(self.step) {
            out.push_str("<tr>");
            for (at, (cell, column)) in row.iter().zip(&self.columns).enumerate() {
                let label = html(&column.name);
                let class = class(column.class);
                out.push_str(&match at {
                    0 => format!("<th scope=\"row\"{class}>"),
                    _ => format!("<td{class} data-label=\"{label}\">"),
                });
                cell.html(&mut out);
                out.push_str(if at == 0 { "</th>" } else { "</td>" });
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody></table></div>\n");
        out
    }
}

fn class(class: &str) -> String {
    if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") }
}

/// Text as HTML, with what stands in backticks as code.
pub(super) fn code(text: &str) -> String {
    let text = html(text);
    let mut html = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, (inside, after))) =
        rest.split_once('`').and_then(|(before, behind)| Some((before, behind.split_once('`')?)))
    {
        html.push_str(before);
        match inside {
            "" => html.push_str("``"),
            inside => html.push_str(&format!("<code>{inside}</code>")),
        }
        rest = after;
    }
    html + rest
}

/// How many files, with the first of them folded.
pub(super) fn files(paths: &[String], w: &Words) -> Cell {
    let rest = paths.len().saturating_sub(FILES);
    let more = (rest > 0).then(|| Cell::text(w.with("and_more", &[("n", rest.to_string())])).class("quiet"));
    let listed = paths.iter().take(FILES).map(|path| Cell::text(path).class("path"));
    Cell::number(paths.len()).class("fold").with(listed).with(more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backticks_make_code_and_everything_else_stays_text() {
        assert_eq!(code("`:ui[a]`로 <b> & `x`"), "<code>:ui[a]</code>로 &lt;b&gt; &amp; <code>x</code>");
        assert_eq!(code("a ` b `` c"), "a <code> b </code>` c");
        assert_eq!(code("``"), "``");
    }

    #[test]
    fn a_cell_holds_no_markup_and_a_count_of_none_leads_nowhere() {
        let shown = |cell: Cell| {
            let mut out = String::new();
            cell.html(&mut out);
            out
        };
        assert_eq!(shown(Cell::text("<b>\"")), "&lt;b&gt;&quot;");
        assert_eq!(shown(Cell::number(0).findings("rule=a")), "<span class=\"zero\">0</span>");
        let linked = "<a class=\"count\" href=\"#findings\" data-filter=\"path=&quot;&gt;\">1,200</a>";
        assert_eq!(shown(Cell::number(1200).findings("path=\">")), linked);
        assert_eq!(shown(Cell::text("a").and(Cell::text(""))), "a");
        assert_eq!(shown(Cell::text("").class("quiet")), "");
    }
}
