//! Latin words on a page of another script that the page has on purpose: amid a passage in English (“Improve the
//! Compiler's memory usage”), as a part of a name (Event Grid), and as the origin of the word beside them, 확장(Extension).

use std::ops::Range;

use crate::korean::jamo;
use crate::lint::prose::{OBJECT, Run, quoted};
use crate::model::THINGS_KO;
use crate::text::{text_after, text_before};

use super::{Place, Replacement, WINDOW};

/// How many words of a passage, the term not counted, are no name that a sentence merely mentions: “React Compiler를 써요”
/// has one.
const PASSAGE: usize = 3;

/// English words that a passage has and a list of names has not, whatever they begin with: How To Improve Usage.
const LINKING: [&str; 24] = [
    "a", "an", "and", "are", "as", "at", "by", "can", "for", "from", "has", "how", "in", "is", "of", "on", "or", "the",
    "to", "was", "when", "with", "you", "your",
];

/// Whether a term in Latin letters stands in a passage of Latin words, belongs to a name, or gives the origin of a word,
/// while the new word has other letters.
pub(super) fn is_left(run: &Run, place: &Place<'_>, Replacement { listed, new }: Replacement<'_>) -> bool {
    let term = &place.text[place.term.clone()];
    let Some(script) = Script::of(new).filter(|_| has_latin(term) && !has_other(term)) else { return false };
    is_amid(place, script)
        || is_paired(place)
        || is_marked(run, place, script)
        || is_in_name(place, listed)
        || is_origin(place, new, script)
}

/// The script of the new word, which is the page's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// Korean letters. Those of Japanese or Russian are as foreign as Latin ones.
    Hangul,
    /// Any other than the Latin one.
    Other,
}

impl Script {
    /// None for Latin.
    fn of(word: &str) -> Option<Self> {
        match word.contains(jamo::is_syllable) {
            true => Some(Self::Hangul),
            false => has_other(word).then_some(Self::Other),
        }
    }

    /// Whether a text has letters of the script.
    fn is_in(self, text: &str) -> bool {
        match self {
            Self::Hangul => text.contains(jamo::is_syllable),
            Self::Other => has_other(text),
        }
    }
}

/// What ends a sentence in English. A colon does not: Error: this is not defined.
const STOPS: [char; 4] = ['.', '!', '?', '\n'];

/// Whether the words around are of another script too.
fn is_amid(place: &Place<'_>, script: Script) -> bool {
    let (before, after) = (place.before(), place.rest());
    let is_foreign =
        |before: &str, after: &str| ![before, place.tail(), after].into_iter().any(|text| script.is_in(text));
    // A sentence without any letters of the page's own is a passage itself: `root.unmount` returns `undefined`.
    let has_more = |text: &str| text.contains(|c: char| c.is_alphabetic() || c == OBJECT);
    let is_sentence = is_foreign(before, after) && [before, after].into_iter().any(has_more);
    // So is a word alone in a heading or in a cell, which may be the name of something in code.
    let is_alone = || is_foreign(text_before(place.text, place.term.start, WINDOW), place.after());
    is_sentence || is_in_passage(place, script) || is_alone()
}

/// Whether so many words of another script stand around that they are a passage. Commas part what is listed, and names alone
/// are no passage: Visual Studio Code event를.
fn is_in_passage(place: &Place<'_>, script: Script) -> bool {
    let before = place.back_to(&STOPS).rsplit(',').next().unwrap_or_default();
    let after = place.up_to(&STOPS).split(',').next().unwrap_or_default();
    let after = if script.is_in(place.tail()) { "" } else { after };
    let near = |word: &&str| !script.is_in(word);
    let ahead = before.split_whitespace().rev().take_while(near);
    let behind = after.split_whitespace().take_while(near);
    let words = ahead.chain(behind).filter(|word| word.contains(char::is_alphabetic));
    let words: Vec<&str> = words.collect();
    words.len() >= PASSAGE && words.iter().any(|word| is_small(word))
}

/// Whether a word is no name: without capitals, or one that links others.
fn is_small(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let small = !word.is_empty() && word.chars().all(|c| !c.is_uppercase());
    small || is_linking(word)
}

/// Whether a word links others, with a capital or without.
fn is_linking(word: &str) -> bool {
    LINKING.contains(&&*word.to_ascii_lowercase())
}

/// Nouns behind an English name of two words: Invalid token 오류. Unlike [`THINGS_KO`], no label ends with them.
const TOLD: [&str; 5] = ["오류", "에러", "메시지", "알림", "링크"];

