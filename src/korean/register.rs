//! The tone of a sentence, by its ending.
//!
//! Only the last word decides. The style rules of a help center distinguish four kinds; their names come from Korean
//! school grammar (상대 높임법).

use std::ops::Range;

use super::jamo;
use super::sound::is_closer;

/// The tone of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// 합쇼체: 저장합니다, 저장하십시오.
    Hapsyo,
    /// 해요체: 저장해요, 저장하세요.
    Haeyo,
    /// 해라체: 저장한다, 저장하라, 저장할까.
    Haera,
    /// No finite ending: 저장 방법, 저장하기, 저장함.
    Nominal,
}

/// Nouns that end in 요 as endings do.
const NOUNS_IN_YO: [&str; 9] = ["개요", "필요", "중요", "주요", "수요", "소요", "강요", "동요", "긴요"];

/// Nouns that end in 다 as verbs do.
const NOUNS_IN_DA: [&str; 8] = ["바다", "람다", "소다", "판다", "어젠다", "아젠다", "베란다", "수다"];

/// Syllables before 라 that make it an imperative: 하라, 되라, 으라, 보라.
const BEFORE_RA: &str = "하되으보두주쓰시키이지가오해돼아어여려켜져줘봐내마";

/// The tone of `sentence`, a sentence or a heading as its reader sees it.
///
/// Closing marks, punctuation and a parenthesis at the end do not count.
pub fn register(sentence: &str) -> Register {
    let range = last_word_range(sentence);
    // API인가: the word starts further left, in another script.
    let attached = sentence[..range.start].ends_with(|c: char| !c.is_whitespace());
    let word = &sentence[range];
    if is_hapsyo(word) {
        Register::Hapsyo
    } else if is_haeyo(word) {
        Register::Haeyo
    } else if is_haera(word, attached) {
        Register::Haera
    } else {
        Register::Nominal
    }
}

/// The range of the Hangul word that ends a sentence, without a remark in brackets behind it; empty if the sentence
/// ends otherwise.
pub fn last_word_range(sentence: &str) -> Range<usize> {
    let mut text = sentence.trim_end();
    loop {
        let shorter = text.trim_end_matches(|c: char| {
            is_closer(c) || c.is_whitespace() || (!c.is_alphanumeric() && !matches!(c, '(' | '（' | '%'))
        });
        let closes = text[shorter.len()..].find([')', '）']);
        let bare = match closes {
            // A remark behind the sentence: 저장합니다(기본값).
            Some(_) => match shorter.rfind(['(', '（']) {
                Some(open) if !shorter[..open].trim().is_empty() && !shorter[open..].contains([')', '）']) => {
                    &shorter[..open]
                }
                _ => shorter,
            },
            None => shorter,
        };
        if bare.len() == text.len() {
            break;
        }
        text = bare;
    }
    text.trim_end_matches(jamo::is_syllable).len()..text.len()
}

/// `word` without `ending`, and the syllable before that.
fn before<'a>(word: &'a str, ending: &str) -> Option<(&'a str, char)> {
    let stem = word.strip_suffix(ending)?;
    Some((stem, stem.chars().next_back()?))
}

fn is_hapsyo(word: &str) -> bool {
    let closed_by_b = |ending: &str| before(word, ending).is_some_and(|(_, c)| jamo::last_consonant(c) == Some('ㅂ'));
    closed_by_b("니다")
        || closed_by_b("니까")
        || closed_by_b("시다")
        || word.ends_with("십시오")
        || word.ends_with("시오")
}

fn is_haeyo(word: &str) -> bool {
    if word.ends_with('죠') {
        return true;
    }
    let Some((stem, c)) = before(word, "요") else {
        return false;
    };
    // 빨개요 ends in 개요 but is an adjective.
    let noun = NOUNS_IN_YO.iter().any(|noun| word.ends_with(noun)) && !word.ends_with("빨개요");
    if noun && !stem.ends_with("어") {
        return false;
    }
    let Some(parts) = jamo::decompose(c) else {
        return false;
    };
    match parts.last {
        // 해요, 세요, 예요, 나요, 지요, 고요, 까요, 봐요, 줘요
        None => {
            matches!(parts.vowel, 'ㅏ' | 'ㅐ' | 'ㅒ' | 'ㅓ' | 'ㅔ' | 'ㅕ' | 'ㅖ' | 'ㅘ' | 'ㅙ' | 'ㅝ')
                || matches!(c, '지' | '고' | '니' | '도' | '로' | '쇼')
        }
        // 군요, 걸요, 거든요, 는요, 면요, 서는요
        Some('ㄴ') => matches!(c, '군' | '든' | '은' | '는' | '면'),
        Some('ㄹ') => matches!(c, '걸' | '을' | '를'),
        Some(_) => false,
    }
}

fn is_haera(word: &str, attached: bool) -> bool {
    declares(word) || asks(word, attached) || commands(word) || proposes(word)
}

