//! Headings that skip a level, or say the same twice under one heading.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::model::RoleSet;
use crate::parse::page::{Heading, HeadingWord, Target};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "style/heading",
    severity: Severity::Warning,
    ko: "단계를 건너뛰거나 겹치는 제목이에요",
    en: "Skipped heading levels, or one heading twice under one parent",
    check: Check::Page(check),
    doc: include_str!("heading.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // The page's title is its first level; a snippet may begin at any level.
    let mut level = if context.is_snippet { 6 } else { 1 };
    let mut parents: Vec<(u8, usize)> = Vec::new();
    let mut seen: BTreeMap<(Option<usize>, u8, String), (RoleSet, Span)> = BTreeMap::new();
    for (number, heading) in context.document.headings.iter().enumerate() {
        let line = first_line(context, heading);
        if heading.level > level + 1 {
            let say = Say::new(
                format!("제목이 {level}단계에서 {}단계로 건너뛰었어요", heading.level),
                format!("The heading skips from level {level} to {}", heading.level),
            );
            let signs = "#".repeat(usize::from(level) + 1);
            let help = Say::new(format!("`{signs}`로 써 주세요"), format!("Write it with `{signs}`"));
            found.push(RULE.finding(context.place(line), say).help(help));
        }
        level = heading.level;
        parents.retain(|&(above, _)| above < heading.level);
        let key = (parents.last().map(|&(_, at)| at), heading.level, words(context, heading));
        parents.push((heading.level, number));
        // A heading of nothing but a comment has no text to compare.
        if key.2.is_empty() {
            continue;
        }
        let roles = context.audience(heading.passage);
        match seen.get_mut(&key) {
            // Headings for different roles may say the same: a reader sees one of them.
            Some((others, _)) if roles.and(*others).is_empty() && !roles.is_empty() => *others = others.or(roles),
            Some((_, first)) => {
                let say = Say::new(
                    format!("같은 제목이 한 번 더 나와요: {}", key.2),
                    format!("The same heading stands here twice: {}", key.2),
                );
                let help = Say::new("무엇이 다른지 드러나게 제목을 바꿔 주세요", "Tell them apart: say what differs");
                let note = Say::new("처음 나온 곳", "It stood here first");
                found.push(RULE.finding(context.place(line), say).help(help).note(note, Some(context.place(*first))));
            }
            None => {
                seen.insert(key, (roles, line));
            }
        }
    }
    found
}

fn first_line(context: &PageContext<'_>, heading: &Heading) -> Span {
    let text = context.source.slice(heading.span);
    let line = text.lines().next().unwrap_or_default().trim_end();
    Span::new(heading.span.start as usize, heading.span.start as usize + line.len())
}

/// What it says, directives as they are written.
fn words(context: &PageContext<'_>, heading: &Heading) -> String {
    let mut text = String::new();
    for word in &heading.words {
        match word {
            HeadingWord::Text(part) => text.push_str(part),
            HeadingWord::Reference(id) => {
                let written = match &context.document.references[*id].target {
                    Target::Label { path, .. } => path.last(),
                    Target::Term { name, .. } | Target::Feature { name } => Some(name),
                    _ => None,
                };
                text.push_str(written.map_or("", |name| &name.text));
            }
        }
    }
    text.trim().to_owned()
}
