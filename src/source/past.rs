//! The project in the past: the files of an older commit, laid out in a temporary folder.
//!
//! Files are written as git stores them: the repository's settings do not apply, no filter runs, links are left out.
//! Files that are not text get their size but not their bytes, unless [`Past::bring`] brings them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use tempfile::TempDir;

use crate::diagnostic::Say;
use crate::error::Error;

use super::dates::{GitDates, dates_of};
use super::git::Repository;

/// Extensions of files whose bytes are read.
const TEXTS: [&str; 15] =
    ["md", "mdx", "yml", "yaml", "json", "svg", "po", "pot", "xlf", "xliff", "html", "css", "js", "txt", "vtt"];
/// Largest text that is laid out, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Which commit the user asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// The last commit of a day or before it.
    Day(Date),
    /// The commit with this name.
    Revision(String),
}

impl When {
    /// Reads `21d` (days before today), a day, or the name of a revision.
    pub fn read(text: &str, today: Date) -> Self {
        if let Some(days) = text.strip_suffix(['d', 'D']).and_then(|days| days.parse::<u32>().ok()) {
            return Self::Day(today.saturating_sub(i64::from(days).days()));
        }
        match text.parse::<Date>() {
            Ok(day) => Self::Day(day),
            Err(_) => Self::Revision(text.to_owned()),
        }
    }
}

/// The project at an older commit.
#[derive(Debug)]
pub struct Past {
    /// The commit.
    pub commit: String,
    /// The day on which it was made.
    pub day: Date,
    /// No commit existed on the requested day: this is the first one.
    pub is_first: bool,
    /// The dates of files as known at that commit.
    pub dates: GitDates,
    /// Files of today that differ from that commit, by path relative to the project.
    pub changed: BTreeSet<String>,
    folder: TempDir,
    /// The objects of files that have no bytes yet, by path.
    others: BTreeMap<String, String>,
    repository: Repository,
    zone: TimeZone,
}

impl Past {
    /// Lays the files of a commit out. `content` is the folder of the articles.
    ///
    /// # Errors
    /// Git is missing, the project is not in a repository, git knows no such commit, or the files cannot be written.
    pub fn of(root: &Path, when: &When, content: &str, zone: &TimeZone) -> Result<Self, Error> {
        let logs = matches!(when, When::Revision(name) if name.contains("@{"));
        let Some(repository) = Repository::around(root, logs).map_err(not_run)? else { return Err(no_git()) };
        let (commit, is_first) = found(&repository, when, zone)?;
        let ask = |arguments: &[&str]| {
            let answer = repository.answer(arguments).map_err(not_run)?;
            answer.ok_or_else(|| unknown(&commit, repository.shallow))
        };
        let seconds = ask(&["log", "-1", "--no-show-signature", "--format=%ct", &commit])?;
        let at = seconds.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        let day = at.unwrap_or_default().to_zoned(zone.clone()).date();
        let listed = ask(&["ls-tree", "-r", "-l", "-z", &commit])?;
        let folder = tempfile::Builder::new().prefix("helpgen-past-").tempdir().map_err(not_laid_out)?;
        let others = lay_out(&repository, &listed, folder.path()).map_err(not_laid_out)?;
        let changed = repository.changed_since(&commit).map_err(not_run)?;
        let changed = changed.ok_or_else(|| unknown(&commit, repository.shallow))?.into_iter().collect();
        let dates = match repository.shallow {
            true => GitDates::default(),
            false => dates_of(&repository, content, Some(&commit), zone),
        };
        Ok(Self { commit, day, is_first, dates, changed, folder, others, repository, zone: zone.clone() })
    }

