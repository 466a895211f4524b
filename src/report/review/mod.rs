//! The reviewers' report: how consistent is the help center, what got better or worse, who owns what, what to mend first?
//!
//! [`review`] turns findings and site into plain data; the page, the table and the JSON are written from that alone, so
//! that each number is the same everywhere.

mod actions;
mod csv;
mod data;
mod features;
mod findings;
mod glossary;
mod html;
mod ledger;
mod lifetimes;
mod product;
mod questions;
mod score;
mod sentences;
mod sheet;
mod sheets;
mod tables;
mod trend;
mod types;
mod upkeep;
mod verdict;
mod words;

pub use actions::Action;
pub use csv::csv;
pub use features::{FeatureRole, FeatureRow, LifeDays};
pub use html::html;
pub use product::{DecisionShown, ProductRow};
pub use questions::Question;
pub use score::{Gain, Part, Score};
pub use types::*;
pub use upkeep::UpkeepRow;
pub use verdict::{Outcome, Target, Verdict};

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity, UiLang};
use crate::lint::{Levels, Usage, Waived, rules};
use crate::model::{Names, PageId, Site};
use crate::parse::config::Config;
use crate::parse::glossary::Status;

use ledger::Ledger;

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
    /// The lowest severity at which a new finding blocks publication. None: nothing blocks it.
    pub limit: Option<Severity>,
    /// Earlier runs, the oldest first.
    pub history: Vec<RecordedRun>,
}

/// The language of a report: the one asked for, else `report.language`, else that of the help center, as far as there are
/// messages in it. That of the machine has no say: a report of the build server reads like one made at a desk.
pub fn language(config: &Config, asked: Option<UiLang>) -> UiLang {
    let own = || config.languages.first().map(|lang| lang.split('-').next() == Some("ko"));
    let of_site = || if own().unwrap_or(true) { UiLang::Ko } else { UiLang::En };
    asked.or(config.report.language).unwrap_or_else(of_site)
}

/// Reviews a site, in one language of the messages.
pub fn review(sources: &Sources<'_>, lang: UiLang) -> Review {
    let site = sources.site;
    let code = code(lang);
    let first = site.config.languages.first().map_or("ko", String::as_str);
    let findings = findings::findings(sources, lang);
    let counts = counts(&findings);
    let ledger = Ledger::new(sources, &findings);
    let terms = tables::terms(sources, &findings, &ledger);
    let rule_rows = tables::rules(sources, &findings, lang);
    let pages = tables::pages(sources, &findings);
    let score = score::score(&ledger);
    let owners = tables::owners(&findings, &pages, &ledger);
    let verdict = Verdict::new(&findings, sources.limit);
    let upkeep = upkeep::upkeep(sources, &findings, code);
    let health = glossary::health(sources, &findings, first);
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
        title: title_of(&site.config, lang).to_owned(),
        day: site.today.to_string(),
        program: concat!("helpgen ", env!("CARGO_PKG_VERSION")),
        actions: actions::actions(sources, &findings, &verdict, score.as_ref(), lang),
        questions: questions::questions(&findings, &upkeep, &health),
        targets: verdict::targets(&site.config.report.targets, &counts, score.as_ref(), &owners),
        verdict,
        edit_url: site.config.report.edit_url.clone().unwrap_or_default(),
        change: sources.fixed.map(|fixed| Change { new: counts.new, left: counts.baselined, fixed }),
        scope,
        score,
        counts,
        owners,
        roles: tables::roles(sources, &findings, &ledger),
        sections: tables::sections(sources, &findings, &pages, &ledger),
        languages: tables::languages(&findings, &pages, &ledger),
        terms,
        pages,
        rules: rule_rows,
        labels: glossary::labels(sources, &findings, first),
        features: features::features(sources, code),
        pictures: glossary::pictures(sources, &findings),
        upkeep,
        product: product::product(&findings),
        health,
        guide: glossary::guide(sources, &findings, first),
        findings,
        history: sources.history.clone(),
        since: None,
    }
}

/// Pictures of which small ones are made at most, those at fault first.
const SHOWN_PICTURES: usize = 400;
/// Bytes of small pictures in a report: it is sent by mail.
const PICTURE_BYTES: usize = 2_000_000;

impl Review {
    /// Files of the pictures that are to be shown small.
    pub fn pictures_to_show(&self) -> Vec<&str> {
        let mut files: Vec<&str> = self.pictures.iter().take(SHOWN_PICTURES).map(|picture| &*picture.file).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// Shows pictures small, as many as there is room for: `data:` addresses by file.
    pub fn show_pictures(&mut self, small: &BTreeMap<String, String>) {
        let mut room = PICTURE_BYTES;
        for picture in &mut self.pictures {
            let Some(address) = small.get(&picture.file).filter(|address| address.len() <= room) else { continue };
            room -= address.len();
            picture.thumbnail.clone_from(address);
        }
    }
}

/// Places on screenshots that are shown cut out.
const SHOWN_CUTS: usize = 60;

impl Review {
    /// Places on screenshots that are to be shown: each finding's number, the picture's path, and the place.
    pub fn cuts_to_show(&self) -> Vec<(usize, &str, [u32; 4])> {
        let places = self.findings.iter().enumerate().filter(|(_, finding)| finding.is_open());
        let places =
            places.filter_map(|(at, finding)| finding.on_picture.as_ref().map(|(path, area)| (at, &**path, *area)));
        places.take(SHOWN_CUTS).collect()
    }

    /// Shows places on screenshots: `data:` addresses by the finding's number.
    pub fn show_cuts(&mut self, cuts: BTreeMap<usize, String>) {
        for (at, cut) in cuts {
            if let Some(finding) = self.findings.get_mut(at) {
                finding.cut = cut;
            }
        }
    }
}

fn code(lang: UiLang) -> &'static str {
    match lang {
        UiLang::Ko => "ko",
        UiLang::En => "en",
    }
}

/// What the help center is called in the language of its report.
pub fn title_of(config: &Config, lang: UiLang) -> &str {
    let first = config.languages.first().map_or("ko", String::as_str);
    config.title.get_or(code(lang), first).unwrap_or("helpgen")
}

fn counts(findings: &[Finding]) -> Counts {
    let state = |state| findings.iter().filter(move |finding| finding.state == state);
    let of = |severity: Severity| state(FindingState::New).filter(|finding| finding.severity == severity).count();
    let open = || findings.iter().filter(|finding| finding.is_open());
    Counts {
        error: of(Severity::Error),
        warning: of(Severity::Warning),
        info: of(Severity::Info),
        new: state(FindingState::New).count(),
        baselined: state(FindingState::Baselined).count(),
        waived: state(FindingState::Waived).count(),
        open: open().count(),
        fixable: open().filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe)).count(),
        after_look: open().filter(|finding| finding.fix.as_ref().is_some_and(|fix| !fix.safe)).count(),
    }
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
