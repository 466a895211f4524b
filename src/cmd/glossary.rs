//! `helpgen glossary`: terminologies from and for other programs.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use crate::diagnostic::Say;
use crate::error::Error;
use crate::exchange::{
    Carried, Entry, entries, left_behind, read_csv, read_prh, read_tbx, read_vale, write_csv, write_glossary, write_tbx,
};
use crate::pipeline::{Asked, Request, Stop, glossary_of, languages_of};
use crate::source::{Refusal, name_from, read_source};

use super::cli::Common;
use super::say::Voice;
use super::{FINE, print};

const KOREAN: &str = "ko";
const ENGLISH: &str = "en";

/// `helpgen glossary`
#[derive(Debug, Args)]
pub(super) struct GlossaryArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print a glossary.yml made from another program's terminology
    Import(ImportArguments),
    /// Print the glossary in another program's form
    Export(ExportArguments),
}

#[derive(Debug, Args)]
struct ImportArguments {
    /// The terminology
    file: PathBuf,
    /// Its form; else its name says it
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<From>,
    /// Language of its terms where it names none; else English for a rule of Vale in Latin letters, if the help center
    /// has that, and Korean
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
}

#[derive(Debug, Args)]
struct ExportArguments {
    /// The form
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: To,
    /// Glossary, in place of the configuration's
    #[arg(long, value_name = "FILE")]
    glossary: Option<PathBuf>,
}

/// Forms that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    /// A table with one row per term
    Csv,
    /// TermBase eXchange, ISO 30042
    Tbx,
    /// A dictionary of textlint-rule-prh
    Prh,
    /// A substitution rule of Vale
    Vale,
}

/// Forms that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    /// A table with one row per term
    Csv,
    /// TermBase eXchange, ISO 30042
    Tbx,
}

pub(super) fn run(common: &Common, arguments: &GlossaryArguments, voice: &Voice) -> Result<u8, Stop> {
    let (text, left) = match &arguments.what {
        What::Import(arguments) => import(common, arguments, voice)?,
        What::Export(arguments) => export(common, arguments)?,
    };
    print(text.as_bytes())?;
    if !left.is_empty() {
        voice.warn(&Say::new("가져오지 못한 것:", "What could not be carried:"));
        for say in left {
            voice.warn(&Say::new(format!("  {}", say.ko), format!("  {}", say.en)));
        }
    }
    Ok(FINE)
}

fn import(common: &Common, arguments: &ImportArguments, voice: &Voice) -> Result<(String, Vec<Say>), Stop> {
    let name = name_from(&common.dir, &arguments.file);
    let source = match read_source(&common.dir, &name) {
        Ok(Some(source)) => source,
        Ok(None) => {
            let say = Say::new(format!("파일이 없어요: {name}"), format!("There is no file {name}"));
            return Err(Stop::Machine(Error::new(say)));
        }
        Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
        Err(Refusal::Author(fault)) => return Err(Stop::Author(vec![*fault])),
    };
    let form = arguments.from.or_else(|| by_name(&arguments.file, &source.text)).ok_or_else(unknown_form)?;
    let lang = arguments.lang.as_deref().unwrap_or(KOREAN);
    let read: Result<Carried<Vec<Entry>>, _> = match form {
        From::Csv => read_csv(&source, lang),
        From::Tbx => read_tbx(&source),
        From::Prh => read_prh(&source, lang),
        From::Vale => read_vale(&source, lang),
    };
    let Carried { mut value, left } = read.map_err(|fault| Stop::Author(vec![*fault]))?;
    if form == From::Vale && arguments.lang.is_none() && is_latin(&value) && has_english(common) {
        value.iter_mut().flat_map(|entry| &mut entry.terms).for_each(|term| term.lang = ENGLISH.to_owned());
        voice.tell(&Say::new(
            "모두 로마자라서 영어(en) 말로 가져왔어요. 아니라면 `--lang ko`처럼 알려 주세요",
            "All of its words are in Latin letters and came as English (en); if they are not, say so: `--lang ko`",
        ));
    }
    Ok((write_glossary(&value), left))
}

/// Whether all words of a terminology are in Latin letters.
fn is_latin(entries: &[Entry]) -> bool {
    let mut letters =
        entries.iter().flat_map(|entry| &entry.terms).flat_map(|term| term.text.chars()).filter(|c| c.is_alphabetic());
    letters.all(|c| c.is_ascii_alphabetic())
}

/// Whether the help center or its glossary speaks English.
fn has_english(common: &Common) -> bool {
    let request = Request { root: common.dir.clone(), ..Request::default() };
    languages_of(&request).iter().any(|lang| lang == ENGLISH)
}

/// The form that a file's name, and for YAML its content, speaks for.
fn by_name(file: &Path, text: &str) -> Option<From> {
    match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "csv" | "tsv" => Some(From::Csv),
        "tbx" | "xml" => Some(From::Tbx),
        "yml" | "yaml" if text.contains("swap:") => Some(From::Vale),
        "yml" | "yaml" if text.contains("rules:") => Some(From::Prh),
        _ => None,
    }
}

fn unknown_form() -> Stop {
    let say = Say::new("어떤 형식인지 알 수 없어요", "Its form is unknown");
    let help = Say::new("`--from csv|tbx|prh|vale`로 알려 주세요", "Say it with `--from csv|tbx|prh|vale`");
    Stop::Machine(Error::new(say).help(help))
}

fn export(common: &Common, arguments: &ExportArguments) -> Result<(String, Vec<Say>), Stop> {
    let asked = Asked { glossary: arguments.glossary.clone(), ..Asked::default() };
    let glossary = glossary_of(&Request { root: common.dir.clone(), asked, ..Request::default() })?;
    let mut left = left_behind(&glossary);
    let entries = entries(&glossary);
    let Carried { value, left: lost } = match arguments.to {
        To::Csv => write_csv(&entries),
        To::Tbx => write_tbx(&entries, "glossary.yml"),
    };
    left.extend(lost);
    Ok((value, left))
}
