//! `decisions.yml`: what a team decided about single findings, or about all of a kind. One entry for each decision, in
//! the order of their ids, so that two people's entries merge.
//!
//! ```
//! use helpgen::parse::decisions::{What, parse_decisions};
//! use helpgen::text::SourceText;
//!
//! let text = "- id: 7f3a\n  match: { rule: term/deprecated, concept: learner, page: ko/terms }\n  what: waive\n  \
//!             reason: 약관의 말이에요\n  by: cx\n  on: 2026-11-22\n";
//! let (decisions, faults) = parse_decisions(&SourceText::new("decisions.yml", text)).expect("it is YAML");
//! assert!(faults.is_empty());
//! assert_eq!(decisions[0].what, What::Waive);
//! ```

mod decode;
mod insert;
pub mod rules;
mod shape;
mod types;

pub use decode::parse_decisions;
pub use insert::{Form, insert};
pub use shape::DECISIONS;
pub use types::*;

/// The file's name, in the project's folder.
pub const DECISIONS_FILE: &str = "decisions.yml";
