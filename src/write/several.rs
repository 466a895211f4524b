//! Replaces files that belong together: all of them or none.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Act, Error};

use super::file::keep_owner;
use super::identity::{Identity, Known};
use super::inside::stays_inside;
use super::sync::sync_folder;

/// Replaces files in one folder of the project, which is created if it is missing. All new files are on disk before the
/// first one replaces its target; another run of this function waits meanwhile, where the system can lock a folder. A
/// file that already has its content is not touched. Returns the files as they were written or compared.
///
/// # Errors
/// An error of the system, or a link that leads out of the project.
pub fn write_several(project: &Path, folder: &Path, files: &[(&str, &[u8])]) -> Result<Known, Error> {
    for (name, _) in files {
        stays_inside(project, &folder.join(name), Act::Write)?;
    }
    fs::create_dir_all(folder).map_err(|cause| Error::io(Act::MakeFolder, folder, cause))?;
    // Released when dropped, and by the system when the process ends.
    let held = File::open(folder).ok();
    let _ = held.as_ref().map(File::lock);
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |cause| Error::io(Act::Write, &path, cause)
    };
    let staging = tempfile::Builder::new().prefix(".helpgen-").tempdir_in(folder).map_err(failed(folder))?;
    let (mut ready, mut known) = (Vec::new(), Known::default());
    for (name, bytes) in files {
        let path = folder.join(name);
        let (identity, moves) = staged(&staging.path().join(name), &path, bytes).map_err(failed(&path))?;
        known.insert((*name).to_owned(), identity);
        ready.extend(moves);
    }
    for (from, to) in ready {
        fs::rename(&from, &to).map_err(failed(&to))?;
    }
    sync_folder(folder);
    Ok(known)
}

/// The staged path and the target of a file that has to be moved.
type Move = (PathBuf, PathBuf);

/// Stages a file; there is nothing to move if the target already has this content.
fn staged(waiting: &Path, path: &Path, bytes: &[u8]) -> io::Result<(Identity, Option<Move>)> {
    let path = match path.canonicalize() {
        Ok(real) => real,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => path.to_path_buf(),
        Err(cause) => return Err(cause),
    };
    // Opens for writing only to check the permission, which a rename would not check.
    let old = match File::options().read(true).write(true).open(&path) {
        Ok(mut file) => {
            let found = file.metadata()?;
            if found.len() == bytes.len() as u64 && has_content(&mut file, bytes)? {
                return Ok((Identity::of(&found), None));
            }
            Some(found)
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
        Err(cause) => return Err(cause),
    };
    let mut file = File::create(waiting)?;
    file.write_all(bytes)?;
    if let Some(old) = old {
        keep_owner(&file, &old);
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()?;
    Ok((Identity::of(&file.metadata()?), Some((waiting.to_path_buf(), path))))
}

fn has_content(file: &mut File, bytes: &[u8]) -> io::Result<bool> {
    let mut own = Vec::with_capacity(bytes.len());
    file.read_to_end(&mut own)?;
    Ok(own == bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_become_new_or_none() {
        let project = tempfile::tempdir().expect("a folder");
        let folder = project.path().join("report");
        let all = |word: &'static [u8]| write_several(project.path(), &folder, &[("a", word), ("b", word)]);
        all(b"one").expect("written");
        // The second file cannot be replaced, because its path is a folder.
        fs::remove_file(folder.join("b")).expect("removed");
        fs::create_dir(folder.join("b")).expect("made");
        all(b"two").expect_err("refused");
        assert_eq!(fs::read(folder.join("a")).expect("there"), b"one");
        fs::remove_dir(folder.join("b")).expect("removed");
        all(b"two").expect("written");
        assert_eq!(fs::read(folder.join("b")).expect("there"), b"two");
        assert_eq!(fs::read_dir(&folder).expect("there").count(), 2, "nothing is left beside them");
    }

    #[test]
    fn two_at_once_do_not_mix() {
        let project = tempfile::tempdir().expect("a folder");
        let folder = project.path().join("report");
        std::thread::scope(|scope| {
            for word in [b"one", b"two"] {
                let (project, folder) = (project.path(), &folder);
                scope.spawn(move || {
                    for _ in 0..40 {
                        write_several(project, folder, &[("a", word), ("b", word)]).expect("written");
                    }
                });
            }
        });
        assert_eq!(fs::read(folder.join("a")).expect("there"), fs::read(folder.join("b")).expect("there"));
    }
}
