//! Help centers in memory, for tests: configuration, glossary and pages in, findings out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;

use crate::diagnostic::{self, Diagnostic};
use crate::model::{Names, Page, Site, SiteInput, SnippetSummary, assemble, is_page_file, language_of, summarise};
use crate::parse::config::parse_config;
use crate::parse::glossary::parse_glossary;
use crate::parse::page::{Document, parse_page};
use crate::parse::svg::parse_svg;
use crate::text::SourceText;

use super::{Headings, Linter, MentionedIds, PageFindings, known_rules};

/// What a help center is made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct TestSite {
    /// `helpgen.yml`; empty: two languages.
    pub(crate) config: String,
    /// `glossary.yml`.
    pub(crate) glossary: String,
    /// Pages and snippets by path relative to the content folder.
    pub(crate) pages: Vec<(String, String)>,
    /// Pictures by path relative to the content folder, with their size in bytes.
    pub(crate) files: BTreeMap<String, u64>,
    /// Texts of SVGs among them, by path.
    pub(crate) svgs: BTreeMap<String, String>,
    /// Rules asked for; none: all.
    pub(crate) only: Option<String>,
    /// Another generator makes the site.
    pub(crate) foreign: bool,
}

/// What is told of it.
#[derive(Debug)]
pub(crate) struct Told {
    /// By file, in the order of the files' names.
    pub(crate) pages: Vec<(SourceText, PageFindings)>,
    /// Of the whole site.
    pub(crate) site: Vec<Diagnostic>,
}

impl Told {
    /// All findings in order.
    pub(crate) fn all(&self) -> Vec<Diagnostic> {
        let pages = self.pages.iter().flat_map(|(_, findings)| &findings.diagnostics);
        let mut all: Vec<Diagnostic> = pages.chain(&self.site).cloned().collect();
        diagnostic::sort(&mut all);
        all
    }
}

/// Pages by file, each with its document and what was told of it before the rules.
type Pages = BTreeMap<String, (SourceText, Document, Vec<Diagnostic>)>;
/// Snippets by file, each with what it leads to and its summary.
type Snippets = BTreeMap<String, (SnippetSummary, SourceText, Document, Page)>;

const CONFIG: &str = "title: 도움말\nlanguages: [ko, en]\ntoday: 2026-11-22\n";

impl TestSite {
    /// Runs the rules.
    pub(crate) fn run(&self) -> Told {
        self.with_linter(|linter, site, read, snippets, faults| {
            let mut told: Vec<(SourceText, PageFindings)> = Vec::new();
            for page in &site.pages {
                let (source, document, faults) = &read[&page.file];
                told.push((source.clone(), linter.page(page, source, document, faults.clone())));
            }
            for (_, source, document, page) in snippets.values() {
                told.push((source.clone(), linter.snippet(page, source, document)));
            }
            let mut said = MentionedIds::default();
            told.iter().for_each(|(_, findings)| said.extend(findings.said.clone()));
            let faults = faults.into_iter().chain(linter.unused(&said)).collect();
            Told { pages: told, site: linter.site(faults) }
        })
    }

    /// Of each word not to be used on a page with this text, whether its correction is certain.
    pub(crate) fn certain(glossary: &str, body: &str) -> Vec<bool> {
        let site = Self {
            glossary: glossary.to_owned(),
            pages: vec![("ko/a.md".to_owned(), format!("---\ntitle: 가\n---\n\n{body}\n"))],
            only: Some("term/deprecated".to_owned()),
            ..Self::default()
        };
        let safe = |told: &Diagnostic| told.fix.as_ref().is_some_and(|fix| fix.safe);
        site.run().all().iter().map(safe).collect()
    }

    /// A page with all of its fixes, the unsafe ones too.
    pub(crate) fn mend(&self, file: &str) -> String {
        self.mend_wanted(file, &|_| true)
    }

    /// A page with the fixes that are certainly right.
    pub(crate) fn mend_safely(&self, file: &str) -> String {
        self.mend_wanted(file, &|told| told.fix.as_ref().is_some_and(|fix| fix.safe))
    }

    fn mend_wanted(&self, file: &str, wanted: &dyn Fn(&Diagnostic) -> bool) -> String {
        self.with_linter(|linter, site, read, _, _| {
            let page = &site.pages[*site.by_file.get(file).expect("it is a page")];
            linter.mend(page, &read[file].0, false, Headings::Change, wanted).text
        })
    }

    fn with_linter<T>(&self, look: impl FnOnce(&Linter<'_>, &Site, &Pages, &Snippets, Vec<Diagnostic>) -> T) -> T {
        let known = known_rules();
        let text = if self.config.is_empty() { CONFIG } else { &self.config };
        let (mut config, mut faults) =
            parse_config(&SourceText::new("helpgen.yml", text), &known).expect("the configuration is YAML");
        let (glossary, told) = match self.glossary.is_empty() {
            true => Default::default(),
            false => parse_glossary(&SourceText::new("glossary.yml", self.glossary.clone()), &[])
                .expect("the glossary is YAML"),
        };
        faults.extend(told);
        config.foreign = self.foreign;
        let today = config.today.unwrap_or(date(2026, 11, 22));
        let names = Names::new(&glossary);
        let (mut pages, mut read, mut snippets) = (Vec::new(), Pages::new(), Snippets::new());
        for (file, text) in &self.pages {
            let source = SourceText::new(format!("content/{file}"), text.clone());
            let document = parse_page(&source, &known, config.dialects);
            let lang = language_of(file, &config.languages, config.content_by_lang)
                .cloned()
                .unwrap_or_else(|| config.languages[0].clone());
            let (page, told) = summarise(&source, file, &lang, &document, &names, today);
            if is_page_file(file) {
                pages.push(page);
                read.insert(file.clone(), (source, document, told));
            } else {
                snippets.insert(file.clone(), (SnippetSummary::of(&source, &document, &names), source, document, page));
            }
        }
        let said = |(file, text): (&String, &String)| {
            (file.clone(), parse_svg(&SourceText::new(format!("content/{file}"), text.clone())))
        };
        let input = SiteInput {
            config,
            glossary: glossary.clone(),
            today,
            role: None,
            drafts: false,
            pages,
            files: self.files.keys().chain(self.svgs.keys()).cloned().collect(),
            texts: self.pages.iter().map(|(file, _)| file.clone()).collect(),
            statics: BTreeSet::new(),
            file_sizes: self.files.clone(),
            picture_texts: self.svgs.iter().map(said).collect(),
            snippets: snippets.iter().map(|(file, (summary, ..))| (file.clone(), summary.clone())).collect(),
        };
        let (site, told) = assemble(input);
        faults.extend(told);
        let mut linter = Linter::new(&site, &names);
        if let Some(only) = &self.only {
            linter = linter.only([only.clone()]);
        }
        look(&linter, &site, &read, &snippets, faults)
    }
}
