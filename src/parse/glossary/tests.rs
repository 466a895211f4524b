//! Every fault of a glossary, at its line.

use proptest::prelude::*;

use super::*;
use crate::parse::yaml::listing::{cases, listing};

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
  ko: { register: haeyo, allow: [seyo, jyo] }
"##;

fn read(text: &str) -> Result<(Glossary, Vec<Diagnostic>), Vec<Diagnostic>> {
    parse_glossary(&SourceText::new("glossary.yml", text), &[])
}

fn faults(text: &str) -> Vec<Diagnostic> {
    read(text).map_or_else(|faults| faults, |(_, faults)| faults)
}

/// A concept with nothing wrong about it.
fn concept(id: &str, terms: &str) -> String {
    format!("  - {{ id: {id}, definition: 뜻, terms: {{ {terms} }} }}\n")
}

#[test]
fn a_whole_glossary_is_read_without_a_fault() {
    let (glossary, faults) = read(SAMPLE).unwrap();
    assert_eq!(listing(&faults), "");

    let learner = glossary.concept("learner").unwrap();
    let terms: Vec<(&str, Status)> = learner.terms["ko"].iter().map(|term| (&*term.text, term.status)).collect();
    assert_eq!(
        terms,
        [
            ("수강생", Status::Preferred),
            ("학습자", Status::Deprecated),
            ("학생", Status::Deprecated),
            ("교육생", Status::Superseded),
            ("배우는 사람", Status::Hidden),
        ]
    );
    let student = &learner.terms["ko"][2];
    assert_eq!(
        (&student.except[..], student.reason.as_deref()),
        (&["학생 할인".to_owned()][..], Some("회원 약관의 용어와 맞춤"))
    );
    assert_eq!((student.place.start.line, student.place.start.column, &*student.place.found), (12, 34, "학생"));
    assert_eq!(learner.preferred("en").map(|term| &*term.text), Some("student"));
    assert_eq!(learner.confusable[0].id, "member");

    let menu = glossary.label("course-menu").unwrap();
    assert_eq!(menu.text_for("instructor", "ko"), Some("강의 관리"));
    assert_eq!(menu.text_for("student", "en"), Some("My courses"));
    assert_eq!(
        (menu.former[0].text.get("ko"), menu.former[0].role.as_deref()),
        (Some("강좌 관리"), Some("instructor"))
    );
    assert_eq!(menu.former[0].place.found, "강좌 관리");
    assert_eq!(menu.former[0].until, Some(jiff::civil::date(2026, 3, 1)));
    assert_eq!(glossary.label("save").unwrap().text_for("student", "ko"), Some("저장"));
    assert_eq!(glossary.label("grade-export").unwrap().text, LabelText::FromKey);

    let chat = glossary.feature("live-chat").unwrap();
    assert_eq!(chat.life_for("student").removed, Some(jiff::civil::date(2026, 5, 1)));
    assert_eq!(chat.life_for("instructor").removed, Some(jiff::civil::date(2026, 9, 1)));
    assert_eq!(chat.also["ko"], ["라이브 채팅", "실시간 톡"]);
    assert_eq!(chat.former_pages[0].id, "ko/chat/start");
    assert_eq!(glossary.style["ko"].register, Some(Register::Haeyo));
    assert_eq!(glossary.style["ko"].allow, [Ending::Seyo, Ending::Jyo]);
    assert_eq!(glossary.roles.iter().map(|role| &*role.id).collect::<Vec<_>>(), ["student", "instructor"]);
    assert_eq!(glossary.languages().into_iter().collect::<Vec<_>>(), ["en", "ko"]);
}

const ROLES: &str = "roles: { student: 수강생, instructor: 강의자 }\n";

