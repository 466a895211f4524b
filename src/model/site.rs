//! The whole site: pages with their URLs, sections as a tree, and the owners of files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::FixedState;
use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::parse::config::Config;
use crate::parse::glossary::{Feature, Glossary, Lifecycle};
use crate::parse::screen::SeenLine;
use crate::parse::svg::PictureText;
use crate::parse::unread::Unread;
use crate::text::{ByName, NameSet};

use super::addresses::{Holder, Refused, Taken};
use super::ids::{PageId, SectionId};
use super::lifecycle::{State, state};
use super::page::Page;
use super::roles::RoleSet;
use super::section::Section;
use super::seen::Sighting;
use super::snippet::Snippets;
use super::versions::Versions;

/// Most replacements that are followed from one to the next.
const LONGEST_CHAIN: usize = 64;

/// The site.
#[derive(Debug)]
pub struct Site {
    /// `helpgen.yml`.
    pub config: Config,
    /// `glossary.yml`.
    pub glossary: Glossary,
    /// The day of the build.
    pub today: Date,
    /// The role of a build for a single role: its index in the glossary.
    pub role: Option<usize>,
    /// Every page, published or not.
    pub pages: Vec<Page>,
    /// Every section; the roots of the languages first, in their order.
    pub sections: Vec<Section>,
    /// Files beside the articles, relative to the content folder.
    pub files: NameSet,
    /// Files of the content folder that hold texts: pages, and what may be put into them.
    pub texts: NameSet,
    /// Files of `static/`, relative to it.
    pub statics: NameSet,
    /// Sizes of pictures in bytes, by path relative to the content folder; those of `static/` with a leading slash.
    pub file_sizes: BTreeMap<String, u64>,
    /// The texts in SVGs, by path as in `file_sizes`.
    pub picture_texts: BTreeMap<String, Vec<PictureText>>,
    /// The texts read from screenshots, by path as in `file_sizes`. Empty unless requested.
    pub screens: BTreeMap<String, Vec<SeenLine>>,
    /// Pictures on which marks stand where a label is written, as they were read, by their paths as in `file_sizes`.
    pub sightings: BTreeMap<String, Sighting>,
    /// Pictures of which that was needed and not possible, and why, by the same paths.
    pub unread: BTreeMap<String, Unread>,
    /// Versions of pictures for a language, a role or the dark scheme.
    pub versions: Versions,
    /// Snippets by path relative to the content folder.
    pub snippets: Snippets,
    /// The language of the first page that includes each snippet.
    pub snippet_langs: ByName<String>,
    /// For each page with too many includes, how many fit: the others add nothing.
    pub includes_that_fit: BTreeMap<PageId, usize>,
    /// Indices of features in the glossary, by id.
    pub feature_numbers: BTreeMap<String, usize>,
    /// Published pages by URL.
    pub by_url: HashMap<String, PageId, FixedState>,
    /// Every page by its file relative to the content folder.
    pub by_file: ByName<PageId>,
    /// Sections by their folder relative to the content folder.
    pub by_folder: ByName<SectionId>,
    /// Pages by id, then by language.
    pub by_id: BTreeMap<String, BTreeMap<String, PageId>>,
    /// URLs of pages that helpgen generates, or would generate without an author's page.
    pub made: BTreeSet<String>,
    /// Old addresses with the page that each redirects to.
    pub old: BTreeMap<String, PageId>,
    /// Old addresses that another owner has.
    pub refused: Vec<Refused>,
    /// The owners of the site's files.
    pub taken: Taken,
}

impl Site {
    /// The roles for which this site is built.
    pub fn audience(&self) -> RoleSet {
        match self.role {
            Some(role) => RoleSet::one(role),
            None => RoleSet::everyone(self.glossary.roles.len()),
        }
    }

    /// Whether a page is part of this build: published, read by the audience, and not retired with its features.
    pub fn shows(&self, page: &Page) -> bool {
        page.published
            && !page.retired
            && (self.glossary.roles.is_empty() || !page.roles.and(self.audience()).is_empty())
    }

    /// The front page of a section, if it is part of this build.
    pub fn front(&self, section: SectionId) -> Option<&Page> {
        self.sections[section].front.map(|front| &self.pages[front]).filter(|front| self.shows(front))
    }

    /// Whether all features that a page documents are removed for its readers. False if it documents none.
    pub(super) fn is_gone(&self, page: &Page) -> bool {
        let audience = page.roles.and(self.audience());
        let mut features = page.features.iter().filter_map(|id| self.glossary.feature(id)).peekable();
        features.peek().is_some() && features.all(|feature| self.feature_state(feature, audience) == State::Removed)
    }

