//! Styles in a picture: what loads something goes, the rest stays.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;

/// What a style's markup says; none: there is more in it than text.
pub(super) fn text(raw: &str) -> Option<Cow<'_, str>> {
    if !raw.contains(['&', '<']) {
        return Some(Cow::Borrowed(raw));
    }
    let mut reader = Reader::from_str(raw);
    let mut text = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Text(own) => text.push_str(&own.decode().ok()?),
            Event::CData(own) => text.push_str(&own.decode().ok()?),
            Event::GeneralRef(own) => match own.resolve_char_ref().ok()? {
                Some(c) => text.push(c),
                None => text.push_str(quick_xml::escape::resolve_predefined_entity(&own.decode().ok()?)?),
            },
            Event::Comment(_) => {}
            Event::Eof => return Some(Cow::Owned(text)),
            _ => return None,
        }
    }
}

/// Whether an address stays in the picture: a part of it, or a picture that is written in it.
pub(super) fn stays(address: &str) -> bool {
    let inline = ["png", "jpeg", "jpg", "gif", "webp", "avif"];
    address.is_empty()
        || address.starts_with('#')
        || address.strip_prefix("data:image/").is_some_and(|rest| {
            inline.iter().any(|kind| rest.strip_prefix(kind).is_some_and(|rest| rest.starts_with([';', ','])))
        })
}

/// A style without what loads something; none: it loads nothing. (CSS Syntax 3 §4; CSS Values 4 §4.5; CSS Images 4 §2.)
pub(super) fn cleaned(style: &str) -> Option<String> {
    if !loads(style) {
        return None;
    }
    // With escaped names (`u\72l(`) it is unclear what a browser would read, so the whole style goes.
    let plain = without_comments(style);
    let cleaned = if plain.contains('\\') { String::new() } else { without_addresses(&plain) };
    Some(if loads(&cleaned) { String::new() } else { cleaned })
}

/// Whether a style loads something or acts.
fn loads(style: &str) -> bool {
    if !style.contains(['(', '@', ':', '\\']) {
        return false;
    }
    let plain = unescaped(&without_comments(style)).to_ascii_lowercase();
    let acts =
        ["@import", "@namespace", "expression(", "-moz-binding", "behavior:", "behaviour:", "javascript:", "vbscript:"];
    if acts.iter().any(|word| plain.contains(word)) {
        return true;
    }
    let quoted_addresses = ["image-set(", "image(", "src(", "cross-fade("].iter().any(|own| plain.contains(own));
    if quoted_addresses && (plain.contains("//") || plain.contains("image-set(\"") || plain.contains("src(\"")) {
        return true;
    }
    plain.match_indices("url(").any(|(at, own)| !stays(&address(&plain[at + own.len()..]).0))
}

/// The address at the start of a text that follows `url(`, and where it ends with its bracket.
fn address(rest: &str) -> (String, usize) {
    let inner = rest.trim_start();
    let skipped = rest.len() - inner.len();
    match inner.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => {
            let end = inner[1..].find(quote).map_or(inner.len(), |at| at + 1);
            let close = inner[end..].find(')').map_or(inner.len(), |at| end + at + 1);
            (inner[1..end].trim().to_owned(), skipped + close)
        }
        None => {
            let end = inner.find(')').unwrap_or(inner.len());
            (inner[..end].trim().to_owned(), skipped + (end + 1).min(inner.len()))
        }
    }
}

fn without_comments(style: &str) -> Cow<'_, str> {
    if !style.contains("/*") {
        return Cow::Borrowed(style);
    }
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        out.push(' ');
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// With `\72` and `\r` read (CSS Syntax 3 §4.3.7).
fn unescaped(style: &str) -> Cow<'_, str> {
    if !style.contains('\\') {
        return Cow::Borrowed(style);
    }
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, escaped)) = rest.split_once('\\') {
        out.push_str(before);
        let digits = escaped.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        match u32::from_str_radix(&escaped[..digits], 16) {
            Ok(code) => {
                out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                rest = escaped[digits..].strip_prefix([' ', '\n', '\t']).unwrap_or(&escaped[digits..]);
            }
            Err(_) => rest = escaped,
        }
        if digits == 0 {
            // A letter that stands for itself must not be read as an escape again.
            let next = rest.chars().next();
            out.extend(next);
            rest = &rest[next.map_or(0, char::len_utf8)..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Imports go as a whole; an address that leads out becomes `none`.
fn without_addresses(style: &str) -> String {
    let lower = style.to_ascii_lowercase();
    let mut out = String::with_capacity(style.len());
    let mut at = 0;
    while at < style.len() {
        let rest = &lower[at..];
        let import = rest.find("@import").unwrap_or(rest.len());
        let url = rest.find("url(").unwrap_or(rest.len());
        let next = import.min(url);
        out.push_str(&style[at..at + next]);
        at += next;
        if next == rest.len() {
            break;
        }
        if import < url {
            at += rest[import..].find(';').map_or(rest.len() - import, |end| end + 1);
        } else {
            let (address, length) = address(&rest[url + 4..]);
            match stays(&address) {
                true => out.push_str(&style[at..at + 4 + length]),
                false => out.push_str("none"),
            }
            at += 4 + length;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_draws_stays_and_what_loads_goes() {
        for plain in [
            "",
            "fill:#123456",
            ".a{fill:url(#b)}",
            "color:red;/* url(https://a.example) */",
            "a{background:url(data:image/png;base64,AA==)}",
            "text/css",
            "content:'\\201C'",
            "0 0 24 24",
        ] {
            assert_eq!(cleaned(plain), None, "{plain}");
        }
        for (style, left) in [
            ("@import url(https://a.example/x.css);.a{fill:red}", ".a{fill:red}"),
            ("@IMPORT 'x.css'; .a{fill:red}", " .a{fill:red}"),
            ("fill:url( 'https://a.example/x' )", "fill:none"),
            (".a{fill:URL(//a.example);stroke:url(#b)}", ".a{fill:none;stroke:url(#b)}"),
            ("background:url(data:text/html,x)", "background:none"),
            ("background:u\\72l(https://a.example)", ""),
            ("@i\\mport 'x'", ""),
            ("@im/**/port 'x'; background:image-set(\"https://a.example/x\" 1x)", ""),
            ("fill:url(https://a.example", "fill:none"),
            ("width:expression(alert(1))", ""),
        ] {
            assert_eq!(cleaned(style).as_deref(), Some(left), "{style}");
        }
    }
}
