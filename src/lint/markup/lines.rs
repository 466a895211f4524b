//! Lines of a paragraph that were meant as a heading or as a list: `##제목`, `-항목`, `1.항목`.

use crate::diagnostic::{Edit, Fix, Say};
use crate::lint::page::PageContext;
use crate::lint::prose::tag_name;
use crate::parse::page::{BlockKind, Inline, InlineKind, each_block, each_inline};
use crate::text::Span;

use super::{Kind, Slip};

/// Signs before the items of a list that markdown does not know.
fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '‣' | '▪' | '●' | '○' | '◦' | '■' | '□' | '①'..='⑳')
}

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
            let slip = apart(Kind::Heading, *line, "#");
            found.push(if alone { slip.fix(spaced(text, span, line.at + hashes)) } else { slip });
        }
    }
    for (number, line) in lines.iter().enumerate() {
        let Some(marker) = marker(line.text) else { continue };
        let task = line.text[marker..].starts_with('[');
        let bullet = line.text.starts_with(is_bullet);
        // Behind a break a sign of a word processor begins a line for readers too.
        let parted = |first: &Line<'_>| bullet && first.broken;
        let is_item = |other: &Line<'_>| self::marker(other.text).is_some();
        let next = lines.get(number + 1).filter(|_| !parted(line));
        let before = number.checked_sub(1).map(|before| &lines[before]).filter(|before| !parted(before));
        // One line alone may be a figure or a sentence: `-5도`, `1.가`.
        if task || next.is_some_and(is_item) || before.is_some_and(is_item) {
            let slip = apart(Kind::List, *line, &line.text[..marker]);
            let instead = Say::new("목록은 줄마다 `- `로 시작해 주세요", "Begin each item of a list with `- `");
            found.push(if bullet { slip.help(instead) } else { slip });
        }
    }
}

/// How many hashes a line begins with, if it was meant as a heading. A single one may be a tag: it counts alone on its
/// paragraph, and only once in it.
fn heading(line: Line<'_>, alone: bool) -> Option<usize> {
    let hashes = line.text.bytes().take_while(|&byte| byte == b'#').count();
    let rest = &line.text[hashes..];
    let tag = hashes == 1 && (!alone || rest.contains('#') || !rest.contains(' '));
    ((1..=6).contains(&hashes) && !tag && rest.starts_with(char::is_alphabetic)).then_some(hashes)
}

/// The bytes of the marker with which a line begins, if text stands right behind it.
fn marker(line: &str) -> Option<usize> {
    // Signs that word processors put before items: helpgen joins such lines to one paragraph.
    if let Some(sign) = line.chars().next().filter(|&sign| is_bullet(sign)) {
        return line[sign.len_utf8()..].trim_start().starts_with(char::is_alphabetic).then_some(sign.len_utf8());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let length = match digits {
        0 => line.starts_with('-').then_some(1)?,
        1..=2 => line[digits..].starts_with(['.', ')']).then_some(digits + 1)?,
        _ => return None,
    };
    let rest = &line[length..];
    let task = digits == 0 && ["[ ]", "[x]", "[X]"].iter().any(|own| rest.starts_with(own));
    (task || rest.starts_with(char::is_alphabetic)).then_some(length)
}

/// A line whose marker wants a blank behind it.
fn apart(kind: Kind, line: Line<'_>, sign: &str) -> Slip {
    let help = Say::new(format!("`{sign}` 뒤를 한 칸 띄워 주세요"), format!("Put a blank behind `{sign}`"));
    Slip::new(kind, line.span(), line.text).help(help)
}

/// The paragraph with that blank.
fn spaced(text: &str, paragraph: Span, at: usize) -> Fix {
    let (before, behind) = text[paragraph.range()].split_at(at - paragraph.range().start);
    Fix::suggestion(vec![Edit { span: paragraph, text: format!("{before} {behind}") }])
}
