//! Heads that say more than a role.

use super::{BOTH, hold};

#[test]
fn heads_that_tell_whose_screen_follows_are_understood() {
    hold(&[
        ("ko", BOTH, "## 수강생이 할 일\n\n**수업방**을 눌러요.\n\n## 강의자가 할 일\n\n**수업 열기**를 눌러요.", &[]),
        (
            "en",
            BOTH,
            "## What students see\n\nOpen **My room**.\n\n## What instructors see\n\nOpen **Open room**.",
            &[],
        ),
        ("ko", BOTH, "## 강사로 시작하기\n\n**수업 열기**를 눌러요.", &[]),
        (
            "ko",
            BOTH,
            "## 강의자에게 보이는 메뉴\n\n**수업 열기**가 보여요.\n\n## 수강생에게 보이는 메뉴\n\n**수업방**이 보여요.",
            &[],
        ),
        ("ko", BOTH, "## 강의자로 로그인하기\n\n**수업 열기**를 눌러요.", &[]),
        ("ko", BOTH, "## 강의자가 아니라면\n\n**수업방**을 눌러요.", &[]),
        ("ko", BOTH, "## 강의자 화면에서 수업 만들기\n\n**수업 열기**를 눌러요.", &[]),
        ("en", BOTH, "## Getting started as an instructor\n\nPress **Open room**.", &[]),
        (
            "en",
            BOTH,
            "| Task | How students do it | How instructors do it |\n| --- | --- | --- |\n| Lesson | **My room** | **Open room** |",
            &[],
        ),
        (
            "en",
            BOTH,
            "## For students\n\nPress **My room**.\n\n## For everyone except students\n\nPress **Open room**.",
            &[],
        ),
        ("en", BOTH, "## If you are not an instructor\n\nPress **My room**.", &[]),
        (
            "en",
            BOTH,
            "## How students join\n\nPress **My room**.\n\n## How instructors join\n\nPress **Open room**.",
            &[],
        ),
        ("ko", BOTH, "## 강의자 말고 수강생\n\n**수업방**을 눌러요.", &[]),
        ("ko", BOTH, "- 수강생이라면\n  - **수업방**을 눌러요.\n- 수강생이 아니라면\n  - **수업 열기**를 눌러요.", &[]),
        (
            "ko",
            BOTH,
            "## 수강생을 위한 안내\n\n**수업방**을 눌러요.\n\n## 강의자를 위한 안내\n\n**수업 열기**를 눌러요.",
            &[],
        ),
        ("ko", BOTH, "### 수강생일 때\n\n**수업방**을 눌러요.\n\n### 강의자일 때\n\n**수업 열기**를 눌러요.", &[]),
        ("ko", BOTH, "### 강의자가 아닌 경우\n\n**수업방**을 눌러요.", &[]),
        (
            "ko",
            BOTH,
            "| 메뉴 | 수강생이 쓰는 이름 | 강의자가 쓰는 이름 |\n| --- | --- | --- |\n| 수업 | 수업방 메뉴 | 수업 열기 메뉴 |",
            &[],
        ),
        (
            "en",
            BOTH,
            "### If you’re a student\n\nPress **My room**.\n\n### If you’re an instructor\n\nPress **Open room**.",
            &[],
        ),
        ("en", BOTH, "### Signing in as a student\n\nPress **My room**.", &[]),
        (
            "ko",
            BOTH,
            "### 수강생이 수업에 들어가는 방법\n\n**수업방**을 눌러요.\n\n### 강의자가 수업에 들어가는 방법\n\n**수업 열기**를 눌러요.",
            &[],
        ),
        ("en", BOTH, "### As an instructor\n\nPress **Open room**.", &[]),
        ("en", BOTH, "### When students pay\n\nPress **Pay**.\n\n### When instructors pay\n\nPress **Close**.", &[]),
    ]);
}

#[test]
fn heads_about_things_or_others_say_nothing_of_a_screen() {
    hold(&[
        (
            "ko",
            BOTH,
            "## 수강생이 보낸 쪽지\n\n**수업 열기**를 눌러요.\n\n## 강의자가 보낸 쪽지\n\n글이에요.",
            &["수업 열기"],
        ),
        ("ko", BOTH, "## 강사로 시작하기\n\n**수업방**을 눌러요.", &["수업방"]),
        (
            "ko",
            BOTH,
            "## 강의자가 보낸 알림\n\n**수업 열기**를 눌러요.\n\n## 수강생이 보낸 알림\n\n**수업방**을 눌러요.",
            &["수업 열기", "수업방"],
        ),
        ("ko", BOTH, "## 강의자로 초대하기\n\n**수업방**을 눌러요.", &["수업방"]),
        (
            "en",
            BOTH,
            "## Messages from students\n\nPress **Open room**.\n\n## Messages from instructors\n\nPress **My room**.",
            &["Open room", "My room"],
        ),
        ("en", BOTH, "## Starting as an instructor\n\nPress **My room**.", &["My room"]),
        ("en", BOTH, "## Inviting someone as an instructor\n\nPress **My room**.", &["My room"]),
        ("ko", BOTH, "## 강의자가 되기\n\n**수업방**을 눌러요.", &["수업방"]),
        ("ko", BOTH, "### 강의자로 바꾸기\n\n**수업방**을 눌러요.", &["수업방"]),
        (
            "ko",
            BOTH,
            "### 수강생에게 보낸 과제\n\n**수업 열기**를 눌러요.\n\n### 강의자에게 보낸 과제\n\n**수업방**을 눌러요.",
            &["수업 열기", "수업방"],
        ),
        ("en", BOTH, "### Questions for students\n\nPress **Open room**.", &["Open room"]),
        (
            "en",
            BOTH,
            "### What students sent\n\nPress **Open room**.\n\n### What instructors sent\n\nPress **My room**.",
            &["Open room", "My room"],
        ),
        ("ko", BOTH, "### 강의자로 시작하기\n\n#### 수업 만들기\n\n**수업방**을 눌러요.", &["수업방"]),
    ]);
}

#[test]
fn a_cell_that_names_a_role_speaks_for_its_row() {
    hold(&[
        ("ko", BOTH, "| 메뉴 | 누가 보나요 |\n| --- | --- |\n| **수업방** | 수강생 |\n| **수업 열기** | 강의자 |", &[]),
        ("ko", BOTH, "| 메뉴 | 설명 | 역할 |\n| --- | --- | --- |\n| **채점하기** | 점수를 매겨요 | 강의자만 |", &[]),
        ("en", BOTH, "| Button | For |\n| --- | --- |\n| **Pay** | Students |\n| **Grade** | Instructors |", &[]),
        ("ko", BOTH, "| 메뉴 | 누가 보나요 |\n| --- | --- |\n| **수업방** | 강의자 |", &["수업방"]),
        ("ko", BOTH, "| 메뉴 | 설명 |\n| --- | --- |\n| **수업방** | 수강생이 써요 |", &["수업방"]),
        (
            "ko",
            BOTH,
            "| 메뉴 | 수강생 | 강의자 |\n| --- | --- | --- |\n| **결제하기** | O | X |\n| **채점하기** | - | ✓ |",
            &[],
        ),
        ("en", BOTH, "| Menu | Student | Instructor |\n| --- | --- | --- |\n| **Pay** | – | ✅ |", &["Pay"]),
    ]);
}
