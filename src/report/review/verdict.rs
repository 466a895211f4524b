//! May the site be published, and are the numbers where they are to be?

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::parse::config::{COUNT_NAMES, CountName, SCORE_NAMES, ScoreName, Targets};

use super::{Counts, Finding, FindingState, GroupRow, Score};

/// Whether the site may be published.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// The outcome.
    pub outcome: Outcome,
    /// No finding blocks publication; with `never`, none would with `error`.
    pub passed: bool,
    /// The lowest severity at which a new finding blocks publication: `error`, `warning`, `info`, or `never`.
    pub deny: String,
    /// New findings that block publication; with `never`, those that would with `error`.
    pub blockers: usize,
    #[serde(skip)]
    from: Severity,
}

/// The outcome of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It may be published.
    May,
    /// It may not.
    MayNot,
    /// It is published in spite of findings, because none may stop it.
    InSpite,
}

impl Verdict {
    /// `limit`: the lowest severity that blocks publication. None: nothing blocks it.
    pub(super) fn new(findings: &[Finding], limit: Option<Severity>) -> Self {
        let from = limit.unwrap_or(Severity::Error);
        let blockers = findings.iter().filter(|finding| blocks(finding, from)).count();
        let outcome = match limit {
            _ if blockers == 0 => Outcome::May,
            None => Outcome::InSpite,
            Some(_) => Outcome::MayNot,
        };
        let deny = limit.map_or("never", Severity::name).to_owned();
        Self { outcome, passed: blockers == 0, deny, blockers, from }
    }

    /// Whether a finding blocks publication.
    pub(super) fn blocks(&self, finding: &Finding) -> bool {
        blocks(finding, self.from)
    }
}

fn blocks(finding: &Finding, from: Severity) -> bool {
    finding.state == FindingState::New && finding.severity >= from
}

/// A target of `report.targets` and how far it is reached.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Target {
    /// Its key: `score`, `errors`, or `owners.cx`.
    pub name: String,
    /// The least score in percent, or the most findings.
    pub wanted: f64,
    /// What it is; none: there is nothing to measure.
    pub is: Option<f64>,
    /// It is a score: more is better.
    pub is_score: bool,
    /// It is reached. A part of the score that the help center lacks is; an owner of no page is not: the name may be wrong.
    pub met: bool,
}

/// Every target that is set.
pub(super) fn targets(wanted: &Targets, counts: &Counts, score: Option<&Score>, owners: &[GroupRow]) -> Vec<Target> {
    let part = |kind: &str| score?.parts.iter().find(|part| part.kind == kind).map(|part| part.percent);
    let least = |name: String, wanted: f64, is: Option<f64>| Target {
        name,
        wanted,
        is,
        is_score: true,
        met: is.is_none_or(|is| is >= wanted),
    };
    let mut targets = Vec::new();
    for (key, name) in SCORE_NAMES {
        let Some(&share) = wanted.least.get(name) else { continue };
        let is = match name {
            ScoreName::Whole => score.map(|score| score.percent),
            ScoreName::Terms => part("terms"),
            ScoreName::Labels => part("labels"),
            ScoreName::Features => part("features"),
            ScoreName::Pictures => part("pictures"),
            ScoreName::Tone => part("tone"),
        };
        targets.push(least((*key).to_owned(), share, is));
    }
    for (owner, share) in &wanted.owners {
        let row = owners.iter().find(|row| row.id == *owner);
        let is = row.and_then(|row| row.score);
        targets.push(Target { met: is.is_some_and(|is| is >= *share), ..least(format!("owners.{owner}"), *share, is) });
    }
    for (key, name) in COUNT_NAMES {
        let Some(&most) = wanted.most.get(name) else { continue };
        let is = match name {
            CountName::Errors => counts.error,
            CountName::Warnings => counts.warning,
            CountName::Infos => counts.info,
            CountName::Baselined => counts.baselined,
            CountName::Waived => counts.waived,
        };
        let (wanted, is, met) = (most as f64, Some(is as f64), is <= most);
        targets.push(Target { name: (*key).to_owned(), wanted, is, is_score: false, met });
    }
    targets
}
