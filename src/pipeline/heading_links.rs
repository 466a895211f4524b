//! Fixes of headings whose links cannot be changed with them: `fix` leaves such headings, so a check reports the fix as
//! one to be made by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Fix, Say, apply};
use crate::lint::known_rules;
use crate::model::{LinkTo, Names, Page, PageId, Site, survey as summarise};
use crate::parse::page::{Document, parse_page};
use crate::text::SourceText;

use super::leading::{Headed, Moves, lead};
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;

/// Marks the fixes of headings whose links cannot follow: first for safe fixes only, then together with suggestions.
///
/// # Errors
/// An error of the system while a page is read again.
pub(super) fn left_by_links(surveyed: &Surveyed, told: &mut [Diagnostic]) -> Result<(), Stop> {
    let texts = headed(surveyed, told)?;
    if texts.is_empty() {
        return Ok(());
    }
    let writable = |path: &str| !surveyed.request.asked.text_alone || surveyed.request.asked.texts.contains_key(path);
    for unsafe_too in [false, true] {
        let fixes = Some((&*told, unsafe_too));
        let (before, after): (Vec<Headed>, Vec<Headed>) =
            texts.par_iter().map(|text| (text.headed(surveyed, None), text.headed(surveyed, fixes))).unzip();
        let moves = Moves::of(surveyed, before, after);
        let lost = lead(surveyed, &moves, &writable)?.lost;
        for text in texts.iter().filter(|text| lost.contains(&text.page.path)) {
            for &at in &text.fixes {
                if told[at].fix.as_ref().is_some_and(|fix| fix.applies(unsafe_too)) {
                    told[at].to_be_made_by_hand(no_link_follows());
                }
            }
        }
    }
    Ok(())
}

fn no_link_follows() -> Say {
    Say::new(
        "직접 고쳐 주세요. 이 제목을 가리키는 링크를 함께 바꿀 수 없어요",
        "Correct it by hand: a link leads to this heading and cannot be changed with it",
    )
}

/// A text with fixes in its headings.
struct Text {
    page: Page,
    source: SourceText,
    document: Arc<Document>,
    /// The findings, by their index in the list.
    fixes: Vec<usize>,
}

impl Text {
    /// Its headings; with `made`, after the fixes that would be applied.
    fn headed(&self, surveyed: &Surveyed, made: Option<(&[Diagnostic], bool)>) -> Headed {
        let Some((told, unsafe_too)) = made else { return Headed::of(&self.page, &self.document) };
        let fixes = self.fixes.iter().filter_map(|&at| told[at].fix.as_ref());
        let fixes: Vec<&Fix> = fixes.filter(|fix| fix.applies(unsafe_too)).collect();
        let now = SourceText::new(self.source.path.clone(), apply(&self.source.text, &fixes).text);
        let document = parse_page(&now, &known_rules(), surveyed.site.config.dialects);
        let names = Names::new(&surveyed.site.glossary);
        let (page, _) = summarise(&now, &self.page.file, &self.page.lang, &document, &names, surveyed.site.today);
        Headed::of(&page, &document)
    }
}

/// The pages and snippets that have fixes in their headings.
fn headed(surveyed: &Surveyed, told: &[Diagnostic]) -> Result<Vec<Text>, Stop> {
    let mut by_path: BTreeMap<Arc<str>, Vec<usize>> = BTreeMap::new();
    for (at, told) in told.iter().enumerate() {
        if let (Some(place), Some(_)) =
            (&told.place, told.fix.as_ref().filter(|fix| fix.in_heading && fix.applies(true)))
        {
            by_path.entry(place.path.clone()).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    let mut add = |page: &Page, source: SourceText, document: Arc<Document>| {
        let fixes = by_path.get(&page.path).cloned().unwrap_or_default();
        if !fixes.is_empty() {
            found.push(Text { page: page.clone(), source, document, fixes });
        }
    };
    if by_path.is_empty() {
        return Ok(found);
    }
    let linked = pages_with_linked_headings(&surveyed.site);
    let meant = surveyed.site.pages.par_iter().filter(|page| {
        let is_linked = linked.as_ref().is_none_or(|linked| linked.contains(&page.number));
        is_linked && by_path.contains_key(&page.path)
    });
    let read = meant.map(|page| Ok((page, text_of(surveyed, page.number)?)));
    for (page, text) in read.collect::<Result<Vec<_>, Stop>>()? {
        // The check reports a page that cannot be read again.
        if let Ok((source, document)) = text {
            add(page, source, document);
        }
    }
    for (page, snippet) in surveyed.every_snippet() {
        add(&page, snippet.source.clone(), snippet.document.clone());
    }
    Ok(found)
}

/// Pages with a heading that a link of the help center leads to. `None` in trees of other generators, because
/// only a part of the pages may have been read.
fn pages_with_linked_headings(site: &Site) -> Option<BTreeSet<PageId>> {
    if site.config.foreign {
        return None;
    }
    let mut found = BTreeSet::new();
    for page in &site.pages {
        for link in page.links.iter().filter(|link| link.contains('#')) {
            match site.link(page.origin(), link) {
                LinkTo::Page(id, _) | LinkTo::Old(id, _) => found.insert(id),
                LinkTo::Here(_) => found.insert(page.number),
                _ => false,
            };
        }
    }
    Some(found)
}
