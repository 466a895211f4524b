//! A theme's files: the project's own, and for whatever is missing there the built-in theme's.

use std::collections::BTreeMap;
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
    /// Texts; their own paths say where they really are.
    pub texts: BTreeMap<String, SourceText>,
}

/// Where the built-in theme's interface texts stand beside those that replace some of them.
pub const BASE: &str = "base/";

/// Loads a theme from `themes/<name>/`. What is missing there is taken from the built-in theme.
///
/// # Errors
/// Files of the theme that cannot be read, or a theme that is not there.
pub fn load_theme(root: &Path, name: &str) -> Result<ThemeFiles, Vec<Refusal>> {
    let mut texts = BTreeMap::new();
    built_in(&BUILT_IN, &mut texts);
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
                // Interface texts are replaced one by one: the others still speak as the built-in theme does.
                if let Some(built_in) = replaced.filter(|_| file.starts_with("i18n/")) {
                    texts.insert(format!("{BASE}{file}"), built_in);
                }
            }
            Ok(None) => {}
            Err(refusal) => refusals.push(refusal),
        }
    }
    if refusals.is_empty() { Ok(ThemeFiles { texts }) } else { Err(refusals) }
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
