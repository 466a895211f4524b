//! Summarises a parsed page, and reports faults in how it fits into the project.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::parse::page::{Document, FrontMatter, ImageTarget, MediaKind, PAGE_FRONT_MATTER, PassageId, Target};
use crate::text::{SourceText, Span, composed};

use super::anchors::{anchors, html_ids, may_hold_ids};
use super::depends::{has_last_day, may_name_terms, names_day_ahead};
use super::folds::folds;
use super::marked::marked_pictures;
use super::names::Names;
use super::page::{FoldSummary, HeadingSummary, Page};
use super::readers::Readers;
use super::roles::RoleSet;
use super::title::{title, title_heading, untitled};
use super::unknown::{Thing, unknown};
use super::urls::{is_front_page, old_path, url_part};

/// Summarises a parsed page. Reports faults in how it fits into the project.
pub fn summarise(
    source: &SourceText,
    file: &str,
    lang: &str,
    document: &Document,
    names: &Names<'_>,
    today: Date,
) -> (Page, Vec<Diagnostic>) {
    let places = Places::new(source);
    let front = document.front.clone();
    let mut faults = address_faults(&front, &places);
    faults.extend(never_shown(&front, &places));
    let roles = page_roles(&front, names, &places, &mut faults);
    let features = features(&front, names, &places, &mut faults);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let default_id = stem.strip_prefix(lang).and_then(|rest| rest.strip_prefix('/')).unwrap_or(stem);
    let heading = if front.title.is_some() { None } else { title_heading(document, source) };
    if front.title.is_none() && heading.is_none() {
        faults.extend(untitled(document, &places));
    }
    let (title_heading, title_text) = match (&front.title, heading) {
        (Some(title), _) => (None, title.text.clone()),
        (None, Some((number, text))) => (Some(number), text),
        (None, None) => (None, default_id.rsplit('/').next().unwrap_or(stem).to_owned()),
    };
    let (headings, folds) = fragments(source, document, names, roles);
    let mut page = Page {
        number: 0,
        path: source.path.clone(),
        file: file.to_owned(),
        lang: lang.to_owned(),
        id: composed(front.id.as_ref().map_or(default_id, |id| &id.text)).into_owned(),
        url: String::new(),
        title: title(&source.path, &title_text),
        title_heading,
        slug_place: front.slug.as_ref().map(|slug| places.place(slug.span)),
        roles,
        features,
        section: 0,
        is_front: is_front_page(file),
        headings,
        folds,
        html_ids: if may_hold_ids(&source.text) { html_ids(document) } else { Vec::new() },
        labels: Vec::new(),
        terms: Vec::new(),
        mentions: Vec::new(),
        links: Vec::new(),
        pictures: Vec::new(),
        marked: marked_pictures(document),
        films: Vec::new(),
        includes: Vec::new(),
        published: front.is_public(today),
        gone: false,
        retired: false,
        updated: front.updated,
        dated: has_last_day(&source.text) || names_day_ahead(document, &front, today),
        names_terms: may_name_terms(&source.text),
        hash: *blake3::hash(source.text.as_bytes()).as_bytes(),
        front,
    };
    collect(document, names, &mut page);
    let title_document = page.title.document.clone();
    collect(&title_document, names, &mut page);
    for list in [&mut page.labels, &mut page.terms, &mut page.mentions] {
        list.sort();
        list.dedup();
    }
    (page, faults)
}

/// Slugs and old addresses of the front matter that cannot be addresses.
fn address_faults(front: &FrontMatter, places: &Places<'_>) -> Vec<Diagnostic> {
    let refused = |at: Span, say: Say, help: Say, why: Say| {
        let told = Diagnostic::new(PAGE_FRONT_MATTER, Severity::Error, Some(places.place(at)), say);
        told.help(help).note(why, None)
    };
    let slug = front.slug.iter().filter_map(|slug| {
        let fault = url_part(slug.text.trim()).err()?;
        let say =
            Say::new(format!("slug로 쓸 수 없어요: {}", slug.text), format!("This cannot be a slug: {}", slug.text));
        let help = Say::new(
            "slug는 주소의 마지막 한 부분이에요. `/`, `..`, `?`, `#` 없이 적어 주세요",
            "A slug is one part of a URL: no `/`, `..`, `?` or `#`",
        );
        Some(refused(slug.span, say, help, Say::from(&fault)))
    });
    let aliases = front.aliases.iter().filter_map(|alias| {
        let fault = old_path(&alias.text).err()?;
        let say = Say::new(
            format!("옛 주소로 쓸 수 없어요: {}", alias.text),
            format!("This cannot be an old URL: {}", alias.text),
        );
        let help =
            Say::new("이 사이트 안의 경로를 적어 주세요: /ko/old/", "Write a path of this site, such as /ko/old/");
        Some(refused(alias.span, say, help, Say::from(&fault)))
    });
    slug.chain(aliases).collect()
}

