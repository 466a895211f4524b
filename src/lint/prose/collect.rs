//! From a parsed page to its runs.

mod heads;
mod html;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::parse::page::{
    BLOCK_ELEMENTS, Block, BlockKind, CaptionPiece, Definition, Document, Inline, InlineKind, Name, PassageId, Target,
};
use crate::text::{Span, code_spans};

use super::scalar::Scalar;
use super::tags::{closes, code_element, tag_name};
use super::{Beside, Mark, MarkKind, OBJECT, Piece, Run, RunKind};

/// The runs of a page's text, in order: title and description first. `title` is the title's own document with the
/// text that it was parsed from.
pub fn runs(text: &str, document: &Document, title: Option<(&str, &Document)>) -> Vec<Run> {
    let mut collector = Collector::new(text, document);
    collector.front(title);
    collector.blocks(&document.blocks, RunKind::Paragraph);
    collector.attributes();
    collector.runs
}

/// Where the text of a YAML scalar stands in the file: its offset, if its bytes are the text's.
pub fn scalar_offset(text: &str, name: &Name) -> Option<usize> {
    let raw = text.get(name.span.range())?;
    if raw == name.text {
        return Some(name.span.start as usize);
    }
    let inner = raw.strip_prefix(['"', '\''])?;
    (inner.get(..inner.len() - 1)? == name.text).then_some(name.span.start as usize + 1)
}

pub(super) struct Collector<'d> {
    pub(super) text: &'d str,
    pub(super) document: &'d Document,
    /// Where the text that is being read starts in the file.
    pub(super) base: usize,
    passage: Option<PassageId>,
    heading: Option<usize>,
    /// The number of the run under which the text stands.
    under: Option<usize>,
    /// The row or the list in which the text stands.
    beside: Option<Beside>,
    /// Rows and lists that have been met.
    groups: usize,
    /// Titles of definitions that have been read.
    defined: BTreeSet<(Span, String)>,
    pub(super) runs: Vec<Run>,
}

impl<'d> Collector<'d> {
    fn new(text: &'d str, document: &'d Document) -> Self {
        Self {
            text,
            document,
            base: 0,
            passage: None,
            heading: None,
            under: None,
            beside: None,
            groups: 0,
            defined: BTreeSet::new(),
            runs: Vec::new(),
        }
    }

    pub(super) fn open(&self, kind: RunKind) -> Run {
        Run {
            kind,
            text: String::new(),
            pieces: Vec::new(),
            marks: Vec::new(),
            passage: self.passage,
            picture: None,
            heading: self.heading,
            under: [self.under, None],
            beside: self.beside,
        }
    }

    fn front(&mut self, title: Option<(&'d str, &'d Document)>) {
        if let (Some(name), Some((line, document))) = (&self.document.front.title, title) {
            match Scalar::of(self.text, name) {
                Some(scalar) => {
                    let mut inner = Collector::new(line, document);
                    inner.blocks(&document.blocks, RunKind::Title);
                    self.runs.extend(inner.runs.into_iter().map(|run| scalar.in_file(run)));
                }
                None => self.whole(RunKind::Title, name),
            }
        }
        let front = &self.document.front;
        for name in front.description.iter().chain(front.descriptions.iter().map(|(_, text)| text)) {
            self.scalar(RunKind::Description, name);
        }
        for name in &self.document.front.foreign {
            self.scalar(RunKind::Title, name);
        }
    }

    fn scalar(&mut self, kind: RunKind, name: &Name) {
        match Scalar::of(self.text, name) {
            Some(scalar) => {
                let mut run = self.open(kind);
                run.push_plain(&name.text, 0);
                self.add(scalar.in_file(run));
            }
            None => self.whole(kind, name),
        }
    }

    /// A text whose bytes in the file are others: one indivisible piece.
    fn whole(&mut self, kind: RunKind, name: &Name) {
        let mut run = self.open(kind);
        run.push(&name.text, name.span, false);
        self.add(run);
    }

    /// Keeps a run that says something; its number.
    pub(super) fn add(&mut self, run: Run) -> Option<usize> {
        (!run.text.trim().is_empty()).then(|| {
            self.runs.push(run);
            self.runs.len() - 1
        })
    }

