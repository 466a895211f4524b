//! `helpgen explain`: why a rule is there, with an example of wrong and right.

use crate::diagnostic::Say;
use crate::error::Error;
use crate::lint::{Rule, every_rule};
use crate::pipeline::Stop;
use crate::report::severity_name;
use crate::text::closest;

use super::cli::ExplainArguments;
use super::say::Voice;
use super::{FINE, print};

pub(super) fn run(arguments: &ExplainArguments, voice: &Voice) -> Result<u8, Stop> {
    let all = every_rule();
    let Some(wanted) = &arguments.rule else {
        print(list(&all, voice).as_bytes())?;
        return Ok(FINE);
    };
    if let Some(rule) = all.iter().find(|rule| rule.id == *wanted) {
        print(rule.explanation(voice.lang).as_bytes())?;
        return Ok(FINE);
    }
    let error = Error::new(Say::new(format!("없는 규칙이에요: {wanted}"), format!("There is no rule “{wanted}”")));
    Err(Stop::Machine(match closest(wanted, all.iter().map(|rule| rule.id)) {
        Some(near) => error.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?"))),
        None => error.help(Say::new("`helpgen explain`이 모든 규칙을 보여 줘요", "`helpgen explain` lists every rule")),
    }))
}

/// Every rule with its severity and what it finds.
fn list(all: &[Rule], voice: &Voice) -> String {
    let width = all.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let line = |rule: &Rule| {
        let (severity, summary) = (severity_name(rule.severity, voice.lang), rule.summary());
        format!("{:width$}  {severity}  {}\n", rule.id, voice.words(&summary))
    };
    all.iter().map(line).collect()
}
