//! Files of the current site that the new one has too. They are noted until the first file differs.

use std::fs;
use std::time::SystemTime;

use super::path::SitePath;

/// What tells that a file is still the one whose content was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// Device and number on it, where the system has them.
    number: (u64, u64),
    length: u64,
    modified: Option<SystemTime>,
}

impl Identity {
    /// The identity of a file.
    pub(super) fn of(found: &fs::Metadata) -> Self {
        Self { number: number(found), length: found.len(), modified: found.modified().ok() }
    }
}

#[cfg(unix)]
fn number(found: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn number(_found: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

/// The files that were found unchanged.
#[derive(Debug)]
pub(super) enum Unchanged {
    /// No file differs so far: the files wait.
    Noted(Vec<(SitePath, Identity)>),
    /// A file differs: every file is linked as soon as it is found unchanged.
    Linked,
}

impl Default for Unchanged {
    fn default() -> Self {
        Self::Noted(Vec::new())
    }
}

impl Unchanged {
    /// Notes a file. False if it has to be linked now.
    pub(super) fn note(&mut self, path: &SitePath, identity: Identity) -> bool {
        match self {
            Self::Noted(files) => {
                files.push((path.clone(), identity));
                true
            }
            Self::Linked => false,
        }
    }

    /// The files that waited; later ones do not wait any more.
    pub(super) fn link_from_now_on(&mut self) -> Vec<(SitePath, Identity)> {
        match std::mem::replace(self, Self::Linked) {
            Self::Noted(files) => files,
            Self::Linked => Vec::new(),
        }
    }
}
