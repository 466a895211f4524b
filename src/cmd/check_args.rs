//! The selection of `check` and `fix`, from the command line.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::error::{Act, Error};
use crate::parse::page::Dialects;
use crate::pipeline::{Asked, Request, Stop};
use crate::report::quoted;
use crate::source::{name_from, name_on_disk, read_text};

use super::common_args::Common;
use super::request::request;

/// What is looked at.
#[derive(Debug, Args)]
pub(super) struct Looking {
    /// Files, folders and patterns; none: the whole help center
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Glossary, in place of the configuration's; without a helpgen.yml, paths are checked by themselves
    #[arg(long, value_name = "FILE")]
    pub(super) glossary: Option<PathBuf>,
    /// Language of the pages, whatever they say; without a helpgen.yml
    #[arg(long, value_name = "LANG")]
    pub(super) content_lang: Option<String>,
    /// Which program makes the pages' site (hugo, mkdocs, docusaurus …): what in them is no prose
    #[arg(long, value_name = "NAME", value_parser = generator)]
    pub(super) generator: Option<Dialects>,
    /// Look at this rule alone; repeat for several
    #[arg(long = "rule", value_name = "RULE")]
    pub(super) rules: Vec<String>,
    /// Look at the terms of this concept alone: its id or preferred term; repeat for several
    #[arg(long = "concept", value_name = "ID")]
    pub(super) concepts: Vec<String>,
    /// Read standard input in place of this file
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub(super) stdin_filename: Option<PathBuf>,
}

/// The dialects of the generator from the command line.
fn generator(name: &str) -> Result<Dialects, String> {
    Dialects::of(name).ok_or_else(|| Dialects::names().collect::<Vec<_>>().join(", "))
}

/// The request with the selection. Reads standard input, if it replaces a file.
///
/// # Errors
/// Standard input is unreadable or not text.
pub(super) fn asking(common: &Common, looking: &Looking) -> Result<Request, Stop> {
    let mut request = request(common);
    request.asked = Asked {
        paths: looking.paths.clone(),
        glossary: looking.glossary.clone(),
        content_lang: looking.content_lang.clone(),
        dialects: looking.generator,
        rules: looking.rules.clone(),
        concepts: looking.concepts.clone(),
        ..Asked::default()
    };
    if let Some(name) = stdin_name(common, looking) {
        let text = standard_input(&name)?;
        request.asked.texts.insert(name.clone(), text);
        request.asked.paths = vec![PathBuf::from(name)];
        request.asked.text_alone = true;
    }
    Ok(request)
}

/// The selection as arguments for a suggested `helpgen fix`. Rules and concepts are left out, because the messages add
/// their own.
pub(super) fn scope(common: &Common, looking: Option<&Looking>) -> String {
    let mut words: Vec<String> = Vec::new();
    if common.dir != Path::new(".") {
        words.extend(["-C".to_owned(), common.dir.display().to_string()]);
    }
    if let Some(looking) = looking {
        words.extend(looking.paths.iter().map(|path| path.display().to_string()));
        let glossary = looking.glossary.as_ref().map(|path| path.display().to_string());
        for (flag, value) in [("--glossary", &glossary), ("--content-lang", &looking.content_lang)] {
            words.extend(value.iter().flat_map(|value| [flag.to_owned(), value.clone()]));
        }
    }
    words.iter().map(|word| format!(" {}", quoted(word))).collect()
}

/// The project's path of the file that standard input replaces.
pub(super) fn stdin_name(common: &Common, looking: &Looking) -> Option<String> {
    let name = |path: &PathBuf| name_on_disk(&common.dir, &name_from(&common.dir, path));
    looking.stdin_filename.as_ref().map(name)
}

fn standard_input(name: &str) -> Result<Arc<str>, Stop> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|cause| Error::io(Act::Read, std::path::Path::new("-"), cause))?;
    match read_text(name, bytes) {
        Ok(source) => Ok(source.text),
        Err(fault) => Err(Stop::Author(vec![*fault])),
    }
}
