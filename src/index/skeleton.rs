//! In which order do terms stand? By their skeleton: a Hangul syllable counts as its initial consonant.
//!
//! 렌더링 is ㄹㄷㄹ. One range of the dictionary then serves a prefix, a query of initial consonants, and a
//! wrong vowel or final consonant alike.

use crate::korean::jamo::{FINALS, INITIALS, VOWELS, decompose, initials};
use crate::text::as_u32;

/// Numbers of the syllable's initial consonant, vowel and final consonant (0: none) in Unicode's order.
pub fn numbers(syllable: char) -> Option<(u32, u32, u32)> {
    let parts = decompose(syllable)?;
    let at = |letters: &[char], letter: char| letters.iter().position(|&c| c == letter).map(as_u32);
    let last = match parts.last {
        Some(letter) => at(&FINALS, letter)? + 1,
        None => 0,
    };
    Some((at(&INITIALS, parts.initial)?, at(&VOWELS, parts.vowel)?, last))
}

/// The key by which terms are sorted before their own letters decide: UTF-16 units, as the browser compares.
pub fn skeleton(term: &str) -> Vec<u16> {
    initials(term).encode_utf16().collect()
}

/// Bits of an echo.
pub const ECHO: u8 = 4;
/// The bits that an echo fills.
pub const ECHO_MASK: u8 = (1 << ECHO) - 1;

/// A few bits of a term's hash, by which a posting remembers the word that follows.
pub fn echo(term: &str) -> u8 {
    let mut h: u32 = 7;
    for unit in term.encode_utf16() {
        h = h.wrapping_mul(31).wrapping_add(u32::from(unit));
    }
    h ^= h >> 15;
    h = h.wrapping_mul(0x2c1b_3c6d);
    h ^= h >> 12;
    ((h >> 3) & 0xff) as u8 & ECHO_MASK
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vowel_or_final_slip_keeps_the_place() {
        assert_eq!(skeleton("렌더링"), "ㄹㄷㄹ".encode_utf16().collect::<Vec<_>>());
        assert_eq!(skeleton("저장소"), skeleton("저잘소"));
        assert_ne!(skeleton("마크업"), skeleton("마트업"));
        assert_eq!(skeleton("api키"), "apiㅋ".encode_utf16().collect::<Vec<_>>());
    }

    #[test]
    fn syllables_have_their_numbers() {
        assert_eq!(numbers('가'), Some((0, 0, 0)));
        assert_eq!(numbers('힣'), Some((18, 20, 27)));
        assert_eq!(numbers('ㄱ'), None);
    }
}
