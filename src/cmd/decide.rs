//! `helpgen decide`: writes a decision about one finding, or about all of a kind, into `decisions.yml`.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Place, Say, Subject};
use crate::english::counted;
use crate::error::Error;
use crate::lint::known_rules;
use crate::parse::decisions::{About, DECISIONS_FILE, Decision, FindingKind, What, insert, parse_decisions};
use crate::parse::glossary::Reference;
use crate::pipeline::{Stop, Surveyed, check, load, survey};
use crate::source::{Refusal, author, read_source};
use crate::text::{SourceText, closest, visible};
use crate::write::{Desk, ProjectLock};

use super::common_args::Common;
use super::request::request;
use super::terminal::Voice;
use super::{FINE, print};

/// How long another run may hold the project: between reading and writing of the file nobody else may write it.
const PATIENCE: Duration = Duration::from_secs(60);

/// So many digits of a fingerprint are enough, if they name one finding.
const FEWEST_DIGITS: usize = 6;

/// `helpgen decide`
#[derive(Debug, Args)]
pub(super) struct DecideArguments {
    /// Fingerprint of one finding, as the report and `--format json` show it; its first digits are enough
    #[arg(value_name = "FINGERPRINT", required_unless_present = "decided_rule", conflicts_with = "decided_rule")]
    finding: Option<String>,
    /// Decide about all findings of this rule that fit the other flags
    #[arg(id = "decided_rule", long = "rule", value_name = "RULE")]
    rule: Option<String>,
    /// Those about this concept
    #[arg(id = "decided_concept", long = "concept", value_name = "ID", requires = "decided_rule")]
    concept: Option<String>,
    /// Those about this label
    #[arg(id = "decided_label", long = "label", value_name = "ID", requires = "decided_rule")]
    label: Option<String>,
    /// Those on this page: its language and id, or its file
    #[arg(long, value_name = "PAGE", requires = "decided_rule")]
    page: Option<String>,
    /// Those that found these words
    #[arg(long, value_name = "TEXT", requires = "decided_rule")]
    found: Option<String>,
    /// What is decided
    #[arg(long, value_enum, value_name = "WHAT", default_value = "waive")]
    what: Decided,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Who decides; else your name as git knows it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Last day on which it holds, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Where it is followed up
    #[arg(long, value_name = "TICKET")]
    ticket: Option<String>,
}

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Decided {
    /// It may stay as it is
    Waive,
    /// The screen uses the wrong word: a task for its squad
    ProductWrong,
    /// The words are no use of the term
    NotATerm,
    /// It will be mended, but not now
    Later,
}

impl From<Decided> for What {
    fn from(decided: Decided) -> Self {
        match decided {
            Decided::Waive => What::Waive,
            Decided::ProductWrong => What::ProductWrong,
            Decided::NotATerm => What::NotATerm,
            Decided::Later => What::Later,
        }
    }
}

pub(super) fn run(common: &Common, arguments: &DecideArguments, voice: &Voice) -> Result<u8, Stop> {
    let surveyed = survey(load(request(common))?)?;
    let today = surveyed.site.today;
    let root = surveyed.request.root.clone();
    sensible(arguments, today)?;
    let checked = check(&surveyed)?;
    let all = checked.all();
    let (about, meant) = match &arguments.finding {
        Some(fingerprint) => {
            // Decided findings are not among the findings any more.
            let wanted = fingerprint.trim().to_ascii_lowercase();
            undecided(&surveyed, &|own| matches!(own, About::Finding(own) if own.id.starts_with(&wanted)))?;
            let meant = one(fingerprint, &all)?;
            (About::Finding(reference(&meant[0].fingerprint())), meant)
        }
        None => kind(arguments, &surveyed, &all)?,
    };
    let key = about.key();
    undecided(&surveyed, &|own| own.key() == key)?;
    let decision = Decision {
        id: id(&key, &surveyed),
        about,
        what: arguments.what.into(),
        reason: arguments.reason.trim().to_owned(),
        by: arguments.by.clone().or_else(|| author(&root)).ok_or_else(nobody)?,
        on: Some(today),
        until: arguments.until.map(|day| (day, Place::file(DECISIONS_FILE))),
        ticket: arguments.ticket.clone(),
        place: Place::file(DECISIONS_FILE),
    };
    let remark = match (&decision.about, meant.first()) {
        (About::Finding(_), Some(told)) => remark(told),
        _ => String::new(),
    };
    let waiting = || {
        voice.tell(&Say::new("다른 작업이 끝나기를 기다려요", "Waiting for another run to end"));
    };
    let lock = ProjectLock::take(&root, &surveyed.request.cache(), PATIENCE, waiting)?;
    put_in(&root, &decision, &remark)?;
    drop(lock);
    let (id, what, count) = (&decision.id, decision.what.name(), meant.len());
    voice.tell(&Say::new(
        format!("{DECISIONS_FILE}에 적었어요: {id} ({what}), 문제 {count}개"),
        format!("{DECISIONS_FILE} has it now: {id} ({what}), {}", counted(count, "finding")),
    ));
    Ok(FINE)
}

