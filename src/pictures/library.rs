//! The variants of all pictures, made once and kept in the cache.
//!
//! A picture's entry is named by the hash of its content, the widths asked for and the settings; it lists the variants
//! with their hashes. An entry or a variant that is missing or not what it was is made again.

#![allow(clippy::disallowed_methods, reason = "a store of the cache reads and writes its own files")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::encode::{LONGEST_SIDE, Pixels};
use super::fault::PictureFault;
use super::measure::{Format, measure};
use crate::error::{Act, Error};

/// Part of each entry's name: with other settings the variants are made anew.
const SETTINGS: &str = "2: WebP 80/2, lossless 50/1 where a palette holds, Lanczos 3, colour profiles";

/// One size of a picture, as a file in the cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file. It belongs to the library: link or copy it, never change it.
    pub file: PathBuf,
    /// The file's ending, without the dot.
    pub ext: &'static str,
    /// The hash of its content.
    pub hash: blake3::Hash,
    /// Its length in bytes.
    pub length: u64,
}

impl Variant {
    /// The file's bytes.
    ///
    /// # Errors
    /// The machine's refusal.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        fs::read(&self.file)
    }
}

/// A variant as listed in an entry.
#[derive(Debug, Serialize, Deserialize)]
struct Listed {
    width: u32,
    height: u32,
    hash: [u8; 32],
    length: u64,
    /// Its modification time: a file with the same time and size is trusted without reading it.
    written: Duration,
}

/// The variants of pictures, in a folder of the cache. Many threads and processes may use it at once.
#[derive(Debug)]
pub struct Library {
    folder: PathBuf,
    decoded: AtomicUsize,
    /// Nothing that earlier runs kept is used: the entries that this run has made so far.
    made_again: Option<Mutex<BTreeSet<PathBuf>>>,
}

impl Library {
    /// The library in the project's cache folder (`.helpgen`). Nothing is made before the first variant.
    pub fn new(cache: &Path) -> Self {
        Self { folder: cache.join("pictures"), decoded: AtomicUsize::new(0), made_again: None }
    }

    /// The same for a run without a cache: existing variants are made again and replaced.
    pub fn made_again(self) -> Self {
        Self { made_again: Some(Mutex::default()), ..self }
    }

    /// The variants of a picture, narrowest first: one for each of `widths` (pixels) below its own width, and its own
    /// size if that is not wider than the widest of them. Never larger than the picture.
    ///
    /// Empty for what is published as it is: SVG, WebP, everything that moves, and sizes that WebP cannot store.
    /// `hash` is that of the file's content, which is asked for only if the variants are not there yet.
    pub fn variants<B: AsRef<[u8]>>(
        &self,
        hash: &blake3::Hash,
        widths: &[u32],
        content: impl FnOnce() -> Result<B, Error>,
    ) -> Result<Result<Vec<Variant>, PictureFault>, Error> {
        let entry = self.entry(hash, widths);
        if let Some(variants) = self.kept(&entry) {
            return Ok(Ok(variants));
        }
        let content = content()?;
        let made = match self.make(content.as_ref(), widths) {
            Ok(made) => made,
            Err(fault) => return Ok(Err(fault)),
        };
        fs::create_dir_all(&self.folder).map_err(|cause| Error::io(Act::MakeFolder, &self.folder, cause))?;
        let mut listed = Vec::with_capacity(made.len());
        for (width, height, webp) in &made {
            let (hash, length) = (blake3::hash(webp), webp.len() as u64);
            let file = self.file(&hash);
            let written = write(&file, webp).map_err(|cause| Error::io(Act::Write, &file, cause))?;
            listed.push(Listed { width: *width, height: *height, hash: hash.into(), length, written });
        }
        write(&entry, &seal(&listed)).map_err(|cause| Error::io(Act::Write, &entry, cause))?;
        if let Some(entries) = &self.made_again {
            entries.lock().unwrap_or_else(PoisonError::into_inner).insert(entry);
        }
        Ok(Ok(listed.iter().map(|listed| self.variant(listed)).collect()))
    }

    /// How many pictures were decoded so far: those whose variants were not there.
    pub fn decoded(&self) -> usize {
        self.decoded.load(Ordering::Relaxed)
    }

    fn entry(&self, hash: &blake3::Hash, widths: &[u32]) -> PathBuf {
        let mut key = blake3::Hasher::new();
        key.update(SETTINGS.as_bytes()).update(hash.as_bytes());
        for width in sorted(widths) {
            key.update(&width.to_le_bytes());
        }
        self.folder.join(format!("{}.entry", key.finalize().to_hex()))
    }

