//! helpgen as a linter alone: any tree of articles and a glossary, whichever program makes the site.

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use support::{files, helpgen};
use tempfile::TempDir;

const GLOSSARY: &str = "concepts:\n  \
    - id: learner\n    definition: 강의를 듣는 사람\n    terms:\n      \
      ko: { preferred: 수강생, deprecated: [학습자] }\n      en: { preferred: student, deprecated: [learner] }\n";

/// A folder with a glossary and these files.
fn folder(texts: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (path, text) in texts.iter().chain(&[("glossary.yml", GLOSSARY)]) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
    folder
}

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(helpgen());
    command.args(["--color", "never"]).args(arguments).current_dir(folder).env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program can be started");
    // A program that has ended without reading is no fault of this test.
    let _ = child.stdin.take().expect("it is piped").write_all(input.as_bytes());
    support::wait(child)
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let run = run(folder, &[arguments, &["--format", "json"]].concat(), "");
    serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr)))
}

fn places(document: &Value) -> Vec<String> {
    let told = document["diagnostics"].as_array().expect("a list");
    let place = |own: &Value| {
        let (rule, path, found) = (&own["rule"], &own["path"], &own["found"]);
        format!(
            "{} {}:{}:{} {}",
            rule.as_str().unwrap_or_default(),
            path.as_str().unwrap_or_default(),
            own["start"]["line"],
            own["start"]["column"],
            found.as_str().unwrap_or_default()
        )
    };
    told.iter().map(place).collect()
}

#[test]
fn pictures_of_other_sites_are_other_generators_business() {
    let text = "![그림](https://elsewhere.example/a.png) ![그림](data:image/png;base64,iVBORw0KGgo=)\n";
    let folder = folder(&[("docs/ko/a.md", text)]);
    assert_eq!(places(&json(folder.path(), &["check", "docs/", "--glossary", "glossary.yml"])), [""; 0]);
}

