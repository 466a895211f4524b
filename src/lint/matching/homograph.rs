//! Nouns of one syllable that are written like a form of a verb where they stand, so that nothing around them tells which
//! of both it is: 탈 때, 물을 때, 책을 담은, 줄을 서다, 줄 선물, 보세요, 차 있는. They are found, and never replaced unseen.

use std::ops::Range;

use crate::korean::{Sound, jamo};

use super::context::{DETERMINERS, OF_A_THING, PERSONS, is_bound, is_object, leads_to, starts_with_any};
use super::fold::Folded;
use super::pattern::Compiled;

/// Nouns that stand behind no object, only behind a verb: 물을 때, 들을 것.
const AFTER_VERB: [&str; 10] = ["수", "것", "거", "때", "뿐", "만큼", "듯", "줄", "지도", "텐데"];
/// Forms in ㄹ of verbs of one syllable, and their stems in ㄹ: 주다, 세다, 갈다.
const PROSPECTIVES: &str = "갈걸길깔깰꿀끌낄날낼널놀늘달댈덜돌둘들딸딜떨뗄뜰말맬물밀밸벌벨볼불빌빨뺄살샐설셀솔쉴쌀쏠쓸알얼열올울일잘잴절졸줄쥘질짤쩔찔찰철첼출칠켤클킬탈탤털틀틸팔팰펼풀필할";
/// Syllables with which forms of the copula begin that are endings of verbs too: 보세요, 차였다, 가십니다.
const SHORT_COPULA: [char; 7] = ['세', '셨', '십', '실', '신', '시', '였'];
/// Forms of verbs that follow another verb in -아/-어: 차 있다, 서 버리다.
const AUXILIARY: [&str; 4] = ["있", "버리", "버렸", "버려"];

/// Whether a noun of one syllable with `tail` may as well be a form of a verb, or part of a saying.
pub(super) fn may_be_verb(folded: &Folded, pattern: &Compiled, term: &Range<usize>, tail: &str) -> bool {
    let next = folded.next_word(term.end);
    let word = pattern.cased();
    let previous = folded.previous_word(term.start);
    match tail {
        "" if pattern.sound == Some(Sound::Rieul) => {
            let led = leads_to(next) || PERSONS.iter().any(|noun| is_bound(noun, next));
            led || PROSPECTIVES.contains(word) && !points_at_noun(previous) && is_other_noun(next)
        }
        "" => is_infinitive(word) && starts_with_any(next, &AUXILIARY),
        "을" | "은" if is_object(previous) => true,
        "을" | "를" | "만" | "도" => {
            tail == "을" && AFTER_VERB.iter().any(|noun| is_bound(noun, next)) || is_of_saying(next)
        }
        _ => pattern.sound == Some(Sound::Vowel) && tail.starts_with(SHORT_COPULA),
    }
}

/// Whether a word says that a noun follows: 여러, 한, 첫, 이, 3, 그런, 화면의.
fn points_at_noun(word: &str) -> bool {
    const BEFORE_NOUN: [&str; 19] = [
        "한", "두", "세", "네", "몇", "첫", "이", "그", "저", "각", "매", "새", "빈", "윗", "모든", "다음", "다른",
        "같은", "전체",
    ];
    BEFORE_NOUN.contains(&word)
        || DETERMINERS.contains(&word)
        || word.ends_with(['의', '째'])
        || word.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a word of Hangul follows to which a verb may lead: 줄 선물, but not 줄 번호.
fn is_other_noun(next: &str) -> bool {
    next.starts_with(jamo::is_syllable) && !OF_A_THING.iter().any(|noun| is_bound(noun, next))
}

/// Whether a syllable can be a verb in -아/-어: 차, 서, 내.
fn is_infinitive(word: &str) -> bool {
    let syllable = word.chars().next().and_then(jamo::decompose);
    syllable
        .is_some_and(|own| own.last.is_none() && matches!(own.vowel, 'ㅏ' | 'ㅐ' | 'ㅓ' | 'ㅕ' | 'ㅔ' | 'ㅘ' | 'ㅝ'))
}

/// Whether a word is a form of a verb that takes no object but in a saying, of which the noun is a part: 줄을 서다, 줄을
/// 뛰다, 잠을 자다, 춤을 추다. Longer words begin with the same syllables (선택, 설정, 자동, 추가), so what follows has to be
/// an ending.
fn is_of_saying(word: &str) -> bool {
    const ENDINGS: [&str; 25] = [
        "", "다", "요", "는", "고", "면", "서", "서는", "야", "지", "지만", "기", "도록", "게", "려고", "려면", "러",
        "던", "도", "세요", "거나", "며", "면서", "는데", "는지",
    ];
    let word = jamo::leading_syllables(word);
    let Some(first) = word.chars().next() else { return false };
    let rest = &word[first.len_utf8()..];
    let begins = |all: &[&str]| all.iter().any(|ending| rest.starts_with(ending));
    match first {
        // 자기 is a word of its own.
        '자' => rest != "기" && ENDINGS.contains(&rest),
        '뛰' => begins(&["었"]) || ENDINGS.contains(&rest),
        '서' | '추' | '춰' => ENDINGS.contains(&rest),
        '섰' | '잤' | '췄' => true,
        '섭' | '잡' | '춥' | '뜁' => begins(&["니다", "니까", "시다"]),
        '선' | '잔' | '춘' | '뛴' => ["", "다", "다고", "다는"].contains(&rest),
        // 잘 is an adverb.
        '설' | '출' | '뛸' | '잘' => rest.is_empty() && first != '잘' || begins(&["게", "까", "래"]),
        _ => false,
    }
}
