//! Exceptions: `helpgen-ignore RULE[, RULE] : reason [until YYYY-MM-DD]` in a comment of the page.
//!
//! One that stands before a block silences it, one in a paragraph, heading or row of a table that holds it does;
//! `helpgen-ignore-file`, right under the front matter, the whole page. A comment without a reason, past its day, or with nothing to silence is a finding itself, but silences all the same
//! what it names: nobody is told one thing twice.

mod near;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Edit, Fix, Places, Say};
use crate::parse::decisions::Decision;
use crate::parse::page::{BlockKind, Document, InlineKind, Split, each_block, each_inline_of, split};
use crate::parse::yaml::parse_date;
use crate::rules::ignore;
use crate::text::{Span, closest};

use super::levels::fits;

pub(super) use near::misspelt;

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
    /// The text behind `until`, if it is no day of the calendar.
    pub no_day: Option<String>,
    /// The comment has no end.
    pub unclosed: bool,
    /// What it silences; none: it stands where it can silence nothing.
    pub scope: Option<Span>,
}

/// A finding that an exception silences.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Waived {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why it is let pass.
    pub reason: String,
    /// How long.
    #[serde(with = "crate::memo::day")]
    pub until: Option<Date>,
    /// The decision that lets it pass; none: a comment of the page does.
    pub decision: Option<Arc<Decision>>,
}

/// The exceptions of a page, in order.
pub fn find(text: &str, document: &Document) -> Vec<Suppression> {
    if !text.contains(WORD) {
        return Vec::new();
    }
    let code = code_spans(document);
    let (blocks, stretches) = (blocks(document, text), stretches(document, text));
    // Where one for the whole file may stand: right under the front matter, or under another exception there.
    let mut top = match split(text) {
        Split::Bare { body } | Split::Fenced { body, .. } => body,
        Split::Unclosed { fence } => fence.end,
    };
    let mut found: Vec<Suppression> = Vec::new();
    let mut ends = Ends::default();
    for (at, _) in text.match_indices(WORD) {
        if found.last().is_some_and(|last| at < last.span.end as usize) {
            continue;
        }
        let behind = &text[at + WORD.len()..];
        let behind = behind.strip_prefix("-file").unwrap_or(behind);
        // Another word. Misspelt names are reported by `near`.
        if behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-')) && !behind.starts_with("--") {
            continue;
        }
        let Some((comment, closed)) = comment_around(text, at, &mut ends) else { continue };
        let before = code.partition_point(|span| span.start <= comment.start);
        if before > 0 && comment.start < code[before - 1].end {
            continue;
        }
        let mut own = read(text, at, comment, closed);
        let on_top = text.get(top..comment.start as usize).is_some_and(|gap| gap.trim().is_empty());
        own.scope = match text[at + WORD.len()..].starts_with("-file") {
            true => on_top.then(|| Span::new(0, text.len())),
            false => around(&stretches, comment).or_else(|| {
                let next = blocks.partition_point(|block| block.start < comment.end);
                blocks.get(next).copied()
            }),
        };
        if on_top {
            top = comment.end as usize;
        }
        found.push(own);
    }
    found
}

/// Remembers that no closing marker follows, so we search for it once.
#[derive(Default)]
struct Ends {
    missing: [bool; 2],
}

/// The comment whose first word stands at `at`, and whether it is closed.
fn comment_around(text: &str, at: usize, ends: &mut Ends) -> Option<(Span, bool)> {
    let before = text[..at].trim_end();
    for (kind, (open, close)) in [("<!--", "-->"), ("{/*", "*/}")].into_iter().enumerate() {
        if before.ends_with(open) {
            let start = before.len() - open.len();
            let end = (!ends.missing[kind]).then(|| text[at..].find(close)).flatten();
            ends.missing[kind] |= end.is_none();
            return Some(match end {
                Some(end) => (Span::new(start, at + end + close.len()), true),
                None => (Span::new(start, at + text[at..].find('\n').unwrap_or(text.len() - at)), false),
            });
        }
    }
    None
}

