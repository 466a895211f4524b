//! A command line that cannot be understood: what is wrong with it, and what to write, in the language of this run.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::{Say, UiLang};
use crate::error::Error;

use super::{FINE, TROUBLE, say};

/// Tells why the command line was refused; help and version, which come the same way, are printed.
pub(super) fn refused(error: &clap::Error, lang: UiLang) -> ExitCode {
    match told(error) {
        Some(told) => {
            say::refusal(&told, lang);
            ExitCode::from(TROUBLE)
        }
        None => {
            // A closed pipe behind `--help` is nobody's mistake.
            let _ = error.print();
            ExitCode::from(if error.use_stderr() { TROUBLE } else { FINE })
        }
    }
}

/// None: it is no mistake, or one of a kind that its own words explain best.
fn told(error: &clap::Error) -> Option<Error> {
    let command = command_of(error);
    let argument = context(error, ContextKind::InvalidArg).first().cloned();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand).first()?.clone();
            let near = context(error, ContextKind::SuggestedSubcommand);
            let told =
                Error::new(Say::new(format!("없는 명령이에요: {name}"), format!("There is no command “{name}”")));
            Some(told.help(meant_or_help(near.first(), &command)))
        }
        ErrorKind::UnknownArgument => {
            let name = argument?;
            let near = context(error, ContextKind::SuggestedArg);
            let say = if name.starts_with('-') {
                Say::new(format!("없는 옵션이에요: {name}"), format!("There is no option “{name}”"))
            } else {
                Say::new(format!("여기에 쓸 수 없는 말이에요: {name}"), format!("“{name}” means nothing here"))
            };
            Some(Error::new(say).help(meant_or_help(near.first(), &command)))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => value(error, &argument?, &command),
        ErrorKind::MissingRequiredArgument => {
            let missing = context(error, ContextKind::InvalidArg).join(", ");
            let told = Error::new(Say::new(format!("빠진 것이 있어요: {missing}"), format!("Missing: {missing}")));
            Some(told.help(see_help(&command)))
        }
        ErrorKind::TooManyValues => {
            let argument = argument?;
            let told = Error::new(Say::new(
                format!("값을 받지 않는 옵션이에요: {argument}"),
                format!("The option “{argument}” takes no value"),
            ));
            Some(told.help(Say::new("= 뒤의 값을 지워 주세요", "Leave out what stands behind the =")))
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

/// A value that its option does not take.
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
        let number = ["<N>", "<PORT>"].iter().any(|name| argument.ends_with(name));
        let number = number.then(|| Say::new("숫자를 적어 주세요", "Write a number"));
        told.help(choices(error).or(number).unwrap_or_else(|| see_help(command)))
    };
    Some(told)
}

/// The values that an option takes, where they are few.
fn choices(error: &clap::Error) -> Option<Say> {
    let valid = context(error, ContextKind::ValidValue).join(", ");
    (!valid.is_empty()).then(|| Say::new(format!("쓸 수 있는 값: {valid}"), format!("Write one of {valid}")))
}

fn meant_or_help(near: Option<&String>, command: &str) -> Say {
    match near {
        Some(near) => Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")),
        None => see_help(command),
    }
}

fn see_help(command: &str) -> Say {
    Say::new(format!("`{command} --help`에 쓰는 법이 있어요"), format!("`{command} --help` tells what can be written"))
}

/// The command that was being read, with the commands above it.
fn command_of(error: &clap::Error) -> String {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    let words = usage.trim_start_matches("Usage:").split_whitespace().skip(1);
    let command: Vec<&str> = words.take_while(|word| !word.starts_with(['[', '<', '-'])).collect();
    [&["helpgen"], command.as_slice()].concat().join(" ")
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
    use clap::CommandFactory;

    use super::super::cli::Cli;
    use super::*;

    fn said(arguments: &str) -> String {
        let arguments = std::iter::once("helpgen").chain(arguments.split_whitespace());
        let error = Cli::command().try_get_matches_from(arguments).expect_err("a mistake");
        let told = told(&error).expect("its own words");
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
        assert_eq!(said("build x"), "여기에 쓸 수 없는 말이에요: x / `helpgen build --help`에 쓰는 법이 있어요");
        assert_eq!(said("new article"), "빠진 것이 있어요: <PATH> / `helpgen new article --help`에 쓰는 법이 있어요");
    }

    #[test]
    fn help_is_no_mistake() {
        let error = Cli::command().try_get_matches_from(["helpgen", "--help"]).expect_err("help");
        assert!(told(&error).is_none());
    }
}
