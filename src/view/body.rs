//! An article's text with everything that points out of it resolved: what the prose renderer needs, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::korean::{agree, agree_with_each};
use crate::model::Area;
use crate::parse::page::{Block, BlockKind, CaptionPiece, Definition, Document, Inline, InlineKind, leading_particle};
use crate::text::SourceText;

use super::partials::{FeaturePart, FigurePart, LabelPart, LabelVariant, MediaPart, TermPart, TextByRole};

/// The level of a text's first headings: the page's title is above them all.
pub const FIRST_LEVEL: u8 = 2;

/// A document and the results of its references, number by number.
#[derive(Clone, Debug)]
pub struct Body {
    /// The file from which the document's spans are cut.
    pub source: SourceText,
    /// Its path relative to the content folder: links and pictures are meant from there.
    pub file: String,
    /// The text.
    pub document: Arc<Document>,
    /// By [`crate::parse::page::ReferenceId`].
    pub references: Vec<Resolved>,
    /// By heading: its anchor.
    pub anchors: Vec<String>,
    /// Fragments of tabs and fold-outs, by where their blocks begin.
    pub folds: BTreeMap<u32, String>,
    /// By passage: the ids and names of its roles.
    pub passages: Vec<Audience>,
    /// By where a `:::callouts` begins: of each of its picture's versions, where each item's mark stands.
    pub marks: BTreeMap<u32, Vec<Vec<Option<Area>>>>,
    /// The language of the page on which it stands.
    pub lang: String,
    /// The way from that page to the site's root.
    pub root: String,
    /// The heading of the first level that only says the page's title again: it is left out.
    pub title_again: Option<usize>,
    /// Put before fragments and ids that must be unique on a page; empty for the page's own text.
    pub prefix: String,
}

/// Who reads a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Ids, joined by a space.
    pub roles: String,
    /// Names in the page's language.
    pub names: Vec<String>,
    /// No reader of this build may read the passage, so it is left out.
    pub nobody: bool,
}

/// The result of resolving a reference.
#[derive(Clone, Debug)]
pub enum Resolved {
    /// A UI label or a path of them, with the particle agreeing for each variant.
    Label(LabelPart),
    /// A link to the glossary.
    Term(TermPart),
    /// A feature's name.
    Feature(FeaturePart),
    /// A link.
    Link(LinkTarget),
    /// A picture.
    Picture(Box<FigurePart>),
    /// A film or sound.
    Media(Box<MediaPart>),
    /// Another file's text.
    Include(Box<Body>),
    /// Nothing was found: the text as written stands in for it.
    Missing(String),
    /// Another role's picture: nothing of it is in this build.
    Nothing,
}

/// Where a link leads in this build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// An address, with the page's way to the root where it needs one.
    To {
        /// The address.
        href: String,
        /// The title; may be empty.
        title: String,
        /// The same for each role where roles read it differently.
        titles: Vec<TextByRole>,
        /// It leaves the site.
        external: bool,
        /// The address of the markdown of the page to which it leads; empty: it leads to none.
        markdown: String,
    },
    /// No link in this build: the text alone.
    Nowhere,
}

impl Body {
    /// The anchor of the heading that is the page's title: links lead to it there.
    pub fn title_anchor(&self) -> String {
        self.title_again.and_then(|heading| self.anchors.get(heading)).cloned().unwrap_or_default()
    }

    /// Inline text as a reader hears it: for alternative texts, descriptions and search.
    pub fn plain(&self, inlines: &[Inline]) -> String {
        let mut text = String::new();
        self.collect_plain(inlines, None, &mut text);
        text
    }

    /// The words of a caption, each label with the particle that fits it.
    pub fn caption(&self, pieces: &[CaptionPiece]) -> String {
        let mut text = String::new();
        let mut rest = pieces.iter().peekable();
        while let Some(piece) = rest.next() {
            match piece {
                CaptionPiece::Text(own) => text.push_str(own),
                CaptionPiece::Reference(id) => {
                    let tail = match rest.peek() {
                        Some(CaptionPiece::Text(tail)) => tail.as_str(),
                        _ => "",
                    };
                    let particle = leading_particle(tail).filter(|at| at.start == 0).map_or("", |at| &tail[at]);
                    text.push_str(&self.references[*id].with_particle(particle));
                    if !particle.is_empty() {
                        text.push_str(&tail[particle.len()..]);
                        rest.next();
                    }
                }
            }
        }
        text
    }

