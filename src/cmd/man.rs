//! `helpgen man`: manual pages, made from the texts of `--help`.

use std::io::Write;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::diagnostic::{Say, UiLang};
use crate::error::Error;
use crate::pipeline::Stop;

use super::cli::{Cli, ManArguments};
use super::korean::translated;
use super::terminal::Voice;
use super::{FINE, print};

/// Headings of a manual page, in English and Korean.
const HEADINGS: [(&str, &str); 6] = [
    ("NAME", "이름"),
    ("SYNOPSIS", "사용법"),
    ("DESCRIPTION", "설명"),
    ("OPTIONS", "옵션"),
    ("SUBCOMMANDS", "명령"),
    ("VERSION", "버전"),
];

pub(super) fn run(arguments: &ManArguments, voice: &Voice) -> Result<u8, Stop> {
    let mut root = translated(Cli::command(), voice.lang);
    root.build();
    if arguments.list {
        let mut names = Vec::new();
        list(&root, "", &mut names);
        print(names.iter().map(|name| format!("{name}\n")).collect::<String>().as_bytes())?;
        return Ok(FINE);
    }
    let mut command = &root;
    for name in &arguments.command {
        let below = command.find_subcommand(name).filter(|found| found.get_name() != "help");
        command = below.ok_or_else(|| unknown(&arguments.command.join(" ")))?;
    }
    print(&page(command, voice.lang))?;
    Ok(FINE)
}

/// A command's subcommands, each with its path.
fn list(command: &Command, path: &str, names: &mut Vec<String>) {
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let name = format!("{path} {}", sub.get_name()).trim_start().to_owned();
        names.push(name.clone());
        list(sub, &name, names);
    }
}

/// The page of a command.
fn page(command: &Command, lang: UiLang) -> Vec<u8> {
    let mut page = Vec::new();
    // Writing to memory cannot fail.
    let _ = Man::new(command.clone()).manual("helpgen").render(&mut page);
    match lang {
        UiLang::En => page,
        UiLang::Ko => in_korean(&page),
    }
}

fn in_korean(page: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.len());
    for line in page.split_inclusive(|byte| *byte == b'\n') {
        let heading = std::str::from_utf8(line).ok().and_then(|line| line.trim_end().strip_prefix(".SH "));
        match heading.and_then(|own| HEADINGS.iter().find(|(english, _)| *english == own)) {
            Some((_, korean)) => {
                let _ = writeln!(out, ".SH {korean}");
            }
            None => out.extend_from_slice(line),
        }
    }
    out
}

fn unknown(name: &str) -> Error {
    Error::new(Say::new(format!("없는 명령이에요: {name}"), format!("There is no command “{name}”")))
        .help(Say::new("`helpgen man --list`로 명령을 모두 볼 수 있어요", "`helpgen man --list` lists the commands"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(path: &[&str], lang: UiLang) -> String {
        let mut root = translated(Cli::command(), lang);
        root.build();
        let command = path.iter().fold(&root, |command, name| command.find_subcommand(name).expect("a command"));
        String::from_utf8(page(command, lang)).expect("a page is text")
    }

    #[test]
    fn a_page_says_what_the_help_says() {
        let page = text(&["check"], UiLang::En);
        for part in [".TH helpgen-check 1", ".SH SYNOPSIS", "\\-\\-changed\\-since", "Language of the messages"] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        let korean = text(&["glossary", "import"], UiLang::Ko);
        for part in [".SH 사용법", ".SH 옵션", "가져올 용어집 파일"] {
            assert!(korean.contains(part), "{part}\n{korean}");
        }
        assert!(!korean.contains(".SH SYNOPSIS") && !korean.contains(".SH OPTIONS"), "{korean}");
    }

    #[test]
    fn every_command_has_a_page_in_both_languages() {
        let root = translated(Cli::command(), UiLang::En);
        let mut names = Vec::new();
        list(&root, "", &mut names);
        assert!(names.iter().any(|name| name == "rename label") && names.len() > 18, "{names:?}");
        for name in names {
            let path: Vec<&str> = name.split(' ').collect();
            assert!(text(&path, UiLang::En).len() > 200, "{name}");
            assert!(text(&path, UiLang::Ko).contains("\n.SH 이름\n"), "{name}");
        }
    }
}
