//! Raw HTML with its pictures and links led to where they stand in the site.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::parse::page::{RawAddress, Target, raw_addresses};
use crate::render::escape::escape_attribute;
use crate::view::{Body, LinkTarget, Resolved};

use super::Writer;

impl Writer<'_> {
    pub(super) fn led<'h>(&self, html: &'h str) -> Cow<'h, str> {
        if self.settings.bare { Cow::Borrowed(html) } else { raw_led(self.body, html) }
    }
}

/// Raw HTML of a body, its own pictures and pages by their addresses in the site.
pub fn raw_led<'h>(body: &Body, html: &'h str) -> Cow<'h, str> {
    let addresses = raw_addresses(html);
    if addresses.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + 64);
    let mut at = 0;
    for address in addresses {
        out.push_str(&html[at..address.attribute.start]);
        at = address.attribute.end;
        if !written(body, &address, &mut out) {
            out.push_str(&html[address.attribute]);
        }
    }
    out.push_str(&html[at..]);
    Cow::Owned(out)
}

/// Writes the attributes that replace an address. False: the address stays as written.
fn written(body: &Body, address: &RawAddress, out: &mut String) -> bool {
    let mut known = body.document.references.iter().zip(&body.references);
    let Some(size) = address.picture else {
        let found = known.find_map(|(reference, resolved)| match (&reference.target, resolved) {
            (Target::Link { url, email: false, .. }, Resolved::Link(to)) if *url == address.url => Some(to),
            _ => None,
        });
        match found {
            Some(LinkTarget::To { href, .. }) => attribute(address.name, href, out),
            // No link in this build: the text alone.
            Some(LinkTarget::Nowhere) => {}
            None => return false,
        }
        return true;
    };
    let found = known.find_map(|(reference, resolved)| match (&reference.target, resolved) {
        (Target::Image(image), _) if image.url != address.url || image.media != address.media => None,
        (_, Resolved::Picture(part)) => Some((&part.src, part.width, part.height)),
        (_, Resolved::Media(part)) => Some((&part.src, part.width, part.height)),
        _ => None,
    });
    // Nothing is loaded from elsewhere: without an address the browser shows the alternative text.
    let Some((src, width, height)) = found else { return true };
    attribute(address.name, &format!("{}{src}", body.root), out);
    // A poster takes the size of its film, and so does each of several sources.
    if address.sized
        && !size.has_height
        && let Some((width, height)) = shown((width, height), size.has_width, size.width)
    {
        if !size.has_width {
            let _ = write!(out, " width=\"{width}\"");
        }
        let _ = write!(out, " height=\"{height}\"");
    }
    true
}

/// Width and height at which a picture is shown. None: unknown.
fn shown(own: (u32, u32), has_width: bool, asked: Option<u32>) -> Option<(u32, u32)> {
    if own.0 == 0 || (has_width && asked.is_none()) {
        return None;
    }
    let width = asked.unwrap_or(own.0);
    let height = u64::from(own.1) * u64::from(width) / u64::from(own.0);
    Some((width, u32::try_from(height).ok()?.max(1)))
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push_str(name);
    out.push_str("=\"");
    escape_attribute(value, out);
    out.push('"');
}
