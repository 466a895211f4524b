//! Stage 6: what may a template know about this page? A template sees its [`PageView`] and [`SiteView`], nothing else.

mod article;
mod body;
mod closed;
mod context;
mod features;
mod glossary;
mod media;
mod page;
mod part;
mod pictured;
mod plain;
mod related;
mod resolve;
mod searchable;
mod shared;
mod shell;
mod site;
mod told;
mod used;

pub use article::{home, is_mere_notice, page, section_page};
pub use body::*;
pub use closed::ClosedIds;
pub use context::{Context, Mentioned, Shelved, Snippet, TitleView, Typeset, date_view, root_of};
pub use features::{removed, whats_new};
pub use glossary::{concept, concept_ids, index as glossary_index, names};
pub use page::*;
pub use part::*;
pub use plain::{not_found, search};
pub use related::Kinship;
pub use resolve::{resolve, successor};
pub use searchable::{SearchableSection, searchable};
pub use shared::{FaceFiles, site_view};
pub use shell::lang_name;
pub use site::*;
pub use told::*;
pub use used::{Used, used};
