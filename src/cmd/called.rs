//! Which command the words of a command line call, whether or not the rest of them can be understood.

use std::ffi::{OsStr, OsString};

use clap::CommandFactory;

use super::cli::Cli;

/// The name of the command that shows help.
const HELP: &str = "help";

/// The command line including clap's own commands and flags.
pub(super) fn built() -> clap::Command {
    let mut root = Cli::command();
    root.build();
    root
}

/// The path of the command that is called: `helpgen rename label`.
pub(super) fn called(arguments: &[OsString]) -> String {
    Called::of(&built(), arguments).path()
}

/// The arguments with a plain request in the place of `helpgen help … --help`, which clap refuses: `helpgen help --help` is
/// `helpgen help help`, and `helpgen help build -h` is `helpgen help build`.
pub(super) fn plain_help(arguments: Vec<OsString>) -> Vec<OsString> {
    let root = built();
    let called = Called::of(&root, &arguments);
    let asked = arguments.get(called.next).is_some_and(|word| word == "--help" || word == "-h");
    if !asked || !called.commands.contains(&HELP) {
        return arguments;
    }
    let mut plain = arguments[..called.next].to_vec();
    // `helpgen help help` already asks for the help of `help`.
    let asks = called.commands.iter().filter(|command| **command == HELP).count();
    if called.commands.last() == Some(&HELP) && asks == 1 {
        plain.push(HELP.into());
    }
    plain
}

/// A command, and how far the command line was read to find it.
struct Called<'c> {
    /// The names of the commands, each below the one before.
    commands: Vec<&'c str>,
    /// The number of the first word that is neither a command nor an option known there.
    next: usize,
}

impl<'c> Called<'c> {
    fn of(root: &'c clap::Command, arguments: &[OsString]) -> Self {
        let (mut command, mut commands) = (root, Vec::new());
        let mut next = 1;
        while let Some(word) = arguments.get(next) {
            if let Some(below) = command.find_subcommand(word) {
                command = below;
                commands.push(below.get_name());
                next += 1;
            } else if let Some(words) = option(command, word) {
                next += words;
            } else {
                break;
            }
        }
        Self { commands, next }
    }

    fn path(&self) -> String {
        [&["helpgen"], self.commands.as_slice()].concat().join(" ")
    }
}

/// How many words an option takes with its value; none: the command has no such option.
fn option(command: &clap::Command, word: &OsStr) -> Option<usize> {
    let word = word.to_str()?;
    let words = |option: &clap::Arg| if option.get_action().takes_values() { 2 } else { 1 };
    if let Some(name) = word.strip_prefix("--") {
        let (name, value) = name.split_once('=').map_or((name, None), |(name, value)| (name, Some(value)));
        let option = command.get_arguments().find(|option| option.get_long() == Some(name))?;
        return Some(if value.is_some() { 1 } else { words(option) });
    }
    // `-qv`, `-C folder`, `-Cfolder`
    let letters = word.strip_prefix('-').filter(|letters| !letters.is_empty())?;
    for (at, letter) in letters.char_indices() {
        let option = command.get_arguments().find(|option| option.get_short() == Some(letter))?;
        if option.get_action().takes_values() {
            return Some(if at + letter.len_utf8() < letters.len() { 1 } else { 2 });
        }
    }
    Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn a_command_is_found_among_options_and_mistakes() {
        for (line, path) in [
            ("helpgen", "helpgen"),
            ("helpgen report --since", "helpgen report"),
            ("helpgen --ui-lang ko report --since", "helpgen report"),
            ("helpgen -qC build check --bogus", "helpgen check"),
            ("helpgen -Cdocs rename label", "helpgen rename label"),
            ("helpgen --bogus report", "helpgen"),
            ("helpgen new article report", "helpgen new article"),
        ] {
            assert_eq!(called(&words(line)), path, "{line}");
        }
    }

    #[test]
    fn help_can_be_asked_for_its_own_help() {
        for (line, plain) in [
            ("helpgen help --help", "helpgen help help"),
            ("helpgen help -h", "helpgen help help"),
            ("helpgen help help --help", "helpgen help help"),
            ("helpgen -q help report --help", "helpgen -q help report"),
            ("helpgen glossary help import -h", "helpgen glossary help import"),
            ("helpgen report --help", "helpgen report --help"),
            ("helpgen help --bogus", "helpgen help --bogus"),
            ("helpgen search help --help", "helpgen search help --help"),
        ] {
            let plain: Vec<OsString> = words(plain);
            assert_eq!(plain_help(words(line)), plain, "{line}");
        }
    }
}
