use quick_junit::{Report as Tests, TestCaseStatus};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::*;
use crate::diagnostic::{Place, Say, Severity};
use crate::report::samples;

#[test]
fn findings_as_failed_tests() {
    insta::assert_snapshot!("junit_ko", samples::written(&JUNIT, &samples::report(), UiLang::Ko));
    insta::assert_snapshot!("junit_en", samples::written(&JUNIT, &samples::report(), UiLang::En));
}

/// Reads what was written. This reader asks for a time zone, which one of the schemas forbids.
fn read_back(text: &str) -> Tests {
    Tests::deserialize_from_str(&text.replace(HOUR, "T00:00:00Z")).expect("it is JUnit")
}

/// The sample with two findings that are let pass and a page on which nothing is found.
fn everything() -> Report {
    let report = samples::report();
    let accepted = report.diagnostics[0].clone();
    let pass = |why: Say| LetPass { diagnostic: accepted.clone(), why };
    let let_pass = vec![pass(Say::new("기존 문제예요", "In the baseline")), pass(Say::new("인용", "a <quotation>"))];
    Report { let_pass, files: vec!["content/ko/a.md".into(), "content/ko/clean.md".into()], ..report }
}

#[test]
fn a_parser_reads_it_back() {
    let report = everything();
    let read = read_back(&samples::written(&JUNIT, &report, UiLang::Ko));
    let cases: Vec<_> = read.test_suites.iter().flat_map(|suite| &suite.test_cases).collect();
    let told = |case: &quick_junit::TestCase| match &case.status {
        TestCaseStatus::NonSuccess { message, .. } => message.as_ref().map(|text| text.as_str().to_owned()),
        _ => None,
    };
    let told: Vec<String> = cases.iter().filter_map(|case| told(case)).collect();
    let meant: Vec<String> = report.diagnostics.iter().map(|told| told.message.ko.clone()).collect();
    assert_eq!(told.len(), meant.len());
    assert!(meant.iter().all(|text| told.contains(text)), "{told:?}");
    let of = |is: fn(&TestCaseStatus) -> bool| cases.iter().filter(|case| is(&case.status)).count();
    assert_eq!(of(|status| matches!(status, TestCaseStatus::Skipped { .. })), 2);
    assert_eq!(of(|status| matches!(status, TestCaseStatus::Success { .. })), 1, "the page without a finding");
}

#[test]
fn nothing_found_is_one_passed_test() {
    let text = samples::written(&JUNIT, &Report::new(3, Vec::new(), 0, 0), UiLang::En);
    let read = read_back(&text);
    assert_eq!(read.test_suites.iter().map(|suite| suite.test_cases.len()).sum::<usize>(), 1);
    holds(&text);
}

#[test]
fn what_xml_forbids_is_left_out() {
    let say = Say::new("가", "a <b> & \"c\" \u{1b}[2J\u{0}\u{7}\u{ffff} ]]>");
    let told = Diagnostic::new("a/b", Severity::Error, Some(Place::file("a&<b>\"'.md")), say);
    let text = samples::written(&JUNIT, &Report::new(1, vec![told], 0, 0), UiLang::En);
    let read = read_back(&text);
    assert_eq!(read.test_suites[0].name.as_str(), "a&<b>\"'.md");
    holds(&text);
}

#[test]
fn names_stay_when_lines_shift_and_tell_findings_apart() {
    let names = |report: &Report| report.diagnostics.iter().map(name).collect::<Vec<_>>();
    let before = samples::report();
    let mut after = samples::report();
    for place in after.diagnostics.iter_mut().filter_map(|told| told.place.as_mut()) {
        place.start.line += 7;
        place.end.line += 7;
    }
    assert_eq!(names(&before), names(&after));
    assert!(names(&before).contains(&"term/deprecated learner 학습자 (2)".to_owned()), "{:?}", names(&before));
    let all = names(&before);
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len(), "{all:?}");
}

#[test]
fn both_schemas_take_it() {
    for lang in [UiLang::Ko, UiLang::En] {
        holds(&samples::written(&JUNIT, &samples::report(), lang));
        holds(&samples::written(&JUNIT, &everything(), lang));
    }
}

