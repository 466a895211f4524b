//! Applies the fixes of what is found: the only place where helpgen changes somebody's text.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Say};
use crate::error::{Act, Error};
use crate::lint::{Headings, Linter};
use crate::model::{Names, Page};
use crate::source::open_regular;
use crate::text::SourceText;
use crate::write::write_inside;

use super::accepted::Accepted;
use super::check::{Checked, check, read_again};
use super::load::{Request, Stop};
use super::standalone::open;
use super::survey::Surveyed;

/// How fixes are applied.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mending {
    /// Those too that are not certainly right.
    pub unsafe_too: bool,
    /// Files are written. Otherwise the new texts are only made.
    pub write: bool,
}

/// A text with its fixes.
#[derive(Debug)]
pub struct FixedFile {
    /// The text before.
    pub before: SourceText,
    /// The text after.
    pub after: Arc<str>,
    /// What was mended.
    pub fixed: Vec<Diagnostic>,
    /// What became of it.
    pub outcome: FileOutcome,
}

impl FixedFile {
    /// A new text that nobody has written yet.
    pub(super) fn made(before: SourceText, after: impl Into<Arc<str>>, fixed: Vec<Diagnostic>) -> Self {
        Self { before, after: after.into(), fixed, outcome: FileOutcome::Made }
    }
}

/// What became of a file.
#[derive(Debug)]
pub enum FileOutcome {
    /// Its new text was made, but nobody asked to write it.
    Made,
    /// It was written.
    Written,
    /// Somebody else changed it meanwhile: it was left as it is.
    Changed,
    /// The machine refused to write it.
    Refused(Error),
}

/// What mending came to.
#[derive(Debug)]
pub struct Fixed {
    /// Files that change, in the order of their paths; after them the list of accepted findings, if it changes.
    pub files: Vec<FixedFile>,
    /// What a check finds in the new texts.
    pub left: Checked,
}

/// Mends what is asked for, then checks it again.
///
/// # Errors
/// The machine's refusal to read, and files of the project that cannot be understood.
pub fn fix(request: Request, mending: Mending) -> Result<Fixed, Stop> {
    let mut surveyed = open(request.clone())?;
    let mut files = mend(&surveyed, mending.unsafe_too)?;
    if files.is_empty() {
        return Ok(Fixed { files, left: check(&mut surveyed)? });
    }
    let accepted = Accepted::before(&mut surveyed)?;
    surveyed.page_faults.clear();
    drop(surveyed);
    let mut again = request;
    for file in &mut files {
        if mending.write {
            file.outcome = write(&again.root, file);
        } else {
            again.asked.texts.insert(file.before.path.to_string(), file.after.clone());
        }
    }
    let mut surveyed = open(again)?;
    let mut left = check(&mut surveyed)?;
    if let Some(mut list) = accepted.and_then(|accepted| accepted.following(&mut left, &surveyed)) {
        if mending.write {
            list.outcome = write(&surveyed.request.root, &list);
        }
        files.push(list);
    }
    Ok(Fixed { files, left })
}

/// The texts that change.
fn mend(surveyed: &Surveyed, unsafe_too: bool) -> Result<Vec<FixedFile>, Stop> {
    let names = Names::new(&surveyed.site.glossary);
    let linter = surveyed.linter(&names);
    let wanted = |told: &Diagnostic| {
        surveyed.is_asked_about(told) && told.fix.as_ref().is_some_and(|fix| fix.applies(unsafe_too))
    };
    let pages = surveyed.site.pages.par_iter().filter(|page| surveyed.selection.takes(&page.path)).map(|page| {
        Ok(match read_again(surveyed, page.number)? {
            Ok(source) => mended(&linter, page, source, false, &wanted),
            // The check that follows tells it.
            Err(_) => None,
        })
    });
    let mut files: Vec<FixedFile> = pages.collect::<Result<Vec<_>, Stop>>()?.into_iter().flatten().collect();
    let snippets = surveyed.snippet_pages();
    files.extend(
        snippets.into_iter().filter_map(|(page, own)| mended(&linter, &page, own.source.clone(), true, &wanted)),
    );
    files.sort_by(|a, b| a.before.path.cmp(&b.before.path));
    Ok(files)
}

fn mended(
    linter: &Linter<'_>,
    page: &Page,
    source: SourceText,
    is_snippet: bool,
    wanted: &dyn Fn(&Diagnostic) -> bool,
) -> Option<FixedFile> {
    let mended = linter.mend(page, &source, is_snippet, Headings::Change, wanted);
    (mended.text != *source.text).then(|| FixedFile::made(source, mended.text, mended.fixed))
}

/// What stands in the place of a file that is to get a new text.
pub(super) enum Standing {
    /// What was read.
    AsRead,
    /// Nothing.
    Gone,
    /// Something else: somebody changed it meanwhile.
    Changed,
    /// What was read, and it is marked as not to be written. An administrator could; it is left alone all the same.
    ReadOnly,
}

/// Looks at a file's place.
///
/// # Errors
/// What stands there cannot be read.
pub(super) fn standing(path: &Path, file: &FixedFile) -> Result<Standing, Error> {
    let mut now = Vec::new();
    match open_regular(path).and_then(|mut file| file.read_to_end(&mut now)) {
        Ok(_) if now != file.before.text.as_bytes() => Ok(Standing::Changed),
        Ok(_) if std::fs::metadata(path).is_ok_and(|found| found.permissions().readonly()) => Ok(Standing::ReadOnly),
        Ok(_) => Ok(Standing::AsRead),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(Standing::Gone),
        Err(cause) => Err(Error::io(Act::Read, path, cause)),
    }
}

/// Writes a file's new text, if the file still is what was read.
fn write(root: &Path, file: &FixedFile) -> FileOutcome {
    let path = root.join(&*file.before.path);
    match standing(&path, file) {
        Ok(Standing::AsRead) => match write_inside(root, &path, file.after.as_bytes()) {
            Ok(()) => FileOutcome::Written,
            Err(error) => FileOutcome::Refused(error),
        },
        Ok(Standing::Gone | Standing::Changed) => FileOutcome::Changed,
        Ok(Standing::ReadOnly) => FileOutcome::Refused(read_only(&file.before.path)),
        Err(error) => FileOutcome::Refused(error),
    }
}

fn read_only(path: &str) -> Error {
    Error::new(Say::new(
        format!("읽기 전용 파일이라 고치지 않았어요: {path}"),
        format!("{path} is read-only and was left as it is"),
    ))
    .help(Say::new("쓰기 권한을 준 뒤 다시 실행해 주세요", "Allow writing to it, then run the command again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, before: &str, after: &str) -> FixedFile {
        FixedFile::made(SourceText::new(path, before), after, Vec::new())
    }

    #[test]
    fn a_file_that_somebody_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        std::fs::write(&path, "theirs").expect("written");
        assert!(matches!(write(folder.path(), &file("a.md", "read", "mended")), FileOutcome::Changed));
        assert_eq!(std::fs::read_to_string(&path).expect("there"), "theirs");
        assert!(matches!(write(folder.path(), &file("gone.md", "read", "mended")), FileOutcome::Changed));
        assert!(!folder.path().join("gone.md").exists());
        assert!(matches!(write(folder.path(), &file("a.md", "theirs", "mended")), FileOutcome::Written));
        assert_eq!(std::fs::read_to_string(&path).expect("there"), "mended");
    }
}
