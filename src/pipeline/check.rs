//! Checks the site without writing it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::baseline::{BASELINE_FILE, Baseline};
use crate::diagnostic::{self, Diagnostic, Subject};
use crate::lint::{Linter, MentionedIds, PageFindings, Usage, Waived};
use crate::model::{Names, Page, PageId, summarise};
use crate::parse::decisions::DECISIONS_FILE;
use crate::rules::page::front_matter::once_for_all;
use crate::source::{CONFIG_FILE, Refusal, changed_since, read_source};
use crate::view::Snippet;

use super::expect;
use super::heading_links::left_by_links;
use super::keys::Keys;
use super::reading::Kept;
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;

/// The result of a check.
#[derive(Debug, Default)]
pub struct Checked {
    /// Every finding that is not in the baseline, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings in the baseline, in order.
    pub baselined: Vec<Diagnostic>,
    /// Findings that an exception accepts, in order.
    pub waived: Vec<Waived>,
    /// The baseline, if there is one, without fixed findings.
    pub baseline: Option<Baseline>,
    /// How many findings of the baseline are fixed.
    pub fixed: usize,
    /// Number of checked pages.
    pub pages: usize,
    /// Their files.
    pub files: Vec<Arc<str>>,
    /// Number of checked words.
    pub words: usize,
    /// Words and uses of glossary entries by page number, if they were counted.
    pub spoken: BTreeMap<PageId, (usize, Usage)>,
    /// The ids that the pages mention.
    pub said: MentionedIds,
}

/// The result of checking one page.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct PageChecked {
    pub(super) path: Arc<str>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) waived: Vec<Waived>,
    pub(super) words: usize,
    pub(super) spoken: Option<(PageId, Usage)>,
    pub(super) said: MentionedIds,
}

impl Checked {
    pub(super) fn add(&mut self, page: PageChecked) {
        self.pages += 1;
        self.files.push(page.path);
        match self.diagnostics.is_empty() {
            true => self.diagnostics = page.diagnostics,
            false => self.diagnostics.extend(page.diagnostics),
        }
        self.waived.extend(page.waived);
        self.spoken.extend(page.spoken.map(|(number, usage)| (number, (page.words, usage))));
        self.words += page.words;
        self.said.extend(page.said);
    }

    /// Adds the findings on the snippets of pages and on the captions of their films.
    pub(super) fn add_snippets(&mut self, linter: &Linter<'_>, surveyed: &Surveyed) {
        for (page, snippet) in surveyed.snippet_pages() {
            let PageFindings { diagnostics, waived, words, said, .. } =
                linter.snippet(&page, &snippet.source, &snippet.document);
            self.said.extend(said);
            self.diagnostics.extend(diagnostics);
            self.waived.extend(waived);
            self.words += words;
        }
        let (captions, faults) = surveyed.captions();
        self.diagnostics.extend(faults);
        for (page, source, document) in captions {
            let PageFindings { diagnostics, waived, words, said, .. } = linter.snippet(&page, &source, &document);
            self.said.extend(said);
            self.diagnostics.extend(diagnostics);
            self.waived.extend(waived);
            self.words += words;
        }
    }

    /// Adds the findings about the whole site, in order, and separates those in the baseline. `whole`: every page was
    /// checked by every rule.
    ///
    /// # Errors
    /// An error of the system while a page is read again.
    pub(super) fn finish(
        mut self,
        site: Vec<Diagnostic>,
        surveyed: &Surveyed,
        baseline: Option<Baseline>,
        whole: bool,
    ) -> Result<Self, Stop> {
        left_by_links(surveyed, &mut self.diagnostics)?;
        self.diagnostics.extend(site);
        self.diagnostics.retain(|told| surveyed.is_asked_about(told));
        self.waived.retain(|own| surveyed.is_asked_about(&own.diagnostic));
        diagnostic::sort(&mut self.diagnostics);
        // A decided finding keeps its number among those alike; suppressed findings are numbered after them.
        let (decided, silenced): (Vec<_>, Vec<_>) = self.waived.iter_mut().partition(|own| own.decision.is_some());
        let decided = decided.into_iter().map(|own| &mut own.diagnostic);
        let mut counted: Vec<&mut Diagnostic> = self.diagnostics.iter_mut().chain(decided).collect();
        counted.sort_by(|a, b| diagnostic::reading_order(a, b));
        let silenced = silenced.into_iter().map(|own| &mut own.diagnostic);
        diagnostic::number(counted.into_iter().chain(silenced));
        self.decide(surveyed, whole);
        if let Some(baseline) = &baseline {
            self.compare(baseline, surveyed);
        }
        Ok(self)
    }

