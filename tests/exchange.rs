//! `helpgen glossary import` and `export` on files, as people run them.

mod support;

use std::fs;

use support::Project;

/// Standard output and what was said on standard error.
fn run(project: &Project, arguments: &[&str]) -> (String, String) {
    let output = project.command(arguments.iter().copied()).output().expect("the program can be started");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
    (text(output.stdout), text(output.stderr))
}

#[test]
fn a_glossary_goes_out_and_comes_back() {
    let project = Project::new();
    for form in ["csv", "tbx"] {
        let (table, said) = run(&project, &["glossary", "export", "--to", form]);
        assert_eq!(said, "", "nothing is lost");
        project.write(&format!("terms.{form}"), &table);
        let (glossary, _) = run(&project, &["glossary", "import", &format!("terms.{form}")]);
        project.write("glossary.yml", &glossary);
        let (again, _) = run(&project, &["glossary", "export", "--to", form]);
        assert_eq!(again, table);
        project.run(["check", "--deny", "info"]).succeeded();
    }
}

#[test]
fn what_cannot_be_carried_is_listed() {
    let project = Project::new();
    let labels = "labels: [{ id: save, text: { ko: 저장 } }]\nconcepts: [{ id: a, terms: { ko: { preferred: 가, hidden: [나] } } }]\n";
    project.write("glossary.yml", labels);
    let (_, said) = run(&project, &["glossary", "export", "--to", "tbx"]);
    assert_eq!(said, "What could not be carried:\n  1 UI labels\n  a: 나: a word for search only\n");
    project.write("prh.yml", "rules:\n  - expected: 서버\n    patterns:\n      - 써버\n      - /[가-힣]+버/\n");
    let (glossary, said) = run(&project, &["glossary", "import", "prh.yml"]);
    assert!(glossary.contains("preferred: 서버") && said.contains("/[가-힣]+버/"), "{glossary}{said}");
}

#[test]
fn a_terminology_is_used_as_soon_as_it_is_in() {
    let project = Project::new();
    project.write("swap.yml", "extends: substitution\nswap:\n  학습자: 수강생\n");
    let (glossary, _) = run(&project, &["glossary", "import", "swap.yml"]);
    project.write("docs/a.md", "학습자를 위한 글\n").write("terms.yml", glossary);
    project.run(["fix", "docs", "--glossary", "terms.yml"]).succeeded();
    assert_eq!(fs::read_to_string(project.path("docs/a.md")).expect("there"), "수강생을 위한 글\n");
}

#[test]
fn what_is_no_terminology_is_told() {
    let project = Project::new();
    project.write("a.tbx", "글").write("b.csv", "이름,뜻\n가,나\n").write("c.doc", "글").write("d.yml", "rules: [\n");
    project.run(["glossary", "import", "a.tbx"]).ended_with(2).says("TBX");
    project.run(["glossary", "import", "b.csv"]).ended_with(2).says("term");
    project.run(["glossary", "import", "c.doc"]).ended_with(2).says("--from");
    project.run(["glossary", "import", "d.yml"]).ended_with(2).says("d.yml:");
    project.run(["glossary", "import", "nowhere.csv"]).ended_with(2).says("nowhere.csv");
}

#[test]
fn what_is_made_of_a_patterns_parts_is_no_concept() {
    let project = Project::new();
    project.write(
        "prh.yml",
        "rules:\n  - expected: $1강의\n    pattern: /([0-9]+)강좌/\n  - expected: 서버\n    pattern: 써버\n",
    );
    let (glossary, said) = run(&project, &["glossary", "import", "prh.yml"]);
    assert!(glossary.contains("preferred: 서버") && !glossary.contains("$1"), "{glossary}");
    assert!(said.contains("line 3: the regular expression /([0-9]+)강좌/"), "{said}");
}

#[test]
fn words_in_latin_letters_are_english_where_that_is_spoken() {
    let project = Project::new();
    let swap = "extends: substitution\nswap:\n  e-mail: email\n";
    project.write("swap.yml", swap).write("mixed.yml", format!("{swap}  학습자: 수강생\n"));
    let import = |arguments: &[&str]| run(&project, &[&["glossary", "import"], arguments].concat());
    project.write("glossary.yml", "concepts: [{ id: a, definition: 가, terms: { ko: { preferred: 가 } } }]\n");
    assert!(import(&["swap.yml"]).0.contains("ko:"), "a help center without English has none");
    project.write(
        "glossary.yml",
        "concepts: [{ id: a, definition: 가, terms: { ko: { preferred: 가 }, en: { preferred: a } } }]\n",
    );
    let (glossary, said) = import(&["swap.yml"]);
    assert!(glossary.contains("en:") && !glossary.contains("ko:") && said.contains("English (en)"), "{glossary}{said}");
    assert!(import(&["swap.yml", "--lang", "ko"]).0.contains("ko:"));
    assert!(!import(&["mixed.yml"]).0.contains("en:"));
}
