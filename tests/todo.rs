//! `helpgen todo`: what is due, for whom.

mod support;

use serde_json::Value;
use support::{Project, page};

fn project() -> Project {
    let project = Project::new();
    project.write(
        "helpgen.yml",
        "title: 도움말\ntoday: 2026-11-22\nbanner: { text: 점검, until: 2026-11-30 }\npages: { review_after_days: 100 }\n",
    );
    project.write(
        "glossary.yml",
        "roles: { student: 수강생, instructor: 강의자 }\nconcepts:\n  - { id: learner, owner: cx, definition: 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n\
         features:\n  - { id: chat, name: { ko: 실시간 채팅 }, owner: squad, introduced: 2020-01-01, removed: 2026-12-01, reason: { ko: 안 써요 } }\n\
         \x20 - { id: exam, name: { ko: 온라인 시험 }, owner: squad, introduced: 2026-11-25, roles: { student: {}, instructor: { introduced: 2027-05-01 } } }\n",
    );
    let front =
        |title: &str, rest: &str| format!("---\ntitle: {title}\n{rest}---\n\n수강생의 글이에요. [처음](start.md)\n");
    project.write("content/_index.md", page("도움말", "[시작하기](start.md) [가](a.md) [나](b.md) [다](c.md)"));
    project.write("content/a.md", front("옛 글", "owner: cx\nreviewed: 2026-03-01\n"));
    project.write("content/b.md", front("곧 사라질 글", "owner: squad\nexpires: 2026-11-28\n"));
    project.write(
        "content/c.md",
        "---\ntitle: 예외\nowner: cx\n---\n\n<!-- helpgen-ignore term/deprecated : 약관 until 2026-12-02 -->\n\n학습자와 학습자예요.\n",
    );
    project
}

fn tasks(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = ["todo", "--format", "json"].iter().chain(arguments).copied();
    let output = project.command(all).output().expect("the program can be started");
    let json: Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    json["tasks"].as_array().expect("a list").clone()
}

#[test]
fn what_is_due_stands_in_the_order_of_its_days() {
    let project = project();
    let tasks = tasks(&project, &[]);
    let told: Vec<String> = tasks
        .iter()
        .map(|task| format!("{} {}", task["day"].as_str().unwrap_or("-"), task["kind"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(
        told,
        [
            "2026-06-09 review",
            "2026-10-02 feature",
            "2026-11-25 feature",
            "2026-11-28 expiry",
            "2026-11-30 banner",
            "2026-12-01 feature",
            "2026-12-02 exception",
        ],
        "{tasks:#?}"
    );
    assert!(tasks[6]["message"].as_str().is_some_and(|text| text.contains("2 exceptions to end: 약관")), "{tasks:#?}");
    assert_eq!(tasks[0]["days_left"], -166);
}

#[test]
fn days_and_owners_narrow_it() {
    let project = project();
    assert_eq!(tasks(&project, &["--days", "3"]).len(), 3);
    let of_cx = tasks(&project, &["--owner", "cx"]);
    assert_eq!(of_cx.iter().map(|task| task["kind"].clone()).collect::<Vec<_>>(), ["review", "exception"]);
    assert!(tasks(&project, &["--owner", "nobody"]).is_empty());
    project.run(["todo", "--owner", "nobody"]).succeeded().says("Nothing is due until 2026-12-06");
}

#[test]
fn people_read_it_in_their_language() {
    let project = project();
    let english = project.run(["todo"]).succeeded();
    assert!(
        english.text.starts_with(
            "2026-06-09 (166 days overdue)\n  옛 글: to be reviewed again; last on 2026-03-01 · cx\n    content/a.md\n"
        ),
        "{}",
        english.text
    );
    let korean = project.run(["todo", "--ui-lang", "ko", "--format", "markdown"]).succeeded();
    assert!(
        korean.text.starts_with("### 2026-12-06까지 할 일 7개\n\n**cx**\n\n- 2026-06-09 (166일 지남) · 옛 글: "),
        "{}",
        korean.text
    );
    assert!(korean.text.contains("**squad**") && korean.text.contains("**맡은 사람 없음**"), "{}", korean.text);
}
