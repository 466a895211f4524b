//! Recognises files of the current site whose content was compared before, so that they are not read again.
//!
//! A file with the number, length and times of then has the content of then: every write sets the time of the last change
//! (`st_ctime`, POSIX.1-2017, 4.9), and no program can set it back. Where a system has no such time, nothing is sealed.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::path::SitePath;

/// The hash of what tells some files from any others, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Seal([u8; 32]);

impl Seal {
    /// The seal of the files with these paths and lengths in a site; `None` if one is no regular file, or has another
    /// length, or if the system cannot seal.
    pub fn of(dist: &Path, files: &[(SitePath, u64)]) -> Option<Self> {
        let found = files.par_iter().map(|(path, length)| {
            let found = fs::symlink_metadata(path.below(dist)).ok()?;
            (found.is_file() && found.len() == *length).then_some(found)
        });
        Self::of_found(&found.collect::<Option<Vec<_>>>()?)
    }

    /// The seal of files that were found.
    pub(super) fn of_found(found: &[fs::Metadata]) -> Option<Self> {
        let mut hasher = blake3::Hasher::new();
        for file in found {
            for number in identity(file)? {
                hasher.update(&number.to_le_bytes());
            }
        }
        Some(Self(*hasher.finalize().as_bytes()))
    }
}

#[cfg(unix)]
fn identity(file: &fs::Metadata) -> Option<[i128; 7]> {
    use std::os::unix::fs::MetadataExt;
    let content = [file.mtime().into(), file.mtime_nsec().into()];
    let change = [file.ctime().into(), file.ctime_nsec().into()];
    Some([file.dev().into(), file.ino().into(), file.len().into(), content[0], content[1], change[0], change[1]])
}

#[cfg(not(unix))]
fn identity(_file: &fs::Metadata) -> Option<[i128; 7]> {
    None
}
