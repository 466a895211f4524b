//! Whether what is made of a page depends on more than its text: on the glossary's concepts, or on the day.

use jiff::civil::Date;
use memchr::memchr_iter;

use crate::parse::page::{Document, FrontMatter, Target};
use crate::parse::yaml::parse_date;

/// What begins the notation of a term.
const TERM: &str = ":term";

/// Whether a text may name a term (`:term[…]`). It may say yes of a text that names none, never no of one that does.
pub fn may_name_terms(text: &str) -> bool {
    text.contains(TERM) || spells_out_reference(text) || spells_out_yaml(text)
}

/// Whether one of its signs is written as a character reference (CommonMark 0.31, 2.5).
fn spells_out_reference(text: &str) -> bool {
    memchr_iter(b'&', text.as_bytes()).any(|at| {
        let rest = &text[at + 1..];
        let Some(number) = rest.strip_prefix('#') else { return rest.strip_prefix("colon;").is_some_and(goes_on) };
        match number.strip_prefix(['x', 'X']) {
            Some(number) => is_sign(number, 16),
            None => is_sign(number, 10),
        }
    })
}

/// Whether one of its signs is escaped in the front matter, or a line of it is continued there (YAML 1.2.2, 5.7).
fn spells_out_yaml(text: &str) -> bool {
    let Some(front) = text.trim_start_matches('\u{feff}').strip_prefix("---") else { return false };
    let front = front.split("\n---").next().unwrap_or(front);
    memchr_iter(b'\\', front.as_bytes()).any(|at| {
        let rest = &front[at + 1..];
        rest.starts_with(['\n', '\r']) || rest.strip_prefix(['x', 'u', 'U']).is_some_and(|number| is_sign(number, 16))
    })
}

/// Whether a number begins here that is the code point of one of the signs; of the colon only before what may go on.
fn is_sign(number: &str, radix: u32) -> bool {
    let digits = number.find(|c: char| !c.is_digit(radix)).unwrap_or(number.len());
    // `\x3aterm`: in YAML the number of digits is fixed, and a letter that follows may look like one.
    (1..=digits.min(8)).any(|end| {
        let sign = u32::from_str_radix(&number[..end], radix).ok().and_then(char::from_u32);
        let after = number[end..].strip_prefix(';').unwrap_or(&number[end..]);
        sign.is_some_and(|sign| if sign == ':' { goes_on(after) } else { TERM.contains(sign) })
    })
}

/// Whether the notation may go on behind its colon: with its first letter, or with one that is spelled out.
fn goes_on(after: &str) -> bool {
    after.starts_with(['t', '&', '\\'])
}

/// Whether an exception in a text may have a last day. It may say yes of a text where none has, never no where one has.
pub(super) fn has_last_day(text: &str) -> bool {
    text.contains("helpgen-ignore") && text.contains("until")
}

/// Whether the page says that something was done on a day that is still to come.
pub(super) fn names_day_ahead(document: &Document, front: &FrontMatter, today: Date) -> bool {
    let taken = document.references.iter().filter_map(|reference| match &reference.target {
        Target::Image(image) => parse_date(&image.taken.as_ref()?.text).ok(),
        _ => None,
    });
    front.updated.into_iter().chain(front.reviewed).chain(taken).any(|day| day > today)
}

#[cfg(test)]
mod tests {
    use super::may_name_terms;

    #[test]
    fn a_term_may_be_named_in_every_spelling_of_its_signs() {
        for text in [
            ":term[a]",
            "[가](b.md \"&#58;term[a]\")",
            "<Card title=\"&#x3A;term[a]\" />",
            "&colon;term[a]",
            ":&#116;erm[a]",
            "---\ntitle: \"\\x3aterm[a]\"\n---\n",
            "\u{feff}---\ntitle: \"\\u003Aterm[a]\"\n---\n",
            "---\ntitle: \":te\\\n  rm[a]\"\n---\n",
        ] {
            assert!(may_name_terms(text), "{text}");
        }
        for text in [
            "terms: a",
            "&#39; &amp; &#x20;",
            "set&colon;html, 10&#58;30",
            "---\ntitle: \"\\u00e9\"\n---\n",
            "C:\\x3a\\users, `\\x3a`",
        ] {
            assert!(!may_name_terms(text), "{text}");
        }
    }
}
