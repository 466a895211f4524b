//! The consistency score: how much of what names the glossary's things names them as agreed.
//!
//! A mean over concepts and labels, each of which weighs little more for being frequent, so that the common words do not
//! drown the rare ones; removed features, pictures and the tone are parts of their own. What exceptions let pass is not
//! right, a page counts for no more than [`PAGE_CAP`] places of a thing, and places where a rule is switched off count as
//! well: the number moves when texts are mended, and hardly otherwise.

use std::collections::BTreeMap;

use serde::Serialize;

use super::ledger::{Ledger, LedgerEntry, Places, Thing};

/// Places of one thing on one page that count.
pub(super) const PAGE_CAP: f64 = 10.0;
/// Places for which a thing counts at most.
pub(super) const THING_CAP: f64 = 20.0;
/// What would raise the score most, in the list of it.
const GAINS: usize = 5;

/// How consistent it is.
#[derive(Clone, Debug, Serialize)]
pub struct Score {
    /// In percent, tenths cut: 100 means all of it.
    pub percent: f64,
    /// Places that say it as agreed: terms and labels.
    pub right: usize,
    /// Places that do not and are still to be mended.
    pub wrong: usize,
    /// Places that do not and are let pass by exceptions.
    pub waived: usize,
    /// Places that do not where a rule is switched off.
    pub unseen: usize,
    /// Preferred and admitted terms, as agreed in spacing and case.
    pub terms: usize,
    /// Labels by directive.
    pub labels: usize,
    /// Open findings of `term/deprecated`, `term/variant`, `term/internal`.
    pub wrong_terms: usize,
    /// Open findings of `label/wrong-role`, `label/former`, `label/unknown`.
    pub wrong_labels: usize,
    /// What it is made of.
    pub parts: Vec<Part>,
    /// What would raise it most, the best first.
    pub gains: Vec<Gain>,
}

/// A part of the score.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// `terms`, `labels`, `features`, `pictures`, `tone`.
    pub kind: &'static str,
    /// Its weight among the parts that are there, in percent, cut.
    pub weight: u32,
    /// In percent, tenths cut.
    pub percent: f64,
    /// Things of its kind that it is a mean over: concepts, labels, features, pictures, pages.
    pub things: usize,
    /// Places, features, pictures or pages as agreed.
    pub right: usize,
    /// Those that are not.
    pub wrong: usize,
    /// Those let pass.
    pub waived: usize,
}

/// What the score gains by a thing being mended everywhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gain {
    /// `concept` or `label`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Points of percent, tenths cut.
    pub points: f64,
}

/// Weights of the parts. The weight of a missing part is spread over the others.
const WEIGHTS: [(&str, f64); 5] =
    [("terms", 40.0), ("labels", 30.0), ("features", 10.0), ("pictures", 10.0), ("tone", 10.0)];

/// Places of a thing, those of each page capped.
#[derive(Clone, Copy, Debug, Default)]
struct Capped {
    right: f64,
    wrong: f64,
    all: f64,
}

impl Capped {
    fn add(&mut self, places: Places) {
        let all = places.all() as f64;
        let scale = if all > PAGE_CAP { PAGE_CAP / all } else { 1.0 };
        self.right += places.right as f64 * scale;
        self.wrong += places.wrong as f64 * scale;
        self.all += all * scale;
    }

    fn weight(&self) -> f64 {
        self.all.min(THING_CAP)
    }
}

/// Sums over some files.
#[derive(Debug, Default)]
struct Sums<'s> {
    things: BTreeMap<(Thing, &'s str), (Capped, Places)>,
    pictures: Places,
    tone: Places,
    leftovers: BTreeMap<&'s str, bool>,
}

impl<'s> Sums<'s> {
    fn of<'e>(entries: impl Iterator<Item = &'e LedgerEntry<'s>>) -> Self
    where
        's: 'e,
    {
        let mut sums = Self::default();
        for entry in entries {
            for (thing, &places) in &entry.things {
                let (capped, all) = sums.things.entry(*thing).or_default();
                capped.add(places);
                all.add(places);
            }
            sums.pictures.add(entry.pictures);
            sums.tone.add(entry.tone);
            for (feature, open) in &entry.leftovers {
                *sums.leftovers.entry(feature).or_default() |= open;
            }
        }
        sums
    }

