//! Particles that do not fit the word before them.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity};
use crate::korean::{jamo, wrong_particle};
use crate::lint::label_notation::WrittenLabel;
use crate::lint::lexicon::Mention;
use crate::lint::mentions::RunMentions;
use crate::lint::prose::{Run, RunKind};
use crate::lint::{Check, PageContext, Rule};
use crate::parse::glossary::Status;
use crate::text::{Span, line_after};

/// The rule.
pub const RULE: Rule = Rule {
    id: "style/particle",
    severity: Severity::Error,
    ko: "앞말에 맞지 않는 조사예요",
    en: "A particle that does not fit the word before it",
    check: Check::Page(check),
    doc: include_str!("particle.md"),
};

/// As much of a line as is looked at behind a word, in bytes.
const WINDOW: usize = 4096;

/// A name in a run.
struct Named<'r> {
    word: &'r str,
    /// Its bytes without marks.
    span: Span,
    /// True for a label: the particle follows its closing marks.
    label: bool,
}

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if context.lang().split('-').next() != Some("ko") {
        return found;
    }
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        // The particle behind a directive agrees by itself.
        if run.kind != RunKind::Shown {
            let mut told: Vec<Diagnostic> =
                names(context, run, mentions).iter().filter_map(|named| tell(context, run, named)).collect();
            told.dedup_by_key(|told| told.place.as_ref().map(|place| place.span().end));
            found.extend(told);
        }
    }
    found
}

/// What is named in a run, by position: terms that may stay, labels, features.
fn names<'r>(context: &PageContext<'_>, run: &'r Run, mentions: &'r RunMentions) -> Vec<Named<'r>> {
    let stays = |mention: &&Mention| {
        let status = context.entry(mention.entry).map(|entry| entry.term.status);
        // What is to be replaced gets its particle with the new word.
        status.is_some_and(|status| !matches!(status, Status::Deprecated | Status::Superseded))
    };
    let plain = |range: Range<usize>| Named { word: &run.text[range.clone()], span: run.span(range), label: false };
    let labels = context.across.labels.get(context.lang());
    let current = |written: &&WrittenLabel| labels.is_some_and(|labels| labels.is_current(&written.text));
    let label = |written: &'r WrittenLabel| Named { word: &written.text, span: written.inner, label: true };
    let terms = mentions.terms.iter().filter(stays).map(|mention| plain(mention.term.clone()));
    let features = mentions.features.iter().map(|(_, range)| plain(range.clone()));
    let mut names: Vec<Named<'_>> =
        terms.chain(features).chain(mentions.written.iter().filter(current).map(label)).collect();
    names.sort_by_key(|named| (named.span.end, named.label));
    names
}

fn tell(context: &PageContext<'_>, run: &Run, named: &Named<'_>) -> Option<Diagnostic> {
    let text = &context.source.text;
    let (start, end) = (named.span.start as usize, named.span.end as usize);
    // The word's last letter is in the file as the reader sees it.
    let last = named.word.chars().next_back()?;
    if !text.get(start..end)?.ends_with(last) {
        return None;
    }
    let edit = wrong_particle(named.word, line_after(text, end, WINDOW), named.label)?;
    // The text behind a picture does not belong to it.
    if run.kind == RunKind::Alt && edit.start > 0 {
        return None;
    }
    let wrong = Span::new(end + edit.start, end + edit.end);
    // Of a particle only the part that differs is replaced; all of it is shown.
    let rest = &text[wrong.end as usize..];
    let rest = jamo::leading_syllables(rest);
    let say = Say::new("앞말에 맞지 않는 조사예요", "This particle does not fit the word before it");
    let whole = Span::new(start, wrong.end as usize + rest.len());
    let arrow = format!("{} → {}{}{rest}", &text[whole.range()], &text[start..wrong.start as usize], edit.text);
    let told = RULE.finding(context.place(whole), say).help(Say::new(arrow.clone(), arrow));
    Some(told.fix(Fix::safe(vec![Edit { span: wrong, text: edit.text }])))
}
