//! Told where pictures are looked at.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/text",
    severity: Severity::Error,
    ko: "사진 속 글자가 용어집과 달라요",
    en: "The text in a picture is not as agreed",
    check: Check::Told,
    doc: include_str!("text.md"),
};
