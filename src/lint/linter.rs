//! Runs the rules, then applies levels and exceptions to what they found.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic};
use crate::model::{Names, Page, Site};
use crate::parse::captions::{is_captions, parse_captions};
use crate::parse::decisions::Decision;
use crate::parse::page::{Document, parse_page};
use crate::rules::glossary::{proposed, unused};
use crate::rules::label::unused as unused_label;
use crate::rules::{known_rules, rules};
use crate::text::SourceText;

use super::census::FeatureCensus;
use super::deciding::Deciding;
use super::levels::Levels;
use super::mentioned_ids::MentionedIds;
use super::page::PageContext;
use super::proof::{self, Labels};
use super::prose::Run;
use super::quote::Quoter;
use super::rule::{Check, Rule};
use super::site::{Across, SiteContext};
use super::suppression::{self, Waived};
use super::usage::{Usage, usage};

/// What is told of one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageFindings {
    /// In order.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that an exception lets pass, each with its reason.
    pub waived: Vec<Waived>,
    /// Words of prose that were looked at.
    pub words: usize,
    /// What the page names and shows, if that is to be counted.
    pub usage: Option<Usage>,
    /// What it names, if a rule asks for it.
    pub said: MentionedIds,
}

/// Judges pages and the site.
#[derive(Debug)]
pub struct Linter<'s> {
    site: &'s Site,
    names: &'s Names<'s>,
    across: Across<'s>,
    levels: Levels<'s>,
    known: Vec<&'static str>,
    /// The rules asked for; none: all.
    only: Option<BTreeSet<String>>,
    /// What pages name is counted, if this is there.
    census: Option<FeatureCensus<'s>>,
    /// What somebody decided about findings.
    deciding: Deciding<'s>,
}

impl<'s> Linter<'s> {
    /// A linter with every rule.
    pub fn new(site: &'s Site, names: &'s Names<'s>) -> Self {
        Self {
            site,
            names,
            across: Across::new(site),
            levels: Levels::new(&site.config),
            known: known_rules(),
            only: None,
            census: None,
            deciding: Deciding::default(),
        }
    }

    /// The same, leaving out what somebody decided about.
    pub fn deciding(mut self, decisions: &'s [Arc<Decision>]) -> Self {
        self.deciding = Deciding::by(decisions, self.site.today);
        self
    }

    /// The same with these rules alone.
    pub fn only(mut self, rules: impl IntoIterator<Item = String>) -> Self {
        self.only = Some(rules.into_iter().collect());
        self
    }

    /// Reads a page as those of the site are read; captions as captions.
    pub fn parse(&self, source: &SourceText) -> Document {
        if is_captions(&source.path) {
            return parse_captions(source);
        }
        parse_page(source, &self.known, self.site.config.dialects)
    }

    /// The names of the glossary.
    pub(super) fn names(&self) -> &'s Names<'s> {
        self.names
    }

    /// Which day it is.
    pub(super) fn today(&self) -> jiff::civil::Date {
        self.site.today
    }

    /// The same, counting what pages name.
    pub fn counting(mut self) -> Self {
        self.census = Some(FeatureCensus::new(self.site, self.names));
        self
    }

    /// Whether another page, the configuration or the glossary leads to a page.
    pub fn reaches(&self, page: &Page) -> bool {
        self.across.uses.reached.contains(&page.number)
    }

