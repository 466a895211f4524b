//! Writes the manual's reference (`docs/content/<lang>/reference`) from the code's descriptions, in a test: every key,
//! flag, command, rule, format and directive is in it, in both languages.

mod commands;
mod formats;
mod keys;
mod rules;
mod text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::UiLang;
use crate::parse::config::CONFIG;
use crate::parse::decisions::DECISIONS;
use crate::parse::glossary::GLOSSARY;
use crate::parse::page::PAGE;
use crate::parse::yaml::Shape;
use crate::report::FORMATS;

use text::{page, words};

/// Pages by their paths below `reference/`.
type Pages = BTreeMap<String, String>;

fn reference(lang: UiLang) -> Pages {
    let say = |ko: &'static str, en: &'static str| words(lang, ko, en);
    let mut pages = Pages::new();
    let mut add = |path: &str, title: &str, description: &str, order: usize, body: &str| {
        pages.insert(path.to_owned(), page(title, description, order, body));
    };
    add(
        "_index.md",
        say("참조", "Reference"),
        say("모든 설정, 명령, 규칙을 빠짐없이 모았어요.", "Every setting, command and rule."),
        3,
        &front(lang),
    );
    let config = keys::body(
        &CONFIG,
        lang,
        say(
            "사이트의 설정 파일이에요. 꼭 적어야 하는 것은 없어요.",
            "The settings of the site. None of them has to be there.",
        ),
    );
    add(
        "config.md",
        "helpgen.yml",
        say("사이트 설정 파일의 모든 항목이에요.", "Every key of the site's settings."),
        1,
        &config,
    );
    let glossary = keys::body(
        &GLOSSARY,
        lang,
        say(
            "역할, 용어, 화면 이름, 기능을 적는 용어집이에요.",
            "The glossary: roles, terms, names on screen and features.",
        ),
    );
    add("glossary.md", "glossary.yml", say("용어집의 모든 항목이에요.", "Every key of the glossary."), 2, &glossary);
    let front_matter = keys::body(
        &PAGE,
        lang,
        say("글 맨 위의 `---` 사이에 적어요.", "It stands between `---` at the top of an article."),
    );
    add(
        "front-matter.md",
        say("글 정보", "Front matter"),
        say("글 맨 위에 적는 항목이에요.", "Keys at the top of an article."),
        3,
        &front_matter,
    );
    add(
        "directives.md",
        say("특수 표기", "Directives"),
        say("글에서 쓰는 helpgen의 특수 표기예요.", "Syntax of helpgen in articles."),
        4,
        &formats::directives(lang),
    );
    add(
        "formats.md",
        say("출력 형식", "Output formats"),
        say("`check`와 `build`가 문제를 알리는 형식이에요.", "Forms in which `check` and `build` report problems."),
        5,
        &formats::formats(lang),
    );
    add(
        "dialects.md",
        say("생성기별 표기", "Dialects of generators"),
        say(
            "다른 생성기의 글에서 무엇을 검사하고 무엇을 그대로 두는지 알려 드려요.",
            "What is read in pages of other generators.",
        ),
        6,
        &dialects(lang),
    );
    let Shape::List(Shape::Object(decision)) = &DECISIONS else { panic!("decisions.yml is a list of maps") };
    let decisions = keys::body(
        decision,
        lang,
        say(
            "팀이 문제를 어떻게 하기로 했는지 적는 목록이에요. `helpgen decide`가 적어요.",
            "What a team decided about problems, as a list. `helpgen decide` writes it.",
        ),
    );
    add(
        "decisions.md",
        "decisions.yml",
        say("결정 하나에 적는 항목이에요.", "Every key of a decision."),
        7,
        &decisions,
    );
    commands::add(&mut pages, lang);
    rules::add(&mut pages, lang);
    pages
}

fn front(lang: UiLang) -> String {
    let lines = [
        ("config.md", "helpgen.yml", "helpgen.yml"),
        ("glossary.md", "glossary.yml", "glossary.yml"),
        ("front-matter.md", "글 정보", "Front matter"),
        ("directives.md", "특수 표기", "Directives"),
        ("formats.md", "출력 형식", "Output formats"),
        ("dialects.md", "생성기별 표기", "Dialects of generators"),
        ("decisions.md", "decisions.yml", "decisions.yml"),
        ("commands/_index.md", "명령", "Commands"),
        ("rules/_index.md", "규칙", "Rules"),
    ];
    let each = lines.iter().map(|(path, ko, en)| format!("- [{}]({path})\n", words(lang, ko, en)));
    each.collect()
}

/// The page of `helpgen explain dialects` without its heading.
fn dialects(lang: UiLang) -> String {
    let page = super::dialects::page(lang);
    page.split_once("\n\n").map_or(String::new(), |(_, body)| body.to_owned())
}

fn folder(lang: UiLang) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content").join(words(lang, "ko", "en")).join("reference")
}

/// Every file below a folder, by its path in it.
fn written(folder: &Path) -> Pages {
    let mut found = Pages::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in std::fs::read_dir(&inner).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name =
                    path.strip_prefix(folder).expect("it lies in the folder").to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read_to_string(&path).expect("a page is text"));
            }
        }
    }
    found
}

/// `UPDATE=1` writes the pages again.
#[test]
fn the_reference_says_what_the_code_says() {
    for lang in [UiLang::Ko, UiLang::En] {
        let (folder, pages) = (folder(lang), reference(lang));
        if std::env::var_os("UPDATE").is_some() {
            let _ = std::fs::remove_dir_all(&folder);
            for (path, text) in &pages {
                let path = folder.join(path);
                std::fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("folders can be made");
                std::fs::write(path, text).expect("pages can be written");
            }
        }
        let kept = written(&folder);
        let names = |pages: &Pages| pages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&kept), names(&pages), "UPDATE=1 cargo test writes the reference anew");
        for (path, text) in &pages {
            assert_eq!(kept.get(path), Some(text), "{path}: UPDATE=1 cargo test writes it anew");
        }
    }
}

#[test]
fn both_languages_have_the_same_pages_and_every_thing_has_one() {
    let (ko, en) = (reference(UiLang::Ko), reference(UiLang::En));
    assert_eq!(ko.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for rule in crate::lint::every_rule() {
        assert!(ko.contains_key(&format!("rules/{}.md", rule.id.replace('/', "-"))), "{}", rule.id);
    }
    for format in FORMATS {
        assert!(ko["formats.md"].contains(&format!("`{}`", format.name)), "{}", format.name);
    }
    assert!(ko.len() > 100, "{}", ko.len());
}
