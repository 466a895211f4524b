//! Stage 8: which files does a reader download? Each module makes the files of one kind, from values to bytes.

mod assets;
mod feed;
mod hosts;
mod llms;
mod markdown;
mod opensearch;
mod paper;
mod scripts;
mod sitemap;
mod twin;
mod webmanifest;

pub use assets::{AssetFault, Assets, assets};
pub use feed::feed;
pub use hosts::{Outside, content_security_policy, headers, redirect_pages, redirects, root_page};
pub use llms::{FULL_LIMIT, LlmsEntry, LlmsLanguage, llms};
pub use opensearch::opensearch;
pub use paper::Paper;
pub use sitemap::{Listed, robots, sitemap};
pub use twin::{twin, twin_files};
pub use webmanifest::webmanifest;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Relative to the site's root.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// A file under a path.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}
