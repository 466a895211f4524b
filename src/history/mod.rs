//! The results of earlier runs: `report.history`, JSON Lines with one line for each commit, added only with `--record`.
//!
//! The file is shared and merged by git, so lines are only ever appended. Lines of others stay, with unknown fields,
//! unresolved conflicts and damage; unreadable lines are skipped.
//!
//! ```
//! use helpgen::history::History;
//! let text = "{\"day\":\"2026-11-01\",\"errors\":3}\n<<<<<<< HEAD\n{\"version\":2,\"commit\":\"a\",\"date\":\"2026-11-02\",\"errors\":2,\"note\":\"ours\"}\n";
//! let history = History::read(text.as_bytes());
//! assert_eq!(history.runs.iter().map(|run| run.errors).collect::<Vec<_>>(), [3, 2]);
//! assert_eq!(history.unread.iter().map(|line| line.number).collect::<Vec<_>>(), [2]);
//! ```

mod since;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use since::{Arrived, Levels, PageNamed, Since, Solved, Told};

/// Increases when a field is removed or changes its meaning; fields may be added at any time.
pub const VERSION: u32 = 2;
/// The scope of a run over everything that is published.
pub const EVERYTHING: &str = "all";

/// One run, as a line of the history.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordedRun {
    /// The version of the line's format.
    pub version: u32,
    /// The commit of the run; `None` without git.
    pub commit: Option<String>,
    /// The day of the run.
    #[serde(rename = "date", alias = "day")]
    pub day: String,
    /// The scope of the run: `all`, `drafts`, `role:student`.
    pub scope: String,
    /// Identifies the glossary's agreements: runs with the same value had the same words.
    pub glossary: String,
    /// Identifies the active rules with their levels.
    pub rules: String,
    /// Pages.
    pub pages: usize,
    /// Words.
    pub words: usize,
    /// New errors.
    pub errors: usize,
    /// New warnings.
    pub warnings: usize,
    /// New infos.
    pub infos: usize,
    /// Findings of the baseline.
    pub baselined: usize,
    /// Findings that exceptions accept.
    pub waived: usize,
    /// The consistency score in percent.
    pub score: Option<f64>,
    /// Open findings, including those of the baseline, by several keys.
    pub counts: Breakdown,
}

/// Open findings counted by several keys; zero counts are not listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Breakdown {
    /// By rule.
    pub rule: BTreeMap<String, usize>,
    /// By concept.
    pub concept: BTreeMap<String, usize>,
    /// By owner; empty: no owner.
    pub owner: BTreeMap<String, usize>,
    /// By section: language and folder; empty: not a page.
    pub section: BTreeMap<String, usize>,
}

impl RecordedRun {
    /// Identifies a run: of two lines with the same key the later one counts.
    fn key(&self) -> (Option<&str>, &str, &str) {
        (self.commit.as_deref(), &self.day, self.scope())
    }

    /// The scope. Lines of the first version do not have it.
    fn scope(&self) -> &str {
        if self.scope.is_empty() { EVERYTHING } else { &self.scope }
    }

    /// The run as a line of the file.
    pub fn line(&self) -> String {
        let mut line = serde_json::to_string(self).expect("a run is text and numbers");
        line.push('\n');
        line
    }
}

/// Earlier runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The readable runs, by day; runs of the same day in the file's order.
    pub runs: Vec<RecordedRun>,
    /// Lines that could not be read.
    pub unread: Vec<Unread>,
}

/// A line that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its number, from 1.
    pub number: usize,
    /// Why.
    pub why: Why,
}

/// Why a line cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A conflict marker of git.
    Conflict,
    /// A newer helpgen wrote it.
    Newer,
    /// The line is not a run.
    Damaged,
}

impl History {
    /// Reads a file. Never fails.
    pub fn read(bytes: &[u8]) -> Self {
        let mut history = Self::default();
        for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            match read(line) {
                Ok(run) => history.runs.push(run),
                Err(why) => history.unread.push(Unread { number: at + 1, why }),
            }
        }
        history.runs = merged(history.runs);
        history
    }

    /// The runs with this scope.
    pub fn of_scope(&self, scope: &str) -> Vec<RecordedRun> {
        self.runs.iter().filter(|run| run.scope() == scope).cloned().collect()
    }

    /// Whether the file already has this run.
    pub fn holds(&self, run: &RecordedRun) -> bool {
        self.runs.contains(run)
    }
}

