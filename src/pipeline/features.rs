//! How do the features stand today? Their states, the pages about them, where they are mentioned, and what falls due.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::lint::{FeatureCensus, Linter, known_rules};
use crate::model::{Names, RoleSet, Site, State, state};
use crate::parse::glossary::{Feature, Impact, Lifecycle, Localized};

use super::check::{Checked, baseline, judge};
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;

/// A feature as it stands today.
#[derive(Clone, Debug)]
pub struct FeatureStatus {
    /// What the glossary says of it.
    pub feature: Feature,
    /// The best state that it has for anybody.
    pub state: State,
    /// Its days and state for each role that has it, with whether an article explains it to them. Empty without roles.
    pub roles: Vec<RoleStatus>,
    /// Published pages that document it, as paths.
    pub pages: Vec<String>,
    /// Pages that speak of it, as paths, with how often they do.
    pub mentions: Vec<(String, usize)>,
    /// What falls due in the month of today, by day.
    pub due: Vec<Due>,
}

/// A feature as it stands for one role.
#[derive(Clone, Debug)]
pub struct RoleStatus {
    /// The role's id.
    pub role: String,
    /// What it is called.
    pub name: Localized,
    /// Its days.
    pub life: Lifecycle,
    /// Its state.
    pub state: State,
    /// An article for this role documents it.
    pub documented: bool,
}

impl RoleStatus {
    /// The role has it and nobody explains it.
    pub fn lacks_article(&self) -> bool {
        !self.documented && matches!(self.state, State::New | State::Active)
    }
}

/// Something that falls due on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day.
    pub day: Date,
    /// What.
    pub event: Event,
    /// For which roles; empty: for all that have it.
    pub roles: Vec<String>,
}

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// It arrives.
    Introduced,
    /// Last day to announce its end.
    AnnounceBy,
    /// It is on its way out from here.
    Deprecated,
    /// First day without it.
    Removed,
    /// Last day of its notices.
    KeepUntil,
}

/// Every feature, and what the rules about features find.
#[derive(Debug)]
pub struct FeatureReport {
    /// In the glossary's order.
    pub features: Vec<FeatureStatus>,
    /// Which day it is.
    pub today: Date,
    /// The findings of `feature/*`.
    pub checked: Checked,
}

/// Looks at the features of a site.
///
/// # Errors
/// The machine's refusal.
pub fn features(surveyed: Surveyed) -> Result<FeatureReport, Stop> {
    let site = &surveyed.site;
    let names = Names::new(&site.glossary);
    let known = known_rules();
    let about_features = known.iter().filter(|rule| rule.starts_with("feature/")).map(ToString::to_string);
    let linter = Linter::new(site, &names).deciding(&surveyed.decisions).only(about_features);
    let census = FeatureCensus::new(site, &names);
    let pages: Vec<_> = (0..site.pages.len())
        .into_par_iter()
        .map(|number| {
            let Ok(text) = text_of(&surveyed, number)? else { return Ok(None) };
            let page = &site.pages[number];
            let counts = if page.published { census.count(page, &text.0, &text.1) } else { BTreeMap::new() };
            Ok(Some((judge(&linter, &surveyed, number, &text), counts)))
        })
        .collect::<Result<_, Stop>>()?;
    let mut checked = Checked::default();
    let mut mentions: BTreeMap<&str, Vec<(String, usize)>> = BTreeMap::new();
    for (page, own) in site.pages.iter().zip(pages) {
        let Some((judged, counts)) = own else { continue };
        checked.add(judged);
        for (id, count) in counts {
            mentions.entry(id).or_default().push((page.path.to_string(), count));
        }
    }
    let wanted = |told: &Diagnostic| told.rule.starts_with("feature/");
    let told = linter.site(surveyed.faults.iter().filter(|told| wanted(told)).cloned().collect());
    let checked = checked.finish(told, &surveyed, baseline(&surveyed)?, false)?;
    let month = site.today.first_of_month()..=site.today.last_of_month();
    let status = |feature: &Feature| FeatureStatus {
        state: site.feature_state(feature, site.audience()),
        roles: roles(site, feature),
        pages: site.pages.iter().filter(|page| documents(page, feature)).map(|page| page.path.to_string()).collect(),
        mentions: mentions.remove(feature.id.as_str()).unwrap_or_default(),
        due: due(site, feature, &month),
        feature: feature.clone(),
    };
    let mut status = status;
    let features = site.glossary.features.iter().map(&mut status).collect();
    Ok(FeatureReport { features, today: site.today, checked })
}

fn documents(page: &crate::model::Page, feature: &Feature) -> bool {
    page.published && page.features.contains(&feature.id)
}

/// The roles that have a feature, in the glossary's order.
fn roles(site: &Site, feature: &Feature) -> Vec<RoleStatus> {
    let own = |role: &str| feature.roles.is_empty() || feature.roles.iter().any(|(id, _)| id == role);
    let roles = site.glossary.roles.iter().enumerate().filter(|(_, role)| own(&role.id));
    roles
        .map(|(at, role)| {
            let (life, state) = site.feature_life(feature, RoleSet::one(at));
            let documented = site.pages.iter().any(|page| documents(page, feature) && page.roles.contains(at));
            RoleStatus { role: role.id.clone(), name: role.name.clone(), life, state, documented }
        })
        .collect()
}

/// What falls due between two days.
pub(super) fn due(site: &Site, feature: &Feature, within: &RangeInclusive<Date>) -> Vec<Due> {
    let [low, medium, high] = site.config.features.notice_days;
    let notice = match feature.impact {
        Impact::Low => low,
        Impact::Medium => medium,
        Impact::High => high,
    };
    let mut days: Vec<Due> = Vec::new();
    let mut note = |day: Option<Date>, event: Event, role: Option<&str>| {
        let Some(day) = day.filter(|day| within.contains(day)) else { return };
        match days.iter_mut().find(|own| own.day == day && own.event == event) {
            Some(own) => own.roles.extend(role.map(str::to_owned)),
            None => days.push(Due { day, event, roles: role.map(str::to_owned).into_iter().collect() }),
        }
    };
    let lives: Vec<(Option<&str>, Lifecycle)> = match feature.roles.as_slice() {
        [] => vec![(None, feature.life.clone())],
        roles => roles.iter().map(|(role, _)| (Some(role.as_str()), feature.life_for(role))).collect(),
    };
    for (role, life) in &lives {
        note(life.introduced, Event::Introduced, *role);
        note(life.deprecated, Event::Deprecated, *role);
        note(life.removed, Event::Removed, *role);
        let unannounced = feature.announced.is_none() && state(life, site.today, 0) != State::Removed;
        let by = life.removed.filter(|_| unannounced).map(|day| day.saturating_sub(i64::from(notice).days()));
        note(by, Event::AnnounceBy, *role);
    }
    note(feature.keep_until, Event::KeepUntil, None);
    for own in &mut days {
        if own.roles.len() == lives.len() {
            own.roles.clear();
        }
    }
    days.sort();
    days
}
