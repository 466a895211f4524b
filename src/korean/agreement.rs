//! Chooses the form of a particle that agrees with the word before it.

use std::borrow::Cow;

use super::ending_sound::Sound;
use super::grammar::{First, Pairing, analyse};
use super::jamo;
use super::sound::last_sound;

/// Spellings that write both forms of a particle at once, with the pair that they mean.
///
/// Covers 은(는), 는(은), 은/는, (은)는 and (으)로; the text after the particle (라는 of (이)라는) stays.
const BOTH_FORMS: [(&str, &str, &str, bool); 20] = [
    ("은(는)", "은", "는", false),
    ("는(은)", "은", "는", false),
    ("은/는", "은", "는", false),
    ("이(가)", "이", "가", false),
    ("가(이)", "이", "가", false),
    ("이/가", "이", "가", false),
    ("을(를)", "을", "를", false),
    ("를(을)", "을", "를", false),
    ("을/를", "을", "를", false),
    ("과(와)", "과", "와", false),
    ("와(과)", "과", "와", false),
    ("과/와", "과", "와", false),
    ("와/과", "과", "와", false),
    ("으로/로", "으로", "로", true),
    ("(으)로", "으로", "로", true),
    ("(은)는", "은", "는", false),
    ("(이)가", "이", "가", false),
    ("(을)를", "을", "를", false),
    ("(와)과", "과", "와", false),
    ("(이)", "이", "", false),
];

/// `tail`, the Hangul written right after `word`, corrected for the word's last sound.
///
/// Particles and copulas with two forms take the right one (학습자 + 을 is 를, 학생 +
/// 예요 is 이에요), also where both were written (은(는), (으)로). The tail comes back
/// unchanged if it does not parse whole as particles or endings, begins with something
/// that has one form, or the word's reading is unknown.
pub fn agree<'a>(word: &str, tail: &'a str) -> Cow<'a, str> {
    match last_sound(word) {
        Some(sound) => agree_with(sound, tail),
        None => Cow::Borrowed(tail),
    }
}

/// Like [`agree`], for a word that is known to end in `sound`.
pub fn agree_with(sound: Sound, tail: &str) -> Cow<'_, str> {
    match replacement(sound, tail) {
        Some((written, right)) if written != right => Cow::Owned(format!("{right}{}", &tail[written.len()..])),
        _ => Cow::Borrowed(tail),
    }
}

/// `tail` behind several words of which each reader sees one: the form that fits all of them, else both forms.
///
/// 내 강의실 and 강의 관리 + 을 is 을(를), 저장 and 확인 + 를 is 을.
pub fn agree_with_each<'w>(words: impl Iterator<Item = &'w str>, tail: &str) -> String {
    let mut forms = words.map(|word| agree(word, tail));
    let Some(first) = forms.next() else { return tail.to_owned() };
    if forms.all(|form| form == first) {
        return first.into_owned();
    }
    let (closed, open) = (agree_with(Sound::Consonant, tail), agree_with(Sound::Vowel, tail));
    let shared = shared_end(&closed, &open);
    let (a, b, rest) =
        (&closed[..closed.len() - shared], &open[..open.len() - shared], &closed[closed.len() - shared..]);
    match a.chars().count() {
        _ if b.is_empty() => format!("({a}){rest}"),
        1 => format!("{a}({b}){rest}"),
        _ => format!("{closed}/{open}"),
    }
}

/// The length in bytes of a particle with both forms (은(는), (으)로) at the start of `tail`, if there is one.
pub fn both_forms_length(tail: &str) -> Option<usize> {
    both_forms(tail).map(|(written, ..)| written.len())
}

fn both_forms(tail: &str) -> Option<(&'static str, &'static str, &'static str, bool)> {
    BOTH_FORMS
        .into_iter()
        .find(|(written, ..)| {
            // Behind the bracket another word may begin: (이)가입하면.
            let open = matches!(*written, "(은)는" | "(이)가" | "(을)를" | "(와)과");
            tail.strip_prefix(written).is_some_and(|rest| !open || !rest.starts_with(jamo::is_syllable))
        })
        // (이) alone is not a particle, and (이하 …) is a gloss.
        .filter(|(written, ..)| {
            *written != "(이)"
                || analyse(jamo::leading_syllables(&tail[written.len()..]), None, 2).is_some_and(|rest| {
                    match rest.first {
                        First::Alternating(own) => !own.has_closed && own.closed.strip_prefix('이') == Some(own.open),
                        first => first == First::Dropped,
                    }
                })
        })
}

