//! What only whole lines tell: code fences that are not closed, blocks of colons, rows of tables.

use std::collections::BTreeMap;

use crate::diagnostic::{Edit, Fix, Say};
use crate::lint::page::PageContext;
use crate::parse::page::{BlockKind, InlineKind, block_names, each_block, each_inline, own_inlines};
use crate::text::Span;

use super::directives;
use super::includes;
use super::shown::Stretch;
use super::slip::quoted;
use super::{Kind, Slip};

/// Names of blocks as people write them in Korean.
const KOREAN: [(&str, &str); 20] = [
    ("주의", "caution"),
    ("조심", "caution"),
    ("경고", "danger"),
    ("위험", "danger"),
    ("참고", "note"),
    ("노트", "note"),
    ("메모", "note"),
    ("알림", "note"),
    ("안내", "note"),
    ("정보", "note"),
    ("팁", "tip"),
    ("도움말", "tip"),
    ("단계", "steps"),
    ("순서", "steps"),
    ("탭", "tabs"),
    ("접기", "details"),
    ("더보기", "details"),
    ("자세히", "details"),
    ("역할", "role"),
    ("펼치기", "details"),
];

pub(super) fn scan(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    let text: &str = &context.source.text;
    // What is read as it is: code, raw HTML, and what other programs read.
    let mut verbatim: Vec<Span> = context.document.opaque.clone();
    each_block(&context.document.blocks, &mut |block| {
        match &block.kind {
            BlockKind::Code { info, .. } => {
                verbatim.push(block.span);
                if info.is_some() {
                    fence(text, block.span, found);
                }
            }
            BlockKind::Html(_) => verbatim.push(block.span),
            BlockKind::Paragraph(_) | BlockKind::Plain(_) => table(text, block.span, found),
            _ => {}
        }
        for inlines in own_inlines(&block.kind) {
            each_inline(inlines, &mut |inline| {
                if matches!(inline.kind, InlineKind::Code(_) | InlineKind::Html(_)) {
                    verbatim.push(inline.span);
                }
            });
        }
    });
    verbatim.sort_by_key(|span| (span.start, span.end));
    let start = context.document.front.span.map_or(0, |span| span.end as usize);
    colons(text, start, &verbatim, found);
}

/// A line without the marks of quotes and lists before it.
fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>', '-', '*', '+'])
}

/// A code block whose fence is not closed, or whose closing line has words and so opens another.
fn fence(text: &str, span: Span, found: &mut Vec<Slip>) {
    let raw = text[span.range()].trim_end();
    let mut lines = raw.lines();
    let Some(first) = lines.next() else { return };
    let opening = bare(first);
    let Some(mark) = opening.chars().next().filter(|mark| matches!(mark, '`' | '~')) else { return };
    let run = |line: &str| line.chars().take_while(|&c| c == mark).count();
    let length = run(opening);
    let content: Vec<&str> = lines.collect();
    let is_mark = |line: &&str| {
        let line = line.trim_start_matches([' ', '\t', '>']);
        run(line) >= length
    };
    let info = |line: &&str| {
        let line = line.trim_start_matches([' ', '\t', '>']);
        !line[run(line)..].trim().is_empty() && !line[run(line)..].contains(mark)
    };
    let closed = content.last().is_some_and(|line| is_mark(line) && !info(line));
    let opened = content.iter().any(|line| is_mark(line) && info(line));
    if closed && !opened {
        return;
    }
    let lines = content.len();
    let after = content.iter().skip_while(|line| !line.trim().is_empty());
    let prose = |line: &&str| {
        let line = line.trim();
        let sentence = line.contains(|c| matches!(c, '가'..='힣')) && line.ends_with(['.', '요', '다', '?']);
        line.starts_with("## ")
            || line.starts_with("### ")
            || line.starts_with(":::")
            || line.contains("](")
            || sentence
    };
    let lost = after.filter(|line| prose(line)).count() > 0;
    let at = Span::new(span.start as usize, span.start as usize + first.trim_end().len());
    let marks = quoted(&std::iter::repeat_n(mark, length).collect::<String>());
    let slip = Slip::new(Kind::Fence { lines }, at, first).help(match opened {
        true => Say::new(
            format!("닫는 줄에는 {marks}만 적어 주세요. 뒤에 글자가 있으면 닫히지 않아요"),
            format!("The closing line holds {marks} alone: with words behind them it closes nothing"),
        ),
        false => Say::new(
            format!("코드가 끝나는 곳에 {marks} 줄을 넣어 주세요"),
            format!("Add {marks} on its own line where the code ends"),
        ),
    });
    found.push(if lost { slip.lost() } else { slip });
}

