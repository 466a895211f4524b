//! The commands as people type them: what they write, what they print where, and their exit codes.

mod support;

use std::fs;
use std::process::Command;

use support::{Project, Run, files, helpgen, page};

/// A run in an empty folder.
fn in_folder(folder: &std::path::Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(helpgen());
    command.arg("--color=never").args(arguments).current_dir(folder).env("LC_ALL", "C.UTF-8");
    Run::of(command)
}

#[test]
fn a_new_help_center_builds_and_passes_its_own_checks() {
    for lang in ["ko", "en"] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        in_folder(folder.path(), &["init", "help", "--ui-lang", lang]).succeeded();
        let help = folder.path().join("help");
        in_folder(&help, &["build", "--deny", "info"]).succeeded();
        assert!(files(&help.join("dist")).contains_key("index.html"));
        assert!(help.join("README.md").is_file());
    }
}

#[test]
fn a_new_help_center_stays_right_while_its_feature_ends() {
    for lang in ["ko", "en"] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let help = folder.path().join("help");
        in_folder(folder.path(), &["init", "help", "--ui-lang", lang, "--today", "2026-12-01"]).succeeded();
        for (day, state) in [("2026-12-01", "deprecated"), ("2027-02-28", "deprecated"), ("2027-03-01", "removed")] {
            in_folder(&help, &["check", "--deny", "info", "--today", day]).succeeded();
            let told = in_folder(&help, &["features", "--format", "json", "--today", day, "--deny", "never"]);
            let told: serde_json::Value = serde_json::from_str(&told.succeeded().text).expect("it is JSON");
            let chat = told["features"].as_array().into_iter().flatten().find(|feature| feature["id"] == "live-chat");
            assert_eq!(chat.map(|feature| feature["state"].clone()), Some(state.into()), "{lang} {day}");
        }
    }
}

/// The commands of a README that a new help center comes with, as they are typed.
#[test]
fn what_a_new_help_center_tells_its_team_to_type_works() {
    for lang in ["ko", "en"] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let help = folder.path().join("help");
        in_folder(folder.path(), &["init", "help", "--ui-lang", lang]).succeeded();
        let readme = fs::read_to_string(help.join("README.md")).expect("there is one");
        let lines = readme.lines().filter(|line| line.starts_with("helpgen ") && !line.contains("serve"));
        let mut count = 0;
        for line in lines {
            let line = line.split(" #").next().unwrap_or_default().trim();
            // Words in quotes are one argument.
            let mut words = Vec::new();
            for (at, part) in line.split('"').enumerate() {
                if at % 2 == 1 { words.push(part) } else { words.extend(part.split_whitespace()) }
            }
            let run = in_folder(&help, &words[1..]);
            // A renaming that is only shown ends with 1.
            assert!(run.code == Some(0) || words.contains(&"--diff") && run.code == Some(1), "{line}\n{}", run.text);
            count += 1;
        }
        assert!(count >= 6, "{readme}");
    }
}

#[test]
fn recipes_for_servers_come_with_a_new_help_center_or_later() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let help = folder.path().join("help");
    in_folder(folder.path(), &["init", "help", "--ci", "github", "--ui-lang", "ko"]).succeeded();
    let workflow = fs::read_to_string(help.join(".github/workflows/helpgen.yml")).expect("it is there");
    let version = env!("CARGO_PKG_VERSION");
    assert!(workflow.contains(&format!("helpgen@{version}\n")) && workflow.contains("LANGUAGE_OF_MESSAGES: ko"));
    assert!(help.join(".github/helpgen/comment.sh").is_file());
    in_folder(&help, &["check", "--deny", "info"]).succeeded();
    // In a help center that is there only the recipe is written.
    let before = files(&help);
    in_folder(&help, &["init", "--ci", "gitlab", "--ui-lang", "en"]).succeeded();
    let after = files(&help);
    let new: Vec<&String> = after.keys().filter(|name| !before.contains_key(*name)).collect();
    assert_eq!(new, [".gitlab-ci.yml"]);
    let again = in_folder(&help, &["init", "--ci", "github"]).ended_with(2).says("delete the file and run this again");
    assert!(again.text.contains(" .github/workflows/helpgen.yml is already there"), "{}", again.text);
    // A pipeline of one's own stays.
    fs::remove_dir_all(help.join(".github")).expect("it can be removed");
    in_folder(&help, &["init", "--ci", "gitlab"]).succeeded().says("include: { local: .gitlab/helpgen.gitlab-ci.yml }");
}