/// Whether an English word without capitals stands right beside the term: error boundary를, long polling을. Half of a name of
/// two words would be replaced. Any word does so before what is named on a screen: Add user 버튼.
fn is_paired(place: &Place<'_>) -> bool {
    let is_word = |word: &str| {
        word.len() > 1
            && word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '\''))
    };
    let (before, tail) = (last_word(place.before()), place.tail());
    let is_called = || {
        let behind = place.after().trim_start();
        ["라고", "라는"].iter().any(|end| tail.ends_with(end))
            || tail.is_empty() && THINGS_KO.iter().chain(&TOLD).any(|thing| behind.starts_with(thing))
    };
    let next = next_word(place);
    before.is_some_and(|word| is_word(word) || is_linking(word) || is_called() && word.chars().all(is_latin))
        || tail.is_empty() && (is_word(next) || ["(s)", "(es)"].iter().any(|plural| place.after().starts_with(plural)))
}

/// The word before a place, if white space parts them.
fn last_word(before: &str) -> Option<&str> {
    before.ends_with(char::is_whitespace).then(|| before.split_whitespace().next_back()).flatten()
}

/// The Latin letters of the word behind the term.
fn next_word<'t>(place: &Place<'t>) -> &'t str {
    let next = place.next_word();
    &next[..next.find(|c| !is_latin(c)).unwrap_or(next.len())]
}

/// Whether the term stands with another word in quotation marks, in emphasis or in a link, and no letters of the page's own:
/// “Invalid token”이 보여요, *event loop*를.
fn is_marked(run: &Run, place: &Place<'_>, script: Script) -> bool {
    let term = &place.term;
    let is_left = |inner: Range<usize>| {
        let inner = &place.text[inner];
        !script.is_in(inner) && inner.split_whitespace().filter(|word| has_latin(word)).count() > 1
    };
    // A run may be long: what is marked is looked for near the term.
    let start = term.start - text_before(place.text, term.start, WINDOW).len();
    let end = term.end + text_after(place.text, term.end, WINDOW).len();
    let piece = run.pieces.get(run.pieces.partition_point(|piece| piece.end <= term.start));
    let piece = piece.filter(|piece| term.end <= piece.end).map(|piece| piece.start.max(start)..piece.end.min(end));
    let quoted = || {
        let all = quoted(&place.text[start..end]).into_iter().map(|own| start + own.start..start + own.end);
        all.into_iter().find(|own| own.start < term.start && term.end < own.end)
    };
    piece.is_some_and(is_left) || quoted().is_some_and(is_left)
}

/// Whether the term is a word of a name with capitals: Event Grid를, Transition Type에. A word all in capitals makes no name
/// (Extension API). A term that the glossary writes with a capital is none behind its owner (React Compiler).
fn is_in_name(place: &Place<'_>, listed: &str) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| is_latin(c) && c.is_uppercase());
    let is_name = |word: &str| capital(word) && word.contains(char::is_lowercase);
    let next = next_word(place);
    let before = last_word(place.before());
    let leads = || place.tail().is_empty() && is_name(next);
    let follows = || {
        !capital(listed) && before.is_some_and(|word| is_name(word) && word.chars().all(|c| is_latin(c) || c == '-'))
    };
    capital(&place.text[place.term.clone()]) && (leads() || follows())
}

/// Whether a bracket, or no blank at all, joins the term to a word of other letters: 확장(Extension), 확장(browser extension),
/// 확장<sup>Extension</sup>, Extension(확장). Several words in a bracket behind the term explain it, unless they hold the new
/// word: token(처음 한 번만).
fn is_origin(place: &Place<'_>, new: &str, script: Script) -> bool {
    let (before, after) = (place.before(), place.after());
    let ends = |text: &str| text.chars().next_back().is_some_and(|c| c.is_alphabetic() && !is_latin(c));
    let inside = || {
        let at = before.rfind(BRACKETS).filter(|at| before[*at..].starts_with(OPENING))?;
        let close = after.find(BRACKETS).filter(|at| after[*at..].starts_with(CLOSING))?;
        let inner = [&before[at..], place.tail(), &after[..close]];
        Some(ends(before[..at].trim_end()) && !inner.into_iter().any(|text| script.is_in(text)))
    };
    let behind = after.strip_prefix(OPENING).and_then(|inner| inner.split(CLOSING).next());
    let names = |inner: &str| script.is_in(inner) && (!inner.trim().contains(' ') || inner.contains(new));
    ends(before.trim_end_matches(OBJECT))
        || inside().unwrap_or_default()
        || place.tail().is_empty() && behind.is_some_and(names)
}

