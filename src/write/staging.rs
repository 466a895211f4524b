//! The folder beside `dist/` that holds a site until it is complete, and the folder in the cache that holds single
//! files before they replace their targets.
//!
//! It lies on the same file system, under a hidden name, and the process that fills it locks it: a folder without a
//! lock is left over from a killed run and is removed.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;
use tempfile::TempDir;

use crate::error::{Act, Error};

/// How often another folder is created, if another process removes ours in the same moment.
const ATTEMPTS: u32 = 16;
/// A folder that is younger may still get its lock.
const YOUNG: Duration = Duration::from_secs(60);
/// The name of the lock inside a staging folder.
const LOCK: &str = "lock";
/// The name of the new site inside a staging folder.
const SITE: &str = "site";
/// The name of the replaced site inside a staging folder.
const OLD: &str = "old";

/// A staging folder. Dropping it removes it with its contents; the next build removes what could not be removed.
#[derive(Debug)]
pub(super) struct Staging {
    folder: TempDir,
    _lock: File,
}

impl Staging {
    /// A new staging folder beside `dist`, with an empty folder for the site. Removes the folders of killed builds.
    pub(super) fn beside(dist: &Path) -> Result<Self, Error> {
        let parent = parent(dist);
        fs::create_dir_all(parent).map_err(|cause| Error::io(Act::MakeFolder, parent, cause))?;
        clear_left_over(parent, &prefix(dist), Some(dist));
        let staging = Self::make(parent, &prefix(dist)).map_err(|cause| Error::io(Act::MakeFolder, dist, cause))?;
        let site = staging.site();
        fs::create_dir(&site).map_err(|cause| Error::io(Act::MakeFolder, &site, cause))?;
        Ok(staging)
    }

    /// A new staging folder in a folder, which is created if it is missing; its name begins with `prefix`.
    pub(super) fn within(folder: &Path, prefix: &str) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let staging = Self::make(folder, prefix)?;
        fs::create_dir(staging.site())?;
        Ok(staging)
    }

    /// Removes the staging folders of killed runs in a folder whose names begin with `prefix`.
    pub(super) fn clear_within(folder: &Path, prefix: &str) {
        clear_left_over(folder, prefix, None);
    }

    fn make(parent: &Path, prefix: &str) -> io::Result<Self> {
        for _ in 0..ATTEMPTS {
            let folder = tempfile::Builder::new().prefix(prefix).tempdir_in(parent)?;
            let path = folder.path().join(LOCK);
            let lock = match File::create_new(&path) {
                Err(cause) if cause.kind() == io::ErrorKind::NotFound => continue,
                made => made?,
            };
            // A build that starts in this moment may remove the folder as a left-over until it is locked.
            let cleared = matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) || !path.try_exists()?;
            if !cleared {
                return Ok(Self { folder, _lock: lock });
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// The folder for the new site or files.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.path().join(SITE)
    }

    /// The place for the replaced site.
    pub(super) fn old(&self) -> PathBuf {
        self.folder.path().join(OLD)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The `TempDir` removes the folder and with it the lock. The large contents are removed before, so that a run
        // killed here leaves a folder without a lock, which the next run removes.
        clear(self.folder.path());
    }
}

/// The time since an entry was last added or removed.
fn age(folder: &Path) -> Option<Duration> {
    fs::symlink_metadata(folder).ok()?.modified().ok()?.elapsed().ok()
}

/// Removes the sites in a staging folder.
fn clear(folder: &Path) {
    for site in [folder.join(SITE), folder.join(OLD)] {
        make_writable(&site);
        remove_in_parallel(&site);
        // Dropping the `TempDir` tries again.
        let _ = fs::remove_dir_all(&site);
    }
}

/// Makes a read-only site writable, so that it can be removed.
#[cfg(unix)]
fn make_writable(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    if let Ok(found) = fs::symlink_metadata(folder)
        && found.is_dir()
    {
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(found.permissions().mode() | 0o700));
    }
}

#[cfg(not(unix))]
fn make_writable(_folder: &Path) {}

