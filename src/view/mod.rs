//! Stage 6: what may a template know about this page? A template sees its [`PageView`] and [`SiteView`], nothing else.

mod page;
mod part;
mod site;

pub use page::*;
pub use part::*;
pub use site::*;
