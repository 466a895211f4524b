//! Writes files of the project: each separately, or all or none.
//!
//! After a kill at any moment, every file is complete, and the same command finishes the work: links that follow their
//! headings are written first, then headings and words, and last the file that the command starts from (the glossary).

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::diagnostic::Say;
use crate::error::{Act, Error};
use crate::source::open_regular;
use crate::write::{Desk, remove_file};

use super::changed::{FileOutcome, FixedFile};

/// The state of a file before its new text is written.
enum Standing {
    /// Unchanged since it was read.
    AsRead,
    /// Missing.
    Gone,
    /// Changed by somebody else.
    Changed,
    /// Unchanged but read-only: skipped even if running as root could write it.
    ReadOnly,
}

/// Determines the state of a file.
///
/// # Errors
/// The file cannot be read.
fn standing(path: &Path, text: &str) -> Result<Standing, Error> {
    let mut now = Vec::new();
    match open_regular(path).and_then(|mut file| file.read_to_end(&mut now)) {
        Ok(_) if now != text.as_bytes() => Ok(Standing::Changed),
        Ok(_) if fs::metadata(path).is_ok_and(|found| found.permissions().readonly()) => Ok(Standing::ReadOnly),
        Ok(_) => Ok(Standing::AsRead),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(Standing::Gone),
        Err(cause) => Err(Error::io(Act::Read, path, cause)),
    }
}

/// Writes every unchanged file, and records the outcome of each.
pub(super) fn write_each(root: &Path, files: &mut [FixedFile]) {
    let desk = Desk::of(root);
    for file in files.iter_mut().filter(|file| file.led_alone.is_some()) {
        let Some(text) = &file.led_alone else { continue };
        file.outcome = written(&desk, root, file, &file.before.text, text);
    }
    for file in files {
        let before = match (&file.outcome, &file.led_alone) {
            (FileOutcome::Made, _) => &file.before.text,
            (FileOutcome::Written, Some(led)) => led,
            _ => continue,
        };
        file.outcome = written(&desk, root, file, before, &file.after);
    }
}

fn written(desk: &Desk, root: &Path, file: &FixedFile, before: &str, after: &str) -> FileOutcome {
    let path = root.join(&*file.before.path);
    match standing(&path, before) {
        Ok(Standing::AsRead) => match desk.write(&path, after.as_bytes()) {
            Ok(()) => FileOutcome::Written,
            Err(error) => FileOutcome::Refused(error),
        },
        Ok(Standing::Gone | Standing::Changed) => FileOutcome::Changed,
        Ok(Standing::ReadOnly) => FileOutcome::Refused(left_as_it_is(&file.before.path)),
        Err(error) => FileOutcome::Refused(error),
    }
}

/// Writes the new texts in this order, link changes first. Every file must be unchanged and writable; if one cannot be
/// written, the files written before get their old texts back, and new files are removed.
///
/// # Errors
/// The reason why nothing was written.
pub(super) fn write_together<'f>(
    root: &Path,
    files: impl IntoIterator<Item = &'f FixedFile> + Clone,
) -> Result<(), Error> {
    for file in files.clone() {
        match standing(&root.join(&*file.before.path), &file.before.text)? {
            Standing::AsRead => {}
            Standing::Gone if file.before.text.is_empty() => {}
            Standing::Gone | Standing::Changed => return Err(changed(&file.before.path)),
            Standing::ReadOnly => return Err(read_only(&file.before.path)),
        }
    }
    let desk = Desk::of(root);
    let first = files.clone().into_iter().filter_map(|file| Some((file, file.led_alone.as_ref()?)));
    let steps: Vec<(&FixedFile, &str)> =
        first.map(|(file, text)| (file, &**text)).chain(files.into_iter().map(|file| (file, &*file.after))).collect();
    let new: Vec<bool> = steps.iter().map(|(file, _)| !root.join(&*file.before.path).exists()).collect();
    for (at, (file, text)) in steps.iter().enumerate() {
        if let Err(error) = desk.write(&root.join(&*file.before.path), text.as_bytes()) {
            for ((before, _), new) in steps[..at].iter().zip(&new) {
                // A file that cannot be restored keeps its new text, which is complete; the error reports the first
                // failure.
                let path = root.join(&*before.before.path);
                let _ = match new {
                    true => remove_file(&path),
                    false => desk.write(&path, before.before.text.as_bytes()),
                };
            }
            return Err(error);
        }
    }
    Ok(())
}