#[test]
fn a_folder_that_is_there_gets_settings_and_a_draft_glossary() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    };
    write("mkdocs.yml", "site_name: x\n");
    write("docs/index.md", "# 배움터 도움말\n\n수강신청을 하고 **저장**을 눌러요. 수강 신청은 취소할 수 있어요.\n");
    write(
        "docs/b.md",
        "수강 신청을 하면 **저장**이 보여요. **저장**을 눌러요.\n\n```\n**코드** **코드** **코드**\n```\n",
    );
    let before = files(folder.path());
    let run = in_folder(folder.path(), &["init", "--from", "docs", "--ui-lang", "ko"]).succeeded();
    let run = run.says("docs에서 글 2개를 읽었어요 (ko 2)").says("제목이 없는 글: 1개");
    run.says("두 가지로 쓴 말 1개, 굵게 쓴 이름 1개");
    let after = files(folder.path());
    assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)), "no article is changed");
    let text = |name: &str| String::from_utf8(after[name].clone()).expect("it is text");
    let settings = text("helpgen.yml");
    for part in ["title: \"배움터 도움말\"", "languages: [ko]", "content: \"docs\"", "generator: mkdocs"] {
        assert!(settings.contains(part), "{part}\n{settings}");
    }
    let draft = text("glossary.yml");
    assert!(draft.contains("preferred: 수강 신청") && draft.contains("# 수강신청"), "{draft}");
    assert!(draft.contains("text: { ko: \"저장\" } } # × 3") && !draft.contains("코드"), "{draft}");
    let found = in_folder(folder.path(), &["check", "--ui-lang", "ko", "--deny", "never", "--format", "json"]);
    assert!(found.succeeded().text.contains("term/variant"));
    in_folder(folder.path(), &["init", "--from", "docs"]).ended_with(2).says("go on with `helpgen check`");
    in_folder(folder.path(), &["init", "x", "--from", "docs"]).ended_with(2).says("There is no folder docs in");
}

#[test]
fn a_help_center_that_is_there_is_not_overwritten_by_a_new_one() {
    let project = Project::new();
    let before = files(project.root());
    in_folder(project.root(), &["init"]).ended_with(2).says("helpgen.yml");
    assert!(files(project.root()) == before);
}

#[test]
fn every_kind_of_new_article_builds() {
    for template in ["how-to", "troubleshooting", "new-feature", "policy"] {
        let project = Project::new();
        project
            .run(["new", "article", "money/refund", "--template", template, "--title", "환불: \"빨리\" 받기"])
            .succeeded();
        let text = fs::read_to_string(project.path("content/money/refund.md")).expect("the article is there");
        assert!(text.contains("draft: true"), "{text}");
        project.run(["build", "--drafts"]).succeeded();
        assert!(project.page("ko/money/refund").contains("환불: &quot;빨리&quot; 받기"), "{template}");
    }
}

#[test]
fn a_new_article_knows_its_roles_and_features() {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "roles: { student: 수강생, instructor: 강의자 }\nfeatures:\n  - { id: quiz, name: 퀴즈, introduced: 2026-01-01 }\n",
    );
    project.run(["new", "article", "quiz", "--role", "student", "--feature", "quiz"]).succeeded();
    let text = fs::read_to_string(project.path("content/quiz.md")).expect("the article is there");
    assert!(text.contains("student") && text.contains("quiz"), "{text}");
    project.run(["new", "article", "other", "--role", "studnet"]).ended_with(2).says("student");
    assert!(!project.path("content/other.md").exists());
}

