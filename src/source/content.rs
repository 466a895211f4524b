//! Which files does the content folder hold? Hidden and excluded files are left out; links must not lead outside.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::text::composed;

/// Files of a folder, relative to it, with `/`.
#[derive(Debug, Default)]
pub struct ContentFiles {
    /// The files, in order.
    pub files: BTreeSet<String>,
    /// Findings about files that could not be read and links that could not be followed.
    pub faults: Vec<Diagnostic>,
}

/// Lists the files of a content folder. `exclude` are globs relative to it. Symbolic links are followed as long as they
/// stay inside the project; a link that leads out and a loop of links are each a fault.
pub fn list_content(root: &Path, content: &str, exclude: &[String]) -> ContentFiles {
    list(root, content, &left_out(root, content, exclude))
}

/// Whether [`list_content`] would leave out a file: because of its name, of `exclude`, or because git ignores it.
pub fn is_left_out(root: &Path, content: &str, exclude: &[String], file: &str) -> bool {
    let leave_out = left_out(root, content, exclude);
    let mut ends = file.match_indices('/').map(|(at, _)| at).chain([file.len()]);
    file.split('/').any(is_hidden) || ends.any(|end| leave_out(&file[..end], end < file.len()))
}

/// Decides, by path and by whether the path is a folder, which entries of a content folder are left out.
fn left_out(root: &Path, content: &str, exclude: &[String]) -> impl Fn(&str, bool) -> bool {
    let globs = glob_set(exclude);
    let ignored = gitignore(root, content);
    let base = root.join(content);
    move |path, is_dir| {
        // People type patterns in NFC; the name on the disk may be in another form.
        let form = composed(path);
        let names = |path: &str| ignored.matched(base.join(path), is_dir).is_ignore();
        globs.is_match(&*form)
            || (is_dir && globs.is_match(format!("{form}/x")))
            || names(path)
            || (form != path && names(&form))
    }
}

/// Lists all files of a folder except hidden ones.
pub fn list_folder(root: &Path, folder: &str) -> ContentFiles {
    list(root, folder, &|_, _| false)
}

fn list(root: &Path, folder: &str, leave_out: &dyn Fn(&str, bool) -> bool) -> ContentFiles {
    let base = root.join(folder);
    let mut found = ContentFiles::default();
    let Ok(real_root) = root.canonicalize() else { return found };
    if base.canonicalize().is_ok_and(|real| !real.starts_with(&real_root)) {
        found.faults.push(outside(folder));
        return found;
    }
    let mut walk = WalkDir::new(&base).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let lock =
                    error.path().and_then(Path::file_name).is_some_and(|name| is_hidden(&name.to_string_lossy()));
                // An editor's lock (`.#x.md`) is a dangling link.
                if error.depth() > 0 && !lock {
                    found.faults.push(unreadable(root, &error));
                }
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let is_dir = entry.file_type().is_dir();
        let hidden = is_hidden(&entry.file_name().to_string_lossy());
        let Some(path) = relative(entry.path(), &base) else {
            let written = entry.path().strip_prefix(&base).unwrap_or(entry.path()).to_string_lossy().into_owned();
            if !hidden && !leave_out(&written, is_dir) {
                found.faults.push(nameless(&shown(root, entry.path())));
            }
            if is_dir {
                walk.skip_current_dir();
            }
            continue;
        };
        if hidden || leave_out(&path, is_dir) {
            if is_dir {
                walk.skip_current_dir();
            }
            continue;
        }
        if entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|real| real.starts_with(&real_root)) {
            found.faults.push(outside(&shown(root, entry.path())));
            if is_dir {
                walk.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_file() {
            found.files.insert(path);
        }
    }
    found
}

/// Whether a file is never content because of its name: hidden files, and the copies, locks and swap files that editors
/// and office programs leave beside a document.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
}

