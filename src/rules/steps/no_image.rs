//! Steps without a screenshot.

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::parse::page::{Block, BlockKind, ContainerKind, InlineKind, each_block, each_inline_of};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "steps/no-image",
    severity: Severity::Info,
    ko: "스크린샷이 없는 단계예요",
    en: "A step without a screenshot",
    check: Check::Page(check),
    doc: include_str!("no_image.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    each_block(&context.document.blocks, &mut |block| {
        let BlockKind::Container(container) = &block.kind else { return };
        if container.kind != ContainerKind::Steps {
            return;
        }
        let mut number = 0;
        for list in &container.blocks {
            let BlockKind::List(first, items) = &list.kind else { continue };
            number = first.map_or(number, |first| first.saturating_sub(1));
            for item in items {
                number += 1;
                if let Some(span) = item.first().map(|block| first_line(context, block))
                    && !has_picture(item)
                {
                    let say = Say::new(
                        format!("{number}단계에 스크린샷이 없어요"),
                        format!("Step {number} has no screenshot"),
                    );
                    let help =
                        Say::new("화면이 바뀌는 단계라면 그 화면을 넣어 주세요", "If the screen changes here, show it");
                    found.push(RULE.finding(context.place(span), say).help(help));
                }
            }
        }
    });
    found
}

fn first_line(context: &PageContext<'_>, block: &Block) -> Span {
    let line = context.source.slice(block.span).lines().next().unwrap_or_default().trim_end();
    Span::new(block.span.start as usize, block.span.start as usize + line.len())
}

fn has_picture(item: &[Block]) -> bool {
    let mut found = false;
    each_inline_of(item, &mut |inline| {
        found |= match &inline.kind {
            InlineKind::Image(..) => true,
            InlineKind::Html(html) => html.starts_with("<img"),
            _ => false,
        };
    });
    each_block(item, &mut |block| {
        found |= matches!(&block.kind, BlockKind::Html(html) if html.contains("<img"))
            || matches!(block.kind, BlockKind::Include(_));
    });
    found
}
