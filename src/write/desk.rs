//! Where the author's files are staged before they replace the old ones: a folder in the project's cache folder, never
//! one beside an article.
//!
//! The next run removes the files of a killed run. In a tree without a help center the cache folder exists only while
//! files are written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Act, Error};

use super::file::{replace, write_atomically};
use super::inside::spot_inside;
use super::staging::Staging;

/// The project's cache folder.
const CACHE: &str = ".helpgen";
/// Name prefix of the staging folders in it.
const PREFIX: &str = "staged-";

/// A place to stage files.
#[derive(Debug)]
pub struct Desk {
    /// `None` if the cache folder is not usable. Files are then staged beside their targets.
    staging: Option<Staging>,
    root: PathBuf,
}

impl Desk {
    /// The desk of a project or of any folder. Removes the files of killed runs.
    pub fn of(root: &Path) -> Self {
        let cache = root.join(CACHE);
        Self::clear(root);
        let staging = usable(&cache).then(|| Staging::within(&cache, PREFIX).ok()).flatten();
        Self { staging, root: root.to_path_buf() }
    }

    /// Removes the files of killed runs from a project.
    pub fn clear(root: &Path) {
        let cache = root.join(CACHE);
        if usable(&cache) && cache.is_dir() {
            Staging::clear_within(&cache, PREFIX);
            // `remove_dir` fails if anything else is in the folder.
            let _ = fs::remove_dir(&cache);
        }
    }

    /// Replaces a file's content in one step, as [`write_atomically`] does.
    ///
    /// # Errors
    /// An error of the system, or a link that leads out of the folder.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let Some(spot) = spot_inside(&self.root, path, Act::Write)? else { return write_atomically(path, bytes) };
        let staging = self.staging.as_ref().map(Staging::site);
        let done = match replace(staging.as_deref(), &spot, bytes) {
            // The cache is on another disk than the file, so the file is staged beside its target.
            Err(cause) if cause.kind() == io::ErrorKind::CrossesDevices => replace(None, &spot, bytes),
            done => done,
        };
        done.map_err(|cause| Error::io(Act::Write, path, cause))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.staging = None;
        // `remove_dir` fails if anything else is in the folder.
        let _ = fs::remove_dir(self.root.join(CACHE));
    }
}

/// Whether the cache folder is a real folder: a link may lead anywhere.
fn usable(cache: &Path) -> bool {
    match fs::symlink_metadata(cache) {
        Ok(found) => found.is_dir(),
        Err(cause) => cause.kind() == io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("there");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_written_and_nothing_stays_beside_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk::of(folder.path());
        desk.write(&folder.path().join("new/a.md"), b"one").expect("written");
        desk.write(&folder.path().join("new/a.md"), b"two").expect("written");
        assert_eq!(fs::read(folder.path().join("new/a.md")).expect("there"), b"two");
        assert_eq!(names(&folder.path().join("new")), ["a.md"]);
        drop(desk);
        assert_eq!(names(folder.path()), ["new"]);
    }

    #[test]
    fn what_a_killed_run_left_is_cleared_and_the_cache_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = folder.path().join(CACHE);
        let dead = cache.join("staged-1");
        fs::create_dir_all(&dead).expect("made");
        fs::write(dead.join("lock"), "").expect("written");
        fs::write(dead.join("half"), "ha").expect("written");
        fs::write(cache.join("index"), "kept").expect("written");
        let living = Desk::of(folder.path());
        Desk::clear(folder.path());
        assert_eq!(names(&cache).len(), 2, "{:?}", names(&cache));
        living.write(&folder.path().join("a.md"), b"one").expect("its folder is still there");
        drop(living);
        assert_eq!(names(&cache), ["index"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_cache_that_is_a_link_is_not_written_to() {
        let (folder, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        std::os::unix::fs::symlink(other.path(), folder.path().join(CACHE)).expect("linked");
        Desk::of(folder.path()).write(&folder.path().join("a.md"), b"one").expect("written");
        assert_eq!(names(other.path()), Vec::<String>::new());
        assert_eq!(names(folder.path()), [CACHE, "a.md"]);
    }
}
