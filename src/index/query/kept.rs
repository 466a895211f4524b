//! What a build keeps for the terminal: the corpus as it is, which costs next to nothing. tantivy's index is made of it
//! when the first question comes, so that builds need not wait for an index that nobody may ask.

use super::super::language::prepare;
use super::super::page::Corpus;
use super::store::{StoreError, fill, languages};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Version of `CORPUS`.
const VERSION: u32 = 2;
/// The corpus.
const CORPUS: &str = "corpus.bin";
/// The folder of tantivy's index.
const INDEX: &str = "tantivy";

/// Keeps the corpus in `dir`, in the place of everything that was there.
///
/// # Errors
/// The file system's refusal.
pub fn keep(corpus: &Corpus, dir: &Path) -> Result<(), StoreError> {
    if dir.exists() {
        fs::remove_dir_all(dir)?;
    }
    fs::create_dir_all(dir)?;
    let file = io::BufWriter::with_capacity(1 << 20, fs::File::create(dir.join(CORPUS))?);
    let mut file =
        postcard::to_io(&(VERSION, corpus), file).map_err(|error| StoreError::Io(io::Error::other(error)))?;
    Ok(io::Write::flush(&mut file)?)
}

/// The folder of the index of what is kept in `dir`; it is made now if nobody asked before.
///
/// # Errors
/// Nothing is kept there, or by another version; the file system's and tantivy's refusals.
pub fn index(dir: &Path) -> Result<PathBuf, StoreError> {
    let index = dir.join(INDEX);
    if languages(&index).is_ok() {
        return Ok(index);
    }
    let bytes = fs::read(dir.join(CORPUS))?;
    let (version, rest) = postcard::take_from_bytes::<u32>(&bytes).map_err(|_| StoreError::Version)?;
    if version != VERSION {
        return Err(StoreError::Version);
    }
    let corpus: Corpus = postcard::from_bytes(rest).map_err(|_| StoreError::Version)?;
    // Made beside its place: who stops halfway, or asks at the same time, leaves no half an index.
    let beside = tempfile::Builder::new().prefix(INDEX).tempdir_in(dir)?;
    fill(&prepare(&corpus), beside.path())?;
    if index.exists() && languages(&index).is_err() {
        fs::remove_dir_all(&index)?;
    }
    match fs::rename(beside.path(), &index) {
        // It stands in its place now, under another name than the one to be cleared away.
        Ok(()) => drop(beside.keep()),
        // Somebody else asked meanwhile, and was faster.
        Err(_) if languages(&index).is_ok() => {}
        Err(error) => return Err(error.into()),
    }
    Ok(index)
}