/// A path relative to a base, with `/`; `None` if its name is not text.
fn relative(path: &Path, base: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(base).ok()?.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn shown(root: &Path, path: &Path) -> String {
    let lossy = || path.strip_prefix(root).unwrap_or(path).display().to_string();
    relative(path, root).unwrap_or_else(lossy).nfc().collect()
}

fn unreadable(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = shown(root, error.path().unwrap_or(root));
    if error.loop_ancestor().is_some() {
        return Diagnostic::new(
            "page/link-loop",
            Severity::Error,
            Some(Place::file(path)),
            Say::new(
                "바로가기(심볼릭 링크)가 제 위의 폴더를 가리켜요",
                "The symbolic link leads to a folder above itself",
            ),
        )
        .help(Say::new("링크를 지워 주세요", "Remove the link"));
    }
    let reason = error.io_error().map(ToString::to_string).unwrap_or_default();
    Diagnostic::new(
        "page/unreadable",
        Severity::Error,
        Some(Place::file(path)),
        Say::new(format!("읽을 수 없어요: {reason}"), format!("Cannot be read: {reason}")),
    )
    .help(Say::new("권한과 링크가 가리키는 곳을 봐 주세요", "Check its permissions and where it points"))
}

/// The finding about a file whose name is not text, as old Windows archives produce.
pub(super) fn nameless(path: &str) -> Diagnostic {
    Diagnostic::new(
        "page/unreadable",
        Severity::Error,
        Some(Place::file(path)),
        Say::new("파일 이름이 UTF-8이 아니어서 쓸 수 없어요", "The file cannot be used: its name is not UTF-8"),
    )
    .help(Say::new("파일이나 폴더의 이름을 바꿔 주세요", "Rename the file or the folder"))
}

/// The finding about a folder whose ignore file is a pipe or a device.
pub(super) fn no_list(folder: &str) -> Diagnostic {
    Diagnostic::new(
        "page/unreadable",
        Severity::Error,
        Some(Place::file(folder)),
        Say::new(".gitignore나 .ignore가 보통 파일이 아니에요", "Its .gitignore or .ignore is not a regular file"),
    )
    .help(Say::new("지우거나 파일로 바꿔 주세요", "Remove it, or put a file in its place"))
}

/// The finding about an entry that a walk through a tree of files could not follow.
pub(super) fn unreadable_entry(folder: &str, error: &ignore::Error) -> Diagnostic {
    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Diagnostic::new(
        "page/unreadable",
        Severity::Error,
        Some(Place::file(folder)),
        Say::new(format!("읽을 수 없어요: {reason}"), format!("Cannot be read: {reason}")),
    )
    .help(Say::new("권한과 링크가 가리키는 곳을 봐 주세요", "Check its permissions and where it points"))
}

/// The finding about a link in the project that leads out of it.
pub(super) fn outside(path: &str) -> Diagnostic {
    Diagnostic::new(
        "page/link-outside",
        Severity::Error,
        Some(Place::file(path)),
        Say::new("바로가기(심볼릭 링크)가 프로젝트 밖을 가리켜요", "The symbolic link leads out of the project"),
    )
    .help(Say::new(
        "파일을 프로젝트 안으로 옮기거나 링크를 지워 주세요",
        "Move the file into the project or remove the link",
    ))
}

fn glob_set(patterns: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        // The configuration's reader has checked the patterns; an invalid one matches nothing.
        if let Ok(glob) = GlobBuilder::new(&composed(pattern)).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

/// The `.gitignore` files from the project's root down to the content folder, if they are regular files.
fn gitignore(root: &Path, content: &str) -> Gitignore {
    let mut builder = GitignoreBuilder::new(root);
    let mut folder = PathBuf::from(root);
    let mut add = |folder: &Path| {
        let file = folder.join(".gitignore");
        if is_regular(&file) {
            builder.add(file);
        }
    };
    add(&folder);
    for part in Path::new(content) {
        folder.push(part);
        add(&folder);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// Whether the path is a regular file, which opens without blocking.
pub(super) fn is_regular(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| found.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn hidden_excluded_and_ignored_files_are_left_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for file in [
            "content/a.md",
            "content/.b.md",
            "content/~$a.md",
            "content/a.md~",
            "content/#a.md#",
            "content/drafts/c.md",
            "content/d.tmp",
            "content/ko/e.md",
        ] {
            fs::create_dir_all(root.join(file).parent().expect("a parent")).expect("made");
            fs::write(root.join(file), "x").expect("written");
        }
        fs::write(root.join(".gitignore"), "*.tmp\n").expect("written");
        // Emacs locks a file with a link whose target names the owner.
        #[cfg(unix)]
        std::os::unix::fs::symlink("somebody@host.123", root.join("content/.#a.md")).expect("linked");
        let found = list_content(root, "content", &["**/drafts/**".to_owned()]);
        assert!(found.faults.is_empty(), "{:?}", found.faults);
        assert_eq!(found.files.into_iter().collect::<Vec<_>>(), ["a.md", "ko/e.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_project_and_loops_are_told() {
        let outer = tempfile::tempdir().expect("a folder");
        let root = outer.path().join("project");
        fs::create_dir_all(root.join("content/ko")).expect("made");
        fs::write(outer.path().join("secret.md"), "x").expect("written");
        std::os::unix::fs::symlink(outer.path().join("secret.md"), root.join("content/ko/s.md")).expect("linked");
        std::os::unix::fs::symlink(root.join("content"), root.join("content/ko/loop")).expect("linked");
        let found = list_content(&root, "content", &[]);
        let mut rules: Vec<_> = found.faults.iter().map(|fault| fault.rule.to_string()).collect();
        rules.sort();
        assert_eq!(rules, ["page/link-loop", "page/link-outside"]);
        assert!(found.files.is_empty());
        std::os::unix::fs::symlink(outer.path(), root.join("static")).expect("linked");
        let found = list_folder(&root, "static");
        assert_eq!((found.faults[0].rule.to_string().as_str(), found.files.len()), ("page/link-outside", 0));
    }
}
