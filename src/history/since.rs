//! Changes between an earlier commit and today, as plain values for every output format.

use serde::Serialize;

/// The changes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Since {
    /// Increases when a field is removed or changes its meaning.
    pub version: u32,
    /// The earlier commit.
    pub commit: String,
    /// Its day.
    pub from: String,
    /// Today.
    pub to: String,
    /// How many days lie between them.
    pub days: i64,
    /// No commit existed on the requested day, so `commit` is the first one.
    pub is_first: bool,
    /// Earlier findings by the earlier glossary and rules; `None` if these are unreadable.
    pub then_by_own: Option<Levels>,
    /// Earlier findings by today's glossary and rules.
    pub then: Levels,
    /// Findings of today.
    pub now: Levels,
    /// Whether the glossary's words changed.
    pub glossary_changed: bool,
    /// Findings that are fixed, by today's glossary.
    pub solved: Vec<Solved>,
    /// Findings that are new.
    pub new: Vec<Told>,
    /// Findings that existed before, the oldest first.
    pub open: Vec<Told>,
    /// New exceptions and decisions.
    pub waivers_new: Vec<Told>,
    /// How many earlier exceptions and decisions are gone.
    pub waivers_ended: usize,
    /// Features that arrived.
    pub features_new: Vec<Arrived>,
    /// Features that ended.
    pub features_gone: Vec<Arrived>,
    /// New pages.
    pub pages_new: Vec<PageNamed>,
    /// Removed pages.
    pub pages_gone: Vec<PageNamed>,
    /// Pages with more than half new text.
    pub pages_rewritten: Vec<PageNamed>,
    /// Other edited pages.
    pub pages_edited: Vec<PageNamed>,
    /// Pictures that changed.
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

/// Findings of one identity that are fixed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Solved {
    /// The rule.
    pub rule: String,
    /// The subject: `concept:learner`.
    pub subject: String,
    /// The found text.
    pub found: String,
    /// The page.
    pub page: String,
    /// How many.
    pub count: u32,
}

/// A finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Its fingerprint.
    pub fingerprint: String,
    /// The severity.
    pub severity: &'static str,
    /// The rule.
    pub rule: String,
    /// The subject.
    pub subject: String,
    /// The found text.
    pub found: String,
    /// The fact.
    pub message: String,
    /// Its file.
    pub path: String,
    /// Its line; 0: the whole file.
    pub line: u32,
    /// The day since which it exists, if known; empty for a new one.
    pub since: String,
    /// The number of days since then.
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
    /// The roles it concerns; empty for all.
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
