//! What other generators read and helpgen shows as it is written: shortcodes, template tags, admonitions, tabs.

use crate::diagnostic::Say;
use crate::lint::page::PageContext;
use crate::parse::page::{BlockKind, ContainerKind, TAB, each_block, foreign_dialect, indentation};
use crate::text::{Span, line_after, line_before};

use super::instead::instead;
use super::shown::{SET, Stretch};
use super::{Kind, Slip, span};

/// As much of a line as is looked at, in bytes: more than any head or link has.
const LINE: usize = 200;

/// Beginnings of icons' names.
const ICONS: [&str; 4] = [":material-", ":octicons-", ":fontawesome-", ":simple-"];

pub(super) fn scan(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    for range in &stretch.opaque {
        let written = &text[range.clone()];
        let known = foreign_dialect(written);
        let named = known.map(|(dialect, sign)| (title(dialect.title, sign), sign));
        let Some((name, sign)) = named.or_else(|| icon(written)) else { continue };
        // An admonition's title stands behind its sign.
        let line = line_after(text, range.start, LINE);
        let shown =
            if written.len() < line.len() && written.starts_with(['!', '?', '=', '*']) { line } else { written };
        let slip = Slip::new(Kind::Foreign(name, sign), span(0, range.start, range.end), shown);
        found.push(slip.help(instead(written)));
    }
    modules(text, stretch, found);
}

/// Which generators read a sign, for a message: some signs have several.
fn title(dialect: &'static str, sign: &str) -> &'static str {
    match sign {
        "[TOC]" | "[toc]" | "[[toc]]" => "MkDocs·Typora",
        "{{" | "{{{" => "Liquid·Jinja·Vue",
        "+++" => "Hugo",
        "*[" => "MkDocs·kramdown",
        _ => dialect,
    }
}

fn icon(written: &str) -> Option<(&'static str, &'static str)> {
    ICONS.into_iter().find(|sign| written.starts_with(sign)).map(|_| ("MkDocs", ":icon:"))
}

/// Admonitions, tabs and fold-outs of MkDocs that became helpgen's own.
pub(super) fn bodies(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    if context.site.config.foreign {
        return;
    }
    let text: &str = &context.source.text;
    each_block(&context.document.blocks, &mut |block| {
        let BlockKind::Container(container) = &block.kind else { return };
        let line = line_after(text, block.span.start as usize, LINE);
        // A group of tabs is reported once, not each of its tabs.
        let Some((dialect, sign)) = foreign_dialect(line).filter(|_| container.kind != ContainerKind::Tab) else {
            return;
        };
        let end = block.span.start as usize + line.trim_end().len();
        let slip = Slip::new(Kind::Understood(dialect.title, sign), Span::new(block.span.start as usize, end), line);
        found.push(slip.help(instead(line)));
    });
}

/// Languages of code blocks that other sites show as a drawing or a formula, with who makes it.
const DRAWN: [(&str, &str); 4] =
    [("mermaid", "Mermaid"), ("plantuml", "PlantUML"), ("puml", "PlantUML"), ("math", "GitHub")];

/// Code blocks of which other sites make a drawing or a formula: readers see the code.
pub(super) fn drawn(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    if context.site.config.foreign {
        return;
    }
    let text: &str = &context.source.text;
    each_block(&context.document.blocks, &mut |block| {
        let BlockKind::Code { info: Some(info), .. } = &block.kind else { return };
        let word = info.split([' ', '\t', '{', ',']).next().unwrap_or_default();
        let Some((sign, name)) = DRAWN.into_iter().find(|(own, _)| word.eq_ignore_ascii_case(own)) else { return };
        let start = block.span.start as usize;
        let head = line_after(text, start, LINE).trim_end();
        let slip = Slip::new(Kind::Foreign(name, sign), span(start, 0, head.len()), head);
        found.push(slip.help(Say::new(
            "그려진 모양을 이미지로 저장해서 넣어 주세요",
            "Save what is drawn as a picture, and put that in",
        )));
    });
}

/// Heads of MkDocs that helpgen does not read as such (`!!!note`, `??? 자주 묻는 질문`, `=== 윈도우`): readers see them, and
/// the text that is indented below them as code.
pub(super) fn unread_heads(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    if context.site.config.foreign {
        return;
    }
    let text: &str = &context.source.text;
    each_block(&context.document.blocks, &mut |block| {
        if !matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::Plain(_)) {
            return;
        }
        let mut at = block.span.start as usize;
        for line in text[block.span.range()].split_inclusive('\n') {
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            let head = line.trim();
            let Some(sign) = HEADS.into_iter().find(|sign| head.starts_with(sign)) else { continue };
            // `=== 구분 ===` is an ornament.
            let named = !head.ends_with(sign) && head.contains(char::is_alphabetic);
            let own = indentation(line_before(text, start, LINE));
            let below = text[at..].lines().find(|line| !line.trim().is_empty());
            if named && below.is_some_and(|below| indentation(below) >= own + TAB) {
                let slip = Slip::new(Kind::Foreign("MkDocs", sign), span(0, start, start + head.len()), head);
                found.push(slip.help(instead(head)));
            }
        }
    });
}

/// What heads of MkDocs' boxes, fold-outs and tabs begin with.
const HEADS: [&str; 3] = ["!!!", "???", "==="];

