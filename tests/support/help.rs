//! What the program's own `--help` lists, to hold texts and recipes against it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use super::{Run, helpgen};

/// What the help of a command lists: the commands below it, and its flags.
#[derive(Clone, Debug)]
pub struct Help {
    /// Commands below it.
    pub commands: BTreeSet<String>,
    /// Flags, short and long, with their dashes.
    pub flags: BTreeSet<String>,
}

/// What `--help` of a command lists; asked once for each command.
pub fn help<'h>(path: &str, known: &'h mut BTreeMap<String, Help>) -> &'h Help {
    known.entry(path.to_owned()).or_insert_with(|| {
        let mut command = Command::new(helpgen());
        command.args(path.split_whitespace()).args(["--help", "--ui-lang", "en", "--color", "never"]);
        let text = Run::of(command).succeeded().text;
        let mut help = Help { commands: BTreeSet::new(), flags: BTreeSet::new() };
        let mut in_commands = false;
        for line in text.lines() {
            match line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')) {
                Some(rest) if in_commands => {
                    help.commands.insert(rest.split(' ').next().unwrap_or_default().to_owned());
                }
                // A description that goes on in the next line.
                _ if line.is_empty() || line.starts_with(' ') => {}
                _ => in_commands = line == "Commands:",
            }
            let named = line.trim_start().split([' ', ',']).take_while(|word| word.starts_with('-') || word.is_empty());
            help.flags.extend(named.filter(|word| !word.is_empty()).map(str::to_owned));
        }
        help
    })
}

/// What of a command line the program does not have; none: it has all of it.
pub fn unknown(line: &str, known: &mut BTreeMap<String, Help>) -> Option<String> {
    let mut words = line.split_whitespace().skip(1).peekable();
    let mut path = String::new();
    while let Some(word) = words.peek() {
        // A flag of every command may stand before the command, with its value.
        if ["-C", "--dir", "--ui-lang", "--color", "--today"].contains(word) {
            words.next();
            words.next();
            continue;
        }
        if !help(&path, known).commands.contains(*word) {
            break;
        }
        path = format!("{path} {word}").trim().to_owned();
        words.next();
    }
    let last = help(&path, known).clone();
    if !last.commands.is_empty() && words.peek().is_some_and(|word| !word.starts_with('-')) {
        return words.next().map(|word| format!("the command {word}"));
    }
    words
        .map(|word| word.split(['=', '|']).next().unwrap_or_default().trim_matches(['[', ']']))
        .find(|word| word.starts_with('-') && word.len() > 1 && !last.flags.contains(*word))
        .map(|word| format!("the flag {word}"))
}
