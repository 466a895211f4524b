//! `helpgen features`: the state of every feature, its pages and mentions, and the dates due this month.

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::diagnostic::{Say, UiLang};
use crate::lint::words::{day_en, day_ko};
use crate::lint::{Due, Event, FeatureStatus, RoleStatus};
use crate::model::State;
use crate::parse::glossary::{Lifecycle, Localized};
use crate::pipeline::{FeatureReport, Stop, features, load, survey};

use super::check::report;
use super::common_args::{Calendar, Common, Deny};
use super::request::request;
use super::terminal::Voice;
use super::{FINDINGS, FINE, print};
use crate::text::visible;

/// `helpgen features`
#[derive(Debug, Args)]
pub(super) struct FeaturesArguments {
    /// How they are printed
    #[arg(id = "list_format", long = "format", value_enum, value_name = "FORMAT", default_value = "human")]
    pub(super) format: ListFormat,
    /// Which findings about features fail the run
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    pub(super) deny: Deny,
    /// What findings do that only the calendar caused
    #[arg(long, value_enum, value_name = "WHAT", default_value = "fail")]
    pub(super) calendar: Calendar,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

pub(super) fn run(common: &Common, arguments: &FeaturesArguments, voice: &Voice) -> Result<u8, Stop> {
    let FeatureReport { features, today, checked } = features(survey(load(request(common))?)?)?;
    let told = report(checked, arguments.calendar);
    let accepted = arguments.deny.accepts(told.worst());
    if arguments.format == ListFormat::Json {
        let list: Vec<Value> = features.iter().map(as_json).collect();
        print(format!("{:#}\n", json!({ "version": 1, "today": today.to_string(), "features": list })).as_bytes())?;
    } else {
        print(visible(&table(&features, voice.lang)).as_bytes())?;
        print(visible(&calendar(&features, today, voice.lang)).as_bytes())?;
    }
    if !told.diagnostics.is_empty() {
        voice.report(&told, &mut std::io::stderr().lock());
    } else if features.is_empty() {
        voice.tell(&Say::new("용어집에 기능이 없어요", "The glossary has no features"));
    }
    Ok(if accepted { FINE } else { FINDINGS })
}

fn name(text: &Localized, id: &str, lang: UiLang) -> String {
    let (first, second) = match lang {
        UiLang::Ko => ("ko", "en"),
        UiLang::En => ("en", "ko"),
    };
    text.get_or(first, second).unwrap_or(id).to_owned()
}

fn state_name(state: State, lang: UiLang) -> &'static str {
    match (lang, state) {
        (UiLang::Ko, State::Planned) => "출시 예정",
        (UiLang::Ko, State::New) => "새 기능",
        (UiLang::Ko, State::Active) => "이용 중",
        (UiLang::Ko, State::Deprecated) => "종료 예정",
        (UiLang::Ko, State::Removed) => "종료",
        (UiLang::En, state) => state.name(),
    }
}

/// The states: `수강생 종료, 강의자 종료 예정` if roles differ, else one word.
fn states(status: &FeatureStatus, lang: UiLang) -> String {
    match status.roles.as_slice() {
        [first, rest @ ..] if rest.iter().any(|own| own.state != first.state) => {
            let of_role =
                |own: &RoleStatus| format!("{} {}", name(&own.name, &own.role, lang), state_name(own.state, lang));
            let each = status.roles.iter().map(of_role);
            each.collect::<Vec<_>>().join(", ")
        }
        [first, ..] => state_name(first.state, lang).to_owned(),
        [] => state_name(status.state, lang).to_owned(),
    }
}

/// The first and the last day; if roles differ, the first and the last end.
fn days(status: &FeatureStatus) -> String {
    let life = &status.feature.life;
    let lives = || status.roles.iter().map(|own| &own.life).chain(std::iter::once(life));
    let first = lives().filter_map(|life| life.introduced).min();
    let (early, late) = (lives().filter_map(|life| life.removed).min(), lives().filter_map(|life| life.removed).max());
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let end = match (early, late) {
        (Some(early), Some(late)) if early != late => format!("{early} / {late}"),
        (end, _) => day(end),
    };
    match (first, end.is_empty()) {
        (None, true) => "-".to_owned(),
        (_, true) => format!("{} –", day(first)),
        _ => format!("{} – {end}", day(first)).trim_start().to_owned(),
    }
}

/// The table; columns are aligned although Hangul is twice as wide as Latin letters.
fn table(features: &[FeatureStatus], lang: UiLang) -> String {
    if features.is_empty() {
        return String::new();
    }
    let head = match lang {
        UiLang::Ko => ["기능", "상태", "날짜", "글", "언급", "글이 없는 역할"],
        UiLang::En => ["feature", "state", "dates", "pages", "mentions", "roles without an article"],
    };
    let mut rows = vec![head.map(str::to_owned)];
    for status in features {
        let lacking = status.roles.iter().filter(|own| own.lacks_article());
        let missing: Vec<String> = lacking.map(|own| name(&own.name, &own.role, lang)).collect();
        let nobody =
            status.roles.is_empty() && status.pages.is_empty() && matches!(status.state, State::New | State::Active);
        let missing = if nobody { "*".to_owned() } else { missing.join(", ") };
        let mentions: usize = status.mentions.iter().map(|(_, count)| count).sum();
        rows.push([
            name(&status.feature.name, &status.feature.id, lang),
            states(status, lang),
            days(status),
            status.pages.len().to_string(),
            mentions.to_string(),
            if missing.is_empty() { "-".to_owned() } else { missing },
        ]);
    }
    let widths: Vec<usize> =
        (0..head.len()).map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or_default()).collect();
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let room = " ".repeat(widths[column] - cell.width());
            // Numbers are aligned to the right.
            if matches!(column, 3 | 4) {
                line.push_str(&room);
                line.push_str(cell);
            } else {
                line.push_str(cell);
                line.push_str(&room);
            }
            line.push_str("  ");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The words for an event, in the future or in the past.
