//! How numbers, units and signs are read aloud in Korean.

use super::ending_sound::Sound::{self, Consonant, Rieul, Vowel};

/// Units that follow a number, with the last sound of their reading.
const UNITS: [(&str, Sound); 42] = [
    ("A", Vowel),       // 암페어
    ("B", Vowel),       // 바이트
    ("GB", Vowel),      // 기가바이트
    ("GHz", Vowel),     // 기가헤르츠
    ("Hz", Vowel),      // 헤르츠
    ("K", Vowel),       // 케이
    ("KB", Vowel),      // 킬로바이트
    ("L", Vowel),       // 리터
    ("MB", Vowel),      // 메가바이트
    ("MHz", Vowel),     // 메가헤르츠
    ("Mbps", Vowel),    // 메가비피에스
    ("PB", Vowel),      // 페타바이트
    ("TB", Vowel),      // 테라바이트
    ("V", Vowel),       // 볼트
    ("W", Vowel),       // 와트
    ("cm", Vowel),      // 센티미터
    ("dpi", Vowel),     // 디피아이
    ("em", Consonant),  // 엠
    ("fps", Vowel),     // 에프피에스
    ("g", Consonant),   // 그램
    ("h", Consonant),   // 시간
    ("ha", Vowel),      // 헥타르
    ("kHz", Vowel),     // 킬로헤르츠
    ("kWh", Vowel),     // 킬로와트시
    ("kcal", Vowel),    // 킬로칼로리
    ("kg", Consonant),  // 킬로그램
    ("km", Vowel),      // 킬로미터
    ("l", Vowel),       // 리터
    ("m", Vowel),       // 미터
    ("mL", Vowel),      // 밀리리터
    ("mg", Consonant),  // 밀리그램
    ("min", Consonant), // 분
    ("ml", Vowel),      // 밀리리터
    ("mm", Vowel),      // 밀리미터
    ("ms", Vowel),      // 밀리초
    ("nm", Vowel),      // 나노미터
    ("pt", Vowel),      // 포인트
    ("px", Rieul),      // 픽셀
    ("rem", Consonant), // 렘
    ("s", Vowel),       // 초
    ("t", Consonant),   // 톤
    ("x", Vowel),       // 엑스
];

/// The last sound of a word that ends in a number, a unit behind a number, or a sign.
pub(super) fn last_sound(word: &str) -> Option<Sound> {
    let last = word.chars().next_back()?;
    sign(last).or_else(|| english_digit(word)).or_else(|| number(word)).or_else(|| unit(word))
}

/// Signs that are read the same in every position.
fn sign(c: char) -> Option<Sound> {
    Some(match c {
        '%' | '％' | '‰' => Vowel,                 // 퍼센트, 퍼밀
        '°' | '℃' | '℉' => Vowel,                  // 도
        '$' | '€' => Vowel,                        // 달러, 유로
        '₩' | '¥' => Consonant,                    // 원, 엔
        '+' | '＋' | '&' | '＆' => Vowel,          // 플러스, 앤드
        '#' | '＃' => Consonant,                   // 샵
        '㎝' | '㎞' | '㎜' | '㎡' | '㎖' => Vowel, // 미터, 리터
        '㎏' | '㎎' => Consonant,                  // 그램
        'α' | 'β' | 'γ' | 'δ' | 'θ' | 'λ' | 'μ' | 'π' | 'σ' | 'ω' => Vowel,
        'ε' => Consonant, // 엡실론
        _ => return small_number(c),
    })
}

/// Numbers in one character: ①, Ⅳ.
fn small_number(c: char) -> Option<Sound> {
    let value = match c {
        '①'..='⑳' => c as u32 - '①' as u32 + 1,
        'Ⅰ'..='Ⅻ' => c as u32 - 'Ⅰ' as u32 + 1,
        'ⅰ'..='ⅻ' => c as u32 - 'ⅰ' as u32 + 1,
        _ => return None,
    };
    Some(if value % 10 == 0 {
        Consonant // 십, 이십
    } else {
        digit(value % 10)
    })
}

