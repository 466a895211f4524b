//! Escaping for the places of HTML in which text may stand.

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

/// Text between tags. NUL becomes U+FFFD (CommonMark 0.31 §2.3).
pub fn escape_text(text: &str, out: &mut String) {
    if text.contains('\0') {
        return escape_text(&text.replace('\0', "\u{fffd}"), out);
    }
    // Writing to a string cannot fail.
    let _ = escape_html_body_text(&mut *out, text);
}

/// The value of an attribute in double quotes.
pub fn escape_attribute(text: &str, out: &mut String) {
    let _ = escape_html(&mut *out, text);
}

/// An address in an attribute in double quotes: what may not stand in an address is percent-encoded.
pub fn escape_url(url: &str, out: &mut String) {
    let _ = escape_href(&mut *out, url);
}
