//! `sitemap.xml` (sitemaps.org 0.9) with language alternatives, and `robots.txt`.

use std::fmt::Write as _;

use crate::view::PageView;

use super::Artifact;

/// Most addresses in one sitemap (sitemaps.org).
const LIMIT: usize = 50_000;

/// An address for search engines.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Listed {
    /// Absolute.
    pub url: String,
    /// `YYYY-MM-DD`.
    pub changed: Option<String>,
    /// Language and absolute URL.
    pub alternates: Vec<(String, String)>,
}

impl Listed {
    /// What a page's head says; none where search engines are to keep away, or the site has no address.
    pub fn of(view: &PageView) -> Option<Self> {
        use crate::view::Content;
        if view.head.noindex {
            return None;
        }
        let changed = match &view.page {
            Content::Article(article) => article.updated.as_ref().map(|day| day.iso.clone()),
            _ => None,
        };
        let alternates = view.head.alternates.iter().map(|other| (other.lang.clone(), other.url.clone())).collect();
        Some(Self { url: view.head.canonical.clone()?, changed, alternates })
    }
}

/// The sitemap, or an index of several where there are too many addresses for one. `base` is the site's address.
pub fn sitemap(mut pages: Vec<Listed>, base: &str) -> Vec<Artifact> {
    pages.sort_by(|a, b| a.url.cmp(&b.url));
    let chunks: Vec<&[Listed]> = pages.chunks(LIMIT).collect();
    if let [] | [_] = chunks.as_slice() {
        return vec![Artifact::new("sitemap.xml", one(&pages))];
    }
    let mut index = String::from(HEAD);
    index.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut files = Vec::new();
    for (number, chunk) in chunks.into_iter().enumerate() {
        let name = format!("sitemap-{}.xml", number + 1);
        let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", xml(&format!("{base}{name}")));
        files.push(Artifact::new(name, one(chunk)));
    }
    index.push_str("</sitemapindex>\n");
    files.push(Artifact::new("sitemap.xml", index));
    files
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn one(pages: &[Listed]) -> String {
    let mut out = String::from(HEAD);
    out.push_str(
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        let _ = write!(out, "<url><loc>{}</loc>", xml(&page.url));
        if let Some(changed) = &page.changed {
            let _ = write!(out, "<lastmod>{changed}</lastmod>");
        }
        for (lang, url) in &page.alternates {
            let _ = write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", xml(lang), xml(url));
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

/// `robots.txt`: everything may be read, and the sitemap is named where the site has an address.
pub fn robots(base: Option<&str>) -> Artifact {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = base {
        let _ = writeln!(text, "\nSitemap: {base}sitemap.xml");
    }
    Artifact::new("robots.txt", text)
}

/// Text in XML.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 has no way to write them.
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => {}
            c => out.push(c),
        }
    }
    out
}
