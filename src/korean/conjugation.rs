//! Infinitives (-아/-어) of verb stems: 하 is 해, 고르 is 골라, 쉽 is 쉬워. Which words are forms of a verb.

use super::jamo;

/// Last syllables of stems in ㅂ that keep it (입어); the others change it to 우 (쉬워).
const REGULAR_B: &str = "입잡뽑씹접업꼽좁집굽줍";
/// Last syllables of stems in ㄷ that change it to ㄹ (들어).
const IRREGULAR_D: &str = "듣걷묻닫싣컫";
/// Last syllables of stems in ㅅ that lose it (지어).
const IRREGULAR_S: &str = "짓낫붓잇긋젓";
/// Last syllables of stems in ㅎ that keep it (좋아); the others fuse (그래).
const REGULAR_H: &str = "좋넣놓낳쌓닿땋찧빻";
/// Stems in 르 that merely lose their ㅡ (따라).
const PLAIN_REU: [&str; 4] = ["따르", "치르", "들르", "우러르"];
/// Verbs in 시 whose 시 is no honorific (마셔).
pub(super) const PLAIN_SI: [&str; 4] = ["마시", "모시", "부시", "적시"];

/// Syllables that a ㄹ stem shows before ㅂ니다, at the end of any stem, with the full syllable.
const WITHOUT_RIEUL: [(&str, &str); 5] = [("드", "들"), ("푸", "풀"), ("도", "돌"), ("느", "늘"), ("이끄", "이끌")];
/// Like [`WITHOUT_RIEUL`], but only if the syllable is the whole stem.
const WORD_WITHOUT_RIEUL: [(&str, &str); 15] = [
    ("여", "열"),
    ("아", "알"),
    ("거", "걸"),
    ("미", "밀"),
    ("내미", "내밀"),
    ("노", "놀"),
    ("마", "말"),
    ("기", "길"),
    ("머", "멀"),
    ("우", "울"),
    ("파", "팔"),
    ("부", "불"),
    ("비", "빌"),
    ("어", "얼"),
    ("무", "물"),
];
/// Stems before ㅂ니다 that belong to two common verbs (사다, 살다).
const AMBIGUOUS: [&str; 2] = ["사", "다"];

/// The stem that shows as `open` before ㅂ니다: 만드 is 만들; `None` if two verbs show the same.
pub(super) fn restored_stem(open: String) -> Option<String> {
    if AMBIGUOUS.contains(&open.as_str()) {
        return None;
    }
    if let Some((_, whole)) = WORD_WITHOUT_RIEUL.iter().find(|(stem, _)| *stem == open) {
        return Some((*whole).to_owned());
    }
    let suffix = WITHOUT_RIEUL.iter().find_map(|(end, whole)| {
        let head = open.strip_suffix(end)?;
        Some(format!("{head}{whole}"))
    });
    Some(suffix.unwrap_or(open))
}

/// The infinitive of a stem as it stands before 요 (아니 gives 아니에, 하시 gives 하세).
pub(super) fn infinitive(stem: &str) -> Option<String> {
    let last = stem.chars().next_back()?;
    let head = &stem[..stem.len() - last.len_utf8()];
    let parts = jamo::decompose(last)?;
    match parts.last {
        None => open_infinitive(stem, head, last),
        Some(consonant) => closed_infinitive(stem, head, last, consonant),
    }
}

fn open_infinitive(stem: &str, head: &str, last: char) -> Option<String> {
    let parts = jamo::decompose(last)?;
    let with_vowel = |vowel| Some(format!("{head}{}", jamo::compose(parts.initial, vowel, None)?));
    if stem.ends_with("아니") {
        return Some(format!("{stem}에"));
    }
    match (last, parts.vowel) {
        ('하', _) => with_vowel('ㅐ'),
        ('시', _) if !PLAIN_SI.iter().any(|verb| stem.ends_with(verb)) => with_vowel('ㅔ'),
        ('르', _) if !PLAIN_REU.iter().any(|verb| stem.ends_with(verb)) => {
            let before = head.chars().next_back()?;
            let closed = jamo::with_last(before, Some('ㄹ'))?;
            let end = if is_bright(before) { '라' } else { '러' };
            Some(format!("{}{closed}{end}", &head[..head.len() - before.len_utf8()]))
        }
        ('푸', _) => with_vowel('ㅓ'),
        (_, 'ㅡ') => with_vowel(if head.chars().next_back().is_some_and(is_bright) { 'ㅏ' } else { 'ㅓ' }),
        (_, 'ㅗ') => with_vowel('ㅘ'),
        (_, 'ㅜ') => with_vowel('ㅝ'),
        (_, 'ㅣ') => with_vowel('ㅕ'),
        (_, 'ㅚ') => with_vowel('ㅙ'),
        (_, 'ㅏ' | 'ㅓ' | 'ㅐ' | 'ㅔ' | 'ㅕ' | 'ㅖ') => Some(stem.to_owned()),
        _ => Some(format!("{stem}어")),
    }
}

