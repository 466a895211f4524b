//! Long texts: what they cost, and where they are cut.

use proptest::prelude::*;

use super::{BOTH, GLOSSARY, told, told_by};

#[test]
fn a_long_paragraph_costs_its_length() {
    for (lang, times, head, part, end) in [
        ("ko", 4_000, "", "수강생은 ‘수업방’을 누르고 강의자는 ‘수업 열기’를 눌러요. ", ""),
        ("ko", 4_000, "", "‘수업방’ 강의자 화면에서 ‘결제하기’ 둘째 ‘수업 열기’ 셋째 ", ""),
        ("ko", 4_000, "", "‘수업방’ 메뉴 ‘결제하기’(강의자) ", ""),
        ("ko", 4_000, "", "강의자 ‘수업방’ 버튼, ‘수업 열기’ 버튼 · ", ""),
        ("ko", 4_000, "", "(강의자 ‘수업방’ ", ""),
        // One name for all labels, and one label before all names.
        ("ko", 12_000, "강의자 화면에서 ", "‘수업방’ 그리고 ", "‘수업 열기’예요."),
        ("ko", 12_000, "‘수업방’ ", "글이 있는 곳 (강의자) ", "끝이에요."),
        ("en", 4_000, "", "Instructors see “Open room” and students see “My room”. ", ""),
        ("en", 4_000, "", "“My room” and “Open room” or the instructor ", ""),
        ("en", 4_000, "", "no instructor sees “Pay” nor “My room” but ", ""),
        ("en", 4_000, "Instructors ", "see “My room” here ", "and “Open room”."),
    ] {
        let text = format!("{head}{}{end}", part.repeat(times));
        let started = std::time::Instant::now();
        let _ = told(lang, BOTH, &text);
        let took = started.elapsed();
        assert!(took.as_secs() < 10, "{part}: {took:?}");
    }
}

#[test]
fn names_and_signs_before_a_long_tail_cost_its_length() {
    for (head, part, tail) in [
        ("**수업방** ", "강의자는 ", ", "),
        ("강의자에게 ", "**수업방** ", ", "),
        ("", "수업방 > ", "가"),
        ("", "가 > ", "가"),
        ("", "수업방menu", ""),
        ("", "수업방>", ""),
    ] {
        let text = format!("{head}{}{}", part.repeat(8_000), tail.repeat(64_000));
        let started = std::time::Instant::now();
        let _ = told("ko", BOTH, &text);
        let took = started.elapsed();
        assert!(took.as_secs() < 10, "{part}: {took:?}");
    }
}

#[test]
fn a_text_may_be_cut_beside_letters_of_any_length() {
    for filler in ["🙂", "가", "é", "’", "𠮷", " 🙂", " 가"] {
        let (mut ko, mut en) = (String::new(), String::new());
        for count in [3, 4, 5, 14, 15, 16, 20, 21, 22, 29, 30, 31, 32, 39, 40, 41] {
            for shift in ["", "x", "xx"] {
                let pad = format!("{shift}{}", filler.repeat(count));
                ko += &format!("강의자라면 {pad} ‘수업 열기’를, 아니면 {pad} ‘수업방’을 눌러요.\n\n");
                ko += &format!("강의자{pad}가 아니라면 ‘수업방’{pad}을 눌러요.\n\n");
                ko += &format!("강의자가 {pad}아니라면 ‘수업방’ {pad}대신 ‘결제하기’를 눌러요.\n\n");
                en += &format!("If {pad} not {pad} an instructor, “Pay” {pad} is not {pad}, “My room” for {pad}\n\n");
                en += &format!("Ask {pad} instructors {pad} to press “Pay” {pad}\n\n");
            }
        }
        // None of the places that are cut lies within a letter: that would end the program.
        assert!(!told("ko", BOTH, &ko).is_empty() && !told("en", BOTH, &en).is_empty(), "{filler}");
    }
}

/// Pieces of which texts are put together that nobody would write.
const PIECES: [&str; 41] = [
    "수강생",
    "강의자",
    "담당",
    "student",
    "course",
    "teacher",
    "**수업방**",
    "‘수업 열기’",
    "**강의자**",
    ":term[learner]",
    "가",
    "을",
    "에게",
    "이라면",
    "여러분",
    "말고",
    "없이",
    "아니라",
    "알린 다음",
    "누르세요",
    "보내 줘요",
    "그분이",
    "They",
    "who wants to",
    "Unlike",
    "In contrast to",
    "I'm a",
    "Where is",
    ",",
    ".",
    "?",
    "!",
    "。",
    "？",
    "…",
    "(",
    ")",
    "“",
    "”",
    ":",
    "  \n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_stands_together_is_read(
        pieces in proptest::collection::vec((0..PIECES.len(), prop::bool::ANY), 1..14),
        lead in 0..4_usize,
    ) {
        let mut text = ["", "## ", "- ", "1. "][lead].to_owned();
        for (piece, apart) in pieces {
            text.push_str(PIECES[piece]);
            text.push_str(if apart { " " } else { "" });
        }
        text.push_str("\n\n- ‘수업방’을 눌러요. **수업 열기**를 눌러요.");
        // Names of several words go over the ends of lines.
        let glossary = GLOSSARY.replace("preferred: 강의자,", "preferred: 강의자, admitted: [담당 강의자],");
        let glossary = glossary.replace("admitted: [teacher]", "admitted: [teacher, course teacher]");
        told_by(&glossary, "ko", BOTH, &text);
        told_by(&glossary, "en", "student", &text);
    }
}
