//! Several files of the project written together: all of them, or none.

use std::fs;
use std::path::Path;

use crate::diagnostic::Say;
use crate::error::{Act, Error};
use crate::write::write_atomically;

use super::fix::{FixedFile, Standing, standing};

/// Writes the new texts. Every file has to be what was read, and writable; if one cannot be written, those written before
/// it get their old texts back.
///
/// # Errors
/// Why nothing was written.
pub(super) fn write_together(root: &Path, files: &[FixedFile]) -> Result<(), Error> {
    for file in files {
        let path = root.join(&*file.before.path);
        match standing(&path, file)? {
            Standing::AsRead => {}
            // A file that is new.
            Standing::Gone if file.before.text.is_empty() => {}
            Standing::Gone | Standing::Changed => return Err(changed(&file.before.path)),
            Standing::ReadOnly => return Err(read_only(&file.before.path)),
        }
    }
    for (at, file) in files.iter().enumerate() {
        let written = write_atomically(&root.join(&*file.before.path), file.after.as_bytes());
        if let Err(error) = written {
            for before in &files[..at] {
                // What cannot be put back is left with its new text, which is whole; the error tells of the first trouble.
                let path = root.join(&*before.before.path);
                let _ = match before.before.text.is_empty() {
                    true => fs::remove_file(&path).map_err(|cause| Error::io(Act::Remove, &path, cause)),
                    false => write_atomically(&path, before.before.text.as_bytes()),
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
    .help(Say::new("쓰기 권한을 준 뒤 다시 실행해 주세요", "Allow writing to it, then run the command again"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::FileOutcome;
    use crate::text::SourceText;

    fn file(path: &str, before: &str, after: &str) -> FixedFile {
        FixedFile {
            before: SourceText::new(path, before),
            after: after.into(),
            fixed: Vec::new(),
            outcome: FileOutcome::Made,
        }
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
    fn what_was_written_before_a_refusal_is_put_back() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.md"), "old").expect("written");
        // A folder bears the second name by the time it is written: reading it was refused already.
        fs::create_dir(folder.path().join("b.md")).expect("made");
        assert!(write_together(folder.path(), &[file("a.md", "old", "new"), file("b.md", "old", "new")]).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).expect("there"), "old");
    }
}
