//! How do findings reach the author? One file for each format, each of them one [`Format`].
//!
//! A report is made from findings alone: they bring their words and the lines that they speak of.

mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
pub mod recorded;
pub mod review;
#[cfg(test)]
mod samples;
mod sarif;
mod schema;
pub mod since;
mod suggestions;
mod written;

use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil::Date;

pub use github::GITHUB;
pub use gitlab::GITLAB;
pub use human::{HUMAN, quoted};
pub use json::JSON;
pub use junit::JUNIT;
pub use markdown::{MARKDOWN, step_summary};
pub use recorded::Circumstances;
pub use sarif::SARIF;
pub use schema::report_schema;
pub use suggestions::{Suggested, write_suggestions};
pub use written::chat;

use crate::diagnostic::{self, Diagnostic, Say, Severity, UiLang};

/// Every format, in the order in which help lists them.
pub const FORMATS: &[&Format] = &[&HUMAN, &JSON, &GITHUB, &GITLAB, &SARIF, &JUNIT, &MARKDOWN];

/// How many pages were looked at and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Pages that were checked.
    pub pages: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity info.
    pub infos: usize,
    /// Findings left out because the baseline lists them.
    pub baselined: usize,
    /// Findings left out because a comment silences them.
    pub ignored: usize,
}

/// What every format shows.
#[derive(Clone, Debug)]
pub struct Report {
    /// The counts.
    pub summary: Summary,
    /// The findings, in the order in which people read.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the project lies in its repository (`docs/`), for platforms that name files from there. Empty: at its root.
    pub prefix: String,
    /// What was looked at, as words that go behind `helpgen fix`, each with a space before it: ` docs --glossary g.yml`.
    pub scope: String,
    /// The day for which it holds, where it is known.
    pub day: Option<Date>,
    /// Findings that do not count, for formats that name them.
    pub let_pass: Vec<LetPass>,
    /// The files of all pages that were looked at, for formats that name those without a finding.
    pub files: Vec<Arc<str>>,
}

/// A finding that does not count.
#[derive(Clone, Debug)]
pub struct LetPass {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why.
    pub why: Say,
}

impl Report {
    /// A report of these findings, which are sorted and counted.
    pub fn new(pages: usize, mut diagnostics: Vec<Diagnostic>, baselined: usize, ignored: usize) -> Self {
        diagnostic::sort(&mut diagnostics);
        let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let summary = Summary {
            pages,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            baselined,
            ignored,
        };
        Self {
            summary,
            diagnostics,
            prefix: String::new(),
            scope: String::new(),
            day: None,
            let_pass: Vec::new(),
            files: Vec::new(),
        }
    }

    /// The findings by severity, the worst first, each in the order in which people read.
    pub fn worst_first(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        sorted.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
        sorted
    }

    /// A path as the repository's platform names it.
    fn path(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// The severity of the worst finding.
    pub fn worst(&self) -> Option<Severity> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.severity).max()
    }
}

/// In which manner a report is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// The language of the messages.
    pub lang: UiLang,
    /// Whether colours are wanted.
    pub color: bool,
    /// Whether people get every finding whole, however many there are.
    pub whole: bool,
}

/// A format of reports.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Writes a whole report.
    pub write: fn(&Report, Manner, &mut dyn Write) -> io::Result<()>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    fn finding(path: &str, severity: Severity) -> Diagnostic {
        Diagnostic::new("term/deprecated", severity, Some(Place::file(path)), Say::new("가", "a"))
    }

    #[test]
    fn findings_are_sorted_and_counted() {
        let found = vec![finding("b", Severity::Info), finding("a", Severity::Error), finding("c", Severity::Info)];
        let report = Report::new(7, found, 2, 1);
        let paths: Vec<_> =
            report.diagnostics.iter().flat_map(|found| found.place.as_ref().map(|p| &*p.path)).collect();
        assert_eq!(paths, ["a", "b", "c"]);
        let expected = Summary { pages: 7, errors: 1, warnings: 0, infos: 2, baselined: 2, ignored: 1 };
        assert_eq!(report.summary, expected);
        assert_eq!(report.worst(), Some(Severity::Error));
    }
}
