//! The whole site: filled by many threads, then swapped in at once.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::destination::{Destination, MARKER, MARKER_TEXT, is_ours};
use super::identity::{Identity, Known};
use super::lock::ProjectLock;
use super::path::SitePath;
use super::seal::Seal;
use super::staging::Staging;
use super::swap::swap_in;
use super::sync::reach_disk;
use super::unchanged::Unchanged;
use super::{Committed, regular_file, twice};
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
    known: Mutex<Known>,
}

impl<'lock> SiteWriter<'lock> {
    /// Starts a site, if its destination may be replaced. Needs the project's lock.
    pub fn begin(destination: &Destination<'_>, lock: &'lock ProjectLock) -> Result<Self, Error> {
        destination.check()?;
        let dist = destination.dist.to_path_buf();
        let staging = Staging::beside(&dist)?;
        let (site, ours) = (staging.site(), is_ours(&dist));
        let (written, kept, unchanged) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Unchanged::default()));
        let known = Mutex::default();
        Ok(Self { _lock: lock, dist, staging, site, ours, written, kept, unchanged, known })
    }

    /// How many articles the current site has, if they are more than `most`; else any number up to it. Each article has its
    /// markdown beside it, whose front matter says that it is one.
    pub fn articles_before(&self, most: usize) -> usize {
        let twins = |fits: &(dyn Fn(&Path) -> bool + Sync)| {
            let pages = |path: &Path| !NO_PAGES.iter().any(|folder| path == self.dist.join(folder));
            let twin = |path: &Path| path.ends_with("index.md") && fits(path);
            count(&self.dist, &pages, &twin).0
        };
        if !self.ours {
            return 0;
        }
        // Not every one is opened for a number that does not matter.
        match twins(&|_| true) {
            all if all <= most => all,
            _ => twins(&is_written),
        }
    }

    /// Swaps the site in. If the current site is the same, it is left as it is. Also returns what each of its files was when
    /// it was written or compared.
    pub fn commit(self) -> Result<(Committed, Known), Error> {
        let marker = SitePath::new(MARKER).expect("a plain file name is a clean path");
        self.put(&marker, MARKER_TEXT.as_bytes())?;
        let written = self.written.load(Ordering::Relaxed);
        let kept = self.kept.load(Ordering::Relaxed);
        if written == 0 && count(&self.dist, &|_| true, &|_| true) == (kept, 0) {
            return Ok((Committed { written, kept, replaced: false }, self.into_known()));
        }
        self.link_unchanged()?;
        if let Ok(present) = fs::metadata(&self.dist) {
            fs::set_permissions(&self.site, present.permissions())
                .map_err(|cause| Error::io(Act::Replace, &self.dist, cause))?;
        }
        // After a power failure the disk must hold the old site or the new one, not new names without content.
        reach_disk(&self.site).map_err(|cause| Error::io(Act::Write, &self.dist, cause))?;
        swap_in(&self.site, &self.dist, &self.staging.old()).map_err(|cause| not_swapped(&self.dist, cause))?;
        Ok((Committed { written, kept, replaced: true }, self.into_known()))
    }

    fn into_known(self) -> Known {
        self.known.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn know(&self, path: &SitePath, identity: Identity) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(path.as_str().to_owned(), identity);
    }

    /// What tells a file of the current site that has the content meant; none: the file has to be written. Nothing is
    /// taken over yet.
    fn unchanged(
        &self,
        path: &SitePath,
        may_fit: impl FnOnce(&fs::Metadata) -> bool,
        fits: impl FnOnce(&Path) -> bool,
    ) -> Option<Identity> {
        let found = self.present(path).filter(may_fit)?;
        fits(&path.below(&self.dist)).then(|| Identity::of(&found))
    }

    /// A file of the current site, if helpgen made the site.
    fn present(&self, path: &SitePath) -> Option<fs::Metadata> {
        fs::symlink_metadata(path.below(&self.dist)).ok().filter(|file| self.ours && file.is_file())
    }

    /// Takes a file over that was found unchanged.
    fn take_over(&self, path: &SitePath, identity: Identity) -> Result<(), Error> {
        self.know(path, identity);
        if !self.unchanged.lock().unwrap_or_else(PoisonError::into_inner).note(path, identity) {
            self.link(path, &identity)?;
        }
        self.count(true);
        Ok(())
    }

    /// Links the files that were found unchanged, and every later one at once.
    fn link_unchanged(&self) -> Result<(), Error> {
        let noted = self.unchanged.lock().unwrap_or_else(PoisonError::into_inner).link_from_now_on();
        noted.par_iter().try_for_each(|(path, identity)| self.link(path, identity))
    }

    /// Links a file of the current site into the new one, or copies it where that is impossible. Afterwards nobody can
    /// replace it any more, and it has to be the one whose content was compared.
    fn link(&self, path: &SitePath, identity: &Identity) -> Result<(), Error> {
        let (present, to) = (path.below(&self.dist), path.below(&self.site));
        let failed = |cause: io::Error| match cause.kind() {
            io::ErrorKind::AlreadyExists => twice(path),
            io::ErrorKind::NotFound => changed_meanwhile(&present),
            _ => Error::io(Act::Write, &present, cause),
        };
        let same = |file: &fs::Metadata| Identity::of(file) == *identity;
        let is_linked = match in_folder(&to, || fs::hard_link(&present, &to)) {
            Ok(()) => fs::symlink_metadata(&to).is_ok_and(|linked| same(&linked)),
            Err(cause) if matches!(cause.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) => {
                return Err(failed(cause));
            }
            Err(_) => copy_with_time(&present, &to, same).map_err(failed)?,
        };
        if is_linked { Ok(()) } else { Err(changed_meanwhile(&present)) }
    }

    fn create(&self, path: &SitePath, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), Error> {
        self.link_unchanged()?;
        let to = path.below(&self.site);
        let filled = in_folder(&to, || File::create_new(&to)).and_then(|mut file| {
            fill(&mut file)?;
            file.metadata()
        });
        let written = filled.map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => twice(path),
            _ => Error::io(Act::Write, &path.below(&self.dist), cause),
        })?;
        self.know(path, Identity::of(&written));
        self.count(false);
        Ok(())
    }

    fn count(&self, unchanged: bool) {
        let counter = if unchanged { &self.kept } else { &self.written };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

/// Files that are kept together.
#[derive(Debug)]
pub struct KeptGroup {
    /// Each with the hash of the content that is meant.
    pub files: Vec<(SitePath, blake3::Hash)>,
    /// What they were when they had that content, if that is known.
    pub seal: Option<Seal>,
}

impl SiteWriter<'_> {
    /// Adds a file to the site. Many threads may add files at once.
    pub fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Error> {
        let same_length = |present: &fs::Metadata| present.len() == bytes.len() as u64;
        match self.unchanged(path, same_length, |present| fs::read(present).is_ok_and(|found| found == bytes)) {
            Some(identity) => self.take_over(path, identity),
            None => self.create(path, |file| file.write_all(bytes)),
        }
    }

    /// Takes groups of files over from the current site if each file has the content with its hash; a group that is still as
    /// it was sealed is not read. Returns for each group whether its seal was unbroken; `None`: a file is missing or differs,
    /// and the caller has to put all of them.
    pub fn keep(&self, groups: &[KeptGroup]) -> Result<Option<Vec<bool>>, Error> {
        let found = groups.par_iter().map(|group| self.fits(group)).collect::<Option<Vec<_>>>();
        let Some(found) = found else { return Ok(None) };
        groups.par_iter().zip(&found).try_for_each(|(group, (found, _))| {
            let each = group.files.par_iter().zip(found);
            each.try_for_each(|((path, _), found)| self.take_over(path, Identity::of(found)))
        })?;
        Ok(Some(found.into_iter().map(|(_, unbroken)| unbroken).collect()))
    }

    /// The files of a group in the current site, if all are there as they are meant, and whether their seal was unbroken.
    fn fits(&self, group: &KeptGroup) -> Option<(Vec<fs::Metadata>, bool)> {
        let found =
            group.files.par_iter().map(|(path, _)| self.present(path)).collect::<Option<Vec<fs::Metadata>>>()?;
        let same = |(path, hash): &(SitePath, blake3::Hash)| {
            fs::read(path.below(&self.dist)).is_ok_and(|bytes| blake3::hash(&bytes) == *hash)
        };
        let is_sealed = group.seal.is_some() && group.seal == Seal::of_found(&found);
        (is_sealed || group.files.par_iter().all(same)).then_some((found, is_sealed))
    }

    /// Adds a copy of an author's opened file to the site; `from` is its name for messages. The file is never linked: a
    /// change of the site's file must not change the author's.
    pub fn copy(&self, path: &SitePath, from: &Path, mut source: File) -> Result<(), Error> {
        let length = source.metadata().map_err(|cause| Error::io(Act::Read, from, cause))?.len();
        let same_length = |present: &fs::Metadata| present.len() == length;
        let same = |present: &Path| same_bytes([File::open(present)?, source.try_clone()?]);
        if let Some(identity) = self.unchanged(path, same_length, |present| same(present).unwrap_or(false)) {
            return self.take_over(path, identity);
        }
        // The comparison has read the source to its end.
        source.rewind().map_err(|cause| Error::io(Act::Read, from, cause))?;
        self.create(path, |file| io::copy(&mut source, file).map(drop))
    }

    /// Adds one of helpgen's cached files to the site: as a hard link where that helps, else as a copy.
    pub fn link_or_copy(&self, path: &SitePath, from: &Path) -> Result<(), Error> {
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

/// Copies a file with its time stamp. False if it is not the `same` before and after; then, and after an error, nothing is
/// left at `to`.
fn copy_with_time(from: &Path, to: &Path, same: impl Fn(&fs::Metadata) -> bool) -> io::Result<bool> {
    let mut source = File::open(from)?;
    let found = source.metadata()?;
    let mut copy = in_folder(to, || File::create_new(to))?;
    let copied = io::copy(&mut source, &mut copy)
        .and_then(|_| copy.set_modified(found.modified()?))
        .and_then(|()| Ok(same(&found) && same(&source.metadata()?)));
    if !matches!(copied, Ok(true)) {
        // The first error is the one to tell.
        let _ = fs::remove_file(to);
    }
    copied
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

/// How many files that count are below a folder, in the folders that are `entered`; and how many entries could not be read.
fn count(
    folder: &Path,
    entered: &(dyn Fn(&Path) -> bool + Sync),
    counts: &(dyn Fn(&Path) -> bool + Sync),
) -> (usize, usize) {
    let Ok(entries) = fs::read_dir(folder) else { return (0, 1) };
    let each = entries.collect::<Vec<_>>().into_par_iter().map(|entry| {
        let read = entry.and_then(|entry| Ok((entry.file_type()?.is_dir(), entry.path())));
        match read {
            Ok((true, path)) if entered(&path) => count(&path, entered, counts),
            Ok((true, _)) => (0, 0),
            Ok((false, path)) => (usize::from(counts(&path)), 0),
            Err(_) => (0, 1),
        }
    });
    each.reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
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
