//! Any tree of articles without a help center: another generator makes the site, helpgen checks the words.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Place, Say};
use crate::error::Error;
use crate::lint::known_rules;
use crate::model::{Names, Page, SiteInput, Snippets, assemble, page_language, summarise};
use crate::parse::config::{Config, RuleLevels};
use crate::parse::glossary::Glossary;
use crate::parse::page::parse_page;
use crate::source::{
    CONFIG_FILE, ContentFiles, Selection, is_markdown, list_tree, name_from, name_on_disk, pattern, pattern_root,
};
use crate::text::SourceText;

use super::asked::Request;
use super::decisions::decisions;
use super::load::{day, load, read_glossary};
use super::memo::Memo;
use super::reading::{Reading, Room, by_number};
use super::stop::Stop;
use super::survey::{Surveyed, survey};

/// The default glossary.
const GLOSSARY_FILE: &str = "glossary.yml";

/// Surveys the request: the help center in its folder or, without one or if the paths are outside of its articles, only
/// these paths.
///
/// # Errors
/// An error of the system, unreadable files of the project, or missing paths.
pub fn open(request: Request) -> Result<Surveyed, Stop> {
    if !request.root.join(CONFIG_FILE).is_file() {
        let named = request.asked.glossary.is_some();
        let found = !request.asked.paths.is_empty() && request.root.join(GLOSSARY_FILE).is_file();
        return if named || found || request.asked.without_glossary {
            alone(request, Config::default())
        } else {
            survey(load(request)?)
        };
    }
    let project = load(request)?;
    let content = format!("{}/", project.config.content);
    let names = project.request.names();
    let within = |name: &String| {
        let name = format!("{name}/");
        project.config.content == "." || name == "./" || name.starts_with(&content) || content.starts_with(&name)
    };
    let plain: Vec<&String> = names.iter().filter(|name| is_markdown(name) || pattern(name).is_none()).collect();
    let outside: Vec<&&String> = plain.iter().filter(|name| !within(name) && !is_of_project(name)).collect();
    if outside.is_empty() {
        return survey(project);
    }
    if outside.len() < names.len() {
        return Err(Stop::Machine(mixed(outside[0], &project.config.content)));
    }
    alone(project.request, project.config)
}

/// The requested glossary, else the help center's, else the one in the folder.
///
/// # Errors
/// An error of the system, or unreadable files.
pub fn glossary_of(request: &Request) -> Result<Glossary, Stop> {
    let path = match &request.asked.glossary {
        Some(path) => name_from(&request.root, path),
        None if request.root.join(CONFIG_FILE).is_file() => return Ok(load(request.clone())?.glossary),
        None => GLOSSARY_FILE.to_owned(),
    };
    read_glossary(request, &path, None, &mut Vec::new())
}

/// The languages of the help center and of its glossary; empty if both are missing or unreadable.
pub fn languages_of(request: &Request) -> Vec<String> {
    let configured = request.root.join(CONFIG_FILE).is_file().then(|| load(request.clone()).ok()).flatten();
    let glossary = match &configured {
        Some(project) => Some(project.glossary.clone()),
        None => glossary_of(request).ok(),
    };
    let configured = configured.into_iter().flat_map(|project| project.config.languages);
    configured.chain(glossary.iter().flat_map(|glossary| glossary.languages()).map(str::to_owned)).collect()
}

/// Files of a project, besides its articles, that can have findings.
fn is_of_project(name: &str) -> bool {
    name.ends_with(".yml") || name.ends_with(".yaml")
}

/// Surveys paths outside of a help center. The configuration's glossary, label notations and rule levels apply.
fn alone(request: Request, project: Config) -> Result<Surveyed, Stop> {
    let selection = request.selection()?;
    let only = request.rules()?;
    let glossary_path = match &request.asked.glossary {
        Some(path) => name_from(&request.root, path),
        None => project.glossary.as_ref().map_or(GLOSSARY_FILE.to_owned(), |(path, _)| path.clone()),
    };
    let mut faults = Vec::new();
    let is_there = request.asked.glossary.is_some() || request.root.join(&glossary_path).exists();
    let glossary = match request.asked.without_glossary && !is_there {
        true => Glossary::default(),
        false => read_glossary(&request, &glossary_path, None, &mut faults)?,
    };
    let decisions = decisions(&request, &mut faults)?;
    let concepts = request.concepts(&glossary)?;
    let mut languages: Vec<String> = glossary.languages().into_iter().map(str::to_owned).collect();
    let files = articles(&request, &mut faults)?;
    let known = known_rules();
    let names = Names::new(&glossary);
    let mut config = Config::default_for(languages.clone(), Some(glossary_path));
    config.timezone.clone_from(&project.timezone);
    config.labels = project.labels;
    config.foreign = true;
    config.dialects = request.asked.dialects.unwrap_or(project.dialects).foreign();
    config.rules = levels(&glossary, &project.rules, &only);
    let today = day(&request, &config);
    // No link rule is selected, so drop the links: resolving them costs more than the checks.
    let linked =
        ["link/", "page/", "image/", "media/"].iter().any(|group| only.iter().any(|rule| rule.starts_with(group)));
    let read_page = |source: SourceText, path: &String, room: &Room| {
        let document = parse_page(&source, &known, config.dialects);
        let declared = document.front.lang.as_ref().map(|lang| lang.text.as_str());
        let lang = match &request.asked.content_lang {
            Some(lang) => lang.clone(),
            None => page_language(path, declared, &source.text, &languages),
        };
        let (mut page, told) = summarise(&source, path, &lang, &document, &names, today);
        if !linked {
            page.links.clear();
            page.pictures.clear();
            page.films.clear();
        }
        (page, told, room.keep(source, document))
    };
    let files: Vec<(String, String)> = files.into_iter().map(|path| (path.clone(), path)).collect();
    let Reading { pages, faults: unreadable, by_file } = Reading::of(&request, &files, read_page)?;
    faults.extend(unreadable);
    let spoken: BTreeSet<&String> = pages.iter().map(|page| &page.lang).collect();
    languages.extend(spoken.into_iter().filter(|lang| !config.languages.contains(lang)).cloned());
    languages.sort();
    if !languages.is_empty() {
        config.languages = languages;
    }
    let (site, told) = assemble(nothing_but(pages, config, glossary.clone(), today));
    faults.extend(told);
    let (page_faults, kept) = by_number(&site, by_file);
    let selection = if request.asked.text_alone { selection } else { Selection::default() };
    let snippets = BTreeMap::new();
    Ok(Surveyed {
        request,
        site,
        decisions,
        snippets,
        page_faults,
        faults,
        dates_unknown: None,
        selection,
        only,
        concepts,
        kept,
        memo: Memo::none(),
    })
}

