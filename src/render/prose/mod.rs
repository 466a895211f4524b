//! An article's text as HTML. Plain CommonMark is written here; what a theme may want to draw its own way is a part.

mod containers;
mod footnotes;
mod inline;
mod marked;
mod raw;
mod table;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::parse::page::{Block, BlockKind, Definition, Inline, InlineKind};
use crate::view::{
    Body, CalloutPart, ClosedIds, DetailsPart, FIRST_LEVEL, FigurePart, LabelPart, MarkedPart, MediaPart, Resolved,
    RolePart, StepsPart, TabsPart,
};

use super::escape::{escape_attribute, escape_text};
use super::html::{RawHtml, Sanitizer};
use footnotes::Note;
pub use raw::raw_led;

/// Draws the pieces of a text that a theme may draw its own way.
pub trait Parts {
    /// A word of the interface in the page's language, by its path (`task.done`).
    fn word(&self, body: &Body, path: &str) -> String;
    /// A UI label.
    fn label(&self, body: &Body, part: &LabelPart, out: &mut String);
    /// A term.
    fn term(&self, body: &Body, part: &crate::view::TermPart, out: &mut String);
    /// A feature's name.
    fn feature(&self, body: &Body, part: &crate::view::FeaturePart, out: &mut String);
    /// A callout.
    fn callout(&self, body: &Body, part: &CalloutPart, out: &mut String);
    /// A passage for some roles.
    fn role_passage(&self, body: &Body, part: &RolePart, out: &mut String);
    /// A procedure.
    fn steps(&self, body: &Body, part: &StepsPart, out: &mut String);
    /// A fold-out.
    fn details(&self, body: &Body, part: &DetailsPart, out: &mut String);
    /// Tabs.
    fn tabs(&self, body: &Body, part: &TabsPart, out: &mut String);
    /// A picture by itself.
    fn figure(&self, body: &Body, part: &FigurePart, out: &mut String);
    /// A picture with marks, and what they mark.
    fn marked(&self, body: &Body, part: &MarkedPart, out: &mut String);
    /// A film or sound by itself.
    fn film(&self, body: &Body, part: &MediaPart, out: &mut String);
    /// The same inside a sentence.
    fn media(&self, body: &Body, part: &MediaPart, out: &mut String);
    /// A picture inside a sentence.
    fn picture(&self, body: &Body, part: &FigurePart, out: &mut String);
}

/// How raw HTML is treated, and how the site numbers what it must.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProseSettings {
    /// Raw HTML is passed through unsanitized.
    pub unsafe_html: bool,
    /// The markup that CommonMark's example suite expects: no anchors, no wrappers.
    pub bare: bool,
}

/// The text as HTML.
pub fn prose(body: &Body, parts: &dyn Parts, settings: ProseSettings) -> String {
    let mut out = String::with_capacity(body.source.text.len() * 2);
    let mut writer = Writer::new(body, parts, settings);
    writer.blocks(&body.document.blocks, &mut out);
    writer.raw.finish(&mut out);
    writer.footnotes(&mut out);
    out
}

/// Inline text alone as HTML: a title, a heading in a table of contents.
pub fn inline_prose(body: &Body, inlines: &[Inline], parts: &dyn Parts) -> String {
    let mut out = String::new();
    let mut writer = Writer::new(body, parts, ProseSettings::default());
    writer.flat = true;
    writer.inlines(inlines, &mut out);
    writer.raw.finish(&mut out);
    out
}

struct Writer<'b> {
    body: &'b Body,
    parts: &'b dyn Parts,
    settings: ProseSettings,
    raw: RawHtml,
    /// Footnotes by label in the order of their first mention, with how often they are mentioned.
    footnotes: Vec<(String, usize)>,
    /// Collected when one is first asked for: most titles and headings mention none.
    definitions: OnceCell<BTreeMap<String, Note<'b>>>,
    closed: ClosedIds,
    /// Inside another link or a title: no links of its own.
    flat: bool,
    /// Inside a link.
    linked: bool,
}

impl<'b> Writer<'b> {
    fn new(body: &'b Body, parts: &'b dyn Parts, settings: ProseSettings) -> Self {
        let sanitizer = if settings.unsafe_html { Sanitizer::Off } else { Sanitizer::On };
        Self {
            body,
            parts,
            settings,
            raw: RawHtml::new(sanitizer),
            footnotes: Vec::new(),
            definitions: OnceCell::new(),
            closed: ClosedIds::default(),
            flat: false,
            linked: false,
        }
    }

    fn blocks(&mut self, blocks: &'b [Block], out: &mut String) {
        for block in blocks {
            self.block(block, out);
        }
    }

    /// Blocks by themselves: raw elements opened in them end with them.
    fn nested(&mut self, blocks: &'b [Block]) -> String {
        let mut out = String::new();
        let mark = self.raw.mark();
        self.blocks(blocks, &mut out);
        self.raw.close_to(mark, &mut out);
        out
    }

