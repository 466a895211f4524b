//! May the site be written there? A folder that helpgen did not make is never replaced without `--force`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Say;
use crate::error::{Act, Error};

use super::inside::{real_path, stays_inside};

/// The file that marks a folder as made by helpgen.
pub(super) const MARKER: &str = ".helpgen-site";
/// Text of the marker, for people who open it.
pub(super) const MARKER_TEXT: &str = "\
helpgen이 만든 폴더예요. 만들 때마다 통째로 바뀌니 여기에 파일을 두지 마세요.
helpgen made this folder and replaces it as a whole with every build. Keep no files of your own here.
";

/// The target folder of the site, and the files that must not be lost.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    /// The site's folder.
    pub dist: &'a Path,
    /// The project's root.
    pub project: &'a Path,
    /// The project's files and folders: content, static files, themes, glossary, report, cache. The site may neither
    /// contain one of them nor lie inside one.
    pub sources: &'a [PathBuf],
    /// Replace the folder even if helpgen did not make it.
    pub force: bool,
}

impl Destination<'_> {
    /// Refuses a target whose replacement would destroy files.
    pub fn check(&self) -> Result<(), Error> {
        let dist = self.dist;
        let found = match fs::symlink_metadata(dist) {
            Ok(metadata) => Some(metadata),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
            Err(cause) => return Err(Error::io(Act::Read, dist, cause)),
        };
        let place = real_path(dist)?;
        if found.as_ref().is_some_and(fs::Metadata::is_symlink) {
            return Err(refuse(dist, "바로가기(심볼릭 링크)예요", "is a symbolic link").help(Say::new(
                format!("링크가 가리키는 폴더를 바로 적어 주세요: {}", place.display()),
                format!("Name the folder that it points to: {}", place.display()),
            )));
        }
        if found.as_ref().is_some_and(|metadata| !metadata.is_dir()) {
            return Err(refuse(dist, "폴더가 아니라 파일이에요", "is a file, not a folder").help(elsewhere()));
        }
        stays_inside(self.project, dist, Act::Replace)?;
        if real_path(self.project)?.starts_with(&place) {
            return Err(refuse(dist, "프로젝트가 들어 있는 폴더예요", "holds the project itself").help(elsewhere()));
        }
        for source in self.sources {
            let real = real_path(source)?;
            let name = source.strip_prefix(self.project).unwrap_or(source).display();
            if real.starts_with(&place) {
                let (ko, en) = (format!("프로젝트 파일이 들어 있어요: {name}"), format!("holds “{name}”"));
                return Err(refuse(dist, &ko, &en).help(elsewhere()));
            }
            if place.starts_with(&real) {
                let (ko, en) = (format!("프로젝트 폴더 안에 있어요: {name}"), format!("lies inside “{name}”"));
                return Err(refuse(dist, &ko, &en).help(elsewhere()));
            }
        }
        if found.is_some() { self.check_folder() } else { Ok(()) }
    }

    fn check_folder(&self) -> Result<(), Error> {
        let dist = self.dist;
        if dist.join(".git").try_exists().map_err(|cause| Error::io(Act::Read, dist, cause))? {
            return Err(refuse(dist, "git 저장소예요", "is a git repository").help(Say::new(
                "다른 폴더에 만든 뒤 그 안의 파일을 저장소로 복사해 주세요",
                "Build into another folder, then copy the files into the repository",
            )));
        }
        if self.force || is_ours(dist) {
            return Ok(());
        }
        let mut entries = fs::read_dir(dist).map_err(|cause| Error::io(Act::Read, dist, cause))?;
        if entries.next().is_none() {
            return Ok(());
        }
        let why = ("helpgen이 만들지 않은 파일이 있어요", "holds files that helpgen did not make");
        Err(refuse(dist, why.0, why.1).help(Say::new(
            "다른 폴더를 골라 주세요. 이 폴더의 파일을 모두 지우고 만들려면 --force를 붙여 주세요",
            "Choose another folder, or add --force to delete everything in this one",
        )))
    }
}

/// Whether helpgen made this folder.
pub(super) fn is_ours(dist: &Path) -> bool {
    fs::symlink_metadata(dist.join(MARKER)).is_ok_and(|metadata| metadata.is_file())
}

fn refuse(dist: &Path, ko: &str, en: &str) -> Error {
    let dist = dist.display();
    Error::new(Say::new(
        format!("사이트를 만들 수 없는 폴더예요: {dist} ({ko})"),
        format!("The site cannot be put into {dist}: it {en}"),
    ))
}

fn elsewhere() -> Say {
    Say::new(
        "helpgen.yml의 output이나 --dist에 다른 폴더를 적어 주세요",
        "Name another folder with `output` in helpgen.yml or with --dist",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::UiLang;

    fn check(project: &Path, dist: &str, force: bool) -> Result<(), String> {
        let dist = project.join(dist);
        let sources = [project.join("content"), project.join("glossary.yml")];
        Destination { dist: &dist, project, sources: &sources, force }
            .check()
            .map_err(|error| error.message(UiLang::En).replace(&project.display().to_string(), "P"))
    }

    fn project() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for path in ["content/ko", "mine", "empty", "made", "repository"] {
            fs::create_dir_all(folder.path().join(path)).expect("made");
        }
        for path in ["glossary.yml", "mine/thesis.txt", "made/.helpgen-site", "made/a", "repository/.git"] {
            fs::write(folder.path().join(path), "").expect("written");
        }
        folder
    }

    #[test]
    fn new_empty_and_own_folders_are_fine() {
        let project = project();
        for dist in ["dist", "a/b/c", "empty", "made", "content/../dist"] {
            assert_eq!(check(project.path(), dist, false), Ok(()), "{dist}");
        }
    }

    #[test]
    fn nobodys_files_are_replaced_unasked() {
        let project = project();
        let refused = "The site cannot be put into P/mine: it holds files that helpgen did not make";
        assert_eq!(check(project.path(), "mine", false), Err(refused.to_owned()));
        assert_eq!(check(project.path(), "mine", true), Ok(()));
    }

    #[test]
    fn the_projects_own_files_are_never_replaced() {
        let project = project();
        for (dist, why) in [
            (".", "holds the project itself"),
            ("..", "holds the project itself"),
            ("content", "holds “content”"),
            ("content/ko/../../content/dist", "lies inside “content”"),
            ("glossary.yml", "is a file, not a folder"),
            ("repository", "is a git repository"),
        ] {
            let error = check(project.path(), dist, true).expect_err(dist);
            assert!(error.ends_with(why), "{dist}: {error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_hide_nothing() {
        let project = project();
        std::os::unix::fs::symlink("made", project.path().join("link")).expect("linked");
        std::os::unix::fs::symlink("content", project.path().join("other")).expect("linked");
        assert!(check(project.path(), "link", true).expect_err("refused").ends_with("is a symbolic link"));
        assert!(check(project.path(), "other/dist", true).expect_err("refused").ends_with("lies inside “content”"));
    }
}
