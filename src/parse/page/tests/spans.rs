//! Spans point into the file's own bytes, whatever the text is.

use std::ops::Range;

use proptest::prelude::*;

use super::super::*;
use super::outline::Outline;
use crate::text::Span;

/// Pieces of which markdown is made, so that random texts hit its grammar.
const PIECES: &[&str] = &[
    "가",
    "나다 ",
    "a",
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\t",
    "> ",
    "- ",
    "1. ",
    "* ",
    "# ",
    "## ",
    "**",
    "*",
    "~~",
    "_",
    "`",
    "```\n",
    "~~~\n",
    "[",
    "]",
    "(",
    ")",
    "](a.md)",
    "![",
    "](b.png \"c\")",
    "{taken=2026-01-02}",
    "{",
    "}",
    ":ui[save]",
    ":ui[a > b]{role=c}",
    ":term[가]",
    ":feature[",
    ":::",
    ":::note\n",
    ":::role a\n",
    ":::tabs\n",
    ":::tab[나]\n",
    ":::\n",
    "::::\n",
    "::include a.md\n",
    "<div>",
    "</div>",
    "<A b={c}>\n",
    "</A>\n",
    "<!--",
    "-->",
    "{/* x */}",
    "{#id}",
    "|",
    "|---|\n",
    "\"",
    "'",
    "\\",
    "&amp;",
    "www.a.bc",
    "a@b.cd",
    "https://a.bc/d",
    "[^1]",
    "[^1]: ",
    ": ",
    "을(를)",
    "를",
    "\r\n",
    "***\n",
    "---\n",
    "import a from 'b'\n",
    "<div 가=\"나\">",
    "<p>",
    "</p>\n",
    "{가}",
    "{/* 가 */}",
    "<A>\n  ",
    "\n     ",
    "\0",
    "…",
    "😀",
    "[ ] ",
];

fn markdown() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>()]
}

/// Checks that every span slices, that siblings follow one another, and that numbers point at what is there.
struct Judge<'o> {
    text: &'o str,
    document: &'o Document,
}

impl Judge<'_> {
    fn span(&self, span: Span) {
        assert!(self.text.get(span.range()).is_some(), "{span:?} in {:?}", self.text);
    }

    fn blocks(&self, blocks: &[Block], within: Range<u32>) {
        for block in blocks {
            self.span(block.span);
            assert!(block.span.start >= within.start, "{block:?} in {:?}", self.text);
            match &block.kind {
                BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => self.inlines(inlines),
                BlockKind::Heading(index, inlines) => {
                    assert!(*index < self.document.headings.len());
                    self.inlines(inlines);
                }
                BlockKind::Quote(_, blocks) | BlockKind::Footnote(_, blocks) => self.blocks(blocks, within.clone()),
                BlockKind::List(_, items) => items.iter().for_each(|item| self.blocks(item, within.clone())),
                BlockKind::Table(table) => {
                    std::iter::once(&table.head).chain(&table.rows).flatten().for_each(|cell| self.inlines(cell));
                }
                BlockKind::Definitions(entries) => entries.iter().for_each(|entry| match entry {
                    Definition::Title(inlines) => self.inlines(inlines),
                    Definition::Details(blocks) => self.blocks(blocks, within.clone()),
                }),
                BlockKind::Container(container) => {
                    if let Some(passage) = container.kind.passage() {
                        assert!(passage < self.document.passages.len());
                    }
                    self.inlines(&container.title);
                    self.blocks(&container.blocks, within.clone());
                }
                BlockKind::Include(id) => self.reference(*id),
                BlockKind::Code { .. } | BlockKind::Html(_) | BlockKind::Rule => {}
            }
        }
    }

    fn reference(&self, id: ReferenceId) {
        assert!(id < self.document.references.len());
    }

    fn inlines(&self, inlines: &[Inline]) {
        let mut end = 0;
        for inline in inlines {
            self.span(inline.span);
            assert!(inline.span.start >= end, "{inlines:?} in {:?}", self.text);
            end = inline.span.end;
            match &inline.kind {
                InlineKind::Text | InlineKind::Particle(_) => {
                    assert!(!inline.span.is_empty());
                    assert!(!self.text[inline.span.range()].contains(['\n', '\r']), "{inlines:?} in {:?}", self.text);
                }
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                    self.inlines(inner);
                }
                InlineKind::Link(id, inner) | InlineKind::Image(id, inner) => {
                    self.reference(*id);
                    self.inlines(inner);
                }
                InlineKind::Label(id) | InlineKind::Term(id) | InlineKind::Feature(id) => self.reference(*id),
                _ => {}
            }
        }
    }
}

fn judge(outline: &Outline) {
    let (text, document) = (&*outline.source.text, &outline.document);
    let judge = Judge { text, document };
    judge.blocks(&document.blocks, 0..text.len() as u32);
    for heading in &document.headings {
        judge.span(heading.span);
        assert!(heading.passage.is_none_or(|passage| passage < document.passages.len()));
    }
    for (number, passage) in document.passages.iter().enumerate() {
        assert!(passage.parent.is_none_or(|parent| parent < number));
        passage.roles.iter().for_each(|role| assert_eq!(&text[role.span.range()], role.text));
    }
    for reference in &document.references {
        judge.span(reference.span);
        assert!(reference.passage.is_none_or(|passage| passage < document.passages.len()));
        match &reference.target {
            Target::Label { path, .. } => {
                path.iter().for_each(|step| assert_eq!(&text[step.span.range()], step.text));
            }
            Target::Term { name, text: shown } => {
                [name].into_iter().chain(shown).for_each(|name| assert_eq!(&text[name.span.range()], name.text));
            }
            Target::Feature { name } | Target::Include { path: name } => {
                assert_eq!(&text[name.span.range()], name.text);
            }
            Target::Mark(mark) => {
                mark.at.iter().chain(&mark.on).for_each(|name| assert_eq!(&text[name.span.range()], name.text));
            }
            Target::Link { .. } | Target::Image(_) => {}
        }
    }
}

proptest! {
    #[test]
    fn any_text_has_exact_spans(text in markdown()) {
        judge(&Outline::of(&text, Syntax::Markdown));
        judge(&Outline::of(&text, Syntax::Mdx));
    }

    #[test]
    fn line_endings_do_not_matter(text in markdown()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "");
        let windows = unix.replace('\n', "\r\n");
        for syntax in [Syntax::Markdown, Syntax::Mdx] {
            // In a code span over two lines, `\r\n` counts as two spaces.
            let read = |text: &str| {
                let tree = Outline::of(text, syntax).tree().replace("\\r\\n", "\\n").replace("\r\n", "\n");
                tree.replace(' ', "")
            };
            prop_assert_eq!(read(&windows), read(&unix));
        }
    }

    #[test]
    fn plain_words_stay_as_they_are(words in "[가-힣a-zA-Z0-9 .,!?]{0,80}") {
        let outline = Outline::of(&words, Syntax::Markdown);
        if !words.trim_start().starts_with(|first: char| first.is_ascii_digit()) && !words.starts_with("    ") {
            let tree = outline.tree();
            let expected = words.trim_matches(' ');
            prop_assert_eq!(tree, if expected.is_empty() { String::new() } else { format!("p({expected})") });
        }
    }
}
