//! Every rule, one file each, with its long explanation beside it.
//!
//! A rule's `.md` is what `helpgen explain` prints, a page of the docs, and its test: the fenced blocks in it are a
//! glossary, pages, and what is told of them. To add a rule, write the two files and name it in the lists below. The
//! rules of the readers of YAML files keep their `.md` beside these readers (`parse/*/rules/`); the same test runs them.

#[cfg(test)]
mod fixtures;

/// Directives.
pub mod directive {
    pub mod invalid;
}
/// The life of features.
pub mod feature {
    pub mod deprecated;
    pub mod leftover;
    pub mod notice;
    pub mod removed;
    pub mod undocumented;
    pub mod unknown;
}
/// The glossary, beyond what its parser tells.
pub mod glossary {
    pub mod example;
    pub mod label_term;
    pub mod unused;
}
/// Languages.
pub mod i18n {
    pub mod missing;
    pub mod outdated;
}
/// Exceptions.
pub mod ignore {
    pub mod expired;
    pub mod reason;
    pub mod unused;
}
/// Pictures.
pub mod image {
    pub mod alt;
    pub mod missing;
    pub mod size;
    pub mod stale;
    pub mod text;
    pub mod unused;
}
/// Names on the screen.
pub mod label {
    pub mod former;
    pub mod literal;
    pub mod notation;
    pub mod unknown;
    pub mod unused;
    pub mod wrong_role;
}
/// Links.
pub mod link {
    pub mod anchor;
    pub mod broken;
    pub mod redirected;
}
/// Pages as such.
pub mod page {
    pub mod duplicate_url;
    pub mod empty;
    pub mod encoding;
    pub mod front_matter;
    pub mod link_loop;
    pub mod link_outside;
    pub mod nesting;
    pub mod orphan;
    pub mod stale;
    pub mod unreadable;
}
/// Search.
pub mod search {
    pub mod expect;
}
/// Numbered procedures.
pub mod steps {
    pub mod no_image;
}
/// Style.
pub mod style {
    pub mod heading;
    pub mod register;
    pub mod sensory;
}
/// Terms.
pub mod term {
    pub mod abbreviation;
    pub mod deprecated;
    pub mod internal;
    pub mod unknown;
    pub mod variant;
}

use crate::lint::Rule;
use crate::parse::config::rules as config_rules;
use crate::parse::glossary::rules as glossary_rules;
use crate::parse::yaml::FileRule;

/// In order of their ids.
static RULES: &[Rule] = &[
    directive::invalid::RULE,
    feature::deprecated::RULE,
    feature::leftover::RULE,
    feature::notice::RULE,
    feature::removed::RULE,
    feature::undocumented::RULE,
    feature::unknown::RULE,
    glossary::example::RULE,
    glossary::label_term::RULE,
    glossary::unused::RULE,
    i18n::missing::RULE,
    i18n::outdated::RULE,
    ignore::expired::RULE,
    ignore::reason::RULE,
    ignore::unused::RULE,
    image::alt::RULE,
    image::missing::RULE,
    image::size::RULE,
    image::stale::RULE,
    image::text::RULE,
    image::unused::RULE,
    label::former::RULE,
    label::literal::RULE,
    label::notation::RULE,
    label::unknown::RULE,
    label::unused::RULE,
    label::wrong_role::RULE,
    link::anchor::RULE,
    link::broken::RULE,
    link::redirected::RULE,
    page::duplicate_url::RULE,
    page::empty::RULE,
    page::encoding::RULE,
    page::front_matter::RULE,
    page::link_loop::RULE,
    page::link_outside::RULE,
    page::nesting::RULE,
    page::orphan::RULE,
    page::stale::RULE,
    page::unreadable::RULE,
    search::expect::RULE,
    steps::no_image::RULE,
    style::heading::RULE,
    style::register::RULE,
    style::sensory::RULE,
    term::abbreviation::RULE,
    term::deprecated::RULE,
    term::internal::RULE,
    term::unknown::RULE,
    term::variant::RULE,
];

/// Every rule, in order of their ids. Faults of `helpgen.yml` and `glossary.yml` are told under rules of their own
/// ([`file_rules`]).
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rules that judge `helpgen.yml` and `glossary.yml` by themselves, while they are read.
pub fn file_rules() -> impl Iterator<Item = &'static FileRule> {
    config_rules::RULES.iter().chain(glossary_rules::RULES)
}

/// Ids of themes' faults.
const THEME: [&str; 2] = ["theme/missing", "theme/template"];

/// Every id that may be set in `helpgen.yml`, in order: the rules, and those under which configuration, glossary and
/// theme are told to be wrong.
pub fn known_rules() -> Vec<&'static str> {
    let files = file_rules().map(|rule| rule.id);
    let mut known: Vec<&str> = RULES.iter().map(|rule| rule.id).chain(files).chain(THEME).collect();
    known.sort_unstable();
    known.dedup();
    known
}
