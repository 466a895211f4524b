//! `helpgen check`: the checks alone. Also what `build` shares with it: the request, and how findings are told.

use std::path::PathBuf;
use std::time::Instant;

use crate::diagnostic::{Cause, Diagnostic, Say, Severity};
use crate::error::{Act, Error};
use crate::pipeline::{Checked, Request, Stop, check, open};
use crate::report::{FORMATS, Manner, Report};
use crate::source::GitUnknown;
use crate::write::write_atomically;

use super::cli::{Calendar, CheckArguments, Common, Telling};
use super::looking::asking;
use super::say::Voice;
use super::{FINDINGS, FINE, print};

pub(super) fn run(common: &Common, arguments: &CheckArguments, voice: &Voice) -> Result<u8, Stop> {
    let started = Instant::now();
    let checked = check(open(asking(common, &arguments.looking)?)?)?;
    let telling = &arguments.telling;
    let report = report(checked, telling.calendar);
    let accepted = telling.deny.accepts(report.worst());
    tell(&report, telling, voice, &common.dir)?;
    let seconds = started.elapsed().as_secs_f64();
    let pages = report.summary.pages;
    voice.tell(&Say::new(
        format!("글 {pages}개를 {seconds:.2}초 동안 살펴봤어요"),
        format!("Checked {pages} pages in {seconds:.2} s"),
    ));
    Ok(if accepted { FINE } else { FINDINGS })
}

/// What is asked for, from the flags and the environment.
pub(super) fn request(common: &Common) -> Request {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.trim().parse().ok());
    Request { root: common.dir.clone(), today: common.today, epoch, no_cache: common.no_cache, ..Request::default() }
}

/// The findings as a report; those that only the calendar caused are warnings at most if it is so wished.
pub(super) fn report(checked: Checked, calendar: Calendar) -> Report {
    let soften = |mut diagnostic: Diagnostic| {
        if calendar == Calendar::Warn && diagnostic.cause == Some(Cause::Date) {
            diagnostic.severity = diagnostic.severity.min(Severity::Warning);
        }
        diagnostic
    };
    let diagnostics = checked.diagnostics.into_iter().map(soften).collect();
    Report::new(checked.pages, diagnostics, 0, checked.ignored)
}

/// Tells findings in the format asked for: people on standard error, programs on standard output, and into files.
pub(super) fn tell(report: &Report, telling: &Telling, voice: &Voice, dir: &std::path::Path) -> Result<(), Stop> {
    if telling.format == "human" {
        if !report.diagnostics.is_empty() {
            voice.report(report, &mut std::io::stderr().lock());
        }
    } else {
        print(&written(report, &telling.format, voice.manner())?);
    }
    for (format, file) in &telling.outputs {
        let path: PathBuf = dir.join(file);
        let manner = Manner { color: false, ..voice.manner() };
        write_atomically(&path, &written(report, format, manner)?)?;
    }
    Ok(())
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
