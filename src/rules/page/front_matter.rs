//! Told where front matter is read and where pages are put together.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/front-matter",
    severity: Severity::Error,
    ko: "글 정보가 잘못됐어요",
    en: "Faulty front matter",
    check: Check::Told,
    doc: include_str!("front_matter.md"),
};