    /// The same for each role that sees labels of it, where they read it differently.
    pub fn by_role(&self, inlines: &[Inline]) -> Vec<TextByRole> {
        let mut roles = Vec::new();
        self.roles_in(inlines, &mut roles);
        let each = roles.into_iter().map(|role| {
            let mut text = String::new();
            self.collect_plain(inlines, Some(role), &mut text);
            TextByRole { role: role.to_owned(), text }
        });
        each.collect()
    }

    /// The roles that inline text tells apart, by id.
    fn roles_in<'b>(&'b self, inlines: &[Inline], roles: &mut Vec<&'b str>) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Label(id) => {
                    let Resolved::Label(part) = &self.references[*id] else { continue };
                    for role in part.variants.iter().flat_map(|variant| variant.role.split_whitespace()) {
                        // It becomes part of an attribute's name.
                        let plain = role.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
                        if plain && !roles.contains(&role) {
                            roles.push(role);
                        }
                    }
                }
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner)
                | InlineKind::Link(_, inner)
                | InlineKind::Image(_, inner) => self.roles_in(inner, roles),
                _ => {}
            }
        }
    }

    /// Labels of the footnotes that a reader of this build comes across.
    pub fn footnotes_heard(&self) -> BTreeSet<&str> {
        let mut notes = BTreeMap::new();
        let mut heard = BTreeSet::new();
        let mut open = self.mentioned(&self.document.blocks, &mut notes);
        // A footnote may mention another.
        while let Some(label) = open.pop() {
            if heard.insert(label)
                && let Some(blocks) = notes.get(label).copied()
            {
                open.extend(self.mentioned(blocks, &mut BTreeMap::new()));
            }
        }
        heard
    }

    /// Footnotes that blocks mention outside of footnotes; those that they define are put into `notes`.
    fn mentioned<'b>(&'b self, blocks: &'b [Block], notes: &mut BTreeMap<&'b str, &'b [Block]>) -> Vec<&'b str> {
        let mut found = Vec::new();
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) | BlockKind::Heading(_, inlines) => {
                    footnotes_in(inlines, &mut found);
                }
                BlockKind::Footnote(label, inner) => {
                    notes.entry(label).or_insert(inner);
                }
                BlockKind::Quote(_, inner) => found.extend(self.mentioned(inner, notes)),
                BlockKind::List(_, items) => items.iter().for_each(|item| found.extend(self.mentioned(item, notes))),
                BlockKind::Table(table) => {
                    let cells = table.head.iter().chain(table.rows.iter().flatten());
                    cells.for_each(|cell| footnotes_in(cell, &mut found));
                }
                BlockKind::Definitions(entries) => {
                    for entry in entries {
                        match entry {
                            Definition::Title(inlines) => footnotes_in(inlines, &mut found),
                            Definition::Details(inner) => found.extend(self.mentioned(inner, notes)),
                        }
                    }
                }
                BlockKind::Container(container) => {
                    let own = container.kind.passage().and_then(|passage| self.passages.get(passage));
                    if !own.is_some_and(|own| own.nobody) {
                        footnotes_in(&container.title, &mut found);
                        found.extend(self.mentioned(&container.blocks, notes));
                    }
                }
                BlockKind::Code { .. } | BlockKind::Html(_) | BlockKind::Rule | BlockKind::Include(_) => {}
            }
        }
        found
    }

    fn collect_plain(&self, inlines: &[Inline], role: Option<&str>, text: &mut String) {
        let mut rest = inlines.iter().peekable();
        while let Some(inline) = rest.next() {
            if let (InlineKind::Label(id), Some(next)) = (&inline.kind, rest.peek())
                && let InlineKind::Particle(after) = &next.kind
                && id == after
            {
                text.push_str(&self.references[*id].said(role, self.source.slice(next.span)));
                rest.next();
                continue;
            }
            match &inline.kind {
                // NUL is shown as U+FFFD (CommonMark 0.31 §2.3).
                InlineKind::Text => {
                    text.extend(self.source.slice(inline.span).chars().map(|c| if c == '\0' { '\u{fffd}' } else { c }))
                }
                InlineKind::Particle(id) => {
                    text.push_str(&self.references[*id].followed(role, self.source.slice(inline.span)));
                }
                InlineKind::Decoded(content) | InlineKind::Code(content) | InlineKind::Opaque(content) => {
                    text.push_str(content);
                }
                InlineKind::SoftBreak | InlineKind::HardBreak => text.push('\n'),
                // The description of another role's picture is left out with the picture.
                InlineKind::Image(id, _) if matches!(self.references[*id], Resolved::Nothing) => {}
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner)
                | InlineKind::Link(_, inner)
                | InlineKind::Image(_, inner) => self.collect_plain(inner, role, text),
                InlineKind::Label(id) | InlineKind::Term(id) | InlineKind::Feature(id) => {
                    text.push_str(&self.references[*id].said(role, ""));
                }
                // A mark without words is read as the label that it marks.
                InlineKind::Mark(id) => text.push_str(&self.references[*id].said(role, "")),
                InlineKind::Html(_) | InlineKind::FootnoteReference(_) | InlineKind::TaskMarker(_) => {}
            }
        }
    }
}

