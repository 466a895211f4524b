//! What is said of a label only behind it, and small words that say whose it is.

use super::{BOTH, hold};

#[test]
fn the_role_that_one_has_to_have_may_follow_the_purpose() {
    hold(&[
        ("ko", BOTH, "‘수업 열기’ 메뉴를 쓰려면 강의자 권한이 필요해요.", &[]),
        ("ko", BOTH, "‘수업 열기’를 누르려면 강의자 계정으로 로그인하세요.", &[]),
        ("en", BOTH, "To press **Open room**, you must be an instructor.", &[]),
        ("en", BOTH, "To press **Open room**, you need the instructor role.", &[]),
        ("en", BOTH, "You need the instructor role to press **Open room**.", &[]),
        // Somebody who needs another role is told a wrong name, and whoever asks somebody presses it all the same.
        ("ko", BOTH, "‘수업 열기’ 메뉴를 쓰려면 수강생 권한이 필요해요.", &["수업 열기"]),
        ("ko", BOTH, "‘수업 열기’를 누르려면 수강생을 초대하세요.", &["수업 열기"]),
    ]);
}

#[test]
fn the_next_sentence_may_say_who_alone_has_it() {
    hold(&[
        ("ko", BOTH, "**수업 열기**가 안 보이나요? 강의자에게만 있는 메뉴예요.", &[]),
        ("ko", BOTH, "**수업 열기**를 눌러요. 강의자만 볼 수 있는 메뉴예요.", &[]),
        ("en", BOTH, "Not seeing **Open room**? Only instructors have it.", &[]),
        ("en", BOTH, "Where is **Open room**? Only instructors see it.", &[]),
        ("ko", BOTH, "**수업 열기**가 안 보이나요? 수강생에게만 있는 메뉴예요.", &["수업 열기"]),
        // Both are asked for the same, or nobody alone.
        ("ko", BOTH, "**수업 열기**를 눌러요. 강의자에게 알림이 가요.", &["수업 열기"]),
        ("en", BOTH, "Press **Open room**. Instructors are told.", &["Open room"]),
    ]);
}

#[test]
fn a_role_in_brackets_or_behind_a_dash_is_that_of_its_label() {
    hold(&[
        ("ko", BOTH, "이 메뉴(‘수업 열기’)는 강의자 화면에만 나와요.", &[]),
        ("ko", BOTH, "이 메뉴(‘수업 열기’)는 수강생 화면에만 나와요.", &["수업 열기"]),
        ("ko", BOTH, "- ‘수업 열기’ – 강의자", &[]),
        ("en", BOTH, "- **Open room** – instructors only", &[]),
        ("ko", BOTH, "- ‘수업 열기’ – 수강생", &["수업 열기"]),
        ("ko", BOTH, "- ‘수업 열기’ – 강의자에게 알림이 가요", &["수업 열기"]),
    ]);
}

#[test]
fn numbers_and_glosses_beside_a_role_say_nothing_more() {
    for heading in ["1. 강의자", "1) 강의자", "① 강의자", "1단계: 강의자", "강의자 (담임)", "Step 1: 강의자"]
    {
        let text = format!("### {heading}\n\n‘수업 열기’를 눌러요.").leak();
        hold(&[("ko", BOTH, text, &[])]);
        let text = format!("### {heading}\n\n‘수업방’을 눌러요.").leak();
        hold(&[("ko", BOTH, text, &["수업방"])]);
    }
    hold(&[("ko", BOTH, "### 강의자 (제외)\n\n‘수업 열기’를 눌러요.", &["수업 열기"])]);
}

#[test]
fn a_notice_to_a_role_and_the_list_of_its_screen_are_about_it() {
    hold(&[
        ("ko", BOTH, "강의자분들께 안내드려요. ‘수업 열기’가 바뀌어요.", &[]),
        ("ko", BOTH, "강의자 화면의 메뉴는 다음과 같아요.\n\n- ‘수업 열기’: 열어요.", &[]),
        ("ko", BOTH, "강의자에게 알려 드리세요. ‘수업 열기’를 누르면 돼요.", &["수업 열기"]),
    ]);
}

#[test]
fn the_rest_are_those_who_were_not_set_aside() {
    hold(&[
        ("ko", BOTH, "수강생을 뺀 나머지는 ‘수업 열기’를 볼 수 있어요.", &[]),
        ("ko", BOTH, "수강생을 제외한 나머지는 ‘수업방’을 볼 수 있어요.", &["수업방"]),
    ]);
}

#[test]
fn names_that_depend_on_the_role_serve_everybody_together() {
    hold(&[
        (
            "en",
            BOTH,
            "It is called **Open room** or **My room**, depending on whether you are an instructor or a student.",
            &[],
        ),
        (
            "en",
            BOTH,
            "Depending on whether you are an instructor or a student, it is called **Open room** or **My room**.",
            &[],
        ),
    ]);
}
