//! Sentences that speak of one role's screen, of two, of none.

mod absence;
mod acting;
mod afterwards;
mod bare_names;
mod carried;
mod denials;
mod heads;
mod limits;
mod speakers;

use unicode_normalization::UnicodeNormalization;

use crate::lint::testing::TestSite;

const GLOSSARY: &str = "roles:\n  student: { ko: 수강생, en: Student }\n  instructor: { ko: 강의자, en: Instructor }\n\
    concepts:\n\
    - { id: learner, terms: { ko: { preferred: 수강생, admitted: [회원], deprecated: [학생] }, en: { preferred: student, deprecated: [pupil] } } }\n\
    - { id: instructor, terms: { ko: { preferred: 강의자, deprecated: [강사] }, en: { preferred: instructor, admitted: [teacher] } } }\n\
    labels:\n\
    - { id: home, text: { student: { ko: 수업방, en: My room }, instructor: { ko: 수업 열기, en: Open room } } }\n\
    - { id: pay, text: { student: { ko: 결제하기, en: Pay } } }\n\
    - { id: grade, text: { instructor: { ko: 채점하기, en: Grade } } }\n\
    - { id: step, text: { student: { ko: 1단계. 결제, en: Vol. 2 } } }\n\
    - { id: close, text: { ko: 닫기, en: Close } }\n";

/// Labels that are told to be on another screen than the text says.
fn told(lang: &str, roles: &str, text: &str) -> Vec<String> {
    told_by(GLOSSARY, lang, roles, text)
}

fn told_by(glossary: &str, lang: &str, roles: &str, text: &str) -> Vec<String> {
    let page = format!("---\ntitle: 글\nroles: [{roles}]\n---\n\n{text}\n");
    let trial = TestSite {
        glossary: glossary.to_owned(),
        pages: vec![(format!("{lang}/a.md"), page)],
        only: Some("label/wrong-role".to_owned()),
        ..TestSite::default()
    };
    let own = trial.run().all().into_iter().filter(|told| told.rule == "label/wrong-role");
    own.map(|told| told.place.expect("it stands somewhere").found).collect()
}

const BOTH: &str = "student, instructor";

