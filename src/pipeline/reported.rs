//! Whether the report of an earlier build says what the report of this build would say.

use std::fmt::Debug;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::memo::{Key, KeyOf};
use crate::write::{Known, Seal};

use super::build::Built;
use super::check::Checked;
use super::memo::Memo;
use super::survey::Surveyed;

/// Findings that are hashed at once.
const FINDINGS: usize = 4096;

/// The files of a report, and the key of everything that they are made of.
#[derive(Debug)]
pub struct Reported<'s> {
    memo: &'s Memo,
    key: Key,
    folder: PathBuf,
    files: Vec<&'static str>,
}

impl<'s> Reported<'s> {
    /// The report of a build with these files in this folder. `how` is all that it depends on beside the project and its
    /// findings. `None` if no results are kept.
    pub fn of(
        surveyed: &'s Surveyed,
        built: &Built,
        how: &impl Debug,
        folder: &Path,
        files: &[&'static str],
    ) -> Option<Self> {
        let key = built.reported.clone()?.bytes(&findings(&built.checked)).shown(how).shown(&folder);
        Some(Self { memo: &surveyed.memo, key: key.key(), folder: folder.to_path_buf(), files: files.to_vec() })
    }

    /// Whether the files are those of a report made of the same.
    pub fn stands(&self) -> bool {
        self.memo.get(Some(&self.key)).is_some_and(|seal: Seal| seal.holds(&self.folder, &self.files))
    }

    /// Remembers the files as they were `known` when they were written.
    pub fn remember(&self, known: &Known) {
        if let Some(seal) = Seal::of(&self.folder, &self.files, known) {
            self.memo.put(Some(self.key), &seal);
        }
    }
}

/// The key of all findings, and of what pages say.
fn findings(checked: &Checked) -> Key {
    // The pattern is complete, so that a new field has to be decided here.
    let Checked { diagnostics, waived, baseline, baselined, fixed, words, spoken, pages: _, files: _, said: _ } =
        checked;
    let parts = |told: &[Diagnostic]| -> Vec<Key> {
        told.par_chunks(FINDINGS).map(|some| KeyOf::stage("findings").value(&some).key()).collect()
    };
    let spoken: Vec<_> = spoken.iter().collect();
    let spoken: Vec<Key> = spoken.par_chunks(FINDINGS).map(|some| KeyOf::stage("spoken").value(&some).key()).collect();
    let key = KeyOf::stage("all findings").value(&(parts(diagnostics), parts(baselined), waived, spoken));
    key.value(&(baseline.is_some(), fixed, words)).key()
}
