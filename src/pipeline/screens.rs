//! Reads the texts of screenshots on pages: of all if that is asked for, else of those on which call-outs look for a label.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::english::counted;
use crate::error::{Act, Error};
use crate::model::seen::Sighting;
use crate::model::{RoleSet, Site};
use crate::ocr::{Screens, Tesseract, cut};
use crate::parse::unread::Unread;
use crate::pictures::{Measure, flat, measure};
use crate::source::read_inside;

use super::asked::Request;
use super::paths::project_path;
use super::stop::Stop;

/// The rule that needs the texts.
const RULE: &str = "image/text";

/// The rule that needs the places of labels that call-outs mark.
const MARKS: &str = "image/callouts";

/// Pictures for which the program may fail before the others are left unread.
const PATIENCE: usize = 3;

/// Reads the screenshots, or takes their texts from the cache, and reports unreadable ones.
///
/// # Errors
/// All texts are asked for, one is not in the cache and the program is missing; or an error of the system.
pub(super) fn read_screens(request: &Request, only: &[String], site: &mut Site) -> Result<Vec<Diagnostic>, Stop> {
    let looks = |rule: &str| only.is_empty() || only.iter().any(|own| own == rule);
    let asked = (request.ocr || site.config.images.ocr) && looks(RULE);
    let marked = if looks(MARKS) { marked(site) } else { BTreeMap::new() };
    let wanted = shown(site, |file| marked.get(file) == Some(&true) || (asked && !is_drawn(file)));
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let languages: BTreeSet<&String> = wanted.values().flatten().collect();
    let languages: Vec<String> = in_order(site, &languages);
    let reader = Reader { request, site, screens: Screens::new(&request.cache()), languages, program: OnceLock::new() };
    let failed = AtomicUsize::new(0);
    let read: Vec<(String, Result<Sighting, Unread>)> = wanted
        .into_par_iter()
        .map(|(file, languages)| {
            let languages = in_order(site, &languages.iter().collect());
            let read = reader.read(&file, &languages, &failed)?;
            Ok((file, read))
        })
        .collect::<Result<_, Error>>()?;
    // Marks alone do not make a build need the program: each of them says why it has no place.
    if asked && let Some(Err(why)) = reader.program.get() {
        return Err(absent(why).into());
    }
    let (mut faults, mut left) = (Vec::new(), 0);
    for (file, read) in read {
        match read {
            Ok(sighting) => {
                if asked {
                    site.screens.insert(file.clone(), sighting.lines.clone());
                }
                if marked.contains_key(&file) {
                    site.sightings.insert(file, sighting);
                }
            }
            Err(why) => {
                match why {
                    Unread::Hanging(_) | Unread::Crashed(_) if asked => faults.push(troubled(site, &file, &why)),
                    Unread::Left => left += 1,
                    _ => {}
                }
                if marked.contains_key(&file) {
                    site.unread.insert(file, why);
                }
            }
        }
    }
    faults.extend((asked && left > 0).then(|| unread(left)));
    Ok(faults)
}

/// What it takes to read pictures.
struct Reader<'s> {
    request: &'s Request,
    site: &'s Site,
    screens: Screens,
    /// Of all pictures, in the site's order.
    languages: Vec<String>,
    /// The program, looked for when the first picture is really to be read.
    program: OnceLock<Result<Tesseract, Unread>>,
}

impl Reader<'_> {
    fn read(&self, file: &str, languages: &[String], failed: &AtomicUsize) -> Result<Result<Sighting, Unread>, Error> {
        if is_drawn(file) {
            return Ok(Err(Unread::Drawn));
        }
        let path = path_of(self.site, file);
        let bytes = read_inside(&self.request.root, &path)?;
        let hash = blake3::hash(&bytes);
        let Ok(Measure { width, height, .. }) = measure(&bytes) else { return Ok(Err(Unread::Broken)) };
        if let Some(lines) = self.screens.kept(&hash, languages).filter(|_| !self.request.no_cache) {
            return Ok(Ok(Sighting { width, height, lines }));
        }
        let picture = match flat(&bytes) {
            Ok(Some(picture)) => picture,
            Ok(None) => return Ok(Err(Unread::Kind)),
            Err(_) => return Ok(Err(Unread::Broken)),
        };
        let program = match self.program.get_or_init(|| Tesseract::find(&self.languages)) {
            Ok(program) => program,
            Err(why) => return Ok(Err(why.clone())),
        };
        if failed.load(Ordering::Relaxed) >= PATIENCE {
            return Ok(Err(Unread::Left));
        }
        let cuts = cut(picture.width, picture.height, &picture.rgb);
        drop(picture);
        let refused = |cause| Error::io(Act::Read, &self.request.root.join(&path), cause);
        let read = program.read(&cuts, languages).map_err(refused)?;
        match &read {
            Ok(lines) => self.screens.keep(&hash, languages, lines)?,
            Err(_) => _ = failed.fetch_add(1, Ordering::Relaxed),
        }
        Ok(read.map(|lines| Sighting { width, height, lines }))
    }
}

fn is_drawn(file: &str) -> bool {
    file.to_ascii_lowercase().ends_with(".svg")
}

/// A picture's path in the project.
pub(super) fn path_of(site: &Site, file: &str) -> String {
    match file.strip_prefix('/') {
        Some(file) => project_path(&site.config.static_dir, file),
        None => project_path(&site.config.content, file),
    }
}

/// All texts are asked for, and the program cannot read them.
fn absent(why: &Unread) -> Error {
    let error = Error::new(why.say());
    match why.help() {
        Some(help) => error.help(help),
        None => error,
    }
}

/// The pictures that pages show and that are asked for, each with the languages of these pages.
fn shown(site: &Site, is_wanted: impl Fn(&str) -> bool) -> BTreeMap<String, BTreeSet<String>> {
    let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in &site.pages {
        for text in site.texts_of(page) {
            for file in site.picture_files(page, &text) {
                if is_wanted(&file) {
                    wanted.entry(file).or_default().insert(page.lang.clone());
                }
            }
        }
    }
    wanted
}

/// The pictures with marks at labels, and whether one of them has no place of its own.
fn marked(site: &Site) -> BTreeMap<String, bool> {
    let mut found = BTreeMap::new();
    let everyone = RoleSet::everyone(site.glossary.roles.len());
    for page in &site.pages {
        for text in site.texts_of(page) {
            for picture in text.marked {
                let Some(key) = site.picture(text.origin, &picture.url) else { continue };
                for face in site.versions.faces(&key, &page.lang, everyone) {
                    *found.entry(face.file).or_insert(false) |= picture.must_be_read;
                }
            }
        }
    }
    found
}

/// Languages in the order of the site's.
fn in_order(site: &Site, languages: &BTreeSet<&String>) -> Vec<String> {
    site.config.languages.iter().filter(|lang| languages.contains(lang)).cloned().collect()
}

fn troubled(site: &Site, file: &str, why: &Unread) -> Diagnostic {
    let told = Diagnostic::new(RULE, Severity::Warning, Some(Place::file(path_of(site, file))), why.say());
    match why.help() {
        Some(help) => told.help(help),
        None => told,
    }
}

fn unread(left: usize) -> Diagnostic {
    let say = Say::new(
        format!("tesseract가 거듭 실패해서 이미지 {left}장은 읽지 않았어요"),
        format!("tesseract failed again and again; not read: {}", counted(left, "picture")),
    );
    Diagnostic::new(RULE, Severity::Warning, None, say)
        .help(Say::new("tesseract를 다시 설치해 주세요", "Install tesseract anew"))
}