/// True for 한다, 있다, 이다; false for particles (이전보다, 때마다, 여기에다). No verb stem ends in 마; a lone 에다 is a verb.
fn declares(word: &str) -> bool {
    if NOUNS_IN_DA.contains(&word) {
        return false;
    }
    match before(word, "다") {
        Some((stem, '보')) => follows_infinitive(stem),
        Some((stem, '마' | '에')) => stem.chars().count() == 1,
        Some(_) => true,
        None => word.ends_with("구나"),
    }
}

/// Whether 보 at the end of `stem` is the verb: alone, or behind 해, 알아, 살펴.
fn follows_infinitive(stem: &str) -> bool {
    let Some(c) = stem.chars().rev().nth(1) else {
        return true;
    };
    let open = |vowel| matches!(vowel, 'ㅏ' | 'ㅐ' | 'ㅓ' | 'ㅕ' | 'ㅘ' | 'ㅙ' | 'ㅝ');
    jamo::decompose(c).is_some_and(|parts| parts.last.is_none() && open(parts.vowel))
}

/// Questions: 하는가, 것인가, 무엇일까, 하느냐.
fn asks(word: &str, attached: bool) -> bool {
    if let Some((_, c)) = before(word, "까") {
        return jamo::last_consonant(c) == Some('ㄹ');
    }
    if let Some((stem, c)) = before(word, "가") {
        return matches!(c, '는' | '은' | '던' | '한' | '운')
            // 인가 alone is the noun 認可.
            || (c == '인' && (attached || stem.chars().count() > 1))
            || (c == '떤');
    }
    before(word, "냐").is_some()
}

/// Imperatives: 하라, 보라, 읽어라.
fn commands(word: &str) -> bool {
    before(word, "라").is_some_and(|(stem, c)| BEFORE_RA.contains(c) && stem.chars().count() > 1)
        || matches!(word, "하라" | "보라" | "두라" | "쓰라")
}

/// Proposals: 하자, 만들자, 살펴보자; 사용자 and 후보자 are nouns.
fn proposes(word: &str) -> bool {
    let Some((stem, c)) = before(word, "자") else {
        return false;
    };
    match c {
        '하' | '되' | '쓰' | '들' | '말' | '넣' | '놓' | '읽' | '찾' | '얻' => true,
        '보' => follows_infinitive(stem),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Register::*, *};
    use proptest::prelude::*;

    #[test]
    fn endings_tell_the_tone() {
        for (sentence, tone) in [
            ("저장합니다.", Hapsyo),
            ("저장했습니다", Hapsyo),
            ("저장하십시오!", Hapsyo),
            ("저장할까요? 아니면 삭제합니까?", Hapsyo),
            ("함께 봅시다.", Hapsyo),
            ("값입니다(기본값).", Hapsyo),
            ("“끝났습니다.”", Hapsyo),
            ("값은 다음과 같습니다:", Hapsyo),
            ("저장해요.", Haeyo),
            ("저장하세요", Haeyo),
            ("수강생이에요.", Haeyo),
            ("학습자예요.", Haeyo),
            ("맞죠?", Haeyo),
            ("할까요?", Haeyo),
            ("되나요?", Haeyo),
            ("그렇군요.", Haeyo),
            ("안 보이거든요.", Haeyo),
            ("필요해요.", Haeyo),
            ("그리고요.", Haeyo),
            ("저장한다.", Haera),
            ("아니다", Haera),
            ("연결될 때마다", Nominal),
            ("페이지마다", Nominal),
            ("이전보다", Nominal),
            ("화면 위에다", Nominal),
            ("해 보다", Haera),
            ("무엇일까", Haera),
            ("사용하라", Haera),
            ("읽어라", Haera),
            ("어떻게 바뀌는가", Haera),
            ("왜 컴포지션인가?", Haera),
            ("시작하자", Haera),
            ("살펴보자", Haera),
            ("저장하기", Nominal),
            ("저장 방법", Nominal),
            ("저장함.", Nominal),
            ("기능 개요", Nominal),
            ("설정 필요", Nominal),
            ("사용자", Nominal),
            ("후보자", Nominal),
            ("학습 평가", Nominal),
            ("왜 API인가?", Haera),
            ("인증과 인가", Nominal),
            ("전문가", Nominal),
            ("카메라", Nominal),
            ("바다", Nominal),
            ("저장하고,", Nominal),
            ("Save", Nominal),
            ("", Nominal),
            ("(선택 사항)", Nominal),
            ("CODE (여기에서 시작해요)", Nominal),
            ("(여기에서 시작해요.)", Haeyo),
        ] {
            assert_eq!(register(sentence), tone, "{sentence}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_accepted(sentence in "\\PC{0,20}") {
            let _ = register(&sentence);
        }

        #[test]
        fn punctuation_does_not_count(word in "[가-힣]{1,6}", marks in "[.!?:’”*\\])]{0,4}") {
            prop_assert_eq!(register(&format!("{word}{marks}")), register(&word));
        }
    }
}