/// Runs by day, one for each commit and day: the last one.
pub fn merged(runs: Vec<RecordedRun>) -> Vec<RecordedRun> {
    let mut last: BTreeMap<(Option<String>, String, String), usize> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        let (commit, day, scope) = run.key();
        last.insert((commit.map(str::to_owned), day.to_owned(), scope.to_owned()), at);
    }
    let mut kept: Vec<usize> = last.into_values().collect();
    kept.sort_by(|&a, &b| (&runs[a].day, a).cmp(&(&runs[b].day, b)));
    kept.into_iter().map(|at| runs[at].clone()).collect()
}

fn read(line: &[u8]) -> Result<RecordedRun, Why> {
    if [&b"<<<<<<<"[..], b"=======", b">>>>>>>", b"|||||||"].iter().any(|mark| line.starts_with(mark)) {
        return Err(Why::Conflict);
    }
    #[derive(Deserialize)]
    struct Versioned {
        #[serde(default)]
        version: u32,
    }
    let versioned: Versioned = serde_json::from_slice(line).map_err(|_| Why::Damaged)?;
    if versioned.version > VERSION {
        return Err(Why::Newer);
    }
    let run: RecordedRun = serde_json::from_slice(line).map_err(|_| Why::Damaged)?;
    // Charts need a valid day.
    run.day.parse::<jiff::civil::Date>().map_err(|_| Why::Damaged)?;
    Ok(run)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(commit: Option<&str>, day: &str, errors: usize) -> RecordedRun {
        let commit = commit.map(str::to_owned);
        RecordedRun {
            version: VERSION,
            commit,
            day: day.into(),
            scope: EVERYTHING.into(),
            errors,
            ..RecordedRun::default()
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let counts = Breakdown { rule: BTreeMap::from([("term/deprecated".into(), 3)]), ..Breakdown::default() };
        let one = RecordedRun { counts, score: Some(98.2), ..run(Some("abc"), "2026-11-22", 3) };
        let history = History::read(one.line().as_bytes());
        assert_eq!(history, History { runs: vec![one.clone()], unread: Vec::new() });
        assert!(history.holds(&one) && !history.holds(&run(Some("abc"), "2026-11-22", 3)));
        let line = one.line();
        assert!(
            line.starts_with("{\"version\":2,\"commit\":\"abc\",\"date\":\"2026-11-22\",\"scope\":\"all\""),
            "{line}"
        );
    }

    #[test]
    fn of_one_commit_and_day_the_last_line_holds_and_days_are_in_order() {
        let lines = [
            run(Some("b"), "2026-11-03", 1),
            run(Some("a"), "2026-11-01", 9),
            run(Some("a"), "2026-11-01", 8),
            run(None, "2026-11-02", 7),
            run(Some("c"), "2026-11-01", 6),
        ];
        let text: String = lines.iter().map(RecordedRun::line).collect();
        let errors: Vec<usize> = History::read(text.as_bytes()).runs.iter().map(|run| run.errors).collect();
        assert_eq!(errors, [8, 6, 7, 1]);
    }

    #[test]
    fn runs_of_another_scope_are_other_runs() {
        let drafts = RecordedRun { scope: "drafts".into(), ..run(Some("a"), "2026-11-01", 5) };
        let first = "{\"day\":\"2026-10-01\",\"pages\":1,\"words\":3,\"errors\":2,\"warnings\":0,\"infos\":0,\"baselined\":0,\"waived\":0,\"score\":0.0}\n";
        let text = format!("{first}{}{}", run(Some("a"), "2026-11-01", 4).line(), drafts.line());
        let history = History::read(text.as_bytes());
        assert_eq!(history.of_scope(EVERYTHING).iter().map(|run| run.errors).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(history.of_scope("drafts").iter().map(|run| run.errors).collect::<Vec<_>>(), [5]);
    }

    #[test]
    fn what_cannot_be_read_is_passed_over_with_its_reason() {
        let mut bytes =
            b"<<<<<<< HEAD\n{\"version\":3,\"date\":\"2026-11-01\"}\n\n{\"version\":2}\n{\"date\":\"2026-02-30\"}\n"
                .to_vec();
        bytes.extend(b"\xff\xfe\n[]\n{\"date\":\"2026-11-02\",\"errors\":-1}\n=======\r\n>>>>>>> a\n");
        bytes.extend(run(Some("a"), "2026-11-04", 1).line().trim_end().as_bytes());
        let history = History::read(&bytes);
        assert_eq!(history.runs.len(), 1, "the last line needs no end");
        let why: Vec<(usize, Why)> = history.unread.iter().map(|line| (line.number, line.why)).collect();
        let damaged = |number| (number, Why::Damaged);
        let conflict = |number| (number, Why::Conflict);
        assert_eq!(
            why,
            [
                conflict(1),
                (2, Why::Newer),
                damaged(4),
                damaged(5),
                damaged(6),
                damaged(7),
                damaged(8),
                conflict(9),
                conflict(10)
            ]
        );
    }
}
