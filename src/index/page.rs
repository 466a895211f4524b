//! What can be found? The plain values that the rest of the program hands to the index.

use serde::{Deserialize, Serialize};

/// The weight of a page that only lists others. Its title is no phrase either: an article with the same words in its own comes
/// first, one that has them in its text alone does not.
pub const LISTING: f32 = 0.5;

/// A page of the site as search sees it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct IndexPage {
    /// Address below the site's base, without a leading slash: `ko/payment/refund/`.
    pub url: String,
    /// The page's title.
    pub title: String,
    /// Language tag: one index is written per language.
    pub lang: String,
    /// The roles that see the page; empty: everyone.
    pub roles: Vec<String>,
    /// Id of the section that readers narrow a search down to; empty: of none.
    pub section: String,
    /// State of the feature it documents; `removed` pages rank last.
    pub state: Option<String>,
    /// How much the page counts beside others, 1.0 being usual; kept in steps of 1/8 between 1/8 and 2.
    pub weight: Option<f32>,
    /// The day of its last change, `2026-11-18`; empty: unknown.
    pub date: String,
    /// One sentence shown when no section fits better.
    pub description: String,
    /// The page's sections in order; the text before the first heading is one with an empty heading.
    pub sections: Vec<IndexSection>,
}

/// The text under one heading.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct IndexSection {
    /// The heading's text.
    pub heading: String,
    /// The heading's anchor, without `#`.
    pub anchor: String,
    /// The text as a reader sees it.
    pub text: String,
    /// Whether it is a further passage of the section before it, under the same heading.
    pub continues: bool,
    /// The roles that read it, ids joined by a space; empty: everyone who reads the page.
    pub roles: String,
    /// Whether it is searched and never shown: words that the page is to be found by.
    pub hidden: bool,
}

/// Another word for a thing: what is typed, and what the site calls it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Synonym {
    /// What customers type.
    pub form: String,
    /// What the site says.
    pub preferred: String,
    /// Language tag.
    pub lang: String,
    /// Why it is known: `deprecated`, `admitted`, `superseded`, `hidden`, `former`.
    pub kind: String,
}

/// A concept's definition, shown above the hits of a query that names it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Concept {
    /// Every form that calls for the card.
    pub forms: Vec<String>,
    /// The preferred term.
    pub term: String,
    /// Its definition.
    pub definition: String,
    /// Address of its glossary page.
    pub url: String,
    /// Language tag.
    pub lang: String,
}

/// What to say first when the query is a removed feature's exact name.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Removal {
    /// Every name of the feature.
    pub names: Vec<String>,
    /// What happened, and what to use instead.
    pub notice: String,
    /// The roles from which it is gone; empty: everyone.
    pub roles: Vec<String>,
    /// Address of its notice page.
    pub url: String,
    /// Name and address of what takes its place.
    pub instead: Option<(String, String)>,
    /// Addresses of the pages that documented it.
    pub pages: Vec<String>,
    /// Language tag.
    pub lang: String,
}

/// Where a UI label stands on each role's screen.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Label {
    /// The label's text on screen.
    pub text: String,
    /// Role and menu path (`내 강의실 › 성적`); an empty role means everyone.
    pub places: Vec<(String, String)>,
    /// Language tag.
    pub lang: String,
}

/// A section's name.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct SectionName {
    /// Its id, as `IndexPage::section` has it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Language tag.
    pub lang: String,
}

/// Everything the index is made of.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Corpus {
    /// The site's first language; empty, or without pages: that of the first page.
    pub default: String,
    /// Pages in site order.
    pub pages: Vec<IndexPage>,
    /// Other words.
    pub synonyms: Vec<Synonym>,
    /// Definitions.
    pub concepts: Vec<Concept>,
    /// Removed features.
    pub removals: Vec<Removal>,
    /// UI labels.
    pub labels: Vec<Label>,
    /// Titles of the sections.
    pub sections: Vec<SectionName>,
}
