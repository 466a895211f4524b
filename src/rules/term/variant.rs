//! Preferred terms that are spaced, hyphenated or capitalised otherwise than agreed.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::english::is_shouted;
use crate::lint::lexicon::{LexiconEntry, Mention};
use crate::lint::matching::How;
use crate::lint::words::quoted;
use crate::lint::{Check, PageContext, Rule, word_fix};
use crate::parse::glossary::Status;

/// The rule.
pub const RULE: Rule = Rule {
    id: "term/variant",
    severity: Severity::Warning,
    ko: "대표 용어와 띄어쓰기, 붙임표, 대소문자가 달라요",
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
            if !is_variant(entry, mention, &run.text) {
                continue;
            }
            let (ko, en) = match mention.how {
                How::Spacing => ("띄어쓰기만 달라요", "Only the spacing differs"),
                How::Hyphen => ("붙임표가 달라요", "The hyphen differs"),
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
                .note(Say::new("여기에서 정했어요", "It is declared here"), Some(entry.term.place.clone()))
                .about(Subject::Concept(entry.concept.id.clone()))
                .instead(term);
            let text = &context.source.text;
            let fix = match mention.how {
                How::Hyphen => word_fix::term(text, run, mention, term, term, true),
                _ => word_fix::replace(text, run, mention.term.clone(), term, mention.certain),
            };
            found.push(match fix {
                Some(fix) => told.fix(fix),
                None => told,
            });
        }
    }
    found
}

/// Whether a mention in a text is a preferred term in another form than agreed.
pub fn is_variant(entry: LexiconEntry<'_>, mention: &Mention, text: &str) -> bool {
    let (term, written) = (&entry.term.text, &text[mention.term.clone()]);
    if entry.term.status != Status::Preferred || entry.concept.internal {
        return false;
    }
    let capitals = |text: &str| text.contains(char::is_uppercase);
    match mention.how {
        How::Exact => false,
        How::Case => capitals(term) && !(is_in_capitals(term, written) && is_shouting(term, text, mention)),
        // A line break inside of it is no other spacing.
        How::Spacing => !written.split_whitespace().eq(term.split_whitespace()),
        How::Hyphen => true,
    }
}

/// Whether all letters are capitals that are not so in the term.
fn is_in_capitals(term: &str, written: &str) -> bool {
    !written.contains(char::is_lowercase) && term.contains(char::is_lowercase)
}

/// Whether the text around is in capitals too: an ending or a word beside the term has them, or no word of the term
/// mixes them with small letters (MP3 file).
fn is_shouting(term: &str, text: &str, mention: &Mention) -> bool {
    let mixed = |word: &str| word.contains(char::is_uppercase) && word.contains(char::is_lowercase);
    let gap = |c: char| !c.is_alphanumeric();
    let (before, after) = (&text[..mention.term.start], &text[mention.tail.end..]);
    let words = [before.rsplit(gap).find(|word| !word.is_empty()), after.split(gap).find(|word| !word.is_empty())];
    !term.split_whitespace().any(mixed)
        || text[mention.tail.clone()].contains(char::is_uppercase)
        || words.into_iter().flatten().any(is_shouted)
}
