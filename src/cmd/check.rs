//! `helpgen check`, and the output of findings that `build` shares with it.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use crate::diagnostic::{Cause, Diagnostic, Say, Severity};
use crate::english::counted;
use crate::error::{Act, Error};
use crate::lint::Waived;
use crate::pipeline::{Checked, Keeping, Request, Stop, Surveyed, check, open};
use crate::report::{FORMATS, GITHUB, LetPass, Manner, Report, step_summary};
use crate::source::GitUnknown;
use crate::write::{append_named, stays_inside, write_inside};

use super::check_args::{Looking, asking, scope};
use super::common_args::{Calendar, Common, Telling};
use super::terminal::Voice;
use super::{FINDINGS, FINE, print_by};

/// `helpgen check`
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub(super) looking: Looking,
    #[command(flatten)]
    pub(super) telling: Telling,
    /// Look only at pages that changed since this revision of git
    #[arg(long, value_name = "REV")]
    pub(super) changed_since: Option<String>,
    /// Read the words on screenshots too; tesseract must be installed
    #[arg(long)]
    pub(super) ocr: bool,
}

pub(super) fn run(common: &Common, arguments: &CheckArguments, voice: &Voice) -> Result<u8, Stop> {
    let started = Instant::now();
    let request = Request {
        changed_since: arguments.changed_since.clone(),
        ocr: arguments.ocr,
        keeping: Keeping::InCache,
        ..asking(common, &arguments.looking)?
    };
    let surveyed = open(request)?;
    if surveyed.site.config.languages.len() > 1 {
        tell_unknown_dates(&surveyed, voice);
    }
    let telling = &arguments.telling;
    spare(telling, &surveyed, &common.dir)?;
    let checked = check(&surveyed)?;
    let day = Some(surveyed.site.today);
    let report = Report { scope: scope(common, Some(&arguments.looking)), day, ..report(checked, telling.calendar) };
    let accepted = telling.deny.accepts(report.worst());
    let (pages, clean) = (report.summary.pages, report.diagnostics.is_empty());
    tell(report, telling, voice, &common.dir)?;
    // For people, the output ends with the number of checked pages.
    if clean {
        let seconds = started.elapsed().as_secs_f64();
        voice.tell(&Say::new(
            format!("글 {pages}개를 {seconds:.2}초 동안 살펴봤고, 고칠 것이 없어요"),
            format!("Checked {} in {seconds:.2} s, nothing to mend", counted(pages, "page")),
        ));
    }
    Ok(if accepted { FINE } else { FINDINGS })
}

/// The findings as a report; `calendar` may reduce those that only the calendar caused to warnings.
pub(super) fn report(checked: Checked, calendar: Calendar) -> Report {
    let checked = checked.told_once();
    let diagnostics = checked.diagnostics.into_iter().map(|told| softened(told, calendar)).collect();
    let report = Report::new(checked.pages, diagnostics, checked.baselined.len(), checked.waived.len());
    let accepted = || Say::new("기존 문제 목록에 있어요", "It is in the baseline");
    let old = checked.baselined.into_iter().map(|diagnostic| LetPass { diagnostic, why: accepted() });
    let excepted = |own: Waived| LetPass { diagnostic: own.diagnostic, why: Say::new(own.reason.clone(), own.reason) };
    let let_pass = old.chain(checked.waived.into_iter().map(excepted)).collect();
    Report { let_pass, files: checked.files, ..report }
}

/// A finding; `calendar` may reduce one that only the calendar caused to a warning.
pub(super) fn softened(mut diagnostic: Diagnostic, calendar: Calendar) -> Diagnostic {
    if calendar == Calendar::Warn && diagnostic.cause == Some(Cause::Date) {
        diagnostic.severity = diagnostic.severity.min(Severity::Warning);
    }
    diagnostic
}

