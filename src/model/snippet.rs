//! Summaries of snippets: their links, pictures, films and anchors, for the rest of the site.

use super::anchors::{anchors, html_ids, may_hold_ids};
use super::folds::folds;
use super::marked::{MarkedPicture, marked_pictures};
use super::names::Names;
use super::page::Page;
use super::weight::Weight;
use crate::parse::page::{Document, ImageTarget, MediaKind, Target};
use crate::text::{ByName, SourceText, composed};

/// The summary of a snippet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnippetSummary {
    /// Snippets that it includes.
    pub includes: Vec<String>,
    /// Its weight without the snippets that it includes.
    pub weight: Weight,
    /// Destinations of its links as written.
    pub links: Vec<String>,
    /// Its pictures' addresses as written.
    pub pictures: Vec<String>,
    /// Those of them on which marks stand at labels.
    pub marked: Vec<MarkedPicture>,
    /// The addresses of its own films and sounds as written.
    pub films: Vec<String>,
    /// The anchors of its headings, tabs and fold-outs.
    pub anchors: Vec<String>,
    /// Ids in its raw HTML.
    pub html_ids: Vec<String>,
}

/// Snippets by path relative to the content folder.
pub type Snippets = ByName<SnippetSummary>;

impl SnippetSummary {
    /// The summary of a snippet's text.
    pub fn of(source: &SourceText, document: &Document, names: &Names<'_>) -> Self {
        let mut anchors = anchors(document, names);
        anchors.extend(folds(document, source, names, &anchors).into_iter().map(|fold| fold.anchor));
        let mut summary =
            Self { anchors, weight: Weight::of(document), marked: marked_pictures(document), ..Self::default() };
        if may_hold_ids(&source.text) {
            summary.html_ids = html_ids(document);
        }
        for reference in &document.references {
            match &reference.target {
                Target::Include { path } => summary.includes.push(composed(&path.text).into_owned()),
                Target::Link { url, .. } => summary.links.push(url.clone()),
                Target::Image(image) => {
                    let ImageTarget { url, media, .. } = image.as_ref();
                    match media {
                        None => summary.pictures.push(url.clone()),
                        Some(MediaKind::Video | MediaKind::Audio) => summary.films.push(url.clone()),
                        Some(MediaKind::Embed) => {}
                    }
                }
                Target::Label { .. } | Target::Term { .. } | Target::Feature { .. } | Target::Mark(_) => {}
            }
        }
        summary
    }
}

/// The prefix of heading and footnote ids of a snippet on the page that includes it; `depth` is the nesting depth of
/// the snippet, from 1.
pub fn inner_prefix(outer: &str, depth: usize) -> String {
    format!("{outer}i{depth}-")
}

/// The language of the first page that includes each snippet, directly or through another snippet.
pub(super) fn snippet_langs(pages: &[Page], snippets: &Snippets) -> ByName<String> {
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
