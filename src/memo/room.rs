//! The size limit of the cache: the least recently used values go first.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Removes the least recently used files of these folders until the rest fits into `limit` bytes. Files that cannot be
/// removed stay.
pub fn keep_to(limit: u64, folders: &[PathBuf]) {
    let mut files: Vec<(SystemTime, PathBuf, u64)> = folders.iter().flat_map(|folder| files_in(folder)).collect();
    let mut total: u64 = files.iter().map(|(_, _, length)| length).sum();
    files.sort();
    for (_, path, length) in files {
        if total <= limit {
            return;
        }
        if fs::remove_file(&path).is_ok() {
            total -= length;
        }
    }
}

fn files_in(folder: &Path) -> Vec<(SystemTime, PathBuf, u64)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let found = entries.flatten().filter_map(|entry| {
        let file = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        Some((file.modified().unwrap_or(SystemTime::UNIX_EPOCH), entry.path(), file.len()))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let now = SystemTime::now();
        for (name, age) in [("old", 30), ("older", 40), ("new", 10)] {
            let path = folder.path().join(name);
            fs::write(&path, [0; 100]).expect("written");
            let file = fs::File::options().append(true).open(&path).expect("there");
            file.set_modified(now - Duration::from_secs(age)).expect("set");
        }
        let folders = [folder.path().to_path_buf(), folder.path().join("none")];
        keep_to(300, &folders);
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 3);
        keep_to(250, &folders);
        assert!(folder.path().join("old").exists() && !folder.path().join("older").exists());
        keep_to(0, &folders);
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 0);
    }
}