#[test]
fn text_that_falls_out_of_a_box_is_told_where_the_box_is_read() {
    let told = |text: &str| {
        let folder = folder(&[("docs/ko/a.md", text)]);
        places(&json(folder.path(), &["check", "docs/", "--glossary", "glossary.yml", "--rule", "page/markup"]))
    };
    for (text, sign) in [
        ("# 가\n\n!!! note \"제목\"\n들여 쓰지 않은 글.\n", "!!! note \"제목\""),
        ("# 가\n\n=== \"탭\"\n글.\n", "=== \"탭\""),
        ("# 가\n\n!!! note\n\n  두 칸 글.\n", "!!! note"),
    ] {
        assert_eq!(told(text), [format!("page/markup docs/ko/a.md:3:1 {sign}")], "{text}");
    }
    for text in [
        "# 가\n\n!!! note \"제목\"\n    글.\n",
        "# 가\n\n!!! note \"제목뿐\"\n\n다른 문단.\n",
        "# 가\n\n=== \"탭\"\n\n    글.\n",
        "# 가\n\n제목\n===\n글.\n",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}

#[test]
fn one_line_of_a_component_is_mended_as_any() {
    let folder = folder(&[("docs/ko/a.mdx", "# 가\n\n<Note>학습자를 봐요.</Note>\n")]);
    run(folder.path(), &["fix", "docs/", "--glossary", "glossary.yml"], "");
    let text = fs::read_to_string(folder.path().join("docs/ko/a.mdx")).expect("it is there");
    assert_eq!(text, "# 가\n\n<Note>수강생을 봐요.</Note>\n");
}

#[test]
fn a_tree_of_articles_is_checked_with_a_glossary_alone() {
    let folder = folder(&[
        ("docs/ko/a.md", "# 시작\n\n**학습자**를 위한 글입니다.\n"),
        ("docs/en/b.mdx", "import X from 'x'\n\n# Start\n\nFor every learner.\n"),
        ("docs/ko/.hidden.md", "학습자\n"),
        ("docs/ko/notes.txt", "학습자\n"),
        ("other/c.md", "학습자\n"),
    ]);
    let told = json(folder.path(), &["check", "docs/", "--glossary", "glossary.yml"]);
    assert_eq!(
        places(&told),
        ["term/deprecated docs/en/b.mdx:5:11 learner", "term/deprecated docs/ko/a.md:3:3 학습자"]
    );
    assert_eq!(told["summary"]["pages"], 2);
    let finding = &told["diagnostics"][1];
    assert_eq!(finding["concept"], "learner");
    assert_eq!([&finding["start"]["offset"], &finding["end"]["offset"]], [12, 21]);
    assert_eq!(finding["fix"]["safe"], true);
    let edits: Vec<_> = finding["fix"]["edits"].as_array().expect("a list").iter().collect();
    assert_eq!((&edits[0]["start"], &edits[0]["end"], &edits[0]["text"]), (&12.into(), &21.into(), &"수강생".into()));
    assert_eq!((&edits[1]["start"], &edits[1]["end"], &edits[1]["text"]), (&23.into(), &26.into(), &"을".into()));
}

#[test]
fn paths_are_told_from_where_one_stands() {
    let folder = folder(&[("docs/a.md", "학습자\n")]);
    let inner = folder.path().join("docs");
    let expected = ["term/deprecated a.md:1:1 학습자"];
    assert_eq!(places(&json(&inner, &["check", ".", "--glossary", "../glossary.yml"])), expected);
    let absolute = inner.join("a.md");
    let absolute = absolute.to_str().expect("text");
    assert_eq!(places(&json(&inner, &["check", absolute, "--glossary", "../glossary.yml"])), expected);
    let from_above = ["check", "-C", "docs", "a.md", "--glossary", "../glossary.yml"];
    assert_eq!(places(&json(folder.path(), &from_above)), expected);
    let outside = ["check", "-C", "docs", "..", "--glossary", "../glossary.yml"];
    assert_eq!(places(&json(folder.path(), &outside)), ["term/deprecated ../docs/a.md:1:1 학습자"]);
}

#[test]
fn what_other_generators_understand_is_no_finding() {
    let text = "---\nsidebar_position: 2\nslug: /\n---\n\nimport Tabs from '@theme/Tabs';\nexport const x = 1;\n\n# 제목 {/*title*/}\n\n\
                {/* 학습자 */}\n\n<Tabs groupId=\"학습자\">\n\n:::tip[팁]{icon=\"star\"}\n도움말이에요.\n:::\n\n:::caution 조심\n글이에요.\n:::\n\n:::info\n\n\
                <Note title={학습자}>글이에요.</Note>\n\n:::\n\n</Tabs>\n\n:badge[새 기능]{variant=\"tip\"} :smile: 10:30\n\n\
                ::youtube{id=abc}\n\n[없는 글](./nowhere.md) ![그림](/img/a.png)\n\n{props.학습자}\n";
    let folder =
        folder(&[("docs/a.mdx", text), ("docs/b.md", ":::unknown\n글이에요.\n:::\n\n:::note\n닫지 않았어요.\n")]);
    assert_eq!(places(&json(folder.path(), &["check", "docs", "--glossary", "glossary.yml"])), [""; 0]);
    let asked =
        json(folder.path(), &["check", "docs/b.md", "--glossary", "glossary.yml", "--rule", "directive/invalid"]);
    assert_eq!(asked["diagnostics"].as_array().map(Vec::len), Some(2), "{asked}");
    let asked = json(folder.path(), &["check", "docs", "--glossary", "glossary.yml", "--rule", "page/front-matter"]);
    assert!(!places(&asked).is_empty());
}

#[test]
fn a_page_says_its_language_unless_the_command_line_does() {
    let folder = folder(&[
        ("a.md", "---\nlang: en\n---\n\n학습자 learner\n"),
        ("b.md", "여기에서 시작하는 글이에요. 학습자 learner\n"),
        ("c.md", "This is where it starts, for every learner. 학습자\n"),
    ]);
    let deprecated = ["check", ".", "--glossary", "glossary.yml"];
    assert_eq!(
        places(&json(folder.path(), &deprecated)),
        ["term/deprecated a.md:5:5 learner", "term/deprecated b.md:1:17 학습자", "term/deprecated c.md:1:36 learner"]
    );
    let told = json(folder.path(), &[&deprecated[..], &["--content-lang", "ko"]].concat());
    assert!(places(&told).iter().all(|place| place.ends_with("학습자")) && places(&told).len() == 3, "{told}");
}

#[test]
fn editors_check_and_mend_what_is_not_saved_yet() {
    let folder = folder(&[("docs/a.md", "다른 글\n")]);
    let before = files(folder.path());
    let stdin = ["--glossary", "glossary.yml", "--stdin-filename", "docs/a.md"];
    let checked = run(folder.path(), &[&["check", "--format", "json"], &stdin[..]].concat(), "학습자예요.\n");
    let told: Value = serde_json::from_slice(&checked.stdout).expect("JSON and nothing else");
    assert_eq!(places(&told), ["term/deprecated docs/a.md:1:1 학습자"]);
    let fixed = run(folder.path(), &[&["fix"], &stdin[..]].concat(), "학습자예요.\r\n");
    assert_eq!(String::from_utf8_lossy(&fixed.stdout), "수강생이에요.\r\n");
    assert_eq!(fixed.status.code(), Some(0));
    let unchanged = run(folder.path(), &[&["fix"], &stdin[..]].concat(), "");
    assert_eq!((unchanged.stdout.len(), unchanged.status.code()), (0, Some(0)));
    assert!(files(folder.path()) == before);
}

#[test]
fn mending_works_on_the_files_themselves_too() {
    let folder =
        folder(&[("docs/ko/a.md", "[학습자](x.md)는 읽어요.\n"), ("docs/en/b.md", "Learners and a learner.\n")]);
    let run = run(folder.path(), &["fix", "docs", "--glossary", "glossary.yml"], "");
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).expect("there");
    assert_eq!(read("docs/ko/a.md"), "[수강생](x.md)은 읽어요.\n");
    assert_eq!(read("docs/en/b.md"), "Students and a student.\n");
}

