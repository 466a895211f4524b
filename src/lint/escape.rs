//! A word as it has to be spelled where it is put: its signs must not be taken for those of markdown or YAML.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::{Span, line_before};

/// Bytes that are looked at before a value of front matter: its quotation mark, or blanks behind its key.
const HEAD: usize = 64;

/// A word ready to be put in.
#[derive(Debug, PartialEq)]
pub(super) struct Spelled<'w> {
    /// The word with what keeps its signs plain.
    pub word: Cow<'w, str>,
    /// The value around it that needs quotes now, in bytes of the file.
    pub quotes: Option<Range<usize>>,
}

impl<'w> From<Cow<'w, str>> for Spelled<'w> {
    fn from(word: Cow<'w, str>) -> Self {
        Self { word, quotes: None }
    }
}

/// As text of markdown: `C*` is `C\*`, and in a table's cell `A|B` is `A\|B`.
pub(super) fn in_markdown(word: &str, cell: bool) -> Cow<'_, str> {
    let active = |c: char| matches!(c, '*' | '`' | '\\' | '<') || (cell && c == '|');
    escaped(word, active)
}

/// As text of raw HTML: `<` is `&lt;`.
pub(super) fn in_html(word: &str) -> Cow<'_, str> {
    match word.contains(['&', '<', '>']) {
        true => Cow::Owned(word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")),
        false => Cow::Borrowed(word),
    }
}

/// As part of a front matter's value, which lies at `value` without its quotes. A plain value is put into quotes if the
/// word would be read as YAML there. None: the value has signs of its own that quotes would change.
///
/// Source: YAML 1.2.2, section 7.3, flow scalar styles.
pub(super) fn in_yaml<'w>(text: &str, value: Span, word: &'w str) -> Option<Spelled<'w>> {
    let own = &text[value.range()];
    let line = line_before(text, value.start as usize, HEAD);
    if line.ends_with('"') {
        return Some(escaped(word, |c| matches!(c, '"' | '\\')).into());
    }
    if line.ends_with('\'') {
        return Some(Spelled { word: Cow::Owned(word.replace('\'', "''")), quotes: None });
    }
    // In a block nothing has to be kept from being read as YAML.
    let plain = line.trim_end().ends_with(':');
    let special = |c: char| {
        matches!(c, ':' | '#' | '"' | '\'' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>')
            || matches!(c, '%' | '@' | '`' | ',' | '?' | '\\')
    };
    let dash = word.starts_with('-');
    if !plain || !(word.contains(special) || dash) {
        return Some(Cow::Borrowed(word).into());
    }
    if own.contains(['"', '\\', '\n']) {
        return None;
    }
    let quotes = Some(value.range());
    Some(Spelled { word: escaped(word, |c| matches!(c, '"' | '\\')), quotes })
}

/// As part of an attribute's value. None: the word has a sign that would end the value or be read as something else.
pub(super) fn in_attribute(word: &str) -> Option<&str> {
    let active = |c: char| matches!(c, '"' | '\'' | '`' | '<' | '>' | '{' | '}' | '&' | '\\' | '%');
    (!word.contains(active)).then_some(word)
}

/// The word with a backslash before each such sign.
fn escaped(word: &str, active: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !word.contains(&active) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len() + 4);
    for c in word.chars() {
        if active(c) {
            out.push('\\');
        }
        out.push(c);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_kept_plain() {
        assert_eq!(in_markdown("강의실", true), "강의실");
        assert_eq!(in_markdown("C*", false), "C\\*");
        assert_eq!(in_markdown("A|B", false), "A|B");
        assert_eq!(in_markdown("A|B", true), "A\\|B");
    }

    #[test]
    fn signs_of_html_are_kept_plain() {
        assert_eq!(in_html("A*"), "A*");
        assert_eq!(in_html("R&D <b>"), "R&amp;D &lt;b&gt;");
    }

    #[test]
    fn a_value_gets_quotes_when_it_needs_them() {
        let text = "title: 학습자 안내\nx: \"a\"\ny: 'b'\n";
        let at = |word: &str| {
            let start = text.find(word).expect("it is there");
            Span::new(start, start + word.len())
        };
        let title = at("학습자 안내");
        assert_eq!(in_yaml(text, title, "수강생"), Some(Cow::Borrowed("수강생").into()));
        let quoted = in_yaml(text, title, "수강생: \"새\"").expect("it can be written");
        assert_eq!((&*quoted.word, quoted.quotes), ("수강생: \\\"새\\\"", Some(title.range())));
        assert_eq!(in_yaml(text, at("a"), "\"").map(|own| own.word.into_owned()), Some("\\\"".into()));
        assert_eq!(in_yaml(text, at("b"), "it's").map(|own| own.word.into_owned()), Some("it''s".into()));
    }
}
