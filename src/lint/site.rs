//! What rules of the whole site see, and what single pages have to know of the others.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use foldhash::fast::FixedState;

use super::lexicon::{Beside, Lexicon};
use super::mentions::FeatureNames;
use super::nearest::Nearest;
use super::writing::LabelTexts;
use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::model::{LinkTo, Names, Page, PageId, RoleSet, Site, State, address, resolve_link};
use crate::parse::glossary::{Feature, Label};
use crate::text::closest;

/// What a rule of the whole site sees.
#[derive(Clone, Copy, Debug)]
pub struct SiteContext<'s> {
    /// The site.
    pub site: &'s Site,
    /// Its glossary's names.
    pub names: &'s Names<'s>,
    /// What stands where.
    pub across: &'s Across<'s>,
    /// Faults of earlier stages.
    pub told: &'s [Diagnostic],
}

/// What stands where on the site, gathered once.
#[derive(Debug)]
pub struct Across<'s> {
    /// Pages to which another page, the configuration or the glossary leads.
    pub reached: BTreeSet<PageId>,
    /// Labels that some page shows.
    pub shown_labels: BTreeSet<&'s str>,
    /// Pictures that some page or front matter uses: as in [`Site::files`], those of `static/` with a leading slash.
    pub used_pictures: BTreeSet<String>,
    /// Terms by language.
    pub lexicons: BTreeMap<&'s str, Lexicon<'s>>,
    /// Labels by language.
    pub labels: BTreeMap<&'s str, LabelTexts>,
    /// Features that are gone or going, by language.
    pub features: BTreeMap<&'s str, FeatureNames<'s>>,
    /// Labels by id that belong to features that are gone or going.
    pub leaving_labels: BTreeMap<&'s str, &'s Feature>,
    /// Pages that teach nothing but what is gone or going, and do not speak of its end.
    pub leaving_pages: BTreeSet<PageId>,
    /// Files that a broken link may have meant.
    pub nearest: Nearest<'s>,
}

impl<'s> Across<'s> {
    /// Gathers it.
    pub fn new(site: &'s Site) -> Self {
        let glossary = &site.glossary;
        let mut languages: BTreeSet<&str> = glossary.languages();
        languages.extend(site.config.languages.iter().map(String::as_str));
        let features: BTreeMap<&str, FeatureNames<'_>> =
            languages.iter().map(|&lang| (lang, FeatureNames::new(site, lang))).collect();
        let labels: BTreeMap<&str, LabelTexts> =
            languages.iter().map(|&lang| (lang, LabelTexts::new(glossary, lang))).collect();
        let lexicon = |&lang: &&'s str| {
            let beside = Beside { names: features[lang].patterns(), signals: labels[lang].signals() };
            (lang, Lexicon::new(glossary, lang, beside))
        };
        let mut across = Self {
            lexicons: languages.iter().map(lexicon).collect(),
            labels,
            features,
            leaving_labels: leaving_labels(site),
            leaving_pages: leaving_pages(site),
            nearest: Nearest::new(site),
            reached: BTreeSet::new(),
            shown_labels: shown_labels(site),
            used_pictures: BTreeSet::new(),
        };
        for page in &site.pages {
            across.page(site, page);
        }
        for (name, _) in &site.config.pages.featured {
            across.reached.extend(featured(site, name));
        }
        across
    }

    fn page(&mut self, site: &'s Site, page: &'s Page) {
        for url in &page.links {
            if let Some(target) = self.lead(site, page, url)
                && target != page.number
            {
                self.reached.insert(target);
            }
            if let LinkTo::File(file) = resolve_link(site, page, url) {
                self.used_pictures.insert(file);
            }
        }
        for name in &page.front.related {
            self.reached.extend(related(site, page, &name.text));
        }
        self.used_pictures.extend(page.pictures.iter().filter_map(|url| picture(site, page, url)));
    }

    /// The page to which a link leads, by its name today or an old one.
    pub fn lead(&self, site: &Site, page: &Page, url: &str) -> Option<PageId> {
        match resolve_link(site, page, url) {
            LinkTo::Page(target, _) => Some(target),
            LinkTo::Broken(_) => alias(site, page, url),
            _ => None,
        }
    }
}

/// The page that bears an old URL.
pub fn alias(site: &Site, page: &Page, url: &str) -> Option<PageId> {
    let path = url.split(['#', '?']).next().unwrap_or_default();
    let url = match path.strip_prefix('/') {
        Some(_) => {
            let base = site.base_path();
            path.strip_prefix(base).unwrap_or(path).to_owned()
        }
        None => format!("{}{path}", page.url),
    };
    site.old.get(&address(&normal(&url)?)).copied()
}

