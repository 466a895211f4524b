//! A theme's files: the project's files, and the built-in theme's for each file that the project lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::text::SourceText;

use super::content::list_folder;
use super::project::{Refusal, read_source};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The name under which the built-in theme is known.
pub const DEFAULT_THEME: &str = "default";

/// Every file of a theme by its path in the theme: `templates/base.html`.
#[derive(Debug, Clone)]
pub struct ThemeFiles {
    /// Texts; their own paths name the real files.
    pub texts: BTreeMap<String, SourceText>,
    /// Files that the project provides.
    pub own: BTreeSet<String>,
    /// Files that the built-in theme provides.
    pub built_in: BTreeSet<String>,
}

/// The built-in theme's files by their paths in it.
pub fn built_in_theme() -> BTreeMap<String, SourceText> {
    let mut texts = BTreeMap::new();
    built_in(&BUILT_IN, &mut texts);
    texts
}

/// Path prefix of the built-in theme's settings and interface texts when a project's file of that name adds to them.
pub const BASE: &str = "base/";

/// Loads a theme from `themes/<name>/`. The built-in theme provides missing files.
///
/// # Errors
/// A file of the theme cannot be read, or the theme does not exist.
pub fn load_theme(root: &Path, name: &str) -> Result<ThemeFiles, Vec<Refusal>> {
    let mut texts = built_in_theme();
    let known: BTreeSet<String> = texts.keys().cloned().collect();
    let folder = format!("themes/{name}");
    let own = list_folder(root, &folder);
    if !own.faults.is_empty() {
        return Err(own.faults.into_iter().map(|fault| Refusal::Author(Box::new(fault))).collect());
    }
    if own.files.is_empty() && name != DEFAULT_THEME {
        return Err(vec![Refusal::Author(Box::new(missing(name)))]);
    }
    let mut refusals = Vec::new();
    for file in &own.files {
        match read_source(root, &format!("{folder}/{file}")) {
            Ok(Some(text)) => {
                let replaced = texts.insert(file.clone(), text);
                // A project replaces single settings and interface texts; the built-in theme's file provides the
                // others.
                let by_key = |_: &SourceText| file.starts_with("i18n/") || file == "theme.yml";
                if let Some(built_in) = replaced.filter(by_key) {
                    texts.insert(format!("{BASE}{file}"), built_in);
                }
            }
            Ok(None) => {}
            Err(refusal) => refusals.push(refusal),
        }
    }
    let read: BTreeSet<String> = own.files.into_iter().filter(|file| texts.contains_key(file)).collect();
    if refusals.is_empty() { Ok(ThemeFiles { texts, own: read, built_in: known }) } else { Err(refusals) }
}

fn built_in(folder: &'static Dir<'static>, texts: &mut BTreeMap<String, SourceText>) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            let path = path.replace('\\', "/");
            texts.insert(path.clone(), SourceText::new(format!("themes/default/{path}"), text));
        }
    }
    for inner in folder.dirs() {
        built_in(inner, texts);
    }
}

fn missing(name: &str) -> Diagnostic {
    Diagnostic::new(
        "theme/missing",
        Severity::Error,
        Some(Place::file("helpgen.yml")),
        Say::new(format!("테마가 없어요: {name}"), format!("There is no theme “{name}”")),
    )
    .help(Say::new(
        format!("themes/{name}/ 폴더를 만들거나 `theme: default`로 바꿔 주세요"),
        format!("Make the folder themes/{name}/ or write `theme: default`"),
    ))
}
