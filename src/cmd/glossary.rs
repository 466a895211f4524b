//! `helpgen glossary`: terminologies from and for other programs.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::error::Error;
use crate::exchange::{
    Carried, Entry, entries, left_behind, read_prh, read_sheet, read_tbx, read_vale, read_vocabulary, write_csv,
    write_glossary, write_tbx,
};
use crate::parse::glossary::parse_glossary;
use crate::pipeline::{Asked, Request, Stop, glossary_of, languages_of};
use crate::source::{Refusal, decoded, name_from, read_bytes};
use crate::text::SourceText;

use super::cli::Common;
use super::say::Voice;
use super::suggest;
use super::{FINDINGS, FINE, print};

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
    /// Print words that pages say and the glossary does not have, as a glossary.yml to paste from
    Suggest(super::suggest::SuggestArguments),
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
    /// End well even if something was left out
    #[arg(long)]
    lenient: bool,
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
    /// A sheet: CSV with one row per term or per concept, Korean or English headings
    Csv,
    /// TermBase eXchange, ISO 30042
    Tbx,
    /// A dictionary of textlint-rule-prh
    Prh,
    /// A substitution rule or a vocabulary of Vale
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
    let (Carried { value: text, left, read }, strict) = match &arguments.what {
        What::Suggest(arguments) => return suggest::run(common, arguments, voice),
        What::Import(arguments) => (import(common, arguments)?, !arguments.lenient),
        What::Export(arguments) => (export(common, arguments)?, false),
    };
    print(text.as_bytes())?;
    read.iter().for_each(|say| voice.tell(say));
    if left.is_empty() {
        return Ok(FINE);
    }
    voice.warn(&Say::new("가져오지 못한 것:", "What could not be carried:"));
    for say in left {
        voice.warn(&Say::new(format!("  {}", say.ko), format!("  {}", say.en)));
    }
    if strict {
        voice.warn(&Say::new(
            "고쳐서 다시 가져오세요. 이대로 괜찮으면 `--lenient`를 붙이면 돼요",
            "Mend this and import again, or accept it with `--lenient`",
        ));
    }
    Ok(if strict { FINDINGS } else { FINE })
}

fn import(common: &Common, arguments: &ImportArguments) -> Result<Carried<String>, Stop> {
    let name = name_from(&common.dir, &arguments.file);
    let bytes = match read_bytes(&common.dir, &name) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let say = Say::new(format!("파일이 없어요: {name}"), format!("There is no file {name}"));
            return Err(Stop::Machine(Error::new(say)));
        }
        Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
        Err(Refusal::Author(fault)) => return Err(Stop::Author(vec![*fault])),
    };
    if let Some(help) = workbook(&bytes) {
        let say = Say::new(format!("표 계산 프로그램의 파일이에요: {name}"), format!("{name} is a workbook"));
        return Err(Stop::Machine(Error::new(say).help(help)));
    }
    let (source, encoding) = decoded(&name, bytes).map_err(|fault| Stop::Author(vec![*fault]))?;
    let form = arguments.from.or_else(|| by_name(&arguments.file, &source.text)).ok_or_else(unknown_form)?;
    let lang = arguments.lang.as_deref().unwrap_or(KOREAN);
    let carried = match form {
        From::Csv => read_sheet(&source, lang),
        From::Tbx => read_tbx(&source),
        From::Prh => read_prh(&source, lang),
        From::Vale if is_yaml(&arguments.file) => read_vale(&source, lang),
        From::Vale => Ok(read_vocabulary(&source, lang)),
    };
    let Carried { mut value, mut left, mut read } = carried.map_err(|fault| Stop::Author(vec![*fault]))?;
    if form == From::Vale && arguments.lang.is_none() && is_latin(&value) && has_english(common) {
        value.iter_mut().flat_map(|entry| &mut entry.terms).for_each(|term| term.lang = ENGLISH.to_owned());
        read.push(Say::new(
            "모두 로마자라서 영어(en) 말로 가져왔어요. 아니라면 `--lang ko`처럼 알려 주세요",
            "All of its words are in Latin letters and came as English (en); if they are not, say so: `--lang ko`",
        ));
    }
    let value = write_glossary(&value);
    left.extend(contradictions(&value));
    read.splice(0..0, encoding);
    Ok(Carried { value, left, read })
}

/// What is wrong with a glossary that was made: one word that two concepts claim, a concept without a preferred term.
fn contradictions(glossary: &str) -> Vec<Say> {
    let faults = match parse_glossary(&SourceText::new("glossary.yml", glossary), &[]) {
        Ok((_, faults)) | Err(faults) => faults,
    };
    // A definition is what people write afterwards; nothing was left out for the lack of it.
    let wrong = |fault: &Diagnostic| fault.severity >= Severity::Warning && fault.rule != "glossary/definition";
    faults
        .into_iter()
        .filter(wrong)
        .map(|fault| {
            let line = fault.place.map_or(0, |place| place.start.line);
            Say::new(
                format!("출력한 용어집의 {line}번째 줄: {}", fault.message.ko),
                format!("line {line} of the printed glossary: {}", fault.message.en),
            )
        })
        .collect()
}

/// What to do with a file of a spreadsheet program: it begins as ZIP or as an older workbook does.
fn workbook(bytes: &[u8]) -> Option<Say> {
    let is = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    is.then(|| {
        Say::new(
            "‘다른 이름으로 저장’에서 CSV(UTF-8)로 저장해 그 파일을 가져와 주세요",
            "Save it as CSV (UTF-8) and import that file",
        )
    })
}

fn is_yaml(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("yml") || ending.eq_ignore_ascii_case("yaml"))
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
        "txt" if ["accept", "reject"].iter().any(|name| file.file_stem().is_some_and(|own| own == *name)) => {
            Some(From::Vale)
        }
        // Excel's "Unicode text".
        "txt" if text.lines().next().is_some_and(|line| line.contains('\t')) => Some(From::Csv),
        _ => None,
    }
}

fn unknown_form() -> Stop {
    let say = Say::new("어떤 형식인지 알 수 없어요", "Its form is unknown");
    let help = Say::new("`--from csv|tbx|prh|vale`로 알려 주세요", "Say it with `--from csv|tbx|prh|vale`");
    Stop::Machine(Error::new(say).help(help))
}

fn export(common: &Common, arguments: &ExportArguments) -> Result<Carried<String>, Stop> {
    let asked = Asked { glossary: arguments.glossary.clone(), ..Asked::default() };
    let glossary = glossary_of(&Request { root: common.dir.clone(), asked, ..Request::default() })?;
    let mut left = left_behind(&glossary);
    let entries = entries(&glossary);
    let Carried { value, left: lost, read } = match arguments.to {
        To::Csv => write_csv(&entries),
        To::Tbx => write_tbx(&entries, "glossary.yml"),
    };
    left.extend(lost);
    Ok(Carried { value, left, read })
}