/// One text for each way in which a glossary can be wrong, by the rule that tells it.
fn faulty() -> Vec<(&'static str, String)> {
    let one = |text: &str| concept("a", text);
    vec![
        ("glossary/conflict preferred", format!("concepts:\n{}{}", concept("a", "ko: { preferred: 수강생, deprecated: 학생 }"), concept("b", "ko: { preferred: 학 생 }"))),
        ("glossary/conflict superseded, any", format!("concepts:\n{}{}", concept("a", "en: { preferred: x, superseded: LMS }"), concept("b", "any: { preferred: lms }"))),
        ("glossary/conflict admitted", format!("concepts:\n{}{}", concept("a", "ko: { preferred: 수강생, deprecated: 학생 }"), concept("b", "ko: { preferred: 초등학생, admitted: 학생 }"))),
        ("glossary/cycle parent", "labels:\n  - { id: a, text: 가, parent: b }\n  - { id: b, text: 나, parent: c }\n  - { id: c, text: 다, parent: a }\n  - { id: d, text: 라, parent: a }\n".into()),
        ("glossary/cycle replacement of itself", "features:\n  - { id: a, name: 가, replacement: a }\n".into()),
        ("glossary/dates impossible", "features:\n  - { id: a, name: 가, removed: 2026-02-30 }\n".into()),
        ("glossary/dates order", "features:\n  - id: a\n    name: 가\n    introduced: 2026-03-01\n    changed: 2026-02-01\n    deprecated: 2026-05-01\n    removed: 2026-04-01\n    announced: 2026-06-01\n    keep_until: 2026-03-31\n".into()),
        ("glossary/dates of a role", format!("{ROLES}features:\n  - id: a\n    name: 가\n    introduced: 2026-03-01\n    removed: 2026-09-01\n    roles:\n      student: {{ removed: 2026-02-01 }}\n      instructor: {{ introduced: 2026-10-01 }}\n")),
        ("glossary/definition", "concepts:\n  - { id: a, terms: { ko: { preferred: 가 } } }\n".into()),
        ("glossary/duplicate-id", format!("concepts:\n{}{}labels:\n  - {{ id: a, text: 가 }}\n  - {{ id: a, text: 나 }}\nfeatures:\n  - {{ id: a, name: 가 }}\n  - {{ id: a, name: 나 }}\n", one("ko: { preferred: 가 }"), one("ko: { preferred: 나 }"))),
        ("glossary/duplicate-key", "roles: { student: 가, student: 나 }\n".into()),
        ("glossary/duplicate-term", format!("concepts:\n{}", one("ko: { preferred: 가, admitted: [나, 가], hidden: [나, 다] }, any: { admitted: 다 }"))),
        ("glossary/empty", "concepts:\n  - { id: a, definition: 뜻, terms: {} }\n  - { id: b, definition: 뜻, terms: { ko: { preferred: '', deprecated: [ ' ' ] } } }\nlabels:\n".into()),
        ("glossary/except", format!("concepts:\n{}", one("ko: { preferred: 수강생, deprecated: { text: 학생, except: [학 생회, 대학교] } }"))),
        ("glossary/label-text none", "labels:\n  - { id: a }\n  - { id: b, text: {} }\n  - { id: c, key: x.y }\n".into()),
        ("glossary/label-text language", format!("{ROLES}labels:\n  - {{ id: a, text: {{ ko: 가, en: A }} }}\n  - {{ id: b, text: {{ ko: 나 }} }}\n  - {{ id: c, text: {{ student: {{ ko: 다 }}, instructor: {{ ko: 다, en: C }} }} }}\n  - {{ id: d, text: 라 }}\n")),
        ("glossary/label-text role", format!("{ROLES}labels:\n  - {{ id: a, text: {{ student: 가 }} }}\n  - {{ id: b, parent: a, text: {{ student: 나, instructor: 다 }} }}\n")),
        ("glossary/missing-key", "concepts:\n  - { definition: 뜻 }\nlabels:\n  - text: 가\nlabels_from:\n  - { role: student }\nfeatures:\n  - { id: a }\n".into()),
        ("glossary/path", "include: ../terms.yml\nlabels_from:\n  - { file: /etc/passwd, language: ko }\n  - { file: 'a\\b.json', language: ko }\n".into()),
        ("glossary/preferred", format!("concepts:\n{}{}", one("ko: { deprecated: 학생 }, en: { preferred: x, deprecated: y }"), concept("b", "ko: { deprecated: 가 }, any: { preferred: LMS }"))),
        ("glossary/reference", format!("{ROLES}concepts:\n  - {{ id: learner, definition: 뜻, terms: {{ ko: {{ preferred: 가 }} }}, related: [lerner, learner], confusable: nobody }}\nlabels:\n  - {{ id: a, text: 가, parent: aa, feature: cours }}\n  - {{ id: b, text: {{ studnet: 가, instructor: 나 }}, former: [ {{ role: teacher, ko: 다 }} ] }}\n  - {{ id: c, text: {{ tutor: {{ ko: 가 }} }} }}\nlabels_from:\n  - {{ file: a.json, role: admin, language: ko }}\nfeatures:\n  - {{ id: course, name: 가, replacement: coarse, roles: [student, instructer] }}\n  - {{ id: quiz, name: 나, roles: {{ stduent: {{}} }} }}\n")),
        ("glossary/syntax", "concepts:\n  - id: a\n   terms: b\n".into()),
        ("glossary/type", "concepts: { id: a }\nlabels:\n  - { id: a, text: [가], icon: yes }\nstyle: haeyo\n".into()),
        ("glossary/unknown-key", "concpets: []\nconcepts:\n  - { id: a, definition: 뜻, terms: { ko: { prefered: 가, preferred: { txt: 가, text: 나 } } }, relatd: b }\n".into()),
        ("glossary/value", "labels:\n  - { id: 내 메뉴, text: 가, kind: link }\n  - { id: b, text: { kr: 가 } }\nstyle: { ko: { register: haeyoche } }\n".into()),
    ]
}

#[test]
fn every_fault_is_told_at_its_place() {
    let faulty = faulty();
    let texts: Vec<(&str, &str)> = faulty.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let told = cases(&texts, |text| listing(&faults(text)));
    insta::assert_snapshot!(told);
}