    /// Separates the findings that the baseline lists.
    pub(super) fn compare(&mut self, list: &Baseline, surveyed: &Surveyed) {
        let mut all = std::mem::take(&mut self.diagnostics);
        all.append(&mut self.baselined);
        diagnostic::sort(&mut all);
        let names: Vec<String> = surveyed.site.pages.iter().map(|page| page.name()).collect();
        let mut names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        if surveyed.site.config.foreign {
            // Only some pages were read, so a missing page may still exist.
            names.extend(list.pages());
        }
        let compared = list.compare(all, &names);
        self.diagnostics = compared.new;
        self.baselined = compared.old;
        self.fixed = compared.fixed;
        self.baseline = Some(compared.kept);
    }

    /// As people are told it: what many pages have alike is one finding.
    pub fn told_once(self) -> Self {
        Self { diagnostics: once_for_all(self.diagnostics), ..self }
    }

    /// Every finding, including those in the baseline; not those that an exception silences.
    pub fn all(&self) -> Vec<&Diagnostic> {
        self.diagnostics.iter().chain(&self.baselined).collect()
    }
}

/// The project's baseline, if it has one.
///
/// # Errors
/// An unreadable baseline: it must not be taken for an empty one.
pub(super) fn baseline(surveyed: &Surveyed) -> Result<Option<Baseline>, Stop> {
    match read_source(&surveyed.request.root, BASELINE_FILE) {
        Ok(None) => Ok(None),
        Ok(Some(source)) => Baseline::read(&source).map(Some).map_err(|fault| Stop::Author(vec![*fault])),
        Err(Refusal::Author(fault)) => Err(Stop::Author(vec![*fault])),
        Err(Refusal::Machine(error)) => Err(Stop::Machine(error)),
    }
}

/// Checks the requested pages and the site as a whole.
///
/// # Errors
/// An error of the system.
pub fn check(surveyed: &Surveyed) -> Result<Checked, Stop> {
    let baseline = baseline(surveyed)?;
    let changed = match &surveyed.request.changed_since {
        Some(revision) => Some(changed_since(&surveyed.request.root, revision)?),
        None => None,
    };
    let names = Names::new(&surveyed.site.glossary);
    let linter = surveyed.linter(&names);
    let meant = |number: PageId| {
        let path = &*surveyed.site.pages[number].path;
        surveyed.selection.takes(path) && changed.as_ref().is_none_or(|changed| changed.contains(path))
    };
    let keys = Keys::of(surveyed);
    let pages: Vec<PageChecked> = (0..surveyed.site.pages.len())
        .into_par_iter()
        .filter(|&number| meant(number))
        .map(|number| {
            if let Some(keys) = &keys {
                return judged(surveyed, &linter, keys, number, None);
            }
            Ok(match text_of(surveyed, number)? {
                Ok(text) => judge(&linter, surveyed, number, &text),
                Err(fault) => {
                    let path = surveyed.site.pages[number].path.clone();
                    PageChecked { path, diagnostics: vec![fault], ..PageChecked::default() }
                }
            })
        })
        .collect::<Result<_, Stop>>()?;
    let mut checked = Checked::default();
    pages.into_iter().for_each(|page| checked.add(page));
    checked.add_snippets(&linter, surveyed);
    let mut site_faults = surveyed.faults.clone();
    if surveyed.selection.is_everything() && linter.wants(expect::RULE) {
        site_faults.extend(expect::unmet_unbuilt(surveyed, &names)?);
    }
    if surveyed.selection.is_everything() && changed.is_none() {
        site_faults.extend(linter.unused(&checked.said));
    }
    let mut told = linter.site(site_faults);
    told.retain(|told| {
        told.place.as_ref().map_or(surveyed.selection.is_everything(), |at| surveyed.selection.takes(&at.path))
    });
    let everything = changed.is_none() && surveyed.selection.is_everything();
    let whole = everything && surveyed.concepts.is_empty() && surveyed.only.is_empty();
    let mut checked = checked.finish(told, surveyed, baseline, whole)?;
    if changed.is_some() || !surveyed.selection.is_everything() || !surveyed.concepts.is_empty() {
        // A partial check cannot know which baseline findings were fixed elsewhere.
        checked.fixed = 0;
    }
    surveyed.keep_results();
    Ok(checked)
}

