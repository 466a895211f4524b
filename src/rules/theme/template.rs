//! Told where templates are compiled and pages written with them.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "theme/template",
    severity: Severity::Error,
    ko: "테마의 템플릿을 쓸 수 없어요",
    en: "A template that does not work",
    check: Check::Told,
    doc: include_str!("template.md"),
};
