//! Captions that browsers cannot read: [`crate::parse::captions`] tells them.

use crate::diagnostic::Severity;
use crate::lint::{Check, Rule};
use crate::parse::captions::MEDIA_CAPTIONS;

/// The rule.
pub const RULE: Rule = Rule {
    id: MEDIA_CAPTIONS,
    severity: Severity::Error,
    ko: "자막 파일을 읽을 수 없어요",
    en: "Captions that cannot be read",
    check: Check::Told,
    doc: include_str!("captions.md"),
};
