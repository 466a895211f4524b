//! The report's history: a line for each run that is to be recorded, and nothing that is lost or that stops a build.

mod support;

use std::fs;
use std::process::Command;

use serde_json::Value;
use support::{Project, page};

const FILE: &str = "history.jsonl";

fn project() -> Project {
    let project = Project::new();
    project.write(
        "helpgen.yml",
        "title: 도움말\ntoday: 2026-11-22\nbase_url: https://help.example.com/\nreport: { history: history.jsonl }\n",
    );
    project.write(
        "glossary.yml",
        "concepts:\n  - { id: learner, owner: cx, definition: 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n",
    );
    project.write("content/pay/_index.md", page("결제", "[환불](refund.md)"));
    project.write("content/pay/refund.md", "---\ntitle: 환불\nowner: squad\n---\n\n학습자가 돌려받아요.\n");
    project.write("content/_index.md", page("도움말", "[시작하기](start.md) [결제](pay/_index.md)"));
    project
}

fn text(project: &Project, file: &str) -> String {
    fs::read_to_string(project.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn lines(project: &Project) -> Vec<Value> {
    let read = |line: &str| serde_json::from_str(line).expect("a line is JSON");
    text(project, FILE).lines().map(read).collect()
}

fn git(project: &Project, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(project.root()).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]).args(arguments);
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("git is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn only_a_run_that_is_told_to_adds_a_line() {
    let project = project();
    project.run(["report"]).succeeded();
    project.build().ended_with(1);
    assert!(!project.path(FILE).exists(), "a run at a desk leaves the repository clean");
    project.run(["build", "--record"]).ended_with(1);
    project.run(["report", "--record"]).succeeded();
    let lines = lines(&project);
    assert_eq!(lines.len(), 1, "the same numbers of the same day are one run: {lines:?}");
    let line = &lines[0];
    assert_eq!([&line["version"], &line["errors"]], [&Value::from(2), &Value::from(1)]);
    assert_eq!([&line["commit"], &line["date"], &line["scope"]], [&Value::Null, &"2026-11-22".into(), &"all".into()]);
    assert_eq!(line["counts"]["concept"], serde_json::json!({ "learner": 1 }));
    assert_eq!(line["counts"]["owner"]["squad"], 1);
    assert_eq!(line["counts"]["section"]["ko/pay"], 1);
    assert_eq!(line["counts"]["rule"]["term/deprecated"], 1);
    assert_eq!(line["glossary"].as_str().map(str::len), Some(16));
}

#[test]
fn a_line_names_the_commit_and_another_glossary_another_hash() {
    let project = project();
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=a"]);
    project.run(["report", "--record"]).succeeded();
    let glossary = text(&project, "glossary.yml");
    project.write("glossary.yml", glossary.replace("[학습자]", "[학습자, 교육생]"));
    project.run(["report", "--record", "--today", "2026-11-23"]).succeeded();
    project.write("glossary.yml", format!("# ours\n{glossary}"));
    project.run(["report", "--record", "--today", "2026-11-24"]).succeeded();
    let lines = lines(&project);
    assert_eq!(lines[0]["commit"].as_str().map(str::len), Some(40), "{lines:?}");
    assert_ne!(lines[0]["glossary"], lines[1]["glossary"]);
    assert_eq!(lines[0]["glossary"], lines[2]["glossary"], "a remark changes nothing that is agreed");
}

#[test]
fn what_others_wrote_stays_and_what_cannot_be_read_is_told() {
    let project = project();
    let mut before =
        b"<<<<<<< HEAD\n{\"day\":\"2026-11-01\",\"pages\":3,\"errors\":40,\"note\":\"ours\"}\n=======\n".to_vec();
    before.extend(b"{\"version\":9,\"date\":\"2026-11-02\"}\n\xff\xfe\n{\"version\":2,\"date\":\"2026-11-03\"");
    project.write(FILE, &before);
    let run = project.run(["report", "--record"]).succeeded();
    run.says("history.jsonl:1").says("history.jsonl:3").says("history.jsonl:4").says("2 more lines");
    let after = fs::read(project.path(FILE)).expect("there");
    assert!(
        after.starts_with(&before) && after[before.len()..].starts_with(b"\n{\"version\":2"),
        "nothing is rewritten"
    );
    let json: Value = serde_json::from_str(&text(&project, "report/report.json")).expect("JSON");
    let history = json["history"].as_array().expect("a list");
    assert_eq!(history.iter().map(|run| run["errors"].clone()).collect::<Vec<_>>(), [40, 1]);
}

#[test]
fn runs_that_looked_at_something_else_are_not_drawn_together() {
    let project = project();
    project.run(["build", "--drafts", "--record"]).ended_with(1);
    project.run(["report", "--record"]).succeeded();
    assert_eq!(lines(&project).iter().map(|line| line["scope"].clone()).collect::<Vec<_>>(), ["drafts", "all"]);
    let json: Value = serde_json::from_str(&text(&project, "report/report.json")).expect("JSON");
    assert_eq!(json["history"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_long_history_takes_no_long_time() {
    let project = project();
    let line = |at: usize| {
        format!(
            "{{\"version\":2,\"commit\":\"{at:040x}\",\"date\":\"2025-{:02}-{:02}\",\"scope\":\"all\",\"errors\":{at}}}\n",
            at % 12 + 1,
            at % 28 + 1
        )
    };
    project.write(FILE, (0..10_000).map(line).collect::<String>());
    let started = std::time::Instant::now();
    project.run(["report", "--record"]).succeeded();
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
    assert_eq!(text(&project, FILE).lines().count(), 10_001);
}

#[cfg(unix)]
#[test]
fn a_history_or_a_report_that_cannot_be_written_changes_nothing_for_the_site() {
    let project = project();
    project.write("content/pay/refund.md", page("환불", "수강생이 돌려받아요."));
    // Whoever may do everything is refused by something that is no file.
    fs::create_dir(project.path(FILE)).expect("made");
    project.run(["build", "--record"]).succeeded().says(FILE);
    assert!(project.path("dist/index.html").exists() && project.path("report/index.html").exists());
    fs::remove_dir_all(project.path("report")).expect("removed");
    project.write("report", "a file in the folder's place");
    project.write("content/start.md", page("시작하기", "수강생은 새로 시작해요."));
    project.run(["build"]).succeeded().says("warning");
    assert!(project.page("ko/start").contains("새로 시작해요"), "the site is the new one");
    project.run(["report"]).ended_with(2);
}

#[test]
fn two_reports_at_once_do_not_mix() {
    let project = project();
    let run = |day: String| {
        let mut command = project.command(["report", "--record", "--quiet", "--today", &day]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        command.spawn().expect("started")
    };
    let children: Vec<_> = (10..16).map(|day| run(format!("2026-11-{day}"))).collect();
    for mut child in children {
        assert!(child.wait().expect("ended").success());
    }
    let mut days: Vec<String> =
        lines(&project).iter().map(|line| line["date"].as_str().unwrap_or("").to_owned()).collect();
    days.sort();
    assert_eq!(days, (10..16).map(|day| format!("2026-11-{day}")).collect::<Vec<_>>());
    let json: Value = serde_json::from_str(&text(&project, "report/report.json")).expect("JSON");
    let day = json["day"].as_str().expect("a day");
    assert!(text(&project, "report/index.html").contains(day), "page and data are of one run");
    assert_eq!(fs::read_dir(project.path("report")).expect("there").count(), 3, "nothing is left beside them");
}
