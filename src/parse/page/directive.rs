//! The small grammar of directives: names, brackets, attributes. Nothing here knows about blocks.

use std::ops::Range;

use memchr::memchr;

use crate::text::Span;

use super::ast::{CalloutKind, Name};
use super::callout::callout;

/// Keys that make `{…}` after an image its attributes.
pub const IMAGE_KEYS: [&str; 4] = ["taken", "shows", "role", "app_version"];

/// Keys of `{…}` with which an item of `:::callouts` begins.
pub const MARK_KEYS: [&str; 2] = ["at", "on"];

/// `{key=value key="a b" flag}` with places.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Attributes {
    pub(super) entries: Vec<(Name, Option<Name>)>,
}

impl Attributes {
    pub(super) fn get(&self, key: &str) -> Option<&Name> {
        self.entries.iter().find(|(name, _)| name.text == key)?.1.as_ref()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.text == key)
    }
}

/// Which inline directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InlineName {
    Ui,
    Term,
    Feature,
}

impl InlineName {
    pub(super) const ALL: [(&'static str, InlineName); 3] =
        [("ui", InlineName::Ui), ("term", InlineName::Term), ("feature", InlineName::Feature)];
}

/// `:name[content]{attributes}`
#[derive(Debug, Clone, PartialEq)]
pub(super) struct InlineDirective {
    pub(super) name: InlineName,
    pub(super) content: Range<usize>,
    pub(super) attributes: Attributes,
}

/// What an opening `:::` line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockName {
    Role,
    Steps,
    Callout(CalloutKind),
    Tabs,
    Tab,
    Details,
    Marks,
}

impl BlockName {
    pub(super) const ALL: [(&'static str, BlockName); 10] = [
        ("role", BlockName::Role),
        ("steps", BlockName::Steps),
        ("note", BlockName::Callout(CalloutKind::Note)),
        ("tip", BlockName::Callout(CalloutKind::Tip)),
        ("caution", BlockName::Callout(CalloutKind::Caution)),
        ("danger", BlockName::Callout(CalloutKind::Danger)),
        ("tabs", BlockName::Tabs),
        ("tab", BlockName::Tab),
        ("details", BlockName::Details),
        ("callouts", BlockName::Marks),
    ];

    /// Names of other programs under which a callout may be written. The others are known, but told.
    const ALSO: [&'static str; 3] = ["info", "important", "warning"];

    pub(super) fn find(name: &str) -> Option<BlockName> {
        let also = || callout(name).filter(|_| Self::ALSO.contains(&name)).map(BlockName::Callout);
        Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, block)| block).or_else(also)
    }
}

/// The names of blocks, without what other programs call them.
pub fn block_names() -> impl Iterator<Item = &'static str> {
    BlockName::ALL.iter().map(|(name, _)| *name)
}

/// The names of all directives, as the manual lists them: of blocks with `:::`, of those in a line with `:`.
#[cfg(test)]
pub fn names() -> Vec<String> {
    let blocks = block_names().chain(BlockName::ALSO).map(|name| format!(":::{name}"));
    blocks.chain(InlineName::ALL.iter().map(|(name, _)| format!(":{name}"))).collect()
}

/// A `:::` line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FenceLine {
    /// Nothing but colons.
    Close { colons: usize },
    /// A name after the colons.
    Open { colons: usize, name: Name, title: Option<Range<usize>>, arguments: Vec<Name>, attributes: Attributes },
    /// `::include path`
    Include { path: Name },
    /// `::video address description`
    Video { url: Name, title: Option<Range<usize>> },
}

/// Reads the line `text[start..end]`, whose first byte is a colon. None: it only looks like a directive.
pub(super) fn fence_line(text: &str, start: usize, end: usize) -> Option<FenceLine> {
    let line = &text[start..end];
    let colons = line.bytes().take_while(|&byte| byte == b':').count();
    let mut at = start + colons;
    if colons == 2 && line[2..].starts_with("video") {
        return video_line(text, start + 2 + "video".len(), end);
    }
    if colons == 2 {
        let rest = line[2..].strip_prefix("include")?;
        if !rest.starts_with([' ', '\t']) {
            return None;
        }
        let path = trimmed(text, start + 2 + "include".len()..end);
        return (!path.text.is_empty()).then_some(FenceLine::Include { path });
    }
    if colons < 3 {
        return None;
    }
    if line[colons..].trim().is_empty() {
        return Some(FenceLine::Close { colons });
    }
    at += text[at..end].bytes().take_while(|&byte| byte == b' ' || byte == b'\t').count();
    let length = text[at..end].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    if length == 0 {
        return None;
    }
    let name = Name { text: text[at..at + length].to_owned(), span: Span::new(at, at + length) };
    at += length;
    let mut title = None;
    let mut attributes = Attributes::default();
    let mut arguments = Vec::new();
    if text[at..end].starts_with('[') {
        let close = matching_bracket(text, at, end)?;
        title = Some(at + 1..close);
        at = close + 1;
    } else if name.text != "role" {
        // Docusaurus, VitePress and those who come from there write titles without brackets.
        let rest = &text[at..end];
        let rest = &rest[..rest.find('{').unwrap_or(rest.len())];
        let start = at + (rest.len() - rest.trim_start().len());
        at += rest.len();
        title = Some(start..start + rest.trim().len()).filter(|title| !title.is_empty());
    }
    while at < end {
        let rest = &text[at..end];
        if rest.starts_with('{') {
            let (read, next) = read_attributes(text, at, end)?;
            attributes = read;
            at = next;
        } else if rest.starts_with([' ', '\t']) {
            at += 1;
        } else {
            let length = rest.find([' ', '\t', '{']).unwrap_or(rest.len());
            for (offset, part) in pieces(&text[at..at + length], ',') {
                let span = Span::new(at + offset, at + offset + part.len());
                arguments.push(Name { text: part.to_owned(), span });
            }
            at += length;
        }
    }
    Some(FenceLine::Open { colons, name, title, arguments, attributes })
}

