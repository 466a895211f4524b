//! Measures the films and sounds of pages and prepares them for copying; reads the captions beside them for the check.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::error::{Act, Error};
use crate::model::{LinkTo, Names, Page, RoleSet, Site, summarise};
use crate::parse::captions::{is_captions, parse_captions};
use crate::parse::page::{Document, media_type};
use crate::pictures::film;
use crate::source::{Refusal, open_inside};
use crate::text::{SourceText, composed};
use crate::view::Shelved;

use super::asked::Request;
use super::paths::project_path;
use super::pictures::{Copied, Original, Shelf};
use super::survey::Surveyed;

/// Puts every film and sound of a shown page on the shelf. Their posters are among the pictures.
///
/// # Errors
/// An error of the system.
pub(super) fn shelve_films(request: &Request, site: &Site, shelf: &mut Shelf) -> Result<(), Error> {
    let mut wanted = BTreeSet::new();
    for page in site.pages.iter().filter(|page| site.shows(page)) {
        wanted.extend(site.films_of(page));
    }
    for key in wanted {
        let path = path_of(site, &key);
        let full = request.root.join(&path);
        let refused = |cause| Error::io(Act::Read, &full, cause);
        let found = film(&mut open_inside(&request.root, &path).map_err(refused)?).map_err(refused)?;
        let plays = media_type(&key).is_some_and(|known| !known.mime.is_empty());
        let Some(found) = found else {
            // Faults of the name are reported at the page.
            shelf.faults.extend(plays.then(|| no_film(&path)));
            continue;
        };
        let url = match key.strip_prefix('/') {
            Some(file) => composed(file).into_owned(),
            None => format!("files/{}", composed(&key)),
        };
        if !key.starts_with('/') {
            let copied = Copied { path: url.clone(), from: Original::Project(path) };
            shelf.files.insert(key.clone(), vec![copied]);
        }
        let shelved = Shelved { url, width: found.width, height: found.height, variants: Vec::new() };
        shelf.pictures.insert(key, shelved);
    }
    Ok(())
}

/// The path of a file by its key, relative to the project.
fn path_of(site: &Site, key: &str) -> String {
    match key.strip_prefix('/') {
        Some(file) => project_path(&site.config.static_dir, file),
        None => project_path(&site.config.content, key),
    }
}

fn no_film(path: &str) -> Diagnostic {
    let say = Say::new("동영상이나 오디오로 읽을 수 없는 파일이에요", "The file is neither a video nor audio");
    Diagnostic::new("media/kind", Severity::Error, Some(Place::file(path)), say).help(Say::new(
        "원본에서 다시 저장해 주세요. 내려받다 만 파일이나 Git LFS의 자리 표시 파일이 아닌지도 봐 주세요",
        "Save it again from the original. See whether it is a download that stopped half-way, or a placeholder of Git LFS",
    ))
}

/// Captions as a checked text: their summary as a page, their file, and their content.
pub(super) type Captioned = (Page, SourceText, Document);

impl Surveyed {
    /// The captions of films on shown pages; and findings about unreadable files.
    pub(super) fn captions(&self) -> (Vec<Captioned>, Vec<Diagnostic>) {
        let site = &self.site;
        let mut wanted: BTreeMap<String, (String, RoleSet)> = BTreeMap::new();
        for page in &site.pages {
            for (file, lang) in captions_of(site, page) {
                let known = wanted.entry(file).or_insert_with(|| (lang, RoleSet::NOBODY));
                known.1 = known.1.or(page.roles);
            }
        }
        let names = Names::new(&site.glossary);
        let read = wanted.into_par_iter().filter_map(|(key, (lang, roles))| {
            let path = path_of(site, &key);
            if !self.selection.takes(&path) {
                return None;
            }
            match self.request.read(&path) {
                Ok(source) => {
                    let source = source?;
                    let document = parse_captions(&source);
                    let (page, _) = summarise(&source, &key, &lang, &document, &names, site.today);
                    Some(Ok((Page { roles, ..page }, source, document)))
                }
                Err(Refusal::Author(fault)) => Some(Err(*fault)),
                // The file was deleted after the survey.
                Err(Refusal::Machine(_)) => Some(Err(super::reading::vanished(&path))),
            }
        });
        let (mut captions, mut faults) = (Vec::new(), Vec::new());
        for read in read.collect::<Vec<_>>() {
            match read {
                Ok(captioned) => captions.push(captioned),
                Err(fault) => faults.push(fault),
            }
        }
        (captions, faults)
    }
}

/// Files of captions beside a page's films or linked from it (`<track>`), with their languages.
fn captions_of(site: &Site, page: &Page) -> Vec<(String, String)> {
    let films = site.films_of(page);
    let beside = films.iter().flat_map(|film| site.captions(film, &page.lang));
    let mut found: Vec<(String, String)> =
        beside.map(|own| (own.file, own.lang.unwrap_or_else(|| page.lang.clone()))).collect();
    for text in site.texts_of(page) {
        // To resolve every link of a large site would cost more than all else here.
        for url in text.links.iter().filter(|url| may_be_captions(url)) {
            let file = match site.link(text.origin, url) {
                LinkTo::File(file) => file,
                LinkTo::Made(file) if site.statics.contains(&file) => format!("/{file}"),
                _ => continue,
            };
            if is_captions(&file) {
                let lang = lang_of(site, &file).unwrap_or_else(|| page.lang.clone());
                found.push((file, lang));
            }
        }
    }
    found
}

/// Whether a link may lead to captions, as far as its text says.
fn may_be_captions(url: &str) -> bool {
    url.contains('%') || is_captions(url.split(['?', '#']).next().unwrap_or_default())
}

/// The language in the name of captions: `clip.en.vtt`.
fn lang_of(site: &Site, file: &str) -> Option<String> {
    let (_, lang) = file.rsplit_once('.')?.0.rsplit_once('.')?;
    site.config.languages.iter().find(|own| *own == lang).cloned()
}
