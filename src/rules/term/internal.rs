//! Team jargon that customers would not understand.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::quoted;
use crate::lint::{Check, PageContext, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "term/internal",
    severity: Severity::Error,
    ko: "팀 안에서만 쓰는 말이에요",
    en: "Team jargon on a published page",
    check: Check::Page(check),
    doc: include_str!("internal.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !context.page.published {
        return found;
    }
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        for mention in &mentions.terms {
            let Some(entry) = context.entry(mention.entry).filter(|entry| entry.concept.internal) else { continue };
            let written = &run.text[mention.term.clone()];
            let say = Say::new(
                format!("{} 팀 안에서만 쓰는 말이에요", quoted(written, "은")),
                format!("“{written}” is a word of the team"),
            );
            let meaning = entry.concept.definition.get(context.lang());
            let help = match meaning {
                Some(meaning) => Say::new(
                    format!("고객이 아는 말로 풀어 주세요. 뜻: {meaning}"),
                    format!("Say it in the customers’ words. It means: {meaning}"),
                ),
                None => Say::new("고객이 아는 말로 풀어 주세요", "Say it in the customers’ words"),
            };
            found.push(
                RULE.finding(context.place(run.span(mention.term.clone())), say)
                    .help(help)
                    .note(Say::new("여기에서 정했어요", "It is declared here"), Some(entry.concept.place.clone()))
                    .about(Subject::Concept(entry.concept.id.clone())),
            );
        }
    }
    found
}
