//! Snippets: which one does an include mean, and what do the texts of a page hold with those of its snippets?

use std::collections::BTreeSet;

use super::Origin;
use crate::model::page::Page;
use crate::model::site::Site;
use crate::model::urls::language_of;
use crate::parse::page::{Document, ImageTarget, Target};
use crate::text::{ByName, composed};

/// What a snippet leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnippetSummary {
    /// Snippets that it includes itself.
    pub includes: Vec<String>,
    /// Destinations of its links as written.
    pub links: Vec<String>,
    /// Its pictures' addresses as written.
    pub pictures: Vec<String>,
}

/// Snippets by path relative to the content folder.
pub type Snippets = ByName<SnippetSummary>;

impl SnippetSummary {
    /// Of a snippet's text.
    pub fn of(document: &Document) -> Self {
        let mut summary = Self::default();
        for reference in &document.references {
            match &reference.target {
                Target::Include { path } => summary.includes.push(composed(&path.text).into_owned()),
                Target::Link { url, .. } => summary.links.push(url.clone()),
                Target::Image(image) => {
                    let ImageTarget { url, .. } = image.as_ref();
                    summary.pictures.push(url.clone());
                }
                Target::Label { .. } | Target::Term { .. } | Target::Feature { .. } => {}
            }
        }
        summary
    }
}

/// The links and pictures of one text of a page, and where they are written.
#[derive(Clone, Copy, Debug)]
pub struct Text<'s> {
    /// From where they are meant.
    pub origin: Origin<'s>,
    /// Destinations of links as written.
    pub links: &'s [String],
    /// Pictures' addresses as written.
    pub pictures: &'s [String],
}

impl Site {
    /// A page's own text and those of the snippets in it, each once.
    pub fn texts_of<'s>(&'s self, page: &'s Page) -> Vec<Text<'s>> {
        let mut texts = vec![Text { origin: page.origin(), links: &page.links, pictures: &page.pictures }];
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = page.includes.iter().collect();
        while let Some(path) = open.pop() {
            let Some((file, snippet)) = self.snippets.find(path).filter(|(file, _)| seen.insert(*file)) else {
                continue;
            };
            let origin = page.origin_of_snippet(file, self.snippet_lang(file));
            texts.push(Text { origin, links: &snippet.links, pictures: &snippet.pictures });
            open.extend(&snippet.includes);
        }
        texts
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

/// The language of the first page that includes each snippet, by itself or by way of another.
pub(in crate::model) fn snippet_langs(pages: &[Page], snippets: &Snippets) -> ByName<String> {
    let mut langs: ByName<String> = ByName::default();
    for page in pages.iter().filter(|page| !page.includes.is_empty()) {
        let mut open: Vec<&String> = page.includes.iter().collect();
        while let Some(path) = open.pop() {
            let Some((file, snippet)) = snippets.find(path).filter(|(file, _)| !langs.contains(file)) else { continue };
            langs.insert(file.to_owned(), page.lang.clone());
            open.extend(&snippet.includes);
        }
    }
    langs
}
