//! Writes what the browser searches. If nothing that it is made of has changed, it is taken over from the current site.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::index::{Corpus, PageTexts, TextFile, export, page_texts, prepare_read, read};
use crate::memo::{Key, KeyOf};

use super::expect::unmet;
use super::gathered::{Gathered, Searched};
use super::kept_file::KeptFile;
use super::pages::{Run, Stage};
use super::search::{corpus, lists};
use super::stop::Stop;

/// The name of the generated lists in the terminal's index.
const LISTS: &str = "lists";

/// What was written for the browser, and which expected queries miss their page.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The index, then the texts of each run of pages.
    files: Vec<Vec<KeptFile>>,
    unmet: Vec<Diagnostic>,
}

/// What a site's searches look through.
pub(super) struct Found {
    pub(super) corpus: Corpus,
    /// The names of its runs in the terminal's index.
    pub(super) runs: Vec<String>,
    /// The files for the browser, in groups.
    pub(super) files: Vec<Vec<KeptFile>>,
    /// Findings about queries that miss their page.
    pub(super) unmet: Vec<Diagnostic>,
}

impl Stage<'_> {
    /// Writes what browser and terminal search: the pages, and the generated lists. Takes the pages out of `gathered`.
    pub(super) fn found(&self, gathered: &mut Gathered) -> Result<Found, Stop> {
        let lists = lists(self.context);
        self.keeper.pages(LISTS, &lists)?;
        let mut searched = std::mem::take(&mut gathered.searched);
        searched.push(Searched::lists(LISTS, &lists));
        let mut index = std::mem::take(&mut gathered.index);
        index.extend(lists);
        let runs = searched.iter().map(|run| run.name.clone()).collect();
        let corpus = corpus(self.context, index);
        let (files, unmet) = self.search(&corpus, searched)?;
        Ok(Found { corpus, runs, files, unmet })
    }

    /// Writes what the browser searches. `runs` have the pages of the corpus in their order, the generated lists last.
    ///
    /// Returns its files in groups, and the findings about queries that miss their page.
    fn search(&self, corpus: &Corpus, runs: Vec<Searched>) -> Result<(Vec<Vec<KeptFile>>, Vec<Diagnostic>), Stop> {
        let memo = &self.surveyed.memo;
        let key = self.search_key(corpus, &runs);
        if let Some(key) = &key
            && let Some(kept) = memo.runs.get::<Kept>(key)
            && self.out.keep_groups(&kept.files.iter().map(Vec::as_slice).collect::<Vec<_>>())?
        {
            return Ok((kept.files, kept.unmet));
        }
        let mut names = Vec::with_capacity(corpus.pages.len());
        let (mut keys, mut texts) = (Vec::new(), Vec::new());
        for (run, Searched { key, name, read, texts: own }) in runs.into_iter().enumerate() {
            names.extend((0..own.len()).map(|page| (run, page)));
            keys.push((key, name, read));
            texts.extend(own);
        }
        let runs: Vec<String> = keys.iter().map(|(_, name, _)| name.clone()).collect();
        let reads =
            keys.into_par_iter().map(|(key, name, own)| match own.or_else(|| memo.runs.get(&Run::read_key(&key?))) {
                Some(read) => Ok(read),
                None => Ok(read(&self.keeper.kept_pages(&name)?)),
            });
        let prepared = prepare_read(corpus, reads.collect::<Result<_, Stop>>()?);
        let exported = export(&prepared, &texts);
        let index = exported.files.par_iter().map(|(path, bytes)| {
            self.out.put(path, bytes)?;
            Ok(KeptFile::of(path, bytes))
        });
        let mut files = vec![index.collect::<Result<Vec<KeptFile>, Stop>>()?];
        let mut by_run: Vec<Vec<&TextFile>> = vec![Vec::new(); runs.len()];
        exported.texts.iter().for_each(|file| by_run[names[file.page].0].push(file));
        let shown = by_run.par_iter().zip(&runs).map(|(of_run, run)| {
            let kept: Vec<KeptFile> = of_run.iter().map(|file| kept(file, &texts[file.page])).collect();
            // The texts of a run that was taken over have no bytes.
            let is_old = of_run.first().is_some_and(|file| texts[file.page].parts[file.part].bytes.is_none());
            if !(is_old && self.out.keep(&kept)?) {
                let each = of_run.par_iter().map(|file| self.text(file, &texts[file.page], (run, names[file.page].1)));
                each.collect::<Result<(), Stop>>()?;
            }
            Ok(kept)
        });
        files.extend(shown.collect::<Result<Vec<Vec<KeptFile>>, Stop>>()?);
        let unmet = unmet(self.context.site, &prepared);
        let kept = Kept { files, unmet };
        if let Some(key) = &key {
            memo.runs.put(key, &kept);
        }
        Ok((kept.files, kept.unmet))
    }

    /// The key of what the browser searches; `None` if a run is not kept.
    fn search_key(&self, corpus: &Corpus, runs: &[Searched]) -> Option<Key> {
        let keys = self.keys?;
        let (_, pages) = runs.split_last()?;
        let of_runs = pages.iter().map(|run| run.key).collect::<Option<Vec<Key>>>()?;
        let key = KeyOf::stage("search").bytes(&self.surveyed.memo.setting_of(false)).bytes(keys.outline());
        Some(key.value(&of_runs).value(corpus).key())
    }

    /// Writes a part of the texts that search results show, or takes it over. `place`: the run with its page, and the
    /// page's place there; it is read again if the current site has another file in this place.
    fn text(&self, file: &TextFile, texts: &PageTexts, place: (&str, usize)) -> Result<(), Stop> {
        if let Some(bytes) = &texts.parts[file.part].bytes {
            self.out.put(&file.path, bytes)?;
        } else if !self.out.keep_one(&kept(file, texts))? {
            let (run, page) = place;
            let pages = self.keeper.kept_pages(run)?;
            let again = page_texts(&pages[page..=page]);
            let bytes = again[0].parts[file.part].bytes.as_ref().expect("texts are made with their bytes");
            self.out.put(&file.path, bytes)?;
        }
        Ok(())
    }
}

/// A part of the texts that hits show, as a file of the site.
fn kept(file: &TextFile, texts: &PageTexts) -> KeptFile {
    let part = &texts.parts[file.part];
    KeptFile::new(&file.path, part.hash, part.length)
}
