//! `--format sarif`: the Static Analysis Results Interchange Format 2.1.0 of OASIS, for code scanning.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html>

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::Serialize;

use super::{Format, Manner, Report};
use crate::diagnostic::{Diagnostic, Fix, Note, Place, Severity, UiLang};
use crate::lint::{Rule, every_rule};
use crate::text::Position;

/// One JSON object.
pub const SARIF: Format = Format { name: "sarif", write };

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
/// Under which name the fingerprint stands; a fingerprint made in another way needs another name (§3.27.17).
const FINGERPRINT: &str = "helpgen/v2";
/// The only name that GitHub reads. A hash is followed by its number among equal ones; ours tell those apart themselves.
const GITHUB_FINGERPRINT: &str = "primaryLocationLineHash";
/// GitHub shows so many results of a run and refuses files with far more.
const MOST_RESULTS: usize = 5_000;
/// The file given for findings without a place: SARIF needs one for every result.
const NOWHERE: &str = "helpgen.yml";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    language: &'static str,
    results: Vec<Finding<'a>>,
    properties: RunProperties,
}

/// How the run went (§3.20).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

/// Something about the run itself (§3.58).
#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

/// What SARIF has no word for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunProperties {
    /// All findings, those that are left out too.
    findings: usize,
    /// Those that are left out here.
    left_out: usize,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor<'a>>,
}

/// A rule (§3.49).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    name: String,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: RuleProperties<'a>,
}

/// What code scanning filters by.
#[derive(Serialize)]
struct RuleProperties<'a> {
    tags: [&'a str; 1],
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// A result (§3.27).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Mending>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Clone, Serialize)]
struct Artifact {
    uri: String,
}

/// Lines and columns from 1; the end column is one past the last character (§3.30).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mending {
    description: Text,
    artifact_changes: [Change; 1],
    properties: FixProperties,
}

/// What SARIF has no word for (§3.8, property bags).
#[derive(Serialize)]
struct FixProperties {
    /// It is certainly right.
    safe: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

fn write(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let lang = manner.lang;
    // The worst are kept where not all of them find room.
    let shown = report.worst_first();
    let left_out = shown.len().saturating_sub(MOST_RESULTS);
    let shown = &shown[..shown.len() - left_out];
    let ids: BTreeSet<&str> = shown.iter().map(|told| &*told.rule).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let results = shown.iter().map(|told| finding(report, told, &ids, lang)).collect();
    let known = every_rule();
    let driver = Driver {
        name: "helpgen",
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: ids.iter().map(|id| descriptor(id, &known, lang)).collect(),
    };
    let language = match lang {
        UiLang::Ko => "ko",
        UiLang::En => "en",
    };
    let run = Run {
        tool: Tool { driver },
        invocations: [Invocation {
            execution_successful: true,
            tool_execution_notifications: (left_out > 0).then(|| rest(left_out, lang)).into_iter().collect(),
        }],
        column_kind: "unicodeCodePoints",
        language,
        results,
        properties: RunProperties { findings: report.diagnostics.len(), left_out },
    };
    serde_json::to_writer_pretty(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    writeln!(out)
}

/// How many found no room.
fn rest(left_out: usize, lang: UiLang) -> Notification {
    let text = match lang {
        UiLang::Ko => {
            format!("심한 것부터 {MOST_RESULTS}개만 담았어요. 나머지 {left_out}개는 `helpgen check`로 볼 수 있어요")
        }
        UiLang::En => format!("Only the worst {MOST_RESULTS} are here; `helpgen check` shows the {left_out} others"),
    };
    Notification { level: "warning", message: Text { text } }
}

/// A rule's description.
fn descriptor<'a>(id: &'a str, known: &[Rule], lang: UiLang) -> Descriptor<'a> {
    let rule = known.iter().find(|rule| rule.id == id);
    let short = rule.map_or_else(|| id.to_owned(), |rule| rule.summary().in_lang(lang).to_owned());
    let help = rule.map_or_else(|| short.clone(), |rule| rule.explanation(lang));
    let severity = rule.map_or(Severity::Warning, |rule| rule.severity);
    Descriptor {
        id,
        name: pascal(id),
        full_description: Text { text: lead(&help).unwrap_or_else(|| short.clone()) },
        short_description: Text { text: short },
        help: Help { text: help.clone(), markdown: help },
        default_configuration: Configuration { level: level(severity) },
        properties: RuleProperties {
            tags: [id.split_once('/').map_or(id, |(group, _)| group)],
            severity: if severity == Severity::Info { "recommendation" } else { severity.name() },
        },
    }
}

