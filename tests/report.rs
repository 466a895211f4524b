//! The reviewers' report: the same numbers in the page, the table and the JSON, whatever the outcome.

mod support;

use std::fs;

use serde_json::Value;
use support::{Project, page};

/// Four findings, one of them excepted, on pages of two owners.
fn project() -> Project {
    let project = Project::new();
    project.write(
        "helpgen.yml",
        "title: 도움말\ntoday: 2026-11-22\nreport: { history: history.jsonl, edit_url: \"https://example.com/{path}#L{line}\" }\n",
    );
    project.write(
        "glossary.yml",
        "roles: { student: 수강생, instructor: 강의자 }\nconcepts:\n  - { id: learner, owner: cx, definition: 강의를 듣는 사람, \
         terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n",
    );
    project.write("content/_index.md", page("도움말", "[시작하기](start.md) [옛 글](old.md)"));
    project.write(
        "content/old.md",
        "---\ntitle: 옛 <b>글</b>\nowner: =cmd\nroles: [student]\n---\n\n학습자가 와요. 수강생이 가요.\n\n<!-- helpgen-ignore term/deprecated : 인용 until 2026-12-31 -->\n\n학습자라고 해요.\n",
    );
    project.write("content/start.md", page("시작하기", "학습자는 <script>alert(1)</script> 시작해요."));
    project
}

