//! Findings that somebody decided about (`decisions.yml`): they count no more, and say what was decided, until the
//! decision's last day has passed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Identity, Say};
use crate::model::Site;
use crate::parse::decisions::{About, Decision, FindingKind, What};
use crate::parse::glossary::Reference;
use crate::rules::ignore;
use crate::text::closest;

use super::levels::fits;
use super::suppression::Waived;

/// How far a finding's number may have shifted since it was decided about.
const SHIFT: u32 = 8;

/// Decisions, ready to be compared with findings.
#[derive(Debug, Default)]
pub struct Deciding<'d> {
    all: &'d [Arc<Decision>],
    today: Date,
    by_fingerprint: BTreeMap<&'d str, &'d Arc<Decision>>,
    by_rule: BTreeMap<&'d str, Vec<(&'d FindingKind, &'d Arc<Decision>)>>,
    /// Those about a group of rules.
    by_group: Vec<(&'d FindingKind, &'d Arc<Decision>)>,
}

impl<'d> Deciding<'d> {
    /// By these decisions, on this day.
    pub fn by(all: &'d [Arc<Decision>], today: Date) -> Self {
        let mut deciding = Self { all, today, ..Self::default() };
        for decision in all {
            match &decision.about {
                About::Finding(fingerprint) => _ = deciding.by_fingerprint.insert(&fingerprint.id, decision),
                About::Kind(kind) if kind.rule.id.contains('*') => deciding.by_group.push((kind, decision)),
                About::Kind(kind) => deciding.by_rule.entry(&kind.rule.id).or_default().push((kind, decision)),
            }
        }
        deciding
    }

    /// The findings that nobody decided about, and the others. Findings are numbered and stand in order.
    pub fn settle(&self, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Waived>) {
        if self.all.is_empty() || found.is_empty() {
            return (found, Vec::new());
        }
        let mut decided: Vec<Option<&Arc<Decision>>> = found.iter().map(|told| self.about(told)).collect();
        self.shifted(&found, &mut decided);
        let (mut left, mut settled) = (Vec::with_capacity(found.len()), Vec::new());
        for (diagnostic, decision) in found.into_iter().zip(decided) {
            match decision {
                None => left.push(diagnostic),
                // It counts again only because the decision's last day has passed: nothing was written anew.
                Some(decision) if decision.is_expired(self.today) => left.push(diagnostic.by_date()),
                Some(decision) => settled.push(Waived {
                    diagnostic,
                    reason: decision.reason.clone(),
                    until: decision.until.as_ref().map(|(day, _)| *day),
                    decision: Some(decision.clone()),
                }),
            }
        }
        (left, settled)
    }

    /// The decision about a finding.
    fn about(&self, told: &Diagnostic) -> Option<&'d Arc<Decision>> {
        // Findings about exceptions and decisions cannot be decided about.
        if told.rule.starts_with("ignore/") || told.rule.starts_with("decisions/") {
            return None;
        }
        if let Some(decision) = self.by_fingerprint(told) {
            return Some(decision);
        }
        let kinds = self.by_rule.get(&*told.rule).into_iter().flatten();
        kinds.chain(&self.by_group).find(|(kind, _)| kind.takes(told)).map(|(_, decision)| *decision)
    }

    fn by_fingerprint(&self, told: &Diagnostic) -> Option<&'d Arc<Decision>> {
        if self.by_fingerprint.is_empty() { None } else { self.by_fingerprint.get(&*told.fingerprint()).copied() }
    }

    /// Findings that are alike are numbered. Where some of them were mended, the number in a decision about a later one
    /// fits no finding any more: the decision then holds for the last one that nobody decided about.
    fn shifted(&self, found: &[Diagnostic], decided: &mut [Option<&'d Arc<Decision>>]) {
        if self.by_fingerprint.is_empty() {
            return;
        }
        let mut alike: BTreeMap<Identity, Vec<usize>> = BTreeMap::new();
        for (at, told) in found.iter().enumerate() {
            alike.entry(told.identity()).or_default().push(at);
        }
        for (identity, all) in alike {
            let count = all.iter().map(|&at| found[at].ordinal).max().unwrap_or_default();
            let beyond = (count + 1..=count + SHIFT)
                .filter_map(|number| self.by_fingerprint.get(&*identity.fingerprint(number)).copied());
            let free = all.iter().rev().filter(|&&at| decided[at].is_none()).copied().collect::<Vec<_>>();
            for (decision, at) in beyond.zip(free) {
                decided[at] = Some(decision);
            }
        }
    }
}

