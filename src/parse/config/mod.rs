//! `helpgen.yml`: the site's title, languages, theme, rules, search and contact channels.

mod types;

pub use types::*;
