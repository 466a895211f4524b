//! Which commit is checked out, and when was it made?

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::git::Repository;

/// The commit that is checked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its full hash.
    pub commit: String,
    /// The day on which it was made.
    pub day: Date,
}

/// The checked-out commit around a folder; `None` outside a repository and before the first commit.
pub fn head(root: &Path, zone: &TimeZone) -> Option<Head> {
    let repository = Repository::around(root, false).ok()??;
    let answer = repository.answer(&["log", "-1", "--no-show-signature", "--format=%H %ct", "HEAD"]).ok()??;
    let (commit, seconds) = answer.trim().split_once(' ')?;
    let at = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some(Head { commit: commit.to_owned(), day: at.to_zoned(zone.clone()).date() })
}

/// The name under which the user commits, from git's settings.
pub fn author(root: &Path) -> Option<String> {
    let repository = Repository::around(root, false).ok()??;
    let name = repository.answer(&["config", "--get", "user.name"]).ok()??;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
