//! Every rule, one file each, with its long explanation beside it.
//!
//! A rule's `.md` is what `helpgen explain` prints, a page of the docs (`docs/rules.md` lists them), and its test: the
//! fenced blocks in it are a glossary, pages, and the findings about them. To add a rule, write the two files and name
//! it in the lists below. The rules of the readers of YAML files keep their `.md` beside these readers
//! (`parse/*/rules/`); the same test runs them.

#[cfg(test)]
mod fixtures;

/// The project's own files.
pub mod config {
    pub mod missing;
}
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
    pub mod proposed;
    pub mod text;
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
    pub mod active;
    pub mod alt;
    pub mod broken;
    pub mod callouts;
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
/// Films and sounds.
pub mod media {
    pub mod captions;
    pub mod embed;
    pub mod kind;
    pub mod missing;
    pub mod no_captions;
}
/// Pages as such.
pub mod page {
    pub mod duplicate_url;
    pub mod empty;
    pub mod encoding;
    pub mod file_name;
    pub mod front_matter;
    pub mod ignored;
    pub mod left_out;
    pub mod link_loop;
    pub mod link_outside;
    pub mod markup;
    pub mod nesting;
    pub mod orphan;
    pub mod section_title;
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
    pub mod particle;
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
/// Themes.
pub mod theme {
    pub mod assets;
    pub mod contrast;
    pub mod face;
    pub mod missing;
    pub mod options;
    pub mod template;
    pub mod unused;
}

use crate::lint::{Check, Rule};
use crate::parse::config::rules as config_rules;
use crate::parse::decisions::rules as decision_rules;
use crate::parse::glossary::rules as glossary_rules;
use crate::parse::yaml::FileRule;

/// In order of their ids.
static RULES: &[Rule] = &[
    config::missing::RULE,
    directive::invalid::RULE,
    feature::deprecated::RULE,
    feature::leftover::RULE,
    feature::notice::RULE,
    feature::removed::RULE,
    feature::undocumented::RULE,
    feature::unknown::RULE,
    glossary::example::RULE,
    glossary::label_term::RULE,
    glossary::proposed::RULE,
    glossary::text::RULE,
    glossary::unused::RULE,
    i18n::missing::RULE,
    i18n::outdated::RULE,
    ignore::expired::RULE,
    ignore::reason::RULE,
    ignore::unused::RULE,
    image::active::RULE,
    image::alt::RULE,
    image::broken::RULE,
    image::callouts::RULE,
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
    media::captions::RULE,
    media::embed::RULE,
    media::kind::RULE,
    media::missing::RULE,
    media::no_captions::RULE,
    page::duplicate_url::RULE,
    page::empty::RULE,
    page::encoding::RULE,
    page::file_name::RULE,
    page::front_matter::RULE,
    page::ignored::RULE,
    page::left_out::RULE,
    page::link_loop::RULE,
    page::link_outside::RULE,
    page::markup::RULE,
    page::nesting::RULE,
    page::orphan::RULE,
    page::section_title::RULE,
    page::stale::RULE,
    page::unreadable::RULE,
    search::expect::RULE,
    steps::no_image::RULE,
    style::heading::RULE,
    style::particle::RULE,
    style::register::RULE,
    style::sensory::RULE,
    term::abbreviation::RULE,
    term::deprecated::RULE,
    term::internal::RULE,
    term::unknown::RULE,
    term::variant::RULE,
    theme::assets::RULE,
    theme::contrast::RULE,
    theme::face::RULE,
    theme::missing::RULE,
    theme::options::RULE,
    theme::template::RULE,
    theme::unused::RULE,
];

/// Every rule, in order of their ids. Faults of `helpgen.yml` and `glossary.yml` are told under rules of their own
/// ([`file_rules`]).
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rules that judge `helpgen.yml`, `decisions.yml` and `glossary.yml` by themselves, while they are read.
pub fn file_rules() -> impl Iterator<Item = &'static FileRule> {
    config_rules::RULES.iter().chain(decision_rules::RULES).chain(glossary_rules::RULES)
}

/// All of both, in order of their ids: what there is to list and to explain.
pub fn every_rule() -> Vec<Rule> {
    let told = |rule: &FileRule| Rule {
        id: rule.id,
        severity: rule.severity,
        ko: rule.ko,
        en: rule.en,
        check: Check::Told,
        doc: rule.doc,
    };
    let mut all: Vec<Rule> = RULES.iter().copied().chain(file_rules().map(told)).collect();
    all.sort_unstable_by_key(|rule| rule.id);
    all
}

/// Every id that may be set in `helpgen.yml`, in order.
pub fn known_rules() -> Vec<&'static str> {
    every_rule().iter().map(|rule| rule.id).collect()
}