/// Lines of cells that are no row of a table.
fn table(text: &str, span: Span, found: &mut Vec<Slip>) {
    let mut at = span.start as usize;
    let raw = &text[span.range()];
    if !raw.contains(['|', '｜']) {
        return;
    }
    for line in raw.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let own = line.trim_end();
        let cells = own.trim_start_matches([' ', '\t', '>']);
        let row = cells.starts_with('|') && cells[1..].contains('|') && cells.ends_with('|') && cells.len() > 2;
        let wide = cells.strip_prefix('｜').is_some_and(|rest| rest.contains('｜') && cells.ends_with(['｜', '|']));
        let ruler = cells.contains('|')
            && cells.contains("--")
            && cells.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
        if row || ruler || wide {
            let from = start + own.len() - cells.len();
            let slip = Slip::new(Kind::Table, Span::new(from, start + own.len()), cells);
            if wide {
                found.push(slip.help(Say::new("`|`를 영문 글자로 적어 주세요", "Write a plain `|`")));
                continue;
            }
            found.push(slip.help(Say::new(
                "표는 빈 줄 없이 이어 쓰고, 제목 줄 바로 아래에 칸 수가 같은 `| --- | --- |` 줄을 넣어 주세요",
                "Keep a table's rows together without blank lines, and put `| --- | --- |` with as many cells right below its head",
            )));
        }
    }
}

/// A directive at a line's beginning whose colon makes a definition of the line: `:UI[저장]`.
fn definition(text: &str, own: &str, from: usize, found: &mut Vec<Slip>) {
    let known = |name: &&str| own.strip_prefix(':').is_some_and(|rest| rest.starts_with(&format!("{name}[")));
    if directives::NAMES.iter().any(known) {
        return;
    }
    let line = Stretch { text: own.to_owned(), start: from, opaque: Vec::new(), bearers: BTreeMap::new() };
    let mut slips = Vec::new();
    directives::scan(text, &line, &mut slips);
    let told = |slip: &Slip| found.iter().any(|own| own.span == slip.span);
    let first = slips.into_iter().find(|slip| slip.span.start as usize == from).filter(|slip| !told(slip));
    found.extend(first);
}

/// Lines of colons that open no block: `：：：note`, `:::주의`, `::note`.
fn colons(text: &str, start: usize, verbatim: &[Span], found: &mut Vec<Slip>) {
    let mut at = start;
    let mut reach = 0;
    let mut next = 0;
    for line in text[start..].split_inclusive('\n') {
        let own = bare(line).trim_end();
        let from = at + line.len() - bare(line).len();
        at += line.len();
        if !own.starts_with([':', '：']) {
            continue;
        }
        while verbatim.get(next).is_some_and(|span| (span.start as usize) <= from) {
            reach = reach.max(verbatim[next].end as usize);
            next += 1;
        }
        if from < reach {
            continue;
        }
        if let Some(slip) = includes::line(own, from) {
            found.push(slip);
            continue;
        }
        definition(text, own, from, found);
        found.extend(block(own, from));
    }
}

/// A line of colons that was meant to open or close a block.
fn block(own: &str, from: usize) -> Option<Slip> {
    let colons = own.chars().take_while(|c| matches!(c, ':' | '：')).count();
    let wide = own.chars().take(colons).any(|c| c == '：');
    let rest = own.trim_start_matches([':', '：']);
    let blank = rest.trim_start().len() < rest.len();
    let rest = rest.trim_start();
    let length = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
    let name = &rest[..length];
    let ours = block_names().find(|known| name.eq_ignore_ascii_case(known));
    let korean = KOREAN.iter().find(|(known, _)| *known == name).map(|&(_, meant)| meant);
    let meant = ours.or(korean);
    let slipped = match colons {
        0 | 1 => false,
        2 => meant.is_some() && !blank || wide && rest.is_empty(),
        _ => wide || meant.is_none() && !name.is_empty() && !name.is_ascii() || korean.is_some(),
    };
    if !slipped {
        return None;
    }
    let span = Span::new(from, from + own.len());
    let slip = Slip::new(Kind::Directive, span, own);
    let marks: String = std::iter::repeat_n(':', colons.max(3)).collect();
    Some(match meant {
        Some(meant) => {
            let meant = format!("{marks}{meant}{}", &rest[length..]);
            let help = Say::new(format!("이렇게 적어 주세요: `{meant}`"), format!("Write it like this: `{meant}`"));
            slip.help(help).fix(Fix::suggestion(vec![Edit { span, text: meant }]))
        }
        None if rest.is_empty() => slip
            .help(Say::new(
                format!("콜론을 영문 글자로 적어 주세요: `{marks}`"),
                format!("Write plain colons: `{marks}`"),
            ))
            .fix(Fix::suggestion(vec![Edit { span, text: marks }])),
        None => {
            let list = block_names().collect::<Vec<_>>().join(", ");
            slip.help(Say::new(
                format!("쓸 수 있는 이름: {list}. 예: `:::note`"),
                format!("Known names: {list}, as in `:::note`"),
            ))
        }
    })
}
