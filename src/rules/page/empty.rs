//! Pages with nothing on them.

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::parse::page::{BlockKind, each_block};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/empty",
    severity: Severity::Warning,
    ko: "내용이 없는 글이에요",
    en: "A page with nothing on it",
    check: Check::Page(check),
    doc: include_str!("empty.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    // A section's front page lists the section's pages.
    if context.page.is_front {
        return Vec::new();
    }
    let mut says = false;
    each_block(&context.document.blocks, &mut |block| {
        says |= match &block.kind {
            BlockKind::Heading(..) | BlockKind::Rule | BlockKind::Container(_) | BlockKind::List(..) => false,
            BlockKind::Html(html) => !html.trim_start().starts_with("<!--"),
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => !inlines.is_empty(),
            _ => true,
        };
    });
    if says {
        return Vec::new();
    }
    let say = Say::new("글에 내용이 없어요", "The page has no text");
    let help = Say::new("내용을 쓰거나, 글 정보에 `draft: true`를 적어 주세요", "Write it, or mark it `draft: true`");
    vec![RULE.finding(context.title_place(), say).help(help)]
}
