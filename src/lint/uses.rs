//! What the site's pages lead to and show: other pages, pictures, films.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::model::{LinkTo, Page, PageId, Site};

/// What pages lead to and show.
#[derive(Debug, Default)]
pub struct Uses {
    /// Pages to which another page, the configuration or the glossary leads.
    pub reached: BTreeSet<PageId>,
    /// Pictures that some page or front matter uses: as in [`Site::files`], those of `static/` with a leading slash.
    pub pictures: BTreeSet<String>,
    /// Films, sounds and captions that pages show, as `pictures`.
    pub films: BTreeSet<String>,
}

impl Uses {
    /// Those of a whole site.
    pub fn of(site: &Site) -> Self {
        let each = site.pages.par_iter().fold(Self::default, |mut uses, page| {
            uses.page(site, page);
            uses
        });
        let mut uses = each.reduce(Self::default, Self::with);
        for (name, _) in &site.config.pages.featured {
            uses.reached.extend(site.page_named(name, None));
        }
        uses
    }

    fn with(mut self, mut other: Self) -> Self {
        self.reached.append(&mut other.reached);
        self.pictures.append(&mut other.pictures);
        self.films.append(&mut other.films);
        self
    }

    fn page(&mut self, site: &Site, page: &Page) {
        for text in site.texts_of(page) {
            for url in text.links {
                match site.link(text.origin, url) {
                    LinkTo::Page(to, _) | LinkTo::Old(to, _) if to != page.number => _ = self.reached.insert(to),
                    LinkTo::File(file) => _ = self.pictures.insert(file),
                    _ => {}
                }
            }
            let files = site.picture_files(page, &text);
            // It has to be there for its versions.
            self.pictures.extend(files.iter().filter_map(|file| site.versions.base(file)).map(str::to_owned));
            self.pictures.extend(files);
            for film in text.films.iter().filter_map(|url| site.picture(text.origin, url)) {
                self.pictures.extend(site.poster(&film));
                self.films.extend(site.captions(&film, &page.lang).into_iter().map(|own| own.file));
                self.films.insert(film);
            }
        }
        for name in &page.front.related {
            self.reached.extend(site.page_related(page, &name.text));
        }
    }
}
