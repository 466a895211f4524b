//! Where does what a reader has to open first stand? Ids of tabs, fold-outs and passages for some roles, so that a link and a
//! search can lead into them. Who sets a body and who searches it count alike.

/// Counts what is closed in a body, each before what it holds.
#[derive(Clone, Debug, Default)]
pub struct ClosedIds {
    tabs: usize,
    folds: usize,
    passages: usize,
}

impl ClosedIds {
    /// The id of the next group of tabs.
    pub fn tabs(&mut self, prefix: &str) -> String {
        self.tabs += 1;
        format!("{prefix}tabs-{}", self.tabs)
    }

    /// The id of a panel of such a group, counted from 1; the theme's `tabs` sets the same.
    pub fn panel(group: &str, number: usize) -> String {
        format!("{group}-panel-{number}")
    }

    /// The id of the next fold-out.
    pub fn fold(&mut self, prefix: &str) -> String {
        self.folds += 1;
        format!("{prefix}hg-fold-{}", self.folds)
    }

    /// The id of the next passage for some roles.
    pub fn passage(&mut self, prefix: &str) -> String {
        self.passages += 1;
        format!("{prefix}hg-passage-{}", self.passages)
    }
}
