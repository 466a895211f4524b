//! What is written on screenshots: read by tesseract, kept by content, held against the glossary; and what becomes of a run
//! without that program, or with one that hangs or crashes.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use support::{Project, Run, page};

/// A help center whose page shows a screenshot of an instructor, on which `words` stand.
fn project(name: &str, shows: &str) -> Project {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "roles:\n  student: { ko: 수강생 }\n  instructor: { ko: 강의자 }\nconcepts:\n  - { id: learner, definition: x, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n\
         labels:\n  - { id: save, kind: button, text: { ko: 저장 } }\n  - { id: room, kind: menu, text: { student: { ko: 내 강의실 }, instructor: { ko: 강의 관리 } }, former: [{ role: instructor, ko: 강좌 관리, until: 2026-01-01 }] }\n\
         features:\n  - { id: chat, name: { ko: 실시간 채팅 }, introduced: 2023-01-01, removed: 2026-01-01, announced: 2025-01-01, reason: { ko: 합침 } }\n",
    );
    let picture = fs::read(fixture(name)).expect("a picture of the project");
    project.write("content/screen.png", picture);
    let shows = if shows.is_empty() { String::new() } else { format!(" shows=\"{shows}\"") };
    project.write(
        "content/start.md",
        page("시작하기", &format!("![강의자 화면](screen.png){{role=instructor{shows}}}\n")),
    );
    project
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens").join(name)
}

/// The findings of a check that reads screenshots.
fn read(project: &Project) -> Vec<String> {
    let run = project.run(["check", "--ocr", "--rule", "image/text", "--deny", "never"]).succeeded();
    run.findings()
}

/// A folder with a program of the name that is looked for.
#[cfg(unix)]
fn fake(project: &Project, script: &str) -> Command {
    use std::os::unix::fs::PermissionsExt;
    project.write(
        "bin/tesseract",
        format!("#!/bin/sh\n[ \"$1\" = --list-langs ] && {{ echo kor; echo eng; exit 0; }}\n{script}\n"),
    );
    let program = project.path("bin/tesseract");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let mut command = project.command(["check", "--ocr", "--rule", "image/text", "--ui-lang", "en"]);
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", project.path("bin").display()));
    command
}

#[test]
fn wrong_words_on_a_screenshot_are_told_with_their_place() {
    let project = project("wrong.png", "");
    let run = project.run(["check", "--ocr", "--rule", "image/text"]).ended_with(1);
    let run = run.says("학습자").says("강좌 관리").says("실시간 채팅").says("내 강의실");
    let told = run.findings();
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(told.iter().all(|one| one == "error image/text content/start.md:5:1"), "{told:#?}");
    run.says("pixels from the left");
}

#[test]
fn right_words_are_not_told_and_promises_are_looked_for() {
    assert_eq!(read(&project("right.png", "save, room")), [""; 0]);
    let project = project("right.png", "save, room, chat-button");
    let glossary = fs::read_to_string(project.path("glossary.yml")).expect("it is there");
    let more = "labels:\n  - { id: chat-button, kind: button, text: { ko: 대화 시작하기 } }\n";
    project.write("glossary.yml", glossary.replace("labels:\n", more));
    assert_eq!(read(&project), ["warning image/text content/start.md:5:1"]);
}

#[test]
fn another_roles_name_that_may_be_content_is_no_error() {
    let told = |shows: &str| {
        let project = project("right.png", shows);
        let glossary = fs::read_to_string(project.path("glossary.yml")).expect("it is there");
        let save = "{ id: save, kind: button, text: { ko: 저장 } }";
        assert!(glossary.contains(save));
        let by_role = "{ id: save, kind: menu, text: { student: { ko: 저장 }, instructor: { ko: 저장 관리 } } }";
        project.write("glossary.yml", glossary.replace(save, by_role));
        project.run(["check", "--ocr", "--rule", "image/text", "--deny", "never", "--format", "github"]).text
    };
    let (info, error) = ("::notice title=image/text", "::error title=image/text");
    let free = told("room");
    assert!(free.contains(info) && free.contains("저장 관리") && !free.contains(error), "{free}");
    assert!(told("save").contains(error), "{}", told("save"));
}