fn footnotes_in<'b>(inlines: &'b [Inline], found: &mut Vec<&'b str>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::FootnoteReference(label) => found.push(label),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link(_, inner) => footnotes_in(inner, found),
            _ => {}
        }
    }
}

/// The variants of a label that a role sees; no role, or one for which there is none: all of them.
fn seen<'p>(part: &'p LabelPart, role: Option<&str>) -> impl Iterator<Item = &'p LabelVariant> {
    let own = |variant: &&LabelVariant| role.is_some_and(|role| variant.role.split_whitespace().any(|id| id == role));
    let one = part.variants.iter().find(own);
    part.variants.iter().filter(move |variant| one.is_none_or(|one| std::ptr::eq(one, *variant)))
}

impl Resolved {
    /// What is written right behind it, agreeing with it: with every variant of a label, in both forms where they ask
    /// for different ones.
    pub fn followed_by(&self, tail: &str) -> String {
        self.followed(None, tail)
    }

    fn followed(&self, role: Option<&str>, tail: &str) -> String {
        match self {
            Resolved::Label(part) => {
                let last = |variant: &'_ LabelVariant| variant.steps.last().cloned().unwrap_or_default();
                let words: Vec<String> = seen(part, role).map(last).collect();
                agree_with_each(words.iter().map(String::as_str), tail)
            }
            _ => agree(&self.plain(), tail).into_owned(),
        }
    }

    /// The text that stands for it where there is no markup: each distinct text of a label, in the roles' order.
    pub fn plain(&self) -> String {
        self.said(None, "")
    }

    /// The same with what is written right behind it: each text with the particle that fits it, or with one for all where the
    /// same fits all of them.
    pub fn with_particle(&self, tail: &str) -> String {
        self.said(None, tail)
    }

    fn said(&self, role: Option<&str>, tail: &str) -> String {
        match self {
            Resolved::Label(part) => {
                let mut texts: Vec<(String, String)> = Vec::new();
                for variant in seen(part, role) {
                    let form = agree(variant.steps.last().map_or("", String::as_str), tail).into_owned();
                    let text = (variant.steps.join(" › "), form);
                    if !texts.contains(&text) {
                        texts.push(text);
                    }
                }
                let alike = texts.iter().all(|(_, form)| *form == texts[0].1);
                let last = texts.len().saturating_sub(1);
                let each = texts
                    .iter()
                    .enumerate()
                    .map(|(at, (text, form))| if alike && at < last { text.clone() } else { format!("{text}{form}") });
                each.collect::<Vec<_>>().join("/")
            }
            _ if !tail.is_empty() => format!("{}{}", self.plain(), self.followed_by(tail)),
            Resolved::Term(part) => part.text.clone(),
            Resolved::Feature(part) => part.name.clone(),
            Resolved::Missing(text) => text.clone(),
            Resolved::Picture(part) => part.alt.clone(),
            Resolved::Media(part) => part.alt.clone(),
            Resolved::Link(_) | Resolved::Include(_) | Resolved::Nothing => String::new(),
        }
    }
}
