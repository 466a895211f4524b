//! Told where the site's colours are put together.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "theme/contrast",
    severity: Severity::Warning,
    ko: "글자를 읽기 어려운 색이에요",
    en: "Colours in which text cannot be read well",
    check: Check::Told,
    doc: include_str!("contrast.md"),
};
