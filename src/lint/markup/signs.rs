//! Signs of markdown that were typed otherwise than it reads them: full-width ones, a backtick alone, brackets the wrong way
//! round, a tag that is not closed, a letter's name without its end, a task without its blank, an alert outside of a quote.

use crate::diagnostic::{Edit, Fix, Say};
use crate::lint::page::PageContext;
use crate::parse::page::{ALERTS, BlockKind, each_block};
use crate::text::{Span, line_after, line_before};

use super::addresses::is_address;
use super::shown::Stretch;
use super::{Kind, Slip, span};

/// How far signs that belong together may stand apart, in bytes.
const REACH: usize = 400;

/// Tags that show something by themselves.
const SHOWING: [&str; 5] = ["<img ", "<video ", "<audio ", "<iframe ", "<a href"];

/// In a stretch of text.
pub(super) fn scan(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    swapped(text, stretch, found);
    wide_brackets(text, stretch, found);
    backtick(text, stretch, found);
    unclosed(text, stretch, found);
    alert(text, stretch, found);
    entity(text, stretch, found);
}

/// `(글)[a.md]`
fn swapped(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let shown = stretch.text.as_str();
    for (close, _) in shown.match_indices(")[") {
        let rest = line_after(shown, close + 2, REACH);
        let Some(length) = rest.find(']').filter(|&length| is_address(&rest[..length])) else { continue };
        let before = line_before(shown, close, REACH);
        let open = before.rfind('(').map(|found| close - before.len() + found);
        let Some(open) = open.filter(|open| close > open + 1) else { continue };
        // `(1)[a.md](b.md)`: a link of its own.
        if rest[length + 1..].starts_with(['(', '[']) {
            continue;
        }
        let sign = if shown[..open].ends_with('!') { "!" } else { "" };
        let at = span(stretch.start, open - sign.len(), close + 2 + length + 1);
        let words = &text[stretch.start + open + 1..stretch.start + close];
        let meant = format!("{sign}[{words}]({})", &rest[..length]);
        let help = Say::new(format!("괄호를 바꿔 적어 주세요: `{meant}`"), format!("Swap the brackets: `{meant}`"));
        let kind = if sign.is_empty() { Kind::Link } else { Kind::Picture };
        let slip = Slip::new(kind, at, &text[at.range()]).lost().help(help);
        found.push(slip.fix(Fix::suggestion(vec![Edit { span: at, text: meant }])));
    }
}

/// Letters that HTML writes by name. Others are words: R&D, &c.
const NAMED: [&str; 9] = ["nbsp", "lt", "gt", "amp", "quot", "copy", "reg", "trade", "middot"];

/// `&nbsp` without its semicolon.
fn entity(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let shown = stretch.text.as_str();
    for (start, _) in shown.match_indices('&') {
        let rest = &shown[start + 1..];
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &rest[..length];
        let fresh = !shown[..start].ends_with(|c: char| c.is_ascii() && !c.is_ascii_whitespace());
        if !fresh || !NAMED.contains(&name) || rest[length..].starts_with([';', '=', '-', '_']) {
            continue;
        }
        let at = span(stretch.start, start, start + 1 + length);
        let help = Say::new(format!("`&{name};`처럼 끝에 `;`를 적어 주세요"), format!("Write `&{name};`"));
        found.push(Slip::new(Kind::Emphasis, at, &text[at.range()]).help(help));
    }
}

/// `［글］（a.md）`, also with plain brackets among them.
fn wide_brackets(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let shown = stretch.text.as_str();
    if !shown.contains(['［', '］']) {
        return;
    }
    for (close, sign) in shown.match_indices(['］', ']']) {
        let before = line_before(shown, close, REACH);
        let Some((at, first)) = before.rmatch_indices(['［', '[']).next() else { continue };
        let inner = &before[at + first.len()..];
        if first == "[" && sign == "]" {
            continue;
        }
        let behind = line_after(shown, close + sign.len(), REACH);
        let Some(rest) = behind.strip_prefix(['(', '（']) else { continue };
        let Some(address) = rest.find([')', '）']).map(|end| &rest[..end]).filter(|inner| is_address(inner)) else {
            continue;
        };
        let open = close - inner.len() - first.len();
        let picture = shown[..open].chars().next_back().filter(|c| matches!(c, '!' | '！'));
        let start = open - picture.map_or(0, char::len_utf8);
        // The address stands in brackets of either width.
        let opening = behind.len() - rest.len();
        let closing = rest[address.len()..].chars().next().map_or(0, char::len_utf8);
        let at = span(stretch.start, start, close + sign.len() + opening + address.len() + closing);
        let words = &text[stretch.start + open + first.len()..stretch.start + close];
        let meant = format!("{}[{words}]({address})", if picture.is_some() { "!" } else { "" });
        let help =
            Say::new(format!("괄호를 영문 글자로 적어 주세요: `{meant}`"), format!("Write plain brackets: `{meant}`"));
        let kind = if picture.is_some() { Kind::Picture } else { Kind::Link };
        let slip = Slip::new(kind, at, &text[at.range()]).lost().help(help);
        found.push(slip.fix(Fix::suggestion(vec![Edit { span: at, text: meant }])));
    }
}

