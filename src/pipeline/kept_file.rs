//! A file of the site as a build left it.

/// A file that an earlier build wrote.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct KeptFile {
    pub(super) path: String,
    pub(super) hash: [u8; 32],
    pub(super) length: u64,
}

impl KeptFile {
    /// A file under a path.
    pub(super) fn of(path: &str, bytes: &[u8]) -> Self {
        Self::new(path, *blake3::hash(bytes).as_bytes(), bytes.len() as u64)
    }

    /// A file whose content is known by its hash and length.
    pub(super) fn new(path: &str, hash: [u8; 32], length: u64) -> Self {
        Self { path: path.to_owned(), hash, length }
    }
}