/// Boxes, fold-outs and tabs of MkDocs whose text is not indented by four spaces: MkDocs shows them empty, and the text
/// below them.
pub(super) fn fallen(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    for range in &stretch.opaque {
        let before = line_before(text, range.start, LINE);
        if !HEADS.iter().any(|sign| text[range.clone()].starts_with(sign)) || !before.trim().is_empty() {
            continue;
        }
        let mut lines = text[range.start..].lines();
        let head = lines.next().unwrap_or_default().trim_end();
        let (below, next) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let least = indentation(before) + TAB;
        let falls = match below.trim().is_empty() {
            false => indentation(below) < least && !begins_anew(below),
            // Behind a blank line only an indent that is too small shows that the text was meant.
            true => !next.trim().is_empty() && (least - TAB + 1..least).contains(&indentation(next)),
        };
        if falls {
            let help = Say::new("아래 글을 네 칸 들여 써 주세요", "Indent the text below by four spaces");
            found.push(Slip::new(Kind::Body, span(0, range.start, range.start + head.len()), head).help(help));
        }
    }
}

/// Whether a line is no text of the box above it, which then has a title alone: a heading, another head, a thematic break, a
/// tag.
fn begins_anew(line: &str) -> bool {
    let line = line.trim();
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    let heading = (1..=6).contains(&hashes) && (line.len() == hashes || line[hashes..].starts_with([' ', '\t']));
    let rule = ['-', '*', '_']
        .iter()
        .any(|&sign| line.matches(sign).count() >= 3 && line.chars().all(|c| c == sign || c == ' '));
    heading || rule || line.starts_with('<') || HEADS.iter().any(|sign| line.starts_with(sign))
}

/// The signs of CriticMarkup: put in, taken out, marked, a remark.
const CRITIC: [(&str, &str); 4] = [("{++", "++}"), ("{--", "--}"), ("{==", "==}"), ("{>>", "<<}")];

/// Changes to a text as CriticMarkup notes them: `{++새 글++}`, `{==중요==}`.
pub(super) fn critic(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    for (open, close) in CRITIC {
        for (start, _) in stretch.text.match_indices(open) {
            let line = line_after(&stretch.text, start, LINE);
            let Some(length) = line[open.len()..].find(close).filter(|&length| length > 0) else { continue };
            let at = span(stretch.start, start, start + open.len() + length + close.len());
            let slip = Slip::new(Kind::Foreign("CriticMarkup", "{++"), at, &text[at.range()]);
            found.push(slip.help(Say::new(
                "기호를 지우고 남길 글만 적어 주세요",
                "Remove the signs and keep the text that is to stay",
            )));
        }
    }
}

/// Links and pictures as wikis write them: `[[글]]`, `![[그림.png]]`.
pub(super) fn wiki(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let written = &text[stretch.start..stretch.start + stretch.text.len()];
    let mut at = 0;
    while let Some(offset) = written[at..].find("[[") {
        let open = at + offset;
        at = open + 2;
        let line = line_after(written, at, LINE);
        let Some(length) = line.find("]]").filter(|&length| length > 0) else { continue };
        let range = open..at + length + 2;
        let plain = stretch.text[range.clone()] == written[range.clone()];
        let opaque = stretch.opaque.iter().any(|own| *own == (stretch.start + range.start..stretch.start + range.end));
        let inner = &line[..length];
        // `[[1], [2]]`, `[[TOC]]`: no name of a page.
        let name = inner.contains(char::is_alphabetic)
            && !inner.contains(['[', ']', SET])
            && !inner.to_lowercase().contains("toc");
        if !(plain || opaque) || !name || written[..open].ends_with('`') {
            continue;
        }
        let picture = written[..open].ends_with('!');
        let start = if picture { open - 1 } else { open };
        let slip = Slip::new(
            Kind::Foreign("Obsidian", if picture { "![[" } else { "[[" }),
            span(stretch.start, start, range.end),
            &written[start..range.end],
        );
        found.push(slip.lost().help(match picture {
            true => {
                Say::new("이미지는 `![설명](이미지.png)`으로 넣어 주세요", "Write a picture as `![text](picture.png)`")
            }
            false => Say::new("링크는 `[글자](글.md)`로 써 주세요", "Write a link as `[text](page.md)`"),
        }));
        at = range.end;
    }
}

/// `import` and `export` lines of MDX that were not read as such.
fn modules(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let mut at = 0;
    for line in stretch.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let import = line.strip_prefix("import ").is_some_and(|rest| {
            let rest = rest.trim_end_matches(';');
            rest.ends_with(['\'', '"']) && (rest.contains(" from ") || rest.starts_with(['\'', '"']))
        });
        let export = line.strip_prefix("export ").is_some_and(|rest| {
            ["const ", "let ", "default ", "function ", "async "].iter().any(|word| rest.starts_with(word))
        }) && line.contains(['=', '(', '{', SET]);
        if import || export {
            let written = &text[stretch.start + start..stretch.start + start + line.len()];
            let slip =
                Slip::new(Kind::Foreign("MDX", "import"), span(stretch.start, start, start + line.len()), written);
            found.push(slip.help(instead("import ")));
        }
    }
}
