//! Measures every picture that a page shows and makes its variants.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::error::Error;
use crate::model::Site;
use crate::pictures::{Active, Cleaned, Format, Library, PictureFault, clean_svg, measure, without_notes};
use crate::source::read_inside;
use crate::text::composed;
use crate::view::Shelved;

use super::asked::Request;
use super::paths::project_path;
use super::stop::Stop;
use super::survey::Surveyed;

/// A file to copy into the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Relative to the site's root.
    pub path: String,
    /// The source.
    pub from: Original,
}

/// The source of a copied file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Original {
    /// A file of the project, by its path in it.
    Project(String),
    /// A file of the cache, which may be linked.
    Cached(PathBuf),
    /// The cleaned content of a project file.
    Made(Arc<[u8]>),
}

/// All pictures.
#[derive(Debug, Default)]
pub struct Shelf {
    /// By path relative to the content folder; for files of `static/` with a leading slash.
    pub pictures: BTreeMap<String, Shelved>,
    /// The files of each picture, by the same key.
    pub files: BTreeMap<String, Vec<Copied>>,
    /// SVGs of `static/` that are published cleaned, by path; `None`: not published.
    pub statics: BTreeMap<String, Option<Arc<[u8]>>>,
    /// Findings about pictures that are broken or were cleaned.
    pub faults: Vec<Diagnostic>,
}

/// Puts every picture of a shown page on the shelf.
///
/// # Errors
/// An error of the system.
pub fn shelve(request: &Request, site: &Site) -> Result<Shelf, Stop> {
    let library = Library::new(&request.cache());
    let library = if request.no_cache { library.made_again() } else { library };
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
            Ok((picture, files, told)) => {
                shelf.pictures.insert(key.clone(), picture);
                shelf.files.insert(key, files);
                shelf.faults.extend(told);
            }
            Err(fault) => shelf.faults.push(*fault),
        }
    }
    for (file, made, told) in statics(request, site)? {
        // A picture on a page already has this finding.
        if !shelf.faults.iter().any(|known| known.place == told.place) {
            shelf.faults.push(told);
        }
        shelf.statics.insert(file, made);
    }
    Ok(shelf)
}

/// A picture with its files and a finding if it was cleaned, or the finding that it is unusable.
type Picture = Result<(Shelved, Vec<Copied>, Option<Diagnostic>), Box<Diagnostic>>;

/// An SVG of `static/` that was cleaned.
type CleanedStatic = (String, Option<Arc<[u8]>>, Diagnostic);

/// Cleans the SVGs of `static/`: a browser opens an SVG as a document of the site.
fn statics(request: &Request, site: &Site) -> Result<Vec<CleanedStatic>, Error> {
    if site.config.unsafe_html {
        return Ok(Vec::new());
    }
    let pictures = site.statics.names().filter(|file| file.to_ascii_lowercase().ends_with(".svg"));
    let cleaned: Vec<Option<CleanedStatic>> = pictures
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|file| {
            let path = project_path(&site.config.static_dir, file);
            let bytes = read_inside(&request.root, &path)?;
            Ok(match clean_svg(&bytes) {
                Ok(Cleaned { bytes: None, .. }) => None,
                Ok(Cleaned { bytes: Some(made), removed }) if removed.is_empty() => {
                    // Cleaning removed nothing active, so the original is published.
                    drop(made);
                    None
                }
                Ok(Cleaned { bytes: Some(made), removed }) => {
                    Some((file.to_owned(), Some(made.into()), active(&path, &removed)))
                }
                Err(fault) => Some((file.to_owned(), None, broken(&path, &fault))),
            })
        })
        .collect::<Result<_, Error>>()?;
    Ok(cleaned.into_iter().flatten().collect())
}

fn broken(path: &str, fault: &PictureFault) -> Diagnostic {
    Diagnostic::new("image/broken", Severity::Error, Some(Place::file(path)), fault.say()).help(fault.help())
}