/// The first paragraph of an explanation: why the rule is there.
fn lead(explanation: &str) -> Option<String> {
    let mut paragraphs = explanation.split("\n\n").map(str::trim);
    paragraphs.find(|text| !text.is_empty() && !text.starts_with('#')).map(str::to_owned)
}

/// `term/wrong-role` as names of code have it: `TermWrongRole`.
fn pascal(id: &str) -> String {
    let words = id.split(['/', '-']).filter_map(|word| {
        let mut letters = word.chars();
        Some(letters.next()?.to_uppercase().chain(letters).collect::<String>())
    });
    words.collect()
}

fn finding<'a>(report: &Report, diagnostic: &'a Diagnostic, ids: &[&str], lang: UiLang) -> Finding<'a> {
    let mut message = diagnostic.message.in_lang(lang).to_owned();
    if let Some(help) = &diagnostic.help {
        message.push('\n');
        message.push_str(help.in_lang(lang));
    }
    for (at, note) in diagnostic.notes.iter().enumerate().filter(|(_, note)| note.place.is_some()) {
        // A link to the related location of this number (§3.11.6).
        let words = note.say.in_lang(lang).replace('[', "\\[").replace(']', "\\]");
        message.push_str(&format!("\n[{words}]({})", at + 1));
    }
    let place = diagnostic.place.as_ref();
    let remarks = diagnostic.notes.iter().enumerate();
    let fingerprint = diagnostic.fingerprint();
    let nowhere = Place::file(NOWHERE);
    Finding {
        rule_id: &diagnostic.rule,
        // Each rule of a finding is among the ids, which are sorted.
        rule_index: ids.partition_point(|id| *id < &*diagnostic.rule),
        level: level(diagnostic.severity),
        message: Text { text: message },
        locations: vec![location(report, place.unwrap_or(&nowhere))],
        related_locations: remarks.filter_map(|(at, note)| remark(report, at, note, lang)).collect(),
        partial_fingerprints: BTreeMap::from([
            (GITHUB_FINGERPRINT, format!("{fingerprint}:1")),
            (FINGERPRINT, fingerprint),
        ]),
        fixes: place
            // Programs apply fixes from here, so fixes that need a human decision are only described in the message.
            .zip(diagnostic.fix.as_ref().filter(|fix| fix.applies(true)))
            .and_then(|(place, fix)| mending(report, place, fix, diagnostic, lang))
            .into_iter()
            .collect(),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn location(report: &Report, place: &Place) -> Location {
    let found = (!place.found.is_empty()).then(|| Text { text: place.found.clone() });
    let region = (!place.is_whole_file()).then(|| Region { snippet: found, ..region(place.start, place.end) });
    Location {
        id: None,
        physical_location: Physical { artifact_location: artifact(report, place), region },
        message: None,
    }
}

fn remark(report: &Report, at: usize, note: &Note, lang: UiLang) -> Option<Location> {
    let message = Some(Text { text: note.say.in_lang(lang).to_owned() });
    let place = note.place.as_ref()?;
    Some(Location { id: Some(at + 1), message, ..location(report, place) })
}

fn region(start: Position, end: Position) -> Region {
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        snippet: None,
    }
}

/// A fix, if the lines that it changes are known: regions of text are told in lines and columns.
fn mending(report: &Report, place: &Place, fix: &Fix, diagnostic: &Diagnostic, lang: UiLang) -> Option<Mending> {
    let replacement = |edit: &crate::diagnostic::Edit| {
        let deleted_region = region(place.position(edit.span.start)?, place.position(edit.span.end)?);
        Some(Replacement { deleted_region, inserted_content: Text { text: edit.text.clone() } })
    };
    let replacements: Option<Vec<Replacement>> = fix.edits.iter().map(replacement).collect();
    let replacements = replacements.filter(|list| !list.is_empty())?;
    let words = diagnostic.help.as_ref().unwrap_or(&diagnostic.message);
    Some(Mending {
        description: Text { text: words.in_lang(lang).to_owned() },
        artifact_changes: [Change { artifact_location: artifact(report, place), replacements }],
        properties: FixProperties { safe: fix.safe },
    })
}

