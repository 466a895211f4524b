//! Converts the last word of a sentence to the other polite tone: 저장합니다 and 저장해요.
//!
//! Conjugation without a dictionary: the rules of 한글 맞춤법 제18항 with closed lists of regular or irregular stems. The
//! result is a hint for writers, not a silent fix; a form of two verbs (삽니다 of 사다 and 살다) gives `None`.

use std::ops::Range;

use super::conjugation::{PLAIN_SI, infinitive, restored_stem};
use super::ending_sound::Sound;
use super::hapsyo::formal;
use super::jamo;
use super::register::{Register, last_word_range, register};
use super::sound::last_sound;

/// A sentence's last word in another tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewriting {
    /// Byte range of the last word in the sentence.
    pub range: Range<usize>,
    /// The replacement.
    pub text: String,
}

/// A sentence in 합쇼체 turned to 해요체; `None` if it is in another tone or its verb is ambiguous.
pub fn to_haeyo(sentence: &str) -> Option<Rewriting> {
    if register(sentence) != Register::Hapsyo {
        return None;
    }
    let range = last_word_range(sentence);
    let word = &sentence[range.clone()];
    let text = polite(&sentence[..range.start], word)?;
    said_in(Register::Haeyo, range, text)
}

/// A sentence in 해요체 turned to 합쇼체; `None` if it is in another tone or its verb is ambiguous.
pub fn to_hapsyo(sentence: &str) -> Option<Rewriting> {
    if register(sentence) != Register::Haeyo {
        return None;
    }
    let range = last_word_range(sentence);
    let asks = sentence[range.end..].contains(['?', '？']);
    let text = formal(&sentence[range.clone()], asks)?;
    said_in(Register::Hapsyo, range, text)
}

/// Rejects a result in another tone: a stem that does not exist may become a noun (개요).
fn said_in(wanted: Register, range: Range<usize>, text: String) -> Option<Rewriting> {
    (register(&text) == wanted).then_some(Rewriting { range, text })
}

/// Converts 합니다 to 해요.
fn polite(before: &str, word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("십시오") {
        return Some(format!("{stem}세요"));
    }
    if let Some(stem) = word.strip_suffix("습니다").or_else(|| word.strip_suffix("읍시다")) {
        return Some(format!("{}요", infinitive(stem)?));
    }
    // An honorific question stays honorific in this tone: 안녕하세요, 저장하시겠어요.
    if let Some(stem) = word.strip_suffix("십니까").filter(|stem| !is_si_verb(stem)) {
        return Some(format!("{stem}세요"));
    }
    if let Some(stem) = word.strip_suffix("습니까") {
        let ending = if stem.ends_with('겠') { "어요" } else { "나요" };
        return Some(format!("{stem}{ending}"));
    }
    if let Some(stem) = opened(word, "니까") {
        return Some(match stem.strip_suffix('이') {
            Some(noun) => format!("{noun}인가요"),
            None => format!("{stem}나요"),
        });
    }
    if let Some(stem) = opened(word, "시다") {
        return Some(format!("{}요", infinitive(&stem)?));
    }
    let stem = opened(word, "니다")?;
    if let Some(noun) = stem.strip_suffix('이').filter(|root| !is_i_verb(root)) {
        return Some(copula(before, noun));
    }
    if stem == "거" && ends_in_rieul(before) {
        return Some("거예요".to_owned());
    }
    // 이랍니다 and 한답니다 report speech and have no plain counterpart.
    if stem.ends_with("이라") || stem.ends_with('다') {
        return None;
    }
    Some(format!("{}요", infinitive(&restored_stem(stem)?)?))
}

/// Whether the stem with 시 is a verb whose 시 is no honorific: 마시다.
fn is_si_verb(stem: &str) -> bool {
    PLAIN_SI.iter().any(|verb| verb.strip_suffix('시').is_some_and(|head| stem.ends_with(head)))
}

/// `word` without `ending`, and its last syllable without the ㅂ of the ending.
fn opened(word: &str, ending: &str) -> Option<String> {
    let head = word.strip_suffix(ending)?;
    let last = head.chars().next_back()?;
    let open = jamo::with_last(last, None)?;
    (jamo::last_consonant(last) == Some('ㅂ')).then(|| format!("{}{open}", &head[..head.len() - last.len_utf8()]))
}

