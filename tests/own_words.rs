//! helpgen keeps its own glossary: its messages, help, theme texts, rule pages and templates are checked as if they were
//! articles, by the glossary of its manual.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use support::{Run, files, helpgen};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// The strings of a source file that hold Hangul, without its comments and its tests.
fn strings(source: &str) -> Vec<String> {
    let own = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut letters = own.chars().peekable();
    let mut before = ' ';
    while let Some(c) = letters.next() {
        match c {
            '/' if letters.peek() == Some(&'/') => {
                letters.by_ref().find(|c| *c == '\n');
            }
            // A character, or a lifetime.
            '\'' => {
                let mut ahead = letters.clone();
                let first = ahead.next();
                if first == Some('\\') {
                    letters.next();
                    letters.next();
                    letters.by_ref().find(|c| *c == '\'');
                } else if ahead.next() == Some('\'') {
                    letters.next();
                    letters.next();
                }
            }
            '"' if before != 'r' && before != '#' => {
                let mut text = String::new();
                while let Some(c) = letters.next() {
                    match c {
                        '"' => break,
                        '\\' => match letters.next() {
                            Some('n') => text.push('\n'),
                            Some('\n') => {
                                while letters.peek().is_some_and(|c| c.is_whitespace()) {
                                    letters.next();
                                }
                            }
                            Some(other) => text.push(other),
                            None => {}
                        },
                        c => text.push(c),
                    }
                }
                if text.chars().any(is_hangul) {
                    found.push(text);
                }
            }
            _ => {}
        }
        before = c;
    }
    found
}

/// Places in which words stand that are no messages: grammar, lists of words, samples.
const DATA: [&str; 9] = [
    "korean/",
    "index/",
    "exchange/words",
    "exchange/sheet",
    "lint/",
    "/tests",
    "samples",
    "cmd/manual",
    "rules/style",
];

/// Every text of ours by the file that holds it.
fn texts() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (path, bytes) in files(&root().join("src")) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        if DATA.iter().any(|data| format!("/{path}").contains(data)) {
            continue;
        }
        if path.ends_with(".rs") {
            let strings = strings(&text);
            if !strings.is_empty() {
                texts.insert(path, strings.join("\n\n"));
            }
        } else if path.ends_with("ko.yml")
            || path.contains("starter/ko/") && path.ends_with(".md")
            || path.ends_with(".ko.md")
        {
            texts.insert(path, text);
        } else if path.ends_with(".md") && path.contains("rules/") {
            // The explanation without its examples.
            let own = text.split("## 한국어").nth(1).and_then(|rest| rest.split("\n## ").next());
            texts.insert(path, own.unwrap_or_default().to_owned());
        }
    }
    for name in ["themes/default/i18n/ko.yml", "README.ko.md"] {
        texts.insert(name.to_owned(), fs::read_to_string(root().join(name)).expect("it is there"));
    }
    texts
}

/// What a check of texts finds, by the manual's glossary.
fn found(texts: &BTreeMap<String, String>) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fs::copy(root().join("docs/glossary.yml"), folder.path().join("glossary.yml")).expect("it can be copied");
    for (path, text) in texts {
        let path = folder.path().join("own").join(format!("{path}.md"));
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("folders can be made");
        // A key of YAML begins a line; as an article it would be a list of them.
        fs::write(path, text.replace("---\n", "\n")).expect("files can be written");
    }
    let mut command = Command::new(helpgen());
    command.args([
        "--color=never",
        "--quiet",
        "--ui-lang",
        "ko",
        "check",
        "own",
        "--glossary",
        "glossary.yml",
        "--content-lang",
        "ko",
    ]);
    command.args(["--rule", "term/deprecated", "--rule", "term/variant", "--format", "json", "--deny", "never"]);
    command.current_dir(folder.path()).env("LC_ALL", "C.UTF-8");
    let run = Run::of(command).succeeded();
    let told: serde_json::Value =
        serde_json::from_str(&run.text).unwrap_or_else(|error| panic!("{error}\n{}", run.text));
    let diagnostics = told["diagnostics"].as_array().expect("a list").clone();
    let line = |path: &str, line: u64| -> String {
        let text = fs::read_to_string(folder.path().join(path)).unwrap_or_default();
        text.lines().nth(line as usize - 1).unwrap_or_default().trim().to_owned()
    };
    diagnostics
        .iter()
        .filter_map(|told| {
            let path = told["path"].as_str()?;
            let at = told["start"]["line"].as_u64()?;
            Some(format!("{path}: {} · {}", told["message"].as_str()?, line(path, at)))
        })
        .collect()
}

#[test]
fn helpgen_calls_things_by_the_names_of_its_own_glossary() {
    let texts = texts();
    assert!(texts.len() > 150, "only {} texts were found", texts.len());
    let found = found(&texts);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_word_that_is_not_to_be_used_is_noticed() {
    let text = strings("fn a() { say('\"', \"단어장에 \\\n   금지어가 있어요\"); } // \"리포트\"\n");
    assert_eq!(text, ["단어장에 금지어가 있어요"]);
    let texts = BTreeMap::from([("src/a.rs".to_owned(), text.join("\n"))]);
    assert_eq!(found(&texts).len(), 2);
}
