//! Told where folders are listed.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/link-loop",
    severity: Severity::Error,
    ko: "바로가기가 제 위의 폴더를 가리켜요",
    en: "A symbolic link that leads to a folder above itself",
    check: Check::Told,
    doc: include_str!("link_loop.md"),
};
