//! Checks the site and writes it beside its place; whether it is put there is decided by what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::error::{Act, Error};
use crate::index::query::{Keeper, StoreError};
use crate::index::{IndexPage, RUN, Read, export, page_files, prepare_read, read};
use crate::lint::{Linter, known_rules};
use crate::model::{Names, PageId, Site};
use crate::output::{AssetFault, Assets, Listed, LlmsEntry, assets, page_markdown};
use crate::parse::glossary::Status;
use crate::parse::page::{Document, parse_page};
use crate::render::{Press, ProseSettings, interface_texts, roles_css, theme_settings};
use crate::source::{Refusal, ThemeFiles, load_theme};
use crate::text::{composed, encoded};
use crate::view::{
    Context, Kinship, Mentioned, PageView, TitleView, Used, is_mere_notice, page as page_view, site_view, used,
};
use crate::write::{Destination, ProjectLock, SiteWriter};

use super::check::{Checked, PageChecked, judge, read_again};
use super::counted::Counted;
use super::load::Stop;
use super::made::{Made, made_artifacts, made_views};
use super::pictures::{Original, Shelf, linked, noteless, shelve};
use super::search::{Notices, corpus, index_page, lists, notices};
use super::survey::{Kept, Surveyed};

/// How long a build waits for another one.
const PATIENCE: Duration = Duration::from_secs(30);

/// A site that was written beside its place, and what was found in it.
#[derive(Debug)]
pub struct Built {
    /// Every finding.
    pub checked: Checked,
    /// Whether the site stands now.
    pub published: bool,
    /// It would have been put in its place, but has too few pages.
    pub shrunk: Option<Shrunk>,
    /// Pages of the site, those that helpgen makes included.
    pub pages: usize,
    /// Files of the site.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Articles of the site that stands, and those of the one that was to take its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shrunk {
    /// In the standing site; none: there is none.
    pub before: usize,
    /// In the new one.
    pub now: usize,
}

/// What the survey left of a page: its faults, and the page itself if there was room.
type Surveys = (Vec<Diagnostic>, Option<Kept>);

/// What a written page leaves behind.
struct Written {
    checked: PageChecked,
    listed: Option<Listed>,
    llms: Option<LlmsEntry>,
    index: Option<IndexPage>,
    used: Used,
}

/// What a run of pages leaves behind. Their texts were read for search and are gone: those of a large site would fill the
/// memory.
struct Run {
    written: Vec<Written>,
    /// The pages without their sections.
    index: Vec<IndexPage>,
    read: Read,
    /// What hits show of them.
    files: Vec<Vec<u8>>,
}

