//! Who acts where no clause says so: the reader, “they”, whoever was asked.

use super::{BOTH, hold};

#[test]
fn an_order_behind_what_others_do_is_for_the_reader() {
    hold(&[
        ("ko", "instructor", "수강생이 과제를 내면 **수업방**을 눌러 답해 주세요.", &["수업방"]),
        ("ko", "instructor", "수강생이 나가면 **결제하기**를 열어 확인하세요.", &["결제하기"]),
        ("ko", "instructor", "수강생에게 알린 다음 **수업방**에서 마감일을 바꾸세요.", &["수업방"]),
        ("ko", "student", "강의자에게 묻기 전에 **채점하기**를 눌러 보세요.", &["채점하기"]),
        // Their own name is right there, and what is no order may tell of the others.
        ("ko", "instructor", "수강생이 과제를 내면 **채점하기**를 누르세요.", &[]),
        ("ko", "instructor", "수강생이 과제를 내면 **수업방**에 표시돼요.", &[]),
        ("ko", "instructor", "수강생은 과제를 내면 **수업방**을 누르세요.", &[]),
    ]);
}

#[test]
fn whoever_is_asked_to_do_it_does_it() {
    hold(&[
        ("ko", "student", "강의자에게 부탁하면 **수업 열기**로 링크를 보내 줘요.", &[]),
        ("ko", "student", "강의자에게 말하면 **채점하기**에서 고쳐 드려요.", &[]),
        ("ko", "student", "강의자에게 부탁하면 **채점하기**를 누르세요.", &["채점하기"]),
        ("ko", "student", "강의자에게 부탁하면 **닫기**를 눌러 줘요.", &[]),
    ]);
}

#[test]
fn pronouns_stand_for_the_role_that_was_named_last() {
    hold(&[
        ("ko", "student", "담당 강의자에게 연락하세요. 그분이 **채점하기**에서 고쳐 줄 거예요.", &[]),
        ("ko", "instructor", "수강생이 물어볼 때가 있어요. 이들은 **결제하기**에서 확인할 수 있어요.", &[]),
        ("en", "student", "Contact your instructor. They can fix it in **Grade**.", &[]),
        ("en", "student", "Contact your instructor and they will fix it in **Grade**.", &[]),
        ("en", "student", "Contact your instructor, who can fix it in **Grade**.", &[]),
        // Whom nobody stands for is the reader.
        ("en", "student", "Contact your instructor. You can fix it in **Grade**.", &["Grade"]),
        ("en", "student", "Contact your instructor. They open it. Then press **Grade**.", &["Grade"]),
    ]);
}

#[test]
fn what_somebody_says_and_modified_names_are_read() {
    hold(&[
        ("en", "instructor", "If a student says, “I can't find **Pay**,” send them this page.", &[]),
        ("en", BOTH, "No. Only the course's instructor can, from **Grade**.", &[]),
        ("en", BOTH, "Only the course instructor can do so, from **Grade**.", &[]),
        ("en", BOTH, "Ask the course instructor to open **My room**.", &["My room"]),
        ("ko", "student", "수강생에게는 **채점하기** 권한이 없어요.", &[]),
        ("ko", BOTH, "수강생 여러분, 안녕하세요. **수업방**이 새로워졌어요.", &[]),
    ]);
}
