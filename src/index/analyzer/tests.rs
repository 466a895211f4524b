use super::{fold, terms};
use proptest::prelude::*;

#[test]
fn the_shared_vectors_give_their_terms() {
    let vectors: Vec<(String, Vec<String>)> =
        serde_json::from_str(include_str!("vectors.json")).expect("the vectors are a list of pairs");
    assert!(vectors.len() >= 500);
    let wrong: Vec<_> =
        vectors.iter().map(|(text, expected)| (text, expected, terms(text))).filter(|(_, e, t)| *e != t).collect();
    assert!(wrong.is_empty(), "(text, expected, found): {wrong:#?}");
}

#[test]
fn a_particle_does_not_change_the_word() {
    for form in ["수강생이", "수강생에게서는", "수강생들만의", "수강생입니다", "수강생까지도", "수강생이라는"]
    {
        assert_eq!(terms(form), ["수강생"], "{form}");
    }
    assert_eq!(terms("마을 가을 회의 강의"), ["마을", "가을", "회의", "강의"]);
}

#[test]
fn writing_systems_come_apart_and_widths_fold() {
    assert_eq!(terms("API키를 ２단계로"), ["api", "키", "2", "단계"]);
    assert_eq!(terms("Settings의 “Save”를"), ["set", "save"]);
    assert_eq!(fold("Crème ô\u{302} x\u{302}\u{301} 가\u{302}"), "creme o x 가\u{302}");
    assert_eq!(terms("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"), ["한글"]);
}

proptest! {
    #[test]
    fn any_text_is_analyzed_and_folding_settles(text in "\\PC*") {
        for term in terms(&text) {
            prop_assert!(!term.is_empty());
        }
        let once = fold(&text).into_owned();
        prop_assert_eq!(fold(&once), once.as_str());
    }

    #[test]
    fn a_word_keeps_its_beginning(word in "[가-힣]{1,12}") {
        let found = terms(&word);
        prop_assert_eq!(found.len(), 1);
        let cut = found[0].chars().count();
        // only a syllable that shared a particle's consonant may change: 나눕니다 is 나누
        prop_assert!(cut >= 1 && word.chars().zip(found[0].chars()).take(cut - 1).all(|(a, b)| a == b));
    }
}
