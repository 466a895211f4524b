//! Are the tags of plain markdown components?

use memchr::memmem;

use crate::parse::page::code::is_blank;

/// Whether plain markdown has tags that are components. A comment of JSX tells it. Where text is indented under tags they
/// stay what they are: without them it would be code.
pub(super) fn has_components(text: &str) -> bool {
    let indented = |line: &str| line.starts_with("    ") || line.starts_with('\t');
    let mut fenced = false;
    // Code is indented as it likes.
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
    memmem::find(text.as_bytes(), b"{/*").is_some() && !under_tag()
}
