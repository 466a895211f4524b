//! Told where pages are put together.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/duplicate-url",
    severity: Severity::Error,
    ko: "주소가 같은 글이 둘 있어요",
    en: "Two pages with one URL",
    check: Check::Told,
    doc: include_str!("duplicate_url.md"),
};
