//! How often does a page speak of each feature? All of them, whatever their state; by name or with `:feature[…]`.

use std::collections::BTreeMap;

use crate::model::{Names, Page, Site};
use crate::parse::page::{Document, Target};
use crate::text::SourceText;

use super::mentions::FeatureNames;
use super::prose::{Run, runs};

/// Counts mentions of features.
#[derive(Debug)]
pub struct FeatureCensus<'s> {
    by_lang: BTreeMap<&'s str, FeatureNames<'s>>,
    names: &'s Names<'s>,
}

impl<'s> FeatureCensus<'s> {
    /// For the pages of a site.
    pub fn new(site: &'s Site, names: &'s Names<'s>) -> Self {
        let languages = site.config.languages.iter().map(String::as_str);
        Self { by_lang: languages.map(|lang| (lang, FeatureNames::all(site, lang))).collect(), names }
    }

    /// Ids of the features of which a page speaks, each with how often it does.
    pub fn count(&self, page: &Page, source: &SourceText, document: &Document) -> BTreeMap<&'s str, usize> {
        let title = Some((page.title_text(), &*page.title.document));
        self.count_in(page, document, &runs(&source.text, document, title))
    }

    /// The same, with the page's prose at hand.
    pub(super) fn count_in(&self, page: &Page, document: &Document, runs: &[Run]) -> BTreeMap<&'s str, usize> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        if let Some(names) = self.by_lang.get(page.lang.as_str()) {
            for run in runs {
                for (feature, _) in names.find(&run.text) {
                    *counts.entry(&feature.id).or_default() += 1;
                }
            }
        }
        for reference in document.references.iter().chain(&page.title.document.references) {
            if let Target::Feature { name } = &reference.target
                && let Ok(feature) = self.names.feature(&name.text)
            {
                *counts.entry(&feature.id).or_default() += 1;
            }
        }
        counts
    }
}