#[test]
fn every_rule_has_its_case() {
    // Translation files have tests of their own.
    for rule in rules::RULES.iter().filter(|rule| rule.id != rules::TRANSLATION) {
        let of_rule = |name: &str| name.split(' ').next() == Some(rule.id);
        let (_, text) = faulty().into_iter().find(|(name, _)| of_rule(name)).unwrap_or_else(|| panic!("{}", rule.id));
        let told = faults(&text).into_iter().find(|fault| fault.rule == rule.id);
        assert_eq!(told.map(|fault| fault.severity), Some(rule.severity), "{}", rule.id);
    }
}

#[test]
fn spellings_that_differ_in_case_or_spacing_may_have_a_status_of_their_own() {
    let text = format!(
        "concepts:\n{}{}",
        concept(
            "a",
            "ko: { preferred: 수강 신청, deprecated: 수강신청 }, en: { preferred: Email, deprecated: [email] }"
        ),
        concept("b", "ko: { preferred: 나 }, en: { preferred: { text: IT, case: sensitive } }"),
    ) + &concept("c", "en: { preferred: x, deprecated: it }, ko: { preferred: 다, deprecated: Email }");
    assert_eq!(listing(&faults(&text)), "");
}

#[test]
fn a_label_and_a_feature_may_share_an_id() {
    let text = "labels:\n  - { id: chat, text: 채팅, feature: chat }\nfeatures:\n  - { id: chat, name: 채팅 }\n";
    assert_eq!(listing(&faults(text)), "");
}

#[test]
fn a_role_that_is_named_like_a_language_is_a_role_in_a_labels_text() {
    let text = "roles: { ta: 조교, student: 수강생 }\nlabels:\n  - { id: a, text: { ta: 채점, student: 제출 } }\n";
    let (glossary, faults) = read(text).unwrap();
    assert_eq!(listing(&faults), "");
    assert_eq!(glossary.labels[0].text_for("ta", "ko"), Some("채점"));
}

#[test]
fn texts_by_role_are_in_the_order_of_the_roles() {
    let text = format!("{ROLES}labels:\n  - {{ id: a, text: {{ instructor: 가, student: 나 }} }}\n");
    let (glossary, _) = read(&text).unwrap();
    let LabelText::ByRole(texts) = &glossary.labels[0].text else { panic!("it is by role") };
    assert_eq!(texts.iter().map(|(role, _)| &**role).collect::<Vec<_>>(), ["student", "instructor"]);
}

#[test]
fn included_files_add_up_and_are_checked_together() {
    let main = SourceText::new("terms/main.yml", format!("include: [a.yml, ../b.yml, ../../c.yml]\n{ROLES}"));
    let named = includes(&main);
    let paths: Vec<(&str, &str)> = named.iter().map(|(path, place)| (&**path, &*place.found)).collect();
    assert_eq!(paths, [("terms/a.yml", "a.yml"), ("b.yml", "../b.yml")]);

    let first =
        SourceText::new("terms/a.yml", format!("include: d.yml\nconcepts:\n{}", concept("a", "ko: { preferred: 가 }")));
    let second = SourceText::new(
        "b.yml",
        format!(
            "concepts:\n{}labels:\n  - {{ id: x, text: {{ student: 가 }} }}\nroles: {{ student: 학생 }}\n",
            concept("a", "ko: { deprecated: 가, preferred: 나 }")
        ),
    );
    let (glossary, faults) = parse_glossary(&main, &[first, second]).unwrap();
    assert_eq!((glossary.concepts.len(), glossary.labels.len()), (2, 1));
    insta::assert_snapshot!(listing(&faults));
}

#[test]
fn every_file_that_is_no_yaml_is_told() {
    let files = [
        SourceText::new("a.yml", "a: ["),
        SourceText::new("b.yml", "concepts: []\n"),
        SourceText::new("c.yml", "a: @"),
    ];
    let faults = parse_glossary(&files[0], &files[1..]).unwrap_err();
    let told: Vec<(&str, &str)> =
        faults.iter().map(|fault| (&*fault.rule, &*fault.place.as_ref().unwrap().path)).collect();
    assert_eq!(told, [("glossary/syntax", "a.yml"), ("glossary/syntax", "c.yml")]);
}

#[test]
fn an_empty_file_is_an_empty_glossary() {
    assert_eq!(read("# 아직 없음\n").unwrap(), (Glossary::default(), Vec::new()));
}

proptest! {
    /// The sample with a piece cut out or put in: no panic, and what is read can be asked.
    #[test]
    fn a_damaged_glossary_never_panics(at in 0..SAMPLE.len(), cut in 0..40usize, put in "[ \\n:\\[{}'\"&*!|-]{0,3}|ko: |id: a|\\PC{0,6}") {
        let floor = |mut at: usize| { while !SAMPLE.is_char_boundary(at) { at -= 1; } at };
        let (start, end) = (floor(at), floor((at + cut).min(SAMPLE.len())));
        let text = format!("{}{put}{}", &SAMPLE[..start], &SAMPLE[end..]);
        let faults = match read(&text) {
            Ok((glossary, faults)) => {
                glossary.languages();
                faults
            }
            Err(faults) => faults,
        };
        listing(&faults);
    }
}
