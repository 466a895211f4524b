//! Reads the configuration and the glossary, and determines the day.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::error::Error;
use crate::lint::known_rules;
use crate::parse::config::{Config, parse_config};
use crate::parse::decisions::Decision;
use crate::parse::glossary::{Glossary, includes, parse_glossary, translate};
use crate::source::{CONFIG_FILE, Refusal, name_from, name_on_disk, today_in};
use crate::text::closest;

use super::asked::Request;
use super::decisions::decisions;
use super::stop::{Stop, missing_file};
use super::translations::translations;

/// A project, read.
#[derive(Debug)]
pub struct Project {
    /// The request.
    pub request: Request,
    /// `helpgen.yml`.
    pub config: Config,
    /// `glossary.yml`.
    pub glossary: Glossary,
    /// `decisions.yml`.
    pub decisions: Vec<Arc<Decision>>,
    /// The day of the run.
    pub today: Date,
    /// The role of a one-role build, by its index in the glossary.
    pub role: Option<usize>,
    /// Faults of configuration and glossary.
    pub faults: Vec<Diagnostic>,
}

/// Reads configuration and glossary.
///
/// # Errors
/// A missing file, a file that is not YAML, or a role that the glossary lacks.
pub fn load(request: Request) -> Result<Project, Stop> {
    let root = request.root.clone();
    let known = known_rules();
    if !root.is_dir() {
        let error = Error::new(Say::new(
            format!("폴더가 없어요: {}", root.display()),
            format!("There is no folder {}", root.display()),
        ));
        return Err(Stop::Machine(error.help(Say::new("`-C` 뒤의 경로를 봐 주세요", "Check the path after `-C`"))));
    }
    let source = match read(&request, CONFIG_FILE)? {
        Some(source) => source,
        None => return Err(Stop::Author(vec![no_project()])),
    };
    let (mut config, mut faults) = parse_config(&source, &known).map_err(|fault| Stop::Author(vec![*fault]))?;
    if let Some(base_url) = &request.base_url {
        config.base_url = Some(crate::parse::config::base_url(base_url).ok_or_else(|| bad_base_url(base_url))?);
    }
    config.content = name_on_disk(&root, &config.content);
    config.static_dir = name_on_disk(&root, &config.static_dir);
    if let Some((path, _)) = &mut config.glossary {
        *path = name_on_disk(&root, path);
    }
    if !root.join(&config.content).is_dir() {
        let error = Error::new(Say::new(
            format!("글을 넣을 폴더가 없어요: {}", config.content),
            format!("There is no folder {} for articles", config.content),
        ));
        let help = Say::new(
            "폴더를 만들거나 helpgen.yml의 `content`를 고쳐 주세요",
            "Make it, or correct `content` in helpgen.yml",
        );
        return Err(Stop::Machine(error.help(help)));
    }
    // With one language its folder is optional.
    if config.languages.len() == 1 {
        config.content_by_lang = root.join(&config.content).join(&config.languages[0]).is_dir();
    }
    if let Some(path) = &request.asked.glossary {
        config.glossary = Some((name_from(&root, path), None));
    }
    let glossary = match &config.glossary {
        Some((path, named)) => {
            // The default glossary is optional, but a configured one must exist.
            let named = named.clone().or_else(|| request.asked.glossary.as_ref().map(|_| Place::file(path.clone())));
            match named.is_none() && !root.join(path).exists() {
                true => Glossary::default(),
                false => read_glossary(&request, path, named, &mut faults)?,
            }
        }
        None => Glossary::default(),
    };
    config.dialects = request.asked.dialects.unwrap_or(config.dialects);
    config.rules = config.rules.asking_for(&request.rules()?);
    let today = day(&request, &config);
    let role = match &request.role {
        Some(name) => Some(role(&glossary, name)?),
        None => None,
    };
    let decisions = decisions(&request, &mut faults)?;
    Ok(Project { request, config, glossary, decisions, today, role, faults })
}

fn read(request: &Request, path: &str) -> Result<Option<crate::text::SourceText>, Stop> {
    request.read(path).map_err(|refusal| match refusal {
        Refusal::Machine(error) => Stop::Machine(error),
        Refusal::Author(fault) => Stop::Author(vec![*fault]),
    })
}

/// The day of the run.
pub(super) fn day(request: &Request, config: &Config) -> Date {
    let zone = TimeZone::get(&config.timezone).unwrap_or(TimeZone::UTC);
    let clock = || match request.epoch.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
        Some(at) => Some(at.to_zoned(zone.clone()).date()),
        None => config.today,
    };
    request.today.or_else(clock).unwrap_or_else(|| today_in(&zone))
}

/// Reads a glossary and its includes; `named` is the place of its name.
pub(super) fn read_glossary(
    request: &Request,
    path: &str,
    named: Option<Place>,
    faults: &mut Vec<Diagnostic>,
) -> Result<Glossary, Stop> {
    let Some(main) = read(request, path)? else {
        return Err(Stop::Author(vec![missing_file(path, named.unwrap_or_else(|| Place::file(path)))]));
    };
    let mut included = Vec::new();
    let mut missing = Vec::new();
    for (path, place) in includes(&main) {
        match read(request, &path)? {
            Some(source) => included.push(source),
            None => missing.push(missing_file(&path, place)),
        }
    }
    if !missing.is_empty() {
        return Err(Stop::Author(missing));
    }
    let (mut glossary, told) = parse_glossary(&main, &included).map_err(Stop::Author)?;
    faults.extend(told);
    if !glossary.labels_from.is_empty() {
        let files = translations(request, path, &glossary, faults)?;
        faults.extend(translate(&mut glossary, &files));
    }
    Ok(glossary)
}

fn role(glossary: &Glossary, name: &str) -> Result<usize, Stop> {
    crate::model::Names::new(glossary).role(name).map_err(|_| {
        let ids: Vec<&str> = glossary.roles.iter().map(|role| role.id.as_str()).collect();
        let list = ids.join(", ");
        let error = Error::new(Say::new(
            format!("용어집에 없는 역할이에요: {name}"),
            format!("The glossary has no role “{name}”"),
        ));
        let help = match closest(name, ids.iter().copied()) {
            _ if ids.is_empty() => Say::new("용어집에 역할이 없어요", "The glossary has no roles"),
            Some(near) => {
                Say::new(format!("혹시 {near}인가요? 있는 역할: {list}"), format!("Did you mean {near}? Roles: {list}"))
            }
            None => Say::new(format!("있는 역할: {list}"), format!("Roles: {list}")),
        };
        Stop::Machine(error.help(help))
    })
}

fn no_project() -> Diagnostic {
    Diagnostic::new(
        "config/missing",
        Severity::Error,
        Some(Place::file(CONFIG_FILE)),
        Say::new("이 폴더에 helpgen.yml이 없어요", "There is no helpgen.yml in this folder"),
    )
    .help(Say::new(
        "`helpgen init`으로 새로 만들거나 `-C 폴더`로 도움말 폴더를 알려 주세요. 글만 검사하려면 \
         `helpgen check 폴더 --glossary 용어집`으로 실행하세요",
        "Make a help center with `helpgen init`, or name its folder with `-C DIR`. To check articles alone, run \
         `helpgen check FOLDER --glossary FILE`",
    ))
}

fn bad_base_url(url: &str) -> Stop {
    let error = Error::new(Say::new(
        format!("사이트 주소로 쓸 수 없어요: {url}"),
        format!("This cannot be the site's address: {url}"),
    ));
    Stop::Machine(
        error.help(Say::new("https://help.example.com/ 처럼 적어 주세요", "Write it like https://help.example.com/")),
    )
}
