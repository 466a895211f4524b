//! Stage 3: how do the files fit together? Pages get their URL, section, id and readers; names find what they name.

mod addresses;
mod anchors;
mod folds;
mod includes;
mod language;
mod lifecycle;
mod made;
mod names;
mod page;
mod paths;
mod readers;
mod resolve;
mod roles;
mod section;
mod site;
mod snippet;
mod title;
mod unknown;
mod urls;

pub use addresses::{Holder, MadePage, Refused, Taken, address, file_at, old_address};
pub use anchors::anchors;
pub use folds::{Fold, folds};
pub use language::page_language;
pub use lifecycle::{State, state};
pub use names::{Known, Meant, NameFault, Names, concepts_of_roles};
pub use page::{FoldSummary, HeadingSummary, Page, PageId, survey};
pub use readers::Readers;
pub use resolve::{LinkTo, Origin, Text};
pub use roles::RoleSet;
pub use section::{Section, SectionId};
pub use site::{Site, SiteInput, assemble};
pub use snippet::{SnippetSummary, Snippets, inner_prefix};
pub use title::Title;
pub use unknown::{Thing, unknown};
pub use urls::{UrlFault, is_page_file, language_of, page_url, url_part, url_path};
