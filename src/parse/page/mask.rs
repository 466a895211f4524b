//! Same-length masking: what CommonMark must not see is covered before it parses, byte for byte, so that every offset
//! it reports is an offset of the file.
//!
//! A `:::` line becomes a thematic break (of underscores, which unlike `***` and `---` mean nothing else after a list
//! marker or under a line of text), a `:ui[…]` a word of letters, a JSX tag white space. Code is always read from
//! the original bytes, so a cover inside code changes nothing. A cover that CommonMark carried somewhere else (into a
//! link's destination, say) is lifted in a second pass.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

use super::cover::{Covers, Mask, MaskKind};
use super::dialect::{self, Dialects};
use super::directive::{IMAGE_KEYS, fence_line, inline_directive, read_attributes};
use super::syntax::Syntax;
use super::{jsx, math};

/// All covers of a text from `start` on, in order, none overlapping another.
pub(super) fn find(text: &str, range: Range<usize>, syntax: Syntax, dialects: Dialects) -> Covers {
    let mut covers = Covers::default();
    // Of two covers of the same bytes the first one holds.
    marks(text, range.clone(), &mut covers.masks);
    dialect::find(text, range.clone(), syntax, dialects, &mut covers);
    fences(text, range.clone(), &mut covers.masks);
    inlines(text, range.clone(), &mut covers.masks);
    braces(text, range.clone(), &mut covers.masks);
    jsx::find(text, range.clone(), syntax, &mut covers);
    if dialects.formulas {
        math::find(text, range, &mut covers.masks);
    }
    covers.settled()
}

/// The covers of a line of text by itself, such as a title.
pub(super) fn find_in_line(text: &str) -> Covers {
    let mut covers = Covers::default();
    dialect::find(text, 0..text.len(), Syntax::Markdown, Dialects::default(), &mut covers);
    inlines(text, 0..text.len(), &mut covers.masks);
    covers.settled()
}

/// `:::` and `::include` lines.
fn fences(text: &str, range: Range<usize>, masks: &mut Vec<Mask>) {
    let mut passed = range.start;
    for found in memmem::find_iter(&text.as_bytes()[range.clone()], "::") {
        let start = range.start + found;
        if start < passed {
            continue;
        }
        let line_start = text[..start].rfind(['\n', '\r']).map_or(range.start, |at| (at + 1).max(range.start));
        let end = text[start..range.end].find(['\n', '\r']).map_or(range.end, |at| start + at);
        passed = end;
        if !is_container_prefix(&text[line_start..start]) {
            continue;
        }
        if let Some(line) = fence_line(text, start, end) {
            masks.push(Mask { range: start..end, kind: MaskKind::Fence(Box::new(line)) });
        }
    }
}

/// Whether a line's beginning is only what block quotes and list items put there.
fn is_container_prefix(prefix: &str) -> bool {
    prefix.split([' ', '\t']).all(|part| {
        part.is_empty()
            || part.bytes().all(|byte| byte == b'>')
            || matches!(part, "-" | "*" | "+")
            || part.strip_suffix(['.', ')']).is_some_and(|digits| {
                !digits.is_empty() && digits.len() < 10 && digits.bytes().all(|byte| byte.is_ascii_digit())
            })
    })
}

/// `{at=…}` and `{on=…}` with which a list item begins, and the blanks behind. Whether the list is one of marks is seen later.
fn marks(text: &str, range: Range<usize>, masks: &mut Vec<Mask>) {
    for opening in MARK_OPENINGS {
        // Only the first on a line can begin its item.
        let mut passed = range.start;
        for found in memmem::find_iter(&text.as_bytes()[range.clone()], opening) {
            let start = range.start + found;
            if start < passed {
                continue;
            }
            passed = memchr(b'\n', &text.as_bytes()[start..range.end]).map_or(range.end, |end| start + end);
            let line_start =
                text[range.start..start].rfind(['\n', '\r']).map_or(range.start, |at| range.start + at + 1);
            let before = &text[line_start..start];
            if before.trim().is_empty() || !is_container_prefix(before) {
                continue;
            }
            if let Some((attributes, end)) = read_attributes(text, start, range.end) {
                let blanks = text[end..range.end].bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
                masks.push(Mask { range: start..end + blanks, kind: MaskKind::MarkAttributes(attributes) });
            }
        }
    }
}

/// How such an item begins.
const MARK_OPENINGS: [&str; 2] = ["{at=", "{on="];

/// Inline directives and the attributes of images.
pub(super) fn inlines(text: &str, range: Range<usize>, masks: &mut Vec<Mask>) {
    let bytes = text.as_bytes();
    let mut at = range.start;
    while let Some(found) = memchr(b':', &bytes[at..range.end]) {
        let start = at + found;
        at = start + 1;
        if !bytes.get(at).is_some_and(|byte| matches!(byte, b'u' | b't' | b'f')) {
            continue;
        }
        let before = start.checked_sub(1).map(|before| bytes[before]);
        if before.is_some_and(|byte| byte == b'\\' || byte == b':' || byte.is_ascii_alphanumeric()) {
            continue;
        }
        if let Some((directive, end)) = inline_directive(text, start, range.end) {
            masks.push(Mask { range: start..end, kind: MaskKind::Inline(Box::new(directive)) });
            at = end;
        }
    }
    for opening in ["){", "]{"] {
        for found in memmem::find_iter(&bytes[range.clone()], opening) {
            let start = range.start + found + 1;
            if let Some((attributes, end)) = read_attributes(text, start, range.end)
                && attributes.entries.iter().any(|(key, _)| IMAGE_KEYS.contains(&key.text.as_str()))
            {
                masks.push(Mask { range: start..end, kind: MaskKind::ImageAttributes(attributes) });
            }
        }
    }
}

