//! How Latin words and acronyms are read aloud in Korean.
//!
//! English words follow 외래어 표기법 (chapter 3, table 1): after a short vowel a final
//! p, t, k closes the syllable (앱, 챗, 북), after a consonant or a long vowel it takes
//! 으 (포인트, 시트, 링크); b, d, g, f, s and most other consonants always take a vowel;
//! l, m, n, ng close. Only words whose customary reading departs from that are listed.

use super::ending_sound::Sound::{self, Consonant, Rieul, Vowel};

/// Acronyms that are read as words and end in another sound than the name of their last letter.
const SPOKEN_ACRONYMS: [(&str, Sound); 11] = [
    ("EPUB", Consonant),    // 이펍
    ("JPEG", Consonant),    // 제이펙
    ("LASER", Vowel),       // 레이저
    ("LIDAR", Vowel),       // 라이다
    ("MPEG", Consonant),    // 엠펙
    ("POP", Consonant),     // 팝
    ("RADAR", Vowel),       // 레이더
    ("SWOT", Consonant),    // 스왓
    ("WEB", Consonant),     // 웹
    ("WYSIWYG", Consonant), // 위지윅
    ("ZIP", Consonant),     // 집
];

/// Customary readings of English words that the spelling rules miss.
///
/// An entry of four or more letters also applies to longer words with that end (prototype).
const CUSTOMARY: [(&str, Sound); 14] = [
    ("bit", Vowel),       // 비트
    ("cheap", Consonant), // 칩
    ("check", Vowel),     // 체크
    ("deep", Consonant),  // 딥
    ("github", Vowel),    // 깃허브
    ("group", Consonant), // 그룹
    ("heap", Consonant),  // 힙
    ("hit", Vowel),       // 히트
    ("hub", Vowel),       // 허브
    ("keep", Consonant),  // 킵
    ("sleep", Consonant), // 슬립
    ("talk", Consonant),  // 톡
    ("tweet", Consonant), // 트윗
    ("type", Consonant),  // 타입
];

/// The last sound of a word that ends in a Latin letter.
pub(super) fn last_sound(word: &str) -> Option<Sound> {
    let last = word.chars().next_back()?;
    if !last.is_ascii_alphabetic() {
        return accented(last);
    }
    let chunk = last_chunk(word);
    if is_spelled_out(chunk) {
        let known = SPOKEN_ACRONYMS.iter().find(|(acronym, _)| *acronym == chunk);
        return Some(known.map_or_else(|| letter_name(last), |(_, sound)| *sound));
    }
    Some(english(&chunk.to_ascii_lowercase()))
}

/// The last part of a word: Hub of GitHub, OS of macOS, script of type-script.
fn last_chunk(word: &str) -> &str {
    let bytes = word.as_bytes();
    let upper = |at: usize| bytes[at].is_ascii_uppercase();
    let mut start = bytes.len() - 1;
    let capitals = upper(start);
    while start > 0 && bytes[start - 1].is_ascii_alphabetic() {
        match (capitals, upper(start - 1)) {
            (true, false) => break,
            // A capital starts the chunk; the small letters after it belong to the chunk.
            (false, true) => {
                start -= 1;
                break;
            }
            _ => start -= 1,
        }
    }
    &word[start..]
}

/// Whether a chunk is read letter by letter.
///
/// Capitals are spelled out, unless there are many and they form a word (LOGIN). Small letters are spelled out without
/// a vowel (npm, css) or if there are only two (ip, os).
fn is_spelled_out(chunk: &str) -> bool {
    let spoken = chunk.bytes().any(|b| b"aeiouAEIOU".contains(&b));
    if chunk.bytes().all(|b| b.is_ascii_uppercase()) {
        return chunk.len() <= 4 || !spoken || SPOKEN_ACRONYMS.iter().any(|(a, _)| *a == chunk);
    }
    let small = chunk.bytes().all(|b| b.is_ascii_lowercase());
    small && (chunk.len() == 1 || (chunk.len() == 2 && chunk != "up") || !(spoken || chunk.contains('y')))
}

/// The last sound of a letter's name: 에이 비 씨 … 제트.
fn letter_name(letter: char) -> Sound {
    match letter.to_ascii_uppercase() {
        'L' | 'R' => Rieul,
        'M' | 'N' => Consonant,
        _ => Vowel,
    }
}

