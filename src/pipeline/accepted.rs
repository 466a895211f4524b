//! Keeps findings accepted through helpgen's own edits, also in the baseline, if an edit changes their text.

use crate::baseline::{BASELINE_FILE, Baseline};
use crate::diagnostic::Diagnostic;

use super::changed::FixedFile;
use super::check::{Checked, baseline, check};
use super::stop::Stop;
use super::survey::Surveyed;

/// The accepted findings and all findings before an edit.
pub(super) struct Accepted {
    list: Baseline,
    found: Checked,
}

impl Accepted {
    /// The state of a help center before it is edited; `None` without a baseline.
    ///
    /// # Errors
    /// An error of the system, or an unreadable baseline.
    pub(super) fn before(surveyed: &Surveyed) -> Result<Option<Self>, Stop> {
        let Some(list) = baseline(surveyed)? else { return Ok(None) };
        Ok(Some(Self { list, found: check(surveyed)? }))
    }

    /// Accepts the findings after the edit that were accepted before. Returns the baseline with their new texts, if it
    /// changes.
    pub(super) fn following(&self, after: &mut Checked, surveyed: &Surveyed) -> Option<FixedFile> {
        followed(&self.list, &self.found.all(), after, surveyed)
    }
}

/// Like [`Accepted::following`], for findings that the caller has already.
pub(super) fn followed(
    list: &Baseline,
    before: &[&Diagnostic],
    after: &mut Checked,
    surveyed: &Surveyed,
) -> Option<FixedFile> {
    let list = list.following(before, &after.all())?;
    after.compare(&list, surveyed);
    let source = surveyed.request.read(BASELINE_FILE).ok().flatten()?;
    Some(FixedFile::made(source, list.written(), Vec::new()))
}
