//! Generated pages and files: glossary, names, features, search, sitemap, feeds and others.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::Value;

use crate::model::{Holder, RoleSet, file_at, old_address, url_path};
use crate::output::{self, Artifact, Assets, Listed, Outside};
use crate::parse::glossary::Feature;
use crate::view::{self, Content, Context, FaceFiles, PageView};

/// The input of generated files.
#[derive(Debug)]
pub(super) struct Made<'a> {
    pub(super) assets: &'a Assets,
    pub(super) listed: Vec<Listed>,
}

/// Views of every generated page.
pub(super) fn made_views(context: &Context<'_>) -> Vec<PageView> {
    let site = context.site;
    let mut views: Vec<PageView> = Vec::new();
    for (section, own) in site.sections.iter().enumerate() {
        let written = own.front.is_some_and(|front| site.shows(&site.pages[front]));
        if written || site.by_url.contains_key(&own.url) {
            continue;
        }
        if own.parent.is_none() {
            views.push(view::home(context, section, None));
        } else if site.count_pages(section) > 0 {
            views.push(view::section_page(context, section, None));
        }
    }
    for lang in &site.config.languages {
        let concepts = view::concept_ids(context, lang);
        let pages: Vec<PageView> = concepts.par_iter().filter_map(|id| view::concept(context, lang, id)).collect();
        views.extend(pages);
        views.extend(lists(context, lang));
        views.push(view::search(context, lang));
        views.push(view::print(context, lang));
        views.push(view::not_found(context, lang));
    }
    views.retain(|view| stands(context, view));
    // If two generated views share a URL, keep the later one.
    let mut urls = BTreeSet::new();
    views.reverse();
    views.retain(|view| urls.insert(view.url.clone()));
    views.reverse();
    // Skip invalid URLs; page/file-name reports them at the pages.
    views.retain(|view| url_path(&view.url).is_ok());
    views
}

/// The generated lists of a language: glossary, labels, what's new, removed features.
pub(super) fn lists(context: &Context<'_>, lang: &str) -> Vec<PageView> {
    let glossary = &context.site.glossary;
    let mut views = Vec::new();
    if !view::concept_ids(context, lang).is_empty() {
        views.push(view::glossary_index(context, lang));
    }
    if !glossary.labels.is_empty() {
        views.push(view::names(context, lang));
    }
    if context.site.has_news() {
        views.push(view::whats_new(context, lang));
    }
    if context.site.has_leaving() {
        views.push(view::removed(context, lang));
    }
    views
}

/// Whether no author's page replaces the generated one at this address.
pub(super) fn stands(context: &Context<'_>, view: &PageView) -> bool {
    !matches!(context.site.taken.holder(&file_at(&view.url)), Some(Holder::Page(_)))
}

/// Generated files that are not pages.
pub(super) fn made_artifacts(
    context: &Context<'_>,
    made: &Made<'_>,
    options: &Value,
    face: &FaceFiles,
) -> Vec<Artifact> {
    let site = context.site;
    let config = &site.config;
    let base = config.base_url.as_deref();
    let lang = context.default_lang();
    let title = context.site_title(lang);
    let mut files = made.assets.files.clone();
    if let Some(base) = base {
        files.extend(output::sitemap(made.listed.clone(), base));
    }
    files.push(output::robots(base));
    let accent = options.get("accent").and_then(Value::as_str).unwrap_or("#0b6b57");
    let own = face.icons.iter().map(|icon| (icon.href.as_str(), icon.sizes.as_str(), icon.kind));
    let mut icons: Vec<(&str, &str, &str)> = own.collect();
    if icons.is_empty() && site.statics.contains("favicon.svg") {
        icons.push(("favicon.svg", "any", "image/svg+xml"));
    }
    files.push(output::webmanifest(&title, lang, accent, &icons));
    for lang in &config.languages {
        let news = features(view::whats_new(context, lang));
        let leaving = features(view::removed(context, lang));
        let title = format!("{} · {}", context.word(lang, "whats_new.title"), context.site_title(lang));
        if let Some(base) = base {
            let label = context.word(lang, "search.label");
            let page = format!("{lang}/search/");
            files.push(output::opensearch(lang, &context.site_title(lang), &label, base, &page));
        }
        files.extend(output::feed(lang, &title, &context.site_title(lang), base, &news, &leaving));
    }
    files.push(output::headers(site.base_path(), &Outside::of(config), &config.languages));
    let moved = moved(context);
    files.push(output::redirects(site.base_path(), &moved, config.languages.iter().filter(|own| *own != lang)));
    let titles = config.languages.iter().map(|lang| (lang.clone(), context.site_title(lang))).collect();
    files.extend(output::redirect_pages(&moved, &titles));
    let languages: Vec<(String, String)> =
        config.languages.iter().map(|lang| (lang.clone(), view::lang_name(lang).to_owned())).collect();
    files.push(output::root_page(&title, &languages, made.assets.urls.get("start.js").map(String::as_str)));
    files
}

fn features(view: PageView) -> Vec<view::FeatureEntry> {
    match view.page {
        Content::Features(features) => {
            let mut entries = features.entries;
            if view.template == "removed" {
                entries.extend(features.upcoming);
            }
            entries
        }
        _ => Vec::new(),
    }
}

/// Redirects: aliases of pages, and pages of removed features.
fn moved(context: &Context<'_>) -> BTreeMap<String, String> {
    let site = context.site;
    let mut moved = BTreeMap::new();
    for (from, &page) in &site.old {
        if site.shows(&site.pages[page]) {
            moved.insert(from.clone(), site.pages[page].url.clone());
        }
    }
    for page in site.pages.iter().filter(|page| page.published && page.retired) {
        moved.insert(page.url.clone(), view::successor(context, page));
    }
    let has = |feature: &&Feature| {
        let theirs = feature.roles.iter().filter_map(|(id, _)| context.names.role(id).ok());
        let theirs = theirs.map(RoleSet::one).fold(RoleSet::NOBODY, RoleSet::or);
        feature.roles.is_empty() || !theirs.and(site.audience()).is_empty()
    };
    for feature in site.glossary.features.iter().filter(has) {
        for former in &feature.former_pages {
            let Some(lang) = former.id.trim_start_matches('/').split('/').next() else { continue };
            let target = site
                .living_replacement(feature, site.audience())
                .and_then(|other| context.kinship.documenting(lang, &other.id).first())
                .map(|&id| &site.pages[id])
                .filter(|page| site.shows(page))
                .map_or_else(|| format!("{lang}/removed/#{}", feature.id), |page| page.url.clone());
            // Never redirect from a URL that something else uses.
            let from = old_address(site, lang, &former.id).filter(|from| site.taken.holder(&file_at(from)).is_none());
            moved.extend(from.map(|from| (from, target)));
        }
    }
    moved
}
