//! `--record`: appends the run to `report.history`. Unreadable lines are reported and skipped; a failed write is
//! reported and has no other effect.

use std::io::Read;

use jiff::tz::TimeZone;

use crate::diagnostic::Say;
use crate::english::counted;
use crate::error::{Act, Error};
use crate::history::{EVERYTHING, History, RecordedRun, Unread, Why, merged};
use crate::parse::glossary::stamp;
use crate::pipeline::Surveyed;
use crate::report::review::Review;
use crate::report::{Circumstances, recorded};
use crate::source::{head, open_inside};
use crate::write::append_inside;

use super::terminal::Voice;

/// Most unreadable lines that are listed one by one.
const NAMED: usize = 3;

/// The history of a help center, and today's run.
#[derive(Debug, Default)]
pub(super) struct Recording {
    /// Its path relative to the project; none if no history is kept.
    file: Option<String>,
    history: History,
    /// Whether the file could not be read.
    lost: bool,
}

impl Recording {
    /// Reads the history.
    pub(super) fn read(surveyed: &Surveyed, voice: &Voice) -> Self {
        let Some(file) = surveyed.site.config.report.history.clone() else { return Self::default() };
        let root = &surveyed.request.root;
        let mut bytes = Vec::new();
        let mut lost = false;
        match open_inside(root, &file).and_then(|mut opened| opened.read_to_end(&mut bytes)) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                voice.aside(&Error::io(Act::Read, &root.join(&file), cause));
                lost = true;
            }
            _ => {}
        }
        let history = History::read(&bytes);
        tell(&file, &history.unread, voice);
        Self { file: Some(file), history, lost }
    }

    /// The runs with the same scope as this one, the oldest first.
    pub(super) fn runs(&self, surveyed: &Surveyed) -> Vec<RecordedRun> {
        self.history.of_scope(&scope(surveyed))
    }

    /// Adds today's run to the review, and to the file if `record` is set.
    pub(super) fn add(&self, review: &mut Review, surveyed: &Surveyed, record: bool, voice: &Voice) {
        let zone = TimeZone::get(&surveyed.site.config.timezone).unwrap_or(TimeZone::UTC);
        let root = &surveyed.request.root;
        // Git is only needed if the run is recorded.
        let head = record.then(|| head(root, &zone)).flatten();
        let today = surveyed.site.today;
        let request = &surveyed.request;
        // An explicit day is the day of the run, otherwise the commit's day.
        let named = request.today.is_some() || request.epoch.is_some() || surveyed.site.config.today.is_some();
        let day = head.as_ref().filter(|_| !named).map_or(today, |head| head.day);
        let of = Circumstances {
            commit: head.map(|head| head.commit),
            day: day.to_string(),
            scope: scope(surveyed),
            glossary: stamp(&surveyed.site.glossary),
        };
        let run = recorded::run(review, of);
        let mut runs = self.runs(surveyed);
        runs.push(run.clone());
        review.history = merged(runs);
        if record {
            self.write(&run, surveyed, voice);
        }
    }

    fn write(&self, run: &RecordedRun, surveyed: &Surveyed, voice: &Voice) {
        let Some(file) = &self.file else {
            return voice.aside(
                &Error::new(Say::new(
                    "기록할 파일이 없어서 이번 실행을 기록하지 않았어요",
                    "Nothing was recorded: no history is kept",
                ))
                .help(Say::new(
                    "helpgen.yml에 `report: { history: history.jsonl }`을 적어 주세요",
                    "Write `report: { history: history.jsonl }` in helpgen.yml",
                )),
            );
        };
        if self.lost || self.history.holds(run) {
            return;
        }
        let root = &surveyed.request.root;
        if let Err(error) = append_inside(root, &root.join(file), &run.line()) {
            voice.aside(&error);
        }
    }
}

/// The scope of the run.
fn scope(surveyed: &Surveyed) -> String {
    let role = surveyed.site.role.map(|role| format!("role:{}", surveyed.site.glossary.roles[role].id));
    let drafts = surveyed.request.drafts.then(|| "drafts".to_owned());
    let parts: Vec<String> = role.into_iter().chain(drafts).collect();
    if parts.is_empty() { EVERYTHING.to_owned() } else { parts.join("+") }
}

/// Reports skipped lines: the first ones by their numbers, the rest together.
fn tell(file: &str, unread: &[Unread], voice: &Voice) {
    for line in unread.iter().take(NAMED) {
        voice.aside(&passed_over(file, *line));
    }
    let rest = unread.len().saturating_sub(NAMED);
    if rest > 0 {
        voice.aside(&Error::new(Say::new(
            format!("보고서 기록에서 건너뛴 줄이 {rest}개 더 있어요: {file}"),
            format!("Passed over: {} of the report's history: {file}", counted(rest, "more line")),
        )));
    }
}

fn passed_over(file: &str, Unread { number, why }: Unread) -> Error {
    let place = format!("{file}:{number}");
    let error = Error::new(Say::new(
        format!("보고서 기록의 한 줄을 읽지 못해 건너뛰었어요: {place}"),
        format!("A line of the report's history cannot be read and is passed over: {place}"),
    ));
    error.help(match why {
        Why::Conflict => Say::new(
            "git이 합치지 못한 표시예요. 그 줄만 지우고 나머지는 그대로 두세요. `.gitattributes`에 `*.jsonl merge=union`을 적으면 다시 생기지 않아요",
            "Git left a mark of a conflict: remove that line and keep the others; `*.jsonl merge=union` in .gitattributes prevents it",
        ),
        Why::Newer => Say::new("더 새로운 helpgen이 적은 줄이에요. helpgen을 새로 받아 주세요", "A newer helpgen wrote it: update helpgen"),
        Why::Damaged => Say::new("그 줄을 고치거나 지워 주세요", "Correct or remove that line"),
    })
}