fn shown_labels(site: &Site) -> BTreeSet<&str> {
    // Pages show the same ones over and over: they are put in order when each is there once.
    let each = site.pages.iter().flat_map(|page| &page.labels).map(String::as_str);
    each.collect::<HashSet<&str, FixedState>>().into_iter().collect()
}

fn leaving_labels(site: &Site) -> BTreeMap<&str, &Feature> {
    let leaving: BTreeMap<&str, &Feature> = leaving_features(site).map(|feature| (&*feature.id, feature)).collect();
    let of = |label: &'_ Label| label.feature.as_ref().and_then(|name| leaving.get(&*name.id).copied());
    site.glossary.labels.iter().filter_map(|label| Some((&*label.id, of(label)?))).collect()
}

fn leaving_pages(site: &Site) -> BTreeSet<PageId> {
    let leaving: BTreeSet<&str> = leaving_features(site).map(|feature| &*feature.id).collect();
    let of = |page: &&Page| {
        let announces = page.features.iter().any(|id| page.mentions.contains(id));
        !page.features.is_empty() && !announces && page.features.iter().all(|id| leaving.contains(&**id))
    };
    site.pages.iter().filter(of).map(|page| page.number).collect()
}

/// Features that are gone or going, for one role at least.
pub(super) fn leaving_features(site: &Site) -> impl Iterator<Item = &Feature> {
    let roles = site.glossary.roles.len();
    let audiences = (0..roles).map(RoleSet::one).chain([site.audience()]).collect::<Vec<_>>();
    site.glossary.features.iter().filter(move |feature| {
        let mut states = audiences.iter().map(|audience| site.feature_state(feature, *audience));
        states.any(|state| matches!(state, State::Removed | State::Deprecated))
    })
}

/// A path without `.` and `..`; none: it leads out of the site.
fn normal(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Where the file of a picture is that a page names: in the content folder, or with a leading slash in `static/`.
pub fn picture(site: &Site, page: &Page, url: &str) -> Option<String> {
    if let Some(path) = url.strip_prefix('/') {
        let path = path.strip_prefix(site.base_path().trim_start_matches('/')).unwrap_or(path);
        return site.statics.contains(path).then(|| format!("/{path}"));
    }
    match resolve_link(site, page, url) {
        LinkTo::File(file) => Some(file),
        _ => None,
    }
}

/// Entries of `pages.featured` that name no page: the home page would be silently shorter.
pub fn lost_featured(site: &Site) -> Vec<Diagnostic> {
    let lost = site.config.pages.featured.iter().filter(|(name, _)| featured(site, name).is_none());
    let tell = |(name, place): &(String, Place)| {
        let say = Say::new(
            format!("pages.featured에 적힌 글이 없어요: {name}"),
            format!("“pages.featured” names a page that is not there: {name}"),
        );
        let told = Diagnostic::new("config/value", Severity::Error, Some(place.clone()), say);
        let ids = site.by_id.keys().map(String::as_str).take(5_000);
        let files = site.by_file.keys().take(5_000).map(|file| file.rsplit_once('.').map_or(&**file, |(stem, _)| stem));
        told.help(match closest(name, ids.chain(files)) {
            Some(near) => Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")),
            None => Say::new(
                "글의 id나 파일 경로를 적어 주세요: ko/start/enroll",
                "Write a page's id or the path of its file, such as ko/start/enroll",
            ),
        })
    };
    lost.map(tell).collect()
}

/// The page that `pages.featured` names: by language and id, by id, or by file.
pub fn featured(site: &Site, name: &str) -> Option<PageId> {
    let by_lang = name.split_once('/').and_then(|(lang, id)| site.by_id.get(id)?.get(lang).copied());
    let by_id = || site.by_id.get(name)?.values().next().copied();
    let by_file = || ["", ".md", ".mdx"].iter().find_map(|end| site.by_file.get(&format!("{name}{end}")).copied());
    by_lang.or_else(by_id).or_else(by_file)
}

/// The page that `related` names: by id, or by a path from the page's file.
pub fn related(site: &Site, page: &Page, name: &str) -> Option<PageId> {
    if let Some(languages) = site.by_id.get(name) {
        return languages.get(&page.lang).or_else(|| languages.values().next()).copied();
    }
    match resolve_link(site, page, name) {
        LinkTo::Page(id, _) => Some(id),
        _ => featured(site, name),
    }
}
