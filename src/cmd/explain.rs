//! `helpgen explain`: why a rule is there, with an example of wrong and right.

use crate::diagnostic::Say;
use crate::error::Error;
use crate::lint::{known_rules, rules};
use crate::pipeline::Stop;
use crate::report::severity_name;
use crate::text::closest;

use super::cli::ExplainArguments;
use super::say::Voice;
use super::{FINE, print};

pub(super) fn run(arguments: &ExplainArguments, voice: &Voice) -> Result<u8, Stop> {
    let Some(wanted) = &arguments.rule else {
        print(list(voice).as_bytes());
        return Ok(FINE);
    };
    if let Some(rule) = rules().iter().find(|rule| rule.id == *wanted) {
        print(rule.explanation(voice.lang).as_bytes());
        return Ok(FINE);
    }
    if let Some(rule) = file_rules().find(|rule| rule.id == *wanted) {
        let summary = Say::new(rule.ko, rule.en);
        print(format!("# {}\n\n{}\n", rule.id, voice.words(&summary)).as_bytes());
        return Ok(FINE);
    }
    let error = Error::new(Say::new(format!("없는 규칙이에요: {wanted}"), format!("There is no rule “{wanted}”")));
    Err(Stop::Machine(match closest(wanted, known_rules()) {
        Some(near) => error.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?"))),
        None => error.help(Say::new("`helpgen explain`이 모든 규칙을 보여 줘요", "`helpgen explain` lists every rule")),
    }))
}

/// Rules that judge the YAML files by themselves.
fn file_rules() -> impl Iterator<Item = &'static crate::parse::yaml::FileRule> {
    crate::parse::config::rules::RULES.iter().chain(crate::parse::glossary::rules::RULES)
}

/// Every rule with its severity and what it finds.
fn list(voice: &Voice) -> String {
    let own = rules().iter().map(|rule| (rule.id, rule.severity, Say::new(rule.ko, rule.en)));
    let files = file_rules().map(|rule| (rule.id, rule.severity, Say::new(rule.ko, rule.en)));
    let mut all: Vec<_> = own.chain(files).collect();
    all.sort_by_key(|(id, ..)| *id);
    let width = all.iter().map(|(id, ..)| id.len()).max().unwrap_or(0);
    let line = |(id, severity, summary): &(&str, _, Say)| {
        format!("{id:width$}  {}  {}\n", severity_name(*severity, voice.lang), voice.words(summary))
    };
    all.iter().map(line).collect()
}