#[test]
fn a_new_article_never_overwrites_one_nor_lies_outside() {
    let project = Project::new();
    let before = files(project.root());
    for path in ["start", "../x", "/tmp/x", "a/../../../x"] {
        project.run(["new", "article", path]).ended_with(2);
    }
    assert!(files(project.root()) == before);
}

#[test]
fn a_new_article_goes_where_the_site_reads_it() {
    let project = Project::new();
    let config = "title: 도움말\nlanguages: [ko, en]\nexclude: [\"**/old/**\"]\n";
    project.write("helpgen.yml", config);
    project.run(["new", "article", "start/refund"]).succeeded();
    project.run(["new", "article", "en/start/refund"]).succeeded();
    assert!(project.path("content/ko/start/refund.md").is_file());
    assert!(project.path("content/en/start/refund.md").is_file());
    assert!(!project.path("content/start/refund.md").exists());
    let before = files(project.root());
    project.run(["new", "article", "fr/start"]).ended_with(2).says("ko, en");
    project.run(["new", "article", "ko/old/a"]).ended_with(2).says("exclude");
    project.run(["new", "article", "ko/_docs/a"]).ended_with(2);
    assert!(files(project.root()) == before);
}

#[test]
fn articles_that_are_not_read_are_told_once_for_each_folder() {
    let project = Project::new();
    let text = page("글", "글이에요.");
    for file in ["_docs/a.md", "_docs/b.md", "c.markdown", "_parts/used.md", "_parts/more.md", "_drafts/d.md"] {
        project.write(&format!("content/{file}"), &text);
    }
    project.write("content/_notes/plain.md", "글\n");
    project.write("content/pages/f.html", &text);
    project.write("content/pages/g.html", "<h1>글</h1>\n");
    project.write("content/robots.txt", "# title: 글\nUser-agent: *\n");
    project.write("content/e.md", page("포함", "::include _parts/used.md"));
    let told = project.run(["check", "--rule", "page/left-out"]).findings();
    let expected = ["content/_docs/a.md", "content/c.markdown", "content/pages/f.html"];
    assert_eq!(told, expected.map(|file| format!("warning page/left-out {file}")));
    // Each ending in the folder is named.
    project.write("content/d.rst", &text);
    project.run(["check", "--rule", "page/left-out"]).says(".markdown, .rst");
}

#[test]
fn drafts_are_checked_and_not_published() {
    let project = Project::new();
    project.write("content/plan.md", "---\ntitle: 계획\ndraft: true\ntagz: [가]\n---\n\n본문\n");
    project.build().ended_with(1).finds("error page/front-matter content/plan.md:4:1");
    project.write("content/plan.md", "---\ntitle: 계획\ndraft: true\n---\n\n아직 비밀이에요.\n").build().succeeded();
    for (name, bytes) in project.site() {
        assert!(!String::from_utf8_lossy(&bytes).contains("아직 비밀이에요"), "{name}");
    }
    project.run(["build", "--drafts"]).succeeded();
    assert!(project.page("ko/plan").contains("아직 비밀이에요."));
}

#[test]
fn json_stands_alone_on_standard_output() {
    let project = Project::new();
    project.write("content/bad.md", "---\ntitle: 글\ntagz: [가]\n---\n\n본문\n");
    for command in ["build", "check"] {
        let output = project.command([command, "--format", "json"]).output().expect("the program can be started");
        assert_eq!(output.status.code(), Some(1));
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
        assert_eq!(json["version"], 1);
        assert_eq!(json["summary"]["errors"], 1);
        let told = json["diagnostics"].as_array().expect("a list");
        let finding = told.iter().find(|told| told["severity"] == "error").expect("an error");
        assert_eq!(finding["rule"], "page/front-matter");
        assert_eq!(finding["path"], "content/bad.md");
        assert_eq!([&finding["start"]["line"], &finding["start"]["column"]], [3, 1]);
        let [start, end] = ["start", "end"].map(|key| finding[key]["offset"].as_u64().expect("an offset") as usize);
        let text = fs::read(project.path("content/bad.md")).expect("files can be read");
        assert_eq!(finding["found"].as_str().map(str::as_bytes), text.get(start..end));
    }
}

