//! A review as one line of the history.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::history::{Breakdown, RecordedRun, VERSION};

use super::review::{Finding, Review};

/// What a review does not know of the run that it belongs to.
#[derive(Clone, Debug, Default)]
pub struct Circumstances {
    /// The commit that was looked at.
    pub commit: Option<String>,
    /// The day under which it is recorded.
    pub day: String,
    /// What was looked at.
    pub scope: String,
    /// A hash of the glossary.
    pub glossary: String,
}

/// The line of this review.
pub fn run(review: &Review, of: Circumstances) -> RecordedRun {
    let Circumstances { commit, day, scope, glossary } = of;
    let by = |key: &dyn Fn(&Finding) -> Option<String>| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for key in review.findings.iter().filter(|told| told.is_open()).filter_map(key) {
            *counts.entry(key).or_default() += 1;
        }
        counts
    };
    RecordedRun {
        version: VERSION,
        commit,
        day,
        scope,
        glossary,
        rules: rules(review),
        pages: review.scope.pages,
        words: review.scope.words,
        errors: review.counts.error,
        warnings: review.counts.warning,
        infos: review.counts.info,
        baselined: review.counts.baselined,
        waived: review.counts.waived,
        score: review.score.as_ref().map(|score| score.percent),
        counts: Breakdown {
            rule: by(&|told| Some(told.rule.clone())),
            concept: by(&|told| (told.subject_kind == "concept").then(|| told.subject.clone())),
            owner: by(&|told| Some(told.owner.clone())),
            section: by(&|told| Some(section(&told.page).to_owned())),
        },
    }
}

/// A page's section: `ko/payment` of `ko/payment/refund`.
pub fn section(page: &str) -> &str {
    page.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A hash of the rules in force.
fn rules(review: &Review) -> String {
    let mut levels: Vec<(&str, &str)> = review.rules.iter().map(|row| (&*row.id, &*row.level)).collect();
    levels.sort_unstable();
    let mut text = String::new();
    for (id, level) in levels {
        let _ = writeln!(text, "{id} {level}");
    }
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}
