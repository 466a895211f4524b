//! Assembles the site: pages get addresses, numbers and sections, and every file gets one owner.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::addresses::{Holder, MadePage, Taken};
use super::aliases::{made_page, old_addresses};
use super::generated_pages::made;
use super::ids::{PageId, SectionId};
use super::includes::that_fit;
use super::page::Page;
use super::section::Section;
use super::site::{Site, address_place, static_file};
use super::snippet::{Snippets, snippet_langs};
use super::urls::{UrlFault, page_url, url_path};
use super::versions::Versions;
use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::parse::config::Config;
use crate::parse::glossary::Glossary;
use crate::parse::svg::PictureText;
use crate::text::{ByName, NameSet};

/// The rule that reports an address with two owners.
const DUPLICATE: &str = "page/duplicate-url";

/// The input of [`assemble`].
#[derive(Debug)]
pub struct SiteInput {
    /// `helpgen.yml`.
    pub config: Config,
    /// `glossary.yml`.
    pub glossary: Glossary,
    /// The day of the build.
    pub today: Date,
    /// The role of a build for a single role: its index in the glossary.
    pub role: Option<usize>,
    /// Whether drafts are published too.
    pub drafts: bool,
    /// Every page's summary.
    pub pages: Vec<Page>,
    /// Files beside the articles, relative to the content folder.
    pub files: BTreeSet<String>,
    /// Files of the content folder that hold texts: pages, and what may be put into them.
    pub texts: BTreeSet<String>,
    /// Files of `static/`, relative to it.
    pub statics: BTreeSet<String>,
    /// Sizes of pictures in bytes, by path relative to the content folder; those of `static/` with a leading slash.
    pub file_sizes: BTreeMap<String, u64>,
    /// The texts in SVGs, by path as in `file_sizes`.
    pub picture_texts: BTreeMap<String, Vec<PictureText>>,
    /// Snippets by path relative to the content folder.
    pub snippets: Snippets,
}

/// Assembles a site. Reports pages that share a URL and URLs that are invalid.
pub fn assemble(input: SiteInput) -> (Site, Vec<Diagnostic>) {
    let SiteInput {
        config,
        glossary,
        today,
        role,
        drafts,
        mut pages,
        files,
        texts,
        statics,
        file_sizes,
        picture_texts,
        snippets,
    } = input;
    let mut faults = Vec::new();
    let by_lang = config.content_by_lang;
    pages.sort_by(|a, b| a.file.cmp(&b.file));
    for (number, page) in pages.iter_mut().enumerate() {
        page.number = number;
        if drafts {
            page.published = true;
        }
        let slug = page.front.slug.as_ref().map(|slug| slug.text.as_str());
        page.url = match page_url(&page.file, &page.lang, by_lang, slug) {
            Ok(url) => url,
            // The survey has reported the slug; the file's name replaces it.
            Err(UrlFault::Slug(_)) => page_url(&page.file, &page.lang, by_lang, None).unwrap_or_default(),
        };
    }
    let mut site = Site {
        by_file: pages.iter().enumerate().map(|(id, page)| (page.file.clone(), id)).collect(),
        config,
        glossary,
        today,
        role,
        pages,
        sections: Vec::new(),
        files: files.into_iter().collect(),
        texts: texts.into_iter().collect(),
        statics: NameSet::default(),
        file_sizes,
        screens: BTreeMap::new(),
        sightings: BTreeMap::new(),
        unread: BTreeMap::new(),
        picture_texts,
        versions: Versions::default(),
        snippet_langs: ByName::default(),
        snippets,
        includes_that_fit: BTreeMap::new(),
        feature_numbers: BTreeMap::new(),
        by_url: HashMap::default(),
        by_folder: ByName::default(),
        by_id: BTreeMap::new(),
        made: BTreeSet::new(),
        old: BTreeMap::new(),
        refused: Vec::new(),
        taken: Taken::default(),
    };
    site.snippet_langs = snippet_langs(&site.pages, &site.snippets);
    for (number, feature) in site.glossary.features.iter().enumerate() {
        site.feature_numbers.entry(feature.id.clone()).or_insert(number);
    }
    site.includes_that_fit = that_fit(&site.pages, &site.snippets);
    place_sections(&mut site);
    for id in 0..site.pages.len() {
        site.pages[id].gone = site.is_gone(&site.pages[id]);
        site.pages[id].retired = site.is_retired(&site.pages[id]);
    }
    for (id, page) in site.pages.iter().enumerate() {
        site.by_id.entry(page.id.clone()).or_default().entry(page.lang.clone()).or_insert(id);
    }
    faults.extend(place_files(&mut site, statics));
    site.versions = versions(&site);
    (site, faults)
}

