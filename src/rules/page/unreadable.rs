//! Told where files are read.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/unreadable",
    severity: Severity::Error,
    ko: "읽을 수 없는 파일이에요",
    en: "A file that can't be read",
    check: Check::Told,
    doc: include_str!("unreadable.md"),
};
