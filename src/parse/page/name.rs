//! A name that a writer wrote, with its place.

use crate::text::Span;

/// A name as written, with its place.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Name {
    /// As written.
    pub text: String,
    /// Its bytes.
    pub span: Span,
}
