//! The one way to open a file of the project: only regular files inside the project, without blocking.
//!
//! Opening a named pipe, a device or a socket could block for ever, and a link that leads out of the project could
//! publish secrets. Both are checked on the opened file, not on its path, which may change meanwhile.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path};

use crate::error::{Act, Error, Unfit};

/// Opens a file for reading at any place, because the user named its path. Only regular files are accepted.
///
/// # Errors
/// An error of the system, or [`Unfit::NoFile`].
pub fn open_regular(path: &Path) -> io::Result<File> {
    regular(at_once(path)?)
}

/// Opens a file of the project for reading. Links are followed as long as they stay inside. A path that names a place
/// outside (`../glossary.yml`) is accepted: it comes from the command line only.
///
/// # Errors
/// An error of the system, [`Unfit::LeadsOut`], or [`Unfit::NoFile`].
pub fn open_inside(root: &Path, path: &str) -> io::Result<File> {
    let named = Path::new(path);
    if named.is_absolute() || named.components().any(|part| part == Component::ParentDir) {
        return open_regular(&root.join(path));
    }
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    regular(system::inside(root, named)?)
}

/// Reads a file of the project.
///
/// # Errors
/// As [`open_inside`].
pub fn read_inside(root: &Path, path: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = open_inside(root, path).and_then(|mut file| file.read_to_end(&mut bytes));
    read.map_err(|cause| Error::io(Act::Read, &root.join(path), cause))?;
    Ok(bytes)
}

fn regular(file: File) -> io::Result<File> {
    let found = file.metadata()?;
    match (found.is_file(), found.is_dir()) {
        (true, _) => Ok(file),
        (_, true) => Err(io::ErrorKind::IsADirectory.into()),
        _ => Err(Unfit::NoFile.into()),
    }
}

/// Opens a path without waiting for the other end of a pipe.
#[cfg(unix)]
fn at_once(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = system::AT_ONCE.bits().cast_signed();
    File::options().read(true).custom_flags(flags).open(path).map_err(system::told)
}

#[cfg(not(unix))]
fn at_once(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(unix)]
mod system {
    use std::fs::File;
    use std::io;
    use std::os::fd::OwnedFd;
    use std::path::Path;

    use rustix::fs::{CWD, Mode, OFlags, openat};
    use rustix::io::Errno;

    use crate::error::Unfit;

    /// Opening never blocks and never makes a terminal the controlling terminal.
    pub(super) const AT_ONCE: OFlags = OFlags::NONBLOCK.union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

    /// A folder is opened only to look up names in it. On Linux that needs no right to list it.
    #[cfg(target_os = "linux")]
    const FOLDER: OFlags = OFlags::PATH.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
    #[cfg(not(target_os = "linux"))]
    const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

    /// A socket cannot be opened; the system reports that as `ENXIO`.
    pub(super) fn told(cause: io::Error) -> io::Error {
        if cause.raw_os_error() == Some(Errno::NXIO.raw_os_error()) { Unfit::NoFile.into() } else { cause }
    }

    pub(super) fn inside(root: &Path, path: &Path) -> io::Result<File> {
        let folder = openat(CWD, root, FOLDER, Mode::empty())?;
        let opened = match beneath(&folder, path) {
            Some(opened) => opened,
            None => step_by_step(root, path),
        };
        opened.map(File::from).map_err(told)
    }

