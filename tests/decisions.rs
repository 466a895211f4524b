//! `decisions.yml`: what a team decided about findings, written from the terminal and read with every check.

mod support;

use std::fs;

use serde_json::Value;
use support::{Project, Run, page};

const FILE: &str = "decisions.yml";

fn project() -> Project {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "concepts:\n  - { id: learner, owner: cx, definition: 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n\
         labels:\n  - { id: learners, kind: menu, owner: squad-b, text: { ko: 학습자 관리 } }\n",
    );
    project.write("content/_index.md", page("도움말", "[시작하기](start.md) [약관](terms.md)"));
    project.write(
        "content/terms.md",
        page("약관", "학습자는 학습자의 뜻을 지켜요. 학습자예요.\n\n:ui[learners]를 눌러요."),
    );
    project
}

fn text(project: &Project) -> String {
    fs::read_to_string(project.path(FILE)).expect("the file is there")
}

fn json(project: &Project, arguments: &[&str]) -> Value {
    let all = ["check", "--format", "json", "--deny", "never"].iter().chain(arguments).copied();
    let output = project.command(all).output().expect("the program can be started");
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

fn findings(project: &Project, rule: &str) -> Vec<Value> {
    let json = json(project, &[]);
    let all = json["diagnostics"].as_array().expect("a list").clone();
    all.into_iter().filter(|told| told["rule"] == rule).collect()
}

fn fingerprint(told: &Value) -> String {
    told["fingerprint"].as_str().expect("a text").to_owned()
}

#[test]
fn a_finding_is_decided_about_by_its_fingerprint() {
    let project = project();
    let before = findings(&project, "term/deprecated");
    assert_eq!(before.len(), 3);
    let second = fingerprint(&before[1]);
    let run = project.run([
        "decide",
        &second[..10],
        "--what",
        "waive",
        "--reason",
        "약관: “인용”",
        "--by",
        "cx",
        "--until",
        "2026-12-31",
        "--ticket",
        "X-12",
    ]);
    run.succeeded().says("(waive), 1 finding");
    let written = text(&project);
    for part in [
        &format!("  finding: {second}"),
        "  # term/deprecated · learner · 학습자 · ko/terms\n",
        "  what: waive\n",
        "  on: 2026-11-22\n",
        "  until: 2026-12-31\n",
    ] {
        assert!(
            written.contains(part) || written.contains(&part.replace(&second, &format!("\"{second}\""))),
            "{part}\n{written}"
        );
    }
    let after = findings(&project, "term/deprecated");
    let left: Vec<String> = after.iter().map(fingerprint).collect();
    assert_eq!(left, [fingerprint(&before[0]), fingerprint(&before[2])], "the others keep their names");
    assert_eq!(json(&project, &[])["summary"]["ignored"], 1);
    project.run(["decide", &second, "--reason", "또", "--by", "cx"]).ended_with(2).says("decides that already");
    project
        .run(["decide", "0123456789", "--reason", "x", "--by", "cx"])
        .ended_with(2)
        .says("No finding has the fingerprint");
    project.run(["decide", "abc", "--reason", "x", "--by", "cx"]).ended_with(2).says("is no fingerprint");
    assert_eq!(text(&project), written);
}

#[test]
fn exceptions_are_counted_among_what_was_asked_about() {
    let project = project();
    let own = |id: &str, text: &str| {
        format!(
            "    - id: {id}\n      definition: 뜻\n      terms: {{ ko: {{ preferred: {text}, deprecated: [옛{text}] }} }}\n"
        )
    };
    project.write("glossary.yml", format!("concepts:\n{}{}", own("refund", "환불"), own("quiz", "퀴즈")));
    let silenced = "<!-- helpgen-ignore term/deprecated : 옛 이름을 알려요 -->";
    project
        .write("content/terms.md", page("약관", &format!("{silenced}\n\n옛환불이에요.\n\n{silenced}\n\n옛퀴즈예요.")));
    assert_eq!(json(&project, &[])["summary"]["ignored"], 2);
    assert_eq!(json(&project, &["--concept", "refund"])["summary"]["ignored"], 1);
}

#[test]
fn a_decision_outlives_the_mending_of_findings_before_it_and_fix_leaves_it_alone() {
    let project = project();
    let last = fingerprint(&findings(&project, "term/deprecated")[2]);
    project.run(["decide", &last, "--what", "not-a-term", "--reason", "사람 이름", "--by", "cx"]).succeeded();
    project.run(["fix", "--unsafe"]);
    let page = fs::read_to_string(project.path("content/terms.md")).expect("there");
    assert_eq!(page.matches("학습자").count(), 1, "{page}");
    assert!(page.contains("수강생은 수강생의 뜻을 지켜요. 학습자예요."), "{page}");
    project.run(["check"]).succeeded();
    assert!(findings(&project, "ignore/unused").is_empty());
}

#[test]
fn all_of_a_kind_are_decided_about_and_the_product_gets_its_list() {
    let project = project();
    project
        .run([
            "decide",
            "--rule",
            "term/deprecated",
            "--concept",
            "learner",
            "--page",
            "ko/terms",
            "--reason",
            "약관의 말",
            "--by",
            "cx",
        ])
        .succeeded()
        .says("3 findings");
    project
        .run([
            "decide",
            "--rule",
            "glossary/label-term",
            "--label",
            "learners",
            "--what",
            "product-wrong",
            "--reason",
            "화면이 틀려요",
            "--by",
            "cx",
            "--ticket",
            "B-7",
        ])
        .succeeded();
    project.run(["check", "--deny", "warning"]).succeeded();
    let ids: Vec<String> =
        text(&project).lines().filter_map(|line| line.strip_prefix("- id: ").map(str::to_owned)).collect();
    assert!(ids.len() == 2 && ids.is_sorted(), "{ids:?}");
    let list = project.run(["todo", "--owner", "squad-b", "--format", "markdown"]).succeeded();
    assert!(
        list.text.contains("**squad-b**") && list.text.contains("B-7") && list.text.contains("화면이 틀려요"),
        "{}",
        list.text
    );
    assert!(!project.run(["todo", "--owner", "cx"]).text.contains("B-7"));
    the_report_tells_who_decided_what(&project);
    // The screen is corrected: the decision has done its work, which is told.
    let glossary = fs::read_to_string(project.path("glossary.yml")).expect("there");
    project.write("glossary.yml", glossary.replace("학습자 관리", "수강생 관리"));
    project.run(["check"]).says("The screen was corrected");
    project
        .run(["decide", "--rule", "term/depreca", "--reason", "x", "--by", "cx"])
        .ended_with(2)
        .says("Did you mean term/deprecated?");
    project
        .run(["decide", "--rule", "term/variant", "--reason", "x", "--by", "cx"])
        .ended_with(2)
        .says("No finding on 3 pages is of this kind");
}

/// `report.json`, the table and the page hold the decisions; the page lists what the product's teams have to mend.
fn the_report_tells_who_decided_what(project: &Project) {
    project.run(["report"]).succeeded();
    let read = |file: &str| fs::read_to_string(project.path(file)).expect("the report is there");
    let report: Value = serde_json::from_str(&read("report/report.json")).expect("one JSON document");
    let product = report["product"].as_array().expect("a list");
    assert_eq!(product.len(), 1, "{product:?}");
    assert_eq!((&product[0]["owner"], &product[0]["places"]), (&"squad-b".into(), &1.into()));
    let findings = report["findings"].as_array().expect("a list");
    let decided: Vec<&Value> = findings.iter().filter(|told| !told["decision"].is_null()).collect();
    assert_eq!(decided.len(), 4);
    let wrong = decided.iter().find(|told| told["rule"] == "glossary/label-term").expect("it was decided about");
    let decision = &wrong["decision"];
    assert_eq!(
        [&decision["what"], &decision["by"], &decision["on"], &decision["ticket"]],
        ["product-wrong", "cx", "2026-11-22", "B-7"]
    );
    assert_eq!(product[0]["decision"], *decision);
    let table = read("report/findings.csv");
    assert!(table.lines().any(|line| line.ends_with(",제품 화면이 틀렸어요,cx,2026-11-22,B-7")), "{table}");
    let page = read("report/index.html");
    assert!(page.contains("<section id=\"product\"") && page.contains("제품에서 고칠 말"), "no list for the teams");
}

#[test]
fn entries_past_their_day_and_without_a_finding_are_findings() {
    let project = project();
    let entry = |id: &str, kind: &str, rest: &str| {
        format!(
            "- {{ id: {id}, match: {{ rule: {kind} }}, what: waive, reason: 까닭, by: cx, on: 2026-01-01{rest} }}\n"
        )
    };
    let text = [
        entry("a", "term/deprecated, page: ko/terms", ", until: 2026-11-01"),
        entry("b", "term/deprecatd", ""),
        entry("c", "term/deprecated, concept: lerner", ""),
        entry("d", "term/deprecated, page: ko/termz", ""),
        entry("e", "glossary/label-term, label: lerners", ""),
        entry("f", "link/broken", ""),
        "- { id: g, finding: 0000000000000000, what: waive, reason: 까닭, by: cx, on: 2026-01-01 }\n".to_owned(),
    ];
    project.write(FILE, text.concat());
    let run = project.run(["check"]).ended_with(1);
    let run = run.finds("error ignore/expired decisions.yml:1:118").finds("warning ignore/unused decisions.yml:2:27");
    for said in [
        "The decision a ended on 2026-11-01",
        "names a rule that is not there: term/deprecatd",
        "Did you mean “term/deprecated”?",
        "names a concept that is not there: lerner",
        "names a page that is not there: ko/termz",
        "names a label that is not there: lerners",
        "No finding fits the decision f",
        "No finding fits the decision g",
    ] {
        assert!(run.text.contains(said), "{said}\n{}", run.text);
    }
    let back = run.findings();
    let back = back.iter().filter(|told| told.contains("term/deprecated content/terms.md")).count();
    assert_eq!(back, 3, "what is past its day silences nothing: {}", run.text);
    project.run(["check", "--calendar", "warn"]).succeeded();
    let some = project.run(["check", "content/start.md"]).succeeded();
    assert!(!some.text.contains("ignore/unused"), "who looks at some pages does not know: {}", some.text);
}

#[test]
fn a_decision_holds_to_the_end_of_its_last_day_and_what_comes_back_is_the_calendars() {
    let project = project();
    let decided = fingerprint(&findings(&project, "term/deprecated")[1]);
    let flags = ["--what", "later", "--reason", "다음 달에", "--by", "cx", "--until", "2026-11-30"];
    Run::of(project.command([&["decide", &*decided], &flags[..]].concat())).succeeded();
    let left = |today: &str| {
        let json = json(&project, &["--today", today]);
        let all = json["diagnostics"].as_array().expect("a list").clone();
        all.into_iter().filter(|told| told["rule"] == "term/deprecated").collect::<Vec<_>>()
    };
    project.run(["build", "--deny", "never"]).succeeded();
    for _ in 0..2 {
        // Whatever earlier runs have kept.
        assert_eq!(left("2026-11-30").len(), 2);
        let back = left("2026-12-01");
        assert_eq!(back.len(), 3);
        let own: Vec<_> = back.iter().filter(|told| told["cause"] == "date").map(fingerprint).collect();
        assert_eq!(own, std::slice::from_ref(&decided));
    }
    project.run(["fix", "--today", "2026-12-01", "--unsafe"]);
    assert_eq!(left("2026-12-01").len(), 0, "fix mends it again");
}

#[test]
fn wrong_entries_are_told_at_their_places() {
    let project = project();
    project.write(
        FILE,
        "- id: a\n  finding: 1234abcd\n  what: wave\n  reason: x\n  by: cx\n  on: 2026-01-01\n- { id: b, what: later, reason: x, by: cx, on: 2026-01-01 }\n\
         - { id: c, finding: 77, match: { rule: a/b }, what: later, reason: x, by: cx, on: 2026-01-01 }\n- 3\n\
         - { id: d, finding: 88, what: later, reason: x, by: cx, on: 2026-01-01 }\n- { id: d, finding: 89, what: later, reason: x, by: cx, on: 2026-01-01 }\n\
         - { id: e, finding: 88, what: later, reason: x, by: cx, on: 2026-01-01 }\n",
    );
    let run = project.run(["check"]).ended_with(1);
    for place in ["3:9", "7:9", "8:9", "9:3", "11:9", "12:9"] {
        let finding = format!("error decisions/invalid decisions.yml:{place}");
        assert!(run.findings().contains(&finding), "{finding}\n{:#?}", run.findings());
    }
}

#[test]
fn a_file_that_cannot_be_read_is_no_empty_one() {
    let project = project();
    for text in ["<<<<<<< HEAD\n- id: a\n=======\n", "- id: [\n", "id: a\n\tb: c\n"] {
        project.write(FILE, text);
        project.run(["check"]).ended_with(2).says("decisions.yml:");
        project.run(["build"]).ended_with(2);
        let decided = project.run(["decide", "--rule", "term/deprecated", "--reason", "x", "--by", "cx"]);
        decided.ended_with(2);
        assert_eq!(fs::read_to_string(project.path(FILE)).expect("there"), text, "and is left alone");
    }
    project.write(FILE, "- { id: a }\n[]\n");
    project.run(["check"]).ended_with(2);
    project.write(FILE, "[{ id: z, finding: 77, what: later, reason: x, by: cx, on: 2026-01-01 }]\n");
    let run = project.run(["decide", "--rule", "term/deprecated", "--reason", "x", "--by", "cx"]).ended_with(2);
    assert!(
        run.text.contains("put the entry above into it yourself") && run.text.contains("match: { rule:"),
        "{}",
        run.text
    );
}

#[test]
fn a_proposed_term_is_told_with_what_it_would_mean_and_holds_nowhere() {
    let project = project();
    project.write(
        "glossary.yml",
        "concepts:\n  - id: learner\n    definition: 사람\n    terms: { ko: { preferred: 수강생, deprecated: [{ text: 학습자, status: proposed }] } }\n\
         \x20 - { id: note, status: proposed, definition: 적은 것, terms: { ko: { preferred: 노트, deprecated: [필기장] } } }\n",
    );
    project.write("content/terms.md", page("약관", "학습자는 학습자의 뜻을 지켜요. 수강생이에요."));
    let run = project.build().succeeded();
    assert!(run.text.contains("“학습자” is proposed; it would be wrong in 2 places on 1 page"), "{}", run.text);
    assert!(run.text.contains("“노트” is proposed and holds nowhere yet"), "{}", run.text);
    assert!(!run.text.contains("term/deprecated"));
    let glossary: String = project
        .site()
        .iter()
        .filter(|(path, _)| path.starts_with("ko/glossary"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(
        glossary.contains("수강생") && !glossary.contains("학습자") && !glossary.contains("필기장"),
        "it is not shown to readers"
    );
    let todo = project.run(["todo"]).succeeded();
    assert!(todo.text.contains("no day set") && todo.text.contains("학습자"), "{}", todo.text);
}

#[test]
fn decisions_at_the_same_time_are_all_kept() {
    let project = project();
    let all: Vec<String> = findings(&project, "term/deprecated").iter().map(fingerprint).collect();
    assert_eq!(all.len(), 3);
    let started = all.iter().map(|finding| {
        let mut command = project.command(["decide", finding, "--reason", "인용", "--by", "cx"]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        command.spawn().expect("the program can be started")
    });
    let started: Vec<_> = started.collect();
    for mut run in started {
        assert!(run.wait().expect("it ends").success());
    }
    let text = text(&project);
    assert!(all.iter().all(|finding| text.contains(finding)), "{text}");
    assert!(findings(&project, "term/deprecated").is_empty());
}

#[test]
fn findings_that_are_alike_can_be_decided_in_any_order() {
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let project = project();
        let all: Vec<String> = findings(&project, "term/deprecated").iter().map(fingerprint).collect();
        for (done, at) in order.into_iter().enumerate() {
            project.run(["decide", &all[at], "--reason", "인용", "--by", "cx"]).succeeded();
            let left: Vec<String> = findings(&project, "term/deprecated").iter().map(fingerprint).collect();
            let expected: Vec<&String> =
                (0..all.len()).filter(|at| !order[..=done].contains(at)).map(|at| &all[at]).collect();
            assert_eq!(left.iter().collect::<Vec<_>>(), expected, "{order:?}");
        }
    }
}
