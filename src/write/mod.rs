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
mod identity;
mod inside;
mod lock;
mod path;
mod seal;
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
pub use identity::Known;
pub use inside::{holds_no_links, stays_inside, write_inside};
pub use lock::ProjectLock;
pub use path::SitePath;
pub use seal::Seal;
pub use several::write_several;
pub use site::{KeptGroup, SiteWriter};
pub use staging::is_staging_name;

use std::fs;
use std::path::Path;

use crate::diagnostic::Say;
use crate::error::{Act, Error};

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
