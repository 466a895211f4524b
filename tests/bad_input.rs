//! Glossaries and pages that nobody should write, and somebody will: clear words, nothing lost, and an end.

mod support;

use std::fmt::Write as _;
use std::fs;

use support::{Project, page};

/// A help center with these concepts and this page.
fn project(concepts: &str, body: &str) -> Project {
    let project = Project::new();
    project.write("glossary.yml", format!("concepts:\n{concepts}"));
    project.write("content/start.md", page("시작하기", body));
    project
}

fn mended(project: &Project) -> String {
    project.run(["fix", "--deny", "never"]).succeeded();
    let text = fs::read_to_string(project.path("content/start.md")).expect("the page is there");
    text.split_once("---\n\n").expect("its front matter").1.trim_end().to_owned()
}

#[test]
fn a_glossary_may_hold_very_many_terms() {
    let mut glossary = String::from("concepts:\n");
    for number in 0..10_000 {
        let _ = writeln!(
            glossary,
            "  - {{ id: c{number}, definition: x, terms: {{ ko: {{ preferred: 낱말{number}, deprecated: [옛말{number}] }} }} }}"
        );
    }
    let project = Project::new();
    project.write("glossary.yml", glossary);
    project.write("content/start.md", page("시작하기", "옛말9999를 옛말7로 바꿔요. 옛말100009는 없어요."));
    let run = project.run(["check"]).ended_with(1);
    // Those that no page says are told in one finding.
    let findings = run.findings();
    assert_eq!(findings.len(), 3, "{findings:#?}");
    assert_eq!(findings[2], "warning glossary/unused glossary.yml:2:11");
}

#[test]
fn terms_without_letters_are_told_or_found_as_they_are() {
    let blank =
        project("  - { id: a, definition: x, terms: { ko: { preferred: 가, deprecated: [\" \"] } } }\n", "가 나 다");
    blank.run(["check"]).ended_with(1).finds("error glossary/empty glossary.yml:2:71");
    // Of punctuation alone: to mend it would change every sentence.
    for sign in [".*", "(", "."] {
        let concepts =
            format!("  - {{ id: a, definition: x, terms: {{ ko: {{ preferred: 온점, deprecated: ['{sign}'] }} }} }}\n");
        let text = "아무거나 .*를 써요. 괄호 ( 하나.";
        let project = project(&concepts, text);
        project.run(["check"]).ended_with(1).finds("error glossary/value glossary.yml:2:72");
        assert!(mended(&project).contains(text), "{sign}");
    }
    for (sign, text, expected) in
        [("\\\\d+", "숫자 \\\\d+ 셋", "숫자 온점 셋"), ("[가-힣]", "글자 [가-힣] 넷", "글자 온점 넷")]
    {
        let concepts =
            format!("  - {{ id: a, definition: x, terms: {{ ko: {{ preferred: 온점, deprecated: ['{sign}'] }} }} }}\n");
        assert_eq!(mended(&project(&concepts.replace("\\\\", "\\"), text)), expected, "{sign}");
    }
}

#[test]
fn one_letter_a_sentence_and_an_emoji_are_terms_too() {
    let concepts = "  - { id: a, definition: x, terms: { ko: { preferred: 글, deprecated: [문] } } }\n  \
        - { id: b, definition: x, terms: { ko: { preferred: 저장해 주세요, deprecated: [저장 버튼을 눌러 주시기 바랍니다] } } }\n  \
        - { id: c, definition: x, terms: { ko: { preferred: 축하, deprecated: [🎉, 👩‍🏫] } } }\n";
    let text = "문을 읽고 문제와 대문은 둬요. 저장 버튼을 눌러 주시기 바랍니다. 🎉를 봐요. 👩‍🏫로.";
    let expected = "글을 읽고 문제와 대문은 둬요. 저장해 주세요. 축하를 봐요. 축하로.";
    assert_eq!(mended(&project(concepts, text)), expected);
}

#[test]
fn hangul_in_parts_is_the_same_hangul() {
    use unicode_normalization::UnicodeNormalization;
    let parts = |text: &str| text.nfd().collect::<String>();
    let concepts = format!(
        "  - {{ id: a, definition: x, terms: {{ ko: {{ preferred: 수강생, deprecated: [{}] }} }} }}\n",
        parts("학습자")
    );
    let text = format!("학습자를 {}", parts("학습자가 읽어요"));
    assert_eq!(mended(&project(&concepts, &text)), format!("수강생을 수강생이 {}", parts("읽어요")));
}

#[test]
fn two_concepts_that_claim_one_word_are_told() {
    let concepts = "  - { id: a, definition: x, terms: { ko: { preferred: 강의, deprecated: [수업] } } }\n  \
        - { id: b, definition: x, terms: { ko: { preferred: 수업 } } }\n  \
        - { id: c, definition: x, terms: { ko: { preferred: 강좌, deprecated: [수업] } } }\n";
    let project = project(concepts, "수업을 들어요.");
    let run = project.run(["check"]).ended_with(1).says("glossary/conflict");
    assert!(run.findings().iter().all(|told| !told.contains("start.md")), "the wanted word is left alone");
    assert_eq!(mended(&project), "수업을 들어요.");
}

#[test]
fn an_exception_that_never_applies_is_told() {
    let concepts = "  - { id: a, definition: x, terms: { ko: { preferred: 수강생, deprecated: [{ text: 학생, except: [교사] }] } } }\n";
    let run = project(concepts, "수강생이에요.").run(["check"]).succeeded();
    assert_eq!(run.findings(), ["warning glossary/except glossary.yml:2:81"]);
}

#[test]
fn odd_exceptions_in_comments_are_told() {
    let concepts = "  - { id: a, definition: x, terms: { ko: { preferred: 수강생, deprecated: [학생] } } }\n";
    let body = "<!-- helpgen-ignore term/deprecated : 안의 <!-- helpgen-ignore term/variant : 예외 --> -->\n\n학생\n\n\
        <!-- helpgen-ignore term/deprecated : 까닭 until 2026-02-30 -->\n\n학생\n\n\
        `<!-- helpgen-ignore term/deprecated : 코드 -->` 학생\n\n\
        <!-- helpgen-ignore term/deprecated : 안 닫았어요\n\n학생\n";
    let run = project(concepts, body).run(["check"]).ended_with(1);
    let found: Vec<String> = run.findings();
    for told in [
        "error ignore/expired content/start.md:9:1",
        "error ignore/reason content/start.md:15:1",
        "error term/deprecated content/start.md:13:48",
    ] {
        assert!(found.iter().any(|own| own == told), "{told}: {found:#?}");
    }
}

#[test]
fn a_page_of_one_long_line_is_mended_whole() {
    let concepts = "  - { id: a, definition: x, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n";
    let sentence = "학습자가 글을 읽고 다음 글로 가요. ";
    let count = 5_000;
    let project = project(concepts, &sentence.repeat(count));
    project.run(["check", "--format", "json", "--output", "json=out.json"]).ended_with(1);
    let told: serde_json::Value =
        serde_json::from_slice(&fs::read(project.path("out.json")).expect("written")).expect("JSON");
    assert_eq!(told["summary"]["errors"], count);
    assert_eq!(mended(&project), "수강생이 글을 읽고 다음 글로 가요. ".repeat(count).trim_end());
}
