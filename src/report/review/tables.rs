//! The report's tables: findings by concept, page, rule, owner and role.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Severity, UiLang};
use crate::lint::TermUse;
use crate::model::{Page, PageId};
use crate::parse::glossary::Status;

use super::actions::rule_words;
use super::findings::{own_roles, section_of};
use super::ledger::{Ledger, LedgerEntry, Places, Thing, is_agreed};
use super::score::percent_of;
use super::{Finding, FindingState, FormRow, GroupRow, PageRow, RuleRow, Sources, Tally, TermRow};

impl Tally {
    fn add(&mut self, finding: &Finding) {
        if !finding.is_open() {
            self.waived += 1;
            return;
        }
        match finding.severity {
            Severity::Error => self.error += 1,
            Severity::Warning => self.warning += 1,
            Severity::Info => self.info += 1,
        }
        self.all += 1;
        self.new += usize::from(finding.state == FindingState::New);
    }

    /// To sort by, the worst first.
    fn worst(&self) -> std::cmp::Reverse<(usize, usize, usize)> {
        std::cmp::Reverse((self.error, self.warning, self.info))
    }
}

/// Findings by a key that some of them have.
fn tallies<'f, K: Ord>(findings: &'f [Finding], keys: impl Fn(&'f Finding) -> Vec<K>) -> BTreeMap<K, Tally> {
    let mut tallies: BTreeMap<K, Tally> = BTreeMap::new();
    for finding in findings {
        for key in keys(finding) {
            tallies.entry(key).or_default().add(finding);
        }
    }
    tallies
}

/// Forms of a concept (language, text, status), each with its count and its pages.
type Forms = BTreeMap<(String, String, &'static str), (usize, BTreeSet<PageId>)>;

/// Concepts with every form that pages use.
pub(super) fn terms(sources: &Sources<'_>, findings: &[Finding], ledger: &Ledger<'_>) -> Vec<TermRow> {
    let mut places: BTreeMap<&str, Places> = BTreeMap::new();
    for (&(thing, id), own) in ledger.files.values().flat_map(|entry| &entry.things) {
        if thing == Thing::Concept {
            places.entry(id).or_default().add(*own);
        }
    }
    let of_concept = |finding: &Finding| match finding.subject_kind {
        "concept" => vec![finding.subject.clone()],
        _ => Vec::new(),
    };
    let tallies = tallies(findings, of_concept);
    let mut forms: BTreeMap<&str, Forms> = BTreeMap::new();
    for (&page, (_, usage)) in sources.spoken {
        let lang = &sources.site.pages[page].lang;
        for (term, count) in &usage.terms {
            let standing = status(term);
            // A capital at a sentence's start and a plural are no forms of their own.
            let agreed = matches!(standing, "preferred" | "admitted");
            let text = if agreed { &term.term } else { &term.written };
            let key = (lang.clone(), text.clone(), standing);
            let entry = forms.entry(&term.concept).or_default().entry(key).or_default();
            entry.0 += count;
            entry.1.insert(page);
        }
    }
    let mut rows: Vec<TermRow> = Vec::new();
    for concept in &sources.site.glossary.concepts {
        let own = forms.remove(concept.id.as_str()).unwrap_or_default();
        let pages: BTreeSet<usize> = own.values().flat_map(|(_, pages)| pages).copied().collect();
        let mut own: Vec<FormRow> = own
            .into_iter()
            .map(|((lang, text, status), (count, pages))| FormRow { text, lang, status, count, pages: pages.len() })
            .collect();
        own.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| (&a.lang, &a.text).cmp(&(&b.lang, &b.text))));
        let places = places.get(&*concept.id).copied().unwrap_or_default();
        let languages = sources.site.config.languages.iter().map(String::as_str);
        rows.push(TermRow {
            id: concept.id.clone(),
            preferred: languages
                .filter_map(|lang| Some((lang.to_owned(), concept.preferred(lang)?.text.clone())))
                .collect(),
            owner: concept.owner.clone().unwrap_or_default(),
            uses: places.all(),
            right: places.right,
            wrong: places.wrong,
            let_pass: places.waived,
            unseen: places.unseen,
            pages: pages.len(),
            forms: own,
            tally: tallies.get(&concept.id).copied().unwrap_or_default(),
        });
    }
    rows.sort_by_key(|row| (row.tally.worst(), std::cmp::Reverse((row.wrong, row.uses))));
    rows
}

