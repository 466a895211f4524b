//! Checks, sets and indexes pages in runs. An unchanged run is taken over from an earlier build.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::index::query::Keeper;
use crate::index::{IndexPage, PageTexts, Read, page_texts, read};
use crate::lint::Linter;
use crate::memo::{Key, KeyOf};
use crate::model::{Page, PageId};
use crate::output::{Artifact, Listed};
use crate::parse::page::Document;
use crate::render::Press;
use crate::text::SourceText;
use crate::view::{Content, Context, PageView, Shelved, Used, is_mere_notice, page as page_view, used};

use super::check::{PageChecked, judged};
use super::counted::Counted;
use super::kept_file::KeptFile;
use super::keys::{Keys, Parts, Rebuilt, Why, parts_key};
use super::reading::Kept;
use super::search::{Notices, index_page};
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;
use super::twins::{Mapped, Twins};

/// Fewest pages of a run, average distance of borders, and most pages of a run.
const RUN: (usize, u64, usize) = (32, 64, 256);

/// A page number, with the page's text if it was kept.
pub(super) type Task = (PageId, Option<Kept>);

/// Everything that every page is set with.
pub(super) struct Stage<'a> {
    pub(super) surveyed: &'a Surveyed,
    pub(super) twins: &'a Twins<'a>,
    pub(super) linter: &'a Linter<'a>,
    pub(super) context: &'a Context<'a>,
    pub(super) notices: &'a Notices,
    pub(super) press: &'a Press,
    pub(super) shared: &'a BTreeMap<&'a str, tera::Value>,
    pub(super) out: &'a Counted<'a>,
    pub(super) keeper: &'a Keeper,
    /// `None` if no results are kept.
    pub(super) keys: Option<&'a Keys<'a>>,
    /// The hash of everything that every page is set with.
    pub(super) theme: Key,
    /// By language: the hash of what templates know about the site.
    pub(super) site_keys: BTreeMap<&'a str, Key>,
}

/// The result of a run of pages.
pub(super) struct Run {
    /// In the order of the pages.
    pub(super) judged: Vec<PageChecked>,
    pub(super) set: SetRun,
    /// The pages that were set again, if results are kept.
    pub(super) rebuilt: Vec<Rebuilt>,
    /// What the index needs of their texts; `None` for a run that was taken over.
    pub(super) read: Option<Read>,
    /// The key under which the run is kept; `None` if it is not.
    pub(super) key: Option<Key>,
}

impl Run {
    /// The key of what the index needs of a run's texts.
    pub(super) fn read_key(key: &Key) -> Key {
        KeyOf::stage("read").bytes(key).key()
    }
}

/// A run of pages that was set in this build.
struct FreshRun {
    judged: Vec<PageChecked>,
    set: SetRun,
    read: Read,
    /// False if a page could not be read again: then the run is not kept.
    is_whole: bool,
}

/// The result of setting a run of pages, besides its files in the site. The pages' texts were indexed and are freed:
/// those of a large site would fill the memory.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct SetRun {
    pub(super) pages: Vec<SetPage>,
    /// The pages for the index, without their sections.
    pub(super) index: Vec<IndexPage>,
    /// The texts that search results show. Those of a run that was taken over are in the current site.
    pub(super) shown: Vec<PageTexts>,
    /// The name of their texts in the terminal's index, with the hash of these texts.
    pub(super) corpus: (String, [u8; 32]),
    /// Their files in the site.
    pub(super) files: Vec<KeptFile>,
}

/// The result of setting a page, without its files.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct SetPage {
    pub(super) listed: Option<Listed>,
    pub(super) mapped: Option<Mapped>,
    /// Whether the page counts when the site is compared with its predecessor: not the home page.
    pub(super) counts: bool,
    pub(super) used: Used,
}

/// The result of setting a page.
#[derive(Default)]
struct Written {
    checked: PageChecked,
    set: SetPage,
    index: Option<IndexPage>,
    files: Vec<Artifact>,
    /// Whether the page could not be read again: its findings must not be cached.
    is_lost: bool,
}

/// Divides pages into runs. Borders depend on the names of the files, so that a new page moves at most the next border.
pub(super) fn runs(pages: &[Page]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (at, page) in pages.iter().enumerate() {
        let length = at - start;
        if length >= RUN.2 || (length >= RUN.0 && border(&page.file)) {
            runs.push(start..at);
            start = at;
        }
    }
    if start < pages.len() {
        runs.push(start..pages.len());
    }
    runs
}

