//! Nouns of one syllable that are written like a form of a verb where they stand, so that nothing around them tells
//! which of both it is: 탈 때, 물을 때, 책을 담은, 줄을 서다, 줄 선물, 보세요, 차 있는. They are reported, and their fixes are not safe.

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
    const ENDINGS: [&str; 43] = [
        "",
        "다",
        "다가",
        "요",
        "는",
        "는다",
        "는다면",
        "고",
        "고서",
        "면",
        "서",
        "서는",
        "야",
        "지",
        "지만",
        "지요",
        "죠",
        "기",
        "도록",
        "게",
        "려고",
        "려면",
        "러",
        "던",
        "더니",
        "더라도",
        "도",
        "세요",
        "거나",
        "며",
        "면서",
        "는데",
        "는데요",
        "는지",
        "네",
        "네요",
        "니",
        "니까",
        "자",
        "자고",
        "자는",
        "느라",
        "느라고",
    ];
    let word = jamo::leading_syllables(word);
    let Some(first) = word.chars().next() else { return false };
    let rest = &word[first.len_utf8()..];
    // 서시면, 추십시오, 주무셨다: a form that honours.
    let honours = rest.strip_prefix('시').is_some_and(|rest| ENDINGS.contains(&rest))
        || rest.starts_with(['십', '셨', '셔', '신', '실']);
    let is_ending = ENDINGS.contains(&rest) || honours;
    let begins = |all: &[&str]| all.iter().any(|ending| rest.starts_with(ending));
    match first {
        // 자기 is a word of its own.
        '자' => rest != "기" && is_ending,
        '뛰' => begins(&["었"]) || is_ending,
        '서' | '추' | '춰' => is_ending,
        '섰' | '잤' | '췄' => true,
        '섭' | '잡' | '춥' | '뜁' => begins(&["니다", "니까", "시다"]),
        '선' | '잔' | '춘' | '뛴' => ["", "다", "다고", "다는"].contains(&rest),
        // 잘 is an adverb.
        '설' | '출' | '뛸' | '잘' => rest.is_empty() && first != '잘' || begins(&["게", "까", "래"]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Matcher, Pattern, PatternKind};

    /// What is found of a noun, each with whether it is certain.
    fn found(noun: &str, text: &str) -> Vec<bool> {
        let patterns = [Pattern::new(1, noun, PatternKind::Report)];
        Matcher::new(&patterns).find(text).into_iter().map(|found| found.certain).collect()
    }

    #[test]
    fn nouns_that_may_be_forms_of_verbs_are_told_and_never_certain() {
        for (noun, text) in [
            ("줄", "줄을 서요"),
            ("줄", "줄을 서시면"),
            ("줄", "줄을 서네요"),
            ("줄", "줄을 서자고"),
            ("줄", "줄을 서십시오"),
            ("줄", "줄을 서더니"),
            ("줄", "줄을 섰어요"),
            ("줄", "줄을 섭니다"),
            ("줄", "줄을 설게요"),
            ("잠", "잠을 자요"),
            ("춤", "춤을 춰요"),
            ("줄", "줄 사람이 있어요"),
            ("줄", "줄 선물이 있어요"),
            ("탈", "탈 때는"),
            ("말", "하지 말 것"),
            ("물", "물을 때는"),
            ("들", "들을 만큼"),
            ("담", "내용을 담은 글"),
            ("집", "옷을 집은 사람"),
            ("차", "차였어요"),
            ("보", "보세요"),
            ("차", "차 있는 칸"),
            ("서", "서 있는 사람"),
        ] {
            let found = found(noun, text);
            assert!(!found.is_empty() && !found.contains(&true), "{text}: {found:?}");
        }
        for (noun, text) in [("줄", "줄 수 있어요"), ("물", "물을 수 있어요"), ("들", "들을 수도 있어요")]
        {
            assert!(found(noun, text).is_empty(), "{text}");
        }
        for (noun, text) in [
            ("줄", "줄을 지워요"),
            ("줄", "줄을 추가하세요"),
            ("팀", "팀을 선택하세요"),
            ("팀", "팀을 추가해요"),
            ("값", "값을 설정하고"),
            ("값", "값만 설명해요"),
            ("팀", "팀을 설치하고"),
            ("팀", "팀을 잘 골라요"),
            ("팀", "팀을 자동으로 나눠요"),
            ("값", "값을 자기 화면에 적어요"),
            ("팀", "가을 팀은 넷이에요"),
            ("줄", "줄 번호"),
            ("줄", "두 줄 아래"),
            ("줄", "첫 줄 내용"),
            ("줄", "줄을 서버로 보내요"),
            ("글", "글 목록"),
            ("키", "키라면"),
            ("값", "값을 써요"),
        ] {
            assert_eq!(found(noun, text), [true], "{text}");
        }
    }
}
