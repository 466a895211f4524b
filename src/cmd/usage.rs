//! Errors of the command line: the mistake and its correction, in the language of this run.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::{Say, UiLang};
use crate::error::Error;
use crate::parse::page::Dialects;
use crate::text::closest;

use super::called::built;
use super::{FINE, TROUBLE, terminal};

/// Reports why the command line was refused; help and version, which clap returns as errors too, are printed. `command`: the
/// path of the command that was called.
pub(super) fn refused(error: &clap::Error, command: &str, lang: UiLang) -> ExitCode {
    match told(error, command) {
        Some(told) => {
            terminal::refusal(&told, lang);
            ExitCode::from(TROUBLE)
        }
        None => {
            // A broken pipe behind `--help` is not an error.
            let _ = error.print();
            ExitCode::from(if error.use_stderr() { TROUBLE } else { FINE })
        }
    }
}

/// The command that does what other programs call by this name.
fn elsewhere(name: &str) -> Option<&'static str> {
    Some(match name {
        "dev" | "start" | "watch" | "preview" | "run" | "live" => "serve",
        "lint" | "test" | "validate" | "verify" => "check",
        "generate" | "compile" | "make" | "publish" | "deploy" => "build",
        "format" | "fmt" | "mend" | "repair" => "fix",
        "setup" | "create" => "init",
        "find" => "search",
        "add" => "new",
        _ => return None,
    })
}

/// None: it is no mistake, or one of a kind that its own words explain best.
fn told(error: &clap::Error, command: &str) -> Option<Error> {
    let argument = context(error, ContextKind::InvalidArg).first().cloned();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand).first()?.clone();
            if name.starts_with('-') {
                return Some(unknown_argument(&name, command));
            }
            let told =
                Error::new(Say::new(format!("없는 명령이에요: {name}"), format!("There is no command “{name}”")));
            let known = commands_of(command);
            let near = elsewhere(&name).filter(|near| known.iter().any(|own| own == near)).map(str::to_owned);
            let near = near.or_else(|| nearest(&name, &known));
            // The help of `help` does not list the commands.
            let lists = command.strip_suffix(" help").unwrap_or(command);
            Some(told.help(meant_or_help(near.as_deref(), lists)))
        }
        ErrorKind::UnknownArgument => Some(unknown_argument(&argument?, command)),
        ErrorKind::MissingSubcommand => {
            let told = Error::new(Say::new("명령을 적어 주세요", "Name a command"));
            let known = commands_of(command).join(", ");
            Some(told.help(Say::new(format!("쓸 수 있는 명령: {known}"), format!("Write one of {known}"))))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => value(error, &argument?, command),
        ErrorKind::MissingRequiredArgument => {
            let missing = context(error, ContextKind::InvalidArg).join(", ");
            let told = Error::new(Say::new(format!("빠진 것이 있어요: {missing}"), format!("Missing: {missing}")));
            Some(told.help(see_help(command)))
        }
        ErrorKind::TooManyValues => {
            let argument = argument?;
            let told = Error::new(Say::new(
                format!("값을 받지 않는 옵션이에요: {argument}"),
                format!("The option “{argument}” takes no value"),
            ));
            Some(told.help(Say::new("= 뒤의 값을 지워 주세요", "Remove the value after =")))
        }
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg).join(", ");
            let argument = argument?;
            let told = Error::new(Say::new(
                format!("함께 쓸 수 없어요: {argument}, {other}"),
                format!("These cannot be used together: {argument}, {other}"),
            ));
            Some(told.help(Say::new("하나만 적어 주세요", "Keep one of them")))
        }
        _ => None,
    }
}

fn unknown_argument(name: &str, command: &str) -> Error {
    let near = name.strip_prefix("--").and_then(|name| nearest(name, &flags_of(command)));
    let near = near.map(|near| format!("--{near}"));
    let say = if name.starts_with('-') {
        Say::new(format!("없는 옵션이에요: {name}"), format!("There is no option “{name}”"))
    } else {
        Say::new(format!("여기에 쓸 수 없는 말이에요: {name}"), format!("Unexpected argument: {name}"))
    };
    Error::new(say).help(meant_or_help(near.as_deref(), command))
}

