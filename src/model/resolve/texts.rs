//! The texts of a page: its own and those of its snippets, each with the origin of its links.

use std::collections::BTreeSet;

use super::Origin;
use crate::model::marked::MarkedPicture;
use crate::model::page::Page;
use crate::model::roles::RoleSet;
use crate::model::site::Site;
use crate::model::snippet::{SnippetSummary, inner_prefix};
use crate::model::urls::language_of;
use crate::model::versions::Face;

/// The links and pictures of one text of a page, with their origin.
#[derive(Clone, Copy, Debug)]
pub struct Text<'s> {
    /// The origin of its links.
    pub origin: Origin<'s>,
    /// Destinations of links as written.
    pub links: &'s [String],
    /// Pictures' addresses as written.
    pub pictures: &'s [String],
    /// Those of them on which marks stand at labels.
    pub marked: &'s [MarkedPicture],
    /// Addresses of films and sounds as written.
    pub films: &'s [String],
}

impl Site {
    /// A page's own text and those of its snippets, without duplicates.
    pub fn texts_of<'s>(&'s self, page: &'s Page) -> Vec<Text<'s>> {
        let Page { links, pictures, marked, films, .. } = page;
        let mut texts = vec![Text { origin: page.origin(), links, pictures, marked, films }];
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = page.includes.iter().collect();
        while let Some(path) = open.pop() {
            let Some((file, snippet)) = self.snippets.find(path).filter(|(file, _)| seen.insert(*file)) else {
                continue;
            };
            let origin = page.origin_of_snippet(file, self.snippet_lang(file));
            let SnippetSummary { links, pictures, marked, films, .. } = snippet;
            texts.push(Text { origin, links, pictures, marked, films });
            open.extend(&snippet.includes);
        }
        texts
    }

    /// The files of the pictures that one of a page's texts shows, with their versions for roles and the dark scheme.
    pub fn picture_files(&self, page: &Page, text: &Text<'_>) -> BTreeSet<String> {
        let everyone = RoleSet::everyone(self.glossary.roles.len());
        let keys = text.pictures.iter().filter_map(|url| self.picture(text.origin, url));
        let files = |key: String| {
            let faces = self.versions.faces(&key, &page.lang, everyone);
            faces.iter().flat_map(Face::files).cloned().chain([key]).collect::<Vec<_>>()
        };
        keys.flat_map(files).collect()
    }

    /// The id of the place on a page that a fragment means: of a heading or an element of the page's own text, else of a
    /// snippet in it. Ids of a snippet's headings are told apart by what [`inner_prefix`] puts before them.
    pub fn place_on(&self, page: &Page, fragment: &str) -> Option<String> {
        let folds = page.folds.iter().map(|fold| &fold.anchor);
        let mut own = page.headings.iter().map(|heading| &heading.anchor).chain(folds).chain(&page.html_ids);
        if own.any(|id| id == fragment) {
            return Some(fragment.to_owned());
        }
        let mut seen = BTreeSet::new();
        let mut open: Vec<(&String, usize, String)> =
            page.includes.iter().rev().map(|path| (path, 1, inner_prefix("", 1))).collect();
        while let Some((path, depth, prefix)) = open.pop() {
            let Some((_, snippet)) = self.snippets.find(path).filter(|(file, _)| seen.insert(*file)) else { continue };
            if snippet.anchors.iter().any(|anchor| anchor == fragment) {
                return Some(format!("{prefix}{fragment}"));
            }
            if snippet.html_ids.iter().any(|id| id == fragment) {
                return Some(fragment.to_owned());
            }
            let inner = inner_prefix(&prefix, depth + 1);
            open.extend(snippet.includes.iter().rev().map(|path| (path, depth + 1, inner.clone())));
        }
        None
    }

    /// The language in which a snippet is checked: that of its folder, else of the first page that includes it.
    pub fn snippet_lang(&self, file: &str) -> &str {
        let config = &self.config;
        if let Some(lang) = language_of(file, &config.languages, config.content_by_lang) {
            return lang;
        }
        self.snippet_langs.get(file).map_or_else(|| config.default_lang(), String::as_str)
    }
}
