//! Articles of another generator's tree that were not requested: their links may lead to headings that a fix changes.
//! They are read, never written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::lint::known_rules;
use crate::model::{Names, Page, decode, page_language, summarise};
use crate::parse::page::parse_page;
use crate::source::{list_tree, name_from};

use super::reading::Kept;
use super::survey::Surveyed;

/// The articles around the requested ones, with their summaries, that have a link with a fragment accepted by `knows`.
/// The articles around are those in the same checkout, else in the same folder.
pub(super) fn beyond(surveyed: &Surveyed, knows: &dyn Fn(&str) -> bool) -> Vec<(Page, Kept)> {
    if !surveyed.site.config.foreign {
        return Vec::new();
    }
    let request = &surveyed.request;
    let known = known_rules();
    let names = Names::new(&surveyed.site.glossary);
    let languages: Vec<String> = surveyed.site.glossary.languages().into_iter().map(str::to_owned).collect();
    let mut found = Vec::new();
    for path in files_around(surveyed) {
        // Faults of files that were not requested are not reported.
        let Ok(Some(source)) = request.read(&path) else { continue };
        if !fragments(&source.text).any(|fragment| knows(&fragment)) {
            continue;
        }
        let document = parse_page(&source, &known, surveyed.site.config.dialects);
        let lang = page_language(&path, None, &source.text, &languages);
        let (page, _) = summarise(&source, &path, &lang, &document, &names, surveyed.site.today);
        found.push((page, (source, Arc::new(document))));
    }
    found
}

/// The markdown files around the requested ones, without these.
fn files_around(surveyed: &Surveyed) -> BTreeSet<String> {
    let root = &surveyed.request.root;
    let mut names = surveyed.request.names();
    if names.is_empty() {
        names.push(".".to_owned());
    }
    let folders: BTreeSet<String> =
        names.iter().map(|name| name_from(root, &folder_around(&root.join(name)))).collect();
    let mut files: BTreeSet<String> = folders.iter().flat_map(|folder| list_tree(root, folder).files).collect();
    files.retain(|file| surveyed.site.by_file.get(file).is_none());
    files
}

/// The checkout of a path, else its folder.
fn folder_around(path: &Path) -> PathBuf {
    let full = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = if full.is_dir() { full.as_path() } else { full.parent().unwrap_or(&full) };
    let checkout = folder.ancestors().find(|folder| folder.join(".git").exists());
    checkout.unwrap_or(folder).to_path_buf()
}

/// The decoded text behind each `#`, up to the end of the address.
fn fragments(text: &str) -> impl Iterator<Item = String> + '_ {
    text.match_indices('#').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| c.is_whitespace() || ")>\"'".contains(c)).unwrap_or(rest.len());
        let fragment = &rest[..end];
        (!fragment.is_empty()).then(|| decode(fragment))
    })
}
