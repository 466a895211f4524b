//! A run's request, from the command line and the environment: folders, paths, rules, texts that replace files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Say;
use crate::error::Error;
use crate::lint::known_rules;
use crate::model::{NameFault, Names};
use crate::parse::glossary::Glossary;
use crate::parse::page::Dialects;
use crate::source::{
    CACHE_FOLDER, GitDates, Refusal, Selection, name_from, name_on_disk, pattern, pattern_root, read_named, read_source,
};
use crate::text::{SourceText, closest};

use super::stop::Stop;

/// The rule that reports a link that leads out of the project.
const LINK_OUTSIDE: &str = "page/link-outside";

/// What a run looks at; the default is everything.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Files, folders and patterns, as written: relative to the request's root, or absolute.
    pub paths: Vec<PathBuf>,
    /// Replaces the configuration's glossary.
    pub glossary: Option<PathBuf>,
    /// Replaces the language that pages declare. Only outside of a help center.
    pub content_lang: Option<String>,
    /// The dialects of pages, instead of the configuration's `generator`.
    pub dialects: Option<Dialects>,
    /// Rules (`term/variant`) and groups of them (`term/*`).
    pub rules: Vec<String>,
    /// Concepts, by id or preferred term: only findings about them count.
    pub concepts: Vec<String>,
    /// Texts that replace files, by their names relative to the request's root.
    pub texts: BTreeMap<String, Arc<str>>,
    /// The glossary may be missing, because the command suggests its entries.
    pub without_glossary: bool,
    /// Report findings for the stdin text only.
    pub text_alone: bool,
}

/// Whether results of earlier runs are used and kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// No results are used or kept.
    #[default]
    Nothing,
    /// In the cache, if it exists.
    InCache,
    /// In the cache, which is created.
    InNewCache,
}

/// A run's request, from the command line and the environment.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The project's folder.
    pub root: PathBuf,
    /// The day of the run, if given.
    pub today: Option<Date>,
    /// `SOURCE_DATE_EPOCH`, in seconds.
    pub epoch: Option<i64>,
    /// A build for one role: its id or name.
    pub role: Option<String>,
    /// Whether drafts are published too.
    pub drafts: bool,
    /// Replaces `base_url`.
    pub base_url: Option<String>,
    /// Replaces `output`.
    pub dist: Option<PathBuf>,
    /// Replaces `.helpgen`.
    pub cache: Option<PathBuf>,
    /// Whether results of earlier builds are ignored.
    pub no_cache: bool,
    /// Whether results of earlier runs are used, and kept for later ones.
    pub keeping: Keeping,
    /// Most bytes of the cache.
    pub cache_size: u64,
    /// Whether a `dist` that helpgen did not make may be replaced.
    pub force: bool,
    /// Whether a site with far fewer pages than the last one may replace it.
    pub allow_shrink: bool,
    /// Whether the site is only shown on this machine and not published.
    pub local: bool,
    /// Whether uses of glossary entries are counted, for the reviewers' report.
    pub counting: bool,
    /// Whether the texts on screenshots are read and checked.
    pub ocr: bool,
    /// The dates of last changes, if the caller knows them.
    pub dates: Option<Arc<GitDates>>,
    /// Restricts the run to pages changed since this git revision.
    pub changed_since: Option<String>,
    /// What the run looks at.
    pub asked: Asked,
}

impl Request {
    /// The folder of files that helpgen can recreate.
    pub fn cache(&self) -> PathBuf {
        self.cache.clone().unwrap_or_else(|| self.root.join(CACHE_FOLDER))
    }
}

impl Request {
    /// Reads a file of the project, or the text that replaces it.
    pub(super) fn read(&self, path: &str) -> Result<Option<SourceText>, Refusal> {
        match self.asked.texts.get(path) {
            Some(text) => Ok(Some(SourceText::new(path, text.clone()))),
            None => match read_source(&self.root, path) {
                // A file that the user names may be a link that leads out of the project.
                Err(Refusal::Author(fault)) if fault.rule == LINK_OUTSIDE && self.is_named(path) => {
                    read_named(&self.root, path)
                }
                read => read,
            },
        }
    }

