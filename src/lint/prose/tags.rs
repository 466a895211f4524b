//! Tags of raw HTML by their names.

use crate::parse::page::CODE_ELEMENTS;

/// The element of code that a tag opens.
pub(super) fn code_element(tag: &str) -> Option<&'static str> {
    CODE_ELEMENTS.into_iter().find(|name| opens(tag, name) && !tag.ends_with("/>"))
}

/// Whether a tag closes an element.
pub(super) fn closes(tag: &str, name: &str) -> bool {
    tag.strip_prefix("</").is_some_and(|rest| tag_name(rest) == name)
}

/// Whether a text begins with the opening tag of an element.
pub(super) fn opens(rest: &str, name: &str) -> bool {
    let Some(rest) = rest.strip_prefix('<') else { return false };
    let named = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    named && !rest[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
}

/// The name of a raw tag, opening or closing, in small letters.
pub fn tag_name(tag: &str) -> String {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    name.chars().take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