fn changed(path: &str) -> Error {
    Error::new(Say::new(
        format!("그사이 다른 프로그램이 바꾼 파일이 있어 아무것도 고치지 않았어요: {path}"),
        format!("Nothing was written: somebody else changed {path} meanwhile"),
    ))
    .help(Say::new("다시 실행해 주세요", "Run the command again"))
}

fn read_only(path: &str) -> Error {
    Error::new(Say::new(
        format!("읽기 전용 파일이 있어 아무것도 고치지 않았어요: {path}"),
        format!("Nothing was written: {path} is read-only"),
    ))
    .help(allow_writing())
}

fn left_as_it_is(path: &str) -> Error {
    Error::new(Say::new(
        format!("읽기 전용 파일이라 고치지 않았어요: {path}"),
        format!("{path} is read-only and was left as it is"),
    ))
    .help(allow_writing())
}

fn allow_writing() -> Say {
    Say::new("쓰기 권한을 준 뒤 다시 실행해 주세요", "Allow writing to it, then run the command again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceText;

    fn file(path: &str, before: &str, after: &str) -> FixedFile {
        FixedFile::made(SourceText::new(path, before), after, Vec::new())
    }

    #[test]
    fn a_file_that_somebody_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        fs::write(&path, "theirs").expect("written");
        let outcome = |file: FixedFile| {
            let mut files = [file];
            write_each(folder.path(), &mut files);
            let [file] = files;
            file.outcome
        };
        assert!(matches!(outcome(file("a.md", "read", "mended")), FileOutcome::Changed));
        assert_eq!(fs::read_to_string(&path).expect("there"), "theirs");
        assert!(matches!(outcome(file("gone.md", "read", "mended")), FileOutcome::Changed));
        assert!(!folder.path().join("gone.md").exists());
        assert!(matches!(outcome(file("a.md", "theirs", "mended")), FileOutcome::Written));
        assert_eq!(fs::read_to_string(&path).expect("there"), "mended");
    }

    #[test]
    fn links_that_follow_are_written_before_words() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.md"), "old").expect("written");
        let led = FixedFile { led: 1, led_alone: Some("led".into()), ..file("a.md", "old", "new") };
        let mut files = [led];
        write_each(folder.path(), &mut files);
        assert!(matches!(files[0].outcome, FileOutcome::Written));
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).expect("there"), "new");
        // After an interruption between the two steps, the second step still applies.
        fs::write(folder.path().join("a.md"), "else").expect("written");
        write_each(
            folder.path(),
            &mut [FixedFile { led: 1, led_alone: Some("led".into()), ..file("a.md", "old", "new") }],
        );
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).expect("there"), "else");
    }

    #[test]
    fn one_file_that_changed_keeps_all_from_being_written() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a.md", "b.md"] {
            fs::write(folder.path().join(name), "old").expect("written");
        }
        let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect("there");
        assert!(write_together(folder.path(), &[file("a.md", "old", "new"), file("b.md", "other", "new")]).is_err());
        assert_eq!((text("a.md").as_str(), text("b.md").as_str()), ("old", "old"));
        assert!(write_together(folder.path(), &[file("a.md", "old", "new"), file("b.md", "old", "new")]).is_ok());
        assert_eq!((text("a.md").as_str(), text("b.md").as_str()), ("new", "new"));
    }

    #[cfg(unix)]
    #[test]
    fn after_a_refusal_old_texts_are_put_back_and_only_new_files_go_again() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.md"), "old").expect("written");
        fs::write(folder.path().join("empty.md"), "").expect("written");
        // The last file's folder is a dangling link: it can be neither read nor created.
        std::os::unix::fs::symlink("nowhere", folder.path().join("inner")).expect("linked");
        let new = ["empty.md", "new.md", "inner/last.md"].map(|path| file(path, "", "new"));
        let all: Vec<FixedFile> = std::iter::once(file("a.md", "old", "new")).chain(new).collect();
        assert!(write_together(folder.path(), &all).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).expect("there"), "old");
        assert_eq!(fs::read_to_string(folder.path().join("empty.md")).expect("there"), "");
        assert!(!folder.path().join("new.md").exists());
    }
}