/// The standing of a form: a preferred or admitted term that is spaced or capitalised otherwise is a variant.
fn status(term: &TermUse) -> &'static str {
    match term.status {
        _ if term.chosen && term.term != term.written => "chosen",
        Status::Preferred | Status::Admitted if !is_agreed(term) => "variant",
        Status::Preferred => "preferred",
        Status::Admitted => "admitted",
        Status::Deprecated => "deprecated",
        Status::Superseded | Status::Hidden => "superseded",
    }
}

/// Every page that was looked at.
pub(super) fn pages(sources: &Sources<'_>, findings: &[Finding]) -> Vec<PageRow> {
    let tallies = tallies(findings, |finding| vec![finding.path.as_str()]);
    let site = sources.site;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let row = |(&number, (words, _)): (&usize, &(usize, _))| {
        let page = &site.pages[number];
        let front = &page.front;
        PageRow {
            page: page.name(),
            path: page.path.to_string(),
            title: page.title_text().to_owned(),
            lang: page.lang.clone(),
            section: section_of(site, page).to_owned(),
            owner: site.owner_of_page(page).unwrap_or_default().to_owned(),
            words: *words,
            features: page.features.clone(),
            roles: own_roles(site, page),
            updated: day(page.updated),
            reviewed: day(front.reviewed),
            publication: match page.published {
                _ if front.draft => "draft",
                true => "published",
                false if front.publish_on.is_some_and(|day| day > site.today) => "scheduled",
                false => "expired",
            },
            tally: tallies.get(&*page.path).copied().unwrap_or_default(),
        }
    };
    let mut rows: Vec<PageRow> = sources.spoken.iter().map(row).collect();
    rows.sort_by(|a, b| (a.tally.worst(), &a.path).cmp(&(b.tally.worst(), &b.path)));
    rows
}

/// Every rule of pages and site; those of the project's own files only where they found something.
pub(super) fn rules(sources: &Sources<'_>, findings: &[Finding], lang: UiLang) -> Vec<RuleRow> {
    let mut tallies = tallies(findings, |finding| vec![finding.rule.as_str()]);
    let mut files: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.is_open()) {
        files.entry(&finding.rule).or_default().insert(&finding.path);
    }
    let mut rows: Vec<RuleRow> = Vec::new();
    for (rule, level) in super::levels(sources.site) {
        rows.push(RuleRow {
            id: rule.id.to_owned(),
            summary: rule.summary().in_lang(lang).to_owned(),
            level: level.to_owned(),
            files: files.get(rule.id).map_or(0, BTreeSet::len),
            tally: tallies.remove(rule.id).unwrap_or_default(),
        });
    }
    for (rule, tally) in tallies {
        let first = findings.iter().find(|finding| finding.rule == rule);
        rows.push(RuleRow {
            id: rule.to_owned(),
            summary: rule_words(rule).in_lang(lang).to_owned(),
            level: first.map(|finding| finding.severity.name().to_owned()).unwrap_or_default(),
            files: files.get(rule).map_or(0, BTreeSet::len),
            tally,
        });
    }
    rows.sort_by(|a, b| (a.tally.worst(), &a.id).cmp(&(b.tally.worst(), &b.id)));
    rows
}

/// The score of the files that fit.
fn score_of(ledger: &Ledger<'_>, fits: impl Fn(&str) -> bool) -> Option<f64> {
    let own = ledger.files.iter().filter(|(path, _)| fits(path)).map(|(_, entry)| entry);
    percent_of(ledger, own)
}

/// Files by a key, with the scores of each.
fn scores<'k>(ledger: &Ledger<'_>, keys: &BTreeMap<&str, &'k str>) -> BTreeMap<&'k str, f64> {
    let mut entries: BTreeMap<&str, Vec<&LedgerEntry<'_>>> = BTreeMap::new();
    for (path, entry) in &ledger.files {
        if let Some(key) = keys.get(path) {
            entries.entry(key).or_default().push(entry);
        }
    }
    let score = |(key, own): (&'k str, Vec<&LedgerEntry<'_>>)| Some((key, percent_of(ledger, own.into_iter())?));
    entries.into_iter().filter_map(score).collect()
}

