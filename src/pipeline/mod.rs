//! In which order? The only place where the stages meet.
//!
//! [`load`] reads what a project is made of, [`survey`] reads every page once and puts the site together, [`check`] and
//! [`build`] read each page again, judge it, and (for a build) set and write it. Between the two readings a page lives on
//! as a summary, so that memory does not grow with the length of the pages. [`open`] surveys a help center or, without one,
//! any tree of articles; [`fix`] mends what was found.

mod accepted;
mod asked;
mod build;
mod check;
mod counted;
mod expect;
mod features;
mod films;
mod fix;
mod labels;
mod leading;
mod load;
mod made;
mod pictures;
mod rename;
mod screens;
mod search;
mod shots;
mod slugs;
mod standalone;
mod survey;
mod together;
mod translations;
mod unread;

pub use crate::rules::page::front_matter::once_for_all;
pub use asked::Asked;
pub use build::{Built, Shrunk, build, index_folder};
pub use check::{Checked, check};
pub use features::{Due, Event, FeatureReport, FeatureStatus, RoleStatus, features};
pub use fix::{FileOutcome, Fixed, FixedFile, Mending, fix};
pub use labels::{LabelChange, Synced, sync_labels};
pub use load::{Project, Request, Stop, load};
pub use rename::{RenameFault, RenameOutcome, Renamed, Renaming, Retake, rename};
pub use shots::{Shot, shots};
pub use standalone::{glossary_of, languages_of, open};
pub use survey::{Surveyed, survey};
