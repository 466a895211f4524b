//! Markup that did not take. What it looks for stands in [`crate::lint::markup`]; slips of one kind are one finding.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Fix, Say, Severity};
use crate::lint::markup::{Kind, Slip, slips};
use crate::lint::{Check, PageContext, Rule, holding};
use crate::parse::page::{Yields, parse_page};
use crate::rules::known_rules;
use crate::text::{SourceText, Span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/markup",
    severity: Severity::Warning,
    ko: "마크다운이나 특수 표기가 글자 그대로 보여요",
    en: "Markup that did not take and is shown as text",
    check: Check::Page(check),
    doc: include_str!("markup.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<Kind, Vec<Slip>> = BTreeMap::new();
    for slip in slips(context) {
        let key = match slip.kind {
            Kind::Fence { .. } => Kind::Fence { lines: 0 },
            Kind::Comment { .. } => Kind::Comment { lines: 0 },
            ref kind => kind.clone(),
        };
        groups.entry(key).or_default().push(slip);
    }
    groups.into_values().filter_map(|group| told(context, &group)).collect()
}

/// One finding for the slips of a kind, at the first of them; its fix mends all of them that can be.
fn told(context: &PageContext<'_>, group: &[Slip]) -> Option<Diagnostic> {
    let first = group.first()?;
    let mut told = RULE.finding(context.place(first.span), first.say(group.len()));
    if group.iter().any(|slip| slip.lost) {
        told.severity = Severity::Error;
    } else if matches!(first.kind, Kind::Understood(..)) {
        told.severity = Severity::Info;
    }
    if let Some(help) = &first.help {
        told = told.help(help.clone());
    }
    if let Some(others) = others(context, group) {
        told = told.note(others, None);
    }
    Some(match fix(context, group) {
        Some(fix) => told.fix(fix),
        None => told,
    })
}

/// Lines that are named at most.
const NAMED: usize = 8;

/// On which other lines slips of the group stand.
fn others(context: &PageContext<'_>, group: &[Slip]) -> Option<Say> {
    let mut lines: Vec<u32> = Vec::new();
    for slip in group {
        let line = context.place(Span::at(slip.span.start as usize)).start.line;
        if !lines.contains(&line) {
            lines.push(line);
        }
        if lines.len() > NAMED + 1 {
            break;
        }
    }
    let (_, others) = lines.split_first()?;
    let named = |sign: &str| {
        let each: Vec<String> = others.iter().take(NAMED).map(|line| format!("{line}{sign}")).collect();
        format!("{}{}", each.join(", "), if others.len() > NAMED { " …" } else { "" })
    };
    let say = || Say::new(format!("다른 곳: {}", named("행")), format!("Also on lines {}", named("")));
    (!others.is_empty()).then(say)
}

/// One fix for those of the slips that can be mended. One whose fix would change more than it is for keeps none of the
/// others from being mended.
fn fix(context: &PageContext<'_>, group: &[Slip]) -> Option<Fix> {
    let fixes: Vec<&Fix> = group.iter().filter_map(|slip| slip.fix.as_ref()).collect();
    if fixes.is_empty() {
        return None;
    }
    // A page is mended in rounds: those that are certain go first.
    let safe = fixes.iter().any(|fix| fix.safe);
    let chosen: Vec<Fix> = fixes.into_iter().filter(|fix| fix.safe == safe).cloned().collect();
    let merged = |fixes: Vec<Fix>| Fix::new(fixes.into_iter().flat_map(|fix| fix.edits).collect(), safe);
    if chosen.len() < 2 {
        return Some(merged(chosen));
    }
    let known = known_rules();
    let parse = |source: &SourceText| parse_page(source, &known, context.site.config.dialects);
    let held = holding(context.source, context.document, &parse, chosen.clone(), Yields::Markup);
    Some(merged(if held.is_empty() { chosen } else { held }))
}
