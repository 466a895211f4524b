//! `helpgen shots`: lists the screenshots, and which of them to take again.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::diagnostic::{Say, UiLang};
use crate::english::counted;
use crate::pipeline::{Keeping, Request, Shot, Stop, load, shots, survey};
use crate::text::visible;

use super::common_args::Common;
use super::request::request;
use super::terminal::Voice;
use super::{FINE, print};

/// `helpgen shots`
#[derive(Debug, Args)]
pub(super) struct ShotsArguments {
    /// How they are printed
    #[arg(id = "shots_format", long = "format", value_enum, value_name = "FORMAT", default_value = "markdown")]
    pub(super) format: ShotsFormat,
    /// Only those that are to be taken again
    #[arg(long)]
    pub(super) due: bool,
    /// Those that were taken so many days ago are to be taken again too
    #[arg(long, value_name = "DAYS")]
    pub(super) older_than: Option<u32>,
    /// Read the words on screenshots too; tesseract must be installed
    #[arg(long)]
    pub(super) ocr: bool,
}

/// How the list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ShotsFormat {
    /// For programs
    Json,
    /// For people
    Markdown,
}

pub(super) fn run(common: &Common, arguments: &ShotsArguments, voice: &Voice) -> Result<u8, Stop> {
    let surveyed = survey(load(Request { ocr: arguments.ocr, keeping: Keeping::InCache, ..request(common) })?)?;
    let mut list = shots(surveyed, arguments.older_than)?;
    let all = list.len();
    let due = list.iter().filter(|shot| !shot.why.is_empty()).count();
    if arguments.due {
        list.retain(|shot| !shot.why.is_empty());
    }
    match arguments.format {
        ShotsFormat::Json => {
            let list: Vec<Value> = list.iter().map(as_json).collect();
            print(format!("{:#}\n", json!({ "version": 1, "shots": list })).as_bytes())?;
        }
        ShotsFormat::Markdown => print(visible(&as_markdown(&list, voice.lang)).as_bytes())?,
    }
    voice.tell(&Say::new(
        format!("스크린샷 {all}장 가운데 다시 찍을 것이 {due}장이에요"),
        format!("To be taken again: {due} of {}", counted(all, "screenshot")),
    ));
    Ok(FINE)
}

fn as_json(shot: &Shot) -> Value {
    let labels: Vec<Value> = shot.labels.iter().map(|(id, text)| json!({ "id": id, "text": text })).collect();
    let why: Vec<Value> =
        shot.why.iter().map(|(rule, say)| json!({ "rule": rule, "ko": say.ko, "en": say.en })).collect();
    json!({
        "picture": shot.picture,
        "url": shot.url,
        "page": shot.page,
        "line": shot.line,
        "lang": shot.lang,
        "heading": shot.heading,
        "step": shot.step,
        "role": shot.role,
        "dark": shot.dark,
        "labels": labels,
        "alt": shot.alt,
        "taken": shot.taken.map(|day| day.to_string()),
        "why": why,
    })
}

/// A checklist: a heading for each page, a line for each picture.
fn as_markdown(list: &[Shot], lang: UiLang) -> String {
    let word = |ko: &'static str, en: &'static str| if lang == UiLang::Ko { ko } else { en };
    let mut text = String::new();
    let mut page = "";
    for shot in list {
        if shot.page != page {
            let gap = if page.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{gap}## {}\n\n", shot.page));
            page = &shot.page;
        }
        let picture = shot.picture.as_deref().unwrap_or(&shot.url);
        text.push_str(&format!("- [ ] `{picture}` ({}:{})", shot.page, shot.line));
        if !shot.alt.is_empty() {
            text.push_str(&format!(" {}", shot.alt));
        }
        text.push('\n');
        let mut line = |name: &str, value: &str| {
            if !value.is_empty() {
                text.push_str(&format!("  - {name}: {value}\n"));
            }
        };
        line(word("소제목", "Heading"), &shot.heading);
        line(word("단계", "Step"), &shot.step.map(|step| step.to_string()).unwrap_or_default());
        line(word("역할", "Role"), shot.role.as_deref().unwrap_or_default());
        line(word("화면 모드", "Scheme"), if shot.dark { word("어두운 화면", "dark") } else { "" });
        let labels: Vec<&str> = shot.labels.iter().map(|(_, text)| text.as_str()).collect();
        line(word("보일 화면 이름", "Labels on it"), &labels.join(", "));
        line(word("찍은 날", "Taken"), &shot.taken.map(|day| day.to_string()).unwrap_or_default());
        for (_, say) in &shot.why {
            line(word("다시 찍는 이유", "Why again"), if lang == UiLang::Ko { &say.ko } else { &say.en });
        }
    }
    text
}
