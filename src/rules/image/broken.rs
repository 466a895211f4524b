//! Told where pictures are measured.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/broken",
    severity: Severity::Error,
    ko: "보여 줄 수 없는 이미지 파일이에요",
    en: "A picture file that cannot be shown",
    check: Check::Told,
    doc: include_str!("broken.md"),
};
