//! `:feature[…]` with a feature that the glossary does not have. Front matter's `features` are reported where pages are
//! summarised.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::model::{Thing, unknown};
use crate::parse::page::Target;

/// The rule.
pub const RULE: Rule = Rule {
    id: "feature/unknown",
    severity: Severity::Error,
    ko: "용어집에 없는 기능을 가리켜요",
    en: "A page names a feature that is not there",
    check: Check::Page(check),
    doc: include_str!("unknown.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        let Target::Feature { name } = &reference.target else { continue };
        if name.text.is_empty() {
            continue;
        }
        if let Err(fault) = context.names.feature(&name.text) {
            let span = part.span(name.span);
            found.push(unknown(RULE.id, Thing::Feature, &name.text, &fault, &context.places, span));
        }
    }
    found
}
