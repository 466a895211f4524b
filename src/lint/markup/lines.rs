//! Lines of a paragraph that were meant as a heading or as a list: `##제목`, `-항목`, `1.항목`.

use crate::diagnostic::{Edit, Fix, Say};
use crate::lint::page::PageContext;
use crate::lint::prose::tag_name;
use crate::parse::page::{BlockKind, Inline, InlineKind, each_block, each_inline};
use crate::text::{Span, line_before};

use super::markers::{Marker, blank_behind};
use super::{Kind, Slip};

pub(super) fn scan(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    let text: &str = &context.source.text;
    each_block(&context.document.blocks, &mut |block| {
        if let BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) = &block.kind {
            let mut breaks: Vec<Span> = Vec::new();
            each_inline(inlines, &mut |inline| breaks.extend(is_break(inline).then_some(inline.span)));
            paragraph(text, block.span, &breaks, found);
        }
    });
}

/// Whether readers see a new line behind it: two blanks or a backslash at a line's end, `<br>`.
fn is_break(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::HardBreak => true,
        InlineKind::Html(tag) => tag_name(tag) == "br",
        _ => false,
    }
}

/// As much of a line as is looked at before a paragraph, in bytes: the marks of quotes and the marker of its item.
const MARGIN: usize = 64;

/// A line with the place of its first sign.
#[derive(Clone, Copy)]
struct Line<'t> {
    at: usize,
    text: &'t str,
    /// Readers see a new line behind it.
    broken: bool,
}

impl Line<'_> {
    fn span(self) -> Span {
        Span::new(self.at, self.at + self.text.len())
    }
}

/// `breaks`: the breaks in the paragraph, in order.
fn paragraph(text: &str, span: Span, breaks: &[Span], found: &mut Vec<Slip>) {
    let mut at = span.start as usize;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for line in text[span.range()].split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '\t', '>']);
        let start = at + line.len() - bare.len();
        at += line.len();
        let last = breaks[..breaks.partition_point(|own| (own.start as usize) < at)].last();
        let broken = last.is_some_and(|own| {
            let behind = (own.end as usize).max(start).min(at);
            own.start as usize >= start && text[behind..at].trim().is_empty()
        });
        lines.push(Line { at: start, text: bare.trim_end(), broken });
    }
    for line in &lines {
        let alone = lines.len() == 1;
        if let Some(hashes) = heading(*line, alone) {
            let slip = Slip::new(Kind::Heading, line.span(), line.text);
            found.push(match hashes <= DEEPEST {
                true if alone => slip.help(blank_behind("#")).fix(spaced(text, span, line.at + hashes)),
                true => slip.help(blank_behind("#")),
                false => slip.help(Say::new("`#`은 여섯 개까지만 써 주세요", "Write at most six `#`")),
            });
        }
    }
    let begun = Marker::before_text(line_before(text, span.start as usize, MARGIN));
    items(&lines, begun, found);
}

/// Items that are lines of a paragraph. `begun`: what the item begins with in which they stand.
fn items(lines: &[Line<'_>], begun: Option<Marker>, found: &mut Vec<Slip>) {
    let mut markers: Vec<Option<Marker>> = lines.iter().map(|line| Marker::of(line.text)).collect();
    // A task whose item has its marker already.
    let task = match markers.first_mut() {
        Some(first @ Some(Marker::Box)) if begun.is_some() => first.take(),
        _ => None,
    };
    // Whether the line `first` and the one behind it are items of one list that readers see as one paragraph.
    let together = |first: usize| {
        let (Some(marker), Some(next)) = (markers[first], markers.get(first + 1).copied().flatten()) else {
            return false;
        };
        marker.goes_on(next) && !(marker.is_seen() && lines[first].broken)
    };
    let listed = listed(lines, &markers, together);
    for (number, line) in lines.iter().enumerate() {
        let Some(marker) = markers[number] else { continue };
        let is_task = matches!(marker, Marker::Joined { task: true, .. });
        // One line alone may be a figure or a sentence: `-5도`, `1.가`.
        let next = number > 0 && [begun, task].into_iter().flatten().any(|begun| begun.goes_on(marker));
        if is_task || listed[number] || next {
            found.push(Slip::new(Kind::List, line.span(), line.text).help(marker.help(line.text)));
        }
    }
}

/// Which lines are items of a list with others, and no part of a sentence that goes over several lines.
fn listed(lines: &[Line<'_>], markers: &[Option<Marker>], together: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut listed = vec![false; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let mut end = at;
        while together(end) {
            end += 1;
        }
        let list = at..end + 1;
        at = end + 1;
        let Some(marker) = markers[list.start].filter(|_| list.len() > 1) else { continue };
        let within = list.start.saturating_sub(1)..list.end;
        let begins = list.start == 0 || marker.begins_anywhere();
        if begins && !lines[within].iter().any(|line| marker.stands_within(line.text)) {
            listed[list].fill(true);
        }
    }
    listed
}

/// The most hashes that a heading has.
const DEEPEST: usize = 6;

/// How many hashes a line begins with, if it was meant as a heading. A single one may be a tag: it counts alone on its
/// paragraph, and only once in it.
fn heading(line: Line<'_>, alone: bool) -> Option<usize> {
    let hashes = line.text.bytes().take_while(|&byte| byte == b'#').count();
    let rest = &line.text[hashes..];
    let tag = hashes == 1 && (!alone || rest.contains('#') || !rest.contains(' '));
    let joined = (1..=DEEPEST).contains(&hashes) && !tag && rest.starts_with(char::is_alphabetic);
    let deep = hashes > DEEPEST && rest.starts_with([' ', '\t']) && rest.contains(char::is_alphabetic);
    (joined || deep).then_some(hashes)
}

/// The paragraph with that blank.
fn spaced(text: &str, paragraph: Span, at: usize) -> Fix {
    let (before, behind) = text[paragraph.range()].split_at(at - paragraph.range().start);
    Fix::suggestion(vec![Edit { span: paragraph, text: format!("{before} {behind}") }])
}
