//! The order of the stages. Only this folder combines them.
//!
//! [`load`] reads configuration and glossary, [`survey`] reads every page once and assembles the site, [`check`] and
//! [`build`] check each page and (for a build) set and write it. The first 30 MB of pages stay parsed; each of the
//! others is kept as a summary and read again, so that memory does not grow with the length of the pages. [`open`]
//! surveys a help center or, without one, any tree of articles; [`fix`] applies the fixes of findings.

mod accepted;
mod asked;
mod beside;
mod beyond;
mod browser_index;
mod build;
mod changed;
mod check;
mod counted;
mod deciding;
mod decisions;
mod dressed;
mod expect;
mod face;
mod features;
mod films;
mod fix;
mod gathered;
mod heading_links;
mod kept_file;
mod keys;
mod labels;
mod leading;
mod load;
mod made;
mod memo;
mod pages;
mod paths;
mod pictures;
mod reading;
mod rename;
mod reported;
mod screens;
mod seals;
mod search;
mod shots;
mod since;
mod slugs;
mod standalone;
mod stop;
mod suggest;
mod survey;
#[cfg(test)]
mod tests;
mod texts;
mod thumbnails;
mod todo;
mod together;
mod translations;
mod twins;
mod unread;

pub use asked::{Asked, Keeping, Request};
pub use build::{Built, Shrunk, build, index_folder};
pub use changed::{FileOutcome, FixedFile};
pub use check::{Checked, check};
pub use features::{FeatureReport, features};
pub use fix::{Fixed, Mending, fix};
pub use keys::{Rebuilt, Why};
pub use labels::{LabelChange, Synced, sync_labels};
pub use load::{Project, load};
pub use memo::Memo;
pub use rename::{RenameFault, RenameOutcome, Renamed, Renaming, Retake, rename};
pub use reported::Reported;
pub use shots::{Shot, shots};
pub use since::since;
pub use standalone::{glossary_of, languages_of, open};
pub use stop::Stop;
pub use suggest::suggest;
pub use survey::{Surveyed, survey};
pub use thumbnails::{cut_outs, thumbnails};
pub use todo::{Task, TaskKind, Todo, todo};