/// Checks and writes a site. It is put in its place if `publish` agrees to what was found.
///
/// `waiting` is called if another build has to be waited for.
///
/// # Errors
/// The machine's refusal, and themes that cannot be used.
pub fn build(
    surveyed: &mut Surveyed,
    waiting: impl FnOnce(),
    publish: impl FnOnce(&Checked) -> bool,
) -> Result<Built, Stop> {
    let request = surveyed.request.clone();
    let cache = request.cache();
    let baseline = super::check::baseline(surveyed)?;
    let lock = ProjectLock::take(&request.root, &cache, PATIENCE, waiting)?;
    let dist = request.dist.clone().unwrap_or_else(|| request.root.join(&surveyed.site.config.output));
    let sources = protected(surveyed);
    let destination = Destination { dist: &dist, project: &request.root, sources: &sources, force: request.force };
    let writer = SiteWriter::begin(&destination, &lock)?;
    let out = Counted::new(&writer, &request.root);

    let theme = load_theme(&request.root, &surveyed.site.config.theme).map_err(stop)?;
    let settings = theme_settings(&theme.texts).map_err(|fault| Stop::Author(vec![*fault]))?;
    let words = interface_texts(&theme.texts).map_err(Stop::Author)?;
    let (options, option_faults) = settings.options(&surveyed.site.config.theme_options);
    surveyed.faults.extend(option_faults);
    let press = press(&theme, &words, surveyed.site.config.unsafe_html)?;
    let assets = made_assets(&theme, &settings, &options, surveyed)?;
    let mut shelf = shelve(&request, &surveyed.site)?;
    surveyed.faults.append(&mut shelf.faults);

    let site_faults = std::mem::take(&mut surveyed.faults);
    let page_faults = std::mem::take(&mut surveyed.page_faults);
    let mut kept = std::mem::take(&mut surveyed.kept);
    // Each goes once it is set.
    let each: Vec<Surveys> =
        page_faults.into_iter().enumerate().map(|(number, faults)| (faults, kept.remove(&number))).collect();
    let surveyed = &*surveyed;
    let site = &surveyed.site;
    let names = Names::new(&site.glossary);
    let linter = surveyed.linter(&names);
    let kinship = Kinship::new(site);
    let mut context = Context {
        site,
        names: &names,
        pictures: &shelf.pictures,
        snippets: &surveyed.snippets,
        kinship: &kinship,
        mentioned: &Mentioned::new(),
        titles: &[],
        words: &words,
        typeset: &press,
    };
    let titles: Vec<TitleView> = site.pages.par_iter().map(|page| context.set_title(page)).collect();
    context.titles = &titles;
    let shared: BTreeMap<&str, tera::Value> = site
        .config
        .languages
        .iter()
        .map(|lang| (lang.as_str(), press.site(&site_view(&context, lang, &assets.urls, &options))))
        .collect();
    let known = known_rules();
    let notices = notices(&context);
    let stage = Stage {
        surveyed,
        linter: &linter,
        context: &context,
        notices: &notices,
        press: &press,
        shared: &shared,
        known: &known,
        out: &out,
    };
    let role = site.role.map(|role| site.glossary.roles[role].id.as_str());
    let keeper = Keeper::begin(&cache.join(index_folder(role))).map_err(index_failed)?;

    let runs: Vec<Run> = each
        .into_par_iter()
        .enumerate()
        .chunks(RUN)
        .enumerate()
        .map(|(number, pages)| stage.run(number, pages, &keeper))
        .collect::<Result<_, Stop>>()?;
    let lists = lists(&context);
    keeper.pages(runs.len(), &lists).map_err(index_failed)?;
    let runs_kept = runs.len() + 1;
    let mut checked = Checked::default();
    let mut made = Made::new(&assets);
    let (mut index, mut reads, mut shown) = (Vec::new(), Vec::new(), Vec::new());
    let mut pictures = BTreeSet::new();
    let mut files = BTreeSet::new();
    let mut pages = 0;
    for run in runs {
        index.extend(run.index);
        reads.push(run.read);
        shown.extend(run.files);
        for page in run.written {
            pages += usize::from(page.listed.is_some() || page.llms.is_some());
            checked.add(page.checked);
            made.listed.extend(page.listed);
            made.llms.extend(page.llms);
            pictures.extend(page.used.pictures);
            files.extend(page.used.files);
        }
    }
    reads.push(read(&lists));
    shown.extend(page_files(&lists));
    index.extend(lists);
    let articles = made.llms.len();
    let mentioned = mentioned(&checked, site);
    let made_listed: Vec<Option<Listed>> = made_views(&Context { mentioned: &mentioned, ..context })
        .par_iter()
        .map(|view| {
            stage.set(view)?;
            Ok(Listed::of(view))
        })
        .collect::<Result<_, Stop>>()?;
    pages += made_listed.len();
    made.listed.extend(made_listed.into_iter().flatten());
    for artifact in made_artifacts(&context, &made, &options) {
        out.artifact(&artifact)?;
    }
    stage.copies(&shelf, &pictures, &files)?;
    let corpus = corpus(&context, index);
    let prepared = prepare_read(&corpus, reads);
    export(&prepared, shown).par_iter().try_for_each(|(path, bytes)| out.put(path, bytes))?;

    let template_faults = press.take_faults();
    if !template_faults.is_empty() {
        return Err(Stop::Author(template_faults));
    }
    checked.add_snippets(&linter, surveyed);
    let mut site_faults = site_faults;
    site_faults.extend(super::expect::unmet(site, &prepared));
    site_faults.extend(linter.unused(&checked.said));
    let checked = checked.finish(linter.site(site_faults), surveyed, baseline);
    let agreed = publish(&checked);
    // A site for one role has the pages of that role alone, whatever stood there before.
    let guarded = agreed && !request.allow_shrink && site.role.is_none();
    let is_empty = !site.pages.iter().any(|page| site.shows(page));
    let shrunk = if guarded { shrunk(writer.articles_before(), articles, is_empty) } else { None };
    let published = agreed && shrunk.is_none();
    if published {
        keeper.finish(corpus, runs_kept).map_err(index_failed)?;
    }
    let (files, bytes) = out.counts();
    if published {
        writer.commit()?;
    }
    Ok(Built { checked, published, shrunk, pages, files, bytes })
}