#[test]
fn what_was_read_is_kept_by_content() {
    let project = project("wrong.png", "");
    let first = read(&project);
    // The program is not asked again: one that fails would be told.
    let run = Run::of(fake_of(&project, "exit 1"));
    assert_eq!(run.ended_with(1).findings().len(), first.len());
}

#[test]
fn a_page_is_judged_anew_when_its_screenshot_says_something_else() {
    let project = project("wrong.png", "");
    let told = |flags: &[&str]| {
        let all = [&["check", "--rule", "image/text", "--deny", "never"], flags].concat();
        Run::of(project.command(all)).succeeded().findings().len()
    };
    project.run(["build", "--deny", "never"]).succeeded();
    for _ in 0..2 {
        assert_eq!((told(&[]), told(&["--ocr"])), (0, 4));
    }
    project.write("content/screen.png", fs::read(fixture("right.png")).expect("a picture"));
    assert_eq!((told(&["--ocr"]), told(&[])), (0, 0));
    project.write("content/screen.png", fs::read(fixture("wrong.png")).expect("a picture"));
    assert_eq!((told(&["--ocr"]), told(&[])), (4, 0));
}

#[cfg(unix)]
fn fake_of(project: &Project, script: &str) -> Command {
    fake(project, script)
}

#[test]
fn without_the_program_it_is_said_what_to_install() {
    let project = project("right.png", "");
    let mut command = project.command(["check", "--ocr", "--ui-lang", "en"]);
    command.env("PATH", project.path("nothing"));
    let run = Run::of(command).ended_with(2);
    run.says("tesseract").says("apt install tesseract-ocr tesseract-ocr-kor tesseract-ocr-eng");
    // Nobody who did not ask for it needs it.
    let mut command = project.command(["check", "--deny", "never"]);
    command.env("PATH", project.path("nothing"));
    Run::of(command).succeeded();
}

#[cfg(unix)]
#[test]
fn a_program_without_korean_is_told() {
    let project = project("right.png", "");
    let command = fake(&project, "");
    project.write("bin/tesseract", "#!/bin/sh\necho eng\n");
    Run::of(command).ended_with(2).says("tesseract-ocr-kor");
}

#[cfg(unix)]
#[test]
fn a_program_that_hangs_is_ended_and_told() {
    let project = project("right.png", "");
    let mut command = fake(&project, "sleep 600 & sleep 600");
    command.env("HELPGEN_OCR_SECONDS", "1");
    let started = Instant::now();
    Run::of(command).succeeded().says("not read within 1 s").finds("warning image/text content/screen.png");
    assert!(started.elapsed() < Duration::from_secs(60));
}

#[cfg(unix)]
#[test]
fn a_program_that_crashes_is_told_and_after_some_times_let_be() {
    let project = project("right.png", "");
    let mut body = String::new();
    for number in 0..12 {
        let picture = fs::read(fixture("right.png")).expect("a picture");
        // Bytes behind its end make another content.
        project.write(&format!("content/s{number}.png"), [&picture[..], &[number]].concat());
        body.push_str(&format!("![화면](s{number}.png)\n\n"));
    }
    project.write("content/start.md", page("시작하기", &body));
    let run = Run::of(fake(&project, "cat > /dev/null; echo boom >&2; kill -SEGV $$")).succeeded();
    let run = run.says("boom").says("tesseract failed again and again");
    assert!(run.findings().len() < 9, "{:#?}", run.findings());
}

#[test]
fn pictures_that_cannot_be_read_stop_nothing() {
    let project = project("right.png", "");
    project.write("content/torn.png", &fs::read(fixture("right.png")).expect("a picture")[..300]);
    let mut blank = std::io::Cursor::new(Vec::new());
    let plain = image::RgbImage::from_pixel(30_000, 40, image::Rgb([255, 255, 255]));
    plain.write_to(&mut blank, image::ImageFormat::Png).expect("encoded");
    project.write("content/wide.png", blank.into_inner());
    let picture = image::open(fixture("wrong.png")).expect("a picture");
    picture.rotate90().save(project.path("content/upright.png")).expect("written");
    picture.fliph().save(project.path("content/mirrored.png")).expect("written");
    let body = "![a](torn.png)\n\n![b](wide.png)\n\n![c](upright.png)\n\n![d](mirrored.png)\n";
    project.write("content/start.md", page("시작하기", body));
    assert_eq!(read(&project), [""; 0]);
}
