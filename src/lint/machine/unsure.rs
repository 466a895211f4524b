//! Words that a program may read, though they may as well be prose: they are reported, and their fixes are not safe.

use std::ops::Range;

use crate::korean::{jamo, stem};
use crate::text::{line_before, text_after, text_before};

use super::{METHODS, WINDOW, command, has_extension};

/// Whether a program may read the word at `term` of a text. `latin`: it has Latin letters or digits.
pub(super) fn may_be_read(text: &str, term: &Range<usize>, latin: bool) -> bool {
    let (before, after) = (text_before(text, term.start, WINDOW), text_after(text, term.end, WINDOW));
    let method = || METHODS.contains(&&text[term.clone()]) && !is_shouted(before, after);
    in_tag(before)
        || in_attributes(before, after)
        || is_element(before, after)
        || in_formula(before, after)
        || before_file(after)
        || in_label(before, after)
        || method()
        || latin && (in_manual(after) || in_syntax(text, term))
}

/// Whether some generators make a formula around the word: `$가$`, `$$ 가 $$`.
fn in_formula(before: &str, after: &str) -> bool {
    let block = before.matches("$$").count() % 2 == 1 && after.contains("$$");
    block || before.ends_with('$') && after.contains('$')
}

/// Whether the word names a page of a manual: user(1).
fn in_manual(after: &str) -> bool {
    let section = after.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(section, _)| section);
    section.is_some_and(|section| !section.is_empty() && section.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether signs that programs are written with touch a Latin word, so that it may be no prose: a key in quotes before its
/// colon, an arrow or an index without blanks, alternatives, words of a command.
fn in_syntax(text: &str, term: &Range<usize>) -> bool {
    let (before, after) = (&text[..term.start], &text[term.end..]);
    let ascii = |c: char| c.is_ascii_alphanumeric();
    let quote = |c: char| matches!(c, '"' | '\'');
    let key = before.ends_with(quote) && after.starts_with(quote) && after[1..].starts_with(':');
    let signs = ["->", "=>", "|", "&", "^", "["];
    let left = signs.iter().any(|sign| before.strip_suffix(sign).is_some_and(|rest| rest.ends_with(ascii)));
    // An English plural belongs to the word.
    let behind = after.trim_start_matches(['e', 's', 'E', 'S']);
    let right = signs.iter().any(|sign| behind.strip_prefix(sign).is_some_and(|rest| rest.starts_with(ascii)));
    key || left || right || command::may_be_argument(text_before(text, term.start, WINDOW), behind)
}

/// Whether the words beside a word in capitals have capitals too: REMOVE OR DELETE.
fn is_shouted(before: &str, after: &str) -> bool {
    let words = before.split_whitespace().next_back().into_iter().chain(after.split_whitespace().next());
    let letters: String = words.flat_map(str::chars).filter(char::is_ascii_alphabetic).collect();
    !letters.is_empty() && !letters.contains(|c: char| c.is_ascii_lowercase())
}

/// Whether a file's name may have begun with the word: 유저 가이드.pdf, user guide.pdf.
fn before_file(after: &str) -> bool {
    let mut words = after.strip_prefix(' ').into_iter().flat_map(|rest| rest.split(' '));
    let Some(first) = words.next() else { return false };
    // Between stands neither a word with a particle (화면에서 안내.pdf) nor a verb (the user opens guide.pdf).
    let hangul = |word: &str| word.chars().all(jamo::is_syllable) && stem(word) == word;
    let latin = |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric()) && !word.ends_with('s');
    let part_of_name = |word: &str| hangul(word) || latin(word);
    has_extension(first) || part_of_name(first) && words.next().is_some_and(has_extension)
}

/// Whether a word stands in a label that some generators look up: `[page][]` where the page defines no such reference.
fn in_label(before: &str, after: &str) -> bool {
    let open = before.rfind(['[', ']']).is_some_and(|at| before[at..].starts_with('['));
    open && after.find(['[', ']']).is_some_and(|at| after[at..].starts_with("][]"))
}

/// Whether a word is the name of an element: `</강좌>`, `<강좌 />`, `<강좌 id="1">`, but not `<강좌>` as a label.
fn is_element(before: &str, after: &str) -> bool {
    let inside = || after.split_once('>').map_or("", |(inside, _)| inside);
    before.ends_with("</") || before.ends_with('<') && (inside().ends_with('/') || inside().contains("=\""))
}

/// Whether a word stands in a tag that markdown takes for text: frameworks have attributes of their own (`[value]="x"`,
/// `(click)="x"`, `#slot="x"`), which HTML does not know.
fn in_attributes(before: &str, after: &str) -> bool {
    let Some((_, inside)) = before.rsplit_once('<').filter(|(_, inside)| !inside.contains('>')) else { return false };
    let Some((rest, _)) = after.split_once('>').filter(|(rest, _)| !rest.contains('<')) else { return false };
    let name = inside.split(char::is_whitespace).next().unwrap_or_default();
    let assigned = |text: &str| text.contains("=\"") || text.contains("='");
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name != inside && (assigned(inside) || assigned(rest))
}

/// Whether a word stands in a template's tag, of whichever generator: a page may be read in another dialect than its own.
fn in_tag(before: &str) -> bool {
    const TAGS: [(&str, &str); 4] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("${", "}")];
    let line = line_before(before, before.len(), WINDOW);
    TAGS.iter().any(|(open, close)| line.rfind(open).is_some_and(|at| !line[at..].contains(close)))
}
