//! Files with new texts, and what became of them.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::text::SourceText;

/// A text with its fixes.
#[derive(Debug)]
pub struct FixedFile {
    /// The text before.
    pub before: SourceText,
    /// The text after.
    pub after: Arc<str>,
    /// What was mended.
    pub fixed: Vec<Diagnostic>,
    /// How many links follow their headings.
    pub led: usize,
    /// The text with nothing changed but these links: it is written first, so that whoever is interrupted can simply run
    /// the command again. None: there are no such links.
    pub led_alone: Option<Arc<str>>,
    /// What became of it.
    pub outcome: FileOutcome,
}

impl FixedFile {
    /// A new text of a file to be shown.
    pub fn shown(before: SourceText, after: Arc<str>) -> Self {
        Self::made(before, after, Vec::new())
    }

    /// A new text that nobody has written yet.
    pub(super) fn made(before: SourceText, after: impl Into<Arc<str>>, fixed: Vec<Diagnostic>) -> Self {
        Self { before, after: after.into(), fixed, led: 0, led_alone: None, outcome: FileOutcome::Made }
    }
}

/// What became of a file.
#[derive(Debug)]
pub enum FileOutcome {
    /// Its new text was made, but nobody asked to write it.
    Made,
    /// It was written.
    Written,
    /// Somebody else changed it meanwhile: it was left as it is.
    Changed,
    /// The machine refused to write it.
    Refused(Error),
}
