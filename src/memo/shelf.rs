//! Many small values in one file, which is read whole and written whole.
//!
//! A run sees the file as it was at its start. Its own file replaces the old one in one step, so that two programs may
//! share it: the later one's values stay, and the other's are computed again. The file ends with its own hash; a
//! truncated or changed file counts as empty.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::key::Key;

/// The file's first bytes.
const MAGIC: &[u8] = b"helpgen shelf 1\n";
/// Runs that an unused value survives: another branch may be checked out, another role built.
const KEPT: u32 = 8;

/// Values by their keys.
#[derive(Debug, Default)]
pub struct Shelf {
    /// The file; `None` for a shelf that ends with the run.
    path: Option<PathBuf>,
    bytes: Vec<u8>,
    kept: HashMap<Key, Kept, FixedState>,
    /// The number of the run that wrote the file.
    run: u32,
    made: Mutex<BTreeMap<Key, Vec<u8>>>,
}

/// A value of an earlier run.
#[derive(Debug)]
struct Kept {
    /// The last run that used the value, of the runs that wrote the file.
    run: u32,
    range: Range<usize>,
    used: AtomicBool,
}

/// A length in the file. No value is larger than the cache, and a number that does not fit makes the file no shelf.
fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

impl Shelf {
    /// Opens the shelf in a file.
    pub fn open(path: &Path) -> Self {
        let mut shelf = Self { path: Some(path.to_path_buf()), ..Self::default() };
        if let Some((run, kept, bytes)) = fs::read(path).ok().and_then(unsealed) {
            (shelf.run, shelf.kept, shelf.bytes) = (run, kept, bytes);
        }
        shelf
    }

    /// The value of a key. An unreadable value counts as missing.
    pub fn get<T: DeserializeOwned>(&self, key: &Key) -> Option<T> {
        let kept = self.kept.get(key)?;
        let value = postcard::from_bytes(&self.bytes[kept.range.clone()]).ok()?;
        kept.used.store(true, Ordering::Relaxed);
        Some(value)
    }

    /// Stores a value under a key.
    pub fn put(&self, key: Key, value: &impl Serialize) {
        let bytes = postcard::to_stdvec(value).expect("plain values can always be written to memory");
        self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(key, bytes);
    }

    /// Writes the values that this run used and made, then those of earlier runs, as far as they fit into `limit`
    /// bytes. Writes nothing if the run made no value.
    pub fn save(&self, limit: u64) {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(path) = self.path.as_ref().filter(|_| !made.is_empty()) {
            // A cache that cannot be written only costs time.
            let _ = write(path, &self.sealed(&made, limit));
        }
    }

    fn sealed(&self, made: &BTreeMap<Key, Vec<u8>>, limit: u64) -> Vec<u8> {
        let now = self.run.wrapping_add(1);
        let mut values: Vec<(u32, &Key, &[u8])> = Vec::with_capacity(made.len() + self.kept.len());
        values.extend(made.iter().map(|(key, bytes)| (0, key, &bytes[..])));
        // In the order of the file, because hash order is random.
        let mut kept: Vec<(&Key, &Kept)> = self.kept.iter().filter(|(key, _)| !made.contains_key(*key)).collect();
        kept.sort_unstable_by_key(|(key, kept)| (kept.range.start, *key));
        for (key, kept) in kept {
            let age = if kept.used.load(Ordering::Relaxed) { 0 } else { now.wrapping_sub(kept.run) };
            if age <= KEPT {
                values.push((age, key, &self.bytes[kept.range.clone()]));
            }
        }
        values.sort_by_key(|(age, ..)| *age);
        let mut total = 0;
        values.retain(|(_, _, bytes)| {
            total += bytes.len() as u64 + 24;
            total <= limit
        });
        let mut out = Vec::with_capacity(MAGIC.len() + 40 + usize::try_from(total.min(limit)).unwrap_or_default());
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&now.to_le_bytes());
        out.extend_from_slice(&length(values.len()).to_le_bytes());
        for (age, key, bytes) in &values {
            out.extend_from_slice(*key);
            out.extend_from_slice(&now.wrapping_sub(*age).to_le_bytes());
            out.extend_from_slice(&length(bytes.len()).to_le_bytes());
        }
        values.iter().for_each(|(_, _, bytes)| out.extend_from_slice(bytes));
        let hash = blake3::hash(&out);
        out.extend_from_slice(hash.as_bytes());
        out
    }
}

type Contents = (u32, HashMap<Key, Kept, FixedState>, Vec<u8>);

