//! Where clauses of Korean end, and what a word is in them.

use crate::korean::{is_form_of, jamo};

/// Endings that close a clause, and words that do.
const ENDINGS: [&str; 20] = [
    "고",
    "며",
    "면서",
    "지만",
    "는데",
    "은데",
    "인데",
    "한데",
    "거나",
    "으나",
    "으면",
    "니까",
    "려면",
    "라면",
    "다면",
    "반면",
    "반면에",
    "대신",
    "대신에",
    "아니라",
];
/// Nouns that end like such words.
const NOUNS: [&str; 13] =
    ["화면", "장면", "측면", "전면", "표면", "평면", "정면", "지면", "참고", "광고", "창고", "보고", "최고"];
/// Nouns before which a clause in the past ends: 누른 뒤.
const AFTER: [&str; 5] = ["뒤", "후", "다음", "채", "순간"];

/// Verbs that say that something is to be seen, or to be had.
const APPEARS: [&str; 9] = ["보이", "나타나", "나오", "뜨", "생기", "제공되", "노출되", "포함되", "지원되"];

/// Whether a word says that something is to be seen, or to be had: 보여요, 표시가 됩니다.
pub(super) fn appears(word: &str) -> bool {
    word.starts_with("표시") || APPEARS.iter().any(|stem| is_form_of(word, stem))
}

/// Whether a text ends with what asks somebody to do something: 누르세요, 누르면 돼요.
pub(super) fn is_order_ending(text: &str) -> bool {
    ["세요", "시오", "면 돼요", "면 됩니다", "야 해요", "야 합니다"].iter().any(|end| text.ends_with(end))
}

/// Whether a word closes a clause: 보이고, 누르면.
pub(super) fn ends_clause(word: &str) -> bool {
    // A verb before -(으)면 ends in any sound: 보면, 열면.
    let condition = word.ends_with('면') && word.chars().nth(1).is_some();
    (condition || ENDINGS.iter().any(|ending| word.ends_with(ending)))
        && !NOUNS.iter().any(|noun| word.ends_with(noun))
        && word.ends_with(jamo::is_syllable)
}

/// Whether a word, before the next one, is a verb that leads to another clause: 눌러도, 열어서, 누른 뒤, 누르기 전에.
pub(super) fn is_linked(word: &str, next: &str) -> bool {
    let stem = ["도", "서", "야"].iter().find_map(|end| word.strip_suffix(end));
    let infinitive = stem.and_then(|stem| stem.chars().next_back()).and_then(jamo::decompose).is_some_and(|last| {
        matches!(last.vowel, 'ㅏ' | 'ㅓ' | 'ㅐ' | 'ㅕ' | 'ㅘ' | 'ㅝ' | 'ㅙ') && last.last.is_none()
    });
    let past = word.chars().next_back().and_then(jamo::last_consonant) == Some('ㄴ');
    let after = AFTER.iter().any(|own| next.strip_prefix(own).is_some_and(|rest| rest.chars().count() <= 2));
    infinitive && !word.ends_with("에서")
        || past && after
        || word.ends_with('기') && next.starts_with('전')
        || word.ends_with("자마자")
}

/// Whether a word says on what condition: 없으면, 없다면, 않을 때, 않는 경우에는.
pub(super) fn is_condition(word: &str, next: &str) -> bool {
    let word = word.strip_suffix(['은', '요']).filter(|word| word.ends_with('면')).unwrap_or(word);
    let adnominal = matches!(word.chars().next_back().and_then(jamo::last_consonant), Some('ㄴ' | 'ㄹ'));
    let when = next.starts_with("경우") || next.starts_with('때') && !next.starts_with("때문");
    word.ends_with('면') || word.ends_with("거든") || adnominal && when
}

/// Whether a word says where or to whom, a topic or not: 화면에는, 수강생에게.
pub(super) fn takes_place(word: &str) -> bool {
    let bare = word.strip_suffix(['는', '도', '만']).unwrap_or(word);
    let places = ["에", "에서", "에게", "한테", "께", "로", "까지", "부터"];
    places.iter().any(|place| bare.strip_suffix(place).is_some_and(|noun| !noun.is_empty()))
}

/// The particle of case or topic with which a word ends, so far as its last syllable tells.
pub(super) fn tail_of(word: &str) -> &str {
    let last = word.char_indices().next_back().map_or(0, |(at, _)| at);
    let tail = &word[last..];
    if last > 0 && matches!(tail, "이" | "가" | "을" | "를" | "은" | "는" | "도" | "만") { tail } else { "" }
}

/// Whether a verb sets aside what is its object: 제외하면, 제외한 모두, 빼고. Not what is done to somebody: 제외하려면, 제외한 뒤.
pub(super) fn is_set_aside(word: &str, next: &str) -> bool {
    let done = ["뒤", "후", "다음"].iter().any(|after| next.starts_with(after));
    let rest = word.strip_prefix("제외하").or_else(|| word.strip_prefix('빼'));
    let linked = rest.is_some_and(|rest| matches!(rest, "고" | "고는" | "고서는" | "곤" | "면"));
    (linked || matches!(word, "제외한" | "뺀")) && !done
}
