//! What a page is made of besides its words: blocks, marks, links and where they lead, pictures, code, HTML, directives,
//! front matter. Two texts of which only words differ have the same skeleton; that is how a fix is proven.
//!
//! A skeleton is a list of [`Bone`]s in the order of the text, each with its bytes and what it says. Words have no bone.
//! A caller that compares two skeletons knows which bytes were meant to change: [`Bone::yields`] says what kind of
//! change a bone lets pass.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Places;
use crate::parse::yaml::{self, FaultRules, Node, Value};
use crate::text::{SourceText, Span};

use super::ast::{
    Block, BlockKind, CaptionPiece, Container, ContainerKind, Definition, Document, Inline, InlineKind, Reference,
    ReferenceId, Target,
};
use super::attributes::PROSE_ATTRIBUTES;
use super::destination::{LinkForm, destination, form};
use super::front_matter::PAGE_FRONT_MATTER;
use super::parse_inline;
use super::raw::{CODE_ELEMENTS, each_tag};

/// A kind of change that a bone allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Yields {
    /// None: what it says stays.
    Nothing,
    /// It holds words, which may be others.
    Words,
    /// It is an address, which may be corrected.
    Address,
    /// It names something of the glossary, which may be called otherwise.
    Name,
    /// It did not take and may become what it was meant to be.
    Markup,
}

/// A piece of a skeleton.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bone<'t> {
    /// What it is: `strong`, `destination`, `code`.
    pub kind: &'static str,
    /// Its bytes.
    pub span: Span,
    /// What it says that words do not.
    pub says: Cow<'t, str>,
    /// Which change it lets pass.
    pub yields: Yields,
}

/// Everything of a page that is no word, in the order of the text.
pub fn skeleton<'t>(source: &'t SourceText, document: &'t Document) -> Vec<Bone<'t>> {
    let mut skeleton = Skeleton { text: &source.text, document, verbatim: 0, bones: Vec::new() };
    skeleton.front(source);
    skeleton.blocks(&document.blocks);
    skeleton.definitions();
    skeleton.attributes();
    for &id in &document.shown_ids {
        skeleton.bone("id", id, skeleton.raw(id), Yields::Nothing);
    }
    skeleton.bones
}

struct Skeleton<'t> {
    text: &'t str,
    document: &'t Document,
    /// Open elements whose text is no prose.
    verbatim: usize,
    bones: Vec<Bone<'t>>,
}

impl<'t> Skeleton<'t> {
    fn bone(&mut self, kind: &'static str, span: Span, says: impl Into<Cow<'t, str>>, yields: Yields) {
        self.bones.push(Bone { kind, span, says: says.into(), yields });
    }

    fn raw(&self, span: Span) -> &'t str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Keys and values of the front matter. What readers see of it may change its words.
    fn front(&mut self, source: &'t SourceText) {
        let front = &self.document.front;
        let Some(span) = front.span else { return };
        let places = Places::new(source);
        let rules = FaultRules::one(PAGE_FRONT_MATTER);
        let prose: Vec<Span> =
            front.title.iter().chain(&front.description).chain(&front.foreign).map(|name| name.span).collect();
        match yaml::parse(&places, span.start as usize, self.raw(span), &rules).map(|tree| tree.root) {
            Ok(Some(root)) => self.node(&root, &prose),
            Ok(None) => {}
            // What cannot be read must not change at all.
            Err(_) => self.bone("front matter", span, self.raw(span), Yields::Nothing),
        }
        let Some(title) = &front.title else { return };
        let line = SourceText::new(source.path.clone(), title.text.clone());
        let document = parse_inline(&line);
        let mut inner = Skeleton { text: &line.text, document: &document, verbatim: 0, bones: Vec::new() };
        inner.blocks(&document.blocks);
        // Where they stand in the file is not known behind escapes: all of them are said to fill the title.
        let own = inner.bones.into_iter().filter(|bone| bone.kind != "text");
        self.bones.extend(own.map(|bone| Bone {
            span: title.span,
            says: bone.says.into_owned().into(),
            kind: bone.kind,
            yields: bone.yields,
        }));
    }

