//! `helpgen report`: the reviewers' report. `build` writes the same, whatever its outcome.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use crate::diagnostic::{Say, Severity};
use crate::error::{Act, Error};
use crate::model::Names;
use crate::parse::config::folder_faults;
use crate::pipeline::{Checked, Request, Stop, Surveyed, check, load, survey};
use crate::report::review::{Review, Run, Sources, csv, html, review};
use crate::write::write_atomically;

use super::FINE;
use super::check::{request, softened};
use super::cli::{Calendar, Common, Deny};
use super::say::Voice;

/// `helpgen report`
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Which findings count as in the way of publication
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    pub(super) deny: Deny,
    /// What findings do that only the calendar caused
    #[arg(long, value_enum, value_name = "WHAT", default_value = "fail")]
    pub(super) calendar: Calendar,
}

pub(super) fn run(common: &Common, arguments: &ReportArguments, voice: &Voice) -> Result<u8, Stop> {
    let mut surveyed = survey(load(Request { counting: true, ..request(common) })?)?;
    let checked = check(&mut surveyed)?;
    let page = write_review(&surveyed, &checked, arguments.deny, arguments.calendar, voice)?;
    let page = page.strip_prefix(&common.dir).unwrap_or(&page).display().to_string();
    let open = checked.diagnostics.len();
    voice.tell(&Say::new(
        format!("{page}에 보고서를 만들었어요: 새 문제 {open}개"),
        format!("The report is in {page}: {open} new findings"),
    ));
    Ok(FINE)
}

/// Writes `index.html`, `findings.csv` and `report.json`, and adds the run to the history if one is kept. The path of the
/// page.
pub(super) fn write_review(
    surveyed: &Surveyed,
    checked: &Checked,
    deny: Deny,
    calendar: Calendar,
    voice: &Voice,
) -> Result<PathBuf, Stop> {
    let site = &surveyed.site;
    let root = &surveyed.request.root;
    // What would be lost or published by it was told as a finding too, but findings can be accepted.
    let in_the_way = folder_faults(&site.config);
    if !in_the_way.is_empty() {
        return Err(Stop::Author(in_the_way));
    }
    let new: Vec<_> = checked.diagnostics.iter().cloned().map(|told| softened(told, calendar)).collect();
    let worst: Option<Severity> = new.iter().map(|told| told.severity).max();
    let history = site.config.report.history.as_ref().map(|file| root.join(file));
    let names = Names::new(&site.glossary);
    let sources = Sources {
        site,
        names: &names,
        new: &new,
        baselined: &checked.baselined,
        waived: &checked.waived,
        fixed: checked.baseline.as_ref().map(|_| checked.fixed),
        spoken: &checked.spoken,
        words: checked.words,
        passed: deny.accepts(worst),
        deny: deny.name(),
        history: history.as_ref().map(read_history).transpose()?.unwrap_or_default(),
    };
    let review = review(&sources, voice.lang);
    let folder = root.join(&site.config.report.path);
    let page = folder.join("index.html");
    let (html, (csv, json)) = rayon::join(|| html(&review), || (csv(&review), json(&review)));
    write_atomically(&page, html?.as_bytes())?;
    write_atomically(&folder.join("findings.csv"), csv.as_bytes())?;
    write_atomically(&folder.join("report.json"), &json)?;
    if let Some(history) = history {
        write_atomically(&history, lines(&review.history).as_bytes())?;
    }
    Ok(page)
}

fn json(review: &Review) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(review).expect("a review is text and numbers");
    text.push(b'\n');
    text
}

/// The runs of a history; one that cannot be read is not overwritten.
fn read_history(file: &PathBuf) -> Result<Vec<Run>, Stop> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(Stop::Machine(Error::io(Act::Read, file, cause))),
    };
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let run = |(at, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| {
            let (path, line) = (file.display(), at + 1);
            let say = Say::new(
                format!("보고서 기록을 읽을 수 없어요: {path}:{line}"),
                format!("The report's history cannot be read: {path}:{line}: {error}"),
            );
            let help = Say::new("그 줄을 고치거나 지워 주세요", "Correct or remove that line");
            Stop::Machine(Error::new(say).help(help))
        })
    };
    lines.map(run).collect()
}

/// One line for each run.
fn lines(history: &[Run]) -> String {
    let line = |run: &Run| format!("{}\n", serde_json::to_string(run).expect("a run is text and numbers"));
    history.iter().map(line).collect()
}
