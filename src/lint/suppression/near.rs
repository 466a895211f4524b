//! Comments that were meant as exceptions and are read as none: `<!-- helpgen-ingore term/deprecated : why -->`.

use crate::diagnostic::{Diagnostic, Places, Say};
use crate::lint::levels::fits;
use crate::parse::page::Document;
use crate::rules::{ignore, rules};
use crate::text::{Span, closest};

use super::{WORD, code_spans};

/// What an exception may be called.
const WORDS: [&str; 2] = [WORD, "helpgen-ignore-file"];
/// Longest name that is looked at, in bytes.
const REACH: usize = 60;

/// The comments of a page whose name is nearly that of an exception.
pub(in crate::lint) fn misspelt(text: &str, document: &Document, places: &Places<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut code = None;
    for open in ["<!--", "{/*"] {
        for (at, _) in text.match_indices(open) {
            let inner = text[at + open.len()..].trim_start_matches([' ', '\t']);
            let start = text.len() - inner.len();
            let Some((name, meant)) = nearly(inner) else { continue };
            let code: &Vec<Span> = code.get_or_insert_with(|| code_spans(document));
            let before = code.partition_point(|span| span.start as usize <= at);
            if before > 0 && at < code[before - 1].end as usize {
                continue;
            }
            let span = Span::new(start, start + name.len());
            let say = Say::new(
                format!("예외 주석의 이름이 틀려서 적용되지 않아요: {name}"),
                format!("This comment is not read as an exception: {name}"),
            );
            let help = Say::new(format!("혹시 ‘{meant}’인가요?"), format!("Did you mean “{meant}”?"));
            found.push(ignore::unused::RULE.finding(places.place(span), say).help(help));
        }
    }
    found
}

/// The name with which a comment begins, and that of the exception that is meant.
fn nearly(comment: &str) -> Option<(&str, &'static str)> {
    let near = &comment[..comment.floor_char_boundary(REACH.min(comment.len()))];
    let line = ["-->", "*/"].iter().filter_map(|close| near.find(close)).min().map_or(near, |end| &near[..end]);
    let ends = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | ',');
    let first = &line[..line.find(ends).unwrap_or(line.len())];
    if !first.starts_with(['h', 'H']) || WORDS.contains(&first) {
        return None;
    }
    let rest = &line[first.len()..];
    let second = rest.trim_start();
    let second = &second[..second.find(ends).unwrap_or(second.len())];
    // helpgen ignore term/deprecated : why
    let both = &line[..first.len() + (rest.len() - rest.trim_start().len()) + second.len()];
    let name = if first.eq_ignore_ascii_case("helpgen") { both } else { first };
    let spelled = name.replace(|c: char| c == '_' || c.is_whitespace(), "-");
    if let Some(meant) = closest(&spelled, WORDS) {
        return Some((name, meant));
    }
    // helpgen-disable term/deprecated : why
    let of_rules = !second.is_empty() && rules().iter().any(|rule| fits(second, rule.id));
    (first.starts_with("helpgen-") && of_rules).then_some((name, WORD))
}

#[cfg(test)]
mod tests {
    use super::nearly;

    #[test]
    fn names_that_are_nearly_right_are_known() {
        for (comment, expected) in [
            ("helpgen-ingore term/deprecated : 이유 -->", Some(("helpgen-ingore", "helpgen-ignore"))),
            ("helpgen-ignore-flie a : b -->", Some(("helpgen-ignore-flie", "helpgen-ignore-file"))),
            ("helpgen_ignore a/b -->", Some(("helpgen_ignore", "helpgen-ignore"))),
            ("helpgen ignore a/b : c -->", Some(("helpgen ignore", "helpgen-ignore"))),
            ("Helpgen-Ignore: a/b -->", Some(("Helpgen-Ignore", "helpgen-ignore"))),
            ("helpgen-disable term/variant : c -->", Some(("helpgen-disable", "helpgen-ignore"))),
            ("helpgen-ignore a/b : c -->", None),
            ("helpgen-ignore-file a/b : c -->", None),
            ("helpgen builds this page -->", None),
            ("helpful note -->", None),
            ("helpgen-ignore-->", None),
            ("helpgen-ignore*/}", None),
            ("helpgen-docs guides/intro -->", None),
            ("helpgen-disable term/* : c -->", Some(("helpgen-disable", "helpgen-ignore"))),
            ("", None),
        ] {
            assert_eq!(nearly(comment), expected, "{comment}");
        }
    }
}
