//! What is recognised by more than its first and last sign. Each function is given the text, the byte where the sign
//! stands and the byte where the text ends; it looks at one line, so that a page costs its length.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::{memchr, memmem};

use crate::parse::page::directive::IMAGE_KEYS;
use crate::text::line_before;

/// Longest placeholder, in bytes.
const NAME_LIMIT: usize = 80;
/// Longest front matter and longest list of included files, in bytes.
const BLOCK_LIMIT: usize = 64 * 1024;

/// Longest form inside a line, in bytes: a line may be megabytes long, and full of signs.
const FORM_LIMIT: usize = 1024;

/// The rest of the line from `at` on, without its ending.
pub(super) fn line(text: &str, at: usize, limit: usize) -> &str {
    let end = memchr(b'\n', &text.as_bytes()[at..limit]).map_or(limit, |found| at + found);
    text[at..end].trim_end_matches('\r')
}

/// As much of that as a form inside a line may take.
fn short_line(text: &str, at: usize, limit: usize) -> &str {
    line(text, at, limit.min(text.floor_char_boundary(at + FORM_LIMIT)))
}

/// `{: #id .class key="value" }`, `{ .class }`, `{width=50%}`: Python-Markdown's attr_list and kramdown's inline attribute
/// lists. Not the attributes of helpgen's own pictures, and not a heading's `{#id}`, which CommonMark's extension reads.
pub(super) fn attribute_list(text: &str, at: usize, limit: usize) -> Option<usize> {
    let first = text[at + 1..limit].chars().next()?;
    if !(first.is_alphabetic() || matches!(first, ':' | ' ' | '\t' | '#' | '.' | '_' | '@')) {
        return None;
    }
    let whole = short_line(text, at, limit);
    let inner = whole.strip_prefix('{')?;
    let colon = inner.starts_with(':');
    let mut rest = inner.strip_prefix(':').unwrap_or(inner);
    let (mut parts, mut keys) = (0, 0);
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        if let Some(after) = rest.strip_prefix('}') {
            let end = at + (whole.len() - after.len());
            let heads =
                keys == 0 && !colon && short_line(text, end, limit).trim().is_empty() && in_heading(text, at, limit);
            return (parts > 0 && !heads).then_some(end);
        }
        let length = rest.find([' ', '\t', '}', '=']).filter(|&length| length > 0)?;
        let (name, after) = rest.split_at(length);
        if let Some(value) = after.strip_prefix('=') {
            if IMAGE_KEYS.contains(&name) || !is_name(name) {
                return None;
            }
            keys += 1;
            rest = value_end(value)?;
        } else if colon && is_name(name) || name == "-" || is_name(name.strip_prefix(['#', '.'])?) {
            rest = after;
        } else {
            return None;
        }
        parts += 1;
    }
}

/// What follows a value.
fn value_end(value: &str) -> Option<&str> {
    match value.chars().next()? {
        quote @ ('"' | '\'') => {
            let close = value[1..].find(quote)?;
            Some(&value[close + 2..])
        }
        _ => {
            let length = value.find([' ', '\t', '}']).filter(|&length| length > 0)?;
            Some(&value[length..])
        }
    }
}

/// Whether `at` stands in a heading's line.
fn in_heading(text: &str, at: usize, limit: usize) -> bool {
    let before = line_before(text, at, FORM_LIMIT).trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    let next = short_line(text, at, limit).len();
    let next = text[at + next..limit].trim_start_matches('\r').strip_prefix('\n').unwrap_or_default();
    let underline = next.trim_start_matches([' ', '>']);
    before.starts_with('#') || underline.starts_with(['=', '-'])
}

/// A name of a program: letters, digits, `_`, `-`, `.`, `:`, `@`, beginning with a letter, `_` or `@`.
pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '@'))
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '@'))
}

/// The text between the sign at `at` and the next `close` on its line, if it is short.
fn inside(text: &str, at: usize, limit: usize, close: u8) -> Option<(&str, usize)> {
    let stop = limit.min(at + NAME_LIMIT);
    let length = memchr(close, text.as_bytes().get(at + 1..stop)?)?;
    Some((text.get(at + 1..at + 1 + length)?, at + 2 + length))
}

/// `{name}`: a placeholder of a program. One word of letters in braces is never prose.
pub(super) fn brace_name(text: &str, at: usize, limit: usize) -> Option<usize> {
    let (name, end) = inside(text, at, limit, b'}')?;
    let before = text[..at].chars().next_back();
    let doubled = matches!(before, Some('{' | '\\')) || text[end..limit].starts_with('}');
    (is_name(name) && !doubled).then_some(end)
}

