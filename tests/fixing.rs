//! `helpgen fix` as writers use it: what is mended, what is left alone, what is said.

mod support;

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use support::{Project, files, page};

const GLOSSARY: &str = "concepts:\n  \
    - { id: learner, definition: 강의를 듣는 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n  \
    - { id: enroll, definition: 강의를 신청하는 일, terms: { ko: { preferred: 수강 신청 } } }\n\
    style: { ko: { register: haeyo } }\n";

fn project() -> Project {
    let project = Project::new();
    project.write("glossary.yml", GLOSSARY);
    let config = fs::read_to_string(project.path("helpgen.yml")).expect("there");
    // What is mended here needs no page for each concept.
    project.write("helpgen.yml", config + "rules: { glossary/unused: off }\n");
    project
}

/// A run with its two streams apart.
fn output(mut command: Command, input: Option<&[u8]>) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program can be started");
    if let Some(input) = input {
        child.stdin.as_mut().expect("it is piped").write_all(input).expect("the program reads");
    }
    drop(child.stdin.take());
    support::wait(child)
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("it is text")
}

#[test]
fn words_are_replaced_and_every_other_byte_stays() {
    let project = project();
    let before = "\u{feff}---\r\ntitle: 글\r\n---\r\n\r\n학습자를  위한 글이에요.  \r\n\r\n`학습자`는\t그대로예요. \r\n[돌아가기](start.md)에서 수강신청을 해요";
    let after = before.replace("학습자를", "수강생을").replace("수강신청을", "수강 신청을");
    project.write("content/a.md", before);
    project.write("content/_index.md", page("도움말", "[시작하기](start.md), [글](a.md)"));
    project.run(["fix"]).succeeded().says("content/a.md: mended 2 places");
    assert_eq!(text(&fs::read(project.path("content/a.md")).expect("there")), after);
    let mended = files(project.root());
    project.run(["fix"]).succeeded().says("Nothing to mend");
    assert!(files(project.root()) == mended, "mending twice is mending once");
    project.run(["check", "--deny", "info"]).succeeded();
}

#[test]
fn a_diff_shows_and_writes_nothing() {
    let project = project();
    project.write("content/a.md", page("글", "첫 줄이에요.\n\n학습자가 들어요."));
    let before = files(project.root());
    let shown = output(project.command(["fix", "--diff"]), None);
    assert_eq!(shown.status.code(), Some(1), "something is still to be written");
    let expected = "--- a/content/a.md\n+++ b/content/a.md\n@@ -4,4 +4,4 @@\n \n 첫 줄이에요.\n \n-학습자가 들어요.\n+수강생이 들어요.\n";
    assert_eq!(text(&shown.stdout), expected);
    assert!(files(project.root()) == before);
}

#[test]
fn what_is_not_certainly_right_waits_for_unsafe() {
    let project = project();
    project.write("content/start.md", page("시작하기", "여기에서 저장합니다.\n"));
    project.run(["fix"]).succeeded().says("--unsafe` mends 1 of them");
    assert!(fs::read_to_string(project.path("content/start.md")).expect("there").contains("저장합니다."));
    project.run(["fix", "--unsafe"]).succeeded().says("1 mended, 0 left");
    assert!(fs::read_to_string(project.path("content/start.md")).expect("there").contains("저장해요."));
}

