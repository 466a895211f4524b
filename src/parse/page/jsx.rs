//! What pages of other generators carry beside markdown: JSX tags, `import` lines, `{…}` expressions, `{/* … */}`.
//! None of it is text, so it is covered before CommonMark parses.

use std::ops::Range;

use super::mask::{Dialect, Mask, MaskKind};

/// Longest tag or expression, in bytes: a brace that is never closed must not swallow a page.
const LIMIT: usize = 4000;

/// Finds JSX in a text. In plain markdown only what cannot be anything else: `{/* … */}`, tags with `={`, import lines.
pub(super) fn find(text: &str, range: Range<usize>, dialect: Dialect, masks: &mut Vec<Mask>) {
    let bytes = text.as_bytes();
    modules(text, range.clone(), dialect, masks);
    let mut at = range.start;
    while let Some(found) = text[at..range.end].find(['<', '{', '`']) {
        let start = at + found;
        at = start + 1;
        if bytes[start] == b'`' {
            at = code_end(text, start, range.end);
            continue;
        }
        if start > 0 && bytes[start - 1] == b'\\' {
            continue;
        }
        let scanned = if bytes[start] == b'{' {
            expression(text, start, range.end, dialect)
        } else {
            tag(text, start, range.end, dialect)
        };
        if let Some((end, kind)) = scanned {
            masks.push(Mask { range: start..end, kind });
            at = end;
        }
    }
    widen(text, range, masks);
}

/// The end of a code span or of a fenced block's opening line: nothing in it is JSX.
fn code_end(text: &str, start: usize, limit: usize) -> usize {
    let ticks = text[start..limit].bytes().take_while(|&byte| byte == b'`').count();
    let fence = &text[start..start + ticks];
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let after = start + ticks;
    if ticks >= 3 && text[line_start..start].trim_start_matches([' ', '\t', '>', '-', '*', '.']).is_empty() {
        let mut at = after;
        while let Some(found) = text[at..limit].find('\n') {
            let line = at + found + 1;
            let end = text[line..limit].find('\n').map_or(limit, |end| line + end);
            let content = text[line..end].trim_start_matches([' ', '\t', '>']);
            if content.starts_with(fence) && content.trim_end().bytes().all(|byte| byte == b'`') {
                return end;
            }
            at = line;
            if line >= limit {
                break;
            }
        }
        return limit;
    }
    let paragraph = text[after..limit].find("\n\n").map_or(limit, |at| after + at);
    let mut at = after;
    while let Some(found) = text[at..paragraph].find(fence) {
        let close = at + found;
        let run = text[close..paragraph].bytes().take_while(|&byte| byte == b'`').count();
        if run == ticks {
            return close + ticks;
        }
        at = close + run;
    }
    after
}

/// `import … from '…'` and `export …` blocks.
fn modules(text: &str, range: Range<usize>, dialect: Dialect, masks: &mut Vec<Mask>) {
    let mut in_fence: Option<&str> = None;
    let mut line = range.start;
    while line < range.end {
        let end = text[line..range.end].find('\n').map_or(range.end, |at| line + at);
        let content = &text[line..end];
        let marker = content.trim_start_matches([' ', '\t', '>']);
        match in_fence {
            Some(fence) => {
                if marker.starts_with(fence) {
                    in_fence = None;
                }
            }
            None if marker.starts_with("```") => in_fence = Some("```"),
            None if marker.starts_with("~~~") => in_fence = Some("~~~"),
            None => {
                let import = content.starts_with("import ")
                    && (content.contains(" from ") || content.contains('"') || content.contains('\''))
                    || dialect == Dialect::Mdx && content.starts_with("import {");
                let export = dialect == Dialect::Mdx && content.starts_with("export ");
                if import || export {
                    let block = &text[line..range.end];
                    let block_end = if dialect == Dialect::Mdx {
                        line + [block.find("\n\n"), block.find("\r\n\r\n")]
                            .into_iter()
                            .flatten()
                            .min()
                            .unwrap_or(block.len())
                    } else {
                        end
                    };
                    masks.push(Mask { range: line..block_end, kind: MaskKind::Blank });
                    line = block_end + 1;
                    continue;
                }
            }
        }
        line = end + 1;
    }
}

/// `{…}`: a comment everywhere, an expression in MDX.
fn expression(text: &str, start: usize, limit: usize, dialect: Dialect) -> Option<(usize, MaskKind)> {
    let rest = &text[start..limit];
    if rest.starts_with("{/*") {
        let end = start + rest.find("*/}")? + 3;
        let content = text[start + 3..end - 3].trim();
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let heading = text[line_start..start].trim_start().starts_with('#') && text[end..line_end].trim().is_empty();
        if heading && !content.is_empty() && !content.contains(char::is_whitespace) {
            return Some((end, MaskKind::HeadingId(content.to_owned())));
        }
        return Some((end, MaskKind::Blank));
    }
    if dialect == Dialect::Markdown || rest.starts_with("{#") {
        return None;
    }
    let end = balanced(text, start, limit)?;
    Some((end, MaskKind::Blank))
}

/// The offset after the brace that closes the one at `start`.
fn balanced(text: &str, start: usize, limit: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut quote: Option<u8> = None;
    let bytes = text.as_bytes();
    let stop = limit.min(start + LIMIT);
    let mut at = start;
    while at < stop {
        let byte = bytes[at];
        match quote {
            Some(open) => {
                if byte == b'\\' {
                    at += 1;
                } else if byte == open || (byte == b'\n' && open != b'`') {
                    quote = None;
                }
            }
            None => match byte {
                b'{' => depth += 1,
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                b'"' | b'\'' | b'`' => quote = Some(byte),
                _ => {}
            },
        }
        at += 1;
    }
    None
}

