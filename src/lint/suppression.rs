//! Exceptions: `helpgen-ignore RULE[, RULE] : reason [until YYYY-MM-DD]` in a comment of the page.
//!
//! One that stands before a block silences it; `helpgen-ignore-file`, right under the front matter, the whole page. A
//! comment without a reason, past its day, or with nothing to silence is a finding itself, but silences all the same
//! what it names: nobody is told one thing twice.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Edit, Fix, Places, Say};
use crate::parse::page::{BlockKind, Document, InlineKind, Split, split};
use crate::parse::yaml::parse_date;
use crate::rules::ignore;
use crate::text::{Span, closest};

use super::blocks::{each_block, each_inline_of};
use super::levels::fits;

const WORD: &str = "helpgen-ignore";

/// An exception as written on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppression {
    /// The comment's bytes.
    pub span: Span,
    /// Rules or groups of rules that it names, with their places.
    pub rules: Vec<(String, Span)>,
    /// Why.
    pub reason: String,
    /// Last day on which it holds.
    pub until: Option<Date>,
    /// What it silences; none: it stands where it can silence nothing.
    pub scope: Option<Span>,
}

/// A finding that an exception silences.
#[derive(Clone, Debug, PartialEq)]
pub struct Waived {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why it is let pass.
    pub reason: String,
    /// How long.
    pub until: Option<Date>,
}

/// The exceptions of a page, in order.
pub fn find(text: &str, document: &Document) -> Vec<Suppression> {
    if !text.contains(WORD) {
        return Vec::new();
    }
    let code = code_spans(document);
    let body = match split(text) {
        Split::Bare { body } | Split::Fenced { body, .. } => body,
        Split::Unclosed { fence } => fence.end,
    };
    let mut found: Vec<Suppression> = Vec::new();
    for (at, _) in text.match_indices(WORD) {
        let Some(comment) = comment_around(text, at) else { continue };
        let inside_code = code.iter().any(|span| span.start <= comment.start && comment.end <= span.end);
        if inside_code || found.last().is_some_and(|last| comment.start < last.span.end) {
            continue;
        }
        found.push(read(text, at, comment, document, body, &found));
    }
    found
}

/// The comment whose first word stands at `at`.
fn comment_around(text: &str, at: usize) -> Option<Span> {
    let before = text[..at].trim_end();
    for (open, close) in [("<!--", "-->"), ("{/*", "*/}")] {
        if before.ends_with(open) {
            let end = at + text[at..].find(close)? + close.len();
            return Some(Span::new(before.len() - open.len(), end));
        }
    }
    None
}

fn read(text: &str, at: usize, span: Span, document: &Document, body: usize, earlier: &[Suppression]) -> Suppression {
    let end = span.end as usize - 3;
    let mut start = at + WORD.len();
    let whole_file = text[start..end].starts_with("-file");
    if whole_file {
        start += "-file".len();
    }
    let colon = text[start..end].find(':').map_or(end, |found| start + found);
    let mut rules = Vec::new();
    let mut from = start;
    for part in text[start..colon].split(',') {
        let name = part.trim();
        if !name.is_empty() {
            let offset = from + (part.len() - part.trim_start().len());
            rules.push((name.to_owned(), Span::new(offset, offset + name.len())));
        }
        from += part.len() + 1;
    }
    let (reason, until) = reason(text.get(colon + 1..end).unwrap_or_default());
    let scope = if whole_file {
        // Right under the front matter: nothing but other comments before it.
        let mut top = body;
        for other in earlier {
            if text[top..other.span.start as usize].trim().is_empty() {
                top = other.span.end as usize;
            }
        }
        text.get(top..span.start as usize).is_some_and(|gap| gap.trim().is_empty()).then(|| Span::new(0, text.len()))
    } else {
        next_block(document, span.end, text)
    };
    Suppression { span, rules, reason, until, scope }
}

/// The reason, and the day after `until` at its end.
fn reason(text: &str) -> (String, Option<Date>) {
    let text = text.trim();
    let bare = text.strip_suffix(']').unwrap_or(text);
    if let Some((reason, day)) = bare.rsplit_once("until ")
        && let Ok(day) = parse_date(day.trim())
    {
        return (reason.trim_end_matches([' ', '[', ',', '(']).trim().to_owned(), Some(day));
    }
    (text.to_owned(), None)
}

/// The first block that begins after `end`, comments left out.
fn next_block(document: &Document, end: u32, text: &str) -> Option<Span> {
    let mut next = None;
    each_block(&document.blocks, &mut |block| {
        if next.is_none() && block.span.start >= end && !is_comment(&text[block.span.range()]) {
            next = Some(block.span);
        }
    });
    next
}

fn is_comment(block: &str) -> bool {
    let block = block.trim();
    let inner = block.strip_prefix("<!--").or_else(|| block.strip_prefix("{/*"));
    inner.is_some_and(|inner| inner.trim_start().starts_with(WORD))
}

/// Bytes of code: comments in it are text.
fn code_spans(document: &Document) -> Vec<Span> {
    let mut spans = Vec::new();
    each_block(&document.blocks, &mut |block| {
        if let BlockKind::Code { .. } = block.kind {
            spans.push(block.span);
        }
    });
    each_inline_of(&document.blocks, &mut |inline| {
        if let InlineKind::Code(_) = inline.kind {
            spans.push(inline.span);
        }
    });
    spans
}

