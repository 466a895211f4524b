//! Films, sounds and what is written on screenshots: published whole, checked as text, and nothing of a photographer told.

mod support;

use std::fs;

use support::{Project, page};

/// The first bytes of a film.
const FILM: &[u8] = b"\0\0\0\x18ftypisom\0\0\x02\0isommp41\0\0\0\x08mdat";

/// A help center with a glossary and this page.
fn project(body: &str) -> Project {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "roles:\n  student: { ko: 수강생 }\n  instructor: { ko: 강의자 }\nconcepts:\n  - { id: learner, definition: x, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n\
         labels:\n  - { id: room, kind: menu, text: { student: { ko: 내 강의실 }, instructor: { ko: 강의 관리 } }, former: [{ role: student, ko: 내 교실, until: 2026-01-01 }] }\n",
    );
    project.write("content/start.md", page("시작하기", body));
    project
}

#[test]
fn a_film_brings_its_poster_and_captions_and_is_known_to_search_and_markdown() {
    let project = project("![수강 신청하는 모습](clip.mp4 \"이렇게 해요\")\n");
    // As macOS writes names.
    project.write("content/clip.mp4", FILM);
    project.write("content/clip.png", png());
    project.write("content/clip.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n먼저 로그인해요\n");
    project.build().succeeded();
    assert_eq!(fs::read(project.path("dist/files/clip.mp4")).expect("copied"), FILM);
    assert!(project.path("dist/files/clip.vtt").is_file());
    let html = project.page("ko/start");
    assert!(html.contains("<video controls playsinline preload=\"none\" poster=\"../../images/clip."), "{html}");
    assert!(html.contains("<track kind=\"captions\" src=\"../../files/clip.vtt\" srclang=\"ko\""));
    assert!(html.contains("aria-label=\"수강 신청하는 모습\"") && html.contains("이렇게 해요"));
    let markdown = text(&project, "ko/start/index.md");
    assert!(markdown.contains("[수강 신청하는 모습](../../files/clip.mp4)"), "{markdown}");
    project.run(["search", "신청하는 모습"]).succeeded().says("시작하기");
}

#[test]
fn names_in_another_normal_form_are_found_and_written_in_one() {
    let project = project("<video controls><source src=\"강의.mp4\"></video>\n\n![인사말](강의.mp4)\n");
    let apart = "\u{1100}\u{1161}\u{11bc}\u{110b}\u{1174}.mp4";
    project.write(&format!("content/{apart}"), FILM);
    project.run(["build", "--deny", "error"]).succeeded();
    assert!(project.path("dist/files/강의.mp4").is_file());
    assert_eq!(project.page("ko/start").matches("../../files/강의.mp4").count(), 3);
}

#[test]
fn captions_are_checked_and_mended_as_text_at_their_place() {
    let project = project("![수강 신청하는 모습](clip.mp4)\n");
    project.write("content/clip.mp4", FILM);
    let captions = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v 강의자>학습자는 먼저 로그인해요\n";
    project.write("content/clip.ko.vtt", captions);
    project.run(["check"]).ended_with(1).finds("error term/deprecated content/clip.ko.vtt:4:8");
    project.run(["fix"]).succeeded();
    let mended = fs::read_to_string(project.path("content/clip.ko.vtt")).expect("it is there");
    assert_eq!(mended, captions.replace("학습자는", "수강생은"));
    project.write("content/clip.ko.vtt", captions.replace("00:01.000", "00:01,000"));
    project.run(["check"]).ended_with(1).finds("error media/captions content/clip.ko.vtt:3:1");
}

