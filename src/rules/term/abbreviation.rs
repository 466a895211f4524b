//! Abbreviations that are not spelled out where a page first uses them.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::prose::{MarkKind, RunKind};
use crate::lint::words::quoted;
use crate::lint::{Check, PageContext, Rule};
use crate::parse::page::Target;

/// The rule.
pub const RULE: Rule = Rule {
    id: "term/abbreviation",
    severity: Severity::Info,
    ko: "처음 나올 때 풀어 쓰지 않은 줄임말이에요",
    en: "An abbreviation not spelled out at its first use",
    check: Check::Page(check),
    doc: include_str!("abbreviation.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        // `:term[…]` brings the definition with it.
        for mark in &run.marks {
            if let MarkKind::Term(id) = mark.kind
                && let Some(Target::Term { name, .. }) = context.target(run, id)
                && let Ok(concept) = context.names.concept(&name.text)
            {
                met.insert(&concept.id);
            }
        }
        // Titles are read by themselves: the text spells it out. So does the definition that a directive brings.
        if matches!(run.kind, RunKind::Title | RunKind::Description | RunKind::Heading | RunKind::Alt | RunKind::Shown)
        {
            continue;
        }
        for mention in &mentions.terms {
            let Some(entry) = context.entry(mention.entry).filter(|entry| entry.concept.abbreviation) else { continue };
            let written = &run.text[mention.term.clone()];
            let short = written.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
            let spelled = !short || beside_parenthesis(&run.text, mention.term.start, mention.term.end);
            if !met.insert(&entry.concept.id) || spelled {
                continue;
            }
            let say = Say::new(
                format!("줄임말 {} 처음 나오는 곳에 풀이가 없어요", quoted(written, "이")),
                format!("The abbreviation “{written}” is not spelled out at its first use"),
            );
            let id = &entry.concept.id;
            let help = match context.has_directives() {
                true => Say::new(
                    format!("`{written}(풀어 쓴 말)`이나 `:term[{id}]`처럼 써 주세요"),
                    format!("Write it like `spelled out ({written})`, or as `:term[{id}]`"),
                ),
                false => Say::new(
                    format!("`{written}(풀어 쓴 말)`처럼 써 주세요"),
                    format!("Write it like `spelled out ({written})`"),
                ),
            };
            found.push(
                RULE.finding(context.place(run.span(mention.term.clone())), say)
                    .help(help)
                    .about(Subject::Concept(entry.concept.id.clone())),
            );
        }
    }
    found
}

/// Whether a parenthesis follows, or stands around it: DRM(…), …(DRM), …(이하 ‘DRM’).
fn beside_parenthesis(text: &str, start: usize, end: usize) -> bool {
    const QUOTES: [char; 10] = ['‘', '’', '“', '”', '"', '\'', '「', '」', '『', '』'];
    let after = text[end..].trim_start_matches(QUOTES).trim_start();
    let before = text[..start].trim_end().trim_end_matches(QUOTES).trim_end();
    let introduced = ["이하", "약칭", "줄여서"].iter().find_map(|word| before.strip_suffix(word)).map(str::trim_end);
    // 이하 is “or less” elsewhere: 3개 이하 DRM.
    let opened = introduced.unwrap_or(before).ends_with(['(', '（', '[']);
    after.starts_with(['(', '（']) || opened || introduced.is_some_and(|head| head.ends_with([',', ';']))
}
