//! Checks the site and writes it into a staging folder; the findings decide whether it is published.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use rayon::prelude::*;

use crate::index::query::Keeper;
use crate::memo::{Key, KeyOf};
use crate::model::{Names, PageId, Site};
use crate::output::Listed;
use crate::parse::glossary::Status;
use crate::text::composed;
use crate::view::{Context, Kinship, Mentioned, TitleView, site_view};
use crate::write::{Destination, ProjectLock, SiteWriter};

use super::browser_index::Searched;
use super::check::Checked;
use super::counted::Counted;
use super::dressed::{Dressed, dress};
use super::films::shelve_films;
use super::gathered::Gathered;
use super::keys::{Keys, Rebuilt};
use super::made::{Made, made_artifacts, made_views};
use super::pages::{Run, Stage, Task, runs};
use super::paths::project_path;
use super::pictures::{Original, Shelf, linked, noteless, shelve};
use super::seals::Seals;
use super::search::{corpus, lists, notices};
use super::stop::Stop;
use super::survey::Surveyed;
use super::twins::{Mapped, Twins};

/// How long a build waits for another build to end.
const PATIENCE: Duration = Duration::from_secs(30);
/// The name of the generated lists in the terminal's index.
const LISTS: &str = "lists";

/// What is listed of a page that nobody wrote, and of its twin.
type SetMade = (Option<Listed>, Option<Mapped>);

/// The result of a build.
#[derive(Debug)]
pub struct Built {
    /// Every finding.
    pub checked: Checked,
    /// Whether the site was published.
    pub published: bool,
    /// Set if the site was not published because it has too few pages.
    pub shrunk: Option<Shrunk>,
    /// Pages of the site, including generated ones.
    pub pages: usize,
    /// Files of the site.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Pages that were set again, with the reason; empty if no results are kept.
    pub rebuilt: Vec<Rebuilt>,
    /// The hash of lengths and times of the copied files whose names do not depend on their content.
    pub loose: Key,
    /// The key of everything that a report shows of the site besides the findings; `None` if no results are kept.
    pub(super) reported: Option<KeyOf>,
}

/// The articles of the current site and of the refused new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shrunk {
    /// In the current site; none if it does not exist.
    pub before: usize,
    /// In the new site.
    pub now: usize,
}

/// Checks and writes a site. It is published if `publish` accepts the findings.
///
/// `waiting` is called if another build has to end first.
///
/// # Errors
/// An error of the system, or an unusable theme.
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

    let Dressed { words, options, press, assets, face, key: theme, faults: theme_faults } = dress(surveyed)?;
    let mut shelf = shelve(&request, &surveyed.site)?;
    shelve_films(&request, &surveyed.site, &mut shelf)?;
    let mut site_faults = surveyed.faults.clone();
    site_faults.extend(theme_faults);
    site_faults.append(&mut shelf.faults);
    // Moved into its task, so that a page's text is freed once the page is set. Later uses read it again.
    let mut kept = std::mem::take(&mut surveyed.kept);
    let surveyed = &*surveyed;
    let seals = Seals::new(&surveyed.memo, &dist);
    let out = Counted::new(&writer, &seals, &request.root);
    let runs: Vec<Vec<Task>> = runs(&surveyed.site.pages)
        .into_iter()
        .map(|run| run.map(|number| (number, kept.remove(&number))).collect())
        .collect();
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
    let mut shared: BTreeMap<&str, tera::Value> = BTreeMap::new();
    let mut site_keys = BTreeMap::new();
    for lang in &site.config.languages {
        let view = site_view(&context, lang, &assets.urls, &options, &face);
        site_keys.insert(lang.as_str(), KeyOf::stage("site").shown(&view).key());
        shared.insert(lang, press.site(&view));
    }
    let notices = notices(&context);
    let role = site.role.map(|role| site.glossary.roles[role].id.as_str());
    let keeper = Keeper::begin(&cache.join(index_folder(role)))?;
    let keys = Keys::of(surveyed);
    let twins = Twins::new(&context);
    let stage = Stage {
        surveyed,
        twins: &twins,
        linter: &linter,
        context: &context,
        notices: &notices,
        press: &press,
        shared: &shared,
        out: &out,
        keeper: &keeper,
        keys: keys.as_ref(),
        theme,
        site_keys,
    };
    let runs: Vec<Run> = runs
        .into_par_iter()
        .enumerate()
        .map(|(number, pages)| stage.run(number, pages))
        .collect::<Result<_, Stop>>()?;
    let lists = lists(&context);
    keeper.pages(LISTS, &lists)?;
    let mut gathered = Gathered::of(runs);
    gathered.searched.push(Searched::lists(LISTS, &lists));
    gathered.index.extend(lists);
    let Gathered { mut checked, index, searched, mut files, rebuilt, mut listed, mut mapped, .. } = gathered;
    let names: Vec<String> = searched.iter().map(|run| run.name.clone()).collect();
    let mentioned = mentioned(&checked, site);
    let made = stage.made(&Context { mentioned: &mentioned, ..context })?;
    let pages = gathered.pages + made.len();
    for (page, twin) in made {
        listed.extend(page);
        mapped.extend(twin);
    }
    let made = Made { assets: &assets, listed };
    for artifact in made_artifacts(&context, &made, &options, &face).iter().chain(&twins.maps(mapped)) {
        out.artifact(artifact)?;
    }
    let loose = stage.copies(&shelf, &gathered.pictures, &gathered.linked)?;
    let corpus = corpus(&context, index);
    let (of_search, unmet) = stage.search(&corpus, searched)?;
    files.extend(of_search);

    let template_faults = press.take_faults();
    if !template_faults.is_empty() {
        return Err(Stop::Author(template_faults));
    }
    checked.add_snippets(&linter, surveyed);
    site_faults.extend(unmet);
    site_faults.extend(linter.unused(&checked.said));
    let checked = checked.finish(linter.site(site_faults), surveyed, baseline, surveyed.only.is_empty())?;
    let agreed = publish(&checked);
    // A site for one role may have fewer pages than the site before it.
    let guarded = agreed && !request.allow_shrink && site.role.is_none();
    let is_empty = !site.pages.iter().any(|page| site.shows(page));
    let shrunk =
        if guarded { shrunk(writer.articles_before(gathered.articles * 2), gathered.articles, is_empty) } else { None };
    let published = agreed && shrunk.is_none();
    let (count, bytes) = out.counts();
    if published {
        let (committed, known) = writer.commit()?;
        seals.renew(&files, &known, committed.replaced);
        // The terminal searches the current site: if the new site was refused, the old index stays.
        keeper.finish(corpus, &names)?;
    }
    let reported = keys.map(|keys| {
        let pictures = shelf.files.values().flatten().map(|copied| &copied.path);
        keys.reported().bytes(&loose).value(&pictures.collect::<Vec<_>>())
    });
    Ok(Built { checked, published, shrunk, pages, files: count, bytes, rebuilt, loose, reported })
}

