//! A text as plain markdown, for language models and for people who copy: directives replaced by their texts, links
//! and pictures by their whole addresses.

mod lines;

use std::collections::{BTreeMap, BTreeSet};

use crate::korean::agree;
use crate::parse::page::{
    Block, BlockKind, CalloutKind, Container, ContainerKind, Definition, Inline, InlineKind, PassageId, ReferenceId,
    Target,
};
use crate::render::{RawHtml, Sanitizer, raw_led};
use crate::text::{Span, line_before};
use crate::view::{Body, FigurePart, LabelPart, LinkTarget, Resolved};

use super::paper::{Paper, destination};
use lines::without_fences;

/// As much of a line as may be the signs of lists and quotes before its text, in bytes.
const MARGIN: usize = 1024;

/// The text after the front matter, with helpgen's syntax replaced by plain markdown. `page`: the URL of the page that
/// shows it.
pub(super) fn body_markdown(body: &Body, page: &str, paper: &Paper<'_>) -> String {
    // A page whose text is not shown has none here either.
    if body.document.blocks.is_empty() {
        return String::new();
    }
    let source: &str = &body.source.text;
    let start = body.document.front.span.map_or(0, |span| {
        // The closing fence ends the line after the YAML.
        let end = span.end as usize;
        source[end..].find('\n').map_or(source.len(), |at| end + at + 1)
    });
    let heard = body.footnotes_heard();
    let raw = RawHtml::new(if paper.unsafe_html { Sanitizer::Off } else { Sanitizer::On });
    let mut editor = Editor {
        body,
        page,
        paper,
        heard,
        raw,
        strong: false,
        parts: BTreeMap::new(),
        code: Vec::new(),
        edits: Vec::new(),
    };
    editor.blocks(&body.document.blocks);
    editor.unseen();
    let mut edits = editor.edits;
    edits.sort();
    let mut out = String::new();
    let mut at = start;
    for (from, to, text) in edits {
        if from < at {
            continue;
        }
        out.push_str(&source[at..from]);
        out.push_str(&text);
        at = to.max(from);
    }
    out.push_str(&source[at.min(source.len())..]);
    without_fences(&out)
}

/// Walks a body and collects replacements of its source: from, to, new text.
struct Editor<'b> {
    body: &'b Body,
    /// The URL of the page that shows the text.
    page: &'b str,
    paper: &'b Paper<'b>,
    /// Footnotes that the text refers to.
    heard: BTreeSet<&'b str>,
    raw: RawHtml,
    /// Inside strong text.
    strong: bool,
    /// Replacements of components, by the offset of their tag.
    parts: BTreeMap<usize, Vec<String>>,
    /// Code blocks.
    code: Vec<Span>,
    edits: Vec<(usize, usize, String)>,
}

impl<'b> Editor<'b> {
    fn put(&mut self, from: usize, to: usize, text: impl Into<String>) {
        self.edits.push((from, to, text.into()));
    }

    fn replace(&mut self, span: Span, text: impl Into<String>) {
        self.put(span.start as usize, span.end as usize, text);
    }

