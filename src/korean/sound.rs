//! The last sound of a word, which decides the form of the particle after it.

use super::ending_sound::Sound;
use super::{jamo, latin, number};

/// The last sound of `word` as it is read aloud in Korean; `None` if the reading is unknown.
///
/// Hangul is exact. Digits and the units and signs behind them are read as Sino-Korean
/// numbers (3 삼, 10 십, 50% 퍼센트), acronyms by their letters (PDF 에프, URL 엘), other
/// Latin words by the spelling rules of 외래어 표기법. Closing quotes, brackets and a
/// parenthesised gloss at the end do not count: 학습자(learner) ends like 학습자.
pub fn last_sound(word: &str) -> Option<Sound> {
    let word = trim_closers(word);
    let last = word.chars().next_back()?;
    if let Some(parts) = jamo::decompose(last) {
        return Some(Sound::of_last(parts.last));
    }
    if jamo::is_letter(last) {
        return Some(sound_of_letter_name(last));
    }
    if let Some(sound) = number::last_sound(word) {
        return Some(sound);
    }
    latin::last_sound(word)
}

/// The last sound of a letter's name: 기역, 니은, 리을, and 아, 야 for vowels.
fn sound_of_letter_name(letter: char) -> Sound {
    match letter {
        'ㄹ' => Sound::Rieul,
        'ㄱ'..='ㅎ' => Sound::Consonant,
        _ => Sound::Vowel,
    }
}

/// Whether `c` closes a quotation or a bracket, or is a mark of emphasis or code.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '\'' | '"'
            | '’'
            | '”'
            | '」'
            | '』'
            | '〉'
            | '》'
            | '】'
            | '〕'
            | '›'
            | '»'
            | '）'
            | '］'
            | ')'
            | ']'
            | '}'
            | '>'
            | '*'
            | '_'
            | '~'
            | '='
            | '`'
            | '\\'
            | '＂'
            | '＇'
            | '＞'
            | '｣'
            | '™'
            | '®'
            | '©'
    )
}

/// `word` without the marks between its last letter and a particle.
fn trim_closers(word: &str) -> &str {
    let mut rest = word.trim_end();
    loop {
        let before = rest;
        if rest.ends_with([')', '）']) {
            rest = without_gloss(rest).unwrap_or(rest);
        }
        if rest.len() == before.len() {
            rest =
                rest.strip_suffix(|c: char| is_closer(c) || matches!(c, '!' | '?' | '…' | '.' | ',')).unwrap_or(rest);
        }
        if rest.len() == before.len() {
            return rest;
        }
    }
}

/// `word` without a parenthesis at its end, if a word precedes the parenthesis.
fn without_gloss(word: &str) -> Option<&str> {
    let mut depth = 0usize;
    for (at, c) in word.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => {
                depth -= 1;
                if depth == 0 {
                    let head = word[..at].trim_end();
                    let spoken = head.chars().any(char::is_alphanumeric);
                    return spoken.then_some(head);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Sound::*, *};
    use proptest::prelude::*;

    #[test]
    fn hangul_ends_in_its_last_syllable() {
        assert_eq!(last_sound("학습자"), Some(Vowel));
        assert_eq!(last_sound("파일"), Some(Rieul));
        assert_eq!(last_sound("수강생"), Some(Consonant));
        assert_eq!(last_sound("여덟"), Some(Consonant));
        assert_eq!(last_sound("ㄱ"), Some(Consonant));
        assert_eq!(last_sound("ㄹ"), Some(Rieul));
        assert_eq!(last_sound("ㅏ"), Some(Vowel));
    }

    #[test]
    fn quotes_and_glosses_do_not_count() {
        assert_eq!(last_sound("‘수강생’"), Some(Consonant));
        assert_eq!(last_sound("**학습자**"), Some(Vowel));
        assert_eq!(last_sound("학습자(learner)"), Some(Vowel));
        assert_eq!(last_sound("**수강생** (student)"), Some(Consonant));
        assert_eq!(last_sound("(수강생)"), Some(Consonant));
        assert_eq!(last_sound("수강생(이하 (갑))"), Some(Consonant));
        assert_eq!(last_sound("저장!"), Some(Consonant));
    }

    #[test]
    fn what_is_not_read_is_unknown() {
        for word in ["", "…", "漢字", "→", "()", ")"] {
            assert_eq!(last_sound(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_accepted(word in "\\PC{0,12}") {
            let _ = last_sound(&word);
        }

        #[test]
        fn closers_change_nothing(word in "[가-힣]{1,5}", closers in "['\"’”」*_~`\\])]{0,4}") {
            prop_assert_eq!(last_sound(&format!("{word}{closers}")), last_sound(&word));
        }
    }
}
