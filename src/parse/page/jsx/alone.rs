//! Tags and expressions that have their lines for themselves, and those that stand amid text.

use std::ops::Range;

use crate::parse::page::code::is_blank;
use crate::parse::page::cover::{Mask, MaskKind};
use crate::parse::page::elements::BLOCK_ELEMENTS;
use crate::parse::page::syntax::Syntax;

/// A tag that is alone on its lines becomes blank lines, so that what follows is markdown; amid text it stays a tag.
pub(super) fn widen(text: &str, range: Range<usize>, syntax: Syntax, masks: Vec<Mask>) -> Vec<Mask> {
    let mut widened = Vec::with_capacity(masks.len());
    let mut rest = masks.into_iter().peekable();
    let mut group: Vec<Mask> = Vec::new();
    while let Some(first) = rest.next() {
        let start = first.range.start;
        let line_start = text[range.start..start].rfind('\n').map_or(range.start, |at| range.start + at + 1);
        let prefix = &text[line_start..start];
        // Indented that far it may be code.
        let code = syntax == Syntax::Markdown && (prefix.contains('\t') || prefix.len() > 3);
        let mut alone = is_blank(prefix) && !code;
        let mut end = first.range.end;
        let mut line_end = end;
        group.push(first);
        loop {
            if end >= line_end {
                line_end = text[end..range.end].find('\n').map_or(range.end, |at| end + at);
            }
            match rest.next_if(|next| next.range.start < line_end) {
                Some(next) => {
                    alone = alone && is_blank(&text[end..next.range.start]);
                    end = next.range.end;
                    group.push(next);
                }
                None => break,
            }
        }
        let jsx = |mask: &Mask| {
            matches!(mask.kind, MaskKind::Element(_) | MaskKind::Component(_) | MaskKind::Tag | MaskKind::Blank)
        };
        if alone && is_blank(&text[end..line_end]) && group.iter().all(jsx) {
            stand_alone(&mut group, &mut widened);
        } else {
            let ends = is_blank(&text[end..line_end]);
            amid_text(text, is_blank(prefix), ends, &mut group, &mut widened);
        }
    }
    widened
}

/// Covers amid text: whether the first of them begins its line, and the last ends it.
fn amid_text(text: &str, first: bool, ends: bool, group: &mut Vec<Mask>, widened: &mut Vec<Mask>) {
    let last = group.len() - 1;
    for (index, mut mask) in group.drain(..).enumerate() {
        let written = &text[mask.range.clone()];
        mask.kind = match mask.kind {
            // White space could make a list marker of the text before it, indent the line or part the paragraph.
            MaskKind::Blank
                if !(ends && index == last && text[..mask.range.start].ends_with([' ', '\t']))
                    || written.contains('\n') =>
            {
                MaskKind::Tag
            }
            // Markdown makes paragraphs by itself.
            MaskKind::Element(html) if html.is_empty() => MaskKind::Tag,
            MaskKind::Element(html) => {
                let name = written.trim_start_matches(['<', '/']);
                let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
                match first && index == 0 && BLOCK_ELEMENTS.contains(&name) {
                    true => MaskKind::Opening(html),
                    // No HTML: CommonMark would show it.
                    false if written.contains('{') => MaskKind::Tag,
                    // Raw HTML amid text is CommonMark's.
                    false => continue,
                }
            }
            kind => kind,
        };
        widened.push(mask);
    }
}

/// Covers that have their lines for themselves: elements of HTML become one piece of raw HTML, the rest blank lines.
fn stand_alone(group: &mut Vec<Mask>, widened: &mut Vec<Mask>) {
    if group.iter().any(|mask| matches!(mask.kind, MaskKind::Component(_))) {
        for mut mask in group.drain(..) {
            match &mut mask.kind {
                MaskKind::Component(remains) => remains.alone = true,
                MaskKind::Element(html) if !html.is_empty() => {}
                _ => mask.kind = MaskKind::Blank,
            }
            widened.push(mask);
        }
        return;
    }
    let range = group[0].range.start..group[group.len() - 1].range.end;
    let mut html = String::new();
    for mask in group.iter() {
        if let MaskKind::Element(tag) = &mask.kind {
            html.push_str(tag);
        }
    }
    if !html.is_empty() {
        group.clear();
        return widened.push(Mask { range, kind: MaskKind::Element(html) });
    }
    for mut mask in group.drain(..) {
        mask.kind = MaskKind::Blank;
        widened.push(mask);
    }
}
