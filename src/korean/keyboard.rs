//! Converts words that were typed on the wrong keyboard layout.
//!
//! The layouts are the two-set Korean one (두벌식, KS X 5002) and US QWERTY:
//! somebody who forgets to switch types `tnrkdtod` for 수강생, and 메ㅔ for `app`.

use super::jamo;

/// The lower-case keys and the letter each one types.
const KEYS: [(char, char); 26] = [
    ('a', 'ㅁ'),
    ('b', 'ㅠ'),
    ('c', 'ㅊ'),
    ('d', 'ㅇ'),
    ('e', 'ㄷ'),
    ('f', 'ㄹ'),
    ('g', 'ㅎ'),
    ('h', 'ㅗ'),
    ('i', 'ㅑ'),
    ('j', 'ㅓ'),
    ('k', 'ㅏ'),
    ('l', 'ㅣ'),
    ('m', 'ㅡ'),
    ('n', 'ㅜ'),
    ('o', 'ㅐ'),
    ('p', 'ㅔ'),
    ('q', 'ㅂ'),
    ('r', 'ㄱ'),
    ('s', 'ㄴ'),
    ('t', 'ㅅ'),
    ('u', 'ㅕ'),
    ('v', 'ㅍ'),
    ('w', 'ㅈ'),
    ('x', 'ㅌ'),
    ('y', 'ㅛ'),
    ('z', 'ㅋ'),
];

/// The keys that type another letter with Shift; every other one types the same with and without.
const SHIFTED: [(char, char); 7] =
    [('E', 'ㄸ'), ('O', 'ㅒ'), ('P', 'ㅖ'), ('Q', 'ㅃ'), ('R', 'ㄲ'), ('T', 'ㅆ'), ('W', 'ㅉ')];

/// The letter that a key types in the Korean layout.
fn letter_of(key: char) -> Option<char> {
    let shifted = SHIFTED.iter().find(|(k, _)| *k == key);
    let plain = || KEYS.iter().find(|(k, _)| *k == key.to_ascii_lowercase()).map(|(_, letter)| *letter);
    shifted.map(|(_, letter)| *letter).or_else(plain)
}

/// The key that types a letter; letters of two keystrokes have none.
fn key_of(letter: char) -> Option<char> {
    KEYS.iter().chain(SHIFTED.iter()).find(|(_, l)| *l == letter).map(|(key, _)| *key)
}

/// The text that the same keys type in the Korean layout: `tnrkdtod` is 수강생.
///
/// Letters that form no syllable are kept as single letters; characters other than Latin letters are kept.
pub fn latin_to_hangul(text: &str) -> String {
    let mut composer = Composer::default();
    for key in text.chars() {
        match letter_of(key) {
            Some(letter) => composer.letter(letter),
            None => composer.other(key),
        }
    }
    composer.finish()
}

/// The text that the same keys type in the US layout: 수강생 is `tnrkdtod`.
pub fn hangul_to_latin(text: &str) -> String {
    jamo::letters(text).chars().map(|c| key_of(c).unwrap_or(c)).collect()
}

/// The automaton of an input method: letters in, syllables out.
#[derive(Default)]
struct Composer {
    out: String,
    initial: Option<char>,
    vowel: Option<char>,
    last: Option<char>,
}

impl Composer {
    fn letter(&mut self, letter: char) {
        if jamo::VOWELS.contains(&letter) {
            self.take_vowel(letter);
        } else {
            self.take_consonant(letter);
        }
    }

    fn take_vowel(&mut self, letter: char) {
        match (self.initial, self.vowel, self.last) {
            // The final becomes the initial of the next syllable; of a cluster only the second letter moves.
            (Some(_), Some(_), Some(last)) => {
                let (kept, moved) = match jamo::split_cluster(last) {
                    Some((first, second)) => (Some(first), second),
                    None => (None, last),
                };
                self.last = kept;
                self.flush();
                self.initial = Some(moved);
                self.vowel = Some(letter);
            }
            (_, Some(vowel), None) => match jamo::join_cluster(vowel, letter) {
                Some(joined) => self.vowel = Some(joined),
                None => {
                    self.flush();
                    self.vowel = Some(letter);
                }
            },
            (_, None, _) | (None, Some(_), Some(_)) => self.vowel = Some(letter),
        }
    }

    fn take_consonant(&mut self, letter: char) {
        match (self.initial, self.vowel, self.last) {
            (Some(_), Some(_), None) if jamo::FINALS.contains(&letter) => self.last = Some(letter),
            (Some(_), Some(_), Some(last)) if jamo::join_cluster(last, letter).is_some() => {
                self.last = jamo::join_cluster(last, letter);
            }
            (None, None, None) => self.initial = Some(letter),
            _ => {
                self.flush();
                self.initial = Some(letter);
            }
        }
    }

    fn other(&mut self, c: char) {
        self.flush();
        self.out.push(c);
    }

    /// Writes the gathered letters, as a syllable if they form one.
    fn flush(&mut self) {
        let (initial, vowel, last) = (self.initial.take(), self.vowel.take(), self.last.take());
        let syllable = match (initial, vowel) {
            (Some(initial), Some(vowel)) => jamo::compose(initial, vowel, last),
            _ => None,
        };
        match syllable {
            Some(syllable) => self.out.push(syllable),
            None => self.out.extend([initial, vowel, last].into_iter().flatten()),
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forgotten_layout_switches_are_read() {
        for (latin, hangul) in [
            ("tnrkdtod", "수강생"),
            ("rkqtdms", "값은"),
            ("dlrtnr", "익숙"),
            ("Rhc", "꽃"),
            ("dhkfeh", "왈도"),
            ("ghksqnf", "환불"),
            ("dmlwk", "의자"),
            ("rkqtl", "갑시"),
            ("Rk", "까"),
            ("thTek", "솠다"),
        ] {
            assert_eq!(latin_to_hangul(latin), hangul, "{latin}");
            assert_eq!(hangul_to_latin(hangul), latin, "{hangul}");
        }
    }

    #[test]
    fn letters_that_make_no_syllable_stand_alone() {
        assert_eq!(latin_to_hangul("app"), "메ㅔ");
        assert_eq!(hangul_to_latin("메ㅔ"), "app");
        assert_eq!(latin_to_hangul("rr 3"), "ㄱㄱ 3");
        assert_eq!(latin_to_hangul("kk"), "ㅏㅏ");
        assert_eq!(latin_to_hangul("rkE"), "가ㄸ");
        assert_eq!(latin_to_hangul("TNR"), "쑦");
        assert_eq!(hangul_to_latin("A반"), "Aqks");
    }

    proptest! {
        #[test]
        fn words_survive_the_round_trip(word in "[가-힣]{1,8}") {
            prop_assert_eq!(latin_to_hangul(&hangul_to_latin(&word)), word);
        }

        #[test]
        fn nothing_is_lost(text in "\\PC{0,20}") {
            let there = latin_to_hangul(&text);
            prop_assert_eq!(there.is_empty(), text.is_empty());
        }
    }
}
