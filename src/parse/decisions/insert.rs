//! A decision put into the file: one block among the others, in the order of their ids. Everything else stays byte for
//! byte, comments too.

use crate::diagnostic::Places;
use crate::parse::yaml::{self, FaultRules, Node, scalar};
use crate::text::SourceText;

use super::decode::parse_decisions;
use super::rules::INVALID;
use super::types::{About, Decision, FindingKind};

/// The file is written in a way that is not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form;

/// The file's text with one entry more. `remark` says to people what the entry is about.
///
/// # Errors
/// The file is no list of blocks.
pub fn insert(source: &SourceText, decision: &Decision, remark: &str) -> Result<String, Form> {
    let text: &str = &source.text;
    let places = Places::new(source);
    let tree = yaml::parse(&places, 0, text, &FaultRules::one(INVALID)).map_err(|_| Form)?;
    let new_line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let root = tree.root.filter(|root| !root.is_null());
    let entries: &[Node] = match &root {
        Some(root) if root.items().is_empty() || text[root.span.range()].starts_with('[') => return Err(Form),
        Some(root) => root.items(),
        None => &[],
    };
    let mut starts = Vec::with_capacity(entries.len());
    for entry in entries {
        let at = entry.span.start as usize;
        let dash = text[..at].rfind('-').ok_or(Form)?;
        let line = text[..dash].rfind('\n').map_or(0, |found| found + 1);
        if !text[line..dash].trim().is_empty() {
            return Err(Form);
        }
        starts.push((line, dash - line));
    }
    let indent = starts.first().map_or(0, |(_, indent)| *indent);
    let block = block(decision, remark, &" ".repeat(indent), new_line);
    let id = |entry: &Node| entry.get("id").and_then(|id| id.scalar(source)).map(str::to_owned);
    let later = entries.iter().position(|entry| id(entry).is_some_and(|id| id > decision.id));
    let new = match later {
        Some(at) => {
            let at = above_comments(text, starts[at].0);
            format!("{}{block}{}", &text[..at], &text[at..])
        }
        None => {
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { new_line };
            format!("{text}{end}{block}")
        }
    };
    // If the new text does not read back as the old entries and one more, the file is written in a way that this edit
    // does not know.
    let before = parse_decisions(source).map_err(|_| Form)?.0.len();
    let after = parse_decisions(&SourceText::new(&*source.path, new.clone())).map_err(|_| Form)?.0;
    let is_there = after.iter().any(|own| own.id == decision.id && own.about.key() == decision.about.key());
    if is_there && after.len() == before + 1 { Ok(new) } else { Err(Form) }
}

/// The start of the comments that stand right above a line: they belong to what follows.
fn above_comments(text: &str, line: usize) -> usize {
    let mut at = line;
    while at > 0 {
        let before = text[..at - 1].rfind('\n').map_or(0, |found| found + 1);
        if !text[before..at].trim_start().starts_with('#') {
            break;
        }
        at = before;
    }
    // A comment that opens the file speaks of all of it.
    if at == 0 { line } else { at }
}