/// Braces at the end of a heading with anything but `#id` and `.class` in them: they are text, which the reading of
/// heading attributes would swallow.
fn braces(text: &str, range: Range<usize>, masks: &mut Vec<Mask>) {
    for found in memchr_iter(b'}', &text.as_bytes()[range.clone()]) {
        let end = range.start + found;
        let rest = text[end + 1..range.end].trim_start_matches([' ', '\t']);
        if !rest.is_empty() && !rest.starts_with(['\n', '\r']) {
            continue;
        }
        let line_start = text[range.start..end].rfind(['\n', '\r']).map_or(range.start, |at| range.start + at + 1);
        let line = &text[line_start..end];
        let underline = rest.trim_start_matches(['\n', '\r', ' ', '>']).starts_with(['=', '-']);
        let Some(open) = line.rfind('{').filter(|_| underline || line.contains('#')) else { continue };
        if !line[open + 1..].split_whitespace().all(|part| part.starts_with(['#', '.'])) {
            masks.push(Mask { range: line_start + open..line_start + open + 1, kind: MaskKind::Brace });
        }
    }
}

/// `text[range]` as CommonMark sees it: as long as the original, byte for byte.
pub(super) fn cover<'t>(text: &'t str, range: Range<usize>, masks: &[Mask]) -> Cow<'t, str> {
    if masks.is_empty() {
        return Cow::Borrowed(&text[range]);
    }
    let mut covered = String::with_capacity(range.len());
    let mut at = range.start;
    for mask in masks {
        // What begins before the range, or in what is covered already, is covered no second time.
        if mask.range.start < at {
            continue;
        }
        covered.push_str(&text[at..mask.range.start]);
        let length = mask.range.len();
        let content = text.as_bytes()[mask.range.clone()].iter();
        match &mask.kind {
            MaskKind::Fence(_) | MaskKind::Element(_) | MaskKind::Body(_) => {
                covered.push_str("___");
                covered.extend(std::iter::repeat_n(' ', length - 3));
            }
            // Emphasis may begin right after the tag.
            MaskKind::Opening(_) => {
                covered.extend(std::iter::repeat_n('x', length - 1));
                covered.push('>');
            }
            MaskKind::Inline(_)
            | MaskKind::ImageAttributes(_)
            | MaskKind::MarkAttributes(_)
            | MaskKind::Formula
            | MaskKind::Opaque
            | MaskKind::Literal(_) => covered.extend(std::iter::repeat_n('x', length)),
            MaskKind::Blank | MaskKind::HeadingId(_) => {
                covered.extend(content.map(|&byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' }));
            }
            MaskKind::Component(remains) if remains.alone => {
                covered.push_str("___");
                covered.extend(std::iter::repeat_n(' ', length - 3));
            }
            MaskKind::Part(part) => jsx::cover_part(part, length, &mut covered),
            MaskKind::Component(_) | MaskKind::Tag => jsx::cover_tag(&text[mask.range.clone()], &mut covered),
            MaskKind::Brace => covered.push('('),
            MaskKind::Bridge => covered.push('…'),
            MaskKind::Dedent => {
                let ending = content.take_while(|&&byte| matches!(byte, b'\n' | b'\r')).count();
                covered.extend(std::iter::repeat_n(' ', length - ending));
                covered.push_str(&text[mask.range.start..mask.range.start + ending]);
            }
        }
        at = mask.range.end;
    }
    covered.push_str(&text[at..range.end]);
    debug_assert_eq!(covered.len(), range.len());
    Cow::Owned(covered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(text: &str, syntax: Syntax) -> String {
        let covers = find(text, 0..text.len(), syntax, Dialects::default());
        cover(text, 0..text.len(), &covers.masks).into_owned()
    }

    #[test]
    fn covers_are_as_long_as_what_they_cover() {
        assert_eq!(covered(":::note\na\n:::\n", Syntax::Markdown), "___    \na\n___\n");
        assert_eq!(covered("- :::role 수강생\n", Syntax::Markdown).len(), "- :::role 수강생\n".len());
        assert_eq!(covered("a :ui[저장]을", Syntax::Markdown), "a xxxxxxxxxxx을");
        assert_eq!(covered("![a][b]{role=a}", Syntax::Markdown), "![a][b]xxxxxxxx");
        assert_eq!(covered("![a](b.png){taken=2026-01-02}", Syntax::Markdown), "![a](b.png)xxxxxxxxxxxxxxxxxx");
    }

    #[test]
    fn what_only_looks_like_a_directive_is_left() {
        for text in ["10:30", "http://a.b", "a ::: b", "\\:ui[x]", "[a](b){x y}", "std::fmt"] {
            assert_eq!(covered(text, Syntax::Markdown), text);
        }
    }
}
