//! What changed since an earlier commit? The earlier help center is laid out and checked twice: by its own glossary, as
//! it was reported then, and by today's, to separate the writers' work from new agreements.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::baseline::Baseline;
use crate::diagnostic::{Diagnostic, Identity, Severity, UiLang};
use crate::history::{Arrived, Levels, PageNamed, Since, Solved, Told};
use crate::model::{Page, Site};
use crate::parse::decisions::DECISIONS_FILE;
use crate::parse::glossary::{Feature, Lifecycle, stamp};
use crate::parse::page::{Split, is_still_picture, split};
use crate::parse::paths::{folder_of, inside_project};
use crate::source::{CONFIG_FILE, Past, When, read_source};
use crate::write::make_folder;

use super::asked::Request;
use super::check::{Checked, check};
use super::load::load;
use super::screens::path_of;
use super::stop::Stop;
use super::survey::{Surveyed, survey};

/// The version of the output format.
const VERSION: u32 = 1;
/// A page counts as rewritten if less than this share of its words stayed.
const REWRITTEN: f32 = 0.5;
/// Most files whose lines are dated, because git is slow.
const AGED: usize = 400;

/// The changes since `when`. `checked` is the result of today's check, as people are told it ([`Checked::told_once`]).
///
/// # Errors
/// An error of the system, or a commit that git does not know.
pub fn since(surveyed: &Surveyed, checked: &Checked, when: &str, lang: UiLang) -> Result<Since, Stop> {
    let site = &surveyed.site;
    let root = &surveyed.request.root;
    let zone = TimeZone::get(&site.config.timezone).unwrap_or(TimeZone::UTC);
    let mut past = Past::of(root, &When::read(when, site.today), &site.config.content, &zone)?;
    // A commit may be younger than a day that is pinned, or than the clock of this machine.
    past.day = past.day.min(site.today);
    past.bring(root, &read_pictures(site))?;
    let own = judged(&past, &surveyed.request, past.day).ok();
    for path in agreed(surveyed) {
        let text = surveyed.request.read(&path).ok().flatten();
        past.replace(&path, text.as_ref().map(|text| text.text.as_bytes()))?;
    }
    make_folder(&past.folder().join(&site.config.content))?;
    let (then, before) = judged(&past, &surveyed.request, site.today)?;
    let names: BTreeSet<String> = site.pages.iter().map(Page::name).collect();
    let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let all: Vec<Diagnostic> = checked.all().into_iter().cloned().collect();
    let compared = Baseline::of(before.all()).compare(all, &names);
    let told = |told: &Diagnostic| of(told, lang);
    let waived_before = own.as_ref().map_or(&before, |(_, own)| own);
    let (waivers_new, waivers_ended) = waivers(waived_before, checked, lang);
    let pages = pages(&then.site, site, surveyed, past.folder());
    Ok(Since {
        version: VERSION,
        commit: past.commit.clone(),
        from: past.day.to_string(),
        to: site.today.to_string(),
        days: i64::from((site.today - past.day).get_days()),
        is_first: past.is_first,
        then_by_own: own.as_ref().map(|(_, checked)| levels(checked)),
        then: levels(&before),
        now: levels(checked),
        glossary_changed: own.as_ref().is_none_or(|(own, _)| stamp(&own.site.glossary) != stamp(&site.glossary)),
        solved: compared.gone.into_iter().map(solved).collect(),
        new: compared.new.iter().map(told).collect(),
        open: aged(&past, site.today, &compared.old, lang),
        waivers_new,
        waivers_ended,
        features_new: moved(site, past.day, |life| life.introduced, lang),
        features_gone: moved(site, past.day, |life| life.removed, lang),
        pages_new: pages.new,
        pages_gone: pages.gone,
        pages_rewritten: pages.rewritten,
        pages_edited: pages.edited,
        pictures_renewed: renewed(&past, root),
    })
}

/// The pictures of today whose words were asked for.
fn read_pictures(site: &Site) -> BTreeSet<String> {
    let files = site.screens.keys().chain(site.sightings.keys()).chain(site.unread.keys());
    files.map(|file| path_of(site, file)).collect()
}

/// Checks an earlier project as of a day. Words on pictures that today's run has read are not read again.
fn judged(past: &Past, asked: &Request, today: Date) -> Result<(Surveyed, Checked), Stop> {
    let request = Request {
        root: past.folder().to_path_buf(),
        today: Some(today),
        dates: Some(Arc::new(past.dates.clone())),
        ocr: asked.ocr,
        cache: Some(asked.cache()),
        ..Request::default()
    };
    let surveyed = survey(load(request)?)?;
    let checked = check(&surveyed)?.told_once();
    Ok((surveyed, checked))
}

