//! A page as plain markdown, for language models and for people who copy: directives replaced by what they come to.

use std::collections::BTreeSet;

use crate::parse::page::{
    Block, BlockKind, ContainerKind, Definition, InlineKind, PassageId, Reference, Target, each_inline_of,
};
use crate::text::Span;
use crate::view::{Body, LinkTarget, Resolved};

use super::Artifact;

/// The page's markdown at `<url>index.md`.
pub fn page_markdown(url: &str, title: &str, description: &str, body: &Body) -> Artifact {
    let mut text = format!("# {title}\n");
    if !description.is_empty() {
        text.push_str(&format!("\n> {description}\n"));
    }
    text.push('\n');
    text.push_str(body_markdown(body).trim());
    text.push('\n');
    Artifact::new(format!("{url}index.md"), text)
}

/// The text after the front matter, with references and directive lines replaced.
fn body_markdown(body: &Body) -> String {
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
    let mut replaced: Vec<(usize, usize, String)> = Vec::new();
    for (reference, resolved) in body.document.references.iter().zip(&body.references) {
        let (start, end) = (reference.span.start as usize, reference.span.end as usize);
        if let Some(text) = replacement(reference, resolved, source) {
            replaced.push((start, end, text));
        }
        if let (Target::Image(_), Some(rest)) = (&reference.target, source.get(end..)) {
            // What is said about a picture in braces is for helpgen.
            let length = if rest.starts_with('{') { rest.find('}').map_or(0, |at| at + 1) } else { 0 };
            replaced.push((end, end + length, String::new()));
        }
    }
    each_inline_of(&body.document.blocks, &mut |inline| {
        if let InlineKind::Particle(id) = inline.kind {
            let (start, end) = (inline.span.start as usize, inline.span.end as usize);
            replaced.push((start, end, body.references[id].followed_by(body.source.slice(inline.span))));
        }
    });
    replaced.extend(left_out(body));
    replaced.sort();
    let mut out = String::new();
    let mut at = start;
    for (from, to, text) in replaced {
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

/// What stands for a reference. None: it stays as written.
fn replacement(reference: &Reference, resolved: &Resolved, source: &str) -> Option<String> {
    match (&reference.target, resolved) {
        (Target::Label { .. }, Resolved::Label(part)) => {
            let text = |variant: &crate::view::LabelVariant| {
                let steps = variant.steps.join(" > ");
                if variant.role_name.is_empty() {
                    format!("**{steps}**")
                } else {
                    format!("**{steps}** ({})", variant.role_name)
                }
            };
            Some(part.variants.iter().map(text).collect::<Vec<_>>().join(" / "))
        }
        (Target::Term { .. }, Resolved::Term(part)) => Some(part.text.clone()),
        (Target::Feature { .. }, Resolved::Feature(part)) => Some(part.name.clone()),
        (Target::Include { .. }, Resolved::Include(inner)) => Some(body_markdown(inner)),
        (_, Resolved::Missing(text)) => Some(text.clone()),
        (_, Resolved::Nothing) => Some(String::new()),
        (Target::Link { .. }, Resolved::Link(LinkTarget::Nowhere)) => {
            let written = source.get(reference.span.range())?;
            let text = written.strip_prefix('[')?.split(']').next()?;
            Some(text.to_owned())
        }
        _ => None,
    }
}

/// What no reader of this build is meant to see: passages of other roles, footnotes that only such passages mention, and
/// the authors' comments.
fn left_out(body: &Body) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    let heard = body.footnotes_heard();
    walk(body, &heard, &body.document.blocks, &mut found);
    found
}

fn walk(body: &Body, heard: &BTreeSet<&str>, blocks: &[Block], found: &mut Vec<(usize, usize, String)>) {
    for block in blocks {
        let mut hide = |span: Span| found.push((span.start as usize, span.end as usize, String::new()));
        match &block.kind {
            BlockKind::Container(container) => {
                let hidden = match container.kind {
                    ContainerKind::Role(passage) => body.passages.get(passage).is_some_and(|audience| audience.nobody),
                    _ => false,
                };
                if hidden {
                    hide(block.span);
                } else {
                    if let ContainerKind::Role(passage) = container.kind {
                        found.extend(named(body, passage));
                    }
                    walk(body, heard, &container.blocks, found);
                }
            }
            BlockKind::Footnote(label, _) if !heard.contains(label.as_str()) => hide(block.span),
            BlockKind::Quote(_, blocks) | BlockKind::Footnote(_, blocks) => walk(body, heard, blocks, found),
            BlockKind::List(_, items) => items.iter().for_each(|item| walk(body, heard, item, found)),
            BlockKind::Definitions(entries) => {
                for entry in entries {
                    if let Definition::Details(blocks) = entry {
                        walk(body, heard, blocks, found);
                    }
                }
            }
            BlockKind::Html(html) if html.trim_start().starts_with("<!--") && html.trim_end().ends_with("-->") => {
                hide(block.span);
            }
            _ => {}
        }
    }
}

/// The line that opens a passage for some roles, with their names in its place.
fn named(body: &Body, passage: PassageId) -> Option<(usize, usize, String)> {
    let audience = body.passages.get(passage).filter(|audience| !audience.roles.is_empty())?;
    let text: &str = &body.source.text;
    let start = body.document.passages.get(passage)?.span.start as usize;
    let head = &text[text[..start].rfind('\n').map_or(0, |at| at + 1)..start];
    // What stands before it keeps the passage in its quote or item.
    let indent: String = head.chars().map(|c| if c == '>' { c } else { ' ' }).collect();
    let end = start + text[start..].find('\n').unwrap_or(text.len() - start);
    Some((start, end, format!("**{}**\n{}", audience.names.join(", "), indent.trim_end())))
}

/// Without `:::` lines; what stood in them stays. Code blocks are left alone.
fn without_fences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t', '>']);
        match fence {
            Some(open) if content.starts_with(open) => fence = None,
            Some(_) => {}
            None if content.starts_with("```") => fence = Some("```"),
            None if content.starts_with("~~~") => fence = Some("~~~"),
            None if content.starts_with(":::") => continue,
            None => {}
        }
        out.push_str(line);
    }
    out
}
