//! Told where exceptions are read: [`crate::lint`]'s suppressions.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "ignore/unused",
    severity: Severity::Warning,
    ko: "막을 것이 없는 예외예요",
    en: "An exception with nothing to silence",
    check: Check::Told,
    doc: include_str!("unused.md"),
};
