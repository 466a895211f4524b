//! Where does a link of a page lead? Links are written as people write them in files (`../payment/refund.md#fee`), as
//! they read in the browser (`/ko/payment/refund/`), or as addresses of other sites.

use super::page::{Page, PageId};
use super::section::Section;
use super::site::Site;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// A page of the site, with the fragment (without `#`, empty: none).
    Page(PageId, String),
    /// A place on the same page.
    Here(String),
    /// A file beside the articles, relative to the content folder.
    File(String),
    /// A page that helpgen makes, or a file of `static/`: relative to the site's root.
    Made(String),
    /// Another site, or a mail address.
    External,
    /// An address that must not be followed, such as `javascript:`.
    Unsafe,
    /// Nothing is there: the path that was looked for, relative to the page or, after `/`, to the root.
    Broken(String),
}

/// Schemes that a link may have.
const SCHEMES: [&str; 7] = ["http", "https", "mailto", "tel", "sms", "ftp", "geo"];

/// Resolves a link written on a page.
pub fn resolve_link(site: &Site, from: &Page, url: &str) -> LinkTo {
    if let Some((scheme, _)) = url.split_once(':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    {
        let known = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
        return if known { LinkTo::External } else { LinkTo::Unsafe };
    }
    if url.starts_with("//") {
        return LinkTo::External;
    }
    let (path, fragment) = url.split_once('#').unwrap_or((url, ""));
    let path = path.split('?').next().unwrap_or_default();
    let fragment = decode(fragment);
    if path.is_empty() {
        return LinkTo::Here(fragment);
    }
    let path = decode(path);
    match path.strip_prefix('/') {
        Some(absolute) => absolute_link(site, absolute, fragment),
        None => relative_link(site, from, &path, fragment),
    }
}

fn absolute_link(site: &Site, path: &str, fragment: String) -> LinkTo {
    let base = site.base_path();
    let path = path.strip_prefix(base.trim_start_matches('/')).unwrap_or(path);
    let url = path.trim_end_matches("index.html").trim_end_matches('/');
    let with_slash = if url.is_empty() { String::new() } else { format!("{url}/") };
    if let Some(&page) = site.by_url.get(&with_slash) {
        return LinkTo::Page(page, fragment);
    }
    if site.made.contains(&with_slash) || site.made.contains(path) || with_slash.is_empty() {
        return LinkTo::Made(if site.made.contains(path) { path.to_owned() } else { with_slash });
    }
    if let Some(&page) = site.by_file.get(path) {
        return LinkTo::Page(page, fragment);
    }
    LinkTo::Broken(path.to_owned())
}

fn relative_link(site: &Site, from: &Page, path: &str, fragment: String) -> LinkTo {
    let folder = from.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(file) = join(folder, path) else { return LinkTo::Broken(path.to_owned()) };
    if let Some(page) = find_file(site, &file) {
        return LinkTo::Page(page, fragment);
    }
    if site.files.contains(&file) {
        return LinkTo::File(file);
    }
    // A section that nobody wrote a front page for has one all the same.
    let folder = file.trim_end_matches('/');
    if let Some(section) = site.sections.iter().find(|section| section.folder == folder && has_pages(site, section)) {
        return LinkTo::Made(section.url.clone());
    }
    // As it would be followed in the browser.
    if let Some(url) = join(from.url.trim_end_matches('/'), path) {
        let url = format!("{}/", url.trim_end_matches('/'));
        if let Some(&page) = site.by_url.get(&url) {
            return LinkTo::Page(page, fragment);
        }
        if site.made.contains(&url) {
            return LinkTo::Made(url);
        }
    }
    LinkTo::Broken(path.to_owned())
}

fn has_pages(site: &Site, section: &Section) -> bool {
    section.parent.is_none()
        || site.by_url.contains_key(&section.url)
        || section.pages.iter().chain(&section.front).any(|&page| site.shows(&site.pages[page]))
        || section.sections.iter().any(|&inner| has_pages(site, &site.sections[inner]))
}

/// A page by its file, its file without the ending, or its folder.
fn find_file(site: &Site, file: &str) -> Option<PageId> {
    let trimmed = file.trim_end_matches('/');
    ["", ".md", ".mdx", "/_index.md", "/index.md", "/index.mdx", "/_index.mdx"]
        .iter()
        .find_map(|ending| site.by_file.get(&format!("{trimmed}{ending}")).copied())
}

/// `path` seen from `folder`; none: it leads out of the content.
pub(super) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Percent-encoding undone, where it is UTF-8.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match hex {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
