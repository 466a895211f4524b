//! Told where pictures are measured.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/active",
    severity: Severity::Warning,
    ko: "SVG 그림에서 그리지 않는 부분을 빼고 실었어요",
    en: "An SVG picture is published without the parts that do not draw",
    check: Check::Told,
    doc: include_str!("active.md"),
};
