//! A page that its writer breaks in ten ways, and what helpgen says to each: where it is and what to write instead.

mod support;

use support::{Project, page};

const GLOSSARY: &str = "\
roles: { student: 수강생, instructor: 강의자 }
concepts:
  - { id: learner, definition: 강의를 듣는 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }
  - { id: enroll, definition: 강의를 신청하는 일, terms: { ko: { preferred: 수강 신청 } } }
labels:
  - id: course-menu
    kind: menu
    text: { student: 내 강의실, instructor: 강의 관리 }
    former: [{ role: instructor, ko: 강좌 관리, until: 2026-03-01 }]
style: { ko: { register: haeyo } }
";

const WHOLE: &str = "\
---
title: 강의 듣기
tags: [강의]
---

수강생은 수강 신청을 한 뒤 강의를 들어요.

## 강의실로 가기

:ui[course-menu]를 누르고 [시작하기](start.md)를 읽어 보세요.

:::note
:ui[course-menu] 화면은 다를 수 있어요.
:::

![강의 목록 화면](list.png)

<!-- helpgen-ignore term/deprecated : 약관의 이름을 그대로 옮겼어요 until 2027-12-31 -->
‘학습자 약관’을 읽어 보세요.
";

/// What is broken: the rule that tells it, what stood there, what stands there now.
const FAULTS: [(&str, &str, &str); 10] = [
    ("term/deprecated", "수강생은", "학습자는"),
    ("term/variant", "수강 신청을", "수강신청을"),
    ("style/register", "들어요.\n", "듣습니다.\n"),
    ("label/former", ":ui[course-menu]를", "**강좌 관리**를"),
    ("link/broken", "start.md", "strat.md"),
    ("style/heading", "## 강의실", "#### 강의실"),
    ("directive/invalid", "있어요.\n:::\n", "있어요.\n"),
    ("page/front-matter", "tags:", "tagz:"),
    ("image/alt", "![강의 목록 화면]", "![]"),
    ("ignore/expired", "until 2027-12-31", "until 2026-10-31"),
];

fn project(text: &str) -> Project {
    let project = Project::new();
    project.write("glossary.yml", GLOSSARY);
    project.write("content/_index.md", page("도움말", "[시작하기](start.md), [강의 듣기](lesson.md)"));
    project.write("content/list.png", "a picture");
    project.write("content/lesson.md", text);
    project
}

fn broken(text: &str, fault: &(&str, &str, &str)) -> String {
    assert_eq!(text.matches(fault.1).count(), 1, "{}", fault.1);
    text.replacen(fault.1, fault.2, 1)
}

#[test]
fn the_whole_page_has_no_finding() {
    assert_eq!(project(WHOLE).run(["check", "--deny", "info"]).succeeded().findings(), [""; 0]);
}

#[test]
fn each_fault_alone_is_one_finding() {
    for fault in &FAULTS {
        let run = project(&broken(WHOLE, fault)).run(["check"]);
        let found = run.findings();
        assert!(found.len() == 1 && found[0].contains(fault.0), "{}: {found:#?}\n{}", fault.0, run.text);
    }
}

#[test]
fn ten_faults_are_ten_findings_that_say_what_to_write() {
    let text = FAULTS.iter().fold(WHOLE.to_owned(), |text, fault| broken(&text, fault));
    let project = project(&text);
    for lang in ["ko", "en"] {
        let run = project.run(["check", "--quiet", "--ui-lang", lang]).ended_with(1);
        // The commands that are told name the project's folder.
        let folder = project.root().display().to_string();
        insta::assert_snapshot!(format!("ten_faults_{lang}"), run.text.replace(&folder, "FOLDER"));
    }
    assert_eq!(project.run(["check"]).findings().len(), FAULTS.len());
}
