//! The rule for the faults of `decisions.yml`.

use crate::parse::yaml::{FaultRules, FileRule};

/// An entry that cannot be understood, or stands twice.
pub const INVALID: &str = "decisions/invalid";

/// How the YAML layer tells the faults of `decisions.yml`.
pub const FAULTS: FaultRules = FaultRules::one(INVALID);

/// Every rule of this file. The explanation lies in `rules/`.
pub const RULES: &[FileRule] = &[FileRule::error(
    INVALID,
    "결정 목록의 항목이 잘못됐어요",
    "An entry of decisions.yml that is not right",
    include_str!("rules/invalid.md"),
)];
