//! Preferred terms that are spaced or capitalised otherwise than agreed.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::lexicon::Entry;
use crate::lint::matching::How;
use crate::lint::words::quoted;
use crate::lint::{Check, PageContext, Rule, replacing};
use crate::parse::glossary::Status;

/// The rule.
pub const RULE: Rule = Rule {
    id: "term/variant",
    severity: Severity::Warning,
    ko: "대표 용어와 띄어쓰기나 대소문자가 달라요",
    en: "Another spelling, spacing or case of a preferred term",
    check: Check::Page(check),
    doc: include_str!("variant.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        for mention in &mentions.terms {
            let Some(entry) = context.entry(mention.entry) else { continue };
            let (term, written) = (&entry.term.text, &run.text[mention.term.clone()]);
            if !is_variant(entry, mention.how, written) {
                continue;
            }
            let (ko, en) = match mention.how {
                How::Spacing => ("띄어쓰기만 달라요", "Only the spacing differs"),
                _ => ("대소문자만 달라요", "Only the capitals differ"),
            };
            let say = Say::new(
                format!("{} {} 써 주세요", quoted(written, "을"), quoted(term, "으로")),
                format!("Write “{term}”, not “{written}”"),
            );
            let place = context.place(run.span(mention.term.clone()));
            let told = RULE
                .finding(place, say)
                .help(Say::new(ko, en))
                .note(Say::new("여기에 정해져 있어요", "It is declared here"), Some(entry.term.place.clone()))
                .about(Subject::Concept(entry.concept.id.clone()));
            let fix = replacing::replace(&context.source.text, run, mention.term.clone(), term, mention.certain);
            found.push(match fix {
                Some(fix) => told.fix(fix),
                None => told,
            });
        }
    }
    found
}

/// Whether `written` is a preferred term in another form than agreed.
pub fn is_variant(entry: Entry<'_>, how: How, written: &str) -> bool {
    let term = &entry.term.text;
    if entry.term.status != Status::Preferred || how == How::Exact || entry.concept.internal {
        return false;
    }
    let capitals = |text: &str| text.contains(char::is_uppercase);
    let shouted = !written.contains(char::is_lowercase) && term.contains(char::is_lowercase);
    // A line break inside of it is no other spacing.
    let same = written.split_whitespace().eq(term.split_whitespace());
    !same && (how != How::Case || (capitals(term) && !shouted))
}
