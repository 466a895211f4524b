//! An article's text as HTML. Plain CommonMark is written here; what a theme may want to draw its own way is a part.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::parse::page::{
    Alignment, Block, BlockKind, CalloutKind, CaptionPiece, Container, ContainerKind, Definition, Inline, InlineKind,
    ReferenceId, Table, Target,
};
use crate::view::{
    Body, CalloutPart, DetailsPart, FigurePart, LabelPart, LinkTarget, Resolved, RolePart, StepsPart, TabPanel,
    TabsPart,
};

use super::escape::{escape_attribute, escape_text, escape_url};
use super::html::{RawHtml, Sanitizer};

/// Draws the pieces of a text that a theme may draw its own way.
pub trait Parts {
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
    definitions: BTreeMap<String, &'b [Block]>,
    tab_groups: usize,
    /// Inside another link or a title: no links of its own.
    flat: bool,
}

impl<'b> Writer<'b> {
    fn new(body: &'b Body, parts: &'b dyn Parts, settings: ProseSettings) -> Self {
        let sanitizer = if settings.unsafe_html { Sanitizer::Off } else { Sanitizer::On };
        let mut definitions = BTreeMap::new();
        collect_footnotes(&body.document.blocks, &mut definitions);
        Self {
            body,
            parts,
            settings,
            raw: RawHtml::new(sanitizer),
            footnotes: Vec::new(),
            definitions,
            tab_groups: 0,
            flat: false,
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
                self.raw.block(html, out);
            }
            BlockKind::Rule => {
                fresh_line(out);
                out.push_str(if self.settings.bare { "<hr />\n" } else { "<hr>\n" });
            }
            BlockKind::Footnote(..) => {}
            BlockKind::Definitions(entries) => self.definition_list(entries, out),
            BlockKind::Container(container) => self.container(container, out),
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
        if let Some(figure) = self.figure(inlines) {
            self.parts.figure(self.body, &figure, out);
            return;
        }
        out.push_str("<p>");
        let mark = self.raw.mark();
        self.inlines(inlines, out);
        self.raw.close_to(mark, out);
        out.push_str("</p>\n");
    }

    /// The picture that is all a paragraph holds.
    fn figure(&self, inlines: &[Inline]) -> Option<FigurePart> {
        if self.settings.bare {
            return None;
        }
        let (image, alt) = inlines.iter().find_map(|inline| match &inline.kind {
            InlineKind::Image(id, alt) => Some((*id, alt)),
            _ => None,
        })?;
        match (&self.body.document.references[image].target, &self.body.references[image]) {
            (Target::Image(target), Resolved::Picture(part)) if target.alone => {
                let mut part = part.clone();
                part.alt = self.body.plain(alt);
                part.caption_html = self.caption(&target.caption);
                Some(part)
            }
            _ => None,
        }
    }

