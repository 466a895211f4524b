//! Fragments of headings, made from the heading's text. A directive counts by its id, so that a fragment is the same
//! for every role and reveals no role's words.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::parse::page::{
    BlockKind, Document, HeadingWord, Inline, InlineKind, Target, each_block, each_inline_of, is_free_id,
};

use super::names::Names;
use crate::text::{SourceText, composed};

/// The fragments that a document has used.
#[derive(Debug, Default)]
pub(super) struct Given(BTreeMap<String, usize>);

impl Given {
    /// Starts with these fragments as used.
    pub(super) fn with(anchors: &[String]) -> Self {
        Self(anchors.iter().map(|anchor| (anchor.clone(), 0)).collect())
    }

    /// An unused fragment: the wanted one, or the wanted one with a number; `usual` if `wanted` is empty.
    pub(super) fn one(&mut self, wanted: &str, usual: &str) -> String {
        let wanted = if wanted.is_empty() { usual } else { wanted };
        let mut anchor = wanted.to_owned();
        let mut number = self.0.get(wanted).copied().unwrap_or(0);
        while self.0.contains_key(&anchor) {
            number += 1;
            anchor = format!("{wanted}-{number}");
        }
        self.0.insert(wanted.to_owned(), number);
        self.0.entry(anchor.clone()).or_insert(0);
        anchor
    }
}

/// The anchors of a document's headings, in order, without duplicates.
pub fn anchors(document: &Document, names: &Names<'_>) -> Vec<String> {
    let mut given = Given::default();
    let headings = document.headings.iter().map(|heading| {
        let written = heading.id.as_ref().map(|id| composed(id).into_owned());
        let wanted = written.unwrap_or_else(|| slug(&words(document, &heading.words, names)));
        given.one(&wanted, "section")
    });
    headings.collect()
}

/// Inline text as used for fragments: a directive counts by its id.
pub(super) fn words_of(document: &Document, source: &SourceText, inlines: &[Inline], names: &Names<'_>) -> String {
    let mut found = Vec::new();
    collect(source, inlines, &mut found);
    words(document, &found, names)
}

fn collect(source: &SourceText, inlines: &[Inline], found: &mut Vec<HeadingWord>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text | InlineKind::Particle(_) => {
                found.push(HeadingWord::Text(source.slice(inline.span).to_owned()));
            }
            InlineKind::Decoded(text) | InlineKind::Code(text) | InlineKind::Opaque(text) => {
                found.push(HeadingWord::Text(text.clone()));
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => found.push(HeadingWord::Text(" ".to_owned())),
            InlineKind::Label(id) | InlineKind::Term(id) | InlineKind::Feature(id) => {
                found.push(HeadingWord::Reference(*id));
            }
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link(_, inner)
            | InlineKind::Image(_, inner) => collect(source, inner, found),
            InlineKind::Html(_)
            | InlineKind::FootnoteReference(_)
            | InlineKind::TaskMarker(_)
            | InlineKind::Mark(_) => {}
        }
    }
}

/// Whether a text may contain an element that links can target.
pub(super) fn may_hold_ids(text: &str) -> bool {
    text.contains("id=") || text.contains("name=")
}

/// Ids of the elements in a document's raw HTML, and names of its anchors (`<a name>`), in NFC: links can target them.
pub(super) fn html_ids(document: &Document) -> Vec<String> {
    let mut ids = Vec::new();
    let mut of_html = |html: &str| {
        let named = html.match_indices(" name=").filter(|(at, _)| {
            html[..*at]
                .rfind('<')
                .is_some_and(|open| html[open + 1..].starts_with("a ") || html[open + 1..].starts_with("A "))
        });
        ids.extend(html.match_indices(" id=").chain(named).filter_map(|(at, found)| {
            let value = &html[at + found.len()..];
            let id = match value.chars().next()? {
                quote @ ('"' | '\'') => value[1..].split(quote).next()?,
                _ => value.split([' ', '>', '\n']).next()?,
            };
            is_free_id(id).then(|| composed(id).into_owned())
        }));
    };
    each_block(&document.blocks, &mut |block| {
        if let BlockKind::Html(html) = &block.kind {
            of_html(html);
        }
    });
    each_inline_of(&document.blocks, &mut |inline| {
        if let InlineKind::Html(html) = &inline.kind {
            of_html(html);
        }
    });
    ids
}

fn words(document: &Document, words: &[HeadingWord], names: &Names<'_>) -> String {
    let mut text = String::new();
    for word in words {
        match word {
            HeadingWord::Text(part) => text.push_str(part),
            HeadingWord::Reference(id) => match &document.references[*id].target {
                Target::Label { path, .. } => {
                    for step in path {
                        text.push(' ');
                        text.push_str(
                            &names.label(&step.text).map_or_else(|_| step.text.clone(), |label| label.id.clone()),
                        );
                    }
                }
                Target::Term { name, .. } => {
                    text.push_str(
                        &names.concept(&name.text).map_or_else(|_| name.text.clone(), |concept| concept.id.clone()),
                    );
                }
                Target::Feature { name } => {
                    text.push_str(
                        &names.feature(&name.text).map_or_else(|_| name.text.clone(), |feature| feature.id.clone()),
                    );
                }
                Target::Link { .. } | Target::Image(_) | Target::Include { .. } | Target::Mark(_) => {}
            },
        }
    }
    text
}

/// Letters, digits and `_` in lower case and NFC; runs of other characters between them become one hyphen.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.nfc().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() || character == '_' {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Places;
    use crate::parse::glossary::Glossary;
    use crate::parse::page::{Dialects, Syntax, parse_body};

    #[test]
    fn equal_headings_get_a_number_and_ids_are_kept() {
        let glossary = Glossary::default();
        let text = "# 환불 규정!\n## 환불 규정\n## x {#own}\n## *환불* 규정 1\n## ...\n";
        let source = SourceText::new("a.md", text);
        let document = parse_body(&Places::new(&source), 0, Syntax::Markdown, Dialects::default());
        let made = anchors(&document, &Names::new(&glossary));
        assert_eq!(made, ["환불-규정", "환불-규정-1", "own", "환불-규정-1-1", "section"]);
    }
}
