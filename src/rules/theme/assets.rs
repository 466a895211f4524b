//! Told where a theme's files are named.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "theme/assets",
    severity: Severity::Error,
    ko: "테마의 CSS나 스크립트를 쓸 수 없어요",
    en: "A theme's stylesheet or script that cannot be used",
    check: Check::Told,
    doc: include_str!("assets.md"),
};
