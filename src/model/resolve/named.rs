//! Resolves pages named in the configuration and front matter, and the files of pictures.

use super::{LinkTo, Origin};
use crate::model::ids::PageId;
use crate::model::page::Page;
use crate::model::site::Site;
use crate::text::composed;

impl Site {
    /// The page for a name in `helpgen.yml`: an id (`refund`), an id in a language (`ko/refund`), or a file with or
    /// without its ending (`ko/payment/refund.md`). If pages of several languages share the id, the one in `lang`, else
    /// the first in the order of the site's languages.
    pub fn page_named(&self, name: &str, lang: Option<&str>) -> Option<PageId> {
        let name = composed(name.trim());
        let name = name.trim_matches('/');
        let by_lang = || name.split_once('/').and_then(|(lang, id)| self.by_id.get(id)?.get(lang).copied());
        self.with_id(name, lang).or_else(by_lang).or_else(|| self.find_page(name)).or_else(|| {
            let url = format!("{name}/");
            self.by_url.get(&url).copied()
        })
    }

    /// A page by its id: the one in `lang`, else the first in the order of the site's languages.
    fn with_id(&self, id: &str, lang: Option<&str>) -> Option<PageId> {
        let versions = self.by_id.get(id)?;
        let own = lang.into_iter().chain(self.config.languages.iter().map(String::as_str));
        own.filter_map(|lang| versions.get(lang)).next().or_else(|| versions.values().next()).copied()
    }

    /// The page for a name in `related`: an id, a path from the page's file, or a name as in `helpgen.yml`.
    pub fn page_related(&self, page: &Page, name: &str) -> Option<PageId> {
        let id = composed(name);
        if let Some(found) = self.with_id(&id, Some(&page.lang)) {
            return Some(found);
        }
        match self.link(page.origin(), name) {
            LinkTo::Page(found, _) | LinkTo::Old(found, _) => Some(found),
            _ => self.page_named(name, Some(&page.lang)),
        }
    }

    /// A page in another language: the page with the same id.
    pub fn version(&self, page: PageId, lang: &str) -> Option<PageId> {
        if self.pages[page].lang == lang {
            return Some(page);
        }
        self.by_id.get(&self.pages[page].id)?.get(lang).copied()
    }

    /// Where a picture's file is: in the content folder, or with a leading slash in `static/`. If there is a version for the
    /// page's language, it is that one. None: it is no file of the site.
    pub fn picture(&self, from: Origin<'_>, url: &str) -> Option<String> {
        let file = match self.link(from, url) {
            LinkTo::File(file) => Some(file),
            LinkTo::Made(path) => self.statics.name(&path).map(|file| format!("/{file}")),
            _ => None,
        };
        file.map(|file| self.versions.in_language(file, from.lang))
    }
}
