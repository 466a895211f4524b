//! Checks that the queries of `search.expect` find their pages in the new index.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::index::query::{Options, Trial};
use crate::index::{IndexPage, Prepared, prepare};
use crate::korean::agree;
use crate::model::{Names, Page, Site};
use crate::parse::config::SearchExpectation;
use crate::render::interface_texts;
use crate::source::load_theme;
use crate::text::closest;
use crate::view::{Context, Kinship, Mentioned, TitleView, resolve, root_of};

use super::dressed::press;
use super::search::{corpus, index_page, lists, notices};
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;

/// The rule's id.
pub(super) const RULE: &str = "search/expect";

/// The findings about queries that miss their page.
pub(super) fn unmet(site: &Site, prepared: &Prepared<'_>) -> Vec<Diagnostic> {
    let mut trials: BTreeMap<&str, Option<Trial<'_>>> = BTreeMap::new();
    let mut told = Vec::new();
    for expectation in &site.config.search.expect {
        let Some(page) = site.page_named(&expectation.page, None).map(|page| &site.pages[page]) else {
            told.push(no_page(site, expectation));
            continue;
        };
        let role = match &expectation.role {
            None => None,
            Some(id) => match site.glossary.roles.iter().position(|role| role.id == *id) {
                Some(role) => Some(role),
                None => {
                    told.push(no_role(site, expectation, id));
                    continue;
                }
            },
        };
        // A build for one role cannot check the results of other roles.
        if site.role.is_some() && (role.is_some_and(|role| Some(role) != site.role) || !site.shows(page)) {
            continue;
        }
        let trial = trials.entry(&page.lang).or_insert_with(|| Trial::of(prepared, &page.lang));
        let options =
            Options { role: expectation.role.as_deref(), limit: expectation.within as usize, ..Options::default() };
        let hits = trial.as_ref().map(|trial| trial.search(&expectation.query, &options).hits).unwrap_or_default();
        let found = hits.iter().any(|hit| hit.url.split('#').next() == Some(page.url.as_str()));
        if !found {
            let help = match role.filter(|&role| !page.roles.contains(role)) {
                Some(role) => for_others(site, page, role),
                None => Say::new(
                    "그 글의 제목이나 본문에 이 말을 쓰거나, 용어집의 hidden에 더해 주세요",
                    "Use these words in that page's title or text, or list them under hidden in the glossary",
                ),
            };
            told.push(missed(expectation, hits.first().map(|hit| hit.title.as_str()), help));
        }
    }
    told
}

/// Like [`unmet`], for a site that is checked and not built: its pages are set and indexed in memory.
///
/// # Errors
/// An error of the system, or an unusable theme.
pub(super) fn unmet_unbuilt(surveyed: &Surveyed, names: &Names<'_>) -> Result<Vec<Diagnostic>, Stop> {
    let site = &surveyed.site;
    if site.config.search.expect.is_empty() {
        return Ok(Vec::new());
    }
    let theme = load_theme(&surveyed.request.root, &site.config.theme)?;
    let words = interface_texts(&theme.texts).map_err(Stop::Author)?;
    let press = press(&theme, &words, site.config.unsafe_html)?;
    let (kinship, pictures) = (Kinship::new(site), BTreeMap::new());
    let mut context = Context {
        site,
        names,
        pictures: &pictures,
        snippets: &surveyed.snippets,
        kinship: &kinship,
        mentioned: &Mentioned::new(),
        titles: &[],
        words: &words,
        typeset: &press,
    };
    let titles: Vec<TitleView> = site.pages.par_iter().map(|page| context.set_title(page)).collect();
    context.titles = &titles;
    let notices = notices(&context);
    let pages: Vec<Option<IndexPage>> = site
        .pages
        .par_iter()
        .filter(|page| site.shows(page) && site.by_url.get(&page.url) == Some(&page.number))
        .map(|page| {
            let Ok((source, document)) = text_of(surveyed, page.number)? else { return Ok(None) };
            let body = resolve(&context, &source, &document, page, page.roles, &root_of(&page.url));
            Ok(index_page(&context, &notices, page, &context.title_plain(page), &body))
        })
        .collect::<Result<_, Stop>>()?;
    let pages = pages.into_iter().flatten().chain(lists(&context)).collect();
    let corpus = corpus(&context, pages);
    Ok(unmet(site, &prepare(&corpus)))
}

fn finding(expectation: &SearchExpectation, say: Say) -> Diagnostic {
    Diagnostic::new(RULE, Severity::Error, Some(expectation.place.clone()), say)
}

/// The message that a role never finds a page of other roles.
fn for_others(site: &Site, page: &Page, role: usize) -> Say {
    let default = site.config.default_lang();
    let name = |role: usize, lang: &str| {
        let role = &site.glossary.roles[role];
        role.name.get_or(lang, default).unwrap_or(&role.id).to_owned()
    };
    let readers = |lang: &str| page.roles.iter().map(|role| name(role, lang)).collect::<Vec<_>>().join(", ");
    Say::new(
        format!(
            "{}에게만 보이는 글이라 {}의 검색에는 나오지 않아요. 이 줄의 role이나 그 글의 roles를 고쳐 주세요",
            readers("ko"),
            name(role, "ko")
        ),
        format!(
            "That page is for {} alone, so a search for {} does not find it: change the role here or the page's roles",
            readers("en"),
            name(role, "en")
        ),
    )
}

fn missed(expectation: &SearchExpectation, first: Option<&str>, help: Say) -> Diagnostic {
    let SearchExpectation { query, page, within, .. } = expectation;
    let told = finding(
        expectation,
        Say::new(
            format!("‘{query}’{} 검색하면 {page} 글이 {within}번째 안에 나오지 않아요", agree(query, "(으)로")),
            format!("Searching for “{query}” does not find {page} among the first {within}"),
        ),
    )
    .help(help);
    match first {
        Some(title) => {
            told.note(Say::new(format!("지금 맨 먼저 나오는 글: {title}"), format!("Found first now: {title}")), None)
        }
        None => told,
    }
}

fn no_page(site: &Site, expectation: &SearchExpectation) -> Diagnostic {
    let page = &expectation.page;
    let told = finding(
        expectation,
        Say::new(format!("search.expect에 적힌 글이 없어요: {page}"), format!("No such page in search.expect: {page}")),
    );
    match closest(page, site.by_file.names().map(|file| file.rsplit_once('.').map_or(file, |(name, _)| name))) {
        Some(near) => told.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?"))),
        None => told,
    }
}

fn no_role(site: &Site, expectation: &SearchExpectation, id: &str) -> Diagnostic {
    let known: Vec<&str> = site.glossary.roles.iter().map(|role| role.id.as_str()).collect();
    finding(
        expectation,
        Say::new(format!("search.expect에 적힌 역할이 없어요: {id}"), format!("No such role in search.expect: {id}")),
    )
    .help(Say::new(
        format!("용어집에 있는 역할: {}", known.join(", ")),
        format!("Roles in the glossary: {}", known.join(", ")),
    ))
}