#[test]
fn checking_writes_nothing() {
    let project = Project::new();
    let before = files(project.root());
    project.run(["check", "--no-cache"]).succeeded();
    let after = files(project.root());
    assert_eq!(support::differences(&before, &after), Vec::<&str>::new());
}

#[test]
fn what_fails_a_run_is_chosen_by_severity() {
    let project = Project::new();
    project.write("glossary.yml", "concepts:\n  - { id: a, terms: { ko: { preferred: 가나다 } } }\n");
    project.run(["check"]).succeeded().finds("warning glossary/definition glossary.yml:2:11");
    project.run(["check", "--deny", "warning"]).ended_with(1);
    project.run(["build", "--deny", "warning"]).ended_with(1);
    assert!(!project.path("dist").exists());
    project.run(["build", "--deny", "error"]).succeeded();
}

#[test]
fn another_folder_is_meant_as_if_started_there() {
    let project = Project::new();
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let root = project.root().to_str().expect("its name is text");
    in_folder(elsewhere.path(), &["-C", root, "build", "--dist", "public"]).succeeded();
    assert!(project.path("public/index.html").exists());
    assert!(files(elsewhere.path()).is_empty());
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_known() {
    let project = Project::new();
    project.run(["biuld"]).ended_with(2).says("build");
    project.run(["build", "--deny", "everything"]).ended_with(2).says("warning");
    project.run(["build", "--today", "tomorrow"]).ended_with(2);
    project.run(["build", "--role", "nobody"]).ended_with(2).says("nobody");
    in_folder(project.root(), &["-C", "no-such-folder", "build"]).ended_with(2).says("no-such-folder");
}

#[test]
fn messages_come_in_korean_and_english() {
    let project = Project::new();
    project.write("content/bad.md", page("글", "[없는 글](none.md)"));
    project.run(["check", "--ui-lang", "ko"]).ended_with(1).says("링크한 글을 찾을 수 없어요: none.md");
    project.run(["check", "--ui-lang", "en"]).ended_with(1).says("Linked page not found: none.md");
}

#[test]
fn schemas_and_completions_are_printed() {
    let project = Project::new();
    for file in ["glossary", "config"] {
        let output = project.command(["schema", file]).output().expect("the program can be started");
        let schema: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
        assert!(schema["properties"].is_object(), "{schema}");
    }
    for shell in ["bash", "zsh", "fish"] {
        project.run(["completions", shell]).succeeded().says("build");
    }
}

#[test]
fn every_rule_that_is_listed_is_explained_in_the_chosen_language() {
    let project = Project::new();
    let list = project.command(["explain"]).output().expect("the program can be started");
    let list = String::from_utf8(list.stdout).expect("the list is text");
    assert!(list.contains("glossary/duplicate-id") && list.contains("config/folders"), "{list}");
    for line in list.lines() {
        let id = line.split_whitespace().next().expect("a line names a rule");
        for (lang, other) in [("ko", "## English"), ("en", "## 한국어")] {
            let explained = project.command(["explain", id, "--ui-lang", lang]).output().expect("it can be started");
            let explained = String::from_utf8(explained.stdout).expect("an explanation is text");
            assert!(explained.starts_with(&format!("# {id}\n\n")), "{explained}");
            assert!(!explained.contains(other), "{explained}");
        }
    }
}

#[test]
fn outputs_never_take_the_place_of_what_is_checked() {
    let project = Project::new();
    project.write("glossary.yml", "roles: { student: 수강생 }\n").write("content/extra.md", page("더", "글이에요."));
    let before = files(project.root());
    for file in ["glossary.yml", "helpgen.yml", "content/extra.md"] {
        assert!(project.path(file).exists(), "{file}");
        for command in ["check", "build"] {
            project.run([command, "--output", &format!("markdown={file}")]).ended_with(2).says(file);
        }
    }
    assert!(files(project.root()) == before);
    project.run(["check", "--deny", "never", "--output", "json=findings.json"]).succeeded();
    assert!(project.path("findings.json").is_file());
}

#[test]
fn a_report_is_not_written_over_other_folders() {
    for path in ["content", "dist", ".git", ".helpgen", "static"] {
        let project = Project::new();
        project.run(["build"]).succeeded();
        let config = fs::read_to_string(project.path("helpgen.yml")).expect("the configuration is there");
        project.write("helpgen.yml", format!("{config}\nreport: {{ path: {path} }}\n"));
        let before = files(project.root());
        project.run(["report"]).ended_with(2).says("report.path");
        project.run(["build", "--deny", "never"]).ended_with(2);
        let after = files(project.root());
        let in_folder = |all: &std::collections::BTreeMap<String, Vec<u8>>| {
            let own = all.iter().filter(|(file, _)| file.starts_with(path) && path != ".helpgen" && path != "dist");
            own.map(|(file, bytes)| (file.clone(), bytes.clone())).collect::<Vec<_>>()
        };
        assert!(in_folder(&before) == in_folder(&after), "{path}");
        assert!(!after.contains_key(&format!("{path}/findings.csv")), "{path}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_told() {
    let project = Project::new();
    for arguments in [&["check", "--format", "json"][..], &["explain"], &["schema", "config"], &["completions", "bash"]]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let mut command = Command::new(helpgen());
        command.arg("--color=never").args(arguments).current_dir(project.root()).env("LC_ALL", "C.UTF-8");
        let ended = command.stdout(full).output().expect("the program starts");
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&ended.stderr).contains("stdout"), "{arguments:?}");
    }
}

