//! What the words around a term say about it.
//!
//! A noun of one syllable is often written like a form of a verb: 줄 is a line, and
//! 줄일, 줄입니다, 줄 (수 있다) are forms of 줄이다 and 주다. The word before and the word after tell
//! them apart by grammar alone: a noun with the copula takes no object, and what an
//! object or another verb leans on is a verb. One reading concerns nouns of any length:
//! 일 behind a noun is the copula only before what an adnominal clause may modify; else
//! it is the day (결제일).

use std::ops::Range;

use crate::korean::{Analysis, Reading, Sound, jamo, parse_tail};

use super::fold::Folded;
use super::pattern::Compiled;

/// Nouns that an adnominal ending in ㄹ leads to: 할 수, 할 것, 할 때, 할 확률.
const AFTER_PROSPECTIVE: [&str; 23] = [
    "수",
    "것",
    "거",
    "때",
    "뿐",
    "만큼",
    "경우",
    "정도",
    "필요",
    "가능성",
    "확률",
    "예정",
    "듯",
    "리",
    "바",
    "줄",
    "시",
    "즈음",
    "무렵",
    "터",
    "지도",
    "수도",
    "계획",
];
/// The same, grown together with what follows: 할 겁니다, 할 게, 할 텐데.
const FUSED_PROSPECTIVE: [&str; 9] = ["걸", "게", "겁니다", "거예요", "거라", "땐", "텐데", "테니", "테고"];
/// Roots of one syllable that are nouns too and make verbs with 이: 줄이다, 높이다, 붙이다.
const VERBS_IN_I: [&str; 14] = ["줄", "섞", "쌓", "속", "죽", "벌", "모", "먹", "녹", "덮", "꺾", "엮", "들", "붙"];
/// Forms of auxiliary verbs that are nouns too: 해 줄 (사람), 가져다 둘.
const AUXILIARIES: [&str; 5] = ["줄", "볼", "둘", "올", "갈"];
/// What stands right before a noun that is counted or pointed at, and ends like a verb in -아/-어: 여러 줄, 둘째 줄.
pub(super) const DETERMINERS: [&str; 6] = ["여러", "서너", "너덧", "아래", "바로아래", "맨아래"];
/// What one says of a line, a page and the like rather than of what is given: 줄 번호.
pub(super) const OF_A_THING: [&str; 17] = [
    "수", "번호", "간격", "높이", "길이", "너비", "단위", "끝", "처음", "바꿈", "사이", "안", "위", "아래", "전체",
    "하나", "정도",
];
/// Whom one gives something: 친구에게 줄 선물, 줄 사람.
pub(super) const PERSONS: [&str; 9] = ["사람", "분", "이", "친구", "대상", "상대", "고객", "가족", "곳"];
/// Nouns that a clause leads to rather than another noun: 학생인 경우.
const AFTER_ADNOMINAL: [&str; 14] =
    ["경우", "것", "거", "게", "걸", "건", "때", "데", "동안", "상태", "만큼", "사람", "이상", "셈"];
/// What may follow a clause in 기 that nothing else marks: 이기 때문, 이기 전.
const AFTER_NOMINAL: [&str; 4] = ["때문", "전", "이전", "까지"];
/// Nouns that only stand behind an adnominal clause and before one of two verbs: 할 수 있다, 할 줄 안다.
const DEPENDENT: [&str; 3] = ["수", "줄", "리"];
/// Short adverbs that stand right before a verb.
const ADVERBS: [&str; 9] = ["더", "덜", "안", "못", "잘", "좀", "또", "다시", "많이"];
/// The verbs that follow dependent nouns.
const AFTER_DEPENDENT: [&str; 6] = ["있", "없", "알", "모르", "몰", "안다"];

/// Whether the term at `term`, followed by `tail`, can be a noun there.
pub(super) fn is_noun(
    folded: &Folded,
    pattern: &Compiled,
    term: &Range<usize>,
    tail: &str,
    analysis: Option<Analysis>,
) -> bool {
    if !pattern.hangul {
        return true;
    }
    let next = folded.next_word(term.end);
    if tail == "일" && (!leads_to(next) || VERBS_IN_I.contains(&pattern.cased())) {
        return false;
    }
    // 줄인 화면: a verb unless a number stands before it.
    if tail == "인" && VERBS_IN_I.contains(&pattern.cased()) {
        return false;
    }
    // 신청인: a person unless a noun follows, which it says more of.
    if tail == "인" && (next.is_empty() || folded.rest_of_word(term.end) != tail) {
        return false;
    }
    if pattern.length > 1 {
        return true;
    }
    let previous = folded.previous_word(term.start);
    let governed =
        is_object(previous) || (is_adverb(previous) && is_object(folded.previous_word(term.start - previous.len())));
    let copula = analysis.is_some_and(|analysis| analysis.reading == Reading::Copula && !analysis.quoting);
    if copula && (governed || (tail == "이기" && !starts_with_any(next, &AFTER_NOMINAL))) {
        return false;
    }
    let dependent = DEPENDENT.contains(&pattern.cased())
        && ends_in_adnominal(previous)
        && starts_with_any(next, &AFTER_DEPENDENT)
        && (tail.is_empty() || matches!(tail, "은" | "도" | "만" | "이야") && ends_in_rieul(previous));
    if dependent || tail.is_empty() && is_given(pattern.cased(), previous, next) {
        return false;
    }
    if tail == "을" && is_able(folded, term.end + tail.len(), next) {
        return false;
    }
    if !tail.is_empty() {
        return true;
    }
    let prospective = pattern.sound == Some(Sound::Rieul)
        && (is_able(folded, term.end, next)
            || (governed || ends_in_infinitive(previous) || is_subject(previous))
                && leads_to(next)
                && !next.starts_with('수'));
    !prospective
}