/// The arguments of `::video`: an address with its description behind it, or in brackets before it.
fn video_line(text: &str, start: usize, end: usize) -> Option<FenceLine> {
    let mut at = start;
    let mut title = None;
    if text[at..end].starts_with('[') {
        let close = matching_bracket(text, at, end)?;
        title = Some(at + 1..close);
        at = close + 1;
    }
    if !text[at..end].starts_with([' ', '\t']) {
        return None;
    }
    let rest = trimmed(text, at..end);
    let length = rest.text.find([' ', '\t']).unwrap_or(rest.text.len());
    let from = rest.span.start as usize;
    let url = Name { text: rest.text[..length].to_owned(), span: Span::new(from, from + length) };
    if url.text.is_empty() {
        return None;
    }
    let behind = trimmed(text, from + length..end);
    if title.is_none() && !behind.text.is_empty() {
        title = Some(behind.span.range());
    }
    Some(FenceLine::Video { url, title })
}

/// `:ui[…]{…}` at `start`, which is a colon, in the text up to `limit`. The end of the whole is returned with it.
pub(super) fn inline_directive(text: &str, start: usize, limit: usize) -> Option<(InlineDirective, usize)> {
    let rest = &text[start + 1..limit];
    let (word, name) =
        InlineName::ALL.iter().find(|(word, _)| rest.strip_prefix(word).is_some_and(|after| after.starts_with('[')))?;
    let open = start + 1 + word.len();
    let inner = &text[open + 1..limit];
    let close = open + 1 + inner.find([']', '[', '`', '\n', '\r'])?;
    if text.as_bytes()[close] != b']' {
        return None;
    }
    let mut end = close + 1;
    let mut attributes = Attributes::default();
    if text[end..limit].starts_with('{')
        && let Some((read, next)) = read_attributes(text, end, limit)
    {
        attributes = read;
        end = next;
    }
    Some((InlineDirective { name: *name, content: open + 1..close, attributes }, end))
}

/// Longest `{…}`, in bytes: one that is never closed must not be looked for to the end of the page again and again.
const ATTRIBUTES_LIMIT: usize = 2000;

/// `{…}` at `start` on one line; the offset after the closing brace is returned with it.
pub(super) fn read_attributes(text: &str, start: usize, end: usize) -> Option<(Attributes, usize)> {
    let bytes = &text.as_bytes()[..end.min(start + ATTRIBUTES_LIMIT)];
    let end = bytes.len();
    let mut at = start + 1;
    let mut entries = Vec::new();
    loop {
        while at < end && matches!(bytes[at], b' ' | b'\t' | b',') {
            at += 1;
        }
        if at >= end {
            return None;
        }
        if bytes[at] == b'}' {
            return Some((Attributes { entries }, at + 1));
        }
        let length = bytes[at..end]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_' || **byte == b'-')
            .count();
        if length == 0 {
            return None;
        }
        let key = Name { text: text[at..at + length].to_owned(), span: Span::new(at, at + length) };
        at += length;
        if at < end && bytes[at] == b'=' {
            let (value, next) = read_value(text, at + 1, end)?;
            entries.push((key, Some(value)));
            at = next;
        } else {
            entries.push((key, None));
        }
    }
}

/// A quoted or bare value.
fn read_value(text: &str, start: usize, end: usize) -> Option<(Name, usize)> {
    let bytes = &text.as_bytes()[..end];
    let quote = *bytes.get(start)?;
    // Typographic quotes are none: they would become a part of the value.
    if text[start..].starts_with(['“', '”', '‘', '’', '＂']) {
        return None;
    }
    let quoted = quote == b'"' || quote == b'\'';
    let from = start + usize::from(quoted);
    let stops = |byte: &u8| match quoted {
        true => *byte == quote || matches!(byte, b'\n' | b'\r'),
        false => matches!(byte, b' ' | b'\t' | b',' | b'}' | b'{' | b'"' | b'\'' | b'\n' | b'\r'),
    };
    let to = from + bytes[from..].iter().position(stops)?;
    // Quotes must be closed on their line, and a bare value is not empty.
    if if quoted { bytes[to] != quote } else { to == from || matches!(bytes[to], b'{' | b'"' | b'\'') } {
        return None;
    }
    let name = Name { text: text[from..to].to_owned(), span: Span::new(from, to) };
    Some((name, to + usize::from(quoted)))
}

