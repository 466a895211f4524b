//! 해요체 turned to 합쇼체: 해요 is 합니다, 골라요 is 고릅니다.

use super::jamo;

/// Stems in 우 that their infinitive in 워 shares with adjectives in ㅂ (배워, 쉬워).
const U_VERBS: &str = "배지채비세키외피태치싸메씌띄깨재데";
/// Fixed words with their statement and their question.
const WHOLE: [(&str, &str, &str); 7] = [
    ("안녕하세요", "안녕하십니까", "안녕하십니까"),
    ("그래요", "그렇습니다", "그렇습니까"),
    ("이래요", "이렇습니다", "이렇습니까"),
    ("어때요", "어떻습니다", "어떻습니까"),
    ("따라요", "따릅니다", "따릅니까"),
    ("도와요", "돕습니다", "돕습니까"),
    ("켜요", "켭니다", "켭니까"),
];

/// Infinitives of stems in ㅎ, which fuse with their ending (빨갛다), with their stems.
const FUSED: [(&str, &str); 12] = [
    ("빨개", "빨갛"),
    ("뻘게", "뻘겋"),
    ("파래", "파랗"),
    ("퍼레", "퍼렇"),
    ("노래", "노랗"),
    ("누레", "누렇"),
    ("하얘", "하얗"),
    ("허예", "허옇"),
    ("까매", "까맣"),
    ("동그래", "동그랗"),
    ("둥그레", "둥그렇"),
    ("놔", "놓"),
];

/// Endings that have no counterpart of the same meaning: 할까요, 그렇네요, 맞죠.
const WITHOUT_COUNTERPART: [&str; 9] = ["까요", "네요", "군요", "죠", "지요", "고요", "든요", "데요", "걸요"];

/// Converts `word` from 해요체 to 합쇼체; `asks` says whether the sentence is a question.
pub(super) fn formal(word: &str, asks: bool) -> Option<String> {
    if let Some((_, statement, question)) = WHOLE.iter().find(|(whole, ..)| *whole == word) {
        return Some((if asks { *question } else { *statement }).to_owned());
    }
    if WITHOUT_COUNTERPART.iter().any(|ending| word.ends_with(ending)) {
        return None;
    }
    let bare = word.strip_suffix('요')?;
    if let Some((head, stem)) = FUSED.iter().find_map(|(fused, stem)| Some((bare.strip_suffix(fused)?, stem))) {
        return stated(&format!("{head}{stem}"), asks);
    }
    if let Some(stem) = word.strip_suffix("게요") {
        return Some(format!("{}겠습니다", without_rieul(stem)?));
    }
    if let Some(stem) = word.strip_suffix("아니에요") {
        return stated(&format!("{stem}아니"), asks);
    }
    if let Some(stem) = word.strip_suffix("거예요") {
        return Some(format!("{stem}것{}", if asks { "입니까" } else { "입니다" }));
    }
    if let Some(noun) = word.strip_suffix("이에요").or_else(|| word.strip_suffix("예요")) {
        return Some(format!("{noun}{}", if asks { "입니까" } else { "입니다" }));
    }
    if let Some(stem) = word.strip_suffix("세요") {
        return Some(match (asks, stem.ends_with('이')) {
            (true, _) => format!("{stem}십니까"),
            (false, true) => return None,
            (false, false) => format!("{stem}십시오"),
        });
    }
    if let Some(stem) = question_stem(word, asks) {
        return stated(&stem, true);
    }
    stated(&stem_of(bare)?, asks)
}

/// The stem before a question ending: 하나요, 한가요, 큰가요.
fn question_stem(word: &str, asks: bool) -> Option<String> {
    if let Some(stem) = word.strip_suffix("나요").filter(|stem| asks && !stem.is_empty()) {
        return Some(stem.to_owned());
    }
    let head = word.strip_suffix("가요")?;
    let last = head.chars().next_back().filter(|c| jamo::last_consonant(*c) == Some('ㄴ'))?;
    let before = &head[..head.len() - last.len_utf8()];
    match last {
        '는' | '은' if !before.is_empty() => Some(before.to_owned()),
        _ => Some(format!("{before}{}", jamo::with_last(last, None)?)),
    }
}

/// The stem with -ㅂ니다 or -습니다, or with the ending of a question.
fn stated(stem: &str, asks: bool) -> Option<String> {
    let last = stem.chars().next_back()?;
    let head = &stem[..stem.len() - last.len_utf8()];
    let end = if asks { "니까" } else { "니다" };
    match jamo::decompose(last)?.last {
        None | Some('ㄹ') => Some(format!("{head}{}{end}", jamo::with_last(last, Some('ㅂ'))?)),
        Some(_) => Some(format!("{stem}습{end}")),
    }
}

/// `stem` with the ㄹ of 할게요 taken away.
fn without_rieul(stem: &str) -> Option<String> {
    let last = stem.chars().next_back()?;
    let open = jamo::with_last(last, None)?;
    (jamo::last_consonant(last) == Some('ㄹ')).then(|| format!("{}{open}", &stem[..stem.len() - last.len_utf8()]))
}

/// The stem that has this infinitive: 해 is 하, 골라 is 고르, 쉬워 is 쉽.
fn stem_of(infinitive: &str) -> Option<String> {
    let last = infinitive.chars().next_back()?;
    let head = &infinitive[..infinitive.len() - last.len_utf8()];
    let before = head.chars().next_back();
    let parts = jamo::decompose(last).filter(|parts| parts.last.is_none())?;
    let with_vowel = |vowel| Some(format!("{head}{}", jamo::compose(parts.initial, vowel, None)?));
    // 눌러, 골라: the ㄹ in the syllable before comes from 르.
    if let ('라' | '러', Some(closed)) = (last, before)
        && jamo::last_consonant(closed) == Some('ㄹ')
    {
        let open = jamo::with_last(closed, None)?;
        return Some(format!("{}{open}르", &head[..head.len() - closed.len_utf8()]));
    }
    match last {
        '해' => with_vowel('ㅏ'),
        '워' => match before? {
            c if U_VERBS.contains(c) => with_vowel('ㅜ'),
            c => Some(format!("{}{}", &head[..head.len() - c.len_utf8()], jamo::with_last(c, Some('ㅂ'))?)),
        },
        '써' | '꺼' | '커' | '떠' => with_vowel('ㅡ'),
        // Among open stems, only those that cannot fuse keep 어 as a syllable: 쉬어, 되어.
        '아' | '어' => match jamo::decompose(before?)? {
            closed if closed.last.is_some() => Some(head.to_owned()),
            open if last == '어' && matches!(open.vowel, 'ㅟ' | 'ㅢ' | 'ㅚ' | 'ㅣ') => Some(head.to_owned()),
            _ => None,
        },
        _ => match parts.vowel {
            'ㅏ' | 'ㅓ' | 'ㅐ' | 'ㅔ' => Some(infinitive.to_owned()),
            'ㅘ' => with_vowel('ㅗ'),
            'ㅝ' => with_vowel('ㅜ'),
            'ㅙ' => with_vowel('ㅚ'),
            'ㅕ' if last == '펴' => Some(infinitive.to_owned()),
            'ㅕ' => with_vowel('ㅣ'),
            _ => None,
        },
    }
}