/// The particle form at the start of `tail` and the correct form; `None` if the tail starts with no alternating form.
fn replacement(sound: Sound, tail: &str) -> Option<(&str, &'static str)> {
    if let Some((written, closed, open, rieul_open)) = both_forms(tail) {
        let pairing = Pairing { closed, open, has_closed: true, rieul_open };
        return Some((&tail[..written.len()], pairing.after(sound)));
    }
    let run = jamo::leading_syllables(tail);
    let closed = sound != Sound::Vowel;
    // The length of the noun is unknown here; a length of two syllables excludes no reading.
    match analyse(run, None, 2)?.first {
        First::Fixed => None,
        First::Alternating(pairing) => {
            // The end that both forms share may be fused with what follows: 으론.
            let shared = shared_end(pairing.closed, pairing.open);
            let written = pairing.written().len() - shared;
            let right = pairing.after(sound);
            Some((&run[..written], &right[..right.len() - shared]))
        }
        First::Copula { .. } if run.starts_with("이에요") => {
            Some((&run[.."이에요".len()], if closed { "이에요" } else { "예요" }))
        }
        First::Copula { droppable } => {
            let drops = droppable && !closed && run.starts_with('이');
            drops.then(|| (&run[.."이".len()], ""))
        }
        First::Dropped if closed && run.starts_with("예요") => Some((&run[.."예요".len()], "이에요")),
        First::Dropped => closed.then_some((&run[..0], "이")),
        First::CopulaInf => infinitive(run, closed),
    }
}