    /// Whether the command line names exactly this file.
    fn is_named(&self, path: &str) -> bool {
        let mut named = self.asked.paths.iter().chain(&self.asked.glossary);
        named.any(|named| name_on_disk(&self.root, &name_from(&self.root, named)) == path)
    }

    /// The names of the requested paths.
    pub(super) fn names(&self) -> Vec<String> {
        let name = |path: &PathBuf| name_on_disk(&self.root, &name_from(&self.root, path));
        self.asked.paths.iter().map(name).collect()
    }

    /// The requested paths.
    ///
    /// # Errors
    /// A path does not exist.
    pub(super) fn selection(&self) -> Result<Selection, Stop> {
        let names = self.names();
        for name in &names {
            let there = self.asked.texts.contains_key(name)
                || self.root.join(name).exists()
                || (pattern(name).is_some() && self.root.join(name_on_disk(&self.root, pattern_root(name))).exists());
            if !there {
                return Err(Stop::Machine(no_path(name)));
            }
        }
        Ok(Selection::new(names.iter().map(String::as_str)))
    }

    /// The ids of the requested rules.
    ///
    /// # Errors
    /// A name matches no rule.
    pub(super) fn rules(&self) -> Result<Vec<String>, Stop> {
        let known = known_rules();
        let mut wanted = Vec::new();
        for name in &self.asked.rules {
            let meant = known.iter().filter(|id| match name.strip_suffix('*') {
                Some(group) => id.starts_with(group),
                None => *id == name,
            });
            let before = wanted.len();
            wanted.extend(meant.map(ToString::to_string));
            if wanted.len() == before {
                return Err(Stop::Machine(no_rule(name, &known)));
            }
        }
        Ok(wanted)
    }

    /// The ids of the requested concepts.
    ///
    /// # Errors
    /// A name has no concept, or more than one.
    pub(super) fn concepts(&self, glossary: &Glossary) -> Result<BTreeSet<String>, Stop> {
        let names = Names::new(glossary);
        let find = |name: &String| match names.concept(name) {
            Ok(concept) => Ok(concept.id.clone()),
            Err(fault) => Err(Stop::Machine(no_concept(name, &fault))),
        };
        self.asked.concepts.iter().map(find).collect()
    }
}

fn no_concept(name: &str, fault: &NameFault) -> Error {
    let (near, say) = match fault {
        NameFault::Ambiguous(ids) => {
            let list = ids.join(", ");
            let say = Say::new(
                format!("여러 개념이 같은 이름을 써요: {name}"),
                format!("More than one concept is called “{name}”"),
            );
            return Error::new(say).help(Say::new(format!("id를 적어 주세요: {list}"), format!("Write an id: {list}")));
        }
        // A deprecated term stands for its concept.
        NameFault::Unknown(meant) => (
            meant.near.first().map(|known| known.id.as_str()),
            Say::new(format!("용어집에 없는 개념이에요: {name}"), format!("The glossary has no concept “{name}”")),
        ),
    };
    let error = Error::new(say);
    match near {
        Some(near) => error.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?"))),
        None => error.help(Say::new(
            "glossary.yml에 있는 개념의 id나 대표 용어를 적어 주세요",
            "Write the id or the preferred term of a concept of glossary.yml",
        )),
    }
}

fn no_path(name: &str) -> Error {
    Error::new(Say::new(format!("파일이나 폴더가 없어요: {name}"), format!("There is no file or folder {name}")))
        .help(Say::new("경로를 확인해 주세요", "Check the path"))
}

fn no_rule(name: &str, known: &[&str]) -> Error {
    let error = Error::new(Say::new(format!("없는 규칙이에요: {name}"), format!("There is no rule “{name}”")));
    error.help(match closest(name, known.iter().copied()) {
        Some(near) => Say::new(format!("혹시 ‘{near}’인가요?"), format!("Did you mean “{near}”?")),
        None => Say::new("`helpgen explain`이 모든 규칙을 보여 줘요", "`helpgen explain` lists every rule"),
    })
}
