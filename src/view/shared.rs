//! Makes the [`SiteView`] that all pages of a language share.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::parse::config::{Contact, ContactKind};
use crate::text::direction;

use super::article::section_readers;
use super::context::Context;
use super::glossary::concept_ids;
use super::shell::lang_name;
use super::site::*;

/// Sections in the site's menu, at most.
const SECTIONS: usize = 30;

/// The shared part of every page of a language. `assets` are plain names to URLs; `options` the theme's.
pub fn site_view(context: &Context<'_>, lang: &str, assets: &BTreeMap<String, String>, options: &Value) -> SiteView {
    let site = context.site;
    let config = &site.config;
    let root = site.root(lang);
    let mut shown = site.sections[root].sections.iter().copied().filter(|&section| site.count_pages(section) > 0);
    let sections: Vec<SectionLink> = shown
        .by_ref()
        .take(SECTIONS)
        .map(|section| {
            let front = site.front(section);
            SectionLink {
                title_html: context.section_title_html(section),
                url: front.map_or_else(|| site.sections[section].url.clone(), |page| page.url.clone()),
                icon: front.and_then(|page| page.front.icon.as_ref()).map(|icon| icon.text.clone()).unwrap_or_default(),
                roles: context.role_ids(section_readers(context, section)),
            }
        })
        .collect();
    let roles = if site.role.is_some() { Vec::new() } else { site.audience().iter().collect() };
    let has_labels = !site.glossary.labels.is_empty();
    let news = site.has_news();
    let made = |wanted: bool, name: &str| wanted.then(|| format!("{lang}/{name}"));
    SiteView {
        title: context.site_title(lang),
        lang: lang.to_owned(),
        dir: direction(lang),
        lang_name: lang_name(lang).to_owned(),
        description: config.description.get(lang).unwrap_or_default().to_owned(),
        languages: config
            .languages
            .iter()
            .map(|code| LanguageView { code: code.clone(), name: lang_name(code).to_owned(), home: format!("{code}/") })
            .collect(),
        roles: roles
            .into_iter()
            .map(|role| RoleView { id: context.names.role_at(role).id.clone(), name: context.role_name(role, lang) })
            .collect(),
        section_urls: sections.iter().map(|section| section.url.clone()).collect(),
        sections,
        more_sections: shown.next().is_some(),
        urls: SiteUrls {
            home: format!("{lang}/"),
            search: format!("{lang}/search/"),
            glossary: made(!concept_ids(context, lang).is_empty(), "glossary/"),
            names: made(has_labels, "names/"),
            whats_new: made(news, "whats-new/"),
            removed: made(site.has_leaving(), "removed/"),
            feed: made(config.base_url.is_some() && (news || site.has_leaving()), "feed.xml"),
            opensearch: made(config.base_url.is_some(), "opensearch.xml"),
        },
        contact: config.contact.iter().map(|contact| contact_view(contact, lang)).collect(),
        banner: config
            .banner
            .as_ref()
            .filter(|banner| {
                banner.from.is_none_or(|day| day <= site.today) && banner.until.is_none_or(|day| site.today <= day)
            })
            .and_then(|banner| {
                let text = banner.text.get(lang)?.to_owned();
                Some(BannerView { text, url: banner.url.clone().unwrap_or_default() })
            }),
        feedback_endpoint: config.feedback_endpoint.clone(),
        search_report: config.search.report_no_result_to.clone(),
        assets: assets.clone(),
        statics: ["logo.svg", "logo.png", "favicon.svg", "favicon.ico"]
            .into_iter()
            .map(|name| {
                let url = if site.statics.contains(name) { name.to_owned() } else { String::new() };
                (name.to_owned(), url)
            })
            .collect(),
        t: context.words.get(lang).or_else(|| context.words.get("en")).cloned().unwrap_or(Value::Null),
        theme: options.clone(),
    }
}

fn contact_view(contact: &Contact, lang: &str) -> ContactView {
    let value = contact.value.as_ref().and_then(|value| value.get(lang)).unwrap_or_default().to_owned();
    let (kind, href) = match contact.kind {
        ContactKind::Mail => ("mail", format!("mailto:{value}")),
        ContactKind::Phone => {
            let digits: String = value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            ("phone", format!("tel:{digits}"))
        }
        ContactKind::Chat => ("chat", contact.url.clone().unwrap_or_default()),
        ContactKind::Form => ("form", contact.url.clone().unwrap_or_default()),
    };
    let hours = contact.hours.as_ref().and_then(|hours| hours.get(lang)).unwrap_or_default().to_owned();
    ContactView { kind: kind.to_owned(), value, href, hours }
}