/// The error about a value that an option does not accept.
fn value(error: &clap::Error, argument: &str, command: &str) -> Option<Error> {
    let written = context(error, ContextKind::InvalidValue).first().cloned().unwrap_or_default();
    // `--today <DATE>`
    let option = argument.split(' ').next().unwrap_or(argument);
    if written.is_empty() {
        let told =
            Error::new(Say::new(format!("값이 없어요: {argument}"), format!("The option “{argument}” needs a value")));
        return Some(told.help(choices(error).unwrap_or_else(|| see_help(command))));
    }
    let told = if argument.ends_with("<DATE>") {
        Error::new(Say::new(format!("날짜가 아니에요: {option} {written}"), format!("Not a day: {option} {written}")))
            .help(Say::new("2026-11-22처럼 적어 주세요", "Write it as in 2026-11-22"))
    } else {
        let told = Error::new(Say::new(
            format!("{option}에 쓸 수 없는 값이에요: {written}"),
            format!("“{written}” is no value of {option}"),
        ));
        told.help(
            choices(error)
                .or_else(|| number(argument, &written))
                .or_else(|| form(argument, &written))
                .unwrap_or_else(|| see_help(command)),
        )
    };
    Some(told)
}

/// How the value of an option is written that has a form of its own.
fn form(argument: &str, written: &str) -> Option<Say> {
    let form = argument.split_once('<').map_or("", |(_, form)| form.trim_end_matches('>'));
    match form {
        "FORMAT=FILE" => {
            let names: Vec<&str> = crate::report::FORMATS.iter().map(|format| format.name).collect();
            let names = names.join(", ");
            Some(Say::new(
                format!("형식=파일로 적어 주세요: sarif=findings.sarif. 형식: {names}"),
                format!("Write FORMAT=FILE, as in sarif=findings.sarif; formats: {names}"),
            ))
        }
        "SIZE" => Some(Say::new("500MB나 1GB처럼 적어 주세요", "Write it as in 500MB or 1GB")),
        "NAME" if argument.starts_with("--generator") => {
            let names: Vec<&str> = Dialects::names().collect();
            Some(match closest(written, names.iter().copied()) {
                Some(near) => meant_or_help(Some(near), ""),
                None => {
                    let list = names.join(", ");
                    Say::new(format!("쓸 수 있는 값: {list}"), format!("Write one of {list}"))
                }
            })
        }
        _ => None,
    }
}

/// The values that a numeric option accepts.
fn number(argument: &str, written: &str) -> Option<Say> {
    let is_port = argument.ends_with("<PORT>");
    if !is_port && !argument.ends_with("<N>") {
        return None;
    }
    let digits = written.strip_prefix(['-', '+']).unwrap_or(written);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    Some(match (is_number, is_port) {
        (false, _) => Say::new("숫자를 적어 주세요", "Write a number"),
        (true, true) => Say::new("0부터 65535까지 쓸 수 있어요", "Write a number from 0 to 65535"),
        (true, false) => Say::new("0부터 쓸 수 있고, 너무 큰 수는 쓸 수 없어요", "It is below 0 or too large"),
    })
}

/// The values that an option accepts, if they are few.
fn choices(error: &clap::Error) -> Option<Say> {
    let valid = context(error, ContextKind::ValidValue).join(", ");
    (!valid.is_empty()).then(|| Say::new(format!("쓸 수 있는 값: {valid}"), format!("Write one of {valid}")))
}

fn meant_or_help(near: Option<&str>, command: &str) -> Say {
    match near {
        Some(near) => Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")),
        None => see_help(command),
    }
}

fn see_help(command: &str) -> Say {
    Say::new(format!("`{command} --help`에 쓰는 법이 있어요"), format!("Run `{command} --help` for usage"))
}

/// The suggested name: the only one that begins with the typed text, else the nearest one. A name is near if at most a
/// third of its letters differ, or if it shares at least four first letters with the typed text that are two thirds of
/// the text or the whole name. Of equally near names the one with the longest common start wins.
fn nearest(typed: &str, names: &[String]) -> Option<String> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    if length < 2 {
        return None;
    }
    if let [only] = names.iter().filter(|name| name.starts_with(&typed)).collect::<Vec<_>>().as_slice() {
        return Some((*only).clone());
    }
    let alike = |name: &str| name.chars().zip(typed.chars()).take_while(|(a, b)| a == b).count();
    let near = names.iter().filter_map(|name| {
        let distance = strsim::damerau_levenshtein(&typed, name);
        let limit = (length.max(name.len()) / 3).max(1);
        let begins_alike = alike(name) >= 4 && (3 * alike(name) >= 2 * length || alike(name) == name.len());
        (distance <= limit || begins_alike).then(|| ((distance, std::cmp::Reverse(alike(name))), name))
    });
    near.min_by_key(|(nearness, _)| *nearness).map(|(_, name)| name.clone())
}

/// The names of a command's subcommands, as its help lists them.
fn commands_of(command: &str) -> Vec<String> {
    let root = built();
    below(&root, command).get_subcommands().map(|sub| sub.get_name().to_owned()).collect()
}

