//! Told where the finished index is asked: `src/pipeline/expect.rs`.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "search/expect",
    severity: Severity::Error,
    ko: "정해 둔 검색어로 글이 나오지 않아요",
    en: "A listed query that does not find its page",
    check: Check::Told,
    doc: include_str!("expect.md"),
};