    fn node(&mut self, node: &Node, prose: &[Span]) {
        match &node.value {
            Value::Map(entries) => {
                self.bone("map", node.span, "", Yields::Nothing);
                for (key, node) in entries {
                    self.bone("key", key.span, key.text.clone(), Yields::Nothing);
                    self.node(node, prose);
                }
            }
            Value::Seq(items) => {
                self.bone("sequence", node.span, items.len().to_string(), Yields::Nothing);
                items.iter().for_each(|item| self.node(item, prose));
            }
            Value::Str(text) => {
                let words = if prose.contains(&node.span) { Yields::Words } else { Yields::Nothing };
                self.bone("string", node.span, text.clone(), words);
            }
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
                self.bone("value", node.span, self.raw(node.span), Yields::Nothing);
            }
        }
    }

    fn blocks(&mut self, blocks: &'t [Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &'t Block) {
        let span = block.span;
        self.verbatim = 0;
        match &block.kind {
            BlockKind::Paragraph(inlines) => self.holding("paragraph", span, inlines),
            BlockKind::Plain(inlines) => self.holding("text", span, inlines),
            BlockKind::Heading(number, inlines) => {
                let says = self.document.headings.get(*number).map(|heading| {
                    format!("{} #{} .{}", heading.level, heading.id.as_deref().unwrap_or(""), heading.classes.join("."))
                });
                self.bone("heading", span, says.unwrap_or_default(), Yields::Nothing);
                self.inlines(inlines);
            }
            BlockKind::Code { info, text } => {
                let info = info.as_deref().unwrap_or_default();
                self.bone("code block", span, format!("{info}\n{text}"), Yields::Nothing);
            }
            BlockKind::Quote(kind, blocks) => {
                self.bone("quote", span, kind.map_or("", |kind| kind.name()), Yields::Nothing);
                self.blocks(blocks);
            }
            BlockKind::List(first, items) => {
                self.bone("list", span, format!("{first:?} {}", items.len()), Yields::Nothing);
                for item in items {
                    self.bone("item", span, "", Yields::Nothing);
                    self.blocks(item);
                }
            }
            BlockKind::Table(table) => {
                self.bone("table", span, format!("{:?} {}", table.alignments, table.rows.len()), Yields::Nothing);
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    self.bone("row", span, row.len().to_string(), Yields::Nothing);
                    for cell in row {
                        let ends = cell.first().zip(cell.last());
                        let span = ends.map_or(span, |(a, b)| Span::new(a.span.start as usize, b.span.end as usize));
                        self.holding("cell", span, cell);
                    }
                }
            }
            BlockKind::Html(_) => {
                self.bone("html", span, "", Yields::Nothing);
                self.html(span);
            }
            BlockKind::Rule => self.bone("rule", span, "", Yields::Nothing),
            BlockKind::Footnote(label, blocks) => {
                self.bone("footnote", span, label.as_str(), Yields::Nothing);
                self.blocks(blocks);
            }
            BlockKind::Definitions(entries) => {
                self.bone("definitions", span, "", Yields::Nothing);
                for entry in entries {
                    match entry {
                        Definition::Title(inlines) => self.holding("defined", span, inlines),
                        Definition::Details(blocks) => {
                            self.bone("meaning", span, "", Yields::Nothing);
                            self.blocks(blocks);
                        }
                    }
                }
            }
            BlockKind::Container(container) => self.container(span, container),
            BlockKind::Include(_) => self.bone("include", span, self.raw(span), Yields::Nothing),
        }
    }

    /// A block of a directive: its opening line but for the title is its name and its attributes. The text of a component
    /// may begin on the same line.
    fn container(&mut self, span: Span, container: &'t Container) {
        let line = self.raw(span).lines().next().unwrap_or_default();
        let start = span.start as usize;
        let text = container.blocks.first().and_then(|block| (block.span.start as usize).checked_sub(start));
        let line = text.and_then(|text| line.get(..text)).unwrap_or(line);
        let title = container.title.first().zip(container.title.last());
        let title = title.map_or(line.len()..line.len(), |(first, last)| {
            (first.span.start as usize).saturating_sub(start)..(last.span.end as usize).saturating_sub(start)
        });
        let head = line.get(..title.start).unwrap_or(line);
        let tail = line.get(title.end..).unwrap_or_default();
        let kind = match container.kind {
            ContainerKind::Role(_) => "role passage",
            _ => "container",
        };
        self.bone(kind, span, format!("{head}…{tail}"), Yields::Nothing);
        self.inlines(&container.title);
        self.blocks(&container.blocks);
    }

    fn holding(&mut self, kind: &'static str, span: Span, inlines: &'t [Inline]) {
        self.bone(kind, span, "", Yields::Nothing);
        self.inlines(inlines);
    }

    fn inlines(&mut self, inlines: &'t [Inline]) {
        inlines.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &'t Inline) {
        let span = inline.span;
        match &inline.kind {
            InlineKind::Text | InlineKind::Decoded(_) if self.verbatim > 0 => {
                self.bone("verbatim", span, self.raw(span), Yields::Nothing);
            }
            // Words, and the breaks of lines between them.
            InlineKind::Text | InlineKind::Decoded(_) | InlineKind::SoftBreak | InlineKind::Particle(_) => {}
            InlineKind::Emphasis(inner) => self.holding("emphasis", span, inner),
            InlineKind::Strong(inner) => self.holding("strong", span, inner),
            InlineKind::Strikethrough(inner) => self.holding("strikethrough", span, inner),
            InlineKind::Link(id, inner) => self.pointing("link", *id, span, inner),
            InlineKind::Image(id, inner) => self.pointing("image", *id, span, inner),
            InlineKind::Label(id) | InlineKind::Term(id) | InlineKind::Feature(id) => self.directive(*id),
            // A label may be written as code.
            InlineKind::Code(_) => self.bone("code", span, self.raw(span), Yields::Name),
            InlineKind::Html(_) => self.html(span),
            InlineKind::Opaque(_) => self.opaque(span),
            // Whatever else is no word stays byte for byte.
            _ => self.bone("inline", span, self.raw(span), Yields::Nothing),
        }
    }

    /// A link or picture with its destination and its content.
    fn pointing(&mut self, kind: &'static str, id: ReferenceId, span: Span, inner: &'t [Inline]) {
        let Some(reference) = self.document.references.get(id) else { return };
        let form = form(self.text, reference, span, inner).map(|(form, _)| form);
        match &reference.target {
            Target::Link { url, title, .. } => {
                self.bone(kind, span, if title.is_empty() { "" } else { "titled" }, Yields::Nothing);
                self.address(reference, url, form);
            }
            Target::Image(image) => {
                let names = |names: &[super::ast::Name]| {
                    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(",")
                };
                let (taken, role) = (image.taken.as_slice(), image.role.as_slice());
                let titled = if image.caption.is_empty() { "" } else { "titled" };
                let says = format!("{titled} {} {}", names(taken), names(role));
                self.bone(kind, span, says, Yields::Nothing);
                for name in &image.shows {
                    self.bone("shown label", name.span, name.text.as_str(), Yields::Name);
                }
                self.address(reference, &image.url, form);
                for piece in &image.caption {
                    if let CaptionPiece::Reference(id) = piece {
                        self.directive(*id);
                    }
                }
            }
            _ => {}
        }
        self.inlines(inner);
    }

    fn address(&mut self, reference: &'t Reference, url: &'t str, form: Option<LinkForm>) {
        // Of a link by reference the definition tells the address.
        if let Some(definition) = reference.definition {
            let at = self.document.definitions.binary_search_by_key(&definition.start, |own| own.span.start);
            let says = at.map_or_else(|_| url.to_owned(), |at| format!("definition {at}"));
            return self.bone("by reference", reference.span, says, Yields::Nothing);
        }
        let found = destination(self.text, reference).filter(|_| form.is_none_or(|form| form == LinkForm::Own));
        match found {
            Some(found) => self.bone("destination", found.span, url, Yields::Address),
            None => self.bone("destination", reference.span, url, Yields::Nothing),
        }
    }

    /// A directive in a line: what it names, and the words that it shows in its place.
    fn directive(&mut self, id: ReferenceId) {
        let Some(reference) = self.document.references.get(id) else { return };
        let named = match &reference.target {
            Target::Term { text: Some(shown), .. } => {
                let raw = self.raw(reference.span);
                let start = (shown.span.start.saturating_sub(reference.span.start)) as usize;
                let end = (shown.span.end.saturating_sub(reference.span.start)) as usize;
                self.bone("shown text", shown.span, shown.text.as_str(), Yields::Words);
                match (raw.get(..start), raw.get(end..)) {
                    (Some(head), Some(tail)) => format!("{head}…{tail}"),
                    _ => raw.to_owned(),
                }
            }
            _ => self.raw(reference.span).to_owned(),
        };
        self.bone("directive", reference.span, named, Yields::Name);
    }

    /// Tags with their attributes, comments, and the text between the tags of code.
    fn html(&mut self, span: Span) {
        let html = self.raw(span);
        let of = |range: &Range<usize>| span_of(span, range);
        let mut behind = 0;
        each_tag(html, &mut |tag| {
            let between = behind..tag.whole.start.max(behind);
            behind = tag.whole.end;
            self.between(of(&between));
            let whole = of(&tag.whole);
            if tag.name.is_empty() || tag.closes {
                let closes = tag.closes && is_verbatim(&tag.name);
                self.verbatim = self.verbatim.saturating_sub(usize::from(closes));
                return self.bone("markup", whole, &html[tag.whole], Yields::Nothing);
            }
            if let Some(end) = tag.raw_text {
                self.bone("verbatim", of(&(end..tag.whole.end)), &html[end..tag.whole.end], Yields::Nothing);
            } else if is_verbatim(&tag.name) && !html[..tag.whole.end].ends_with("/>") {
                self.verbatim += 1;
            }
            self.bone("tag", whole, tag.name, Yields::Nothing);
            for attribute in tag.attributes {
                let yields = match attribute.name.as_str() {
                    "href" | "src" => Yields::Address,
                    name if PROSE_ATTRIBUTES.contains(&name) => Yields::Words,
                    _ => Yields::Nothing,
                };
                self.bone("attribute", of(&attribute.whole), attribute.name, Yields::Nothing);
                self.bone("value", of(&attribute.value), &html[attribute.value], yields);
            }
        });
        self.between(of(&(behind..html.len())));
    }

    /// Text between tags: code stays.
    fn between(&mut self, span: Span) {
        if self.verbatim > 0 && !span.is_empty() {
            self.bone("verbatim", span, self.raw(span), Yields::Nothing);
        }
    }

    /// Titles, labels and alternative texts of components and shortcodes.
    fn attributes(&mut self) {
        for own in &self.document.attributes {
            self.bone("attribute text", own.text.span, own.text.text.as_str(), Yields::Words);
        }
    }

    /// What a program reads, but for the words in it that people read.
    fn opaque(&mut self, span: Span) {
        let attributes = &self.document.attributes;
        let first = attributes.partition_point(|own| own.text.span.start < span.start);
        let (mut at, mut says) = (span.start, String::new());
        for own in attributes[first..].iter().take_while(|own| own.text.span.end <= span.end) {
            says.push_str(self.raw(Span { start: at, end: own.text.span.start }));
            says.push('…');
            at = own.text.span.end;
        }
        says.push_str(self.raw(Span { start: at, end: span.end }));
        self.bone("opaque", span, says, Yields::Nothing);
    }

    /// Definitions of addresses, also those that nothing uses.
    fn definitions(&mut self) {
        for own in &self.document.definitions {
            let says = if own.titled { "titled" } else { "" };
            self.bone("definition", own.span, says, Yields::Nothing);
            if let Some(label) = own.label(self.text) {
                self.bone("reference label", label, self.raw(label), Yields::Nothing);
            }
            match own.destination(self.text) {
                Some(found) => self.bone("destination", found.span, own.url.as_str(), Yields::Address),
                None => self.bone("destination", own.span, own.url.as_str(), Yields::Nothing),
            }
        }
    }
}