/// The bytes of the syllables in which two forms end alike.
fn shared_end(a: &str, b: &str) -> usize {
    let same = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

/// 이어서/여서, 이었다/였다: one syllable or two, with or without the final of the past.
fn infinitive(run: &str, closed: bool) -> Option<(&str, &'static str)> {
    [("이어", "여"), ("이었", "였")].into_iter().find_map(|(full, short)| {
        let right = if closed { full } else { short };
        let written = [full, short].into_iter().find(|form| run.starts_with(form))?;
        Some((&run[..written.len()], right))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_tail_for_several_words() {
        let both = |words: &[&str], tail: &str| agree_with_each(words.iter().copied(), tail);
        let menus = ["내 강의실", "강의 관리"];
        for (tail, expected) in [
            ("를", "을(를)"),
            ("은", "은(는)"),
            ("이", "이(가)"),
            ("와", "과(와)"),
            ("에서", "에서"),
            ("로", "로"),
            ("을(를)", "을(를)"),
            ("이에요", "이에요/예요"),
            ("이라고", "(이)라고"),
        ] {
            assert_eq!(both(&menus, tail), expected, "{tail}");
        }
        assert_eq!(both(&["통계", "정산"], "로"), "(으)로");
        assert_eq!(both(&["저장", "확인"], "를"), "을");
        assert_eq!(both(&[], "를"), "를");
    }

    /// Pairs of tails: after a consonant, after a vowel.
    const PAIRS: [(&str, &str); 64] = [
        ("이", "가"),
        ("은", "는"),
        ("을", "를"),
        ("과", "와"),
        ("과의", "와의"),
        ("과는", "와는"),
        ("이나", "나"),
        ("이나마", "나마"),
        ("이랑", "랑"),
        ("이란", "란"),
        ("이라", "라"),
        ("이라는", "라는"),
        ("이라고", "라고"),
        ("이라고는", "라고는"),
        ("이라곤", "라곤"),
        ("이라면", "라면"),
        ("이라도", "라도"),
        ("이라서", "라서"),
        ("이라며", "라며"),
        ("이라든지", "라든지"),
        ("이라기보다는", "라기보다는"),
        ("이라기보단", "라기보단"),
        ("이랍니다", "랍니다"),
        ("이래요", "래요"),
        ("이며", "며"),
        ("이면", "면"),
        ("이면서", "면서"),
        ("이고", "고"),
        ("이지만", "지만"),
        ("이거나", "거나"),
        ("이니까", "니까"),
        ("이니", "니"),
        ("이다", "다"),
        ("이죠", "죠"),
        ("이지요", "지요"),
        ("이네요", "네요"),
        ("이군요", "군요"),
        ("이든", "든"),
        ("이든지", "든지"),
        ("이든가", "든가"),
        ("이야", "야"),
        ("이야말로", "야말로"),
        ("이여", "여"),
        ("이에요", "예요"),
        ("이세요", "세요"),
        ("이시죠", "시죠"),
        ("이시네요", "시네요"),
        ("이신가요", "신가요"),
        ("이신데", "신데"),
        ("이시라면", "시라면"),
        ("이십니다", "십니다"),
        ("이어야", "여야"),
        ("이어야만", "여야만"),
        ("이어서", "여서"),
        ("이어도", "여도"),
        ("이었습니다", "였습니다"),
        ("이었어요", "였어요"),
        ("이었던", "였던"),
        ("이었는데", "였는데"),
        ("이었음을", "였음을"),
        ("이었더라면", "였더라면"),
        ("이냐", "냐"),
        ("이랄까", "랄까"),
        ("은커녕", "는커녕"),
    ];

    /// Tails that are the same after every sound.
    const FIXED: [&str; 40] = [
        "의",
        "에",
        "에서",
        "에서는",
        "에서만",
        "에게",
        "에게서는",
        "한테",
        "께서",
        "부터",
        "까지",
        "만",
        "만이",
        "도",
        "조차",
        "마저",
        "밖에",
        "처럼",
        "보다",
        "같이",
        "대로",
        "마다",
        "만큼",
        "별로",
        "용",
        "당",
        "씩",
        "들이",
        "들은",
        "들이라면",
        "님을",
        "짜리를",
        "입니다",
        "인",
        "인지를",
        "일까요",
        "임을",
        "이자",
        "뿐만",
        "까지라도",
    ];

    #[test]
    fn pairs_alternate_both_ways() {
        for (closed, open) in PAIRS {
            assert_eq!(agree("수강생", open), closed, "수강생 + {open}");
            assert_eq!(agree("수강생", closed), closed, "수강생 + {closed}");
            assert_eq!(agree("학습자", closed), open, "학습자 + {closed}");
            assert_eq!(agree("학습자", open), open, "학습자 + {open}");
            assert_eq!(agree("파일", open), closed, "파일 + {open}");
        }
    }

    #[test]
    fn rieul_takes_ro() {
        for rest in ["", "서", "써", "부터", "는", "도", "만", "의", "부터도", "까지"] {
            let (long, short) = (format!("으로{rest}"), format!("로{rest}"));
            assert_eq!(agree("파일", &long), short);
            assert_eq!(agree("서버", &long), short);
            assert_eq!(agree("화면", &short), long);
        }
        assert_eq!(agree("버튼", "론"), "으론");
        assert_eq!(agree("메일", "으론"), "론");
    }

    #[test]
    fn fixed_forms_stay() {
        for tail in FIXED {
            for word in ["수강생", "학습자", "파일"] {
                assert_eq!(agree(word, tail), tail, "{word} + {tail}");
            }
        }
    }

    #[test]
    fn the_copula_stays_where_both_ways_are_usual() {
        for tail in ["이므로", "이더라도", "이던", "이자", "인데", "이기"] {
            assert_eq!(agree("학습자", tail), tail);
        }
        assert_eq!(agree("수강생", "므로"), "이므로");
        assert_eq!(agree("수강생", "더라도"), "이더라도");
    }

    #[test]
    fn both_forms_become_one() {
        for (tail, closed, open) in [
            ("은(는)", "은", "는"),
            ("는(은)", "은", "는"),
            ("을/를", "을", "를"),
            ("이(가)", "이", "가"),
            ("와(과)는", "과는", "와는"),
            ("(이)라는", "이라는", "라는"),
            ("(이)가", "이", "가"),
            ("(은)는", "은", "는"),
            ("(을)를", "을", "를"),
            ("(이)나", "이나", "나"),
            ("(으)로서", "으로서", "로서"),
        ] {
            assert_eq!(agree("수강생", tail), closed);
            assert_eq!(agree("학습자", tail), open);
        }
        assert_eq!(agree("파일", "(으)로"), "로");
        assert_eq!(agree("학습자", "(이하 갑)"), "(이하 갑)");
    }

    #[test]
    fn what_is_no_particle_stays() {
        for tail in ["이동은", "과정", "가격을", "이름이", "은행", "회", "를위한", ""] {
            assert_eq!(agree("학습자", tail), tail);
            assert_eq!(agree("수강생", tail), tail);
        }
        assert_eq!(agree("漢字", "를"), "를");
    }

    proptest! {
        #[test]
        fn agreeing_twice_changes_nothing(word in "[가-힣]{1,4}", at in 0usize..58, open: bool) {
            let tail = if open { PAIRS[at].1 } else { PAIRS[at].0 };
            let once = agree(&word, tail).into_owned();
            prop_assert_eq!(agree(&word, &once).into_owned(), once.clone());
        }

        #[test]
        fn any_text_is_accepted(word in "\\PC{0,6}", tail in "[가-힣()/이은는을를a ]{0,8}") {
            let once = agree(&word, &tail).into_owned();
            prop_assert_eq!(agree(&word, &once).into_owned(), once);
        }
    }
}
