//! Told where themes are read.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "theme/missing",
    severity: Severity::Error,
    ko: "없는 테마예요",
    en: "A theme that does not exist",
    check: Check::Told,
    doc: include_str!("missing.md"),
};
