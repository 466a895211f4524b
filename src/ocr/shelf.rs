//! Cached texts of screenshots, by the picture's content.

#![allow(clippy::disallowed_methods, reason = "a store of the cache reads and writes its own files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::error::{Act, Error};
use crate::parse::screen::SeenLine;

/// Part of each entry's name: changed settings invalidate old entries.
const SETTINGS: &str = "2: lines by ground and syllable, 40 px, psm 7, kor again below 75";

/// The cached texts of pictures. Many threads and processes may use them at once.
#[derive(Debug)]
pub struct Screens {
    folder: PathBuf,
}

impl Screens {
    /// The texts in the project's cache folder (`.helpgen`).
    pub fn new(cache: &Path) -> Self {
        Self { folder: cache.join("screens") }
    }

    /// The text of the picture with this content in these languages; `None` if it is not cached or incomplete.
    pub fn kept(&self, content: &blake3::Hash, languages: &[String]) -> Option<Vec<SeenLine>> {
        let entry = self.entry(content, languages);
        let bytes = fs::read(&entry).ok()?;
        // What was used last goes last where the cache is full; a cache that cannot be written only does not know it.
        let _ = fs::File::options().append(true).open(&entry).and_then(|file| file.set_modified(SystemTime::now()));
        let (bytes, hash) = bytes.split_last_chunk::<32>()?;
        if blake3::hash(bytes) != *hash {
            return None;
        }
        postcard::from_bytes(bytes).ok()
    }

    /// Stores a text.
    ///
    /// # Errors
    /// An error of the system.
    pub fn keep(&self, content: &blake3::Hash, languages: &[String], lines: &[SeenLine]) -> Result<(), Error> {
        fs::create_dir_all(&self.folder).map_err(|cause| Error::io(Act::MakeFolder, &self.folder, cause))?;
        let entry = self.entry(content, languages);
        let mut bytes = postcard::to_stdvec(lines).expect("texts and numbers can always be written to memory");
        let hash = blake3::hash(&bytes);
        bytes.extend_from_slice(hash.as_bytes());
        let written = tempfile::NamedTempFile::new_in(&self.folder).and_then(|mut file| {
            std::io::Write::write_all(&mut file, &bytes)?;
            file.persist(&entry).map_err(|error| error.error)
        });
        written.map(drop).map_err(|cause| Error::io(Act::Write, &entry, cause))
    }

    fn entry(&self, content: &blake3::Hash, languages: &[String]) -> PathBuf {
        let mut key = blake3::Hasher::new();
        key.update(SETTINGS.as_bytes()).update(content.as_bytes()).update(languages.join("+").as_bytes());
        self.folder.join(format!("{}.words", key.finalize().to_hex()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::screen::{Rect, SeenWord};

    #[test]
    fn what_was_read_is_kept_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let screens = Screens::new(folder.path());
        let (hash, ko) = (blake3::hash(b"picture"), vec!["ko".to_owned()]);
        let word =
            SeenWord { text: "저장".to_owned(), rect: Rect { x: 1, y: 2, width: 3, height: 4 }, confidence: 90.5 };
        let lines = vec![SeenLine { rect: word.rect, words: vec![word] }];
        assert_eq!(screens.kept(&hash, &ko), None);
        screens.keep(&hash, &ko, &lines).expect("written");
        assert_eq!(screens.kept(&hash, &ko), Some(lines));
        assert_eq!(screens.kept(&hash, &["en".to_owned()]), None);
        let entry = screens.entry(&hash, &ko);
        let bytes = fs::read(&entry).expect("read");
        fs::write(&entry, &bytes[..bytes.len() - 1]).expect("written");
        assert_eq!(screens.kept(&hash, &ko), None);
    }
}