#[test]
fn what_is_no_film_or_not_there_is_told_and_no_other_host_may_show_a_frame() {
    let body = "![a](none.mp4)\n\n![b](old.avi)\n\n![c](torn.mp4)\n\n<iframe src=\"https://maps.example/\"></iframe>\n\n\
                ::video https://youtu.be/a1B2_c3-D4e 수강 신청하기\n";
    let project = project(body);
    project.write("content/old.avi", b"RIFF");
    project.write("content/torn.mp4", b"version https://git-lfs");
    let run = project.run(["build", "--deny", "never"]).succeeded();
    let run = run.finds("error media/missing content/start.md:5:6").finds("error media/kind content/start.md:7:6");
    let run = run.finds("error media/kind content/torn.mp4").finds("error media/embed content/start.md:11:1");
    run.finds("error media/embed content/start.md:13:1");
    assert!(!text(&project, "_headers").contains("frame-src"));
    assert!(!project.page("ko/start").contains("youtube"));
    let config = fs::read_to_string(project.path("helpgen.yml")).expect("it is there");
    project.write("helpgen.yml", format!("{config}\nmedia: [youtube, {{host: 'https://v.example/x'}}]\n"));
    project.run(["check"]).ended_with(1).finds("error config/value helpgen.yml:5:25");
    project.write("helpgen.yml", format!("{config}\nmedia: [youtube, {{host: v.example}}]\n"));
    project.run(["build", "--deny", "never"]).succeeded();
    assert!(text(&project, "_headers").contains("; frame-src https://v.example https://www.youtube-nocookie.com;"));
    let html = project.page("ko/start");
    // Nothing of the player is loaded before a press: its address stands in no `src`.
    assert!(html.contains("data-embed=\"https://www.youtube-nocookie.com/embed/a1B2_c3-D4e?"), "{html}");
    assert!(!html.contains("<iframe") && !html.contains("src=\"https://www.youtube"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_film_of_two_gigabytes_is_copied_in_pieces() {
    let project = project("![긴 영상](long.mp4)\n");
    project.write("content/long.mp4", FILM);
    let film = fs::File::options().write(true).open(project.path("content/long.mp4")).expect("it is there");
    // A file with a hole takes no room on the disk, and would all the same in memory.
    film.set_len(2_000_000_000).expect("holes can be made");
    drop(film);
    let mut command = std::process::Command::new("prlimit");
    command.args(["--as=1500000000", support::helpgen(), "build", "--quiet", "--jobs", "1", "-C"]).arg(project.root());
    let run = support::Run::of(command).succeeded();
    drop(run);
    let copied = fs::metadata(project.path("dist/files/long.mp4")).expect("copied");
    assert_eq!(copied.len(), 2_000_000_000);
}

#[test]
fn nobody_learns_where_a_picture_was_taken() {
    let secret = b"37.5665N 126.9780E";
    let body = "![사진](photo.jpg)\n\n[원본](linked.jpg)\n";
    let project = project(body);
    let note = [&b"\xff\xd8\xff\xe1\0\x1aExif\0\0"[..], secret].concat();
    let jpeg = jpeg();
    let noted = [&note[..], &jpeg[2..]].concat();
    for path in ["content/photo.jpg", "content/linked.jpg", "static/plain.jpg"] {
        project.write(path, &noted);
    }
    project.run(["build", "--deny", "never"]).succeeded();
    let mut pictures = 0;
    for (path, bytes) in project.site() {
        pictures += usize::from(path.ends_with(".jpg"));
        assert!(!bytes.windows(secret.len()).any(|part| part == secret), "{path}");
    }
    assert_eq!(pictures, 3);
    // The author's own file stays as it is.
    assert_eq!(fs::read(project.path("content/photo.jpg")).expect("it is there"), noted);
}

#[test]
fn marks_stand_on_their_picture_and_a_role_s_own_reach_no_other_role() {
    let marks = ":::callouts\n![강의자 화면](a.png){role=instructor}\n\n1. {on=room at=\"5%,5%,20%,10%\"} 여기서 비밀스럽게 골라요.\n:::\n";
    let both = ":::callouts\n![모두의 화면](b.png)\n\n1. {at=\"10%,20%\"} :ui[room]에서 골라요.\n2. {on=room at=\"5%,5%,20%,10%\"}\n:::\n";
    let project = project(&format!("{marks}\n{both}"));
    project.write("content/a.png", png());
    project.write("content/b.png", png());
    project.build().succeeded();
    let html = project.page("ko/start");
    assert!(
        html.contains("<rect class=\"mark-frame\" x=\"5.00%\" y=\"5.00%\" width=\"20.00%\" height=\"10.00%\""),
        "{html}"
    );
    assert!(html.contains("aria-label=\"1. 내 강의실/강의 관리에서 골라요.\""), "{html}");
    assert!(html.contains("비밀스럽게") && !html.contains("{at=") && !html.contains("style="));
    let markdown = text(&project, "ko/start/index.md");
    assert!(markdown.contains("2. **내 강의실** (수강생)") && !markdown.contains("{on="), "{markdown}");
    project.run(["search", "비밀스럽게"]).succeeded().says("시작하기");
    project.run(["build", "--role", "student"]).succeeded();
    for (path, bytes) in project.site() {
        let words = String::from_utf8_lossy(&bytes);
        assert!(!words.contains("비밀스럽게") && !words.contains("강의 관리"), "{path}");
        assert!(!path.contains("images/a."), "{path}");
    }
}

#[test]
fn versions_of_pictures_are_chosen_by_their_names() {
    let project = project("![화면](a.png){taken=2026-11-20}\n");
    for name in ["a.png", "a.dark.png", "a.instructor.png", "a.ko.png", "a.v2.png"] {
        project.write(&format!("content/{name}"), png());
    }
    let unused = project.run(["check", "--rule", "image/unused"]).text;
    assert!(unused.contains("content/a.v2.png"), "{unused}");
    assert!(!unused.contains("a.dark") && !unused.contains("a.instructor") && !unused.contains("a.png"), "{unused}");
    project.build().succeeded();
    let html = project.page("ko/start");
    assert!(html.contains("<figure class=\"shot\" data-roles=\"student\">"), "{html}");
    assert!(html.contains("<figure class=\"shot\" data-roles=\"instructor\">"), "{html}");
    assert!(html.contains("<source data-dark media=\"(prefers-color-scheme: dark)\""), "{html}");
    assert!(html.matches("loading=\"lazy\"").count() >= 2, "nothing comes that may not be shown");
    let listed = project.run(["shots"]).succeeded().text;
    assert!(listed.contains("`content/a.dark.png`") && listed.contains("`content/a.instructor.png`"), "{listed}");
    project.run(["build", "--role", "student"]).succeeded();
    assert!(project.site().iter().all(|(path, _)| !path.contains("ainstructor")));
}

/// A file of the built site that is no page.
fn text(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path("dist").join(path)).expect("it is part of the site")
}

/// A small picture.
fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(40, 30, image::Rgb([250, 240, 230]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("encoded");
    bytes.into_inner()
}

fn jpeg() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(40, 30, image::Rgb([250, 240, 230]))
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .expect("encoded");
    bytes.into_inner()
}
