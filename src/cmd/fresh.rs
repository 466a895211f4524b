//! Writes the files of a new help center without overwriting any.

use std::path::{Component, Path, PathBuf};

use crate::diagnostic::Say;
use crate::error::Error;
use crate::write::{make_folder, write_inside};

use super::terminal::Voice;

/// The recipe for GitLab.
pub(super) const GITLAB_FILE: &str = ".gitlab-ci.yml";
/// The path of the recipe if the project has its own already.
pub(super) const GITLAB_BESIDE: &str = ".gitlab/helpgen.gitlab-ci.yml";

/// Lists the written recipes and the remaining steps.
pub(super) fn tell_ci(ci: &[(String, String)], voice: &Voice) {
    for (path, _) in ci.iter().filter(|(path, _)| path.ends_with(".yml")) {
        voice.tell(&Say::new(format!("  {path}"), format!("  {path}")));
    }
    if ci.iter().any(|(path, _)| path == GITLAB_BESIDE) {
        voice.tell(&Say::new(
            format!("{GITLAB_FILE}에 이렇게 적어 주세요: include: {{ local: {GITLAB_BESIDE} }}"),
            format!("Write into {GITLAB_FILE}: include: {{ local: {GITLAB_BESIDE} }}"),
        ));
    }
}

/// What somebody wants to begin with, which decides what helps where a file is there already.
#[derive(Clone, Copy)]
pub(super) enum Beginning {
    /// A new help center in a folder of its own.
    Fresh,
    /// A help center around articles that are there.
    Adopted,
    /// Recipes beside a help center that is there.
    Recipes,
}

/// Refuses to overwrite existing files. An existing README stays.
pub(super) fn refuse_taken(dir: &Path, files: &[(String, String)], beginning: Beginning) -> Result<(), Error> {
    let Some((taken, _)) = files.iter().find(|(path, _)| path != "README.md" && dir.join(path).exists()) else {
        return Ok(());
    };
    let taken = plain(&dir.join(taken));
    let taken = taken.display();
    let error = Error::new(Say::new(format!("이미 있는 파일이에요: {taken}"), format!("{taken} is already there")));
    Err(error.help(match beginning {
        Beginning::Fresh => Say::new(
            "비어 있는 폴더 이름을 적어 주세요: `helpgen init 새폴더`",
            "Name a folder that is empty: `helpgen init new-folder`",
        ),
        Beginning::Adopted => Say::new(
            "이 폴더에서는 이미 시작했어요. `helpgen check`로 이어서 하거나, 그 파일을 지우고 다시 실행해 주세요",
            "This folder has begun already: go on with `helpgen check`, or delete the file and run this again",
        ),
        Beginning::Recipes => Say::new(
            "새로 받으려면 그 파일을 지우고 다시 실행해 주세요. 고친 것이 있다면 먼저 옮겨 두세요",
            "To get it anew, delete the file and run this again; keep first what you changed in it",
        ),
    }))
}

/// A path as people write it: `a`, not `./a`.
pub(super) fn plain(path: &Path) -> PathBuf {
    let short: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if short.as_os_str().is_empty() { PathBuf::from(".") } else { short }
}

/// Writes files that do not exist yet.
pub(super) fn write(dir: &Path, files: &[(String, String)]) -> Result<(), Error> {
    for (path, text) in files {
        let full = dir.join(path);
        if full.exists() {
            continue;
        }
        let folder = full.parent().unwrap_or(Path::new("."));
        make_folder(folder)?;
        write_inside(dir, &full, text.as_bytes())?;
    }
    Ok(())
}
