//! Keeps a folder open while a file in it is replaced: a change of the folder's path does not matter, and no link on
//! the way is followed.

#[cfg(not(unix))]
pub(super) use elsewhere::Folder;
#[cfg(unix)]
pub(super) use unix::Folder;

#[cfg(unix)]
mod unix {
    use std::ffi::{OsStr, OsString};
    use std::fs::File;
    use std::io::{self, Write};
    use std::os::fd::OwnedFd;
    use std::path::{Component, Path};

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, mkdirat, openat, renameat, unlinkat};
    use rustix::io::Errno;

    use crate::error::Unfit;

    /// A folder is opened only to reach its entries. On Linux that needs no right to list it.
    #[cfg(target_os = "linux")]
    const REACH: OFlags = OFlags::PATH.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
    #[cfg(not(target_os = "linux"))]
    const REACH: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

    /// Permissions of normal new files and folders, before the umask.
    const FILE: Mode = Mode::from_raw_mode(0o666);
    const FOLDER: Mode = Mode::from_raw_mode(0o777);

    /// Most staged files in one folder at a time.
    const STAGED: u32 = 10_000;

    /// An open folder.
    #[derive(Debug)]
    pub(in super::super) struct Folder(OwnedFd);

    impl Folder {
        /// The folder `inner` below `base`, opened step by step; missing folders are created. `inner` holds neither
        /// links nor dots: a link that appears meanwhile is refused.
        ///
        /// # Errors
        /// An error of the system.
        pub(in super::super) fn below(base: &Path, inner: &Path) -> io::Result<Self> {
            let mut at = openat(CWD, base, REACH, Mode::empty())?;
            for part in inner.components() {
                let Component::Normal(name) = part else { return Err(Unfit::LeadsOut.into()) };
                let open = |at: &OwnedFd| openat(at, name, REACH | OFlags::NOFOLLOW, Mode::empty());
                at = match open(&at) {
                    Err(Errno::NOENT) => {
                        match mkdirat(&at, name, FOLDER) {
                            Ok(()) | Err(Errno::EXIST) => {}
                            Err(cause) => return Err(cause.into()),
                        }
                        open(&at)?
                    }
                    opened => opened?,
                };
            }
            Ok(Self(at))
        }

        /// A file of the folder, open for reading and writing; `None` if it does not exist.
        ///
        /// # Errors
        /// An error of the system, or an entry that is not a file.
        pub(in super::super) fn file(&self, name: &OsStr) -> io::Result<Option<File>> {
            let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
            match openat(&self.0, name, flags, Mode::empty()) {
                Ok(file) => {
                    let file = File::from(file);
                    if file.metadata()?.is_dir() || file.metadata()?.is_file() {
                        Ok(Some(file))
                    } else {
                        Err(Unfit::NoFile.into())
                    }
                }
                Err(Errno::NOENT) => Ok(None),
                Err(Errno::LOOP) => Err(Unfit::LeadsOut.into()),
                Err(cause) => Err(cause.into()),
            }
        }

        /// Replaces a file: `bytes` go to a staged file beside it, which `prepare` may still change, and which takes
        /// the name once the bytes are on the disk.
        ///
        /// # Errors
        /// An error of the system.
        pub(in super::super) fn put(
            &self,
            name: &OsStr,
            bytes: &[u8],
            prepare: impl FnOnce(&File) -> io::Result<()>,
        ) -> io::Result<()> {
            let (staged, mut file) = self.staged()?;
            let written = file
                .write_all(bytes)
                .and_then(|()| prepare(&file))
                .and_then(|()| file.sync_all())
                .and_then(|()| Ok(renameat(&self.0, &staged, &self.0, name)?));
            if written.is_err() {
                let _ = unlinkat(&self.0, &staged, AtFlags::empty());
            }
            written
        }

        /// Moves a staged file on the same disk to its final name.
        ///
        /// # Errors
        /// An error of the system.
        pub(in super::super) fn take(&self, from: &Path, name: &OsStr) -> io::Result<()> {
            Ok(renameat(CWD, from, &self.0, name)?)
        }

        /// A new file under an unused name.
        fn staged(&self) -> io::Result<(OsString, File)> {
            let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            for number in 0..STAGED {
                let name = OsString::from(format!(".helpgen-{}-{number}", std::process::id()));
                match openat(&self.0, &name, flags, FILE) {
                    Ok(file) => return Ok((name, File::from(file))),
                    // The name belongs to another thread or to a killed process with the same id.
                    Err(Errno::EXIST) => {}
                    Err(cause) => return Err(cause.into()),
                }
            }
            Err(io::ErrorKind::AlreadyExists.into())
        }

        /// Makes the new name durable. Some file systems cannot; the content is on disk either way.
        pub(in super::super) fn sync(&self) {
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
            let _ = openat(&self.0, ".", flags, Mode::empty()).map(|folder| File::from(folder).sync_all());
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::ffi::OsStr;
    use std::fs::{self, File};
    use std::io::{self, Write};
    use std::path::{Path, PathBuf};

    /// A folder by its path: this system has no open folders.
    #[derive(Debug)]
    pub(in super::super) struct Folder(PathBuf);

    impl Folder {
        pub(in super::super) fn below(base: &Path, inner: &Path) -> io::Result<Self> {
            let path = base.join(inner);
            fs::create_dir_all(&path)?;
            Ok(Self(path))
        }

        pub(in super::super) fn file(&self, name: &OsStr) -> io::Result<Option<File>> {
            match File::options().read(true).write(true).open(self.0.join(name)) {
                Ok(file) => Ok(Some(file)),
                Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(cause) => Err(cause),
            }
        }

        pub(in super::super) fn put(
            &self,
            name: &OsStr,
            bytes: &[u8],
            prepare: impl FnOnce(&File) -> io::Result<()>,
        ) -> io::Result<()> {
            let mut file = tempfile::Builder::new().prefix(".helpgen-").tempfile_in(&self.0)?;
            file.write_all(bytes)?;
            prepare(file.as_file())?;
            file.as_file().sync_all()?;
            file.persist(self.0.join(name)).map(drop).map_err(|error| error.error)
        }

        pub(in super::super) fn take(&self, from: &Path, name: &OsStr) -> io::Result<()> {
            fs::rename(from, self.0.join(name))
        }

        pub(in super::super) fn sync(&self) {}
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::Path;

    use super::Folder;

    #[test]
    fn a_link_that_came_meanwhile_is_not_followed() {
        let outer = tempfile::tempdir().expect("a temporary folder");
        let base = outer.path().join("project");
        fs::create_dir(&base).expect("made");
        fs::create_dir(outer.path().join("victim")).expect("made");
        fs::write(outer.path().join("victim.txt"), "theirs").expect("written");
        symlink("../victim", base.join("folder")).expect("linked");
        symlink("../victim.txt", base.join("file")).expect("linked");
        for inner in ["folder", "folder/new", "../victim"] {
            assert!(Folder::below(&base, Path::new(inner)).is_err(), "{inner}");
        }
        let folder = Folder::below(&base, Path::new("")).expect("opened");
        assert!(folder.file(OsStr::new("file")).is_err());
        folder.put(OsStr::new("file"), b"ours", |_| Ok(())).expect("the link itself goes");
        assert_eq!(fs::read_to_string(outer.path().join("victim.txt")).expect("there"), "theirs");
        assert_eq!(fs::read_dir(outer.path().join("victim")).expect("there").count(), 0);
    }

    #[test]
    fn a_file_lands_in_the_folder_that_was_opened() {
        let outer = tempfile::tempdir().expect("a temporary folder");
        let base = outer.path().join("project");
        let folder = Folder::below(outer.path(), Path::new("project/inner")).expect("made");
        fs::rename(base.join("inner"), base.join("moved")).expect("moved");
        fs::create_dir(outer.path().join("victim")).expect("made");
        symlink("../victim", base.join("inner")).expect("linked");
        folder.put(OsStr::new("a"), b"ours", |_| Ok(())).expect("written");
        folder.sync();
        assert_eq!(fs::read(base.join("moved/a")).expect("there"), b"ours");
        assert_eq!(fs::read_dir(base.join("moved")).expect("there").count(), 1);
        assert_eq!(fs::read_dir(outer.path().join("victim")).expect("there").count(), 0);
    }
}
