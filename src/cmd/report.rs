//! `helpgen report`: writes the reviewers' report. `build` writes the same report, successful or not.

use std::path::PathBuf;

use clap::Args;

use crate::diagnostic::Say;
use crate::english::counted;
use crate::error::{Act, Error};
use crate::history::Since;
use crate::model::Names;
use crate::parse::config::{Targets, folder_faults};
use crate::pipeline::{
    Built, Checked, Keeping, Reported, Request, Stop, Surveyed, check, cut_outs, load, since, survey, thumbnails,
};
use crate::report::review::{Review, Sources, Target, csv, html, language, review, title_of};
use crate::report::since::{since_html, since_markdown};
use crate::write::{Known, stays_inside, write_several};

use super::check::{softened, tell_unknown_dates};
use super::common_args::{Calendar, Common, Deny};
use super::recording::Recording;
use super::request::request;
use super::terminal::Voice;
use super::{FINDINGS, FINE, print};

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
    /// Add this run to the report's history
    #[arg(long)]
    pub(super) record: bool,
    /// Also tell what changed since a day or a commit: 21d, 2026-11-01, main
    #[arg(long, value_name = "WHEN")]
    pub(super) since: Option<String>,
}

/// How a review judges findings, and whether the run is recorded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judging {
    /// Which findings count as preventing publication.
    pub(super) deny: Deny,
    /// How findings that only the calendar caused are treated.
    pub(super) calendar: Calendar,
    /// Whether the run is added to the history.
    pub(super) record: bool,
}