fn read(text: &str, at: usize, span: Span, closed: bool) -> Suppression {
    let end = span.end as usize - if closed { 3 } else { 0 };
    let mut start = at + WORD.len();
    if text[start..end].starts_with("-file") {
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
    let (reason, until, no_day) = reason(text.get(colon + 1..end).unwrap_or_default());
    Suppression { span, rules, reason, until, no_day, unclosed: !closed, scope: None }
}

/// The reason, and the day at its end after `until` or before 까지; or what stands in place of a day.
fn reason(text: &str) -> (String, Option<Date>, Option<String>) {
    let text = text.trim();
    let bare = text.trim_end_matches([']', ')']).trim_end();
    if let Some((reason, day)) = until(bare) {
        let reason = reason.trim_end_matches([' ', '[', ',', '(', '.']).trim().to_owned();
        return match parse_date(day) {
            Ok(until) => (reason, Some(until), None),
            Err(_) => (reason, None, Some(day.to_owned())),
        };
    }
    (text.to_owned(), None, None)
}

/// A reason taken apart before its end: 이유 until 2026-12-31, 이유 Until: 2026-12-31, 이유 2026-12-31까지.
fn until(text: &str) -> Option<(&str, &str)> {
    const WORD: &str = "until";
    let numeric = |day: &str| day.starts_with(|c: char| c.is_ascii_digit());
    let open = text.strip_suffix("까지").unwrap_or(text).trim_end();
    if let Some(at) = text.to_ascii_lowercase().rfind(WORD) {
        let day = open.get(at + WORD.len()..).filter(|rest| rest.starts_with([' ', ':', '：']));
        let day = day.map(|rest| rest.trim_start_matches([' ', ':', '：']).trim());
        if let Some(day) = day.filter(|day| numeric(day) && !day.contains(char::is_alphabetic)) {
            return Some((&text[..at], day));
        }
    }
    if open.len() == text.len() {
        return None;
    }
    // 2026-12-31, 2026. 12. 31., 2026년 12월 31일; a mere number counts something else.
    let in_date = |c: char| c.is_ascii_digit() || " -./년월일".contains(c);
    let day = open[open.trim_end_matches(in_date).len()..].trim();
    let is_day = numeric(day) && day.contains(['-', '.', '/', '월', '일']);
    is_day.then(|| (&open[..open.len() - day.len()], day))
}

/// The blocks that an exception may stand before, in order; exceptions themselves are none.
fn blocks(document: &Document, text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    each_block(&document.blocks, &mut |block| {
        if !is_comment(&text[block.span.range()]) {
            spans.push(block.span);
        }
    });
    // Parents come before what they hold, also where both begin together.
    spans.sort_by_key(|span| span.start);
    spans
}

/// The stretches of text that an exception may stand in, in order: paragraphs, headings, the lines of tables.
fn stretches(document: &Document, text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    each_block(&document.blocks, &mut |block| match &block.kind {
        BlockKind::Paragraph(_) | BlockKind::Plain(_) | BlockKind::Heading(..)
            if !is_comment(&text[block.span.range()]) =>
        {
            spans.push(block.span);
        }
        BlockKind::Table(_) => {
            let mut start = block.span.start as usize;
            for line in text[block.span.range()].split_inclusive('\n') {
                spans.push(Span::new(start, start + line.len()));
                start += line.len();
            }
        }
        _ => {}
    });
    spans.sort();
    spans
}

/// The stretch that holds the comment.
fn around(stretches: &[Span], comment: Span) -> Option<Span> {
    let begun = stretches.partition_point(|own| own.start < comment.start);
    begun.checked_sub(1).map(|at| stretches[at]).filter(|own| comment.end <= own.end)
}

fn is_comment(block: &str) -> bool {
    let block = block.trim_start();
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
    spans.sort();
    spans
}

/// Finds the exception that silences a finding. Findings come in the order of the text, so the scopes that cover the
/// current one are kept up to date from finding to finding.
struct Sweep<'s> {
    suppressions: &'s [Suppression],
    /// Exceptions for the whole file.
    everywhere: Vec<usize>,
    /// Exceptions whose scope begins further on, the last one first.
    waiting: Vec<usize>,
    /// Exceptions whose scope covers the current finding.
    open: Vec<usize>,
    /// Where the first of the open scopes ends.
    first_end: u32,
    /// Which exception silences a rule, while the open scopes stay the same.
    known: BTreeMap<String, Option<(usize, usize)>>,
}

