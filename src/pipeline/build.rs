//! Checks the site and writes it into a staging folder; the findings decide whether it is published.

use std::collections::BTreeMap;
use std::time::Duration;

use rayon::prelude::*;

use crate::index::query::Keeper;
use crate::memo::{Key, KeyOf};
use crate::model::{Names, PageId, Site};
use crate::parse::glossary::Status;
use crate::view::{Context, Kinship, Mentioned, TitleView, site_view};
use crate::write::{Destination, ProjectLock, SiteWriter};

use super::browser_index::Found;
use super::check::{Checked, check};
use super::counted::Counted;
use super::dressed::{Dressed, dress};
use super::films::shelve_films;
use super::gathered::Gathered;
use super::keys::{Keys, Rebuilt};
use super::pages::{Stage, Task, runs};
use super::pictures::{Shelf, shelve};
use super::seals::Seals;
use super::search::notices;
use super::stop::Stop;
use super::survey::Surveyed;
use super::thumbnails::pictures_key;
use super::twins::Twins;

/// How long a build waits for another build to end.
const PATIENCE: Duration = Duration::from_secs(30);
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
    let baseline = super::check::baseline(surveyed)?;
    let lock = ProjectLock::take(&request.root, &request.cache(), PATIENCE, waiting)?;
    let dist = request.dist.clone().unwrap_or_else(|| request.root.join(&surveyed.site.config.output));
    let sources = protected(surveyed);
    let destination = Destination { dist: &dist, project: &request.root, sources: &sources, force: request.force };
    let writer = SiteWriter::begin(&destination, &lock)?;

    let dressed = match dress(surveyed) {
        Ok(dressed) => dressed,
        // No page can be set. What else is wrong is told in the same run.
        Err(Stop::Author(faults)) => {
            let others = check(surveyed).map(|checked| checked.told_once().diagnostics).unwrap_or_default();
            return Err(Stop::Author(faults).with(&others));
        }
        Err(stop) => return Err(stop),
    };
    let mut shelf = shelve(&request, &surveyed.site)?;
    shelve_films(&request, &surveyed.site, &mut shelf)?;
    let tasks = tasks(surveyed);
    let surveyed = &*surveyed;
    let site = &surveyed.site;
    let seals = Seals::new(&surveyed.memo, &dist);
    let out = Counted::new(&writer, &seals, &request.root);
    let names = Names::new(&site.glossary);
    let linter = surveyed.linter(&names);
    let kinship = Kinship::new(site);
    let bare = Context {
        site,
        names: &names,
        pictures: &shelf.pictures,
        snippets: &surveyed.snippets,
        kinship: &kinship,
        mentioned: &Mentioned::new(),
        titles: &[],
        words: &dressed.words,
        typeset: &dressed.press,
    };
    let titles: Vec<TitleView> = site.pages.par_iter().map(|page| bare.set_title(page)).collect();
    let context = Context { titles: &titles, ..bare };
    let notices = notices(&context);
    let role = site.role.map(|role| site.glossary.roles[role].id.as_str());
    let keeper = Keeper::begin(&request.cache().join(index_folder(role)))?;
    let keys = Keys::of(surveyed);
    let (shared, site_keys) = shared(&context, &dressed);
    let stage = Stage {
        surveyed,
        twins: &Twins::new(&context),
        linter: &linter,
        context: &context,
        notices: &notices,
        press: &dressed.press,
        shared: &shared,
        out: &out,
        keeper: &keeper,
        keys: keys.as_ref(),
        theme: dressed.key,
        site_keys,
    };

    let (mut gathered, found, loose) = gather(&stage, tasks, &dressed, &shelf)?;
    let mut checked = std::mem::take(&mut gathered.checked);
    checked.add_snippets(&linter, surveyed);
    let site_faults = [&surveyed.faults[..], &dressed.faults, &shelf.faults, &found.unmet].concat();
    let site_faults = [site_faults, linter.unused(&checked.said)].concat();
    let checked = checked.finish(linter.site(site_faults), surveyed, baseline, surveyed.only.is_empty())?;
    let agreed = publish(&checked);
    let guarded = agreed && !request.allow_shrink;
    let shrunk = if guarded { shrunk(&writer, gathered.articles, site) } else { None };
    let published = agreed && shrunk.is_none();
    let (files, bytes) = out.counts();
    if published {
        let (committed, known) = writer.commit()?;
        gathered.files.extend(found.files);
        seals.renew(&gathered.files, &known, committed.replaced);
        // The terminal searches the current site: if the new site was refused, the old index stays.
        keeper.finish(found.corpus, &found.runs)?;
    }
    let reported = keys.map(|keys| keys.reported().bytes(&loose).bytes(&pictures_key(surveyed, &shelf, &checked)));
    let (pages, rebuilt) = (gathered.pages, gathered.rebuilt);
    Ok(Built { checked, published, shrunk, pages, files, bytes, rebuilt, loose, reported })
}

/// Judges and sets every page, and what the site has besides its articles. Also returns what its searches look through, and
/// the hash of the files whose names do not depend on their content.
///
/// # Errors
/// An error of the system, or an unusable template.
fn gather(
    stage: &Stage<'_>,
    tasks: Vec<Vec<Task>>,
    dressed: &Dressed,
    shelf: &Shelf,
) -> Result<(Gathered, Found, Key), Stop> {
    let mut gathered = Gathered::of(stage.runs(tasks)?);
    let mentioned = mentioned(&gathered.checked, stage.context.site);
    stage.made(&Context { mentioned: &mentioned, ..*stage.context }, &mut gathered)?;
    stage.artifacts(dressed, &mut gathered)?;
    let loose = stage.copies(shelf, &gathered.pictures, &gathered.linked)?;
    let found = stage.found(&mut gathered)?;
    let template_faults = dressed.press.take_faults();
    if template_faults.is_empty() { Ok((gathered, found, loose)) } else { Err(Stop::Author(template_faults)) }
}

/// The pages of each run with their texts. A text is moved into its task, so that it is freed once its page is set; later
/// uses read it again.
fn tasks(surveyed: &mut Surveyed) -> Vec<Vec<Task>> {
    let mut kept = std::mem::take(&mut surveyed.kept);
    let runs = runs(&surveyed.site.pages).into_iter();
    runs.map(|run| run.map(|number| (number, kept.remove(&number))).collect()).collect()
}

/// By language, what templates know about the site, and its hash.
fn shared<'s>(context: &Context<'s>, dressed: &Dressed) -> (BTreeMap<&'s str, tera::Value>, BTreeMap<&'s str, Key>) {
    let of_lang = |lang: &'s String| {
        let view = site_view(context, lang, &dressed.assets.urls, &dressed.options, &dressed.face);
        let key = KeyOf::stage("site").shown(&view).key();
        ((lang.as_str(), dressed.press.site(&view)), (lang.as_str(), key))
    };
    context.site.config.languages.iter().map(of_lang).unzip()
}

/// Whether a site would lose more than half of its articles, or has no page at all, front pages included: then its
/// folders or its configuration are probably wrong.
fn shrunk(writer: &SiteWriter<'_>, now: usize, site: &Site) -> Option<Shrunk> {
    let before = writer.articles_before(now * 2);
    let is_empty = !site.pages.iter().any(|page| site.shows(page));
    // A site for one role may have fewer pages than the site before it, but not none.
    let is_smaller = site.role.is_none() && now * 2 < before;
    (is_empty || is_smaller).then_some(Shrunk { before, now })
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
