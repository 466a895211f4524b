//! `--format human`: for people at a terminal, with the line itself and the place marked under it.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Format, Manner, Report, Summary};
use crate::diagnostic::{Diagnostic, Place, Severity, UiLang};
use crate::text::visible;

/// Text with the lines that are spoken of.
pub const HUMAN: Format = Format { name: "human", write };

fn write(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let renderer = if manner.color { Renderer::styled() } else { Renderer::plain() };
    let (hints, faults): (Vec<_>, Vec<_>) =
        report.diagnostics.iter().partition(|diagnostic| diagnostic.severity == Severity::Info);
    for diagnostic in faults {
        let mut text = renderer.render(&[group(diagnostic, manner.lang)]);
        for place in places(diagnostic) {
            text = with_column(text, place);
        }
        writeln!(out, "{text}\n")?;
    }
    for diagnostic in &hints {
        writeln!(out, "{}", visible(&hint(diagnostic, manner.lang)))?;
    }
    if !hints.is_empty() {
        writeln!(out)?;
    }
    for line in closing(report, manner.lang) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// What keeps nobody from publishing is told in one line.
fn hint(diagnostic: &Diagnostic, lang: UiLang) -> String {
    let mut line = format!("{}[{}] ", diagnostic.severity.word(lang), diagnostic.rule);
    if let Some(place) = &diagnostic.place {
        line += &format!("{}:{}:{} ", place.path, place.start.line, place.start.column);
    }
    line += diagnostic.message.in_lang(lang);
    if let Some(help) = &diagnostic.help {
        line += &format!(" · {}", help.in_lang(lang));
    }
    line
}

fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = &Place> {
    diagnostic.place.iter().chain(diagnostic.notes.iter().filter_map(|note| note.place.as_ref()))
}

/// The renderer counts columns from where the excerpt starts, which in a long line is not the line's start.
fn with_column(text: String, place: &Place) -> String {
    let before = &place.excerpt[..marked(place).start];
    let (counted, column) = (before.chars().count() as u32 + 1, place.start.column);
    if place.excerpt.is_empty() || counted == column {
        return text;
    }
    let origin = format!("{}:{}:", place.path, place.start.line);
    text.replacen(&format!("{origin}{counted}"), &format!("{origin}{column}"), 1)
}

fn group(diagnostic: &Diagnostic, lang: UiLang) -> Group<'_> {
    let level = level(diagnostic.severity, lang);
    let title = level.primary_title(diagnostic.message.in_lang(lang)).id(&*diagnostic.rule);
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        group = shown(group, place, AnnotationKind::Primary);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(word(Level::HELP, lang, "고치는 법", "help").message(help.in_lang(lang)));
    }
    for note in &diagnostic.notes {
        group = group.element(word(Level::NOTE, lang, "덧붙임", "note").message(note.say.in_lang(lang)));
        if let Some(place) = &note.place {
            group = shown(group, place, AnnotationKind::Context);
        }
    }
    group
}

/// A place: where it is, and its lines if they are known.
fn shown<'a>(group: Group<'a>, place: &'a Place, kind: AnnotationKind) -> Group<'a> {
    let line = place.start.line as usize;
    if place.excerpt.is_empty() {
        let origin = Origin::path(&*place.path);
        let is_whole_file = place.span().is_empty() && place.start.offset == 0;
        return group.element(if is_whole_file { origin } else { origin.line(line).char_column(1) });
    }
    let snippet = Snippet::source(&*place.excerpt).line_start(line).path(&*place.path).fold(false);
    group.element(snippet.annotation(kind.span(marked(place))))
}

/// The bytes of the excerpt that are marked: those of the span, as far as the excerpt goes.
fn marked(place: &Place) -> Range<usize> {
    let inside = |offset: u32| {
        let mut at = (offset.saturating_sub(place.excerpt_start) as usize).min(place.excerpt.len());
        while !place.excerpt.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = inside(place.start.offset);
    start..inside(place.end.offset).max(start)
}

fn level(severity: Severity, lang: UiLang) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level.with_name(severity.word(lang))
}

fn word(level: Level<'static>, lang: UiLang, ko: &'static str, en: &'static str) -> Level<'static> {
    level.with_name(match lang {
        UiLang::Ko => ko,
        UiLang::En => en,
    })
}

/// The last lines: what was looked at, what was found, what can be done about it at once.
fn closing(report: &Report, lang: UiLang) -> Vec<String> {
    let mends = |safe: bool| {
        let fixes = report.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
        fixes.filter(|fix| fix.safe == safe).count()
    };
    let (safe, unsafe_) = (mends(true), mends(false));
    let mut lines = vec![match lang {
        UiLang::Ko => counts_ko(&report.summary),
        UiLang::En => counts_en(&report.summary),
    }];
    let Summary { baselined, ignored, .. } = report.summary;
    if baselined + ignored > 0 {
        lines.push(match lang {
            UiLang::Ko => format!("세지 않은 것: 기존 문제 {baselined}개, 예외 {ignored}개"),
            UiLang::En => format!("Not counted: {baselined} in the baseline, {ignored} silenced by a comment"),
        });
    }
    if safe > 0 {
        lines.push(match lang {
            UiLang::Ko => format!("{safe}개는 자동으로 고칠 수 있어요: `helpgen fix`"),
            UiLang::En => format!("{safe} can be fixed automatically: `helpgen fix`"),
        });
    }
    if unsafe_ > 0 {
        lines.push(match lang {
            UiLang::Ko => format!("{unsafe_}개는 확인 후 고칠 수 있어요: `helpgen fix --unsafe`"),
            UiLang::En => format!("{unsafe_} can be fixed after a look: `helpgen fix --unsafe`"),
        });
    }
    lines
}

fn counts_ko(summary: &Summary) -> String {
    let parts =
        [(Severity::Error, summary.errors), (Severity::Warning, summary.warnings), (Severity::Info, summary.infos)];
    let found: Vec<_> = parts
        .into_iter()
        .filter(|&(_, count)| count > 0)
        .map(|(severity, count)| format!("{} {count}개", severity.word(UiLang::Ko)))
        .collect();
    if found.is_empty() {
        return format!("글 {}개를 살펴봤고, 고칠 것이 없어요", summary.pages);
    }
    format!("글 {}개를 살펴봤어요: {}", summary.pages, found.join(", "))
}

fn counts_en(summary: &Summary) -> String {
    let count = |count: usize, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    let parts = [("error", summary.errors), ("warning", summary.warnings), ("info", summary.infos)];
    let found: Vec<_> = parts.into_iter().filter(|&(_, n)| n > 0).map(|(name, n)| count(n, name)).collect();
    let pages = count(summary.pages, "page");
    if found.is_empty() {
        format!("{pages} checked, nothing to mend")
    } else {
        format!("{pages} checked: {}", found.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Fix, Places, Say};
    use crate::text::{SourceText, Span};

    fn text(diagnostics: Vec<Diagnostic>, lang: UiLang) -> String {
        let mut out = Vec::new();
        let report = Report::new(3, diagnostics, 0, 0);
        write(&report, Manner { lang, color: false }, &mut out).expect("memory takes everything");
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
          = 덧붙임: 용어집에 이렇게 적혀 있어요
          |
         ::: glossary.yml:2:14
          |
        2 |   preferred: 수강생
          |              ------
          |
          = 덧붙임: 이 파일도 봐 주세요
         ::: labels.json

        글 3개를 살펴봤어요: 오류 1개
        1개는 자동으로 고칠 수 있어요: `helpgen fix`
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
            write(&report, Manner { lang: UiLang::Ko, color }, &mut out).expect("memory takes everything");
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
}
