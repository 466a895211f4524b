//! Reads single files of the project as text; invalid bytes become a finding at their position.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place, Places, Say, Severity};
use crate::error::{Act, Error, Unfit};
use crate::text::{SourceText, Span};

use super::content::outside;
use super::open::{open_inside, open_regular};
use super::tree::name_on_disk;

/// The configuration's name in a project's folder.
pub const CONFIG_FILE: &str = "helpgen.yml";
/// The folder in a project that holds files which helpgen can recreate.
pub const CACHE_FOLDER: &str = ".helpgen";

/// Longest text file that is read, in bytes.
const LIMIT: u64 = 256 * 1024 * 1024;

/// Reads a file of the project as text under the path that people know; `None` if it does not exist.
///
/// # Errors
/// An error of the system, or a finding: the file is not text, or a link leads out of the project.
pub fn read_source(root: &Path, path: &str) -> Result<Option<SourceText>, Refusal> {
    read_opened(root, path, open_inside(root, &name_on_disk(root, path)))
}

/// Like [`read_source`], for a file that the user named: its links may lead anywhere.
///
/// # Errors
/// As [`read_source`].
pub fn read_named(root: &Path, path: &str) -> Result<Option<SourceText>, Refusal> {
    read_opened(root, path, open_regular(&root.join(name_on_disk(root, path))))
}

/// The bytes of a file that the user named: its links may lead anywhere. `None` if it does not exist.
///
/// # Errors
/// An error of the system, or a file that is too large.
pub fn read_bytes(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
    bytes_of(root, path, open_regular(&root.join(name_on_disk(root, path))))
}

fn read_opened(root: &Path, path: &str, opened: io::Result<File>) -> Result<Option<SourceText>, Refusal> {
    let Some(bytes) = bytes_of(root, path, opened)? else { return Ok(None) };
    read_text(path, bytes).map(Some).map_err(Refusal::Author)
}

fn bytes_of(root: &Path, path: &str, opened: io::Result<File>) -> Result<Option<Vec<u8>>, Refusal> {
    let failed = |cause| Refusal::Machine(Error::io(Act::Read, &root.join(path), cause));
    let file = match opened {
        Ok(file) => file,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) if Unfit::of(&cause) == Some(Unfit::LeadsOut) => {
            return Err(Refusal::Author(Box::new(outside(path))));
        }
        Err(cause) => return Err(failed(cause)),
    };
    let mut bytes = Vec::new();
    // The file may grow during the read.
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Refusal::Author(Box::new(too_large(path))));
    }
    Ok(Some(bytes))
}

/// Why a text could not be read.
#[derive(Debug)]
pub enum Refusal {
    /// The system refused.
    Machine(Error),
    /// The file is faulty; the author gets a finding.
    Author(Box<Diagnostic>),
}

/// Decodes bytes as UTF-8.
///
/// # Errors
/// The place of the first byte that is not UTF-8.
pub fn read_text(path: &str, bytes: Vec<u8>) -> Result<SourceText, Box<Diagnostic>> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceText::new(path, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            // Invalid bytes show as U+FFFD; all offsets before the first one are still those of the file.
            let shown = SourceText::new(path, String::from_utf8_lossy(&bytes).into_owned());
            let place = Places::new(&shown).place(Span::at(at));
            let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
            let help = if utf16 {
                Say::new(
                    "UTF-16 파일이에요. 편집기에서 UTF-8로 다시 저장해 주세요",
                    "It looks like UTF-16: save it as UTF-8",
                )
            } else {
                Say::new("편집기에서 UTF-8로 다시 저장해 주세요", "Save the file as UTF-8")
            };
            Err(Box::new(
                Diagnostic::new(
                    "page/encoding",
                    Severity::Error,
                    Some(place),
                    Say::new("UTF-8이 아닌 글자가 있어요", "The file is not UTF-8 text"),
                )
                .help(help),
            ))
        }
    }
}

fn too_large(path: &str) -> Diagnostic {
    Diagnostic::new(
        "page/encoding",
        Severity::Error,
        Some(Place::file(path)),
        Say::new("파일이 너무 커요", "The file is too large"),
    )
    .help(Say::new(
        format!("{} MB까지 읽을 수 있어요", LIMIT / 1024 / 1024),
        format!("At most {} MB are read", LIMIT / 1024 / 1024),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_that_is_no_text_is_pointed_at() {
        let fault = read_text("a.md", "가\n나\u{0}".bytes().chain([0xff, b'x']).collect()).expect_err("not text");
        let place = fault.place.expect("a place");
        assert_eq!((place.start.line, place.start.column), (2, 3));
    }
}
