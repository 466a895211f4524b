//! What a template knows about the life of a feature: badges, notices, entries of lists.

use serde::Serialize;

use super::badge::{Badge, DateView};
use super::card::{Card, Link};

/// A feature with its state.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct FeatureTag {
    /// Its name in this language.
    pub name: String,
    /// One, or one for each group of roles for whom it stands otherwise.
    pub badges: Vec<Badge>,
}

/// The state of a feature for some of a page's readers.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Standing {
    /// The feature's name in this language.
    pub name: String,
    /// `planned`, `new`, `beta`, `active`, `deprecated`, `removed`.
    pub state: String,
    /// The date that belongs to the state.
    pub date: Option<DateView>,
    /// For whom this is so: ids joined by a space; empty: everyone.
    pub roles: String,
    /// What takes its place, where it is leaving or gone.
    pub replacement: Option<Link>,
}

/// The notice for readers about a feature that is deprecated or removed.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct FeatureNotice {
    /// Its name in this language.
    pub name: String,
    /// `deprecated` or `removed`.
    pub state: String,
    /// The day of removal.
    pub date: Option<DateView>,
    /// The notice from the glossary, in plain text; may be empty.
    pub text: String,
    /// Why, in plain text; may be empty.
    pub reason: String,
    /// What takes its place.
    pub replacement: Option<Link>,
    /// For whom this is so: ids joined by a space; empty: everyone.
    pub roles: String,
    /// Their names.
    pub role_names: Vec<String>,
}

/// A feature in a list.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct FeatureEntry {
    /// Its id, which is also the fragment of its entry.
    pub id: String,
    /// The feature's id in the glossary.
    pub feature: String,
    /// Its name in this language.
    pub name: String,
    /// `planned`, `new`, `beta`, `active`, `changed` (active, and news because of a change), `deprecated`, `removed`.
    pub state: String,
    /// The day that the entry is about.
    pub date: Option<DateView>,
    /// The day on which it became news, `2026-05-01`: of what is going, when that was told. Never a day to come.
    pub told: Option<String>,
    /// Summary or notice, in plain text; may be empty.
    pub text: String,
    /// Why, in plain text; may be empty.
    pub reason: String,
    /// Names of the roles that it concerns; empty: everyone.
    pub role_names: Vec<String>,
    /// Its ids, joined by a space; empty: everyone.
    pub roles: String,
    /// Pages that document it.
    pub pages: Vec<Card>,
    /// What takes its place.
    pub replacement: Option<Link>,
}
