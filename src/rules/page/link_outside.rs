//! Told where folders are listed.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/link-outside",
    severity: Severity::Error,
    ko: "바로가기가 프로젝트 밖을 가리켜요",
    en: "A symbolic link that leads out of the project",
    check: Check::Told,
    doc: include_str!("link_outside.md"),
};
