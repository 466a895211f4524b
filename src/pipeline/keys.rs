//! Keys of the memo: what each page's result depends on.
//!
//! - A parsed page and its summary: its text, and the **setting**: the configuration, and the glossary as far as pages
//!   show it. The concepts are part of it only for a page that may name a term.
//! - The findings on a page: its text, the configuration, the whole glossary, the requested rules, the outline of the
//!   site, and the page's surroundings.
//! - A run of pages as published and indexed: of each page the text, the setting, the outline, the surroundings, the
//!   theme, and what the page shows besides its text.
//! - What the browser searches: all runs, the setting, and the words of the search's own lists (`browser_index`).
//!
//! The **outline** holds everything that a page may use of another page: whether and where it exists, its readers, the
//! features that it documents. The **surroundings** of a page are the parts of other texts that it uses: the headings
//! of linked pages, its snippets, the texts in its pictures, the files beside its films. What it **shows** besides its
//! text is its view without the text: menu, neighbours, related pages. Days count as the states that follow from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::lint::Linter;
use crate::memo::{Key, KeyOf};
use crate::model::{LinkTo, Page, PageId, RoleSet, Site, may_name_terms};
use crate::view::Snippet;

use super::survey::Surveyed;

/// A page that was set again, and why.
pub type Rebuilt = (Arc<str>, Why);

/// Why a page was set again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No known earlier build had the page.
    New,
    /// Its text changed.
    Text,
    /// The configuration or the glossary changed.
    Project,
    /// The theme changed.
    Theme,
    /// Pages were added or removed, or changed their addresses, readers or features; or a feature's state changed.
    Outline,
    /// Parts of other texts changed: a snippet, texts in a picture, captions, headings of linked pages.
    Surroundings,
    /// Other shown parts changed: titles of neighbours or related pages, the menu, pictures.
    Shown,
    /// Another page of the same run changed, with which it is indexed.
    Beside,
    /// Its files in the site or in the cache are missing or were changed.
    Files,
}

/// The parts of a page's key, kept separately to find the reason for a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Parts {
    text: [u8; 32],
    setting: Key,
    theme: Key,
    outline: Key,
    surroundings: Key,
    shown: Key,
}

impl Parts {
    /// The first part that differs from an earlier build.
    pub(super) fn why(&self, before: Option<&Parts>) -> Option<Why> {
        let Some(before) = before else { return Some(Why::New) };
        let differs = [
            (self.text != before.text, Why::Text),
            (self.setting != before.setting, Why::Project),
            (self.theme != before.theme, Why::Theme),
            (self.outline != before.outline, Why::Outline),
            (self.surroundings != before.surroundings, Why::Surroundings),
            (self.shown != before.shown, Why::Shown),
        ];
        differs.into_iter().find_map(|(differs, why)| differs.then_some(why))
    }
}

/// Keys of the pages of a site.
#[derive(Debug)]
pub(super) struct Keys<'s> {
    surveyed: &'s Surveyed,
    /// The outline of the site.
    outline: Key,
    /// For each page, the parts of its text that linking pages use.
    inside: Vec<Key>,
    /// The surroundings of each page.
    surroundings: Vec<Key>,
    /// The texts of snippets, by path.
    snippets: BTreeMap<&'s str, Key>,
}

impl<'s> Keys<'s> {
    /// The keys of a site; `None` if no results are kept.
    pub(super) fn of(surveyed: &'s Surveyed) -> Option<Self> {
        if !surveyed.memo.is_on {
            return None;
        }
        let snippet = |(file, snippet): (&'s String, &'s Snippet)| {
            (file.as_str(), KeyOf::stage("snippet").text(&snippet.source.text).key())
        };
        let mut keys = Self {
            surveyed,
            outline: outline(&surveyed.site),
            inside: Vec::new(),
            surroundings: Vec::new(),
            snippets: surveyed.snippets.iter().map(snippet).collect(),
        };
        let pages = &surveyed.site.pages;
        keys.inside = pages.par_iter().map(|page| keys.inside(page)).collect();
        keys.surroundings = pages.par_iter().map(|page| keys.surroundings(page)).collect();
        Some(keys)
    }

    /// The key of the site's outline.
    pub(super) fn outline(&self) -> &Key {
        &self.outline
    }

    /// Everything that a report shows of the site, pictures and findings aside.
    pub(super) fn reported(&self) -> KeyOf {
        let (memo, site) = (&self.surveyed.memo, &self.surveyed.site);
        let key = KeyOf::stage("reported").bytes(&memo.project).bytes(&self.outline).shown(&site.today);
        let pages = site.pages.iter().zip(&self.surroundings);
        let pages: Vec<_> = pages.map(|(page, around)| (&page.path, page.hash, around)).collect();
        key.value(&pages)
    }

    /// The parts of a page's text that other pages use.
    fn inside(&self, page: &Page) -> Key {
        let own = KeyOf::stage("inside").value(&(&page.headings, &page.folds, &page.html_ids, &page.mentions));
        self.with_snippets(own, page).key()
    }

    /// Adds the snippets of a page as the page shows them.
    fn with_snippets(&self, mut key: KeyOf, page: &Page) -> KeyOf {
        let site = &self.surveyed.site;
        key = key.value(&(&page.includes, site.includes_that_fit.get(&page.number)));
        for text in site.texts_of(page).iter().skip(1) {
            let file = text.origin.file;
            key = key.text(file).value(&(self.snippets.get(file), site.snippet_lang(file)));
        }
        key
    }

