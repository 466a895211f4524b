//! Spans, source texts, and the positions that people read.
//!
//! A [`Span`] is a byte range of an original file, made once by a parser and never searched for again.
//! Lines and columns are computed only for a message to people.

mod by_name;
mod closest;
mod code_spans;
mod columns;
mod direction;
mod encoded;
mod line;
mod lines;
mod name;
mod name_key;
mod size;
mod visible;

pub use by_name::{ByName, NameSet, composed};
pub use closest::{closest, nearest};
pub use code_spans::code_spans;
pub use columns::{columns, fitted, padded};
pub use direction::direction;
pub use encoded::{encoded, encoded_once, encoded_value};
pub use line::{line_after, line_before, text_after, text_before};
pub use lines::{LineIndex, Position};
pub use name::{PathFault, storable_name, storable_path};
pub use name_key::{is_composed, name_key};
pub use size::{as_u32, as_usize};
pub use visible::visible;

use std::ops::Range;
use std::sync::Arc;

/// A byte range `start..end` of one original file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`. The source stage rejects files beyond 4 GiB.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: as_u32(start), end: as_u32(end) }
    }

    /// The empty span at one offset.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// As a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span moved towards the end of the file by `offset` bytes, for parts of a file that were parsed separately.
    pub fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + as_u32(offset), end: self.end + as_u32(offset) }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// The text of one file, under the path that people know.
///
/// `path` is relative to the project, with `/` on every platform.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Path relative to the project root, with `/`.
    pub path: Arc<str>,
    /// The whole file, byte for byte (a byte-order mark included).
    pub text: Arc<str>,
}

impl SourceText {
    /// A text under a path.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// The text of a span; empty if the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}