    /// Whether a rule is asked for.
    pub fn wants(&self, rule: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(rule))
    }

    /// A page as rules see it.
    pub(super) fn context<'p>(
        &'p self,
        page: &'p Page,
        source: &'p SourceText,
        document: &'p Document,
    ) -> PageContext<'p> {
        PageContext::new(self.site, self.names, &self.across, page, source, document)
    }

    /// Everything to be told of one page: what parser and model found (`faults`, and the document's own), and what the
    /// rules of pages find; levels and exceptions applied.
    pub fn page(&self, page: &Page, source: &SourceText, document: &Document, faults: Vec<Diagnostic>) -> PageFindings {
        let context = self.context(page, source, document);
        self.proven(&context, self.judge(&context, faults))
    }

    /// The same for a snippet that pages include. `page` is its summary as [`crate::model::summarise`] makes it; rules about
    /// pages as such are left out.
    pub fn snippet(&self, page: &Page, source: &SourceText, document: &Document) -> PageFindings {
        let mut context = PageContext::new(self.site, self.names, &self.across, page, source, document);
        context.is_snippet = true;
        self.proven(&context, self.judge(&context, Vec::new()))
    }

    /// Fixes that would change more than they are for are told as to be made by hand.
    fn proven(&self, context: &PageContext<'_>, mut findings: PageFindings) -> PageFindings {
        proof::prove(context.source, context.document, &|source| self.parse(source), &mut findings.diagnostics);
        for fix in findings.diagnostics.iter_mut().filter_map(|told| told.fix.as_mut()) {
            fix.in_heading = fix.edits.iter().any(|edit| context.document.in_heading(edit.span));
        }
        findings
    }

    /// What is told of a text that stands in a page's place, before any fix is proven.
    pub(super) fn unproven(
        &self,
        page: &Page,
        source: &SourceText,
        document: &Document,
        is_snippet: bool,
        faults: Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let mut context = PageContext::new(self.site, self.names, &self.across, page, source, document);
        context.is_snippet = is_snippet;
        self.judge(&context, if is_snippet { Vec::new() } else { faults }).diagnostics
    }

    fn judge(&self, context: &PageContext<'_>, faults: Vec<Diagnostic>) -> PageFindings {
        let (page, document) = (context.page, context.document);
        let levels = self.levels.of_file(&page.file, Some(&document.front.lint));
        let runs = |rule: &Rule| self.wants(rule.id) && !levels.is_off(rule.id) && !context.leaves_out(rule);
        let mut told = faults;
        told.extend(document.faults.iter().cloned());
        told.retain(|fault| self.wants(&fault.rule));
        for rule in rules() {
            if let Check::Page(check) = rule.check
                && runs(rule)
            {
                told.extend(check(context));
            }
        }
        diagnostic::sort(&mut told);
        let told = levels.apply(told);
        let suppressions = suppression::find(&context.source.text, document);
        let ran = |id: &str| {
            let rule = rules().iter().find(|rule| rule.id == id);
            rule.is_some_and(|rule| runs(rule) && !matches!(rule.check, Check::Site(_)))
        };
        let (mut diagnostics, waived) =
            suppression::apply(&suppressions, told, &context.places, self.site.today, &self.known, &ran);
        diagnostics.extend(suppression::misspelt(&context.source.text, document, &context.places));
        diagnostics.retain(|told| !told.rule.starts_with("ignore/") || self.wants(&told.rule));
        diagnostics = levels.apply(diagnostics);
        diagnostic::sort(&mut diagnostics);
        let mut fixes = diagnostics.iter_mut().filter_map(|told| told.fix.as_mut()).peekable();
        if fixes.peek().is_some() {
            let labels = Labels::of(&context.source.text, document);
            fixes.for_each(|fix| labels.keep(fix));
        }
        let name: Arc<str> = page.name().into();
        let quoter = Quoter::new(context);
        let named = |told| Diagnostic { page: Some(name.clone()), ..quoter.quoted(told) };
        let mut diagnostics: Vec<Diagnostic> = diagnostics.into_iter().map(named).collect();
        diagnostic::number(&mut diagnostics);
        let (diagnostics, decided) = self.deciding.settle(diagnostics);
        let mut waived: Vec<Waived> =
            waived.into_iter().map(|own| Waived { diagnostic: named(own.diagnostic), ..own }).collect();
        waived.extend(decided);
        let words = context.runs().iter().map(Run::words).sum();
        let usage = self.census.as_ref().map(|census| usage(context, census));
        let asked = [unused::RULE.id, unused_label::RULE.id, proposed::RULE.id].iter().any(|rule| self.wants(rule));
        let said = if asked { MentionedIds::by(context) } else { MentionedIds::default() };
        PageFindings { diagnostics, waived, words, usage, said }
    }

    /// What is told of concepts and labels that no page names; `said` is what all pages name together.
    pub fn unused(&self, said: &MentionedIds) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        if self.wants(unused::RULE.id) {
            told.extend(unused::unused(&self.site.glossary, &said.concepts));
        }
        if self.wants(unused_label::RULE.id) {
            told.extend(unused_label::unused(self.site, self.names, &self.across, &said.labels));
        }
        if self.wants(proposed::RULE.id) {
            told.extend(proposed::proposed(&self.site.glossary, &said.proposed));
        }
        told
    }

    /// What is to be told of the whole site and the glossary: `faults` of the stages that read them, and what the rules
    /// of the site find. Levels applied.
    pub fn site(&self, faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let everywhere = self.levels.of_site();
        let context = SiteContext { site: self.site, names: self.names, across: &self.across, told: &faults };
        let mut told: Vec<Diagnostic> = Vec::new();
        for rule in rules() {
            if let Check::Site(check) = rule.check
                && self.wants(rule.id)
                && !everywhere.is_off(rule.id)
            {
                told.extend(check(&context));
            }
        }
        told.extend(faults.into_iter().filter(|fault| self.wants(&fault.rule)));
        let content = &self.site.config.content;
        let page_of = |path: &str| self.site.by_file.get(path).map(|&page| self.site.pages[page].name().into());
        let mut left = Vec::with_capacity(told.len());
        for diagnostic in told {
            let path = diagnostic.place.as_ref().map(|place| place.path.clone()).unwrap_or_default();
            let file = if content == "." {
                Some(&*path)
            } else {
                path.strip_prefix(content.as_str()).and_then(|rest| rest.strip_prefix('/'))
            };
            let levels = file.map_or_else(|| self.levels.of_site(), |file| self.levels.of_file(file, None));
            let diagnostic = Diagnostic { page: file.and_then(page_of), ..diagnostic };
            left.extend(levels.apply(vec![diagnostic]));
        }
        diagnostic::sort(&mut left);
        left
    }
}

impl PageContext<'_> {
    /// Rules about pages as such do not look at snippets.
    fn leaves_out(&self, rule: &Rule) -> bool {
        // What readers see of a snippet is told at the snippet.
        let shown = ["page/markup", "page/left-out"].contains(&rule.id);
        self.is_snippet && !shown && ["page/", "i18n/", "link/anchor"].iter().any(|group| rule.id.starts_with(group))
    }
}