    fn file(&self, hash: &blake3::Hash) -> PathBuf {
        self.folder.join(format!("{}.webp", hash.to_hex()))
    }

    fn variant(&self, listed: &Listed) -> Variant {
        let hash = blake3::Hash::from(listed.hash);
        let Listed { width, height, length, .. } = *listed;
        Variant { width, height, file: self.file(&hash), ext: "webp", hash, length }
    }

    /// What an entry lists, if all of it is still there and as it was.
    fn kept(&self, entry: &Path) -> Option<Vec<Variant>> {
        if let Some(entries) = &self.made_again
            && !entries.lock().unwrap_or_else(PoisonError::into_inner).contains(entry)
        {
            return None;
        }
        let listed = unseal(&fs::read(entry).ok()?)?;
        let intact = |listed: &Listed| {
            let file = self.file(&blake3::Hash::from(listed.hash));
            let untouched = fs::symlink_metadata(&file).is_ok_and(|metadata| {
                metadata.is_file() && metadata.len() == listed.length && time(&metadata) == Some(listed.written)
            });
            untouched || fs::read(&file).is_ok_and(|bytes| *blake3::hash(&bytes).as_bytes() == listed.hash)
        };
        listed.iter().all(intact).then(|| listed.iter().map(|listed| self.variant(listed)).collect())
    }

    fn make(&self, content: &[u8], widths: &[u32]) -> Result<Vec<(u32, u32, Vec<u8>)>, PictureFault> {
        let measure = measure(content)?;
        let decoded_by = match measure.format {
            Format::Png | Format::Jpeg | Format::Gif if !measure.animated => measure.format.decoded_by(),
            _ => None,
        };
        let sizes = sizes(measure.width, measure.height, widths);
        let (Some(decoded_by), false) = (decoded_by, sizes.is_empty()) else { return Ok(Vec::new()) };
        self.decoded.fetch_add(1, Ordering::Relaxed);
        let pixels = Pixels::decode(content, decoded_by)?;
        let encode = if measure.format == Format::Jpeg { Pixels::photograph } else { Pixels::screen };
        let make = |(width, height)| {
            let own = (width, height) == pixels.size();
            let webp = if own { encode(&pixels) } else { encode(&pixels.resized(width, height)) };
            webp.map(|webp| (width, height, webp))
        };
        sizes.into_iter().map(make).collect()
    }
}

fn sorted(widths: &[u32]) -> Vec<u32> {
    let mut widths = widths.to_vec();
    widths.sort_unstable();
    widths.dedup();
    widths
}

/// The sizes to make of a picture, narrowest first.
fn sizes(width: u32, height: u32, widths: &[u32]) -> Vec<(u32, u32)> {
    let mut sizes = sorted(widths);
    let own = sizes.last().is_none_or(|&widest| width <= widest);
    sizes.retain(|&narrower| narrower > 0 && narrower < width);
    sizes.extend(own.then_some(width));
    let scaled = |to: u32| (u64::from(height) * u64::from(to) + u64::from(width) / 2) / u64::from(width);
    let sizes = sizes.into_iter().map(|to| (to, u32::try_from(scaled(to).max(1)).unwrap_or(u32::MAX)));
    sizes.filter(|&(width, height)| width <= LONGEST_SIDE && height <= LONGEST_SIDE).collect()
}

/// An entry's bytes, with their hash: half an entry must not be taken for one.
fn seal(listed: &[Listed]) -> Vec<u8> {
    let mut bytes = postcard::to_stdvec(listed).expect("numbers and bytes can always be written to memory");
    let hash = blake3::hash(&bytes);
    bytes.extend_from_slice(hash.as_bytes());
    bytes
}

fn unseal(bytes: &[u8]) -> Option<Vec<Listed>> {
    let (bytes, hash) = bytes.split_last_chunk::<32>()?;
    if blake3::hash(bytes) != *hash {
        return None;
    }
    postcard::from_bytes(bytes).ok()
}

/// Writes a file atomically, since other processes may read or write it, and returns its modification time.
fn write(path: &Path, bytes: &[u8]) -> io::Result<Duration> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    make_readable(file.as_file())?;
    // Names follow contents, so something else than a file under this name belongs to nobody and may go.
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) {
        fs::remove_dir_all(path)?;
    }
    let file = file.persist(path).map_err(|error| error.error)?;
    Ok(time(&file.metadata()?).unwrap_or_default())
}

/// A published variant may be a hard link to this file: the web server has to be able to read it.
#[cfg(unix)]
fn make_readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_file: &fs::File) -> io::Result<()> {
    Ok(())
}

fn time(metadata: &fs::Metadata) -> Option<Duration> {
    metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()
}

#[cfg(test)]
mod tests;
