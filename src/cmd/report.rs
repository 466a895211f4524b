//! `helpgen report`: the reviewers' report. `build` writes the same, whatever its outcome.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::diagnostic::Say;
use crate::error::{Act, Error};
use crate::model::Names;
use crate::parse::config::{Targets, folder_faults};
use crate::pipeline::{Checked, Request, Stop, Surveyed, check, load, survey, thumbnails};
use crate::report::review::{Review, Run, Sources, Target, csv, html, language, review};
use crate::source::open_inside;
use crate::write::{stays_inside, write_inside};

use super::check::{request, softened};
use super::cli::{Calendar, Common, Deny};
use super::say::Voice;
use super::{FINDINGS, FINE};

/// `helpgen report`
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Which findings count as in the way of publication
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    pub(super) deny: Deny,
    /// What findings do that only the calendar caused
    #[arg(long, value_enum, value_name = "WHAT", default_value = "fail")]
    pub(super) calendar: Calendar,
    /// Fail when a number misses its target in report.targets
    #[arg(long)]
    pub(super) gate: bool,
}

pub(super) fn run(common: &Common, arguments: &ReportArguments, voice: &Voice) -> Result<u8, Stop> {
    let mut surveyed = survey(load(Request { counting: true, ..request(common) })?)?;
    let checked = check(&mut surveyed)?;
    if arguments.gate && surveyed.site.config.report.targets == Targets::default() {
        return Err(Stop::Machine(no_targets()));
    }
    let (page, targets) = write_review(&surveyed, &checked, arguments.deny, arguments.calendar, voice)?;
    let page = page.strip_prefix(&common.dir).unwrap_or(&page).display().to_string();
    let open = checked.diagnostics.len();
    voice.tell(&Say::new(
        format!("{page}에 보고서를 만들었어요: 새 문제 {open}개"),
        format!("The report is in {page}: {open} new findings"),
    ));
    if !arguments.gate {
        return Ok(FINE);
    }
    let missed: Vec<&Target> = targets.iter().filter(|target| !target.met).collect();
    missed.iter().for_each(|target| voice.warn(&told(target)));
    Ok(if missed.is_empty() { FINE } else { FINDINGS })
}

fn no_targets() -> Error {
    Error::new(Say::new("`--gate`가 살필 목표가 없어요", "`--gate` has no targets to look at")).help(Say::new(
        "helpgen.yml에 목표를 적어 주세요: `report: { targets: { score: 98, errors: 0 } }`",
        "Set some in helpgen.yml, such as `report: { targets: { score: 98, errors: 0 } }`",
    ))
}

/// A target that is missed.
fn told(target: &Target) -> Say {
    let Target { name, wanted, is_score, .. } = target;
    let is = target.is.map(|is| is.to_string()).unwrap_or_default();
    match is_score {
        true => Say::new(
            format!("목표에 못 미쳐요. {name}: {is}% (목표 {wanted}% 이상)"),
            format!("A target is missed. {name}: {is}% (at least {wanted}%)"),
        ),
        false => Say::new(
            format!("목표를 넘었어요. {name}: {is}개 (목표 {wanted}개 이하)"),
            format!("A target is missed. {name}: {is} (at most {wanted})"),
        ),
    }
}

/// Writes `index.html`, `findings.csv` and `report.json`, and adds the run to the history if one is kept. The path of the
/// page, and how far the targets are reached.
pub(super) fn write_review(
    surveyed: &Surveyed,
    checked: &Checked,
    deny: Deny,
    calendar: Calendar,
    voice: &Voice,
) -> Result<(PathBuf, Vec<Target>), Stop> {
    let site = &surveyed.site;
    let root = &surveyed.request.root;
    // What would be lost or published by it was told as a finding too, but findings can be accepted.
    let in_the_way = folder_faults(&site.config);
    if !in_the_way.is_empty() {
        return Err(Stop::Author(in_the_way));
    }
    let new: Vec<_> = checked.diagnostics.iter().cloned().map(|told| softened(told, calendar)).collect();
    let history = match &site.config.report.history {
        Some(file) => Some((root.join(file), History::read(root, file, voice)?)),
        None => None,
    };
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
        limit: deny.limit(),
        history: history.iter().flat_map(|(_, history)| history.runs.iter().cloned()).collect(),
    };
    let mut review = review(&sources, language(&site.config, voice.asked));
    let small = thumbnails(surveyed, &review.pictures_to_show());
    review.show_pictures(small);
    let folder = root.join(&site.config.report.path);
    let [page, csv_file, json_file] = FILES.map(|file| folder.join(file));
    let (html, (csv, json)) = rayon::join(|| html(&review), || (csv(&review), json(&review)));
    write_inside(root, &page, html?.as_bytes())?;
    write_inside(root, &csv_file, csv.as_bytes())?;
    write_inside(root, &json_file, &json)?;
    if let Some((file, history)) = history {
        write_inside(root, &file, history.with(&review.history).as_bytes())?;
    }
    Ok((page, review.targets))
}

/// The report's files in its folder.
const FILES: [&str; 3] = ["index.html", "findings.csv", "report.json"];

/// Refuses places for the report from which a link leads out of the project, before anything is made.
///
/// # Errors
/// The first such link.
pub(super) fn places(surveyed: &Surveyed) -> Result<(), Stop> {
    let (root, report) = (&surveyed.request.root, &surveyed.site.config.report);
    let files = FILES.iter().map(|file| root.join(&report.path).join(file));
    for file in files.chain(report.history.iter().map(|file| root.join(file))) {
        stays_inside(root, &file, Act::Write)?;
    }
    Ok(())
}

/// The runs before this one. Its file is shared and merged: what others wrote into it stays as it is, readable or not.
#[derive(Debug, Default)]
struct History {
    text: String,
    runs: Vec<Run>,
}

impl History {
    /// Reads a history; lines that cannot be read are passed over, which is told.
    fn read(root: &Path, file: &str, voice: &Voice) -> Result<Self, Stop> {
        let mut bytes = Vec::new();
        match open_inside(root, file).and_then(|mut file| file.read_to_end(&mut bytes)) {
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(cause) => return Err(Stop::Machine(Error::io(Act::Read, &root.join(file), cause))),
            Ok(_) => {}
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::io(Act::Read, &root.join(file), std::io::ErrorKind::InvalidData.into()))?;
        let mut runs = Vec::new();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match serde_json::from_str(line) {
                Ok(run) => runs.push(run),
                Err(_) => voice.aside(&unread(file, at + 1)),
            }
        }
        Ok(Self { text, runs })
    }

    /// The file with the runs that are new.
    fn with(&self, runs: &[Run]) -> String {
        let mut text = self.text.clone();
        for run in runs.iter().skip(self.runs.len()) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&serde_json::to_string(run).expect("a run is text and numbers"));
            text.push('\n');
        }
        text
    }
}

fn unread(file: &str, line: usize) -> Error {
    Error::new(Say::new(
        format!("보고서 기록의 한 줄을 읽지 못해 건너뛰었어요: {file}:{line}"),
        format!("A line of the report's history cannot be read and is passed over: {file}:{line}"),
    ))
    .help(Say::new("그 줄을 고치거나 지워 주세요", "Correct or remove that line"))
}

fn json(review: &Review) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(review).expect("a review is text and numbers");
    text.push(b'\n');
    text
}
