//! Which files changed since a revision? Git answers from commits, the index, the working tree and untracked files.

use std::collections::BTreeSet;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Say;
use crate::error::Error;

use super::git::Repository;

/// Paths, relative to the project, of all files that differ from a revision. For a branch that has diverged, the
/// comparison starts at the merge base.
///
/// # Errors
/// Git is missing, the project is not in a repository, or git knows no such revision.
pub fn changed_since(root: &Path, revision: &str) -> Result<BTreeSet<String>, Error> {
    // `main@{yesterday}` needs the reflog.
    let Some(repository) = Repository::around(root, revision.contains("@{")).map_err(not_run)? else {
        return Err(Error::new(Say::new(
            "git 저장소가 아니어서 바뀐 글을 알 수 없어요",
            "This folder is not in a git repository, so changes are unknown",
        ))
        .help(Say::new(
            "`--changed-since` 없이 실행하거나, git으로 관리하는 폴더에서 실행해 주세요",
            "Run without `--changed-since`, or in a folder that git looks after",
        )));
    };
    let ask = |arguments: &[&str]| repository.answer(arguments).map_err(not_run);
    let commit = format!("{revision}^{{commit}}");
    let known = ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    let Some(commit) = known else { return Err(unknown(revision)) };
    let base = ask(&["merge-base", commit.trim(), "HEAD"])?.unwrap_or(commit);
    let changed = repository.changed_since(base.trim()).map_err(not_run)?;
    let untracked = ask(&["ls-files", "--others", "--exclude-standard", "-z"])?;
    let (Some(changed), Some(untracked)) = (changed, untracked) else { return Err(unknown(revision)) };
    Ok(changed
        .iter()
        .map(String::as_str)
        .chain(untracked.split('\0'))
        .filter(|path| !path.is_empty())
        .map(|path| path.nfc().collect())
        .collect())
}

/// Whether git tracks files below a path, relative to the project: anyone who may propose a change can then edit them.
/// False if git does not answer.
pub fn is_checked_in(root: &Path, path: &str) -> bool {
    let listed = || Repository::around(root, false).ok()??.answer(&["ls-files", "-z", "--", path]).ok()?;
    listed().is_some_and(|listed| !listed.is_empty())
}

fn unknown(revision: &str) -> Error {
    Error::new(Say::new(
        format!("git에 그런 커밋이나 브랜치가 없어요: {revision}"),
        format!("Git knows no revision “{revision}”"),
    ))
    .help(Say::new(
        "`git log`에 나오는 이름을 적어 주세요. 일부만 받아 온 저장소라면 `git fetch --unshallow`로 모두 받아 주세요",
        "Write one that `git log` shows; in a shallow clone fetch the rest with `git fetch --unshallow`",
    ))
}

fn not_run(cause: std::io::Error) -> Error {
    Error::new(Say::new("git을 실행하지 못했어요", "Cannot run git"))
        .help(Say::new(
            "git을 설치하거나 `--changed-since` 없이 실행해 주세요",
            "Install git, or run without `--changed-since`",
        ))
        .caused_by(cause)
}
