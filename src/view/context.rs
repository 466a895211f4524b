//! What every view is made from: the site, its names, its pictures, and somebody who sets inline text.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{Names, Origin, Page, PageId, RoleSet, Site};
use crate::parse::page::{Document, Inline};
use crate::text::SourceText;

use super::badge::{Badge, DateView};
use super::body::Body;
use super::card::Card;
use super::partials::TextByRole;

/// Sets text as HTML. The render stage does it; views only say what is to be set.
pub trait Typeset: Sync {
    /// A whole text.
    fn prose(&self, body: &Body) -> String;
    /// A line of inline text, without links.
    fn line(&self, body: &Body, inlines: &[Inline]) -> String;
}

/// A picture with its variants, as it stands in the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelved {
    /// The fallback's URL relative to the root.
    pub url: String,
    /// Pixels; 0: unknown.
    pub width: u32,
    /// Pixels; 0: unknown.
    pub height: u32,
    /// Variants: URL relative to the root, and width.
    pub variants: Vec<(String, u32)>,
}

/// A snippet for `::include`.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// Its file.
    pub source: SourceText,
    /// What it says.
    pub document: Arc<Document>,
    /// Its path relative to the content folder.
    pub file: String,
}

/// Pages by language and concept.
pub type Mentioned = BTreeMap<(String, String), Vec<PageId>>;

/// What views are made from.
pub struct Context<'s> {
    /// The site.
    pub site: &'s Site,
    /// Its glossary's names.
    pub names: &'s Names<'s>,
    /// Pictures by their path relative to the content folder; those of `static/` with a leading slash.
    pub pictures: &'s BTreeMap<String, Shelved>,
    /// Snippets by their path relative to the content folder.
    pub snippets: &'s BTreeMap<String, Snippet>,
    /// Pages by what they are about, for related articles.
    pub kinship: &'s super::related::Kinship,
    /// Pages that say an agreed term of a concept, by language and the concept's id; those that say it most first. Known
    /// once every page has been judged.
    pub mentioned: &'s Mentioned,
    /// Titles by page.
    pub titles: &'s [TitleView],
    /// Interface texts by language.
    pub words: &'s BTreeMap<String, serde_json::Value>,
    /// Sets text.
    pub typeset: &'s dyn Typeset,
}

/// A page's title with its badges and description, set once: menus and cards repeat them on many pages.
#[derive(Clone, Debug, Default)]
pub struct TitleView {
    /// Safe HTML without links.
    pub html: String,
    /// Plain text.
    pub plain: String,
    /// The same for each role where roles read it differently.
    pub by_role: Vec<TextByRole>,
    /// The page's description in plain text; empty: it has none.
    pub description: String,
    /// The same for each role that reads it differently.
    pub descriptions: Vec<TextByRole>,
    /// The states of the features that the page documents, if the state is worth a badge.
    pub badges: Vec<Badge>,
}

