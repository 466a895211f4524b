//! What tells a file from any other, without its content.

use std::collections::HashMap;
use std::fs;
use std::time::SystemTime;

use foldhash::fast::FixedState;

/// The identity of a file with its content, as far as the times of files tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Device and inode number, where the system has them.
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

/// The files of a folder, by their paths in it: as they were written, or as they were compared.
pub type Known = HashMap<String, Identity, FixedState>;

#[cfg(unix)]
pub(super) fn number(found: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

#[cfg(not(unix))]
pub(super) fn number(_found: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}