/// Whether a site would lose more than half of its articles, or has no page at all, front pages included: then its folders
/// or its configuration are most likely wrong.
fn shrunk(before: usize, now: usize, is_empty: bool) -> Option<Shrunk> {
    (is_empty || now * 2 < before).then_some(Shrunk { before, now })
}

/// Pages by the concepts of which they say an agreed term, those that say it most first.
fn mentioned(checked: &Checked, site: &Site) -> Mentioned {
    let mut counted: BTreeMap<(String, String), BTreeMap<PageId, usize>> = BTreeMap::new();
    for (&page, (_, usage)) in &checked.spoken {
        for (term, count) in &usage.terms {
            if matches!(term.status, Status::Preferred | Status::Admitted) {
                let key = (site.pages[page].lang.clone(), term.concept.clone());
                *counted.entry(key).or_default().entry(page).or_default() += count;
            }
        }
    }
    let by_count = |pages: BTreeMap<PageId, usize>| {
        let mut pages: Vec<(PageId, usize)> = pages.into_iter().collect();
        pages.sort_by_key(|&(page, count)| (std::cmp::Reverse(count), page));
        pages.into_iter().map(|(page, _)| page).collect()
    };
    counted.into_iter().map(|(key, pages)| (key, by_count(pages))).collect()
}

/// The folder of the terminal's index in the cache: one for each role's build.
pub fn index_folder(role: Option<&str>) -> String {
    match role {
        Some(role) => format!("index/role-{role}"),
        None => "index/all".to_owned(),
    }
}

fn index_failed(error: StoreError) -> Stop {
    if let StoreError::Write(path, cause) = error {
        return Stop::Machine(Error::io(Act::Write, &path, cause));
    }
    Stop::Machine(Error::new(Say::new(
        format!("검색 색인을 쓰지 못했어요: {error}"),
        format!("Cannot write the search index: {error}"),
    )))
}

/// What every page is set with.
struct Stage<'a> {
    surveyed: &'a Surveyed,
    linter: &'a Linter<'a>,
    context: &'a Context<'a>,
    notices: &'a Notices,
    press: &'a Press,
    shared: &'a BTreeMap<&'a str, tera::Value>,
    known: &'a [&'static str],
    out: &'a Counted<'a>,
}

