//! When was a file last changed? Git knows; without git or in a shallow clone the date stays unknown and is not
//! guessed.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::git::Repository;

/// The day of each file's last commit.
#[derive(Debug, Default, Clone)]
pub struct GitDates {
    /// By path relative to the project.
    pub by_path: BTreeMap<String, Date>,
    /// Why the dates are unknown, if they are.
    pub unknown: Option<GitUnknown>,
}

/// Why git's dates are unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GitUnknown {
    /// The project is not in a git repository, or git is missing.
    NoGit,
    /// The clone holds only part of the history.
    Shallow,
}

/// Asks git once for the last commit of every file below `folder`.
pub fn git_dates(root: &Path, folder: &str, zone: &TimeZone) -> GitDates {
    let unknown = |why| GitDates { unknown: Some(why), ..GitDates::default() };
    let Ok(Some(repository)) = Repository::around(root, false) else { return unknown(GitUnknown::NoGit) };
    if repository.shallow {
        return unknown(GitUnknown::Shallow);
    }
    dates_of(&repository, folder, None, zone)
}

/// Like [`git_dates`], for a repository and up to a commit; `None`: up to today.
pub(super) fn dates_of(repository: &Repository, folder: &str, commit: Option<&str>, zone: &TimeZone) -> GitDates {
    let mut arguments = vec![
        "-c",
        "core.quotePath=false",
        "log",
        "--no-show-signature",
        "--no-ext-diff",
        "--no-textconv",
        "--format=%x01%ct",
        "--name-only",
        "--no-renames",
        "--relative",
        "-z",
    ];
    arguments.extend(commit);
    arguments.extend(["--", folder]);
    let Ok(Some(log)) = repository.answer(&arguments) else {
        return GitDates { unknown: Some(GitUnknown::NoGit), ..GitDates::default() };
    };
    let mut dates = GitDates::default();
    let mut day = None;
    // Commits come newest first: the first mention of a file is its last change.
    for entry in log.split(['\0', '\n']) {
        if let Some(seconds) = entry.strip_prefix('\u{1}') {
            day = seconds
                .parse()
                .ok()
                .and_then(|seconds| Timestamp::from_second(seconds).ok())
                .map(|at| at.to_zoned(zone.clone()).date());
        } else if let (Some(day), false) = (day, entry.is_empty()) {
            dates.by_path.entry(entry.to_owned()).or_insert(day);
        }
    }
    dates
}
