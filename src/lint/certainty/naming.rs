//! Words that are spoken of: "the term learner", 예전에 ‘학습자’라고 불렀어요. To replace the word makes such a sentence say
//! something else.

use crate::korean::jamo::leading_syllables;

use super::{Place, closes, opens};

/// What follows a Korean word that is itself spoken of: ‘학습자’라는 말.
const WORDS_FOR_WORDS: [&str; 12] =
    ["말", "용어", "단어", "낱말", "표현", "이름", "명칭", "문구", "글자", "호칭", "제목", "뜻"];
/// Verbs in the past that say how something was called: 라고 불렀어요.
const WAS_CALLED: [&str; 10] =
    ["불렀", "불러 왔", "불러왔", "불리던", "불렸", "부르던", "했던", "했었", "하던", "쓰던"];
/// Words of a sentence about how something was called before.
const ONCE: [&str; 8] = ["예전", "이전에", "과거", "옛", "전에는", "더 이상", "더는", "이제"];

/// How a quoted word ends that something was: ‘숙제’였어요.
const WAS: [&str; 6] = ["였", "이었", "이던", "였던", "이었던", "던"];
/// Words of a sentence about how something is called in a language.
const LANGUAGES: [&str; 5] = ["영어로", "한국어로", "우리말로", "일본어로", "한자로"];
/// How a word ends that is said to be a name.
const CALLED: [&str; 8] = ["라고", "라고도", "라는", "란", "예요", "에요", "입니다", "이다"];
/// Words of a sentence about how something is called by others.
const ELSEWHERE: [&str; 4] = ["줄여서", "흔히", "보통은", "다른 곳에서는"];
/// Verbs whose quoted object is what somebody types: “비번”을 입력하세요.
const TYPING: [&str; 11] = ["입력", "검색", "타이핑", "적", "쓰", "써", "치", "쳐", "친", "칠", "칩니"];
/// Longer words that begin like them.
const NOT_TYPING: [&str; 25] = [
    "적용", "적합", "적절", "적극", "적당", "적립", "적금", "적응", "적자", "적색", "적중", "적정", "적발", "치우",
    "치워", "치운", "치울", "치환", "치료", "치수", "치명", "치중", "쳐다", "친구", "친절",
];
/// Verbs that say what a quoted word means: ‘event’를 뜻하는 글자.
const MEANING: [&str; 8] = ["뜻하", "뜻해", "뜻합", "의미하", "의미해", "의미합", "가리키", "가리켜"];
/// What a note in brackets behind an old name begins with: 학습자(구 명칭).
const OLD: [&str; 7] = ["구", "옛", "예전", "이전", "前", "former", "old"];
/// Words for a name in such a note.
const NAMES: [&str; 5] = ["명칭", "이름", "용어", "표현", "표기"];
/// Words for a name that are written together with what makes it old: 옛말, 구칭.
const SHORT_NAMES: [&str; 2] = ["말", "칭"];
/// The same in English.
const NAMES_EN: [&str; 4] = ["name", "term", "label", "wording"];

/// What follows such a noun where a sentence states what is said today: 학습자라는 용어를 씁니다, 학습자라는 이름입니다.
/// The stated word is to be today's.
const STATED: [&str; 14] = [
    "입니다",
    "이에요",
    "예요",
    "이다",
    "이고",
    "을 씁니다",
    "를 씁니다",
    "을 써요",
    "를 써요",
    "을 사용합니다",
    "를 사용합니다",
    "을 사용해요",
    "를 사용해요",
    "로 부릅니다",
];

/// Words before an English word that is spoken of.
const NOUNS_FOR_WORDS: [&str; 7] = ["term", "terms", "word", "words", "phrase", "label", "wording"];
/// Verbs that give a name.
const NAMING: [&str; 9] = ["called", "named", "labeled", "labelled", "titled", "termed", "renamed", "says", "reads"];
/// Words behind which a quoted word is what somebody types.
const TYPED: [&str; 6] = ["type", "enter", "search for", "searching for", "typing", "entering"];
/// Words of a sentence about how something was called before.
const FORMERLY: [&str; 6] = ["formerly", "previously", "no longer", "used to be", "known as", "instead of"];

