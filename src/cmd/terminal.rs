//! The program's messages: language, colours, and the closing line.

use std::ffi::OsString;
use std::io::{IsTerminal, Write};

use crate::diagnostic::{Say, UiLang};
use crate::error::Error;
use crate::report::{HUMAN, Manner, Report};
use crate::text::visible;

use super::common_args::{Color, Common};

/// How the program writes messages in this run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    pub(super) lang: UiLang,
    /// The requested language, if any.
    pub(super) asked: Option<UiLang>,
    pub(super) color: bool,
    pub(super) quiet: bool,
    /// Whether every finding is shown in full.
    pub(super) whole: bool,
}

impl Voice {
    pub(super) fn new(common: &Common) -> Self {
        let color = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        let asked = common.ui_lang.map(UiLang::from);
        let lang = asked.unwrap_or_else(locale);
        Self { lang, asked, color, quiet: common.quiet, whole: common.verbose }
    }

    /// The style of reports. Standard output has colours only if it is a terminal.
    pub(super) fn manner(&self) -> Manner {
        Manner { lang: self.lang, color: self.color, whole: self.whole }
    }

    /// A sentence in the language of this run.
    pub(super) fn words<'s>(&self, say: &'s Say) -> &'s str {
        say.in_lang(self.lang)
    }

    /// A line for people, unless `quiet` is set.
    pub(super) fn tell(&self, say: &Say) {
        if !self.quiet {
            eprint_line(self.words(say));
        }
    }

    /// A line that is printed even with `quiet`.
    pub(super) fn warn(&self, say: &Say) {
        eprint_line(self.words(say));
    }

    /// An error, and what to do about it.
    pub(super) fn machine(&self, error: &Error) {
        refusal(error, self.lang);
    }

    /// An error in a secondary task: the run goes on.
    pub(super) fn aside(&self, error: &Error) {
        let label = match self.lang {
            UiLang::Ko => "경고",
            UiLang::En => "warning",
        };
        told(label, error, self.lang);
    }

    /// Findings for people.
    pub(super) fn report(&self, report: &Report, out: &mut dyn Write) {
        // A broken pipe is not an error.
        let _ = (HUMAN.write)(report, self.manner(), out);
    }
}

/// An error and what to do about it, also before the flags are parsed.
pub(super) fn refusal(error: &Error, lang: UiLang) {
    let label = match lang {
        UiLang::Ko => "오류",
        UiLang::En => "error",
    };
    told(label, error, lang);
}

fn told(label: &str, error: &Error, lang: UiLang) {
    let help = match lang {
        UiLang::Ko => "고치는 법",
        UiLang::En => "help",
    };
    eprint_line(&format!("{label}: {}", error.message(lang)));
    if let Some(advice) = error.advice(lang) {
        eprint_line(&format!("  {help}: {advice}"));
    }
}

fn eprint_line(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", visible(line));
}

/// The language of the system's locale: Korean if it says so, else English.
fn locale() -> UiLang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    if set.is_some_and(|value| value.starts_with("ko")) { UiLang::Ko } else { UiLang::En }
}

/// The language of help and usage errors, which are printed before flags are parsed.
pub(super) fn lang_before_parsing(arguments: impl Iterator<Item = OsString>) -> UiLang {
    let arguments: Vec<String> = arguments.map(|argument| argument.to_string_lossy().into_owned()).collect();
    let chosen = arguments.iter().enumerate().find_map(|(at, argument)| {
        argument
            .strip_prefix("--ui-lang=")
            .map(str::to_owned)
            .or_else(|| (argument == "--ui-lang").then(|| arguments.get(at + 1).cloned()).flatten())
    });
    match chosen.as_deref() {
        Some("ko") => UiLang::Ko,
        Some("en") => UiLang::En,
        _ => locale(),
    }
}

/// A size in readable units: `1.2 MB`.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.0} KB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.2} GB", bytes as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_say_them() {
        assert_eq!([999, 45_600, 1_230_000, 2_340_000_000].map(size), ["999 B", "46 KB", "1.2 MB", "2.34 GB"]);
    }

    #[test]
    fn the_flag_chooses_the_language_of_help() {
        let arguments = ["helpgen", "--ui-lang", "ko", "--help"].map(OsString::from);
        assert_eq!(lang_before_parsing(arguments.into_iter()), UiLang::Ko);
    }
}