impl Stage<'_> {
    /// Pages by their numbers, the `number`th run of them.
    fn run(&self, number: usize, pages: Vec<(PageId, Surveys)>, keeper: &Keeper) -> Result<Run, Stop> {
        let written = pages.into_par_iter().map(|(page, (faults, kept))| self.page(page, faults, kept));
        let mut written: Vec<Written> = written.collect::<Result<_, Stop>>()?;
        let mut index: Vec<IndexPage> = written.iter_mut().filter_map(|page| page.index.take()).collect();
        let (read, files) = rayon::join(|| read(&index), || page_files(&index));
        keeper.pages(number, &index).map_err(index_failed)?;
        for page in &mut index {
            page.sections = Vec::new();
        }
        Ok(Run { written, index, read, files })
    }

    fn page(&self, number: PageId, faults: Vec<Diagnostic>, kept: Option<Kept>) -> Result<Written, Stop> {
        let site = &self.surveyed.site;
        let own = &site.pages[number];
        let mut written =
            Written { checked: PageChecked::default(), listed: None, llms: None, index: None, used: Used::default() };
        let (source, document) = match kept {
            Some(kept) => kept,
            None => match read_again(self.surveyed, number)? {
                Ok(source) => {
                    let document = parse_page(&source, self.known, self.surveyed.site.config.dialects);
                    (source, Arc::new(document))
                }
                Err(fault) => {
                    written.checked.diagnostics.push(fault);
                    return Ok(written);
                }
            },
        };
        written.checked = judge(self.linter, self.surveyed, number, &source, &document, faults);
        if !site.shows(own) || site.by_url.get(&own.url) != Some(&number) {
            return Ok(written);
        }
        // What a page taught about a feature that is gone is not shown any more.
        let document = if is_mere_notice(own) {
            Arc::new(Document { front: document.front.clone(), ..Document::default() })
        } else {
            document
        };
        let (view, body) = page_view(self.context, number, &source, &document);
        self.set(&view)?;
        written.listed = Listed::of(&view);
        written.index = index_page(self.context, self.notices, own, &view.head.title, &body);
        let described = self.context.description(own);
        if let Some(index) = written.index.as_mut().filter(|_| !described.is_empty()) {
            // A notice says what has become of the page.
            if !self.notices.contains_key(&number) {
                index.description = described;
            }
        }
        if let Some(markdown) = &view.head.markdown {
            let description = self.context.description(own);
            let word = |path: &str| self.context.word(&own.lang, path);
            let title = &view.head.title;
            let unsafe_html = site.config.unsafe_html;
            self.out.artifact(&page_markdown(&own.url, title, &description, &body, unsafe_html, &word))?;
            let base = site.config.base_url.as_deref().unwrap_or("/");
            written.llms = Some(LlmsEntry {
                section: view.crumbs.last().map(|crumb| crumb.title_html.clone()).unwrap_or_default(),
                title: view.head.title.clone(),
                url: format!("{base}{}", encoded(markdown)),
                description: view.head.description.clone(),
            });
        }
        written.used = used(self.context, own, &body);
        Ok(written)
    }

    /// Sets a view and writes it.
    fn set(&self, view: &PageView) -> Result<(), Stop> {
        let lang = view.translations.iter().find(|other| other.current).map_or("", |own| &own.code);
        let shared = self.shared.get(lang).or_else(|| self.shared.values().next());
        let Some(shared) = shared else { return Ok(()) };
        let html = self.press.page(view, shared).map_err(|fault| Stop::Author(vec![*fault]))?;
        let path = if view.url.ends_with(".html") { view.url.clone() } else { format!("{}index.html", view.url) };
        self.out.put(&path, html.as_bytes())
    }

    /// Pictures, files that pages link to, and `static/`.
    fn copies(&self, shelf: &Shelf, pictures: &BTreeSet<String>, files: &BTreeSet<String>) -> Result<(), Stop> {
        let site = &self.surveyed.site;
        let mut done = BTreeSet::new();
        for copied in pictures.iter().filter_map(|key| shelf.files.get(key)).flatten() {
            if done.insert(&copied.path) {
                self.out.copy(&copied.path, &copied.from)?;
            }
        }
        for file in files {
            let path = super::survey::project_path(&site.config.content, file);
            self.out.copy(&format!("files/{}", composed(file)), &linked(self.surveyed, &path)?)?;
        }
        for file in site.statics.names() {
            let to = composed(file);
            match shelf.statics.get(file) {
                None => {
                    let path = super::survey::project_path(&site.config.static_dir, file);
                    self.out.copy(&to, &noteless(&self.surveyed.request, &path)?)?;
                }
                Some(Some(made)) => self.out.copy(&to, &Original::Made(made.clone()))?,
                // Nobody knows what a browser would see in it; it has been told.
                Some(None) => {}
            }
        }
        Ok(())
    }
}

