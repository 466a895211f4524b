//! Told where a theme's parts are put together.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "theme/unused",
    severity: Severity::Warning,
    ko: "테마에서 아무것도 바꾸지 않는 파일이나 글이에요",
    en: "A file or text of a theme that changes nothing",
    check: Check::Told,
    doc: include_str!("unused.md"),
};
