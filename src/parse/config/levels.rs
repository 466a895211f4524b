//! Levels of rules, as `helpgen.yml`, its overrides and single pages set them.

use super::shape::LEVELS;
use super::types::RuleLevels;
use crate::diagnostic::{Diagnostic, Say};
use crate::parse::yaml::{Node, Reader, fault};
use crate::text::closest;

/// How many unknown names get a "did you mean": more of them are no slips, and each costs a look at every rule.
const GUESSES: usize = 50;

/// Reads levels from a map of rules. Names are compared with `known`, the ids of all rules; `group/*` stands for those
/// of a group and `*` for all. Unknown ones are reported under the rule `told_as` and left out.
pub fn rule_levels(
    reader: Reader,
    node: &Node,
    known: &[&str],
    told_as: &'static str,
    faults: &mut Vec<Diagnostic>,
) -> RuleLevels {
    let mut entries = Vec::new();
    for (key, node) in node.entries() {
        let name = key.text.trim();
        if !fits(name, known) {
            let say = Say::new(format!("없는 규칙이에요: {name}"), format!("There is no rule “{name}”"));
            let help = if faults.len() < GUESSES { meant(name, known) } else { listed() };
            faults.push(fault(told_as, reader.place_of(key.span), say).help(help));
        } else if let Some(level) = reader.choice(node, LEVELS) {
            entries.push((name.to_owned(), level, reader.place_of(key.span)));
        }
    }
    RuleLevels { entries }
}

fn fits(name: &str, known: &[&str]) -> bool {
    match name.strip_suffix('*') {
        Some("") => true,
        Some(group) if group.ends_with('/') => known.iter().any(|rule| rule.starts_with(group)),
        _ => known.contains(&name),
    }
}

fn meant(name: &str, known: &[&str]) -> Say {
    let mut groups: Vec<String> =
        known.iter().filter_map(|rule| Some(format!("{}/*", rule.split_once('/')?.0))).collect();
    groups.dedup();
    // The second half alone (`deprecated`) is a common way to name a rule.
    let by_half = || known.iter().copied().find(|rule| rule.split_once('/').is_some_and(|(_, half)| half == name));
    let near = closest(name, known.iter().copied().chain(groups.iter().map(String::as_str)));
    match near.or_else(by_half) {
        Some(meant) => Say::new(format!("혹시 ‘{meant}’인가요?"), format!("Did you mean “{meant}”?")),
        None => listed(),
    }
}

fn listed() -> Say {
    Say::new("규칙 이름은 `helpgen explain`에서 볼 수 있어요", "`helpgen explain` lists the names of the rules")
}
