//! `helpgen report --since`: what writers did is told apart from what was agreed anew.

mod support;

use std::fs;
use std::process::Command;

use serde_json::Value;
use support::{Project, page};

fn git(project: &Project, day: &str, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(project.root()).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]).args(arguments);
    for name in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
        command.env(name, format!("{day}T12:00:00+0900"));
    }
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("git is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit(project: &Project, day: &str) {
    git(project, day, &["add", "."]);
    git(project, day, &["commit", "--quiet", "--allow-empty", "--message=a"]);
}

const TERM: &str =
    "concepts:\n  - { id: learner, definition: 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n";

/// Two findings on the first day; today one of them is mended, one is new, and the glossary forbids a further word.
fn project() -> Project {
    let project = Project::new();
    project.write("helpgen.yml", "title: 도움말\ntoday: 2026-11-22\nrules: { page/orphan: off }\n");
    project.write("glossary.yml", TERM);
    project.write("content/a.md", page("가", "학습자가 와요.\n\n글이에요.\n\n글이에요."));
    project.write("content/b.md", page("나", "학습자가 가요.\n\n회원이에요."));
    project.write("content/gone.md", page("사라질 글", "오래된 글이에요."));
    project.write("content/again.md", page("다시 쓸 글", "여기에는 예전에 쓴 내용이 있어요."));
    project.write("content/moved.md", page("옮길 글", "자리를 옮기는 글이에요."));
    project.write("content/화면.png", "old");
    git(&project, "2026-09-01", &["init", "--quiet", "--initial-branch=main"]);
    commit(&project, "2026-09-01");
    commit(&project, "2026-10-30");
    project.write(
        "glossary.yml",
        format!("{TERM}  - {{ id: member, definition: 가입한 사람, terms: {{ ko: {{ preferred: 사용자, deprecated: [회원] }} }} }}\nfeatures:\n  - {{ id: exam, name: {{ ko: 시험 }}, introduced: 2026-11-10 }}\n"),
    );
    project.write("content/a.md", page("가", "수강생이 와요.\n\n글이에요.\n\n글이에요."));
    project.write("content/new.md", page("새 글", "학습자의 새 글이에요."));
    project.write("content/again.md", page("다시 쓸 글", "처음부터 새로 썼어요. 알기 쉬워요."));
    fs::remove_file(project.path("content/gone.md")).expect("removed");
    fs::rename(project.path("content/moved.md"), project.path("content/elsewhere.md")).expect("moved");
    project.write("content/화면.png", "new");
    commit(&project, "2026-11-15");
    project
}

fn since(project: &Project, when: &str) -> Value {
    project.run(["report", "--since", when]).succeeded();
    let text = fs::read_to_string(project.path("report/report.json")).expect("there");
    serde_json::from_str::<Value>(&text).expect("JSON")["since"].clone()
}

fn terms(list: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = list.as_array().expect("a list").iter().filter(|told| told["rule"] == "term/deprecated");
    all.map(|told| (text(&told["found"]), text(if told["page"].is_null() { &told["path"] } else { &told["page"] })))
        .collect()
}

#[test]
fn a_commit_younger_than_a_pinned_day_is_no_negative_number_of_days_ago() {
    let project = project();
    commit(&project, "2026-12-01");
    let told = since(&project, "HEAD");
    assert_eq!((&told["from"], &told["days"]), (&"2026-11-22".into(), &0.into()));
    let text = fs::read_to_string(project.path("report/since.md")).expect("there");
    assert!(text.starts_with("**도움말: 2026-11-22부터 2026-11-22까지 0일**"), "{text}");
}

#[test]
fn solved_new_and_open_are_judged_by_todays_glossary() {
    let project = project();
    let json = since(&project, "21d");
    let pair = |found: &str, page: &str| (found.to_owned(), page.to_owned());
    assert_eq!(
        [&json["from"], &json["to"], &json["days"]],
        [&Value::from("2026-10-30"), &"2026-11-22".into(), &23.into()]
    );
    assert_eq!(terms(&json["solved"]), [pair("학습자", "ko/a")]);
    assert_eq!(terms(&json["new"]), [pair("학습자", "content/new.md")]);
    let open = terms(&json["open"]);
    assert!(open.contains(&pair("회원", "content/b.md")), "agreed anew, but written before: {open:?}");
    assert!(open.contains(&pair("학습자", "content/b.md")) && open.len() == 2, "{open:?}");
    let oldest =
        json["open"].as_array().expect("a list").iter().find(|told| told["path"] == "content/b.md").expect("there");
    assert_eq!([&oldest["since"], &oldest["age"]], [&Value::from("2026-09-01"), &82.into()]);
    assert_eq!([&json["then_by_own"]["error"], &json["then"]["error"], &json["now"]["error"]], [2, 3, 3]);
    assert_eq!(json["glossary_changed"], true);
}