/// Refuses a second decision about the same finding.
fn undecided(surveyed: &Surveyed, is_meant: &dyn Fn(&About) -> bool) -> Result<(), Stop> {
    let Some(earlier) = surveyed.decisions.iter().find(|own| is_meant(&own.about)) else { return Ok(()) };
    Err(decided_already(earlier))
}

/// The refusal of a decision about what an earlier one is about.
fn decided_already(earlier: &Decision) -> Stop {
    let (id, what) = (&earlier.id, earlier.what.name());
    let error = Error::new(Say::new(
        format!("{DECISIONS_FILE}에 이미 정해 둔 것이에요: {id} ({what})"),
        format!("{DECISIONS_FILE} decides that already: {id} ({what})"),
    ));
    Stop::Machine(error.help(Say::new(
        format!("다시 정하려면 {DECISIONS_FILE}에서 그 결정을 고치거나 지워 주세요"),
        format!("To decide anew change that decision in {DECISIONS_FILE}, or remove it"),
    )))
}

/// Refuses a decision that a check would report.
fn sensible(arguments: &DecideArguments, today: Date) -> Result<(), Stop> {
    if let Some(until) = arguments.until.filter(|until| *until < today) {
        return Err(refused(Say::new(
            format!("기한이 벌써 지났어요: {until}"),
            format!("The last day has passed: {until}"),
        )));
    }
    if arguments.reason.trim().is_empty() {
        return Err(refused(Say::new("이유가 비어 있어요", "The reason is empty")));
    }
    Ok(())
}

/// Adds a decision to the file, which is created if it is missing.
fn put_in(root: &Path, decision: &Decision, remark: &str) -> Result<(), Stop> {
    let source = match read_source(root, DECISIONS_FILE) {
        Ok(source) => source.unwrap_or_else(|| SourceText::new(DECISIONS_FILE, "")),
        Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
        Err(Refusal::Author(fault)) => return Err(Stop::Author(vec![*fault])),
    };
    // Somebody may have decided it while the pages were checked.
    let there = parse_decisions(&source).map(|(there, _)| there).unwrap_or_default();
    let key = decision.about.key();
    if let Some(earlier) = there.iter().find(|own| own.about.key() == key) {
        return Err(decided_already(earlier));
    }
    let Ok(text) = insert(&source, decision, remark) else {
        let alone = insert(&SourceText::new(DECISIONS_FILE, ""), decision, remark).unwrap_or_default();
        print(visible(&alone).as_bytes())?;
        return Err(refused(Say::new(
            format!("{DECISIONS_FILE}을 고칠 수 없는 모양이에요. 위의 항목을 직접 넣어 주세요"),
            format!("{DECISIONS_FILE} is written in a way that is not edited: put the entry above into it yourself"),
        )));
    };
    Desk::of(root).write(&root.join(DECISIONS_FILE), text.as_bytes())?;
    Ok(())
}

