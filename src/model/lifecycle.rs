//! The state of a feature today. It follows from the feature's dates (SPEC §3) only.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::parse::glossary::{Feature, Lifecycle};

/// The lifecycle state of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Not introduced yet.
    Planned,
    /// Introduced recently.
    New,
    /// In use.
    Active,
    /// Still there, but to be removed.
    Deprecated,
    /// Removed.
    Removed,
}

impl State {
    /// The state's name in templates and machine formats.
    pub fn name(self) -> &'static str {
        match self {
            State::Planned => "planned",
            State::New => "new",
            State::Active => "active",
            State::Deprecated => "deprecated",
            State::Removed => "removed",
        }
    }
}

/// The state of a life on a day. `removed` is the first day without it; `new` lasts `new_for_days` from `introduced`.
pub fn state(life: &Lifecycle, today: Date, new_for_days: u32) -> State {
    if life.removed.is_some_and(|day| day <= today) {
        State::Removed
    } else if life.introduced.is_some_and(|day| day > today) {
        State::Planned
    } else if life.deprecated.is_some_and(|day| day <= today) {
        State::Deprecated
    } else if life.introduced.is_some_and(|day| today < day.saturating_add(i64::from(new_for_days).days())) {
        State::New
    } else {
        State::Active
    }
}

impl Feature {
    /// The badge: the state, `beta`, or empty if no badge is needed.
    pub fn badge(&self, state: State) -> &'static str {
        match state {
            State::Active | State::New if self.beta => "beta",
            State::Active => "",
            state => state.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_border_belongs_to_the_day_it_names() {
        let life = Lifecycle {
            introduced: Some(date(2026, 1, 1)),
            changed: None,
            deprecated: Some(date(2026, 5, 1)),
            removed: Some(date(2026, 6, 1)),
        };
        let on = |month, day| state(&life, date(2026, month, day), 60);
        assert_eq!(state(&life, date(2025, 12, 31), 60), State::Planned);
        assert_eq!(on(1, 1), State::New);
        assert_eq!(on(3, 1), State::New);
        assert_eq!(on(3, 2), State::Active);
        assert_eq!(on(5, 1), State::Deprecated);
        assert_eq!(on(5, 31), State::Deprecated);
        assert_eq!(on(6, 1), State::Removed);
    }

    #[test]
    fn a_life_without_days_is_active() {
        assert_eq!(state(&Lifecycle::default(), date(2026, 1, 1), 60), State::Active);
    }
}
