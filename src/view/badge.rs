//! What many views show: a state as a badge, and a day.

use serde::Serialize;

/// A state worth telling, and for whom it is so.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Badge {
    /// `new`, `beta`, `deprecated`, `removed`, `planned`.
    pub state: String,
    /// The day that it is about.
    pub date: Option<DateView>,
    /// Ids of the roles, joined by a space; empty: all readers.
    pub roles: String,
    /// Their names.
    pub role_names: Vec<String>,
}

/// A day: for machines and for people.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct DateView {
    /// `2026-05-01`
    pub iso: String,
    /// `2026년 5월 1일`, `1 May 2026`
    pub text: String,
}
