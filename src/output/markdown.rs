//! A page as plain markdown, for language models and for people who copy: directives replaced by what they come to.

use crate::parse::page::{Reference, Target};
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
    let source: &str = &body.source.text;
    let start = body.document.front.span.map_or(0, |span| {
        // The closing fence ends the line after the YAML.
        let end = span.end as usize;
        source[end..].find('\n').map_or(source.len(), |at| end + at + 1)
    });
    let mut replaced: Vec<(usize, usize, String)> = Vec::new();
    for (reference, resolved) in body.document.references.iter().zip(&body.references) {
        if let Some(text) = replacement(reference, resolved, source) {
            replaced.push((reference.span.start as usize, reference.span.end as usize, text));
        }
    }
    replaced.extend(hidden_passages(body));
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
        (Target::Link { .. }, Resolved::Link(LinkTarget::Nowhere)) => {
            let written = source.get(reference.span.range())?;
            let text = written.strip_prefix('[')?.split(']').next()?;
            Some(text.to_owned())
        }
        _ => None,
    }
}

/// Passages that nobody in this build reads are left out whole.
fn hidden_passages(body: &Body) -> Vec<(usize, usize, String)> {
    use crate::parse::page::{BlockKind, ContainerKind};
    fn walk(body: &Body, blocks: &[crate::parse::page::Block], found: &mut Vec<(usize, usize, String)>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Container(container) => {
                    let hidden = match container.kind {
                        ContainerKind::Role(passage) => {
                            body.passages.get(passage).is_some_and(|audience| audience.nobody)
                        }
                        _ => false,
                    };
                    if hidden {
                        found.push((block.span.start as usize, block.span.end as usize, String::new()));
                    } else {
                        walk(body, &container.blocks, found);
                    }
                }
                BlockKind::Quote(_, blocks) => walk(body, blocks, found),
                BlockKind::List(_, items) => items.iter().for_each(|item| walk(body, item, found)),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(body, &body.document.blocks, &mut found);
    found
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
