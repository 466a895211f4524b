//! From the file to decisions, with every fault told.

use std::collections::BTreeMap;

use super::rules::{FAULTS, INVALID};
use super::shape::DECISIONS;
use super::types::*;
use crate::diagnostic::{self, Diagnostic, Place, Places, Say};
use crate::parse::yaml::{self, Node, Reader, fault};
use crate::text::SourceText;

/// Reads `decisions.yml`. Whatever is at fault is told; an entry that says about what it is and what was decided holds
/// all the same.
///
/// # Errors
/// The place and the cause when the file is no YAML.
pub fn parse_decisions(source: &SourceText) -> Result<(Vec<Decision>, Vec<Diagnostic>), Box<Diagnostic>> {
    let places = Places::new(source);
    let tree = yaml::read(&places, 0, &source.text, &DECISIONS, &source.path, &FAULTS)?;
    let mut faults = tree.faults;
    let reader = Reader::new(&places);
    let mut decisions: Vec<Decision> = Vec::new();
    for node in tree.root.iter().flat_map(Node::items) {
        match about(reader, node) {
            Ok(about) => decisions.extend(decision(reader, node, about)),
            // A node that is no map was already reported.
            Err(_) if node.entries().is_empty() => {}
            Err(say) => faults.push(fault(INVALID, reader.place(node.get("id").unwrap_or(node)), say).help(Say::new(
                "`finding:` 뒤에 지문을 적거나 `match:`에 규칙과 개념, 글을 적어 주세요",
                "Write a fingerprint under `finding:`, or rule, concept and page under `match:`",
            ))),
        }
    }
    faults.extend(twice(&decisions));
    diagnostic::sort(&mut faults);
    Ok((decisions, faults))
}

/// About what an entry is.
///
/// # Errors
/// What is wrong with it.
fn about(reader: Reader<'_, '_>, node: &Node) -> Result<About, Say> {
    let own = |node: &Node, key: &str| node.get(key).and_then(|node| reader.reference(node));
    match (own(node, "finding"), node.get("match")) {
        (Some(_), Some(_)) => Err(Say::new(
            "`finding`과 `match` 가운데 하나만 쓸 수 있어요",
            "Only one of “finding” and “match” can be there",
        )),
        (Some(fingerprint), None) => Ok(About::Finding(fingerprint)),
        (None, Some(kind)) => {
            let none = Say::new("어떤 문제에 대한 결정인지 없어요", "It does not say what it is about");
            Ok(About::Kind(Box::new(FindingKind {
                rule: own(kind, "rule").ok_or(none)?,
                concept: own(kind, "concept"),
                label: own(kind, "label"),
                page: own(kind, "page"),
                found: own(kind, "found"),
            })))
        }
        (None, None) => Err(Say::new("어떤 문제에 대한 결정인지 없어요", "It does not say what it is about")),
    }
}

fn decision(reader: Reader<'_, '_>, node: &Node, about: About) -> Option<Decision> {
    let text = |key: &str| node.get(key).and_then(|node| reader.text(node));
    let day = |key: &str| {
        let node = node.get(key)?;
        Some((reader.date(node)?, reader.place(node)))
    };
    Some(Decision {
        id: text("id")?,
        about,
        what: reader.choice(node.get("what")?, &WHATS)?,
        reason: text("reason").unwrap_or_default(),
        by: text("by").unwrap_or_default(),
        on: day("on").map(|(day, _)| day),
        until: day("until"),
        ticket: text("ticket"),
        place: reader.place(node.get("id")?),
    })
}

/// Entries that have the id of another one, or are about the same.
fn twice(decisions: &[Decision]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut ids: BTreeMap<&str, &Place> = BTreeMap::new();
    let mut abouts: BTreeMap<String, &Place> = BTreeMap::new();
    let first = || Say::new("처음 나온 곳이에요", "First written here");
    for decision in decisions {
        let Decision { id, place, .. } = decision;
        if let Some(earlier) = ids.insert(id, place) {
            let say =
                Say::new(format!("같은 id의 결정이 두 번 나와요: {id}"), format!("Two decisions have the id “{id}”"));
            let help = Say::new("하나를 지우거나 다른 id를 적어 주세요", "Remove one of them, or give it another id");
            faults.push(fault(INVALID, place.clone(), say).help(help).note(first(), Some(earlier.clone())));
        } else if let Some(earlier) = abouts.insert(decision.about.key(), place) {
            let say = Say::new(
                format!("같은 문제를 두 번 결정했어요: {id}"),
                format!("“{id}” decides what has been decided before"),
            );
            let help = Say::new("하나만 남겨 주세요", "Keep only one of them");
            faults.push(fault(INVALID, place.clone(), say).help(help).note(first(), Some(earlier.clone())));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_the_report_offers_is_an_entry() {
        // As the report's page writes it: `report/review/page/script/decide.js`.
        let line = "- { id: \"190faae9ce3f\", finding: \"190faae9ce3f180652be34816a699699\", what: product-wrong, \
                    reason: \"화면이 그래요; `rm`\", by: \"고객경험팀\", on: 2026-11-22, ticket: \"X-12\" }\n";
        let (decisions, told) = parse_decisions(&SourceText::new("decisions.yml", line)).expect("it is read");
        assert_eq!(told, []);
        assert_eq!(decisions.len(), 1);
    }
}