#[test]
fn pages_pictures_and_features_that_changed_are_listed() {
    let project = project();
    let json = since(&project, "2026-11-01");
    let names = |key: &str, field: &str| -> Vec<String> {
        json[key]
            .as_array()
            .expect("a list")
            .iter()
            .map(|own| own[field].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(names("pages_new", "page"), ["ko/new"], "one that has moved is not new");
    assert_eq!(names("pages_gone", "page"), ["ko/gone"]);
    assert_eq!(names("pages_edited", "page"), ["ko/a"]);
    assert_eq!(names("pages_rewritten", "page"), ["ko/again"]);
    assert_eq!(json["pictures_renewed"], serde_json::json!(["content/화면.png"]));
    assert_eq!(names("features_new", "id"), ["exam"]);
    let page = fs::read_to_string(project.path("report/since.html")).expect("there");
    assert!(page.contains("2026-10-30") && page.contains("content/gone.md") && !page.contains("<script"), "{page}");
}

#[test]
fn the_chat_gets_twelve_lines_with_the_same_numbers() {
    let project = project();
    // What it says is looked at in English.
    project.write(
        "helpgen.yml",
        "title: 도움말\ntoday: 2026-11-22\nrules: { page/orphan: off }\nreport: { language: en }\n",
    );
    let run = project.run(["report", "--since", "HEAD~1", "--quiet"]).succeeded();
    assert_eq!(run.text.lines().count(), 12, "{}", run.text);
    assert_eq!(run.text, fs::read_to_string(project.path("report/since.md")).expect("there"));
    let json = since(&project, "HEAD~1");
    let count = |key: &str| json[key].as_array().map_or(0, Vec::len);
    let solved: u64 = json["solved"].as_array().expect("a list").iter().filter_map(|own| own["count"].as_u64()).sum();
    let line = format!("{solved} solved, {} new, {} still open", count("new"), count("open"));
    assert!(run.text.contains(&line), "{line}\n{}", run.text);
    let page = fs::read_to_string(project.path("report/since.html")).expect("there");
    assert!(
        page.contains(&format!("<b>{}</b> new<", count("new"))) && page.contains(&format!("<b>{solved}</b> solved")),
        "{page}"
    );
}

#[test]
fn a_day_before_the_first_commit_is_compared_with_it() {
    let project = project();
    let json = since(&project, "2020-01-01");
    assert_eq!([&json["is_first"], &json["from"]], [&Value::from(true), &"2026-09-01".into()]);
}

#[test]
fn what_git_cannot_tell_is_said() {
    let project = project();
    project.run(["report", "--since", "no-such-branch"]).ended_with(2).says("Git does not know “no-such-branch”");
    project.run(["report", "--since", "--help"]).ended_with(2);
    project.run(["report", "--since=-x"]).ended_with(2);
    let clone = tempfile::tempdir().expect("a folder");
    let from = format!("file://{}", project.root().display());
    let mut command = Command::new("git");
    command
        .args(["clone", "--quiet", "--depth", "1", &from])
        .arg(clone.path().join("c"))
        .env("GIT_CONFIG_GLOBAL", "/dev/null");
    assert!(command.status().expect("git is there").success());
    let mut command = Command::new(support::helpgen());
    command.args(["-C"]).arg(clone.path().join("c")).args(["report", "--since", "21d", "--ui-lang", "en"]);
    support::Run::of(command).ended_with(2).says("git fetch --unshallow");
    fs::remove_dir_all(project.path(".git")).expect("removed");
    project.run(["report", "--since", "21d"]).ended_with(2).says("not in a git repository");
}

#[test]
fn nothing_of_the_repository_is_obeyed() {
    let project = project();
    let marker = project.path("ran");
    let run = format!("touch {}", marker.display());
    project.write(".gitattributes", "*.md filter=evil diff=evil\n");
    commit(&project, "2026-11-16");
    for (key, value) in [
        ("filter.evil.smudge", run.as_str()),
        ("filter.evil.clean", run.as_str()),
        ("diff.evil.textconv", run.as_str()),
        ("diff.evil.command", run.as_str()),
        ("core.fsmonitor", run.as_str()),
        ("core.pager", run.as_str()),
    ] {
        git(&project, "2026-11-16", &["config", key, value]);
    }
    let _ = fs::remove_file(&marker);
    since(&project, "21d");
    assert!(!marker.exists(), "a program of the repository's was run");
}

#[test]
fn the_page_speaks_the_language_of_the_report() {
    let project = project();
    let page = || fs::read_to_string(project.path("report/since.html")).expect("there");
    project.run(["report", "--since", "21d"]).succeeded();
    assert!(page().contains("<html lang=\"ko\">"));
    project.write(
        "helpgen.yml",
        "title: 도움말\ntoday: 2026-11-22\nrules: { page/orphan: off }\nreport: { language: en }\n",
    );
    project.run(["report", "--since", "21d"]).succeeded();
    assert!(page().contains("<html lang=\"en\">"));
}
