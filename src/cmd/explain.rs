//! `helpgen explain`: explains a rule with a wrong and a right example; `helpgen explain dialects`: explains what is
//! prose.

use crate::diagnostic::Say;
use crate::error::Error;
use crate::lint::{Rule, every_rule};
use crate::pipeline::Stop;
use crate::text::{closest, columns};

use super::cli::ExplainArguments;
use super::dialects;
use super::terminal::Voice;
use super::{FINE, print};

pub(super) fn run(arguments: &ExplainArguments, voice: &Voice) -> Result<u8, Stop> {
    if arguments.rule.as_deref() == Some(dialects::NAME) {
        print(dialects::page(voice.lang).as_bytes())?;
        return Ok(FINE);
    }
    let all = every_rule();
    let every: Vec<&Rule> = all.iter().collect();
    let Some(wanted) = &arguments.rule else {
        print(list(&every, voice).as_bytes())?;
        return Ok(FINE);
    };
    match matching(wanted, &every).as_slice() {
        [] => Err(Stop::Machine(unknown(wanted, &every))),
        [only] => {
            print(only.explanation(voice.lang).as_bytes())?;
            Ok(FINE)
        }
        several => {
            print(list(several, voice).as_bytes())?;
            voice.tell(&Say::new(
                format!("이 중 하나를 자세히 보려면: helpgen explain {}", several[0].id),
                format!("To read about one of them: helpgen explain {}", several[0].id),
            ));
            Ok(FINE)
        }
    }
}

/// The rules for a word: the one with this id; else those of this group or with this name; else those whose id contains
/// the word.
fn matching<'r>(wanted: &str, all: &[&'r Rule]) -> Vec<&'r Rule> {
    let wanted = wanted.to_lowercase();
    let wanted = wanted.trim_end_matches(['*', '/']);
    if wanted.is_empty() {
        return Vec::new();
    }
    let those = |is_meant: &dyn Fn(&str) -> bool| -> Vec<&'r Rule> {
        all.iter().copied().filter(|rule| is_meant(rule.id)).collect()
    };
    let parts = |id: &str| id.split_once('/').is_some_and(|(group, name)| group == wanted || name == wanted);
    let steps: [&dyn Fn(&str) -> bool; 3] = [&|id| id == wanted, &parts, &|id| id.contains(wanted)];
    steps.into_iter().map(those).find(|found| !found.is_empty()).unwrap_or_default()
}

fn unknown(wanted: &str, all: &[&Rule]) -> Error {
    let error = Error::new(Say::new(format!("없는 규칙이에요: {wanted}"), format!("There is no rule “{wanted}”")));
    let ids = || all.iter().map(|rule| rule.id);
    let names = || ids().filter_map(|id| id.split_once('/').map(|(_, name)| name));
    // A mistyped name without its group.
    let by_name = || closest(wanted, names()).and_then(|near| ids().find(|id| id.ends_with(&format!("/{near}"))));
    match closest(wanted, ids()).or_else(by_name) {
        Some(near) => error.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?"))),
        None => error.help(Say::new("`helpgen explain`이 모든 규칙을 보여 줘요", "`helpgen explain` lists every rule")),
    }
}

/// Rules with their severity and summary, in columns.
fn list(rules: &[&Rule], voice: &Voice) -> String {
    let severity = |rule: &Rule| rule.severity.word(voice.lang);
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let wide = rules.iter().map(|rule| columns(severity(rule))).max().unwrap_or(0);
    let line = |rule: &&Rule| {
        let gap = " ".repeat(wide - columns(severity(rule)));
        format!("{:width$}  {}{gap}  {}\n", rule.id, severity(rule), voice.words(&rule.summary()))
    };
    rules.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(wanted: &str) -> Vec<&'static str> {
        let all = every_rule();
        let all: Vec<&Rule> = all.iter().collect();
        matching(wanted, &all).iter().map(|rule| rule.id).collect()
    }

    #[test]
    fn a_name_or_a_group_is_enough() {
        assert_eq!(meant("page/orphan"), ["page/orphan"]);
        assert_eq!(meant("orphan"), ["page/orphan"]);
        assert_eq!(meant("Orphan"), ["page/orphan"]);
        assert!(
            meant("term").len() > 3 && meant("term").iter().all(|id| id.starts_with("term/")),
            "{:?}",
            meant("term")
        );
        assert_eq!(meant("term/"), meant("term"));
        assert_eq!(meant("term/*"), meant("term"));
        assert!(meant("deprec").contains(&"term/deprecated") && meant("deprec").contains(&"feature/deprecated"));
        assert!(meant("deprecated").len() > 1, "more than one group has the name");
        assert!(meant("").is_empty() && meant("/").is_empty() && meant("wibble").is_empty());
    }

    #[test]
    fn a_slip_is_answered_with_the_whole_id() {
        let all = every_rule();
        let all: Vec<&Rule> = all.iter().collect();
        let advice = |wanted| unknown(wanted, &all).advice(crate::diagnostic::UiLang::En).map(str::to_owned);
        assert_eq!(advice("orphna"), Some("Did you mean page/orphan?".into()));
        assert_eq!(advice("term/depracated"), Some("Did you mean term/deprecated?".into()));
    }
}