pub(super) fn run(common: &Common, arguments: &ReportArguments, voice: &Voice) -> Result<u8, Stop> {
    let surveyed = survey(load(Request { counting: true, keeping: Keeping::InCache, ..request(common) })?)?;
    places(&surveyed)?;
    tell_unknown_dates(&surveyed, voice);
    let checked = check(&surveyed)?.told_once();
    let ReportArguments { deny, calendar, gate, record, .. } = *arguments;
    if gate && surveyed.site.config.report.targets == Targets::default() {
        return Err(Stop::Machine(no_targets()));
    }
    let lang = language(&surveyed.site.config, voice.asked);
    let since = match &arguments.since {
        Some(when) => Some(since(&surveyed, &checked, when, lang)?),
        None => None,
    };
    let judging = Judging { deny, calendar, record };
    let (page, targets) = write_review(&surveyed, &checked, judging, since.as_ref(), voice)?;
    if let Some(since) = &since {
        print(since_markdown(since, title_of(&surveyed.site.config, lang), lang).as_bytes())?;
    }
    let page = page.strip_prefix(&common.dir).unwrap_or(&page).display().to_string();
    let open = checked.diagnostics.len();
    voice.tell(&Say::new(
        format!("{page}에 보고서를 만들었어요: 새 문제 {open}개"),
        format!("The report is in {page}: {}", counted(open, "new finding")),
    ));
    if !gate {
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

/// The message about a missed target.
fn told(target: &Target) -> Say {
    let Target { name, wanted, is_score, .. } = target;
    let Some(is) = target.is else {
        return Say::new(
            format!("목표를 잴 수 없어요. {name}: 이 담당의 글에 용어집의 말이 없거나 담당의 이름이 달라요"),
            format!("A target cannot be measured. {name}: no page of this owner names a term, or the name is another"),
        );
    };
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

/// Writes `index.html`, `findings.csv` and `report.json`, and adds the run to the history if requested. Returns the
/// path of the page and the results of the targets.
pub(super) fn write_review(
    surveyed: &Surveyed,
    checked: &Checked,
    judging: Judging,
    since: Option<&Since>,
    voice: &Voice,
) -> Result<(PathBuf, Vec<Target>), Stop> {
    let recording = ready(surveyed, voice)?;
    let Written { targets, .. } = write(surveyed, checked, judging, since, &recording, voice)?;
    Ok((folder(surveyed).join(PAGE), targets))
}

/// Writes the report of a build, unless the report of an earlier build says the same. Returns the path of the page.
pub(super) fn write_review_of_build(
    surveyed: &Surveyed,
    built: &Built,
    judging: Judging,
    voice: &Voice,
) -> Result<PathBuf, Stop> {
    let recording = ready(surveyed, voice)?;
    let Judging { deny, calendar, record } = judging;
    let lang = language(&surveyed.site.config, voice.asked);
    let how = (deny, calendar, lang, surveyed.request.drafts, recording.runs(surveyed));
    let folder = folder(surveyed);
    let reported = Reported::of(surveyed, built, &how, &folder, &OWN);
    if record || !reported.as_ref().is_some_and(Reported::stands) {
        let Written { files, .. } = write(surveyed, &built.checked, judging, None, &recording, voice)?;
        if let Some(reported) = reported {
            reported.remember(&files);
        }
    }
    Ok(folder.join(PAGE))
}

/// Reads the history, once it is known that the report may be written.
fn ready(surveyed: &Surveyed, voice: &Voice) -> Result<Recording, Stop> {
    // Findings about the report's folder can be accepted, but such a folder would still lose or publish files.
    let in_the_way = folder_faults(&surveyed.site.config);
    if in_the_way.is_empty() { Ok(Recording::read(surveyed, voice)) } else { Err(Stop::Author(in_the_way)) }
}

/// A report that was written.
struct Written {
    /// Its files.
    files: Known,
    /// The results of the targets.
    targets: Vec<Target>,
}

fn write(
    surveyed: &Surveyed,
    checked: &Checked,
    judging: Judging,
    since: Option<&Since>,
    recording: &Recording,
    voice: &Voice,
) -> Result<Written, Stop> {
    let site = &surveyed.site;
    let Judging { deny, calendar, record } = judging;
    let new: Vec<_> = checked.diagnostics.iter().cloned().map(|told| softened(told, calendar)).collect();
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
        history: recording.runs(surveyed),
    };
    let lang = language(&site.config, voice.asked);
    let mut review = review(&sources, lang);
    let small = thumbnails(surveyed, &review.pictures_to_show());
    review.show_pictures(&small);
    let cuts = cut_outs(surveyed, &review.cuts_to_show());
    review.show_cuts(cuts);
    review.since = since.cloned();
    recording.add(&mut review, surveyed, record, voice);
    let (html, (csv, json)) = rayon::join(|| html(&review), || (csv(&review), json(&review)));
    let html = html?;
    let title = &review.title;
    let changes =
        review.since.as_ref().map(|since| (since_html(since, title, lang), since_markdown(since, title, lang)));
    let [page, csv_file, json_file] = OWN;
    let mut files = vec![(page, html.as_bytes()), (csv_file, csv.as_bytes()), (json_file, json.as_slice())];
    if let Some((html, markdown)) = &changes {
        let [page, text] = SINCE;
        files.extend([(page, html.as_bytes()), (text, markdown.as_bytes())]);
    }
    let files = write_several(&surveyed.request.root, &folder(surveyed), &files)?;
    Ok(Written { files, targets: review.targets })
}

/// The report's folder.
fn folder(surveyed: &Surveyed) -> PathBuf {
    surveyed.request.root.join(&surveyed.site.config.report.path)
}

/// The report's page.
const PAGE: &str = "index.html";
/// The files of every report.
const OWN: [&str; 3] = [PAGE, "findings.csv", "report.json"];
/// The files about what changed.
const SINCE: [&str; 2] = ["since.html", "since.md"];

/// Refuses the report's paths if a link leads out of the project, before anything is written.
///
/// # Errors
/// The first such link.
pub(super) fn places(surveyed: &Surveyed) -> Result<(), Stop> {
    let (root, report) = (&surveyed.request.root, &surveyed.site.config.report);
    let files = OWN.iter().chain(&SINCE).map(|file| root.join(&report.path).join(file));
    for file in files.chain(report.history.iter().map(|file| root.join(file))) {
        stays_inside(root, &file, Act::Write)?;
    }
    Ok(())
}

fn json(review: &Review) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(review).expect("a review is text and numbers");
    text.push(b'\n');
    text
}
