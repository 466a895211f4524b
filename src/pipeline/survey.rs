//! Reads every page once and assembles the site.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::sync::Arc;

use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::lint::known_rules;
use crate::model::{
    Names, Page, PageId, Site, SiteInput, SnippetSummary, assemble, is_page_file, language_of, summarise,
};
use crate::parse::decisions::Decision;
use crate::parse::page::{Document, parse_page};
use crate::parse::svg::{PictureText, parse_svg};
use crate::source::{GitDates, GitUnknown, Refusal, Selection, git_dates, list_content, list_folder, open_inside};
use crate::text::{NameSet, SourceText};
use crate::view::Snippet;

use super::asked::Request;
use super::load::Project;
use super::memo::Memo;
use super::paths::{content_file, project_path};
use super::reading::{Kept, Reading, Room, by_number};
use super::screens::read_screens;
use super::stop::Stop;
use super::unread::unread;

/// A project with its site.
#[derive(Debug)]
pub struct Surveyed {
    /// The request.
    pub request: Request,
    /// The site.
    pub site: Site,
    /// The decisions about findings.
    pub decisions: Vec<Arc<Decision>>,
    /// Snippets for `::include`, by path relative to the content folder.
    pub snippets: BTreeMap<String, Snippet>,
    /// Faults of single pages so far, by page number.
    pub page_faults: Vec<Vec<Diagnostic>>,
    /// All other faults so far.
    pub faults: Vec<Diagnostic>,
    /// Why the dates of last changes are unknown, if they are.
    pub dates_unknown: Option<GitUnknown>,
    /// The checked files.
    pub selection: Selection,
    /// The requested rules; empty: all.
    pub only: Vec<String>,
    /// The ids of the requested concepts; empty: findings about everything.
    pub concepts: BTreeSet<String>,
    /// Parsed pages by number, which are not read again.
    pub kept: BTreeMap<PageId, Kept>,
    /// Cached results.
    pub memo: Memo,
}

/// Surveys a project.
///
/// # Errors
/// An error of the system.
pub fn survey(project: Project) -> Result<Surveyed, Stop> {
    let memo = Memo::open(&project);
    let Project { request, config, glossary, decisions, today, role, mut faults } = project;
    let root = &request.root;
    let (selection, only) = (request.selection()?, request.rules()?);
    let concepts = request.concepts(&glossary)?;
    let mut content = list_content(root, &config.content, &config.exclude);
    content.files.extend(request.asked.texts.keys().filter_map(|path| content_file(&config.content, path)));
    faults.extend(content.faults);
    let names = Names::new(&glossary);
    let known = known_rules();
    let page_files = content.files.iter().filter(|file| is_page_file(file)).filter_map(|file| {
        let lang = language_of(file, &config.languages, config.content_by_lang)?;
        Some((project_path(&config.content, file), (file, lang.clone())))
    });
    let read_page = |source: SourceText, (file, lang): &(&String, String), room: &Room| {
        let key = memo.page_key(file, lang, &source.text);
        if let Some((mut page, faults)) = memo.get::<(Page, Vec<Diagnostic>)>(key.as_ref()) {
            page.published = page.front.is_public(today);
            return (page, faults, None);
        }
        let document = parse_page(&source, &known, config.dialects);
        let summary = summarise(&source, file, lang, &document, &names, today);
        memo.put(key, &summary);
        let (page, faults) = summary;
        (page, faults, room.keep(source, document))
    };
    let Reading { mut pages, faults: unreadable, by_file } =
        Reading::of(&request, &page_files.collect::<Vec<_>>(), read_page)?;
    faults.extend(unreadable);
    let dates_unknown = git(root, request.dates.as_deref(), &config, &mut pages);
    let snippets = snippets(&request, &config, &pages, &content.files, &known, &names)?;
    faults.extend(unread(&request, &config, &content.files, &snippets));
    let (texts, files): (BTreeSet<String>, BTreeSet<String>) =
        content.files.iter().cloned().partition(|file| is_text_file(file));
    let statics = list_folder(root, &config.static_dir);
    faults.extend(statics.faults);
    let (config_content, config_static) = (config.content.clone(), config.static_dir.clone());
    let input = SiteInput {
        config,
        glossary: glossary.clone(),
        today,
        role,
        drafts: request.drafts,
        pages,
        file_sizes: sizes(root, &config_content, &config_static, &files, &statics.files),
        picture_texts: picture_texts(root, &config_content, &config_static, &files, &statics.files),
        snippets: snippets.iter().map(|(file, own)| (file.clone(), summary(own, &names))).collect(),
        files,
        texts,
        statics: statics.files,
    };
    let (mut site, told) = assemble(input);
    faults.extend(told);
    faults.extend(read_screens(&request, &only, &mut site)?);
    faults.extend(crate::lint::site::lost_featured(&site));
    faults.extend(crate::lint::site::lost_groups(&site, &names));
    let (page_faults, kept) = by_number(&site, by_file);
    Ok(Surveyed {
        request,
        site,
        decisions,
        snippets,
        page_faults,
        faults,
        dates_unknown,
        selection,
        only,
        concepts,
        kept,
        memo,
    })
}

