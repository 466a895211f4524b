//! Reads any tree of articles, with or without a help center: display names of files, and the markdown files below a
//! folder.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

use crate::text::composed;

use super::content::{ContentFiles, is_hidden, is_regular, nameless, no_list, unreadable_entry};

/// Folders with third-party text.
const FOREIGN: [&str; 1] = ["node_modules"];

/// A path without `.` and `..`, computed from its text: links are not followed.
fn clean(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

/// The name of a file relative to a folder, with `/`; a file outside starts with `..`. Neither has to exist.
pub fn name_from(root: &Path, path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let root = clean(&here.join(root));
    let full = clean(&root.join(path));
    let (root, full) = match full.strip_prefix(&root) {
        Ok(_) => (root, full),
        // One of the paths may contain a link.
        Err(_) => match (root.canonicalize(), canonical(&full)) {
            (Ok(real_root), Some(real)) if real.starts_with(&real_root) => (real_root, real),
            _ => (root, full),
        },
    };
    let shared = root.components().zip(full.components()).take_while(|(a, b)| a == b).count();
    let up = root.components().skip(shared).map(|_| "..".to_owned());
    let down = full.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let name = up.chain(down).collect::<Vec<_>>().join("/");
    if name.is_empty() { ".".to_owned() } else { name }
}

/// The name of a file as it is on the disk. People type NFC, and macOS may have stored NFD: if no file matches exactly,
/// a file with the same name in NFC is found.
pub fn name_on_disk(root: &Path, name: &str) -> String {
    if name.is_ascii() || root.join(name).exists() {
        return name.to_owned();
    }
    let mut path = PathBuf::from(root);
    let mut parts: Vec<String> = Vec::new();
    for part in name.split('/') {
        let stored = || {
            let entries = std::fs::read_dir(&path).ok()?.filter_map(Result::ok);
            let mut names = entries.filter_map(|entry| entry.file_name().into_string().ok());
            names.find(|name| composed(name) == composed(part))
        };
        let part = if path.join(part).exists() { part.to_owned() } else { stored().unwrap_or(part.to_owned()) };
        path.push(&part);
        parts.push(part);
    }
    parts.join("/")
}

/// The real path of a file that may not exist yet: its folder's real path with its name.
fn canonical(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?)))
}

/// The markdown files in a folder and below, named by [`name_from`] `root`. Hidden files, files that a `.gitignore` in
/// the tree excludes, and installed packages are left out.
pub fn list_tree(root: &Path, folder: &str) -> ContentFiles {
    let mut found = ContentFiles::default();
    let base = root.join(folder);
    if waits(&base) {
        found.faults.push(no_list(folder));
        return found;
    }
    // The walk owns its filter, so the filter shares this list.
    let not_entered = Arc::new(Mutex::new(Vec::new()));
    let passed_over = not_entered.clone();
    let walk = WalkBuilder::new(&base)
        .parents(false)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .filter_entry(move |entry| {
            let foreign = FOREIGN.iter().any(|name| entry.file_name() == *name);
            if entry.depth() == 0 || foreign || is_hidden(&entry.file_name().to_string_lossy()) {
                return entry.depth() == 0;
            }
            let waits = waits(entry.path());
            if waits && let Ok(mut passed_over) = passed_over.lock() {
                passed_over.push(entry.path().to_path_buf());
            }
            !waits
        })
        .sort_by_file_name(std::ffi::OsStr::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                let inner = entry.path().strip_prefix(&base).ok().and_then(Path::to_str);
                let written = entry.path().to_string_lossy();
                if inner.is_none() && is_file && is_markdown(&written) {
                    found.faults.push(nameless(&name_from(root, entry.path())));
                }
                if let Some(inner) = inner.filter(|inner| is_file && is_markdown(inner)) {
                    let inner = inner.replace(std::path::MAIN_SEPARATOR, "/");
                    found.files.insert(if folder == "." { inner } else { format!("{folder}/{inner}") });
                }
            }
            Err(error) => found.faults.push(unreadable_entry(folder, &error)),
        }
    }
    let not_entered = not_entered.lock().map(|mut folders| std::mem::take(&mut *folders)).unwrap_or_default();
    found.faults.extend(not_entered.iter().map(|folder| no_list(&name_from(root, folder))));
    found
}

/// Whether a folder's ignore file is not a regular file: reading it could block for ever, so the walk skips the folder.
fn waits(folder: &Path) -> bool {
    [".gitignore", ".ignore"].iter().map(|name| folder.join(name)).any(|list| list.exists() && !is_regular(&list))
}

/// Whether a file's extension is that of an article.
pub fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| ["md", "mdx"].iter().any(|own| end.eq_ignore_ascii_case(own)))
}

/// The paths that a user selected: files, folders with their contents, and patterns.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Relative to the root as by [`name_from`], in NFC.
    exact: BTreeSet<String>,
    patterns: Vec<Pattern>,
}