    /// Whether a page's features are removed and their notices were kept until yesterday at most.
    pub(super) fn is_retired(&self, page: &Page) -> bool {
        let kept = |id: &String| {
            self.glossary.feature(id).is_some_and(|feature| feature.keep_until.is_none_or(|day| day >= self.today))
        };
        !page.is_front && page.gone && !page.features.iter().any(kept)
    }

    /// The path of `base_url`, with slashes at both ends: `/`, `/help/`.
    pub fn base_path(&self) -> &str {
        let url = self.config.base_url.as_deref().unwrap_or("/");
        match url.find("://") {
            Some(scheme) => url[scheme + 3..].find('/').map_or("/", |at| &url[scheme + 3 + at..]),
            None => "/",
        }
    }

    /// The replacement of a feature for an audience: the first feature in its chain of replacements that is not
    /// removed.
    pub fn living_replacement(&self, feature: &Feature, audience: RoleSet) -> Option<&Feature> {
        let named = |id: &str| self.feature_numbers.get(id).and_then(|&number| self.glossary.features.get(number));
        let mut other = named(&feature.replacement.as_ref()?.id)?;
        // The glossary's rules report a cycle; the limit only ends the loop.
        for _ in 0..self.glossary.features.len().min(LONGEST_CHAIN) {
            if self.feature_state(other, audience) != State::Removed {
                return Some(other);
            }
            other = named(&other.replacement.as_ref()?.id)?;
        }
        None
    }

    /// The state of a feature for an audience: the best state for any role in it.
    pub fn feature_state(&self, feature: &Feature, audience: RoleSet) -> State {
        self.feature_life(feature, audience).1
    }

    /// A feature's lifecycle and state for an audience: those of the role with the best state.
    pub fn feature_life(&self, feature: &Feature, audience: RoleSet) -> (Lifecycle, State) {
        let limit = self.config.features.new_for_days;
        let own: Vec<&str> = self
            .glossary
            .roles
            .iter()
            .enumerate()
            .filter(|(at, role)| {
                audience.contains(*at)
                    && (feature.roles.is_empty() || feature.roles.iter().any(|(id, _)| *id == role.id))
            })
            .map(|(_, role)| role.id.as_str())
            .collect();
        let lives = own.iter().map(|role| feature.life_for(role));
        let best = lives.map(|life| (state(&life, self.today, limit), life)).min_by_key(|(state, _)| match state {
            State::New | State::Active => 0,
            State::Deprecated => 1,
            State::Planned => 2,
            State::Removed => 3,
        });
        match best {
            Some((state, life)) => (life, state),
            None => (feature.life.clone(), state(&feature.life, self.today, limit)),
        }
    }

    /// Features that are deprecated or removed for at least one role.
    pub fn leaving_features(&self) -> impl Iterator<Item = &Feature> {
        let roles = self.glossary.roles.len();
        let audiences: Vec<RoleSet> = (0..roles).map(RoleSet::one).chain([self.audience()]).collect();
        self.glossary.features.iter().filter(move |feature| {
            let mut states = audiences.iter().map(|audience| self.feature_state(feature, *audience));
            states.any(|state| matches!(state, State::Removed | State::Deprecated))
        })
    }

    /// The place of an owner's file, if an author wrote it.
    pub fn holder_place(&self, holder: &Holder) -> Option<Place> {
        match holder {
            Holder::Page(page) => Some(address_place(&self.pages[*page])),
            Holder::Old(page) => Some(Place::file(self.pages[*page].path.clone())),
            Holder::Static(file) => Some(Place::file(static_file(self, file))),
            Holder::Made(_) => None,
        }
    }

    /// The root section of a language.
    pub fn root(&self, lang: &str) -> SectionId {
        self.config.languages.iter().position(|own| own == lang).unwrap_or(0)
    }

    /// The sections from a language's root down to this one, which is last.
    pub fn way_to(&self, section: SectionId) -> Vec<SectionId> {
        let mut way = vec![section];
        while let Some(parent) = way.last().and_then(|&last| self.sections[last].parent) {
            way.push(parent);
        }
        way.reverse();
        way
    }

    /// Number of published pages in a section and its subsections.
    pub fn count_pages(&self, section: SectionId) -> usize {
        let own = self.sections[section].pages.iter().filter(|&&page| self.shows(&self.pages[page])).count();
        own + self.sections[section].sections.iter().map(|&inner| self.count_pages(inner)).sum::<usize>()
    }
}

/// The place that decides a page's address: its slug, else its file's name.
pub(super) fn address_place(page: &Page) -> Place {
    page.slug_place.clone().unwrap_or_else(|| Place::file(page.path.clone()))
}

/// Path of a file of `static/` relative to the project.
pub(super) fn static_file(site: &Site, file: &str) -> String {
    format!("{}/{file}", site.config.static_dir)
}
