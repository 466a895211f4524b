//! Which addresses redirect? Old addresses of pages, and those of generated pages.

use std::collections::BTreeMap;

use super::addresses::{Holder, MadePage, Refused, Taken, address, file_at, folded};
use super::ids::PageId;
use super::paths::decode;
use super::site::Site;
use super::urls::old_path;

/// An old address as the author wrote it: from the root, or within a language. `None` if no address can look like that.
pub fn old_address(site: &Site, lang: &str, written: &str) -> Option<String> {
    old_path(written).ok()?;
    let written = decode(written.trim());
    Some(match written.strip_prefix('/') {
        Some(path) => {
            let base = decode(site.base_path().trim_start_matches('/'));
            address(path.strip_prefix(&*base).unwrap_or(path))
        }
        None if site.config.languages.iter().any(|own| written.split('/').next() == Some(own)) => address(&written),
        None => address(&format!("{lang}/{written}")),
    })
}

/// Old addresses of pages: those that redirect, and those that another owner has.
pub(super) fn old_addresses(site: &Site, taken: &mut Taken) -> (BTreeMap<String, PageId>, Vec<Refused>) {
    let (mut old, mut refused) = (BTreeMap::new(), Vec::new());
    // If only one of two pages is part of this build, the address leads to that page.
    let (shown, hidden): (Vec<PageId>, Vec<PageId>) =
        (0..site.pages.len()).filter(|&id| site.pages[id].published).partition(|&id| site.shows(&site.pages[id]));
    for id in shown.into_iter().chain(hidden) {
        let page = &site.pages[id];
        for (alias, written) in page.front.aliases.iter().enumerate() {
            let Some(from) = old_address(site, &page.lang, &written.text) else { continue };
            // A page may list an address twice, or in two cases, without a conflict.
            if old.get(&from) == Some(&id) || taken.at(&file_at(&from)) == Some(&Holder::Old(id)) {
                continue;
            }
            match taken.claim(&file_at(&from), Holder::Old(id)) {
                Ok(()) => {
                    old.insert(from, id);
                }
                Err(holder) => refused.push(Refused { page: id, alias, holder }),
            }
        }
    }
    (old, refused)
}

/// The generated page at a URL.
pub(super) fn made_page(site: &Site, url: &str) -> Option<MadePage> {
    let url = folded(url);
    let (_, name) = url.trim_end_matches('/').split_once('/')?;
    let glossary = &site.glossary;
    let (page, made) = match name {
        "glossary" => (MadePage::Glossary, !glossary.concepts.is_empty()),
        "names" => (MadePage::Names, !glossary.labels.is_empty()),
        "whats-new" => (MadePage::WhatsNew, !glossary.features.is_empty()),
        "removed" => (MadePage::Removed, !glossary.features.is_empty()),
        "search" => (MadePage::Search, true),
        name => {
            let id = name.strip_prefix("glossary/")?;
            (MadePage::Concept, glossary.concepts.iter().any(|concept| folded(&concept.id) == id))
        }
    };
    made.then_some(page)
}