impl Context<'_> {
    /// Ids of roles joined by a space; empty when it is everyone this build is for.
    pub fn role_ids(&self, roles: RoleSet) -> String {
        let audience = self.site.audience();
        if roles.and(audience) == audience {
            return String::new();
        }
        let ids: Vec<&str> = roles.and(audience).iter().map(|role| self.names.role_at(role).id.as_str()).collect();
        ids.join(" ")
    }

    /// Names of roles in a language; empty when it is everyone this build is for.
    pub fn role_names(&self, roles: RoleSet, lang: &str) -> Vec<String> {
        let audience = self.site.audience();
        if roles.and(audience) == audience {
            return Vec::new();
        }
        roles.and(audience).iter().map(|role| self.role_name(role, lang)).collect()
    }

    /// A role's name in a language.
    pub fn role_name(&self, role: usize, lang: &str) -> String {
        let role = self.names.role_at(role);
        role.name.get_or(lang, self.default_lang()).unwrap_or(&role.id).to_owned()
    }

    /// The language to fall back to.
    pub fn default_lang(&self) -> &str {
        self.site.config.languages.first().map_or("ko", String::as_str)
    }

    /// A page's title as HTML.
    pub fn title_html(&self, page: &Page) -> String {
        self.titles.get(page.number).map(|title| title.html.clone()).unwrap_or_default()
    }

    /// A page's title in plain text.
    pub fn title_plain(&self, page: &Page) -> String {
        self.titles.get(page.number).map(|title| title.plain.clone()).unwrap_or_default()
    }

    /// A page's title for each role, where roles read it differently.
    pub(super) fn titles_by_role(&self, page: &Page) -> Vec<TextByRole> {
        self.titles.get(page.number).map(|title| title.by_role.clone()).unwrap_or_default()
    }

    /// The badges beside a page's title.
    pub fn badges(&self, page: &Page) -> Vec<Badge> {
        self.titles.get(page.number).map(|title| title.badges.clone()).unwrap_or_default()
    }

    /// A page's description for each role that reads it differently.
    pub(super) fn descriptions_of(&self, page: &Page) -> Vec<TextByRole> {
        self.titles.get(page.number).map(|title| title.descriptions.clone()).unwrap_or_default()
    }

    /// A page's description in plain text; empty: it has none.
    pub fn description(&self, page: &Page) -> String {
        self.titles.get(page.number).map(|title| title.description.clone()).unwrap_or_default()
    }

    /// An interface text of a language by its path (`nav.home`); the path itself where the theme has none.
    pub fn word(&self, lang: &str, path: &str) -> String {
        let texts = self.words.get(lang).or_else(|| self.words.get("en"));
        let mut at = texts;
        for part in path.split('.') {
            at = at.and_then(|value| value.get(part));
        }
        at.and_then(serde_json::Value::as_str).unwrap_or(path).to_owned()
    }

    /// The same for a text that a page can do without: nothing where the theme has none.
    pub(super) fn sentence(&self, lang: &str, path: &str) -> String {
        let word = self.word(lang, path);
        if word == path { String::new() } else { word }
    }

    /// From where the links and pictures of a text on a page are meant: from the page's own file, or from a snippet's.
    pub(super) fn origin<'a>(&'a self, page: &'a Page, file: &'a str) -> Origin<'a> {
        if file == page.file { page.origin() } else { page.origin_of_snippet(file, self.site.snippet_lang(file)) }
    }

    /// A page as a card.
    pub fn card(&self, page: &Page) -> Card {
        Card {
            title_html: self.title_html(page),
            title: self.title_plain(page),
            description: self.description(page),
            url: page.url.clone(),
            roles: self.role_ids(page.roles),
            role_names: self.role_names(page.roles, &page.lang),
            badges: self.badges(page),
        }
    }

    /// The badge of a page: that of the features it documents, if they agree in it.
    pub fn page_state(&self, page: &Page) -> &'static str {
        let audience = page.roles.and(self.site.audience());
        let mut states = page
            .features
            .iter()
            .filter_map(|id| self.site.glossary.feature(id))
            .map(|feature| feature.badge(self.site.feature_state(feature, audience)));
        match states.next() {
            Some(first) if states.all(|state| state == first) => first,
            _ => "",
        }
    }
}

/// The way from a page to the site's root.
pub fn root_of(url: &str) -> String {
    match url.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// A day for machines and for people.
pub fn date_view(date: Date, lang: &str) -> DateView {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = (date.year(), date.month(), date.day());
    let text = match lang {
        "ko" => format!("{year}년 {month}월 {day}일"),
        "en" => format!("{day} {} {year}", MONTHS[(month as usize).saturating_sub(1) % 12]),
        _ => date.to_string(),
    };
    DateView { iso: date.to_string(), text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_read_as_people_write_them() {
        assert_eq!(date_view(date(2026, 5, 1), "ko").text, "2026년 5월 1일");
        assert_eq!(date_view(date(2026, 5, 1), "en").text, "1 May 2026");
        assert_eq!(date_view(date(2026, 5, 1), "de").text, "2026-05-01");
    }

    #[test]
    fn the_way_to_the_root_has_a_step_per_folder() {
        assert_eq!(root_of("ko/a/b/"), "../../../");
        assert_eq!(root_of(""), "./");
    }
}
