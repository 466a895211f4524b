//! By which numbers do the parts of a site know each other?

/// Number of a page in its site.
pub type PageId = usize;

/// Number of a section in its site.
pub type SectionId = usize;