#[test]
fn the_schemas_refuse_what_they_should() {
    let text = samples::written(&JUNIT, &everything(), UiLang::En);
    for (from, to, schema) in [
        ("<testsuites>", "<testsuites skipped=\"0\">", &JENKINS),
        ("<testsuites>", "<testsuites name=\"a\">", &ANT),
        (" hostname=\"localhost\"", "", &ANT),
        (" tests=\"", " test=\"", &JENKINS),
        ("    <system-err/>\n", "", &ANT),
        ("<properties/>", "<property/>", &JENKINS),
        ("T00:00:00", "T00:00:00Z", &ANT),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(!faults(&text.replacen(from, to, 1), schema).is_empty(), "{}: {to}", schema.name);
    }
}

/// What a schema says of an element.
struct Element {
    name: &'static str,
    /// Attributes that have to be there, those that may be.
    required: &'static [&'static str],
    optional: &'static [&'static str],
    children: Children,
}

/// What an element may hold.
enum Children {
    /// Text.
    Text,
    /// Any of these, in any order.
    Any(&'static [&'static str]),
    /// These in this order, each with how often at least and at most.
    Order(&'static [(&'static str, usize, usize)]),
}

/// Whether a value has its form.
type Form = fn(&str) -> bool;

struct Schema {
    name: &'static str,
    elements: &'static [Element],
    /// Attributes with what their values have to look like.
    values: &'static [(&'static str, Form)],
}

/// `junit-10.xsd` of Jenkins' xUnit plugin, as far as helpgen writes such elements.
const JENKINS: Schema = Schema {
    name: "Jenkins",
    elements: &[
        Element {
            name: "testsuites",
            required: &[],
            optional: &["name", "time", "tests", "failures", "errors"],
            children: Children::Any(&["testsuite"]),
        },
        Element {
            name: "testsuite",
            required: &["name", "tests", "failures", "errors"],
            optional: &["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
            children: Children::Any(&["testsuite", "properties", "testcase", "system-out", "system-err"]),
        },
        Element { name: "properties", required: &[], optional: &[], children: Children::Any(&["property"]) },
        Element {
            name: "testcase",
            required: &["name"],
            optional: &["time", "classname", "group"],
            children: Children::Any(&["skipped", "error", "failure", "system-out", "system-err"]),
        },
        Element { name: "failure", required: &[], optional: &["type", "message"], children: Children::Text },
        Element { name: "skipped", required: &[], optional: &["type", "message"], children: Children::Text },
        Element { name: "system-out", required: &[], optional: &[], children: Children::Text },
        Element { name: "system-err", required: &[], optional: &[], children: Children::Text },
    ],
    values: &[("time", is_decimal)],
};

/// The schema of Apache Ant's JUnit and JUnitReport tasks, as far as helpgen writes such elements. It says nothing of
/// what `skipped` holds.
const ANT: Schema = Schema {
    name: "Ant",
    elements: &[
        Element {
            name: "testsuites",
            required: &[],
            optional: &[],
            children: Children::Order(&[("testsuite", 0, usize::MAX)]),
        },
        Element {
            name: "testsuite",
            required: &["name", "timestamp", "hostname", "tests", "failures", "errors", "time", "package", "id"],
            optional: &["skipped"],
            children: Children::Order(&[
                ("properties", 1, 1),
                ("testcase", 0, usize::MAX),
                ("system-out", 1, 1),
                ("system-err", 1, 1),
            ]),
        },
        Element {
            name: "properties",
            required: &[],
            optional: &[],
            children: Children::Order(&[("property", 0, usize::MAX)]),
        },
        Element {
            name: "testcase",
            required: &["name", "classname", "time"],
            optional: &[],
            children: Children::Order(&[("skipped", 0, 1), ("error", 0, 1), ("failure", 0, 1)]),
        },
        Element { name: "failure", required: &["type"], optional: &["message"], children: Children::Text },
        Element { name: "skipped", required: &[], optional: &["type", "message"], children: Children::Text },
        Element { name: "system-out", required: &[], optional: &[], children: Children::Text },
        Element { name: "system-err", required: &[], optional: &[], children: Children::Text },
    ],
    values: &[
        ("time", is_decimal),
        ("tests", is_number),
        ("failures", is_number),
        ("errors", is_number),
        ("skipped", is_number),
        ("id", is_number),
        ("timestamp", is_time),
        ("hostname", is_something),
        ("name", is_something),
    ],
};

fn is_decimal(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn is_number(text: &str) -> bool {
    text.parse::<i32>().is_ok()
}

/// `2026-11-22T00:00:00`, without a time zone.
fn is_time(text: &str) -> bool {
    text.parse::<jiff::civil::DateTime>().is_ok() && text.len() == 19
}

fn is_something(text: &str) -> bool {
    !text.trim().is_empty()
}

#[track_caller]
fn holds(text: &str) {
    for schema in [&JENKINS, &ANT] {
        assert_eq!(faults(text, schema), Vec::<String>::new(), "{}\n{text}", schema.name);
    }
}

/// What a schema has against a document.
fn faults(text: &str, schema: &Schema) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut faults = Vec::new();
    // The open elements, each with its children so far.
    let mut open: Vec<(String, Vec<String>)> = Vec::new();
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Start(tag) => {
                let name = attributes(&tag, schema, &mut open, &mut faults);
                open.push((name, Vec::new()));
            }
            Event::Empty(tag) => {
                let name = attributes(&tag, schema, &mut open, &mut faults);
                children(&name, &[], schema, &mut faults);
            }
            Event::End(_) => {
                let (name, inside) = open.pop().expect("what ends has begun");
                children(&name, &inside, schema, &mut faults);
            }
            Event::Eof => return faults,
            _ => {}
        }
    }
}