/// What is to be told of the decisions themselves: those past their day, and those that no finding fits. `used` are the
/// ids of those that some fits.
pub fn faults(all: &[Arc<Decision>], used: &BTreeSet<&str>, site: &Site, known: &[&str]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for decision in all {
        let id = &decision.id;
        if let Some((until, place)) = decision.until.as_ref().filter(|_| decision.is_expired(site.today)) {
            let say = Say::new(
                format!("결정의 기한이 지났어요: {id}, {until}까지"),
                format!("The decision {id} ended on {until}"),
            );
            let help = Say::new(
                "고치고 결정을 지우거나, 다시 정해서 기한을 늘려 주세요",
                "Mend what it is about and remove the decision, or decide again and extend it",
            );
            faults.push(ignore::expired::RULE.finding(place.clone(), say).help(help).by_date());
        } else if !used.contains(id.as_str()) {
            faults.push(unused(decision, site, known));
        }
    }
    faults
}

/// Why no finding fits a decision: something that it names no longer exists, the screen was corrected, or the finding
/// was mended.
fn unused(decision: &Decision, site: &Site, known: &[&str]) -> Diagnostic {
    let id = &decision.id;
    let remove = Say::new("결정을 지워 주세요", "Remove the decision");
    let near = |name: &str, names: &mut dyn Iterator<Item = String>| {
        let names: Vec<String> = names.collect();
        closest(name, names.iter().map(String::as_str)).map(str::to_owned)
    };
    let gone = |reference: &Reference, what: [&str; 2], near: Option<String>| {
        let name = &reference.id;
        let [ko, en] = what;
        let say = Say::new(
            format!("결정 {id}에 적힌 {ko} 없어요: {name}"),
            format!("The decision {id} names {en} that is not there: {name}"),
        );
        let told = ignore::unused::RULE.finding(reference.place.clone(), say);
        match near {
            Some(near) => told.help(Say::new(format!("혹시 ‘{near}’인가요?"), format!("Did you mean “{near}”?"))),
            None => told.help(remove.clone()),
        }
    };
    if let About::Kind(kind) = &decision.about {
        let FindingKind { rule, concept, label, page, .. } = &**kind;
        let glossary = &site.glossary;
        if !known.iter().any(|own| fits(&rule.id, own)) {
            return gone(rule, ["규칙이", "a rule"], near(&rule.id, &mut known.iter().map(ToString::to_string)));
        }
        if let Some(own) = concept.as_ref().filter(|own| glossary.concept(&own.id).is_none()) {
            let mut ids = glossary.concepts.iter().map(|own| own.id.clone());
            return gone(own, ["개념이", "a concept"], near(&own.id, &mut ids));
        }
        if let Some(own) = label.as_ref().filter(|own| glossary.label(&own.id).is_none()) {
            let mut ids = glossary.labels.iter().map(|own| own.id.clone());
            return gone(own, ["화면 이름이", "a label"], near(&own.id, &mut ids));
        }
        let is_there = |own: &&Reference| {
            let known = |page: &crate::model::Page| page.name() == own.id || *page.path == *own.id;
            site.pages.iter().any(known) || glossary_files(site).contains(&&*own.id)
        };
        if let Some(own) = page.as_ref().filter(|own| !is_there(own)) {
            let mut names = site.pages.iter().take(5_000).map(crate::model::Page::name);
            return gone(own, ["글이", "a page"], near(&own.id, &mut names));
        }
    }
    let place = match &decision.about {
        About::Finding(fingerprint) => fingerprint.place.clone(),
        About::Kind(_) => decision.place.clone(),
    };
    let say = match decision.what {
        What::ProductWrong => Say::new(
            format!("화면이 바로잡혔거나 문구가 없어졌어요. 이 결정은 끝났어요: {id}"),
            format!("The screen was corrected, or the text is gone: the decision {id} is done"),
        ),
        _ => Say::new(format!("이 결정에 맞는 문제가 없어요: {id}"), format!("No finding fits the decision {id}")),
    };
    ignore::unused::RULE.finding(place, say).help(remove)
}

/// Files beside the pages about which there may be findings.
fn glossary_files(site: &Site) -> BTreeSet<&str> {
    let glossary = &site.glossary;
    let concepts = glossary.concepts.iter().map(|own| &*own.place.path);
    let labels = glossary.labels.iter().map(|own| &*own.place.path);
    let features = glossary.features.iter().map(|own| &*own.place.path);
    concepts.chain(labels).chain(features).chain(["helpgen.yml"]).collect()
}
