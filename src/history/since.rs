//! What changed between an earlier commit and today: plain values, from which every form of it is written.

use serde::Serialize;

/// What changed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Since {
    /// Rises when a field goes or changes its meaning.
    pub version: u32,
    /// The commit of then.
    pub commit: String,
    /// Its day.
    pub from: String,
    /// Today.
    pub to: String,
    /// How many days lie between them.
    pub days: i64,
    /// There was no commit yet on the day that was asked for: it is the first one.
    pub is_first: bool,
    /// Findings of then by the glossary and the rules of then; none: they cannot be read any more.
    pub then_by_own: Option<Levels>,
    /// Findings of then by today's glossary and rules.
    pub then: Levels,
    /// Findings of today.
    pub now: Levels,
    /// The words agreed on are others today.
    pub glossary_changed: bool,
    /// Findings that are there no more, by today's glossary.
    pub solved: Vec<Solved>,
    /// Findings that were not there then.
    pub new: Vec<Told>,
    /// Findings that were there then already, the oldest first.
    pub open: Vec<Told>,
    /// Exceptions and decisions that were not there then.
    pub waivers_new: Vec<Told>,
    /// How many of then are there no more.
    pub waivers_ended: usize,
    /// Features that arrived.
    pub features_new: Vec<Arrived>,
    /// Features that ended.
    pub features_gone: Vec<Arrived>,
    /// Pages that were not there then.
    pub pages_new: Vec<PageNamed>,
    /// Pages that are there no more.
    pub pages_gone: Vec<PageNamed>,
    /// Pages of which more than half is new.
    pub pages_rewritten: Vec<PageNamed>,
    /// Pages that were edited otherwise.
    pub pages_edited: Vec<PageNamed>,
    /// Pictures that look otherwise.
    pub pictures_renewed: Vec<String>,
}

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Levels {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Infos.
    pub info: usize,
}

impl Levels {
    /// All of them.
    pub fn all(self) -> usize {
        self.error + self.warning + self.info
    }
}

/// Findings of a kind that are there no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Solved {
    /// The rule.
    pub rule: String,
    /// What it was about: `concept:learner`.
    pub subject: String,
    /// The words found.
    pub found: String,
    /// The page.
    pub page: String,
    /// How many.
    pub count: u32,
}

/// A finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    /// What it is known by.
    pub fingerprint: String,
    /// How bad it is.
    pub severity: &'static str,
    /// The rule.
    pub rule: String,
    /// What it is about.
    pub subject: String,
    /// The words found.
    pub found: String,
    /// The fact.
    pub message: String,
    /// Its file.
    pub path: String,
    /// Its line; 0: the whole file.
    pub line: u32,
    /// The day since which it stands there, as far as is known; empty: it is new.
    pub since: String,
    /// How many days that is.
    pub age: Option<i64>,
}

/// A feature that arrived or ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Arrived {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The day.
    pub day: String,
    /// For these roles alone; empty: for all that have it.
    pub roles: Vec<String>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PageNamed {
    /// Its language and id.
    pub page: String,
    /// Its title.
    pub title: String,
    /// Its file.
    pub path: String,
}
