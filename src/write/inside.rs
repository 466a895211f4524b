//! May helpgen write there? A link in the project must not lead a write out of it.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::error::{Act, Error, Unfit};

use super::file::{Spot, replace, write_atomically};

/// Replaces a file of the project like [`write_atomically`], unless a link on the way leads out of the project.
///
/// # Errors
/// An error of the system, a link that leads out, or an entry at that path that is not a file.
pub fn write_inside(project: &Path, path: &Path, bytes: &[u8]) -> Result<(), Error> {
    match spot_inside(project, path, Act::Write)? {
        Some(spot) => replace(None, &spot, bytes).map_err(|cause| Error::io(Act::Write, path, cause)),
        None => write_atomically(path, bytes),
    }
}

/// Refuses a path in the project whose links lead out of it, and a path at which something other than a file or folder
/// exists. A path that names a place outside comes from the user and is not checked.
///
/// # Errors
/// A link that leads out, or an entry that is not a file.
pub fn stays_inside(project: &Path, path: &Path, act: Act) -> Result<(), Error> {
    real_inside(project, path, act).map(drop)
}

/// The place of a project file with its links resolved; `None` if the path names a place outside.
pub(super) fn spot_inside(project: &Path, path: &Path, act: Act) -> Result<Option<Spot>, Error> {
    let Some((base, inner)) = real_inside(project, path, act)? else { return Ok(None) };
    // A folder that is a dangling link is a mistake: nothing is created at its target.
    if let Some(folder) = path.ancestors().skip(1).find(|folder| folder.is_symlink() && !folder.exists()) {
        return Err(Error::io(act, folder, io::ErrorKind::NotFound.into()));
    }
    Spot::below(&base, &inner).map(Some).map_err(|cause| Error::io(act, path, cause))
}

/// The project and the relative path of a place in it, both without links.
fn real_inside(project: &Path, path: &Path, act: Act) -> Result<Option<(PathBuf, PathBuf)>, Error> {
    let failed = |cause| Error::io(act, path, cause);
    let named = [project, path].map(|path| std::path::absolute(path).map(|path| without_dots(&path)));
    let [Ok(named_project), Ok(named)] = named else { return Ok(None) };
    if !named.starts_with(&named_project) {
        return Ok(None);
    }
    let (base, real) = (real_path(project)?, real_path(path)?);
    let Ok(inner) = real.strip_prefix(&base).map(Path::to_path_buf) else { return Err(failed(Unfit::LeadsOut.into())) };
    match fs::metadata(path) {
        Ok(found) if !found.is_file() && !found.is_dir() => Err(failed(Unfit::NoFile.into())),
        _ => Ok(Some((base, inner))),
    }
}

/// Refuses helpgen's folder (`.helpgen`) if it holds links: helpgen creates none there, and a write through one could
/// land anywhere.
///
/// # Errors
/// The first link.
pub fn holds_no_links(folder: &Path) -> Result<(), Error> {
    // The served site changes with every saved page; its entries have been checked before.
    let walk =
        walkdir::WalkDir::new(folder).max_depth(DEPTH).into_iter().filter_entry(|entry| entry.file_name() != "serve");
    let link = walk.filter_map(Result::ok).find(|entry| entry.depth() > 0 && entry.path_is_symlink());
    match link {
        Some(link) => Err(Error::io(Act::Write, link.path(), Unfit::LeadsOut.into())),
        None => Ok(()),
    }
}

/// How deeply helpgen nests folders in `.helpgen`.
const DEPTH: usize = 4;

/// A path without `.` and `..`, computed from its text: links are not followed.
fn without_dots(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            part => out.push(part),
        }
    }
    out
}

/// The path without links and dots; its last parts need not exist.
pub(super) fn real_path(path: &Path) -> Result<PathBuf, Error> {
    let absolute = std::path::absolute(path).map_err(|cause| Error::io(Act::Read, path, cause))?;
    let mut real = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::CurDir => {}
            other => real.push(other),
        }
        // Resolves each step, so that `..` leaves the folder that a link points to, as for the system.
        match real.canonicalize() {
            Ok(resolved) => real = resolved,
            // For a dangling link, the file would be created at its target.
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                if let Ok(to) = fs::read_link(&real) {
                    let around = real.parent().unwrap_or(Path::new("/")).to_path_buf();
                    real = without_dots(&around.join(to));
                }
            }
            Err(_) => {}
        }
    }
    Ok(real)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::diagnostic::UiLang;

    fn project() -> (tempfile::TempDir, PathBuf) {
        let outer = tempfile::tempdir().expect("a temporary folder");
        let root = outer.path().join("project");
        fs::create_dir_all(root.join("inner")).expect("made");
        fs::create_dir(outer.path().join("victim")).expect("made");
        fs::write(outer.path().join("victim.txt"), "theirs").expect("written");
        (outer, root)
    }

    #[test]
    fn nothing_is_written_through_a_link_that_leads_out() {
        let (outer, root) = project();
        symlink("../victim.txt", root.join("file")).expect("linked");
        symlink("../victim", root.join("folder")).expect("linked");
        symlink("../new", root.join("dangling")).expect("linked");
        for path in ["file", "folder/a", "folder/b/c", "dangling", "dangling/a", "inner/../folder/a"] {
            let error = write_inside(&root, &root.join(path), b"ours").expect_err(path);
            assert!(error.message(UiLang::En).ends_with("a symbolic link leads out of the project"), "{path}: {error}");
        }
        assert_eq!(fs::read_to_string(outer.path().join("victim.txt")).expect("there"), "theirs");
        assert_eq!(fs::read_dir(outer.path().join("victim")).expect("there").count(), 0);
        assert!(!outer.path().join("new").exists());
    }

    #[test]
    fn links_inside_and_places_outside_are_the_users_own() {
        let (outer, root) = project();
        symlink("inner", root.join("near")).expect("linked");
        for path in [root.join("near/a"), root.join("new/b"), outer.path().join("victim/c")] {
            write_inside(&root, &path, b"ours").expect("written");
            assert_eq!(fs::read_to_string(&path).expect("there"), "ours");
        }
        let link = outer.path().join("link");
        symlink("project", &link).expect("linked");
        write_inside(&link, &link.join("d"), b"ours").expect("a project may be named by way of a link");
    }

    #[test]
    fn the_cache_holds_no_links() {
        let (_outer, root) = project();
        assert!(holds_no_links(&root).is_ok());
        symlink("../victim", root.join("inner/link")).expect("linked");
        assert!(holds_no_links(&root).is_err());
        assert!(holds_no_links(&root.join("not there")).is_ok());
    }

    #[test]
    fn a_pipe_in_a_files_place_is_refused() {
        let (_outer, root) = project();
        let socket = root.join("socket");
        let _listening = std::os::unix::net::UnixListener::bind(&socket).expect("bound");
        let error = write_inside(&root, &socket, b"ours").expect_err("refused");
        assert!(error.message(UiLang::En).ends_with("it is not a regular file"), "{error}");
    }
}
