//! The dictionaries of textlint-rule-prh: `rules` with `expected`, `pattern`/`patterns`, `specs`, `options`.

use crate::diagnostic::{Diagnostic, Places, Say};
use crate::parse::glossary::{CaseKind, Status};
use crate::parse::yaml::{self, FaultRules, Node, Reader};
use crate::text::SourceText;

use super::vale::{left_out, plain_forms};
use super::{Carried, ConceptEntry, EntryTerm, name_entries};

/// A dictionary's entries. A regular expression is imported if it stands for a few plain forms.
///
/// # Errors
/// The file is not valid YAML.
pub fn read(source: &SourceText, lang: &str) -> Result<Carried<Vec<ConceptEntry>>, Box<Diagnostic>> {
    let places = Places::new(source);
    let tree = yaml::parse(&places, 0, &source.text, &FaultRules::one("glossary/syntax"))?;
    let reader = Reader::new(&places);
    let (mut entries, mut left) = (Vec::new(), Vec::new());
    let root = tree.root;
    if let Some(imports) = root.as_ref().and_then(|root| root.get("imports")) {
        for node in imports.one_or_many() {
            let path = reader.text(node.get("path").unwrap_or(node)).unwrap_or_default();
            left.push(Say::new(
                format!("다른 사전: {path} (따로 가져와 주세요)"),
                format!("the dictionary {path}: import it by itself"),
            ));
        }
    }
    let rules = root.as_ref().and_then(|root| root.get("rules")).map(Node::items).unwrap_or_default();
    entries.extend(rules.iter().filter_map(|rule| entry(&reader, rule, lang, &mut left)));
    name_entries(&mut entries);
    Ok(Carried { value: entries, left, read: Vec::new() })
}

/// The concept that a rule stands for. None: nothing of the rule can be imported.
fn entry(reader: &Reader<'_, '_>, rule: &Node, lang: &str, left: &mut Vec<Say>) -> Option<ConceptEntry> {
    // A rule may be only the word itself: then it corrects the word's case.
    let Some(expected) = reader.text(rule.get("expected").unwrap_or(rule)) else {
        let line = reader.place(rule).start.line;
        left.push(Say::new(
            format!("{line}번째 줄: expected가 없는 규칙"),
            format!("line {line}: a rule without expected"),
        ));
        return None;
    };
    let mut preferred = EntryTerm::new(lang, &expected, Status::Preferred);
    let (mut deprecated, incomplete) = deprecated(reader, rule, (lang, &expected), left);
    // If no pattern was imported, the rule is empty; if its text uses groups of a pattern, it is not a word.
    if deprecated.is_empty() && (incomplete || has_group(&expected)) {
        return None;
    }
    for spec in rule.get("specs").map(Node::one_or_many).unwrap_or_default() {
        let text = |key| spec.get(key).and_then(|node| reader.text(node));
        let (Some(from), Some(to)) = (text("from"), text("to")) else { continue };
        match deprecated.iter_mut().find(|term| from.contains(&term.text)) {
            Some(term) => term.bad.push(from),
            None => preferred.bad.push(from),
        }
        preferred.good.push(to);
    }
    let message = rule.get("prh").and_then(|node| reader.text(node));
    deprecated.iter_mut().for_each(|term| term.reason.clone_from(&message));
    for key in ["options", "regexpMustEmpty"] {
        if let Some(node) = rule.get(key) {
            let line = reader.place(node).start.line;
            left.push(Say::new(format!("{line}번째 줄: {key}"), format!("line {line}: {key}")));
        }
    }
    let terms = std::iter::once(preferred).chain(deprecated).collect();
    Some(ConceptEntry { terms, ..ConceptEntry::default() })
}

/// The terms that a rule corrects, and whether one of its patterns could not be imported.
fn deprecated(
    reader: &Reader<'_, '_>,
    rule: &Node,
    (lang, expected): (&str, &str),
    left: &mut Vec<Say>,
) -> (Vec<EntryTerm>, bool) {
    let (mut terms, mut incomplete): (Vec<EntryTerm>, bool) = (Vec::new(), false);
    let patterns = ["pattern", "patterns"].iter().filter_map(|key| rule.get(key)).flat_map(Node::one_or_many);
    for node in patterns {
        let Some(pattern) = reader.text(node) else { continue };
        let forms = match regular(&pattern) {
            Some((inner, _)) => plain_forms(inner),
            None => Some(vec![pattern.clone()]),
        };
        let Some(forms) = forms.filter(|_| !has_group(expected)) else {
            left.push(left_out(&reader.place(node), &pattern));
            incomplete = true;
            continue;
        };
        let sensitive = regular(&pattern)
            .is_some_and(|(inner, flags)| !flags.contains('i') && inner.contains(|c: char| c.is_ascii_uppercase()));
        for form in forms {
            // A preferred term with capitals already finds other cases of the same word.
            let same = form.eq_ignore_ascii_case(expected) && expected.contains(char::is_uppercase);
            if !same && terms.iter().all(|own| own.text != form) {
                let mut term = EntryTerm::new(lang, form, Status::Deprecated);
                if sensitive {
                    term.case = CaseKind::Sensitive;
                }
                terms.push(term);
            }
        }
    }
    (terms, incomplete)
}

/// Whether the text refers to a group of the regular expression: `$1`.
fn has_group(expected: &str) -> bool {
    expected.split('$').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Splits `/…/flags`.
fn regular(pattern: &str) -> Option<(&str, &str)> {
    let (inner, flags) = pattern.strip_prefix('/')?.rsplit_once('/')?;
    flags.chars().all(|c| c.is_ascii_lowercase()).then_some((inner, flags))
}
