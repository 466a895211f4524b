//! Replaces one file completely or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Act, Error};

use super::held::Folder;

/// Makes a folder and those above it that are missing.
///
/// # Errors
/// The machine's refusal.
pub fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|cause| Error::io(Act::MakeFolder, path, cause))
}

/// Removes a file.
///
/// # Errors
/// The machine's refusal.
pub fn remove_file(path: &Path) -> Result<(), Error> {
    fs::remove_file(path).map_err(|cause| Error::io(Act::Remove, path, cause))
}

/// Where a file stands: a folder, the steps from there without links, and its name.
#[derive(Debug)]
pub(super) struct Spot {
    base: PathBuf,
    inner: PathBuf,
    name: OsString,
}

impl Spot {
    /// The place of `inner`, a path without links and dots, below `base`.
    pub(super) fn below(base: &Path, inner: &Path) -> io::Result<Self> {
        let name = inner.file_name().ok_or(io::ErrorKind::IsADirectory)?.to_owned();
        Ok(Self { base: base.to_path_buf(), inner: inner.parent().unwrap_or(Path::new("")).to_path_buf(), name })
    }

    /// The place of any path; its folder is created.
    fn anywhere(path: &Path) -> io::Result<Self> {
        let path = match path.canonicalize() {
            Ok(real) => real,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => path.to_path_buf(),
            Err(cause) => return Err(cause),
        };
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        fs::create_dir_all(folder)?;
        let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
        Self::below(folder, Path::new(name))
    }
}

/// Replaces a file's content in one step: readers, and a run that is killed, leave either the old content or the new
/// one. The content is on disk when this returns.
///
/// Permissions stay (and the owner, where that is allowed). A symbolic link stays: the file that it points to is
/// replaced. A file that already has this content is not touched. A missing folder is created.
///
/// A path that exists but is not a file, such as `/dev/stdout` or a named pipe, is written to directly.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let write = || {
        if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
            return OpenOptions::new().write(true).open(path).and_then(|mut file| file.write_all(bytes));
        }
        replace(None, &Spot::anywhere(path)?, bytes)
    };
    write().map_err(|cause| Error::io(Act::Write, path, cause))
}

/// Like [`write_atomically`], for a known place and without following links. `staging` is a folder on the same disk for
/// the new content; `None` stages beside the file.
pub(super) fn replace(staging: Option<&Path>, spot: &Spot, bytes: &[u8]) -> io::Result<()> {
    let folder = Folder::below(&spot.base, &spot.inner)?;
    // Opens for writing only to check the permission, which a rename would not check.
    let old = match folder.file(&spot.name)? {
        Some(mut file) => {
            let metadata = file.metadata()?;
            let mut own = Vec::new();
            if metadata.len() == bytes.len() as u64 && file.read_to_end(&mut own).is_ok() && own == bytes {
                return Ok(());
            }
            Some(metadata)
        }
        None => None,
    };
    let prepare = |file: &File| match &old {
        Some(old) => {
            keep_owner(file, old);
            file.set_permissions(old.permissions())
        }
        None => Ok(()),
    };
    match staging {
        Some(staging) => {
            let mut builder = tempfile::Builder::new();
            builder.prefix(".helpgen-");
            if let Some(permissions) = new_file_permissions() {
                builder.permissions(permissions);
            }
            let mut file = builder.tempfile_in(staging)?;
            file.write_all(bytes)?;
            prepare(file.as_file())?;
            file.as_file().sync_all()?;
            let staged = file.into_temp_path();
            folder.take(&staged, &spot.name)?;
            // The rename moved the staged file, so there is nothing to delete.
            staged.keep().map_err(|error| error.error)?;
        }
        None => folder.put(&spot.name, bytes, prepare)?,
    }
    folder.sync();
    Ok(())
}

/// Permissions of a normal new file, before the umask. Temporary files get less by default.
#[cfg(unix)]
fn new_file_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn new_file_permissions() -> Option<Permissions> {
    None
}

/// Only root may change an owner: for other users the file becomes theirs, as with an editor.
#[cfg(unix)]
pub(super) fn keep_owner(file: &File, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(file, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
pub(super) fn keep_owner(_file: &File, _old: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8"))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_content_stands_alone_in_the_folder() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("새 폴더/글.md");
        write_atomically(&path, "하나".as_bytes()).expect("written");
        write_atomically(&path, "둘".as_bytes()).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("there"), "둘");
        assert_eq!(names(path.parent().expect("a folder")), ["글.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_written_into_and_stays_what_it_is() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let socket = folder.path().join("socket");
        let _listening = std::os::unix::net::UnixListener::bind(&socket).expect("bound");
        assert!(write_atomically(&socket, b"new").is_err());
        assert!(!fs::metadata(&socket).expect("there").is_file());
        let nothing = folder.path().join("null");
        std::os::unix::fs::symlink("/dev/null", &nothing).expect("linked");
        write_atomically(&nothing, b"new").expect("written");
        assert!(!fs::metadata(&nothing).expect("there").is_file());
        assert_eq!(names(folder.path()), ["null", "socket"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_stay_links() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (file, link) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&file, "old").expect("written");
        fs::set_permissions(&file, Permissions::from_mode(0o640)).expect("set");
        std::os::unix::fs::symlink("a.md", &link).expect("linked");
        write_atomically(&link, b"new").expect("written");
        assert_eq!(fs::read_to_string(&file).expect("there"), "new");
        assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn the_same_content_is_not_written_again() {
        use std::os::unix::fs::MetadataExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.md");
        write_atomically(&path, b"same").expect("written");
        let before = fs::metadata(&path).expect("there").ino();
        write_atomically(&path, b"same").expect("nothing to do");
        assert_eq!(fs::metadata(&path).expect("there").ino(), before);
        write_atomically(&path, b"else").expect("written");
        assert_ne!(fs::metadata(&path).expect("there").ino(), before);
    }

    #[test]
    fn a_failed_write_leaves_the_old_content_and_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.md");
        fs::create_dir(&path).expect("a folder stands in the way");
        fs::write(path.join("inside"), "kept").expect("written");
        assert!(write_atomically(&path, b"new").is_err());
        assert_eq!(names(folder.path()), ["a.md"]);
        assert_eq!(fs::read_to_string(path.join("inside")).expect("there"), "kept");
    }
}