    /// A mean over the things of a kind: its share, the sum of weights, and the places.
    fn mean(&self, kind: Thing) -> (f64, f64, Places, usize) {
        let own = || self.things.iter().filter(move |((thing, _), (capped, _))| *thing == kind && capped.all > 0.0);
        let weights: f64 = own().map(|(_, (capped, _))| capped.weight()).sum();
        let right: f64 = own().map(|(_, (capped, _))| capped.weight() * capped.right / capped.all).sum();
        let mut places = Places::default();
        own().for_each(|(_, (_, own))| places.add(*own));
        (right / weights.max(f64::MIN_POSITIVE), weights, places, own().count())
    }
}

/// A share in percent, tenths cut, never rounded up: 100 means all of it.
fn percent(share: f64) -> f64 {
    (share * 1000.0 + 1e-6).floor() / 10.0
}

/// Parts that are there, each with its share.
fn parts(sums: &Sums<'_>, ledger: &Ledger<'_>) -> Vec<(Part, f64)> {
    let of_places = |kind, places: Places, things: usize, share: f64| Part {
        kind,
        weight: 0,
        percent: percent(share),
        things,
        right: places.right,
        wrong: places.wrong,
        waived: places.waived + places.unseen,
    };
    let share = |places: Places| places.right as f64 / places.all().max(1) as f64;
    let mut parts = Vec::new();
    for (kind, thing) in [("terms", Thing::Concept), ("labels", Thing::Label)] {
        let (share, weights, places, things) = sums.mean(thing);
        if weights > 0.0 {
            parts.push((of_places(kind, places, things, share), share));
        }
    }
    if ledger.removed > 0 {
        let open = sums.leftovers.values().filter(|open| **open).count();
        let right = ledger.removed.saturating_sub(sums.leftovers.len());
        let places = Places { right, wrong: open, waived: sums.leftovers.len() - open, unseen: 0 };
        parts.push((of_places("features", places, places.all(), share(places)), share(places)));
    }
    for (kind, places) in [("pictures", sums.pictures), ("tone", sums.tone)] {
        if places.all() > 0 {
            parts.push((of_places(kind, places, places.all(), share(places)), share(places)));
        }
    }
    parts
}

fn weight(kind: &str) -> f64 {
    WEIGHTS.iter().find(|(own, _)| *own == kind).map_or(0.0, |(_, weight)| *weight)
}

/// The score of some files in percent; none: nothing of the glossary is named there.
pub(super) fn percent_of<'e, 's: 'e>(
    ledger: &Ledger<'s>,
    entries: impl Iterator<Item = &'e LedgerEntry<'s>>,
) -> Option<f64> {
    let sums = Sums::of(entries);
    // Removed features are everybody's: they alone make no score.
    let own = !sums.things.is_empty() || sums.pictures.all() + sums.tone.all() > 0;
    own.then(|| whole(&parts(&sums, ledger))).flatten().map(percent)
}

/// The weighted mean of the parts.
fn whole(parts: &[(Part, f64)]) -> Option<f64> {
    let weights: f64 = parts.iter().map(|(part, _)| weight(part.kind)).sum();
    let sum: f64 = parts.iter().map(|(part, share)| weight(part.kind) * share).sum();
    (weights > 0.0).then(|| sum / weights)
}

/// The score of the whole site; none: nothing of the glossary is named anywhere.
pub(super) fn score(ledger: &Ledger<'_>) -> Option<Score> {
    let sums = Sums::of(ledger.files.values());
    let mut parts = parts(&sums, ledger);
    if sums.things.values().all(|(capped, _)| capped.all == 0.0) && sums.pictures.all() + sums.tone.all() == 0 {
        return None;
    }
    let share = whole(&parts)?;
    let weights: f64 = parts.iter().map(|(part, _)| weight(part.kind)).sum();
    #[expect(clippy::cast_possible_truncation, reason = "a share is at most 100")]
    let share_of = |part: &Part| (weight(part.kind) / weights * 100.0).floor() as u32;
    for (part, _) in &mut parts {
        part.weight = share_of(part);
    }
    let (_, _, terms, _) = sums.mean(Thing::Concept);
    let (_, _, labels, _) = sums.mean(Thing::Label);
    Some(Score {
        percent: percent(share),
        right: terms.right + labels.right,
        wrong: terms.wrong + labels.wrong,
        waived: terms.waived + labels.waived,
        unseen: terms.unseen + labels.unseen,
        terms: terms.right,
        labels: labels.right,
        wrong_terms: terms.wrong,
        wrong_labels: labels.wrong,
        gains: gains(&sums, weights),
        parts: parts.into_iter().map(|(part, _)| part).collect(),
    })
}

