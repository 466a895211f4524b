//! Nouns of action, which 하다, 되다 and 받다 follow: 신청, 결제 취소. Others do not: 수강생, 이용권, 내려받기.

use super::jamo;

/// Nouns in 기 that are not formed from a verb: they take 하다.
const SINO_GI: [&str; 22] = [
    "대기", "포기", "표기", "연기", "암기", "제기", "폐기", "환기", "명기", "병기", "상기", "야기", "분기", "등기",
    "전기", "투기", "동기", "필기", "속기", "낙기", "인기", "장기",
];
/// Last syllables in ㅁ that nouns of action end in: 점검, 포함, 송금. Others make a verb a noun: 알림, 묶음.
const SINO_M: &str = "험검함참심금점첨염념렴감람담남엄범잠침겸탐섬";
/// Action nouns whose last syllable looks like a nominalised verb.
const NOUNS_IN_M: [&str; 14] =
    ["녹음", "발음", "방음", "위임", "신임", "연임", "재임", "퇴임", "선임", "해임", "부임", "사임", "전임", "다짐"];
/// Last syllables of words for people, papers, sums and places, which no 하다 follows: 수강생, 이용권, 결제료.
const THINGS: &str = "생자권증료비란칸함실표물";
/// Action nouns that share a last syllable with [`THINGS`].
const NOUNS_LIKE_THINGS: [&str; 30] = [
    "완료", "수료", "종료", "치료", "만료", "인증", "검증", "입증", "보증", "반증", "준비", "대비", "구비", "소비",
    "정비", "경비", "발표", "투표", "대표", "공표", "투자", "출자", "발생", "재생", "회생", "포함", "상실", "논란",
    "혼란", "교란",
];

/// Whether a noun may be an action noun. There is no dictionary: a noun counts unless its last syllables mark a thing
/// or a nominalised verb.
pub fn is_action(noun: &str) -> bool {
    let word = noun.split_whitespace().next_back().unwrap_or(noun);
    let ends_in = |nouns: &[&str]| nouns.iter().any(|own| word.ends_with(own));
    let Some(last) = word.chars().next_back() else { return true };
    if last == '기' {
        return ends_in(&SINO_GI) && word.chars().count() < 5;
    }
    match jamo::last_consonant(last) {
        Some('ㅁ') => SINO_M.contains(last) && word.chars().count() < 4 || ends_in(&NOUNS_IN_M),
        _ => !is_thing(word),
    }
}

/// Whether a noun of three syllables or more names a person, a paper, a sum or a place: 할인권.
pub fn is_thing(noun: &str) -> bool {
    noun.ends_with(|last| THINGS.contains(last))
        && noun.chars().count() > 2
        && !NOUNS_LIKE_THINGS.iter().any(|own| noun.ends_with(own))
}

#[cfg(test)]
mod tests {
    use super::{is_action, is_thing};

    #[test]
    fn nouns_of_verbs_and_of_things_are_no_actions() {
        for noun in [
            "신청",
            "결제 취소",
            "대기",
            "예약 대기",
            "점검",
            "포함",
            "송금",
            "녹음",
            "위임",
            "가입",
            "등록",
            "발생",
            "이메일",
        ] {
            assert!(is_action(noun), "{noun}");
        }
        for noun in
            ["내려받기", "지우기", "누르기", "보기", "다시 쓰기", "알림", "묶음", "배움", "이용권", "수강생", "결제료"]
        {
            assert!(!is_action(noun), "{noun}");
        }
        assert!(is_thing("할인권") && !is_thing("인권") && !is_thing("결제완료"));
    }
}