/// 이에요 or 예요 after a noun, which ends in the same word or before it.
fn copula(before: &str, noun: &str) -> String {
    let sound = if noun.is_empty() { last_sound(before) } else { last_sound(noun) };
    let ending = if sound == Some(Sound::Vowel) { "예요" } else { "이에요" };
    format!("{noun}{ending}")
}

/// Whether 이 behind this root makes a verb (보이다, 줄이다) rather than the copula.
fn is_i_verb(root: &str) -> bool {
    const ROOTS: [&str; 26] = [
        "보", "쓰", "붙", "줄", "높", "들", "직", "모", "쌓", "놓", "섞", "속", "먹", "죽", "끓", "덮", "기울", "숙",
        "녹", "벌", "반짝", "꺾", "깎", "낚", "엮", "묶",
    ];
    ROOTS.iter().any(|verb| root.ends_with(verb)) && !NOUNS_LIKE_ROOTS.iter().any(|noun| root.ends_with(noun))
}

/// Nouns that end like one of these roots.
const NOUNS_LIKE_ROOTS: [&str; 14] =
    ["정보", "홍보", "후보", "통보", "예보", "확보", "초보", "보조직", "조직", "수직", "메모", "규모", "접속", "계속"];

/// Whether the text ends in a word whose last sound is ㄹ, as before 것.
fn ends_in_rieul(before: &str) -> bool {
    before.trim_end().chars().next_back().is_some_and(|c| jamo::last_consonant(c) == Some('ㄹ'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn haeyo(sentence: &str) -> Option<String> {
        to_haeyo(sentence).map(|r| r.text)
    }

    fn hapsyo(sentence: &str) -> Option<String> {
        to_hapsyo(sentence).map(|r| r.text)
    }

    /// Words that turn into each other.
    const BOTH_WAYS: [(&str, &str); 62] = [
        ("합니다", "해요"),
        ("저장합니다", "저장해요"),
        ("됩니다", "돼요"),
        ("저장됩니다", "저장돼요"),
        ("있습니다", "있어요"),
        ("없습니다", "없어요"),
        ("했습니다", "했어요"),
        ("됐습니다", "됐어요"),
        ("하겠습니다", "하겠어요"),
        ("않습니다", "않아요"),
        ("많습니다", "많아요"),
        ("같습니다", "같아요"),
        ("좋습니다", "좋아요"),
        ("받습니다", "받아요"),
        ("넣습니다", "넣어요"),
        ("찾습니다", "찾아요"),
        ("읽습니다", "읽어요"),
        ("쉽습니다", "쉬워요"),
        ("어렵습니다", "어려워요"),
        ("새롭습니다", "새로워요"),
        ("돕습니다", "도와요"),
        ("입습니다", "입어요"),
        ("만듭니다", "만들어요"),
        ("엽니다", "열어요"),
        ("압니다", "알아요"),
        ("누릅니다", "눌러요"),
        ("고릅니다", "골라요"),
        ("다릅니다", "달라요"),
        ("모릅니다", "몰라요"),
        ("따릅니다", "따라요"),
        ("씁니다", "써요"),
        ("끕니다", "꺼요"),
        ("켭니다", "켜요"),
        ("봅니다", "봐요"),
        ("줍니다", "줘요"),
        ("바꿉니다", "바꿔요"),
        ("배웁니다", "배워요"),
        ("지웁니다", "지워요"),
        ("옵니다", "와요"),
        ("나옵니다", "나와요"),
        ("갑니다", "가요"),
        ("나타납니다", "나타나요"),
        ("보냅니다", "보내요"),
        ("보입니다", "보여요"),
        ("줄입니다", "줄여요"),
        ("움직입니다", "움직여요"),
        ("알립니다", "알려요"),
        ("남깁니다", "남겨요"),
        ("가집니다", "가져요"),
        ("시킵니다", "시켜요"),
        ("가리킵니다", "가리켜요"),
        ("바뀝니다", "바뀌어요"),
        ("쉽니다", "쉬어요"),
        ("큽니다", "커요"),
        ("바랍니다", "바라요"),
        ("그렇습니다", "그래요"),
        ("하십시오", "하세요"),
        ("받으십시오", "받으세요"),
        ("아닙니다", "아니에요"),
        ("수강생입니다", "수강생이에요"),
        ("학습자입니다", "학습자예요"),
        ("겹칩니다", "겹쳐요"),
    ];

    #[test]
    fn tones_turn_into_each_other() {
        for (formal, polite) in BOTH_WAYS {
            assert_eq!(haeyo(formal).as_deref(), Some(polite), "{formal}");
            assert_eq!(hapsyo(polite).as_deref(), Some(formal), "{polite}");
        }
    }

    #[test]
    fn stems_in_hieut_fuse_with_their_own_vowels() {
        for (formal, polite) in [
            ("그렇습니다", "그래요"),
            ("어떻습니다", "어때요"),
            ("빨갛습니다", "빨개요"),
            ("하얗습니다", "하얘요"),
            ("퍼렇습니다", "퍼레요"),
            ("둥그렇습니다", "둥그레요"),
            ("허옇습니다", "허예요"),
        ] {
            assert_eq!(haeyo(formal).as_deref(), Some(polite), "{formal}");
            assert_eq!(hapsyo(polite).as_deref(), Some(formal), "{polite}");
        }
        for (polite, formal) in [("새빨개요", "새빨갛습니다"), ("놔요", "놓습니다"), ("내려놔요", "내려놓습니다")]
        {
            assert_eq!(hapsyo(polite).as_deref(), Some(formal), "{polite}");
        }
        // 개요 is a noun.
        for sentence in ["깋습니다", "개습니다"] {
            assert_eq!(haeyo(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn questions_keep_asking() {
        assert_eq!(haeyo("저장합니까?").as_deref(), Some("저장하나요"));
        assert_eq!(haeyo("있습니까?").as_deref(), Some("있나요"));
        assert_eq!(haeyo("값입니까?").as_deref(), Some("값인가요"));
        assert_eq!(hapsyo("저장하나요?").as_deref(), Some("저장합니까"));
        assert_eq!(hapsyo("있나요?").as_deref(), Some("있습니까"));
        assert_eq!(hapsyo("값인가요?").as_deref(), Some("값입니까"));
        assert_eq!(hapsyo("저장해요?").as_deref(), Some("저장합니까"));
    }

    #[test]
    fn what_is_asked_with_honour_stays_so() {
        for (formal, polite) in [
            ("안녕하십니까?", "안녕하세요"),
            ("어디에 계십니까?", "계세요"),
            ("저장하시겠습니까?", "저장하시겠어요"),
            ("바꾸겠습니까?", "바꾸겠어요"),
            ("마십니까?", "마시나요"),
            ("받으십니까?", "받으세요"),
            ("오셨습니까?", "오셨나요"),
        ] {
            assert_eq!(haeyo(formal).as_deref(), Some(polite));
        }
        assert_eq!(hapsyo("안녕하세요?").as_deref(), Some("안녕하십니까"));
        assert_eq!(hapsyo("안녕하세요.").as_deref(), Some("안녕하십니까"));
    }

    #[test]
    fn the_range_is_the_last_word() {
        let rewriting = to_haeyo("‘값’을 저장합니다.").expect("합쇼체");
        assert_eq!(&"‘값’을 저장합니다."[rewriting.range], "저장합니다");
        assert_eq!(haeyo("API입니다.").as_deref(), Some("예요"));
        assert_eq!(haeyo("`PDF` 입니다").as_deref(), Some("예요"));
        assert_eq!(haeyo("곧 열릴 겁니다.").as_deref(), Some("거예요"));
        assert_eq!(hapsyo("곧 열릴 거예요.").as_deref(), Some("것입니다"));
        assert_eq!(hapsyo("제가 할게요.").as_deref(), Some("하겠습니다"));
    }

    #[test]
    fn other_tones_and_ambiguous_verbs_have_no_answer() {
        for sentence in ["저장해요", "저장한다", "저장", "삽니다", ""] {
            assert_eq!(haeyo(sentence), None, "{sentence}");
        }
        for sentence in ["저장합니다", "할까요?", "그렇네요", "맞죠"] {
            assert_eq!(hapsyo(sentence), None, "{sentence}");
        }
    }

    proptest! {
        #[test]
        fn results_are_in_the_other_tone(stem in "[가-힣]{0,3}", ending in "(합니다|습니다|됩니다|입니다|해요|돼요|어요|세요|예요)") {
            let sentence = format!("{stem}{ending}");
            if let Some(text) = haeyo(&sentence) {
                prop_assert_eq!(register(&text), Register::Haeyo);
            }
            if let Some(text) = hapsyo(&sentence) {
                prop_assert_eq!(register(&text), Register::Hapsyo);
            }
        }
    }
}
