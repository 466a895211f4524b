//! Flushes a tree of files to the disk before it is swapped in.

use std::fs::File;
use std::io;
use std::path::Path;

/// Waits until everything below a folder is on the disk.
///
/// # Errors
/// An error of the system.
pub(super) fn reach_disk(folder: &Path) -> io::Result<()> {
    if whole_file_system(folder)? { Ok(()) } else { one_by_one(folder) }
}

/// Syncs the whole file system in one call; false if the system cannot.
#[cfg(target_os = "linux")]
fn whole_file_system(folder: &Path) -> io::Result<bool> {
    match rustix::fs::syncfs(File::open(folder)?) {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::PERM | rustix::io::Errno::INVAL) => Ok(false),
        Err(cause) => Err(cause.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn whole_file_system(_folder: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Makes the names in a folder durable. Some file systems cannot; the files' contents are on disk either way.
pub(super) fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Syncs file by file, then folder by folder from the inside out: a name is durable once its folder is written.
fn one_by_one(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry?;
        let is_folder = entry.file_type().is_dir();
        match File::open(entry.path()).and_then(|file| file.sync_all()) {
            // Some systems cannot open folders; there a name is durable with its file.
            Err(_) if is_folder => {}
            synced => synced?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_take_a_tree() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir_all(folder.path().join("a/b")).expect("made");
        std::fs::write(folder.path().join("a/b/c"), "text").expect("written");
        reach_disk(folder.path()).expect("on the disk");
        one_by_one(folder.path()).expect("on the disk");
        assert!(one_by_one(&folder.path().join("nowhere")).is_err());
    }
}
