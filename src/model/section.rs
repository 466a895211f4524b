//! Sections: folders of the content, each with its pages in order.

use super::ids::{PageId, SectionId};

/// A folder of pages. Each language's own folder is its root section.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its folder relative to the content folder.
    pub folder: String,
    /// Its language.
    pub lang: String,
    /// Relative to the site's root, with a trailing slash.
    pub url: String,
    /// Its front page, if an author wrote one.
    pub front: Option<PageId>,
    /// The enclosing section; none for a language's root.
    pub parent: Option<SectionId>,
    /// Its pages in order, without its front page.
    pub pages: Vec<PageId>,
    /// Its subsections in order.
    pub sections: Vec<SectionId>,
}

impl Section {
    /// The last part of its folder, which is its name if it has no title.
    pub fn name(&self) -> &str {
        self.folder.rsplit('/').next().unwrap_or(&self.folder)
    }

    /// Whether a name means it: its folder below its language's.
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.trim_matches('/');
        let below = self.folder.strip_prefix(self.lang.as_str()).and_then(|rest| rest.strip_prefix('/'));
        self.folder == name || below == Some(name)
    }
}
