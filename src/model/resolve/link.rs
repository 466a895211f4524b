//! Where does a link of a page lead? Links are file paths (`../payment/refund.md#fee`), browser paths
//! (`/ko/payment/refund/`), or addresses of this or other sites.

use super::Origin;
use crate::model::addresses::{Holder, address};
use crate::model::ids::PageId;
use crate::model::paths::{below_base, decode, join, parts, scheme};
use crate::model::site::Site;

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// A page of the site, with the fragment (without `#`; empty for none).
    Page(PageId, String),
    /// A page by one of its old addresses, with the fragment.
    Old(PageId, String),
    /// A place on the same page.
    Here(String),
    /// A file beside the articles, relative to the content folder.
    File(String),
    /// A generated page, or a file of `static/`: relative to the site's root.
    Made(String),
    /// Another site, or a mail address.
    External,
    /// An address that must not be followed, such as `javascript:`.
    Unsafe,
    /// A missing target: the path that was looked for, relative to the page or, after `/`, to the root.
    Broken(String),
}

/// Schemes that a link may use.
const SCHEMES: [&str; 7] = ["http", "https", "mailto", "tel", "sms", "ftp", "geo"];

/// Endings that a link may omit behind a page's name.
const ENDINGS: [&str; 7] = ["", ".md", ".mdx", "/_index.md", "/index.md", "/index.mdx", "/_index.mdx"];

/// Endings that other generators use instead of `.md`.
const OTHERS: [&str; 2] = [".html", ".htm"];

impl Site {
    /// Resolves a link.
    pub fn link(&self, from: Origin<'_>, url: &str) -> LinkTo {
        let own = self.config.base_url.as_deref().and_then(|base| below_base(base, url));
        if let Some(own) = own {
            let (path, fragment) = parts(own);
            return self.absolute(from, &decode(path), decode(fragment));
        }
        if let Some(scheme) = scheme(url) {
            let known = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
            return if known { LinkTo::External } else { LinkTo::Unsafe };
        }
        if url.starts_with("//") {
            return LinkTo::External;
        }
        let (path, fragment) = parts(url);
        let fragment = decode(fragment);
        if path.is_empty() {
            return LinkTo::Here(fragment);
        }
        let path = decode(path);
        match path.strip_prefix('/') {
            Some(absolute) => {
                let base = decode(self.base_path().trim_start_matches('/'));
                self.absolute(from, absolute.strip_prefix(&*base).unwrap_or(absolute), fragment)
            }
            None => self.relative(from, &path, fragment),
        }
    }

    /// The page of a link, by its current or an old address.
    pub fn leads(&self, from: Origin<'_>, url: &str) -> Option<PageId> {
        match self.link(from, url) {
            LinkTo::Page(page, _) | LinkTo::Old(page, _) => Some(page),
            _ => None,
        }
    }

    /// Resolves a path from the site's root, or from the root folder of the page's language.
    fn absolute(&self, from: Origin<'_>, path: &str, fragment: String) -> LinkTo {
        let Some(clean) = join("", path) else { return LinkTo::Broken(format!("/{path}")) };
        let url = address(&clean);
        let elsewhere = || {
            let stem = OTHERS.iter().find_map(|ending| clean.strip_suffix(ending))?;
            self.by_url.get(&address(stem.strip_suffix("/index").unwrap_or(stem)))
        };
        if let Some(&page) = self.by_url.get(&url).or_else(elsewhere) {
            return LinkTo::Page(page, fragment);
        }
        if url.is_empty() || self.made.contains(&url) {
            return LinkTo::Made(url);
        }
        let folders = self.root_folders(from);
        let each = || folders.iter().filter_map(|folder| join(folder, &clean));
        if let Some(page) = each().find_map(|file| self.find_page(&file)) {
            return LinkTo::Page(page, fragment);
        }
        if self.statics.contains(&clean) || self.is_made_file(&clean) {
            return LinkTo::Made(clean);
        }
        if let Some(found) = each().find_map(|file| self.section_at(&file)) {
            return found;
        }
        if let Some(file) = each().find_map(|file| self.files.name(&file).map(str::to_owned)) {
            return LinkTo::File(file);
        }
        match self.old.get(&url) {
            Some(&page) => LinkTo::Old(page, fragment),
            None => LinkTo::Broken(format!("/{path}")),
        }
    }

    /// The content folders from which an absolute path may start.
    fn root_folders<'a>(&self, from: Origin<'a>) -> Vec<&'a str> {
        match self.config.content_by_lang {
            true => [Some(""), Some(from.lang), from.lang_of_snippet].into_iter().flatten().collect(),
            false => vec![""],
        }
    }

    fn relative(&self, from: Origin<'_>, path: &str, fragment: String) -> LinkTo {
        let folder = from.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        if let Some(file) = join(folder, path) {
            if let Some(page) = self.find_page(&file) {
                return LinkTo::Page(page, fragment);
            }
            if let Some(file) = self.files.name(&file) {
                return LinkTo::File(file.to_owned());
            }
            if let Some(found) = self.section_at(&file) {
                return found;
            }
        }
        // The address that the browser would open.
        let seen = if from.url.is_empty() { None } else { join(from.url, path) };
        let Some(url) = seen.map(|path| address(&path)) else { return LinkTo::Broken(path.to_owned()) };
        if let Some(&page) = self.by_url.get(&url) {
            return LinkTo::Page(page, fragment);
        }
        if self.made.contains(&url) {
            return LinkTo::Made(url);
        }
        match self.old.get(&url) {
            Some(&page) => LinkTo::Old(page, fragment),
            None => LinkTo::Broken(path.to_owned()),
        }
    }

    /// The generated front page of a folder without an author's front page.
    fn section_at(&self, folder: &str) -> Option<LinkTo> {
        let section = &self.sections[*self.by_folder.get(folder)?];
        self.made.contains(&section.url).then(|| LinkTo::Made(section.url.clone()))
    }

    /// Whether a path is a generated file besides the pages.
    fn is_made_file(&self, path: &str) -> bool {
        let made = matches!(self.taken.at(path), Some(Holder::Made(file)) if *file == path);
        // Feeds and the sitemap exist only with `base_url`.
        made && (self.config.base_url.is_some() || !path.ends_with(".xml"))
    }

    /// A page by its file, its file without the ending, its folder, or its file with another generator's ending.
    pub(super) fn find_page(&self, file: &str) -> Option<PageId> {
        let file = file.trim_end_matches('/');
        let with_ending = |stem: &str| {
            let name = |ending: &&str| format!("{stem}{ending}").trim_start_matches('/').to_owned();
            ENDINGS.iter().find_map(|ending| self.by_file.get(&name(ending)).copied())
        };
        with_ending(file).or_else(|| {
            let stem = OTHERS.iter().find_map(|ending| file.strip_suffix(ending))?;
            let folder = || if stem == "index" { Some("") } else { stem.strip_suffix("/index") };
            with_ending(stem).or_else(|| with_ending(folder()?))
        })
    }
}