/// Whether a site would lose more than half of its articles, or has no page at all, front pages included: then its
/// folders or its configuration are probably wrong.
fn shrunk(before: usize, now: usize, is_empty: bool) -> Option<Shrunk> {
    (is_empty || now * 2 < before).then_some(Shrunk { before, now })
}

/// For each concept, the pages with its terms, most uses first.
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

/// The folder of the terminal's index in the cache, one for each role.
pub fn index_folder(role: Option<&str>) -> String {
    match role {
        Some(role) => format!("index/role-{role}"),
        None => "index/all".to_owned(),
    }
}

impl Stage<'_> {
    /// Sets the pages that nobody wrote, with their twins.
    fn made(&self, context: &Context<'_>) -> Result<Vec<SetMade>, Stop> {
        let set = made_views(context).into_par_iter().map(|view| {
            self.set(&view)?;
            let twin = self.twins.of(&view, None);
            twin.iter().flat_map(|(_, files)| files).try_for_each(|file| self.out.artifact(file))?;
            Ok((Listed::of(&view), twin.map(|(mapped, _)| self.twins.counted(mapped))))
        });
        set.collect()
    }

    /// Copies pictures, linked files, and `static/`.
    ///
    /// Returns the hash of lengths and times of the files whose names do not depend on their content.
    fn copies(&self, shelf: &Shelf, pictures: &BTreeSet<String>, files: &BTreeSet<String>) -> Result<Key, Stop> {
        let site = &self.surveyed.site;
        let mut loose = KeyOf::stage("loose");
        let mut copy = |to: &str, from: &Original| {
            loose = loose.clone().text(to).shown(&self.stamp(from));
            self.out.copy(to, from)
        };
        let mut done = BTreeSet::new();
        for copied in pictures.iter().filter_map(|key| shelf.files.get(key)).flatten() {
            if !done.insert(&copied.path) {
                continue;
            }
            // The names of pictures depend on their content, those of films do not.
            match copied.path.starts_with("images/") {
                true => self.out.copy(&copied.path, &copied.from)?,
                false => copy(&copied.path, &copied.from)?,
            }
        }
        for file in files {
            let path = project_path(&site.config.content, file);
            copy(&format!("files/{}", composed(file)), &linked(self.surveyed, &path)?)?;
        }
        for file in site.statics.names() {
            let to = composed(file);
            match shelf.statics.get(file) {
                None => {
                    let path = project_path(&site.config.static_dir, file);
                    copy(&to, &noteless(&self.surveyed.request, &path)?)?;
                }
                Some(Some(made)) => copy(&to, &Original::Made(made.clone()))?,
                // An unreadable SVG is not published, because a browser might run what is in it; it has a finding.
                Some(None) => {}
            }
        }
        Ok(loose.key())
    }

    /// Length and time of a copied file; `None` for generated content.
    fn stamp(&self, from: &Original) -> Option<(u64, Option<std::time::SystemTime>)> {
        let path = match from {
            Original::Project(path) => self.surveyed.request.root.join(path),
            Original::Cached(path) => path.clone(),
            Original::Made(bytes) => return Some((KeyOf::stage("made").bytes(bytes).number(), None)),
        };
        let file = std::fs::metadata(path).ok()?;
        Some((file.len(), file.modified().ok()))
    }
}

/// Files and folders that the site must neither contain nor be inside.
fn protected(surveyed: &Surveyed) -> Vec<std::path::PathBuf> {
    let config = &surveyed.site.config;
    let mut paths =
        vec![config.content.clone(), config.static_dir.clone(), "themes".to_owned(), config.report.path.clone()];
    paths.push(crate::source::CONFIG_FILE.to_owned());
    paths.extend(config.glossary.iter().map(|(path, _)| path.clone()));
    let mut paths: Vec<_> = paths.into_iter().map(|path| surveyed.request.root.join(path)).collect();
    // `serve` writes into .helpgen; only a published build must not.
    if !surveyed.request.local {
        paths.push(surveyed.request.cache());
    }
    paths.retain(|path| path.exists());
    paths
}
