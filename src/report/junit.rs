//! `--format junit`: JUnit XML, for servers that show test results: a suite for each file, a failed case for each
//! finding, a skipped one for what is let pass, a passed one for each file without a finding.
//!
//! There is no standard. What is written holds by the schema of Jenkins' xUnit plugin and by that of Apache Ant's tasks.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Format, LetPass, Manner, Report};
use crate::diagnostic::{Diagnostic, Identity, UiLang};
use crate::text::visible;

/// One XML document.
pub const JUNIT: Format = Format { name: "junit", write };

/// What has no file, and the case that passes where nothing is wrong.
const NAME: &str = "helpgen";
/// The time stamp holds the day only: with the hour, two equal runs would differ.
const HOUR: &str = "T00:00:00";
/// The day, where none is known.
const NO_DAY: &str = "1970-01-01";

/// The cases of one file.
#[derive(Default)]
struct Suite {
    cases: String,
    failures: usize,
    skipped: usize,
    passed: usize,
}

fn write(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let suites = suites(report, manner.lang);
    let day = report.day.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>")?;
    for (id, (file, suite)) in suites.iter().enumerate() {
        let Suite { cases, failures, skipped, passed } = suite;
        let (file, tests) = (escaped(file), failures + skipped + passed);
        writeln!(
            out,
            "  <testsuite id=\"{id}\" package=\"{NAME}\" name=\"{file}\" timestamp=\"{day}{HOUR}\" hostname=\"localhost\" \
             tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\" time=\"0\">"
        )?;
        writeln!(out, "    <properties/>\n{cases}    <system-out/>\n    <system-err/>\n  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// The cases by file.
fn suites(report: &Report, lang: UiLang) -> BTreeMap<String, Suite> {
    let mut suites: BTreeMap<String, Suite> = BTreeMap::new();
    let file_of = |told: &Diagnostic| match &told.place {
        Some(place) => report.path(&place.path),
        None => NAME.to_owned(),
    };
    for told in &report.diagnostics {
        let file = file_of(told);
        let suite = suites.entry(file.clone()).or_default();
        suite.failures += 1;
        let body = format!(
            "\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    ",
            told.severity.name(),
            escaped(told.message.in_lang(lang)),
            escaped(&description(&file, told, lang)).replace("&#10;", "\n")
        );
        suite.case(&name(told), &file, &body);
    }
    for LetPass { diagnostic: told, why } in &report.let_pass {
        let file = file_of(told);
        let suite = suites.entry(file.clone()).or_default();
        suite.skipped += 1;
        let body = format!("\n      <skipped message=\"{}\"/>\n    ", escaped(why.in_lang(lang)));
        suite.case(&name(told), &file, &body);
    }
    for path in &report.files {
        let file = report.path(path);
        suites.entry(file.clone()).or_insert_with(|| Suite::passed(&file));
    }
    if suites.is_empty() {
        // Servers take a report without a case for one that failed to be written.
        suites.insert(NAME.to_owned(), Suite::passed(NAME));
    }
    suites
}

impl Suite {
    /// A file without a finding.
    fn passed(file: &str) -> Self {
        let mut suite = Self { passed: 1, ..Self::default() };
        suite.case(NAME, file, "");
        suite
    }

    fn case(&mut self, name: &str, file: &str, body: &str) {
        let (name, file) = (escaped(name), escaped(file));
        let _ = match body {
            "" => writeln!(self.cases, "    <testcase name=\"{name}\" classname=\"{file}\" time=\"0\"/>"),
            body => {
                writeln!(self.cases, "    <testcase name=\"{name}\" classname=\"{file}\" time=\"0\">{body}</testcase>")
            }
        };
    }
}

/// The name of a finding's test, which stays the same when lines shift: `term/deprecated learner 학습자 (2)`.
fn name(told: &Diagnostic) -> String {
    let Identity { rule, subject, found, .. } = told.identity();
    let subject = subject.split_once(':').map_or("", |(_, id)| id);
    let mut name = rule;
    for part in [subject, &found].into_iter().filter(|part| !part.is_empty()) {
        name.push(' ');
        name.push_str(part);
    }
    if told.ordinal > 1 {
        let _ = write!(name, " ({})", told.ordinal);
    }
    name
}

fn description(file: &str, told: &Diagnostic, lang: UiLang) -> String {
    let message = told.message.in_lang(lang);
    let mut text = match told.place.as_ref().filter(|place| !place.is_whole_file()) {
        Some(place) => format!("{file}:{}:{}: {message}", place.start.line, place.start.column),
        None => format!("{file}: {message}"),
    };
    if let Some(help) = &told.help {
        text.push('\n');
        text.push_str(help.in_lang(lang));
    }
    if let Some(quote) = &told.quote {
        let (before, marked, after) = quote.parts();
        let _ = write!(text, "\n{before}[{marked}]{after}");
    }
    text
}

/// A text as XML takes it, in an attribute too: what XML 1.0 has no way to write is shown in another way.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
