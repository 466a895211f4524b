//! The site that `serve` shows, changed in place: a saved page shows within milliseconds.
//!
//! A published site is replaced as a whole, which costs a step for each of its files. Here only one reader looks, and
//! the written files are remembered, so that a round costs only its changes. Each single file is still replaced in one
//! step.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::path::SitePath;
use super::{Committed, SiteFiles, twice};
use crate::error::{Act, Error};

/// A site in a folder of helpgen, kept over many builds.
#[derive(Debug)]
pub struct ServedSite {
    folder: PathBuf,
    files: Mutex<BTreeMap<SitePath, Written>>,
}

/// A file as last written.
#[derive(Debug)]
struct Written {
    content: Content,
    /// Whether the current round has the file.
    current: bool,
    /// Whether the current round wrote the file.
    changed: bool,
}

/// The identity of a file's content.
#[derive(Debug, PartialEq, Eq)]
enum Content {
    /// The hash of its bytes.
    Bytes(blake3::Hash),
    /// The original of the copy, with its length and time stamp.
    CopyOf(PathBuf, u64, Option<SystemTime>),
}

impl ServedSite {
    /// An empty site in this folder. Removes the files of an earlier run.
    pub fn new(folder: &Path) -> Result<Self, Error> {
        match fs::remove_dir_all(folder) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(Error::io(Act::Remove, folder, cause)),
            _ => {}
        }
        fs::create_dir_all(folder).map_err(|cause| Error::io(Act::MakeFolder, folder, cause))?;
        Ok(Self { folder: folder.to_path_buf(), files: Mutex::default() })
    }

    /// The folder of the site.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Starts a round, in which every file of the new site is put, kept or copied.
    pub fn round(&mut self) -> ServedRound<'_> {
        for written in self.files().values_mut() {
            (written.current, written.changed) = (false, false);
        }
        ServedRound { site: self }
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<SitePath, Written>> {
        // Each entry is changed as a whole, so a panic in another thread leaves no entry half changed.
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the file exists with this content; it then belongs to the current round.
    fn has(&self, path: &SitePath, content: &Content) -> Result<bool, Error> {
        match self.files().get_mut(path) {
            Some(written) if written.current => Err(twice(path)),
            Some(written) if written.content == *content => {
                written.current = true;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn write(&self, path: &SitePath, bytes: &[u8], content: Content) -> Result<(), Error> {
        let file = path.below(&self.folder);
        make_room(&self.folder, &file)
            .and_then(|()| replace(&file, bytes))
            .map_err(|cause| Error::io(Act::Write, &file, cause))?;
        match self.files().insert(path.clone(), Written { content, current: true, changed: true }) {
            Some(before) if before.current => Err(twice(path)),
            _ => Ok(()),
        }
    }
}

/// One build of a served site.
#[derive(Debug)]
pub struct ServedRound<'s> {
    site: &'s mut ServedSite,
}

impl ServedRound<'_> {
    /// Ends the round: removes the files that the round did not include.
    pub fn finish(self) -> Result<Committed, Error> {
        let mut files = self.site.files();
        let folder = &self.site.folder;
        let before = files.len();
        for (path, _) in files.iter().filter(|(_, written)| !written.current) {
            remove(folder, path).map_err(|cause| Error::io(Act::Remove, &path.below(folder), cause))?;
        }
        files.retain(|_, written| written.current);
        let gone = before - files.len();
        let written = files.values().filter(|written| written.changed).count();
        Ok(Committed { written, kept: files.len() - written, replaced: written + gone > 0 })
    }
}

impl SiteFiles for ServedRound<'_> {
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Error> {
        let content = Content::Bytes(blake3::hash(bytes));
        if self.site.has(path, &content)? { Ok(()) } else { self.site.write(path, bytes, content) }
    }

    fn keep(&self, path: &SitePath, hash: &blake3::Hash) -> Result<bool, Error> {
        self.site.has(path, &Content::Bytes(*hash))
    }

    fn copy(&self, path: &SitePath, from: &Path, mut file: File) -> Result<(), Error> {
        let failed = |cause| Error::io(Act::Read, from, cause);
        let metadata = file.metadata().map_err(failed)?;
        let content = Content::CopyOf(from.to_path_buf(), metadata.len(), metadata.modified().ok());
        if self.site.has(path, &content)? {
            return Ok(());
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed)?;
        self.site.write(path, &bytes, content)
    }

    fn link_or_copy(&self, path: &SitePath, from: &Path) -> Result<(), Error> {
        super::regular_file(from)?;
        self.copy(path, from, File::open(from).map_err(|cause| Error::io(Act::Read, from, cause))?)
    }
}

