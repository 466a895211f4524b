//! Features in lists: what is new, what is planned, what is gone.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{RoleSet, State};
use crate::parse::glossary::{Feature, Lifecycle};

use super::context::{Context, date_view};
use super::feature_states::{feature_name, lives, replacement};
use super::feature_views::*;
use super::page::*;
use super::shell::Shell;

/// The page of what is new, with the roadmap.
pub fn whats_new(context: &Context<'_>, lang: &str) -> PageView {
    let view = FeaturesView { entries: news(context, lang, usize::MAX), upcoming: roadmap(context, lang) };
    made(context, lang, "whats_new", "whats-new/", "whats_new.title", Content::Features(Box::new(view)))
}

/// The page of features that are gone or going.
pub fn removed(context: &Context<'_>, lang: &str) -> PageView {
    let mut gone = entries(context, lang, |state, _| state == State::Removed, |feature, _| feature.1.removed);
    gone.sort_by_key(|entry| std::cmp::Reverse(entry.0));
    let mut going = entries(context, lang, |state, _| state == State::Deprecated, |feature, _| feature.1.removed);
    going.sort_by_key(|entry| entry.0);
    let strip = |list: Vec<(Option<Date>, FeatureEntry)>| list.into_iter().map(|(_, entry)| entry).collect();
    let mut view = FeaturesView { entries: strip(gone), upcoming: strip(going) };
    anchor(&mut view);
    made(context, lang, "removed", "removed/", "removed.title", Content::Features(Box::new(view)))
}

/// Makes every entry's id its own on the page: a feature may be gone for one role and going for another.
fn anchor(view: &mut FeaturesView) {
    let mut seen = BTreeSet::new();
    for entry in view.entries.iter_mut().chain(&mut view.upcoming) {
        let id = entry.id.clone();
        let mut number = 2;
        while !seen.insert(entry.id.clone()) {
            entry.id = format!("{id}-{number}");
            number += 1;
        }
    }
}

fn made(
    context: &Context<'_>,
    lang: &str,
    template: &'static str,
    path: &str,
    title: &str,
    content: Content,
) -> PageView {
    let mut shell = Shell::new(template, format!("{lang}/{path}"), lang, context.word(lang, title));
    shell.crumbs = vec![context.home_crumb(lang)];
    shell.versions = context.made_versions(path);
    shell.description = context.sentence(lang, &title.replace(".title", ".lead"));
    shell.view(context, content)
}

/// The newest features, newest first.
pub(super) fn news(context: &Context<'_>, lang: &str, most: usize) -> Vec<FeatureEntry> {
    let mut found = entries(
        context,
        lang,
        |state, _| matches!(state, State::New | State::Active),
        |feature, _| feature.1.introduced.max(feature.1.changed),
    );
    found.retain(|(day, _)| day.is_some_and(|day| context.site.is_news(day)));
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    found.into_iter().take(most).map(|(_, entry)| entry).collect()
}

/// Planned features that customers may know of, soonest first.
fn roadmap(context: &Context<'_>, lang: &str) -> Vec<FeatureEntry> {
    let mut found = entries(
        context,
        lang,
        |state, feature| state == State::Planned && feature.public,
        |feature, _| feature.1.introduced,
    );
    found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    found.into_iter().map(|(_, entry)| entry).collect()
}

type Lived<'f> = (&'f Feature, Lifecycle);

fn entries(
    context: &Context<'_>,
    lang: &str,
    wanted_by: impl Fn(State, &Feature) -> bool,
    day_of: impl Fn(&Lived<'_>, State) -> Option<Date>,
) -> Vec<(Option<Date>, FeatureEntry)> {
    let mut found = Vec::new();
    for feature in &context.site.glossary.features {
        let mut wanted = lives(context, feature, context.site.audience());
        wanted.retain(|(_, _, state)| wanted_by(*state, feature));
        for (number, (roles, life, state)) in wanted.into_iter().enumerate() {
            let lived = (feature, life);
            let day = day_of(&lived, state);
            let mut entry = entry(context, feature, (lived.1.clone(), state), roles, day, lang);
            if entry.state == "active" && lived.1.changed > lived.1.introduced {
                "changed".clone_into(&mut entry.state);
            }
            // Ids of a page are unique, also where the roles' days differ.
            if number > 0 {
                entry.id = format!("{}-{}", entry.id, number + 1);
            }
            found.push((day, entry));
        }
    }
    found
}

fn entry(
    context: &Context<'_>,
    feature: &Feature,
    (life, state): (Lifecycle, State),
    roles: RoleSet,
    day: Option<Date>,
    lang: &str,
) -> FeatureEntry {
    let site = context.site;
    let leaving = matches!(state, State::Removed | State::Deprecated);
    let text =
        if leaving { feature.notice.get(lang) } else { feature.summary.get(lang).or_else(|| feature.notice.get(lang)) };
    let pages = context.kinship.documenting(lang, &feature.id).iter().map(|&id| &site.pages[id]);
    let badge = feature.badge(state);
    let known = if state == State::Deprecated { feature.announced.or(life.deprecated) } else { day };
    let told = known.or(day).map(|known| known.min(site.today).to_string());
    FeatureEntry {
        id: feature.id.clone(),
        feature: feature.id.clone(),
        name: feature_name(context, feature, lang),
        state: if badge.is_empty() { "active" } else { badge }.to_owned(),
        date: day.map(|day| date_view(day, lang)),
        told,
        text: text.unwrap_or_default().to_owned(),
        reason: if leaving { feature.reason.get(lang).unwrap_or_default().to_owned() } else { String::new() },
        role_names: context.role_names(roles, lang),
        roles: context.role_ids(roles),
        pages: pages.filter(|page| site.shows(page)).take(5).map(|page| context.card(page)).collect(),
        replacement: replacement(context, feature, roles, lang),
    }
}
