//! Which words stand where? The search index: analyzer, static shards for the browser, tantivy for the terminal.

pub mod analyzer;
mod coder;
mod compound;
pub mod export;
mod inversion;
mod language;
pub mod page;
mod passage;
pub mod query;
pub mod referral;
mod shard;
pub mod skeleton;
mod weigh;

pub use export::export;
pub use language::{Prepared, prepare};
pub use page::{Concept, Corpus, IndexPage, IndexSection, Label, Removal, SectionName, Synonym};
pub use passage::passages;
pub use shard::pages::slug;
