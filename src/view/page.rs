//! What a template knows about one page: `page`, `head`, `crumbs`, `menu`, and `root`.

use serde::Serialize;

use super::badge::{Badge, DateView};
use super::card::{Card, Link, SectionCard, SectionGroup};
use super::feature_views::{FeatureEntry, FeatureNotice, FeatureTag, Standing};
use super::partials::TextByRole;

/// The whole context of a template, beside `site`.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct PageView {
    /// Which template: `home`, `section`, `article`, `glossary`, `concept`, `names`, `whats_new`, `removed`, `search`, `print`, `404`.
    pub template: &'static str,
    /// The way to the site's root: `../../` (or an absolute path on the 404 page).
    pub root: String,
    /// The page's own URL relative to the root: `ko/start/enroll/`.
    pub url: String,
    /// The content of `<head>`.
    pub head: Head,
    /// From the home page to the page's parent, home first.
    pub crumbs: Vec<Crumb>,
    /// The page's section with its pages; none on pages outside sections.
    pub menu: Option<Menu>,
    /// The same page in each language of the site (else that language's home page).
    pub translations: Vec<Translation>,
    /// What only this kind of page has.
    pub page: Content,
}

/// The part that depends on the kind of page. Serialized without a tag: the template knows its kind.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(untagged)]
pub enum Content {
    /// `home`
    Home(Box<HomeView>),
    /// `section`
    Section(Box<SectionView>),
    /// `article`
    Article(Box<ArticleView>),
    /// `glossary`
    Glossary(Box<GlossaryView>),
    /// `concept`
    Concept(Box<ConceptView>),
    /// `names`
    Names(Box<NamesView>),
    /// `whats_new` and `removed`
    Features(Box<FeaturesView>),
    /// `search`, `print` and `404`
    Plain(PlainView),
}

/// The content of `<head>`.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct Head {
    /// The page's title in plain text, without the site's.
    pub title: String,
    /// The same for each role where roles read it differently.
    pub titles: Vec<TextByRole>,
    /// One or two sentences in plain text; may be empty.
    pub description: String,
    /// Absolute URL; none without `base_url`.
    pub canonical: Option<String>,
    /// `hreflang` and absolute URL, `x-default` last.
    pub alternates: Vec<Alternate>,
    /// `website` or `article` (Open Graph).
    pub kind: &'static str,
    /// `ko_KR`, `en_US` (Open Graph).
    pub locale: String,
    /// Absolute URL of a picture for previews.
    pub image: Option<String>,
    /// JSON-LD documents, each safe to stand inside a `<script>` element.
    pub json_ld: Vec<String>,
    /// The page as markdown, relative to the root.
    pub markdown: Option<String>,
    /// Keep search engines away.
    pub noindex: bool,
}

/// The same page in another language, for search engines.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Alternate {
    /// `ko`, `en`, `x-default`.
    pub lang: String,
    /// Absolute URL.
    pub url: String,
}

/// The same page in another language, for readers.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Translation {
    /// `en`
    pub code: String,
    /// The language's name in itself.
    pub name: String,
    /// Where it leads.
    pub url: String,
    /// The page on show.
    pub current: bool,
    /// False: that language has no such page, and the link leads to its home page.
    pub exact: bool,
}

/// A step on the way from home.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Crumb {
    /// Safe HTML.
    pub title_html: String,
    /// Where it leads.
    pub url: String,
}

/// A section's pages.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Menu {
    /// The section's title; safe HTML.
    pub title_html: String,
    /// The section's front page.
    pub url: String,
    /// The pages around this one, thirty at most.
    pub items: Vec<MenuItem>,
    /// There are more: the section's front page shows them.
    pub more: bool,
}

/// A page in a menu.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct MenuItem {
    /// Safe HTML.
    pub title_html: String,
    /// Where it leads.
    pub url: String,
    /// The page on show.
    pub current: bool,
    /// Roles that it is for, ids joined by a space; empty: everyone.
    pub roles: String,
    /// The states of the features that it documents, if the state is worth a badge.
    pub badges: Vec<Badge>,
}

