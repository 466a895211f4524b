//! The manual in `docs/` is a help center of its own: it passes helpgen's checks, says the same in both languages, and
//! what it tells people to type exists and works.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::help::unknown;
use support::{Run, files, helpgen};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The manual without what builds leave behind, in a folder of its own.
fn copied() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (path, bytes) in files(&docs()) {
        if !["dist/", "report/", ".helpgen/"].iter().any(|made| path.starts_with(made)) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("folders can be made");
            fs::write(path, bytes).expect("files can be written");
        }
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(helpgen());
    command.arg("--color=never").args(arguments).current_dir(folder).env("LC_ALL", "C.UTF-8");
    command.env_remove("SOURCE_DATE_EPOCH").env_remove("GITHUB_STEP_SUMMARY");
    Run::of(command)
}

/// Articles of a language by their paths below its folder.
fn articles(lang: &str) -> BTreeMap<String, String> {
    let all = files(&docs().join("content").join(lang));
    all.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).expect("an article is text"))).collect()
}

#[test]
fn the_manual_passes_its_own_checks_and_builds() {
    let folder = copied();
    run(folder.path(), &["build", "--deny", "warning", "--today", "2026-12-01"]).succeeded();
    for page in ["ko/start/install", "en/reference/rules/term-deprecated", "ko/glossary"] {
        assert!(folder.path().join("dist").join(page).join("index.html").is_file(), "{page}");
    }
}

#[test]
fn both_languages_have_the_same_pages() {
    let (ko, en) = (articles("ko"), articles("en"));
    assert_eq!(ko.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    assert!(ko.len() >= 60, "{}", ko.len());
    let blocks = |text: &str| text.split("```sh\n").skip(1).count();
    // The first cell of each row that begins with code.
    let rows = |text: &str| -> Vec<String> {
        let rows = text.lines().filter(|line| line.starts_with("| `"));
        rows.map(|line| line[2..].split(" | ").next().unwrap_or_default().to_owned()).collect()
    };
    for (path, text) in &ko {
        assert_eq!(blocks(text), blocks(&en[path]), "{path}: commands in ko left, in en right");
        assert_eq!(rows(text), rows(&en[path]), "{path}: rows in ko left, in en right");
    }
}

/// The lines of blocks of commands.
fn typed(text: &str) -> Vec<&str> {
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).map(|line| line.split(" #").next().unwrap_or_default().trim());
    lines.filter(|line| line.starts_with("helpgen ")).collect()
}

#[test]
fn every_command_that_the_manual_shows_exists_with_its_flags() {
    let (mut known, mut count) = (BTreeMap::new(), 0);
    for lang in ["ko", "en"] {
        for (path, text) in articles(lang).iter().filter(|(path, _)| !path.starts_with("reference/")) {
            let spans = text.split('`').filter(|span| span.starts_with("helpgen ") && !span.contains('\n'));
            for line in typed(text).into_iter().chain(spans) {
                // What stands in quotes is one word.
                let plain: String = line.split('"').step_by(2).collect::<Vec<_>>().join("x");
                assert_eq!(unknown(&plain, &mut known), None, "{lang}/{path}: {line}");
                count += 1;
            }
        }
    }
    assert!(count > 60, "only {count} commands were found");
}

/// The words of a command line, those in quotes as one.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        if at % 2 == 1 { words.push(part) } else { words.extend(part.split_whitespace()) }
    }
    words
}

/// The arguments of a command line, in a language of the messages.
fn speaking<'w>(words: &[&'w str], lang: &'w str) -> Vec<&'w str> {
    let said = if words.contains(&"--ui-lang") { &[][..] } else { &["--ui-lang", lang][..] };
    [&words[1..], said].concat()
}

#[test]
fn the_first_pages_can_be_followed_as_they_stand() {
    for (lang, (right, wrong)) in [("ko", ("강의를", "강좌를")), ("en", ("the course is", "the class is"))] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let text = articles(lang)["start/first-help-center.md"].clone();
        let help = folder.path().join("my-help");
        let mut done = BTreeSet::new();
        for line in typed(&text).into_iter().filter(|line| !line.contains("serve")) {
            let words = words(line);
            let place = if words[1] == "init" { folder.path() } else { help.as_path() };
            // The page tells to make a mistake before the check.
            if words[1] == "check" {
                let file = help.join("content/start/enroll.md");
                let article = fs::read_to_string(&file).expect("it is there");
                let (head, body) = article.split_once(":::steps").expect("it has steps");
                fs::write(&file, format!("{head}:::steps{}", body.replacen(right, wrong, 1)))
                    .expect("it can be written");
            }
            let ended = run(place, &speaking(&words, lang));
            let expected = match (words[1], words.contains(&"--diff")) {
                ("check", _) | (_, true) => 1,
                _ => 0,
            };
            assert_eq!(ended.code, Some(expected), "{lang}: {line}\n{}", ended.text);
            done.insert(words[1].to_owned());
        }
        assert_eq!(done.iter().map(String::as_str).collect::<Vec<_>>(), ["build", "check", "fix", "init", "new"]);
        assert!(help.join("dist/index.html").is_file() && help.join("report/index.html").is_file());
    }
}

#[test]
fn a_folder_that_exists_can_be_taken_on_as_the_page_says() {
    for lang in ["ko", "en"] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        fs::create_dir(folder.path().join("docs")).expect("folders can be made");
        let page = "# 시작하기\n\n수강신청을 해요. 수강 신청은 쉬워요. 수강 신청이 끝나요. [다음](b)\n";
        fs::write(folder.path().join("docs/a.md"), page).expect("files can be written");
        fs::write(folder.path().join("docs/b.md"), "# 다음\n\n[처음](./a.md)\n").expect("files can be written");
        for line in typed(&articles(lang)["start/existing-folder.md"]) {
            let ended = run(folder.path(), &speaking(&words(line), lang));
            assert!(matches!(ended.code, Some(0 | 1)), "{lang}: {line}\n{}", ended.text);
        }
        run(folder.path(), &["check"]).succeeded();
    }
}
