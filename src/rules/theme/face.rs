//! Told where the files of a company's face are read.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "theme/face",
    severity: Severity::Error,
    ko: "로고나 아이콘, 글꼴, CSS 파일을 쓸 수 없어요",
    en: "A logo, icon, font or stylesheet that cannot be used",
    check: Check::Told,
    doc: include_str!("face.md"),
};
