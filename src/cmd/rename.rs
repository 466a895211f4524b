//! `helpgen rename`: for a product release that changes a name.

use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::diagnostic::Say;
use crate::english::counted;
use crate::error::Error;
use crate::lint::words::{day_en, day_ko, quoted};
use crate::model::NameFault;
use crate::parse::glossary::RewriteFault;
use crate::pipeline::{RenameFault, RenameOutcome, Renamed, Renaming, Stop, rename};
use crate::report::Report;

use super::common_args::Common;
use super::fix::{colored, diffs};
use super::request::request;
use super::terminal::Voice;
use super::{FINDINGS, FINE, TROUBLE, print};

/// `helpgen rename`
#[derive(Debug, Args)]
pub(super) struct RenameArguments {
    #[command(subcommand)]
    pub(super) what: RenameWhat,
}

/// What gets a new name.
#[derive(Debug, Subcommand)]
pub(super) enum RenameWhat {
    /// A label: what a menu or button on the screen says
    Label(RenameLabel),
    /// A term of the glossary
    Term(RenameTerm),
}

/// `helpgen rename label`
#[derive(Debug, Args)]
pub(super) struct RenameLabel {
    /// Its id, or what it says now
    #[arg(value_name = "ID")]
    pub(super) name: String,
    /// What it says from now on
    #[arg(value_name = "TEXT")]
    pub(super) new: String,
    /// For this role alone
    #[arg(id = "whose", long = "role", value_name = "ROLE")]
    pub(super) role: Option<String>,
    #[command(flatten)]
    pub(super) how: How,
}

/// `helpgen rename term`
#[derive(Debug, Args)]
pub(super) struct RenameTerm {
    /// The concept's id, or its preferred term
    #[arg(value_name = "ID")]
    pub(super) name: String,
    /// The new preferred term
    #[arg(value_name = "TEXT")]
    pub(super) new: String,
    #[command(flatten)]
    pub(super) how: How,
}

/// How it is renamed.
#[derive(Debug, Args)]
pub(super) struct How {
    /// Language of the new text; the help center's first if not said
    #[arg(id = "text_lang", long = "lang", value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// First day of the new name; today if not said
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<Date>,
    /// Show the changes, write nothing
    #[arg(long)]
    pub(super) diff: bool,
}

pub(super) fn run(common: &Common, arguments: &RenameArguments, voice: &Voice) -> Result<u8, Stop> {
    let (what, name, new, how) = match &arguments.what {
        RenameWhat::Label(own) => {
            (Renamed::Label { name: own.name.clone(), role: own.role.clone() }, &own.name, &own.new, &own.how)
        }
        RenameWhat::Term(own) => (Renamed::Term { name: own.name.clone() }, &own.name, &own.new, &own.how),
    };
    let renaming = Renaming { what, new: new.clone(), lang: how.lang.clone(), from: how.from, write: !how.diff };
    let outcome = match rename(request(common), &renaming)? {
        Ok(outcome) => outcome,
        Err(fault) => return Err(Stop::Machine(refusal(&fault, name, &renaming))),
    };
    if how.diff {
        print(diffs(&outcome.files, colored(common)).as_bytes())?;
    }
    tell(&outcome, new, how.diff, voice);
    if let Some(error) = &outcome.refused {
        voice.machine(error);
        return Ok(TROUBLE);
    }
    Ok(if outcome.broken.is_empty() { FINE } else { FINDINGS })
}

