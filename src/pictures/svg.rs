//! The size of an SVG: from the first tag alone, whatever the rest holds.

use super::fault::PictureFault;

/// What a browser gives a picture without any size (CSS 2.2 §10.3.2).
const WITHOUT_SIZE: (f64, f64) = (300.0, 150.0);
/// How far into the file the first tag is looked for: licences in comments may be long.
const HEAD: usize = 64 * 1024;

/// Whether the bytes look like an SVG document.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    root(bytes).is_some()
}

/// Width and height in CSS pixels: as written, else from the `viewBox`, else what browsers take.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32), PictureFault> {
    let head = root(bytes).ok_or(PictureFault::Unsupported)?;
    // The tag may be longer than the part in which its start is looked for.
    let start = head.as_ptr() as usize - bytes.as_ptr() as usize;
    let attributes = match std::str::from_utf8(&bytes[start..]) {
        Ok(attributes) => attributes,
        Err(error) => std::str::from_utf8(&bytes[start..start + error.valid_up_to()]).unwrap_or(head),
    };
    let tag_end = end_of_tag(attributes).ok_or(PictureFault::Truncated)?;
    let attributes = &attributes[..tag_end];
    let value = |name| attribute(attributes, name);
    let (width, height) = (value("width").and_then(length), value("height").and_then(length));
    let view_box = value("viewBox").and_then(view_box);
    let (width, height) = match (width, height, view_box) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(size)) => size,
        (width, height, None) => (width.unwrap_or(WITHOUT_SIZE.0), height.unwrap_or(WITHOUT_SIZE.1)),
    };
    #[expect(clippy::cast_possible_truncation, reason = "what is larger than any screen becomes the largest number")]
    let pixels = |side: f64| side.round().max(1.0) as u32;
    Ok((pixels(width), pixels(height)))
}

/// What follows the root element's name, if that name is `svg`.
fn root(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = match std::str::from_utf8(head) {
        Ok(head) => head,
        // The cut may stand inside a character; anything else is no UTF-8 text.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let markup = rest.strip_prefix('<')?;
        rest = if let Some(instruction) = markup.strip_prefix('?') {
            after(instruction, "?>")?
        } else if let Some(comment) = markup.strip_prefix("!--") {
            after(comment, "-->")?
        } else if let Some(declaration) = markup.strip_prefix("!DOCTYPE") {
            let end = declaration.find(['[', '>'])?;
            let inner = &declaration[end..];
            if inner.starts_with('[') { after(after(inner, "]")?, ">")? } else { &inner[1..] }
        } else {
            let end = markup.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
            let (name, attributes) = markup.split_at(end);
            return (name.rsplit(':').next() == Some("svg")).then_some(attributes);
        };
        rest = rest.trim_start();
    }
}

fn after<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    text.split_once(end).map(|(_, rest)| rest)
}

/// Where the tag ends, `>` in quoted values passed over.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    text.char_indices().find_map(|(at, c)| match (quote, c) {
        (None, '>') => Some(at),
        (None, '"' | '\'') => {
            quote = Some(c);
            None
        }
        (Some(open), _) => {
            if c == open {
                quote = None;
            }
            None
        }
        (None, _) => None,
    })
}

fn attribute<'t>(mut rest: &'t str, name: &str) -> Option<&'t str> {
    loop {
        rest = rest.trim_start();
        let (key, value) = rest.split_once('=')?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = value[1..].split_once(quote)?;
        if key.trim_end() == name {
            return Some(value.trim());
        }
        rest = after;
    }
}

/// A length in CSS pixels (CSS Values 4 §6.2); none for percentages and lengths that depend on a font.
fn length(value: &str) -> Option<f64> {
    let unit_start = value.find(|c: char| c.is_ascii_alphabetic() && c != 'e' && c != 'E' || c == '%');
    let (number, unit) = value.split_at(unit_start.unwrap_or(value.len()));
    let pixels = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "Q" => 96.0 / 101.6,
        _ => return None,
    };
    positive(number.trim().parse().ok()?).map(|number| number * pixels)
}

/// Width and height of a `viewBox`: its last two numbers (SVG 2 §8.6).
fn view_box(value: &str) -> Option<(f64, f64)> {
    let mut numbers = value.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty()).skip(2);
    let mut next = || numbers.next()?.parse().ok().and_then(positive);
    Some((next()?, next()?))
}

fn positive(number: f64) -> Option<f64> {
    (number.is_finite() && number > 0.0).then_some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sizes_come_from_the_first_tag() {
        for (text, expected) in [
            ("<svg width='120' height='80'/>", (120, 80)),
            ("<svg viewBox='0 0 24 24' xmlns='http://www.w3.org/2000/svg'>", (24, 24)),
            ("<svg width='48' viewBox='0,0,24,12'>", (48, 24)),
            ("<svg height='10mm' viewBox='0 0 2 1'>", (76, 38)),
            ("<svg width='100%' height='100%' viewBox='0 0 640 480'>", (640, 480)),
            ("<svg width='2em' height='3em'>", (300, 150)),
            ("<svg>", (300, 150)),
            ("<svg width='1e2' height='7.6px'>", (100, 8)),
            ("<svg width='0' height='-4' viewBox='0 0 NaN 5'>", (300, 150)),
            ("<svg width='1e30' height='0.1'>", (u32::MAX, 1)),
            (
                "<svg:svg xmlns:svg='x' data-width='9' stroke-width = \"3\"\n width=\"5\" title='a>b' height='6'>",
                (5, 6),
            ),
        ] {
            assert_eq!(size(text.as_bytes()), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_stands_before_the_first_tag_is_passed_over() {
        let text = "\u{feff}<?xml version='1.0'?>\n<!-- <svg width='1'> 가 -->\n\
                    <!DOCTYPE svg PUBLIC 'a' 'b' [ <!ENTITY x 'y'> ]>\n<svg width='2' height='3'></svg>";
        assert_eq!(size(text.as_bytes()), Ok((2, 3)));
    }

    #[test]
    fn other_texts_are_no_svg() {
        for text in ["", "hello", "<html><svg width='1'/></html>", "<!-- svg", "<?xml", "<svgx>", "< svg>"] {
            assert!(!is_svg(text.as_bytes()), "{text}");
        }
        assert_eq!(size(b"<svg width='1' height='"), Err(PictureFault::Truncated));
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "(<(svg|!--|\\?xml|!DOCTYPE)?)?[ =>'\"a-z0-9<가\\[\\]-]{0,40}") {
            if is_svg(text.as_bytes()) {
                let _ = size(text.as_bytes());
            }
        }
    }
}