fn text(project: &Project, file: &str) -> String {
    fs::read_to_string(project.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn report(project: &Project) -> Value {
    serde_json::from_str(&text(project, "report/report.json")).expect("one JSON document")
}

#[test]
fn a_build_that_fails_leaves_a_report_and_no_site() {
    let project = project();
    project.build().ended_with(1).says("report/index.html");
    assert!(!project.path("dist").exists());
    let json = report(&project);
    assert_eq!(json["verdict"]["passed"], false);
    assert_eq!([&json["counts"]["error"], &json["counts"]["waived"]], [2, 1]);
}

#[test]
fn page_table_and_json_have_the_same_numbers() {
    let project = project();
    project.run(["report"]).succeeded().says("3 new findings");
    let json = report(&project);
    let findings = json["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 4);
    let csv = text(&project, "report/findings.csv");
    assert_eq!(csv.lines().count(), 1 + findings.len());
    let html = text(&project, "report/index.html");
    assert_eq!(html.matches("<li class=\"finding\"").count(), 3);
    assert_eq!(json["counts"]["open"], 3);
    let one = |state: &str| findings.iter().find(|told| told["state"] == state).expect("it is there").clone();
    let told = one("new");
    assert_eq!([&told["before"], &told["marked"], &told["after"]], ["", "학습자", "가 와요."]);
    assert_eq!(told["fix"]["after"], "수강생이");
    assert_eq!(told["url"], "https://example.com/content/old.md#L7");
    assert_eq!([&one("waived")["reason"], &one("waived")["until"]], ["인용", "2026-12-31"]);
}

#[test]
fn the_score_follows_its_formula() {
    let project = project();
    project.run(["report"]).succeeded();
    let json = report(&project);
    let score = &json["score"];
    // What an exception lets pass is not right either.
    assert_eq!([&score["right"], &score["wrong"], &score["waived"]], [1, 2, 1]);
    assert_eq!(score["percent"], 25.0);
    let forms = &json["terms"][0]["forms"];
    assert_eq!(
        [&forms[0]["text"], &forms[0]["count"], &forms[0]["status"]],
        [&"학습자".into(), &Value::from(3), &"deprecated".into()]
    );
}

#[test]
fn the_page_stands_alone_and_holds_no_markup_of_pages() {
    let project = project();
    for lang in ["ko", "en"] {
        project.run(["report", "--ui-lang", lang]).succeeded();
        let html = text(&project, "report/index.html");
        assert!(html.contains(&format!("<html lang=\"{lang}\">")));
        for outside in ["<link rel=\"stylesheet", "src=\"", "@import", "url("] {
            assert!(!html.contains(outside), "{outside}");
        }
        assert!(!html.contains("<b>글") && !html.contains("<script>alert"), "{html}");
        let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for link in links {
            assert!(
                link.starts_with('#')
                    || link.starts_with("https:&#x2F;&#x2F;example.com")
                    || link.starts_with("https://example.com/")
                    || link == "data:,",
                "{link}"
            );
        }
    }
}

#[test]
fn the_table_is_safe_in_a_spreadsheet() {
    let project = project();
    project.run(["report"]).succeeded();
    let csv = fs::read(project.path("report/findings.csv")).expect("the table is there");
    assert!(csv.starts_with("\u{feff}상태,".as_bytes()), "its headings are in the report's language");
    let csv = String::from_utf8(csv).expect("text");
    assert!(csv.contains("\"'=cmd\"") && !csv.contains(",=cmd"), "{csv}");
}

#[test]
fn what_changed_since_the_baseline_is_counted() {
    let project = project();
    project.run(["baseline"]).succeeded();
    project.write("content/old.md", page("옛 글", "수강생이 와요."));
    project.write("content/start.md", page("시작하기", "학습자는 시작해요. 학습자도 와요."));
    project.run(["report"]).succeeded();
    let json = report(&project);
    assert_eq!(json["change"], serde_json::json!({ "new": 1, "left": 1, "fixed": 2 }));
    assert_eq!(json["counts"]["open"], 2);
}

#[test]
fn each_run_that_is_recorded_adds_a_line_to_the_history() {
    let project = project();
    project.run(["report", "--record"]).succeeded();
    project.run(["report", "--record"]).succeeded();
    assert_eq!(text(&project, "history.jsonl").lines().count(), 1, "the same numbers on the same day are one run");
    project.run(["report", "--record", "--today", "2026-11-23"]).succeeded();
    assert_eq!(text(&project, "history.jsonl").lines().count(), 2);
    assert!(text(&project, "report/index.html").contains("class=\"trend\""));
}

#[test]
fn what_others_wrote_into_the_history_stays() {
    let project = project();
    project.run(["report", "--record"]).succeeded();
    let own = text(&project, "history.jsonl");
    let extra = own.replace("{\"version\"", "{\"note\":\"abc\",\"version\"");
    // A conflict that nobody has resolved, and a field of another program's.
    let before = format!("<<<<<<< HEAD\n{extra}=======");
    project.write("history.jsonl", &before);
    let run = project.run(["report", "--record", "--today", "2026-11-23"]).succeeded();
    run.says("history.jsonl:1").says("history.jsonl:3");
    let after = text(&project, "history.jsonl");
    assert!(after.starts_with(&format!("{before}\n{{")), "{after}");
    assert_eq!(after.lines().count(), 4);
    assert!(text(&project, "report/index.html").contains("class=\"trend\""));
}

#[test]
fn findings_of_the_calendar_soften_when_asked() {
    let project = Project::new();
    project.write("content/start.md", "---\ntitle: 시작하기\n---\n\n<!-- helpgen-ignore link/broken : 곧 와요 until 2026-01-01 -->\n\n[곧](soon.md)\n");
    project.run(["report"]).succeeded();
    assert_eq!(report(&project)["verdict"]["passed"], false);
    project.run(["report", "--calendar", "warn"]).succeeded();
    let json = report(&project);
    assert_eq!([&json["verdict"]["passed"], &json["findings"][0]["by_date"]], [true, true]);
}

#[test]
fn nothing_found_is_told_beside_what_was_looked_at() {
    let project = Project::new();
    project.run(["report"]).succeeded();
    let json = report(&project);
    assert_eq!([&json["verdict"]["passed"], &json["counts"]["open"]], [&Value::from(true), &Value::from(0)]);
    assert_eq!(json["scope"]["pages"], 2);
    assert_eq!(json["scope"]["rules"], json["scope"]["silent_rules"]);
}

#[test]
fn numbers_lead_to_their_lists_and_texts_are_set_as_they_are_meant() {
    let project = project();
    project.write(
        "glossary.yml",
        "roles: { student: 수강생, instructor: 강의자 }\nlabels: [{ id: save, text: { ko: 저장 } }]\n\
         features: [{ id: chat, name: { ko: 채팅 }, status: active }]\nconcepts:\n  - { id: learner, owner: cx, definition: 강의를 듣는 사람, \
         terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n",
    );
    let old = "---\ntitle: 옛 글\nroles: [student]\n---\n\n:ui[save]와 :term[`no`]을 눌러요.\n\n\
               <!-- helpgen-ignore term/deprecated : `인용` until 2026-06-30 -->\n\n학습자라고 해요.\n";
    project.write("content/old.md", old);
    project.write("history.jsonl", "{\"day\":\"2026-11-01\",\"pages\":3,\"words\":9,\"errors\":40,\"warnings\":0,\"infos\":0,\"baselined\":0,\"waived\":0,\"score\":null}\n");
    project.run(["report", "--ui-lang", "en"]).succeeded();
    let html = text(&project, "report/index.html");
    for shown in [
        "<a href=\"#labels\">1</a>",
        "<a href=\"#features\">1</a>",
        "data-filter=\"rule=term/deprecated|term/variant|term/internal\"",
        "data-filter=\"fix=safe\"",
        "<strong>40</strong> <time datetime=\"2026-11-01\">",
        "<select name=\"role\">",
        "<code>인용</code>",
        "2026-06-30<span class=\"life life-removed\">Expired</span>",
    ] {
        assert!(html.contains(shown), "{shown}");
    }
    assert!(!html.contains("preserveAspectRatio"));
}
