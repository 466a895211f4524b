//! Judges the site without writing it.

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::lint::{Linter, known_rules};
use crate::model::{Names, PageId};
use crate::parse::page::parse_page;
use crate::source::{Refusal, read_source};
use crate::text::SourceText;

use super::load::Stop;
use super::survey::{Surveyed, vanished};

/// What the checks found.
#[derive(Debug, Default)]
pub struct Checked {
    /// Every finding, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Pages that were looked at.
    pub pages: usize,
    /// Findings that were silenced.
    pub ignored: usize,
    /// Words that were looked at.
    pub words: usize,
}

/// What the checks found on one page.
#[derive(Debug, Default)]
pub(super) struct PageChecked {
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) ignored: usize,
    pub(super) words: usize,
}

impl Checked {
    pub(super) fn add(&mut self, page: PageChecked) {
        self.pages += 1;
        self.diagnostics.extend(page.diagnostics);
        self.ignored += page.ignored;
        self.words += page.words;
    }

    /// With the findings about the whole site, in order.
    pub(super) fn finish(mut self, site: Vec<Diagnostic>) -> Self {
        self.diagnostics.extend(site);
        diagnostic::sort(&mut self.diagnostics);
        self
    }
}

/// Checks every page and the site as a whole.
///
/// # Errors
/// The machine's refusal.
pub fn check(mut surveyed: Surveyed) -> Result<Checked, Stop> {
    let site_faults = std::mem::take(&mut surveyed.faults);
    let page_faults = std::mem::take(&mut surveyed.page_faults);
    let names = Names::new(&surveyed.site.glossary);
    let linter = Linter::new(&surveyed.site, &names);
    let known = known_rules();
    let pages: Vec<PageChecked> = page_faults
        .into_par_iter()
        .enumerate()
        .map(|(number, faults)| {
            Ok(match read_again(&surveyed, number)? {
                Ok(source) => {
                    let document = parse_page(&source, &known);
                    judge(&linter, &surveyed, number, &source, &document, faults)
                }
                Err(fault) => PageChecked { diagnostics: vec![fault], ..PageChecked::default() },
            })
        })
        .collect::<Result<_, Stop>>()?;
    let mut checked = Checked::default();
    pages.into_iter().for_each(|page| checked.add(page));
    Ok(checked.finish(linter.site(site_faults)))
}

/// Judges one page.
pub(super) fn judge(
    linter: &Linter<'_>,
    surveyed: &Surveyed,
    number: PageId,
    source: &SourceText,
    document: &crate::parse::page::Document,
    faults: Vec<Diagnostic>,
) -> PageChecked {
    let mut told = document.faults.clone();
    told.extend(faults);
    let findings = linter.page(&surveyed.site.pages[number], source, document, told);
    PageChecked { diagnostics: findings.diagnostics, ignored: findings.ignored, words: findings.words }
}

/// Reads a page for the second time. It must be what it was the first time.
pub(super) fn read_again(surveyed: &Surveyed, number: PageId) -> Result<Result<SourceText, Diagnostic>, Stop> {
    let page = &surveyed.site.pages[number];
    match read_source(&surveyed.request.root, &page.path) {
        Ok(Some(source)) if *blake3::hash(source.text.as_bytes()).as_bytes() == page.hash => Ok(Ok(source)),
        Ok(_) | Err(Refusal::Author(_)) => Ok(Err(vanished(&page.path))),
        Err(Refusal::Machine(error)) => Err(Stop::Machine(error)),
    }
}
