//! The same numbers everywhere: in the page, the table, the JSON, the comment and the terminal, whatever is let pass; and
//! `report.json` is what its schema says.

mod support;

use std::fs;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use support::{Project, helpgen, page};

const GLOSSARY: &str = "concepts:\n  - { id: learner, owner: cx, definition: 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] }, en: { preferred: student, deprecated: [learner] } } }\n";

/// A few findings of each severity.
fn plain() -> Project {
    let project = Project::new();
    project.write("glossary.yml", GLOSSARY);
    project.write("content/a.md", page("가", "학습자가 학습자를 봐요.\n\n[없는 글](none.md)\n\n## 하나\n\n## 하나"));
    project
}

/// The same with exceptions, decisions and old findings, published in spite of all.
fn let_pass() -> Project {
    let project = plain();
    project.write(
        "content/b.md",
        page(
            "나",
            "<!-- helpgen-ignore term/deprecated : 인용 until 2026-12-31 -->\n\n학습자와 학습자예요.\n\n학습자가 와요.",
        ),
    );
    project.run(["baseline"]).succeeded();
    project.write("content/c.md", page("다", "학습자예요. 학습자가 가요.\n\n[없는 글](gone.md)"));
    project.run(["decide", "--rule", "link/broken", "--page", "ko/c", "--reason", "곧 와요", "--by", "cx"]).succeeded();
    project
}

/// Two languages, and one unknown key on many pages, which is told once.
fn two_languages() -> Project {
    let project = Project::new();
    project.write("helpgen.yml", "title: 도움말\ntoday: 2026-11-22\nlanguages: [ko, en]\n");
    project.write("glossary.yml", GLOSSARY);
    fs::remove_file(project.path("content/_index.md")).expect("removed");
    fs::remove_file(project.path("content/start.md")).expect("removed");
    for lang in ["ko", "en"] {
        project.write(&format!("content/{lang}/_index.md"), page("Help", "[a](a.md)"));
        for name in ["a", "b", "c"] {
            let text = format!("---\ntitle: {name}\nlayout: wide\n---\n\n학습자 learner\n\n=cmd|' /C calc'!A0\n");
            project.write(&format!("content/{lang}/{name}.md"), text);
        }
    }
    project
}

/// Errors, warnings, infos, findings of the baseline, and those let pass.
type Numbers = [u64; 5];

fn output(project: &Project, arguments: &[&str]) -> (String, String) {
    let mut command: Command = project.command(arguments.iter().copied());
    let output = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("started");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (text(&output.stdout), text(&output.stderr))
}

fn of_json(project: &Project) -> Numbers {
    let (out, _) = output(project, &["check", "--format", "json"]);
    let json: Value = serde_json::from_str(&out).expect("JSON");
    let summary = &json["summary"];
    ["errors", "warnings", "infos", "baselined", "ignored"].map(|key| summary[key].as_u64().expect("a number"))
}

fn of_report(report: &Value) -> Numbers {
    let counts = &report["counts"];
    ["error", "warning", "info", "baselined", "waived"].map(|key| counts[key].as_u64().expect("a number"))
}

fn of_findings(report: &Value) -> Numbers {
    let all = report["findings"].as_array().expect("a list");
    let of = |state: &str, severity: Option<&str>| {
        let fits = |told: &&Value| told["state"] == state && severity.is_none_or(|own| told["severity"] == own);
        all.iter().filter(fits).count() as u64
    };
    [
        of("new", Some("error")),
        of("new", Some("warning")),
        of("new", Some("info")),
        of("baselined", None),
        of("waived", None),
    ]
}

/// The rows of a table, its quoted cells respected.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

/// The table's rows, by the report's own words for states and severities or by those of programs.
fn of_csv(csv: &str) -> (u64, u64) {
    let rows = rows(csv);
    let fingerprints = rows[0].len();
    assert!(rows.iter().all(|row| row.len() == fingerprints), "every row has every cell");
    let waived = rows[1..]
        .iter()
        .filter(|row| ["waived", "예외", "exception"].contains(&&*row[0]) || row[0].starts_with("예외"));
    (rows.len() as u64 - 1, waived.count() as u64)
}

/// The table at the top of the comment.
fn of_markdown(project: &Project) -> Numbers {
    let (out, _) = output(project, &["check", "--format", "markdown"]);
    let row = out.lines().filter(|line| line.starts_with("| ")).nth(2).unwrap_or_else(|| panic!("{out}")).to_owned();
    let cells: Vec<u64> = row.split('|').filter_map(|cell| cell.trim().parse().ok()).collect();
    [cells[1], cells[2], cells[3], cells[4], cells[5]]
}

/// The closing line.
fn of_terminal(project: &Project) -> Numbers {
    let (_, told) = output(project, &["check", "--ui-lang", "en"]);
    let line = told.lines().rev().find(|line| line.contains(" checked")).unwrap_or_else(|| panic!("{told}"));
    let number = |word: &str| {
        let at = line.find(word)?;
        line[..at].trim_end().rsplit(|c: char| !c.is_ascii_digit()).next()?.parse::<u64>().ok()
    };
    [" error", " warning", " info", " in the baseline", " let pass"].map(|word| number(word).unwrap_or_default())
}

