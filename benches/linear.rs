//! Shows that no page costs more than its length: pages of nothing but one construct, and pages that nest it, at a size and
//! at twice that size.
//!
//! `cargo run --release --example linear -- target/release/helpgen [N] [COMMAND…]` prints seconds for N and 2 N of each and
//! their ratio, and fails where twice the page takes more than 2.6 times as long. COMMAND is `check` unless given:
//! `build --allow-shrink`, `fix --unsafe`.

#![expect(clippy::print_stdout, reason = "a command of its own")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The largest ratio that counts as linear: short runs vary.
const LARGEST: f64 = 2.6;

const CONFIG: &str = "title: 도움말\nlanguages: [ko]\n";
const GLOSSARY: &str = "roles: { student: { ko: 수강생 }, instructor: { ko: 강의자 } }\n\
    concepts:\n  - { id: learner, definition: { ko: 듣는 사람 }, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n\
    labels:\n  - { id: menu, kind: menu, text: { student: { ko: 내 강의실 }, instructor: { ko: 강의 관리 } } }\n  \
    - { id: save, kind: button, text: { ko: 저장 }, former: [{ text: { ko: 저장하기 } }] }\n\
    features:\n  - { id: chat, name: { ko: 채팅방 }, introduced: 2020-01-01, removed: 2025-01-01, reason: { ko: 끝 } }\n";

/// What a page begins with, what it repeats, and what it repeats after that; `{n}` counts.
const PAGES: &[(&str, &str, &str, &str)] = &[
    ("terms", "", "학습자가 와요.\n\n", ""),
    ("one line of terms", "", "학습자가 ", ""),
    ("one word of terms", "", "학습자", ""),
    ("glosses", "", "수강생(학습자) ", ""),
    ("labels", "", "‘강의 관리’를 눌러요.\n\n", ""),
    ("former labels", "", "[저장하기] 단추를 눌러요.\n\n", ""),
    ("menu paths", "", "‘내 강의실 > 저장하기’로 가요.\n\n", ""),
    ("two roles in one line", "", "수강생 화면에서는 ‘내 강의실’, 강의자 화면에서는 ‘강의 관리’를 눌러요. ", ""),
    ("removed features", "", "채팅방에 들어가요.\n\n", ""),
    ("unknown terms", "", ":term[없음]\n\n", ""),
    ("unknown labels", "", ":ui[nope]\n\n", ""),
    ("directives of labels", "", ":ui[menu]를 눌러요. ", ""),
    ("broken links", "", "[가](b.md)\n\n", ""),
    ("links in one line", "", "[학습자](a.md#x) ", ""),
    ("unknown fragments", "", "[가](#nope)\n\n", ""),
    ("undefined references", "", "[가][nope]\n\n", ""),
    ("definitions", "", "[학습자{n}]: b.md\n", "[학습자{n}] "),
    ("missing pictures", "", "![가](b.png)\n\n", ""),
    ("pictures in one line", "", "![a](b.png)", ""),
    ("missing films", "", "![장면](clip.mp4)\n\n", ""),
    ("attributes", "", "![가](b.png){taken=2020-01-01 shows=저장, 설정}\n\n", ""),
    ("call-outs", "", "![가](b.png)\n\n:::callouts\n1. {on=save} 가\n:::\n\n", ""),
    ("headings", "", "## 학습자 {n}\n\n글\n\n", ""),
    ("headings of one text", "", "## 제목\n\n글\n\n", ""),
    ("headings of one id", "", "## 제목 {#a}\n\n", ""),
    ("footnotes", "", "글[^{n}]\n\n[^{n}]: 학습자\n\n", ""),
    ("unknown footnotes", "", "글[^x{n}]\n\n", ""),
    ("rows", "| 가 | 나 |\n|--|--|\n", "| 학습자 | 나 |\n", ""),
    ("steps", "", "1. ‘강의 관리’를 눌러요.\n", ""),
    ("exceptions", "", "<!-- helpgen-ignore term/deprecated : 옛글 -->\n\n학습자\n\n", ""),
    ("unused exceptions", "", "<!-- helpgen-ignore term/deprecated : 옛글 -->\n\n글\n\n", ""),
    ("comments", "", "<!-- 학습자 ", ""),
    ("open emphasis", "", "**가**를 **나\n\n", ""),
    ("emphasis within emphasis", "", "*a _b ", "b_ c*"),
    ("bold within bold", "", "**a ", "b**"),
    ("quotes within quotes", "", "> ", "학습자"),
    ("lists within quotes", "", "- > ", "학습자"),
    ("links within links", "", "[a ", "](b.md)"),
    ("pictures within pictures", "", "![a ", "](b.png)"),
    ("open callouts", "", ":::note\n학습자\n", ""),
    ("callouts within callouts", "", ":::note\n학습자\n", ":::\n"),
    ("roles within roles", "", ":::role student\n강의 관리\n", ":::\n"),
    ("tabs within tabs", "", ":::tabs\n:::tab[가]\n글\n", ""),
    ("HTML within HTML", "", "<div>\n\n학습자\n\n", "</div>\n\n"),
    ("components within components", "", "<Card title=\"학습자\">\n\n글\n\n", "</Card>\n\n"),
    ("tags of templates", "", "{% if x %}학습자\n", "{% endif %}\n"),
    ("shortcodes", "", "{{< a >}}학습자 ", "{{< /a >}}"),
    ("braces", "", "{a ", "}"),
    ("brackets", "", "(", "학습자)"),
    ("quotation marks", "", "‘", "강의 관리’"),
    ("backticks", "", "`", "학습자`"),
];

fn seconds(program: &str, folder: &Path, command: &[String]) -> Result<f64, Box<dyn Error>> {
    let started = Instant::now();
    let mut run = Command::new(program);
    run.current_dir(folder).args(command).args(["--no-cache", "--today", "2026-11-30"]);
    let status = run.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    // 1: findings. Anything else is no measurement.
    match status.code() {
        Some(0 | 1) => Ok(started.elapsed().as_secs_f64()),
        _ => Err(format!("{program} ended with {status}").into()),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments.next().ok_or("usage: linear HELPGEN [N] [COMMAND…]")?;
    let program = fs::canonicalize(program)?.to_string_lossy().into_owned();
    let size: usize = arguments.next().map_or(Ok(10_000), |size| size.parse())?;
    let command: Vec<String> = arguments.collect();
    let command = if command.is_empty() { vec!["check".to_owned()] } else { command };
    let folder = tempfile::tempdir()?;
    let page = folder.path().join("content/a.md");
    fs::create_dir_all(folder.path().join("content"))?;
    fs::write(folder.path().join("helpgen.yml"), CONFIG)?;
    fs::write(folder.path().join("glossary.yml"), GLOSSARY)?;
    let mut slow = Vec::new();
    for (name, head, unit, tail) in PAGES {
        let mut measured = Vec::new();
        for size in [size, 2 * size] {
            let times = |part: &str| (0..size).map(|n| part.replace("{n}", &n.to_string())).collect::<String>();
            fs::write(&page, format!("---\ntitle: 글\n---\n\n{head}{}{}\n", times(unit), times(tail)))?;
            measured.push(seconds(&program, folder.path(), &command)?);
        }
        let ratio = measured[1] / measured[0];
        println!("{:7.2} s {:7.2} s  × {ratio:.2}  {name}", measured[0], measured[1]);
        if ratio > LARGEST {
            slow.push(*name);
        }
    }
    if slow.is_empty() { Ok(()) } else { Err(format!("more than linear: {}", slow.join(", ")).into()) }
}
