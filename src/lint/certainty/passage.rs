//! Latin words on a page of another script that the page has on purpose: amid a passage in English (“Improve the
//! Compiler's memory usage”), and as the origin of the word before them, 확장(Extension).

use crate::lint::prose::OBJECT;

use super::Place;

/// How many words of a passage, the term not counted, are no name that a sentence merely mentions: “React Compiler를 써요”
/// has one.
const PASSAGE: usize = 3;

/// Whether a term in Latin letters stands in a passage of Latin words, or gives the origin of a word, while the new word
/// has other letters.
pub(super) fn is_left(place: &Place<'_>, new: &str) -> bool {
    let term = &place.text[place.term.clone()];
    has_latin(term) && !has_other(term) && has_other(new) && (is_amid(place) || is_origin(place))
}

/// Whether the words around are Latin too.
fn is_amid(place: &Place<'_>) -> bool {
    let (before, after) = (place.before(), place.rest());
    let words = |found: &mut dyn Iterator<Item = &str>| {
        found.take_while(|word| !has_other(word)).filter(|word| has_latin(word)).take(PASSAGE).count()
    };
    let ahead = words(&mut before.split_whitespace().rev());
    let behind = if has_other(place.tail()) { 0 } else { words(&mut after.split_whitespace()) };
    let all = ahead + behind;
    // A sentence without any other letters is a passage itself: `root.unmount` returns `undefined`.
    let amid_code = || before.contains(OBJECT) || after.contains(OBJECT);
    all >= PASSAGE || (all > 0 || amid_code()) && ![before, place.tail(), after].into_iter().any(has_other)
}

/// Whether a bracket, or no blank at all, joins the term to a word of other letters: 확장(Extension), 확장<sup>Extension</sup>,
/// Extension(확장).
fn is_origin(place: &Place<'_>) -> bool {
    let (before, after) = (place.before(), place.after());
    let ends = |text: &str| text.chars().next_back().is_some_and(|c| c.is_alphabetic() && !is_latin(c));
    let opened = before.strip_suffix(['(', '（', '[']).is_some_and(|word| ends(word.trim_end()));
    let inner = after.strip_prefix(['(', '（', '[']).and_then(|inner| inner.split([')', '）', ']']).next());
    let closed = || place.tail().is_empty() && after.starts_with([')', '）', ']']);
    ends(before.trim_end_matches(OBJECT))
        || opened && closed()
        || place.tail().is_empty() && inner.is_some_and(has_other)
}

/// Whether a text has Latin letters.
fn has_latin(text: &str) -> bool {
    text.chars().any(is_latin)
}

/// Whether a text has letters of another script than the Latin one.
fn has_other(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !is_latin(c))
}

/// ASCII, Latin-1 and the Latin blocks behind it (Unicode 16, Blocks.txt), with the full-width forms.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && !matches!(c, '×' | '÷')
        || matches!(c, '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the first `term` of a text stands in a passage; what follows it up to the next blank is its tail.
    fn left(text: &str, term: &str, new: &str) -> bool {
        let at = text.find(term).expect("it is there");
        let end = at + term.len();
        let tail = text[end..].find(|c: char| !is_hangul(c)).map_or(text.len(), |more| end + more);
        is_left(&Place { text, term: at..end, tail: end..tail }, new)
    }

    fn is_hangul(c: char) -> bool {
        ('가'..='힣').contains(&c)
    }

    #[test]
    fn a_passage_in_another_language_is_left_to_people() {
        for text in [
            "Improve memory usage.",
            "Fix usage",
            "사용량은 그대로예요. Improve the memory usage of pages.",
            "포스트 deep dive on the new memory usage, 그리고 다른 글을 봐요.",
            "작업 그룹의 memory of the usage를 봐요.",
            "She said: “Mind the usage”",
            "usage of memory and pages를 봐요.",
            "\u{fffc} usage \u{fffc}.",
        ] {
            assert!(left(text, "usage", "사용법"), "{text}");
        }
    }

    #[test]
    fn a_word_or_a_name_in_a_sentence_is_none() {
        for text in [
            "usage",
            "usage를 봐요",
            "메모리 usage를 봐요",
            "React usage를 봐요",
            "React usage 안내",
            "새 usage API를 써요",
            "usage(API) 안내",
            "usage (필수) 안내",
            "(usage) 안내",
            "\u{fffc} usage를 봐요",
            "Memory. usage를 봐요",
            "3.2 usage",
        ] {
            assert!(!left(text, "usage", "사용법"), "{text}");
        }
        assert!(!left("Improve memory usage.", "usage", "use"), "the new word is of the same script");
    }

    #[test]
    fn the_origin_of_a_word_is_left_to_people() {
        for text in ["쓰임(usage)을 봐요", "쓰임 (usage)", "쓰임usage은", "새 usage(쓰임)를 봐요", "쓰임[usage]"]
        {
            assert!(left(text, "usage", "사용법"), "{text}");
        }
    }
}
