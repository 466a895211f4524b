//! Stage 8: which files does a reader download? Each module makes the files of one kind, from values to bytes.

mod assets;
mod feed;
mod hosts;
mod llms;
mod markdown;
mod opensearch;
mod scripts;
mod sitemap;
mod webmanifest;

pub use assets::{AssetFault, Assets, assets};
pub use feed::feed;
pub use hosts::{content_security_policy, headers, redirect_pages, redirects, root_page};
pub use llms::{LlmsEntry, llms};
pub use markdown::page_markdown;
pub use opensearch::opensearch;
pub use sitemap::{Listed, robots, sitemap};
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
