//! Which files changed since a revision? Git knows: commits, the index, the working tree, and files it does not track yet.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Say;
use crate::error::Error;

/// Paths relative to the project of all files that are not as they were at a revision. For a branch that went on by
/// itself, what counts is where the two parted.
///
/// # Errors
/// Git is not there, the project is not under its care, or it knows no such revision.
pub fn changed_since(root: &Path, revision: &str) -> Result<BTreeSet<String>, Error> {
    let inside = git(root, &["rev-parse", "--is-inside-work-tree"])?;
    if !inside.status.success() {
        return Err(Error::new(Say::new(
            "git 저장소가 아니어서 바뀐 글을 알 수 없어요",
            "This is no git repository, so nothing is known about changes",
        ))
        .help(Say::new(
            "`--changed-since` 없이 실행하거나, git으로 관리하는 폴더에서 실행해 주세요",
            "Run without `--changed-since`, or in a folder that git looks after",
        )));
    }
    let commit = format!("{revision}^{{commit}}");
    let known = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    let Some(commit) = text(&known) else { return Err(unknown(revision)) };
    let base = text(&git(root, &["merge-base", commit.trim(), "HEAD"])?).unwrap_or(commit);
    let diff =
        git(root, &["diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", base.trim(), "--"])?;
    let untracked = git(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    let (Some(diff), Some(untracked)) = (text(&diff), text(&untracked)) else { return Err(unknown(revision)) };
    Ok(diff
        .split('\0')
        .chain(untracked.split('\0'))
        .filter(|path| !path.is_empty())
        .map(|path| path.nfc().collect())
        .collect())
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

fn text(output: &Output) -> Option<String> {
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn git(root: &Path, arguments: &[&str]) -> Result<Output, Error> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    command.output().map_err(|cause| {
        Error::new(Say::new("git을 실행하지 못했어요", "Cannot run git"))
            .help(Say::new(
                "git을 설치하거나 `--changed-since` 없이 실행해 주세요",
                "Install git, or run without `--changed-since`",
            ))
            .caused_by(cause)
    })
}