fn span_of(outer: Span, inner: &Range<usize>) -> Span {
    let start = outer.start as usize;
    Span::new(start + inner.start, start + inner.end)
}

/// Whether a tag, from its name on, is of an element whose text is no prose.
fn is_verbatim(tag: &str) -> bool {
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    CODE_ELEMENTS.iter().any(|own| own.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::page::{Dialects, parse_page};

    fn of(text: &str) -> Vec<String> {
        let source = SourceText::new("a.md", text);
        let document = parse_page(&source, &[], Dialects::default());
        let bones = skeleton(&source, &document);
        bones.into_iter().map(|bone| format!("{} {}", bone.kind, bone.says).trim().to_owned()).collect()
    }

    #[test]
    fn words_have_no_bone() {
        let one = "---\ntitle: 가\n---\n\n## 나 *다*\n\n[라](a.md \"마\")와 ![바](a.png)\n\n| 사 |\n|---|\n| 아 |\n";
        let other = "---\ntitle: 가\n---\n\n## 나나 *다다*\n\n[라라](a.md \"마마\")와 ![바바](a.png)\n\n| 사사 |\n|---|\n| 아아 |\n";
        assert_eq!(of(one), of(other));
    }

    #[test]
    fn everything_else_has_one() {
        let text = "가";
        for other in [
            "# 가",
            "- 가",
            "> 가",
            "1. 가",
            "*가*",
            "**가**",
            "~~가~~",
            "`가`",
            "[가](b)",
            "![가](b)",
            "<b>가</b>",
            "<!-- 나 -->가",
            "가[^1]\n\n[^1]: 가",
            "가\n\n[x]: y",
            ":ui[가]",
            ":::note\n가\n:::",
            "    가",
            "| 가 |\n|---|",
            "---\ntags: [가]\n---\n가",
        ] {
            assert_ne!(of(text), of(other), "{other}");
        }
    }

    #[test]
    fn code_in_html_stays_byte_for_byte() {
        for (one, other) in [
            ("<code>가</code> 다", "<code>나</code> 다"),
            ("<pre>\n가\n</pre>\n", "<pre>\n나\n</pre>\n"),
            ("<div><kbd>가</kbd></div>\n", "<div><kbd>나</kbd></div>\n"),
            ("<script>가</script>\n", "<script>나</script>\n"),
        ] {
            assert_ne!(of(one), of(other), "{one}");
        }
        assert_eq!(of("<code>가</code> 다"), of("<code>가</code> 라"));
        assert_eq!(of("<div><kbd>가</kbd>다</div>\n"), of("<div><kbd>가</kbd>라</div>\n"));
    }
}
