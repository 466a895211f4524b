//! `helpgen completions`: completions for a shell, with what each command and option does in the language of this run.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::diagnostic::UiLang;
use crate::pipeline::Stop;

use super::cli::{Cli, CompletionsArguments};
use super::korean::{translated, with_values};
use super::terminal::Voice;
use super::{FINE, print};

pub(super) fn run(arguments: &CompletionsArguments, voice: &Voice) -> Result<u8, Stop> {
    print(&script(arguments.shell, voice.lang))?;
    Ok(FINE)
}

fn script(shell: Shell, lang: UiLang) -> Vec<u8> {
    let mut script = Vec::new();
    let command = translated(Cli::command(), lang);
    let mut command = if lang == UiLang::Ko { with_values(command, "") } else { command };
    clap_complete::generate(shell, &mut command, "helpgen", &mut script);
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn completions_say_what_things_do_in_the_language_of_the_run() {
        for shell in [Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
            let text = |lang| String::from_utf8(script(shell, lang)).expect("it is text");
            let (ko, en) = (text(UiLang::Ko), text(UiLang::En));
            assert!(ko.contains("사이트를 만들어요") && en.contains("Language of the messages"), "{shell}");
            let english = |line: &&str| {
                let words = line.split(|c: char| !c.is_ascii_alphabetic() && c != ' ');
                words.flat_map(str::split_whitespace).any(|word| ["the", "with", "which"].contains(&word))
            };
            let left: Vec<&str> =
                ko.lines().filter(|line| !line.trim_start().starts_with('#')).filter(english).collect();
            assert!(left.is_empty(), "{shell}: {:#?}", &left[..left.len().min(5)]);
        }
    }
}