/// Removes a file whose path is now a folder, or a folder whose path is now a file.
fn make_room(folder: &Path, file: &Path) -> io::Result<()> {
    for around in file.ancestors().skip(1).take_while(|around| *around != folder) {
        if around.is_file() {
            fs::remove_file(around)?;
        }
    }
    if file.is_dir() { fs::remove_dir_all(file) } else { Ok(()) }
}

fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.persist(file).map(drop).map_err(|error| error.error)
}

/// Removes a file, if it still is a file, and the folders that become empty.
fn remove(folder: &Path, path: &SitePath) -> io::Result<()> {
    let file = path.below(folder);
    if !file.is_file() {
        return Ok(());
    }
    fs::remove_file(&file)?;
    for around in file.ancestors().skip(1).take_while(|around| *around != folder) {
        // Stops at the first folder that is not empty.
        if fs::remove_dir(around).is_err() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site_path(path: &str) -> SitePath {
        SitePath::new(path).expect("a clean path")
    }

    fn site() -> (tempfile::TempDir, ServedSite) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let site = ServedSite::new(&folder.path().join("served")).expect("made");
        (folder, site)
    }

    fn build(site: &mut ServedSite, files: &[(&str, &str)]) -> Committed {
        let round = site.round();
        for (path, content) in files {
            round.put(&site_path(path), content.as_bytes()).expect("written");
        }
        round.finish().expect("finished")
    }

    fn files(site: &ServedSite) -> Vec<(String, String)> {
        let mut files: Vec<_> = walkdir::WalkDir::new(site.folder())
            .min_depth(1)
            .into_iter()
            .map(|entry| entry.expect("readable"))
            .map(|entry| {
                let path = entry.path().strip_prefix(site.folder()).expect("below").display().to_string();
                (path, fs::read_to_string(entry.path()).unwrap_or_default())
            })
            .collect();
        files.sort();
        files
    }

    #[test]
    fn a_round_changes_what_changed() {
        let (_folder, mut site) = site();
        assert_eq!(build(&mut site, &[("a", "1"), ("b/c", "1"), ("b/d/e", "1")]).written, 3);
        let committed = build(&mut site, &[("a", "1"), ("b/c", "2")]);
        assert_eq!(committed, Committed { written: 1, kept: 1, replaced: true });
        let whole = [("a", "1"), ("b", ""), ("b/c", "2")].map(|(path, content)| (path.to_owned(), content.to_owned()));
        assert_eq!(files(&site), whole);
        assert!(!build(&mut site, &[("a", "1"), ("b/c", "2")]).replaced);
    }

    #[test]
    fn a_file_may_become_a_folder_and_back() {
        let (_folder, mut site) = site();
        for files in [[("a", "1"), ("b/c", "1")], [("a/x/y", "2"), ("b", "2")], [("a", "3"), ("b/c", "3")]] {
            build(&mut site, &files);
            let found = self::files(&site);
            assert!(
                files.iter().all(|(path, content)| found.contains(&((*path).into(), (*content).into()))),
                "{found:?}"
            );
        }
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let (_folder, mut site) = site();
        for _ in 0..2 {
            let round = site.round();
            round.put(&site_path("a"), b"1").expect("written");
            assert!(round.put(&site_path("a"), b"1").is_err());
            assert!(round.put(&site_path("a"), b"2").is_err());
        }
    }

    #[test]
    fn what_is_kept_needs_no_bytes() {
        let (_folder, mut site) = site();
        build(&mut site, &[("a", "1"), ("b", "1")]);
        let round = site.round();
        assert!(!round.keep(&site_path("a"), &blake3::hash(b"2")).expect("asked"));
        assert!(round.keep(&site_path("a"), &blake3::hash(b"1")).expect("asked"));
        assert!(!round.keep(&site_path("c"), &blake3::hash(b"1")).expect("asked"));
        assert_eq!(round.finish().expect("finished"), Committed { written: 0, kept: 1, replaced: true });
    }

    #[test]
    fn a_copied_file_follows_its_source() {
        let (folder, mut site) = site();
        let source = folder.path().join("source");
        fs::write(&source, "1").expect("written");
        let copy = |site: &mut ServedSite| {
            let round = site.round();
            round.copy(&site_path("a"), &source, File::open(&source).expect("there")).expect("copied");
            round.finish().expect("finished")
        };
        assert_eq!(copy(&mut site).written, 1);
        assert_eq!(copy(&mut site).written, 0);
        fs::write(&source, "22").expect("written");
        assert_eq!(copy(&mut site).written, 1);
        assert_eq!(fs::read_to_string(site.folder().join("a")).expect("there"), "22");
    }

    #[test]
    fn an_earlier_runs_files_are_gone() {
        let (_folder, mut site) = site();
        build(&mut site, &[("old", "1")]);
        let again = ServedSite::new(site.folder()).expect("made");
        assert!(files(&again).is_empty());
    }
}