/// Where data of a program ends that begins at a brace: `{"role": "user"}`, `{ role: "user" }`. It ends on its line.
pub fn object_literal(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = short_line(text, at, limit);
    let rest = line[1..].trim_start();
    let (quoted, name) = match rest.strip_prefix('"') {
        Some(inner) => inner.split_once('"').map(|(name, behind)| (behind, name))?,
        None => rest.split_once(':').map(|(name, _)| (&rest[name.len()..], name))?,
    };
    let value = quoted.trim_start().strip_prefix(':')?.trim_start();
    let is_value = value.starts_with(['"', '[', '{']) || value.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let is_value = is_value || ["true", "false", "null"].iter().any(|word| value.starts_with(word));
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$' | '.');
    // Behind a picture or a link they are meant as its attributes.
    let attributes = text[..at].ends_with([')', ']']);
    if attributes || !is_value || name.is_empty() || !name.chars().all(is_key) {
        return None;
    }
    let (mut depth, mut in_text) = (0_usize, false);
    for (offset, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => in_text = !in_text,
            b'{' if !in_text => depth += 1,
            b'}' if !in_text => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + offset + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// `%name%`: a variable of a shell or an e-mail template. `%EA%` is a part of an address.
pub(super) fn percent_name(text: &str, at: usize, limit: usize) -> Option<usize> {
    let (name, end) = inside(text, at, limit, b'%')?;
    let encoded = name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let apart = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '%');
    let borders = apart(text[..at].chars().next_back()) && apart(text[end..limit].chars().next());
    (is_name(name) && !encoded && borders).then_some(end)
}

/// `[[name]]`: a link of a wiki or a variable. `[[text]](address)` is a link of markdown.
pub(super) fn double_bracket(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = short_line(text, at, limit);
    let length = line.get(2..)?.find(['[', ']'])?;
    let inner = &line[2..2 + length];
    let after = line[2 + length..].strip_prefix("]]")?;
    let link = after.starts_with(['(', '[', ':', ']']) || text[..at].ends_with(['!', '[']);
    (!inner.trim().is_empty() && !link).then_some(at + line.len() - after.len())
}

/// The labels that a text defines (`[label]: address`), as CommonMark compares them (0.31 §6.3), in small letters.
pub(super) fn labels(text: &str) -> BTreeSet<String> {
    let defined = |line: &str| {
        let inner = line.trim_start_matches([' ', '>']).strip_prefix('[')?;
        Some(label(&inner[..inner.find("]:")?]))
    };
    text.lines().filter_map(defined).collect()
}

/// A label as it is compared.
pub(super) fn label(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// `:name:`: an icon or an emoji by its name.
pub(super) fn icon(text: &str, at: usize, limit: usize) -> Option<usize> {
    let (name, end) = inside(text, at, limit, b':')?;
    let written = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'+');
    let named = name.bytes().all(written) && name.bytes().any(|byte| byte.is_ascii_lowercase());
    let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '\\' | '/'));
    let borders = !joined(text[..at].chars().next_back()) && !joined(text[end..limit].chars().next());
    ((named || matches!(name, "+1" | "-1" | "100")) && borders).then_some(end)
}

/// `++ctrl+alt++`: keys to press.
pub(super) fn keys(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = short_line(text, at, limit);
    let length = line[2..].find("++").filter(|&length| length > 0)?;
    let inner = &line[2..2 + length];
    let end = at + 2 + length + 2;
    let quoted = inner.starts_with('"') && inner.ends_with('"');
    let plain = inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-_\"'".contains(&byte));
    ((plain || quoted) && !text[..at].ends_with('+')).then_some(end)
}

/// Front matter in TOML, as Hugo reads it: `+++` to `+++`, with nothing before it.
pub(super) fn toml_front_matter(text: &str, at: usize, limit: usize) -> Option<usize> {
    let first = text[..at].trim_start_matches('\u{feff}').trim().is_empty();
    if !first || line(text, at, limit).trim_end() != "+++" {
        return None;
    }
    let stop = limit.min(text.floor_char_boundary(at + BLOCK_LIMIT));
    let close = memmem::find(&text.as_bytes()[at + 3..stop], b"\n+++")?;
    let end = at + 3 + close + 4;
    line(text, end, limit).trim().is_empty().then_some(end)
}

