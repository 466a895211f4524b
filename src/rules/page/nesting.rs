//! Told where pages are parsed.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/nesting",
    severity: Severity::Error,
    ko: "목록이나 인용이 너무 깊어요",
    en: "Lists or quotes nested too deeply",
    check: Check::Told,
    doc: include_str!("nesting.md"),
};
