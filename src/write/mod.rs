//! What changed on disk? One atomic replacement.
//!
//! A site is written into a staging folder beside its target and swapped in when it is complete; until then the old one
//! stays untouched. Single files are replaced in the same way. Nothing else in helpgen writes into `dist/` or into
//! content.

#![allow(clippy::disallowed_methods, reason = "the disk is written here")]

mod append;
mod desk;
mod destination;
mod file;
mod held;
mod inside;
mod lock;
mod path;
mod served;
mod several;
mod site;
mod staging;
mod swap;
mod sync;
mod unchanged;

pub use append::{append_inside, append_named};
pub use desk::Desk;
pub use destination::Destination;
pub use file::{make_folder, remove_file, write_atomically};
pub use inside::{holds_no_links, stays_inside, write_inside};
pub use lock::ProjectLock;
pub use path::SitePath;
pub use served::{ServedRound, ServedSite};
pub use several::write_several;
pub use site::SiteWriter;
pub use staging::is_staging_name;

use std::fs::{self, File};
use std::path::Path;

use crate::diagnostic::Say;
use crate::error::{Act, Error};

/// Receives the files of a site. Many threads may fill it at once.
pub trait SiteFiles: Sync {
    /// Adds a file to the site.
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Error>;

    /// Takes a file over from the previous site if its content has this hash; returns false if the file is missing or
    /// differs, so that the caller has to put it.
    fn keep(&self, path: &SitePath, hash: &blake3::Hash) -> Result<bool, Error>;

    /// Adds a copy of an author's opened file to the site; `from` is its name for messages. The file is never linked: a
    /// change of the site's file must not change the author's.
    fn copy(&self, path: &SitePath, from: &Path, file: File) -> Result<(), Error>;

    /// Adds one of helpgen's cached files to the site: as a hard link where that helps, else as a copy.
    fn link_or_copy(&self, path: &SitePath, from: &Path) -> Result<(), Error>;
}

/// The result of writing a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// New or changed files.
    pub written: usize,
    /// Unchanged files.
    pub kept: usize,
    /// False if the site did not change and was left as it was.
    pub replaced: bool,
}

/// The metadata of a regular file. Links are refused: the source stage has already checked where links lead.
fn regular_file(path: &Path) -> Result<fs::Metadata, Error> {
    let metadata = fs::symlink_metadata(path).map_err(|cause| Error::io(Act::Read, path, cause))?;
    if metadata.is_file() {
        return Ok(metadata);
    }
    let path = path.display();
    Err(Error::new(Say::new(format!("보통 파일이 아니에요: {path}"), format!("{path} is not a regular file"))))
}

fn twice(path: &SitePath) -> Error {
    Error::new(Say::new(
        format!("사이트에 같은 이름의 파일이 두 개 생겨요: {path}"),
        format!("Two files of the site have the same name: {path}"),
    ))
    .help(Say::new(
        "글의 slug나 static 폴더의 파일 이름을 바꿔 주세요",
        "Rename the page's slug or the file in the static folder",
    ))
}