/// Writes findings in the requested format: for people to standard error, for programs to standard output, and to
/// files.
pub(super) fn tell(report: Report, telling: &Telling, voice: &Voice, dir: &Path) -> Result<(), Stop> {
    let report = &Report { prefix: repository_prefix(dir), ..report };
    if telling.format == "human" {
        if !report.diagnostics.is_empty() {
            voice.report(report, &mut BufWriter::new(std::io::stderr().lock()));
        }
    } else {
        print_by(|out| write_in(report, &telling.format, voice.manner(), out))?;
    }
    if telling.format == GITHUB.name || telling.outputs.iter().any(|(format, _)| format == GITHUB.name) {
        summarise_step(report, voice)?;
    }
    for (format, file) in &telling.outputs {
        let path: PathBuf = dir.join(file);
        let manner = Manner { color: false, whole: true, ..voice.manner() };
        write_inside(dir, &path, &written(report, format, manner)?)?;
    }
    Ok(())
}

/// Refuses outputs that would overwrite checked files.
///
/// # Errors
/// An output would overwrite a file that is read.
pub(super) fn spare(telling: &Telling, surveyed: &Surveyed, dir: &Path) -> Result<(), Stop> {
    if telling.outputs.is_empty() {
        return Ok(());
    }
    let read = surveyed.files_read();
    for (_, file) in &telling.outputs {
        stays_inside(dir, &dir.join(file), Act::Write)?;
        if dir.join(file).canonicalize().is_ok_and(|path| read.contains(&path)) {
            let file = file.display();
            return Err(Stop::Machine(
                Error::new(Say::new(
                    format!("검사할 파일을 --output이 덮어쓰게 돼요: {file}"),
                    format!("--output would overwrite a file that is checked: {file}"),
                ))
                .help(Say::new("다른 이름을 적어 주세요", "Name another file")),
            ));
        }
    }
    Ok(())
}

/// The path of the project in its repository, because platforms name files from the repository's root. A CI server
/// names that root, else it is the folder with `.git`.
pub(super) fn repository_prefix(dir: &Path) -> String {
    let Ok(project) = dir.canonicalize() else { return String::new() };
    let servers = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().filter_map(std::env::var_os);
    let said = servers.filter_map(|root| Path::new(&root).canonicalize().ok()).find(|root| project.starts_with(root));
    // In a worktree or a submodule `.git` is a file.
    let root = said.or_else(|| project.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned));
    let inside = root.as_deref().and_then(|root| project.strip_prefix(root).ok());
    inside.into_iter().flatten().map(|step| format!("{}/", step.to_string_lossy())).collect()
}

/// Appends the whole list to the summary of a GitHub Actions step, which other commands append to as well.
fn summarise_step(report: &Report, voice: &Voice) -> Result<(), Stop> {
    let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) else { return Ok(()) };
    let path = Path::new(&file);
    append_named(path, &step_summary(report, voice.lang)).map_err(Stop::Machine)
}

fn written(report: &Report, format: &str, manner: Manner) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    write_in(report, format, manner, &mut bytes)
        .map_err(|cause| Error::io(Act::Write, std::path::Path::new("-"), cause))?;
    Ok(bytes)
}

fn write_in(report: &Report, format: &str, manner: Manner, out: &mut dyn Write) -> std::io::Result<()> {
    let known = FORMATS.iter().find(|known| known.name == format);
    known.map_or(Ok(()), |format| (format.write)(report, manner, out))
}

/// Tells that the dates of last changes are unknown, because the clone is shallow: pages do not show them, and old
/// translations are not found.
pub(super) fn tell_unknown_dates(surveyed: &Surveyed, voice: &Voice) {
    if surveyed.dates_unknown != Some(GitUnknown::Shallow) {
        return;
    }
    let (ko, en) = match surveyed.site.config.languages.len() {
        0 | 1 => ("글이 바뀐 날을 알 수 없어요", "days of last changes are unknown"),
        _ => (
            "글이 바뀐 날을 알 수 없고, 원래 글보다 오래된 번역을 찾지 못해요",
            "days of last changes are unknown and translations older than their source are not found",
        ),
    };
    voice.tell(&Say::new(
        format!("git 기록이 일부만 있어서 {ko}. `git fetch --unshallow`로 모두 받아 주세요"),
        format!("The git history is shallow, so {en}. Fetch all of it with `git fetch --unshallow`"),
    ));
}
