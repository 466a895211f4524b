//! `helpgen check`: the checks alone. Also what `build` shares with it: the request, and how findings are told.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::diagnostic::{Cause, Diagnostic, Say, Severity};
use crate::error::{Act, Error};
use crate::pipeline::{Checked, Request, Stop, check, open};
use crate::report::{FORMATS, GITHUB, Manner, Report, step_summary};
use crate::source::GitUnknown;
use crate::write::write_atomically;

use super::cli::{Calendar, CheckArguments, Common, Telling};
use super::looking::asking;
use super::say::Voice;
use super::{FINDINGS, FINE, print};

pub(super) fn run(common: &Common, arguments: &CheckArguments, voice: &Voice) -> Result<u8, Stop> {
    let started = Instant::now();
    let request = Request { changed_since: arguments.changed_since.clone(), ..asking(common, &arguments.looking)? };
    let checked = check(&mut open(request)?)?;
    let telling = &arguments.telling;
    let report = report(checked, telling.calendar);
    let accepted = telling.deny.accepts(report.worst());
    let (pages, clean) = (report.summary.pages, report.diagnostics.is_empty());
    tell(report, telling, voice, &common.dir)?;
    // Findings told to people end with what was looked at.
    if clean {
        let seconds = started.elapsed().as_secs_f64();
        voice.tell(&Say::new(
            format!("글 {pages}개를 {seconds:.2}초 동안 살펴봤고, 고칠 것이 없어요"),
            format!("Checked {pages} pages in {seconds:.2} s, nothing to mend"),
        ));
    }
    Ok(if accepted { FINE } else { FINDINGS })
}

/// What is asked for, from the flags and the environment.
pub(super) fn request(common: &Common) -> Request {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.trim().parse().ok());
    Request { root: common.dir.clone(), today: common.today, epoch, no_cache: common.no_cache, ..Request::default() }
}

/// The findings as a report; those that only the calendar caused are warnings at most if it is so wished.
pub(super) fn report(checked: Checked, calendar: Calendar) -> Report {
    let diagnostics = checked.diagnostics.into_iter().map(|told| softened(told, calendar)).collect();
    Report::new(checked.pages, diagnostics, checked.baselined.len(), checked.ignored)
}

/// A finding; one that only the calendar caused is a warning at most if it is so wished.
pub(super) fn softened(mut diagnostic: Diagnostic, calendar: Calendar) -> Diagnostic {
    if calendar == Calendar::Warn && diagnostic.cause == Some(Cause::Date) {
        diagnostic.severity = diagnostic.severity.min(Severity::Warning);
    }
    diagnostic
}

/// Tells findings in the format asked for: people on standard error, programs on standard output, and into files.
pub(super) fn tell(report: Report, telling: &Telling, voice: &Voice, dir: &Path) -> Result<(), Stop> {
    let report = &Report { prefix: repository_prefix(dir), ..report };
    if telling.format == "human" {
        if !report.diagnostics.is_empty() {
            voice.report(report, &mut std::io::stderr().lock());
        }
    } else {
        print(&written(report, &telling.format, voice.manner())?);
    }
    if telling.format == GITHUB.name || telling.outputs.iter().any(|(format, _)| format == GITHUB.name) {
        summarise_step(report, voice)?;
    }
    for (format, file) in &telling.outputs {
        let path: PathBuf = dir.join(file);
        let manner = Manner { color: false, ..voice.manner() };
        write_atomically(&path, &written(report, format, manner)?)?;
    }
    Ok(())
}

/// Where the project lies in its repository, on a server that builds: platforms name files from the repository's root.
fn repository_prefix(dir: &Path) -> String {
    let Ok(project) = dir.canonicalize() else { return String::new() };
    let roots = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().filter_map(std::env::var_os);
    let inside = roots.filter_map(|root| {
        let root = Path::new(&root).canonicalize().ok()?;
        let steps = project.strip_prefix(root).ok()?.iter().map(|step| format!("{}/", step.to_string_lossy()));
        Some(steps.collect::<String>())
    });
    inside.take(1).collect()
}

/// Adds the whole list to the summary of a step of GitHub Actions, which steps share.
fn summarise_step(report: &Report, voice: &Voice) -> Result<(), Stop> {
    let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) else { return Ok(()) };
    let path = Path::new(&file);
    let text = step_summary(report, voice.lang);
    let opened = OpenOptions::new().create(true).append(true).open(path);
    let added = opened.and_then(|mut file| file.write_all(text.as_bytes()));
    added.map_err(|cause| Stop::Machine(Error::io(Act::Write, path, cause)))
}

fn written(report: &Report, format: &str, manner: Manner) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    if let Some(format) = FORMATS.iter().find(|known| known.name == format) {
        (format.write)(report, manner, &mut bytes)
            .map_err(|cause| Error::io(Act::Write, std::path::Path::new("-"), cause))?;
    }
    Ok(bytes)
}

/// Told once: days of last changes that nobody knows.
pub(super) fn tell_unknown_dates(unknown: Option<GitUnknown>, voice: &Voice) {
    if unknown == Some(GitUnknown::Shallow) {
        voice.tell(&Say::new(
            "git 기록이 일부만 있어서 글이 바뀐 날을 알 수 없어요. 전체 기록을 받아 오면 날짜가 보여요",
            "The git history is shallow, so days of last changes are unknown; fetch all of it to show them",
        ));
    }
}
