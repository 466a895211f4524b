//! One build of a project at a time: a lock on a file in its cache folder.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::diagnostic::Say;
use crate::error::{Act, Error, Unfit};

use super::inside::{holds_no_links, stays_inside};

/// The pause before a taken lock is tried again.
const PAUSE: Duration = Duration::from_millis(50);

/// The lock of a project while one program writes in it. Released when dropped, and by the operating system when the process ends.
#[derive(Debug)]
pub struct ProjectLock {
    _file: File,
}

impl ProjectLock {
    /// Takes the lock `lock` in the project's cache folder (`.helpgen`), which is created if it is missing.
    ///
    /// If another program holds the lock, `waiting` is called once, to tell the user, and the lock is tried again until
    /// `patience` is over. On file systems without locks nothing is locked. A cache folder of the `project` from which
    /// links lead out is refused.
    pub fn take(project: &Path, cache: &Path, patience: Duration, waiting: impl FnOnce()) -> Result<Self, Error> {
        stays_inside(project, cache, Act::Lock)?;
        holds_no_links(cache)?;
        fs::create_dir_all(cache).map_err(|cause| Error::io(Act::MakeFolder, cache, cause))?;
        let path = cache.join("lock");
        let mut file = open(&path).map_err(|cause| Error::io(Act::Lock, &path, cause))?;
        let mut waiting = Some(waiting);
        let started = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(cause)) if cause.kind() == std::io::ErrorKind::Unsupported => break,
                Err(TryLockError::Error(cause)) => return Err(Error::io(Act::Lock, &path, cause)),
            }
            if started.elapsed() >= patience {
                return Err(taken(&mut file));
            }
            if let Some(tell) = waiting.take() {
                tell();
            }
            thread::sleep(PAUSE);
        }
        // The process id only serves the message; a failure to write it is harmless.
        let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
        Ok(Self { _file: file })
    }
}

/// Opens the lock file, which is created if it is missing. Links are not followed, and opening never blocks.
fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(Unfit::NoFile.into()) }
}

/// The error for a lock that stayed taken, with the holder's process id if it is known.
fn taken(file: &mut File) -> Error {
    let mut holder = String::new();
    let known = file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_string(&mut holder)).is_ok()
        && !holder.is_empty()
        && holder.bytes().all(|byte| byte.is_ascii_digit());
    let (ko, en) =
        if known { (format!(" (프로세스 {holder})"), format!(" (process {holder})")) } else { Default::default() };
    Error::new(Say::new(
        format!("다른 helpgen이 이 프로젝트에서 일하고 있어요{ko}"),
        format!("Another helpgen is at work on this project{en}"),
    ))
    .help(Say::new("그 작업이 끝난 뒤 다시 실행해 주세요", "Run it again when that one has finished"))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::mpsc;

    use super::*;
    use crate::diagnostic::UiLang;

    #[test]
    fn the_second_waits_until_the_first_is_done() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let first = ProjectLock::take(folder.path(), folder.path(), Duration::ZERO, || ()).expect("nobody holds it");
        let (told, waits) = mpsc::channel();
        thread::scope(|scope| {
            let second = scope.spawn(move || {
                ProjectLock::take(folder.path(), folder.path(), Duration::from_secs(60), || {
                    told.send(()).expect("somebody listens")
                })
            });
            waits.recv().expect("the second says that it waits");
            drop(first);
            assert!(second.join().expect("no panic").is_ok());
        });
    }

    #[test]
    fn an_impatient_second_is_told_who_holds_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let _first = ProjectLock::take(folder.path(), folder.path(), Duration::ZERO, || ()).expect("nobody holds it");
        let told = Cell::new(false);
        let error = ProjectLock::take(folder.path(), folder.path(), Duration::ZERO, || told.set(true))
            .expect_err("it is taken");
        let holder = format!("Another helpgen is at work on this project (process {})", std::process::id());
        assert_eq!(error.message(UiLang::En), holder);
        assert!(!told.get());
    }
}
