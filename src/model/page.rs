//! The summary of a page that the rest of the site uses. The text itself is read again later, so that memory grows with
//! the number of pages and not with their length.

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::parse::page::FrontMatter;

use super::ids::{PageId, SectionId};
use super::marked::MarkedPicture;
use super::roles::RoleSet;
use super::title::Title;

/// A tab or fold-out of a page.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FoldSummary {
    /// Its fragment.
    pub anchor: String,
    /// The roles that read it.
    pub roles: RoleSet,
}

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct HeadingSummary {
    /// 1 to 6.
    pub level: u8,
    /// The fragment without `#`.
    pub anchor: String,
    /// The roles that read it.
    pub roles: RoleSet,
}

/// A page's summary.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Page {
    /// Its index in [`super::Site::pages`]. Set by [`super::assemble`].
    pub number: PageId,
    /// Path relative to the project.
    pub path: Arc<str>,
    /// Path relative to the content folder.
    pub file: String,
    /// Its language.
    pub lang: String,
    /// An id that survives moves and is the same in every language.
    pub id: String,
    /// Relative to the site's root, with a trailing slash. Set by [`super::assemble`].
    pub url: String,
    /// Its title.
    pub title: Title,
    /// The heading that serves as title, if the front matter has none.
    pub title_heading: Option<usize>,
    /// Its front matter.
    pub front: FrontMatter,
    /// The place of its slug, if it has one.
    pub slug_place: Option<Place>,
    /// The roles that read it.
    pub roles: RoleSet,
    /// Ids of the features that it documents.
    pub features: Vec<String>,
    /// Its section. Set by [`super::assemble`].
    pub section: SectionId,
    /// Whether it is its section's front page. Set by [`super::assemble`].
    pub is_front: bool,
    /// Its headings.
    pub headings: Vec<HeadingSummary>,
    /// Its tabs and fold-outs.
    pub folds: Vec<FoldSummary>,
    /// Ids in its raw HTML that links can target.
    pub html_ids: Vec<String>,
    /// Ids of its labels, sorted, without duplicates.
    pub labels: Vec<String>,
    /// Ids of the concepts in its `:term` directives, sorted, without duplicates.
    pub terms: Vec<String>,
    /// Ids of the features in its `:feature` directives, sorted, without duplicates.
    pub mentions: Vec<String>,
    /// Destinations of its links as written.
    pub links: Vec<String>,
    /// Its pictures' addresses as written.
    pub pictures: Vec<String>,
    /// Those of them on which marks stand at labels.
    pub marked: Vec<MarkedPicture>,
    /// The addresses of its own films and sounds as written.
    pub films: Vec<String>,
    /// Snippets that it includes, as paths relative to the content folder.
    pub includes: Vec<String>,
    /// Whether it is published on the day of the build.
    pub published: bool,
    /// Whether all features that it documents are removed for its readers. Set by [`super::assemble`].
    pub gone: bool,
    /// Whether all features that it documents are removed, and its notice was kept until yesterday at most: its address
    /// redirects. Set by [`super::assemble`].
    pub retired: bool,
    /// Last change: from the front matter, else from git.
    #[serde(with = "crate::memo::day")]
    pub updated: Option<Date>,
    /// Whether an exception on it may have a last day, or it names a day on which something was done that is still to come:
    /// what is found on it depends on the day.
    pub dated: bool,
    /// Whether its text may name a term (`:term[…]`).
    pub names_terms: bool,
    /// Blake3 hash of its bytes, to detect a change before the second read.
    pub hash: [u8; 32],
}

impl Page {
    /// Whether a fragment belongs to a heading, tab or fold-out that none of these roles reads.
    pub fn hides(&self, fragment: &str, audience: RoleSet) -> bool {
        let headings = self.headings.iter().map(|heading| (&heading.anchor, heading.roles));
        let folds = self.folds.iter().map(|fold| (&fold.anchor, fold.roles));
        let mut own = headings.chain(folds).filter(|(anchor, _)| *anchor == fragment);
        !audience.is_empty() && own.any(|(_, roles)| roles.and(audience).is_empty())
    }

    /// Its title as the author wrote it.
    pub fn title_text(&self) -> &str {
        &self.title.source.text
    }

    /// A unique name that survives moves: its language and its id.
    pub fn name(&self) -> String {
        format!("{}/{}", self.lang, self.id)
    }

    /// The page with another text: `summary` comes from the new text alone; what [`super::assemble`] set stays.
    pub fn with_text(&self, summary: Page) -> Page {
        Page {
            number: self.number,
            url: self.url.clone(),
            section: self.section,
            is_front: self.is_front,
            published: self.published,
            updated: self.updated,
            ..summary
        }
    }
}