    /// The surroundings of a page.
    fn surroundings(&self, page: &Page) -> Key {
        let site = &self.surveyed.site;
        let mut key = self.with_snippets(KeyOf::stage("surroundings"), page);
        // Every commit may change git's dates.
        let versions = site.by_id.get(&page.id).into_iter().flatten().map(|(_, version)| site.pages[*version].updated);
        key = key.shown(&page.updated).shown(&versions.collect::<Vec<_>>());
        for text in site.texts_of(page) {
            for url in text.links {
                match site.link(text.origin, url) {
                    LinkTo::Page(to, _) | LinkTo::Old(to, _) => key = key.bytes(&self.inside[to]),
                    // The glossary's pages come and go with its concepts.
                    link @ (LinkTo::Made(_) | LinkTo::Broken(_)) => key = key.shown(&link),
                    LinkTo::Here(_) | LinkTo::File(_) | LinkTo::External | LinkTo::Unsafe => (),
                }
            }
            for file in site.picture_files(page, &text) {
                key = key.text(&file).shown(&(
                    site.picture_texts.get(&file),
                    site.screens.get(&file),
                    site.sightings.get(&file),
                    site.unread.get(&file),
                ));
            }
            for film in text.films.iter().filter_map(|url| site.picture(text.origin, url)) {
                key = key.text(&film).shown(&(site.poster(&film), site.captions(&film, &page.lang)));
            }
        }
        key.key()
    }

    /// What a page shows of the configuration and the glossary.
    fn setting(&self, page: &Page) -> Key {
        let texts = self.surveyed.site.texts_of(page);
        let mut snippets = texts.iter().skip(1).filter_map(|text| self.surveyed.snippets.get(text.origin.file));
        let mut in_snippet = || snippets.any(|snippet| may_name_terms(&snippet.source.text));
        self.surveyed.memo.setting_of(page.names_terms || in_snippet())
    }

    /// The key of the findings on a page.
    pub(super) fn findings(&self, linter: &Linter<'_>, number: PageId) -> Key {
        let (surveyed, page) = (self.surveyed, &self.surveyed.site.pages[number]);
        let asked = (&surveyed.only, surveyed.request.counting, linter.reaches(page), &*page.path);
        let key = KeyOf::stage("findings").bytes(&surveyed.memo.project).bytes(&page.hash).bytes(&self.outline);
        // An exception may end on any day.
        let key = key.value(&asked).shown(&page.dated.then_some(surveyed.site.today));
        key.bytes(&self.surroundings[number]).key()
    }

    /// The parts of a published page's key. `theme` is the hash of everything that every page is set with, `shown` of
    /// what the page shows besides its text.
    pub(super) fn parts(&self, number: PageId, theme: Key, shown: Key) -> Parts {
        let page = &self.surveyed.site.pages[number];
        Parts {
            text: page.hash,
            setting: self.setting(page),
            theme,
            outline: self.outline,
            surroundings: KeyOf::stage("placed").text(&page.path).bytes(&self.surroundings[number]).key(),
            shown,
        }
    }
}

/// The key under which a page's parts are kept, to find the reason when it is set again.
pub(super) fn parts_key(page: &Page, site: &Site) -> Key {
    KeyOf::stage("parts").text(&page.path).value(&(site.role, page.published)).key()
}

/// Everything that a page of a site may use of another page.
fn outline(site: &Site) -> Key {
    let pages: Vec<Key> = site.pages.par_iter().map(|page| outside(page, site)).collect();
    let mut key = KeyOf::stage("outline").value(&pages).value(&(site.has_news(), site.has_leaving()));
    key = key.value(&site.files.names().collect::<Vec<_>>()).value(&site.statics.names().collect::<Vec<_>>());
    // A wrong include is answered with the text that was meant.
    key = key.value(&site.texts.names().collect::<Vec<_>>());
    let roles = site.glossary.roles.len();
    let audiences: Vec<RoleSet> = (0..roles).map(RoleSet::one).chain([site.audience()]).collect();
    for feature in &site.glossary.features {
        for &audience in &audiences {
            let (life, state) = site.feature_life(feature, audience);
            let is_news = [life.introduced, life.changed].map(|day| day.is_some_and(|day| site.is_news(day)));
            key = key.shown(&(life, state, is_news));
        }
    }
    key.key()
}

/// The parts of a page that other pages may use.
fn outside(page: &Page, site: &Site) -> Key {
    // The pattern is complete, so that a new field has to be decided here.
    let Page {
        number: _,
        path,
        file,
        lang,
        id,
        url,
        title: _,
        title_heading: _,
        front,
        slug_place: _,
        roles,
        features,
        section,
        is_front,
        headings: _,
        folds: _,
        html_ids: _,
        labels: _,
        terms: _,
        mentions: _,
        links: _,
        pictures: _,
        marked: _,
        films: _,
        includes: _,
        published,
        gone,
        retired,
        updated: _,
        dated: _,
        names_terms: _,
        hash: _,
    } = page;
    let today = site.today;
    let folder = &site.sections[*section].folder;
    let aliases: Vec<&str> = front.aliases.iter().map(|alias| alias.text.as_str()).collect();
    // For a page that is not shown today, a rule names the day that is the reason.
    let days = (front.publish_on, front.expires);
    let past = (front.expires.is_some_and(|day| day < today), front.publish_on.is_some_and(|day| day > today));
    let key = KeyOf::stage("outside").value(&(path, file, lang, id, url, aliases, front.draft)).shown(&days);
    key.value(&(roles, features, folder, is_front, published, gone, retired, past)).key()
}