/// Of each text: its language, who reads its page, and the labels that are told.
type Text = (&'static str, &'static str, &'static str, &'static [&'static str]);

fn hold(texts: &[Text]) {
    let mut wrong = Vec::new();
    for (lang, roles, text, labels) in texts {
        let told = told(lang, roles, text);
        if told != *labels {
            wrong.push(format!("{text}\n  told {told:?}, not {labels:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_clause_that_names_a_role_is_about_its_screen() {
    for text in [
        "수강생 화면에는 ‘수업방’, 강의자 화면에는 ‘수업 열기’가 있어요.",
        "수강생이라면 **수업방**으로, 강의자라면 **수업 열기**로 가세요.",
        "**수업방**은 수강생이 쓰고 **수업 열기**는 강의자가 써요.",
        "수강생은 메뉴를 연 다음, **수업방**을 눌러요.",
        "학생 앱의 [수업방], 강사 앱의 [수업 열기]",
        "회원 계정에는 **수업방**이 보여요.",
        "student 모드에서는 **수업방**을 눌러요.",
        "수강생용 메뉴는 **수업방**이에요.",
        "강의자가 승인하면 수강생은 **수업방**에서 들어요.",
        ":term[learner]은 **수업방**에서 들어요.",
        "**수강생**은 **수업방**에서 들어요.",
        "- 수강생: **수업방**\n- 강의자: **수업 열기**",
    ] {
        assert_eq!(told("ko", BOTH, text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "Students see “My room” where instructors see “Open room”.",
        "It is called “My room” for students and “Open room” for instructors.",
        "“Open room” is what teachers see, and “My room” is what pupils see.",
        "In the student app open **My room**; in the instructor app, **Open room**.",
        "The student’s **My room** is the instructor’s **Open room**.",
        "If you are an instructor, open **Open room**.",
    ] {
        assert_eq!(told("en", BOTH, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn another_roles_name_is_told_in_such_a_clause() {
    for (text, labels) in [
        ("수강생 화면에는 ‘수업 열기’, 강의자 화면에는 ‘수업방’이 있어요.", vec!["수업 열기", "수업방"]),
        ("강의자에게만 보이는 **수업방** 메뉴예요.", vec!["수업방"]),
        ("**수업방**은 강의자가 쓰고 **수업 열기**는 강의자가 써요.", vec!["수업방"]),
        ("수강생과 강의자는 **수업방**을 눌러요.", vec!["수업방"]),
        ("- 수강생: **수업 열기**\n- 강의자: **수업 열기**", vec!["수업 열기"]),
        // What stands in marks is a name of its own and names no role.
        ("**수강생 초대**를 누르고 **수업방**을 열어요.", vec!["수업방"]),
        ("**수업방**을 열어요. 수강생이 들어와요.", vec!["수업방"]),
    ] {
        assert_eq!(told("ko", BOTH, text), labels, "{text}");
    }
    assert_eq!(told("en", BOTH, "Students see “Open room” where instructors see “My room”."), ["Open room", "My room"]);
}

#[test]
fn two_names_of_one_label_serve_each_their_own() {
    for text in [
        "**수업방**(수강생)이나 **수업 열기**(강의자)를 눌러요.",
        "**수업방**(강의자 화면에서는 **수업 열기**)을 눌러요.",
        "보통은 **수업방**을 누르고, 강의자라면 **수업 열기**를 누르세요.",
        "수강생과 강의자는 각각 ‘수업방’과 ‘수업 열기’를 봐요.",
    ] {
        assert_eq!(told("ko", BOTH, text), Vec::<String>::new(), "{text}");
    }
    // Nobody says here whose is which.
    assert_eq!(told("ko", BOTH, "**수업방** 또는 **수업 열기**를 눌러요."), ["수업방", "수업 열기"]);
}

#[test]
fn a_head_that_names_a_role_and_nothing_else_is_about_its_screen() {
    for text in [
        "## 강의자 화면에서\n\n**수업 열기**를 눌러요.\n\n### 다음\n\n**수업 열기**를 눌러요.",
        "| 수강생 | 강의자 |\n| --- | --- |\n| **수업방** | **수업 열기** |",
        "| 누가 | 메뉴 |\n| --- | --- |\n| 수강생 | **수업방** |\n| 강의자 | **수업 열기** |",
        "| 할 일 | 수강생 화면 | 강의자 화면 |\n| --- | --- | --- |\n| 수업 | **수업방** | **수업 열기** |",
        "- 수강생\n  - **수업방**을 눌러요.\n- 강의자\n  - **수업 열기**를 눌러요.",
        "::::tabs\n:::tab[수강생]\n**수업방**을 눌러요.\n:::\n:::tab[강의자]\n**수업 열기**를 눌러요.\n:::\n::::",
        "**강의자 화면**\n\n**수업 열기**를 눌러요.",
        "강의자 화면:\n\n- **수업 열기**를 눌러요.",
        "수강생\n: **수업방**을 눌러요.",
    ] {
        assert_eq!(told("ko", BOTH, text), Vec::<String>::new(), "{text}");
    }
    for (text, labels) in [
        ("## 강의자\n\n**수업방**을 눌러요.", vec!["수업방"]),
        ("## 강의자\n\n글이에요.\n\n## 함께\n\n**수업 열기**를 눌러요.", vec!["수업 열기"]),
        ("## 강의자에게 질문하기\n\n**수업 열기**를 눌러요.", vec!["수업 열기"]),
        ("## 수강생 초대\n\n**수업방**을 눌러요.", vec!["수업방"]),
        ("| 수강생 | 강의자 |\n| --- | --- |\n| **수업 열기** | **수업방** |", vec!["수업 열기", "수업방"]),
        ("**강의자**\n\n글이에요.\n\n**함께**\n\n**수업 열기**를 눌러요.", vec!["수업 열기"]),
    ] {
        assert_eq!(told("ko", BOTH, text), labels, "{text}");
    }
}

#[test]
fn what_every_reader_sees_is_told_only_as_another_roles_screen() {
    for text in [
        "강의자에게 물으려면 **수업방**을 누르세요.",
        "강의자가 **수업방**에 올린 자료예요.",
        "강의자 화면을 미리 보려면 **수업방**을 누르세요.",
        "강의자 화면에서는 ‘수업 열기’예요.",
        "강의자 화면에는 **수업방**이 없어요.",
    ] {
        assert_eq!(told("ko", "student", text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(told("ko", "student", "강의자 화면에서는 ‘수업방’이에요."), ["수업방"]);
    assert_eq!(told("en", "student", "On the instructor’s screen it is “My room”."), ["My room"]);
}

#[test]
fn that_a_label_is_not_there_may_be_said() {
    assert_eq!(told("ko", BOTH, "강의자 화면에는 ‘결제하기’가 없어요."), Vec::<String>::new());
    assert_eq!(told("ko", BOTH, "수강생에게는 **수업 열기**가 보이지 않아요."), Vec::<String>::new());
    assert_eq!(told("en", BOTH, "Instructors don’t see **Pay**."), Vec::<String>::new());
    assert_eq!(told("ko", BOTH, "강의자는 ‘결제하기’를 눌러요."), ["결제하기"]);
}

#[test]
fn a_label_that_is_turned_down_for_another_is_no_slip() {
    for text in [
        "강의자에게는 ‘수업방’ 대신 ‘수업 열기’가 보여요.",
        "강의자는 ‘수업방’이 아니라 ‘수업 열기’를 눌러요.",
        "강의자는 ‘수업방’ 메뉴 말고 ‘수업 열기’를 눌러요.",
        "강의자는 ‘수업방’을 누르는 대신 ‘수업 열기’를 눌러요.",
        "강의자는 **수업방**을 누르지 말고 **수업 열기**를 눌러요.",
        "강의자 화면에는 ‘결제하기’ 대신 다른 단추가 있어요.",
        "‘수업방’은 강의자 화면에서 ‘수업 열기’로 보여요.",
        "(강의자) ‘수업 열기’를 눌러요. (수강생) ‘수업방’을 눌러요.",
        "강의자 화면에서는 ‘수업방’ 메뉴 이름이 ‘수업 열기’예요.",
        "강의자는 ‘수업방’ 자리에 ‘수업 열기’가 보여요.",
        "강의자로 바꾸면 ‘수업방’이 ‘수업 열기’로 바뀌어요.",
        "강의자라면 ‘수업 열기’를, 아니면 ‘수업방’을 눌러요.",
        "강의자가 아니라면 ‘수업방’을 눌러요.",
        "강의자 계정이라면 ‘수업 열기’, 그렇지 않으면 ‘수업방’이에요.",
        "강의자에게 보이지 않는 ‘수업방’은 수강생만 써요.",
    ] {
        assert_eq!(told("ko", BOTH, text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "Instructors see “Open room” instead of “My room”.",
        "Instructors choose **Open room** rather than opening the **My room** menu.",
        "What students know as “My room” is called “Open room” for instructors.",
        "“My room” is shown as “Open room” to instructors.",
        "If you are not an instructor, choose “My room”.",
    ] {
        assert_eq!(told("en", BOTH, text), Vec::<String>::new(), "{text}");
    }
    for (text, labels) in [
        ("강의자에게는 ‘수업 열기’ 대신 ‘수업방’이 보여요.", vec!["수업방"]),
        ("강의자는 ‘수업방’에서 알림 대신 저장을 눌러요.", vec!["수업방"]),
        ("‘수업 열기’는 강의자 화면에서 ‘수업방’으로 보여요.", vec!["수업방"]),
        ("(강의자) ‘수업방’을 눌러요.", vec!["수업방"]),
        ("강의자는 ‘수업방’이나 ‘수업 열기’를 눌러요.", vec!["수업방"]),
        ("강의자가 아니라면 ‘수업 열기’를 눌러요.", vec!["수업 열기"]),
    ] {
        assert_eq!(told("ko", BOTH, text), labels, "{text}");
    }
}

#[test]
fn heads_that_say_the_same_of_two_roles_are_each_about_one() {
    for text in [
        "| 할 일 | 수강생이 보는 이름 | 강의자가 보는 이름 |\n| --- | --- | --- |\n| 수업 | ‘수업방’ | ‘수업 열기’ |",
        "| 할 일 | 수강생에게 보이는 이름 | 강의자에게 보이는 이름 |\n| --- | --- | --- |\n| 수업 | ‘수업방’ | ‘수업 열기’ |",
        "- 수강생이 할 일\n  - **수업방**을 눌러요.\n- 강의자가 할 일\n  - **수업 열기**를 눌러요.",
        "## 수강생으로 시작하기\n\n**수업방**을 눌러요.\n\n## 강의자로 시작하기\n\n**수업 열기**를 눌러요.",
    ] {
        assert_eq!(told("ko", BOTH, text), Vec::<String>::new(), "{text}");
    }
    for (text, labels) in [
        (
            "| 수강생이 보는 이름 | 강의자가 보는 이름 |\n| --- | --- |\n| ‘수업 열기’ | ‘수업방’ |",
            vec!["수업 열기", "수업방"],
        ),
        // Done by the other side.
        (
            "## 수강생에게 답하기\n\n**수업 열기**를 눌러요.\n\n## 강의자에게 답하기\n\n**수업방**을 눌러요.",
            vec!["수업 열기", "수업방"],
        ),
    ] {
        assert_eq!(told("ko", BOTH, text), labels, "{text}");
    }
}

#[test]
fn a_fix_never_makes_a_sentence_say_one_name_of_two_roles() {
    let mended = |text: &str, safely: bool| {
        let trial = TestSite {
            glossary: GLOSSARY.to_owned(),
            pages: vec![("ko/a.md".to_owned(), format!("---\ntitle: 글\n---\n\n{text}\n"))],
            only: Some("label/wrong-role".to_owned()),
            ..TestSite::default()
        };
        let page = if safely { trial.mend_safely("ko/a.md") } else { trial.mend("ko/a.md") };
        page.rsplit_once("\n\n").map_or(String::new(), |(_, text)| text.trim_end().to_owned())
    };
    for (text, by_hand) in [
        ("강의자는 **수업방**을 누르세요.", "강의자는 :ui[home]{role=instructor}을 누르세요."),
        (
            "**수업방** 또는 **수업 열기**를 눌러요.",
            ":ui[home]{role=student} 또는 :ui[home]{role=instructor}를 눌러요.",
        ),
        ("강의자가 승인하면 **수업방**에서 들어요.", "강의자가 승인하면 :ui[home]에서 들어요."),
    ] {
        assert_eq!(mended(text, true), text, "nothing in it is certain");
        assert_eq!(mended(text, false), by_hand);
    }
    assert_eq!(mended("**수업방**을 눌러요.", true), ":ui[home]을 눌러요.");
}

#[test]
fn a_label_may_hold_the_point_that_ends_a_sentence() {
    hold(&[
        ("ko", BOTH, "강의자는 **1단계. 결제** 메뉴를 눌러요.", &["1단계. 결제"]),
        ("ko", BOTH, "수강생은 **1단계. 결제** 메뉴를 눌러요.", &[]),
        ("en", BOTH, "Instructors open **Vol. 2** at once.", &["Vol. 2"]),
        ("en", BOTH, "Students open **Vol. 2** instead of **Open room**.", &[]),
    ]);
}

#[test]
fn letters_that_stand_apart_are_read_as_the_same_words() {
    for text in [
        "강의자는 **수업방**을 누르지 말고 ‘수업 열기’를 눌러요.",
        "강의자가 아니라면 ‘수업방’을 눌러요.",
        "강의자 화면에는 `결제하기`가 없어요. 나머지는 [수업방]을 눌러요.",
        "## 수강생이 할 일\n\n**수업방**을 눌러요.\n\n## 강의자가 할 일\n\n**수업 열기**를 눌러요.",
        "| 수강생 | 강의자 |\n| --- | --- |\n| **수업방** | **수업 열기** |",
        ":term[instructor]가 아니라면 **수업방**을 눌러요.",
    ] {
        let apart: String = text.nfd().collect();
        assert_eq!(told("ko", BOTH, text), Vec::<String>::new(), "{text}");
        assert_eq!(told("ko", BOTH, &apart), Vec::<String>::new(), "apart: {text}");
    }
    for text in ["강의자는 ‘수업방’을 누르지 않으면 안 돼요.", "강의자는 **수업방**에서 창을 닫지 말고 기다려요."]
    {
        let apart: String = text.nfd().collect();
        let found: Vec<String> = told("ko", BOTH, &apart).iter().map(|own| own.nfc().collect()).collect();
        assert_eq!((told("ko", BOTH, text), found), (vec!["수업방".to_owned()], vec!["수업방".to_owned()]), "{text}");
    }
}

#[test]
fn a_run_of_many_labels_and_roles_takes_time_by_its_length() {
    for (lang, sentence) in [
        ("ko", "수강생은 ‘수업방’을 (강의자는 ‘수업 열기’를) 누르고, "),
        ("ko", "강의자가 아니라면 ‘수업방’이나 ‘결제하기’ "),
        ("en", "students and not instructors see “My room” or "),
        ("en", "students “My room” instructors “Open room” "),
        ("en", "everyone except students “Open room” or “Grade” "),
    ] {
        let took = |times: usize| {
            let start = std::time::Instant::now();
            let _ = told(lang, BOTH, &sentence.repeat(times));
            start.elapsed()
        };
        took(100);
        let (once, eight) = (took(200), took(1_600));
        assert!(eight < once * 40, "{sentence}: {once:?} for one, {eight:?} for eight times as much");
    }
}