/// Removes the folders on a site's first two levels, in parallel.
fn remove_in_parallel(site: &Path) {
    let folders_in = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        folders.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let sections: Vec<_> = folders_in(site).iter().flat_map(|language| folders_in(language)).collect();
    sections.par_iter().for_each(|section| {
        // The caller removes the rest.
        let _ = fs::remove_dir_all(section);
    });
}

/// Whether a name is that of a staging folder: such folders are neither content nor watched.
pub fn is_staging_name(name: &str) -> bool {
    name.starts_with('.') && name.contains(".helpgen-")
}

fn parent(dist: &Path) -> &Path {
    match dist.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn prefix(dist: &Path) -> String {
    let name = dist.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    format!(".{name}.helpgen-")
}

/// Removes the staging folders of killed runs. If a build was killed between its two renames, its old site is moved
/// back to `dist` first. Failures are ignored: the new run does not need this.
fn clear_left_over(parent: &Path, prefix: &str, dist: Option<&Path>) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let is_staging = entry.file_name().to_str().is_some_and(|name| name.starts_with(prefix));
        if !is_staging || !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let folder = entry.path();
        let Ok(lock) = File::open(folder.join(LOCK)) else {
            // The run was killed while it removed this folder, after its lock was gone. Another build may be about to
            // lock a young folder: an empty one is removed all the same, and that build creates another.
            if dist.is_none_or(Path::exists) && age(&folder).is_some_and(|age| age > YOUNG) {
                clear(&folder);
            }
            let _ = fs::remove_dir(&folder);
            continue;
        };
        if lock.try_lock().is_err() {
            continue;
        }
        if let Some(dist) = dist
            && fs::symlink_metadata(dist).is_err_and(|cause| cause.kind() == io::ErrorKind::NotFound)
        {
            let _ = fs::rename(folder.join(OLD), dist);
        }
        clear(&folder);
        let _ = fs::remove_dir_all(&folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_killed_builds_folder_is_cleared_and_a_living_ones_stays() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let dist = folder.path().join("dist");
        let dead = folder.path().join(".dist.helpgen-1-0");
        fs::create_dir_all(dead.join(SITE)).expect("made");
        fs::write(dead.join(LOCK), "").expect("written");
        let living = Staging::beside(&dist).expect("made");
        assert!(!dead.exists());
        let second = Staging::beside(&dist).expect("made");
        assert!(living.site().exists() && second.site().exists());
        drop((living, second));
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 0);
    }

    #[test]
    fn a_folder_whose_removal_was_killed_is_cleared() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let dist = folder.path().join("dist");
        fs::create_dir(&dist).expect("made");
        let dead = folder.path().join(".dist.helpgen-1-0");
        fs::create_dir_all(dead.join(SITE).join("ko")).expect("made");
        fs::write(dead.join(SITE).join("ko/index.html"), "half").expect("written");
        drop(Staging::beside(&dist).expect("made"));
        assert!(dead.exists(), "another build may have made it this moment");
        let hour_ago = std::time::SystemTime::now() - 60 * YOUNG;
        File::open(&dead).and_then(|folder| folder.set_modified(hour_ago)).expect("set");
        drop(Staging::beside(&dist).expect("made"));
        assert!(!dead.exists() && dist.exists());
    }

    #[test]
    fn starting_at_once_clears_nobodys_folder() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let dist = folder.path().join("dist");
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let staging = Staging::beside(&dist).expect("made");
                        fs::write(staging.site().join("a"), "mine").expect("it is still there");
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 0);
    }

    #[test]
    fn a_site_caught_between_two_renames_comes_back() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let dist = folder.path().join("dist");
        let dead = folder.path().join(".dist.helpgen-1-0");
        fs::create_dir_all(dead.join(OLD)).expect("made");
        fs::write(dead.join(OLD).join("index.html"), "old").expect("written");
        fs::write(dead.join(LOCK), "").expect("written");
        let _staging = Staging::beside(&dist).expect("made");
        assert_eq!(fs::read_to_string(dist.join("index.html")).expect("back"), "old");
    }

    #[test]
    fn another_dists_staging_and_peoples_folders_are_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in [".dist2.helpgen-1-0", ".dist", "dist.helpgen-1"] {
            fs::create_dir(folder.path().join(name)).expect("made");
        }
        drop(Staging::beside(&folder.path().join("dist")).expect("made"));
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 3);
    }
}
