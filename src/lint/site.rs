//! What rules of the whole site see, and what single pages have to know of the others.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use foldhash::fast::FixedState;

use super::label_notation::LabelTexts;
use super::lexicon::{Beside, Lexicon};
use super::link_hint::LinkHints;
use super::mentions::FeatureNames;
use super::menu::Menu;
use super::screen::Forms;
use super::uses::Uses;
use super::whose::RoleWords;
use super::words::{day_en, day_ko};
use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::model::{Names, Page, PageId, Site};
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
    /// What pages lead to and show.
    pub uses: Uses,
    /// Labels that some page shows.
    pub shown_labels: BTreeSet<&'s str>,
    /// The glossary's forms by language, for what was read on screenshots; empty: nothing was read.
    pub forms: BTreeMap<&'s str, Forms>,
    /// Terms by language.
    pub lexicons: BTreeMap<&'s str, Lexicon<'s>>,
    /// Terms that somebody proposed not to use, by language, where there are any.
    pub proposed: BTreeMap<&'s str, Lexicon<'s>>,
    /// Labels by language.
    pub labels: BTreeMap<&'s str, LabelTexts>,
    /// How texts name roles.
    pub role_words: RoleWords<'s>,
    /// Where labels sit on the screen.
    pub menu: Menu,
    /// Features that are gone or going, by language.
    pub features: BTreeMap<&'s str, FeatureNames<'s>>,
    /// Labels by id that belong to features that are gone or going.
    pub leaving_labels: BTreeMap<&'s str, &'s Feature>,
    /// Pages that teach nothing but what is gone or going, and do not speak of its end.
    pub leaving_pages: BTreeSet<PageId>,
    /// Files that a broken link may have meant.
    pub nearest: LinkHints<'s>,
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
        Self {
            lexicons: languages.iter().map(lexicon).collect(),
            proposed: languages.iter().filter_map(|&lang| Some((lang, Lexicon::proposed(glossary, lang)?))).collect(),
            labels,
            role_words: RoleWords::new(glossary),
            menu: Menu::new(glossary),
            features,
            leaving_labels: leaving_labels(site),
            leaving_pages: leaving_pages(site),
            nearest: LinkHints::new(site),
            uses: Uses::of(site),
            shown_labels: shown_labels(site),
            forms: if site.screens.is_empty() {
                BTreeMap::new()
            } else {
                languages.iter().map(|&lang| (lang, Forms::new(site, lang))).collect()
            },
        }
    }
}

fn shown_labels(site: &Site) -> BTreeSet<&str> {
    // Pages show the same ones over and over: they are put in order when each is there once.
    let each = site.pages.iter().flat_map(|page| &page.labels).map(String::as_str);
    each.collect::<HashSet<&str, FixedState>>().into_iter().collect()
}

fn leaving_labels(site: &Site) -> BTreeMap<&str, &Feature> {
    let leaving: BTreeMap<&str, &Feature> = site.leaving_features().map(|feature| (&*feature.id, feature)).collect();
    let of = |label: &'_ Label| label.feature.as_ref().and_then(|name| leaving.get(&*name.id).copied());
    site.glossary.labels.iter().filter_map(|label| Some((&*label.id, of(label)?))).collect()
}

fn leaving_pages(site: &Site) -> BTreeSet<PageId> {
    let leaving: BTreeSet<&str> = site.leaving_features().map(|feature| &*feature.id).collect();
    let of = |page: &&Page| {
        let announces = page.features.iter().any(|id| page.mentions.contains(id));
        !page.features.is_empty() && !announces && page.features.iter().all(|id| leaving.contains(&**id))
    };
    site.pages.iter().filter(of).map(|page| page.number).collect()
}

