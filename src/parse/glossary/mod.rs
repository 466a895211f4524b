//! `glossary.yml`: the shared terminology. Roles, concepts, UI labels, features, tone.

mod types;

pub use types::*;
