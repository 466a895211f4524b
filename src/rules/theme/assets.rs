//! Told where a theme's files are named.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "theme/assets",
    severity: Severity::Error,
    ko: "테마의 CSS 파일이 없어요",
    en: "A theme's stylesheet that is not there",
    check: Check::Told,
    doc: include_str!("assets.md"),
};
