//! Told where files are read.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/ignored",
    severity: Severity::Warning,
    ko: "글처럼 보이지만 사이트에 나오지 않는 파일이에요",
    en: "A file that looks like an article and is not part of the site",
    check: Check::Told,
    doc: include_str!("ignored.md"),
};