fn is_text_file(file: &str) -> bool {
    file.ends_with(".md") || file.ends_with(".mdx")
}

/// The days of last commits, unless pages name theirs.
fn git(
    root: &std::path::Path,
    known: Option<&GitDates>,
    config: &crate::parse::config::Config,
    pages: &mut [Page],
) -> Option<GitUnknown> {
    if pages.iter().all(|page| page.updated.is_some()) {
        return None;
    }
    let zone = TimeZone::get(&config.timezone).unwrap_or(TimeZone::UTC);
    let dates = known.map_or_else(|| git_dates(root, &config.content, &zone), GitDates::clone);
    for page in pages.iter_mut().filter(|page| page.updated.is_none()) {
        page.updated = dates.by_path.get(&*page.path).copied();
    }
    dates.unknown
}

/// Every snippet that a page or another snippet includes.
fn snippets(
    request: &Request,
    config: &crate::parse::config::Config,
    pages: &[Page],
    files: &BTreeSet<String>,
    known: &[&str],
    names: &Names<'_>,
) -> Result<BTreeMap<String, Snippet>, Stop> {
    let mut snippets = BTreeMap::new();
    let files: NameSet = files.iter().cloned().collect();
    let mut wanted: Vec<String> = pages.iter().flat_map(|page| page.includes.iter().cloned()).collect();
    while let Some(file) = wanted.pop() {
        let Some(file) = files.name(&file).filter(|file| !snippets.contains_key(*file)).map(str::to_owned) else {
            continue;
        };
        let source: Option<SourceText> = match request.read(&project_path(&config.content, &file)) {
            Ok(source) => source,
            Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
            Err(Refusal::Author(_)) => None,
        };
        let Some(source) = source else { continue };
        let document: Document = parse_page(&source, known, config.dialects);
        let snippet = Snippet { source, document: Arc::new(document), file: file.clone() };
        wanted.extend(summary(&snippet, names).includes);
        snippets.insert(file, snippet);
    }
    Ok(snippets)
}

fn summary(snippet: &Snippet, names: &Names<'_>) -> SnippetSummary {
    SnippetSummary::of(&snippet.source, &snippet.document, names)
}

/// Sizes of pictures in bytes; keys of `static/` have a leading slash.
fn sizes(
    root: &std::path::Path,
    content: &str,
    static_dir: &str,
    files: &BTreeSet<String>,
    statics: &BTreeSet<String>,
) -> BTreeMap<String, u64> {
    let size = |path: std::path::PathBuf| std::fs::metadata(path).map(|metadata| metadata.len()).ok();
    let own = files.iter().filter_map(|file| Some((file.clone(), size(root.join(project_path(content, file)))?)));
    let fixed = statics.iter().filter_map(|file| Some((format!("/{file}"), size(root.join(static_dir).join(file))?)));
    own.chain(fixed).collect()
}

/// Larger SVGs are not scanned for text.
const LARGEST_SVG: u64 = 4_000_000;

/// The texts in SVGs. An SVG that is not text is reported where pictures are measured.
fn picture_texts(
    root: &std::path::Path,
    content: &str,
    static_dir: &str,
    files: &BTreeSet<String>,
    statics: &BTreeSet<String>,
) -> BTreeMap<String, Vec<PictureText>> {
    let is_svg = |file: &&String| file.to_ascii_lowercase().ends_with(".svg");
    let own = files.iter().filter(is_svg).map(|file| (file.clone(), project_path(content, file)));
    let fixed = statics.iter().filter(is_svg).map(|file| (format!("/{file}"), project_path(static_dir, file)));
    let all: Vec<(String, String)> = own.chain(fixed).collect();
    let read = |(file, path): (String, String)| {
        let opened = open_inside(root, &path).ok()?;
        let mut text = String::new();
        opened.take(LARGEST_SVG + 1).read_to_string(&mut text).ok().filter(|&read| read as u64 <= LARGEST_SVG)?;
        let said = parse_svg(&SourceText::new(path, text));
        (!said.is_empty()).then_some((file, said))
    };
    all.into_par_iter().filter_map(read).collect()
}
