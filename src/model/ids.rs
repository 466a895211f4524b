//! The numbers by which parts of a site refer to each other.

/// Number of a page in its site.
pub type PageId = usize;

/// Number of a section in its site.
pub type SectionId = usize;
