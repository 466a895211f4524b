//! `helpgen.yml`: the site's title, languages, theme, rules, search and contact channels.

mod contact;
mod contact_shape;
mod decode;
mod defaults;
mod face;
mod face_shape;
mod folders;
mod levels;
mod providers;
pub mod rules;
mod shape;
mod targets;
#[cfg(test)]
mod tests;
mod types;
mod urls;

pub use decode::parse_config;
pub use folders::folder_faults;
pub use levels::rule_levels;
pub use shape::{CONFIG, LEVELS, RULE_LEVELS};
pub use targets::{COUNT_NAMES, CountName, SCORE_NAMES, ScoreName, Targets};
pub use types::*;
pub use urls::{base_url, is_host, is_link, is_target};