#[test]
fn wrong_usage_says_what_to_do() {
    let folder = folder(&[("docs/a.txt", "글\n")]);
    let said = |arguments: &[&str], words: &str| {
        let run = run(folder.path(), arguments, "");
        let text = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(2), "{text}");
        assert!(text.contains(words) && run.stdout.is_empty(), "{text}");
    };
    said(&["check"], "--glossary");
    said(&["check", "docs", "--glossary", "nowhere.yml"], "nowhere.yml");
    said(&["check", "nowhere", "--glossary", "glossary.yml"], "nowhere");
    said(&["check", "docs", "--glossary", "glossary.yml"], ".md or .mdx");
    said(&["check", "docs", "--stdin-filename", "a.md"], "--stdin-filename");
}

#[test]
fn a_diff_counts_what_is_left_as_mending_does() {
    let folder = folder(&[("docs/a.md", "학습자를 위한 글이에요.\n")]);
    let twice = format!("{GLOSSARY}  - {{ id: learner, definition: 또, terms: {{ ko: {{ preferred: 수강 }} }} }}\n");
    fs::write(folder.path().join("glossary.yml"), twice).expect("files can be written");
    let said = |arguments: &[&str]| {
        let run = run(folder.path(), &[&["--ui-lang", "en"], arguments].concat(), "");
        String::from_utf8_lossy(&run.stderr).lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(said(&["fix", "docs", "--diff"]), "1 can be mended, 1 left");
    assert_eq!(said(&["fix", "docs"]), "1 mended, 1 left");
}

#[test]
fn one_page_is_one_page() {
    let folder = folder(&[("docs/a.md", "수강생을 위한 글이에요.\n")]);
    let run = run(folder.path(), &["--ui-lang", "en", "check", "docs"], "");
    assert!(String::from_utf8_lossy(&run.stderr).starts_with("Checked 1 page in "), "{run:?}");
}

#[test]
fn words_of_other_generators_pages_are_read() {
    let docusaurus = "---\ntitle: 글\nsidebar_label: 학습자 안내\n---\n\n:::caution 학습자 주의\n\n글이에요.\n\n:::\n\n\
        :::details 학습자 열기 {#more}\n\n글이에요.\n\n:::\n\n:::info 학습자\n\n글이에요.\n\n:::\n";
    let starlight =
        "---\ntitle: 글\nsidebar:\n  label: \"학습자 안내\"\nhero:\n  tagline: 학습자를 위한 글\n---\n\n글이에요.\n";
    let folder = folder(&[("docs/a.md", docusaurus), ("docs/b.md", starlight)]);
    let expected = [
        "term/deprecated docs/a.md:3:16 학습자",
        "term/deprecated docs/a.md:6:12 학습자",
        "term/deprecated docs/a.md:12:12 학습자",
        "term/deprecated docs/a.md:18:9 학습자",
        "term/deprecated docs/b.md:4:11 학습자",
        "term/deprecated docs/b.md:6:12 학습자",
    ];
    assert_eq!(places(&json(folder.path(), &["check", "docs"])), expected);
    assert!(run(folder.path(), &["fix", "docs"], "").status.success());
    let mended = fs::read_to_string(folder.path().join("docs/b.md")).expect("it is there");
    assert_eq!(mended, starlight.replace("학습자를", "수강생을").replace("학습자", "수강생"));
}

#[test]
fn a_title_is_told_where_it_is_defined_and_once() {
    let text = "[링크][ref]와 [다른 링크][REF], [ref]예요.\n\n> [ref]: x.md \"학습자 참조\"\n";
    let folder = folder(&[("docs/a.md", text)]);
    assert_eq!(places(&json(folder.path(), &["check", "docs"])), ["term/deprecated docs/a.md:3:16 학습자"]);
    run(folder.path(), &["fix", "docs"], "");
    let mended = fs::read_to_string(folder.path().join("docs/a.md")).expect("it is there");
    assert_eq!(mended, text.replace("학습자", "수강생"));
}

#[test]
fn platforms_get_paths_from_the_top_of_the_repository() {
    let folder =
        folder(&[("site/help/docs/a.md", "학습자를 위한 글이에요.\n"), (".git/HEAD", "ref: refs/heads/main\n")]);
    let said = |format: &str| {
        let glossary = ["--glossary", "../../glossary.yml"];
        let arguments = [&["-C", "site/help", "check", "docs", "--format", format], &glossary[..]].concat();
        String::from_utf8_lossy(&run(folder.path(), &arguments, "").stdout).into_owned()
    };
    assert!(said("github").contains(",file=site/help/docs/a.md,"), "{}", said("github"));
    assert!(said("gitlab").contains("\"path\": \"site/help/docs/a.md\""));
    assert!(said("sarif").contains("\"uri\": \"site/help/docs/a.md\""));
    assert!(said("json").contains("\"path\":\"docs/a.md\"") || said("json").contains("\"path\": \"docs/a.md\""));
}

#[test]
fn formulas_are_no_text_and_money_is() {
    let text = "# 수\n\n$n_{학습자}$의 합은\n\n$$\n\\text{학습자}\n\n= 1\n$$\n\n학습자는 $5, 강사는 $10를 내요. `$x`와 학습자 $y.\n";
    let folder = folder(&[("docs/ko/a.md", text)]);
    let arguments = ["check", "docs", "--glossary", "glossary.yml"];
    let expected =
        ["term/deprecated docs/ko/a.md:11:1 학습자", "term/deprecated docs/ko/a.md:11:29 학습자"].map(str::to_owned);
    assert_eq!(places(&json(folder.path(), &arguments)), expected);
    run(folder.path(), &["fix", "docs", "--glossary", "glossary.yml"], "");
    let fixed = fs::read_to_string(folder.path().join("docs/ko/a.md")).expect("it is there");
    let (formulas, sentence) = text.split_at(text.find("학습자는 $5").expect("it is there"));
    assert_eq!(fixed, formulas.to_owned() + &sentence.replace("학습자는", "수강생은").replace("학습자", "수강생"));
}
