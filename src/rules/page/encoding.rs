//! Told where files are read.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/encoding",
    severity: Severity::Error,
    ko: "UTF-8이 아닌 파일이에요",
    en: "A file that is not UTF-8",
    check: Check::Told,
    doc: include_str!("encoding.md"),
};
