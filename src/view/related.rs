//! Which pages belong together? Those that share features, concepts, labels or tags, the rarer the better.

use std::collections::BTreeMap;

use crate::model::{Page, PageId, Site};

/// A subject that more pages share than this says nothing about any two of them.
const COMMON: usize = 60;
/// Related pages that are shown.
const SHOWN: usize = 5;

/// Pages by what they are about, within a language.
#[derive(Debug, Default)]
pub struct Kinship {
    /// By language and subject.
    by_subject: BTreeMap<(String, String), Vec<PageId>>,
    /// By language and feature, for pages that name it in their front matter.
    by_feature: BTreeMap<(String, String), Vec<PageId>>,
}

impl Kinship {
    /// Of a whole site.
    pub fn new(site: &Site) -> Self {
        let mut kinship = Self::default();
        for (id, page) in site.pages.iter().enumerate() {
            for subject in subjects(page) {
                kinship.by_subject.entry((page.lang.clone(), subject)).or_default().push(id);
            }
            for feature in &page.features {
                kinship.by_feature.entry((page.lang.clone(), feature.clone())).or_default().push(id);
            }
        }
        kinship
    }

    /// Pages that document a feature in a language.
    pub fn documenting(&self, lang: &str, feature: &str) -> &[PageId] {
        self.by_feature.get(&(lang.to_owned(), feature.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Pages that name a concept in a language.
    pub fn naming(&self, lang: &str, concept: &str) -> &[PageId] {
        self.by_subject.get(&(lang.to_owned(), format!("term {concept}"))).map_or(&[], Vec::as_slice)
    }

    /// Pages related to one: hand-picked first, then the nearest.
    pub fn related(&self, site: &Site, id: PageId) -> Vec<PageId> {
        let page = &site.pages[id];
        let mut found: Vec<PageId> = page
            .front
            .related
            .iter()
            .filter_map(|name| site.page_related(page, &name.text))
            .filter(|&other| other != id && site.shows(&site.pages[other]))
            .collect();
        let mut scores: BTreeMap<PageId, f64> = BTreeMap::new();
        for subject in subjects(page) {
            let Some(pages) = self.by_subject.get(&(page.lang.clone(), subject)) else { continue };
            if pages.len() > COMMON {
                continue;
            }
            for &other in pages {
                *scores.entry(other).or_default() += 1.0 / pages.len() as f64;
            }
        }
        let mut near: Vec<(PageId, f64)> = scores
            .into_iter()
            .filter(|&(other, _)| {
                let candidate = &site.pages[other];
                let together = site.glossary.roles.is_empty() || !candidate.roles.and(page.roles).is_empty();
                other != id && !candidate.is_front && site.shows(candidate) && together
            })
            .collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for (other, _) in near {
            if found.len() >= SHOWN {
                break;
            }
            if !found.contains(&other) {
                found.push(other);
            }
        }
        found
    }
}

/// What a page is about.
fn subjects(page: &Page) -> Vec<String> {
    let features = page.features.iter().chain(&page.mentions).map(|id| format!("feature {id}"));
    let terms = page.terms.iter().map(|id| format!("term {id}"));
    let labels = page.labels.iter().map(|id| format!("label {id}"));
    let tags = page.front.tags.iter().map(|tag| format!("tag {}", tag.text));
    let mut all: Vec<String> = features.chain(terms).chain(labels).chain(tags).collect();
    all.sort();
    all.dedup();
    all
}
