//! Markup that did not take: signs that readers would see in the place of what they were meant to become.
//!
//! [`shown`] gives a stretch of text as its reader sees it, byte for byte in the file's places. Each scanner looks through
//! it for one family of signs. What only a whole page tells (code fences, tables, raw HTML) is looked for in [`blocks`].

mod addresses;
mod attributes;
mod blocks;
mod directives;
mod emphasis;
mod footnotes;
mod foreign;
mod headings;
mod html;
mod includes;
mod instead;
mod lines;
mod lost;
mod markers;
mod shown;
mod signs;
mod slip;

pub use slip::{Kind, Slip, quoted};

use crate::diagnostic::{Edit, Fix, Say};
use crate::parse::page::{Document, InlineKind, Target, each_inline_of, is_still_picture};
use crate::text::Span;

use super::page::PageContext;

/// All slips of a page, in the order of their places. Spans are those of the page's file.
pub fn slips(context: &PageContext<'_>) -> Vec<Slip> {
    let title = context.page.title_text();
    let mut found = Vec::new();
    for part in context.parts() {
        let is_title = !std::ptr::eq(part.document, context.document);
        let text: &str = if is_title { title } else { &context.source.text };
        let first = found.len();
        inlines(context, part.document, text, &mut found);
        if !is_title {
            blocks::scan(context, &mut found);
            html::scan(context, &mut found);
            lines::scan(context, &mut found);
            footnotes::scan(context, &mut found);
            headings::scan(context, &mut found);
            foreign::bodies(context, &mut found);
            foreign::unread_heads(context, &mut found);
            foreign::drawn(context, &mut found);
            lost::scan(context, &mut found);
            signs::lines(context, &mut found);
        }
        for slip in &mut found[first..] {
            slip.span = part.span(slip.span);
            if is_title {
                // YAML may write the title with escapes, which a fix would not know.
                slip.fix = None;
            }
        }
    }
    found.sort_by_key(|slip| (slip.span.start, slip.span.end));
    // Other slips in a line that was meant as `::include` are left to its own finding.
    let mut end = 0;
    found.retain(|slip| {
        let inside = slip.span.start < end && slip.kind != Kind::Include;
        if slip.kind == Kind::Include {
            end = slip.span.end;
        }
        !inside
    });
    found
}

/// Slips in the text of a document.
fn inlines(context: &PageContext<'_>, document: &Document, text: &str, found: &mut Vec<Slip>) {
    for stretch in shown::stretches(document, text) {
        addresses::scan(context, text, &stretch, found);
        attributes::scan(text, &stretch, found);
        directives::scan(text, &stretch, found);
        directives::alert(text, &stretch, found);
        includes::scan(text, &stretch, found);
        emphasis::scan(text, &stretch, found);
        signs::scan(text, &stretch, found);
        // Syntax of other generators is no slip where one of them makes the site, unless it is wrong there too.
        if context.site.config.foreign {
            foreign::fallen(text, &stretch, found);
        } else {
            foreign::scan(text, &stretch, found);
            foreign::wiki(text, &stretch, found);
            foreign::critic(text, &stretch, found);
        }
    }
    each_inline_of(&document.blocks, &mut |inline| {
        let InlineKind::Link(id, inner) = &inline.kind else { return };
        let Some(Target::Link { url, .. }) = document.references.get(*id).map(|own| &own.target) else { return };
        let written = &text[inline.span.range()];
        if url.is_empty() {
            found.push(Slip::new(Kind::NoAddress, inline.span, written).lost());
        } else if inner.is_empty() {
            found.push(Slip::new(Kind::NoText, inline.span, written).lost());
        } else if text[..inline.span.start as usize].ends_with('！') && is_still_picture(url) {
            found.push(full_width_picture(text, inline.span));
        }
    });
}

/// `！[화면](a.png)`: a link behind a full-width sign.
fn full_width_picture(text: &str, link: Span) -> Slip {
    let sign = Span::new(link.start as usize - '！'.len_utf8(), link.start as usize);
    let at = Span { start: sign.start, end: link.end };
    let help = Say::new("`!`를 영문 글자로 적어 주세요", "Write a plain `!`");
    let fix = Fix::suggestion(vec![Edit { span: sign, text: "!".to_owned() }]);
    Slip::new(Kind::Picture, at, &text[at.range()]).lost().help(help).fix(fix)
}

/// A span of a stretch as one of its text.
fn span(base: usize, start: usize, end: usize) -> Span {
    Span::new(base + start, base + end)
}

#[cfg(test)]
mod tests;
