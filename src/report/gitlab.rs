//! `--format gitlab`: GitLab's code quality report, a part of the Code Climate format.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::io::{self, Write};

use serde::Serialize;

use super::{Format, Manner, Report};
use crate::diagnostic::{Diagnostic, Severity, UiLang};

/// One JSON array.
pub const GITLAB: Format = Format { name: "gitlab", write };

/// GitLab needs a path and a line for every finding; findings without a place get `helpgen.yml`.
const NO_PLACE: &str = "helpgen.yml";

#[derive(Serialize)]
struct Issue<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    check_name: &'a str,
    categories: [&'static str; 1],
    description: String,
    severity: &'static str,
    fingerprint: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

fn write(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Issue> = report.diagnostics.iter().map(|told| issue(report, told, manner.lang)).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issue<'a>(report: &Report, diagnostic: &'a Diagnostic, lang: UiLang) -> Issue<'a> {
    let place = diagnostic.place.as_ref();
    let mut description = diagnostic.message.in_lang(lang).to_owned();
    if let Some(help) = &diagnostic.help {
        description.push_str(" · ");
        description.push_str(help.in_lang(lang));
    }
    Issue {
        kind: "issue",
        check_name: &diagnostic.rule,
        categories: ["Style"],
        description,
        severity: match diagnostic.severity {
            Severity::Error => "critical",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        fingerprint: diagnostic.fingerprint(),
        location: Location {
            path: report.path(place.map_or(NO_PLACE, |place| &place.path)),
            lines: Lines {
                begin: place.map_or(1, |place| place.start.line),
                end: place.map_or(1, |place| place.end.line),
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn findings_as_gitlab_lists_them() {
        insta::assert_snapshot!("gitlab_ko", samples::written(&GITLAB, &samples::report(), UiLang::Ko));
        insta::assert_snapshot!("gitlab_en", samples::written(&GITLAB, &samples::report(), UiLang::En));
    }

    /// What GitLab's documentation asks for.
    fn schema() -> serde_json::Value {
        serde_json::json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "type": "array",
            "uniqueItems": true,
            "items": {
                "type": "object",
                "required": ["description", "check_name", "fingerprint", "severity", "location"],
                "properties": {
                    "type": { "const": "issue" },
                    "description": { "type": "string", "minLength": 1 },
                    "check_name": { "type": "string", "minLength": 1 },
                    "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
                    "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                    "location": {
                        "type": "object",
                        "required": ["path", "lines"],
                        "properties": {
                            "path": { "type": "string", "minLength": 1, "not": { "pattern": "^\\./|^/" } },
                            "lines": {
                                "type": "object",
                                "required": ["begin"],
                                "properties": {
                                    "begin": { "type": "integer", "minimum": 1 },
                                    "end": { "type": "integer", "minimum": 1 }
                                }
                            }
                        }
                    }
                }
            }
        })
    }

    #[test]
    fn it_is_what_gitlab_asks_for() {
        let text = samples::written(&GITLAB, &samples::report(), UiLang::Ko);
        let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        samples::holds(&schema(), &json);
        let prints: std::collections::BTreeSet<_> =
            json.as_array().into_iter().flatten().map(|issue| issue["fingerprint"].to_string()).collect();
        assert_eq!(Some(prints.len()), json.as_array().map(Vec::len), "each finding has a fingerprint of its own");
    }
}