    fn block(&mut self, block: &'b Block, out: &mut String) {
        match &block.kind {
            BlockKind::Paragraph(inlines) => self.paragraph(inlines, out),
            BlockKind::Plain(inlines) => self.inlines(inlines, out),
            BlockKind::Heading(index, inlines) => self.heading(*index, inlines, out),
            BlockKind::Code { info, text } => code(info.as_deref(), text, out),
            BlockKind::Quote(None, blocks) => {
                fresh_line(out);
                out.push_str("<blockquote>\n");
                let inner = self.nested(blocks);
                out.push_str(&inner);
                fresh_line(out);
                out.push_str("</blockquote>\n");
            }
            BlockKind::Quote(Some(kind), blocks) => self.callout(*kind, String::new(), blocks, out),
            BlockKind::List(first, items) => self.list(*first, items, out),
            BlockKind::Table(table) => self.table(table, out),
            BlockKind::Html(html) => {
                fresh_line(out);
                self.raw.block(&self.led(html), out);
            }
            BlockKind::Rule => {
                fresh_line(out);
                out.push_str(if self.settings.bare { "<hr />\n" } else { "<hr>\n" });
            }
            BlockKind::Footnote(..) => {}
            BlockKind::Definitions(entries) => self.definition_list(entries, out),
            BlockKind::Container(container) => self.container(block.span.start, container, out),
            BlockKind::Include(id) => {
                if let Some(Resolved::Include(body)) = self.body.references.get(*id) {
                    fresh_line(out);
                    out.push_str(&prose(body, self.parts, self.settings));
                }
            }
        }
    }

    fn paragraph(&mut self, inlines: &'b [Inline], out: &mut String) {
        fresh_line(out);
        if let Some(figures) = self.figures(inlines) {
            figures.iter().for_each(|figure| self.parts.figure(self.body, figure, out));
            return;
        }
        if let Some(film) = self.film(inlines) {
            self.parts.film(self.body, &film, out);
            return;
        }
        let nothing = |inline: &Inline| matches!(inline.kind, InlineKind::Image(id, _) if matches!(self.body.references[id], Resolved::Nothing));
        if matches!(inlines, [only] if nothing(only)) {
            return;
        }
        out.push_str("<p>");
        let mark = self.raw.mark();
        self.inlines(inlines, out);
        self.raw.close_to(mark, out);
        out.push_str("</p>\n");
    }

    fn heading(&mut self, index: usize, inlines: &'b [Inline], out: &mut String) {
        let heading = &self.body.document.headings[index];
        if self.body.title_again == Some(index) {
            return;
        }
        let level = if self.settings.bare { heading.level } else { heading.level.max(FIRST_LEVEL) };
        fresh_line(out);
        let _ = write!(out, "<h{level}");
        if let Some(anchor) = self.body.anchors.get(index) {
            out.push_str(" id=\"");
            escape_attribute(&self.body.prefix, out);
            escape_attribute(anchor, out);
            out.push('"');
        }
        if !heading.classes.is_empty() {
            out.push_str(" class=\"");
            escape_attribute(&heading.classes.join(" "), out);
            out.push('"');
        }
        out.push('>');
        let mark = self.raw.mark();
        self.inlines(inlines, out);
        self.raw.close_to(mark, out);
        let _ = writeln!(out, "</h{level}>");
    }

    fn list(&mut self, first: Option<u64>, items: &'b [Vec<Block>], out: &mut String) {
        fresh_line(out);
        match first {
            None => out.push_str("<ul>\n"),
            Some(1) => out.push_str("<ol>\n"),
            Some(first) => {
                let _ = writeln!(out, "<ol start=\"{first}\">");
            }
        }
        for item in items {
            fresh_line(out);
            out.push_str("<li>");
            let inner = self.nested(item);
            if item.first().is_some_and(|block| !matches!(block.kind, BlockKind::Plain(_))) {
                out.push('\n');
            }
            out.push_str(&inner);
            out.push_str("</li>\n");
        }
        out.push_str(if first.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    fn definition_list(&mut self, entries: &'b [Definition], out: &mut String) {
        fresh_line(out);
        out.push_str("<dl>\n");
        for entry in entries {
            match entry {
                Definition::Title(inlines) => {
                    out.push_str("<dt>");
                    self.inlines(inlines, out);
                    out.push_str("</dt>\n");
                }
                Definition::Details(blocks) => {
                    out.push_str("<dd>");
                    let inner = self.nested(blocks);
                    out.push_str(&inner);
                    out.push_str("</dd>\n");
                }
            }
        }
        out.push_str("</dl>\n");
    }
}

fn code(info: Option<&str>, text: &str, out: &mut String) {
    fresh_line(out);
    let language = info.and_then(|info| info.split_whitespace().next()).unwrap_or_default();
    if language.is_empty() {
        out.push_str("<pre><code>");
    } else {
        out.push_str("<pre><code class=\"language-");
        escape_attribute(language, out);
        out.push_str("\">");
    }
    escape_text(text, out);
    out.push_str("</code></pre>\n");
}

/// Starts a new line unless one has just started.
fn fresh_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}
