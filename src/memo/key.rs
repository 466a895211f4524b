//! Keys: the hash of everything that a value depends on.

use std::fmt::{self, Debug, Write as _};

use serde::Serialize;

/// The hash of everything that a value depends on.
pub type Key = [u8; 16];

/// The program's version and sources: another program may compute other values.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("HELPGEN_SOURCES"));

/// A key under construction. The length of each part goes in too, which keeps the parts apart.
#[derive(Clone)]
pub struct KeyOf(blake3::Hasher);

impl KeyOf {
    /// A key for one kind of value.
    pub fn stage(stage: &str) -> Self {
        Self(blake3::Hasher::new()).bytes(PROGRAM.as_bytes()).bytes(stage.as_bytes())
    }

    /// Adds bytes.
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        self
    }

    /// Adds a text.
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Adds a value.
    pub fn value(self, value: &impl Serialize) -> Self {
        let bytes = postcard::to_stdvec(value).expect("plain values can always be written to memory");
        self.bytes(&bytes)
    }

    /// Adds the `Debug` form of a value. Only for values whose `Debug` is derived and that hold no hash maps.
    pub fn shown(mut self, value: &impl Debug) -> Self {
        let mut into = Into { hasher: &mut self.0, length: 0 };
        write!(into, "{value:?}").expect("a hash takes every text");
        let length = into.length;
        self.0.update(&length.to_le_bytes());
        self
    }

    /// The finished key.
    pub fn key(&self) -> Key {
        let hash = self.0.finalize();
        *hash.as_bytes().first_chunk().expect("a hash has 32 bytes")
    }
}

impl KeyOf {
    /// The key as a number.
    pub fn number(&self) -> u64 {
        u64::from_le_bytes(*self.key().first_chunk().expect("a key has 16 bytes"))
    }
}

impl Debug for KeyOf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("KeyOf")
    }
}

/// A hasher that text is written into.
struct Into<'h> {
    hasher: &'h mut blake3::Hasher,
    length: u64,
}

impl fmt::Write for Into<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.hasher.update(text.as_bytes());
        self.length += text.len() as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart() {
        let key = |parts: &[&str]| parts.iter().fold(KeyOf::stage("x"), |key, part| key.text(part)).key();
        assert_ne!(key(&["ab", "c"]), key(&["a", "bc"]));
        assert_ne!(key(&["ab"]), key(&["ab", ""]));
        assert_ne!(KeyOf::stage("x").shown(&"a").key(), KeyOf::stage("y").shown(&"a").key());
        assert_eq!(KeyOf::stage("x").shown(&vec![1, 2]).key(), KeyOf::stage("x").shown(&[1, 2]).key());
    }
}