/// The home page of a language.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct HomeView {
    /// The home page's own text from `content/<lang>/_index.md`, safe HTML; may be empty.
    pub body_html: String,
    /// Its title, if it has one.
    pub title_html: String,
    /// The anchor of the title, if a heading of the text is the title; empty: none.
    pub title_id: String,
    /// Its description, in plain text; may be empty.
    pub description: String,
    /// Sections as cards, all of them.
    pub sections: Vec<SectionCard>,
    /// The same in groups, as `pages.groups` of `helpgen.yml` says; empty: there are none.
    pub groups: Vec<SectionGroup>,
    /// Pages that lie in no section, those of removed features last.
    pub pages: Vec<Card>,
    /// Roles that read one of them; empty: all.
    pub pages_roles: String,
    /// Pages chosen in `helpgen.yml`.
    pub featured: Vec<Card>,
    /// The newest features, five at most.
    pub news: Vec<FeatureEntry>,
    /// Whether any label or page differs by role.
    pub roles_matter: bool,
}

/// The front page of a section.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct SectionView {
    /// Safe HTML.
    pub title_html: String,
    /// The anchor of the title, if a heading of the text is the title; empty: none.
    pub title_id: String,
    /// Plain text; may be empty.
    pub description: String,
    /// Name of its icon; empty: none.
    pub icon: String,
    /// The text of `_index.md`, safe HTML; may be empty.
    pub body_html: String,
    /// Sections in it.
    pub subsections: Vec<SectionCard>,
    /// Roles that find something in them, ids joined by a space; empty: everyone.
    pub subsections_roles: String,
    /// Pages in it, all of them.
    pub pages: Vec<Card>,
    /// Roles that may read one of them, ids joined by a space; empty: everyone.
    pub pages_roles: String,
    /// Roles that find nothing to read here, where readers choose their role.
    pub without: Vec<RoleTag>,
    /// The page to print with this section alone, relative to the root; its query is percent-encoded.
    pub print_url: String,
}

/// An article.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct ArticleView {
    /// Its stable id.
    pub id: String,
    /// Safe HTML.
    pub title_html: String,
    /// The anchor of the title, if a heading of the text is the title; empty: none.
    pub title_id: String,
    /// Plain text; may be empty.
    pub description: String,
    /// Roles that it is for; empty: everyone.
    pub roles: Vec<RoleTag>,
    /// Not published yet: seen while writing only.
    pub draft: bool,
    /// Last change.
    pub updated: Option<DateView>,
    /// The day on which somebody last tried the steps.
    pub reviewed: Option<DateView>,
    /// Badges of the features that it documents, if the state is worth a badge.
    pub features: Vec<FeatureTag>,
    /// The state of each feature that it documents.
    pub standings: Vec<Standing>,
    /// Features of it that are leaving or gone.
    pub notices: Vec<FeatureNotice>,
    /// Safe HTML.
    pub body_html: String,
    /// Headings of level 2 and 3.
    pub toc: Vec<TocEntry>,
    /// Hand-picked first.
    pub related: Vec<Card>,
    /// The page before it in its section.
    pub previous: Option<Card>,
    /// The page after it.
    pub next: Option<Card>,
    /// Where its source may be edited.
    pub edit_url: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
}

/// A role with its name.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct RoleTag {
    /// Its id.
    pub id: String,
    /// Its name in this language.
    pub name: String,
}

/// A heading in the table of contents.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct TocEntry {
    /// 2 or 3.
    pub level: u8,
    /// Safe HTML.
    pub title_html: String,
    /// The fragment without `#`.
    pub anchor: String,
    /// Roles of the passage in which it stands, ids joined by a space; empty: everyone.
    pub roles: String,
}

/// The glossary's index.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct GlossaryView {
    /// By 가나다 or A–Z, in order; without empty ones.
    pub groups: Vec<GlossaryGroup>,
    /// How many concepts.
    pub count: usize,
}

