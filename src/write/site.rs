//! The whole site: filled by many threads, then swapped in at once.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::destination::{Destination, MARKER, MARKER_TEXT, is_ours};
use super::lock::ProjectLock;
use super::path::SitePath;
use super::staging::Staging;
use super::swap::swap_in;
use super::sync::reach_disk;
use super::unchanged::{Identity, Unchanged};
use super::{Committed, SiteFiles, regular_file, twice};
use crate::diagnostic::Say;
use crate::error::{Act, Error};

/// Bytes compared at a time.
const BLOCK: usize = 64 * 1024;

/// Folders of a site in which no page is.
const NO_PAGES: [&str; 5] = ["assets", "files", "images", "search", "texts"];

/// Writes a site beside its target. Nothing of it is visible before [`SiteWriter::commit`]; if it is dropped before, it
/// leaves no trace.
///
/// A file with the same content as in the current site is taken over from there and keeps its time stamp, so that
/// uploads by time stamp see only the changes. Such files are linked as soon as one file differs: if none does, the
/// current site stays, and nothing was linked in vain.
#[derive(Debug)]
pub struct SiteWriter<'lock> {
    _lock: &'lock ProjectLock,
    dist: PathBuf,
    staging: Staging,
    site: PathBuf,
    ours: bool,
    written: AtomicUsize,
    kept: AtomicUsize,
    unchanged: Mutex<Unchanged>,
}

