//! The texts of pages: kept in memory, or read again.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::lint::known_rules;
use crate::model::PageId;
use crate::parse::page::parse_page;
use crate::source::Refusal;
use crate::text::SourceText;

use super::reading::{Kept, vanished};
use super::stop::Stop;
use super::survey::Surveyed;

/// A page's text with its document: kept in memory, or read again.
pub(super) fn text_of(surveyed: &Surveyed, number: PageId) -> Result<Result<Kept, Diagnostic>, Stop> {
    if let Some((source, document)) = surveyed.kept.get(&number) {
        return Ok(Ok((source.clone(), document.clone())));
    }
    let parsed = |source| {
        let document = parse_page(&source, &known_rules(), surveyed.site.config.dialects);
        (source, Arc::new(document))
    };
    Ok(read_again(surveyed, number)?.map(parsed))
}

/// A page's text without its document.
pub(super) fn source_of(surveyed: &Surveyed, number: PageId) -> Result<Result<SourceText, Diagnostic>, Stop> {
    match surveyed.kept.get(&number) {
        Some((source, _)) => Ok(Ok(source.clone())),
        None => read_again(surveyed, number),
    }
}

/// Reads a page again. It must not have changed since the first read.
fn read_again(surveyed: &Surveyed, number: PageId) -> Result<Result<SourceText, Diagnostic>, Stop> {
    let page = &surveyed.site.pages[number];
    match surveyed.request.read(&page.path) {
        Ok(Some(source)) if *blake3::hash(source.text.as_bytes()).as_bytes() == page.hash => Ok(Ok(source)),
        Ok(_) | Err(Refusal::Author(_)) => Ok(Err(vanished(&page.path))),
        Err(Refusal::Machine(error)) => Err(Stop::Machine(error)),
    }
}
