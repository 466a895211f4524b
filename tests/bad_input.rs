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

/// The processor's time for a run in seconds, at its quickest of three. It does not grow when the machine is busy.
#[cfg(unix)]
fn work(project: &Project, arguments: &[&str]) -> f64 {
    // `times` tells the shell's own time in its first line and that of its children in the second (POSIX, `times`).
    const TIMED: &str = "\"$@\" >/dev/null 2>&1; code=$?; times; exit $code";
    let timed = || {
        let command = project.command(arguments.iter().copied());
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", TIMED, "sh"]).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        let run = support::Run::of(shell);
        assert!(run.code.is_some_and(|code| code <= 2), "{}", run.text);
        let children = run.text.lines().nth(1).expect("a line for the children");
        children.split_whitespace().map(seconds).sum::<f64>()
    };
    (0..3).map(|_| timed()).fold(f64::INFINITY, f64::min)
}

/// `1m2.5s` in seconds.
#[cfg(unix)]
fn seconds(told: &str) -> f64 {
    let (minutes, seconds) = told.trim_end_matches('s').split_once('m').expect("minutes and seconds");
    let number = |digits: &str| digits.parse::<f64>().expect("a number");
    number(minutes) * 60.0 + number(seconds)
}

/// Chains and lists that are four times as long take about four times the work: measured without what a run costs anyway.
#[cfg(unix)]
#[test]
fn long_chains_take_time_by_their_length() {
    let labels = |count: usize| {
        let label = |number: usize| match number {
            0 => "  - { id: l0, kind: menu, text: { ko: 이름 0 } }\n".to_owned(),
            _ => {
                format!("  - {{ id: l{number}, kind: menu, parent: l{}, text: {{ ko: 이름 {number} }} }}\n", number - 1)
            }
        };
        format!("labels:\n{}", (0..count).map(label).collect::<String>())
    };
    let features = |count: usize| {
        let feature = |number: usize| {
            let next = (number + 1) % count;
            format!(
                "  - {{ id: f{number}, name: {{ ko: 기능 {number} }}, introduced: 2020-01-01, removed: 2021-01-01, replacement: f{next} }}\n"
            )
        };
        format!("features:\n{}", (0..count).map(feature).collect::<String>())
    };
    let keys = |count: usize| (0..count).map(|number| format!("key{number}: 1\n")).collect::<String>();
    let rules = |count: usize| {
        format!("rules:\n{}", (0..count).map(|number| format!("  term/depracated{number}: off\n")).collect::<String>())
    };
    type Make<'m> = &'m dyn Fn(usize) -> String;
    let makers: [(&str, usize, Make<'_>); 4] =
        [("labels", 1500, &labels), ("features", 500, &features), ("keys", 3000, &keys), ("rules", 3000, &rules)];
    for (what, count, make) in makers {
        let took = [1, 4].map(|times| {
            let project = Project::new();
            match what {
                "labels" | "features" => project.write("glossary.yml", make(count * times)),
                _ => project.write("helpgen.yml", format!("title: 도움말\n{}", make(count * times))),
            };
            work(&project, &["build", "--deny", "never", "-q"])
        });
        let plain = work(&Project::new(), &["build", "--deny", "never", "-q"]);
        let [short, long] = took.map(|took| (took - plain).max(0.02));
        assert!(long < short * 10.0, "{what}: {short:.2} s, then {long:.2} s for four times as many");
    }
}
