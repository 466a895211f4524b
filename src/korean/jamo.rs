//! Arithmetic of Hangul syllables and their letters.
//!
//! Unicode arranges the 11,172 modern syllables so that
//! `code = 0xAC00 + (initial × 21 + vowel) × 28 + final`
//! (The Unicode Standard, section 3.12). Letters are given as compatibility jamo
//! (U+3131–U+3163), the ones a keyboard types and a reader sees standing alone.

/// First code point of the modern syllables, 가.
const FIRST_SYLLABLE: u32 = 0xAC00;
/// Number of modern syllables, 가 to 힣.
const SYLLABLES: u32 = 11_172;
/// Vowels in the order of the syllable arithmetic.
const VOWEL_COUNT: u32 = 21;
/// Finals in the order of the syllable arithmetic, "none" among them.
const FINAL_COUNT: u32 = 28;

/// The nineteen initial consonants, in Unicode order.
pub const INITIALS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// The twenty-one vowels, in Unicode order.
pub const VOWELS: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ', 'ㅠ', 'ㅡ',
    'ㅢ', 'ㅣ',
];

/// The twenty-seven final consonants, in Unicode order (index 0 of the arithmetic is "none").
pub const FINALS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ', 'ㅅ',
    'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// Letters that input methods type as two keystrokes, with their parts.
const CLUSTERS: [(char, char, char); 18] = [
    ('ㄳ', 'ㄱ', 'ㅅ'),
    ('ㄵ', 'ㄴ', 'ㅈ'),
    ('ㄶ', 'ㄴ', 'ㅎ'),
    ('ㄺ', 'ㄹ', 'ㄱ'),
    ('ㄻ', 'ㄹ', 'ㅁ'),
    ('ㄼ', 'ㄹ', 'ㅂ'),
    ('ㄽ', 'ㄹ', 'ㅅ'),
    ('ㄾ', 'ㄹ', 'ㅌ'),
    ('ㄿ', 'ㄹ', 'ㅍ'),
    ('ㅀ', 'ㄹ', 'ㅎ'),
    ('ㅄ', 'ㅂ', 'ㅅ'),
    ('ㅘ', 'ㅗ', 'ㅏ'),
    ('ㅙ', 'ㅗ', 'ㅐ'),
    ('ㅚ', 'ㅗ', 'ㅣ'),
    ('ㅝ', 'ㅜ', 'ㅓ'),
    ('ㅞ', 'ㅜ', 'ㅔ'),
    ('ㅟ', 'ㅜ', 'ㅣ'),
    ('ㅢ', 'ㅡ', 'ㅣ'),
];

/// The letters of one syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syllable {
    /// Initial consonant; ㅇ where the syllable begins with its vowel.
    pub initial: char,
    /// Vowel.
    pub vowel: char,
    /// Final consonant, if the syllable is closed.
    pub last: Option<char>,
}

/// Whether `c` is a modern Hangul syllable (가 to 힣).
pub fn is_syllable(c: char) -> bool {
    (c as u32).wrapping_sub(FIRST_SYLLABLE) < SYLLABLES
}

/// The syllables with which a text begins.
pub fn leading_syllables(text: &str) -> &str {
    &text[..text.find(|c| !is_syllable(c)).unwrap_or(text.len())]
}

/// The syllables with which a text ends.
pub fn trailing_syllables(text: &str) -> &str {
    &text[text.trim_end_matches(is_syllable).len()..]
}

/// Whether `c` is a compatibility jamo of modern Korean (ㄱ to ㅣ).
pub fn is_letter(c: char) -> bool {
    ('ㄱ'..='ㅣ').contains(&c)
}

/// The letters of the syllable `c`; `None` if `c` is no modern syllable.
pub fn decompose(c: char) -> Option<Syllable> {
    let index = (c as u32).wrapping_sub(FIRST_SYLLABLE);
    if index >= SYLLABLES {
        return None;
    }
    let last = (index % FINAL_COUNT) as usize;
    Some(Syllable {
        initial: INITIALS[(index / (VOWEL_COUNT * FINAL_COUNT)) as usize],
        vowel: VOWELS[(index / FINAL_COUNT % VOWEL_COUNT) as usize],
        last: last.checked_sub(1).map(|at| FINALS[at]),
    })
}