/// Looks at a tag's attributes, and names it to the element around it.
fn attributes(
    tag: &BytesStart<'_>,
    schema: &Schema,
    open: &mut [(String, Vec<String>)],
    faults: &mut Vec<String>,
) -> String {
    let name = String::from_utf8(tag.name().as_ref().to_vec()).expect("names are UTF-8");
    if let Some((_, inside)) = open.last_mut() {
        inside.push(name.clone());
    }
    let Some(known) = schema.elements.iter().find(|own| own.name == name) else {
        faults.push(format!("<{name}> is unknown"));
        return name;
    };
    let mut seen = Vec::new();
    for own in tag.attributes() {
        let own = own.expect("an attribute");
        let key = String::from_utf8(own.key.as_ref().to_vec()).expect("names are UTF-8");
        let value = String::from_utf8(own.value.to_vec()).expect("values are UTF-8");
        if !known.required.contains(&&*key) && !known.optional.contains(&&*key) {
            faults.push(format!("{name}@{key} is not allowed"));
        }
        let form = schema.values.iter().find(|(own, _)| *own == key);
        if form.is_some_and(|(_, takes)| !takes(&value)) {
            faults.push(format!("{name}@{key} is {value:?}"));
        }
        seen.push(key);
    }
    let missing = known.required.iter().filter(|key| !seen.iter().any(|own| own == *key));
    faults.extend(missing.map(|key| format!("{name}@{key} is missing")));
    name
}

/// Looks at what an element holds.
fn children(name: &str, inside: &[String], schema: &Schema, faults: &mut Vec<String>) {
    let Some(known) = schema.elements.iter().find(|own| own.name == name) else { return };
    let fits = match known.children {
        Children::Text => inside.is_empty(),
        Children::Any(names) => inside.iter().all(|own| names.contains(&&**own)),
        Children::Order(parts) => {
            let mut left = inside;
            let counted = parts.iter().all(|&(part, least, most)| {
                let count = left.iter().take_while(|own| *own == part).count();
                left = &left[count..];
                (least..=most).contains(&count)
            });
            counted && left.is_empty()
        }
    };
    if !fits {
        faults.push(format!("<{name}> holds {inside:?}"));
    }
}
