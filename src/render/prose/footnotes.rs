//! Footnotes: numbered in the order of their first mention, written at the end of the text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::parse::page::{Block, BlockKind, Definition, PassageId};
use crate::render::escape::{escape_attribute, escape_text};
use crate::view::RolePart;

use super::{Writer, fresh_line};

/// A footnote's text, and the role passage in which it was written.
#[derive(Clone, Copy)]
pub(super) struct Note<'b> {
    blocks: &'b [Block],
    passage: Option<PassageId>,
}

impl<'b> Writer<'b> {
    pub(super) fn footnote_reference(&mut self, label: &str, out: &mut String) {
        if self.definition(label).is_none() {
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

    /// The footnote of this label.
    fn definition(&self, label: &str) -> Option<Note<'b>> {
        let body = self.body;
        let definitions = self.definitions.get_or_init(|| {
            let mut found = BTreeMap::new();
            collect(&body.document.blocks, None, &mut found);
            found
        });
        definitions.get(label).copied()
    }

    /// A footnote's text: that of a role passage is for its readers alone, wherever it is mentioned.
    fn note(&mut self, note: Note<'b>, out: &mut String) {
        let audience = note.passage.and_then(|passage| self.body.passages.get(passage)).cloned().unwrap_or_default();
        if audience.nobody {
            return;
        }
        let body_html = self.nested(note.blocks);
        if audience.roles.is_empty() {
            out.push_str(&body_html);
        } else {
            let id = self.closed.passage(&self.body.prefix);
            let part = RolePart { id, roles: audience.roles, role_names: audience.names, body_html };
            self.parts.role_passage(self.body, &part, out);
        }
    }

    /// What the way back to a mention of a footnote is called.
    fn way_back(&self, number: usize, mention: usize) -> String {
        let words = self.parts.word(self.body, if mention == 1 { "footnote.back" } else { "footnote.back-again" });
        words.replace("{number}", &number.to_string()).replace("{mention}", &mention.to_string())
    }

    pub(super) fn footnotes(&mut self, out: &mut String) {
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
            if let Some(note) = self.definition(&label) {
                self.note(note, out);
            }
            for mention in 1..=mentions {
                let _ =
                    write!(out, " <a href=\"#{prefix}fnref-{number}-{mention}\" class=\"footnote-back\" aria-label=\"");
                escape_attribute(&self.way_back(number, mention), out);
                out.push_str("\">↩</a>");
            }
            out.push_str("</li>\n");
            at += 1;
        }
        out.push_str("</ol>\n</section>\n");
    }
}

/// Footnotes by label, wherever they stand.
fn collect<'b>(blocks: &'b [Block], passage: Option<PassageId>, found: &mut BTreeMap<String, Note<'b>>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Footnote(label, blocks) => {
                found.entry(label.clone()).or_insert(Note { blocks, passage });
                collect(blocks, passage, found);
            }
            BlockKind::Quote(_, blocks) => collect(blocks, passage, found),
            BlockKind::Container(container) => {
                let passage = container.kind.passage().or(passage);
                collect(&container.blocks, passage, found);
            }
            BlockKind::List(_, items) => items.iter().for_each(|item| collect(item, passage, found)),
            BlockKind::Definitions(entries) => {
                for entry in entries {
                    if let Definition::Details(blocks) = entry {
                        collect(blocks, passage, found);
                    }
                }
            }
            _ => {}
        }
    }
}