/// Letters with accents: vowels are vowels, ñ is 느 or ㄴ.
fn accented(c: char) -> Option<Sound> {
    match c {
        'à'..='æ' | 'è'..='ï' | 'ò'..='ö' | 'ø'..='ý' | 'ÿ' => Some(Vowel),
        'ñ' | 'ń' => Some(Consonant),
        _ => None,
    }
}

/// The last sound of an English word in small letters.
fn english(word: &str) -> Sound {
    let customary = |end: &str| word == end || (end.len() >= 4 && word.ends_with(end));
    if let Some((_, sound)) = CUSTOMARY.iter().find(|(end, _)| customary(end)) {
        return *sound;
    }
    let bytes = word.as_bytes();
    let from_end = |at: usize| bytes.len().checked_sub(at).map(|i| bytes[i]);
    let before = from_end(2);
    let vowel = |b: Option<u8>| b.is_some_and(|b| b"aeiouy".contains(&b));
    match bytes[bytes.len() - 1] {
        b'l' => Rieul,
        b'm' | b'n' => Consonant,
        b'g' if before == Some(b'n') => Consonant, // -ng
        b'e' => silent_e(before, vowel(from_end(3))),
        b'b' | b'q' if vowel(before) => Consonant, // 웹
        b'c' if vowel(before) => Consonant,        // 베이식
        b'k' if before == Some(b'c') => Consonant, // 슬랙
        b'k' | b'p' | b't' if is_short(bytes) => Consonant,
        _ => Vowel,
    }
}

/// The last sound of words in silent -e: 파일, 크롬, 폰; the rest end in a vowel (페이지, 코드).
fn silent_e(before: Option<u8>, after_vowel: bool) -> Sound {
    match before {
        Some(b'l') => Rieul,
        Some(b'm' | b'n') if after_vowel => Consonant,
        _ => Vowel,
    }
}

/// Whether the final p, t or k stands behind a short vowel and so closes the syllable.
fn is_short(word: &[u8]) -> bool {
    let doubled = word.len() > 2 && word[word.len() - 1] == word[word.len() - 2]; // app
    let end = word.len() - 1 - usize::from(doubled);
    let vowel = |at: usize| b"aeiou".contains(&word[at]);
    if end == 0 || !(vowel(end - 1) || word[end - 1] == b'y') {
        return false;
    }
    if end < 2 || !vowel(end - 2) {
        return true;
    }
    // Two vowels make a long one, except 아웃 and 북.
    matches!(
        (word[end - 2], word[end - 1], word[end]),
        (b'o', b'u', b't') | (b'o', b'o', b'k') | (b'i', b'o' | b'e', _) | (b'u', b'i' | b'o', b't' | b'k' | b'p')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_read_by_their_letters() {
        for (word, sound) in [
            ("PDF", Vowel),
            ("URL", Rieul),
            ("XML", Rieul),
            ("SSR", Rieul),
            ("DOM", Consonant),
            ("CDN", Consonant),
            ("JSON", Consonant),
            ("FAQ", Vowel),
            ("macOS", Vowel),
            ("npm", Consonant),
            ("css", Vowel),
            ("ip", Vowel),
            ("ZIP", Consonant),
            ("APIs", Vowel),
            ("A", Vowel),
            ("LOGIN", Consonant),
        ] {
            assert_eq!(last_sound(word), Some(sound), "{word}");
        }
    }

    #[test]
    fn words_follow_the_loanword_rules() {
        let vowel = "Vue Docker Safari Word Canvas Teams Firefox code site cache page store \
            blog cloud server user client event text list link task network sheet root light \
            push search auth graph service cookie value query window GitHub YouTube check bit \
            help jump loop week break Apache course drive scope cafe Java study show";
        let rieul = "Google Excel Gmail Moodle email tool table file role module style profile \
            Oracle label null Pixel scroll";
        let consonant = "Chrome Slack Zoom Python Notion Outlook phone online frame theme app map \
            tip group popup desktop step web tab club chat bot internet market widget socket format \
            layout input output slot commit limit basic magic music block click stack TikTok book \
            hook string Bing type prototype KakaoTalk quick rebuild-up PlayerUp";
        for (words, sound) in [(vowel, Vowel), (rieul, Rieul), (consonant, Consonant)] {
            for word in words.split_whitespace() {
                assert_eq!(last_sound(word), Some(sound), "{word}");
            }
        }
    }

    #[test]
    fn accents_are_read_and_other_scripts_are_not() {
        assert_eq!(last_sound("café"), Some(Vowel));
        assert_eq!(last_sound("日本"), None);
    }
}