fn block(decision: &Decision, remark: &str, indent: &str, new_line: &str) -> String {
    let mut lines = vec![format!("- id: {}", scalar_id(&decision.id))];
    if !remark.is_empty() {
        lines.push(format!("  # {}", remark.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    match &decision.about {
        About::Finding(fingerprint) => lines.push(format!("  finding: {}", scalar_id(&fingerprint.id))),
        About::Kind(kind) => {
            let FindingKind { rule, concept, label, page, found } = &**kind;
            let mut parts = vec![format!("rule: {}", scalar(&rule.id))];
            for (key, own) in [("concept", concept), ("label", label), ("page", page), ("found", found)] {
                parts.extend(own.iter().map(|own| format!("{key}: {}", scalar(&own.id))));
            }
            lines.push(format!("  match: {{ {} }}", parts.join(", ")));
        }
    }
    lines.push(format!("  what: {}", decision.what.name()));
    lines.push(format!("  reason: {}", scalar(&decision.reason)));
    lines.push(format!("  by: {}", scalar(&decision.by)));
    lines.extend(decision.on.map(|day| format!("  on: {day}")));
    lines.extend(decision.until.as_ref().map(|(day, _)| format!("  until: {day}")));
    lines.extend(decision.ticket.as_ref().map(|ticket| format!("  ticket: {}", scalar(ticket))));
    lines.iter().map(|line| format!("{indent}{line}{new_line}")).collect()
}

/// An id as YAML: in quotes, unless it can only be read as a text.
fn scalar_id(id: &str) -> String {
    let is_name = id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.chars().all(|c| c.is_ascii_alphanumeric());
    if is_name { id.to_owned() } else { yaml::quoted(id) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::parse::decisions::What;
    use crate::parse::glossary::Reference;

    fn decision(id: &str, about: &str) -> Decision {
        let place = Place::file("decisions.yml");
        Decision {
            id: id.into(),
            about: About::Finding(Reference { id: about.into(), place: place.clone() }),
            what: What::Later,
            reason: "약관: “인용”이에요 # 아직".into(),
            by: "cx".into(),
            on: "2026-11-22".parse().ok(),
            until: "2026-12-31".parse().ok().map(|day| (day, place.clone())),
            ticket: Some("X-12".into()),
            place,
        }
    }

    fn inserted(text: &str, decision: &Decision) -> Result<String, Form> {
        insert(&SourceText::new("decisions.yml", text), decision, "term/deprecated\n 학습자")
    }

    const BLOCK: &str = "- id: b2\n  # term/deprecated 학습자\n  finding: \"123e4\"\n  what: later\n  reason: \"약관: “인용”이에요 # 아직\"\n  by: cx\n  on: 2026-11-22\n  until: 2026-12-31\n  ticket: \"X-12\"\n";
    const OTHER: &str = "what: waive, reason: a, by: b, on: 2026-01-01 }";

    #[test]
    fn a_first_entry_makes_the_file() {
        for text in ["", "# ours\n", "\n"] {
            assert_eq!(inserted(text, &decision("b2", "123e4")), Ok(format!("{text}{BLOCK}")));
        }
        let text = inserted("", &decision("b2", "123e4")).expect("made");
        let (read, faults) = parse_decisions(&SourceText::new("decisions.yml", text)).expect("YAML");
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!((read[0].reason.as_str(), read[0].ticket.as_deref()), ("약관: “인용”이에요 # 아직", Some("X-12")));
    }

    #[test]
    fn entries_stand_in_the_order_of_their_ids_and_comments_stay() {
        let (a, c) =
            (format!("- {{ id: a1, finding: x1, {OTHER}\n"), format!("- {{ id: c3, finding: x3, {OTHER} # end\n"));
        let text = format!("# ours\n{a}# of c3\n{c}");
        assert_eq!(inserted(&text, &decision("b2", "123e4")), Ok(format!("# ours\n{a}{BLOCK}# of c3\n{c}")));
        let text = format!("# ours\n{c}");
        assert_eq!(inserted(&text, &decision("b2", "123e4")), Ok(format!("# ours\n{BLOCK}{c}")));
        let text = a.trim_end().to_owned();
        assert_eq!(inserted(&text, &decision("b2", "123e4")), Ok(format!("{a}{BLOCK}")));
    }

    #[test]
    fn layout_is_taken_over() {
        let text = format!("  - {{ id: c3, finding: x3, {OTHER}\r\n");
        let new = inserted(&text, &decision("b2", "123e4")).expect("inserted");
        assert!(new.starts_with("  - id: b2\r\n    # term/deprecated") && new.ends_with(&text), "{new}");
    }

    #[test]
    fn what_is_no_list_of_blocks_is_refused() {
        for text in ["[]\n", "[{ id: a }]\n", "decisions: []\n", "<<<<<<< HEAD\n", "글\n"] {
            assert_eq!(inserted(text, &decision("b2", "123e4")), Err(Form), "{text}");
        }
        let same = format!("- {{ id: b2, finding: x3, {OTHER}\n");
        assert!(inserted(&same, &decision("b3", "x3")).is_ok(), "what stands twice is told when it is read");
    }
}
