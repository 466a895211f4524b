//! In which order findings are shown to people: what causes others first.
//!
//! A misspelt key in the glossary makes concepts unknown on every page. Whoever reads the pages' findings first
//! looks in the wrong place.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};

/// Rules about a file's syntax: helpgen could not read the file as it was meant.
const OF_FORM: [&str; 8] =
    ["duplicate-key", "empty", "missing", "missing-key", "path", "syntax", "type", "unknown-key"];

/// The findings of one rule.
pub(super) struct Section<'r> {
    pub(super) rule: &'r str,
    pub(super) worst: Severity,
    pub(super) found: Vec<&'r Diagnostic>,
}

/// How near to the cause a finding is: faults of form of the project's own files, other errors in them, everything else.
fn distance(told: &Diagnostic) -> u8 {
    let (group, name) = told.rule.split_once('/').unwrap_or((&told.rule, ""));
    match group {
        "baseline" | "config" | "glossary" | "theme" if told.severity == Severity::Error => {
            if OF_FORM.contains(&name) {
                0
            } else {
                1
            }
        }
        _ => 2,
    }
}

/// Causes before consequences, otherwise in the order in which they come.
pub(super) fn causes_first<'r>(diagnostics: &'r [Diagnostic]) -> Vec<&'r Diagnostic> {
    let mut sorted: Vec<&'r Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|told| distance(told));
    sorted
}

/// The findings by rule: causes first, then the worst, then the most frequent.
pub(super) fn by_rule(diagnostics: &[Diagnostic]) -> Vec<Section<'_>> {
    let mut sections: BTreeMap<&str, Section> = BTreeMap::new();
    for told in diagnostics {
        let new = Section { rule: &told.rule, worst: told.severity, found: Vec::new() };
        let section = sections.entry(&told.rule).or_insert(new);
        section.worst = section.worst.max(told.severity);
        section.found.push(told);
    }
    let mut sections: Vec<Section> = sections.into_values().collect();
    sections.sort_by_key(|section| {
        let near = section.found.iter().map(|told| distance(told)).min();
        (near, Reverse(section.worst), Reverse(section.found.len()))
    });
    sections
}
