//! Applies the fixes of findings: the only place where helpgen changes the author's text.
//!
//! The linter fixes and proves each page ([`crate::lint::Linter::mend`]). If a heading changes, the links to it are
//! changed too ([`super::leading`]); if a link cannot follow, the heading stays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Fix, apply};
use crate::lint::{Headings, Linter};
use crate::model::{Names, Page};
use crate::text::SourceText;
use crate::write::Desk;

use super::accepted::Accepted;
use super::asked::Request;
use super::changed::{FileOutcome, FixedFile};
use super::check::{Checked, check};
use super::leading::{Leading, Moves, lead};
use super::standalone::open;
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::source_of;
use super::together::write_each;

/// How fixes are applied.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mending {
    /// Whether suggestions are applied too.
    pub unsafe_too: bool,
    /// Whether files are written. Otherwise the new texts are only made.
    pub write: bool,
}

/// The result of fixing.
#[derive(Debug)]
pub struct Fixed {
    /// Changed files, in the order of their paths; then the baseline, if it changes.
    pub files: Vec<FixedFile>,
    /// The findings in the new texts.
    pub left: Checked,
}

/// Fixes the requested pages, then checks them again.
///
/// # Errors
/// An error of the system, or unreadable files of the project.
pub fn fix(request: Request, mending: Mending) -> Result<Fixed, Stop> {
    if mending.write {
        Desk::clear(&request.root);
    }
    let surveyed = open(request.clone())?;
    let mut files = mend(&surveyed, mending.unsafe_too, &BTreeMap::new())?;
    if files.is_empty() {
        return Ok(Fixed { files, left: check(&surveyed)? });
    }
    let accepted = Accepted::before(&surveyed)?;
    let mut stay: BTreeMap<Arc<str>, Headings> = BTreeMap::new();
    let mut after = loop {
        let after = open(with(&request, &files))?;
        let moves = Moves::between(&surveyed, &after)?;
        let writable = |path: &str| !request.asked.text_alone || request.asked.texts.contains_key(path);
        let led = lead(&after, &moves, &writable)?;
        let lost: BTreeSet<Arc<str>> = led.lost.iter().filter(|path| !stay.contains_key(*path)).cloned().collect();
        if lost.is_empty() {
            if led.files.is_empty() {
                break after;
            }
            let first = lead(&surveyed, &moves, &writable)?;
            take_over(&mut files, led, first);
            break open(with(&request, &files))?;
        }
        stay.extend(lost.into_iter().map(|path| (path, Headings::Stay)));
        files = mend(&surveyed, mending.unsafe_too, &stay)?;
    };
    if mending.write {
        write_each(&request.root, &mut files);
    }
    let root = request.root.clone();
    // The files on disk are the new texts, unless one was changed by others or not writable.
    let in_the_way = |file: &FixedFile| matches!(file.outcome, FileOutcome::Changed | FileOutcome::Refused(_));
    if files.iter().any(in_the_way) {
        after = open(request)?;
    }
    let mut left = check(&after)?;
    if let Some(list) = accepted.and_then(|accepted| accepted.following(&mut left, &after)) {
        let mut list = [list];
        if mending.write {
            write_each(&root, &mut list);
        }
        files.extend(list);
    }
    Ok(Fixed { left, files })
}

/// The request with the new texts in place of the files.
pub(super) fn with(request: &Request, files: &[FixedFile]) -> Request {
    let mut request = request.clone();
    request.asked.texts.extend(files.iter().map(|file| (file.before.path.to_string(), file.after.clone())));
    request
}

/// Adds the link edits to the changed texts; `first` are the link edits in the original texts.
pub(super) fn take_over(files: &mut Vec<FixedFile>, led: Leading, mut first: Leading) {
    for (path, (source, fixes)) in led.files {
        let text: Arc<str> = applied(&source, &fixes);
        let led_alone = first.files.remove(&path).map(|(source, fixes)| applied(&source, &fixes));
        match files.iter_mut().find(|file| file.before.path == path) {
            Some(file) => (file.after, file.led, file.led_alone) = (text, fixes.len(), led_alone),
            None => files.push(FixedFile { led: fixes.len(), led_alone, ..FixedFile::made(source, text, Vec::new()) }),
        }
    }
    files.sort_by(|a, b| a.before.path.cmp(&b.before.path));
}

fn applied(source: &SourceText, fixes: &[Fix]) -> Arc<str> {
    apply(&source.text, &fixes.iter().collect::<Vec<_>>()).text.into()
}

/// The changed texts. Headings of the pages in `headings` stay.
fn mend(
    surveyed: &Surveyed,
    unsafe_too: bool,
    headings: &BTreeMap<Arc<str>, Headings>,
) -> Result<Vec<FixedFile>, Stop> {
    let names = Names::new(&surveyed.site.glossary);
    let linter = surveyed.linter(&names);
    let wanted = |told: &Diagnostic| {
        surveyed.is_asked_about(told) && told.fix.as_ref().is_some_and(|fix| fix.applies(unsafe_too))
    };
    let mended = |page: &Page, source: SourceText, is_snippet: bool| {
        let headings = headings.get(&page.path).copied().unwrap_or(Headings::Change);
        mended(&linter, page, source, is_snippet, headings, &wanted)
    };
    let pages = surveyed.site.pages.par_iter().filter(|page| surveyed.selection.takes(&page.path)).map(|page| {
        Ok(match source_of(surveyed, page.number)? {
            Ok(source) => mended(page, source, false),
            // The following check reports it.
            Err(_) => None,
        })
    });
    let mut files: Vec<FixedFile> = pages.collect::<Result<Vec<_>, Stop>>()?.into_iter().flatten().collect();
    let snippets = surveyed.snippet_pages();
    files.extend(snippets.into_iter().filter_map(|(page, own)| mended(&page, own.source.clone(), true)));
    let (captions, _) = surveyed.captions();
    files.extend(captions.into_iter().filter_map(|(page, source, _)| mended(&page, source, true)));
    files.sort_by(|a, b| a.before.path.cmp(&b.before.path));
    Ok(files)
}

fn mended(
    linter: &Linter<'_>,
    page: &Page,
    source: SourceText,
    is_snippet: bool,
    headings: Headings,
    wanted: &dyn Fn(&Diagnostic) -> bool,
) -> Option<FixedFile> {
    let mended = linter.mend(page, &source, is_snippet, headings, wanted);
    (mended.text != *source.text).then(|| FixedFile::made(source, mended.text, mended.fixed))
}
