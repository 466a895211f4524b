//! Files with new texts, and the outcome of writing them.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::text::SourceText;

/// A file with its text before and after the fixes.
#[derive(Debug)]
pub struct FixedFile {
    /// The text before.
    pub before: SourceText,
    /// The text after.
    pub after: Arc<str>,
    /// The fixed findings.
    pub fixed: Vec<Diagnostic>,
    /// How many links were changed to follow their headings.
    pub led: usize,
    /// The old text with only the link changes: it is written first, so that after an interruption the same command can
    /// run again. `None` without link changes.
    pub led_alone: Option<Arc<str>>,
    /// The outcome of writing it.
    pub outcome: FileOutcome,
}

impl FixedFile {
    /// A new text that is only shown.
    pub fn shown(before: SourceText, after: Arc<str>) -> Self {
        Self::made(before, after, Vec::new())
    }

    /// A new text that is not written yet.
    pub(super) fn made(before: SourceText, after: impl Into<Arc<str>>, fixed: Vec<Diagnostic>) -> Self {
        Self { before, after: after.into(), fixed, led: 0, led_alone: None, outcome: FileOutcome::Made }
    }
}

/// The outcome for a file.
#[derive(Debug)]
pub enum FileOutcome {
    /// The new text was made but not requested to be written.
    Made,
    /// It was written.
    Written,
    /// Somebody else changed the file meanwhile: it was left as it is.
    Changed,
    /// The system refused to write it.
    Refused(Error),
}