impl Selection {
    /// A selection from names and patterns relative to the root.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut selection = Self::default();
        for name in names {
            match pattern(name) {
                Some(pattern) => selection.patterns.push(pattern),
                None => {
                    selection.exact.insert(composed(name).into_owned());
                }
            }
        }
        selection
    }

    /// Whether the selection is empty or the root itself: then it means everything.
    pub fn is_everything(&self) -> bool {
        self.patterns.is_empty() && (self.exact.is_empty() || self.exact.contains("."))
    }

    /// Whether the selection includes a file.
    pub fn takes(&self, path: &str) -> bool {
        if self.is_everything() || self.patterns.iter().any(|pattern| pattern.is_match(path)) {
            return true;
        }
        let path = composed(path);
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        folders.chain([&*path]).any(|name| self.exact.contains(name))
    }
}

/// A pattern of names. Patterns and names are compared in NFC.
#[derive(Clone, Debug)]
pub struct Pattern(GlobMatcher);

impl Pattern {
    /// A pattern; `None` if its syntax is invalid.
    pub fn new(pattern: &str) -> Option<Self> {
        let glob = GlobBuilder::new(&composed(pattern)).literal_separator(true).build().ok()?;
        Some(Self(glob.compile_matcher()))
    }

    /// Whether a name matches.
    pub fn is_match(&self, name: &str) -> bool {
        self.0.is_match(&*composed(name))
    }
}

/// A name as a pattern, if it contains wildcard characters.
pub fn pattern(name: &str) -> Option<Pattern> {
    if name.contains(['*', '?', '[', '{']) { Pattern::new(name) } else { None }
}

/// The folder above everything that a pattern can match: the part before its first wildcard.
pub fn pattern_root(name: &str) -> &str {
    let sign = name.find(['*', '?', '[', '{']).unwrap_or(name.len());
    match name[..sign].rfind('/') {
        Some(at) => &name[..at],
        None => ".",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_relative_to_the_folder() {
        let root = Path::new("/no/such/project");
        for (path, name) in [
            ("docs/a.md", "docs/a.md"),
            ("./docs/../b.md", "b.md"),
            ("/no/such/project/docs/", "docs"),
            ("/no/such/other/a.md", "../other/a.md"),
            ("..", ".."),
            (".", "."),
        ] {
            assert_eq!(name_from(root, Path::new(path)), name, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_project_may_be_named_by_way_of_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("real")).expect("made");
        std::os::unix::fs::symlink("real", folder.path().join("link")).expect("linked");
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        assert_eq!(name_from(&link, &real.join("new.md")), "new.md");
        assert_eq!(name_from(&real, &link.join("new.md")), "new.md");
    }

    #[test]
    fn names_with_letters_taken_apart_are_found_and_taken() {
        use unicode_normalization::UnicodeNormalization;
        let apart = |name: &str| name.nfd().collect::<String>();
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join(apart("결제"))).expect("made");
        std::fs::write(folder.path().join(apart("결제/환불.md")), "x").expect("written");
        assert_eq!(name_on_disk(folder.path(), "결제/환불.md"), apart("결제/환불.md"));
        assert_eq!(name_on_disk(folder.path(), "결제/없음.md"), format!("{}/없음.md", apart("결제")));
        let path = apart("content/결제/환불.md");
        for name in ["content/결제", "content/결제/환불.md", "content/*/환불.md"] {
            assert!(
                Selection::new([name]).takes(&path)
                    && Selection::new([&*apart(name)]).takes(&path.nfc().collect::<String>())
            );
        }
    }

    #[test]
    fn a_selection_takes_files_folders_and_patterns() {
        let selection = Selection::new(["docs", "a.md", "notes/**/b*.md"]);
        for (path, taken) in [
            ("docs/x/y.md", true),
            ("docs", true),
            ("docs.md", false),
            ("a.md", true),
            ("x/a.md", false),
            ("notes/b.md", true),
            ("notes/x/big.md", true),
            ("notes/x/c.md", false),
        ] {
            assert_eq!(selection.takes(path), taken, "{path}");
        }
        assert!(Selection::new([]).takes("x") && Selection::new(["."]).takes("x"));
    }

    #[test]
    fn a_pattern_is_looked_for_below_its_plain_part() {
        for (name, root) in [("docs/**/*.md", "docs"), ("*.md", "."), ("a/b*/c.md", "a"), ("../x/?.md", "../x")] {
            assert_eq!(pattern_root(name), root);
        }
        assert!(pattern("docs/a.md").is_none() && pattern("docs/*.md").is_some());
    }

    #[test]
    fn hidden_ignored_and_installed_files_are_left_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = [
            "docs/a.md",
            "docs/b.mdx",
            "docs/c.txt",
            "docs/.d.md",
            "docs/Z.MD",
            "docs/node_modules/e.md",
            "docs/out/f.md",
        ];
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            std::fs::write(path, "x").expect("written");
        }
        std::fs::write(folder.path().join("docs/.gitignore"), "out/\n").expect("written");
        let found = list_tree(folder.path(), "docs");
        assert_eq!(found.files.into_iter().collect::<Vec<_>>(), ["docs/Z.MD", "docs/a.md", "docs/b.mdx"]);
    }
}