/// The files that define the rules and words for pages.
fn agreed(surveyed: &Surveyed) -> BTreeSet<String> {
    let site = &surveyed.site;
    let glossary = &site.glossary;
    let main = site.config.glossary.as_ref().map(|(path, _)| path.clone());
    let from = glossary
        .labels_from
        .iter()
        .filter_map(|from| inside_project(folder_of(main.as_deref().unwrap_or_default()), &from.file).ok());
    let places = glossary.concepts.iter().map(|own| &own.place);
    let places = places.chain(glossary.labels.iter().map(|own| &own.place));
    let places = places.chain(glossary.features.iter().map(|own| &own.place));
    let places = places.chain(glossary.roles.iter().map(|own| &own.place));
    let mut files: BTreeSet<String> = places.map(|place| place.path.to_string()).collect();
    files.extend(from);
    files.extend([CONFIG_FILE.to_owned(), DECISIONS_FILE.to_owned()]);
    files.extend(main);
    files
}

fn levels(checked: &Checked) -> Levels {
    let all = checked.all();
    let of = |severity| all.iter().filter(|told| told.severity == severity).count();
    Levels { error: of(Severity::Error), warning: of(Severity::Warning), info: of(Severity::Info) }
}

fn solved((known, count): (Identity, u32)) -> Solved {
    let Identity { rule, subject, found, page } = known;
    Solved { rule, subject, found, page, count }
}

fn of(told: &Diagnostic, lang: UiLang) -> Told {
    let place = told.place.as_ref();
    Told {
        fingerprint: told.fingerprint(),
        severity: told.severity.name(),
        rule: told.rule.to_string(),
        subject: told.subject.as_ref().map(|subject| subject.name()).unwrap_or_default(),
        found: told.identity().found,
        message: told.message.in_lang(lang).to_owned(),
        path: place.map(|place| place.path.to_string()).unwrap_or_default(),
        line: place.filter(|place| !place.is_whole_file()).map_or(0, |place| place.start.line),
        since: String::new(),
        age: None,
    }
}

/// The findings that existed then, with the day of their lines; the oldest first. The day of an edited line is at most
/// the day of the earlier commit.
fn aged(past: &Past, today: Date, open: &[Diagnostic], lang: UiLang) -> Vec<Told> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in open.iter().filter_map(|told| told.place.as_ref()) {
        *counts.entry(&*place.path).or_default() += 1;
    }
    let mut paths: Vec<(&str, usize)> = counts.into_iter().collect();
    paths.sort_by_key(|(path, count)| (std::cmp::Reverse(*count), *path));
    paths.truncate(AGED);
    let lines: BTreeMap<&str, Vec<Date>> =
        paths.into_par_iter().filter_map(|(path, _)| Some((path, past.lines(path)?))).collect();
    let with_age = |told: &Diagnostic| {
        let line = told.place.as_ref().filter(|place| !place.is_whole_file()).map(|place| place.start.line as usize);
        let written =
            told.place.as_ref().and_then(|place| lines.get(&*place.path)?.get(line?.checked_sub(1)?).copied());
        let since = written.map_or(past.day, |day| day.min(past.day));
        let age = Some(i64::from((today - since).get_days()));
        Told { since: since.to_string(), age, ..of(told, lang) }
    };
    let mut aged: Vec<Told> = open.iter().map(with_age).collect();
    aged.sort_by(|a, b| a.since.cmp(&b.since));
    aged
}

/// The new exceptions, and the number of ended ones.
fn waivers(before: &Checked, now: &Checked, lang: UiLang) -> (Vec<Told>, usize) {
    let mut left: BTreeMap<Identity, usize> = BTreeMap::new();
    for own in &before.waived {
        *left.entry(own.diagnostic.identity()).or_default() += 1;
    }
    let mut new = Vec::new();
    for own in &now.waived {
        match left.get_mut(&own.diagnostic.identity()).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => new.push(Told { message: own.reason.clone(), ..of(&own.diagnostic, lang) }),
        }
    }
    (new, left.values().sum())
}