/// A JSX tag. In plain markdown only one that has an attribute with `={`; HTML's own are CommonMark's business.
fn tag(text: &str, start: usize, limit: usize, dialect: Dialect) -> Option<(usize, MaskKind)> {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    if bytes.get(at) == Some(&b'/') {
        at += 1;
    }
    let name = &text[at..limit];
    let length = name
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':'))
        .count();
    let component = name.starts_with(|first: char| first.is_ascii_uppercase());
    if length == 0 {
        return (dialect == Dialect::Mdx && bytes.get(at) == Some(&b'>')).then_some((at + 1, MaskKind::Tag));
    }
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    at += length;
    let mut expression = false;
    let stop = limit.min(start + LIMIT);
    while at < stop {
        match bytes[at] {
            b'>' => {
                let wanted = expression || (dialect == Dialect::Mdx && component);
                return wanted.then_some((at + 1, MaskKind::Tag));
            }
            b'{' => {
                expression = expression || bytes[at - 1] == b'=' || dialect == Dialect::Mdx;
                at = balanced(text, at, limit)?;
            }
            quote @ (b'"' | b'\'') => at += 2 + text[at + 1..stop].find(quote as char)?,
            b'<' => return None,
            b'\n' if bytes.get(at + 1) == Some(&b'\n') => return None,
            _ => at += 1,
        }
    }
    None
}

/// A tag that is alone on its lines becomes blank lines, so that what follows is markdown; amid text it stays a tag.
fn widen(text: &str, range: Range<usize>, masks: &mut [Mask]) {
    masks.sort_by_key(|mask| mask.range.start);
    let mut first = 0;
    while first < masks.len() {
        let line_start =
            text[range.start..masks[first].range.start].rfind('\n').map_or(range.start, |at| range.start + at + 1);
        let mut last = first;
        let mut alone = text[line_start..masks[first].range.start].trim().is_empty();
        loop {
            let end = masks[last].range.end;
            let line_end = text[end..range.end].find('\n').map_or(range.end, |at| end + at);
            match masks.get(last + 1) {
                Some(next) if next.range.start < line_end => {
                    alone = alone && next.range.start >= end && text[end..next.range.start].trim().is_empty();
                    last += 1;
                }
                _ => {
                    alone = alone && text[end..line_end].trim().is_empty();
                    break;
                }
            }
        }
        if alone {
            for mask in &mut masks[first..=last] {
                if mask.kind == MaskKind::Tag {
                    mask.kind = MaskKind::Blank;
                }
            }
        }
        first = last + 1;
    }
}

/// A tag amid text as one that the HTML parser of CommonMark takes for a tag, of the same length.
pub(super) fn cover_tag(tag: &str, covered: &mut String) {
    let closing = tag.starts_with("</");
    let lead = if closing { "</x" } else { "<x" };
    if tag.len() <= lead.len() {
        // `<>` and `</>`: too short for a name. White space then.
        covered.extend(std::iter::repeat_n(' ', tag.len()));
        return;
    }
    covered.push_str(lead);
    covered.extend(tag.as_bytes()[lead.len()..tag.len() - 1].iter().map(|&byte| match byte {
        b'\n' => '\n',
        b'\r' => '\r',
        _ => ' ',
    }));
    covered.push('>');
}

#[cfg(test)]
mod tests {
    use super::super::mask::{cover, settle};
    use super::*;

    fn covered(text: &str, dialect: Dialect) -> String {
        let mut masks = Vec::new();
        find(text, 0..text.len(), dialect, &mut masks);
        cover(text, &settle(masks)).into_owned()
    }

    #[test]
    fn imports_and_components_on_their_own_lines_vanish() {
        let text = "import A from 'a'\n\n<A b={{ c: 1 }}>\n글\n</A>\n";
        let seen = covered(text, Dialect::Mdx);
        assert_eq!(seen.trim(), "글");
        assert_eq!(seen.len(), text.len());
    }

    #[test]
    fn a_component_amid_text_stays_a_tag() {
        assert_eq!(covered("a <Kbd>b</Kbd> c", Dialect::Mdx), "a <x  >b</x  > c");
    }

    #[test]
    fn code_is_not_searched() {
        for text in ["`<A b={c}>`", "```jsx\n<A b={c}>\nimport a from 'b'\n```\n", "`` a ` {x} ``"] {
            assert_eq!(covered(text, Dialect::Mdx), text);
        }
    }

    #[test]
    fn plain_markdown_loses_only_what_cannot_be_markdown() {
        assert_eq!(covered("<Intro>\n\n글\n", Dialect::Markdown), "<Intro>\n\n글\n");
        assert_eq!(covered("글 {이름}", Dialect::Markdown), "글 {이름}");
        assert_eq!(covered("<img style={{ a: 1 }} />\n글", Dialect::Markdown).trim(), "글");
        assert_eq!(covered("## 제목 {/*title*/}\n", Dialect::Markdown).trim(), "## 제목");
    }

    #[test]
    fn an_unclosed_brace_swallows_nothing() {
        assert_eq!(covered("a { b\n\n글", Dialect::Mdx), "a { b\n\n글");
    }
}
