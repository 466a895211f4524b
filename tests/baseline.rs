//! The baseline and `--changed-since`: old findings are let be, new ones are not, whatever moves.

mod support;

use std::fs;
use std::process::Command;

use support::{Project, page};

const LIST: &str = "helpgen-baseline.json";

/// A project with three old findings on one page.
fn old() -> Project {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "concepts:\n  - { id: learner, definition: 강의를 듣는 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n",
    );
    project
        .write("content/old.md", page("옛 글", "학습자가 와요. 학습자가 가요.\n\n학습자가 와요.\n\n[처음](start.md)"));
    project.write("content/_index.md", page("도움말", "[시작하기](start.md) [옛 글](old.md)"));
    project
}

fn accepted() -> Project {
    let project = old();
    project.run(["check"]).ended_with(1);
    project.run(["baseline"]).succeeded().says("lists 3 findings");
    project
}

fn list(project: &Project) -> String {
    fs::read_to_string(project.path(LIST)).expect("the list is there")
}

fn summary(project: &Project, arguments: &[&str]) -> serde_json::Value {
    let all = ["check", "--format", "json"].iter().chain(arguments).copied();
    let output = project.command(all).output().expect("the program can be started");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    json["summary"].clone()
}

#[test]
fn accepted_findings_fail_no_run_and_are_counted() {
    let project = accepted();
    project.run(["check"]).succeeded();
    project.build().succeeded();
    let summary = summary(&project, &[]);
    assert_eq!([&summary["errors"], &summary["baselined"]], [0, 3]);
}

#[test]
fn the_list_is_read_line_by_line() {
    let project = accepted();
    insta::assert_snapshot!("list", list(&project));
}

#[test]
fn a_new_finding_fails_and_is_not_accepted_silently() {
    let project = accepted();
    let before = list(&project);
    project.write("content/start.md", page("시작하기", "학습자는 여기에서 시작해요."));
    project.run(["check"]).ended_with(1).finds("error term/deprecated content/start.md:5:1");
    project.run(["baseline"]).ended_with(1).says("Not added: 1 new finding.");
    assert_eq!(list(&project), before);
    project.run(["baseline", "--accept-new"]).succeeded().says("lists 4 findings: 1 added");
    project.run(["check"]).succeeded();
}

#[test]
fn one_more_of_an_old_kind_is_new() {
    let project = accepted();
    project.write("content/old.md", page("옛 글", "학습자가 와요. 학습자가 가요.\n\n학습자가 와요. 학습자가 와요.\n"));
    let summary = summary(&project, &[]);
    assert_eq!([&summary["errors"], &summary["baselined"]], [1, 3]);
}

#[test]
fn mending_some_of_a_sentence_leaves_the_others_accepted() {
    let project = old();
    project.write(
        "glossary.yml",
        "concepts:\n  - { id: learner, definition: 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n  \
         - { id: quiz, definition: 문제, terms: { ko: { preferred: 퀴즈, deprecated: [쪽지 시험] } } }\n",
    );
    project.write("content/old.md", page("옛 글", "학습자는 쪽지 시험을 보고, 다른 학습자와 쪽지 시험을 고쳐요."));
    project.run(["baseline"]).succeeded().says("lists 4 findings");
    project.write("content/old.md", page("옛 글", "수강생은 오늘 쪽지 시험을 보고, 다른 학습자와 쪽지 시험을 고쳐요."));
    project.run(["check"]).succeeded();
    project.write(
        "content/old.md",
        page("옛 글", "수강생은 퀴즈를 보고, 다른 학습자와 쪽지 시험을 고쳐요. 학습자가 또 와요. 학습자가 가요."),
    );
    let run = project.run(["check"]).ended_with(1);
    run.says("There are 3 of these on the page and 2 are accepted").finds("error term/deprecated content/old.md:5:45");
}

#[test]
fn another_title_and_another_order_make_nothing_new() {
    let project = Project::new();
    let text = "---\ntitle: 외딴 글\norder: 1\n---\n\n## 하나\n\n## 하나\n\n[없는 곳](none.md)을 눌러요.\n";
    project.write("content/lonely.md", text);
    project.run(["baseline"]).succeeded();
    project.run(["check", "--deny", "warning"]).succeeded();
    let edited = text.replace("외딴 글", "다른 이름").replace("order: 1", "order: 9").replace("없는 곳", "또 없는 곳");
    project.write("content/lonely.md", edited.replace("## 하나", "## 둘"));
    project.run(["check", "--deny", "warning"]).succeeded();
}

#[test]
fn what_is_accepted_outlives_a_fix() {
    let project = old();
    project.write(
        "content/old.md",
        page("학습자의 글", "학습자는 [학습자가 없는 글](none.md)과 ![학습자 화면](none.png)을 봐요."),
    );
    project.run(["baseline"]).succeeded();
    project.run(["fix"]).succeeded();
    let text = fs::read_to_string(project.path("content/old.md")).expect("the page");
    assert!(text.contains("title: 수강생의 글") && text.contains("![수강생 화면](none.png)"), "{text}");
    project.run(["check"]).succeeded();
    project.build().succeeded();
}