impl<'lock> SiteWriter<'lock> {
    /// Starts a site, if its destination may be replaced. Needs the project's lock.
    pub fn begin(destination: &Destination<'_>, lock: &'lock ProjectLock) -> Result<Self, Error> {
        destination.check()?;
        let dist = destination.dist.to_path_buf();
        let staging = Staging::beside(&dist)?;
        let (site, ours) = (staging.site(), is_ours(&dist));
        let (written, kept, unchanged) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Unchanged::default()));
        Ok(Self { _lock: lock, dist, staging, site, ours, written, kept, unchanged })
    }

    /// How many articles the current site has: each has its markdown beside it, whose front matter says that it is an
    /// article.
    pub fn articles_before(&self) -> usize {
        if !self.ours {
            return 0;
        }
        let of_pages = |entry: &walkdir::DirEntry| {
            entry.depth() != 1 || !NO_PAGES.iter().any(|folder| entry.file_name() == *folder)
        };
        let found = walkdir::WalkDir::new(&self.dist).into_iter().filter_entry(of_pages).filter_map(Result::ok);
        let twins = found.filter(|entry| entry.file_name() == "index.md" && entry.file_type().is_file());
        twins.filter(|entry| is_written(entry.path())).count()
    }

    /// Swaps the site in. If the current site is the same, it is left as it is.
    pub fn commit(self) -> Result<Committed, Error> {
        let marker = SitePath::new(MARKER).expect("a plain file name is a clean path");
        self.put(&marker, MARKER_TEXT.as_bytes())?;
        let written = self.written.load(Ordering::Relaxed);
        let kept = self.kept.load(Ordering::Relaxed);
        if written == 0 && count_files(&self.dist).is_ok_and(|files| files == kept) {
            return Ok(Committed { written, kept, replaced: false });
        }
        self.link_unchanged()?;
        if let Ok(present) = fs::metadata(&self.dist) {
            fs::set_permissions(&self.site, present.permissions())
                .map_err(|cause| Error::io(Act::Replace, &self.dist, cause))?;
        }
        // After a power failure the disk must hold the old site or the new one, not new names without content.
        reach_disk(&self.site).map_err(|cause| Error::io(Act::Write, &self.dist, cause))?;
        swap_in(&self.site, &self.dist, &self.staging.old()).map_err(|cause| not_swapped(&self.dist, cause))?;
        Ok(Committed { written, kept, replaced: true })
    }

    /// Takes a file over from the current site if its content matches. False if the file has to be written.
    fn take_over(
        &self,
        path: &SitePath,
        may_fit: impl FnOnce(&fs::Metadata) -> bool,
        fits: impl FnOnce(&Path) -> bool,
    ) -> Result<bool, Error> {
        let present = path.below(&self.dist);
        let found = fs::symlink_metadata(&present).ok().filter(|file| self.ours && file.is_file() && may_fit(file));
        let Some(found) = found.filter(|_| fits(&present)) else { return Ok(false) };
        let identity = Identity::of(&found);
        let is_later = self.unchanged.lock().unwrap_or_else(PoisonError::into_inner).note(path, identity);
        if !is_later && !self.link(path, &identity)? {
            return Ok(false);
        }
        self.count(true);
        Ok(true)
    }

    /// Links the files that were found unchanged, and every later one at once.
    fn link_unchanged(&self) -> Result<(), Error> {
        let noted = self.unchanged.lock().unwrap_or_else(PoisonError::into_inner).link_from_now_on();
        noted.par_iter().try_for_each(|(path, identity)| match self.link(path, identity)? {
            true => Ok(()),
            false => Err(changed_meanwhile(&path.below(&self.dist))),
        })
    }

    /// Links a file of the current site into the new one. False if it cannot be linked, or is another one by now.
    ///
    /// It is looked at again after linking, when nobody can replace the linked file any more.
    fn link(&self, path: &SitePath, identity: &Identity) -> Result<bool, Error> {
        let (present, to) = (path.below(&self.dist), path.below(&self.site));
        match in_folder(&to, || fs::hard_link(&present, &to)) {
            Ok(()) => {}
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => return Err(twice(path)),
            Err(_) => return Ok(self.copied_with_time(&present, &to, identity).is_ok()),
        }
        if fs::symlink_metadata(&to).is_ok_and(|linked| Identity::of(&linked) == *identity) {
            return Ok(true);
        }
        // If removing fails, writing the file fails and reports why.
        let _ = fs::remove_file(&to);
        Ok(false)
    }

    /// Copies a file that cannot be linked, with its time stamp.
    fn copied_with_time(&self, present: &Path, to: &Path, identity: &Identity) -> io::Result<()> {
        let mut from = File::open(present)?;
        let found = from.metadata()?;
        if Identity::of(&found) != *identity {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut copy = in_folder(to, || File::create_new(to))?;
        io::copy(&mut from, &mut copy)?;
        copy.set_modified(found.modified()?)
    }

    /// Removes kept files, because they have to be written after all. If removing one fails, writing it fails.
    pub fn forget(&self, paths: &[SitePath]) {
        let all: HashSet<&SitePath> = paths.iter().collect();
        if !self.unchanged.lock().unwrap_or_else(PoisonError::into_inner).forget(&all) {
            paths.par_iter().for_each(|path| _ = fs::remove_file(path.below(&self.site)));
        }
        self.kept.fetch_sub(paths.len(), Ordering::Relaxed);
    }

    fn create(&self, path: &SitePath, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), Error> {
        self.link_unchanged()?;
        let to = path.below(&self.site);
        in_folder(&to, || File::create_new(&to)).and_then(|mut file| fill(&mut file)).map_err(|cause| {
            match cause.kind() {
                io::ErrorKind::AlreadyExists => twice(path),
                _ => Error::io(Act::Write, &path.below(&self.dist), cause),
            }
        })?;
        self.count(false);
        Ok(())
    }

    fn count(&self, unchanged: bool) {
        let counter = if unchanged { &self.kept } else { &self.written };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

impl SiteFiles for SiteWriter<'_> {
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Error> {
        let same_length = |present: &fs::Metadata| present.len() == bytes.len() as u64;
        if self.take_over(path, same_length, |present| fs::read(present).is_ok_and(|found| found == bytes))? {
            return Ok(());
        }
        self.create(path, |file| file.write_all(bytes))
    }

    fn keep(&self, path: &SitePath, hash: &blake3::Hash) -> Result<bool, Error> {
        self.take_over(path, |_| true, |present| fs::read(present).is_ok_and(|found| blake3::hash(&found) == *hash))
    }

    fn copy(&self, path: &SitePath, from: &Path, mut source: File) -> Result<(), Error> {
        let length = source.metadata().map_err(|cause| Error::io(Act::Read, from, cause))?.len();
        let same_length = |present: &fs::Metadata| present.len() == length;
        let same = |present: &Path| same_bytes([File::open(present)?, source.try_clone()?]);
        if self.take_over(path, same_length, |present| same(present).unwrap_or(false))? {
            return Ok(());
        }
        // The comparison has read the source to its end.
        source.rewind().map_err(|cause| Error::io(Act::Read, from, cause))?;
        self.create(path, |file| io::copy(&mut source, file).map(drop))
    }

    fn link_or_copy(&self, path: &SitePath, from: &Path) -> Result<(), Error> {
        let mut source = open(from)?;
        let unchanged = self.ours && same_content(&path.below(&self.dist), from).unwrap_or(false);
        if !unchanged {
            self.link_unchanged()?;
        }
        let to = path.below(&self.site);
        match in_folder(&to, || fs::hard_link(from, &to)) {
            Ok(()) => {
                self.count(unchanged);
                Ok(())
            }
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Err(twice(path)),
            Err(_) => self.create(path, |file| io::copy(&mut source, file).map(drop)),
        }
    }
}

/// Creates a file, and its folder if that is missing.
fn in_folder<T>(file: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (make(), file.parent()) {
        (Err(cause), Some(folder)) if cause.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        (made, _) => made,
    }
}

/// Opens a regular file for reading.
fn open(path: &Path) -> Result<File, Error> {
    regular_file(path)?;
    File::open(path).map_err(|cause| Error::io(Act::Read, path, cause))
}

fn same_content(one: &Path, other: &Path) -> io::Result<bool> {
    let metadata = [fs::symlink_metadata(one)?, fs::symlink_metadata(other)?];
    if !metadata.iter().all(fs::Metadata::is_file) || metadata[0].len() != metadata[1].len() {
        return Ok(false);
    }
    if same_file(&metadata[0], &metadata[1]) {
        return Ok(true);
    }
    same_bytes([File::open(one)?, File::open(other)?])
}

fn same_bytes(files: [File; 2]) -> io::Result<bool> {
    let mut files = files.map(|file| file.take(u64::MAX));
    let (mut first, mut second) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
    loop {
        for (file, block) in files.iter_mut().zip([&mut first, &mut second]) {
            block.clear();
            file.set_limit(BLOCK as u64);
            file.read_to_end(block)?;
        }
        if first != second {
            return Ok(false);
        }
        if first.is_empty() {
            return Ok(true);
        }
    }
}

#[cfg(unix)]
fn same_file(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.dev() == other.dev() && one.ino() == other.ino()
}

#[cfg(not(unix))]
fn same_file(_one: &fs::Metadata, _other: &fs::Metadata) -> bool {
    false
}

fn count_files(folder: &Path) -> io::Result<usize> {
    let mut files = 0;
    for entry in walkdir::WalkDir::new(folder) {
        files += usize::from(!entry.map_err(io::Error::from)?.file_type().is_dir());
    }
    Ok(files)
}

/// The error if another program changes the current site while the new one is made of it.
fn changed_meanwhile(path: &Path) -> Error {
    let path = path.display();
    Error::new(Say::new(
        format!("사이트를 만드는 동안 다른 프로그램이 이 파일을 바꿨어요: {path}"),
        format!("Another program changed this file while the site was made: {path}"),
    ))
    .help(Say::new("다시 실행해 주세요", "Run it again"))
}

/// The error if the target exists but cannot be exchanged; some causes have their own remedy.
fn not_swapped(dist: &Path, cause: io::Error) -> Error {
    let kind = cause.kind();
    let error = Error::io(Act::Replace, dist, cause);
    match kind {
        io::ErrorKind::ResourceBusy => error.help(Say::new(
            "연결된 디스크(볼륨)는 통째로 바꿀 수 없어요. 그 안의 폴더를 output으로 적어 주세요",
            "A mounted volume cannot be replaced as a whole. Name a folder inside it as `output`",
        )),
        io::ErrorKind::CrossesDevices => {
            error.help(Say::new("이 폴더를 지운 뒤 다시 실행해 주세요", "Delete this folder, then run it again"))
        }
        _ => error,
    }
}

/// Whether a page's markdown belongs to an article. Earlier versions wrote markdown without a type, for articles only.
fn is_written(path: &Path) -> bool {
    let mut head = [0; 32];
    let read = fs::File::open(path).and_then(|mut file| file.read(&mut head)).unwrap_or(0);
    let kinds: [&[u8]; 2] = [b"type: article\n", b"type: section\n"];
    match head[..read].strip_prefix(b"---\n") {
        Some(rest) if rest.starts_with(b"type: ") => kinds.iter().any(|kind| rest.starts_with(kind)),
        _ => true,
    }
}

#[cfg(test)]
mod tests;
