//! How a finding is mended: edits to the file's own bytes.

use crate::text::Span;

/// Replace the bytes of a span by a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Edit {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// Edits that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Fix {
    /// In order, none overlapping another.
    pub edits: Vec<Edit>,
    /// Certainly right: applied without being asked. Otherwise a suggestion.
    pub safe: bool,
}

impl Fix {
    /// A fix that is certainly right.
    pub fn safe(edits: Vec<Edit>) -> Self {
        Self { edits, safe: true }
    }

    /// A suggestion, applied only on request.
    pub fn suggestion(edits: Vec<Edit>) -> Self {
        Self { edits, safe: false }
    }
}
