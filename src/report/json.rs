//! `--format json`: for programs. Its field names are fixed.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::{Format, Manner, Report, Summary};
use crate::diagnostic::{Cause, Diagnostic, Edit, Fix, Note, Severity, Subject, UiLang};
use crate::text::Position;

/// One JSON object: `version`, `summary`, `diagnostics`.
pub const JSON: Format = Format { name: "json", write };

/// Rises when a field goes or changes its meaning; new fields may come any time.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    summary: Summary,
    diagnostics: Findings<'a>,
}

/// The findings, each made when it is written: together they may be larger than everything that was read.
struct Findings<'a>(&'a [Diagnostic], UiLang);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(diagnostics, lang) = *self;
        serializer.collect_seq(diagnostics.iter().map(|diagnostic| finding(diagnostic, lang)))
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: Severity,
    path: Option<&'a str>,
    start: Option<Point>,
    end: Option<Point>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(flatten)]
    subject: Option<&'a Subject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<Cause>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<&'a str>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Remark<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Mending<'a>>,
}

/// Line and column from 1, column in Unicode scalar values, offset in bytes.
#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
    offset: u32,
}

#[derive(Serialize)]
struct Remark<'a> {
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Point>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Point>,
}

#[derive(Serialize)]
struct Mending<'a> {
    edits: Vec<Replacement<'a>>,
    safe: bool,
    by_hand: bool,
}

/// Bytes `start..end` of the file become `text`.
#[derive(Serialize)]
struct Replacement<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

fn write(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics = Findings(&report.diagnostics, manner.lang);
    let document = Document { version: VERSION, summary: report.summary, diagnostics };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn finding(diagnostic: &Diagnostic, lang: UiLang) -> Finding<'_> {
    let place = diagnostic.place.as_ref();
    Finding {
        rule: &diagnostic.rule,
        severity: diagnostic.severity,
        path: place.map(|place| &*place.path),
        start: place.map(|place| point(place.start)),
        end: place.map(|place| point(place.end)),
        message: diagnostic.message.in_lang(lang),
        help: diagnostic.help.as_ref().map(|help| help.in_lang(lang)),
        subject: diagnostic.subject.as_ref(),
        cause: diagnostic.cause,
        found: place.filter(|place| !place.is_whole_file()).map(|place| place.found.as_str()),
        fingerprint: diagnostic.fingerprint(),
        notes: diagnostic.notes.iter().map(|note| remark(note, lang)).collect(),
        fix: diagnostic.fix.as_ref().map(mending),
    }
}

fn point(position: Position) -> Point {
    let Position { line, column, offset } = position;
    Point { line, column, offset }
}

fn remark(note: &Note, lang: UiLang) -> Remark<'_> {
    let place = note.place.as_ref();
    Remark {
        message: note.say.in_lang(lang),
        path: place.map(|place| &*place.path),
        start: place.map(|place| point(place.start)),
        end: place.map(|place| point(place.end)),
    }
}

fn mending(fix: &Fix) -> Mending<'_> {
    let edit = |edit: &'_ Edit| (edit.span.start, edit.span.end);
    let edits = fix.edits.iter().map(|replacement| {
        let (start, end) = edit(replacement);
        Replacement { start, end, text: &replacement.text }
    });
    Mending { edits: edits.collect(), safe: fix.safe, by_hand: fix.by_hand }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Places, Say};
    use crate::text::{SourceText, Span};

    fn json(report: &Report, lang: UiLang) -> String {
        let mut out = Vec::new();
        write(report, Manner { lang, ..Manner::default() }, &mut out).expect("memory takes everything");
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    #[test]
    fn every_field_has_its_fixed_name() {
        let source = SourceText::new("content/ko/a.md", "첫 줄\n이 학습자를 위한 글\n");
        let place = Places::new(&source).place(Span::new(12, 21));
        let mut finding = Diagnostic::new(
            "term/deprecated",
            Severity::Error,
            Some(place),
            Say::new("‘학습자’ 대신 ‘수강생’을 써 주세요", "Use “student”, not “learner”"),
        )
        .help(Say::new("자동으로 고칠 수 있어요", "Can be fixed automatically"))
        .about(Subject::Concept("learner".into()))
        .fix(Fix::safe(vec![Edit { span: Span::new(12, 24), text: "수강생을".into() }]));
        finding.cause = Some(Cause::Date);
        insta::assert_snapshot!(json(&Report::new(1, vec![finding], 4, 2), UiLang::Ko), @r#"
        {
          "version": 1,
          "summary": {
            "pages": 1,
            "errors": 1,
            "warnings": 0,
            "infos": 0,
            "baselined": 4,
            "ignored": 2
          },
          "diagnostics": [
            {
              "rule": "term/deprecated",
              "severity": "error",
              "path": "content/ko/a.md",
              "start": {
                "line": 2,
                "column": 3,
                "offset": 12
              },
              "end": {
                "line": 2,
                "column": 6,
                "offset": 21
              },
              "message": "‘학습자’ 대신 ‘수강생’을 써 주세요",
              "help": "자동으로 고칠 수 있어요",
              "concept": "learner",
              "cause": "date",
              "found": "학습자",
              "fingerprint": "190faae9ce3f180652be34816a699699",
              "fix": {
                "edits": [
                  {
                    "start": 12,
                    "end": 24,
                    "text": "수강생을"
                  }
                ],
                "safe": true,
                "by_hand": false
              }
            }
          ]
        }
        "#);
    }

    #[test]
    fn a_finding_without_a_place_says_so() {
        let missing = Diagnostic::new("feature/undocumented", Severity::Warning, None, Say::new("없어요", "Missing"))
            .note(Say::new("여기예요", "Here"), Some(Place::file("glossary.yml")));
        let whole =
            Diagnostic::new("page/empty", Severity::Info, Some(Place::file("a.md")), Say::new("비었어요", "Empty"));
        insta::assert_snapshot!(json(&Report::new(0, vec![missing, whole], 0, 0), UiLang::En), @r#"
        {
          "version": 1,
          "summary": {
            "pages": 0,
            "errors": 0,
            "warnings": 1,
            "infos": 1,
            "baselined": 0,
            "ignored": 0
          },
          "diagnostics": [
            {
              "rule": "feature/undocumented",
              "severity": "warning",
              "path": null,
              "start": null,
              "end": null,
              "message": "Missing",
              "fingerprint": "7018d4896e01f31b2176820091b4056d",
              "notes": [
                {
                  "message": "Here",
                  "path": "glossary.yml",
                  "start": {
                    "line": 1,
                    "column": 1,
                    "offset": 0
                  },
                  "end": {
                    "line": 1,
                    "column": 1,
                    "offset": 0
                  }
                }
              ]
            },
            {
              "rule": "page/empty",
              "severity": "info",
              "path": "a.md",
              "start": {
                "line": 1,
                "column": 1,
                "offset": 0
              },
              "end": {
                "line": 1,
                "column": 1,
                "offset": 0
              },
              "message": "Empty",
              "fingerprint": "c352d9e44e122c700e4f9fc90e237fca"
            }
          ]
        }
        "#);
    }
}
