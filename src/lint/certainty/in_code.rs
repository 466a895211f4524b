//! English words that are names in code which is written amid the text: add(user, 값), 변수 user, ‘script’ 태그.

use super::{Place, closes};

/// What has names in code.
const CODE_NAMES: [&str; 14] = [
    "변수",
    "매개변수",
    "파라미터",
    "인자",
    "인수",
    "함수",
    "메서드",
    "메소드",
    "필드",
    "프로퍼티",
    "속성",
    "태그",
    "명령어",
    "키워드",
];

/// Whether a term is such a name.
pub(super) fn is_named(place: &Place<'_>) -> bool {
    place.text[place.term.clone()].is_ascii() && (is_argument(place) || is_called(place))
}

/// Whether a term is an argument of a call: Array.isArray(value).
fn is_argument(place: &Place<'_>) -> bool {
    let before = place.before();
    let mut closed = 0_usize;
    let open = before.rmatch_indices(['(', ')']).find(|(_, sign)| match (*sign, closed) {
        ("(", 0) => true,
        ("(", _) => {
            closed -= 1;
            false
        }
        _ => {
            closed += 1;
            false
        }
    });
    let is_named =
        |at: usize| before[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '*' | '$'));
    open.is_some_and(|(at, _)| is_named(at))
}

/// Whether words around a term say what in code it is the name of.
fn is_called(place: &Place<'_>) -> bool {
    let behind = place.after().trim_start_matches(closes).trim_start();
    CODE_NAMES.iter().any(|noun| {
        place.before().strip_suffix(' ').is_some_and(|before| before.ends_with(noun))
            || place.is_quoted() && behind.starts_with(noun)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::ask;
    use super::is_named;

    #[test]
    fn names_in_code_are_known_by_what_stands_around() {
        for sentence in [
            "변수 [user|에] 값을 넣어요.",
            "‘[script]’ 태그를 써요.",
            "‘[script]’태그를 써요.",
            "Array.isArray([value])를 불러요",
            "add([user], 값)을 불러요",
            "foo(bar(), [user])를 불러요",
        ] {
            assert!(ask(sentence, is_named), "{sentence}");
        }
        for sentence in
            ["[user] 변수를 써요.", "속성 [학습자|를] 골라요.", "회원 ([user])를 불러요", "add() 뒤에 [user|를] 넣어요"]
        {
            assert!(!ask(sentence, is_named), "{sentence}");
        }
    }
}
