//! Features with their life cycles: the same states, days, pages and mentions as in `helpgen features`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::lint::{FeatureStatus, RoleStatus, standing};
use crate::model::State;
use crate::parse::glossary::Lifecycle;

use super::Sources;

/// A feature.
#[derive(Clone, Debug, Serialize)]
pub struct FeatureRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `planned`, `new`, `active`, `deprecated` or `removed`: its best state for anybody.
    pub state: &'static str,
    /// Its days for everybody whose days do not differ.
    #[serde(flatten)]
    pub life: LifeDays,
    /// Last day of its notices; empty: none is set.
    pub keep_until: String,
    /// Days until it ends for the first role; none: it has ended, or no day is set.
    pub days_left: Option<i64>,
    /// What takes its place.
    pub replacement: String,
    /// Who is responsible.
    pub owner: String,
    /// Each role that has it, with its own days and state.
    pub roles: Vec<FeatureRole>,
    /// Names of the roles that have it and find no article about it.
    pub roles_without_article: Vec<String>,
    /// Files of the published pages that document it.
    pub documented: Vec<String>,
    /// Files of the published pages that speak of it, with how often they do.
    pub mentioned: Vec<(String, usize)>,
}

/// A feature's days and state for one role.
#[derive(Clone, Debug, Serialize)]
pub struct FeatureRole {
    /// The role's id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The state for it.
    pub state: &'static str,
    /// Its days.
    #[serde(flatten)]
    pub life: LifeDays,
    /// An article for this role documents it.
    pub documented: bool,
}

/// The days of a life; empty: not set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LifeDays {
    /// First day.
    pub introduced: String,
    /// Day from which it is on its way out.
    pub deprecated: String,
    /// First day without it.
    pub removed: String,
}

impl LifeDays {
    fn new(life: &Lifecycle) -> Self {
        Self { introduced: day(life.introduced), deprecated: day(life.deprecated), removed: day(life.removed) }
    }
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

impl FeatureRow {
    /// Some role's days are not everybody's.
    pub fn differs(&self) -> bool {
        self.roles.iter().any(|role| role.life != self.life || role.state != self.state)
    }

    /// How often texts speak of it.
    pub fn mentions(&self) -> usize {
        self.mentioned.iter().map(|(_, count)| count).sum()
    }
}

/// Features: leaving, gone, planned, new, then the others.
pub(super) fn features(sources: &Sources<'_>, lang: &str) -> Vec<FeatureRow> {
    let site = sources.site;
    let mut mentions: BTreeMap<&str, Vec<(String, usize)>> = BTreeMap::new();
    for (&page, (_, usage)) in sources.spoken {
        let page = &site.pages[page];
        for (id, &count) in usage.features.iter().filter(|_| page.published) {
            mentions.entry(id).or_default().push((page.path.to_string(), count));
        }
    }
    let mut statuses = standing(site, &mentions);
    statuses.sort_by_key(|status| match worst(status) {
        State::Deprecated => 0,
        State::Removed => 1,
        State::Planned => 2,
        State::New => 3,
        State::Active => 4,
    });
    statuses.into_iter().map(|status| row(sources, status, lang)).collect()
}

/// The state that needs most attention: deprecated or removed for a role.
fn worst(status: &FeatureStatus) -> State {
    let own = || status.roles.iter().map(|role| role.state).chain([status.state]);
    let one = |wanted: State| own().find(|state| *state == wanted);
    one(State::Deprecated).or_else(|| one(State::Removed)).unwrap_or(status.state)
}

fn row(sources: &Sources<'_>, status: FeatureStatus, lang: &str) -> FeatureRow {
    let site = sources.site;
    let name = |id: &str| {
        let other = site.glossary.feature(id);
        other.and_then(|feature| feature.name.get_or(lang, "en")).unwrap_or(id).to_owned()
    };
    let role_name = |role: &RoleStatus| role.name.get_or(lang, "en").unwrap_or(&role.role).to_owned();
    let feature = &status.feature;
    let own = status.roles.iter().map(|role| role.life.removed).chain([feature.life.removed]);
    let next = own.flatten().filter(|day| *day > site.today).min();
    let left = next.and_then(|day| site.today.until(day).ok());
    FeatureRow {
        name: name(&feature.id),
        state: status.state.name(),
        life: LifeDays::new(&feature.life),
        keep_until: day(feature.keep_until),
        days_left: left.map(|span| i64::from(span.get_days())),
        replacement: feature.replacement.as_ref().map(|other| name(&other.id)).unwrap_or_default(),
        owner: feature.owner.clone().unwrap_or_default(),
        roles_without_article: status.roles.iter().filter(|role| role.lacks_article()).map(role_name).collect(),
        roles: status
            .roles
            .iter()
            .map(|role| FeatureRole {
                id: role.role.clone(),
                name: role_name(role),
                state: role.state.name(),
                life: LifeDays::new(&role.life),
                documented: role.documented,
            })
            .collect(),
        documented: status.pages,
        mentioned: status.mentions,
        id: feature.id.clone(),
    }
}