impl Surveyed {
    /// Writes what later runs may use again.
    pub fn keep_results(&self) {
        self.memo.save(&self.request);
    }

    /// The author's files that were read: only a fix may write them.
    pub fn files_read(&self) -> BTreeSet<PathBuf> {
        let site = &self.site;
        let own =
            [CONFIG_FILE, DECISIONS_FILE].into_iter().chain(site.config.glossary.iter().map(|(path, _)| path.as_str()));
        let pages = site.pages.iter().map(|page| &*page.path);
        let snippets = self.snippets.values().map(|snippet| &*snippet.source.path);
        let included = site.glossary.concepts.iter().map(|concept| &*concept.place.path);
        let all = own.chain(pages).chain(snippets).chain(included);
        let real = |path: &str| self.request.root.join(path).canonicalize().ok();
        let mut files: BTreeSet<PathBuf> = all.filter_map(real).collect();
        files.extend(self.captions().0.iter().filter_map(|(_, source, _)| real(&source.path)));
        files
    }

    /// Whether a finding is about a requested concept; without requested concepts every finding is.
    pub(super) fn is_asked_about(&self, told: &Diagnostic) -> bool {
        let asked = |id: &String| self.concepts.contains(id);
        self.concepts.is_empty() || matches!(&told.subject, Some(Subject::Concept(id)) if asked(id))
    }

    /// The linter of this site, with the requested rules.
    pub(super) fn linter<'s>(&'s self, names: &'s Names<'s>) -> Linter<'s> {
        let linter = Linter::new(&self.site, names).deciding(&self.decisions);
        let linter = if self.request.counting { linter.counting() } else { linter };
        if self.only.is_empty() { linter } else { linter.only(self.only.iter().cloned()) }
    }

    /// The requested snippets, each with its summary.
    pub(super) fn snippet_pages(&self) -> Vec<(Page, &Snippet)> {
        let mut all = self.every_snippet();
        all.retain(|(_, snippet)| self.selection.takes(&snippet.source.path));
        all
    }

    /// Every snippet with its summary. A snippet has the language of its folder, else of the first page that includes
    /// it.
    pub(super) fn every_snippet(&self) -> Vec<(Page, &Snippet)> {
        if self.snippets.is_empty() {
            return Vec::new();
        }
        let names = Names::new(&self.site.glossary);
        let summed = self.snippets.values().map(|snippet| {
            let lang = self.site.snippet_lang(&snippet.file);
            let (source, document) = (&snippet.source, &snippet.document);
            (summarise(source, &snippet.file, lang, document, &names, self.site.today).0, snippet)
        });
        summed.collect()
    }
}

/// Checks one page: the survey's findings, the document's faults, and the findings of the rules.
pub(super) fn judge(linter: &Linter<'_>, surveyed: &Surveyed, number: PageId, text: &Kept) -> PageChecked {
    let (source, document) = text;
    let faults = surveyed.page_faults[number].clone();
    let findings = linter.page(&surveyed.site.pages[number], source, document, faults);
    PageChecked {
        path: surveyed.site.pages[number].path.clone(),
        diagnostics: findings.diagnostics,
        waived: findings.waived,
        words: findings.words,
        spoken: findings.usage.map(|usage| (number, usage)),
        said: findings.said,
    }
}

/// The result of [`judge`], from an earlier run if nothing that it depends on has changed. `kept` is the page's text,
/// if the caller has it.
pub(super) fn judged(
    surveyed: &Surveyed,
    linter: &Linter<'_>,
    keys: &Keys<'_>,
    number: PageId,
    kept: Option<Kept>,
) -> Result<PageChecked, Stop> {
    let key = keys.findings(linter, number);
    if let Some(mut checked) = surveyed.memo.get::<PageChecked>(Some(&key)) {
        if let Some((page, _)) = &mut checked.spoken {
            // Page numbers change from run to run.
            *page = number;
        }
        return Ok(checked);
    }
    let text = match kept {
        Some(text) => text,
        None => match text_of(surveyed, number)? {
            Ok(text) => text,
            Err(fault) => {
                let path = surveyed.site.pages[number].path.clone();
                return Ok(PageChecked { path, diagnostics: vec![fault], ..PageChecked::default() });
            }
        },
    };
    let checked = judge(linter, surveyed, number, &text);
    surveyed.memo.put(Some(key), &checked);
    Ok(checked)
}
