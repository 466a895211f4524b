//! Who says what, page by page: the places where something of the glossary is named, right ones and others. The score, its
//! parts and the table of terms are sums of this, so that each place counts the same everywhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::TermUse;
use crate::model::{RoleSet, State as Life};
use crate::parse::glossary::Status;

use super::{Finding, FindingState, Sources, WRONG_LABELS, WRONG_TERMS, levels};

/// Rules that find a picture at fault.
pub(super) const PICTURE_RULES: [&str; 4] = ["image/stale", "image/alt", "image/text", "image/missing"];
/// The rule that finds a sentence in another tone.
pub(super) const TONE_RULES: [&str; 1] = ["style/register"];
/// Rules that find mentions of removed features.
pub(super) const FEATURE_RULES: [&str; 2] = ["feature/removed", "feature/leftover"];

/// Places that name a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// As agreed.
    pub(super) right: usize,
    /// Otherwise, and still to be mended.
    pub(super) wrong: usize,
    /// Otherwise, and let pass by an exception.
    pub(super) waived: usize,
    /// Otherwise, where no rule looks.
    pub(super) unseen: usize,
}

impl Places {
    /// All of them.
    pub(super) fn all(self) -> usize {
        self.right + self.wrong + self.waived + self.unseen
    }

    pub(super) fn add(&mut self, other: Places) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.waived += other.waived;
        self.unseen += other.unseen;
    }
}

/// What a thing of the glossary is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// A concept.
    Concept,
    /// A UI label.
    Label,
}

/// What one file says.
#[derive(Debug, Default)]
pub(super) struct LedgerEntry<'s> {
    /// Concepts and labels, by id.
    pub(super) things: BTreeMap<(Thing, &'s str), Places>,
    /// Its pictures.
    pub(super) pictures: Places,
    /// Whether the page has the agreed tone, counted as one place. None: no rule checks it.
    pub(super) tone: Places,
    /// Removed features with what is left of them: whether something of it is still to be mended.
    pub(super) leftovers: BTreeMap<&'s str, bool>,
}

/// What every file says, by its path.
#[derive(Debug)]
pub(super) struct Ledger<'s> {
    /// The files.
    pub(super) files: BTreeMap<&'s str, LedgerEntry<'s>>,
    /// How many features are removed for at least one role.
    pub(super) removed: usize,
    /// Whether anything has a tone that is looked after.
    pub(super) has_tone: bool,
}

/// Whether a use of a term is as agreed.
pub(super) fn is_agreed(term: &TermUse) -> bool {
    let listed = matches!(term.status, Status::Preferred | Status::Admitted);
    listed && (term.chosen || is_spelled(&term.term, &term.written))
}

/// Whether a text is the term as listed; at a sentence's start a capital is no difference, and in English neither is a
/// plural.
fn is_spelled(term: &str, written: &str) -> bool {
    let fold = |text: &str| text.to_lowercase();
    written == term || (!term.chars().any(char::is_uppercase) && fold(written).starts_with(&fold(term)))
}

impl<'s> Ledger<'s> {
    /// Of a site and what was found on it.
    pub(super) fn new(sources: &'s Sources<'_>, findings: &'s [Finding]) -> Self {
        let site = sources.site;
        let mut files: BTreeMap<&'s str, LedgerEntry<'s>> = BTreeMap::new();
        let internal: BTreeSet<&str> =
            site.glossary.concepts.iter().filter(|concept| concept.internal).map(|concept| &*concept.id).collect();
        for (&page, (_, usage)) in sources.spoken {
            let entry = files.entry(&site.pages[page].path).or_default();
            for (term, &count) in &usage.terms {
                let places = entry.things.entry((Thing::Concept, &term.concept)).or_default();
                match is_agreed(term) && !internal.contains(&*term.concept) {
                    true => places.right += count,
                    false => places.unseen += count,
                }
            }
            for (label, &count) in &usage.labels {
                entry.things.entry((Thing::Label, label)).or_default().right += count;
            }
            entry.pictures.right = usage.pictures.len();
        }
        let mut ledger = Self { files, removed: removed(sources), has_tone: false };
        ledger.look_at_tone(sources);
        ledger.judge(findings);
        ledger
    }