impl<'s> Sweep<'s> {
    fn new(suppressions: &'s [Suppression]) -> Self {
        let whole_file = |own: &Suppression| own.scope.is_some_and(|scope| scope.start == 0);
        let (everywhere, mut waiting): (Vec<usize>, Vec<usize>) = (0..suppressions.len())
            .filter(|&at| suppressions[at].scope.is_some())
            .partition(|&at| whole_file(&suppressions[at]));
        waiting.sort_by_key(|&at| std::cmp::Reverse(suppressions[at].scope.map(|scope| scope.start)));
        Self { suppressions, everywhere, waiting, open: Vec::new(), first_end: u32::MAX, known: BTreeMap::new() }
    }

    /// The exception that silences a finding, and by which of its rules.
    fn silencing(&mut self, diagnostic: &Diagnostic) -> Option<(usize, usize)> {
        let rule = &*diagnostic.rule;
        let Some(place) = &diagnostic.place else { return self.among(rule, &self.everywhere) };
        self.go_to(place.span().start);
        if let Some(known) = self.known.get(rule) {
            return *known;
        }
        let found = self.among(rule, &self.everywhere).or_else(|| self.among(rule, &self.open));
        self.known.insert(rule.to_owned(), found);
        found
    }

    /// The first of some exceptions that names a rule. Findings about exceptions cannot be silenced.
    fn among(&self, rule: &str, exceptions: &[usize]) -> Option<(usize, usize)> {
        let named = |&at: &usize| Some((at, self.suppressions[at].rules.iter().position(|(own, _)| fits(own, rule))?));
        exceptions.iter().find_map(named).filter(|_| !rule.starts_with("ignore/"))
    }

    /// Closes the scopes that end before a byte, and opens those that have begun.
    fn go_to(&mut self, start: u32) {
        let scope = |at: usize| self.suppressions[at].scope.unwrap_or_default();
        let mut changed = start >= self.first_end;
        if changed {
            self.open.retain(|&at| start < scope(at).end);
        }
        while let Some(at) = self.waiting.pop_if(|at| scope(*at).start <= start) {
            if start < scope(at).end {
                self.open.push(at);
                changed = true;
            }
        }
        if changed {
            self.first_end = self.open.iter().map(|&at| scope(at).end).min().unwrap_or(u32::MAX);
            self.known.clear();
        }
    }
}

/// What is left of the findings, and what was silenced. `ran` says which rules were looked for; findings about the
/// exceptions themselves are added.
pub fn apply(
    suppressions: &[Suppression],
    mut diagnostics: Vec<Diagnostic>,
    places: &Places<'_>,
    today: Date,
    known: &[&str],
    ran: &dyn Fn(&str) -> bool,
) -> (Vec<Diagnostic>, Vec<Waived>) {
    let mut used: Vec<Vec<bool>> = suppressions.iter().map(|own| vec![false; own.rules.len()]).collect();
    let mut sweep = Sweep::new(suppressions);
    let mut met_by = Vec::new();
    // Filter in place, so that 100,000 findings do not exist twice.
    let silenced = diagnostics.extract_if(.., |diagnostic| {
        let hit = sweep.silencing(diagnostic);
        met_by.extend(hit);
        hit.is_some()
    });
    let silenced: Vec<Diagnostic> = silenced.collect();
    let waived = silenced.into_iter().zip(met_by).map(|(diagnostic, (at, rule))| {
        used[at][rule] = true;
        let Suppression { reason, until, .. } = &suppressions[at];
        Waived { diagnostic, reason: reason.clone(), until: *until, decision: None }
    });
    let waived = waived.collect();
    for (own, used) in suppressions.iter().zip(used) {
        faults(own, places, today, &mut diagnostics);
        if own.scope.is_some() {
            needless(own, &used, places, known, ran, &mut diagnostics);
        }
    }
    (diagnostics, waived)
}

