//! `--format junit`: JUnit XML, for servers that show test results: a suite for each file, a failed case for each finding.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report as Tests, TestCase, TestCaseStatus, TestSuite};

use super::{Format, Manner, Report};
use crate::diagnostic::{Diagnostic, UiLang};

/// One XML document.
pub const JUNIT: Format = Format { name: "junit", write };

/// What has no file, and the case that passes where nothing is wrong.
const NAME: &str = "helpgen";

fn write(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let mut by_file: BTreeMap<String, Vec<TestCase>> = BTreeMap::new();
    for diagnostic in &report.diagnostics {
        let file = diagnostic.place.as_ref().map_or_else(|| NAME.to_owned(), |place| report.path(&place.path));
        let case = case(&file, diagnostic, manner.lang);
        by_file.entry(file).or_default().push(case);
    }
    if by_file.is_empty() {
        // Servers take a report without a case for one that failed to be written.
        by_file.insert(NAME.to_owned(), vec![TestCase::new(NAME, TestCaseStatus::success())]);
    }
    let mut tests = Tests::new(NAME);
    for (file, cases) in by_file {
        let mut suite = TestSuite::new(file);
        suite.add_test_cases(cases);
        tests.add_test_suite(suite);
    }
    tests.serialize(out).map_err(io::Error::other)
}

fn case(file: &str, diagnostic: &Diagnostic, lang: UiLang) -> TestCase {
    let place = diagnostic.place.as_ref().filter(|place| !place.is_whole_file());
    let message = diagnostic.message.in_lang(lang);
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(message).set_type(diagnostic.severity.name());
    let mut text = match place {
        Some(place) => format!("{file}:{}:{}: {message}", place.start.line, place.start.column),
        None => format!("{file}: {message}"),
    };
    for line in [&diagnostic.help].into_iter().flatten() {
        text.push('\n');
        text.push_str(line.in_lang(lang));
    }
    if let Some(quote) = &diagnostic.quote {
        let (before, marked, after) = quote.parts();
        text.push_str(&format!("\n{before}[{marked}]{after}"));
    }
    status.set_description(text);
    let name = match place {
        Some(place) => format!("{} {}:{}", diagnostic.rule, place.start.line, place.start.column),
        None => diagnostic.rule.clone().into_owned(),
    };
    let mut case = TestCase::new(name, status);
    case.set_classname(file);
    case
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Say, Severity};
    use crate::report::samples;

    #[test]
    fn findings_as_failed_tests() {
        insta::assert_snapshot!("junit_ko", samples::written(&JUNIT, &samples::report(), UiLang::Ko));
        insta::assert_snapshot!("junit_en", samples::written(&JUNIT, &samples::report(), UiLang::En));
    }

    #[test]
    fn a_parser_reads_it_back() {
        let report = samples::report();
        let read = Tests::deserialize_from_str(&samples::written(&JUNIT, &report, UiLang::Ko)).expect("it is JUnit");
        assert_eq!((read.tests, read.failures, read.errors), (report.diagnostics.len(), report.diagnostics.len(), 0));
        let cases = read.test_suites.iter().flat_map(|suite| &suite.test_cases);
        let told: Vec<String> = cases
            .map(|case| match &case.status {
                TestCaseStatus::NonSuccess { message, .. } => message.as_ref().map_or("", |text| text.as_str()).into(),
                other => format!("{other:?}"),
            })
            .collect();
        let meant: Vec<String> = report.diagnostics.iter().map(|told| told.message.ko.clone()).collect();
        assert_eq!(told.len(), meant.len());
        assert!(meant.iter().all(|text| told.contains(text)), "{told:?}");
    }

    #[test]
    fn nothing_found_is_one_passed_test() {
        let text = samples::written(&JUNIT, &Report::new(3, Vec::new(), 0, 0), UiLang::En);
        let read = Tests::deserialize_from_str(&text).expect("it is JUnit");
        assert_eq!((read.tests, read.failures), (1, 0));
    }

    #[test]
    fn what_xml_forbids_is_left_out() {
        let say = Say::new("가", "a <b> & \"c\" \u{1b}[2J\u{0}\u{7} ]]>");
        let told = Diagnostic::new("a/b", Severity::Error, Some(Place::file("a&<b>\"'.md")), say);
        let text = samples::written(&JUNIT, &Report::new(1, vec![told], 0, 0), UiLang::En);
        let read = Tests::deserialize_from_str(&text).expect("it is JUnit");
        assert_eq!(read.test_suites[0].name.as_str(), "a&<b>\"'.md");
    }
}
