//! What a build keeps for the terminal: the corpus as it is, which costs next to nothing, page after page as they are made. tantivy's index is made of it
//! when the first question comes, so that a build does not wait for an index that may never be used.

#![allow(clippy::disallowed_methods, reason = "a store of the cache reads and writes its own files")]

use super::super::language::prepare;
use super::super::page::{Corpus, IndexPage};
use super::store::{StoreError, fill, languages};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, io};

/// Version of the kept files.
const VERSION: u32 = 7;
/// The corpus without its pages, and the names of the runs in which they are kept.
const CORPUS: &str = "corpus.bin";
/// The folder of tantivy's index.
const INDEX: &str = "tantivy";

/// Keeps a corpus whose pages come in runs, beside its place until all of it is there.
#[derive(Debug)]
pub struct Keeper {
    place: PathBuf,
    beside: PathBuf,
    /// A run is there that was not there before.
    changed: AtomicBool,
}

impl Keeper {
    /// Begins to keep a corpus; `place` is its final folder.
    ///
    /// # Errors
    /// The file system's refusal.
    pub fn begin(place: &Path) -> Result<Self, StoreError> {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let beside = place.with_file_name(format!("new-{name}"));
        // A build that was killed has left it there.
        let failed = |cause| StoreError::Write(beside.clone(), cause);
        remove(&beside).and_then(|()| fs::create_dir_all(&beside)).map_err(failed)?;
        Ok(Self { place: place.to_path_buf(), beside, changed: AtomicBool::new(false) })
    }

    /// Keeps a run of pages under a name. Returns the hash of its bytes.
    ///
    /// # Errors
    /// The file system's refusal.
    pub fn pages(&self, name: &str, pages: &[IndexPage]) -> Result<[u8; 32], StoreError> {
        let bytes = postcard::to_stdvec(pages).expect("plain values can always be written to memory");
        let hash = *blake3::hash(&bytes).as_bytes();
        if !self.take_over(name, &hash) {
            let path = self.beside.join(run(name));
            fs::write(&path, &bytes).map_err(|cause| StoreError::Write(path, cause))?;
            self.changed.store(true, Ordering::Relaxed);
        }
        Ok(hash)
    }

    /// Keeps a run of pages unchanged from the present corpus. False: the corpus has no such run, or its hash differs.
    pub fn take_over(&self, name: &str, hash: &[u8; 32]) -> bool {
        let (from, to) = (self.place.join(run(name)), self.beside.join(run(name)));
        let Some(bytes) = fs::read(&from).ok().filter(|bytes| blake3::hash(bytes).as_bytes() == hash) else {
            return false;
        };
        // Copied if it cannot be linked, so that later changes of the old file do not change this one.
        fs::hard_link(&from, &to).or_else(|_| fs::write(&to, &bytes)).is_ok()
    }

    /// A run of pages that was kept or taken over.
    ///
    /// # Errors
    /// The file system's refusal, or pages that cannot be read any more.
    pub fn kept_pages(&self, name: &str) -> Result<Vec<IndexPage>, StoreError> {
        let bytes = fs::read(self.beside.join(run(name)))?;
        postcard::from_bytes(&bytes).map_err(|_| StoreError::Version)
    }

    /// Keeps what else the corpus has, and puts all of it in the place of what was there. `runs` are the names of the runs of
    /// pages, in the corpus's order.
    ///
    /// # Errors
    /// The file system's refusal.
    pub fn finish(self, mut corpus: Corpus, runs: &[String]) -> Result<(), StoreError> {
        corpus.pages.clear();
        let new = self.beside.join(CORPUS);
        write(&new, &(VERSION, runs, corpus))?;
        // If nothing changed, the index that was made of it stays too.
        let same = || fs::read(self.place.join(CORPUS)).is_ok_and(|old| fs::read(&new).is_ok_and(|new| old == new));
        if !self.changed.load(Ordering::Relaxed) && same() {
            return Ok(());
        }
        let put = remove(&self.place).and_then(|()| fs::rename(&self.beside, &self.place));
        put.map_err(|cause| StoreError::Write(self.place.clone(), cause))
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // Once it is in its place nothing is there any more; what cannot be removed now the next build removes.
        let _ = fs::remove_dir_all(&self.beside);
    }
}

/// The file of a run of pages.
fn run(name: &str) -> String {
    format!("pages-{name}.bin")
}

fn remove(dir: &Path) -> io::Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn write(path: &Path, value: &impl Serialize) -> Result<(), StoreError> {
    let failed = |cause| StoreError::Write(path.to_path_buf(), cause);
    let file = fs::File::create_new(path).map_err(failed)?;
    let mut out = Told { out: io::BufWriter::with_capacity(1 << 18, file), failed: None };
    let written = postcard::to_io(value, &mut out).map(drop);
    match (out.failed.take(), written) {
        (Some(cause), _) => Err(failed(cause)),
        (None, Err(error)) => Err(failed(io::Error::other(error))),
        (None, Ok(())) => io::Write::flush(&mut out.out).map_err(failed),
    }
}

/// Remembers why writing failed: postcard says only that it did.
struct Told<W> {
    out: W,
    failed: Option<io::Error>,
}

impl<W: io::Write> io::Write for Told<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|cause| {
            let kind = cause.kind();
            self.failed = Some(cause);
            kind.into()
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The corpus that is kept in `dir`, its pages with it.
fn kept(dir: &Path) -> Result<Corpus, StoreError> {
    let bytes = fs::read(dir.join(CORPUS))?;
    let (version, rest) = postcard::take_from_bytes::<u32>(&bytes).map_err(|_| StoreError::Version)?;
    if version != VERSION {
        return Err(StoreError::Version);
    }
    let (runs, mut corpus): (Vec<String>, Corpus) = postcard::from_bytes(rest).map_err(|_| StoreError::Version)?;
    for name in runs {
        let bytes = fs::read(dir.join(run(&name)))?;
        corpus.pages.extend(postcard::from_bytes::<Vec<IndexPage>>(&bytes).map_err(|_| StoreError::Version)?);
    }
    Ok(corpus)
}

/// Makes the index of the corpus in `dir` again, since the present one is damaged.
///
/// # Errors
/// As of [`index`].
pub fn index_again(dir: &Path) -> Result<PathBuf, StoreError> {
    remove(&dir.join(INDEX))?;
    index(dir)
}

/// The folder of the index of the corpus in `dir`. The first search makes it.
///
/// # Errors
/// Nothing is kept there, or by another version; the file system's and tantivy's refusals.
pub fn index(dir: &Path) -> Result<PathBuf, StoreError> {
    let index = dir.join(INDEX);
    if languages(&index).is_ok() {
        return Ok(index);
    }
    let corpus = kept(dir)?;
    // Made beside its place: who stops halfway, or asks at the same time, leaves no half an index.
    let beside = tempfile::Builder::new().prefix(INDEX).tempdir_in(dir)?;
    fill(&prepare(&corpus), beside.path())?;
    if index.exists() && languages(&index).is_err() {
        fs::remove_dir_all(&index)?;
    }
    match fs::rename(beside.path(), &index) {
        // Renamed: keep() so that TempDir does not delete the old path.
        Ok(()) => drop(beside.keep()),
        // Another process made the index in the meantime.
        Err(_) if languages(&index).is_ok() => {}
        Err(error) => return Err(error.into()),
    }
    Ok(index)
}
