//! Where do groups of tabs and passages for some roles stand? Ids, so that a link and a search can lead into them. The
//! renderer and the search index number them in the same way.

/// Counts the groups of tabs and the passages of a body, each before those in it.
#[derive(Clone, Debug, Default)]
pub struct ClosedIds {
    tabs: usize,
    passages: usize,
    marks: usize,
}

impl ClosedIds {
    /// The id of the next group of tabs.
    pub fn tabs(&mut self, prefix: &str) -> String {
        self.tabs += 1;
        format!("{prefix}tabs-{}", self.tabs)
    }

    /// What the ids of the marks of the next picture begin with.
    pub fn marks(&mut self, prefix: &str) -> String {
        self.marks += 1;
        format!("{prefix}hg-mark-{}", self.marks)
    }

    /// The id of the next passage for some roles.
    pub fn passage(&mut self, prefix: &str) -> String {
        self.passages += 1;
        format!("{prefix}hg-passage-{}", self.passages)
    }
}