    fn caption(&self, pieces: &[CaptionPiece]) -> String {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                CaptionPiece::Text(text) => escape_text(text, &mut out),
                CaptionPiece::Reference(id) => self.resolved(*id, &mut out),
            }
        }
        out
    }

    fn heading(&mut self, index: usize, inlines: &'b [Inline], out: &mut String) {
        let heading = &self.body.document.headings[index];
        let level = heading.level;
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

    fn table(&mut self, table: &'b Table, out: &mut String) {
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

    fn row(&mut self, element: &str, table: &'b Table, cells: &'b [Vec<Inline>], out: &mut String) {
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

    fn callout(&mut self, kind: CalloutKind, title_html: String, blocks: &'b [Block], out: &mut String) {
        fresh_line(out);
        let body_html = self.nested(blocks);
        self.parts.callout(self.body, &CalloutPart { kind: kind.name(), title_html, body_html }, out);
    }

    fn container(&mut self, container: &'b Container, out: &mut String) {
        let mut title = String::new();
        self.inlines(&container.title, &mut title);
        match container.kind {
            ContainerKind::Role(passage) => {
                let audience = self.body.passages.get(passage).cloned().unwrap_or_default();
                if audience.nobody {
                    return;
                }
                let body_html = self.nested(&container.blocks);
                fresh_line(out);
                if audience.roles.is_empty() {
                    out.push_str(&body_html);
                } else {
                    self.parts.role_passage(
                        self.body,
                        &RolePart { roles: audience.roles, role_names: audience.names, body_html },
                        out,
                    );
                }
            }
            ContainerKind::Steps => {
                let body_html = self.nested(&container.blocks);
                self.parts.steps(self.body, &StepsPart { body_html }, out);
            }
            ContainerKind::Callout(kind) => self.callout(kind, title, &container.blocks, out),
            ContainerKind::Details => {
                let body_html = self.nested(&container.blocks);
                self.parts.details(self.body, &DetailsPart { title_html: title, body_html }, out);
            }
            ContainerKind::Tabs => self.tabs(&container.blocks, out),
            ContainerKind::Tab => {
                let body_html = self.nested(&container.blocks);
                out.push_str(&body_html);
            }
            ContainerKind::Unknown => {
                let inner = self.nested(&container.blocks);
                out.push_str(&inner);
            }
        }
    }

    fn tabs(&mut self, blocks: &'b [Block], out: &mut String) {
        self.tab_groups += 1;
        let id = format!("{}tabs-{}", self.body.prefix, self.tab_groups);
        let mut panels = Vec::new();
        for block in blocks {
            match &block.kind {
                BlockKind::Container(tab) if tab.kind == ContainerKind::Tab => {
                    let mut title_html = String::new();
                    self.inlines(&tab.title, &mut title_html);
                    let body_html = self.nested(&tab.blocks);
                    panels.push(TabPanel { title_html, body_html });
                }
                // Text between tabs belongs to the one before it, or stands before them all.
                _ => {
                    let stray = self.nested(std::slice::from_ref(block));
                    match panels.last_mut() {
                        Some(panel) => panel.body_html.push_str(&stray),
                        None => out.push_str(&stray),
                    }
                }
            }
        }
        if !panels.is_empty() {
            fresh_line(out);
            self.parts.tabs(self.body, &TabsPart { id, panels }, out);
        }
    }

    fn inlines(&mut self, inlines: &'b [Inline], out: &mut String) {
        for inline in inlines {
            self.inline(inline, out);
        }
    }

    fn wrapped(&mut self, element: &str, inner: &'b [Inline], out: &mut String) {
        let _ = write!(out, "<{element}>");
        let mark = self.raw.mark();
        self.inlines(inner, out);
        self.raw.close_to(mark, out);
        let _ = write!(out, "</{element}>");
    }

    fn inline(&mut self, inline: &'b Inline, out: &mut String) {
        match &inline.kind {
            InlineKind::Text => escape_text(self.body.source.slice(inline.span), out),
            InlineKind::Decoded(text) => escape_text(text, out),
            InlineKind::Code(code) => {
                out.push_str("<code>");
                escape_text(code, out);
                out.push_str("</code>");
            }
            InlineKind::Emphasis(inner) => self.wrapped("em", inner, out),
            InlineKind::Strong(inner) => self.wrapped("strong", inner, out),
            InlineKind::Strikethrough(inner) => self.wrapped("del", inner, out),
            InlineKind::Link(id, inner) => self.link(*id, inner, out),
            InlineKind::Image(id, alt) => self.image(*id, alt, out),
            InlineKind::Html(html) => self.raw.inline(html, out),
            InlineKind::SoftBreak => out.push('\n'),
            InlineKind::HardBreak => out.push_str(if self.settings.bare { "<br />\n" } else { "<br>\n" }),
            InlineKind::FootnoteReference(label) => self.footnote_reference(label, out),
            InlineKind::TaskMarker(done) => {
                out.push_str(if *done {
                    "<input type=\"checkbox\" checked disabled> "
                } else {
                    "<input type=\"checkbox\" disabled> "
                });
            }
            InlineKind::Label(id) | InlineKind::Term(id) | InlineKind::Feature(id) => self.resolved(*id, out),
            InlineKind::Particle(id) => self.particle(*id, self.body.source.slice(inline.span), out),
        }
    }

    fn resolved(&self, id: ReferenceId, out: &mut String) {
        match &self.body.references[id] {
            Resolved::Label(part) => self.parts.label(self.body, part, out),
            Resolved::Term(part) if self.flat => escape_text(&part.text, out),
            Resolved::Term(part) => self.parts.term(self.body, part, out),
            Resolved::Feature(part) => self.parts.feature(self.body, part, out),
            Resolved::Missing(text) => escape_text(text, out),
            Resolved::Link(_) | Resolved::Picture(_) | Resolved::Include(_) => {}
        }
    }

    /// What follows a directive: agreeing with each variant of its text.
    fn particle(&self, id: ReferenceId, written: &str, out: &mut String) {
        let agreed = |text: &str| crate::korean::agree(text, written).into_owned();
        match &self.body.references[id] {
            Resolved::Label(part) => {
                let forms: Vec<(&str, String)> = part
                    .variants
                    .iter()
                    .map(|variant| (variant.role.as_str(), agreed(variant.steps.last().map_or("", String::as_str))))
                    .collect();
                match forms.as_slice() {
                    [] => escape_text(written, out),
                    [(_, first), rest @ ..] if rest.iter().all(|(_, form)| form == first) => escape_text(first, out),
                    forms => {
                        out.push_str("<span class=\"particles\">");
                        for (role, form) in forms {
                            out.push_str("<span class=\"particle\" data-roles=\"");
                            escape_attribute(role, out);
                            out.push_str("\">");
                            escape_text(form, out);
                            out.push_str("</span>");
                        }
                        out.push_str("</span>");
                    }
                }
            }
            Resolved::Term(part) => escape_text(&agreed(&part.text), out),
            Resolved::Feature(part) => escape_text(&agreed(&part.name), out),
            _ => escape_text(written, out),
        }
    }

    fn link(&mut self, id: ReferenceId, inner: &'b [Inline], out: &mut String) {
        let mark = self.raw.mark();
        match &self.body.references[id] {
            Resolved::Link(LinkTarget::To { href, title, external }) if !self.flat => {
                out.push_str("<a href=\"");
                escape_url(href, out);
                out.push('"');
                if !title.is_empty() {
                    out.push_str(" title=\"");
                    escape_attribute(title, out);
                    out.push('"');
                }
                if *external && !self.settings.bare {
                    out.push_str(" rel=\"noopener\" class=\"external\"");
                }
                out.push('>');
                self.inlines(inner, out);
                self.raw.close_to(mark, out);
                out.push_str("</a>");
            }
            _ => self.inlines(inner, out),
        }
    }

    fn image(&mut self, id: ReferenceId, alt: &'b [Inline], out: &mut String) {
        if self.settings.bare {
            return self.bare_image(id, alt, out);
        }
        match &self.body.references[id] {
            Resolved::Picture(part) => {
                let mut part = part.clone();
                part.alt = self.body.plain(alt);
                if let Target::Image(target) = &self.body.document.references[id].target {
                    part.caption_html = self.caption(&target.caption);
                }
                self.parts.picture(self.body, &part, out);
            }
            _ => escape_text(&self.body.plain(alt), out),
        }
    }

    /// As CommonMark's examples have it.
    fn bare_image(&self, id: ReferenceId, alt: &[Inline], out: &mut String) {
        let Target::Image(target) = &self.body.document.references[id].target else { return };
        out.push_str("<img src=\"");
        escape_url(&target.url, out);
        out.push_str("\" alt=\"");
        escape_attribute(&self.body.plain(alt), out);
        out.push('"');
        if !target.caption.is_empty() {
            out.push_str(" title=\"");
            out.push_str(&self.caption(&target.caption));
            out.push('"');
        }
        out.push_str(" />");
    }

    fn footnote_reference(&mut self, label: &str, out: &mut String) {
        if !self.definitions.contains_key(label) {
            out.push_str("[^");
            escape_text(label, out);
            out.push(']');
            return;
        }
        let number = match self.footnotes.iter().position(|(known, _)| known == label) {
            Some(at) => at,
            None => {
                self.footnotes.push((label.to_owned(), 0));
                self.footnotes.len() - 1
            }
        };
        self.footnotes[number].1 += 1;
        let (number, mention, prefix) = (number + 1, self.footnotes[number].1, &self.body.prefix);
        let _ = write!(
            out,
            "<sup class=\"footnote-ref\"><a href=\"#{prefix}fn-{number}\" id=\"{prefix}fnref-{number}-{mention}\">{number}</a></sup>"
        );
    }

    fn footnotes(&mut self, out: &mut String) {
        if self.footnotes.is_empty() {
            return;
        }
        fresh_line(out);
        out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        let mut at = 0;
        // A footnote may mention another, so the list grows while it is written.
        while at < self.footnotes.len() {
            let (label, mentions) = self.footnotes[at].clone();
            let number = at + 1;
            let prefix = self.body.prefix.clone();
            let _ = write!(out, "<li id=\"{prefix}fn-{number}\">");
            if let Some(blocks) = self.definitions.get(&label).copied() {
                let inner = self.nested(blocks);
                out.push_str(&inner);
            }
            for mention in 1..=mentions {
                let _ = write!(
                    out,
                    " <a href=\"#{prefix}fnref-{number}-{mention}\" class=\"footnote-back\" aria-label=\"{number}-{mention}\">↩</a>"
                );
            }
            out.push_str("</li>\n");
            at += 1;
        }
        out.push_str("</ol>\n</section>\n");
    }
}

/// Footnotes by label, wherever they stand.
fn collect_footnotes<'b>(blocks: &'b [Block], found: &mut BTreeMap<String, &'b [Block]>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Footnote(label, blocks) => {
                found.entry(label.clone()).or_insert(blocks);
            }
            BlockKind::Quote(_, blocks) => collect_footnotes(blocks, found),
            BlockKind::Container(container) => collect_footnotes(&container.blocks, found),
            BlockKind::List(_, items) => items.iter().for_each(|item| collect_footnotes(item, found)),
            _ => {}
        }
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
