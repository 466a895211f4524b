//! Told where exceptions are read: [`crate::lint`]'s suppressions.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "ignore/reason",
    severity: Severity::Error,
    ko: "이유가 없는 예외예요",
    en: "An exception without a reason",
    check: Check::Told,
    doc: include_str!("reason.md"),
};
