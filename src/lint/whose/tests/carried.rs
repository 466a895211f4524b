//! What stands before a text and may make it about a role: a step, a sentence, a heading with more words.

use super::{BOTH, hold};

#[test]
fn a_step_that_says_as_whom_one_goes_on_speaks_for_the_next_ones() {
    hold(&[
        ("en", BOTH, "1. Sign in as an instructor.\n2. Click **Open room**.\n3. Choose **Grade**.", &[]),
        ("ko", BOTH, "1. 강의자 계정으로 로그인합니다.\n2. ‘수업 열기’를 누릅니다.\n3. ‘채점하기’를 누릅니다.", &[]),
        // Another role's label is none of theirs, and another step may name another role.
        ("en", BOTH, "1. Sign in as an instructor.\n2. Click **My room**.", &["My room"]),
        ("ko", BOTH, "1. 강의자로 로그인해요.\n2. 수강생에게 물어봐요.\n3. ‘수업 열기’를 눌러요.", &["수업 열기"]),
        // Readers without the role do not sign in as it.
        ("ko", "student", "1. 강의자로 로그인해요.\n2. ‘수업 열기’를 눌러요.", &["수업 열기"]),
    ]);
}

#[test]
fn a_sentence_before_a_list_speaks_for_its_items() {
    hold(&[
        ("ko", BOTH, "강의자는 아래 순서대로 하세요.\n\n1. ‘수업 열기’를 엽니다.\n2. ‘채점하기’를 누릅니다.", &[]),
        ("ko", BOTH, "강의자라면 다음 순서를 따르세요.\n\n- ‘수업 열기’를 엽니다.", &[]),
        ("en", BOTH, "Instructors follow these steps:\n\n- Open **Open room**.", &[]),
        ("en", BOTH, "If you are an instructor, do the following:\n\n- Open **Open room**.", &[]),
        ("ko", BOTH, "강의자에게 물어보세요.\n\n- ‘수업 열기’를 엽니다.", &["수업 열기"]),
    ]);
}

#[test]
fn a_sentence_about_a_role_speaks_for_the_next_one() {
    hold(&[
        ("ko", BOTH, "강의자 계정으로 로그인하세요. 그런 다음 ‘수업 열기’를 누르세요.", &[]),
        ("ko", BOTH, "이 기능은 강의자만 쓸 수 있어요. ‘수업 열기’를 누르세요.", &[]),
        ("en", BOTH, "Only instructors can do this. Open **Open room** to start.", &[]),
        ("en", BOTH, "Instructors create lessons. They press **Open room**.", &[]),
        ("ko", BOTH, "강의자가 보낸 쪽지가 있어요. ‘수업 열기’를 누르세요.", &["수업 열기"]),
        ("ko", BOTH, "강의자 계정으로 로그인하세요. ‘수업방’을 누르세요.", &["수업방"]),
    ]);
}

#[test]
fn a_heading_with_more_words_may_be_about_a_role() {
    for heading in [
        "강의자를 위한 안내",
        "강의자 안내",
        "강의자 가이드",
        "강의자로 로그인했을 때",
        "강의자라면 이렇게 하세요",
        "강의자께서 보실 내용",
        "수업 만들기 (강의자)",
        "[강의자] 수업 만들기",
    ] {
        let text = format!("## {heading}\n\n**수업 열기**를 눌러요.").leak();
        hold(&[("ko", BOTH, text, &[])]);
    }
    for heading in ["Instructor guide", "Guide for instructors", "Creating a lesson (instructors)"] {
        let text = format!("## {heading}\n\nPress **Open room**.").leak();
        hold(&[("en", BOTH, text, &[])]);
    }
    // It makes no label of another role theirs, and what is done with somebody is no screen of theirs.
    hold(&[
        ("ko", BOTH, "## 강의자 안내\n\n**수업방**을 눌러요.", &["수업방"]),
        ("ko", BOTH, "## 강의자에게 질문하기\n\n**수업 열기**를 눌러요.", &["수업 열기"]),
        ("ko", BOTH, "## 강의자 초대\n\n**수업 열기**를 눌러요.", &["수업 열기"]),
    ]);
}

#[test]
fn those_who_are_set_aside_leave_the_subject_to_others() {
    hold(&[
        ("en", BOTH, "Unlike students, instructors start from **Open room**.", &[]),
        ("en", BOTH, "In contrast to students, instructors start from **Open room**.", &[]),
        ("en", BOTH, "As opposed to students, instructors start from **Open room**.", &[]),
        ("en", BOTH, "Unlike students, instructors start from **My room**.", &["My room"]),
        ("en", BOTH, "Everyone except students presses **Open room**.", &[]),
    ]);
}

#[test]
fn whom_somebody_wants_to_do_something_to_is_not_who_does_it() {
    hold(&[
        ("en", BOTH, "An instructor who wants to move a student opens **Open room**.", &[]),
        ("en", BOTH, "A student who wants to leave an instructor opens **Open room**.", &["Open room"]),
        ("en", BOTH, "Instructors press **Close** to let students open **My room**.", &[]),
    ]);
}

#[test]
fn who_asks_for_a_label_of_others_has_none() {
    hold(&[
        ("en", BOTH, "### I'm a student. Why can't I see **Open room**?\n\nOnly instructors have **Open room**.", &[]),
        ("en", BOTH, "I am a student. Where is the **Grade** button?", &[]),
        ("ko", BOTH, "**Q. 저는 수강생인데요, ‘채점하기’는 어디에 있나요?**", &[]),
        ("ko", BOTH, "Q. 저는 수강생이에요. 왜 ‘채점하기’가 안 보이죠?", &[]),
        ("ko", BOTH, "수강생은 ‘채점하기’를 어디에서 누르나요?", &["채점하기"]),
        ("ko", BOTH, "수강생은 제출 전 ‘채점하기’를 어디에서 누르나요?", &["채점하기"]),
    ]);
}

#[test]
fn who_is_told_to_do_something_about_a_missing_label_should_have_it() {
    hold(&[
        ("en", BOTH, "If the **Pay** button is missing, instructors should reload the page.", &["Pay"]),
        ("ko", BOTH, "‘결제하기’가 안 보이면 강의자는 창을 새로 고치세요.", &["결제하기"]),
        ("ko", BOTH, "‘결제하기’가 안 보이면 강의자는 기다리고 수강생은 새로 고치세요.", &[]),
        ("ko", BOTH, "‘결제하기’가 안 보이면 강의자 계정이에요.", &[]),
        ("ko", BOTH, "‘결제하기’가 안 보이면 강의자에게 물어보세요.", &[]),
    ]);
}