    /// On Linux the kernel keeps the path beneath the folder. `None` if it cannot, or if a link is absolute, which may
    /// still lead inside.
    #[cfg(target_os = "linux")]
    fn beneath(folder: &OwnedFd, path: &Path) -> Option<io::Result<OwnedFd>> {
        use rustix::fs::{ResolveFlags, openat2};
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
        match openat2(folder, path, OFlags::RDONLY | AT_ONCE, Mode::empty(), resolve) {
            Err(Errno::XDEV | Errno::NOSYS | Errno::PERM | Errno::INVAL | Errno::AGAIN) => None,
            opened => Some(opened.map_err(io::Error::from)),
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn beneath(_folder: &OwnedFd, _path: &Path) -> Option<io::Result<OwnedFd>> {
        None
    }

    /// Resolves the path first, then opens each step of the real path without following links.
    fn step_by_step(root: &Path, path: &Path) -> io::Result<OwnedFd> {
        let (real_root, real) = (root.canonicalize()?, root.join(path).canonicalize()?);
        let Ok(inner) = real.strip_prefix(&real_root) else { return Err(Unfit::LeadsOut.into()) };
        let mut folder = openat(CWD, &real_root, FOLDER, Mode::empty())?;
        let Some(name) = inner.file_name() else { return Err(io::ErrorKind::IsADirectory.into()) };
        for part in inner.parent().into_iter().flatten() {
            folder = openat(&folder, part, FOLDER | OFlags::NOFOLLOW, Mode::empty())?;
        }
        Ok(openat(&folder, name, OFlags::RDONLY | AT_ONCE | OFlags::NOFOLLOW, Mode::empty())?)
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use crate::error::Unfit;

    pub(super) fn inside(root: &Path, path: &Path) -> io::Result<File> {
        let real = root.join(path).canonicalize()?;
        if !real.starts_with(root.canonicalize()?) {
            return Err(Unfit::LeadsOut.into());
        }
        File::open(real)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    fn text(root: &Path, path: &str) -> Result<String, Option<Unfit>> {
        let mut text = String::new();
        let read = open_inside(root, path).and_then(|mut file| file.read_to_string(&mut text));
        read.map(|_| text).map_err(|cause| Unfit::of(&cause))
    }

    #[test]
    fn links_are_followed_inside_and_refused_outside() {
        let outer = tempfile::tempdir().expect("a folder");
        let root = outer.path().join("project");
        fs::create_dir_all(root.join("a/b")).expect("made");
        fs::write(root.join("a/b/own.md"), "own").expect("written");
        fs::write(outer.path().join("secret.md"), "secret").expect("written");
        for (link, to) in [
            ("near.md", "a/b/own.md".into()),
            ("far.md", root.join("a/b/own.md")),
            ("folder", "a".into()),
            ("out.md", "../secret.md".into()),
            ("absolute.md", outer.path().join("secret.md")),
            ("up", "..".into()),
            ("lost.md", "nowhere.md".into()),
        ] {
            symlink::<std::path::PathBuf, _>(to, root.join(link)).expect("linked");
        }
        for path in ["a/b/own.md", "near.md", "far.md", "folder/b/own.md", "./a/./b/own.md"] {
            assert_eq!(text(&root, path), Ok("own".to_owned()), "{path}");
        }
        for path in ["out.md", "absolute.md", "up/secret.md"] {
            assert_eq!(text(&root, path), Err(Some(Unfit::LeadsOut)), "{path}");
        }
        assert_eq!(text(&root, "lost.md"), Err(None));
        assert_eq!(text(&root, "../secret.md"), Ok("secret".to_owned()), "a place that the user named");
    }

    #[test]
    fn what_is_no_file_is_refused_at_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            root.join("pipe"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from_raw_mode(0o600),
            0,
        )
        .expect("made");
        let _listening = std::os::unix::net::UnixListener::bind(root.join("socket")).expect("bound");
        symlink("pipe", root.join("link")).expect("linked");
        symlink("/dev/zero", root.join("zero")).expect("linked");
        for path in ["pipe", "socket", "link"] {
            assert_eq!(text(root, path), Err(Some(Unfit::NoFile)), "{path}");
            assert_eq!(
                open_regular(&root.join(path)).map_err(|cause| Unfit::of(&cause)).err(),
                Some(Some(Unfit::NoFile))
            );
        }
        assert_eq!(text(root, "zero"), Err(Some(Unfit::LeadsOut)));
        assert_eq!(
            open_regular(&root.join("zero")).map_err(|cause| Unfit::of(&cause)).err(),
            Some(Some(Unfit::NoFile))
        );
    }
}
