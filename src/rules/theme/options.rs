//! Told where themes are read.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "theme/options",
    severity: Severity::Error,
    ko: "theme.yml이나 화면 문구를 읽을 수 없어요",
    en: "A theme.yml or interface text that cannot be used",
    check: Check::Told,
    doc: include_str!("options.md"),
};