/// The `]` that closes the `[` at `open`.
fn matching_bracket(text: &str, open: usize, end: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (offset, byte) in text[open..end].bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(open + offset);
                }
            }
            _ => {}
        }
    }
    None
}

/// The range without white space around it, as a name.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Name {
    let whole = &text[range.clone()];
    let start = range.start + (whole.len() - whole.trim_start().len());
    let part = whole.trim();
    Name { text: part.to_owned(), span: Span::new(start, start + part.len()) }
}

/// The parts of `text` between separators, trimmed, without empty ones, each with its offset.
pub(super) fn pieces(text: &str, separator: char) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split(separator).filter_map(move |part| {
        let start = offset + (part.len() - part.trim_start().len());
        offset += part.len() + separator.len_utf8();
        let part = part.trim();
        (!part.is_empty()).then_some((start, part))
    })
}

/// What parts the steps of a path through menus.
pub const STEPS: [char; 4] = ['>', '＞', '›', '→'];

/// The steps of a menu path.
pub(super) fn path_steps(text: &str, range: Range<usize>) -> Vec<Name> {
    // Nearly every one is a single id: it is not taken apart for nothing.
    let content = text[range.clone()].as_bytes();
    if content.is_ascii() && memchr(b'>', content).is_none() {
        return vec![trimmed(text, range)];
    }
    let mut steps = Vec::new();
    let mut start = range.start;
    for (offset, character) in text[range.clone()].char_indices() {
        if STEPS.contains(&character) {
            steps.push(trimmed(text, start..range.start + offset));
            start = range.start + offset + character.len_utf8();
        }
    }
    steps.push(trimmed(text, start..range.end));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inline_directive_ends_with_its_bracket_or_braces() {
        let text = "눌러 :ui[settings > grades]{role=instructor} 를";
        let start = text.find(':').unwrap_or_default();
        let (directive, end) = inline_directive(text, start, text.len()).expect("a directive");
        assert_eq!(&text[start..end], ":ui[settings > grades]{role=instructor}");
        assert_eq!(directive.attributes.get("role").map(|name| name.text.as_str()), Some("instructor"));
        let steps = path_steps(text, directive.content);
        assert_eq!(steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), ["settings", "grades"]);
        assert!(steps.iter().all(|step| text[step.span.range()] == step.text));
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [":smile:", ":ui", ":ui[a\n]", ":ui[`a`]", ":other[a]"] {
            assert_eq!(inline_directive(text, 0, text.len()), None, "{text}");
        }
        for text in [":: include", "::: ::", "::includes x", "::include "] {
            assert_eq!(fence_line(text, 0, text.len()), None, "{text}");
        }
    }

    #[test]
    fn a_video_has_an_address_and_a_description() {
        for text in ["::video https://youtu.be/a1 수강 신청하기", "::video[수강 신청하기] https://youtu.be/a1"]
        {
            let Some(FenceLine::Video { url, title: Some(title) }) = fence_line(text, 0, text.len()) else {
                panic!("a video: {text}");
            };
            assert_eq!((&*url.text, &text[title]), ("https://youtu.be/a1", "수강 신청하기"));
        }
        for text in ["::video", "::video ", "::videos x", "::video[a]", "::video[a"] {
            assert_eq!(fence_line(text, 0, text.len()), None, "{text}");
        }
    }

    #[test]
    fn a_fence_line_has_a_name_title_arguments_and_attributes() {
        let text = "::::role student, instructor";
        let Some(FenceLine::Open { colons: 4, arguments, .. }) = fence_line(text, 0, text.len()) else {
            panic!("an opening line");
        };
        assert_eq!(arguments.iter().map(|name| name.text.as_str()).collect::<Vec<_>>(), ["student", "instructor"]);
        let text = ":::details[자주 [묻는] 질문]{open}";
        let Some(FenceLine::Open { title: Some(title), attributes, .. }) = fence_line(text, 0, text.len()) else {
            panic!("an opening line");
        };
        assert_eq!(&text[title], "자주 [묻는] 질문");
        assert!(attributes.has("open"));
        let text = ":::tip 이것만은, 꼭! {open}";
        let Some(FenceLine::Open { title: Some(title), attributes, .. }) = fence_line(text, 0, text.len()) else {
            panic!("an opening line");
        };
        assert_eq!(&text[title], "이것만은, 꼭!");
        assert!(attributes.has("open"));
    }

    #[test]
    fn attributes_end_with_their_brace_whatever_follows() {
        for length in 2000..2006 {
            let text = format!("{{role=student}}{}", "가".repeat(length));
            assert!(read_attributes(&text, 0, text.len()).is_some());
        }
        assert_eq!(read_attributes("{role=“student”}", 0, 20), None);
    }
}