fn border(file: &str) -> bool {
    let hash = blake3::hash(file.as_bytes());
    let first = hash.as_bytes().first_chunk().expect("a hash has 32 bytes");
    u64::from_le_bytes(*first).is_multiple_of(RUN.1)
}

impl Stage<'_> {
    /// Checks and sets all pages, in runs.
    pub(super) fn runs(&self, tasks: Vec<Vec<Task>>) -> Result<Vec<Run>, Stop> {
        tasks.into_par_iter().enumerate().map(|(number, pages)| self.run(number, pages)).collect()
    }

    /// Checks and sets a run of consecutive pages.
    fn run(&self, number: usize, pages: Vec<Task>) -> Result<Run, Stop> {
        let Some(keys) = self.keys else {
            let FreshRun { judged, set, read, .. } = self.set_run(number.to_string(), pages)?;
            return Ok(Run { judged, set: self.counted(set), rebuilt: Vec::new(), read: Some(read), key: None });
        };
        let parts: Vec<Parts> = pages.par_iter().map(|(page, _)| self.parts(keys, *page)).collect();
        let key = KeyOf::stage("run").value(&parts).key();
        let memo = &self.surveyed.memo;
        if let Some(set) = memo.runs.get::<SetRun>(&key)
            && self.keeper.take_over(&set.corpus.0, &set.corpus.1)
            && self.out.keep(&set.files)?
        {
            let judged = pages.into_par_iter().map(|(page, kept)| judged(self.surveyed, self.linter, keys, page, kept));
            let judged = judged.collect::<Result<_, Stop>>()?;
            return Ok(Run { judged, set: self.counted(set), rebuilt: Vec::new(), read: None, key: Some(key) });
        }
        let numbers: Vec<PageId> = pages.iter().map(|(page, _)| *page).collect();
        let name = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let FreshRun { judged, set, read, is_whole } = self.set_run(name, pages)?;
        let is_kept = is_whole && self.press.is_faultless();
        if is_kept {
            memo.runs.put(&key, &set);
            memo.runs.put(&Run::read_key(&key), &read);
        }
        let rebuilt = self.rebuilt(&numbers, parts);
        Ok(Run { judged, set: self.counted(set), rebuilt, read: Some(read), key: is_kept.then_some(key) })
    }

    /// Removes the texts that do not fit into the single file for machines any more.
    fn counted(&self, mut set: SetRun) -> SetRun {
        for page in &mut set.pages {
            page.mapped = page.mapped.take().map(|mapped| self.twins.counted(mapped));
        }
        set
    }

    /// Sets a run of pages under a name in the terminal's index.
    fn set_run(&self, name: String, pages: Vec<Task>) -> Result<FreshRun, Stop> {
        let written = pages.into_par_iter().map(|(page, kept)| self.page(page, kept));
        let written: Vec<Written> = written.collect::<Result<_, Stop>>()?;
        let (mut judged, mut set, mut index) = (Vec::new(), SetRun::default(), Vec::new());
        let is_whole = !written.iter().any(|page| page.is_lost);
        for page in written {
            judged.push(page.checked);
            set.pages.push(page.set);
            index.extend(page.index);
            if self.keys.is_some() {
                set.files.extend(page.files.iter().map(|file| KeptFile::of(&file.path, &file.bytes)));
            }
        }
        let (read, shown) = rayon::join(|| read(&index), || page_texts(&index));
        set.shown = shown;
        let hash = self.keeper.pages(&name, &index)?;
        set.corpus = (name, hash);
        for page in &mut index {
            page.sections = Vec::new();
        }
        set.index = index;
        Ok(FreshRun { judged, set, read, is_whole })
    }

    /// The parts of a page's key.
    fn parts(&self, keys: &Keys<'_>, number: PageId) -> Parts {
        let (context, site) = (self.context, self.context.site);
        let own = &site.pages[number];
        let mut key = KeyOf::stage("shown");
        if site.shows(own) {
            // The view without the text holds everything that the page shows of other pages.
            let text = SourceText::new(own.path.clone(), "");
            let (view, _) = page_view(context, number, &text, &Arc::default());
            key = key.value(&view).value(&self.site_keys.get(own.lang.as_str()));
            for text in site.texts_of(own) {
                let pictures = site.picture_files(own, &text).into_iter();
                let films = text.films.iter().filter_map(|url| site.picture(text.origin, url));
                let films = films.flat_map(|film| [site.poster(&film), Some(film)]).flatten();
                let shown: Vec<Option<&Shelved>> =
                    pictures.chain(films).map(|file| context.pictures.get(&file)).collect();
                key = key.shown(&shown);
            }
        }
        keys.parts(number, self.theme, key.key())
    }

    /// The pages of a run that were set again, with the reason.
    fn rebuilt(&self, numbers: &[PageId], parts: Vec<Parts>) -> Vec<Rebuilt> {
        let (site, memo) = (&self.surveyed.site, &self.surveyed.memo);
        let mut whys = Vec::with_capacity(numbers.len());
        for (&number, parts) in numbers.iter().zip(parts) {
            let key = parts_key(&site.pages[number], site);
            let before: Option<Parts> = memo.get(Some(&key));
            whys.push((number, parts.why(before.as_ref())));
            if before.as_ref() != Some(&parts) {
                memo.put(Some(key), &parts);
            }
        }
        // If no page of the run changed, its files did.
        let other = if whys.iter().all(|(_, why)| why.is_none()) { Why::Files } else { Why::Beside };
        let shown = whys.into_iter().filter(|(number, _)| site.shows(&site.pages[*number]));
        shown.map(|(number, why)| (site.pages[number].path.clone(), why.unwrap_or(other))).collect()
    }

    fn page(&self, number: PageId, kept: Option<Kept>) -> Result<Written, Stop> {
        let site = &self.surveyed.site;
        let own = &site.pages[number];
        let mut written = Written::default();
        let text = match kept {
            Some(text) => text,
            None => match text_of(self.surveyed, number)? {
                Ok(text) => text,
                Err(fault) => return Ok(Written { checked: PageChecked::of(own, fault), is_lost: true, ..written }),
            },
        };
        written.checked = match self.keys {
            Some(keys) => judged(self.surveyed, self.linter, keys, number, Some(text.clone()))?,
            None => super::check::judge(self.linter, self.surveyed, number, &text),
        };
        if !site.shows(own) || site.by_url.get(&own.url) != Some(&number) {
            return Ok(written);
        }
        let (source, document) = text;
        // A page about removed features shows its notice instead of its text.
        let document = if is_mere_notice(own) {
            Arc::new(Document { front: document.front.clone(), ..Document::default() })
        } else {
            document
        };
        let (view, body) = page_view(self.context, number, &source, &document);
        written.files.extend(self.set(&view)?);
        written.set.listed = Listed::of(&view);
        written.index = index_page(self.context, self.notices, own, &view.head.title, &body);
        let described = self.context.description(own);
        if let Some((mapped, files)) = self.twins.of(&view, Some((own, &body))) {
            files.iter().try_for_each(|file| self.out.artifact(file))?;
            written.files.extend(files);
            written.set.mapped = Some(mapped);
        }
        written.set.counts = !matches!(view.page, Content::Home(_));
        if let Some(index) = written.index.as_mut().filter(|_| !described.is_empty()) {
            // The notice of a removed feature describes the page instead.
            if !self.notices.contains_key(&number) {
                index.description = described;
            }
        }
        written.set.used = used(self.context, own, &body);
        Ok(written)
    }

    /// Renders a view and writes it.
    pub(super) fn set(&self, view: &PageView) -> Result<Option<Artifact>, Stop> {
        let lang = view.translations.iter().find(|other| other.current).map_or("", |own| &own.code);
        let shared = self.shared.get(lang).or_else(|| self.shared.values().next());
        let Some(shared) = shared else { return Ok(None) };
        let html = self.press.page(view, shared).map_err(|fault| Stop::Author(vec![*fault]))?;
        let path = if view.url.ends_with(".html") { view.url.clone() } else { format!("{}index.html", view.url) };
        let file = Artifact::new(path, html);
        self.out.artifact(&file)?;
        Ok(Some(file))
    }
}

impl PageChecked {
    /// A page with a single finding.
    fn of(page: &Page, fault: Diagnostic) -> Self {
        Self { path: page.path.clone(), diagnostics: vec![fault], ..Self::default() }
    }
}
