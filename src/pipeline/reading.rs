//! Reads pages: each is parsed and summarised once, and stays parsed as long as there is room.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::model::{Page, PageId, Site};
use crate::parse::page::Document;
use crate::source::Refusal;
use crate::text::SourceText;

use super::asked::Request;
use super::stop::Stop;

/// A text with its parsed document.
pub type Kept = (SourceText, Arc<Document>);

/// The remaining room for parsed pages, in bytes of their texts: enough for most help centers, and little compared with
/// the memory of a large one.
pub(super) struct Room(AtomicUsize);

impl Room {
    /// At most 30 MB of page text stays parsed (about 150 MB), freed before indexing.
    fn new() -> Self {
        Self(AtomicUsize::new(30_000_000))
    }

    /// The page, if there is room for it.
    pub(super) fn keep(&self, source: SourceText, document: Document) -> Option<Kept> {
        let size = source.text.len();
        let left = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(size));
        left.is_ok().then(|| (source, Arc::new(document)))
    }
}

/// A page's summary, its findings, and its text if it is kept.
pub(super) type ReadPage = (Page, Vec<Diagnostic>, Option<Kept>);

/// The findings on each page, and its text if it is kept, by file.
pub(super) type ByFile = BTreeMap<String, (Vec<Diagnostic>, Option<Kept>)>;

/// Pages that were read.
#[derive(Default)]
pub(super) struct Reading {
    /// In the order of their files.
    pub(super) pages: Vec<Page>,
    /// Files that cannot be read.
    pub(super) faults: Vec<Diagnostic>,
    pub(super) by_file: ByFile,
}

impl Reading {
    /// Reads files, given by their paths in the project together with whatever `page` needs of them.
    ///
    /// # Errors
    /// An error of the system.
    pub(super) fn of<F: Sync>(
        request: &Request,
        files: &[(String, F)],
        page: impl Fn(SourceText, &F, &Room) -> ReadPage + Sync,
    ) -> Result<Self, Stop> {
        let room = Room::new();
        let read = files.par_iter().map(|(path, more)| match request.read(path) {
            Ok(Some(source)) => Ok(Ok(Box::new(page(source, more, &room)))),
            Ok(None) => Ok(Err(Box::new(vanished(path)))),
            Err(Refusal::Author(fault)) => Ok(Err(fault)),
            Err(Refusal::Machine(error)) => Err(Stop::Machine(error)),
        });
        let mut reading = Self::default();
        for read in read.collect::<Result<Vec<_>, Stop>>()? {
            match read {
                Ok(read) => {
                    let (page, told, kept) = *read;
                    reading.by_file.insert(page.file.clone(), (told, kept));
                    reading.pages.push(page);
                }
                Err(fault) => reading.faults.push(*fault),
            }
        }
        Ok(reading)
    }
}

/// Reorders findings and kept texts from file name to page number.
pub(super) fn by_number(site: &Site, mut by_file: ByFile) -> (Vec<Vec<Diagnostic>>, BTreeMap<PageId, Kept>) {
    let (mut faults, mut kept) = (Vec::new(), BTreeMap::new());
    for page in &site.pages {
        let (told, text) = by_file.remove(&page.file).unwrap_or_default();
        faults.push(told);
        kept.extend(text.map(|text| (page.number, text)));
    }
    (faults, kept)
}

/// The finding about a file that was deleted during the run.
pub(super) fn vanished(path: &str) -> Diagnostic {
    Diagnostic::new(
        "page/unreadable",
        Severity::Error,
        Some(Place::file(path)),
        Say::new("읽는 동안 파일이 없어지거나 바뀌었어요", "The file vanished or changed while it was read"),
    )
    .help(Say::new("다시 실행해 주세요", "Run the command again"))
}
