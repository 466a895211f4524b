//! A document as one short line of text.

use std::fmt::Write as _;

use crate::diagnostic::Places;
use crate::parse::page::*;
use crate::text::SourceText;

/// A parsed text that can show itself.
pub(super) struct Outline {
    pub(super) source: SourceText,
    pub(super) document: Document,
}

impl Outline {
    pub(super) fn of(text: &str, syntax: Syntax) -> Self {
        let source = SourceText::new("page.md", text);
        let document = parse_body(&Places::new(&source), 0, syntax, Dialects::default());
        Self { source, document }
    }

    /// The tree: `p(…)`, `strong(…)`, `ui(save)`, `+를` for a particle.
    pub(super) fn tree(&self) -> String {
        self.blocks(&self.document.blocks)
    }

    /// The faults' messages, in English.
    pub(super) fn faults(&self) -> Vec<&str> {
        self.document.faults.iter().map(|fault| fault.message.en.as_ref()).collect()
    }

    fn blocks(&self, blocks: &[Block]) -> String {
        blocks.iter().map(|block| self.block(block)).collect::<Vec<_>>().join(" ")
    }

    fn block(&self, block: &Block) -> String {
        match &block.kind {
            BlockKind::Paragraph(inlines) => format!("p({})", self.inlines(inlines)),
            BlockKind::Plain(inlines) => self.inlines(inlines),
            BlockKind::Heading(index, inlines) => {
                let heading = &self.document.headings[*index];
                let id = heading.id.as_ref().map_or_else(String::new, |id| format!("#{id}"));
                format!("h{}{id}({})", heading.level, self.inlines(inlines))
            }
            BlockKind::Code { info, text } => format!("code[{}]({text:?})", info.as_deref().unwrap_or_default()),
            BlockKind::Quote(None, blocks) => format!("quote({})", self.blocks(blocks)),
            BlockKind::Quote(Some(kind), blocks) => format!("{}({})", kind.name(), self.blocks(blocks)),
            BlockKind::List(first, items) => {
                let items: Vec<String> = items.iter().map(|item| self.blocks(item)).collect();
                format!("{}({})", if first.is_some() { "ol" } else { "ul" }, items.join(" | "))
            }
            BlockKind::Table(table) => {
                let row = |cells: &Vec<Vec<Inline>>| {
                    cells.iter().map(|cell| self.inlines(cell)).collect::<Vec<_>>().join(", ")
                };
                let rows: Vec<String> = std::iter::once(&table.head).chain(&table.rows).map(row).collect();
                format!("table({})", rows.join(" | "))
            }
            BlockKind::Html(html) => format!("html({html:?})"),
            BlockKind::Rule => "hr".to_owned(),
            BlockKind::Footnote(label, blocks) => format!("footnote[{label}]({})", self.blocks(blocks)),
            BlockKind::Definitions(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|entry| match entry {
                        Definition::Title(inlines) => format!("dt({})", self.inlines(inlines)),
                        Definition::Details(blocks) => format!("dd({})", self.blocks(blocks)),
                    })
                    .collect();
                format!("dl({})", entries.join(" "))
            }
            BlockKind::Container(container) => {
                let name = match container.kind {
                    ContainerKind::Role(passage) => {
                        let roles = &self.document.passages[passage].roles;
                        roles.iter().fold("role".to_owned(), |name, role| name + " " + &role.text)
                    }
                    ContainerKind::Callout(kind) => kind.name().to_owned(),
                    ContainerKind::Marks(_) => "callouts".to_owned(),
                    other => format!("{other:?}").to_lowercase(),
                };
                let title = match container.title.as_slice() {
                    [] => String::new(),
                    title => format!("[{}]", self.inlines(title)),
                };
                format!(":{name}{title}({})", self.blocks(&container.blocks))
            }
            BlockKind::Include(id) => format!("include({})", self.reference(*id)),
        }
    }

    /// Inline text.
    pub(super) fn inlines(&self, inlines: &[Inline]) -> String {
        inlines.iter().fold(String::new(), |mut out, inline| {
            // Writing to a string cannot fail.
            let _ = match &inline.kind {
                InlineKind::Text => write!(out, "{}", self.source.slice(inline.span)),
                InlineKind::Decoded(text) => write!(out, "={text}"),
                InlineKind::Opaque(written) => write!(out, "opaque({written})"),
                InlineKind::Code(code) => write!(out, "`{code}`"),
                InlineKind::Emphasis(inner) => write!(out, "em({})", self.inlines(inner)),
                InlineKind::Strong(inner) => write!(out, "strong({})", self.inlines(inner)),
                InlineKind::Strikethrough(inner) => write!(out, "del({})", self.inlines(inner)),
                InlineKind::Link(id, inner) => write!(out, "a[{}]({})", self.reference(*id), self.inlines(inner)),
                InlineKind::Image(id, alt) => write!(out, "img[{}]({})", self.reference(*id), self.inlines(alt)),
                InlineKind::Html(html) => write!(out, "{html}"),
                InlineKind::SoftBreak => write!(out, "/"),
                InlineKind::HardBreak => write!(out, "//"),
                InlineKind::FootnoteReference(label) => write!(out, "^{label}"),
                InlineKind::TaskMarker(done) => write!(out, "{}", if *done { "[x]" } else { "[ ]" }),
                InlineKind::Label(id) => write!(out, "ui({})", self.reference(*id)),
                InlineKind::Term(id) => write!(out, "term({})", self.reference(*id)),
                InlineKind::Feature(id) => write!(out, "feature({})", self.reference(*id)),
                InlineKind::Mark(id) => write!(out, "mark({})", self.reference(*id)),
                InlineKind::Particle(_) => write!(out, "+{}", self.source.slice(inline.span)),
            };
            out
        })
    }

    fn reference(&self, id: ReferenceId) -> String {
        match &self.document.references[id].target {
            Target::Label { path, role, .. } => {
                let path: Vec<&str> = path.iter().map(|step| step.text.as_str()).collect();
                let role = role.as_ref().map_or_else(String::new, |role| format!("@{}", role.text));
                path.join(">") + &role
            }
            Target::Term { name, text } => {
                name.text.clone() + &text.as_ref().map_or_else(String::new, |text| format!("={}", text.text))
            }
            Target::Feature { name } | Target::Include { path: name } => name.text.clone(),
            Target::Mark(mark) => {
                let parts = [("at", &mark.at), ("on", &mark.on)].into_iter();
                let parts = parts.filter_map(|(key, name)| Some(format!("{key}={}", name.as_ref()?.text)));
                parts.collect::<Vec<_>>().join(" ")
            }
            Target::Link { url, title, .. } if title.is_empty() => url.clone(),
            Target::Link { url, title, .. } => format!("{url} {title:?}"),
            Target::Image(image) => {
                let mut out = image.url.clone();
                let facts = [("taken", &image.taken), ("role", &image.role)];
                for (key, name) in facts {
                    if let Some(name) = name {
                        let _ = write!(out, " {key}={}", name.text);
                    }
                }
                for label in &image.shows {
                    let _ = write!(out, " shows={}", label.text);
                }
                for piece in &image.caption {
                    let _ = match piece {
                        CaptionPiece::Text(text) => write!(out, " {text:?}"),
                        CaptionPiece::Reference(id) => write!(out, " ui({})", self.reference(*id)),
                    };
                }
                if image.alone { out + " alone" } else { out }
            }
        }
    }
}
