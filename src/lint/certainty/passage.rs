//! Latin words on a page of another script that the page has on purpose: amid a passage in English (“Improve the
//! Compiler's memory usage”), as a part of a name (Event Grid), and as the origin of the word beside them, 확장(Extension).

use crate::korean::jamo;
use crate::lint::prose::{OBJECT, Run, quoted};
use crate::text::{text_after, text_before};

use super::{Place, Replacement, WINDOW, ends_sentence};

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

/// Whether the words around are of another script too.
fn is_amid(place: &Place<'_>, script: Script) -> bool {
    let (before, after) = stretch(place);
    let ahead = words_of(&mut before.split_whitespace().rev(), |word| word.ends_with(','), script);
    let behind = match script.is_in(place.tail()) {
        true => Vec::new(),
        // A comma behind the term ends the passage.
        false if after.starts_with(',') => Vec::new(),
        false => words_of(&mut after.split_whitespace(), |word| word.starts_with(','), script),
    };
    let all = ahead.len() + behind.len();
    // Names alone are no passage: Visual Studio Code event를.
    let is_passage = all >= PASSAGE && ahead.iter().chain(&behind).any(|word| is_small(word));
    let is_foreign =
        |before: &str, after: &str| ![before, place.tail(), after].into_iter().any(|text| script.is_in(text));
    // A sentence without any letters of the page's own is a passage itself: `root.unmount` returns `undefined`.
    let is_sentence = || {
        let (before, after) = (place.before(), place.rest());
        (all > 0 || before.contains(OBJECT) || after.contains(OBJECT)) && is_foreign(before, after)
    };
    // So is a word alone in a heading or in a cell, which may be the name of something in code.
    let is_alone = || {
        let before = text_before(place.text, place.term.start, WINDOW);
        is_foreign(before, place.after())
    };
    is_passage || is_sentence() || is_alone()
}

/// The text around as far as one sentence goes in English, where a colon ends none: Error: this is not defined.
fn stretch<'t>(place: &Place<'t>) -> (&'t str, &'t str) {
    let ends = |text: &str, at: usize| text[at..].starts_with(['.', '!', '?', '\n']) && ends_sentence(&text[at + 1..]);
    let before = text_before(place.text, place.term.start, WINDOW);
    let after = place.after();
    let begin = (0..before.len()).rev().find(|at| before.is_char_boundary(*at) && ends(before, *at));
    let end = (0..after.len()).find(|at| after.is_char_boundary(*at) && ends(after, *at));
    (&before[begin.map_or(0, |at| at + 1)..], &after[..end.unwrap_or(after.len())])
}

/// The nearest words up to one of the script or to a comma, a few at most. `parts`: a comma stands between the
/// word and the term.
fn words_of<'t>(words: &mut dyn Iterator<Item = &'t str>, parts: fn(&str) -> bool, script: Script) -> Vec<&'t str> {
    let mut found = Vec::new();
    for word in words {
        if script.is_in(word) || parts(word) || found.len() > PASSAGE {
            break;
        }
        if word.contains(char::is_alphabetic) {
            found.push(word);
        }
        // The comma behind a word that follows, or before one that precedes, ends the passage with it.
        if word.contains(',') {
            break;
        }
    }
    found
}

/// Whether a word is no name: without capitals, or one that links others.
fn is_small(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let small = !word.is_empty() && word.chars().all(|c| !c.is_uppercase());
    small || LINKING.contains(&&*word.to_ascii_lowercase())
}

/// What is named on a screen: behind an English name of two words it says that they are one.
const NAMED: [&str; 11] = ["버튼", "메뉴", "탭", "오류", "에러", "메시지", "알림", "창이", "화면", "링크", "항목"];

/// Whether an English word without capitals stands right beside the term: error boundary를, long polling을. Half of a name of
/// two words would be replaced. Any word does so before what is named on a screen: Add user 버튼.
fn is_paired(place: &Place<'_>) -> bool {
    let is_word = |word: &str| {
        word.len() > 1
            && word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '\''))
    };
    let is_article = |word: &str| LINKING.contains(&&*word.to_ascii_lowercase());
    let (before, tail) = (last_word(place.before()), place.tail());
    let is_called = || {
        let behind = place.after().trim_start();
        ["라고", "라는"].iter().any(|end| tail.ends_with(end))
            || tail.is_empty() && NAMED.iter().any(|name| behind.starts_with(name))
    };
    let next = place.next_word();
    let next = &next[..next.find(|c| !is_latin(c)).unwrap_or(next.len())];
    before.is_some_and(|word| is_word(word) || is_article(word) || is_called() && word.chars().all(is_latin))
        || tail.is_empty() && (is_word(next) || ["(s)", "(es)"].iter().any(|plural| place.after().starts_with(plural)))
}

/// The word before a place, if white space parts them.
fn last_word(before: &str) -> Option<&str> {
    before.ends_with(char::is_whitespace).then(|| before.split_whitespace().next_back()).flatten()
}

/// Whether the term stands with another word in quotation marks, in emphasis or in a link, and no letters of the page's own:
/// “Invalid token”이 보여요, *event loop*를.
fn is_marked(run: &Run, place: &Place<'_>, script: Script) -> bool {
    let term = &place.term;
    let is_left =
        |inner: &str| !script.is_in(inner) && inner.split_whitespace().filter(|word| has_latin(word)).count() > 1;
    let piece = run.pieces.get(run.pieces.partition_point(|piece| piece.end <= term.start));
    let piece = piece.map(|piece| piece.start..piece.end).filter(|piece| term.end <= piece.end);
    // A run may be long: the ends of the piece are looked for near the term.
    let near = |range: std::ops::Range<usize>| {
        let start = term.start - text_before(place.text, term.start, WINDOW).len();
        let end = term.end + text_after(place.text, term.end, WINDOW).len();
        &place.text[range.start.max(start)..range.end.min(end)]
    };
    if piece.is_some_and(|piece| is_left(near(piece))) {
        return true;
    }
    let ahead = text_before(place.text, term.start, WINDOW).len();
    let text = near(0..place.text.len());
    let around = quoted(text).into_iter().find(|own| own.start < ahead && ahead < own.end);
    around.is_some_and(|own| is_left(&text[own]))
}

/// Whether the term is a word of a name with capitals: Event Grid를, Transition Type에. A word all in capitals makes no name (Extension
/// API), nor is a term that the glossary writes with a capital behind its owner (React Compiler).
fn is_in_name(place: &Place<'_>, listed: &str) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| is_latin(c) && c.is_uppercase());
    let is_name = |word: &str| capital(word) && word.contains(char::is_lowercase);
    let next = place.next_word();
    let next = &next[..next.find(|c| !is_latin(c)).unwrap_or(next.len())];
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
