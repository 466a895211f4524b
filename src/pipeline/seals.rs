//! The site's files as a build leaves them, and their seals, by groups that are kept or written together: what was compared
//! once is not read again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::memo::{Key, KeyOf};
use crate::write::{Seal, SitePath};

use super::memo::Memo;

/// A file that an earlier build wrote.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct KeptFile {
    pub(super) path: String,
    pub(super) hash: [u8; 32],
    pub(super) length: u64,
}

impl KeptFile {
    /// A file under a path.
    pub(super) fn of(path: &str, bytes: &[u8]) -> Self {
        Self::new(path, *blake3::hash(bytes).as_bytes(), bytes.len() as u64)
    }

    /// A file whose content is known by its hash and length.
    pub(super) fn new(path: &str, hash: [u8; 32], length: u64) -> Self {
        Self { path: path.to_owned(), hash, length }
    }
}

/// The seals of a site's files.
pub(super) struct Seals<'m> {
    memo: &'m Memo,
    dist: PathBuf,
    /// Groups that were found as they were sealed.
    unbroken: Mutex<BTreeSet<Key>>,
}

impl<'m> Seals<'m> {
    /// The seals of the site in a folder.
    pub(super) fn new(memo: &'m Memo, dist: &Path) -> Self {
        Self { memo, dist: dist.to_path_buf(), unbroken: Mutex::default() }
    }

    fn key(&self, files: &[KeptFile]) -> Option<Key> {
        self.memo.is_on.then(|| KeyOf::stage("seal").shown(&self.dist).value(&files).key())
    }

    /// The seal of a group.
    pub(super) fn of(&self, files: &[KeptFile]) -> Option<Seal> {
        self.memo.get(self.key(files).as_ref())
    }

    /// Notes that a group was found unchanged.
    pub(super) fn found(&self, files: &[KeptFile]) {
        if let Some(key) = self.key(files) {
            self.unbroken.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
        }
    }

    /// Seals the groups of the site as it stands now. Where the site was `replaced`, unchanged files were linked, which
    /// changes their times.
    pub(super) fn renew(self, groups: &[Vec<KeptFile>], replaced: bool) {
        let unbroken = self.unbroken.lock().unwrap_or_else(PoisonError::into_inner);
        groups.par_iter().filter(|group| !group.is_empty()).for_each(|group| {
            let Some(key) = self.key(group).filter(|key| replaced || !unbroken.contains(key)) else { return };
            let files = group.iter().map(|file| Some((SitePath::new(&file.path).ok()?, file.length)));
            if let Some(seal) = files.collect::<Option<Vec<_>>>().and_then(|files| Seal::of(&self.dist, &files)) {
                self.memo.put(Some(key), &seal);
            }
        });
    }
}