fn event_name(event: Event, past: bool, lang: UiLang) -> &'static str {
    match (lang, event) {
        (UiLang::Ko, Event::Introduced) if past => "나왔어요",
        (UiLang::Ko, Event::AnnounceBy) if past => "이날까지 종료를 알려야 했어요",
        (UiLang::Ko, Event::Deprecated) if past => "종료 예정이 됐어요",
        (UiLang::Ko, Event::Removed) if past => "종료됐어요",
        (UiLang::Ko, Event::KeepUntil) if past => "안내를 두는 마지막 날이었어요",
        (UiLang::En, Event::Introduced) if past => "arrived",
        (UiLang::En, Event::AnnounceBy) if past => "its end had to be announced by this day",
        (UiLang::En, Event::Deprecated) if past => "has been on its way out since",
        (UiLang::En, Event::Removed) if past => "ended",
        (UiLang::En, Event::KeepUntil) if past => "was the last day of its notices",
        (UiLang::Ko, Event::Introduced) => "나와요",
        (UiLang::Ko, Event::AnnounceBy) => "이날까지 종료를 알려야 해요",
        (UiLang::Ko, Event::Deprecated) => "종료 예정이 돼요",
        (UiLang::Ko, Event::Removed) => "종료돼요",
        (UiLang::Ko, Event::KeepUntil) => "안내를 이날까지 둬요",
        (UiLang::En, Event::Introduced) => "arrives",
        (UiLang::En, Event::AnnounceBy) => "its end has to be announced by this day",
        (UiLang::En, Event::Deprecated) => "is on its way out from here",
        (UiLang::En, Event::Removed) => "ends",
        (UiLang::En, Event::KeepUntil) => "last day of its notices",
    }
}

/// The dates due this month, in order.
fn calendar(features: &[FeatureStatus], today: Date, lang: UiLang) -> String {
    let mut due: Vec<(&Due, String)> = features
        .iter()
        .flat_map(|own| own.due.iter().map(|due| (due, name(&own.feature.name, &own.feature.id, lang))))
        .collect();
    due.sort();
    let month = match lang {
        UiLang::Ko => format!("\n{}년 {}월에 있는 일 (오늘은 {})\n", today.year(), today.month(), day_ko(today)),
        UiLang::En => format!("\nDue in {} (today is {})\n", today.strftime("%B %Y"), day_en(today)),
    };
    if due.is_empty() {
        return String::new();
    }
    let mut out = month;
    for (due, name) in due {
        let roles = if due.roles.is_empty() { String::new() } else { format!(" ({})", due.roles.join(", ")) };
        out.push_str(&format!("  {}  {name}{roles}: {}\n", due.day, event_name(due.event, due.day < today, lang)));
    }
    out
}

fn as_json(status: &FeatureStatus) -> Value {
    let feature = &status.feature;
    let mentions: Vec<Value> =
        status.mentions.iter().map(|(path, count)| json!({ "path": path, "count": count })).collect();
    let missing: Vec<&str> =
        status.roles.iter().filter(|own| own.lacks_article()).map(|own| own.role.as_str()).collect();
    let mut value = json!({
        "id": feature.id, "name": feature.name.by_lang, "state": status.state.name(), "beta": feature.beta,
        "public": feature.public, "impact": feature.impact, "owner": feature.owner,
        "replacement": feature.replacement.as_ref().map(|other| &other.id),
        "announced": day(feature.announced), "keep_until": day(feature.keep_until),
        "roles": status.roles.iter().map(role_json).collect::<Vec<_>>(),
        "pages": status.pages, "mentions": mentions, "roles_without_article": missing,
        "due": status.due.iter().map(|own| json!({ "day": own.day.to_string(), "event": own.event, "roles": own.roles })).collect::<Vec<_>>(),
    });
    put_life(&mut value, &feature.life);
    value
}

fn role_json(own: &RoleStatus) -> Value {
    let mut value = json!({ "id": own.role, "state": own.state.name(), "documented": own.documented });
    put_life(&mut value, &own.life);
    value
}

fn put_life(value: &mut Value, life: &Lifecycle) {
    let days = [
        ("introduced", life.introduced),
        ("changed", life.changed),
        ("deprecated", life.deprecated),
        ("removed", life.removed),
    ];
    for (key, own) in days {
        value[key] = day(own);
    }
}

fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |day| day.to_string().into())
}