#[test]
fn every_form_says_the_same() {
    for (project, deny) in [(plain(), "error"), (let_pass(), "never"), (two_languages(), "error")] {
        project.run(["report", "--deny", deny]).succeeded();
        let text = |file: &str| fs::read_to_string(project.path(file)).expect("written");
        let report: Value = serde_json::from_str(&text("report/report.json")).expect("JSON");
        let meant = of_json(&project);
        assert!(meant.iter().sum::<u64>() > 3, "{meant:?}");
        assert_eq!(of_report(&report), meant, "report.json");
        assert_eq!(of_findings(&report), meant, "its list");
        assert_eq!(of_markdown(&project), meant, "markdown");
        assert_eq!(of_terminal(&project), meant, "terminal");
        let (all, waived) = of_csv(&text("report/findings.csv"));
        assert_eq!((all, waived), (meant.iter().sum(), meant[4]), "findings.csv");
        let html = text("report/index.html");
        let missing: Vec<&str> = report["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|told| told["path"].as_str())
            .filter(|path| !path.is_empty() && !html.contains(*path))
            .collect();
        assert!(missing.is_empty(), "{missing:?} are not in the page");
        for (key, count) in
            [("open", report["counts"]["open"].as_u64()), ("waived", report["counts"]["waived"].as_u64())]
        {
            let count = count.expect("a number").to_string();
            assert!(html.contains(&format!(">{count}<")), "{key}: {count} is not in the page");
        }
        let sarif: Value = serde_json::from_str(&output(&project, &["check", "--format", "sarif"]).0).expect("JSON");
        assert_eq!(
            sarif["runs"][0]["results"].as_array().map(Vec::len),
            Some((meant[0] + meant[1] + meant[2]) as usize)
        );
        let junit = output(&project, &["check", "--format", "junit"]).0;
        assert_eq!(junit.matches("<failure ").count() as u64, meant[0] + meant[1] + meant[2]);
        assert_eq!(junit.matches("<skipped ").count() as u64, meant[3] + meant[4]);
    }
}

#[test]
fn a_report_since_a_commit_has_the_numbers_of_the_page() {
    let project = with_git(two_languages());
    let [errors, warnings, infos, ..] = of_json(&project);
    let all = errors + warnings + infos;
    project.run(["report", "--since", "HEAD"]).succeeded().says(&format!("{all} new findings"));
    let text = fs::read_to_string(project.path("report/report.json")).expect("written");
    let report: Value = serde_json::from_str(&text).expect("JSON");
    let since = &report["since"];
    for levels in [&since["now"], &since["then"], &since["then_by_own"]] {
        let levels = ["error", "warning", "info"].map(|key| levels[key].as_u64());
        assert_eq!(levels, [Some(errors), Some(warnings), Some(infos)]);
    }
    assert_eq!(since["open"].as_array().map(Vec::len), Some(all as usize));
}

#[test]
fn what_is_let_pass_is_let_pass_in_each_way() {
    let project = let_pass();
    let [errors, _, _, baselined, waived] = of_json(&project);
    assert_eq!((errors, waived), (2, 3), "two new terms; two by comment and one by decision");
    assert!(baselined >= 4, "{baselined}");
    project.run(["build", "--deny", "never"]).succeeded();
    assert!(project.path("dist/index.html").exists());
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let project = two_languages();
    project.write("content/ko/d.md", "---\ntitle: \"=cmd|' /C calc'!A0\"\nowner: \"@SUM(1)\"\n---\n\n학습자\n");
    project.run(["report"]).succeeded();
    let csv = fs::read_to_string(project.path("report/findings.csv")).expect("written");
    for cell in rows(&csv).concat() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\t']), "{cell}");
    }
}

#[test]
fn report_json_is_what_its_schema_says() {
    let mut command = Command::new(helpgen());
    let schema = command.args(["schema", "report", "--ui-lang", "en"]).output().expect("started").stdout;
    let schema: Value = serde_json::from_slice(&schema).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("it is a schema");
    for (project, more) in
        [(plain(), None), (let_pass(), None), (two_languages(), None), (with_git(plain()), Some("HEAD"))]
    {
        match more {
            Some(when) => project.run(["report", "--record", "--since", when]).succeeded(),
            None => project.run(["report", "--deny", "never"]).succeeded(),
        };
        let text = fs::read_to_string(project.path("report/report.json")).expect("written");
        let mut report: Value = serde_json::from_str(&text).expect("JSON");
        let faults: Vec<String> =
            validator.iter_errors(&report).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(report.get("since").is_some(), more.is_some());
        // A schema that takes everything says nothing.
        report["findings"][0]["severity"] = json!("bad");
        assert!(!validator.is_valid(&report));
        report["findings"] = json!(null);
        assert!(!validator.is_valid(&report));
    }
}

fn with_git(project: Project) -> Project {
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "."],
        &["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "a"],
    ] {
        let mut git = Command::new("git");
        git.arg("-C").arg(project.root()).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null");
        assert!(git.status().expect("git is there").success());
    }
    project
}

#[test]
fn decisions_are_what_their_schema_says() {
    let project = let_pass();
    let schema: Value = serde_json::from_str(&output(&project, &["schema", "decisions"]).0).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("it is a schema");
    let entry =
        json!({ "id": "a1", "finding": "7f3ac2", "what": "waive", "reason": "a", "by": "cx", "on": "2026-11-22" });
    assert!(validator.is_valid(&json!([entry])));
    for (key, value) in [("what", json!("wave")), ("by", json!(null)), ("colour", json!("red"))] {
        let mut wrong = entry.clone();
        wrong[key] = value;
        assert!(!validator.is_valid(&json!([wrong])), "{key}");
    }
}
