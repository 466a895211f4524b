//! Which words of a text were found? `assets/js/mark.js` is the mirror.

use super::super::analyzer::{fold, for_each_run, is_inside, is_particle};
use crate::korean::jamo::is_syllable;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Syllables of a compound, at least.
const COMPOUND: usize = 4;

/// The sought term that stands in this one: itself, the longest with which a compound begins or ends (결제내역 for 내역), or one
/// of one syllable without its particle (책이 for 책).
pub fn held<'s>(term: &str, sought: impl Iterator<Item = &'s str> + Clone) -> Option<&'s str> {
    if let Some(own) = sought.clone().find(|one| *one == term) {
        return Some(own);
    }
    if !term.chars().all(is_syllable) {
        return None;
    }
    let compound = term.chars().count() >= COMPOUND;
    let within = |one: &&str| {
        if one.chars().nth(1).is_some() {
            compound && one.starts_with(is_syllable) && (term.starts_with(one) || term.ends_with(one))
        } else {
            term.strip_prefix(one).is_some_and(is_particle)
        }
    };
    sought.filter(within).min_by_key(|one| (Reverse(one.len()), *one))
}

/// The text in pieces, each with whether it was sought. The stem of a Korean word is marked without its particles,
/// other words whole.
pub fn pieces<'t>(text: &'t str, sought: &BTreeSet<&str>) -> Vec<(&'t str, bool)> {
    let mut found = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(begin) = text[at..].find(char::is_alphanumeric).map(|n| at + n) {
        let end = word_end(text, begin);
        for (from, to) in marks(&text[begin..end], sought) {
            if begin + from > done {
                found.push((&text[done..begin + from], false));
            }
            found.push((&text[begin + from..begin + to], true));
            done = begin + to;
        }
        at = end;
    }
    if done < text.len() {
        found.push((&text[done..], false));
    }
    found
}

/// Where a word ends that begins at `begin`: signs between letters and digits, and those behind C++ and C#, are in it.
fn word_end(text: &str, begin: usize) -> usize {
    let mut end = begin;
    let mut rest = text[begin..].chars().peekable();
    while let Some(c) = rest.next() {
        let joins = is_inside(c) && rest.peek().is_some_and(|next| next.is_alphanumeric());
        if !(c.is_alphanumeric() || is_mark(c) || joins) {
            break;
        }
        end += c.len_utf8();
    }
    end + text[end..].len() - text[end..].trim_start_matches(['+', '#']).len()
}

/// Whether it belongs to the letter before it (combining marks).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1160}'..='\u{11ff}')
}

/// Byte ranges of a word of letters and digits that were sought.
fn marks(word: &str, sought: &BTreeSet<&str>) -> Vec<(usize, usize)> {
    let folded = fold(word);
    let aligned = folded.chars().count() == word.chars().count();
    let byte = |chars: usize| word.char_indices().nth(chars).map_or(word.len(), |(at, _)| at);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for_each_run(&folded, |run| {
        let from = folded[..run.start].chars().count();
        if found.last().is_some_and(|&(_, end)| byte(from) < end) {
            // A part of a name that is marked already.
            return;
        }
        let length = run.text.chars().count();
        let mut hit = None;
        match run.term() {
            Some(term) => {
                let Some(one) = held(&term, sought.iter().copied()) else { return };
                let (stem, all) = (one.chars().count(), term.chars().count());
                if !run.text.starts_with(is_syllable) {
                    hit = Some((0, length));
                } else {
                    let skipped = if term.starts_with(one) { 0 } else { all - stem };
                    hit = Some((skipped, length.min(skipped + stem)));
                }
            }
            None => run.for_each_term(|term| {
                if sought.contains(term) {
                    hit = Some((0, length));
                }
            }),
        }
        if let Some((start, end)) = hit {
            found.push((byte(from + start), byte(from + end)));
        }
    });
    match (aligned, found.is_empty()) {
        (false, false) => vec![(0, word.len())],
        _ => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, sought: &[&str]) -> String {
        let sought = sought.iter().copied().collect();
        pieces(text, &sought).into_iter().map(|(t, hit)| if hit { format!("[{t}]") } else { t.to_owned() }).collect()
    }

    #[test]
    fn the_word_is_marked_without_its_particle() {
        assert_eq!(marked("환불을 받아요. (환불)", &["환불"]), "[환불]을 받아요. ([환불])");
        assert_eq!(marked("API키를 만들어요", &["키"]), "API[키]를 만들어요");
        assert_eq!(marked("결제내역에서 책이 차이", &["내역", "책", "차"]), "결제[내역]에서 [책]이 [차]이");
        assert_eq!(marked("Enrolled courses", &["enrol"]), "[Enrolled] courses");
        assert_eq!(
            marked("Wi-Fi를 C++로, C#과 10,000원", &["wifi", "wi", "c++", "10000"]),
            "[Wi-Fi]를 [C++]로, C#과 [10,000]원"
        );
        assert_eq!(marked("iOS17에서", &["17"]), "iOS[17]에서");
        assert_eq!(marked("환불\u{301} é", &["없음"]), "환불\u{301} é");
    }

    #[test]
    fn what_folding_lengthens_is_marked_whole() {
        assert_eq!(
            marked("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}은", &["한글"]),
            "[\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}은]"
        );
        assert_eq!(marked("", &["한글"]), "");
    }
}