/// Files and folders that the site must neither hold nor lie in.
fn protected(surveyed: &Surveyed) -> Vec<std::path::PathBuf> {
    let config = &surveyed.site.config;
    let mut paths =
        vec![config.content.clone(), config.static_dir.clone(), "themes".to_owned(), config.report.path.clone()];
    paths.push(crate::source::CONFIG_FILE.to_owned());
    paths.extend(config.glossary.iter().map(|(path, _)| path.clone()));
    let mut paths: Vec<_> = paths.into_iter().map(|path| surveyed.request.root.join(path)).collect();
    // What is seen on this machine only stands in the cache.
    if !surveyed.request.local {
        paths.push(surveyed.request.cache());
    }
    paths.retain(|path| path.exists());
    paths
}

pub(super) fn stop(refusals: Vec<Refusal>) -> Stop {
    let mut faults = Vec::new();
    for refusal in refusals {
        match refusal {
            Refusal::Machine(error) => return Stop::Machine(error),
            Refusal::Author(fault) => faults.push(*fault),
        }
    }
    Stop::Author(faults)
}

pub(super) fn press(
    theme: &ThemeFiles,
    words: &BTreeMap<String, serde_json::Value>,
    unsafe_html: bool,
) -> Result<Press, Stop> {
    let templates = theme
        .texts
        .iter()
        .filter_map(|(path, source)| Some((path.strip_prefix("templates/")?.to_owned(), source.clone())))
        .collect();
    Press::new(templates, words, ProseSettings { unsafe_html, bare: false }).map_err(Stop::Author)
}

fn made_assets(
    theme: &ThemeFiles,
    settings: &crate::render::ThemeSettings,
    options: &serde_json::Value,
    surveyed: &Surveyed,
) -> Result<Assets, Stop> {
    let site = &surveyed.site;
    let roles: Vec<String> =
        if site.role.is_some() { Vec::new() } else { site.glossary.roles.iter().map(|role| role.id.clone()).collect() };
    let generated = BTreeMap::from([
        ("roles.css".to_owned(), roles_css(&roles)),
        ("theme-options.css".to_owned(), settings.options_css(options)),
    ]);
    assets(&theme.texts, &settings.css, &generated)
        .map_err(|faults| Stop::Author(faults.into_iter().map(asset_fault).collect()))
}

fn asset_fault(fault: AssetFault) -> Diagnostic {
    let (path, message) = match fault {
        AssetFault::Missing(path) => {
            (path, Say::new("theme.yml에 적힌 파일이 없어요", "theme.yml names a file that is not there"))
        }
        AssetFault::Circle(path) => {
            (format!("assets/js/{path}"), Say::new("스크립트가 서로를 불러요", "Scripts import each other in a circle"))
        }
        AssetFault::Parts(path) => (
            format!("assets/js/{path}"),
            Say::new(
                "스크립트를 그 이름의 폴더에 든 것과 한 파일로 합칠 수 없어요",
                "The script cannot be put into one file with those in the folder of its name",
            ),
        ),
        AssetFault::Part(path) => (
            format!("assets/js/{path}"),
            Say::new(
                "다른 스크립트의 폴더에 든 것을 불러요. 그 스크립트에서 불러 주세요",
                "It imports what lies in another script's folder: import it from that script",
            ),
        ),
    };
    Diagnostic::new("theme/assets", Severity::Error, Some(Place::file(path)), message)
        .help(Say::new("theme.yml과 import 줄을 봐 주세요", "Check theme.yml and the import lines"))
}