/// What is wrong with an exception as it is written.
fn faults(own: &Suppression, places: &Places<'_>, today: Date, faults: &mut Vec<Diagnostic>) {
    let place = || places.place(own.span);
    if own.unclosed {
        let say = Say::new("예외가 닫히지 않았어요", "The exception is never closed");
        let close = if places.source().slice(own.span).starts_with('<') { "-->" } else { "*/}" };
        let help = Say::new(format!("끝에 `{close}`를 넣어 주세요"), format!("Add `{close}` at its end"));
        faults.push(ignore::reason::RULE.finding(place(), say).help(help));
    }
    if own.rules.is_empty() {
        let say = Say::new("어떤 규칙을 예외로 둘지 적지 않았어요", "The exception names no rule");
        let help = Say::new(
            "`helpgen-ignore term/deprecated : 이유`처럼 규칙 이름을 적어 주세요",
            "Name one, as in `helpgen-ignore term/deprecated : reason`",
        );
        faults.push(ignore::unused::RULE.finding(place(), say).help(help));
        return;
    }
    if own.reason.is_empty() {
        let say = Say::new("예외에 이유가 없어요", "The exception has no reason");
        let help = Say::new("규칙 이름 뒤에 `: 이유`를 적어 주세요", "Write `: reason` after the name of the rule");
        faults.push(ignore::reason::RULE.finding(place(), say).help(help));
    }
    faults.extend(last_day(own, places, today));
    if own.scope.is_none() && !own.unclosed {
        let say = Say::new("예외를 적용할 블록이 없어요", "The exception stands where it silences nothing");
        let help = Say::new(
            "블록 바로 위나 문단 안에, `helpgen-ignore-file`은 글 정보 바로 아래에 두세요",
            "Put it right before a block or into a paragraph; `helpgen-ignore-file` right under the front matter",
        );
        faults.push(ignore::unused::RULE.finding(place(), say).help(help));
    }
}

/// What is wrong with the last day of an exception.
fn last_day(own: &Suppression, places: &Places<'_>, today: Date) -> Vec<Diagnostic> {
    let place = || places.place(own.span);
    let ended = own.until.filter(|day| *day < today).map(|day| {
        let say = Say::new(format!("예외의 기한이 지났어요: {day}까지"), format!("The exception ended on {day}"));
        let help = Say::new(
            "글을 고치고 예외를 지우거나, 기한을 늘려 주세요",
            "Mend the text and remove the exception, or extend it",
        );
        ignore::expired::RULE.finding(place(), say).help(help).by_date()
    });
    let no_day = own.no_day.as_ref().map(|no_day| {
        let say = Say::new(
            format!("예외의 기한이 달력에 없는 날이에요: {no_day}"),
            format!("The exception ends on a day that is not there: {no_day}"),
        );
        let help = Say::new("`until 2026-12-31`처럼 적어 주세요", "Write it like `until 2026-12-31`");
        ignore::expired::RULE.finding(place(), say).help(help)
    });
    ended.into_iter().chain(no_day).collect()
}

/// Rules of an exception that are unknown, or that had nothing to silence.
fn needless(
    own: &Suppression,
    used: &[bool],
    places: &Places<'_>,
    known: &[&str],
    ran: &dyn Fn(&str) -> bool,
    faults: &mut Vec<Diagnostic>,
) {
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
