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
    /// Its front page, if somebody wrote one.
    pub front: Option<PageId>,
    /// The section around it; none for a language's root.
    pub parent: Option<SectionId>,
    /// Pages in it in order, without its front page.
    pub pages: Vec<PageId>,
    /// Sections in it in order.
    pub sections: Vec<SectionId>,
}

impl Section {
    /// The last part of its folder: its name where nobody gave it a title.
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
