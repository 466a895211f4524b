//! The search index: analyzer, static shards for the browser, tantivy for the terminal.

pub mod analyzer;
mod coder;
mod compound;
pub mod export;
mod inversion;
mod language;
mod list;
pub mod page;
mod passage;
pub mod query;
pub mod referral;
mod shard;
pub mod skeleton;
mod weigh;

pub use export::{Exported, TextFile, export, page_texts};
pub use language::{Prepared, RUN, Read, prepare, prepare_read, read};
pub use page::{Concept, Corpus, IndexPage, IndexSection, LISTING, Label, Removal, SectionName, Synonym};
pub use passage::passages;
pub use shard::pages::{PageTexts, slug};