/// A backtick that closes nothing.
fn backtick(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let shown = stretch.text.as_str();
    let Some(at) = shown.find('`') else { return };
    let fresh = shown[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "([“‘「".contains(c));
    let line = line_after(shown, at, REACH).trim_end();
    let marks = line.bytes().take_while(|&byte| byte == b'`').count();
    let text_behind = line[marks..].starts_with(|c: char| c.is_alphanumeric() || "<{$./-".contains(c));
    // Two backticks mark code in a place where code is not read, such as a component's title: nothing has to be closed
    // there.
    if !fresh || !text_behind || marks > 2 || line[marks..].contains('`') {
        return;
    }
    let at = span(stretch.start, at, at + line.len());
    found.push(Slip::new(Kind::Emphasis, at, &text[at.range()]).help(Say::new(
        "코드가 끝나는 곳에 `` ` ``를 붙여 닫아 주세요. 기호를 보이려면 앞에 `\\`를 붙여 주세요",
        "Close the code with `` ` ``; a sign that is meant to be seen takes `\\` before it",
    )));
}

/// A picture's or a link's tag that is not closed, an address in angle brackets with a blank in it.
fn unclosed(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let shown = stretch.text.as_str();
    for (open, _) in shown.match_indices('<') {
        let line = line_after(shown, open, REACH).trim_end();
        let tag = SHOWING.iter().any(|tag| line.starts_with(tag));
        let close = line.find('>');
        let address = line.starts_with("<http") && close.is_some_and(|close| line[..close].contains(' '));
        if !(tag || address) {
            continue;
        }
        let length = close.map_or(line.len(), |close| close + 1);
        let at = span(stretch.start, open, open + length);
        let kind = if line.starts_with("<a ") || address { Kind::Link } else { Kind::Picture };
        let slip = Slip::new(kind, at, &text[at.range()]).lost();
        found.push(slip.help(match address {
            true => Say::new(
                "주소의 빈칸을 `%20`으로 바꾸거나 `[글자](주소)`로 적어 주세요",
                "Write `%20` for a blank in an address, or write `[text](address)`",
            ),
            false => {
                Say::new("따옴표를 확인하고 `>`로 태그를 닫아 주세요", "Check its quotes and close the tag with `>`")
            }
        }));
    }
}

/// `[!NOTE]` that stands in no quote.
fn alert(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let line = line_after(text, stretch.start, REACH).trim_end();
    let head = line_before(text, stretch.start, REACH);
    let name = line.strip_prefix("[!").and_then(|rest| rest.strip_suffix(']'));
    let known = name.is_some_and(|name| ALERTS.iter().any(|own| name.eq_ignore_ascii_case(own)));
    if !known || !head.trim().is_empty() {
        return;
    }
    let at = span(stretch.start, 0, line.len());
    found.push(Slip::new(Kind::Directive, at, line).help(Say::new(
        format!("상자의 모든 줄 앞에 `>`를 붙여 주세요: `> {line}`"),
        format!("Put `>` before every line of the box: `> {line}`"),
    )));
}

/// In whole lines of paragraphs.
pub(super) fn lines(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    let text: &str = &context.source.text;
    each_block(&context.document.blocks, &mut |block| {
        let inlines = match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => inlines,
            _ => return,
        };
        let Some(first) = inlines.first() else { return };
        let (start, end) = (first.span.start as usize, block.span.end as usize);
        full_width(text, start, end, found);
        task(text, start, found);
    });
}

/// `＃ 제목`, `＊＊굵게＊＊`
fn full_width(text: &str, start: usize, end: usize, found: &mut Vec<Slip>) {
    let line = line_after(&text[..end.max(start)], start, REACH).trim_end();
    let hashes = line.chars().take_while(|&c| c == '＃').count();
    let rest = &line[hashes * '＃'.len_utf8()..];
    if (1..=6).contains(&hashes) && rest.starts_with([' ', '　']) {
        let slip = Slip::new(Kind::Heading, Span::new(start, start + line.len()), line);
        found.push(slip.help(Say::new("`#`을 영문 글자로 적어 주세요", "Write a plain `#`")));
    }
    let written = &text[start..end.max(start)];
    if let Some(open) = written.find("＊＊")
        && let Some(length) = written[open + 6..].find("＊＊").filter(|&length| (1..REACH).contains(&length))
    {
        let at = Span::new(start + open, start + open + 6 + length + 6);
        let slip = Slip::new(Kind::Emphasis, at, &text[at.range()]);
        found.push(slip.help(Say::new("별표를 영문 글자로 적어 주세요: `**`", "Write plain asterisks: `**`")));
    }
}

/// `- []할 일`, `- [x]한 일`
fn task(text: &str, start: usize, found: &mut Vec<Slip>) {
    let head = line_before(text, start, REACH).trim_end();
    let line = line_after(text, start, REACH).trim_end();
    let open = head.ends_with(['-', '*', '+']);
    let bracket = ["[]", "[ ]", "[x]", "[X]"].into_iter().find(|bracket| line.starts_with(bracket));
    let Some(bracket) = bracket.filter(|_| open) else { return };
    let rest = &line[bracket.len()..];
    let slipped = rest.starts_with(char::is_alphanumeric) || bracket == "[]" && rest.starts_with(' ');
    if slipped {
        let slip = Slip::new(Kind::List, Span::new(start, start + line.len()), line);
        found.push(slip.help(Say::new(
            "할 일은 빈칸을 넣어 적어 주세요: `- [ ] 할 일`",
            "A task is written with blanks: `- [ ] to do`",
        )));
    }
}
