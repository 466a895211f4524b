//! Commands killed at moments of chance: every file is the old one or the new one, and the same command finishes the work.
//!
//! `HELPGEN_KILLS=300 cargo test --test kills -- --ignored --nocapture` tries as many as are asked for; a short share of them
//! runs with every test.
#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "how many were caught at work is told")]

mod support;

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use support::{Files, Project, files, page};

/// What is killed.
const COMMANDS: [&[&str]; 5] = [
    &["build"],
    &["fix", "--deny", "never"],
    &["rename", "term", "learner", "배우미"],
    &["labels", "sync", "--from", "product", "--write"],
    &["baseline", "--accept-new"],
];

/// Pages with a word that is mended.
const PAGES: usize = 12;

/// A help center in which a command has something to do.
fn project(command: &str) -> Project {
    let project = Project::new();
    project.write("helpgen.yml", "title: 도움말\ntoday: 2026-11-22\nreport: { history: history.jsonl }\n");
    project.write(
        "glossary.yml",
        "concepts:\n  - id: learner\n    definition: 강의를 듣는 사람\n    terms:\n      ko:\n        preferred: 수강생\n        deprecated: [학습자]\n\
         labels:\n  - { id: save, kind: button, key: save }\n\
         labels_from:\n  - { file: labels/ko.json, language: ko }\n",
    );
    project.write("labels/ko.json", "{\"save\": \"저장\"}\n").write("product/labels/ko.json", "{\"save\": \"보관\"}\n");
    for number in 0..PAGES {
        // A word that is to be mended would keep a term from being renamed.
        let word = if command == "rename" { "수강생" } else { "학습자" };
        let body = format!("{word} {number}명이 시작해요. 수강생도 :ui[save]를 눌러요.");
        project.write(&format!("content/p{number}.md"), page(&format!("글 {number}"), &body));
    }
    project
}

/// What people keep: all but what helpgen can make again, and its staging files.
fn kept(project: &Project) -> (Files, usize) {
    let mut all = files(project.root());
    all.retain(|name, _| !name.starts_with(".helpgen/"));
    let before = all.len();
    let staging = |name: &str| name.split('/').any(|part| part.starts_with(".helpgen-") || part.contains(".helpgen-"));
    let among_articles: Vec<&String> =
        all.keys().filter(|name| name.starts_with("content/") && staging(name)).collect();
    assert!(among_articles.is_empty(), "a killed run left staging files among the articles: {among_articles:?}");
    all.retain(|name, _| !staging(name));
    let left = before - all.len();
    (all, left)
}

/// Puts the project's files back, and takes away what was not there.
fn reset(project: &Project, old: &Files) {
    let _ = fs::remove_dir_all(project.path(".helpgen"));
    for name in files(project.root()).keys().filter(|name| !old.contains_key(*name)) {
        let _ = fs::remove_file(project.path(name));
    }
    for (name, bytes) in old {
        if fs::read(project.path(name)).ok().as_ref() != Some(bytes) {
            project.write(name, bytes);
        }
    }
}

/// What is made anew with every run and says when.
fn same(name: &str, one: Option<&Vec<u8>>, other: Option<&Vec<u8>>) -> bool {
    one == other || name.starts_with("report/") || name == "history.jsonl"
}

struct Tally {
    caught: usize,
    staging: usize,
}

/// Kills each command in turn, as often as asked.
fn kill(count: usize) -> Tally {
    let mut tally = Tally { caught: 0, staging: 0 };
    let mut dice: u64 = 0x9e37_79b9_7f4a_7c15;
    for (number, command) in COMMANDS.iter().enumerate() {
        let project = project(command[0]);
        let (old, _) = kept(&project);
        let started = Instant::now();
        let run = support::Run::of(project.command(command.iter().copied()));
        let took = started.elapsed();
        assert!(run.code.is_some_and(|code| code < 2), "{command:?}: {}", run.text);
        let (new, _) = kept(&project);
        assert_ne!(old, new, "{command:?} has nothing to do");
        for _ in 0..count / COMMANDS.len() + usize::from(number < count % COMMANDS.len()) {
            reset(&project, &old);
            let mut child = project
                .command(command.iter().copied())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the program can be started");
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            thread::sleep(took.mul_f64((dice >> 40) as f64 / (1_u64 << 24) as f64));
            tally.caught += usize::from(child.try_wait().expect("a process can be asked").is_none());
            child.kill().expect("a process can be killed");
            child.wait().expect("a process can be waited for");
            let (now, staging) = kept(&project);
            tally.staging += staging;
            for (name, bytes) in &now {
                let whole = [&old, &new].iter().any(|state| same(name, state.get(name), Some(bytes)));
                assert!(whole, "{command:?} left half of {name}: {}", String::from_utf8_lossy(bytes));
            }
            for name in old.keys() {
                assert!(now.contains_key(name) || !new.contains_key(name), "{command:?} lost {name}");
            }
            let again = support::Run::of(project.command(command.iter().copied()));
            let (end, _) = kept(&project);
            let done = new.iter().all(|(name, bytes)| same(name, end.get(name), Some(bytes)));
            assert!(done, "{command:?}, killed and run again, is not done: {}", again.text);
        }
    }
    tally
}

#[test]
fn a_killed_command_leaves_whole_files_and_can_be_run_again() {
    kill(25);
}

#[test]
#[ignore = "takes minutes: HELPGEN_KILLS says how many"]
fn kills() {
    let count = std::env::var("HELPGEN_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    let Tally { caught, staging } = kill(count);
    eprintln!(
        "{count} kills, {caught} of a program at work: 0 torn files, 0 sets unfinished, 0 staging files among the articles, \
         {staging} elsewhere"
    );
}
