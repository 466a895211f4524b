//! Makes the [`SiteView`] that all pages of a language share.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::model::{SectionId, Site};
use crate::parse::config::{Banner, Contact, ContactKind, FaceLink, Reason, Week};
use crate::text::{direction, encoded};

use super::context::Context;
use super::glossary::concept_ids;
use super::sections::{section_readers, shown_sections};
use super::shell::lang_name;
use super::site::*;

/// Sections in the site's menu, at most.
const SECTIONS: usize = 30;

/// Why an article did not help, as the theme says it.
const REASONS: [&str; 4] = ["other", "unclear", "outdated", "incomplete"];

/// What is published of a company's face.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FaceFiles {
    /// The logo.
    pub logo: Option<LogoView>,
    /// Icons.
    pub icons: Vec<IconView>,
    /// The picture of previews, relative to the root.
    pub social_image: Option<String>,
}

/// The shared part of every page of a language. `assets` are plain names to URLs; `options` the theme's.
pub fn site_view(
    context: &Context<'_>,
    lang: &str,
    assets: &BTreeMap<String, String>,
    options: &Value,
    files: &FaceFiles,
) -> SiteView {
    let site = context.site;
    let config = &site.config;
    let mut shown = shown_sections(context, site.root(lang));
    let sections: Vec<SectionLink> =
        shown.by_ref().take(SECTIONS).map(|section| section_link(context, section)).collect();
    let roles = if site.role.is_some() { Vec::new() } else { site.audience().iter().collect() };
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
        urls: site_urls(context, lang),
        contact: config.contact.iter().map(|contact| contact_view(contact, lang)).collect(),
        banner: config.banner.as_ref().and_then(|banner| banner_view(context, banner, lang)),
        feedback_endpoint: config.feedback.endpoint.clone(),
        feedback_reasons: reasons(context, lang),
        timezone: config.timezone.clone(),
        holidays: config.holidays.iter().map(ToString::to_string).collect(),
        search_report: config.search.report_no_result_to.clone(),
        assets: assets.clone(),
        statics: static_urls(site),
        t: context.words.get(lang).or_else(|| context.words.get("en")).cloned().unwrap_or(Value::Null),
        theme: options.clone(),
        face: face_view(context, lang, files),
    }
}

/// A section in the site's navigation.
fn section_link(context: &Context<'_>, section: SectionId) -> SectionLink {
    let site = context.site;
    let front = site.front(section);
    SectionLink {
        title_html: context.section_title_html(section),
        url: front.map_or_else(|| site.sections[section].url.clone(), |page| page.url.clone()),
        icon: front.and_then(|page| page.front.icon.as_ref()).map(|icon| icon.text.clone()).unwrap_or_default(),
        roles: context.role_ids(section_readers(context, section)),
    }
}

/// Where the generated pages and files of a language are; none for those that this site does not have.
fn site_urls(context: &Context<'_>, lang: &str) -> SiteUrls {
    let site = context.site;
    let has_base = site.config.base_url.is_some();
    let news = site.has_news();
    let made = |wanted: bool, name: &str| wanted.then(|| format!("{lang}/{name}"));
    SiteUrls {
        home: format!("{lang}/"),
        search: format!("{lang}/search/"),
        print: format!("{lang}/print/"),
        glossary: made(!concept_ids(context, lang).is_empty(), "glossary/"),
        names: made(!site.glossary.labels.is_empty(), "names/"),
        whats_new: made(news, "whats-new/"),
        removed: made(site.has_leaving(), "removed/"),
        feed: made(has_base && (news || site.has_leaving()), "feed.xml"),
        opensearch: made(has_base, "opensearch.xml"),
        llms: llms_url(lang, site.config.languages.len()),
    }
}

/// Where the map of a language for language models is: a site in one language has one map at its root.
pub fn llms_url(lang: &str, languages: usize) -> String {
    if languages > 1 { format!("{lang}/llms.txt") } else { "llms.txt".to_owned() }
}