/// The contents of a file, if it is complete.
fn unsealed(bytes: Vec<u8>) -> Option<Contents> {
    let (body, hash) = bytes.split_last_chunk::<32>()?;
    if !body.starts_with(MAGIC) || blake3::hash(body) != *hash {
        return None;
    }
    let mut rest = &body[MAGIC.len()..];
    let run = number(&mut rest)?;
    let count = number(&mut rest)?;
    let mut kept = HashMap::with_capacity_and_hasher(count.min(1 << 20) as usize, FixedState::default());
    let mut start = MAGIC.len() + 8 + 24 * count as usize;
    for _ in 0..count {
        let (key, after) = rest.split_first_chunk::<16>()?;
        rest = after;
        let (last, length) = (number(&mut rest)?, number(&mut rest)? as usize);
        let range = start..start.checked_add(length)?;
        body.get(range.clone())?;
        start = range.end;
        kept.insert(*key, Kept { run: last, range, used: AtomicBool::new(false) });
    }
    Some((run, kept, bytes))
}

fn number(bytes: &mut &[u8]) -> Option<u32> {
    let (first, rest) = bytes.split_first_chunk::<4>()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*first))
}

/// Replaces a file in one step.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    // A folder of this name is not ours and blocks the file.
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) {
        fs::remove_dir_all(path)?;
    }
    file.persist(path).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARGE: u64 = 1 << 20;

    fn key(number: u8) -> Key {
        [number; 16]
    }

    /// A shelf in a temporary folder.
    fn shelf() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("memo/values.bin");
        (folder, path)
    }

    fn saved(path: &Path, values: &[(u8, &str)]) {
        let shelf = Shelf::open(path);
        values.iter().for_each(|(number, text)| shelf.put(key(*number), text));
        shelf.save(LARGE);
    }

    #[test]
    fn what_is_put_is_found_by_the_next_run() {
        let (_folder, path) = shelf();
        saved(&path, &[(1, "one"), (2, "두 번째")]);
        let next = Shelf::open(&path);
        assert_eq!(next.get::<String>(&key(2)).as_deref(), Some("두 번째"));
        assert_eq!(next.get::<String>(&key(3)), None);
    }

    #[test]
    fn a_damaged_file_counts_as_none_at_whatever_byte() {
        let (_folder, path) = shelf();
        saved(&path, &[(1, "one"), (2, "two")]);
        let whole = fs::read(&path).expect("written");
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(&path, &damaged).expect("written");
            assert_eq!(Shelf::open(&path).get::<String>(&key(1)), None, "{at}");
            fs::write(&path, &whole[..at]).expect("written");
            assert_eq!(Shelf::open(&path).get::<String>(&key(1)), None, "cut at {at}");
        }
    }

    #[test]
    fn nothing_is_written_if_nothing_was_made() {
        let (_folder, path) = shelf();
        saved(&path, &[(1, "one")]);
        let before = fs::metadata(&path).and_then(|file| file.modified()).expect("there");
        let next = Shelf::open(&path);
        let _: Option<String> = next.get(&key(1));
        next.save(LARGE);
        assert_eq!(fs::metadata(&path).and_then(|file| file.modified()).expect("there"), before);
    }

    #[test]
    fn what_nobody_asks_for_goes_after_some_runs() {
        let (_folder, path) = shelf();
        saved(&path, &[(1, "asked for"), (2, "forgotten")]);
        for run in 0..=KEPT {
            let shelf = Shelf::open(&path);
            assert_eq!(shelf.get::<String>(&key(1)).as_deref(), Some("asked for"));
            shelf.put(key(3), &run);
            shelf.save(LARGE);
        }
        assert_eq!(Shelf::open(&path).get::<String>(&key(2)), None);
    }

    #[test]
    fn what_was_asked_for_last_stays_where_there_is_no_room_for_all() {
        let (_folder, path) = shelf();
        let long = "x".repeat(1000);
        saved(&path, &[(1, &long), (2, &long), (3, &long)]);
        let shelf = Shelf::open(&path);
        assert!(shelf.get::<String>(&key(2)).is_some());
        shelf.put(key(4), &long);
        shelf.save(2500);
        let next = Shelf::open(&path);
        let there: Vec<u8> = (1..=4).filter(|&number| next.get::<String>(&key(number)).is_some()).collect();
        assert_eq!(there, [2, 4]);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_nobodys_fault() {
        let (folder, path) = shelf();
        fs::write(folder.path().join("memo"), "a file where the folder should be").expect("written");
        saved(&path, &[(1, "one")]);
        assert_eq!(Shelf::open(&path).get::<String>(&key(1)), None);
    }
}