/// Features with a date between then and today.
fn moved(site: &Site, then: Date, day: impl Fn(&Lifecycle) -> Option<Date>, lang: UiLang) -> Vec<Arrived> {
    let mut all = Vec::new();
    for feature in &site.glossary.features {
        let lives: Vec<(Option<&str>, Lifecycle)> = match feature.roles.as_slice() {
            [] => vec![(None, feature.life.clone())],
            roles => roles.iter().map(|(role, _)| (Some(role.as_str()), feature.life_for(role))).collect(),
        };
        let mut days: BTreeMap<Date, Vec<String>> = BTreeMap::new();
        for (role, life) in &lives {
            if let Some(day) = day(life).filter(|day| *day > then && *day <= site.today) {
                days.entry(day).or_default().extend(role.map(str::to_owned));
            }
        }
        for (day, roles) in days {
            let roles = if roles.len() == lives.len() { Vec::new() } else { roles };
            all.push(Arrived { id: feature.id.clone(), name: name(feature, lang), day: day.to_string(), roles });
        }
    }
    all.sort_by(|a, b| a.day.cmp(&b.day));
    all
}

fn name(feature: &Feature, lang: UiLang) -> String {
    let (first, second) = match lang {
        UiLang::Ko => ("ko", "en"),
        UiLang::En => ("en", "ko"),
    };
    feature.name.get_or(first, second).unwrap_or(&feature.id).to_owned()
}

/// The changes of pages.
#[derive(Default)]
struct Pages {
    new: Vec<PageNamed>,
    gone: Vec<PageNamed>,
    rewritten: Vec<PageNamed>,
    edited: Vec<PageNamed>,
}

fn pages(then: &Site, now: &Site, surveyed: &Surveyed, folder: &Path) -> Pages {
    let named =
        |page: &Page| PageNamed { page: page.name(), title: page.title_text().to_owned(), path: page.path.to_string() };
    let before: BTreeMap<String, &Page> = then.pages.iter().map(|page| (page.name(), page)).collect();
    let after: BTreeMap<String, &Page> = now.pages.iter().map(|page| (page.name(), page)).collect();
    // A moved page is neither new nor removed.
    let hashes = |pages: &BTreeMap<String, &Page>, others: &BTreeMap<String, &Page>| -> BTreeSet<[u8; 32]> {
        pages.iter().filter(|(name, _)| !others.contains_key(*name)).map(|(_, page)| page.hash).collect()
    };
    let (only_before, only_after) = (hashes(&before, &after), hashes(&after, &before));
    let mut pages = Pages::default();
    for (name, page) in &after {
        let Some(old) = before.get(name) else {
            if !only_before.contains(&page.hash) {
                pages.new.push(named(page));
            }
            continue;
        };
        if old.hash == page.hash {
            continue;
        }
        let old_text = read_source(folder, &old.path).ok().flatten();
        let new_text = surveyed.request.read(&page.path).ok().flatten();
        let ratio = new_text.map_or(0.0, |new| likeness(old_text.as_ref().map_or("", |old| &old.text), &new.text));
        if ratio < REWRITTEN { pages.rewritten.push(named(page)) } else { pages.edited.push(named(page)) }
    }
    let gone = before.iter().filter(|(name, page)| !after.contains_key(*name) && !only_after.contains(&page.hash));
    pages.gone.extend(gone.map(|(_, page)| named(page)));
    pages
}

/// The share of equal words in two texts, without front matter.
fn likeness(old: &str, new: &str) -> f32 {
    let (old, new) = (words(old), words(new));
    let steps = similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new);
    similar::diff_ratio(&steps, old.len(), new.len())
}

/// The words of a page, without front matter.
fn words(text: &str) -> Vec<&str> {
    let start = match split(text) {
        Split::Bare { body } | Split::Fenced { body, .. } => body,
        Split::Unclosed { .. } => 0,
    };
    text[start..].split_whitespace().collect()
}

/// Pictures that existed then and changed.
fn renewed(past: &Past, root: &Path) -> Vec<String> {
    let there = |path: &&String| past.folder().join(path).is_file() && root.join(path).is_file();
    past.changed.iter().filter(|path| is_still_picture(path)).filter(there).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_rewritten_where_most_of_its_words_are_others() {
        let page = |text: &str| format!("---\ntitle: 가\nowner: cx\n---\n\n{text}\n");
        let old = page("학습자가 강좌를 봐요. 학생들에게 알려 주세요.");
        assert!(likeness(&old, &page("수강생이 강좌를 봐요. 학생들에게 알려 주세요.")) > REWRITTEN);
        assert!(likeness(&old, &page("이제 이렇게 시작해요. 화면에서 눌러 주세요.")) < REWRITTEN);
        assert!(
            likeness(&old, "학습자가 강좌를 봐요. 학생들에게 알려 주세요.") > 0.99,
            "the front matter says nothing"
        );
    }
}
