//! `helpgen todo`: lists due tasks and their owners.

use crate::english::counted;
use crate::lint::words::days_en;
use crate::report::chat;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::diagnostic::{Say, UiLang};
use crate::pipeline::{Stop, Task, TaskKind, Todo, load, survey, todo};
use crate::text::visible;

use super::common_args::Common;
use super::request::request;
use super::terminal::Voice;
use super::{FINE, print};

/// `helpgen todo`
#[derive(Debug, Args)]
pub(super) struct TodoArguments {
    /// Only what this team or person is responsible for
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// How many days ahead to look
    #[arg(long, value_name = "N", default_value_t = 14)]
    days: u32,
    /// How it is printed
    #[arg(id = "todo_format", long = "format", value_enum, value_name = "FORMAT", default_value = "human")]
    format: TodoFormat,
}

/// How tasks are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TodoFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// For a chat or a meeting: by owner
    Markdown,
}

pub(super) fn run(common: &Common, arguments: &TodoArguments, voice: &Voice) -> Result<u8, Stop> {
    let todo = todo(survey(load(request(common))?)?, arguments.days, arguments.owner.as_deref())?;
    let text = match arguments.format {
        TodoFormat::Json => format!("{:#}\n", as_json(&todo, voice.lang)),
        TodoFormat::Markdown => markdown(&todo, voice.lang),
        TodoFormat::Human => human(&todo, voice.lang),
    };
    print(visible(&text).as_bytes())?;
    if todo.tasks.is_empty() && arguments.format == TodoFormat::Human {
        let until = todo.until;
        voice.tell(&Say::new(format!("{until}까지 할 일이 없어요"), format!("Nothing is due until {until}")));
    }
    Ok(FINE)
}

/// The due day, in words.
fn when(day: Option<Date>, today: Date, lang: UiLang) -> String {
    let Some(day) = day else {
        return match lang {
            UiLang::Ko => "날짜 없음".to_owned(),
            UiLang::En => "no day set".to_owned(),
        };
    };
    let days = (day - today).get_days();
    match (lang, days) {
        (UiLang::Ko, 0) => format!("{day} (오늘)"),
        (UiLang::Ko, ..0) => format!("{day} ({}일 지남)", -days),
        (UiLang::Ko, _) => format!("{day} ({days}일 남음)"),
        (UiLang::En, 0) => format!("{day} (today)"),
        (UiLang::En, ..0) => format!("{day} ({} overdue)", days_en(-days)),
        (UiLang::En, _) => format!("{day} (in {})", days_en(days)),
    }
}

fn whose(task: &Task, lang: UiLang) -> &str {
    match (task.owner.as_str(), lang) {
        ("", UiLang::Ko) => "맡은 사람 없음",
        ("", UiLang::En) => "nobody's",
        (owner, _) => owner,
    }
}

fn place(task: &Task) -> String {
    match (task.path.as_str(), task.line) {
        ("", _) => String::new(),
        (path, 0) => path.to_owned(),
        (path, line) => format!("{path}:{line}"),
    }
}

fn human(todo: &Todo, lang: UiLang) -> String {
    let mut text = String::new();
    let mut last = None;
    for task in &todo.tasks {
        if last != Some(task.day) {
            let _ = writeln!(text, "{}{}", if last.is_none() { "" } else { "\n" }, when(task.day, todo.today, lang));
            last = Some(task.day);
        }
        let _ = writeln!(text, "  {}: {} · {}", task.name, task.say.in_lang(lang), whose(task, lang));
        let place = place(task);
        if !place.is_empty() {
            let _ = writeln!(text, "    {place}");
        }
    }
    text
}

/// A list for each owner; tasks without an owner come last.
fn markdown(todo: &Todo, lang: UiLang) -> String {
    let mut by_owner: BTreeMap<(bool, &str), Vec<&Task>> = BTreeMap::new();
    for task in &todo.tasks {
        by_owner.entry((task.owner.is_empty(), whose(task, lang))).or_default().push(task);
    }
    let mut text = match lang {
        UiLang::Ko => format!("### {}까지 할 일 {}개\n", todo.until, todo.tasks.len()),
        UiLang::En => format!("### {} due until {}\n", counted(todo.tasks.len(), "task"), todo.until),
    };
    for ((_, owner), tasks) in by_owner {
        let _ = writeln!(text, "\n**{}**\n", chat(owner));
        for task in tasks {
            let place = place(task);
            let place = if place.is_empty() { String::new() } else { format!(" `{}`", place.replace('`', "'")) };
            let words = chat(task.say.in_lang(lang));
            let _ = writeln!(text, "- {} · {}: {words}{place}", when(task.day, todo.today, lang), chat(&task.name));
        }
    }
    text
}

fn as_json(todo: &Todo, lang: UiLang) -> Value {
    let task = |task: &Task| {
        json!({
            "kind": task.kind,
            "day": task.day.map(|day| day.to_string()),
            "days_left": task.day.map(|day| (day - todo.today).get_days()),
            "owner": task.owner,
            "name": task.name,
            "message": task.say.in_lang(lang),
            "path": task.path,
            "line": task.line,
        })
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for own in &todo.tasks {
        *counts.entry(kind(own.kind)).or_default() += 1;
    }
    let tasks: Vec<Value> = todo.tasks.iter().map(task).collect();
    json!({
        "version": 1, "today": todo.today.to_string(), "until": todo.until.to_string(), "counts": counts, "tasks": tasks,
    })
}

fn kind(kind: TaskKind) -> String {
    serde_json::to_value(kind).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
