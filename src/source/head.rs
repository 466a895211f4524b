//! Which commit is checked out, and of which day is it?

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::git::Repository;

/// The commit that is checked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its full name.
    pub commit: String,
    /// The day on which it was made.
    pub day: Date,
}

/// The commit that is checked out around a folder. None: git does not look after it, or has no commit yet.
pub fn head(root: &Path, zone: &TimeZone) -> Option<Head> {
    let repository = Repository::around(root, false).ok()??;
    let answer = repository.answer(&["log", "-1", "--no-show-signature", "--format=%H %ct", "HEAD"]).ok()??;
    let (commit, seconds) = answer.trim().split_once(' ')?;
    let at = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some(Head { commit: commit.to_owned(), day: at.to_zoned(zone.clone()).date() })
}

/// The name under which the user makes commits, as git's settings for all repositories have it.
pub fn author(root: &Path) -> Option<String> {
    let repository = Repository::around(root, false).ok()??;
    let name = repository.answer(&["config", "--get", "user.name"]).ok()??;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