/// What would raise the score most: every wrong place of one thing mended.
fn gains(sums: &Sums<'_>, weights: f64) -> Vec<Gain> {
    let mut gains: Vec<(f64, Gain)> = Vec::new();
    for (thing, kind, part) in [(Thing::Concept, "concept", "terms"), (Thing::Label, "label", "labels")] {
        let (_, of_things, _, _) = sums.mean(thing);
        let own = sums.things.iter().filter(|((own, id), _)| *own == thing && !id.is_empty());
        for ((_, id), (capped, _)) in own.filter(|(_, (capped, _))| capped.wrong > 0.0) {
            let share = capped.weight() / of_things * capped.wrong / capped.all;
            let points = percent(weight(part) / weights * share);
            gains.push((share * weight(part), Gain { kind, id: (*id).to_owned(), points }));
        }
    }
    gains.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    gains.into_iter().map(|(_, gain)| gain).filter(|gain| gain.points > 0.0).take(GAINS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A thing on a page: right, wrong, let pass, unseen.
    type Said<'s> = (Thing, &'s str, [usize; 4]);
    type File<'s> = (String, Vec<Said<'s>>);

    fn ledger<'s>(files: &'s [File<'s>]) -> Ledger<'s> {
        let mut ledger = Ledger { files: BTreeMap::new(), removed: 0, has_tone: false };
        for (path, things) in files {
            let entry: &mut LedgerEntry<'s> = ledger.files.entry(path).or_default();
            for &(thing, id, [right, wrong, waived, unseen]) in things {
                entry.things.insert((thing, id), Places { right, wrong, waived, unseen });
            }
        }
        ledger
    }

    fn file<'s>(path: &str, things: &[Said<'s>]) -> File<'s> {
        (path.to_owned(), things.to_vec())
    }

    fn of(files: &[File<'_>]) -> f64 {
        score(&ledger(files)).expect("something is named").percent
    }

    const C: Thing = Thing::Concept;

    #[test]
    fn a_page_of_filler_and_an_exception_raise_nothing() {
        let wrong = file("a", &[(C, "learner", [5, 5, 0, 0])]);
        let before = of(std::slice::from_ref(&wrong));
        assert_eq!(before, 50.0);
        let filler = of(&[wrong, file("b", &[(C, "learner", [10_000, 0, 0, 0])])]);
        assert_eq!(filler, 75.0, "ten thousand places on a page count as ten");
        assert_eq!(of(&[file("a", &[(C, "learner", [5, 0, 5, 0])])]), before, "an exception mends nothing");
        assert_eq!(of(&[file("a", &[(C, "learner", [5, 0, 0, 5])])]), before, "nor does a rule that is off");
    }

    #[test]
    fn frequent_words_do_not_drown_rare_ones() {
        let mut files: Vec<File<'_>> =
            (0..100).map(|at| file(&format!("p{at}"), &[(C, "common", [10, 0, 0, 0])])).collect();
        files.push(file("last", &[(C, "rare", [0, 10, 0, 0])]));
        // 1,000 places right, 10 wrong: 99 % of places, yet one of two words.
        assert_eq!(of(&files), 66.6);
    }

    #[test]
    fn a_hundred_means_all_and_gains_add_up() {
        let things = [(C, "a", [9, 0, 0, 0]), (C, "b", [8, 1, 0, 0]), (Thing::Label, "l", [9, 1, 0, 0])];
        let files = [file("p", &things)];
        let score = score(&ledger(&files)).expect("something is named");
        assert!(score.percent < 100.0);
        let gained: f64 = score.gains.iter().map(|gain| gain.points).sum();
        assert!((score.percent + gained - 100.0).abs() < 0.4, "{score:?}");
        assert_eq!(score.parts.iter().map(|part| part.kind).collect::<Vec<_>>(), ["terms", "labels"]);
        assert_eq!([score.right, score.wrong, score.wrong_terms, score.wrong_labels], [26, 2, 1, 1]);
    }

    #[test]
    fn what_is_named_nowhere_has_no_score() {
        assert!(score(&ledger(&[file("p", &[])])).is_none());
    }
}
