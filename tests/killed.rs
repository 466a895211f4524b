//! A command that changes the author's files can be killed at any moment and simply run again: every file is a whole one
//! at each moment, nothing is left beside articles, and in the end all is as if nobody had been in the way.

#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use support::{Files, Project, differences, files};

/// Pages of the help center.
const PAGES: usize = 24;

const GLOSSARY: &str = "\
concepts:
  - id: note
    definition: { ko: 적은 것 }
    terms:
      ko: { preferred: 노트, deprecated: [필기장] }
labels:
  - { id: save, kind: button, text: { ko: 저장 } }
  - { id: send, key: send }
labels_from:
  - { file: labels/ko.json, language: ko }
";

/// Each page has a heading with the word, and links to the heading of the next page and to its own.
fn help_center(word: &str) -> Project {
    let project = Project::new();
    project
        .write(
            "helpgen.yml",
            "title: 도움말\ntoday: 2026-11-22\nrules: { glossary/unused: off, label/unused: off, page/orphan: off }\n",
        )
        .write("glossary.yml", GLOSSARY)
        .write("labels/ko.json", "{ \"send\": \"보내기\" }\n")
        .write("product/ko.json", "{ \"send\": \"전송\" }\n");
    for number in 0..PAGES {
        let next = (number + 1) % PAGES;
        let text = format!(
            "---\ntitle: 글 {number}\n---\n\n## {word} 쓰기\n\n**저장**을 누르면 {word}를 써요. [다음](p{next}.md#{word}-쓰기)과 [여기](#{word}-쓰기)를 봐요.\n\n끝.\n"
        );
        project.write(&format!("content/p{number}.md"), text);
    }
    project
}

/// What identifies a file on disk: another one in its place has another number.
fn numbers(root: &Path) -> BTreeMap<String, u64> {
    let entries = fs::read_dir(root.join("content")).expect("a folder can be listed").flatten();
    let own = [root.join("glossary.yml"), root.join("labels/ko.json"), root.join("helpgen-baseline.json")];
    let all = entries.map(|entry| entry.path()).chain(own);
    all.filter_map(|path| Some((path.display().to_string(), fs::metadata(&path).ok()?.ino()))).collect()
}

/// The author's files, without the cache.
fn authored(project: &Project) -> Files {
    let mut all = files(project.root());
    all.retain(|path, _| !path.starts_with(".helpgen/"));
    all
}

/// Runs a command and kills it as soon as this many files are new; zero: as soon as it gets ready to write. False: it
/// ended before.
fn killed(project: &Project, command: &[&str], changed: usize) -> bool {
    let before = numbers(project.root());
    let mut running = project
        .command(command.iter().copied())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program can be started");
    let begun = Instant::now();
    loop {
        let now = numbers(project.root());
        let new = now.iter().filter(|(path, number)| before.get(*path) != Some(number)).count();
        let ready = fs::read_dir(project.path(".helpgen")).is_ok_and(|entries| {
            entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("staged-"))
        });
        if (changed == 0 && ready) || (changed > 0 && new >= changed) {
            running.kill().expect("a process can be killed");
            running.wait().expect("a process can be waited for");
            return true;
        }
        if running.try_wait().expect("a process can be asked").is_some() {
            return false;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "{command:?} takes too long");
        thread::sleep(Duration::from_micros(200));
    }
}

/// Kills a command at several points, each time from the start, and runs it again.
fn can_be_killed(word: &str, command: &[&str], points: &[usize]) {
    let undisturbed = help_center(word);
    undisturbed.command(command.iter().copied()).output().expect("the program can be run");
    let whole = authored(&undisturbed);
    let mut kills = 0;
    for &point in points {
        let project = help_center(word);
        let start = authored(&project);
        assert_ne!(differences(&start, &whole), Vec::<&str>::new(), "{command:?} does nothing");
        kills += usize::from(killed(&project, command, point));
        for (path, bytes) in authored(&project) {
            assert!(!path.contains(".helpgen"), "{path} is left after {point} files");
            let is_page = path.starts_with("content/p");
            assert!(!is_page || bytes.ends_with("끝.\n".as_bytes()), "{path} is torn after {point} files");
        }
        let again = project.command(command.iter().copied()).output().expect("the program can be run");
        let told = String::from_utf8_lossy(&again.stderr);
        assert_eq!(differences(&whole, &authored(&project)), Vec::<&str>::new(), "after {point} files: {told}");
        // Where all was written before, there is nothing to rename any more, and that is said.
        assert!(again.status.code() != Some(2) || told.contains("already"), "after {point} files: {told}");
        let cache = fs::read_dir(project.path(".helpgen")).into_iter().flatten().flatten();
        assert_eq!(cache.filter(|entry| entry.file_name().to_string_lossy().starts_with("staged-")).count(), 0);
    }
    assert!(kills > 0, "{command:?} always ended before it was killed");
}

#[test]
fn renaming_a_term() {
    can_be_killed("노트", &["rename", "term", "note", "공책"], &[0, 1, PAGES / 2, PAGES, PAGES + 1]);
}

#[test]
fn renaming_a_label() {
    can_be_killed("노트", &["rename", "label", "save", "보관"], &[0, 1, PAGES / 2, PAGES]);
}

#[test]
fn fixing() {
    can_be_killed("필기장", &["fix"], &[0, 1, PAGES / 2, PAGES - 1]);
}

#[test]
fn taking_new_labels_over() {
    can_be_killed("노트", &["labels", "sync", "--from", "product", "--write"], &[0, 1]);
}

#[test]
fn accepting_old_findings() {
    can_be_killed("필기장", &["baseline"], &[0]);
}
