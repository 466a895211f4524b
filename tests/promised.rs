//! What a check calls fixable is what `fix` mends: the same places, the same number.

mod support;

use std::fs;

use serde_json::Value;
use support::Project;

const TERMS: &str = "concepts:\n\
    - { id: learner, definition: x, terms: { ko: { preferred: 수강생, deprecated: [학습자, 교육생] } } }\n\
    - { id: enrollment, definition: x, terms: { ko: { preferred: 참여 신청, deprecated: [수강 신청] } } }\n";

/// A tree of another generator: its files with their texts.
fn tree(files: &[(&str, &str)]) -> Project {
    let project = Project::new();
    fs::remove_file(project.path("helpgen.yml")).expect("it is there");
    project.write("terms.yml", TERMS);
    for (path, text) in files {
        project.write(path, text);
    }
    project
}

/// The findings on some paths.
fn found(project: &Project, paths: &[&str]) -> Vec<Value> {
    let asked = ["check", "--glossary", "terms.yml", "--format", "json", "--deny", "never"];
    let output = project.command(asked.into_iter().chain(paths.iter().copied())).output().expect("helpgen runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("the report is JSON");
    report["diagnostics"].as_array().expect("findings").clone()
}

fn safe(findings: &[Value]) -> usize {
    findings.iter().filter(|own| own["fix"]["safe"] == true).count()
}

/// How many places `fix` says that it mended.
fn mended(project: &Project, paths: &[&str]) -> usize {
    let asked = ["fix", "--ui-lang", "en", "--glossary", "terms.yml"];
    let run = support::Run::of(project.command(asked.into_iter().chain(paths.iter().copied())));
    let number = |line: &str| line.split_once("mended ")?.1.split(' ').next()?.parse::<usize>().ok();
    run.text.lines().filter(|line| line.contains(".md: ")).filter_map(number).sum()
}

#[test]
fn fixes_that_overlap_are_counted_once_each() {
    let project =
        tree(&[("docs/a.md", "학습자(교육생)를 위해 학습자는, 수강 신청을 해요. 학습자·학습자의 수강 신청.\n")]);
    let before = found(&project, &["docs"]);
    assert_eq!(mended(&project, &["docs"]), safe(&before));
    assert_eq!(safe(&found(&project, &["docs"])), 0);
}

#[test]
fn a_heading_stays_where_a_link_from_a_file_that_was_not_asked_for_leads_to_it() {
    let files = [
        ("docs/a.md", "# 안내\n\n## 학습자 안내\n\n학습자가 봐요.\n"),
        ("docs/b.md", "# 다른 글\n\n[안내](a.md#학습자-안내)\n"),
    ];
    let project = tree(&files);
    let before = found(&project, &["docs/a.md"]);
    let heading = before.iter().find(|own| own["start"]["line"] == 3).expect("it is found");
    assert_eq!((&heading["fix"]["safe"], &heading["fix"]["by_hand"]), (&Value::Bool(false), &Value::Bool(true)));
    assert_eq!(mended(&project, &["docs/a.md"]), safe(&before));
    let text = |path: &str| fs::read_to_string(project.path(path)).expect("the file is there");
    assert_eq!(text("docs/a.md"), "# 안내\n\n## 학습자 안내\n\n수강생이 봐요.\n");
    assert_eq!(text("docs/b.md"), files[1].1);
}

#[test]
fn a_heading_changes_with_the_links_to_it_where_both_are_asked_for() {
    let files = [("docs/a.md", "# 안내\n\n## 학습자 안내\n"), ("docs/b.md", "# 다른 글\n\n[안내](a.md#학습자-안내)\n")];
    let project = tree(&files);
    let before = found(&project, &["docs"]);
    assert_eq!(safe(&before), 1);
    assert_eq!(mended(&project, &["docs"]), 1);
    let text = |path: &str| fs::read_to_string(project.path(path)).expect("the file is there");
    assert_eq!(text("docs/a.md"), "# 안내\n\n## 수강생 안내\n");
    assert_eq!(text("docs/b.md"), "# 다른 글\n\n[안내](a.md#수강생-안내)\n");
}

#[test]
fn a_heading_without_links_changes_in_a_single_file() {
    let files = [("docs/a.md", "# 안내\n\n## 학습자 안내\n"), ("docs/b.md", "# 다른 글\n\n[안내](a.md)\n")];
    let project = tree(&files);
    assert_eq!(safe(&found(&project, &["docs/a.md"])), 1);
    assert_eq!(mended(&project, &["docs/a.md"]), 1);
}

#[test]
fn the_checkout_around_a_folder_is_looked_at_for_links() {
    let files = [
        (".git/HEAD", "ref: refs/heads/main\n"),
        ("docs/a.md", "# 안내\n\n## 학습자 안내\n"),
        ("README.md", "[안내](docs/a.md#학습자-안내)\n"),
    ];
    let project = tree(&files);
    assert_eq!(safe(&found(&project, &["docs"])), 0);
    assert_eq!(mended(&project, &["docs"]), 0);
}

#[test]
fn in_other_generators_trees_no_directive_is_written() {
    let labels = "roles: { student: { ko: 수강생 }, teacher: { ko: 강사 } }\n\
        labels:\n\
        - { id: classroom, text: { student: { ko: 내 강의실 }, teacher: { ko: 강의 관리 } } }\n\
        - { id: save, text: { ko: 저장하기 }, former: [{ text: { ko: 저장 }, until: 2020-01-01 }] }\n";
    let page = "수강생 화면에서 **강의 관리**를 누르고 **저장**을 눌러요. 강사 화면에서는 ‘내 강의실’을 눌러요.\n";
    let project = tree(&[("docs/a.md", page)]);
    project.write("terms.yml", format!("{TERMS}{labels}"));
    let asked = ["fix", "--unsafe", "--glossary", "terms.yml", "docs"];
    let run = support::Run::of(project.command(asked));
    let text = fs::read_to_string(project.path("docs/a.md")).expect("the file is there");
    assert!(text != page, "something is mended\n{}", run.text);
    assert!(!text.contains(":ui[") && !text.contains(":term["), "{text}");
}