    /// The runs of a block; the number of a paragraph's.
    fn block(&mut self, block: &'d Block, kind: RunKind) -> Option<usize> {
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => return self.run(kind, inlines),
            BlockKind::Heading(number, inlines) => {
                self.heading = Some(*number);
                self.run(if kind == RunKind::Title { kind } else { RunKind::Heading }, inlines);
            }
            BlockKind::Quote(_, blocks) | BlockKind::Footnote(_, blocks) => self.blocks(blocks, kind),
            BlockKind::List(_, items) => {
                let group = self.group();
                for item in items {
                    self.item(item, if kind == RunKind::Title { kind } else { RunKind::Item }, Beside::List(group));
                }
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Html(_) => self.html(block.span),
            BlockKind::Definitions(entries) => {
                let outer = self.under;
                for entry in entries {
                    match entry {
                        Definition::Title(inlines) => {
                            self.under = outer;
                            self.under = self.run(RunKind::ContainerTitle, inlines).or(outer);
                        }
                        Definition::Details(blocks) => self.blocks(blocks, kind),
                    }
                }
                self.under = outer;
            }
            BlockKind::Container(container) => {
                let outer = (self.passage, self.under);
                self.passage = container.kind.passage().or(self.passage);
                self.under = self.run(RunKind::ContainerTitle, &container.title).or(self.under);
                self.blocks(&container.blocks, RunKind::Paragraph);
                (self.passage, self.under) = outer;
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Include(_) => {}
        }
        None
    }

    fn run(&mut self, kind: RunKind, inlines: &'d [Inline]) -> Option<usize> {
        if inlines.is_empty() {
            return None;
        }
        let mut run = self.open(kind);
        self.inlines(inlines, &mut run);
        self.add(run)
    }

    /// Titles, labels and alternative texts of components, HTML and shortcodes.
    fn attributes(&mut self) {
        for attribute in &self.document.attributes {
            let span = attribute.text.span;
            let mut run = self.open(RunKind::Attribute);
            run.passage = attribute.passage;
            let before = self.document.headings.partition_point(|heading| heading.span.start <= span.start);
            run.heading = before.checked_sub(1);
            run.push_plain(&attribute.text.text, span.start as usize);
            self.add(run);
        }
    }

    fn inlines(&mut self, inlines: &'d [Inline], run: &mut Run) {
        // Elements of code that are never closed, so that they are not looked for again and again.
        let mut unclosed: Vec<&str> = Vec::new();
        let mut code_end = 0;
        for (at, inline) in inlines.iter().enumerate() {
            if at < code_end {
                continue;
            }
            if let InlineKind::Html(tag) = &inline.kind
                && let Some(element) = code_element(tag).filter(|element| !unclosed.contains(element))
            {
                let closing = |it: &Inline| matches!(&it.kind, InlineKind::Html(tag) if closes(tag, element));
                match inlines[at + 1..].iter().position(closing) {
                    Some(length) => {
                        code_end = at + length + 2;
                        let span = Span { start: inline.span.start, end: inlines[code_end - 1].span.end };
                        run.push(OBJECT.encode_utf8(&mut [0; 4]), span.shifted(self.base), false);
                        continue;
                    }
                    None => unclosed.push(element),
                }
            }
            let span = inline.span.shifted(self.base);
            let start = run.text.len();
            match &inline.kind {
                InlineKind::Text | InlineKind::Particle(_) => {
                    run.push(&self.text[inline.span.range()], span, true);
                }
                InlineKind::Decoded(content) => run.push(content, span, false),
                InlineKind::SoftBreak => run.push(" ", span, false),
                InlineKind::HardBreak => run.push("\n", span, false),
                InlineKind::Code(content) => run.object(MarkKind::Code(content.clone()), span),
                InlineKind::Opaque(_) => run.push(OBJECT.encode_utf8(&mut [0; 4]), span, false),
                InlineKind::Label(id) => run.object(MarkKind::Label(*id), span),
                InlineKind::Term(id) => {
                    run.object(MarkKind::Term(*id), span);
                    self.shown(*id);
                }
                InlineKind::Feature(id) => run.object(MarkKind::Feature(*id), span),
                InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner) => self.inlines(inner, run),
                InlineKind::Strong(inner) => {
                    self.inlines(inner, run);
                    run.mark(start, span, MarkKind::Strong);
                }
                InlineKind::Link(id, inner) => {
                    if self.is_address(*id, inner) {
                        run.push(OBJECT.encode_utf8(&mut [0; 4]), span, false);
                    } else {
                        self.inlines(inner, run);
                    }
                    run.mark(start, span, MarkKind::Link(*id));
                    if let Target::Link { title, .. } = &self.document.references[*id].target {
                        self.title_of(title, *id, span, None);
                    }
                }
                InlineKind::Image(id, inner) => {
                    run.push(OBJECT.encode_utf8(&mut [0; 4]), span, false);
                    self.picture(*id, inner, span);
                }
                InlineKind::Html(tag) => {
                    match tag_name(tag).as_str() {
                        "br" => run.push("\n", span, false),
                        // Browsers begin a line there: <summary>글</summary>글.
                        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => run.push("\n", span, false),
                        name if BLOCK_ELEMENTS.contains(&name) => run.push("\n", span, false),
                        // Superscript and subscript are no part of the word: 렌더링<sup>SSR</sup>을.
                        "sup" | "sub" | "rt" => run.push(OBJECT.encode_utf8(&mut [0; 4]), span, false),
                        _ => {}
                    }
                }
                InlineKind::FootnoteReference(_) | InlineKind::TaskMarker(_) | InlineKind::Mark(_) => {}
            }
        }
    }

