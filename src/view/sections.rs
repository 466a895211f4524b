//! Sections as cards, each with the first pages of each role, and the pages that were chosen for the home page.

use crate::model::{Page, RoleSet, SectionId};

use super::card::{Card, RoleCount, SectionCard};
use super::context::Context;
use super::feature_states::join;

/// Pages on a section's card, for each role.
const CARD_PAGES: usize = 3;

/// Pages chosen in `helpgen.yml`, in a language.
pub(super) fn featured(context: &Context<'_>, lang: &str) -> Vec<Card> {
    let site = context.site;
    let chosen = site.config.pages.featured.iter().filter_map(|(name, _)| {
        // The page that is named, or the same page in the language asked for.
        site.version(site.page_named(name, Some(lang))?, lang).map(|page| &site.pages[page])
    });
    let mut seen = std::collections::BTreeSet::new();
    // A page that is chosen in two languages is one page in each.
    chosen.filter(|page| site.shows(page) && seen.insert(page.number)).map(|page| context.card(page)).collect()
}

/// How many pages of a section a role may read, subsections included.
pub(super) fn count_for(context: &Context<'_>, section: SectionId, role: usize) -> usize {
    let site = context.site;
    let own = &site.sections[section];
    let shown = own.pages.iter().map(|&id| &site.pages[id]).filter(|page| site.shows(page));
    let inner: usize = own.sections.iter().map(|&inner| count_for(context, inner, role)).sum();
    shown.filter(|page| page.roles.contains(role)).count() + inner
}

/// Roles that find something to read in a section.
pub(super) fn section_readers(context: &Context<'_>, section: SectionId) -> RoleSet {
    let audience = context.site.audience();
    let allowed = context.site.front(section).map_or(audience, |front| front.roles.and(audience));
    let readers = allowed.iter().filter(|&role| count_for(context, section, role) > 0);
    let readers = readers.map(RoleSet::one).fold(RoleSet::NOBODY, RoleSet::or);
    if readers.is_empty() { allowed } else { readers }
}

/// The pages of a section as cards, without those of its subsections, and the roles that read one of them.
pub(super) fn own_pages(context: &Context<'_>, section: SectionId) -> (Vec<Card>, String) {
    let site = context.site;
    let own = site.sections[section].pages.iter().map(|&id| &site.pages[id]);
    let mut pages: Vec<&Page> = own.filter(|page| site.shows(page)).collect();
    // What is gone comes last.
    pages.sort_by_key(|page| page.gone);
    let roles = pages.iter().fold(RoleSet::NOBODY, |all, page| all.or(page.roles));
    (pages.into_iter().map(|page| context.card(page)).collect(), context.role_ids(roles))
}

pub(super) fn shown_sections<'c>(context: &'c Context<'_>, section: SectionId) -> impl Iterator<Item = SectionId> + 'c {
    let inner = context.site.sections[section].sections.iter().copied();
    inner.filter(|&at| context.site.count_pages(at) > 0)
}

pub(super) fn section_card(context: &Context<'_>, section: SectionId) -> SectionCard {
    let site = context.site;
    let own = &site.sections[section];
    let front = site.front(section);
    let count = site.count_pages(section);
    let mut counts = Vec::new();
    for role in site.audience().iter() {
        join(&mut counts, RoleSet::one(role), count_for(context, section, role));
    }
    // A role with no page here does not see the card.
    counts.retain(|(_, own)| *own > 0);
    if counts.iter().all(|(_, own)| *own == count) {
        counts.clear();
    }
    SectionCard {
        title_html: context.section_title_html(section),
        title: context.section_title(section),
        description: front.map(|page| context.description(page)).unwrap_or_default(),
        descriptions: front.map(|page| context.descriptions_of(page)).unwrap_or_default(),
        url: front.map_or_else(|| own.url.clone(), |page| page.url.clone()),
        icon: front.and_then(|page| page.front.icon.as_ref()).map(|icon| icon.text.clone()).unwrap_or_default(),
        roles: context.role_ids(section_readers(context, section)),
        count,
        counts: counts.into_iter().map(|(roles, count)| RoleCount { roles: context.role_ids(roles), count }).collect(),
        pages: first_pages(context, section),
    }
}

/// The first pages of a section, for each role its own; the first ones of all come first.
fn first_pages(context: &Context<'_>, section: SectionId) -> Vec<Card> {
    let site = context.site;
    let shown = site.sections[section].pages.iter().map(|&id| &site.pages[id]);
    let mut taken = [0; RoleSet::LIMIT];
    let mut cards: Vec<Card> = Vec::new();
    for page in shown.filter(|page| site.shows(page) && !page.gone) {
        let readers = page.roles.and(site.audience());
        let wanting = readers.iter().filter(|&role| taken[role] < CARD_PAGES);
        let wanting = wanting.map(RoleSet::one).fold(RoleSet::NOBODY, RoleSet::or);
        if cards.len() < CARD_PAGES || !wanting.is_empty() {
            cards.push(Card { roles: context.role_ids(wanting), ..context.card(page) });
        }
        for role in wanting.iter() {
            taken[role] += 1;
        }
    }
    cards
}
