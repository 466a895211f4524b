//! Fixes of findings: edits to the bytes of a file.

use crate::text::Span;

/// Replaces the bytes of a span by a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Edit {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// The replacement.
    pub text: String,
}

/// Edits that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Fix {
    /// In order, without overlap.
    pub edits: Vec<Edit>,
    /// The fix is certainly right and applied without asking; otherwise it is a suggestion.
    pub safe: bool,
    /// The fix would change something else too, such as a link or code, or a heading whose link cannot follow: it is
    /// shown but never applied.
    #[serde(default)]
    pub by_hand: bool,
    /// An edit is in a heading, so that links to the heading may have to change with it. Set with the proof of the fix.
    #[serde(default)]
    pub in_heading: bool,
}

impl Fix {
    /// A fix that is applied without asking.
    pub fn safe(edits: Vec<Edit>) -> Self {
        Self { edits, safe: true, by_hand: false, in_heading: false }
    }

    /// A suggestion, applied only on request.
    pub fn suggestion(edits: Vec<Edit>) -> Self {
        Self { edits, safe: false, by_hand: false, in_heading: false }
    }

    /// A safe fix or a suggestion.
    pub fn new(edits: Vec<Edit>, safe: bool) -> Self {
        Self { edits, safe, by_hand: false, in_heading: false }
    }

    /// Whether the fix is applied: safe fixes always, suggestions only with `unsafe_too`.
    pub fn applies(&self, unsafe_too: bool) -> bool {
        self.safe || (unsafe_too && !self.by_hand)
    }
}