/// The finding about content removed from a picture.
fn active(path: &str, removed: &BTreeSet<Active>) -> Diagnostic {
    let names = removed.iter().map(|what| match what {
        Active::Script => ("스크립트", "scripts"),
        Active::Handler => ("이벤트 처리(onload 등)", "handlers (onload and the like)"),
        Active::Foreign => ("안에 든 웹 문서(foreignObject)", "web documents (foreignObject)"),
        Active::Reference => ("밖을 가리키는 주소", "addresses that lead out"),
        Active::Style => ("무언가를 불러오는 스타일", "styles that load something"),
        Active::Declaration => ("문서 선언과 처리 명령", "declarations and instructions"),
        Active::Unknown => ("SVG가 모르는 요소", "elements that SVG does not know"),
    });
    let (ko, en): (Vec<&str>, Vec<&str>) = names.unzip();
    let say = Say::new(
        format!("그림에서 그리지 않는 부분을 빼고 실어요: {}", ko.join(", ")),
        format!("Published without the parts that do not draw: {}", en.join(", ")),
    );
    let help = Say::new(
        "그림만 남게 다시 저장해 주세요. 모든 그림을 믿는다면 helpgen.yml에 `markdown: { unsafe_html: true }`를 적으면 그대로 실어요",
        "Save the picture again as a plain drawing. If you trust every picture, `markdown: { unsafe_html: true }` in helpgen.yml \
         publishes them as they are",
    );
    Diagnostic::new("image/active", Severity::Warning, Some(Place::file(path)), say).help(help)
}

/// Keys of the pictures on shown pages.
fn wanted(site: &Site) -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for page in site.pages.iter().filter(|page| site.shows(page)) {
        for text in site.texts_of(page) {
            wanted.extend(site.picture_files(page, &text));
        }
        wanted.extend(site.films_of(page).iter().filter_map(|film| site.poster(film)));
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
    let fault = |fault: &PictureFault| Box::new(broken(&path, fault));
    let measured = match measure(&bytes) {
        Ok(measured) => measured,
        Err(told) => return Ok(Err(fault(&told))),
    };
    let mut cleaned = Cleaned::default();
    if measured.format == Format::Svg && !site.config.unsafe_html {
        match clean_svg(&bytes) {
            Ok(told) if told.removed.is_empty() => {}
            Ok(told) => cleaned = told,
            Err(told) => return Ok(Err(fault(&told))),
        }
    }
    let made = cleaned.bytes.or_else(|| without_notes(&bytes, measured.format));
    let content_hash = blake3::hash(made.as_deref().unwrap_or(&bytes));
    let hash = content_hash.to_hex();
    let name = key.rsplit('/').next().unwrap_or(key);
    let stem = stem(name);
    let short = &hash[..10];
    let mut files = Vec::new();
    let url = if is_static {
        composed(key.trim_start_matches('/')).into_owned()
    } else {
        let url = format!("images/{stem}.{short}.{}", measured.format.extension());
        let from = made.map_or_else(|| Original::Project(path.clone()), |made| Original::Made(made.into()));
        files.push(Copied { path: url.clone(), from });
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
    let told = (!cleaned.removed.is_empty()).then(|| active(&path, &cleaned.removed));
    let shelved = Shelved { url, width: measured.width, height: measured.height, variants: listed };
    Ok(Ok((shelved, files, told)))
}

/// A linked file as published. A browser opens an SVG as a document, so it is cleaned like a picture.
///
/// # Errors
/// An error of the system.
pub fn linked(surveyed: &Surveyed, path: &str) -> Result<Original, Error> {
    let plain = Original::Project(path.to_owned());
    if !path.to_ascii_lowercase().ends_with(".svg") {
        return noteless(&surveyed.request, path);
    }
    if surveyed.site.config.unsafe_html {
        return Ok(plain);
    }
    let cleaned = clean_svg(&read_inside(&surveyed.request.root, path)?);
    Ok(match cleaned {
        Ok(Cleaned { bytes: Some(made), removed }) if !removed.is_empty() => Original::Made(made.into()),
        Ok(_) => plain,
        // A browser might run what is in an unreadable SVG.
        Err(_) => Original::Made(Arc::from(&b""[..])),
    })
}

/// A file as published: photographs lose their metadata, such as the place.
///
/// # Errors
/// An error of the system.
pub(super) fn noteless(request: &Request, path: &str) -> Result<Original, Error> {
    const ENDINGS: [&str; 8] = [".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".avif"];
    let name = path.to_ascii_lowercase();
    if ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        let bytes = read_inside(&request.root, path)?;
        let made = measure(&bytes).ok().and_then(|measured| without_notes(&bytes, measured.format));
        if let Some(made) = made {
            return Ok(Original::Made(made.into()));
        }
    }
    Ok(Original::Project(path.to_owned()))
}

/// Longest kept part of a picture's name, in characters: the suffix must fit into the file's name too.
const STEM: usize = 60;

/// A picture's name without extension, with only letters, digits, `-` and `_`, which every disk stores alike. Never
/// empty and never hidden.
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
