//! A page for each command, from its `--help`.

use clap::{Arg, Command, CommandFactory};

use crate::diagnostic::UiLang;

use super::super::cli::Cli;
use super::super::korean::translated;
use super::Pages;
use super::text::{cell, code, page, table, words};

pub(super) fn add(pages: &mut Pages, lang: UiLang) {
    let mut root = translated(Cli::command(), lang);
    root.build();
    let mut commands = Vec::new();
    collect(&root, "", &mut commands);
    for (order, (name, command)) in commands.iter().enumerate() {
        let file = format!("commands/{}.md", name.replace(' ', "-"));
        let about = about(command);
        pages.insert(file, page(&format!("helpgen {name}"), &about, order + 1, &body(command, &about, lang)));
    }
    pages.insert("commands/_index.md".to_owned(), front(&root, &commands, lang));
}

/// The commands without subcommands, each with its path.
fn collect<'c>(command: &'c Command, path: &str, found: &mut Vec<(String, &'c Command)>) {
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let name = format!("{path} {}", sub.get_name()).trim_start().to_owned();
        if sub.has_subcommands() {
            collect(sub, &name, found);
        } else {
            found.push((name, sub));
        }
    }
}

fn about(command: &Command) -> String {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    assert!(!about.trim().is_empty(), "{} has no description", command.get_name());
    if about.ends_with(['.', '요']) { about } else { format!("{about}.") }
}

fn front(root: &Command, commands: &[(String, &Command)], lang: UiLang) -> String {
    let rows: Vec<Vec<String>> = commands
        .iter()
        .map(|(name, command)| {
            vec![format!("[`helpgen {name}`]({}.md)", name.replace(' ', "-")), cell(&about(command))]
        })
        .collect();
    let heads = [words(lang, "명령", "command"), words(lang, "하는 일", "does")];
    let common: Vec<&Arg> = root.get_arguments().filter(|argument| !argument.is_positional()).collect();
    let body = format!(
        "{}\n## {}\n\n{}\n\n{}\n## {}\n\n{}\n",
        table(&heads, &rows),
        words(lang, "공통 옵션", "Options of every command"),
        words(lang, "어느 명령에나 쓸 수 있어요.", "They go with any command."),
        options(&common, lang),
        words(lang, "종료 코드", "Exit codes"),
        words(
            lang,
            "0은 문제없음, 1은 `--deny` 이상의 문제가 있음(사이트는 그대로 있어요), 2는 실행할 수 없음(사용법, 설정, 파일)이에요.",
            "0: fine. 1: problems at or above `--deny`; the site is left as it was. 2: it could not run: usage, settings, files.",
        ),
    );
    page(
        words(lang, "명령", "Commands"),
        words(lang, "모든 명령과 옵션이에요.", "Every command with its options."),
        8,
        &body,
    )
}

fn body(command: &Command, about: &str, lang: UiLang) -> String {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim_start_matches("사용법:").trim().to_owned();
    let mut out = format!("{about}\n\n```\n{usage}\n```\n");
    let own = |positional: bool| {
        let arguments = command.get_arguments().filter(move |argument| argument.is_positional() == positional);
        let arguments = arguments.filter(|argument| !argument.is_global_set() && !argument.is_hide_set());
        arguments.filter(|argument| !["help", "version"].contains(&argument.get_id().as_str())).collect::<Vec<&Arg>>()
    };
    for (heading, arguments) in
        [(words(lang, "인자", "Arguments"), own(true)), (words(lang, "옵션", "Options"), own(false))]
    {
        if !arguments.is_empty() {
            out.push_str(&format!("\n## {heading}\n\n{}", options(&arguments, lang)));
        }
    }
    let more =
        words(lang, "[공통 옵션](_index.md)도 쓸 수 있어요.", "Options of every command [go with it too](_index.md).");
    format!("{out}\n{more}\n")
}

fn options(arguments: &[&Arg], lang: UiLang) -> String {
    let heads = [words(lang, "옵션", "option"), words(lang, "뜻", "means")];
    let rows: Vec<Vec<String>> =
        arguments.iter().map(|argument| vec![code(&name(argument)), cell(&means(argument, lang))]).collect();
    table(&heads, &rows)
}

/// An option as it is typed.
fn name(argument: &Arg) -> String {
    let value = argument.get_value_names().into_iter().flatten().next().map(ToString::to_string);
    let value = value.unwrap_or_else(|| argument.get_id().to_string().to_uppercase());
    if argument.is_positional() {
        return value;
    }
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let names: Vec<String> = short.into_iter().chain(long).collect();
    let value = if argument.get_action().takes_values() { format!(" {value}") } else { String::new() };
    format!("{}{value}", names.join(", "))
}

/// The description of an option with its values. The Korean help contains the values already.
fn means(argument: &Arg, lang: UiLang) -> String {
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    assert!(!help.trim().is_empty(), "{} has no description", argument.get_id());
    if lang == UiLang::Ko || !argument.get_action().takes_values() {
        return help;
    }
    let values: Vec<String> =
        argument.get_possible_values().iter().map(|value| format!("`{}`", value.get_name())).collect();
    let default: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let values = if values.is_empty() { String::new() } else { format!("; one of {}", values.join(", ")) };
    let default = if default.is_empty() { String::new() } else { format!(" (default: `{}`)", default.join(", ")) };
    format!("{help}{values}{default}")
}
