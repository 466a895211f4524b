//! Several files of the project written together: all of them, or none.

use std::fs;
use std::path::Path;

use crate::diagnostic::Say;
use crate::error::{Act, Error};
use crate::write::write_inside;

use super::fix::{FixedFile, Standing, standing};

/// Writes the new texts. Every file has to be what was read, and writable; if one cannot be written, those written before
/// it get their old texts back, and those that were not there before go again.
///
/// # Errors
/// Why nothing was written.
pub(super) fn write_together(root: &Path, files: &[FixedFile]) -> Result<(), Error> {
    let mut new = Vec::with_capacity(files.len());
    for file in files {
        let path = root.join(&*file.before.path);
        new.push(match standing(&path, file)? {
            Standing::AsRead => false,
            Standing::Gone if file.before.text.is_empty() => true,
            Standing::Gone | Standing::Changed => return Err(changed(&file.before.path)),
            Standing::ReadOnly => return Err(read_only(&file.before.path)),
        });
    }
    for (at, file) in files.iter().enumerate() {
        if let Err(error) = write_inside(root, &root.join(&*file.before.path), file.after.as_bytes()) {
            for (before, new) in files[..at].iter().zip(&new) {
                // What cannot be put back is left with its new text, which is whole; the error tells of the first trouble.
                let path = root.join(&*before.before.path);
                let _ = match new {
                    true => fs::remove_file(&path).map_err(|cause| Error::io(Act::Remove, &path, cause)),
                    false => write_inside(root, &path, before.before.text.as_bytes()),
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
    use crate::text::SourceText;

    fn file(path: &str, before: &str, after: &str) -> FixedFile {
        FixedFile::made(SourceText::new(path, before), after, Vec::new())
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
        // The last file's folder is a link to nowhere: it is not there to be read, and cannot be made.
        std::os::unix::fs::symlink("nowhere", folder.path().join("inner")).expect("linked");
        let new = ["empty.md", "new.md", "inner/last.md"].map(|path| file(path, "", "new"));
        let all: Vec<FixedFile> = std::iter::once(file("a.md", "old", "new")).chain(new).collect();
        assert!(write_together(folder.path(), &all).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).expect("there"), "old");
        assert_eq!(fs::read_to_string(folder.path().join("empty.md")).expect("there"), "");
        assert!(!folder.path().join("new.md").exists());
    }
}