/// Whether the term with `tail` may as well be another word: 신청인 정보, 문제되지 않다, 결제분, 결과보고, 결제일 때.
pub(super) fn is_doubtful(folded: &Folded, pattern: &Compiled, term: &Range<usize>, tail: &str) -> bool {
    if !pattern.hangul {
        return false;
    }
    let next = folded.next_word(term.end);
    let person = tail == "인" && !AFTER_ADNOMINAL.iter().any(|noun| is_bound(noun, next));
    let denied = tail.starts_with("되지") && next.starts_with('않');
    let portion = tail.starts_with('분') && !starts_with_any(tail, &["분들", "분께"]);
    person || denied || portion || tail == "일" || tail.starts_with("보고")
}

/// Whether a word is `noun` with its particles or endings; signs behind it do not matter.
pub(super) fn is_bound(noun: &str, word: &str) -> bool {
    let word = jamo::leading_syllables(word);
    word.strip_prefix(noun).is_some_and(|rest| parse_tail(noun, rest).is_some())
}

/// Whether `next` is what a clause in ㄹ leads to.
pub(super) fn leads_to(next: &str) -> bool {
    // 때문 is no 때.
    AFTER_PROSPECTIVE.iter().any(|noun| is_bound(noun, next)) && !next.starts_with("때문")
        || starts_with_any(next, &FUSED_PROSPECTIVE)
}

/// Whether `next` and the word behind it say 수 있다 or 수 없다: the text before is a verb.
fn is_able(folded: &Folded, at: usize, next: &str) -> bool {
    is_bound("수", next) && starts_with_any(folded.next_word(at + next.len()), &["있", "없"])
}

/// Whether a word is a subject or a topic: what follows says something of it.
fn is_subject(word: &str) -> bool {
    word.ends_with(['이', '가'])
}

/// Whether a word is the object of a verb.
pub(super) fn is_object(word: &str) -> bool {
    const NOUNS: [&str; 4] = ["가을", "마을", "노을", "고을"];
    word.ends_with(['을', '를']) && !NOUNS.contains(&word)
}

/// Whether a word can stand between a verb and its object: 크게, 더.
fn is_adverb(word: &str) -> bool {
    word.ends_with(['게', '히']) || ADVERBS.contains(&word)
}

pub(super) fn starts_with_any(word: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| word.starts_with(start))
}

/// Whether a word can be a verb in -아/-어, which an auxiliary verb follows: 해 줄, 보내 줄.
fn ends_in_infinitive(word: &str) -> bool {
    let last = word.chars().next_back().and_then(jamo::decompose);
    last.is_some_and(|parts| {
        parts.last.is_none() && matches!(parts.vowel, 'ㅏ' | 'ㅐ' | 'ㅓ' | 'ㅕ' | 'ㅘ' | 'ㅙ' | 'ㅝ')
    })
}

/// Whether a word between two others is a form of 주다 or of an auxiliary verb: 친구에게 줄 선물, 해 줄 사람.
fn is_given(word: &str, previous: &str, next: &str) -> bool {
    let behind = !next.is_empty() && !OF_A_THING.iter().any(|noun| is_bound(noun, next));
    let auxiliary = AUXILIARIES.contains(&word)
        && ends_in_infinitive(previous)
        && !previous.ends_with('째')
        && !DETERMINERS.contains(&previous);
    let person = || PERSONS.iter().any(|noun| is_bound(noun, next));
    let given = word == "줄"
        && (previous.ends_with("에게")
            || previous.ends_with("한테")
            || previous.ends_with('께')
            || is_object(previous) && person());
    behind && (auxiliary || given)
}

fn ends_in_rieul(word: &str) -> bool {
    word.chars().next_back().and_then(jamo::last_consonant) == Some('ㄹ')
}

/// Whether a word can be a verb before a noun: 할, 하는, 한.
fn ends_in_adnominal(word: &str) -> bool {
    let last = word.chars().next_back().and_then(jamo::last_consonant);
    matches!(last, Some('ㄹ' | 'ㄴ'))
}