/// The long names of a command's options.
fn flags_of(command: &str) -> Vec<String> {
    let root = built();
    below(&root, command).get_arguments().filter_map(|argument| argument.get_long().map(str::to_owned)).collect()
}

/// The command with this path: `helpgen rename label`.
fn below<'c>(root: &'c clap::Command, command: &str) -> &'c clap::Command {
    let words = command.split_whitespace().skip(1);
    words.fold(root, |command, word| command.find_subcommand(word).unwrap_or(command))
}

fn context(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::super::called::called;
    use super::*;

    fn said(arguments: &str) -> String {
        let arguments = std::iter::once("helpgen").chain(arguments.split_whitespace());
        let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
        let error = built().try_get_matches_from(&arguments).expect_err("a mistake");
        let told = told(&error, &called(&arguments)).expect("its own words");
        format!("{} / {}", told.message(UiLang::Ko), told.advice(UiLang::Ko).unwrap_or_default())
    }

    #[test]
    fn mistakes_are_told_in_the_language_of_the_run() {
        assert_eq!(said("bild"), "없는 명령이에요: bild / 혹시 build인가요?");
        assert_eq!(said("build --today x"), "날짜가 아니에요: --today x / 2026-11-22처럼 적어 주세요");
        assert_eq!(
            said("build --deny no"),
            "--deny에 쓸 수 없는 값이에요: no / 쓸 수 있는 값: error, warning, info, never"
        );
        assert_eq!(said("build --jobs x"), "--jobs에 쓸 수 없는 값이에요: x / 숫자를 적어 주세요");
        assert_eq!(said("check --generator hugoo"), "--generator에 쓸 수 없는 값이에요: hugoo / 혹시 hugo인가요?");
        assert!(said("build --output /tmp/a.json").contains("sarif=findings.sarif"));
        assert!(said("build --cache-size x").ends_with("500MB나 1GB처럼 적어 주세요"));
        assert_eq!(said("build x"), "여기에 쓸 수 없는 말이에요: x / `helpgen build --help`에 쓰는 법이 있어요");
        assert_eq!(said("report --since"), "값이 없어요: --since <WHEN> / `helpgen report --help`에 쓰는 법이 있어요");
        assert_eq!(said("help --bogus"), "없는 옵션이에요: --bogus / `helpgen help --help`에 쓰는 법이 있어요");
        assert_eq!(said("new article"), "빠진 것이 있어요: <PATH> / `helpgen new article --help`에 쓰는 법이 있어요");
    }

    #[test]
    fn a_mistyped_name_gets_the_one_that_was_meant() {
        for (typed, meant) in [
            ("chek", "check"),
            ("chekc", "check"),
            ("cehck", "check"),
            ("Check", "check"),
            ("serv", "serve"),
            ("sreve", "serve"),
            ("sarve", "serve"),
            ("serch", "search"),
            ("seach", "search"),
            ("buld", "build"),
            ("gloss", "glossary"),
            ("complete", "completions"),
            ("basline", "baseline"),
            ("fixx", "fix"),
            ("expalin", "explain"),
            ("rename-term", "rename"),
        ] {
            assert_eq!(said(typed), format!("없는 명령이에요: {typed} / 혹시 {meant}인가요?"));
        }
        assert!(said("re").ends_with("--help`에 쓰는 법이 있어요"), "rename and report begin so");
        assert!(said("wibble").ends_with("--help`에 쓰는 법이 있어요"));
        assert_eq!(said("rename lable a b"), "없는 명령이에요: lable / 혹시 label인가요?");
        assert_eq!(said("check --rul a"), "없는 옵션이에요: --rul / 혹시 --rule인가요?");
        assert_eq!(said("check --fromat json"), "없는 옵션이에요: --fromat / 혹시 --format인가요?");
    }

    #[test]
    fn a_number_that_is_none_or_too_large_is_told_apart() {
        assert!(said("serve --port 99999").ends_with("0부터 65535까지 쓸 수 있어요"));
        assert!(said("serve --port abc").ends_with("숫자를 적어 주세요"));
        assert!(said("search a --limit 99999999999999999999999").ends_with("너무 큰 수는 쓸 수 없어요"));
    }

    #[test]
    fn a_command_that_is_missing_is_asked_for() {
        assert!(said("--ui-lang ko").starts_with("명령을 적어 주세요 / 쓸 수 있는 명령: init, build, check"));
    }

    #[test]
    fn help_is_no_mistake() {
        let error = built().try_get_matches_from(["helpgen", "--help"]).expect_err("help");
        assert!(told(&error, "helpgen").is_none());
    }
}
