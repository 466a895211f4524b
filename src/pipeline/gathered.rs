//! What the runs of pages of a build add up to.

use std::collections::BTreeSet;

use crate::index::{IndexPage, PageTexts, Read, page_texts, read};
use crate::memo::Key;
use crate::output::Listed;

use super::check::Checked;
use super::kept_file::KeptFile;
use super::keys::Rebuilt;
use super::pages::Run;
use super::twins::Mapped;

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

/// The results of all runs, in the order of the pages.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) checked: Checked,
    /// The pages for the index, without their sections.
    pub(super) index: Vec<IndexPage>,
    /// The runs as search needs them.
    pub(super) searched: Vec<Searched>,
    /// The files of each run.
    pub(super) files: Vec<Vec<KeptFile>>,
    pub(super) rebuilt: Vec<Rebuilt>,
    pub(super) listed: Vec<Listed>,
    pub(super) mapped: Vec<Mapped>,
    /// Pictures and other files of authors that pages show or lead to.
    pub(super) pictures: BTreeSet<String>,
    pub(super) linked: BTreeSet<String>,
    /// Pages that were set.
    pub(super) pages: usize,
    /// Pages that count when the site is compared with its predecessor.
    pub(super) articles: usize,
}

impl Gathered {
    /// The results of these runs.
    pub(super) fn of(runs: Vec<Run>) -> Self {
        let mut all = Self::default();
        for Run { judged, set, rebuilt, read, key } in runs {
            all.rebuilt.extend(rebuilt);
            all.index.extend(set.index);
            all.searched.push(Searched { key, name: set.corpus.0, read, texts: set.shown });
            all.files.push(set.files);
            judged.into_iter().for_each(|page| all.checked.add(page));
            for page in set.pages {
                all.pages += usize::from(page.listed.is_some() || page.mapped.is_some());
                all.articles += usize::from(page.counts);
                all.listed.extend(page.listed);
                all.mapped.extend(page.mapped);
                all.pictures.extend(page.used.pictures);
                all.linked.extend(page.used.files);
            }
        }
        all
    }
}
