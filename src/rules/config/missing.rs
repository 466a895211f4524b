//! Told before anything is read.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "config/missing",
    severity: Severity::Error,
    ko: "helpgen.yml이 없어요",
    en: "There is no helpgen.yml",
    check: Check::Told,
    doc: include_str!("missing.md"),
};