    fn source(&self) -> &'b str {
        &self.body.source.text
    }

    fn blocks(&mut self, blocks: &'b [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'b Block) {
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => self.inlines(inlines),
            BlockKind::Heading(index, _) if self.body.title_again == Some(*index) => self.replace(block.span, ""),
            BlockKind::Heading(index, inlines) => {
                let start = block.span.start as usize;
                // The title above is the only heading of the first level.
                if self.body.document.headings[*index].level == 1 && self.source()[start..].starts_with('#') {
                    self.put(start, start, "#");
                }
                self.inlines(inlines);
                self.heading(block.span, inlines);
            }
            BlockKind::Container(container) => self.container(block.span, container),
            // What only passages of other roles mention.
            BlockKind::Footnote(label, _) if !self.heard.contains(label.as_str()) => self.replace(block.span, ""),
            BlockKind::Quote(_, blocks) | BlockKind::Footnote(_, blocks) => self.blocks(blocks),
            BlockKind::List(_, items) => items.iter().for_each(|item| self.blocks(item)),
            BlockKind::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| self.inlines(cell));
            }
            BlockKind::Definitions(entries) => {
                for entry in entries {
                    match entry {
                        Definition::Title(inlines) => self.inlines(inlines),
                        Definition::Details(blocks) => self.blocks(blocks),
                    }
                }
            }
            BlockKind::Html(html) => {
                let mut clean = String::new();
                self.raw.block(&self.led(html), &mut clean);
                if clean.trim() != html.trim() {
                    let written = self.body.source.slice(block.span);
                    let ends = if written.ends_with('\n') && !clean.is_empty() { "\n" } else { "" };
                    let lines =
                        clean.trim_end().replace('\n', &format!("\n{}", self.margin(block.span.start as usize)));
                    self.replace(block.span, format!("{lines}{ends}"));
                }
            }
            BlockKind::Include(id) => {
                let text = match &self.body.references[*id] {
                    Resolved::Include(inner) => body_markdown(inner, self.page, self.paper),
                    _ => String::new(),
                };
                self.replace(block.span, text);
            }
            BlockKind::Code { .. } => self.code.push(block.span),
            BlockKind::Rule => {}
        }
    }

    /// The tag of a component, or another thing that no reader sees, around a place.
    fn tag(&self, at: u32) -> Option<Span> {
        let unseen = &self.body.document.unseen;
        let span = unseen.get(unseen.partition_point(|span| span.end <= at))?;
        (span.start <= at).then_some(*span)
    }

    /// Takes out what no reader sees; what stays of components takes its place.
    fn unseen(&mut self) {
        for span in &self.body.document.unseen {
            let in_code = self.code.partition_point(|code| code.end <= span.start);
            let in_code = self.code.get(in_code).is_some_and(|code| code.start <= span.start);
            // Indentation goes in code too.
            if in_code && !self.body.source.slice(*span).trim().is_empty() {
                continue;
            }
            let parts = self.parts.remove(&(span.start as usize)).unwrap_or_default();
            let tail = parts.last().is_none_or(|last| last.ends_with('\n'));
            let tail = if tail || self.source()[span.end as usize..].starts_with(['\n', '\r']) { "" } else { " " };
            let text = parts.join(&format!("\n\n{}", self.margin(span.start as usize)));
            self.replace(*span, format!("{text}{tail}"));
        }
    }

    /// `{#anchor .class}` behind a heading's text.
    fn heading(&mut self, span: Span, inlines: &[Inline]) {
        let Some(from) = inlines.last().map(|last| last.span.end as usize) else { return };
        let source = self.source();
        let Some(rest) = source.get(from..(span.end as usize).max(from)) else { return };
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        if let (Some(open), Some(close)) = (line.find('{'), line.rfind('}'))
            && line[..open].trim().is_empty()
            && open < close
        {
            self.put(from, from + close + 1, "");
        }
    }

    fn container(&mut self, span: Span, container: &'b Container) {
        let passage = container.kind.passage();
        if passage.and_then(|passage| self.body.passages.get(passage)).is_some_and(|audience| audience.nobody) {
            return self.replace(span, "");
        }
        let title = self.body.plain(&container.title).trim().to_owned();
        let name = match (container.kind, passage) {
            (_, Some(passage)) => self.role_names(passage),
            (ContainerKind::Callout(kind), _) if title.is_empty() => self.paper.word(callout_word(kind)),
            (ContainerKind::Details, _) if title.is_empty() => self.paper.word("details"),
            _ => title,
        };
        // A passage that goes on behind the block in which it was opened has no line of its own there.
        let start = passage.and_then(|at| self.body.document.passages.get(at)).map_or(span.start, |own| own.span.start);
        let tag = self.tag(start);
        let start = start as usize;
        let margin = self.margin(start);
        if let Some(tag) = tag {
            // A component: text may go on behind its tag. The group around a first tab of MkDocs has no words.
            if !name.is_empty() {
                let text = format!("**{name}**\n{0}\n{0}", margin.trim_end());
                self.parts.entry(tag.start as usize).or_default().push(text);
            }
        } else if !name.is_empty() {
            let length = self.source()[start..].find(['\n', '\r']).unwrap_or(self.source().len() - start);
            self.put(start, start + length, format!("**{name}**\n{}", margin.trim_end()));
        }
        self.blocks(&container.blocks);
        // Where a passage ends cannot be seen without its fence.
        if let Some(last) = container.blocks.last().filter(|_| passage.is_some() && !name.is_empty()) {
            let end = self.line_end(last.span);
            let margin = self.margin(start);
            let told = self.paper.word("machine.passage_end").replace("{roles}", &name);
            self.put(end, end, format!("\n{}\n{margin}*({told})*\n", margin.trim_end()));
        }
    }

    /// Behind the last line of a block that says something.
    fn line_end(&self, span: Span) -> usize {
        let written = self.body.source.slice(span);
        span.start as usize + written.trim_end().len()
    }

    /// An address for a twin. A twin may be read anywhere, so the address begins with the site's own.
    fn absolute(&self, href: &str) -> String {
        if let Some(place) = href.strip_prefix('#') {
            return format!("{}#{place}", self.paper.address(self.page));
        }
        match href.strip_prefix(self.body.root.as_str()).filter(|_| !self.body.root.is_empty()) {
            Some(url) => match url.split_once('#') {
                Some((url, place)) => format!("{}#{place}", self.paper.address(url)),
                None => self.paper.address(url),
            },
            None => href.to_owned(),
        }
    }

    /// Raw HTML with whole addresses.
    fn led(&self, html: &str) -> String {
        let led = raw_led(self.body, html);
        if self.body.root.is_empty() {
            return led.into_owned();
        }
        led.replace(&format!("=\"{}", self.body.root), &format!("=\"{}", self.paper.base))
    }

    /// The names of a passage's roles; empty where it is for all who read the text around it.
    fn role_names(&self, passage: PassageId) -> String {
        let audience = self.body.passages.get(passage).filter(|audience| !audience.roles.is_empty());
        audience.map_or_else(String::new, |audience| audience.names.join(", "))
    }

    /// What keeps a further line in the quote or item of the one in which `at` lies.
    fn margin(&self, at: usize) -> String {
        line_before(self.source(), at, MARGIN).chars().map(|c| if c == '>' { c } else { ' ' }).collect()
    }

    fn inlines(&mut self, inlines: &'b [Inline]) {
        let mut rest = inlines.iter().peekable();
        while let Some(inline) = rest.next() {
            if let (InlineKind::Label(id), Some(next)) = (&inline.kind, rest.peek())
                && let InlineKind::Particle(after) = &next.kind
                && id == after
                && let Resolved::Label(part) = &self.body.references[*id]
            {
                // Each role's name with the particle that fits it.
                let text = label(part, self.strong, self.body.source.slice(next.span));
                self.put(inline.span.start as usize, next.span.end as usize, text);
                rest.next();
                continue;
            }
            self.inline(inline);
        }
    }

    /// What stays of a component, as markdown: the words of its attributes, with where they lead.
    fn part(&mut self, inline: &'b Inline, tag: Span) {
        let text = match &inline.kind {
            InlineKind::Image(id, alt) => self.picture(*id, alt).unwrap_or_default(),
            InlineKind::Strong(inner) => {
                let words: Vec<String> = inner.iter().map(|inner| self.part_words(inner)).collect();
                format!("**{}**", words.concat())
            }
            _ => self.part_words(inline),
        };
        self.parts.entry(tag.start as usize).or_default().push(text);
    }

    fn part_words(&self, inline: &'b Inline) -> String {
        let InlineKind::Link(id, inner) = &inline.kind else { return self.body.plain(std::slice::from_ref(inline)) };
        let words = self.body.plain(inner);
        match &self.body.references[*id] {
            Resolved::Link(LinkTarget::To { href, markdown, .. }) => {
                let href = self.absolute(if markdown.is_empty() { href } else { markdown });
                format!("[{words}]({})", destination(&href))
            }
            _ => words,
        }
    }

    fn inline(&mut self, inline: &'b Inline) {
        if let Some(tag) = self.tag(inline.span.start).filter(|tag| inline.span.end <= tag.end)
            && inline.span.start < inline.span.end
        {
            return self.part(inline, tag);
        }
        match &inline.kind {
            InlineKind::Strong(inner) => {
                let outer = std::mem::replace(&mut self.strong, true);
                self.inlines(inner);
                self.strong = outer;
            }
            InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner) => self.inlines(inner),
            InlineKind::Link(id, inner) => {
                self.inlines(inner);
                self.link(*id, inline.span, inner);
            }
            InlineKind::Image(id, alt) => self.image(*id, inline.span, alt),
            InlineKind::Html(html) => {
                let mut clean = String::new();
                self.raw.inline(&self.led(html), &mut clean);
                if clean != *html {
                    self.replace(inline.span, clean);
                }
            }
            InlineKind::Label(id) | InlineKind::Term(id) | InlineKind::Feature(id) => {
                let text = match &self.body.references[*id] {
                    Resolved::Label(part) => label(part, self.strong, ""),
                    other => other.plain(),
                };
                self.replace(inline.span, text);
            }
            // A mark's position means nothing without the picture, so it is left out.
            InlineKind::Mark(id) => {
                let text = match &self.body.references[*id] {
                    Resolved::Label(part) => label(part, self.strong, ""),
                    _ => String::new(),
                };
                self.replace(inline.span, text);
            }
            InlineKind::Particle(id) => {
                let text = self.body.references[*id].followed_by(self.body.source.slice(inline.span));
                self.replace(inline.span, text);
            }
            _ => {}
        }
    }

    /// The part of a link or picture behind its text, from the closing bracket on. None: it is a bare address.
    fn tail(&self, span: Span, inner: &[Inline]) -> Option<usize> {
        let from = inner.last().map_or(span.start, |last| last.span.end) as usize;
        let rest = self.source().get(from..span.end as usize)?;
        let written = self.source().get(span.range())?;
        written.starts_with(['[', '!']).then(|| rest.find(']').map(|at| from + at))?
    }

    fn link(&mut self, id: ReferenceId, span: Span, inner: &[Inline]) {
        let (Some(tail), Resolved::Link(to)) = (self.tail(span, inner), &self.body.references[id]) else { return };
        let (start, end) = (span.start as usize, span.end as usize);
        match to {
            LinkTarget::To { href, title, markdown, .. } => {
                let href = self.absolute(if markdown.is_empty() { href } else { markdown });
                self.put(tail, end, format!("]({}{})", destination(&href), quoted(title)));
            }
            // Of a page that is not in this build there are the words alone.
            LinkTarget::Nowhere => {
                self.put(start, start + 1, "");
                self.put(tail, end, "");
            }
        }
    }

    fn image(&mut self, id: ReferenceId, span: Span, alt: &[Inline]) {
        let (start, end) = (span.start as usize, span.end as usize);
        let rest = &self.source()[end..];
        // The braces behind a picture hold attributes for helpgen, so they are left out.
        let behind = end + if rest.starts_with('{') { rest.find('}').map_or(0, |at| at + 1) } else { 0 };
        if let Some(text) = self.picture(id, alt) {
            self.put(start, behind, text);
        }
    }

    /// The markdown of a picture or a film in a twin. None: its source is kept.
    fn picture(&self, id: ReferenceId, alt: &[Inline]) -> Option<String> {
        let alt = self.body.plain(alt);
        Some(match &self.body.references[id] {
            Resolved::Picture(part) => {
                let Target::Image(target) = &self.body.document.references[id].target else { return None };
                let caption = self.body.caption(&target.caption);
                let alt = alt.replace(['[', ']'], "").replace('\n', " ");
                // Each role's version says whose it is.
                let several = !part.others.is_empty();
                let one = |part: &FigurePart| {
                    let names = part.role_names.join(", ");
                    let whose = if several && !names.is_empty() { format!(" ({names})") } else { String::new() };
                    let src = destination(&self.paper.address(&part.src));
                    format!("![{alt}{whose}]({src}{})", quoted(&caption))
                };
                let all: Vec<String> = std::iter::once(&**part).chain(&part.others).map(one).collect();
                all.join(" ")
            }
            // Markdown shows no films: a link leads to it.
            Resolved::Media(part) => {
                let to = match part.kind {
                    "embed" => part.page.clone(),
                    _ => format!("{}{}", self.body.root, part.src),
                };
                let words = alt.replace(['[', ']'], "").replace('\n', " ");
                let words = if words.trim().is_empty() { to.clone() } else { words };
                format!("[{words}]({})", destination(&to))
            }
            Resolved::Missing(_) => alt,
            _ => String::new(),
        })
    }
}

/// A label as each role sees it, with what is written right behind it. In strong text it needs no marks of its own.
fn label(part: &LabelPart, strong: bool, tail: &str) -> String {
    let marks = if strong { "" } else { "**" };
    let text = |variant: &crate::view::LabelVariant| {
        let steps = variant.steps.join(" > ");
        let tail = agree(variant.steps.last().map_or("", String::as_str), tail);
        let role = &variant.role_name;
        if role.is_empty() {
            format!("{marks}{steps}{marks}{tail}")
        } else {
            format!("{marks}{steps}{marks}{tail} ({role})")
        }
    };
    part.variants.iter().map(text).collect::<Vec<_>>().join(" / ")
}

/// The title of a link or picture, written behind its address.
fn quoted(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" \"{}\"", title.replace('"', "\\\"").replace('\n', " ")) }
}

fn callout_word(kind: CalloutKind) -> &'static str {
    match kind {
        CalloutKind::Note => "callout.note",
        CalloutKind::Tip => "callout.tip",
        CalloutKind::Caution => "callout.caution",
        CalloutKind::Danger => "callout.danger",
    }
}