/// What is left of the findings, and what was silenced. `ran` says which rules were looked for; findings about the
/// exceptions themselves are added.
pub fn apply(
    suppressions: &[Suppression],
    diagnostics: Vec<Diagnostic>,
    places: &Places<'_>,
    today: Date,
    known: &[&str],
    ran: &dyn Fn(&str) -> bool,
) -> (Vec<Diagnostic>, Vec<Waived>) {
    let mut used: Vec<Vec<bool>> = suppressions.iter().map(|own| vec![false; own.rules.len()]).collect();
    let (mut left, mut waived) = (Vec::new(), Vec::new());
    for diagnostic in diagnostics {
        let place = diagnostic.place.as_ref().map(|place| place.span());
        let hit = suppressions.iter().enumerate().find_map(|(at, own)| {
            let scope = own.scope?;
            let inside = scope.start == 0 || place.is_some_and(|at| scope.start <= at.start && at.start < scope.end);
            let rule = own.rules.iter().position(|(rule, _)| fits(rule, &diagnostic.rule))?;
            (inside && !diagnostic.rule.starts_with("ignore/")).then_some((at, rule))
        });
        match hit {
            Some((at, rule)) => {
                used[at][rule] = true;
                let Suppression { reason, until, .. } = &suppressions[at];
                waived.push(Waived { diagnostic, reason: reason.clone(), until: *until });
            }
            None => left.push(diagnostic),
        }
    }
    for (own, used) in suppressions.iter().zip(used) {
        left.extend(faults(own, &used, places, today, known, ran));
    }
    (left, waived)
}

/// What is wrong with an exception.
fn faults(
    own: &Suppression,
    used: &[bool],
    places: &Places<'_>,
    today: Date,
    known: &[&str],
    ran: &dyn Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    if own.rules.is_empty() {
        faults.push(
            ignore::unused::RULE
                .finding(places.place(own.span), Say::new("어떤 규칙의 예외인지 없어요", "The exception names no rule"))
                .help(Say::new(
                    "`helpgen-ignore term/deprecated : 이유`처럼 규칙 이름을 적어 주세요",
                    "Name one, as in `helpgen-ignore term/deprecated : reason`",
                )),
        );
        return faults;
    }
    if own.reason.is_empty() {
        faults.push(
            ignore::reason::RULE
                .finding(places.place(own.span), Say::new("예외에 이유가 없어요", "The exception has no reason"))
                .help(Say::new("규칙 이름 뒤에 `: 이유`를 적어 주세요", "Write `: reason` after the name of the rule")),
        );
    }
    if let Some(day) = own.until.filter(|day| *day < today) {
        faults.push(
            ignore::expired::RULE
                .finding(
                    places.place(own.span),
                    Say::new(format!("예외의 기한이 지났어요: {day}까지"), format!("The exception ended on {day}")),
                )
                .help(Say::new(
                    "글을 고치고 예외를 지우거나, 기한을 늘려 주세요",
                    "Mend the text and remove the exception, or extend it",
                ))
                .by_date(),
        );
    }
    if own.scope.is_none() {
        faults.push(
            ignore::unused::RULE
                .finding(
                    places.place(own.span),
                    Say::new("예외가 아무것도 가리키지 않아요", "The exception stands where it silences nothing"),
                )
                .help(Say::new(
                    "바로 아래 블록 위에, `helpgen-ignore-file`은 글 정보 바로 아래에 두세요",
                    "Put it right before a block; `helpgen-ignore-file` right under the front matter",
                )),
        );
        return faults;
    }
    for ((rule, span), used) in own.rules.iter().zip(used) {
        let meant: Vec<&str> = known.iter().copied().filter(|id| fits(rule, id)).collect();
        if meant.is_empty() {
            let say = Say::new(format!("없는 규칙이에요: {rule}"), format!("There is no rule “{rule}”"));
            let told = ignore::unused::RULE.finding(places.place(*span), say);
            faults.push(match closest(rule, known.iter().copied()) {
                Some(near) => told.help(Say::new(format!("혹시 ‘{near}’인가요?"), format!("Did you mean “{near}”?"))),
                None => told,
            });
        } else if !used && meant.iter().all(|id| ran(id)) {
            let say = Say::new(
                format!("이 예외가 막을 것이 없어요: {rule}"),
                format!("The exception has nothing to silence: {rule}"),
            );
            let told = ignore::unused::RULE
                .finding(places.place(*span), say)
                .help(Say::new("예외를 지워 주세요", "Remove the exception"));
            faults.push(if own.rules.len() == 1 { told.fix(removal(own, places)) } else { told });
        }
    }
    faults
}

/// Takes the comment away, with its line if nothing else is on it.
fn removal(own: &Suppression, places: &Places<'_>) -> Fix {
    let text: &str = &places.source().text;
    let (mut start, mut end) = (own.span.start as usize, own.span.end as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[end..];
    let line_end = rest.find('\n').map_or(text.len(), |at| end + at + 1);
    if text[line_start..start].trim().is_empty() && text[end..line_end].trim().is_empty() {
        (start, end) = (line_start, line_end);
    }
    Fix::suggestion(vec![Edit { span: Span::new(start, end), text: String::new() }])
}

#[cfg(test)]
mod tests;
