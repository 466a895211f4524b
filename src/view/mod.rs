//! Stage 6: what may a template know about this page? A template sees its [`PageView`] and [`SiteView`], nothing else.

mod body;
mod page;
mod part;
mod site;

pub use body::*;
pub use page::*;
pub use part::*;
pub use site::*;