    /// Published words of a language whose tone is set: each page is one place, right until something is found.
    fn look_at_tone(&mut self, sources: &Sources<'_>) {
        let site = sources.site;
        let off = levels(site).iter().any(|(rule, level)| TONE_RULES.contains(&rule.id) && *level == "off");
        for (&page, &(words, _)) in sources.spoken {
            let page = &site.pages[page];
            let style = site.glossary.style.get(&page.lang);
            if !off && words > 0 && style.is_some_and(|style| style.register.is_some()) {
                self.has_tone = true;
                if let Some(entry) = self.files.get_mut(&*page.path) {
                    entry.tone.right = 1;
                }
            }
        }
    }

    fn judge(&mut self, findings: &'s [Finding]) {
        // A picture with two faults is one picture, and a page out of tone one page.
        let mut pictures: BTreeMap<(&str, u32), bool> = BTreeMap::new();
        let mut tones: BTreeMap<&str, bool> = BTreeMap::new();
        for finding in findings {
            let rule = finding.rule.as_str();
            let open = finding.is_open();
            if WRONG_TERMS.contains(&rule) || WRONG_LABELS.contains(&rule) {
                self.wrong(finding);
            } else if PICTURE_RULES.contains(&rule) {
                *pictures.entry((&finding.path, finding.line)).or_default() |= open;
            } else if TONE_RULES.contains(&rule) {
                *tones.entry(&finding.path).or_default() |= open;
            } else if FEATURE_RULES.contains(&rule) && !finding.subject.is_empty() {
                let entry = self.files.entry(&finding.path).or_default();
                *entry.leftovers.entry(&finding.subject).or_default() |= open;
            }
        }
        for ((path, _), open) in pictures {
            move_one(&mut self.files.entry(path).or_default().pictures, open);
        }
        for (path, open) in tones {
            if self.has_tone {
                move_one(&mut self.files.entry(path).or_default().tone, open);
            }
        }
    }

    /// A place that is not as agreed. The census met it already, if it is a term, or a label of another role.
    fn wrong(&mut self, finding: &'s Finding) {
        let thing = if finding.rule.starts_with("term/") { Thing::Concept } else { Thing::Label };
        let entry = self.files.entry(&finding.path).or_default();
        let places = entry.things.entry((thing, &finding.subject)).or_default();
        match finding.rule.as_str() {
            "label/wrong-role" => places.right = places.right.saturating_sub(1),
            _ => places.unseen = places.unseen.saturating_sub(1),
        }
        match finding.state {
            FindingState::Waived => places.waived += 1,
            FindingState::New | FindingState::Baselined => places.wrong += 1,
        }
    }
}

/// One of the places that were taken for right is not. A picture that is not there was not among them.
fn move_one(places: &mut Places, open: bool) {
    places.right = places.right.saturating_sub(1);
    match open {
        true => places.wrong += 1,
        false => places.waived += 1,
    }
}

/// Features that are gone for a role at least.
fn removed(sources: &Sources<'_>) -> usize {
    let site = sources.site;
    let everyone = (0..site.glossary.roles.len()).map(RoleSet::one).chain([site.audience()]);
    let audiences: Vec<RoleSet> = everyone.collect();
    let gone = |feature: &&crate::parse::glossary::Feature| {
        let has = |audience: &&RoleSet| {
            let roles = &site.glossary.roles;
            feature.roles.is_empty()
                || audience.iter().any(|at| feature.roles.iter().any(|(id, _)| *id == roles[at].id))
        };
        audiences.iter().filter(has).any(|audience| site.feature_state(feature, *audience) == Life::Removed)
    };
    site.glossary.features.iter().filter(gone).count()
}
