//! Writes what the browser searches. If nothing that it is made of has changed, it is taken over from the current site.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::index::{Corpus, IndexPage, PageTexts, Read, TextFile, export, page_texts, prepare_read, read};
use crate::memo::{Key, KeyOf};

use super::expect::unmet;
use super::pages::{Run, Stage};
use super::seals::KeptFile;
use super::stop::Stop;

/// A run of pages as search needs it.
pub(super) struct Searched {
    /// The key under which the run is kept; `None` if it is not.
    pub(super) key: Option<Key>,
    /// Its name in the terminal's index.
    pub(super) name: String,
    /// What the index needs of the pages' texts; `None`: it is read when it is needed.
    pub(super) read: Option<Read>,
    /// The texts that search results show, page by page.
    pub(super) texts: Vec<PageTexts>,
}

impl Searched {
    /// The generated lists, as a run under a name.
    pub(super) fn lists(name: &str, lists: &[IndexPage]) -> Self {
        Self { key: None, name: name.to_owned(), read: Some(read(lists)), texts: page_texts(lists) }
    }
}

/// What was written for the browser, and which expected queries miss their page.
#[derive(Serialize, Deserialize)]
struct Kept {
    files: Vec<KeptFile>,
    unmet: Vec<Diagnostic>,
}

impl Stage<'_> {
    /// Writes what the browser searches. `runs` have the pages of the corpus in their order, the generated lists last.
    ///
    /// Returns its files, and the findings about queries that miss their page.
    pub(super) fn search(
        &self,
        corpus: &Corpus,
        runs: Vec<Searched>,
    ) -> Result<(Vec<KeptFile>, Vec<Diagnostic>), Stop> {
        let memo = &self.surveyed.memo;
        let key = self.search_key(corpus, &runs);
        if let Some(key) = &key
            && let Some(kept) = memo.runs.get::<Kept>(key)
            && self.out.keep(&kept.files)?
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
        let mut files = index.collect::<Result<Vec<KeptFile>, Stop>>()?;
        let shown = exported.texts.par_iter().map(|file| {
            let (run, page) = names[file.page];
            self.text(file, &texts[file.page], (&runs[run], page))
        });
        files.extend(shown.collect::<Result<Vec<KeptFile>, Stop>>()?);
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
    fn text(&self, file: &TextFile, texts: &PageTexts, place: (&str, usize)) -> Result<KeptFile, Stop> {
        let part = &texts.parts[file.part];
        let kept = KeptFile::new(&file.path, part.hash, part.length);
        if let Some(bytes) = &part.bytes {
            self.out.put(&file.path, bytes)?;
        } else if !self.out.keep(std::slice::from_ref(&kept))? {
            let (run, page) = place;
            let pages = self.keeper.kept_pages(run)?;
            let again = page_texts(&pages[page..=page]);
            let bytes = again[0].parts[file.part].bytes.as_ref().expect("texts are made with their bytes");
            self.out.put(&file.path, bytes)?;
        }
        Ok(kept)
    }
}