/// Entries of `pages.featured` that show no page: the home page would be silently shorter.
pub fn lost_featured(site: &Site) -> Vec<Diagnostic> {
    let tell = |(name, place): &(String, Place)| {
        let rule = |severity, say| Diagnostic::new("config/value", severity, Some(place.clone()), say);
        let Some(found) = site.page_named(name, None) else {
            let say = Say::new(
                format!("pages.featured에 적힌 글이 없어요: {name}"),
                format!("“pages.featured” names a page that is not there: {name}"),
            );
            let ids = site.by_id.keys().map(String::as_str).take(5_000);
            let stem = |file: &'_ str| file.rsplit_once('.').map_or(file.len(), |(stem, _)| stem.len());
            let files = site.by_file.names().take(5_000).map(|file| &file[..stem(file)]);
            let help = match closest(name, ids.chain(files)) {
                Some(near) => Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")),
                None => Say::new(
                    "글의 id나 파일 경로를 적어 주세요: ko/start/enroll",
                    "Write a page's id or the path of its file, such as ko/start/enroll",
                ),
            };
            return Some(rule(Severity::Error, say).help(help));
        };
        // The page named, or the same page in another language, is on some home page.
        let mut versions = site.config.languages.iter().filter_map(|lang| site.version(found, lang));
        if versions.any(|page| site.pages[page].published) {
            return None;
        }
        let page = &site.pages[found];
        let (ko, en) = unpublished(page, site);
        let say = Say::new(
            format!("pages.featured에 적힌 글{ko}: {name}"),
            format!("“pages.featured” names a page that {en}: {name}"),
        );
        let told = rule(Severity::Warning, say).help(Say::new(
            "그동안 첫 화면에 이 글이 없어요. 먼저 공개하거나 목록에서 빼 주세요",
            "The home page is without it meanwhile: publish the page, or take it off the list",
        ));
        Some(if page.front.draft { told } else { told.by_date() })
    };
    site.config.pages.featured.iter().filter_map(tell).collect()
}

/// Sections and roles in `pages.groups` that are not there: their topics would silently stand among the others.
pub fn lost_groups(site: &Site, names: &Names<'_>) -> Vec<Diagnostic> {
    let rule = |place: &Place, say| Diagnostic::new("config/value", Severity::Error, Some(place.clone()), say);
    let mut found = Vec::new();
    for group in &site.config.pages.groups {
        for (name, place) in &group.sections {
            if site.sections.iter().any(|section| section.parent.is_some() && section.is_called(name)) {
                continue;
            }
            let say = Say::new(
                format!("pages.groups에 적힌 주제의 폴더가 없어요: {name}"),
                format!("“pages.groups” names a section that is not there: {name}"),
            );
            let known = site.sections.iter().filter(|section| section.parent.is_some()).map(|section| section.name());
            let help = match closest(name, known) {
                Some(near) => Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")),
                None => Say::new(
                    "언어 폴더 아래에 있는 폴더의 이름을 적어 주세요",
                    "Write the name of a folder below the language's folder",
                ),
            };
            found.push(rule(place, say).help(help));
        }
        for (name, place) in &group.first_for {
            if names.role(name).is_err() {
                let say = Say::new(
                    format!("용어집에 없는 역할이에요: {name}"),
                    format!("The glossary has no such role: {name}"),
                );
                let known: Vec<&str> = site.glossary.roles.iter().map(|role| role.id.as_str()).collect();
                let help = Say::new(
                    format!("이 중에서 골라 주세요: {}", known.join(", ")),
                    format!("Choose one of these: {}", known.join(", ")),
                );
                found.push(rule(place, say).help(help));
            }
        }
    }
    found
}

/// Why readers do not see a page on the day of the build, as what is said of 글 and of “page”.
pub fn unpublished(page: &Page, site: &Site) -> (String, String) {
    if let Some(day) = page.front.expires.filter(|day| *day < site.today) {
        (format!("은 {}까지만 게시했어요", day_ko(day)), format!("was shown until {}", day_en(day)))
    } else if let Some(day) = page.front.publish_on.filter(|day| *day > site.today) {
        (format!("은 {}부터 게시해요", day_ko(day)), format!("is shown from {}", day_en(day)))
    } else {
        ("이 아직 공개되지 않았어요".to_owned(), "is a draft".to_owned())
    }
}
