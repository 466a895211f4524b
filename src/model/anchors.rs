//! Fragments of headings: made from the heading's text, a directive counted by its id, so that they are the same for
//! every role and give no role's words away.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::parse::page::{
    BlockKind, Document, HeadingWord, InlineKind, Target, each_block, each_inline_of, is_free_id,
};

use super::names::Names;
use crate::text::composed;

/// The anchors of a document's headings, in order, each of them once.
pub fn anchors(document: &Document, names: &Names<'_>) -> Vec<String> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    document
        .headings
        .iter()
        .map(|heading| {
            let written = heading.id.as_ref().map(|id| composed(id).into_owned());
            let wanted = written.unwrap_or_else(|| slug(&words(document, &heading.words, names)));
            let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
            let mut anchor = wanted.clone();
            let count = taken.get(&wanted).copied().unwrap_or(0);
            let mut number = count;
            while taken.contains_key(&anchor) {
                number += 1;
                anchor = format!("{wanted}-{number}");
            }
            taken.insert(wanted, number);
            taken.entry(anchor.clone()).or_insert(0);
            anchor
        })
        .collect()
}

/// Whether a text may hold an element to which links lead.
pub(super) fn may_hold_ids(text: &str) -> bool {
    text.contains("id=") || text.contains("name=")
}

/// Ids of the elements in a document's raw HTML, and names of its anchors (`<a name>`), in NFC: links may lead to them.
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
                Target::Link { .. } | Target::Image(_) | Target::Include { .. } => {}
            },
        }
    }
    text
}

/// Letters and digits in lower case and NFC, everything else a single hyphen.
fn slug(text: &str) -> String {
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
    use crate::text::SourceText;

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
