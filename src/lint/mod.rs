//! Stage 5: is it said as agreed? Pages, site and glossary in, findings out.
//!
//! A [`Linter`] is made once per site and asked page by page, from as many threads as there are. The rules themselves
//! live in [`crate::rules`], one file each; here is what they share: what a page says as its reader sees it ([`prose`]),
//! the glossary's terms ready to be found ([`matching`]), levels, and exceptions.

mod census;
pub mod certainty;
mod deciding;
mod escape;
mod fix_rounds;
pub mod label_notation;
pub mod leaving_features;
mod levels;
pub mod lexicon;
pub mod link_hint;
pub mod links;
mod linter;
mod machine;
pub mod markup;
pub mod matching;
mod mentioned_ids;
pub mod mentions;
pub mod menu;
mod page;
mod proof;
pub mod prose;
mod quote;
mod rule;
pub mod screen;
pub mod site;
mod standing;
mod suppression;
#[cfg(test)]
pub(crate) mod testing;
mod usage;
mod uses;
pub mod vocabulary;
pub mod whose;
pub mod word_fix;
pub mod words;

pub use crate::rules::{every_rule, known_rules, rules};
pub use census::FeatureCensus;
pub use deciding::{Deciding, faults as decision_faults};
pub use fix_rounds::{Headings, Mended};
pub use levels::{FileLevels, Levels};
pub use linter::{Linter, PageFindings};
pub use mentioned_ids::MentionedIds;
pub use page::{PageContext, Part};
pub use proof::holding;
pub use rule::{Check, Rule};
pub use site::{Across, SiteContext};
pub use standing::{Due, Event, FeatureStatus, RoleStatus, due, standing};
pub use suppression::{Suppression, Waived};
pub use usage::{PictureUse, TermUse, Usage};
