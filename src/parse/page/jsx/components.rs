//! Are the tags of plain markdown components?

use memchr::memmem;

use crate::parse::page::code::is_blank;

/// Whether plain markdown has tags that are components. A comment of JSX tells it, and a tag with a capital that has a
/// title or the like. Where text is indented under tags they
/// stay what they are: without them it would be code.
pub(super) fn has_components(text: &str) -> bool {
    let indented = |line: &str| line.starts_with("    ") || line.starts_with('\t');
    let mut fenced = false;
    // Indentation in code fences tells nothing.
    let mut lines = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        fenced ^= fence;
        !fenced && !fence
    });
    let mut before = lines.next().unwrap_or_default();
    let mut under_tag = || {
        lines.any(|line| {
            let tag = std::mem::replace(&mut before, line);
            tag.trim_end().ends_with('>') && indented(line) && !is_blank(line)
        })
    };
    (memmem::find(text.as_bytes(), b"{/*").is_some() || has_titled_tag(text)) && !under_tag()
}

/// Attributes of which something stays, see [`super::remains`].
const ATTRIBUTES: [&str; 8] =
    ["title=", "label=", "caption=", "description=", "heading=", "summary=", "text=", "href="];
/// Longest tag that is looked at, in bytes.
const TAG: usize = 1000;

/// Whether a tag with a capital has an attribute that readers would see.
pub(super) fn has_titled_tag(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|at| {
        if !bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase) {
            return false;
        }
        let tag = &bytes[at..bytes.len().min(at + TAG)];
        let tag = &tag[..memchr::memchr(b'>', tag).unwrap_or(0)];
        ATTRIBUTES.iter().any(|key| memmem::find(tag, key.as_bytes()).is_some())
    })
}
