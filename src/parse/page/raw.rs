//! Addresses in raw HTML: the pictures and links that are to be resolved and checked as those of markdown are.

use std::ops::Range;

/// The address of a picture or a link in raw HTML; places are those of the HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawAddress {
    /// The whole attribute, with its name and quotes.
    pub attribute: Range<usize>,
    /// Its value as written, without quotes.
    pub value: Range<usize>,
    /// Its value as a browser reads it.
    pub url: String,
    /// Of a picture, with the width that its tag gives it; none: of a link.
    pub picture: Option<RawSize>,
}

/// What an `<img>` says of its size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RawSize {
    /// Its tag has a width.
    pub has_width: bool,
    /// That width, if it is one of pixels.
    pub width: Option<u32>,
    /// Its tag has a height.
    pub has_height: bool,
}

/// Elements whose text is read by a program, or shown as that of one: no prose.
pub const CODE_ELEMENTS: [&str; 9] = ["code", "kbd", "pre", "samp", "var", "tt", "script", "style", "textarea"];

/// Whether an element of raw HTML may have an id: those of the theme, by which its scripts find their way, are not free.
pub fn is_free_id(id: &str) -> bool {
    !id.is_empty() && !id.starts_with("hg-") && !id.contains(char::is_whitespace)
}

/// Elements whose content is no HTML.
const VERBATIM: [&str; 3] = ["script", "style", "textarea"];

/// A tag or comment of raw HTML; places are those of the HTML.
#[derive(Debug)]
pub(super) struct RawTag {
    /// All of it; with an element whose content is no HTML, that content too.
    pub(super) whole: Range<usize>,
    /// The element's name in small letters; empty: a closing tag, a comment or a stray sign.
    pub(super) name: String,
    /// What stands in it.
    pub(super) attributes: Vec<Attribute>,
    /// Where content begins that is no HTML.
    pub(super) raw_text: Option<usize>,
}

/// Calls `visit` with every tag and comment, in order.
pub(super) fn each_tag(html: &str, visit: &mut dyn FnMut(RawTag)) {
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        let rest = &html[open..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| open + end + 3);
            visit(RawTag { whole: open..at, name: String::new(), attributes: Vec::new(), raw_text: None });
            continue;
        }
        let closing = usize::from(rest[1..].starts_with('/'));
        let length = rest[1 + closing..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        if length == 0 {
            // A declaration or an instruction to a program; else a sign of its own.
            let aside = rest[1..].starts_with(['!', '?']);
            at = rest.find('>').filter(|_| aside).map_or(open + 1, |end| open + end + 1);
            if at > open + 1 {
                visit(RawTag { whole: open..at, name: String::new(), attributes: Vec::new(), raw_text: None });
            }
            continue;
        }
        let name = rest[1 + closing..][..length].to_ascii_lowercase();
        let (attributes, end) = attributes(html, open + 1 + closing + length);
        at = end;
        if closing > 0 {
            visit(RawTag { whole: open..end, name: String::new(), attributes: Vec::new(), raw_text: None });
            continue;
        }
        let raw_text = VERBATIM.contains(&name.as_str()).then_some(end);
        if raw_text.is_some() {
            let close = format!("</{name}");
            at = html[end..].find(&close).map_or(html.len(), |close| end + close);
        }
        visit(RawTag { whole: open..at, name, attributes, raw_text });
    }
}

/// `src` of every `<img>` and `href` of every `<a>`, in order.
pub fn raw_addresses(html: &str) -> Vec<RawAddress> {
    let mut found = Vec::new();
    each_tag(html, &mut |tag| {
        if matches!(tag.name.as_str(), "img" | "a") {
            found.extend(address(html, &tag.name, &tag.attributes));
        }
    });
    found
}

/// An attribute: all of it, its name, and its value without quotes.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) whole: Range<usize>,
    pub(super) name: String,
    pub(super) value: Range<usize>,
}

fn address(html: &str, name: &str, attributes: &[Attribute]) -> Option<RawAddress> {
    let get = |wanted: &str| attributes.iter().find(|attribute| attribute.name == wanted);
    let own = get(if name == "img" { "src" } else { "href" })?;
    let url = html[own.value.clone()].trim().replace("&amp;", "&");
    let size = || RawSize {
        has_width: get("width").is_some(),
        width: get("width").and_then(|width| html[width.value.clone()].trim().trim_end_matches("px").parse().ok()),
        has_height: get("height").is_some(),
    };
    (!url.is_empty()).then(|| RawAddress {
        attribute: own.whole.clone(),
        value: own.value.clone(),
        url,
        picture: (name == "img").then(size),
    })
}

/// The attributes of a tag from behind its name on, and where it ends.
fn attributes(html: &str, start: usize) -> (Vec<Attribute>, usize) {
    let bytes = html.as_bytes();
    let skip = |mut at: usize, over: &dyn Fn(u8) -> bool| {
        while at < bytes.len() && over(bytes[at]) {
            at += 1;
        }
        at
    };
    let blank = |byte: u8| byte.is_ascii_whitespace() || byte == b'/';
    let mut found = Vec::new();
    let mut at = start;
    loop {
        at = skip(at, &blank);
        if at >= bytes.len() || bytes[at] == b'>' {
            return (found, (at + 1).min(bytes.len()));
        }
        let begin = at;
        // A stray sign is a name of its own, as browsers have it.
        at = skip(at + 1, &|byte| !blank(byte) && !matches!(byte, b'=' | b'>'));
        let name = html.get(begin..at).unwrap_or_default().to_ascii_lowercase();
        let after = skip(at, &|byte| byte.is_ascii_whitespace());
        let mut value = at..at;
        if bytes.get(after) == Some(&b'=') {
            let from = skip(after + 1, &|byte| byte.is_ascii_whitespace());
            at = match bytes.get(from) {
                Some(&quote) if matches!(quote, b'"' | b'\'') => {
                    let to = skip(from + 1, &|byte| byte != quote);
                    value = from + 1..to;
                    (to + 1).min(bytes.len())
                }
                _ => {
                    let to = skip(from, &|byte| !byte.is_ascii_whitespace() && byte != b'>');
                    value = from..to;
                    to
                }
            };
        }
        found.push(Attribute { whole: begin..at, name, value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_links_are_found_with_their_places() {
        let html = "<p><img alt='a>b' src=\"화면.png\" width=300> <A HREF=b.md#c>d</a>";
        let found = raw_addresses(html);
        let written: Vec<&str> = found.iter().map(|address| &html[address.attribute.clone()]).collect();
        assert_eq!(written, ["src=\"화면.png\"", "HREF=b.md#c"]);
        assert_eq!(found[0].url, "화면.png");
        assert_eq!(found[0].picture, Some(RawSize { has_width: true, width: Some(300), has_height: false }));
        assert_eq!(&html[found[1].value.clone()], "b.md#c");
    }

    #[test]
    fn what_is_no_tag_has_none() {
        for html in [
            "<!-- <img src=a.png> -->",
            "<script>'<a href=b>'</script>",
            "a < b",
            "<abbr href=x>",
            "<img",
            "<a href=\"",
        ] {
            assert_eq!(raw_addresses(html), [], "{html}");
        }
    }
}
