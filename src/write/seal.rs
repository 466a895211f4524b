//! Recognises files that were written or compared before, so that they are not read again.
//!
//! A file with the inode number, size, mtime and ctime of then has the content of then: every write sets the time of the
//! last change (`st_ctime`, POSIX.1-2017, 4.9), and no program can set it back. That time goes in steps, so that a file is
//! sealed only when its last step is over. Where a system has no such time, nothing is sealed.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rayon::prelude::*;

use super::identity::{Identity, Known, number};

/// Longest step of a file system that counts parts of seconds.
const STEP: Duration = Duration::from_millis(10);
/// Longest step of one that counts whole seconds.
const LONG_STEP: Duration = Duration::from_secs(2);

/// The hash of what tells some files from any others, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Seal([u8; 32]);

impl Seal {
    /// The seal of files of a folder; `None` if one is not the `known` one any more, or cannot be sealed.
    pub fn of(folder: &Path, paths: &[&str], known: &Known) -> Option<Self> {
        let find = || {
            let found = paths.par_iter().map(|path| {
                let found = fs::symlink_metadata(folder.join(path)).ok()?;
                (found.is_file() && known.get(*path) == Some(&Identity::of(&found))).then_some(found)
            });
            found.collect::<Option<Vec<fs::Metadata>>>()
        };
        let found = find()?;
        if found.iter().all(is_settled) {
            return Self::of_found(&found);
        }
        if found.iter().any(|file| step(file) == Some(LONG_STEP)) {
            return None;
        }
        std::thread::sleep(STEP);
        let found = find()?;
        found.iter().all(is_settled).then(|| Self::of_found(&found)).flatten()
    }

    /// Whether files of a folder are still those that were sealed.
    pub fn holds(&self, folder: &Path, paths: &[&str]) -> bool {
        let found = paths.iter().map(|path| fs::symlink_metadata(folder.join(path)).ok());
        found.collect::<Option<Vec<_>>>().and_then(|found| Self::of_found(&found)).as_ref() == Some(self)
    }

    /// The seal of files that were found.
    pub(super) fn of_found(found: &[fs::Metadata]) -> Option<Self> {
        let mut hasher = blake3::Hasher::new();
        for file in found {
            let (device, inode) = number(file);
            let (seconds, parts) = changed(file)?;
            let modified = file.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_nanos();
            hasher.update(&device.to_le_bytes()).update(&inode.to_le_bytes()).update(&file.len().to_le_bytes());
            hasher.update(&modified.to_le_bytes()).update(&seconds.to_le_bytes()).update(&parts.to_le_bytes());
        }
        Some(Self(*hasher.finalize().as_bytes()))
    }
}

/// The longest step of a file's last change. Nobody knows the step of a file system that shows no parts of this second.
fn step(file: &fs::Metadata) -> Option<Duration> {
    changed(file).map(|(_, parts)| if parts == 0 { LONG_STEP } else { STEP })
}

/// Whether a file cannot change any more within the step of its last change.
fn is_settled(file: &fs::Metadata) -> bool {
    let (Some((seconds, parts)), Some(step)) = (changed(file), step(file)) else { return false };
    let at = Duration::new(seconds.max(0).unsigned_abs(), u32::try_from(parts).unwrap_or_default());
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    now.checked_sub(at).is_some_and(|age| age >= step)
}

#[cfg(unix)]
fn changed(file: &fs::Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((file.ctime(), file.ctime_nsec()))
}

#[cfg(not(unix))]
fn changed(_file: &fs::Metadata) -> Option<(i64, i64)> {
    None
}
