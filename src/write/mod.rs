//! What changed on disk? One atomic replacement.
//!
//! A site is written into a staging folder beside its place and put there in one step when it is complete; until then
//! the old one stands untouched. Single files are replaced in the same manner. Nothing else in helpgen writes into
//! `dist/` or into content.

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

/// Where the files of a site go. Many threads may fill it at once.
pub trait SiteFiles: Sync {
    /// Puts a file into the site.
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Error>;

    /// Takes a file over from the site before this one if its content has this hash; false if it is not there or has
    /// not, and has to be put.
    fn keep(&self, path: &SitePath, hash: &blake3::Hash) -> Result<bool, Error>;

    /// Puts a copy of somebody's file, which was opened for that, into the site; `from` is its name for people. It is never
    /// linked: whoever changes the site's file must not change theirs.
    fn copy(&self, path: &SitePath, from: &Path, file: File) -> Result<(), Error>;

    /// Puts one of helpgen's own cached files into the site: as a hard link where that is of use, else as a copy.
    fn link_or_copy(&self, path: &SitePath, from: &Path) -> Result<(), Error>;
}

/// What became of a site's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Files that are new or different.
    pub written: usize,
    /// Files that are as they were.
    pub kept: usize,
    /// False if the site is already this one and was left standing.
    pub replaced: bool,
}

/// What is known of a regular file. A link is none: the source stage has already said where links may lead.
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