    /// The folder that holds the files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Replaces a file of the old commit with today's; `None` removes it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn replace(&self, path: &str, bytes: Option<&[u8]>) -> Result<(), Error> {
        let Some(inner) = inside(path) else { return Ok(()) };
        let to = self.folder.path().join(inner);
        let done = match bytes {
            Some(bytes) => to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&to, bytes)),
            None => fs::remove_file(&to).or_else(|cause| match cause.kind() {
                io::ErrorKind::NotFound => Ok(()),
                _ => Err(cause),
            }),
        };
        done.map_err(not_laid_out)
    }

    /// Brings the bytes of files that are not text: of those that did not change from `root`, of the others from git.
    /// What git does not have stays without bytes.
    ///
    /// # Errors
    /// Git cannot be run, or a file cannot be written.
    pub fn bring(&self, root: &Path, paths: &BTreeSet<String>) -> Result<(), Error> {
        let known = paths.iter().filter_map(|path| Some((path, self.others.get(path)?, inside(path)?)));
        let mut changed: Vec<(&str, PathBuf)> = Vec::new();
        for (path, id, inner) in known {
            let to = self.folder.path().join(&inner);
            match self.changed.contains(path) {
                true => changed.push((id, to)),
                false => _ = fs::copy(root.join(inner), to).map_err(not_laid_out)?,
            }
        }
        let ids: Vec<&str> = changed.iter().map(|(id, _)| *id).collect();
        let mut files = changed.iter();
        let brought = self.repository.blobs(&ids, &mut |bytes| match (files.next(), bytes) {
            (Some((_, to)), Some(bytes)) => fs::write(to, bytes),
            // A clone may have left out large objects.
            _ => Ok(()),
        });
        brought.map_err(not_laid_out)
    }

    /// The day on which each line of a file of today was last changed; `None` if git does not know the file.
    pub fn lines(&self, path: &str) -> Option<Vec<Date>> {
        if self.repository.shallow {
            return None;
        }
        let answer = self.repository.answer(&["blame", "--porcelain", "--no-textconv", "--", path]).ok()??;
        let mut days: BTreeMap<String, Date> = BTreeMap::new();
        let (mut lines, mut commit) = (Vec::new(), String::new());
        for line in answer.lines() {
            if line.starts_with('\t') {
                lines.push(*days.get(&commit)?);
            } else if let Some(seconds) = line.strip_prefix("committer-time ") {
                let at = Timestamp::from_second(seconds.parse().ok()?).ok()?;
                days.insert(commit.clone(), at.to_zoned(self.zone.clone()).date());
            } else if line.split(' ').next().is_some_and(|word| word.len() >= 40) {
                commit = line.split(' ').next().unwrap_or_default().to_owned();
            }
        }
        Some(lines)
    }
}

/// The commit for `when`, and whether it is the first commit because no older one exists.
fn found(repository: &Repository, when: &When, zone: &TimeZone) -> Result<(String, bool), Error> {
    let ask = |arguments: &[&str]| repository.answer(arguments).map_err(not_run);
    match when {
        When::Revision(name) => {
            let commit = format!("{name}^{{commit}}");
            let known = ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
            known.map(|commit| (commit.trim().to_owned(), false)).ok_or_else(|| unknown(name, repository.shallow))
        }
        When::Day(day) => {
            let next =
                day.saturating_add(1.days()).to_zoned(zone.clone()).map_err(|_| unknown(&day.to_string(), false))?;
            let before = format!("--before={}", next.timestamp().as_second() - 1);
            let commit = ask(&["rev-list", "-1", "--first-parent", &before, "HEAD"])?;
            if let Some(commit) = commit.map(|commit| commit.trim().to_owned()).filter(|commit| !commit.is_empty()) {
                return Ok((commit, false));
            }
            if repository.shallow {
                return Err(unknown(&day.to_string(), true));
            }
            let first = ask(&["rev-list", "--first-parent", "--max-parents=0", "HEAD"])?;
            let first = first.and_then(|all| all.lines().last().map(str::to_owned));
            first.map(|commit| (commit, true)).ok_or_else(|| unknown(&day.to_string(), false))
        }
    }
}