fn closed_infinitive(stem: &str, head: &str, last: char, consonant: char) -> Option<String> {
    let parts = jamo::decompose(last)?;
    let bright = if is_bright(last) { '아' } else { '어' };
    let opened = jamo::with_last(last, None)?;
    match consonant {
        'ㅂ' if !REGULAR_B.contains(last) => {
            let end = if matches!(stem, "돕" | "곱") { '와' } else { '워' };
            Some(format!("{head}{opened}{end}"))
        }
        'ㄷ' if IRREGULAR_D.contains(last) && stem != "닫" => {
            Some(format!("{head}{}{bright}", jamo::with_last(last, Some('ㄹ'))?))
        }
        'ㅅ' if IRREGULAR_S.contains(last) => Some(format!("{head}{opened}{bright}")),
        'ㅎ' if !REGULAR_H.contains(last) => {
            let pointing =
                ["그렇", "이렇", "저렇", "고렇", "요렇", "조렇", "무렇"].iter().any(|own| stem.ends_with(own));
            let vowel = match parts.vowel {
                'ㅏ' => 'ㅐ',
                'ㅑ' => 'ㅒ',
                'ㅕ' => 'ㅖ',
                'ㅓ' if last == '떻' || pointing && !stem.ends_with("둥그렇") => 'ㅐ',
                'ㅓ' => 'ㅔ',
                _ => return None,
            };
            Some(format!("{head}{}", jamo::compose(parts.initial, vowel, None)?))
        }
        'ㅆ' => Some(format!("{stem}어")),
        _ => Some(format!("{stem}{bright}")),
    }
}

/// Whether a word begins with a form of the verb with this stem, which ends in a vowel: 빠지고, 빠져, 빠졌어요, 빠진, 빠집니다. A noun
/// made of it (빠짐) is none.
pub fn is_form_of(word: &str, stem: &str) -> bool {
    let ends = [None, Some('ㄴ'), Some('ㄹ'), Some('ㅂ')];
    begins(word, stem, &ends) || infinitive(stem).is_some_and(|joined| begins(word, &joined, &[None, Some('ㅆ')]))
}

/// Whether a word begins like this, the last syllable closed by one of these consonants.
fn begins(word: &str, beginning: &str, ends: &[Option<char>]) -> bool {
    let Some((at, last)) = beginning.char_indices().next_back() else { return false };
    let own = word.strip_prefix(&beginning[..at]).and_then(|rest| rest.chars().next());
    let (Some(last), Some(own)) = (jamo::decompose(last), own.and_then(jamo::decompose)) else { return false };
    (own.initial, own.vowel) == (last.initial, last.vowel) && ends.contains(&own.last)
}

/// Whether the syllable's vowel takes 아 rather than 어.
fn is_bright(c: char) -> bool {
    jamo::decompose(c).is_some_and(|parts| matches!(parts.vowel, 'ㅏ' | 'ㅗ' | 'ㅑ'))
}

#[cfg(test)]
mod tests {
    use super::is_form_of;

    #[test]
    fn forms_of_a_verb_are_known_by_its_stem() {
        for (word, stem) in [
            ("빠지고", "빠지"),
            ("빠져", "빠지"),
            ("빠졌어요", "빠지"),
            ("빠진", "빠지"),
            ("빠집니다", "빠지"),
            ("제외돼요", "제외되"),
            ("제외됐어요", "제외되"),
            ("제외된", "제외되"),
            ("대신해서", "대신하"),
            ("대신하는", "대신하"),
            ("떠요", "뜨"),
            ("떴어요", "뜨"),
            ("나와요", "나오"),
            ("나왔어요", "나오"),
            ("나타났어요", "나타나"),
            ("골랐어요", "고르"),
        ] {
            assert!(is_form_of(word, stem), "{word}");
        }
        for (word, stem) in [
            ("빠짐없이", "빠지"),
            ("빠르게", "빠지"),
            ("빠", "빠지"),
            ("제외하면", "제외되"),
            ("대신", "대신하"),
            ("뛰어요", "뜨"),
        ] {
            assert!(!is_form_of(word, stem), "{word}");
        }
    }
}
