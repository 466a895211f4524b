//! Whether the report of an earlier build says what the report of this build would say.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::memo::{Key, KeyOf};
use crate::source::read_inside;
use crate::write::{Known, Seal};

use super::build::Built;
use super::check::Checked;
use super::memo::Memo;
use super::pictures::Shelf;
use super::survey::Surveyed;
use super::thumbnails::on_disk;

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

/// The key of the pictures that a report may show: the files of published ones, whose names hold the hash of their content,
/// and the bytes of all others, such as those of drafts.
pub(super) fn pictures(surveyed: &Surveyed, shelf: &Shelf, checked: &Checked) -> Key {
    let published: Vec<&str> = shelf.files.values().flatten().map(|copied| copied.path.as_str()).collect();
    let used = checked.spoken.values().flat_map(|(_, usage)| &usage.pictures).map(|picture| &picture.file);
    let other = used.filter(|file| file.starts_with('/') || !shelf.files.contains_key(*file));
    let mut read: BTreeSet<String> = other.map(|file| on_disk(&surveyed.site, file)).collect();
    // Words that were read on a picture are cut out of it.
    let told = checked.diagnostics.iter().chain(&checked.baselined);
    let told = told.chain(checked.waived.iter().map(|own| &own.diagnostic));
    let places = told.flat_map(|told| &told.notes).filter(|note| note.area.is_some());
    read.extend(places.filter_map(|note| Some(note.place.as_ref()?.path.to_string())));
    let content = |path: String| {
        let hash = read_inside(&surveyed.request.root, &path).ok().map(|bytes| *blake3::hash(&bytes).as_bytes());
        (path, hash)
    };
    let read: Vec<(String, Option<[u8; 32]>)> = read.into_par_iter().map(content).collect();
    KeyOf::stage("pictures of the report").value(&(published, read)).key()
}

/// The key of all findings, and of what pages say.
fn findings(checked: &Checked) -> Key {
    // The pattern is complete, so that a new field has to be decided here.
    let Checked {
        diagnostics,
        waived,
        baseline,
        baselined,
        fixed,
        words,
        spoken,
        pages: _,
        files: _,
        ignored: _,
        said: _,
    } = checked;
    let parts = |told: &[Diagnostic]| -> Vec<Key> {
        told.par_chunks(FINDINGS).map(|some| KeyOf::stage("findings").value(&some).key()).collect()
    };
    let spoken: Vec<_> = spoken.iter().collect();
    let spoken: Vec<Key> = spoken.par_chunks(FINDINGS).map(|some| KeyOf::stage("spoken").value(&some).key()).collect();
    let key = KeyOf::stage("all findings").value(&(parts(diagnostics), parts(baselined), waived, spoken));
    key.value(&(baseline.is_some(), fixed, words)).key()
}
