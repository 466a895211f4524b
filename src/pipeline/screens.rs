//! Reads the texts of screenshots on pages: of all if that is asked for, else of those on which call-outs look for a label.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::error::{Act, Error};
use crate::model::seen::Sighting;
use crate::model::{RoleSet, Site};
use crate::ocr::{Screens, Tesseract, Trouble, cut};
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
/// All texts are asked for and the program is missing; or an error of the system.
pub(super) fn read_screens(request: &Request, only: &[String], site: &mut Site) -> Result<Vec<Diagnostic>, Stop> {
    let looks = |rule: &str| only.is_empty() || only.iter().any(|own| own == rule);
    let asked = (request.ocr || site.config.images.ocr) && looks(RULE);
    let marked = if looks(MARKS) { marked(site) } else { BTreeMap::new() };
    let wanted = shown(site, |file| asked || marked.get(file) == Some(&true));
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let languages: BTreeSet<&String> = wanted.values().flatten().collect();
    let languages: Vec<String> = in_order(site, &languages);
    let screens = Screens::new(&request.cache());
    let program = match Tesseract::find(&languages) {
        // Marks alone do not make a build need the program: each of them says what to do without it.
        Err(_) if !asked => None,
        found => Some(found?),
    };
    let failed = AtomicUsize::new(0);
    let read: Vec<(String, Read)> = wanted
        .into_par_iter()
        .map(|(file, languages)| {
            let languages = in_order(site, &languages.iter().collect());
            let read = read(request, site, &file, &languages, &screens, program.as_ref(), &failed)?;
            Ok((file, read))
        })
        .collect::<Result<_, Error>>()?;
    let (mut faults, mut left) = (Vec::new(), 0);
    for (file, read) in read {
        match read {
            Read::Lines(sighting) => {
                if asked {
                    site.screens.insert(file.clone(), sighting.lines.clone());
                }
                if marked.contains_key(&file) {
                    site.sightings.insert(file, sighting);
                }
            }
            Read::Trouble(told) => faults.push(*told),
            Read::Nothing => {}
            Read::Left => left += 1,
        }
    }
    faults.extend((left > 0).then(|| unread(left)));
    Ok(faults)
}

/// The result for a picture.
enum Read {
    Lines(Sighting),
    Trouble(Box<Diagnostic>),
    /// Not a readable picture, which another rule reports.
    Nothing,
    /// Skipped after too many failures.
    Left,
}

fn read(
    request: &Request,
    site: &Site,
    file: &str,
    languages: &[String],
    screens: &Screens,
    program: Option<&Tesseract>,
    failed: &AtomicUsize,
) -> Result<Read, Error> {
    let path = match file.strip_prefix('/') {
        Some(file) => project_path(&site.config.static_dir, file),
        None => project_path(&site.config.content, file),
    };
    let bytes = read_inside(&request.root, &path)?;
    let hash = blake3::hash(&bytes);
    let Ok(Measure { width, height, .. }) = measure(&bytes) else { return Ok(Read::Nothing) };
    if let Some(lines) = screens.kept(&hash, languages).filter(|_| !request.no_cache) {
        return Ok(Read::Lines(Sighting { width, height, lines }));
    }
    let Some(program) = program else { return Ok(Read::Nothing) };
    if failed.load(Ordering::Relaxed) >= PATIENCE {
        return Ok(Read::Left);
    }
    let Ok(Some(picture)) = flat(&bytes) else { return Ok(Read::Nothing) };
    let cuts = cut(picture.width, picture.height, &picture.rgb);
    drop(picture);
    let refused = |cause| Error::io(Act::Read, &request.root.join(&path), cause);
    match program.read(&cuts, languages).map_err(refused)? {
        Ok(lines) => {
            screens.keep(&hash, languages, &lines)?;
            Ok(Read::Lines(Sighting { width, height, lines }))
        }
        Err(trouble) => {
            failed.fetch_add(1, Ordering::Relaxed);
            Ok(Read::Trouble(Box::new(troubled(&path, &trouble))))
        }
    }
}

/// The still pictures that pages show and that are asked for, each with the languages of these pages.
fn shown(site: &Site, is_wanted: impl Fn(&str) -> bool) -> BTreeMap<String, BTreeSet<String>> {
    let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in &site.pages {
        for text in site.texts_of(page) {
            for file in site.picture_files(page, &text) {
                if !file.to_ascii_lowercase().ends_with(".svg") && is_wanted(&file) {
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

fn troubled(path: &str, trouble: &Trouble) -> Diagnostic {
    let say = match trouble {
        Trouble::Hanging(seconds) => Say::new(
            format!("사진 속 글자를 {seconds}초 안에 읽지 못해서 멈췄어요"),
            format!("The words on the picture were not read within {seconds} s"),
        ),
        Trouble::Crashed(how) => Say::new(
            format!("사진 속 글자를 읽다가 tesseract가 끝나 버렸어요: {how}"),
            format!("tesseract failed on this picture: {how}"),
        ),
    };
    let help = Say::new(
        "다시 실행해 보고, 되풀이되면 사진을 잘라 내거나 tesseract를 다시 설치해 주세요",
        "Run the command again; if it happens again, crop the picture or install tesseract anew",
    );
    Diagnostic::new(RULE, Severity::Warning, Some(Place::file(path)), say).help(help)
}

fn unread(left: usize) -> Diagnostic {
    let say = Say::new(
        format!("tesseract가 거듭 실패해서 사진 {left}장은 읽지 않았어요"),
        format!("tesseract failed again and again, so {left} pictures were not read"),
    );
    Diagnostic::new(RULE, Severity::Warning, None, say)
        .help(Say::new("tesseract를 다시 설치해 주세요", "Install tesseract anew"))
}