/// Versions of the site's pictures.
fn versions(site: &Site) -> Versions {
    let statics: Vec<String> = site.statics.names().map(|file| format!("/{file}")).collect();
    let files = site.files.names().chain(statics.iter().map(String::as_str));
    let roles: Vec<&str> = site.glossary.roles.iter().map(|role| role.id.as_str()).collect();
    Versions::of(files, &site.config.languages, &roles)
}

/// Assigns each output path one owner: a static file, then a page, a generated page, an old address. Losers get a finding.
fn place_files(site: &mut Site, statics: BTreeSet<String>) -> Vec<Diagnostic> {
    let mut taken = Taken::new(&site.config.languages);
    let mut faults = Vec::new();
    for file in statics {
        match taken.claim(&file, Holder::Static(file.clone())) {
            Ok(()) => site.statics.insert(file, ()),
            Err(holder) => {
                let place = Place::file(static_file(site, &file));
                faults.push(conflict(site, place, &file, &holder, STATIC_ADVICE));
            }
        }
    }
    for (id, page) in site.pages.iter().enumerate() {
        // `page/file-name` reports paths that cannot be files.
        if !page.published || url_path(&page.url).is_err() {
            continue;
        }
        let place = address_place(page);
        if let Err(holder) = taken.claim_page(&page.url, id) {
            faults.push(conflict(site, place, &page.url, &holder, PAGE_ADVICE));
            continue;
        }
        site.by_url.insert(page.url.clone(), id);
        faults.extend(made_page(site, &page.url).map(|made| replaced(place, &page.url, made)));
    }
    let made = made(site);
    for url in &made {
        // Ignore the conflict: an author's page replaces the generated one.
        let _ = taken.claim(&format!("{url}index.html"), Holder::Made(url.clone()));
    }
    site.made = made;
    (site.old, site.refused) = old_addresses(site, &mut taken);
    site.taken = taken;
    faults
}

const PAGE_ADVICE: (&str, &str) = ("파일 이름이나 slug를 바꿔 주세요", "Rename the file or give it another slug");
const STATIC_ADVICE: (&str, &str) = ("파일의 이름을 바꾸거나 파일을 지워 주세요", "Rename or delete the file");

/// The finding about two owners of one file.
fn conflict(site: &Site, place: Place, own: &str, holder: &Holder, advice: (&str, &str)) -> Diagnostic {
    let say = match holder {
        Holder::Page(page) | Holder::Old(page) if site.pages[*page].url == own => {
            Say::new(format!("다른 글과 주소가 같아요: {own}"), format!("Another page has the same URL: {own}"))
        }
        Holder::Page(_) | Holder::Old(_) => Say::new(
            format!("다른 글과 주소가 대소문자만 달라요: {own}"),
            format!("Another page's URL differs by case alone: {own}"),
        ),
        Holder::Static(file) => Say::new(
            format!("static 폴더의 파일과 주소가 같아요: {file}"),
            format!("A file of the static folder has the same address: {file}"),
        ),
        Holder::Made(file) => Say::new(
            format!("helpgen이 만드는 파일과 이름이 같아요: {file}"),
            format!("helpgen makes a file of the same name: {file}"),
        ),
    };
    let told = Diagnostic::new(DUPLICATE, Severity::Error, Some(place), say).help(Say::new(advice.0, advice.1));
    match site.holder_place(holder) {
        Some(other) => told.note(Say::new("주소가 같은 글", "The other page"), Some(other)),
        None => told,
    }
}

