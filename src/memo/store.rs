//! Large values, each in its own file.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::key::Key;
use super::shelf::write;

/// A folder of values by their keys. Many threads and programs may use it at once.
#[derive(Clone, Debug)]
pub struct Store {
    /// `None` if nothing is stored.
    folder: Option<PathBuf>,
}

impl Store {
    /// The store in a folder, which is created with the first value.
    pub fn new(folder: &Path) -> Self {
        Self { folder: Some(folder.to_path_buf()) }
    }

    /// A store that keeps nothing.
    pub fn none() -> Self {
        Self { folder: None }
    }

    /// The value of a key. A damaged value counts as missing.
    pub fn get<T: DeserializeOwned>(&self, key: &Key) -> Option<T> {
        let path = self.path(key)?;
        let bytes = fs::read(&path).ok()?;
        let (body, hash) = bytes.split_last_chunk::<32>()?;
        if blake3::hash(body) != *hash {
            return None;
        }
        let value = postcard::from_bytes(body).ok()?;
        // Marks the file as recently used. The time decides only which file is removed first.
        let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        Some(value)
    }

    /// Stores a value under a key.
    pub fn put(&self, key: &Key, value: &impl Serialize) {
        let Some(path) = self.path(key) else { return };
        let mut bytes = postcard::to_stdvec(value).expect("plain values can always be written to memory");
        let hash = blake3::hash(&bytes);
        bytes.extend_from_slice(hash.as_bytes());
        // A cache that cannot be written only costs time.
        let _ = write(&path, &bytes);
    }

    fn path(&self, key: &Key) -> Option<PathBuf> {
        let name: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.as_ref().map(|folder| folder.join(format!("{name}.bin")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_until_it_is_damaged() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (store, key) = (Store::new(&folder.path().join("runs")), [7; 16]);
        assert_eq!(store.get::<String>(&key), None);
        store.put(&key, &"value");
        assert_eq!(store.get::<String>(&key).as_deref(), Some("value"));
        let path = store.path(&key).expect("it has a folder");
        let whole = fs::read(&path).expect("written");
        for damaged in [&whole[..whole.len() - 1], &whole[1..], &[]] {
            fs::write(&path, damaged).expect("written");
            assert_eq!(store.get::<String>(&key), None);
        }
    }

    #[test]
    fn a_store_that_keeps_nothing_finds_nothing() {
        let store = Store::none();
        store.put(&[7; 16], &"value");
        assert_eq!(store.get::<String>(&[7; 16]), None);
    }
}