fn tell(outcome: &RenameOutcome, new: &str, shown: bool, voice: &Voice) {
    let old = &outcome.old;
    if !outcome.broken.is_empty() {
        let report = Report::new(outcome.pages, outcome.broken.clone(), 0, 0);
        voice.report(&report, &mut std::io::stderr().lock());
        voice.warn(&Say::new(
            format!("‘{old}’의 이름을 바꾸면 위의 문제가 생겨서 아무것도 고치지 않았어요"),
            format!("Nothing was written: renaming “{old}” would bring what is told above"),
        ));
        return;
    }
    if !outcome.left.is_empty() {
        let report = Report::new(outcome.pages, outcome.left.clone(), 0, 0);
        voice.report(&report, &mut std::io::stderr().lock());
        let count = outcome.left.len();
        voice.warn(&Say::new(
            format!("위의 {count}곳은 직접 보고 고쳐 주세요"),
            format!("Look at {count} of the places yourself: they are told above"),
        ));
    }
    if !outcome.retakes.is_empty() {
        let count = outcome.retakes.len();
        voice.warn(&Say::new(format!("다시 찍을 스크린샷 {count}장:"), format!("Screenshots to take again: {count}")));
        for retake in &outcome.retakes {
            let taken = retake.taken.as_ref().map_or(String::new(), |day| format!(" ({day})"));
            let line = format!("  {}:{} {}{taken}", retake.place.path, retake.place.start.line, retake.url);
            voice.warn(&Say::new(line.clone(), line));
        }
    }
    if let Some(day) = outcome.ahead {
        voice.warn(&Say::new(
            format!("글에는 {}이 되기 전에도 {} 나와요", day_ko(day), quoted(new, "이")),
            format!("Pages say “{new}” from now on, also before {}", day_en(day)),
        ));
    }
    let (files, places) = (outcome.files.len(), outcome.places);
    let (places_en, files_en) = (counted(places, "place"), counted(files, "file"));
    let arrow = [format!("‘{old}’ → ‘{new}’"), format!("“{old}” → “{new}”")];
    voice.tell(&match (shown || !outcome.written, places) {
        (false, 0) => Say::new(
            format!("{}: 용어집을 고쳤어요. 글에는 바꿀 곳이 없어요", arrow[0]),
            format!("{}: the glossary is written; no page needs a change", arrow[1]),
        ),
        (false, _) => Say::new(
            format!("{}: 용어집과 글 {places}곳, 파일 {files}개를 고쳤어요", arrow[0]),
            format!("{}: the glossary and {places_en} on pages, {files_en} written", arrow[1]),
        ),
        (true, 0) => Say::new(
            format!("{}: 용어집이 바뀌어요. 글에는 바꿀 곳이 없어요. 아직 저장하지 않았어요", arrow[0]),
            format!("{}: the glossary; no page needs a change; nothing written yet", arrow[1]),
        ),
        (true, _) => Say::new(
            format!("{}: 용어집과 글 {places}곳, 파일 {files}개가 바뀌어요. 아직 저장하지 않았어요", arrow[0]),
            format!("{}: the glossary and {places_en} on pages, {files_en}; nothing written yet", arrow[1]),
        ),
    });
}

/// The error about a name that cannot be changed.
fn refusal(fault: &RenameFault, name: &str, renaming: &Renaming) -> Error {
    let plain = |ko: &str, en: &str| Error::new(Say::new(ko, en));
    match fault {
        RenameFault::New => plain("새 이름이 비었거나 두 줄이에요", "The new name is empty or spans lines")
            .help(Say::new("한 줄로 적어 주세요", "Write it in one line")),
        RenameFault::Role(known) => {
            let list = known.join(", ");
            plain("용어집에 없는 역할이에요", "The glossary has no such role")
                .help(Say::new(format!("있는 역할: {list}"), format!("Roles: {list}")))
        }
        RenameFault::Name(NameFault::Unknown(meant)) => {
            let error =
                Error::new(Say::new(format!("용어집에 없어요: {name}"), format!("The glossary has no “{name}”")));
            match meant.near.first().map(|known| &known.name) {
                Some(near) => error.help(Say::new(format!("혹시 ‘{near}’인가요?"), format!("Did you mean “{near}”?"))),
                None => error.help(Say::new("glossary.yml의 id를 적어 주세요", "Write an id of glossary.yml")),
            }
        }
        RenameFault::Name(NameFault::Ambiguous(ids)) => {
            let list = ids.join(", ");
            Error::new(Say::new(
                format!("여럿이 같은 이름을 써요: {name}"),
                format!("More than one thing is called “{name}”"),
            ))
            .help(Say::new(format!("id를 적어 주세요: {list}"), format!("Write an id: {list}")))
        }
        RenameFault::Entry(fault) => entry_refusal(fault, renaming),
    }
}

fn entry_refusal(fault: &RewriteFault, renaming: &Renaming) -> Error {
    let plain = |ko: &str, en: &str| Error::new(Say::new(ko, en));
    match fault {
        RewriteFault::Same => {
            let new = &renaming.new;
            Error::new(Say::new(format!("이미 ‘{new}’예요"), format!("It is “{new}” already")))
        }
        RewriteFault::WhichRole(roles) => {
            let list = roles.join(", ");
            plain("역할마다 이름이 달라요", "Roles see different names").help(Say::new(
                format!("--role로 누구의 화면인지 적어 주세요: {list}"),
                format!("Say whose screen with --role: {list}"),
            ))
        }
        RewriteFault::FromKey => {
            plain("글자가 제품의 번역 파일에서 와요", "Its text comes from the product's translation files").help(
                Say::new(
                    "`helpgen labels sync --from 경로 --write`로 새 번역 파일을 받아 주세요",
                    "Take the new files with `helpgen labels sync --from PATH --write`",
                ),
            )
        }
        RewriteFault::NoText => {
            plain("이 언어나 역할의 글자가 없어요", "It has no text in this language or for this role")
                .help(Say::new("--lang과 --role을 확인해 주세요", "Check --lang and --role"))
        }
        RewriteFault::NotThere | RewriteFault::Form => plain(
            "용어집의 항목을 자동으로 고칠 수 없는 모양이에요",
            "The glossary's entry is written in a way that cannot be edited automatically",
        )
        .help(Say::new(
            "glossary.yml에서 직접 고친 뒤 `helpgen fix`를 실행해 주세요",
            "Edit glossary.yml, then run `helpgen fix`",
        )),
    }
}
