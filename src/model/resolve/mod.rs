//! What does a name on a page mean? A link, a picture, a snippet, a page that the configuration or front matter names:
//! each question has one answer here, for the checks, the site, search and fixes alike.

mod link;
mod named;
mod texts;

pub use link::LinkTo;
pub use texts::Text;

use super::page::Page;

/// Where something is written. Links and pictures are meant from there, also those of a snippet: from its own file,
/// whichever page includes it.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The file of the page or snippet, relative to the content folder.
    pub file: &'a str,
    /// The page's language: `/…` is meant from its folder.
    pub lang: &'a str,
    /// For a snippet on a page of another language: the language in which it was checked.
    pub lang_of_snippet: Option<&'a str>,
    /// Where the page stands, relative to the site's root; empty: a snippet stands on many pages.
    pub url: &'a str,
}

impl Page {
    /// As the place where its links are written.
    pub fn origin(&self) -> Origin<'_> {
        Origin { file: &self.file, lang: &self.lang, lang_of_snippet: None, url: &self.url }
    }

    /// The same for a snippet that the page includes; `lang` is the snippet's own language.
    pub fn origin_of_snippet<'a>(&'a self, file: &'a str, lang: &'a str) -> Origin<'a> {
        Origin { file, lang: &self.lang, lang_of_snippet: Some(lang), url: "" }
    }
}
