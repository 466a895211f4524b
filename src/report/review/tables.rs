//! The report's tables: findings by concept, page, rule, owner and role.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Severity, UiLang};
use crate::model::PageId;
use crate::parse::glossary::Status;

use super::findings::page_owner;
use super::{Finding, FormRow, GroupRow, PageRow, RuleRow, Sources, State, Tally, TermRow};

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
        self.new += usize::from(finding.state == State::New);
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

/// Forms of a concept (language, text, standing), each with how often and on which pages it stands.
type Forms = BTreeMap<(String, String, &'static str), (usize, BTreeSet<PageId>)>;

/// Concepts with every form that pages use.
pub(super) fn terms(sources: &Sources<'_>, findings: &[Finding]) -> Vec<TermRow> {
    let of_concept = |finding: &Finding| match finding.subject_kind {
        "concept" => vec![finding.subject.clone()],
        _ => Vec::new(),
    };
    let tallies = tallies(findings, of_concept);
    let mut forms: BTreeMap<&str, Forms> = BTreeMap::new();
    for (&page, (_, usage)) in sources.spoken {
        let lang = &sources.site.pages[page].lang;
        for (term, count) in &usage.terms {
            let standing = status(term.status, &term.term, &term.written);
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
        let agreed = |form: &&FormRow| matches!(form.status, "preferred" | "admitted") && !concept.internal;
        let right: usize = own.iter().filter(agreed).map(|form| form.count).sum();
        let uses: usize = own.iter().map(|form| form.count).sum();
        let languages = sources.site.config.languages.iter().map(String::as_str);
        rows.push(TermRow {
            id: concept.id.clone(),
            preferred: languages
                .filter_map(|lang| Some((lang.to_owned(), concept.preferred(lang)?.text.clone())))
                .collect(),
            owner: concept.owner.clone().unwrap_or_default(),
            uses,
            wrong: uses - right,
            pages: pages.len(),
            forms: own,
            tally: tallies.get(&concept.id).copied().unwrap_or_default(),
        });
    }
    rows.sort_by_key(|row| (row.tally.worst(), std::cmp::Reverse((row.wrong, row.uses))));
    rows
}

/// The standing of a form: a preferred or admitted term that is spaced or capitalised otherwise is a variant.
fn status(status: Status, term: &str, written: &str) -> &'static str {
    match status {
        Status::Preferred | Status::Admitted if !is_spelled(term, written) => "variant",
        Status::Preferred => "preferred",
        Status::Admitted => "admitted",
        Status::Deprecated => "deprecated",
        Status::Superseded | Status::Hidden => "superseded",
    }
}

/// Whether a text is the term as listed; at a sentence's start a capital is no difference, and in English neither is a
/// plural.
fn is_spelled(term: &str, written: &str) -> bool {
    let fold = |text: &str| text.to_lowercase();
    written == term || (!term.chars().any(char::is_uppercase) && fold(written).starts_with(&fold(term)))
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
            owner: page_owner(site, page).unwrap_or_default(),
            words: *words,
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
            summary: String::new(),
            level: first.map(|finding| finding.severity.name().to_owned()).unwrap_or_default(),
            files: files.get(rule).map_or(0, BTreeSet::len),
            tally,
        });
    }
    rows.sort_by(|a, b| (a.tally.worst(), &a.id).cmp(&(b.tally.worst(), &b.id)));
    rows
}

/// Who has what to mend; nobody last.
pub(super) fn owners(findings: &[Finding], pages: &[PageRow]) -> Vec<GroupRow> {
    let mut tallies = tallies(findings, |finding| vec![finding.owner.clone()]);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        *counts.entry(page.owner.clone()).or_default() += 1;
        tallies.entry(page.owner.clone()).or_default();
    }
    let row = |(id, tally): (String, Tally)| GroupRow {
        name: id.clone(),
        pages: counts.get(&id).copied().unwrap_or(0),
        id,
        tally,
    };
    let mut rows: Vec<GroupRow> = tallies.into_iter().map(row).collect();
    rows.sort_by(|a, b| (a.id.is_empty(), a.tally.worst(), &a.id).cmp(&(b.id.is_empty(), b.tally.worst(), &b.id)));
    rows
}

/// Whose pages findings stand on: those for everyone first, then in the glossary's order.
pub(super) fn roles(sources: &Sources<'_>, findings: &[Finding]) -> Vec<GroupRow> {
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
    let pages = |id: &str| {
        let own = sources.spoken.keys().map(|&page| &site.pages[page]);
        let role = site.glossary.roles.iter().position(|role| role.id == id);
        own.filter(|page| match role {
            None => page.front.roles.is_empty(),
            Some(role) => !page.front.roles.is_empty() && page.roles.contains(role),
        })
        .count()
    };
    everyone
        .chain(named)
        .map(|(id, name)| GroupRow {
            pages: pages(&id),
            tally: tallies.get(&id).copied().unwrap_or_default(),
            id,
            name,
        })
        .collect()
}