#[test]
fn one_rule_and_some_paths_can_be_asked_for() {
    let project = project();
    for file in ["a", "b"] {
        project.write(&format!("content/{file}.md"), page("글", "학습자는 수강신청을 해요."));
    }
    project.write("content/_index.md", page("도움말", "[시작하기](start.md), [글](a.md), [글](b.md)"));
    let read = |file: &str| fs::read_to_string(project.path(file)).expect("there");
    project.run(["fix", "content/a.md", "--rule", "term/variant"]).succeeded();
    assert!(read("content/a.md").contains("학습자는 수강 신청을") && read("content/b.md").contains("수강신청을"));
    project.run(["check", "content/a.md"]).ended_with(1).finds("error term/deprecated content/a.md:5:1");
    assert_eq!(project.run(["check", "--rule", "term/variant"]).findings(), ["warning term/variant content/b.md:5:6"]);
    assert_eq!(project.run(["check", "content/b*.md", "--rule", "term/*"]).findings().len(), 2);
    project.run(["fix", "--rule", "term/depricated"]).ended_with(2).says("Did you mean “term/deprecated”?");
    project.run(["check", "content/nowhere.md"]).ended_with(2).says("content/nowhere.md");
}

#[test]
fn findings_that_are_left_fail_the_run() {
    let project = project();
    project.write("content/a.md", page("글", "학습자는 [여기](nowhere.md)를 봐요."));
    let run = project.run(["fix"]);
    run.ended_with(1).finds("error link/broken content/a.md:5:11").says("1 mended, 2 left");
    assert!(fs::read_to_string(project.path("content/a.md")).expect("there").contains("수강생은"));
    project.run(["fix", "--deny", "never"]).succeeded();
}

#[test]
fn standard_input_becomes_standard_output() {
    let project = project();
    let before = files(project.root());
    for command in [["fix", "--stdin-filename", "content/new.md"], ["fix", "--stdin-filename", "content/start.md"]] {
        let input = "---\r\ntitle: 새 글\r\n---\r\n\r\n학습자로 들어가요.";
        let run = output(project.command(command), Some(input.as_bytes()));
        assert_eq!(text(&run.stdout), input.replace("학습자로", "수강생으로"));
        assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    }
    let untouched = "글 정보가 없는 글이에요.";
    let run = output(project.command(["fix", "--stdin-filename", "content/new.md"]), Some(untouched.as_bytes()));
    assert_eq!((text(&run.stdout), run.status.code()), (untouched, Some(1)));
    assert!(text(&run.stderr).contains("page/front-matter"));
    let run = output(project.command(["fix", "--stdin-filename", "content/new.md"]), Some(b"\xff\xfe"));
    assert_eq!((run.stdout.len(), run.status.code()), (0, Some(2)));
    assert!(files(project.root()) == before, "nothing on disk changes");
}

#[test]
fn a_file_without_write_permission_is_told_and_left_alone() {
    let project = project();
    for file in ["a", "b"] {
        project.write(&format!("content/{file}.md"), page("글", "학습자예요."));
    }
    let locked = project.path("content/a.md");
    let mut permissions = fs::metadata(&locked).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).expect("set");
    project.run(["fix"]).ended_with(2).says("content/a.md is read-only").says("content/b.md: mended 1 place");
    assert!(fs::read_to_string(&locked).expect("there").contains("학습자예요."));
    assert!(fs::read_to_string(project.path("content/b.md")).expect("there").contains("수강생이에요."));
}

