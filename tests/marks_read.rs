//! Marks on screenshots whose places are found by what is written there (`{on=…}` alone): where they stand on the page, why
//! they do not, and how seldom the program that reads pictures is asked.

#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use support::{Project, Run, page};

/// A help center with a call-out at 저장 on a picture of this name.
fn project(picture: &str) -> Project {
    let project = Project::new();
    project.write("glossary.yml", "labels:\n  - { id: save, kind: button, text: { ko: 저장 } }\n");
    let marks = format!(":::callouts\n![저장하는 화면]({picture})\n\n1. {{on=save}} 다 썼으면 눌러요.\n:::\n");
    project.write("content/start.md", page("시작하기", &marks));
    project
}

fn screenshot(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens").join(name)).expect("a picture of the project")
}

/// A run with this program in tesseract's place.
fn with_program(project: &Project, script: &str, arguments: &[&str]) -> Command {
    project.write("bin/tesseract", format!("#!/bin/sh\n{script}\n"));
    let program = project.path("bin/tesseract");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let mut command = project.command(arguments);
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", project.path("bin").display()));
    command
}

/// Counts how often it is asked, and asks tesseract.
const COUNTED: &str = "echo \"$1\" >> \"$(dirname \"$0\")/asked\"; PATH=\"${PATH#*:}\"; exec tesseract \"$@\"";

/// How often the program was asked since this was called last.
fn asked(project: &Project) -> usize {
    let said = fs::read_to_string(project.path("bin/asked")).unwrap_or_default();
    let _ = fs::remove_file(project.path("bin/asked"));
    said.lines().count()
}

/// Left, top, width and height of the only mark, in per cent.
fn place(project: &Project) -> Vec<f64> {
    let html = project.page("ko/start");
    let (_, frame) = html.split_once("class=\"mark-frame\"").expect("a frame");
    let number = |name: &str| {
        let (_, behind) = frame.split_once(&format!(" {name}=\"")).expect("its side");
        behind.split('%').next().expect("in per cent").parse::<f64>().expect("a number")
    };
    ["x", "y", "width", "height"].map(number).to_vec()
}

#[test]
fn a_mark_stands_where_its_label_is_read_and_the_program_is_asked_once() {
    let project = project("screen.png");
    project.write("content/screen.png", screenshot("right.png"));
    let run = Run::of(with_program(&project, COUNTED, &["build"])).succeeded();
    assert_eq!(run.findings(), [""; 0]);
    // The button lies at 36–134 × 224–283 of 960 × 390 pixels, its text in the middle of it.
    let [x, y, width, height] = place(&project)[..] else { panic!("four numbers") };
    assert!((3.0..7.0).contains(&x) && (10.0..16.0).contains(&(x + width)), "{x} {width}");
    assert!((55.0..64.0).contains(&y) && (66.0..76.0).contains(&(y + height)), "{y} {height}");
    assert!(asked(&project) >= 2, "its languages, and the picture");
    // What is known needs no program, not even its languages.
    let before = place(&project);
    project.write("content/other.md", page("다른 글", "글이에요."));
    Run::of(with_program(&project, COUNTED, &["build"])).succeeded();
    assert_eq!((asked(&project), place(&project)), (0, before));
    Run::of(with_program(&project, COUNTED, &["check", "--ocr"])).succeeded();
    assert_eq!(asked(&project), 0);
}

/// What is told of a mark without a place.
fn told(project: &Project, script: &str) -> Run {
    let mut command = with_program(project, script, &["check", "--ui-lang", "en", "--deny", "never"]);
    command.env("HELPGEN_OCR_SECONDS", "1");
    let run = Run::of(command).succeeded();
    let found: Vec<String> = run.findings();
    assert_eq!(found, ["warning image/callouts content/start.md:8:8"], "{}", run.text);
    run
}

#[test]
fn why_a_mark_has_no_place_is_told_and_installing_only_where_something_is_missing() {
    let installed = |script: &str| format!("[ \"$1\" = --list-langs ] && {{ echo kor; echo eng; exit 0; }}\n{script}");
    let shown = |name: &str, bytes: &[u8]| {
        let project = project(name);
        project.write(&format!("content/{name}"), bytes);
        project
    };
    let png = || shown("screen.png", &screenshot("right.png"));

    let project = png();
    let mut command = project.command(["check", "--ui-lang", "en"]);
    command.env("PATH", project.path("nothing"));
    let run = Run::of(command).succeeded().says("is not installed");
    run.says("apt install tesseract-ocr tesseract-ocr-kor tesseract-ocr-eng");

    let run = told(&png(), "echo eng").says("lacks the data of a language: kor");
    let run = run.says("apt install tesseract-ocr-kor");
    assert!(!run.text.contains("is not installed"), "{}", run.text);

    let drawn = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"40\"><text y=\"9\">\xec\xa0\x80\xec\x9e\xa5</text></svg>";
    let moves = screenshot_as_gif();
    for (project, script, says) in [
        (png(), "exit 1".to_owned(), "tesseract --list-langs"),
        (png(), installed("sleep 600 & sleep 600"), "not read within 1 s"),
        (png(), installed("cat > /dev/null; echo boom >&2; exit 3"), "exit status: 3: boom"),
        (shown("screen.svg", drawn), "exit 1".to_owned(), "In an SVG the places of words are not looked for"),
        (shown("screen.gif", &moves), "exit 1".to_owned(), "moving pictures"),
    ] {
        let run = told(&project, &script).says("The place of “저장” on the picture is unknown").says(says);
        assert!(!run.text.contains("apt install"), "{}", run.text);
    }
    // A file that is no picture is told by itself, once.
    let torn = shown("screen.png", &screenshot("right.png")[..300]);
    let run = Run::of(torn.command(["build", "--deny", "never"])).succeeded();
    assert!(run.findings().iter().all(|told| !told.contains("image/callouts")), "{}", run.text);
}

/// A picture of two frames.
fn screenshot_as_gif() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for shade in [0, 255] {
        let frame = image::RgbaImage::from_pixel(40, 20, image::Rgba([shade, shade, shade, 255]));
        encoder.encode_frame(image::Frame::new(frame)).expect("encoded");
    }
    drop(encoder);
    bytes
}

#[test]
fn an_earlier_day_takes_what_is_known_of_its_screenshots() {
    let project = project("screen.png");
    project.write("content/screen.png", screenshot("right.png"));
    project.write(".gitignore", ".helpgen\nbin\nreport\n");
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(project.root()).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]);
        let output = command.args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("git is there");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=a"]);
    Run::of(with_program(&project, COUNTED, &["check"])).succeeded();
    let once = asked(&project);
    let since = || {
        Run::of(with_program(&project, COUNTED, &["report", "--since", "HEAD"])).succeeded();
        let text = fs::read_to_string(project.path("report/report.json")).expect("there");
        serde_json::from_str::<serde_json::Value>(&text).expect("JSON")["since"].clone()
    };
    let marks = |list: &serde_json::Value| {
        list.as_array().expect("a list").iter().filter(|told| told["rule"] == "image/callouts").count()
    };
    let same = since();
    assert_eq!((asked(&project), marks(&same["solved"]), marks(&same["new"])), (0, 0, 0));
    // A picture that was taken again is read once; the old one is known by its content.
    project.write("content/screen.png", [screenshot("wrong.png"), vec![1]].concat());
    let renewed = since();
    assert!((1..=once).contains(&asked(&project)), "the new picture, and nothing else");
    assert_eq!((marks(&renewed["solved"]), marks(&renewed["new"])), (0, 0));
}
