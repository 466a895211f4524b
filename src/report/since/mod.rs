//! What changed since an earlier day, for people: twelve lines for a chat, and a page with every list behind a number.

mod html;
mod markdown;

pub use html::since_html;
pub use markdown::since_markdown;

use std::collections::BTreeMap;

use crate::diagnostic::UiLang;
use crate::history::{Arrived, Since};

/// Kinds of findings by how many there are, the most frequent first: what was found, else the rule.
fn most(kinds: impl Iterator<Item = (String, usize)>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (kind, count) in kinds {
        *counts.entry(kind).or_default() += count;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

/// What a finding is called in a list: the words found where it is about a term or a label, else its rule.
fn kind(rule: &str, subject: &str, found: &str) -> String {
    let named = subject.starts_with("concept:") || subject.starts_with("label:");
    if named && !found.is_empty() { format!("‘{found}’") } else { rule.to_owned() }
}

/// How many solved findings there are: an entry may stand for several.
fn solved(since: &Since) -> usize {
    since.solved.iter().map(|own| own.count as usize).sum()
}

/// `실시간 채팅 (2026-11-03, 수강생)`
fn arrived(own: &Arrived) -> String {
    let roles = if own.roles.is_empty() { String::new() } else { format!(", {}", own.roles.join(", ")) };
    format!("{} ({}{roles})", own.name, own.day)
}

/// Words in the language of a report.
fn words<'w>(lang: UiLang, ko: &'w str, en: &'w str) -> &'w str {
    match lang {
        UiLang::Ko => ko,
        UiLang::En => en,
    }
}
