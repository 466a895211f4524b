//! Findings of every kind, for the tests of formats.

use super::{Format, Manner, Report};
use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Places, Quote, Say, Severity, Subject, UiLang, number};
use crate::text::{SourceText, Span};

/// A report as text in a format.
pub fn written(format: &Format, report: &Report, lang: UiLang) -> String {
    let mut out = Vec::new();
    (format.write)(report, Manner { lang, ..Manner::default() }, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("text is UTF-8")
}

/// A value is what a JSON Schema asks for.
#[track_caller]
pub fn holds(schema: &serde_json::Value, value: &serde_json::Value) {
    let validator = jsonschema::draft7::new(schema).expect("the schema is one");
    let faults: Vec<String> =
        validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
}

const PAGE: &str = "---\ntitle: 환불\n---\n\n학습자는 신청을 취소하고, 학습자가 낸 돈을 돌려받아요.\n\n![](refund.png)\n\n:::role 수강생\n**강좌 관리**를 눌러요.\n:::\n";
const GLOSSARY: &str = "concepts:\n  - id: learner\n    terms: { ko: { preferred: 수강생, deprecated: [학습자] } }\n";

/// The place of the first `marked` at or behind `from` in a text.
fn place(path: &str, text: &str, marked: &str, from: usize) -> Place {
    let source = SourceText::new(path, text);
    let start = from + text[from..].find(marked).expect("it is in the text");
    Places::new(&source).place(Span::new(start, start + marked.len()))
}

fn deprecated(from: usize) -> Diagnostic {
    let place = place("content/ko/a.md", PAGE, "학습자", from);
    let span = Span { start: place.start.offset, end: place.end.offset + 3 };
    let sentence = "학습자는 신청을 취소하고, 학습자가 낸 돈을 돌려받아요.";
    let start = place.start.offset - PAGE.find(sentence).expect("it is in the text") as u32;
    let particle = if start == 0 { "은" } else { "이" };
    let mut told = Diagnostic::new(
        "term/deprecated",
        Severity::Error,
        Some(place),
        Say::new("‘학습자’ 대신 ‘수강생’을 써 주세요", "Use “student”, not “learner”"),
    )
    .help(Say::new("자동으로 고칠 수 있어요", "Can be fixed automatically"))
    .note(
        Say::new("용어집에 이렇게 적혀 있어요", "As the glossary has it"),
        Some(self::place("glossary.yml", GLOSSARY, "수강생", 0)),
    )
    .about(Subject::Concept("learner".into()))
    .fix(Fix::safe(vec![Edit { span, text: format!("수강생{particle}") }]));
    told.quote = Some(Quote { sentence: sentence.to_owned(), start, end: start + 9 });
    told.page = Some("ko/a".into());
    told
}

/// Two of a kind in one sentence, one of several lines, a whole file, one without a place.
pub fn report() -> Report {
    let sentence = PAGE.find("학습자").expect("it is in the text");
    let several = Diagnostic::new(
        "label/former",
        Severity::Warning,
        Some(place("content/ko/a.md", PAGE, ":::role 수강생\n**강좌 관리**를 눌러요.\n:::", 0)),
        Say::new("‘강좌 관리’가 ‘강의 관리’로 바뀌었어요", "“Classes” is now “Manage courses”"),
    )
    .help(Say::new("스크린샷도 확인해 주세요", "Check the screenshots too"))
    .about(Subject::Label("course-menu".into()));
    let whole = Diagnostic::new(
        "image/unused",
        Severity::Info,
        Some(Place::file("content/ko/옛 그림.png")),
        Say::new("어느 글에도 없는 이미지예요", "No page shows this picture"),
    );
    let nowhere = Diagnostic::new(
        "feature/undocumented",
        Severity::Warning,
        None,
        Say::new("‘과제’를 설명하는 글이 없어요", "No page describes “Assignments”"),
    )
    .about(Subject::Feature("assignments".into()));
    let mut report = Report::new(3, vec![deprecated(0), deprecated(sentence + 3), several, whole, nowhere], 4, 2);
    number(&mut report.diagnostics);
    report
}
