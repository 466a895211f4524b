//! Finds particles in the form for another sound: 회원를, 수강생가.
//!
//! Such a particle is a typing error, or remains when a word was replaced and its particle was not. Only forms that
//! make no other word with the noun count: 가 behind a short noun is mostly a price (회원가), 로 a road or a way (진입로), 과 a
//! department (영어과).

use super::ending_sound::Sound;
use super::grammar::{First, analyse};

/// Forms that are always particles: behind nouns of any length, of at least two syllables, of at least three.
const FORMS: [&[&str]; 3] = [&["를"], &["을", "은", "는", "와", "으로", "이", "랑", "나"], &["가", "과", "로"]];

/// Whether `tail`, the whole Hangul behind a noun that ends in `sound`, begins with a particle in the form for another
/// sound. `syllables` is the length of the noun.
pub fn is_misfit(tail: &str, sound: Sound, syllables: usize) -> bool {
    // Nearly every particle fits; the first character shows it without a parse.
    let fits = match tail.chars().next() {
        Some('을' | '은' | '이' | '과') => sound != Sound::Vowel,
        Some('를' | '는' | '가' | '와' | '랑' | '나') => sound == Sound::Vowel,
        Some('으') => sound == Sound::Consonant,
        Some('로') => sound != Sound::Consonant,
        _ => true,
    };
    if fits {
        return false;
    }
    let Some(First::Alternating(pairing)) = analyse(tail, None, syllables).map(|analysis| analysis.first) else {
        return false;
    };
    let counts = |forms: &[&str]| forms.contains(&pairing.written());
    pairing.after(sound) != pairing.written()
        && FORMS[..syllables.clamp(1, FORMS.len())].iter().any(|forms| counts(forms))
        && analyse(tail, Some(sound), syllables).is_none()
}

#[cfg(test)]
mod tests {
    use super::{Sound::*, is_misfit};

    #[test]
    fn a_form_for_another_sound_is_a_misfit() {
        for (tail, sound, syllables) in [
            ("를", Consonant, 2),
            ("를", Rieul, 1),
            ("을", Vowel, 2),
            ("는", Consonant, 2),
            ("은", Vowel, 3),
            ("와", Consonant, 2),
            ("와의", Consonant, 2),
            ("으로", Vowel, 2),
            ("으로", Rieul, 2),
            ("으로부터", Vowel, 2),
            ("가", Consonant, 3),
            ("이", Vowel, 2),
            ("랑", Consonant, 2),
            ("나", Consonant, 2),
            ("로", Consonant, 3),
        ] {
            assert!(is_misfit(tail, sound, syllables), "{tail}");
        }
    }

    #[test]
    fn what_fits_or_makes_another_word_is_none() {
        for (tail, sound, syllables) in [
            ("을", Consonant, 2),
            ("를", Vowel, 2),
            ("가", Consonant, 2),
            ("이", Vowel, 1),
            ("이", Consonant, 2),
            ("로", Consonant, 2),
            ("과", Vowel, 2),
            ("은", Vowel, 1),
            ("는", Consonant, 1),
            ("로", Rieul, 3),
            ("에서", Consonant, 3),
            ("이에요", Vowel, 3),
            ("은행", Vowel, 3),
            ("가격", Consonant, 3),
            ("를위한", Consonant, 3),
            ("", Vowel, 3),
        ] {
            assert!(!is_misfit(tail, sound, syllables), "{tail}");
        }
    }
}
