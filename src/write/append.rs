//! Appends a line to a file that only grows.

use std::fs::OpenOptions;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::error::{Act, Error};

use super::inside::stays_inside;

/// Appends a line to a file of the project, which is created if it is missing. The existing bytes stay; an unfinished
/// last line is ended. The line comes with its own end and is written in one call, so that two programs may append at
/// the same time.
///
/// # Errors
/// An error of the system, or a link that leads out of the project.
pub fn append_inside(project: &Path, path: &Path, line: &str) -> Result<(), Error> {
    stays_inside(project, path, Act::Write)?;
    append(path, line).map_err(|cause| Error::io(Act::Write, path, cause))
}

/// Adds a text to a file that the environment names, wherever it lies; other programs add to it too.
///
/// # Errors
/// The machine's refusal.
pub fn append_named(path: &Path, text: &str) -> Result<(), Error> {
    let opened = OpenOptions::new().create(true).append(true).open(path);
    let added = opened.and_then(|mut file| file.write_all(text.as_bytes()));
    added.map_err(|cause| Error::io(Act::Write, path, cause))
}

fn append(path: &Path, line: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
    let mut last = [b'\n'];
    if file.seek(SeekFrom::End(0))? > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    let break_before = if last == [b'\n'] { "" } else { "\n" };
    file.write_all(format!("{break_before}{line}").as_bytes())?;
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn lines_are_added_and_nothing_else_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/history.jsonl");
        append_inside(folder.path(), &path, "one\n").expect("the folder is made");
        fs::write(&path, b"\xffodd\r\nno end").expect("written");
        append_inside(folder.path(), &path, "two\n").expect("written");
        append_inside(folder.path(), &path, "three\n").expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"\xffodd\r\nno end\ntwo\nthree\n");
    }

    #[test]
    fn many_at_once_lose_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("history.jsonl");
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let (folder, path) = (folder.path(), &path);
                scope.spawn(move || {
                    for at in 0..50 {
                        append_inside(folder, path, &format!("{writer} {at}\n")).expect("written");
                    }
                });
            }
        });
        let text = fs::read_to_string(&path).expect("there");
        let lines: std::collections::BTreeSet<&str> = text.lines().collect();
        assert_eq!((lines.len(), text.lines().count()), (400, 400));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_refused() {
        let (folder, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let link = folder.path().join("history.jsonl");
        std::os::unix::fs::symlink(other.path().join("theirs"), &link).expect("linked");
        append_inside(folder.path(), &link, "one\n").expect_err("refused");
        assert!(!other.path().join("theirs").exists());
    }
}
