//! Input that is meant to hurt: nested without end, or very long.

use super::super::*;
use super::parsed;
use crate::text::SourceText;

/// Levels that no page has.
const LEVELS: usize = 20_000;

/// The depth of a document's blocks and inlines.
fn depth(blocks: &[Block]) -> usize {
    let inline_depth = |inlines: &Vec<Inline>| inline_depth(inlines);
    let deepest = blocks.iter().map(|block| match &block.kind {
        BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) | BlockKind::Heading(_, inlines) => {
            inline_depth(inlines)
        }
        BlockKind::Quote(_, blocks) | BlockKind::Footnote(_, blocks) => depth(blocks),
        BlockKind::List(_, items) => items.iter().map(|item| depth(item)).max().unwrap_or(0),
        BlockKind::Container(container) => depth(&container.blocks),
        BlockKind::Definitions(entries) => entries
            .iter()
            .map(|entry| match entry {
                Definition::Title(inlines) => inline_depth(inlines),
                Definition::Details(blocks) => depth(blocks),
            })
            .max()
            .unwrap_or(0),
        _ => 0,
    });
    deepest.max().map_or(0, |deepest| deepest + 1)
}

fn inline_depth(inlines: &[Inline]) -> usize {
    let deepest = inlines.iter().map(|inline| match &inline.kind {
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner)
        | InlineKind::Link(_, inner)
        | InlineKind::Image(_, inner) => inline_depth(inner),
        _ => 0,
    });
    deepest.max().map_or(0, |deepest| deepest + 1)
}

#[test]
fn the_tree_is_never_deeper_than_the_stack_can_bear() {
    for (unit, tail) in [
        (">", "a"),
        ("- ", "a"),
        ("1. ", "a"),
        ("> - ", "a"),
        ("*a ", ""),
        ("**a ", "**"),
        ("~~a ", ""),
        ("***", "a"),
        ("![", "](a)"),
        (":::note\n", "a"),
        (":::role a\n", "a"),
        ("[^a]: ", "a"),
        (": ", "a"),
    ] {
        let outline = parsed(&format!("{}{}", unit.repeat(LEVELS), tail.repeat(LEVELS)));
        let depth = depth(&outline.document.blocks);
        assert!(depth <= 2 * build::DEPTH_LIMIT, "{unit:?}: {depth}");
    }
}

#[test]
fn text_beyond_the_limit_is_shown_and_told() {
    let outline = parsed(&format!("{}글", "> ".repeat(200)));
    assert!(outline.tree().contains("p(글)"));
    assert_eq!(outline.faults(), ["Lists or quotes are nested too deeply"]);
    let notes = format!("{}글\n{}끝", ":::note\n".repeat(200), ":::\n".repeat(200));
    assert!(parsed(&notes).tree().ends_with(" p(끝)"));
    assert_eq!(parsed(&notes).faults(), ["Lists or quotes are nested too deeply"]);
}

#[test]
fn a_role_passage_beyond_the_limit_is_not_shown_to_everybody() {
    let text = format!("{}:::role a\n비밀\n:::\n{}끝", ":::note\n".repeat(200), ":::\n".repeat(200));
    assert!(!parsed(&text).tree().contains("비밀"));
}

#[test]
fn odd_characters_are_text() {
    let outline = parsed("가\0나 \u{feff}다\u{2028}라 \u{200b}:ui[a]\0");
    assert_eq!(outline.tree(), "p(가\0나 \u{feff}다\u{2028}라 \u{200b}ui(a)\0)");
}

#[test]
fn nothing_at_all_is_a_page() {
    for text in ["", "\n", "\r\n\r\n", " ", "\t"] {
        assert_eq!(parsed(text).tree(), "");
        assert!(parse_inline(&SourceText::new("title", text)).blocks.is_empty());
    }
}