/// The finding about a page that replaces a generated one.
fn replaced(place: Place, url: &str, made: MadePage) -> Diagnostic {
    let (ko, en) = match made {
        MadePage::Glossary => ("용어집", "the glossary"),
        MadePage::Concept => ("용어 설명", "the page of a concept"),
        MadePage::Names => ("화면 이름 목록", "the list of names on the screen"),
        MadePage::WhatsNew => ("새 기능 소식", "the page of what is new"),
        MadePage::Removed => ("종료된 기능 목록", "the list of removed features"),
        MadePage::Search => ("검색 화면", "the search page"),
    };
    let say = Say::new(
        format!("이 글이 helpgen이 만드는 페이지를 대신해요: {ko} ({url})"),
        format!("This page takes the place of {en}, which helpgen makes: {url}"),
    );
    Diagnostic::new(DUPLICATE, Severity::Warning, Some(place), say).help(Say::new(
        "둘 다 보이게 하려면 글 정보에 다른 slug를 적거나 파일 이름을 바꿔 주세요",
        "To have both, give the page another slug or rename the file",
    ))
}

/// Makes a section of every folder, finds its front page, and orders pages and sections.
fn place_sections(site: &mut Site) {
    let mut by_folder: BTreeMap<String, SectionId> = BTreeMap::new();
    for lang in &site.config.languages {
        let folder = if site.config.content_by_lang { lang.clone() } else { String::new() };
        by_folder.insert(folder.clone(), site.sections.len());
        site.sections.push(Section { folder, lang: lang.clone(), url: format!("{lang}/"), ..Section::default() });
    }
    for id in 0..site.pages.len() {
        let page = &site.pages[id];
        let folder = page.file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let lang = page.lang.clone();
        let section = section_of(&mut site.sections, &mut by_folder, &folder, &lang, site.config.content_by_lang);
        site.pages[id].section = section;
        if site.pages[id].is_front {
            site.sections[section].front = Some(id);
        } else {
            site.sections[section].pages.push(id);
        }
    }
    site.by_folder = by_folder.into_iter().collect();
    // Without another front page, `foo.md` is the front page of the folder `foo/` beside it.
    for at in 0..site.sections.len() {
        if site.sections[at].front.is_some() || site.sections[at].parent.is_none() {
            continue;
        }
        let folder = site.sections[at].folder.clone();
        let beside = ["md", "mdx"].iter().find_map(|ending| site.by_file.get(&format!("{folder}.{ending}")).copied());
        if let (Some(page), Some(parent)) = (beside, site.sections[at].parent) {
            site.sections[parent].pages.retain(|&other| other != page);
            site.sections[at].front = Some(page);
            site.pages[page].is_front = true;
            site.pages[page].section = at;
        }
    }
    order(site);
}

fn section_of(
    sections: &mut Vec<Section>,
    by_folder: &mut BTreeMap<String, SectionId>,
    folder: &str,
    lang: &str,
    by_lang: bool,
) -> SectionId {
    if let Some(&section) = by_folder.get(folder) {
        return section;
    }
    let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
    let parent = section_of(sections, by_folder, above, lang, by_lang);
    let url = page_url(&format!("{folder}/index.md"), lang, by_lang, None).unwrap_or_default();
    let id = sections.len();
    sections.push(Section {
        folder: folder.to_owned(),
        lang: lang.to_owned(),
        url,
        parent: Some(parent),
        ..Section::default()
    });
    sections[parent].sections.push(id);
    by_folder.insert(folder.to_owned(), id);
    id
}

/// Orders pages by `order`, then by title; sections by those of their front pages.
fn order(site: &mut Site) {
    let pages = &site.pages;
    let page_key = |&id: &PageId| {
        let page: &Page = &pages[id];
        (page.front.order.unwrap_or(i64::MAX), page.title_text().to_owned(), page.file.clone())
    };
    let fronts: Vec<_> = site
        .sections
        .iter()
        .map(|section| match section.front {
            Some(front) => page_key(&front),
            None => (i64::MAX, section.name().to_owned(), section.folder.clone()),
        })
        .collect();
    for section in &mut site.sections {
        section.pages.sort_by_cached_key(page_key);
        section.sections.sort_by(|&a, &b| fronts[a].cmp(&fronts[b]));
    }
}
