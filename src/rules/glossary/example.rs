//! The glossary's own example sentences, run as its tests.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::lexicon::{Lexicon, LexiconEntry, Mention};
use crate::lint::prose::runs;
use crate::lint::words::quoted;
use crate::lint::{Check, Rule, SiteContext};
use crate::parse::glossary::{Concept, Example, Status, Term};
use crate::parse::page::parse_inline;
use crate::rules::term::variant::is_variant;
use crate::text::SourceText;

/// The rule.
pub const RULE: Rule = Rule {
    id: "glossary/example",
    severity: Severity::Error,
    ko: "용어의 시험 문장에서 결과가 달라요",
    en: "An example sentence of a term in which the term is not found as expected",
    check: Check::Site(check),
    doc: include_str!("example.md"),
};

fn check(context: &SiteContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let lexicons = &context.across.lexicons;
    for concept in &context.site.glossary.concepts {
        for (lang, terms) in &concept.terms {
            // A term of every language is tried in the site's first.
            let lang = if lang == "any" { &context.site.config.languages[0] } else { lang };
            let Some(lexicon) = lexicons.get(lang.as_str()) else { continue };
            for term in terms {
                let wrong = |example: &&Example, expected: bool| met(lexicon, concept, term, &example.text) != expected;
                let unmet = term.bad.iter().filter(|example| wrong(example, true));
                found.extend(unmet.map(|example| not_found(lexicon, concept, term, example)));
                let met = term.good.iter().filter(|example| wrong(example, false));
                found.extend(met.map(|example| wrongly_found(concept, term, example)));
            }
        }
    }
    found
}

/// The terms of a sentence, each with the text that it stands in.
fn mentions(lexicon: &Lexicon<'_>, sentence: &str) -> Vec<(Mention, String)> {
    let source = SourceText::new("", Arc::from(sentence));
    let document = parse_inline(&source);
    let each = runs(sentence, &document, None).into_iter().flat_map(|run| {
        let found = lexicon.find(&run.text, &[]);
        found.into_iter().map(move |mention| (mention, run.text.clone()))
    });
    each.collect()
}

/// Whether a sentence has a finding about a term. For a term that may be used, every finding about its concept counts:
/// the term in another spelling, or another word in its place.
fn met(lexicon: &Lexicon<'_>, concept: &Concept, term: &Term, sentence: &str) -> bool {
    let fine = matches!(term.status, Status::Preferred | Status::Admitted);
    mentions(lexicon, sentence).into_iter().any(|(mention, text)| {
        let entry = lexicon.entry(mention.entry);
        let about = std::ptr::eq(entry.term, term) || (fine && std::ptr::eq(entry.concept, concept));
        about && is_told(entry, &mention, &text)
    })
}

fn is_told(entry: LexiconEntry<'_>, mention: &Mention, text: &str) -> bool {
    let unwanted = matches!(entry.term.status, Status::Deprecated | Status::Superseded);
    unwanted || entry.concept.internal || is_variant(entry, mention, text)
}

fn not_found(lexicon: &Lexicon<'_>, concept: &Concept, term: &Term, example: &Example) -> Diagnostic {
    let (text, sentence) = (&term.text, &example.text);
    let say = Say::new(
        format!("이 문장에서 {} 찾아야 하는데 찾지 못했어요: {sentence}", quoted(text, "을")),
        format!("“{text}” is to be found in this sentence and is not: {sentence}"),
    );
    let told = RULE.finding(example.place.clone(), say).about(Subject::Concept(concept.id.clone())).help(Say::new(
        "문장을 고치거나 용어의 `except`, `match`, `case`를 확인해 주세요",
        "Correct the sentence, or look at the term’s `except`, `match` and `case`",
    ));
    // Another term may stand there instead.
    let instead = mentions(lexicon, sentence).into_iter().find(|(_, written)| written.contains(text.as_str()));
    match instead.map(|(mention, written)| (lexicon.entry(mention.entry), written)) {
        Some((entry, written)) => told.note(
            Say::new(
                format!("그 자리에서는 {} 먼저예요", quoted(&written, "이")),
                format!("“{written}” goes first there"),
            ),
            Some(entry.term.place.clone()),
        ),
        None => told,
    }
}

fn wrongly_found(concept: &Concept, term: &Term, example: &Example) -> Diagnostic {
    let (text, sentence) = (&term.text, &example.text);
    let say = Say::new(
        format!("이 문장에서 {} 찾으면 안 되는데 찾았어요: {sentence}", quoted(text, "을")),
        format!("“{text}” is not to be found in this sentence and is: {sentence}"),
    );
    let help = Say::new(
        "문장을 고치거나, 괜찮은 긴 말을 용어의 `except`에 적어 주세요",
        "Correct the sentence, or list the longer word that is fine under the term’s `except`",
    );
    RULE.finding(example.place.clone(), say).about(Subject::Concept(concept.id.clone())).help(help)
}
