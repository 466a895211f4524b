//! Fixes of headings whose links cannot be changed with them: `fix` leaves such headings, so a check reports the fix as
//! one to be made by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Fix, Say, apply};
use crate::lint::known_rules;
use crate::memo::{Key, KeyOf};
use crate::model::{LinkTo, Names, Page, PageId, Site, summarise};
use crate::parse::page::parse_page;
use crate::text::SourceText;

use super::leading::{Headed, Moves, lead};
use super::reading::Kept;
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;

/// Marks the fixes of headings whose links cannot follow: first for safe fixes only, then together with suggestions.
///
/// # Errors
/// An error of the system while a page is read again.
pub(super) fn left_by_links(surveyed: &Surveyed, told: &mut [Diagnostic]) -> Result<(), Stop> {
    let texts = headed(surveyed, told);
    if texts.is_empty() {
        return Ok(());
    }
    let writable = |path: &str| !surveyed.request.asked.text_alone || surveyed.request.asked.texts.contains_key(path);
    for unsafe_too in [false, true] {
        let moved = texts.par_iter().map(|text| text.moved(surveyed, told, unsafe_too));
        let moved: Vec<Option<(Headed, Headed)>> = moved.collect::<Result<_, Stop>>()?;
        let (before, after) = moved.into_iter().flatten().unzip();
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

/// A page or snippet with fixes in its headings.
struct Text {
    page: Page,
    /// The text of a snippet; a page's is read when it is needed.
    snippet: Option<Kept>,
    /// The findings, by their index in the list.
    fixes: Vec<usize>,
}

impl Text {
    /// Its headings before and after the fixes that would be applied; `None` if there are none, or the page has vanished
    /// (the check reports that).
    fn moved(
        &self,
        surveyed: &Surveyed,
        told: &[Diagnostic],
        unsafe_too: bool,
    ) -> Result<Option<(Headed, Headed)>, Stop> {
        let fixes = self.fixes.iter().filter_map(|&at| told[at].fix.as_ref());
        let fixes: Vec<&Fix> = fixes.filter(|fix| fix.applies(unsafe_too)).collect();
        if fixes.is_empty() {
            return Ok(None);
        }
        let key = self.key(surveyed, &fixes);
        if let Some(known) = surveyed.memo.get(key.as_ref()) {
            return Ok(Some(known));
        }
        let text = match &self.snippet {
            Some(text) => Ok(text.clone()),
            None => text_of(surveyed, self.page.number)?,
        };
        let Ok((source, document)) = text else { return Ok(None) };
        let now = SourceText::new(source.path.clone(), apply(&source.text, &fixes).text);
        let mended = parse_page(&now, &known_rules(), surveyed.site.config.dialects);
        let names = Names::new(&surveyed.site.glossary);
        let (page, _) = summarise(&now, &self.page.file, &self.page.lang, &mended, &names, surveyed.site.today);
        let moved = (Headed::of(&self.page, &document), Headed::of(&page, &mended));
        surveyed.memo.put(key, &moved);
        Ok(Some(moved))
    }

    /// The key of its headings before and after these fixes; `None` for a snippet, or if no results are kept.
    fn key(&self, surveyed: &Surveyed, fixes: &[&Fix]) -> Option<Key> {
        let memo = &surveyed.memo;
        let is_kept = memo.is_on && self.snippet.is_none();
        is_kept.then(|| {
            let page =
                KeyOf::stage("headings").bytes(&memo.setting_of(true)).text(&self.page.path).bytes(&self.page.hash);
            page.value(&fixes.iter().map(|fix| &fix.edits).collect::<Vec<_>>()).key()
        })
    }
}

/// The pages and snippets that have fixes in their headings.
fn headed(surveyed: &Surveyed, told: &[Diagnostic]) -> Vec<Text> {
    let mut by_path: BTreeMap<Arc<str>, Vec<usize>> = BTreeMap::new();
    for (at, told) in told.iter().enumerate() {
        if let (Some(place), Some(_)) =
            (&told.place, told.fix.as_ref().filter(|fix| fix.in_heading && fix.applies(true)))
        {
            by_path.entry(place.path.clone()).or_default().push(at);
        }
    }
    if by_path.is_empty() {
        return Vec::new();
    }
    let linked = pages_with_linked_headings(&surveyed.site);
    let pages =
        surveyed.site.pages.iter().filter(|page| linked.as_ref().is_none_or(|linked| linked.contains(&page.number)));
    let pages = pages.filter(|page| by_path.contains_key(&page.path)).map(|page| (page.clone(), None));
    let snippets = surveyed.every_snippet().into_iter();
    let snippets = snippets.map(|(page, own)| (page, Some((own.source.clone(), own.document.clone()))));
    let with_fixes = |(page, snippet): (Page, Option<Kept>)| {
        let fixes = by_path.get(&page.path)?.clone();
        Some(Text { page, snippet, fixes })
    };
    pages.chain(snippets).filter_map(with_fixes).collect()
}

/// Pages with a heading that a link of the help center leads to. `None` in trees of other generators, because
/// only a part of the pages may have been read.
fn pages_with_linked_headings(site: &Site) -> Option<BTreeSet<PageId>> {
    if site.config.foreign {
        return None;
    }
    let led_to = |page: &Page| -> Vec<PageId> {
        let links = page.links.iter().filter(|link| link.contains('#'));
        let heading = |link: &String| match site.link(page.origin(), link) {
            LinkTo::Page(id, _) | LinkTo::Old(id, _) => Some(id),
            LinkTo::Here(_) => Some(page.number),
            _ => None,
        };
        links.filter_map(heading).collect()
    };
    Some(site.pages.par_iter().flat_map_iter(led_to).collect())
}