/// The finding that a fingerprint, or its first digits, name; several where pages share their id and say the same. Never
/// empty.
fn one<'d>(fingerprint: &str, all: &[&'d Diagnostic]) -> Result<Vec<&'d Diagnostic>, Stop> {
    let wanted = fingerprint.trim().to_ascii_lowercase();
    let digits = wanted.chars().all(|c| c.is_ascii_hexdigit());
    if !digits || wanted.len() < FEWEST_DIGITS {
        let error = Error::new(Say::new(
            format!("지문이 아니에요: {fingerprint}"),
            format!("“{fingerprint}” is no fingerprint"),
        ));
        return Err(Stop::Machine(error.help(where_they_are())));
    }
    let fitting: Vec<&Diagnostic> =
        all.iter().copied().filter(|told| told.fingerprint().starts_with(&wanted)).collect();
    let unlike: BTreeSet<String> = fitting.iter().map(|told| told.fingerprint()).collect();
    match unlike.len() {
        1 => Ok(fitting),
        0 => Err(Stop::Machine(
            Error::new(Say::new(
                format!("이 지문의 문제가 지금은 없어요: {fingerprint}"),
                format!("No finding has the fingerprint {fingerprint} today"),
            ))
            .help(where_they_are()),
        )),
        count => {
            let say = Say::new(
                format!("이렇게 시작하는 지문이 {count}개 있어요: {fingerprint}"),
                format!("{count} fingerprints begin with {fingerprint}"),
            );
            Err(Stop::Machine(Error::new(say).help(Say::new("더 길게 적어 주세요", "Write more of it"))))
        }
    }
}

fn where_they_are() -> Say {
    Say::new(
        "보고서나 `helpgen check --format json`의 fingerprint를 적어 주세요",
        "Take one from the report or from `helpgen check --format json`",
    )
}

/// All findings of a kind.
fn kind<'d>(
    arguments: &DecideArguments,
    surveyed: &Surveyed,
    all: &[&'d Diagnostic],
) -> Result<(About, Vec<&'d Diagnostic>), Stop> {
    let own = |text: &Option<String>| text.as_ref().map(|text| reference(text.trim()));
    let rule = arguments.rule.clone().unwrap_or_default();
    let known = known_rules();
    let group = rule.strip_suffix('*');
    if !known.iter().any(|id| group.map_or(*id == rule, |group| id.starts_with(group))) {
        let error = Error::new(Say::new(format!("없는 규칙이에요: {rule}"), format!("There is no rule “{rule}”")));
        return Err(Stop::Machine(match closest(&rule, known.iter().copied()) {
            Some(near) => error.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?"))),
            None => error,
        }));
    }
    let kind = FindingKind {
        rule: reference(&rule),
        concept: own(&arguments.concept),
        label: own(&arguments.label),
        page: own(&arguments.page),
        found: own(&arguments.found),
    };
    let meant: Vec<&Diagnostic> = all.iter().copied().filter(|told| kind.takes(told)).collect();
    if meant.is_empty() {
        let pages = surveyed.site.pages.len();
        let error = Error::new(Say::new(
            format!("글 {pages}개에 그런 문제가 없어요"),
            format!("No finding on {} is of this kind", counted(pages, "page")),
        ));
        return Err(Stop::Machine(error.help(Say::new(
            "`helpgen check --format json`에서 규칙, 개념, 글의 이름을 확인해 주세요",
            "Check the names of rule, concept and page in `helpgen check --format json`",
        ))));
    }
    Ok((About::Kind(Box::new(kind)), meant))
}

fn reference(id: &str) -> Reference {
    Reference { id: id.to_owned(), place: Place::file(DECISIONS_FILE) }
}

/// A short unique id: the same for the same finding, for everyone.
fn id(key: &str, surveyed: &Surveyed) -> String {
    let hash = blake3::hash(key.as_bytes()).to_hex();
    let taken = |id: &str| surveyed.decisions.iter().any(|own| own.id == id);
    (8..=64).map(|digits| &hash[..digits]).find(|id| !taken(id)).unwrap_or(&hash).to_owned()
}

/// A description of the finding, for people who read the file.
fn remark(told: &Diagnostic) -> String {
    let subject = match &told.subject {
        Some(Subject::Concept(id) | Subject::Label(id) | Subject::Feature(id)) => id.as_str(),
        None => "",
    };
    let place = told.place.as_ref();
    let found = place.map_or("", |place| place.found.as_str());
    let page = told.page.as_deref().or_else(|| place.map(|place| &*place.path)).unwrap_or_default();
    let found: String = found.chars().take(60).collect();
    [&*told.rule, subject, &found, page].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn nobody() -> Stop {
    Stop::Machine(
        Error::new(Say::new("누가 정하는지 알 수 없어요", "It is not known who decides"))
            .help(Say::new("`--by` 뒤에 이름이나 팀을 적어 주세요", "Say it with `--by NAME`")),
    )
}

fn refused(say: Say) -> Stop {
    Stop::Machine(Error::new(say))
}
