//! Addresses in raw HTML: the pictures and links that are to be resolved and checked as those of markdown are.

use std::ops::Range;

use super::ast::MediaKind;
use super::media::media_type;

/// The address of a picture or a link in raw HTML; places are those of the HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawAddress {
    /// The whole attribute, with its name and quotes.
    pub attribute: Range<usize>,
    /// Its value as written, without quotes.
    pub value: Range<usize>,
    /// Its value as a browser reads it.
    pub url: String,
    /// Of a picture or film, with the width that its tag gives it; none: of a link.
    pub picture: Option<RawSize>,
    /// Of a film or sound.
    pub media: Option<MediaKind>,
    /// The attribute's name in small letters: `src`, `href` or `poster`.
    pub name: &'static str,
    /// Its tag takes the size of what it shows.
    pub sized: bool,
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
pub const CODE_ELEMENTS: [&str; 10] =
    ["code", "kbd", "pre", "samp", "var", "tt", "math", "script", "style", "textarea"];

/// Whether an element of raw HTML may have an id: ids that the theme's scripts look for are taken.
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
    /// The element's name in small letters; empty: a comment or a declaration.
    pub(super) name: String,
    /// It closes its element.
    pub(super) closes: bool,
    /// Its content.
    pub(super) attributes: Vec<Attribute>,
    /// Where content begins that is no HTML.
    pub(super) raw_text: Option<usize>,
}

impl RawTag {
    /// A comment or a declaration.
    fn aside(whole: Range<usize>) -> Self {
        Self { whole, name: String::new(), closes: false, attributes: Vec::new(), raw_text: None }
    }
}

/// Calls `visit` with every tag and comment, in order.
pub(super) fn each_tag(html: &str, visit: &mut dyn FnMut(RawTag)) {
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        let rest = &html[open..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| open + end + 3);
            visit(RawTag::aside(open..at));
            continue;
        }
        let closing = usize::from(rest[1..].starts_with('/'));
        let length = rest[1 + closing..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        if length == 0 {
            // A declaration or an instruction to a program; else a sign of its own.
            let aside = rest[1..].starts_with(['!', '?']);
            at = rest.find('>').filter(|_| aside).map_or(open + 1, |end| open + end + 1);
            if at > open + 1 {
                visit(RawTag::aside(open..at));
            }
            continue;
        }
        let name = rest[1 + closing..][..length].to_ascii_lowercase();
        let (attributes, end) = attributes(html, open + 1 + closing + length);
        at = end;
        if closing > 0 {
            visit(RawTag { whole: open..end, name, closes: true, attributes: Vec::new(), raw_text: None });
            continue;
        }
        let raw_text = VERBATIM.contains(&name.as_str()).then_some(end);
        if raw_text.is_some() {
            let close = format!("</{name}");
            at = html[end..].find(&close).map_or(html.len(), |close| end + close);
        }
        visit(RawTag { whole: open..at, name, closes: false, attributes, raw_text });
    }
}

/// What the tags of raw HTML load or lead to: of each the element, the attribute, and what it shows.
const ADDRESSES: [(&str, &str, Shows); 7] = [
    ("img", "src", Shows::Picture),
    ("video", "src", Shows::Film(MediaKind::Video)),
    ("video", "poster", Shows::Picture),
    ("audio", "src", Shows::Film(MediaKind::Audio)),
    ("source", "src", Shows::Film(MediaKind::Video)),
    ("a", "href", Shows::Nothing),
    ("track", "src", Shows::Nothing),
];

/// What an address in raw HTML shows.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    Picture,
    Film(MediaKind),
    Nothing,
}

/// Addresses of pictures, films, sounds and links, in order.
pub fn raw_addresses(html: &str) -> Vec<RawAddress> {
    let mut found = Vec::new();
    each_tag(html, &mut |tag| {
        let own = ADDRESSES.iter().filter(|(element, ..)| *element == tag.name);
        let mut of_tag: Vec<RawAddress> =
            own.filter_map(|(_, name, shows)| address(html, &tag, name, *shows)).collect();
        of_tag.sort_by_key(|address| address.attribute.start);
        found.extend(of_tag);
    });
    found
}

/// Frames that show another site, with their addresses: `<iframe>`, `<embed>`, `<object>`.
pub(super) fn raw_embeds(html: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    each_tag(html, &mut |tag| {
        if !tag.closes && matches!(tag.name.as_str(), "iframe" | "embed" | "object" | "frame") {
            let own = tag.attributes.iter().find(|own| matches!(own.name.as_str(), "src" | "data" | "data-src"));
            let url = own.map_or_else(String::new, |own| html[own.value.clone()].trim().replace("&amp;", "&"));
            found.push((tag.whole, url));
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

fn address(html: &str, tag: &RawTag, name: &'static str, shows: Shows) -> Option<RawAddress> {
    let get = |wanted: &str| tag.attributes.iter().find(|attribute| attribute.name == wanted);
    let own = get(name)?;
    let url = html[own.value.clone()].trim().replace("&amp;", "&");
    let size = || RawSize {
        has_width: get("width").is_some(),
        width: get("width").and_then(|width| html[width.value.clone()].trim().trim_end_matches("px").parse().ok()),
        has_height: get("height").is_some(),
    };
    let media = match shows {
        // Each of several sources is judged by its own ending.
        Shows::Film(kind) => Some(media_type(&url).map_or(kind, |known| known.kind)),
        Shows::Picture | Shows::Nothing => None,
    };
    (!url.is_empty()).then(|| RawAddress {
        attribute: own.whole.clone(),
        value: own.value.clone(),
        url,
        picture: (shows != Shows::Nothing).then(size),
        media,
        name,
        sized: matches!(tag.name.as_str(), "img" | "video") && name == "src",
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
    fn films_their_first_frames_and_captions_are_found() {
        let html =
            "<video poster=a.png controls src='a.mp4'><source src=b.webm><track src=a.ko.vtt></video><audio src=a.mp3>";
        let found = raw_addresses(html);
        let seen: Vec<_> = found.iter().map(|own| (own.name, &*own.url, own.media, own.picture.is_some())).collect();
        let (video, audio) = (Some(MediaKind::Video), Some(MediaKind::Audio));
        assert_eq!(
            seen,
            [
                ("poster", "a.png", None, true),
                ("src", "a.mp4", video, true),
                ("src", "b.webm", video, true),
                ("src", "a.ko.vtt", None, false),
                ("src", "a.mp3", audio, true)
            ]
        );
        let frames = raw_embeds(
            "<iframe src='https://a.example/?x=1&amp;y'></iframe><object data=b.swf></object><!-- <iframe> -->",
        );
        let addresses: Vec<&str> = frames.iter().map(|(_, url)| url.as_str()).collect();
        assert_eq!(addresses, ["https://a.example/?x=1&y", "b.swf"]);
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
