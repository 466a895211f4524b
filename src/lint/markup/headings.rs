//! Headings without text, and ids that another heading of the page has already.

use crate::diagnostic::Say;
use crate::lint::page::PageContext;
use crate::parse::page::{BlockKind, each_block};
use crate::text::Span;

use super::{Kind, Slip};

/// Elements of raw HTML that show something without a text.
const SHOWING: [&str; 5] = ["<img", "<svg", "<video", "<audio", "<iframe"];

pub(super) fn scan(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    let text: &str = &context.source.text;
    each_block(&context.document.blocks, &mut |block| {
        let BlockKind::Heading(number, inlines) = &block.kind else { return };
        let raw = &text[block.span.range()];
        let line = raw.lines().next().unwrap_or_default().trim_end();
        let at = Span::new(block.span.start as usize, block.span.start as usize + line.len());
        let shown = || SHOWING.iter().any(|tag| raw.contains(tag));
        if !inlines.iter().any(|inline| inline.has_text(text)) && !shown() {
            let help = Say::new("제목을 적거나 이 줄을 지워 주세요", "Write its text, or remove the line");
            found.push(Slip::new(Kind::Empty, at, line).help(help));
        }
        let unclosed =
            line.rfind("{#").filter(|&open| !line[open..].contains(['}', '`']) && !line[..open].ends_with('\\'));
        if let Some(open) = unclosed {
            let braces = Span::new(at.start as usize + open, at.end as usize);
            let help = Say::new("id는 `{#id}`처럼 괄호를 닫아 주세요", "Close the brace behind the id: `{#id}`");
            found.push(Slip::new(Kind::Attributes, braces, &line[open..]).help(help));
        }
        let id = context.document.headings.get(*number).and_then(|heading| heading.id.as_deref());
        let anchor = context.page.headings.get(*number).map(|heading| heading.anchor.as_str());
        let (Some(id), Some(anchor)) = (id, anchor) else { return };
        // The second of two gets a number: `a-1`.
        let numbered = anchor.rsplit_once('-').is_some_and(|(_, last)| last.bytes().all(|byte| byte.is_ascii_digit()));
        if numbered && anchor.len() > id.len() {
            let help = Say::new(
                format!("링크 `#{id}`는 앞의 제목으로만 가요. 다른 id를 적어 주세요"),
                format!("A link to `#{id}` leads to the heading before it: give this one another id"),
            );
            found.push(Slip::new(Kind::SameId, at, line).help(help));
        }
    });
}
