//! `{…}` behind a picture, a link or a directive that was not read as its attributes.

use crate::diagnostic::{Edit, Fix, Say};
use crate::parse::page::{IMAGE_KEYS, MARK_KEYS, object_literal};
use crate::text::{Span, line_after};

use super::shown::{BEARER, Stretch};
use super::{Kind, Slip, span};

/// Longest list of attributes, in bytes.
const REACH: usize = 500;

pub(super) fn scan(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let shown = stretch.text.as_str();
    for (open, _) in shown.match_indices('{') {
        let rest = line_after(shown, open, REACH);
        let close = rest.find('}');
        let inner = &rest[1..close.unwrap_or(rest.len())];
        let before = shown[..open].trim_end_matches([' ', '\t']);
        let behind = shown[..open].ends_with(BEARER);
        let near = before.ends_with([BEARER, '\n']) || before.is_empty();
        let ours = IMAGE_KEYS.iter().chain(&MARK_KEYS).any(|key| has_key(inner, key));
        let list = inner.trim_start().starts_with(['#', '.', ':']) || inner.contains('=') && close.is_some();
        if !(behind && list || near && ours) {
            continue;
        }
        let at = span(stretch.start, open, open + rest[..close.map_or(rest.len(), |close| close + 1)].len());
        let written = &text[at.range()];
        // The fix replaces the picture, link or directive as a whole, since its attributes change it.
        let bearer = stretch.bearers.get(&(at.start as usize)).filter(|_| close.is_some());
        let head = bearer.map(|&start| (start, &text[start..at.start as usize]));
        found.push(told(Slip::new(Kind::Attributes, at, written), written, head));
    }
    // What programs read behind a picture: `{width=50%}`, `{: .wide }`.
    for range in &stretch.opaque {
        let written = &text[range.clone()];
        let inner = written.strip_prefix('{').unwrap_or_default();
        if object_literal(text, range.start, range.end) == Some(range.end) {
            continue;
        }
        let list = !inner.starts_with(['{', '%', '#', '@']) && inner.contains(['=', '.', ':'])
            || inner.starts_with('#') && inner.ends_with('}') && !inner.contains("#}");
        let heading_id = inner.starts_with('#') && stretch.text[range.end - stretch.start..].trim().is_empty();
        if list || heading_id && !inner.contains("#}") {
            let at = span(0, range.start, range.end);
            found.push(Slip::new(Kind::Attributes, at, written).help(unknown()));
        }
    }
}

/// Whether a key with a value stands in a list.
fn has_key(inner: &str, key: &str) -> bool {
    inner.trim_start_matches([' ', ',']).strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(['=', ':']))
}

/// What to write; `head` is what the attributes stand behind, with where it starts.
fn told(slip: Slip, written: &str, head: Option<(usize, &str)>) -> Slip {
    let end = slip.span.end as usize;
    let edits = |meant: &str| {
        let (start, head) = head?;
        Some(vec![Edit { span: Span::new(start, end), text: format!("{head}{meant}") }])
    };
    let smart = ['“', '”', '‘', '’', '＂'];
    if written.contains(smart) {
        let meant = written.replace(['“', '”', '＂'], "\"").replace(['‘', '’'], "'");
        let help = Say::new(
            format!("둥근 따옴표를 곧은 따옴표로 바꿔 주세요: `{meant}`"),
            format!("Write straight quotes: `{meant}`"),
        );
        let slip = slip.help(help);
        return match edits(&meant) {
            Some(edits) => slip.fix(Fix::safe(edits)),
            None => slip,
        };
    }
    if let Some(meant) = quoted(written) {
        let help = Say::new(
            format!("빈칸이나 쉼표가 있는 값은 따옴표 안에 적어 주세요: `{meant}`"),
            format!("A value with blanks or commas goes in quotes: `{meant}`"),
        );
        let slip = slip.help(help);
        return match edits(&meant) {
            Some(edits) => slip.fix(Fix::suggestion(edits)),
            None => slip,
        };
    }
    slip.help(unknown())
}

fn unknown() -> Say {
    Say::new(
        "이미지에는 `{taken=2026-11-20 shows=\"저장, 설정\" role=student}`처럼 바로 뒤에 적어요. 다른 속성은 지워 주세요",
        "A picture takes `{taken=2026-11-20 shows=\"save, settings\" role=student}` right behind it: remove any other attribute",
    )
}

/// A list of attributes with quotes around each value that needs them: `{shows=저장, 설정}`.
fn quoted(written: &str) -> Option<String> {
    let inner = written.strip_prefix('{')?.strip_suffix('}')?;
    if inner.contains(['"', '\'', '\n', '{']) {
        return None;
    }
    // Where each key begins.
    let mut keys: Vec<usize> = Vec::new();
    for (sign, _) in inner.match_indices('=') {
        let head = &inner[..sign];
        let length =
            head.bytes().rev().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count();
        keys.push(sign - length);
    }
    if keys.first() != Some(&0) {
        return None;
    }
    keys.push(inner.len());
    let mut meant = Vec::new();
    for pair in keys.windows(2) {
        let (key, value) = inner[pair[0]..pair[1]].split_once('=')?;
        let value = value.trim().trim_end_matches(',');
        let needs = value.contains([' ', ',']);
        meant.push(if needs { format!("{key}=\"{value}\"") } else { format!("{key}={value}") });
    }
    let meant = format!("{{{}}}", meant.join(" "));
    (meant != written).then_some(meant)
}
