//! Seals of the site's files, by groups that are kept or written together: what was compared once is not read again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::memo::{Key, KeyOf};
use crate::write::{Known, Seal};

use super::kept_file::KeptFile;
use super::memo::Memo;

/// The seals of a site's files.
pub(super) struct Seals<'m> {
    memo: &'m Memo,
    dist: PathBuf,
    /// Groups whose seal was found unbroken.
    unbroken: Mutex<BTreeSet<Key>>,
}

/// A group's key with its seal, as far as they are known.
pub(super) struct Sealed {
    key: Option<Key>,
    pub(super) seal: Option<Seal>,
}

impl<'m> Seals<'m> {
    /// The seals of the site in a folder.
    pub(super) fn new(memo: &'m Memo, dist: &Path) -> Self {
        Self { memo, dist: dist.to_path_buf(), unbroken: Mutex::default() }
    }

    /// The seal of a group.
    pub(super) fn of(&self, files: &[KeptFile]) -> Sealed {
        let key = self.key(files);
        Sealed { seal: self.memo.get(key.as_ref()), key }
    }

    /// Notes that a group's seal was found unbroken.
    pub(super) fn unbroken(&self, group: &Sealed) {
        self.unbroken.lock().unwrap_or_else(PoisonError::into_inner).extend(group.key);
    }

    /// Seals groups of the site as it stands now, where each file is the one that was written or compared. Where the site
    /// was `replaced`, unchanged files were linked, which breaks their seals.
    pub(super) fn renew(self, groups: &[Vec<KeptFile>], known: &Known, replaced: bool) {
        let unbroken = self.unbroken.lock().unwrap_or_else(PoisonError::into_inner);
        groups.par_iter().filter(|group| !group.is_empty()).for_each(|group| {
            let Some(key) = self.key(group).filter(|key| replaced || !unbroken.contains(key)) else { return };
            let paths: Vec<&str> = group.iter().map(|file| file.path.as_str()).collect();
            if let Some(seal) = Seal::of(&self.dist, &paths, known) {
                self.memo.put(Some(key), &seal);
            }
        });
    }

    fn key(&self, files: &[KeptFile]) -> Option<Key> {
        self.memo.is_on.then(|| KeyOf::stage("seal").shown(&self.dist).value(&files).key())
    }
}