/// The place of a letter in a list.
fn number(letters: &[char], letter: char) -> Option<u32> {
    (0..).zip(letters).find(|(_, other)| **other == letter).map(|(number, _)| number)
}

/// The syllable made of these letters; `None` if one of them cannot stand in its place.
pub fn compose(initial: char, vowel: char, last: Option<char>) -> Option<char> {
    let initial = number(&INITIALS, initial)?;
    let vowel = number(&VOWELS, vowel)?;
    let last = match last {
        Some(letter) => number(&FINALS, letter)? + 1,
        None => 0,
    };
    char::from_u32(FIRST_SYLLABLE + (initial * VOWEL_COUNT + vowel) * FINAL_COUNT + last)
}

/// The final consonant of the syllable `c`, if it is a syllable and has one.
pub fn last_consonant(c: char) -> Option<char> {
    decompose(c)?.last
}

/// `c` with its final consonant replaced (`None` opens it); `None` if `c` is no syllable.
pub fn with_last(c: char, last: Option<char>) -> Option<char> {
    let parts = decompose(c)?;
    compose(parts.initial, parts.vowel, last)
}

/// The two letters of a cluster or compound vowel (ㄳ is ㄱ and ㅅ, ㅘ is ㅗ and ㅏ).
///
/// ㄲ, ㅆ and the other doubled consonants are single keystrokes and no clusters.
pub fn split_cluster(letter: char) -> Option<(char, char)> {
    let (_, first, second) = CLUSTERS.iter().find(|(whole, ..)| *whole == letter)?;
    Some((*first, *second))
}

/// The cluster or compound vowel that two letters make when typed one after the other.
pub fn join_cluster(first: char, second: char) -> Option<char> {
    CLUSTERS.iter().find(|(_, a, b)| (*a, *b) == (first, second)).map(|(whole, ..)| *whole)
}

/// The initial consonants of a text, as searchers type them: 수강생 is ㅅㄱㅅ.
///
/// Characters that are not syllables are kept.
pub fn initials(text: &str) -> String {
    text.chars().map(|c| decompose(c).map_or(c, |parts| parts.initial)).collect()
}

/// The text letter by letter in the order of typing, clusters split: 값 is ㄱㅏㅂㅅ.
///
/// Letters standing alone are split too (ㄳ is ㄱㅅ); other characters are kept.
pub fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut push = |letter: char| match split_cluster(letter) {
        Some((first, second)) => out.extend([first, second]),
        None => out.push(letter),
    };
    for c in text.chars() {
        match decompose(c) {
            Some(parts) => {
                push(parts.initial);
                push(parts.vowel);
                if let Some(last) = parts.last {
                    push(last);
                }
            }
            None => push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn syllables_come_apart_and_together() {
        let parts = decompose('값').expect("a syllable");
        assert_eq!((parts.initial, parts.vowel, parts.last), ('ㄱ', 'ㅏ', Some('ㅄ')));
        assert_eq!(compose('ㅎ', 'ㅣ', Some('ㅎ')), Some('힣'));
        assert_eq!(compose('ㄳ', 'ㅏ', None), None);
        assert_eq!(compose('ㄱ', 'ㅏ', Some('ㄸ')), None);
        assert_eq!(decompose('ㄱ'), None);
        assert_eq!(with_last('하', Some('ㅂ')), Some('합'));
        assert_eq!(with_last('합', None), Some('하'));
    }

    #[test]
    fn words_give_their_initials_and_letters() {
        assert_eq!(initials("수강생 A반"), "ㅅㄱㅅ Aㅂ");
        assert_eq!(letters("값과 ㄳ"), "ㄱㅏㅂㅅㄱㅗㅏ ㄱㅅ");
        assert_eq!(letters("까"), "ㄲㅏ");
    }

    proptest! {
        #[test]
        fn every_syllable_survives(index in 0u32..11_172) {
            let c = char::from_u32(0xAC00 + index).expect("inside the block");
            let parts = decompose(c).expect("a syllable");
            prop_assert_eq!(compose(parts.initial, parts.vowel, parts.last), Some(c));
        }

        #[test]
        fn clusters_split_and_join(at in 0usize..18) {
            let (whole, first, second) = CLUSTERS[at];
            prop_assert_eq!(split_cluster(whole), Some((first, second)));
            prop_assert_eq!(join_cluster(first, second), Some(whole));
        }
    }
}
