//! Which file or page owns each address? Pages, files of `static/` and generated files come first, old addresses after
//! them. Two addresses that differ only by case are the same on macOS and Windows.

use std::collections::BTreeMap;

use super::ids::PageId;
use crate::text::composed;

/// Files that helpgen generates at the site's root.
const AT_ROOT: [&str; 10] = [
    "404.html",
    "_headers",
    "_redirects",
    "assets/manifest.json",
    "index.html",
    "llms-full.txt",
    "llms.txt",
    "manifest.webmanifest",
    "robots.txt",
    "sitemap.xml",
];

/// Files that helpgen generates in the folder of each language.
const IN_LANGUAGE: [&str; 5] = ["404.html", "feed.xml", "llms-full.txt", "llms.txt", "opensearch.xml"];

/// Files of every page: HTML for the browser, and markdown.
const OF_PAGE: [&str; 2] = ["index.html", "index.md"];

/// The owner of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A page.
    Page(PageId),
    /// An old address of a page.
    Old(PageId),
    /// A file of `static/`.
    Static(String),
    /// A generated file.
    Made(String),
}

/// The owners of the site's files, by path in lower case.
#[derive(Clone, Debug, Default)]
pub struct Taken(BTreeMap<String, Holder>);

impl Taken {
    /// The files that helpgen always generates.
    pub(super) fn new(languages: &[String]) -> Self {
        let inner = languages.iter().flat_map(|lang| IN_LANGUAGE.map(|file| format!("{lang}/{file}")));
        let files = AT_ROOT.map(str::to_owned).into_iter().chain(inner);
        Self(files.map(|file| (folded(&file), Holder::Made(file))).collect())
    }

    /// The owner that conflicts with a path: the same path, a file above it, or files below it.
    pub fn holder(&self, file: &str) -> Option<&Holder> {
        let key = folded(file);
        let above = key.match_indices('/').find_map(|(at, _)| self.0.get(&key[..at]));
        let within = || {
            let folder = format!("{key}/");
            let first = self.0.range(folder.clone()..).next();
            first.filter(|(path, _)| path.starts_with(&folder)).map(|(_, holder)| holder)
        };
        above.or_else(|| self.0.get(&key)).or_else(within)
    }

    /// The owner of exactly this file.
    pub(super) fn at(&self, file: &str) -> Option<&Holder> {
        self.0.get(&folded(file))
    }

    /// Assigns a file to an owner, unless another owner conflicts.
    pub(super) fn claim(&mut self, file: &str, holder: Holder) -> Result<(), Holder> {
        if let Some(other) = self.holder(file) {
            return Err(other.clone());
        }
        self.0.insert(folded(file), holder);
        Ok(())
    }

    /// Assigns a page's files to the page.
    pub(super) fn claim_page(&mut self, url: &str, page: PageId) -> Result<(), Holder> {
        // A folder with the name of a page's file would conflict with that file of the page above.
        let above = |part: &str| OF_PAGE.iter().any(|file| part.eq_ignore_ascii_case(file));
        if let Some(part) = url.split('/').find(|part| above(part)) {
            return Err(Holder::Made(part.to_owned()));
        }
        OF_PAGE.iter().try_for_each(|file| self.claim(&format!("{url}{file}"), Holder::Page(page)))
    }
}

pub(super) fn folded(path: &str) -> String {
    composed(path).to_lowercase()
}

/// The address of a path relative to the site's root: `a/b/`, `a/b.html`; the root is empty.
pub fn address(path: &str) -> String {
    let path = composed(path.trim_matches('/'));
    let path = match &*path {
        "index.html" => "",
        path => path.strip_suffix("/index.html").unwrap_or(path),
    };
    if path.is_empty() || path.ends_with(".html") { path.to_owned() } else { format!("{path}/") }
}

/// The file at an [`address`].
pub fn file_at(address: &str) -> String {
    if address.ends_with(".html") { address.to_owned() } else { format!("{address}index.html") }
}

/// An old address that another owner has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The page that lists the address.
    pub page: PageId,
    /// The index of the address among the page's aliases.
    pub alias: usize,
    /// The owner.
    pub holder: Holder,
}

/// A generated page that an author's page may replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadePage {
    /// The list of concepts.
    Glossary,
    /// A concept.
    Concept,
    /// The list of labels.
    Names,
    /// New features.
    WhatsNew,
    /// Removed features.
    Removed,
    /// Search.
    Search,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_one_form() {
        for (path, form) in [
            ("/a/b", "a/b/"),
            ("a/b/index.html", "a/b/"),
            ("a/my_index.html", "a/my_index.html"),
            ("/", ""),
            ("index.html", ""),
        ] {
            assert_eq!(address(path), form, "{path}");
        }
        assert_eq!(
            (file_at("a/"), file_at("a.html"), file_at("")),
            ("a/index.html".into(), "a.html".into(), "index.html".into())
        );
    }

    #[test]
    fn a_file_has_one_holder_and_is_no_folder() {
        let mut taken = Taken::new(&["ko".to_owned()]);
        assert_eq!(taken.claim_page("ko/a/", 1), Ok(()));
        assert_eq!(taken.claim_page("ko/A/", 2), Err(Holder::Page(1)));
        assert_eq!(taken.claim_page("ko/feed.xml/", 2), Err(Holder::Made("ko/feed.xml".into())));
        assert_eq!(taken.claim_page("ko/index.html/", 2), Err(Holder::Made("index.html".into())));
        assert_eq!(taken.claim("old.html/x/index.html", Holder::Old(1)), Ok(()));
        assert_eq!(taken.claim("old.html", Holder::Old(2)), Err(Holder::Old(1)));
        assert_eq!(
            taken.claim("robots.txt", Holder::Static("robots.txt".into())),
            Err(Holder::Made("robots.txt".into()))
        );
    }
}
