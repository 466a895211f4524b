//! The states of features for readers: dates, badges, and replacements.

use jiff::civil::Date;

use crate::model::{Page, RoleSet, State};
use crate::parse::glossary::{Feature, Lifecycle};

use super::badge::Badge;
use super::card::Link;
use super::context::{Context, date_view};

/// A feature's days and state for the readers who have it, one entry for all who read the same days. Empty: none of
/// them has it.
pub(super) fn lives(context: &Context<'_>, feature: &Feature, readers: RoleSet) -> Vec<(RoleSet, Lifecycle, State)> {
    let site = context.site;
    let roles = roles_of(context, feature).and(readers);
    if site.glossary.roles.is_empty() {
        let (life, state) = site.feature_life(feature, roles);
        return vec![(roles, life, state)];
    }
    let mut groups: Vec<(RoleSet, Lifecycle, State)> = Vec::new();
    for role in roles.iter().map(RoleSet::one) {
        let (life, state) = site.feature_life(feature, role);
        let same = |known: &Lifecycle| told_days(known, state) == told_days(&life, state);
        match groups.iter_mut().find(|(_, known, other)| *other == state && same(known)) {
            Some((group, ..)) => *group = group.or(role),
            None => groups.push((role, life, state)),
        }
    }
    groups
}

/// The days of a feature's life that the site shows in a state.
fn told_days(life: &Lifecycle, state: State) -> [Option<Date>; 2] {
    match state {
        State::Removed | State::Deprecated => [life.removed, None],
        State::Planned => [life.introduced, None],
        State::New | State::Active => [life.introduced, life.changed],
    }
}

/// Roles of this build that have a feature.
pub(super) fn roles_of(context: &Context<'_>, feature: &Feature) -> RoleSet {
    if feature.roles.is_empty() {
        return context.site.audience();
    }
    let own = feature.roles.iter().filter_map(|(id, _)| context.names.role(id).ok()).map(RoleSet::one);
    own.fold(RoleSet::NOBODY, RoleSet::or).and(context.site.audience())
}

/// The state of a feature for readers: one badge for all of them, or one for each group for whom it is otherwise.
/// Nothing where there is nothing worth telling.
pub(super) fn feature_badges(context: &Context<'_>, feature: &Feature, readers: RoleSet, lang: &str) -> Vec<Badge> {
    let mut told: Vec<(RoleSet, (&'static str, Option<Date>))> = Vec::new();
    let mut lives = lives(context, feature, readers);
    if lives.is_empty() {
        let (life, state) = context.site.feature_life(feature, readers);
        lives.push((readers, life, state));
    }
    for (roles, life, state) in lives {
        let badge = feature.badge(state);
        let day = match badge {
            "removed" | "deprecated" => life.removed,
            "new" | "planned" => life.introduced,
            _ => None,
        };
        join(&mut told, roles, (badge, day));
    }
    badges(context, told, lang)
}

/// The states of the features that a page documents, where they agree in it.
pub(super) fn page_badges(context: &Context<'_>, page: &Page) -> Vec<Badge> {
    if page.features.is_empty() {
        return Vec::new();
    }
    let site = context.site;
    let features: Vec<&Feature> = page.features.iter().filter_map(|id| site.glossary.feature(id)).collect();
    let agreed = |readers: RoleSet, own: &[&Feature]| {
        let mut states = own.iter().map(|feature| feature.badge(site.feature_state(feature, readers)));
        match states.next() {
            Some(first) if states.all(|state| state == first) => first,
            _ => "",
        }
    };
    let readers = page.roles.and(site.audience());
    let mut told = Vec::new();
    for role in readers.iter().map(RoleSet::one) {
        let own: Vec<&Feature> =
            features.iter().copied().filter(|feature| !roles_of(context, feature).and(role).is_empty()).collect();
        if !own.is_empty() {
            join(&mut told, role, (agreed(role, &own), None));
        }
    }
    if told.is_empty() {
        told.push((readers, (agreed(readers, &features), None)));
    }
    badges(context, told, &page.lang)
}

/// Adds roles to the group with an equal value, or as a new group.
pub(super) fn join<T: PartialEq>(groups: &mut Vec<(RoleSet, T)>, roles: RoleSet, what: T) {
    match groups.iter_mut().find(|(_, known)| *known == what) {
        Some((group, _)) => *group = group.or(roles),
        None => groups.push((roles, what)),
    }
}

fn badges(context: &Context<'_>, told: Vec<(RoleSet, (&'static str, Option<Date>))>, lang: &str) -> Vec<Badge> {
    let parted = told.len() > 1;
    told.into_iter()
        .filter(|(_, (state, _))| !state.is_empty())
        .map(|(roles, (state, day))| {
            let ids = roles.iter().map(|role| context.names.role_at(role).id.as_str());
            let names = roles.iter().map(|role| context.role_name(role, lang));
            Badge {
                state: state.to_owned(),
                date: day.map(|day| date_view(day, lang)),
                roles: if parted { ids.collect::<Vec<_>>().join(" ") } else { String::new() },
                role_names: if parted { names.collect() } else { Vec::new() },
            }
        })
        .collect()
}

/// A feature's name in a language.
pub(super) fn feature_name(context: &Context<'_>, feature: &Feature, lang: &str) -> String {
    feature.name.get_or(lang, context.default_lang()).unwrap_or(&feature.id).to_owned()
}

/// What takes a feature's place for readers, as a link to its page. A replacement that was itself removed leads to its
/// own replacement.
pub(super) fn replacement(context: &Context<'_>, feature: &Feature, readers: RoleSet, lang: &str) -> Option<Link> {
    let other = context.site.living_replacement(feature, readers)?;
    if lives(context, other, context.site.audience()).is_empty() {
        return None;
    }
    let url = documenting_page(context, &other.id, lang).map(|page| page.url.clone()).unwrap_or_default();
    Some(Link { title: feature_name(context, other, lang), url })
}

/// The page that documents a feature in a language: the first that names it in its front matter and no other.
pub(super) fn documenting_page<'s>(context: &Context<'s>, feature: &str, lang: &str) -> Option<&'s Page> {
    let pages = context.kinship.documenting(lang, feature);
    let site = context.site;
    let mut shown = pages.iter().map(|&id| &site.pages[id]).filter(|page| site.shows(page));
    let first = shown.next();
    let alone = first.filter(|page| page.features.len() == 1);
    alone.or_else(|| shown.find(|page| page.features.len() == 1)).or(first)
}

/// Where the address of a page leads once its features are gone and its notice too: to the page of what replaces them,
/// else to the list of what is gone. Never home.
pub fn successor(context: &Context<'_>, page: &Page) -> String {
    let features = page.features.iter().filter_map(|id| context.site.glossary.feature(id));
    let readers = page.roles.and(context.site.audience());
    let replaced = features.filter_map(|feature| context.site.living_replacement(feature, readers));
    let page_of = |id: &str| documenting_page(context, id, &page.lang).filter(|new| new.number != page.number);
    let found = replaced.filter_map(|new| page_of(&new.id)).next();
    let entry = || page.features.first().map_or_else(String::new, |id| format!("#{id}"));
    found.map_or_else(|| format!("{}/removed/{}", page.lang, entry()), |new| new.url.clone())
}