/// The brackets of an origin.
const OPENING: [char; 3] = ['(', '（', '['];
const CLOSING: [char; 3] = [')', '）', ']'];
const BRACKETS: [char; 6] = ['(', '（', '[', ')', '）', ']'];

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
    use crate::lint::testing::TestSite;

    const TERMS: &str = "concepts:
- id: a
  definition: 뜻
  terms: { ko: { preferred: 사용법, deprecated: [usage] } }
- id: b
  definition: 뜻
  terms: { ko: { preferred: 이벤트, deprecated: [event] } }
- id: c
  definition: 뜻
  terms: { ko: { preferred: 확장 프로그램, deprecated: [extension] } }
";

    /// Bodies in which the only term is replaced with certainty, and those in which it is left to people.
    fn hold(certain: bool, bodies: &[&str]) {
        for body in bodies {
            assert_eq!(TestSite::certain(TERMS, body), [certain], "{body}");
        }
    }

    #[test]
    fn a_passage_in_another_language_is_left_to_people() {
        hold(
            false,
            &[
                "Improve memory usage.",
                "Fix usage",
                "사용량은 그대로예요. Improve the memory usage of pages.",
                "포스트 deep dive on the new memory usage, 그리고 다른 글을 봐요.",
                "작업 그룹의 memory of the usage를 봐요.",
                "She said: “Mind the usage”",
                "usage of memory and pages를 봐요.",
                "`a` usage `b`.",
                "How To Improve Usage 글을 봐요.",
                "메모리를 봐요. メモリの usage を見る。",
                "메모리를 봐요. Смотри usage здесь.",
                "주석 // Event: this is not defined에서 나와요",
                "error event를 봐요",
                "event boundary를 써요",
                "error&nbsp;event를 봐요",
                "a11y event를 봐요",
                "event(s)를 봐요",
                "Add event 버튼을 눌러요",
                "화면에 Bad usage라고 나와요",
                "add(event, 값)을 불러요",
                "foo(bar(), event)를 불러요",
                "1. An event (엄격 모드)",
                "# usage",
                "| usage | 값 |\n| --- | --- |\n| 값 | 값 |",
            ],
        );
    }

    #[test]
    fn a_word_in_a_sentence_is_none() {
        hold(
            true,
            &[
                "usage를 봐요",
                "메모리 usage를 봐요",
                "React usage를 봐요",
                "React usage 안내",
                "새 usage API를 써요",
                "usage(API) 안내",
                "usage (필수) 안내",
                "(usage) 안내",
                "`a` usage를 봐요",
                "Memory. usage를 봐요",
                "Visual Studio Code extension을 설치해요",
                "iOS, Android, Windows event를 봐요",
                "click, hover, event를 봐요",
                "새 “event”를 만들어요",
                "**event**를 만들어요",
            ],
        );
    }

    #[test]
    fn english_words_in_quotation_marks_emphasis_and_links_are_left() {
        hold(
            false,
            &[
                "“Invalid usage” 오류가 보여요",
                "\"No event found\" 오류가 보여요",
                "화면에 『Usage denied』라고 나와요",
                "*event loop*를 이해해요",
                "**Event loop**를 이해해요",
                "[event design](https://a.example)을 봐요",
            ],
        );
    }

    #[test]
    fn a_part_of_a_name_is_left() {
        hold(
            false,
            &[
                "Event Grid를 열어요",
                "새 Extension Manager에서 켜요",
                "Transition Event에 따라 달라요",
                "Single-File Event를 써요",
            ],
        );
        hold(true, &["Extension API를 써요", "Event를 열어요", "UI Event를 써요"]);
    }

    #[test]
    fn the_origin_of_a_word_is_left_to_people() {
        hold(
            false,
            &[
                "쓰임(usage)을 봐요",
                "쓰임 (usage)",
                "쓰임<sup>usage</sup>은 그대로예요",
                "새 usage(쓰임)를 봐요",
                "쓰임[usage]",
                "Extension(확장 프로그램)을 켜요",
                "브라우저 확장(browser extension)을 켜요",
                "계산된 값(Computed Usage)을 봐요",
            ],
        );
        hold(true, &["usage(처음 한 번만)를 봐요", "usage(로그인할 때)를 봐요"]);
    }
}
