//! Everything that CommonMark and GFM promise still holds with our extensions on: both specifications' examples, offline.

use std::collections::BTreeMap;

use helpgen::render::{ProseSettings, prose};

mod plain_parts;
use plain_parts::{PlainParts, body};

#[derive(serde::Deserialize)]
struct Example {
    example: u32,
    section: String,
    markdown: String,
    html: String,
}

/// Examples of CommonMark 0.31.2 that come out otherwise, and why that is wanted.
const COMMONMARK_DEVIATIONS: &[(u32, &str)] = &[
    (608, "a bare address is a link: GFM's extended autolinks"),
    (611, "a bare address is a link: GFM's extended autolinks"),
    (612, "a bare e-mail address is a link: GFM's extended autolinks"),
];

/// Examples of GFM 0.29 that come out otherwise, and why that is wanted.
const GFM_DEVIATIONS: &[(u32, &str)] =
    &[(657, "with `unsafe_html` nothing is filtered; without it these tags are left out instead of shown")];

#[test]
fn commonmark_examples_hold() {
    run(include_str!("suites/commonmark-0.31.2.json"), 652, COMMONMARK_DEVIATIONS);
}

#[test]
fn gfm_extension_examples_hold() {
    run(include_str!("suites/gfm-0.29.json"), 28, GFM_DEVIATIONS);
}

fn run(suite: &str, count: usize, deviations: &[(u32, &str)]) {
    let examples: Vec<Example> = serde_json::from_str(suite).expect("the suite is valid JSON");
    assert_eq!(examples.len(), count);
    let deviations: BTreeMap<u32, &str> = deviations.iter().copied().collect();
    let mut wrong = String::new();
    for Example { example, section, markdown, html } in &examples {
        let rendered = render(markdown);
        let (expected, got) = (normalized(html), normalized(&rendered));
        match (deviations.get(example), expected == got) {
            (None, false) => {
                wrong +=
                    &format!("example {example} ({section})\n{markdown}\nexpected: {expected}\ngot:      {got}\n\n");
            }
            (Some(reason), true) => {
                wrong += &format!("example {example} ({section}) holds now: strike “{reason}”\n\n");
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The text as the specification has it: no anchors, raw HTML as written, links as written.
fn render(markdown: &str) -> String {
    prose(&body(markdown), &PlainParts, ProseSettings { unsafe_html: true, bare: true })
}

/// Elements around which white space does not show.
const BLOCKS: [&str; 23] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "hr",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "dl",
    "br",
    "section",
];

/// HTML in which only what a reader notices differs: tags with their attributes in order and without the slash of
/// elements that have no content, `=""` left out, `&quot;` as the mark itself outside tags, and no white space beside
/// the tags of blocks. Inside `<pre>` every character counts.
fn normalized(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    let mut preformatted = false;
    let mut after_block = true;
    while !rest.is_empty() {
        let (piece, next) = match tag_length(rest) {
            Some(length) => rest.split_at(length),
            None => {
                let length = rest.char_indices().skip(1).find(|&(at, _)| tag_length(&rest[at..]).is_some());
                rest.split_at(length.map_or(rest.len(), |(at, _)| at))
            }
        };
        rest = next;
        if tag_length(piece).is_none() {
            let text = piece.replace("&quot;", "\"");
            let text = if after_block && !preformatted { text.trim_start() } else { &text };
            out += text;
            after_block = after_block && text.is_empty();
            continue;
        }
        let inner = piece.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim_end();
        let name = inner.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        let block = BLOCKS.contains(&name);
        if block && !preformatted {
            out.truncate(out.trim_end().len());
        }
        if name == "pre" {
            preformatted = !inner.starts_with('/');
        }
        out += &tag(inner);
        after_block = block;
    }
    out.truncate(out.trim_end().len());
    out
}

/// The length of the tag at the start, if there is one.
fn tag_length(html: &str) -> Option<usize> {
    let name = html.strip_prefix('<')?.trim_start_matches('/');
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let mut quoted = false;
    html.char_indices().find_map(|(at, character)| {
        quoted ^= character == '"';
        (character == '>' && !quoted).then_some(at + 1)
    })
}

/// A tag with its attributes in order.
fn tag(inner: &str) -> String {
    let mut quoted = false;
    let mut parts: Vec<String> = inner
        .split(|character: char| {
            quoted ^= character == '"';
            character.is_whitespace() && !quoted
        })
        .filter(|part| !part.is_empty())
        .map(|part| part.strip_suffix("=\"\"").unwrap_or(part).to_owned())
        .collect();
    if let Some(attributes) = parts.get_mut(1..) {
        attributes.sort();
    }
    format!("<{}>", parts.join(" "))
}
