//! Attributes whose values readers see: titles, labels, captions and alternative texts of components, HTML and shortcodes.

use std::ops::Range;

use memchr::memchr_iter;

use crate::text::Span;

use super::ast::Name;

/// Names of attributes whose values are prose, in every dialect.
pub const PROSE_ATTRIBUTES: [&str; 16] = [
    "title",
    "label",
    "caption",
    "alt",
    "alt-text",
    "description",
    "summary",
    "header",
    "heading",
    "subtitle",
    "text",
    "tooltip",
    "placeholder",
    "aria-label",
    "data-toc-label",
    "data-caption",
];

/// What makes a value the business of a program.
const TEMPLATES: [&str; 4] = ["{{", "{%", "<%", "${"];

/// Adds the values of the attributes in a stretch of a text that are prose.
pub(super) fn texts(text: &str, range: Range<usize>, found: &mut Vec<Name>) {
    let bytes = text.as_bytes();
    let mut passed = range.start;
    for sign in memchr_iter(b'=', &bytes[range.clone()]).map(|at| range.start + at) {
        if sign < passed {
            continue;
        }
        let before = text[passed..sign].trim_end_matches([' ', '\t']);
        let length = before.bytes().rev().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
        let (outside, key) = before.split_at(before.len() - length);
        let apart = outside.ends_with([' ', '\t', '\n', '\r', '"', '\'', '}', '{', ':']);
        let bare = || bare_value(text, sign + 1, range.end);
        let Some(value) = value(text, sign + 1, range.end).or_else(bare) else { continue };
        passed = value.end;
        let words = &text[value.clone()];
        let template = TEMPLATES.iter().any(|sign| words.contains(sign));
        let known = PROSE_ATTRIBUTES.iter().any(|known| known.eq_ignore_ascii_case(key));
        if apart && known && !template && words.contains(char::is_alphabetic) {
            found.push(Name { text: words.to_owned(), span: Span::new(value.start, value.end) });
        }
    }
}

/// The bytes between the quotes behind an attribute's sign: `"…"`, `'…'`, `{"…"}`, `{'…'}`, `` {`…`} ``.
fn value(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let rest = &text[at..end];
    let quoted = rest.trim_start_matches([' ', '\t']);
    let braced = quoted.strip_prefix('{').map(|inner| inner.trim_start_matches([' ', '\t', '\n', '\r']));
    let inner = braced.unwrap_or(quoted);
    let quote = inner.chars().next().filter(|c| matches!(c, '"' | '\'') || *c == '`' && braced.is_some())?;
    let start = end - inner.len() + 1;
    // The quote is one byte.
    let length = text[start..end].find(quote)?;
    let after = text[start + length + 1..end].trim_start();
    let plain = braced.is_none() || after.starts_with('}') && !text[start..start + length].contains('\\');
    plain.then_some(start..start + length)
}

/// The bytes of a value without quotes (HTML, “Unquoted attribute value syntax”): `alt=수강생`. In ASCII letters it may be a name
/// that a program reads.
fn bare_value(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let rest = &text[at..end];
    let length = rest.find(|c: char| c.is_whitespace() || "\"'=<>`{}".contains(c)).unwrap_or(rest.len());
    let whole = rest[length..].starts_with(|c: char| c.is_whitespace() || c == '>');
    let words = rest[..length].strip_suffix('/').unwrap_or(&rest[..length]);
    (whole && words.contains(|c: char| c.is_alphabetic() && !c.is_ascii())).then_some(at..at + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        texts(text, 0..text.len(), &mut found);
        for name in &found {
            assert_eq!(text[name.span.range()], name.text);
        }
        found.into_iter().map(|name| name.text).collect()
    }

    #[test]
    fn titles_labels_captions_and_alternative_texts_are_prose() {
        assert_eq!(values("<Card title=\"수강생 안내\" href='/a/' icon=\"book\">"), ["수강생 안내"]);
        assert_eq!(values("<TabItem value=\"mac\" label={'맥 화면'}>"), ["맥 화면"]);
        assert_eq!(values("<Figure caption={`첫 화면`} alt = \"그림\"/>"), ["첫 화면", "그림"]);
        assert_eq!(values("{{< figure src=\"a.png\" caption=\"설명\" >}}"), ["설명"]);
        assert_eq!(values("<img src=b.png alt=학습자 title=학생/>"), ["학습자", "학생"]);
        assert_eq!(values("<img ALT='a \"b\" c'>"), ["a \"b\" c"]);
    }

    #[test]
    fn what_a_program_reads_is_none() {
        for text in [
            "<a data-title=\"학습자\">",
            "<Card title={title} value=\"title='학습자'\">",
            "<Card title={`${학습자}`}>",
            "<a title=\"{{ 학습자 }}\">",
            "<a title=\"1.2\">",
            "<a title=learner>",
            "<a title={학습자}>",
            "a = \"학습자\"",
        ] {
            assert_eq!(values(text), Vec::<String>::new(), "{text}");
        }
    }
}