/// The features that the page documents.
fn features(front: &FrontMatter, names: &Names<'_>, places: &Places<'_>, faults: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut features = Vec::new();
    for name in &front.features {
        match names.feature(&name.text) {
            Ok(feature) => features.push(feature.id.clone()),
            Err(fault) => {
                faults.push(unknown("feature/unknown", Thing::Feature, &name.text, &fault, places, name.span));
            }
        }
    }
    features
}

/// The headings, tabs and fold-outs with their fragments and readers.
fn fragments(
    source: &SourceText,
    document: &Document,
    names: &Names<'_>,
    roles: RoleSet,
) -> (Vec<HeadingSummary>, Vec<FoldSummary>) {
    let readers = Readers::of_passages(document, names, roles);
    let anchors = anchors(document, names);
    let roles_at = |passage: Option<PassageId>| passage.and_then(|at| readers.get(at)).map_or(roles, |own| own.roles);
    let folds = folds(document, source, names, &anchors).into_iter();
    let folds = folds.map(|fold| FoldSummary { anchor: fold.anchor, roles: roles_at(fold.passage) }).collect();
    let headings = document.headings.iter().zip(anchors);
    let headings = headings
        .map(|(heading, anchor)| HeadingSummary { level: heading.level, anchor, roles: roles_at(heading.passage) })
        .collect();
    (headings, folds)
}

/// The finding about a page whose last day comes before its first.
fn never_shown(front: &FrontMatter, places: &Places<'_>) -> Option<Diagnostic> {
    let (from, last) = front.publish_on.zip(front.expires).filter(|(from, last)| from > last)?;
    let place = front.span.map(|span| places.place(Span::at(span.start as usize)));
    let told = Diagnostic::new(
        PAGE_FRONT_MATTER,
        Severity::Error,
        place,
        Say::new(
            format!("보이는 날이 없는 글이에요: publish_on {from}, expires {last}"),
            format!("No day is left on which the page is shown: publish_on {from}, expires {last}"),
        ),
    );
    Some(told.help(Say::new(
        "expires를 publish_on보다 뒤로 적어 주세요",
        "Write an `expires` that comes after `publish_on`",
    )))
}

fn page_roles(front: &FrontMatter, names: &Names<'_>, places: &Places<'_>, faults: &mut Vec<Diagnostic>) -> RoleSet {
    for name in front.roles.iter().chain(front.descriptions.iter().map(|(role, _)| role)) {
        if let Err(fault) = names.role(&name.text) {
            faults.push(unknown(PAGE_FRONT_MATTER, Thing::Role, &name.text, &fault, places, name.span));
        }
    }
    Readers::of_page(&front.roles, names).roles
}

fn collect(document: &Document, names: &Names<'_>, page: &mut Page) {
    for reference in &document.references {
        match &reference.target {
            Target::Label { path, .. } => {
                page.labels
                    .extend(path.iter().filter_map(|step| names.label(&step.text).ok()).map(|label| label.id.clone()));
            }
            Target::Term { name, .. } => {
                page.terms.extend(names.concept(&name.text).ok().map(|concept| concept.id.clone()))
            }
            Target::Feature { name } => {
                page.mentions.extend(names.feature(&name.text).ok().map(|feature| feature.id.clone()))
            }
            Target::Link { url, .. } => page.links.push(url.clone()),
            Target::Image(image) => {
                let ImageTarget { url, shows, media, .. } = image.as_ref();
                match media {
                    None => page.pictures.push(url.clone()),
                    Some(MediaKind::Video | MediaKind::Audio) => page.films.push(url.clone()),
                    Some(MediaKind::Embed) => {}
                }
                page.labels
                    .extend(shows.iter().filter_map(|name| names.label(&name.text).ok()).map(|label| label.id.clone()));
            }
            Target::Include { path } => page.includes.push(composed(&path.text).into_owned()),
            Target::Mark(mark) => {
                let label = mark.on.as_ref().and_then(|name| names.label(&name.text).ok());
                page.labels.extend(label.map(|label| label.id.clone()));
            }
        }
    }
}
