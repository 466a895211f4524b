//! Terms that are not to be used.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::certainty::{Replacement, is_certain, named_beside, named_twice};
use crate::lint::lexicon::{Entry, Mention};
use crate::lint::prose::{Mark, MarkKind, Run};
use crate::lint::words::quoted;
use crate::lint::{Check, PageContext, Rule, replacing};
use crate::parse::glossary::{MatchKind, Status};
use crate::parse::page::Target;

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

/// Whether a word stands in a link whose address is a mere word, as Hugo's `[page bundle](g)`: in another generator's
/// pages the text may be a key by which the address is looked up.
fn is_key(context: &PageContext<'_>, run: &Run, mention: &Mention) -> bool {
    // Marks stand in the order of their ends, those within a link before it.
    const INSIDE: usize = 32;
    let within = |mark: &&Mark| mark.range.start <= mention.term.start;
    let is_word = |url: &str| !url.is_empty() && url.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = run.marks.partition_point(|mark| mark.range.end < mention.term.end);
    context.site.config.foreign
        && run.marks[first..].iter().take(INSIDE).filter(within).any(|mark| match mark.kind {
            MarkKind::Link(id) => matches!(context.target(run, id), Some(Target::Link { url, .. }) if is_word(url)),
            _ => false,
        })
}

fn names_beside(context: &PageContext<'_>) -> BTreeSet<(usize, usize)> {
    let terms: Vec<&[Mention]> = context.mentions().iter().map(|own| own.terms.as_slice()).collect();
    named_beside(context.runs(), &terms, context.lang(), |mention| context.entry(mention.entry))
}

/// `twice`: the sentence names the same thing by another word too.
fn tell(context: &PageContext<'_>, run: &Run, mention: &Mention, entry: Entry<'_>, twice: bool) -> Diagnostic {
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
            && !is_key(context, run, mention)
            && entry.term.matching != MatchKind::Prefix
            && is_certain(run, mention, Replacement { listed, new })
    };
    let fix = preferred.and_then(|new| replacing::term(&context.source.text, run, mention, listed, new, certain(new)));
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
        Status::Superseded => Say::new("예전 말로 정해져 있어요", "It is declared as superseded here"),
        _ => Say::new("쓰지 않는 말로 정해져 있어요", "It is declared as deprecated here"),
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
