//! `helpgen glossary`: exchanges terminologies with other programs.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::diagnostic::Say;
use crate::exchange::{Carried, entries, left_behind, write_csv, write_tbx};
use crate::pipeline::{Asked, Request, Stop, glossary_of};

use super::common_args::Common;
use super::import::{self, ImportArguments};
use super::suggest;
use super::terminal::Voice;
use super::{FINE, print};

/// `helpgen glossary`
#[derive(Debug, Args)]
pub(super) struct GlossaryArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print a glossary.yml made from another program's terminology or a sheet, or put that into one
    Import(ImportArguments),
    /// Print the glossary in another program's form
    Export(ExportArguments),
    /// Print words that pages say and the glossary does not have, as a glossary.yml to paste from
    Suggest(super::suggest::SuggestArguments),
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

/// Forms that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    /// A table with one row per term
    Csv,
    /// TermBase eXchange, ISO 30042
    Tbx,
}

pub(super) fn run(common: &Common, arguments: &GlossaryArguments, voice: &Voice) -> Result<u8, Stop> {
    let arguments = match &arguments.what {
        What::Suggest(arguments) => return suggest::run(common, arguments, voice),
        What::Import(arguments) => return import::run(common, arguments, voice),
        What::Export(arguments) => arguments,
    };
    let Carried { value: text, left, read } = export(common, arguments)?;
    print(text.as_bytes())?;
    read.iter().for_each(|say| voice.tell(say));
    if left.is_empty() {
        return Ok(FINE);
    }
    voice.warn(&Say::new("가져오지 못한 것:", "What could not be carried:"));
    for say in left {
        voice.warn(&Say::new(format!("  {}", say.ko), format!("  {}", say.en)));
    }
    Ok(FINE)
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
