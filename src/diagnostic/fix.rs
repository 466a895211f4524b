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
    /// It would change more than it is for, such as a link or code, or a heading to which a link leads that cannot
    /// follow: it is shown and never applied.
    #[serde(default)]
    pub by_hand: bool,
}

impl Fix {
    /// A fix that is certainly right.
    pub fn safe(edits: Vec<Edit>) -> Self {
        Self { edits, safe: true, by_hand: false }
    }

    /// A suggestion, applied only on request.
    pub fn suggestion(edits: Vec<Edit>) -> Self {
        Self { edits, safe: false, by_hand: false }
    }

    /// A fix that is certainly right, or a suggestion.
    pub fn new(edits: Vec<Edit>, safe: bool) -> Self {
        Self { edits, safe, by_hand: false }
    }

    /// Whether it is applied: without being asked, or by whoever asks for suggestions too.
    pub fn applies(&self, unsafe_too: bool) -> bool {
        self.safe || (unsafe_too && !self.by_hand)
    }
}
