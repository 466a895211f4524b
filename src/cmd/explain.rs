//! `helpgen explain`: why a rule is there, with an example of wrong and right.

use crate::diagnostic::Say;
use crate::error::Error;
use crate::lint::{file_rules, known_rules, rules};
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
    let own = rules().iter().find(|rule| rule.id == *wanted).map(|rule| rule.explanation(voice.lang));
    let of_file = || file_rules().find(|rule| rule.id == *wanted).map(|rule| rule.explanation(voice.lang));
    if let Some(explanation) = own.or_else(of_file) {
        print(explanation.as_bytes());
        return Ok(FINE);
    }
    let error = Error::new(Say::new(format!("없는 규칙이에요: {wanted}"), format!("There is no rule “{wanted}”")));
    Err(Stop::Machine(match closest(wanted, known_rules()) {
        Some(near) => error.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?"))),
        None => error.help(Say::new("`helpgen explain`이 모든 규칙을 보여 줘요", "`helpgen explain` lists every rule")),
    }))
}

/// Every rule with its severity and what it finds.
fn list(voice: &Voice) -> String {
    let own = rules().iter().map(|rule| (rule.id, rule.severity, rule.summary()));
    let files = file_rules().map(|rule| (rule.id, rule.severity, rule.summary()));
    let mut all: Vec<_> = own.chain(files).collect();
    all.sort_by_key(|(id, ..)| *id);
    let width = all.iter().map(|(id, ..)| id.len()).max().unwrap_or(0);
    let line = |(id, severity, summary): &(&str, _, Say)| {
        format!("{id:width$}  {}  {}\n", severity_name(*severity, voice.lang), voice.words(summary))
    };
    all.iter().map(line).collect()
}