#[test]
fn a_time_that_is_none_stops_the_run() {
    let project = Project::new();
    for value in ["abc", "-1", "99999999999999999999"] {
        let mut command = Command::new(helpgen());
        command.arg("check").current_dir(project.root()).env("LC_ALL", "C.UTF-8").env("SOURCE_DATE_EPOCH", value);
        Run::of(command).ended_with(2).says("SOURCE_DATE_EPOCH");
    }
}

#[test]
fn a_pages_text_cannot_steer_the_terminal() {
    let project = Project::new();
    project.write("content/evil.md", "---\ntitle: \"나쁜 \\e[31m글\"\n---\n\n환불 \u{1b}[2J\u{7} 받기\n");
    project.run(["build", "--deny", "never"]).succeeded();
    for arguments in
        [["search", "환불", "--limit=9"], ["check", "--format", "github"], ["check", "--format", "markdown"]]
    {
        let run = project.run(arguments);
        let all = &run.text;
        assert!(!all.contains('\u{1b}') && !all.contains('\u{7}'), "{arguments:?}: {all}");
    }
    project.run(["search", "환불"]).succeeded().says("나쁜 ␛[31m글");
}

#[test]
fn a_damaged_search_index_is_made_again() {
    let project = Project::new();
    project.write("content/refund.md", "---\ntitle: 환불\n---\n\n환불을 받아요.\n");
    project.run(["build", "--deny", "never"]).succeeded();
    project.run(["search", "환불"]).succeeded().says("refund");
    let folder = project.path(".helpgen/index/all/tantivy");
    let damaged = files(&folder);
    assert!(damaged.len() > 3);
    for (file, bytes) in damaged {
        fs::write(folder.join(&file), &bytes[..bytes.len() / 2]).expect("written");
        project.run(["search", "환불"]).succeeded().says("refund");
    }
}
