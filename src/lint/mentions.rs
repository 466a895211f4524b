//! What is named in a run: terms, labels that are written out, features.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::model::Site;
use crate::parse::glossary::Feature;
use crate::text::as_u32;

use super::label_notation::WrittenLabel;
use super::lexicon::Mention;
use super::matching::{FoldedText, Matcher, Pattern, PatternKind};

/// What is named in one run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunMentions {
    /// Terms.
    pub terms: Vec<Mention>,
    /// Labels that are written out.
    pub written: Vec<WrittenLabel>,
    /// Names of features: the number of the name, and its place. Of those that are gone or going it leads to the feature.
    pub features: Vec<(usize, Range<usize>)>,
}

/// The names of features in one language, ready to be found.
pub struct FeatureNames<'g> {
    /// Their names, and those that shield their places.
    patterns: Arc<[Pattern]>,
    matcher: OnceLock<Matcher>,
    /// Indexed by pattern id; None means the pattern only protects its text.
    features: Vec<Option<&'g Feature>>,
}

impl std::fmt::Debug for FeatureNames<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("FeatureNames").field("names", &self.features.len()).finish_non_exhaustive()
    }
}

impl<'g> FeatureNames<'g> {
    /// Those of a site's glossary. A feature that is gone for one role alone is looked for too.
    pub fn new(site: &'g Site, lang: &str) -> Self {
        let going: BTreeSet<&str> = site.leaving_features().map(|feature| &*feature.id).collect();
        Self::those(site, lang, |feature| going.contains(&*feature.id))
    }

    /// Those of every feature.
    pub fn all(site: &'g Site, lang: &str) -> Self {
        Self::those(site, lang, |_| true)
    }

    /// Those of the features that are wanted. The names of others shield their places: a longer name that holds one.
    fn those(site: &'g Site, lang: &str, wanted: impl Fn(&Feature) -> bool) -> Self {
        let (mut features, mut patterns) = (Vec::new(), Vec::new());
        for feature in &site.glossary.features {
            let also = ["any", lang].into_iter().flat_map(|lang| feature.also.get(lang).into_iter().flatten());
            let names = feature.name.get(lang).into_iter().chain(also.map(String::as_str));
            let kind = if wanted(feature) { PatternKind::Report } else { PatternKind::Protect };
            for name in names {
                let mut pattern = Pattern::new(as_u32(features.len()), name, kind);
                pattern.inflected = true;
                patterns.push(pattern);
                features.push((kind == PatternKind::Report).then_some(feature));
            }
        }
        Self { patterns: patterns.into(), matcher: OnceLock::new(), features }
    }

    /// What is to be looked for.
    pub fn patterns(&self) -> Arc<[Pattern]> {
        self.patterns.clone()
    }

    /// Whether no feature is gone or going.
    pub fn is_empty(&self) -> bool {
        self.features.iter().all(Option::is_none)
    }

    /// The features named in a text, each with its place; none of them overlaps another.
    pub fn find(&self, text: &str) -> Vec<(&'g Feature, Range<usize>)> {
        let matcher = self.matcher.get_or_init(|| Matcher::new(&self.patterns));
        let found = matcher.find_in(&FoldedText::new(text), &[]);
        found.into_iter().filter_map(|own| Some((self.feature(own.pattern as usize)?, own.term))).collect()
    }

    /// The feature that bears a name; none: it is not looked for.
    pub fn feature(&self, name: usize) -> Option<&'g Feature> {
        self.features.get(name).copied().flatten()
    }
}
