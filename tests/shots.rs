//! The list for the camera: what is on it, what is due after a label was renamed, and nothing once it was taken again.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{Project, page};

/// The demo in a folder of its own.
fn demo() -> Project {
    let project = Project::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::remove_dir_all(project.path("content")).expect("it is ours");
    for name in ["content", "glossary.yml", "helpgen.yml", "static"] {
        for entry in walkdir::WalkDir::new(root.join(name)) {
            let entry = entry.expect("the demo can be read");
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
                project.write(&path, fs::read(entry.path()).expect("the demo can be read"));
            }
        }
    }
    project
}

/// What `helpgen shots` lists.
fn shots(project: &Project, due: bool) -> Vec<Value> {
    let mut command = project.command(["shots", "--format", "json", "--quiet"]);
    command.args(due.then_some("--due"));
    let output = command.output().expect("helpgen can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let list: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    list["shots"].as_array().expect("a list").clone()
}

fn places(shots: &[Value]) -> BTreeSet<String> {
    shots.iter().map(|shot| format!("{}:{}", shot["page"].as_str().expect("a page"), shot["line"])).collect()
}

#[test]
fn a_renamed_label_lists_exactly_its_pictures_until_they_are_taken_again() {
    let project = demo();
    let all = shots(&project, false);
    assert!(all.len() > 100);
    assert_eq!(shots(&project, true), [] as [Value; 0]);
    let shows = |shot: &&Value| {
        let labels = shot["labels"].as_array().expect("labels").iter();
        shot["lang"] == "ko" && labels.clone().any(|label| label["id"] == "resume")
    };
    let expected: Vec<Value> = all.iter().filter(shows).cloned().collect();
    assert!(!expected.is_empty());
    project.run(["rename", "label", "resume", "계속 듣기", "--lang", "ko"]).succeeded();
    let due = shots(&project, true);
    // The former text is one of the Korean screen; the pictures of other languages keep their words.
    let korean: Vec<Value> = due.iter().filter(|shot| shot["lang"] == "ko").cloned().collect();
    assert_eq!(places(&korean), places(&expected));
    assert_eq!(places(&due), places(&korean), "no other picture is listed");
    assert!(due.iter().all(|shot| shot["why"][0]["rule"] == "image/stale"), "{due:#?}");
    // What the recipe writes back.
    for shot in &due {
        let path = project.path(shot["page"].as_str().expect("a page"));
        let text = fs::read_to_string(&path).expect("it is there");
        let number = shot["line"].as_u64().expect("a line") as usize - 1;
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let mut new = lines.clone();
        let at = lines[number].find("taken=").expect("its day") + "taken=".len();
        new[number].replace_range(at..at + 10, "2026-11-22");
        fs::write(&path, new.join("\n")).expect("written");
    }
    assert_eq!(shots(&project, true), [] as [Value; 0]);
}

#[test]
fn each_picture_has_its_step_its_role_and_its_labels() {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "roles:\n  student: { ko: 수강생 }\n  instructor: { ko: 강의자 }\nlabels:\n  - { id: room, kind: menu, text: { student: { ko: 내 강의실 }, instructor: { ko: 강의 관리 } } }\n",
    );
    let body = "## 순서\n\n:::steps\n1. 먼저 로그인해요.\n2. 메뉴를 눌러요.\n\n   ![메뉴를 펼친 화면](a.png){taken=2026-01-02 shows=\"room\" role=instructor}\n:::\n\n![장식](b.png)\n\n![화면](none.png){taken=2026-11-01}\n";
    project.write("content/start.md", page("시작하기", body));
    project.write("content/a.png", "x");
    let list = shots(&project, false);
    assert_eq!(list.len(), 2, "{list:#?}");
    let first = &list[0];
    assert_eq!(
        (&first["picture"], &first["heading"], &first["step"]),
        (&"content/a.png".into(), &"순서".into(), &2.into())
    );
    assert_eq!(
        (&first["role"], &first["taken"], &first["alt"]),
        (&"instructor".into(), &"2026-01-02".into(), &"메뉴를 펼친 화면".into())
    );
    assert_eq!(first["labels"][0]["text"], "강의 관리");
    // A picture that is not there is to be taken.
    assert_eq!((&list[1]["picture"], &list[1]["why"][0]["rule"]), (&Value::Null, &"image/missing".into()));
    let run = project.run(["shots", "--older-than", "200", "--due", "--ui-lang", "ko"]).succeeded();
    run.says("- [ ] `content/a.png`").says("보일 화면 이름: 강의 관리").says("다시 찍는 이유: 찍은 지 324일이 됐어요");
}
