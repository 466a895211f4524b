//! How do the features stand today? Their states for everybody and for each role, the pages about them, where they are
//! mentioned, and what falls due. `helpgen features` and the reviewers' report tell it with the same numbers.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{RoleSet, Site, State, state};
use crate::parse::glossary::{Feature, Impact, Lifecycle, Localized};

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

/// Every feature of the glossary, in its order. `mentions`: by id, the published pages that speak of it, as paths, each
/// with how often it does.
pub fn standing(site: &Site, mentions: &BTreeMap<&str, Vec<(String, usize)>>) -> Vec<FeatureStatus> {
    let month = site.today.first_of_month()..=site.today.last_of_month();
    let status = |feature: &Feature| FeatureStatus {
        state: site.feature_state(feature, site.audience()),
        roles: roles(site, feature),
        pages: site.pages.iter().filter(|page| documents(page, feature)).map(|page| page.path.to_string()).collect(),
        mentions: mentions.get(feature.id.as_str()).cloned().unwrap_or_default(),
        due: due(site, feature, &month),
        feature: feature.clone(),
    };
    site.glossary.features.iter().map(status).collect()
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
pub fn due(site: &Site, feature: &Feature, within: &RangeInclusive<Date>) -> Vec<Due> {
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
