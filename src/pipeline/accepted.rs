//! Accepted findings after helpgen's own edits: those whose text an edit changed stay accepted, in the list too.

use crate::baseline::{BASELINE_FILE, Baseline};
use crate::diagnostic::Diagnostic;

use super::changed::FixedFile;
use super::check::{Checked, baseline, check};
use super::stop::Stop;
use super::survey::Surveyed;

/// What was found and accepted before an edit.
pub(super) struct Accepted {
    list: Baseline,
    found: Checked,
}

impl Accepted {
    /// What a help center has before it is edited. None: it accepts nothing.
    ///
    /// # Errors
    /// The machine's refusal, and a list that cannot be read.
    pub(super) fn before(surveyed: &Surveyed) -> Result<Option<Self>, Stop> {
        let Some(list) = baseline(surveyed)? else { return Ok(None) };
        Ok(Some(Self { list, found: check(surveyed)? }))
    }

    /// Takes over what was accepted to the findings after the edit. The list with their new texts, if it changes.
    pub(super) fn following(&self, after: &mut Checked, surveyed: &Surveyed) -> Option<FixedFile> {
        followed(&self.list, &self.found.all(), after, surveyed)
    }
}

/// The same for findings before that somebody has already.
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