/// Whether a Korean sentence speaks of the word.
pub(super) fn in_korean(place: &Place<'_>) -> bool {
    let (tail, after) = (place.tail(), place.after());
    let particle = if tail.is_empty() { leading_syllables(after.trim_start_matches(closes)) } else { tail };
    let behind = match tail.is_empty() {
        true => &after.trim_start_matches(closes)[particle.len()..],
        false => after,
    };
    let behind = behind.trim_start_matches(closes).trim_start();
    let quoted = place.is_quoted();
    let meant = matches!(particle, "을" | "를") && MEANING.iter().any(|verb| behind.starts_with(verb));
    let translated = || LANGUAGES.iter().find_map(|word| behind.strip_prefix(word)).is_some_and(is_name);
    let translated = matches!(particle, "은" | "는") && translated();
    // 수업은 영어로 class예요.
    let stated = || {
        tail.is_empty() && !behind.starts_with(char::is_alphanumeric) || CALLED.iter().any(|end| tail.ends_with(end))
    };
    let translated = translated || LANGUAGES.iter().any(|word| place.before().contains(word)) && stated();
    let was = quoted && (WAS.iter().any(|form| tail.starts_with(form) || particle.starts_with(form)));
    let moved = matches!(particle, "에서" | "에서는") && {
        let rest = place.rest();
        NAMES.iter().any(|name| rest.contains(name)) && rest.contains("바뀌") || quoted && rest.contains("바뀌")
    };
    if is_old_name(after) || follows_old_name(place) || was || moved || translated {
        return true;
    }
    if quoted && (meant || is_typed(particle, behind)) {
        return true;
    }
    match particle.strip_prefix('이').unwrap_or(particle) {
        // Said beside another name: 줄여서 ‘비번’이라고도 해요.
        alias if alias.starts_with("라고도") => true,
        "라는" | "란" => {
            let Some(rest) = WORDS_FOR_WORDS.iter().find_map(|noun| behind.strip_prefix(noun)) else { return false };
            let stated = STATED.iter().any(|form| rest.starts_with(form));
            !stated || ONCE.iter().any(|word| place.before().contains(word))
        }
        "라고" | "라" => {
            let sentence = &behind[..behind.find(['.', '!', '?', '\n']).unwrap_or(behind.len())];
            WAS_CALLED.iter().any(|verb| sentence.contains(verb))
                || ONCE.iter().chain(&LANGUAGES).chain(&ELSEWHERE).any(|word| place.before().contains(word))
        }
        _ => false,
    }
}

/// Whether words for an old name stand before a word: 예전 이름은 ‘숙제’, 옛 이름: 숙제.
fn follows_old_name(place: &Place<'_>) -> bool {
    let before = place.back_to(&['.', '!', '?', '\n']).trim_end_matches(opens).trim_end_matches([' ', ':', '：']);
    let before = ["은", "는", "이", "가"].iter().find_map(|own| before.strip_suffix(own)).unwrap_or(before);
    let Some(rest) = NAMES.iter().find_map(|name| before.strip_suffix(name)) else { return false };
    OLD.iter().chain(&["원래", "기존"]).any(|word| rest.trim_end().ends_with(word))
}

/// Whether what follows 영어로 is how something is called: “user”라고 해요, user예요; but not 문의할 수 있어요.
fn is_name(behind: &str) -> bool {
    let behind = behind.strip_prefix('는').unwrap_or(behind);
    let Some(rest) = behind.strip_prefix(' ') else { return false };
    let sentence = &rest[..rest.find(['.', '!', '?', ',', '\n']).unwrap_or(rest.len())];
    let word = sentence.split(' ').next().unwrap_or_default();
    let alone = word == sentence && word.ends_with(|c: char| c.is_ascii_alphabetic());
    word.starts_with(opens) || alone || CALLED.iter().any(|end| word.ends_with(end))
}

/// Whether an English sentence speaks of the word.
pub(super) fn in_english(place: &Place<'_>) -> bool {
    let before = place.before();
    let bare = before.trim_end_matches(opens);
    let quoted = bare.len() < before.len() && bare.ends_with(char::is_whitespace);
    // Previously called a learner.
    let mut words = bare.split_whitespace().rev().skip_while(|word| matches!(*word, "a" | "an" | "the"));
    let word = words.next().unwrap_or_default().to_ascii_lowercase();
    let lower = before.to_lowercase();
    NOUNS_FOR_WORDS.contains(&word.as_str())
        || is_old_name(place.after())
        || quoted && place.after().starts_with(closes) && is_typed_in(before)
        || NAMING.contains(&word.as_str()) && (quoted || FORMERLY.iter().any(|own| lower.contains(own)))
        || quoted && (FORMERLY.iter().any(|own| lower.contains(own)) || place.after().contains("no longer"))
        || was_name(&lower)
}

/// Whether English words before a name say that it was one: the old name was “user”, its name was user.
fn was_name(before: &str) -> bool {
    let bare = before.trim_end_matches(|c: char| opens(c) || c == ' ');
    let was = ["name was", "name used to be", "label was", "title was"].iter().any(|own| bare.ends_with(own));
    let old = ["old name", "former name", "previous name", "original name", "old label", "former label"];
    was || old.iter().any(|own| bare.trim_end_matches(" is").trim_end_matches(':').ends_with(own))
}

/// Whether an English sentence has its reader type the quoted word that follows: Type “user”, search for “user”.
fn is_typed_in(before: &str) -> bool {
    let lower = before.trim_end_matches(opens).trim_end().to_ascii_lowercase();
    TYPED.iter().any(|words| lower.strip_suffix(words).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))
}

