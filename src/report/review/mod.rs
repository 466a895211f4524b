//! The reviewers' report: how consistent is the help center, what got better or worse, who owns what, what to mend first?
//!
//! [`review`] turns findings and site into plain data; the page, the table and the JSON are written from that alone, so
//! that each number is the same everywhere.

mod csv;
mod findings;
mod glossary;
mod html;
mod tables;
mod types;

pub use csv::csv;
pub use html::html;
pub use types::*;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity, UiLang};
use crate::lint::{Levels, Usage, Waived, rules};
use crate::model::{Names, PageId, Site};
use crate::parse::glossary::Status;

/// Rules whose findings are terms not as agreed.
const WRONG_TERMS: [&str; 3] = ["term/deprecated", "term/variant", "term/internal"];
/// Rules whose findings are labels not as agreed.
const WRONG_LABELS: [&str; 3] = ["label/wrong-role", "label/former", "label/unknown"];

/// What a review is made of.
#[derive(Debug)]
pub struct Sources<'a> {
    /// The site.
    pub site: &'a Site,
    /// Its glossary's names.
    pub names: &'a Names<'a>,
    /// Findings that the baseline does not list.
    pub new: &'a [Diagnostic],
    /// Findings that it lists.
    pub baselined: &'a [Diagnostic],
    /// Findings that exceptions let pass.
    pub waived: &'a [Waived],
    /// How many findings of the baseline are there no more; none: there is no baseline.
    pub fixed: Option<usize>,
    /// What each page says, by its number: words and uses.
    pub spoken: &'a BTreeMap<PageId, (usize, Usage)>,
    /// Words that were looked at.
    pub words: usize,
    /// Whether nothing stands in the way of publication.
    pub passed: bool,
    /// From which severity on a finding stands in the way: `error`, `warning`, `info`, `never`.
    pub deny: &'a str,
    /// Earlier runs, the oldest first.
    pub history: Vec<Run>,
}

/// Reviews a site, in one language of the messages.
pub fn review(sources: &Sources<'_>, lang: UiLang) -> Review {
    let site = sources.site;
    let code = match lang {
        UiLang::Ko => "ko",
        UiLang::En => "en",
    };
    let first = site.config.languages.first().map_or("ko", String::as_str);
    let findings = findings::findings(sources, lang);
    let counts = counts(&findings);
    let terms = tables::terms(sources, &findings);
    let rule_rows = tables::rules(sources, &findings, lang);
    let pages = tables::pages(sources, &findings);
    let score = score(sources, &findings);
    let glossary_terms = site.glossary.concepts.iter().flat_map(|concept| concept.terms.values()).flatten();
    let checked = glossary_terms.filter(|term| term.status != Status::Hidden).count();
    let scope = Scope {
        pages: sources.spoken.len(),
        words: sources.words,
        languages: site.config.languages.clone(),
        rules: rule_rows.iter().filter(|row| row.level != "off").count(),
        silent_rules: rule_rows.iter().filter(|row| row.level != "off" && row.tally.all == 0).count(),
        rules_off: rule_rows.iter().filter(|row| row.level == "off").count(),
        concepts: site.glossary.concepts.len(),
        terms: checked,
        silent_concepts: terms.iter().filter(|term| term.uses == 0).count(),
        labels: site.glossary.labels.len(),
        features: site.glossary.features.len(),
    };
    Review {
        version: 1,
        lang: code,
        title: site.config.title.get_or(code, first).unwrap_or("helpgen").to_owned(),
        day: site.today.to_string(),
        program: concat!("helpgen ", env!("CARGO_PKG_VERSION")),
        verdict: Verdict { passed: sources.passed, deny: sources.deny.to_owned() },
        change: sources.fixed.map(|fixed| Change { new: counts.new, left: counts.baselined, fixed }),
        scope,
        score,
        counts,
        owners: tables::owners(&findings, &pages),
        roles: tables::roles(sources, &findings),
        terms,
        pages,
        rules: rule_rows,
        labels: glossary::labels(sources, first),
        features: glossary::features(sources, code),
        pictures: glossary::pictures(sources, &findings),
        health: glossary::health(sources, &findings, first),
        guide: glossary::guide(sources, first),
        findings,
        history: sources.history.clone(),
        since: None,
    }
}

fn counts(findings: &[Finding]) -> Counts {
    let state = |state| findings.iter().filter(move |finding| finding.state == state);
    let of = |severity: Severity| state(State::New).filter(|finding| finding.severity == severity).count();
    let open = || findings.iter().filter(|finding| finding.is_open());
    Counts {
        error: of(Severity::Error),
        warning: of(Severity::Warning),
        info: of(Severity::Info),
        new: state(State::New).count(),
        baselined: state(State::Baselined).count(),
        waived: state(State::Waived).count(),
        open: open().count(),
        fixable: open().filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe)).count(),
        after_look: open().filter(|finding| finding.fix.as_ref().is_some_and(|fix| !fix.safe)).count(),
    }
}

/// The share of places that say it as agreed, among all that name something of the glossary: terms (preferred and
/// admitted against all others) and UI labels (shown by directive against findings of wrong ones). What is beyond tenths
/// of a percent is cut, never rounded up: 100 means all of them.
fn score(sources: &Sources<'_>, findings: &[Finding]) -> Option<Score> {
    let uses = |usage: &Usage| usage.terms.iter().map(|(term, count)| (term.status, *count)).collect::<Vec<_>>();
    let all: Vec<(Status, usize)> = sources.spoken.values().flat_map(|(_, usage)| uses(usage)).collect();
    let terms: usize =
        all.iter().filter(|(status, _)| matches!(status, Status::Preferred | Status::Admitted)).map(|(_, n)| n).sum();
    let labels: usize = sources.spoken.values().flat_map(|(_, usage)| usage.labels.values()).sum();
    let wrong_of = |group: &[&str]| {
        findings.iter().filter(|finding| finding.is_open() && group.contains(&finding.rule.as_str())).count()
    };
    let wrong_terms = wrong_of(&WRONG_TERMS);
    let wrong_labels = wrong_of(&WRONG_LABELS);
    // A variant is a preferred term written otherwise: it counts once, as wrong.
    let terms = terms.saturating_sub(wrong_of(&["term/variant"]));
    let (right, wrong) = (terms + labels, wrong_terms + wrong_labels);
    let all = right + wrong;
    (all > 0).then(|| Score {
        percent: (right as f64 / all as f64 * 1000.0).floor() / 10.0,
        right,
        wrong,
        terms,
        labels,
        wrong_terms,
        wrong_labels,
    })
}

/// The rules that are in force for the whole site, with their level there.
fn levels(site: &Site) -> Vec<(&'static crate::lint::Rule, &'static str)> {
    let everywhere = Levels::new(&site.config);
    let everywhere = everywhere.of_site();
    let level = |rule: &'static crate::lint::Rule| match everywhere.setting(rule.id) {
        Some(None) => "off",
        Some(Some(severity)) => severity.name(),
        None => rule.severity.name(),
    };
    rules().iter().map(|rule| (rule, level(rule))).collect()
}