#[test]
fn what_is_accepted_outlives_a_new_name() {
    let project = old();
    project.write(
        "content/old.md",
        page("옛 글", "## 수강생 초대\n\n수강생과 학습자를 [수강생의 글](none.md)에서 봐요. [위로](#수강생-초대) [없음](#수강생-없음)\n\n## 수강생 초대"),
    );
    project.run(["check"]).ended_with(1);
    project.run(["baseline"]).succeeded();
    project.run(["rename", "term", "learner", "배우는 사람"]).succeeded();
    let text = fs::read_to_string(project.path("content/old.md")).expect("the page");
    assert!(text.contains("배우는 사람과 학습자를 [배우는 사람의 글](none.md)"), "{text}");
    project.run(["check", "--deny", "warning"]).succeeded();
}

#[test]
fn a_list_of_the_first_version_is_read_on() {
    let project = old();
    project.write(
        LIST,
        r#"{
  "version": 1,
  "findings": [
    {"page":"ko/old","rule":"term/deprecated","subject":"concept:learner","found":"학습자","sentence":"학습자가 가요."},
    {"page":"ko/old","rule":"term/deprecated","subject":"concept:learner","found":"학습자","sentence":"학습자가 와요.","count":2}
  ]
}
"#,
    );
    project.run(["check"]).succeeded();
    project.run(["baseline"]).succeeded().says("lists 3 findings: 0 added, 0 mended");
    assert!(list(&project).contains("\"version\": 2") && !list(&project).contains("sentence"));
}

#[test]
fn shifted_lines_change_nothing() {
    let project = accepted();
    let text = "앞에 새 글이 왔어요.\n\n- 목록도요.\n\n학습자가 와요. 학습자가 가요.\n\n학습자가 와요.\n";
    project.write("content/old.md", page("옛 글", text));
    project.run(["check"]).succeeded();
}

#[test]
fn a_moved_file_keeps_its_findings() {
    let named = "---\ntitle: 옛 글\nid: old\n---\n\n학습자가 와요.\n";
    for text in [named.to_owned(), page("옛 글", "학습자가 와요.")] {
        let project = old();
        project.write("content/old.md", &text);
        project.run(["baseline"]).succeeded().says("lists 1 finding:");
        fs::remove_file(project.path("content/old.md")).expect("files can be removed");
        project.write("content/elsewhere/new.md", &text);
        project.write("content/_index.md", page("도움말", "[시작하기](start.md) [옛 글](elsewhere/new.md)"));
        project.run(["check"]).succeeded();
        project.run(["baseline"]).succeeded().says("lists 1 finding: 0 added, 0 mended");
    }
}

#[test]
fn what_is_mended_is_taken_off_and_does_not_come_back() {
    let project = accepted();
    project.write("content/old.md", page("옛 글", "학습자가 와요. 수강생이 가요.\n\n학습자가 와요.\n"));
    project.run(["baseline"]).succeeded().says("lists 2 findings: 0 added, 1 mended");
    project.write("content/old.md", page("옛 글", "학습자가 와요. 학습자가 가요.\n\n학습자가 와요.\n"));
    project.run(["check"]).ended_with(1);
}

#[test]
fn a_list_that_cannot_be_read_is_told_and_left_alone() {
    let conflict = "{\n  \"version\": 1,\n  \"findings\": [\n<<<<<<< HEAD\n";
    for (text, place) in [("", ""), (conflict, ":4:"), ("{\"version\": 7, \"findings\": []}", ":1:")] {
        let project = accepted();
        project.write(LIST, text);
        for command in ["check", "build", "baseline"] {
            project.run([command]).ended_with(2).says(&format!("{LIST}{place}")).says("helpgen baseline");
        }
        assert_eq!(list(&project), text);
    }
}

fn git(project: &Project, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(project.root()).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]).args(arguments);
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("git is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn only_pages_that_changed_are_looked_at() {
    let project = old();
    project.write(".gitignore", "/ignored/\n");
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=a"]);
    assert_eq!(summary(&project, &["--changed-since", "HEAD"])["pages"], 0);
    project.run(["check", "--changed-since", "HEAD"]).succeeded();
    project.write("content/start.md", page("시작하기", "학습자는 여기에서 시작해요."));
    project.write("content/새 글.md", page("새 글", "학습자를 위한 새 글이에요."));
    let run = project.run(["check", "--changed-since", "HEAD"]).ended_with(1);
    let errors: Vec<String> = run.findings().into_iter().filter(|told| told.starts_with("error")).collect();
    assert_eq!(errors, ["error term/deprecated content/start.md:5:1", "error term/deprecated content/새 글.md:5:1"]);
    assert!(run.text.contains("page/orphan"), "rules of the whole site see all of it: {}", run.text);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=b"]);
    assert_eq!(summary(&project, &["--changed-since", "HEAD~1"])["pages"], 2);
    assert_eq!(summary(&project, &["--changed-since", "main"])["pages"], 0);
}

#[test]
fn a_branch_answers_for_its_own_changes_alone() {
    let project = old();
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=a"]);
    git(&project, &["switch", "--quiet", "--create", "mine"]);
    git(&project, &["switch", "--quiet", "main"]);
    project.write("content/theirs.md", page("남의 글", "글이에요."));
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=b"]);
    git(&project, &["switch", "--quiet", "mine"]);
    assert_eq!(summary(&project, &["--changed-since", "main"])["pages"], 0);
}

#[test]
fn no_git_and_no_such_revision_are_told() {
    let project = old();
    project.run(["check", "--changed-since", "HEAD"]).ended_with(2).says("not in a git repository");
    git(&project, &["init", "--quiet"]);
    for revision in ["HEAD", "no-such-branch", "--help", "-x"] {
        let flag = format!("--changed-since={revision}");
        project.run(["check", &flag]).ended_with(2).says(&format!("no revision “{revision}”"));
    }
}
