//! Every fault of a glossary, at its line.

use super::*;
use crate::parse::yaml::listing::listing;

const SAMPLE: &str = r##"
roles:
  student:    { ko: 수강생, en: Student }
  instructor: { ko: 강의자, en: Instructor }

concepts:
  - id: learner
    terms:
      ko:
        preferred: 수강생
        admitted: [ ]                   # fine to use, no finding
        deprecated: [학습자, {text: 학생, except: [학생 할인], reason: "회원 약관의 용어와 맞춤"}]
        superseded: [교육생]             # once preferred
        hidden: [배우는 사람]
      en: { preferred: student, deprecated: [learner, pupil] }
      any: { }
    definition: { ko: 강의를 수강하는 회원, en: A member who takes a course }
    note: { ko: 참고 }
    related: [instructor]
    confusable: [member]
    abbreviation: false
    internal: false
    owner: cx
  - { id: instructor, terms: { ko: { preferred: 강의자 } }, definition: 가르치는 사람 }
  - { id: member, terms: { ko: { preferred: 회원 } }, definition: 가입한 사람 }

labels:
  - { id: main-nav, kind: menu, text: { ko: 메뉴, en: Menu } }
  - { id: grades, kind: tab, text: { ko: 성적, en: Grades } }
  - id: course-menu
    kind: menu
    parent: main-nav
    text:
      student:    { ko: 내 강의실, en: My courses }
      instructor: { ko: 강의 관리, en: Manage courses }
    former: [ { role: instructor, ko: 강좌 관리, until: 2026-03-01 } ]
    feature: course-management
    icon: false
  - id: save
    kind: button
    text: { ko: 저장, en: Save }
  - { id: grade-export, kind: button, parent: grades, key: grades.export.button }

labels_from:
  - { file: labels/instructor.ko.json, role: instructor, language: ko }

features:
  - { id: course-management, name: { ko: 강의 관리, en: Course management } }
  - { id: qna-board, name: 질문 게시판 }
  - id: live-chat
    name: { ko: 실시간 채팅, en: Live chat }
    also: { ko: [라이브 채팅, 실시간 톡] }
    introduced: 2023-03-02
    changed: 2025-11-20
    deprecated: 2026-01-15
    removed: 2026-05-01
    replacement: qna-board
    notice: { ko: 질문은 이제 질문 게시판에서 받습니다. }
    roles:
      student: {}
      instructor: { removed: 2026-09-01 }
    announced: 2025-12-20
    reason: { ko: 이용이 줄었어요. }
    impact: medium
    owner: squad-classroom
    keep_until: 2026-08-01
    former_pages: [ko/chat/start]

style:
  ko: { register: haeyo }
"##;

fn faults(text: &str) -> String {
    let source = SourceText::new("glossary.yml", text);
    listing(&parse_glossary(&source, &[]).map_or_else(|faults| faults, |(_, faults)| faults))
}

#[test]
fn a_whole_glossary_is_read() {
    println!("{}", faults(SAMPLE));
    let (_, faults) = parse_glossary(&SourceText::new("glossary.yml", SAMPLE), &[]).unwrap();
    assert_eq!(faults, []);
}
