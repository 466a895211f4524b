//! Every picture that a page shows: measured, with its variants, ready to be put on the shelf.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::error::Error;
use crate::model::Site;
use crate::pictures::{Library, measure};
use crate::source::read_inside;
use crate::text::composed;
use crate::view::Shelved;

use super::load::{Request, Stop};
use super::survey::project_path;

/// A file to be copied into the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Relative to the site's root.
    pub path: String,
    /// From where.
    pub from: Original,
}

/// What is copied into the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Original {
    /// A file of the project, by its path in it.
    Project(String),
    /// The cache's own file, which may be linked.
    Cached(PathBuf),
}

/// All pictures.
#[derive(Debug, Default)]
pub struct Shelf {
    /// By path relative to the content folder; those of `static/` with a leading slash.
    pub pictures: BTreeMap<String, Shelved>,
    /// The files of each, by the same key.
    pub files: BTreeMap<String, Vec<Copied>>,
    /// Pictures that are broken.
    pub faults: Vec<Diagnostic>,
}

/// Puts every picture that a shown page names on the shelf.
///
/// # Errors
/// The machine's refusal.
pub fn shelve(request: &Request, site: &Site) -> Result<Shelf, Stop> {
    let library = Library::new(&request.cache());
    let wanted = wanted(site);
    let shelved: Vec<(String, Picture)> = wanted
        .into_par_iter()
        .map(|key| {
            let picture = picture(request, site, &library, &key)?;
            Ok((key, picture))
        })
        .collect::<Result<_, Error>>()?;
    let mut shelf = Shelf::default();
    for (key, picture) in shelved {
        match picture {
            Ok((picture, files)) => {
                shelf.pictures.insert(key.clone(), picture);
                shelf.files.insert(key, files);
            }
            Err(fault) => shelf.faults.push(*fault),
        }
    }
    Ok(shelf)
}

/// A picture with its files, or what is wrong with it.
type Picture = Result<(Shelved, Vec<Copied>), Box<Diagnostic>>;

/// Keys of the pictures that pages of this build name.
fn wanted(site: &Site) -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for page in site.pages.iter().filter(|page| site.shows(page)) {
        for text in site.texts_of(page) {
            wanted.extend(text.pictures.iter().filter_map(|url| site.picture(text.origin, url)));
        }
    }
    wanted
}

fn picture(request: &Request, site: &Site, library: &Library, key: &str) -> Result<Picture, Error> {
    let is_static = key.starts_with('/');
    let path = match key.strip_prefix('/') {
        Some(file) => format!("{}/{file}", site.config.static_dir),
        None => project_path(&site.config.content, key),
    };
    let bytes = read_inside(&request.root, &path)?;
    let fault = |fault: &crate::pictures::PictureFault| {
        Box::new(
            Diagnostic::new("image/broken", Severity::Error, Some(Place::file(path.clone())), fault.say())
                .help(fault.help()),
        )
    };
    let measured = match measure(&bytes) {
        Ok(measured) => measured,
        Err(told) => return Ok(Err(fault(&told))),
    };
    let content_hash = blake3::hash(&bytes);
    let hash = content_hash.to_hex();
    let name = key.rsplit('/').next().unwrap_or(key);
    let stem = stem(name);
    let short = &hash[..10];
    let mut files = Vec::new();
    let url = if is_static {
        composed(key.trim_start_matches('/')).into_owned()
    } else {
        let url = format!("images/{stem}.{short}.{}", measured.format.extension());
        files.push(Copied { path: url.clone(), from: Original::Project(path.clone()) });
        url
    };
    let variants = match library.variants(&content_hash, &site.config.images.widths, || Ok(&bytes))? {
        Ok(variants) => variants,
        Err(told) => return Ok(Err(fault(&told))),
    };
    let mut listed = Vec::new();
    for variant in variants {
        let path = format!("images/{stem}.{short}-{}.{}", variant.width, variant.ext);
        listed.push((path.clone(), variant.width));
        files.push(Copied { path, from: Original::Cached(variant.file) });
    }
    Ok(Ok((Shelved { url, width: measured.width, height: measured.height, variants: listed }, files)))
}

/// Longest name that a picture keeps, in characters: what is put behind it must fit a file's name too.
const STEM: usize = 60;

/// A picture's name without its ending, of letters and digits that every disk stores alike. Never empty and never hidden.
fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let kept: String = stem.nfc().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).take(STEM).collect();
    let kept = kept.trim_start_matches(['-', '_']);
    if kept.is_empty() { "image".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_picture_keeps_its_name_and_is_never_hidden() {
        assert_eq!(stem("화면.png"), "화면");
        // As macOS writes it.
        assert_eq!(stem("\u{1112}\u{116a}면 (1).png"), "화면1");
        assert_eq!(stem("-_a-b.png"), "a-b");
        assert_eq!(stem("☆.png"), "image");
        assert_eq!(stem(".png"), "image");
    }
}