/// Files of `static/` that the theme looks for by name; an empty URL where the project has none.
fn static_urls(site: &Site) -> BTreeMap<String, String> {
    let url = |name: &str| if site.statics.contains(name) { name.to_owned() } else { String::new() };
    ["logo.svg", "logo.png", "favicon.svg", "favicon.ico"]
        .into_iter()
        .map(|name| (name.to_owned(), url(name)))
        .collect()
}

/// What may be ticked after "no": what the project says, else what the theme does.
fn reasons(context: &Context<'_>, lang: &str) -> Vec<ReasonView> {
    let own = &context.site.config.feedback.reasons;
    let view = |id: &str, text: String| ReasonView { id: id.to_owned(), text };
    if own.is_empty() {
        let text = |id: &&str| view(id, context.word(lang, &format!("feedback.reasons.{id}")));
        return REASONS.iter().map(text).collect();
    }
    let said = |reason: &Reason| Some(view(&reason.id, reason.text.get_or(lang, context.default_lang())?.to_owned()));
    own.iter().filter_map(said).collect()
}

/// The hours of a week as the page's script reads them: `1 600-750 810-1080;2 …`, days from Monday, minutes of the day.
fn hours(week: &Week) -> String {
    let open = week.days.iter().enumerate().filter(|(_, hours)| !hours.is_empty());
    let day = |(day, hours): (usize, &Vec<(u16, u16)>)| {
        let hours: Vec<String> = hours.iter().map(|(from, to)| format!("{from}-{to}")).collect();
        format!("{} {}", day + 1, hours.join(" "))
    };
    open.map(day).collect::<Vec<_>>().join(";")
}

/// A banner that is not over. Browsers look at its days too, so that it ends in time on a site that is built once a
/// week; where `today` is pinned, they do not.
fn banner_view(context: &Context<'_>, banner: &Banner, lang: &str) -> Option<BannerView> {
    let site = context.site;
    let later = banner.from.is_some_and(|day| site.today < day);
    let over = banner.until.is_some_and(|day| day < site.today);
    let pinned = site.config.today.is_some();
    if over || (later && pinned) {
        return None;
    }
    let zone = TimeZone::get(&site.config.timezone).unwrap_or(TimeZone::UTC);
    let begins = |day: Date| Some(day.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond());
    let text = banner.text.get(lang)?.to_owned();
    let url = banner.url.clone().unwrap_or_default();
    let key = blake3::hash(format!("{text}\n{url}").as_bytes()).to_hex()[..10].to_owned();
    Some(BannerView {
        text,
        url,
        key,
        severity: banner.severity,
        closable: banner.closable,
        later,
        from: banner.from.filter(|_| !pinned).and_then(begins),
        until: banner.until.filter(|_| !pinned).and_then(|day| begins(day.tomorrow().ok()?)),
    })
}

fn face_view(context: &Context<'_>, lang: &str, files: &FaceFiles) -> FaceView {
    let config = &context.site.config;
    let face = &config.face;
    let links = |links: &[FaceLink]| {
        let link = |link: &FaceLink| {
            let (url, external) = led(&link.url);
            Some(FaceLinkView { title: link.text.get_or(lang, context.default_lang())?.to_owned(), url, external })
        };
        links.iter().filter_map(link).collect()
    };
    let social = files.social_image.as_ref().zip(config.base_url.as_ref());
    let text = face.footer.text.get_or(lang, context.default_lang()).unwrap_or_default();
    FaceView {
        logo: files.logo.clone(),
        icons: files.icons.clone(),
        social_image: social.map(|(url, base)| format!("{base}{}", encoded(url))).unwrap_or_default(),
        nav: links(&face.nav),
        footer: links(&face.footer.links),
        footer_lines: text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        analytics: face
            .analytics
            .iter()
            .map(|script| {
                let (src, external) = led(&script.script);
                AnalyticsView { src, external, data: script.data.clone() }
            })
            .collect(),
    }
}

/// An address as templates take it: a whole one, or one relative to the site's root.
fn led(url: &str) -> (String, bool) {
    match url.strip_prefix('/') {
        Some(path) => (path.to_owned(), false),
        None => (url.to_owned(), true),
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
    ContactView { kind: kind.to_owned(), value, href, hours, open: self::hours(&contact.open) }
}
