//! Stage 5: is it said as agreed? Pages, site and glossary in, findings out.
//!
//! A [`Linter`] is made once per site and asked page by page, from as many threads as there are. The rules themselves
//! live in [`crate::rules`], one file each; here is what they share: what a page says as its reader sees it ([`prose`]),
//! the glossary's terms ready to be found ([`matching`]), levels, and exceptions.

mod census;
pub mod certainty;
mod deciding;
pub mod leaving;
mod levels;
pub mod lexicon;
pub mod links;
mod linter;
mod machine;
pub mod markup;
pub mod matching;
mod mending;
pub mod mentions;
pub mod menu;
pub mod nearest;
mod page;
mod proof;
pub mod prose;
mod quote;
pub mod replacing;
mod rule;
mod said;
pub mod screen;
pub mod site;
mod spelled;
mod standing;
mod suppression;
#[cfg(test)]
pub(crate) mod trial;
mod usage;
pub mod vocabulary;
pub mod whose;
pub mod words;
pub mod writing;

pub use crate::rules::{every_rule, known_rules, rules};
pub use census::FeatureCensus;
pub use deciding::{Deciding, faults as decision_faults};
pub use levels::{FileLevels, Levels};
pub use linter::{Linter, PageFindings};
pub use mending::{Headings, Mended, in_heading};
pub use page::{PageContext, Part};
pub use proof::holding;
pub use rule::{Check, Rule};
pub use said::Said;
pub use site::{Across, SiteContext};
pub use standing::{Due, Event, FeatureStatus, RoleStatus, due, standing};
pub use suppression::{Suppression, Waived};
pub use usage::{PictureUse, TermUse, Usage};