/// The last sound of a digit: 영 일 이 삼 사 오 육 칠 팔 구.
fn digit(value: u32) -> Sound {
    match value {
        1 | 7 | 8 => Rieul,
        0 | 3 | 6 => Consonant,
        _ => Vowel,
    }
}

/// A digit glued to an acronym, which is read in English: MP3 쓰리, ES6 식스.
fn english_digit(word: &str) -> Option<Sound> {
    let head = word.strip_suffix(|c: char| c.is_ascii_digit())?;
    let capitals = head.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    (capitals >= 2).then(|| match word.as_bytes()[head.len()] {
        b'1' | b'7' | b'9' => Consonant, // 원, 세븐, 나인
        _ => Vowel,                      // 제로, 투, 쓰리, 포, 파이브, 식스, 에이트
    })
}

/// A trailing number: 3, 10, 1,000, 2.0, with full-width digits too.
fn number(word: &str) -> Option<Sound> {
    let value_of = |c: char| match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    };
    let mut zeros = 0;
    let mut digits = 0;
    let mut significant = None;
    let mut decimal = false;
    for c in word.chars().rev() {
        match value_of(c) {
            Some(0) if significant.is_none() => zeros += 1,
            Some(value) => {
                significant.get_or_insert(value);
            }
            None => {
                decimal = c == '.' && digits > 0;
                if c != ',' {
                    break;
                }
            }
        }
        digits += u32::from(c != ',');
    }
    if digits == 0 {
        return None;
    }
    Some(match (zeros, significant) {
        (0, Some(value)) => digit(value),
        // Digits behind a decimal point are read one by one: 2.0 is 이 점 영.
        _ if decimal => Consonant,
        // 10^12 to 10^15 end in 조; 십, 백, 천, 만, 억, 경 and 영 in a consonant.
        (12..=15, Some(_)) => Vowel,
        _ => Consonant,
    })
}

/// A unit right behind a number: 10px, 3 kg.
fn unit(word: &str) -> Option<Sound> {
    let head = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let name = &word[head.len()..];
    let at = UNITS.binary_search_by(|(unit, _)| (*unit).cmp(name)).ok()?;
    head.trim_end().ends_with(|c: char| c.is_ascii_digit()).then_some(UNITS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_sino_korean() {
        for (word, sound) in [
            ("0", Consonant),
            ("1", Rieul),
            ("2", Vowel),
            ("3", Consonant),
            ("4", Vowel),
            ("5", Vowel),
            ("6", Consonant),
            ("7", Rieul),
            ("8", Rieul),
            ("9", Vowel),
            ("10", Consonant),
            ("21", Rieul),
            ("100", Consonant),
            ("1,000", Consonant),
            ("1000000000000", Vowel),
            ("10000000000000000", Consonant),
            ("2.0", Consonant),
            ("3.5", Vowel),
            ("v2", Vowel),
            ("HTML5", Vowel),
            ("MP3", Vowel),
            ("PS1", Consonant),
            ("２", Vowel),
            ("③", Consonant),
            ("⑳", Consonant),
            ("Ⅳ", Vowel),
        ] {
            assert_eq!(last_sound(word), Some(sound), "{word}");
        }
    }

    #[test]
    fn units_and_signs_have_readings() {
        for (word, sound) in [
            ("50%", Vowel),
            ("10px", Rieul),
            ("3 kg", Consonant),
            ("16GB", Vowel),
            ("C++", Vowel),
            ("C#", Consonant),
            ("5₩", Consonant),
        ] {
            assert_eq!(last_sound(word), Some(sound), "{word}");
        }
        assert_eq!(last_sound("kg"), None);
        assert_eq!(last_sound("px"), None);
    }

    #[test]
    fn units_stand_in_order() {
        assert!(UNITS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
