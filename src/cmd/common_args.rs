//! Arguments that commands share: the output of findings, which of them fail a run, and the flags of every command.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::{Severity, UiLang};

/// Flags of every command.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// Work as if started in this folder
    #[arg(short = 'C', long = "dir", value_name = "DIR", global = true, default_value = ".")]
    pub(super) dir: PathBuf,
    /// Language of the messages
    #[arg(long, value_enum, value_name = "LANG", global = true)]
    pub(super) ui_lang: Option<MessageLang>,
    /// Which day it is, YYYY-MM-DD
    #[arg(long, value_name = "DATE", global = true)]
    pub(super) today: Option<Date>,
    /// Threads to use
    #[arg(long, value_name = "N", global = true)]
    pub(super) jobs: Option<usize>,
    /// Folder for what can be made again, in place of .helpgen
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) cache: Option<PathBuf>,
    /// Use nothing kept from earlier runs
    #[arg(long, global = true)]
    pub(super) no_cache: bool,
    /// How much the cache may hold, as in 500MB; what was used longest ago goes first
    #[arg(long, value_name = "SIZE", global = true, default_value = "1GB", value_parser = bytes)]
    pub(super) cache_size: u64,
    /// Say only what is wrong
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say more: show every finding whole, however many there are
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", global = true, default_value = "auto")]
    pub(super) color: Color,
}

/// A language of the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageLang {
    /// Korean
    Ko,
    /// English
    En,
}

impl From<MessageLang> for UiLang {
    fn from(lang: MessageLang) -> Self {
        match lang {
            MessageLang::Ko => UiLang::Ko,
            MessageLang::En => UiLang::En,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Errors
    Error,
    /// Warnings too
    Warning,
    /// Any finding
    Info,
    /// Nothing: build in spite of findings
    Never,
}

impl Deny {
    /// The lowest severity that is not accepted; none if every finding is accepted.
    pub(super) fn limit(self) -> Option<Severity> {
        match self {
            Deny::Error => Some(Severity::Error),
            Deny::Warning => Some(Severity::Warning),
            Deny::Info => Some(Severity::Info),
            Deny::Never => None,
        }
    }

    /// Whether the worst finding is accepted.
    pub(super) fn accepts(self, worst: Option<Severity>) -> bool {
        worst.zip(self.limit()).is_none_or(|(worst, limit)| worst < limit)
    }
}

/// What happens to findings that only the calendar caused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Calendar {
    /// They count like any other
    Fail,
    /// They are warnings at most
    Warn,
}

/// How findings are told.
#[derive(Debug, Args)]
pub(super) struct Telling {
    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = format_names())]
    pub(super) format: String,
    /// Also write findings to a file: FORMAT=FILE
    #[arg(long = "output", value_name = "FORMAT=FILE", value_parser = output_pair)]
    pub(super) outputs: Vec<(String, PathBuf)>,
    /// Which findings fail the run
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    pub(super) deny: Deny,
    /// What findings do that only the calendar caused
    #[arg(long, value_enum, value_name = "WHAT", default_value = "fail")]
    pub(super) calendar: Calendar,
}

fn format_names() -> clap::builder::PossibleValuesParser {
    crate::report::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().into()
}

fn output_pair(text: &str) -> Result<(String, PathBuf), String> {
    let (format, file) = text.split_once('=').ok_or("FORMAT=FILE")?;
    match crate::report::FORMATS.iter().find(|known| known.name == format) {
        Some(format) if !file.is_empty() => Ok((format.name.to_owned(), PathBuf::from(file))),
        _ => {
            let names: Vec<&str> = crate::report::FORMATS.iter().map(|format| format.name).collect();
            Err(format!("FORMAT=FILE, FORMAT: {}", names.join(", ")))
        }
    }
}

/// A number of bytes: `500MB`, `1GB`, `2000000`.
fn bytes(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = match text[digits.len()..].trim().to_ascii_uppercase().as_str() {
        "" | "B" => 1,
        "KB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "TB" => 1_000_000_000_000,
        _ => return Err("500MB, 1GB".to_owned()),
    };
    let number: Option<u64> = digits.parse().ok();
    number.and_then(|number| number.checked_mul(unit)).ok_or_else(|| "500MB, 1GB".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deny_names_the_least_that_fails() {
        assert!(Deny::Error.accepts(Some(Severity::Warning)) && !Deny::Error.accepts(Some(Severity::Error)));
        assert!(!Deny::Info.accepts(Some(Severity::Info)) && Deny::Info.accepts(None));
        assert!(Deny::Never.accepts(Some(Severity::Error)));
    }

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(bytes("500MB"), Ok(500_000_000));
        assert_eq!(bytes("1 gb"), Ok(1_000_000_000));
        assert_eq!(bytes("0"), Ok(0));
        for wrong in ["", "MB", "1XB", "-1MB", "99999999999TB", "1.5GB"] {
            assert!(bytes(wrong).is_err(), "{wrong}");
        }
    }
}
