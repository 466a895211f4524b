//! Maps a file's path to its URL: `content/ko/a/b.md` → `ko/a/b/`. The slug is the file's name in NFC.

use unicode_normalization::UnicodeNormalization;

use super::paths::decode;
use crate::text::{PathFault, storable_name, storable_path};

/// Why a page cannot have a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlFault {
    /// The slug is not a [`url_part`].
    Slug(PathFault),
}

/// Whether a file in the content folder is a page. Snippets for `::include` are in a folder `snippets`, or in a file or
/// folder whose name starts with `_`; only `_index` is a page.
pub fn is_page_file(path: &str) -> bool {
    let Some((stem, "md" | "mdx")) = path.rsplit_once('.') else { return false };
    let mut parts = stem.split('/').rev();
    let name = parts.next().unwrap_or_default();
    (name == "_index" || !name.starts_with('_')) && !parts.any(|folder| folder.starts_with('_') || folder == "snippets")
}

/// The language of a file by its folder, if that is one of the site's languages.
pub fn language_of<'l>(path: &str, languages: &'l [String], by_lang: bool) -> Option<&'l String> {
    if !by_lang {
        return languages.first();
    }
    let folder = path.split_once('/')?.0;
    languages.iter().find(|language| *language == folder)
}

/// Whether a file is the front page of its folder.
pub fn is_front_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    matches!(name.rsplit_once('.').map_or(name, |(stem, _)| stem), "_index" | "index")
}

/// The URL of a page relative to the site's root, with a trailing slash; `lang` is prefixed if the folder does not name
/// it.
///
/// # Errors
/// The slug might lead out of its folder.
pub fn page_url(path: &str, lang: &str, by_lang: bool, slug: Option<&str>) -> Result<String, UrlFault> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut parts: Vec<String> = stem.split('/').map(|part| part.nfc().collect()).collect();
    if is_front_page(path) {
        parts.pop();
    }
    if let Some(slug) = slug {
        let slug: String = slug.trim().nfc().collect();
        url_part(&slug).map_err(UrlFault::Slug)?;
        let home = parts.len() <= usize::from(by_lang) && is_front_page(path);
        if !home {
            parts.pop();
            parts.push(slug);
        }
    }
    if !by_lang {
        parts.insert(0, lang.to_owned());
    }
    let mut url = parts.join("/");
    url.push('/');
    Ok(url)
}

/// Accepts one part of a URL that is also a file's name: nothing in it ends the path or has to be encoded, and it is
/// not hidden.
///
/// # Errors
/// The reason why the part is not accepted.
pub fn url_part(part: &str) -> Result<(), PathFault> {
    let part: String = part.nfc().collect();
    storable_name(&part)?;
    match part.chars().find(|c| matches!(c, '#' | '%')) {
        _ if part.starts_with('.') => Err(PathFault::Dots),
        Some(found) => Err(PathFault::Character(found)),
        None => Ok(()),
    }
}

/// Accepts a URL, as [`page_url`] makes it, that a page can have.
///
/// # Errors
/// The fault of the first part that is not a [`url_part`], or of the whole length.
pub fn url_path(url: &str) -> Result<(), PathFault> {
    url.trim_end_matches('/').split('/').try_for_each(url_part)?;
    storable_path(&format!("{url}index.html"))
}

/// Accepts a path of this site that an old page can have had.
///
/// # Errors
/// The reason why no page can have had the path.
pub(super) fn old_path(text: &str) -> Result<(), PathFault> {
    let text = &*decode(text.trim());
    if text.contains("://") {
        return Err(PathFault::Character(':'));
    }
    let path = text.strip_prefix('/').unwrap_or(text);
    url_path(path.strip_suffix('/').unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_and_the_name_make_the_url() {
        assert_eq!(page_url("ko/start/enroll.md", "ko", true, None), Ok("ko/start/enroll/".into()));
        assert_eq!(page_url("ko/start/_index.md", "ko", true, None), Ok("ko/start/".into()));
        assert_eq!(page_url("ko/index.mdx", "ko", true, None), Ok("ko/".into()));
        assert_eq!(page_url("start/enroll.md", "ko", false, None), Ok("ko/start/enroll/".into()));
        assert_eq!(page_url("index.md", "ko", false, None), Ok("ko/".into()));
        assert_eq!(page_url("ko/a/b.md", "ko", true, Some("환불")), Ok("ko/a/환불/".into()));
    }

    #[test]
    fn a_name_in_nfd_becomes_nfc() {
        let name: String = "ko/환불.md".nfd().collect();
        assert_eq!(page_url(&name, "ko", true, None), Ok("ko/환불/".into()));
    }

    #[test]
    fn a_slug_stays_in_its_folder() {
        for slug in ["../../x", "a/b", "..", "", "a\\b", ".hidden", "a\0b", "a?b", "con", "x.", "a#b", "%"] {
            assert!(page_url("ko/a.md", "ko", true, Some(slug)).is_err(), "{slug}");
        }
    }

    #[test]
    fn an_old_address_is_a_path_of_this_site() {
        for fine in ["/ko/old/", "ko/old", "/ko/old.html", " /ko/환불 방법/ "] {
            assert_eq!(old_path(fine), Ok(()), "{fine}");
        }
        let long = "/a".repeat(3_000);
        for none in ["", "/", "//evil.example/x", "https://x/y", "/a//b", "/a/../b", "/con/", "/a?b", &long] {
            assert!(old_path(none).is_err(), "{none}");
        }
    }

    #[test]
    fn snippets_are_no_pages() {
        assert!(is_page_file("ko/a.md") && is_page_file("ko/_index.md") && is_page_file("ko/a.mdx"));
        assert!(
            !is_page_file("snippets/a.md")
                && !is_page_file("ko/_part.md")
                && !is_page_file("_x/a.md")
                && !is_page_file("a.png")
        );
    }
}
