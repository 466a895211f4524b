//! Writes the files of a new help center without overwriting any.

use std::path::Path;

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

/// Refuses to overwrite existing files. An existing README stays.
pub(super) fn refuse_taken(dir: &Path, files: &[(String, String)]) -> Result<(), Error> {
    let Some((taken, _)) = files.iter().find(|(path, _)| path != "README.md" && dir.join(path).exists()) else {
        return Ok(());
    };
    let error = Error::new(Say::new(
        format!("이미 있는 파일이에요: {}", dir.join(taken).display()),
        format!("{} is already there", dir.join(taken).display()),
    ));
    Err(error.help(Say::new(
        "비어 있는 폴더 이름을 적어 주세요: `helpgen init 새폴더`",
        "Name a folder that is empty: `helpgen init new-folder`",
    )))
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
