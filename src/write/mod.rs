//! What changed on disk? One atomic replacement.
//!
//! A site is written into a staging folder beside its place and put there in one step when it is complete; until then
//! the old one stands untouched. Single files are replaced in the same manner. Nothing else in helpgen writes into
//! `dist/` or into content.

mod destination;
mod file;
mod lock;
mod path;
mod site;
mod staging;
mod swap;

pub use destination::Destination;
pub use file::write_atomically;
pub use lock::ProjectLock;
pub use path::{SitePath, SitePathFault};
pub use site::{Committed, SiteWriter};
pub use staging::is_staging_name;
