//! Told where exceptions are read: [`crate::lint`]'s suppressions.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "ignore/expired",
    severity: Severity::Error,
    ko: "기한이 지난 예외예요",
    en: "An exception past its day",
    check: Check::Told,
    doc: include_str!("expired.md"),
};