/// Writes the files that `ls-tree -l` lists; the result names the objects of those without bytes.
fn lay_out(repository: &Repository, listed: &str, folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut others = BTreeMap::new();
    let mut texts: Vec<(String, PathBuf)> = Vec::new();
    for entry in listed.split('\0') {
        let Some((about, path)) = entry.split_once('\t') else { continue };
        let mut words = about.split_whitespace();
        let (Some(mode), Some(_), Some(id), Some(size)) = (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        // Links and submodules are left out.
        let (Some(inner), Ok(size), true) = (inside(path), size.parse::<u64>(), mode.starts_with("100")) else {
            continue;
        };
        let to = folder.join(inner);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        let ending = to.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
        if TEXTS.contains(&&*ending) && size <= LARGEST {
            texts.push((id.to_owned(), to));
        } else {
            File::create(&to)?.set_len(size)?;
            others.insert(path.to_owned(), id.to_owned());
        }
    }
    let ids: Vec<&str> = texts.iter().map(|(id, _)| id.as_str()).collect();
    let mut files = texts.iter();
    repository.blobs(&ids, &mut |bytes| match files.next() {
        Some((_, to)) => fs::write(to, bytes.ok_or(io::ErrorKind::NotFound)?),
        None => Ok(()),
    })?;
    Ok(others)
}

/// A relative path that stays inside the folder and outside `.git`; else `None`.
fn inside(path: &str) -> Option<PathBuf> {
    let path = Path::new(path);
    let plain = |part: Component<'_>| matches!(part, Component::Normal(name) if !name.eq_ignore_ascii_case(".git"));
    path.components().all(plain).then(|| path.to_path_buf())
}

fn no_git() -> Error {
    Error::new(Say::new(
        "git 저장소가 아니어서 전에 어땠는지 알 수 없어요",
        "This folder is not in a git repository, so earlier days are unknown",
    ))
    .help(Say::new(
        "git으로 관리하는 폴더에서 실행하거나 `--since` 없이 실행해 주세요",
        "Run in a folder that git looks after, or without `--since`",
    ))
}

fn unknown(name: &str, shallow: bool) -> Error {
    let error = Error::new(Say::new(format!("git에서 찾을 수 없어요: {name}"), format!("Git does not know “{name}”")));
    error.help(match shallow {
        true => Say::new(
            "기록의 일부만 받아 온 저장소예요. `git fetch --unshallow`로 모두 받아 주세요",
            "The clone is shallow: fetch the rest with `git fetch --unshallow`",
        ),
        false => Say::new(
            "`21d`, `2026-11-01`, 또는 `git log`에 나오는 이름을 적어 주세요",
            "Write `21d`, `2026-11-01` or a name that `git log` shows",
        ),
    })
}

fn not_run(cause: io::Error) -> Error {
    Error::new(Say::new("git을 실행하지 못했어요", "Cannot run git"))
        .help(Say::new("git을 설치하거나 `--since` 없이 실행해 주세요", "Install git, or run without `--since`"))
        .caused_by(cause)
}

fn not_laid_out(cause: io::Error) -> Error {
    Error::new(Say::new("전에 있던 파일을 꺼내지 못했어요", "Cannot lay out the files of then"))
        .help(Say::new(
            "임시 폴더에 자리가 있는지 확인해 주세요. 일부만 받아 온 저장소라면 모두 받아 주세요",
            "Check that the folder for temporary files has room; in a partial clone fetch the rest",
        ))
        .caused_by(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_names_are_told_apart() {
        let today: Date = "2026-11-22".parse().expect("a day");
        let day = |text: &str| When::Day(text.parse().expect("a day"));
        assert_eq!(When::read("21d", today), day("2026-11-01"));
        assert_eq!(When::read("0d", today), day("2026-11-22"));
        assert_eq!(When::read("2026-10-05", today), day("2026-10-05"));
        for name in ["main", "v1.0", "HEAD~3", "dead", "2026-13-01"] {
            assert_eq!(When::read(name, today), When::Revision(name.into()), "{name}");
        }
    }

    #[test]
    fn paths_that_lead_elsewhere_are_left_out() {
        for path in ["../a", "/a", "a/../../b", ".git/config", "a/.GIT/x", "./a/.."] {
            assert_eq!(inside(path), None, "{path}");
        }
        assert_eq!(inside("content/ko/글.md"), Some(PathBuf::from("content/ko/글.md")));
    }
}