/// `!!! note inline end` up to its title: an admonition's type is a word of a program.
pub(super) fn admonition_head(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let rest = line[3..].strip_prefix('+').unwrap_or(&line[3..]);
    if !rest.starts_with([' ', '\t']) {
        return None;
    }
    let words = &rest[..rest.find('"').unwrap_or(rest.len())];
    let is_type = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let title = rest[words.len()..].trim_end();
    let titled = title.is_empty() || title.len() > 1 && title.ends_with('"');
    let mut types = words.split_whitespace();
    let known = types.next().is_some_and(is_type) && types.all(is_type);
    (known && titled).then(|| at + (line.len() - rest.len()) + words.trim_end().len())
}

/// `=== "Title"` up to the title: a tab.
pub(super) fn tab_head(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let rest = line[3..].trim_start_matches(['!', '+']);
    let title = rest.trim();
    let titled = rest.starts_with([' ', '\t']) && title.len() > 2 && title.starts_with('"') && title.ends_with('"');
    titled.then(|| at + (line.len() - rest.len()))
}

/// `--8<-- "path"`, or a lone `--8<--` with paths on the lines up to the next one.
pub(super) fn snippet(text: &str, at: usize, limit: usize) -> Option<usize> {
    let first = line(text, at, limit);
    if !first.trim_start_matches(';').trim_start_matches("--8<--").trim().is_empty() {
        return Some(at + first.len());
    }
    let stop = limit.min(text.floor_char_boundary(at + BLOCK_LIMIT));
    let from = at + first.len();
    let close = memmem::find(&text.as_bytes()[from..stop], b"--8<--");
    Some(close.map_or(from, |close| from + close + "--8<--".len()))
}

/// `@[code](path)`, `@include path`: the whole line.
pub(super) fn import_line(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let code = line.starts_with("@[") && line.contains("](");
    let include = line.strip_prefix("@include").is_some_and(|rest| rest.starts_with([' ', ':', '(']));
    (code || include).then_some(at + line.len())
}

/// `[!INCLUDE [title](path)]`, `[!div class="…"]`. `[!NOTE]` alone is an alert.
pub(super) fn docfx_include(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = short_line(text, at, limit);
    let name = line[2..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    if name == 0 || !line[2 + name..].starts_with([' ', '[', '(']) {
        return None;
    }
    let mut depth = 0usize;
    for (offset, byte) in line.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 1 => return Some(at + offset + 1),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Commands of DocFX after `:::`, with attributes or without.
const COMMANDS: [&str; 16] = [
    "moniker",
    "moniker-end",
    "image",
    "image-end",
    "row",
    "row-end",
    "column",
    "column-end",
    "code",
    "zone",
    "zone-end",
    "video",
    "no-loc",
    "api",
    "tab-end",
    "form",
];
/// Those of them that other generators use as names of blocks, unless attributes follow.
const AMBIGUOUS: [&str; 3] = ["image", "code", "video"];

/// `:::image source="…":::`, `::: moniker range="…"`: the whole line.
pub(super) fn docfx_command(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let rest = line.trim_start_matches(':').trim_start_matches([' ', '\t']);
    let name = &rest[..rest.find([' ', '\t', ':']).unwrap_or(rest.len())];
    let command = COMMANDS.contains(&name) && (!AMBIGUOUS.contains(&name) || rest.contains('='));
    command.then_some(at + line.len())
}

/// `[codetabs src="…"]`, `[cut]`: a command that has its line for itself.
pub(super) fn bracket_command(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let inner = line.trim_end().strip_prefix('[')?.strip_suffix(']')?;
    if inner == "cut" {
        return Some(at + line.len());
    }
    let (name, rest) = inner.split_once([' ', '\t'])?;
    let mut rest = rest.trim();
    if rest.is_empty() || !is_name(name) {
        return None;
    }
    while !rest.is_empty() {
        let (key, value) = rest.split_once('=')?;
        rest = match is_name(key) {
            true => value_end(value).or_else(|| value.find(char::is_whitespace).is_none().then_some(""))?.trim_start(),
            false => return None,
        };
    }
    Some(at + line.len())
}

/// The text before the first blank line from `at` on.
pub(super) fn paragraph(text: &str, at: usize, limit: usize) -> Range<usize> {
    let bytes = &text.as_bytes()[..limit];
    let mut from = at;
    while let Some(found) = memchr(b'\n', &bytes[from..]) {
        let next = from + found + 1;
        let blank = bytes[next..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'>')).count();
        if bytes.get(next + blank).is_none_or(|&byte| byte == b'\n') {
            return at..from + found;
        }
        from = next;
    }
    at..limit
}
