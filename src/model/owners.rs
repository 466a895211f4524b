//! Who is responsible: for a page, and for what a finding is about.

use crate::diagnostic::Subject;

use super::{Page, Site};

impl Site {
    /// The page's owner, else that of the first feature with an owner which it documents.
    pub fn owner_of_page<'s>(&'s self, page: &'s Page) -> Option<&'s str> {
        let of_feature = || page.features.iter().find_map(|id| self.glossary.feature(id)?.owner.as_deref());
        page.front.owner.as_ref().map(|owner| &*owner.text).or_else(of_feature)
    }

    /// The owner of a concept, a label or a feature. A label without one belongs to its feature's.
    pub fn owner_of(&self, subject: &Subject) -> Option<&str> {
        let of_feature = |id: &str| self.glossary.feature(id)?.owner.as_deref();
        match subject {
            Subject::Concept(id) => self.glossary.concept(id)?.owner.as_deref(),
            Subject::Feature(id) => of_feature(id),
            Subject::Label(id) => {
                let label = self.glossary.label(id)?;
                label.owner.as_deref().or_else(|| of_feature(&label.feature.as_ref()?.id))
            }
        }
    }
}