    /// A link whose text is its own address.
    fn is_address(&self, id: usize, inner: &[Inline]) -> bool {
        let [only] = inner else { return false };
        let Target::Link { url, email, .. } = &self.document.references[id].target else { return false };
        let shown = self.text.get(only.span.range()).unwrap_or_default();
        *email || shown.starts_with("http") || url.ends_with(shown) && shown.contains('.') && !shown.contains(' ')
    }

    fn picture(&mut self, id: usize, inner: &'d [Inline], span: Span) {
        let mut alt = self.open(RunKind::Alt);
        alt.picture = Some(id);
        self.inlines(inner, &mut alt);
        self.add(alt);
        let Target::Image(image) = &self.document.references[id].target else { return };
        for piece in &image.caption {
            match piece {
                CaptionPiece::Text(text) => self.title_of(text, id, span, Some(id)),
                CaptionPiece::Reference(id) => self.shown(*id),
            }
        }
    }

    /// What a `:term` shows in the place of its concept's name: `:term[learner]{text="수강생"}`.
    fn shown(&mut self, id: usize) {
        let Target::Term { text: Some(text), .. } = &self.document.references[id].target else { return };
        let mut run = self.open(RunKind::Shown);
        run.push_plain(&text.text, text.span.shifted(self.base).start as usize);
        self.add(run);
    }

    /// The text of a title in a link's or picture's bytes, or in those of its definition.
    fn title_of(&mut self, title: &str, id: usize, span: Span, picture: Option<usize>) {
        if title.trim().is_empty() {
            return;
        }
        let definition = self.document.references[id].definition.map(|defined| defined.shifted(self.base));
        // However many links share a definition, its title stands there once.
        if definition.is_some_and(|defined| !self.defined.insert((defined, title.to_owned()))) {
            return;
        }
        let span = definition.unwrap_or(span);
        let mut run = self.open(RunKind::Caption);
        run.picture = picture;
        let local = span.start as usize - self.base..span.end as usize - self.base;
        match self.text.get(local).and_then(|raw| raw.rfind(title)) {
            Some(at) => {
                let start = span.start as usize + at;
                run.push_plain(title, start);
            }
            None => run.push(title, span, false),
        }
        self.add(run);
    }
}

impl Run {
    pub(super) fn push(&mut self, text: &str, span: Span, exact: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { start, end: self.text.len(), span, exact });
    }

    /// Text without markup that stands in the file as it is, from `at` on. What it has in backticks is code all the same:
    /// other systems show it so, and people read it so.
    fn push_plain(&mut self, text: &str, at: usize) {
        let mut end = 0;
        for code in code_spans(text) {
            self.push(&text[end..code.start], Span::new(at + end, at + code.start), true);
            end = code.end;
            self.push(OBJECT.encode_utf8(&mut [0; 4]), Span::new(at + code.start, at + end), false);
        }
        if end < text.len() {
            self.push(&text[end..], Span::new(at + end, at + text.len()), true);
        }
    }

    fn object(&mut self, kind: MarkKind, span: Span) {
        let start = self.text.len();
        self.push(OBJECT.encode_utf8(&mut [0; 4]), span, false);
        self.mark(start, span, kind);
    }

    fn mark(&mut self, start: usize, span: Span, kind: MarkKind) {
        self.marks.push(Mark { range: start..self.text.len(), span, kind });
    }
}