/// The concepts under one letter.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct GlossaryGroup {
    /// `가`, `A`, `0–9`.
    pub letter: String,
    /// The fragment without `#`.
    pub anchor: String,
    /// In alphabetical order.
    pub entries: Vec<GlossaryEntry>,
}

/// A concept in the index.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct GlossaryEntry {
    /// The preferred term.
    pub term: String,
    /// Its page.
    pub url: String,
    /// Plain text; may be empty.
    pub definition: String,
    /// Its other terms (admitted and not to be used), for the filter and to be named.
    pub others: Vec<TermView>,
    /// What customers call it, for the filter alone: joined by a space.
    pub words: String,
}

/// A term with its standing.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct TermView {
    /// As written.
    pub text: String,
    /// `preferred`, `admitted`, `deprecated`, `superseded`.
    pub status: &'static str,
    /// Why; may be empty.
    pub reason: String,
    /// Since when.
    pub since: Option<DateView>,
}

/// A concept's page.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct ConceptView {
    /// Its id.
    pub id: String,
    /// The preferred term.
    pub term: String,
    /// Plain text; may be empty.
    pub definition: String,
    /// Plain text; may be empty.
    pub note: String,
    /// All its terms of this language but the hidden ones, preferred first.
    pub terms: Vec<TermView>,
    /// Its preferred terms in the site's other languages: language name and term.
    pub equivalents: Vec<Equivalent>,
    /// UI labels whose text uses the term.
    pub labels: Vec<LabelRow>,
    /// Related concepts.
    pub related: Vec<Link>,
    /// Concepts that it is easily mistaken for.
    pub confusable: Vec<ConfusableView>,
    /// Pages that use it.
    pub pages: Vec<Card>,
}

/// A term in another language.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Equivalent {
    /// `en`
    pub lang: String,
    /// The language's name in itself.
    pub lang_name: String,
    /// The preferred term there.
    pub term: String,
}

/// A concept that is easily mistaken for another.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct ConfusableView {
    /// Its preferred term.
    pub term: String,
    /// Its page.
    pub url: String,
    /// Its definition, to tell them apart.
    pub definition: String,
}

/// The names on screen by role.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct NamesView {
    /// The columns.
    pub roles: Vec<RoleTag>,
    /// By the screen on which they are, in the glossary's order.
    pub groups: Vec<NamesGroup>,
    /// How many labels.
    pub count: usize,
}

/// Labels of one screen.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct NamesGroup {
    /// The label under which they sit, or the kind; plain text.
    pub title: String,
    /// The fragment without `#`.
    pub anchor: String,
    /// In the glossary's order.
    pub rows: Vec<LabelRow>,
}

/// A UI label with each role's text.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct LabelRow {
    /// Its id.
    pub id: String,
    /// `menu`, `button`, `tab`, `field`, `page`, `toggle`, `message`; the theme has a word for it under `t.label_kind`.
    pub kind: String,
    /// One per role in order; an empty text: that role does not have it.
    pub texts: Vec<RoleText>,
    /// Whether the roles' texts differ.
    pub differs: bool,
    /// Only an icon is shown.
    pub icon: bool,
    /// What it looks like; may be empty.
    pub icon_shape: String,
    /// Former texts with their last day.
    pub former: Vec<FormerView>,
}

/// A role's text of a label.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct RoleText {
    /// The role's id.
    pub role: String,
    /// The role's name in this language.
    pub role_name: String,
    /// The text.
    pub text: String,
}

/// What a label was called before.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct FormerView {
    /// The former text.
    pub text: String,
    /// The role's name; empty: every role.
    pub role_name: String,
    /// Last day on screen.
    pub until: Option<DateView>,
}

/// What is new (with the roadmap), or what is gone.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct FeaturesView {
    /// Newest first.
    pub entries: Vec<FeatureEntry>,
    /// Planned and public; on the page of removed features: those about to be removed.
    pub upcoming: Vec<FeatureEntry>,
}

/// A page with nothing of its own but its name.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct PlainView {
    /// Pages to go on with, chosen in `helpgen.yml`.
    pub featured: Vec<Card>,
}