#[cfg(unix)]
#[test]
fn permissions_of_a_mended_file_stay() {
    use std::os::unix::fs::PermissionsExt;
    let project = project();
    project.write("content/start.md", page("시작하기", "학습자예요."));
    let path = project.path("content/start.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
    project.run(["fix"]).succeeded();
    assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_glossary_that_contradicts_itself_does_not_run_in_circles() {
    let project = project();
    project.write(
        "glossary.yml",
        "concepts:\n  \
         - { id: a, definition: 가, terms: { ko: { preferred: 온라인 강의, deprecated: [강의] } } }\n  \
         - { id: b, definition: 나, terms: { ko: { preferred: 사과, deprecated: [바나나] } } }\n  \
         - { id: c, definition: 다, terms: { ko: { preferred: 바나나, deprecated: [사과] } } }\n",
    );
    project.write("content/start.md", page("시작하기", "강의를 듣고 사과와 바나나를 먹어요."));
    project.run(["fix"]).ended_with(1).says("glossary/conflict");
    let once = fs::read_to_string(project.path("content/start.md")).expect("there");
    assert!(once.contains("온라인 강의를 듣고"), "{once}");
    project.run(["fix"]).ended_with(1);
    assert_eq!(fs::read_to_string(project.path("content/start.md")).expect("there"), once);
}

#[test]
fn snippets_are_checked_and_mended_once() {
    let project = project();
    project.write("content/_part.md", "학습자가 읽는 조각이에요.\n");
    for file in ["a", "b"] {
        project.write(&format!("content/{file}.md"), page("글", "::include _part.md"));
    }
    project.write("content/_index.md", page("도움말", "[시작하기](start.md), [글](a.md), [글](b.md)"));
    assert_eq!(project.run(["check"]).findings(), ["error term/deprecated content/_part.md:1:1"]);
    project.run(["build"]).ended_with(1);
    project.run(["fix"]).succeeded();
    assert_eq!(fs::read_to_string(project.path("content/_part.md")).expect("there"), "수강생이 읽는 조각이에요.\n");
}

#[test]
fn a_word_with_signs_of_yaml_or_markdown_is_spelled_for_its_place() {
    let project = project();
    project.write(
        "glossary.yml",
        "concepts:\n  \
         - { id: a, definition: 뜻, terms: { ko: { preferred: \"가: 나\", deprecated: [다라] } } }\n  \
         - { id: b, definition: 뜻, terms: { ko: { preferred: \"A|B\", deprecated: [에이비] } } }\n  \
         - { id: c, definition: 뜻, terms: { ko: { preferred: \"&\\\"씨*\\\"\", deprecated: [씨별] } } }\n",
    );
    let before = "---\ntitle: 다라 안내와 씨별\ndescription: '다라를 \"봐요\"'\ntags: [a]\n---\n\n에이비를 봐요. 씨별을 봐요.\n\n\
                  | 에이비 | 나 |\n| --- | --- |\n| **에이비**를 봐요 | 다라 |\n";
    let after = "---\ntitle: \"가: 나 안내와 &\\\"씨*\\\"\"\ndescription: '가: 나를 \"봐요\"'\ntags: [a]\n---\n\nA|B를 봐요. &\"씨\\*\"를 봐요.\n\n\
                 | A\\|B | 나 |\n| --- | --- |\n| **A\\|B**를 봐요 | 가: 나 |\n";
    project.write("content/a.md", before);
    project.write("content/_index.md", page("도움말", "[글](a.md)"));
    project.run(["fix"]).succeeded();
    assert_eq!(text(&fs::read(project.path("content/a.md")).expect("there")), after);
    project.run(["check"]).succeeded();
}

#[test]
fn one_concept_is_looked_at_and_mended_alone() {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "concepts:\n  - { id: learner, definition: 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n  \
         - { id: quiz, definition: 문제, terms: { ko: { preferred: 퀴즈, deprecated: [쪽지 시험] } } }\n",
    );
    project.write("content/start.md", page("시작하기", "학습자가 쪽지 시험을 봐요. [없는 글](none.md)"));
    for name in ["learner", "수강생"] {
        let run = project.run(["check", "--concept", name]).ended_with(1);
        assert_eq!(run.findings(), ["error term/deprecated content/start.md:5:1"], "{}", run.text);
    }
    let both = project.run(["check", "--concept", "learner", "--concept", "quiz"]).ended_with(1);
    assert_eq!(both.findings().len(), 2, "{}", both.text);
    for unknown in ["lerner", "학습자"] {
        project.run(["check", "--concept", unknown]).ended_with(2).says("Did you mean learner?");
        project.run(["fix", "--concept", unknown]).ended_with(2).says("Did you mean learner?");
    }
    project.run(["fix", "--concept", "learner"]).succeeded();
    let text = fs::read_to_string(project.path("content/start.md")).expect("the page");
    assert!(text.contains("수강생이 쪽지 시험을 봐요."), "{text}");
}
