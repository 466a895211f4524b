//! `--format human`: for people at a terminal, with the line itself and the place marked under it.
//!
//! Many findings begin with an overview, then show the first finding of each rule whole and the others in a line each:
//! whoever begins with a help center that was never checked needs to know what to do first.

mod closing;
mod order;
mod overview;
mod whole;

use std::io::{self, Write};

use super::{Format, Manner, Report};
use crate::diagnostic::{Diagnostic, Severity, UiLang};
use crate::text::{columns, padded, visible};

pub use overview::quoted;
use whole::Shower;

/// Text with the lines that are spoken of.
pub const HUMAN: Format = Format { name: "human", write };

/// Most findings that are all shown whole.
const MOST_WHOLE: usize = 30;
/// The widest place behind which messages stand in one column.
const WIDEST_PLACE: usize = 56;

fn write(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    match manner.whole || report.diagnostics.len() <= MOST_WHOLE {
        true => all_whole(report, manner, out)?,
        false => by_rule(report, manner, out)?,
    }
    for line in closing::closing(report, manner.lang) {
        writeln!(out, "{}", visible(&line))?;
    }
    Ok(())
}

/// Every finding in full; Info findings follow on one line each.
fn all_whole(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let mut shower = Shower::new(manner);
    let ordered = order::causes_first(&report.diagnostics);
    let (hints, faults): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        ordered.into_iter().partition(|diagnostic| diagnostic.severity == Severity::Info);
    for diagnostic in faults {
        writeln!(out, "{}\n", shower.whole(diagnostic))?;
    }
    for diagnostic in &hints {
        writeln!(out, "{}", visible(&hint(diagnostic, manner.lang)))?;
    }
    if !hints.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// An overview, then rule by rule the first finding whole and the others in a line each.
fn by_rule(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let mut shower = Shower::new(manner);
    let sections = order::by_rule(&report.diagnostics);
    out.write_all(overview::overview(report, &sections, manner).as_bytes())?;
    for section in &sections {
        let Some((first, others)) = section.found.split_first() else { continue };
        match first.severity {
            Severity::Info => writeln!(out, "{}", visible(&hint(first, manner.lang)))?,
            _ => writeln!(out, "{}", shower.whole(first))?,
        }
        let wide = others.iter().map(|told| columns(&place(told))).filter(|&wide| wide <= WIDEST_PLACE).max();
        for told in others {
            let line =
                format!("  {}  {}", padded(&place(told), wide.unwrap_or(0)), words(told, Some(first), manner.lang));
            writeln!(out, "{}", visible(line.trim_end()))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A finding in one line.
fn hint(diagnostic: &Diagnostic, lang: UiLang) -> String {
    let place = Some(place(diagnostic)).filter(|place| !place.is_empty()).map(|place| format!("{place} "));
    let (severity, rule) = (diagnostic.severity.word(lang), &diagnostic.rule);
    format!("{severity}[{rule}] {}{}", place.unwrap_or_default(), words(diagnostic, None, lang))
}

/// Where a finding is, as editors take it.
fn place(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref();
    place.map(|place| format!("{}:{}:{}", place.path, place.start.line, place.start.column)).unwrap_or_default()
}

/// The message, and what to do where that was not said already.
fn words(diagnostic: &Diagnostic, said: Option<&Diagnostic>, lang: UiLang) -> String {
    let message = diagnostic.message.in_lang(lang);
    match diagnostic.help.as_ref().filter(|help| said.is_none_or(|said| said.help.as_ref() != Some(*help))) {
        Some(help) => format!("{message} · {}", help.in_lang(lang)),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Fix, Place, Places, Say, Subject};
    use crate::text::{SourceText, Span};

    fn text(diagnostics: Vec<Diagnostic>, lang: UiLang) -> String {
        let mut out = Vec::new();
        let report = Report::new(3, diagnostics, 0, 0);
        write(&report, Manner { lang, ..Manner::default() }, &mut out).expect("memory takes everything");
        String::from_utf8(out).expect("text is UTF-8")
    }

    fn place(text: &str, marked: &str) -> Place {
        place_in("content/ko/a.md", text, marked)
    }

    fn place_in(path: &str, text: &str, marked: &str) -> Place {
        let source = SourceText::new(path, text);
        let start = text.find(marked).expect("it is in the text");
        Places::new(&source).place(Span::new(start, start + marked.len()))
    }

    fn deprecated(place: Place) -> Diagnostic {
        Diagnostic::new(
            "term/deprecated",
            Severity::Error,
            Some(place),
            Say::new("‘학습자’ 대신 ‘수강생’을 써 주세요", "Use “student”, not “learner”"),
        )
    }

    #[test]
    fn the_mark_stands_right_under_hangul() {
        let finding = deprecated(place("# 제목\n\n이 강의의 학습자를 위한 abc 글\n", "학습자"))
            .help(Say::new("자동으로 고칠 수 있어요", "Can be fixed automatically"))
            .note(
                Say::new("용어집에 이렇게 적혀 있어요", "As the glossary has it"),
                Some(place_in("glossary.yml", "ko:\n  preferred: 수강생\n", "수강생")),
            )
            .note(Say::new("이 파일도 봐 주세요", "See this file too"), Some(Place::file("labels.json")))
            .fix(Fix::safe(vec![Edit { span: Span::new(0, 0), text: String::new() }]));
        insta::assert_snapshot!(text(vec![finding], UiLang::Ko), @r"
        오류[term/deprecated]: ‘학습자’ 대신 ‘수강생’을 써 주세요
         --> content/ko/a.md:3:7
          |
        3 | 이 강의의 학습자를 위한 abc 글
          |           ^^^^^^
          |
          = 고치는 법: 자동으로 고칠 수 있어요
          = 관련 위치: 용어집에 이렇게 적혀 있어요
          |
         ::: glossary.yml:2:14
          |
        2 |   preferred: 수강생
          |              ------
          |
          = 관련 위치: 이 파일도 봐 주세요
         ::: labels.json

        1개는 자동으로 고칠 수 있어요: `helpgen fix`
        글 3개를 살펴봤어요: 오류 1개
        ");
    }

    #[test]
    fn tabs_and_wide_signs_keep_the_mark_in_place() {
        insta::assert_snapshot!(text(vec![deprecated(place("\t- 표\t“학습자” 🙂 학습자님", "학습자님"))], UiLang::En), @r"
        error[term/deprecated]: Use “student”, not “learner”
         --> content/ko/a.md:1:14
          |
        1 |     - 표    “학습자” 🙂 학습자님
          |                         ^^^^^^^^

        3 pages checked: 1 error
        ");
    }

    #[test]
    fn a_span_of_several_lines_is_marked_as_a_whole() {
        insta::assert_snapshot!(text(vec![deprecated(place("앞\n:::role 수강생\n가나다\n:::\n뒤", ":::role 수강생\n가나다\n:::"))], UiLang::Ko), @r"
        오류[term/deprecated]: ‘학습자’ 대신 ‘수강생’을 써 주세요
         --> content/ko/a.md:2:1
          |
        2 | / :::role 수강생
        3 | | 가나다
        4 | | :::
          | |___^

        글 3개를 살펴봤어요: 오류 1개
        ");
    }

    #[test]
    fn a_long_line_shows_the_part_that_counts() {
        let long = format!("{}학습자{}", "가나다 ".repeat(300), "라마바 ".repeat(300));
        insta::assert_snapshot!(text(vec![deprecated(place(&long, "학습자"))], UiLang::Ko), @r"
        오류[term/deprecated]: ‘학습자’ 대신 ‘수강생’을 써 주세요
         --> content/ko/a.md:1:1201
          |
        1 | ...나다 가나다 가나다 가나다 가나다 가나다 가나다 가나다 가나다 학습자라마바 라마바 라마바 라마바 라마바 라마바 라마바 라마바 라마바...
          |                                                                 ^^^^^^

        글 3개를 살펴봤어요: 오류 1개
        ");
    }

    #[test]
    fn a_file_and_nothing_at_all_need_no_line() {
        let whole = Diagnostic::new(
            "page/empty",
            Severity::Warning,
            Some(Place::file("content/ko/a.md")),
            Say::new("글이 비어 있어요", "The page is empty"),
        );
        let none = Diagnostic::new(
            "feature/undocumented",
            Severity::Info,
            None,
            Say::new("‘과제’를 설명하는 글이 없어요", "No page describes “Assignments”"),
        );
        insta::assert_snapshot!(text(vec![whole.clone(), none.clone()], UiLang::Ko), @r"
        경고[page/empty]: 글이 비어 있어요
        --> content/ko/a.md

        참고[feature/undocumented] ‘과제’를 설명하는 글이 없어요

        글 3개를 살펴봤어요: 경고 1개, 참고 1개
        ");
        insta::assert_snapshot!(text(vec![whole, none], UiLang::En), @r"
        warning[page/empty]: The page is empty
        --> content/ko/a.md

        info[feature/undocumented] No page describes “Assignments”

        3 pages checked: 1 warning, 1 info
        ");
    }

    #[test]
    fn an_empty_span_is_one_mark() {
        let source = SourceText::new("a.md", "가나다\n");
        insta::assert_snapshot!(text(vec![deprecated(Places::new(&source).place(Span::at(9)))], UiLang::En), @r"
        error[term/deprecated]: Use “student”, not “learner”
         --> a.md:1:4
          |
        1 | 가나다
          |       ^

        3 pages checked: 1 error
        ");
    }

    #[test]
    fn colours_come_when_asked_and_only_then() {
        let report = Report::new(1, vec![deprecated(place("학습자", "학습자"))], 0, 0);
        let shown = |color| {
            let mut out = Vec::new();
            write(&report, Manner { lang: UiLang::Ko, color, ..Manner::default() }, &mut out)
                .expect("memory takes everything");
            String::from_utf8(out).expect("text is UTF-8")
        };
        assert!(shown(true).contains("\u{1b}[") && !shown(false).contains('\u{1b}'));
    }

    #[test]
    fn what_a_page_says_cannot_steer_the_terminal() {
        let shown = text(vec![deprecated(place("가 \u{1b}[2J\u{202e}학습자\u{7} 나", "학습자"))], UiLang::En);
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown}");
    }

    #[test]
    fn nothing_found_is_said() {
        insta::assert_snapshot!(text(Vec::new(), UiLang::Ko), @"글 3개를 살펴봤고, 고칠 것이 없어요");
        insta::assert_snapshot!(text(Vec::new(), UiLang::En), @"3 pages checked, nothing to mend");
    }

    /// Forty-two findings: two words of one concept, a label of another role, a broken link, and a key that is misspelt.
    fn many() -> Vec<Diagnostic> {
        let glossary = place_in("glossary.yml", "concepts:\n  - deprecated: [학습자, 학생]\n", "학습자");
        let word = |path: String, found: &str, safe: bool| {
            let text = format!("이 {found}를 봐요\n");
            let place = place_in(&path, &text, found);
            let fix = Fix::new(vec![Edit { span: place.span(), text: "수강생".into() }], safe);
            Diagnostic::new(
                "term/deprecated",
                Severity::Error,
                Some(place),
                Say::new(format!("‘{found}’ 대신 ‘수강생’을 써 주세요"), format!("Use “수강생”, not “{found}”")),
            )
            .help(Say::new("자동으로 고칠 수 있어요", "Can be fixed automatically"))
            .note(Say::new("여기에서 정했어요", "It is declared here"), Some(glossary.clone()))
            .about(Subject::Concept("learner".into()))
            .instead("수강생")
            .fix(fix)
        };
        let mut all: Vec<Diagnostic> = (0..35).map(|at| word(format!("content/ko/p{at}.md"), "학습자", true)).collect();
        all.extend((0..3).map(|at| word(format!("content/ko/r{at}.md"), "학생", false)));
        all.extend((0..2).map(|at| {
            let place = place_in(&format!("content/ko/s{at}.md"), "**강의 관리**를 눌러요\n", "강의 관리");
            let fix = Fix::safe(vec![Edit { span: place.span(), text: "내 강의실".into() }]);
            let say = Say::new(
                "수강생 화면에서는 ‘강의 관리’가 아니라 ‘내 강의실’이에요",
                "On the student’s screen it is “내 강의실”",
            );
            let told = Diagnostic::new("label/wrong-role", Severity::Error, Some(place), say);
            told.about(Subject::Label("classroom".into())).instead("내 강의실").fix(fix)
        }));
        let link = place("[환불](none.md)\n", "none.md");
        all.push(Diagnostic::new("link/broken", Severity::Error, Some(link), Say::new("글이 없어요", "Not found")));
        let key = place_in("glossary.yml", "concept: []\n", "concept");
        let misspelt = Say::new("알 수 없는 항목이에요: concept", "Unknown key: concept");
        all.push(Diagnostic::new("glossary/unknown-key", Severity::Error, Some(key), misspelt));
        all
    }

    #[test]
    fn many_findings_begin_with_an_overview_and_its_commands() {
        let shown = text(many(), UiLang::Ko);
        let overview = shown.split("오류[").next().unwrap_or_default();
        insta::assert_snapshot!(overview, @r"
        문제 42개: 오류 42개

           1  오류  glossary/unknown-key  알 수 없는 항목이에요
          38  오류  term/deprecated       쓰지 않는 말이에요
           2  오류  label/wrong-role      읽는 사람의 화면에 없는 화면 이름이에요
           1  오류  link/broken           링크한 글이나 파일을 찾을 수 없어요

        낱말별
          35  학습자 → 수강생        helpgen fix --concept learner
           3  학생 → 수강생          helpgen fix --concept learner --unsafe
           2  강의 관리 → 내 강의실  helpgen fix --rule label/wrong-role

        규칙마다 첫 문제만 자세히 보여 드려요. 모두 자세히 보려면 `--verbose`를 붙여 주세요
        ");
        assert_eq!(shown.matches(" --> ").count(), 4, "the first of each rule is whole\n{shown}");
        assert!(shown.contains("\n  content/ko/r2.md:1:3   ‘학생’ 대신 ‘수강생’을 써 주세요\n"), "{shown}");
        assert!(shown.ends_with("\n글 3개를 살펴봤어요: 오류 42개\n"), "one line of numbers ends it\n{shown}");
    }

    #[test]
    fn whoever_asks_for_more_gets_all_of_them_whole_and_the_glossary_once() {
        let mut out = Vec::new();
        let manner = Manner { lang: UiLang::Ko, whole: true, ..Manner::default() };
        write(&Report::new(3, many(), 0, 0), manner, &mut out).expect("memory takes everything");
        let shown = String::from_utf8(out).expect("text is UTF-8");
        assert_eq!(shown.matches(" --> ").count(), 42);
        assert_eq!(shown.matches("여기에서 정했어요").count(), 1);
        assert!(shown.starts_with("오류[glossary/unknown-key]"), "causes come first\n{shown}");
    }

    #[test]
    fn commands_name_what_was_looked_at() {
        let report = Report { scope: " docs --glossary 'our terms.yml'".into(), ..Report::new(3, many(), 0, 0) };
        let mut out = Vec::new();
        write(&report, Manner::default(), &mut out).expect("memory takes everything");
        let shown = String::from_utf8(out).expect("text is UTF-8");
        assert!(shown.contains("helpgen fix docs --glossary 'our terms.yml' --concept learner\n"), "{shown}");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }
}