/// Whether a note in brackets says that the word is an old name: (구 명칭), (former name), (formerly); but not (older than
/// 14), (이전 단계에서 만든 사람).
fn is_old_name(after: &str) -> bool {
    let inner = after.trim_start_matches(' ').strip_prefix(['(', '（']).and_then(|rest| rest.split_once([')', '）']));
    let Some((note, _)) = inner else { return false };
    if note.strip_prefix("formerly").is_some_and(|rest| !rest.starts_with(char::is_alphabetic)) {
        return true;
    }
    OLD.iter().find_map(|word| note.strip_prefix(word)).is_some_and(|rest| {
        let names = match rest.starts_with([' ', '의']) {
            true => {
                let mut words = rest.split(|c: char| !c.is_alphanumeric());
                NAMES.iter().any(|name| rest.contains(name)) || words.any(|word| NAMES_EN.contains(&word))
            }
            // 옛이름, 구명칭, 옛말
            false => NAMES.iter().chain(&SHORT_NAMES).any(|name| rest.starts_with(name)),
        };
        rest.is_empty() || rest.starts_with([':', '：']) || names
    })
}

/// Whether a quoted word is what somebody types.
fn is_typed(particle: &str, behind: &str) -> bool {
    matches!(particle, "을" | "를" | "로" | "으로" | "만" | "" | "이라고" | "라고")
        && TYPING.iter().any(|verb| behind.starts_with(verb))
        && !NOT_TYPING.iter().any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::ask;
    use super::*;

    #[test]
    fn korean_words_are_spoken_of() {
        for sentence in [
            "‘[학습자]’라는 말은 쓰지 않아요.",
            "[학습자|라는] 용어는 어려워요.",
            "“[수업]”이라는 표현이 보여요.",
            "예전에는 ‘[학습자]’라고 해요.",
            "모두 [학습자|라고] 불렀어요.",
            "예전에는 [학습자|라는] 용어를 썼어요.",
            "과거에는 [학습자|라는] 이름입니다.",
            "[학습자|라는] 용어를 쓰지 않아요.",
            "영어로는 [클래스|라고] 해요.",
            "줄여서 ‘[비번]’이라고도 해요.",
            "검색창에 “[비번]”을 입력하세요.",
            "‘[비번]’으로 검색하면 나와요.",
            "[학습자](구 명칭)는",
            "[학습자](옛이름)를",
            "[학습자](옛말)",
            "[학습자](구명칭)는",
            "[학습자](formerly known as pupil)",
            "검색창에 ‘[학생]’을 적었어요.",
            "‘[학생]’을 적을 때",
            "‘[학생]’을 친 다음",
            "[event|는] 영어로 이벤트라고 해요.",
            "[수업|은] 영어로는 ‘class’예요.",
            "[수업|은] 영어로 class",
            "수업은 영어로 [class|예요].",
            "수업을 영어로 옮기면 [class|입니다].",
            "예전 이름은 ‘[숙제]’였어요.",
            "이 버튼은 지난해까지 ‘[숙제]’였어요.",
            "‘[숙제]’에서 이름이 바뀌었어요.",
            "옛 이름: [숙제]",
            "[숙제](옛 이름)",
            "기존 명칭은 [숙제|예요].",
        ] {
            assert!(ask(sentence, in_korean), "{sentence}");
        }
        for sentence in [
            "[학습자|라는] 회원이 있어요.",
            "이런 회원을 [학습자|라고] 해요.",
            "[학습자|라면] 말해요.",
            "[학습자|라는] 용어를 씁니다.",
            "“[수업]”이라는 이름입니다.",
            "‘[학습자]’를 눌러요.",
            "[학습자|를] 검색해요.",
            "‘[학습자]’를 초대해요.",
            "[학습자](이름)를 골라요.",
            "[학습자](구성원)를 골라요.",
            "[학습자](old rename)를 골라요.",
            "‘[학습자]’를 적용해요.",
            "‘[학습자]’를 치우세요.",
            "[학습자|는] 한국어로 문의할 수 있어요.",
            "[학습자|는] 영어로 쓰인 글을 봐요.",
            "[학습자|는] 영어로 FAQ를 봐요.",
            "이름은 ‘[숙제]’예요.",
            "모두 [학생|이었어요].",
            "‘[숙제]’에서 글을 골라요.",
        ] {
            assert!(!ask(sentence, in_korean), "{sentence}");
        }
    }

    #[test]
    fn english_words_are_spoken_of() {
        for sentence in [
            "The term “[learner]” is old.",
            "Avoid the word [learner] here.",
            "They are called “[learner]s” there.",
            "formerly called [learner]s",
            "It was previously called a [learner].",
            "Students (formerly “[learner]s”) read.",
            "The “[learner]” is no longer there.",
            "Type “[learner]” and press Enter.",
            "Search for \"[learner]\" there.",
            "[learner] (former name)",
            "The old name was “[learner]”.",
            "Until May its name was [learner].",
        ] {
            assert!(ask(sentence, in_english), "{sentence}");
        }
        for sentence in
            ["We call them [learner]s.", "Click “[Learner]s”.", "the long-term [learner]", "a person called [learner]"]
        {
            assert!(!ask(sentence, in_english), "{sentence}");
        }
    }
}