fn artifact(report: &Report, place: &Place) -> Artifact {
    Artifact { uri: uri(&report.path(&place.path)) }
}

/// A relative path as a URI reference (RFC 3986): everything but unreserved characters and slashes is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for &byte in path.as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte as char),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Say;
    use crate::report::samples;

    #[test]
    fn findings_as_code_scanning_reads_them() {
        insta::assert_snapshot!("sarif_ko", samples::written(&SARIF, &samples::report(), UiLang::Ko));
        insta::assert_snapshot!("sarif_en", samples::written(&SARIF, &samples::report(), UiLang::En));
    }

    #[test]
    fn it_is_what_the_standard_asks_for() {
        // One of its patterns has a stray bracket, which not every engine takes.
        let schema =
            include_str!("../../tests/suites/sarif-2.1.0.schema.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
        let schema: serde_json::Value = serde_json::from_str(&schema).expect("it is JSON");
        for report in [samples::report(), Report::new(0, Vec::new(), 0, 0)] {
            for lang in [UiLang::Ko, UiLang::En] {
                let text = samples::written(&SARIF, &report, lang);
                samples::holds(&schema, &serde_json::from_str(&text).expect("it is JSON"));
            }
        }
    }

    #[test]
    fn every_result_names_its_rule() {
        let text = samples::written(&SARIF, &samples::report(), UiLang::En);
        let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        let run = &json["runs"][0];
        for result in run["results"].as_array().expect("a list") {
            let index = result["ruleIndex"].as_u64().expect("a number") as usize;
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
    }

    #[test]
    fn code_scanning_gets_every_field_that_it_requires() {
        // https://docs.github.com/code-security/reference/code-scanning/sarif-support-for-code-scanning
        let text = samples::written(&SARIF, &samples::report(), UiLang::En);
        let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        let run = &json["runs"][0];
        for rule in run["tool"]["driver"]["rules"].as_array().expect("a list") {
            let filled =
                |path: &str| rule.pointer(path).and_then(|text| text.as_str()).is_some_and(|text| !text.is_empty());
            for path in
                ["/id", "/name", "/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"]
            {
                assert!(filled(path), "{path} of {rule}");
            }
            let help = rule["help"]["markdown"].as_str().unwrap_or_default();
            assert!(
                !help.contains("```") && !help.contains("## 한국어") && !help.contains(".md:"),
                "a fixture: {help}"
            );
        }
        let mut seen = BTreeSet::new();
        for result in run["results"].as_array().expect("a list") {
            assert!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].is_string(), "{result}");
            let hash = result["partialFingerprints"]["primaryLocationLineHash"].as_str().expect("a hash").to_owned();
            assert!(seen.insert(hash.clone()), "{hash} stands twice");
        }
    }

    #[test]
    fn the_worst_five_thousand_are_kept_and_the_rest_is_counted() {
        let told = |at: usize| {
            let severity = if at < 6_000 { Severity::Info } else { Severity::Error };
            Diagnostic::new("page/empty", severity, Some(Place::file(format!("{at}.md"))), Say::new("가", "a"))
        };
        let report = Report::new(9_000, (0..9_000).map(told).collect(), 0, 0);
        let json: serde_json::Value =
            serde_json::from_str(&samples::written(&SARIF, &report, UiLang::En)).expect("it is JSON");
        let run = &json["runs"][0];
        let results = run["results"].as_array().expect("a list");
        assert_eq!(results.len(), MOST_RESULTS);
        assert_eq!(results.iter().filter(|result| result["level"] == "error").count(), 3_000, "no error is left out");
        assert_eq!(run["properties"], serde_json::json!({ "findings": 9_000, "leftOut": 4_000 }));
        let notice = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
        assert!(notice.as_str().is_some_and(|text| text.contains("the 4000 others")), "{notice}");
    }

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("content/ko/환불 1.md"), "content/ko/%ED%99%98%EB%B6%88%201.md");
    }
}
