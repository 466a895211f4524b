//! Tags and expressions that have their lines for themselves, and those that stand amid text.

use std::ops::Range;

use super::is_blank;
use crate::parse::page::mask::{Dialect, Mask, MaskKind};

/// A tag that is alone on its lines becomes blank lines, so that what follows is markdown; amid text it stays a tag.
pub(super) fn widen(text: &str, range: Range<usize>, dialect: Dialect, masks: Vec<Mask>) -> Vec<Mask> {
    let mut widened = Vec::with_capacity(masks.len());
    let mut rest = masks.into_iter().peekable();
    let mut group: Vec<Mask> = Vec::new();
    while let Some(first) = rest.next() {
        let start = first.range.start;
        let line_start = text[range.start..start].rfind('\n').map_or(range.start, |at| range.start + at + 1);
        let prefix = &text[line_start..start];
        // Indented that far it may be code.
        let code = dialect == Dialect::Markdown && (prefix.contains('\t') || prefix.len() > 3);
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
        if alone && is_blank(&text[end..line_end]) {
            stand_alone(&mut group, &mut widened);
        } else {
            for mut mask in group.drain(..) {
                let written = &text[mask.range.clone()];
                match mask.kind {
                    // Its lines would be blank lines amid a paragraph.
                    MaskKind::Blank if written.contains('\n') => mask.kind = MaskKind::Tag,
                    // No HTML: CommonMark would show it.
                    MaskKind::Element(_) if written.contains('{') => mask.kind = MaskKind::Tag,
                    // Raw HTML amid text is CommonMark's.
                    MaskKind::Element(_) => continue,
                    _ => {}
                }
                widened.push(mask);
            }
        }
    }
    widened
}

/// Covers that have their lines for themselves: elements of HTML become one piece of raw HTML, the rest blank lines.
fn stand_alone(group: &mut Vec<Mask>, widened: &mut Vec<Mask>) {
    let range = group[0].range.start..group[group.len() - 1].range.end;
    let jsx = group.iter().all(|mask| matches!(mask.kind, MaskKind::Element(_) | MaskKind::Tag | MaskKind::Blank));
    let mut html = String::new();
    for mask in group.iter() {
        if let MaskKind::Element(tag) = &mask.kind {
            html.push_str(tag);
        }
    }
    if jsx && !html.is_empty() {
        group.clear();
        return widened.push(Mask { range, kind: MaskKind::Element(html) });
    }
    for mut mask in group.drain(..) {
        if matches!(mask.kind, MaskKind::Tag | MaskKind::Element(_)) {
            mask.kind = MaskKind::Blank;
        }
        widened.push(mask);
    }
}