/// Findings and pages by a key of pages; findings without a page have an empty key.
fn grouped(
    findings: &[Finding],
    pages: &[PageRow],
    ledger: &Ledger<'_>,
    of_finding: impl Fn(&Finding) -> &str,
    of_page: impl Fn(&PageRow) -> &str,
) -> Vec<GroupRow> {
    let mut tallies = tallies(findings, |finding| vec![of_finding(finding)]);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let keys: BTreeMap<&str, &str> = pages.iter().map(|page| (&*page.path, of_page(page))).collect();
    for page in pages {
        *counts.entry(of_page(page)).or_default() += 1;
        tallies.entry(of_page(page)).or_default();
    }
    let scores = scores(ledger, &keys);
    let row = |(id, tally): (&str, Tally)| GroupRow {
        id: id.to_owned(),
        name: id.to_owned(),
        pages: counts.get(id).copied().unwrap_or(0),
        score: scores.get(id).copied(),
        tally,
    };
    let mut rows: Vec<GroupRow> = tallies.into_iter().map(row).collect();
    rows.sort_by(|a, b| (a.id.is_empty(), a.tally.worst(), &a.id).cmp(&(b.id.is_empty(), b.tally.worst(), &b.id)));
    rows
}

/// Findings by owner; those without an owner last.
pub(super) fn owners(findings: &[Finding], pages: &[PageRow], ledger: &Ledger<'_>) -> Vec<GroupRow> {
    grouped(findings, pages, ledger, |finding| &finding.owner, |page| &page.owner)
}

/// In which sections something is to be mended, each with the title of its front page.
pub(super) fn sections(
    sources: &Sources<'_>,
    findings: &[Finding],
    pages: &[PageRow],
    ledger: &Ledger<'_>,
) -> Vec<GroupRow> {
    let site = sources.site;
    let mut rows = grouped(findings, pages, ledger, |finding| &finding.section, |page| &page.section);
    let titles: BTreeMap<&str, &str> = site
        .sections
        .iter()
        .filter_map(|section| Some((&*section.folder, site.pages[section.front?].title_text())))
        .collect();
    for row in &mut rows {
        row.name = titles.get(&*row.id).map_or_else(|| row.id.clone(), |title| (*title).to_owned());
    }
    rows
}

/// In which languages something is to be mended.
pub(super) fn languages(findings: &[Finding], pages: &[PageRow], ledger: &Ledger<'_>) -> Vec<GroupRow> {
    let langs: BTreeMap<&str, &str> = pages.iter().map(|page| (&*page.path, &*page.lang)).collect();
    let of_finding = |finding: &Finding| langs.get(&*finding.path).copied().unwrap_or_default().to_owned();
    let tallies = tallies(findings, |finding| vec![of_finding(finding)]);
    let mut rows = grouped(&[], pages, ledger, |_| "", |page| &page.lang);
    for row in &mut rows {
        row.tally = tallies.get(&row.id).copied().unwrap_or_default();
    }
    rows
}

/// Whose pages findings stand on: those for everyone first, then in the glossary's order.
pub(super) fn roles(sources: &Sources<'_>, findings: &[Finding], ledger: &Ledger<'_>) -> Vec<GroupRow> {
    let of_roles = |finding: &Finding| match finding.roles.as_slice() {
        [] => vec![String::new()],
        roles => roles.to_vec(),
    };
    let tallies = tallies(findings, of_roles);
    let site = sources.site;
    let first = site.config.languages.first().map_or("ko", String::as_str);
    let everyone = std::iter::once((String::new(), String::new()));
    let named = site
        .glossary
        .roles
        .iter()
        .map(|role| (role.id.clone(), role.name.get_or(first, "en").unwrap_or(&role.id).to_owned()));
    let row = |(id, name): (String, String)| {
        let role = site.glossary.roles.iter().position(|role| role.id == id);
        let fits = |page: &&Page| match role {
            None => page.front.roles.is_empty(),
            Some(role) => !page.front.roles.is_empty() && page.roles.contains(role),
        };
        let own = sources.spoken.keys().map(|&page| &site.pages[page]).filter(fits);
        let paths: BTreeSet<&str> = own.map(|page| &*page.path).collect();
        GroupRow {
            pages: paths.len(),
            score: score_of(ledger, |path| paths.contains(path)),
            tally: tallies.get(&id).copied().unwrap_or_default(),
            id,
            name,
        }
    };
    everyone.chain(named).map(row).collect()
}
