//! `helpgen fix --format rdjson`: the changes as suggestions for a pull request, in the form that reviewdog reads.
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>
//!
//! A suggestion replaces whole lines, and each place gets one suggestion, however many findings it fixes: platforms
//! apply suggestions line by line, and two for one line would stand in each other's way.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;
use similar::{DiffOp, TextDiff};

use crate::diagnostic::{Diagnostic, Severity, UiLang};
use crate::text::{LineIndex, SourceText};

/// A text with its mended form.
#[derive(Debug)]
pub struct Suggested<'a> {
    /// The text before the fix.
    pub before: &'a SourceText,
    /// The text as it would be.
    pub after: &'a str,
    /// The fixed findings.
    pub fixed: &'a [Diagnostic],
}

#[derive(Serialize)]
struct Report<'a> {
    source: Source,
    diagnostics: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Told<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code<'a>>,
    suggestions: [Suggestion; 1],
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Lines,
}

#[derive(Clone, Copy, Serialize)]
struct Lines {
    start: Line,
    end: Line,
}

#[derive(Clone, Copy, Serialize)]
struct Line {
    line: usize,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Suggestion {
    range: Lines,
    text: String,
}

/// Writes one JSON object. `prefix` is where the project lies in its repository (`docs/`).
///
/// # Errors
/// Errors of `out`.
pub fn write_suggestions(files: &[Suggested], prefix: &str, lang: UiLang, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics = files.iter().flat_map(|file| of_file(file, prefix, lang)).collect();
    let report = Report { source: Source { name: "helpgen" }, diagnostics };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn of_file<'a>(file: &Suggested<'a>, prefix: &str, lang: UiLang) -> Vec<Told<'a>> {
    let diff = TextDiff::from_lines(&*file.before.text, file.after);
    let old: Vec<&str> = diff.iter_old_slices().collect();
    let new: Vec<&str> = diff.iter_new_slices().collect();
    let index = LineIndex::new(&file.before.text);
    let changes = diff.ops().iter().filter_map(|op| change(op, &old, &new));
    changes
        .map(|(lines, text)| {
            let fixed: Vec<&Diagnostic> =
                file.fixed.iter().filter(|told| edits(told, file.before, &index, &lines)).collect();
            let lines = Lines { start: Line { line: lines.start + 1 }, end: Line { line: lines.end } };
            Told {
                message: message(&fixed, lang),
                location: Location { path: format!("{prefix}{}", file.before.path), range: lines },
                severity: severity(&fixed),
                code: fixed.first().map(|told| Code { value: &told.rule }),
                suggestions: [Suggestion { range: lines, text }],
            }
        })
        .collect()
}

/// The lines that a change replaces, from 0, and what comes in their place. What is only put between lines takes the one
/// before it along: platforms know no empty range.
fn change(op: &DiffOp, old: &[&str], new: &[&str]) -> Option<(Range<usize>, String)> {
    let (before, after) = (op.old_range(), op.new_range());
    if matches!(op, DiffOp::Equal { .. }) {
        return None;
    }
    let joined = |lines: &[&str]| {
        let lines: Vec<&str> = lines.iter().map(|line| line.trim_end_matches(['\n', '\r'])).collect();
        lines.join("\n")
    };
    let inserted = joined(&new[after]);
    Some(match (before.is_empty(), before.start) {
        (false, _) => (before, inserted),
        (true, 0) if old.is_empty() => (0..1, inserted),
        (true, 0) => (0..1, format!("{inserted}\n{}", joined(&old[..1]))),
        (true, at) => (at - 1..at, format!("{}\n{inserted}", joined(&old[at - 1..at]))),
    })
}

/// Whether the fix of a finding changes one of these lines.
fn edits(told: &Diagnostic, before: &SourceText, index: &LineIndex, lines: &Range<usize>) -> bool {
    let line = |offset: u32| index.position(&before.text, offset).line as usize - 1;
    let edits = told.fix.iter().flat_map(|fix| &fix.edits);
    edits.into_iter().any(|edit| line(edit.span.start) < lines.end && line(edit.span.end) >= lines.start)
}

fn message(fixed: &[&Diagnostic], lang: UiLang) -> String {
    if fixed.is_empty() {
        return match lang {
            UiLang::Ko => "바뀐 제목에 맞춰 링크를 고쳐요",
            UiLang::En => "Leads a link on to a changed heading",
        }
        .to_owned();
    }
    let mut lines: Vec<&str> = fixed.iter().map(|told| told.message.in_lang(lang)).collect();
    lines.dedup();
    lines.join("\n")
}

