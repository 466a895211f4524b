//! Resolves references: a link, a picture, a snippet, a page that the configuration or front matter names. Checks, the
//! site, search and fixes all use these answers.

mod link;
mod named;
mod texts;

pub use link::LinkTo;
pub use texts::Text;

use super::page::Page;

/// The file that a reference is relative to. For a snippet that is the snippet's own file, on every page that includes
/// it.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The file of the page or snippet, relative to the content folder.
    pub file: &'a str,
    /// The page's language: `/…` is relative to its folder.
    pub lang: &'a str,
    /// For a snippet on a page of another language: the language in which the snippet was checked.
    pub lang_of_snippet: Option<&'a str>,
    /// The page's URL, relative to the site's root; empty for a snippet, which is part of many pages.
    pub url: &'a str,
}

impl Page {
    /// The origin of the page's links.
    pub fn origin(&self) -> Origin<'_> {
        Origin { file: &self.file, lang: &self.lang, lang_of_snippet: None, url: &self.url }
    }

    /// The origin of links in a snippet that the page includes; `lang` is the snippet's language.
    pub fn origin_of_snippet<'a>(&'a self, file: &'a str, lang: &'a str) -> Origin<'a> {
        Origin { file, lang: &self.lang, lang_of_snippet: Some(lang), url: "" }
    }
}
