//! `helpgen glossary suggest`: words that pages say and no concept covers, as YAML to paste.

mod support;

use std::process::Command;

use support::{Project, Run, helpgen, page};

fn project() -> Project {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "concepts:\n  - { id: learner, definition: 사람, terms: { ko: { preferred: 수강생 } } }\nlabels: [{ id: save, text: { ko: 저장함 } }]\n",
    );
    let text = "수강생은 진도율을 봐요. 진도율이 높으면 수료증을 받아요. 수료증은 진도율에 따라 달라요.\n\n\
                수료증을 저장함에 넣어요. 콘텐츠가 많아요. 콘텐츠를 봐요. 콘텐츠는 길어요. 콘텐츠에 더해요. 컨텐츠를 봐요. 컨텐츠가 짧고 컨텐츠는 많아요.\n\n\
                화면을 봐요. 화면이 커요. 화면은 작아요. 화면에 보여요.";
    project.write("content/a.md", page("진도율과 수료증", text));
    project
        .write("content/b.md", page("수료증", "수료증이 필요해요. 진도율은 `진도율`이 아니에요. <진도율>을 눌러요."));
    project.write("content/_index.md", page("도움말", "[시작하기](start.md) [가](a.md) [나](b.md)"));
    project
}

fn suggested(run: Run) -> String {
    let run = run.succeeded();
    let at = run.text.find("concepts:").unwrap_or_else(|| panic!("{}", run.text));
    let end = run
        .text
        .rfind(" that may become terms")
        .map_or(run.text.len(), |end| run.text[..end].rfind('\n').unwrap_or(end) + 1);
    run.text[at..end].to_owned()
}

#[test]
fn nouns_that_the_glossary_does_not_have_are_suggested_with_counts_and_sentences() {
    let project = project();
    let yaml = suggested(project.run(["glossary", "suggest"]));
    let ids: Vec<&str> = yaml.lines().filter_map(|line| line.strip_prefix("  - id: ")).collect();
    for word in ["진도율", "수료증", "콘텐츠"] {
        assert!(ids.contains(&word), "{word}\n{yaml}");
    }
    for word in ["수강생", "저장함", "컨텐츠", "진도율을", "많아요"] {
        assert!(!ids.contains(&word), "{word}\n{yaml}");
    }
    assert!(yaml.contains("콘텐츠, deprecated: [컨텐츠]"), "{yaml}");
    assert!(yaml.contains("#   content/a.md: “수료증은 진도율에 따라 달라요.”"), "{yaml}");
    assert!(!yaml.contains('\u{fffc}'), "what is no prose shows as a gap");
    let last = ids.last().copied();
    assert!(last == Some("화면") || !ids.contains(&"화면"), "what everybody understands alike comes last: {ids:?}");
}

#[test]
fn what_is_suggested_can_be_pasted_and_then_is_proposed() {
    let project = project();
    let yaml = suggested(project.run(["glossary", "suggest", "--limit", "3"]));
    assert_eq!(yaml.matches("\n  - id: ").count(), 3, "{yaml}");
    project.write("glossary.yml", &yaml);
    let run = project.run(["check"]).succeeded();
    assert!(run.text.contains("is proposed") && !run.text.contains("term/deprecated"), "{}", run.text);
    let again = project.run(["glossary", "suggest"]).succeeded();
    let first = yaml.lines().find_map(|line| line.strip_prefix("  - id: ")).expect("there is one");
    assert!(!again.text.contains(&format!("- id: {first}\n")), "{}", again.text);
}

#[test]
fn a_tree_without_a_help_center_and_without_a_glossary_will_do() {
    let project = project();
    let folder = tempfile::tempdir().expect("a folder");
    let copied = Command::new("cp").arg("-r").arg(project.path("content")).arg(folder.path().join("docs")).status();
    assert!(copied.expect("cp is there").success());
    let mut command = Command::new(helpgen());
    command.arg("-C").arg(folder.path()).args(["glossary", "suggest", "docs", "--ui-lang", "en", "--lang", "ko"]);
    let yaml = suggested(Run::of(command));
    assert!(yaml.contains("- id: 수료증\n") && yaml.contains("- id: 진도율\n"), "{yaml}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 1, "nothing is written");
}