fn severity(fixed: &[&Diagnostic]) -> &'static str {
    match fixed.iter().map(|told| told.severity).max() {
        Some(Severity::Error) => "ERROR",
        Some(Severity::Warning) => "WARNING",
        Some(Severity::Info) | None => "INFO",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Fix, Place, Say};
    use crate::report::samples;
    use crate::text::Span;

    /// A finding that replaces a word of a text by another.
    fn mended(text: &str, rule: &'static str, word: &str, instead: &str) -> Diagnostic {
        let at = text.find(word).expect("it is in the text");
        let span = Span::new(at, at + word.len());
        let say = Say::new(format!("‘{word}’ 대신 ‘{instead}’"), format!("{instead}, not {word}"));
        let told = Diagnostic::new(rule, Severity::Error, Some(Place::file("a.md")), say);
        told.fix(Fix::safe(vec![Edit { span, text: instead.to_owned() }]))
    }

    /// What is written for a text and its findings, each applied.
    fn written(before: &str, after: &str, fixed: &[Diagnostic]) -> serde_json::Value {
        let before = SourceText::new("content/a.md", before);
        let mut out = Vec::new();
        let files = [Suggested { before: &before, after, fixed }];
        write_suggestions(&files, "docs/", UiLang::Ko, &mut out).expect("memory takes everything");
        serde_json::from_slice(&out).expect("it is JSON")
    }

    /// What reviewdog's own description of the format asks for (`reviewdog.rdf.DiagnosticResult`), as far as it is used.
    fn schema() -> serde_json::Value {
        let position = serde_json::json!({
            "type": "object", "required": ["line"], "additionalProperties": false,
            "properties": { "line": { "type": "integer", "minimum": 1 }, "column": { "type": "integer", "minimum": 1 } }
        });
        let range = serde_json::json!({
            "type": "object", "required": ["start"], "additionalProperties": false,
            "properties": { "start": position, "end": position }
        });
        serde_json::json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "type": "object", "required": ["diagnostics"], "additionalProperties": false,
            "properties": {
                "source": {
                    "type": "object", "required": ["name"], "additionalProperties": false,
                    "properties": { "name": { "type": "string", "minLength": 1 }, "url": { "type": "string" } }
                },
                "severity": { "enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"] },
                "diagnostics": { "type": "array", "items": {
                    "type": "object", "required": ["message", "location"], "additionalProperties": false,
                    "properties": {
                        "message": { "type": "string", "minLength": 1 },
                        "location": {
                            "type": "object", "required": ["path"], "additionalProperties": false,
                            "properties": { "path": { "type": "string", "minLength": 1, "not": { "pattern": "^/" } }, "range": range }
                        },
                        "severity": { "enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"] },
                        "code": {
                            "type": "object", "required": ["value"], "additionalProperties": false,
                            "properties": { "value": { "type": "string" }, "url": { "type": "string" } }
                        },
                        "suggestions": { "type": "array", "items": {
                            "type": "object", "required": ["range", "text"], "additionalProperties": false,
                            "properties": { "range": range, "text": { "type": "string" } }
                        } },
                        "original_output": { "type": "string" }
                    }
                } }
            }
        })
    }

    /// The text with every suggestion taken over, from the last to the first.
    fn taken_over(before: &str, told: &serde_json::Value) -> String {
        let mut lines: Vec<String> = before.lines().map(str::to_owned).collect();
        for one in told["diagnostics"].as_array().into_iter().flatten().rev() {
            let suggestion = &one["suggestions"][0];
            let line = |end: &str| suggestion["range"][end]["line"].as_u64().expect("a line") as usize;
            let text = suggestion["text"].as_str().expect("a text");
            let new: Vec<String> =
                if text.is_empty() { Vec::new() } else { text.split('\n').map(str::to_owned).collect() };
            lines.splice(line("start") - 1..line("end").min(lines.len()), new);
        }
        lines.join("\n")
    }

    #[test]
    fn a_line_with_two_findings_is_suggested_once() {
        let before = "# 글\n\n학습자가 강좌를 들어요.\n\n끝\n";
        let after = "# 글\n\n수강생이 강의를 들어요.\n\n끝\n";
        let fixed =
            [mended(before, "term/deprecated", "학습자가", "수강생이"), mended(before, "term/variant", "강좌", "강의")];
        let told = written(before, after, &fixed);
        samples::holds(&schema(), &told);
        assert_eq!(
            told,
            serde_json::json!({
                "source": { "name": "helpgen" },
                "diagnostics": [{
                    "message": "‘학습자가’ 대신 ‘수강생이’\n‘강좌’ 대신 ‘강의’",
                    "location": { "path": "docs/content/a.md", "range": { "start": { "line": 3 }, "end": { "line": 3 } } },
                    "severity": "ERROR",
                    "code": { "value": "term/deprecated" },
                    "suggestions": [{
                        "range": { "start": { "line": 3 }, "end": { "line": 3 } },
                        "text": "수강생이 강의를 들어요."
                    }]
                }]
            })
        );
    }

    #[test]
    fn suggestions_that_are_taken_over_make_the_mended_text() {
        for (before, after) in [
            ("a\nb\nc\n", "a\nB\nc\n"),
            ("a\nb\nc", "a\nb\nC"),
            ("a\r\nb\r\n", "A\r\nb\r\n"),
            ("a\nb\n", "new\na\nb\n"),
            ("a\nb\n", "a\nnew\nb\n"),
            ("a\nb\n", "a\nb\nnew\n"),
            ("a\nb\nc\n", "a\nc\n"),
            ("a\nb\nc\nd\n", "A\nB\nc\nx\nd\n"),
            ("", "new\n"),
        ] {
            let told = written(before, after, &[]);
            samples::holds(&schema(), &told);
            let wanted: Vec<&str> = after.lines().collect();
            assert_eq!(taken_over(before, &told), wanted.join("\n"), "{before:?} -> {after:?}");
        }
    }

    #[test]
    fn nothing_to_suggest_is_an_empty_list() {
        let told = written("a\n", "a\n", &[]);
        assert_eq!(told["diagnostics"], serde_json::json!([]));
        samples::holds(&schema(), &told);
    }

    #[test]
    fn a_link_that_follows_a_heading_is_suggested_too() {
        let told = written("[위](#a)\n", "[위](#b)\n", &[]);
        assert_eq!(told["diagnostics"][0]["message"], "바뀐 제목에 맞춰 링크를 고쳐요");
        assert_eq!(told["diagnostics"][0]["severity"], "INFO");
    }
}
