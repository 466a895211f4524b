//! The form in which names are compared.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The form in which names are compared: NFC, without white space.
pub fn name_key(text: &str) -> Cow<'_, str> {
    // Nearly every text is composed already; this check is much cheaper than normalizing.
    if !text.chars().all(is_composed) {
        return text.nfc().filter(|character| !character.is_whitespace()).collect();
    }
    if text.contains(char::is_whitespace) {
        text.chars().filter(|character| !character.is_whitespace()).collect()
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether NFC never changes this character, in any context of such characters. May return false for a character that
/// NFC does not change either.
pub fn is_composed(character: char) -> bool {
    matches!(character, '\0'..='\u{2ff}' | '‐'..='‧' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn white_space_and_parts_do_not_count() {
        assert_eq!(name_key("내 강의\u{a0}실"), "내강의실");
        assert_eq!(name_key("\u{1102}\u{1162} 강의"), "내강의");
        assert_eq!(name_key("Cafe\u{301} ok"), "Caféok");
    }

    proptest! {
        #[test]
        fn the_short_way_says_what_the_long_one_does(text in "([ -~]|[\u{a0}-\u{2ff}]|[\u{2000}-\u{2030}]|[\u{3040}-\u{30ff}]|[가-힣]|[\u{1100}-\u{11ff}]|[一-鿿]|\u{301}){0,12}") {
            let long: String = text.nfc().filter(|character| !character.is_whitespace()).collect();
            prop_assert_eq!(name_key(&text), long);
        }
    }
}
