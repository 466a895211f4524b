//! Concepts of which no page speaks.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::quoted;
use crate::lint::{Check, Rule};
use crate::parse::glossary::{Concept, Glossary, Status};

/// The rule. What pages say is known only when each of them has been looked at.
pub const RULE: Rule = Rule {
    id: "glossary/unused",
    severity: Severity::Warning,
    ko: "어느 글에서도 쓰지 않는 용어예요",
    en: "A concept of which no page speaks",
    check: Check::Told,
    doc: include_str!("unused.md"),
};

/// What is told when pages name only the concepts in `said`, by id. Words of the team are for nobody's pages, and what
/// only search knows is not to be read anywhere.
pub fn unused(glossary: &Glossary, said: &BTreeSet<String>) -> Vec<Diagnostic> {
    let concepts = glossary.concepts.iter().filter(|concept| !concept.internal && !said.contains(&concept.id));
    concepts.filter_map(told).collect()
}

fn told(concept: &Concept) -> Option<Diagnostic> {
    let mut terms = concept.terms.values().flatten().filter(|term| term.status != Status::Hidden);
    let term = &terms.next()?.text;
    let say = Say::new(format!("{} 쓰는 글이 없어요", quoted(term, "을")), format!("No page speaks of “{term}”"));
    let help = Say::new(
        "글에서 달리 부르고 있다면 그 말을 용어에 더하고, 이제 없는 것이라면 용어집에서 지워 주세요",
        "If pages call it something else, list that word; if it is gone, remove it from the glossary",
    );
    Some(RULE.finding(concept.place.clone(), say).help(help).about(Subject::Concept(concept.id.clone())))
}
