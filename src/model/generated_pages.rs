//! Which pages does helpgen generate? Links to them and the stage that writes them use the same answer.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::ids::SectionId;
use super::lifecycle::State;
use super::roles::RoleSet;
use super::site::Site;
use crate::parse::glossary::{Concept, Feature, Lifecycle, Term};
use crate::text::composed;

/// Days for which a feature that arrived, changed or entered beta counts as news.
const NEWS_DAYS: i32 = 365;

/// URLs of pages that helpgen generates, or would generate without an author's page.
pub(super) fn made(site: &Site) -> BTreeSet<String> {
    let mut made = BTreeSet::new();
    let glossary = &site.glossary;
    for lang in &site.config.languages {
        let mut list = |name: &str| made.insert(composed(&format!("{lang}/{name}/")).into_owned());
        list("search");
        list("print");
        if !glossary.labels.is_empty() {
            list("names");
        }
        if site.has_news() {
            list("whats-new");
        }
        if site.has_leaving() {
            list("removed");
        }
        for (number, (concept, _)) in site.concepts_in(lang).enumerate() {
            if number == 0 {
                list("glossary");
            }
            list(&format!("glossary/{}", concept.id));
        }
    }
    let with_pages = |section: &SectionId| site.sections[*section].parent.is_none() || site.count_pages(*section) > 0;
    made.extend((0..site.sections.len()).filter(with_pages).map(|section| site.sections[section].url.clone()));
    made
}

impl Site {
    /// The concepts that have a page in a language, each with its preferred term there.
    pub fn concepts_in<'s>(&'s self, lang: &str) -> impl Iterator<Item = (&'s Concept, &'s Term)> {
        let concepts = self.glossary.concepts.iter().filter(|concept| !concept.internal);
        concepts.filter_map(move |concept| Some((concept, concept.preferred(lang)?)))
    }

    /// Whether a day is recent enough to be news.
    pub fn is_news(&self, day: Date) -> bool {
        day <= self.today && (self.today - day).get_days() <= NEWS_DAYS
    }

    /// Whether the page of news has an entry.
    pub fn has_news(&self) -> bool {
        self.any_standing(|feature, life, state| match state {
            State::New | State::Active => life.introduced.max(life.changed).is_some_and(|day| self.is_news(day)),
            State::Planned => feature.public,
            State::Deprecated | State::Removed => false,
        })
    }

    /// Whether any feature is deprecated or removed.
    pub fn has_leaving(&self) -> bool {
        self.any_standing(|_, _, state| matches!(state, State::Deprecated | State::Removed))
    }

    /// Whether any feature fulfils `wanted` for at least one audience of this build that has it.
    fn any_standing(&self, wanted: impl Fn(&Feature, &Lifecycle, State) -> bool) -> bool {
        let stands = |feature: &Feature, readers: RoleSet| {
            let (life, state) = self.feature_life(feature, readers);
            wanted(feature, &life, state)
        };
        self.glossary.features.iter().any(|feature| {
            if self.glossary.roles.is_empty() {
                return stands(feature, RoleSet::NOBODY);
            }
            let has = |role: &usize| {
                let id = &self.glossary.roles[*role].id;
                feature.roles.is_empty() || feature.roles.iter().any(|(own, _)| own == id)
            };
            self.audience().iter().filter(has).any(|role| stands(feature, RoleSet::one(role)))
        })
    }
}
