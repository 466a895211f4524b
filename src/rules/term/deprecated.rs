//! Terms that are not to be used.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::english::plural;
use crate::lint::certainty::{Replacement, is_certain, is_looked_up, named_beside, named_twice};
use crate::lint::lexicon::{LexiconEntry, Mention};
use crate::lint::prose::Run;
use crate::lint::words::quoted;
use crate::lint::{Check, PageContext, Rule, word_fix};
use crate::parse::glossary::{MatchKind, Status};

/// The rule.
pub const RULE: Rule = Rule {
    id: "term/deprecated",
    severity: Severity::Error,
    ko: "쓰지 않는 말이에요",
    en: "A deprecated or superseded term",
    check: Check::Page(check),
    doc: include_str!("deprecated.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut beside = None;
    for (number, (run, mentions)) in context.runs().iter().zip(context.mentions()).enumerate() {
        let mut twice = None;
        for (at, mention) in mentions.terms.iter().enumerate() {
            let Some(entry) = context.entry(mention.entry) else { continue };
            let unwanted = matches!(entry.term.status, Status::Deprecated | Status::Superseded);
            if unwanted && !entry.concept.internal {
                let twice = twice
                    .get_or_insert_with(|| named_twice(run, &mentions.terms, |mention| context.entry(mention.entry)));
                let twice = twice.binary_search(&at).is_ok()
                    || beside.get_or_insert_with(|| names_beside(context)).contains(&(number, at));
                found.push(tell(context, run, mention, entry, twice));
            }
        }
    }
    found
}

/// Whether a listed term is the English plural of another one of its concept: users beside user.
fn is_listed_plural(entry: LexiconEntry<'_>, listed: &str) -> bool {
    let mut others = entry.concept.terms.values().flatten().filter(|term| term.text.len() < listed.len());
    listed.ends_with('s') && listed.is_ascii() && others.any(|term| plural(&term.text) == listed)
}

fn names_beside(context: &PageContext<'_>) -> BTreeSet<(usize, usize)> {
    let terms: Vec<&[Mention]> = context.mentions().iter().map(|own| own.terms.as_slice()).collect();
    named_beside(context.runs(), &terms, context.lang(), |mention| context.entry(mention.entry))
}

/// `twice`: the sentence names the same thing by another word too.
fn tell(context: &PageContext<'_>, run: &Run, mention: &Mention, entry: LexiconEntry<'_>, twice: bool) -> Diagnostic {
    let written = &run.text[mention.term.clone()];
    let place = context.place(run.span(mention.term.clone()));
    let preferred = entry.concept.preferred(context.lang()).map(|term| term.text.as_str());
    let say = match preferred {
        Some(new) => Say::new(
            format!("‘{written}’ 대신 {} 써 주세요", quoted(new, "을")),
            format!("Use “{new}”, not “{written}”"),
        ),
        None => {
            Say::new(format!("{} 쓰지 않는 말이에요", quoted(written, "은")), format!("“{written}” is not to be used"))
        }
    };
    let listed = &entry.term.text;
    let certain = |new| {
        !twice
            && !is_looked_up(context, run, mention, new)
            && entry.term.matching != MatchKind::Prefix
            && is_certain(run, mention, Replacement { listed, new })
    };
    // A plural that the glossary lists beside its singular asks for the plural.
    let several = |new: &str| match is_listed_plural(entry, listed) {
        true => plural(new),
        false => new.to_owned(),
    };
    let preferred_form = preferred.map(several);
    let fix = preferred_form
        .as_deref()
        .and_then(|new| word_fix::term(&context.source.text, run, mention, listed, new, certain(new)));
    let (mut ko, mut en) = match &fix {
        Some(fix) if fix.safe => ("자동으로 고칠 수 있어요".to_owned(), "Can be fixed automatically".to_owned()),
        Some(_) => ("확인한 뒤 고쳐 주세요".to_owned(), "Check the sentence, then replace it".to_owned()),
        None => ("문장을 직접 고쳐 주세요".to_owned(), "Reword the sentence".to_owned()),
    };
    if let Some(reason) = &entry.term.reason {
        ko.push_str(&format!(" · 이유: {reason}"));
        en.push_str(&format!(" · Why: {reason}"));
    }
    let note = match entry.term.status {
        Status::Superseded => Say::new("여기에서 예전 말로 정했어요", "It is declared as superseded here"),
        _ => Say::new("여기에서 쓰지 않는 말로 정했어요", "It is declared as deprecated here"),
    };
    let told = RULE
        .finding(place, say)
        .help(Say::new(ko, en))
        .note(note, Some(entry.term.place.clone()))
        .about(Subject::Concept(entry.concept.id.clone()));
    let told = match preferred {
        Some(new) => told.instead(new),
        None => told,
    };
    match fix {
        Some(fix) => told.fix(fix),
        None => told,
    }
}
