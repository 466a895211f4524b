//! Files of the current site that the new one has too. They are noted until the first file differs.

use super::identity::Identity;
use super::path::SitePath;

/// The files that were found unchanged.
#[derive(Debug)]
pub(super) enum Unchanged {
    /// No file differs so far: the files wait.
    Noted(Vec<(SitePath, Identity)>),
    /// A file differs: every file is linked as soon as it is found unchanged.
    Linked,
}

impl Default for Unchanged {
    fn default() -> Self {
        Self::Noted(Vec::new())
    }
}

impl Unchanged {
    /// Notes a file. False if it has to be linked now.
    pub(super) fn note(&mut self, path: &SitePath, identity: Identity) -> bool {
        match self {
            Self::Noted(files) => {
                files.push((path.clone(), identity));
                true
            }
            Self::Linked => false,
        }
    }

    /// The files that waited; later ones do not wait any more.
    pub(super) fn link_from_now_on(&mut self) -> Vec<(SitePath, Identity)> {
        match std::mem::replace(self, Self::Linked) {
            Self::Noted(files) => files,
            Self::Linked => Vec::new(),
        }
    }
}
