//! Single files of the project: read as text, with what is wrong with their bytes told at its place.

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
/// The name of the folder in a project in which helpgen keeps what it can make again.
pub const CACHE_FOLDER: &str = ".helpgen";

/// Longest text file that is read, in bytes.
const LIMIT: u64 = 256 * 1024 * 1024;

/// Reads a file of the project as text under the name by which people know it. None: it is not there.
///
/// # Errors
/// The machine's refusal, or the author's file that is not text or that a link takes from outside of the project.
pub fn read_source(root: &Path, path: &str) -> Result<Option<SourceText>, Refusal> {
    read_opened(root, path, open_inside(root, &name_on_disk(root, path)))
}

/// The same for a file that the user named, wherever its links lead.
///
/// # Errors
/// As [`read_source`].
pub fn read_named(root: &Path, path: &str) -> Result<Option<SourceText>, Refusal> {
    read_opened(root, path, open_regular(&root.join(name_on_disk(root, path))))
}

/// The bytes of a file that the user named, wherever its links lead. None: it is not there.
///
/// # Errors
/// The machine's refusal, or a file that is too large.
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
    // A file may grow while it is read.
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Refusal::Author(Box::new(too_large(path))));
    }
    Ok(Some(bytes))
}

/// Why a text could not be read.
#[derive(Debug)]
pub enum Refusal {
    /// The machine refused.
    Machine(Error),
    /// The file is not what it should be.
    Author(Box<Diagnostic>),
}

/// Bytes as text.
///
/// # Errors
/// The place of the first byte that is not UTF-8.
pub fn read_text(path: &str, bytes: Vec<u8>) -> Result<SourceText, Box<Diagnostic>> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceText::new(path, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            // What is no text shows as U+FFFD; up to it every offset is the file's.
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