/// The requested articles.
///
/// # Errors
/// There is no article, or none that can be read.
fn articles(request: &Request, faults: &mut Vec<Diagnostic>) -> Result<BTreeSet<String>, Stop> {
    let named = request.names();
    let names = if named.is_empty() { vec![".".to_owned()] } else { named };
    let listed = list(request, &names);
    faults.extend(listed.faults);
    if !listed.files.is_empty() {
        return Ok(listed.files);
    }
    Err(if faults.is_empty() { Stop::Machine(nothing_to_check(&names)) } else { Stop::Author(std::mem::take(faults)) })
}

/// A site of pages alone: another generator knows the files beside them.
fn nothing_but(pages: Vec<Page>, config: Config, glossary: Glossary, today: Date) -> SiteInput {
    SiteInput {
        config,
        glossary,
        today,
        role: None,
        drafts: true,
        pages,
        files: BTreeSet::new(),
        texts: BTreeSet::new(),
        statics: BTreeSet::new(),
        file_sizes: BTreeMap::new(),
        picture_texts: BTreeMap::new(),
        snippets: Snippets::default(),
    }
}

/// The articles that some paths select.
fn list(request: &Request, names: &[String]) -> ContentFiles {
    let mut listed = ContentFiles::default();
    for name in names {
        if request.asked.texts.contains_key(name) || request.root.join(name).is_file() {
            if is_markdown(name) || request.asked.texts.contains_key(name) {
                listed.files.insert(name.clone());
            }
            continue;
        }
        let glob = pattern(name).filter(|_| !request.root.join(name).exists());
        let folder = if glob.is_some() { name_on_disk(&request.root, pattern_root(name)) } else { name.clone() };
        let found = list_tree(&request.root, &folder);
        listed.faults.extend(found.faults);
        listed
            .files
            .extend(found.files.into_iter().filter(|file| glob.as_ref().is_none_or(|glob| glob.is_match(file))));
    }
    listed
}

/// The levels of rules outside of a help center. Rules that need a site or helpgen's directives are off; the
/// configuration may override that, and requested rules are never off.
fn levels(glossary: &Glossary, project: &RuleLevels, asked: &[String]) -> RuleLevels {
    let off = known_rules().into_iter().filter(|rule| needs_a_site(rule, glossary));
    let mut entries: Vec<_> = off.map(|rule| (rule.to_owned(), None, Place::file(CONFIG_FILE))).collect();
    entries.extend(project.entries.iter().cloned());
    RuleLevels { entries }.asking_for(asked)
}

fn needs_a_site(rule: &str, glossary: &Glossary) -> bool {
    // Findings about unreadable files stay on, because such a file was not checked.
    const TOLD: [&str; 3] = ["page/unreadable", "page/encoding", "page/nesting"];
    const SITE: [&str; 13] = [
        "directive/invalid",
        "feature/leftover",
        "feature/notice",
        "feature/undocumented",
        "glossary/text",
        "glossary/unused",
        "image/missing",
        "image/size",
        "image/stale",
        "image/text",
        "image/unused",
        "label/unused",
        "steps/no-image",
    ];
    let group = ["page/", "link/", "i18n/", "search/", "media/"].iter().any(|group| rule.starts_with(group));
    let undeclared = match rule {
        "label/unknown" => glossary.labels.is_empty(),
        "feature/unknown" => glossary.features.is_empty(),
        "term/unknown" => glossary.concepts.is_empty(),
        _ => false,
    };
    (group && !TOLD.contains(&rule)) || SITE.contains(&rule) || undeclared
}

fn nothing_to_check(names: &[String]) -> Error {
    let list = names.join(", ");
    Error::new(Say::new(format!("살펴볼 글이 없어요: {list}"), format!("There is nothing to check in {list}"))).help(
        Say::new(
            ".md나 .mdx 파일, 또는 그런 파일이 든 폴더를 적어 주세요",
            "Name .md or .mdx files, or folders that hold some",
        ),
    )
}

fn mixed(name: &str, content: &str) -> Error {
    Error::new(Say::new(
        format!("글 폴더({content}) 밖에 있는 경로예요: {name}"),
        format!("{name} lies outside of the articles’ folder {content}"),
    ))
    .help(Say::new(
        "글 폴더 안의 경로와 밖의 경로는 따로 검사해 주세요",
        "Check paths inside and outside of it one after the other",
    ))
}
