//! 아니다, which denies a noun: 강의자가 아니에요, 강의자가 아닌 사람. And 없다: 강의자에게는 없어요.

use super::jamo;

/// Whether a word is a form of 아니다. 아니요 and 아니오 are answers and none.
pub fn is_not(word: &str) -> bool {
    let Some(rest) = word.strip_prefix('아') else { return false };
    let Some(second) = rest.chars().next().and_then(jamo::decompose).filter(|own| own.initial == 'ㄴ') else {
        return false;
    };
    let stem = second.vowel == 'ㅣ' && matches!(second.last, None | Some('ㄴ' | 'ㄹ' | 'ㅁ' | 'ㅂ'));
    // 아녜요, 아녀요, 아녔다
    let joint = matches!(second.vowel, 'ㅖ' | 'ㅕ') && matches!(second.last, None | Some('ㅆ'));
    (stem || joint) && !matches!(rest, "니요" | "니오")
}

/// Whether a word is a form of 없다. 없애다 is a verb of its own.
pub fn is_missing(word: &str) -> bool {
    let removes = |c: char| jamo::decompose(c).is_some_and(|own| (own.initial, own.vowel) == ('ㅇ', 'ㅐ'));
    word.strip_prefix('없').is_some_and(|rest| !rest.starts_with(removes))
}

#[cfg(test)]
mod tests {
    use super::{is_missing, is_not};

    #[test]
    fn what_is_removed_is_another_word_than_what_is_missing() {
        assert!(["없다", "없이", "없는", "없어요", "없"].iter().all(|word| is_missing(word)));
        assert!(["없애요", "없앤", "없앴어요", "있다"].iter().all(|word| !is_missing(word)));
    }

    #[test]
    fn every_form_of_it_is_known() {
        let forms = "아니다 아니에요 아니고 아니라 아니라면 아니면 아니지만 아니어서 아니었다면 아니시라면 아닌 아닌데 아닐 아닐까요 아님 아님을 \
            아닙니다 아녜요 아녔어요";
        for word in forms.split_whitespace() {
            assert!(is_not(word), "{word}");
        }
    }

    #[test]
    fn answers_and_other_words_are_none() {
        for word in "아니요 아니오 아 아이 안 않아요 아내 아는 아낌 아닉 있다 강의자".split_whitespace()
        {
            assert!(!is_not(word), "{word}");
        }
    }
}
