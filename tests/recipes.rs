//! Recipes for servers that build, run as far as a machine without them can: the scripts with the real program and a
//! stand-in for the platform's own command, the files held against the program's help.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use support::help::unknown;
use support::{Project, helpgen, page};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A stand-in for `gh`. It writes down how it was called and answers from files beside it.
const GH: &str = r#"#!/bin/bash
here=$(dirname "$0")
echo "$*" >>"$here/calls"
case "$*" in
  "api user --jq .login") exit 1 ;;
  *"--paginate"*) [ ! -e "$here/refuse" ] || exit 1; cat "$here/comments" 2>/dev/null || true ;;
  *"--method"*) [ ! -e "$here/refuse" ] || exit 1; all="$*"; file=${all#*body=@}; cp "${file%% *}" "$here/body" ;;
  "release download"*) while [ "$1" != --dir ]; do shift; done; cp "$here"/released/* "$2" ;;
  "issue list"*) cat "$here/issue" 2>/dev/null || true ;;
  "issue "*) printf '%s\n' "$@" >"$here/issue-written" ;;
esac
"#;

/// A folder with the stand-in, put before everything else on the path.
struct Platform {
    folder: tempfile::TempDir,
}

impl Platform {
    fn new() -> Self {
        let platform = Self { folder: tempfile::tempdir().expect("a temporary folder can be made") };
        let gh = platform.path("gh");
        fs::write(&gh, GH).expect("it can be written");
        fs::set_permissions(&gh, fs::Permissions::from_mode(0o755)).expect("it can be made to run");
        platform
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Runs a script in a folder. What it says to the platform is in `outputs`.
    fn run(&self, script: &str, folder: &Path, env: &[(&str, &str)]) -> Output {
        let mut command = Command::new("bash");
        let path = std::env::var("PATH").unwrap_or_default();
        command.arg(root().join(script)).current_dir(folder).stdin(Stdio::null());
        command.env("PATH", format!("{}:{path}", self.folder.path().display()));
        command
            .env("RUNNER_TEMP", self.folder.path())
            .env("GITHUB_OUTPUT", self.path("outputs"))
            .env("HELPGEN", helpgen())
            .env_remove("GITHUB_STEP_SUMMARY");
        command.envs(env.iter().copied());
        command.output().expect("bash is there")
    }

    /// The value that a step handed on last.
    fn output(&self, name: &str) -> Option<String> {
        let outputs = self.read("outputs");
        let value = outputs.lines().rev().find_map(|line| line.strip_prefix(&format!("{name}=")).map(str::to_owned));
        value.filter(|value| !value.is_empty())
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn succeeded(output: &Output) {
    assert!(output.status.success(), "{}", said(output));
}

/// A help center with one word that is not to be used.
fn faulty() -> Project {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "concepts:\n  - { id: learner, definition: 사람, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n",
    );
    project.write("content/start.md", page("시작하기", "학습자는 여기에서 시작해요."));
    project
}

#[test]
fn a_job_goes_from_nothing_to_its_comment() {
    let (platform, project) = (Platform::new(), faulty());
    let run = platform.run("ci/github/check.sh", project.root(), &[("PREVIEW", "true"), ("DENY", "error")]);
    succeeded(&run);
    assert!(said(&run).contains("::error title=term/deprecated,file=content/start.md,line=5"), "{}", said(&run));
    assert_eq!(platform.output("code").as_deref(), Some("1"));
    for (name, file) in [("comment", "markdown"), ("sarif", "sarif"), ("json", "json")] {
        assert_eq!(platform.output(name), Some(format!("./.helpgen/ci/findings.{file}")), "{name}");
        assert!(project.path(&format!(".helpgen/ci/findings.{file}")).is_file());
    }
    assert_eq!(platform.output("report").as_deref(), Some("./report"));
    assert!(project.path("report/index.html").is_file());
    let site = platform.output("site").unwrap_or_else(|| panic!("{}", said(&run)));
    assert_eq!(Path::new(&site), platform.path("helpgen-site"));
    assert!(Path::new(&site).join("index.html").is_file());
    assert!(!project.path("dist").exists(), "a check publishes nothing");

    let comment = platform.output("comment").expect("there is one");
    let pull = [
        ("REPOSITORY", "team/help"),
        ("NUMBER", "7"),
        ("COMMENT", comment.as_str()),
        ("REPORT_URL", "https://example.com/r"),
    ];
    succeeded(&platform.run("ci/github/comment.sh", project.root(), &pull));
    assert!(
        platform.read("calls").contains("--method POST repos/team/help/issues/7/comments"),
        "{}",
        platform.read("calls")
    );
    let body = platform.read("body");
    assert!(body.starts_with("<!-- helpgen-report -->\n<!-- helpgen-report-of: . -->\n### helpgen: "), "{body}");
    assert!(body.contains("‘학습자’ 대신 ‘수강생’") && body.ends_with("[보고서](https://example.com/r)\n"), "{body}");

    // The next run finds it and replaces it.
    fs::write(platform.path("comments"), "4711\n").expect("it can be written");
    succeeded(&platform.run("ci/github/comment.sh", project.root(), &pull));
    assert!(
        platform.read("calls").ends_with("--silent\n")
            && platform.read("calls").contains("--method PATCH repos/team/help/issues/comments/4711")
    );
}

#[test]
fn nothing_wrong_writes_no_new_comment_and_clears_an_old_one() {
    let (platform, project) = (Platform::new(), Project::new());
    succeeded(&platform.run("ci/github/check.sh", project.root(), &[("LANGUAGE_OF_MESSAGES", "en")]));
    assert_eq!(platform.output("code").as_deref(), Some("0"));
    let comment = platform.output("comment").expect("there is one");
    let pull =
        [("REPOSITORY", "team/help"), ("NUMBER", "7"), ("COMMENT", comment.as_str()), ("LANGUAGE_OF_MESSAGES", "en")];
    succeeded(&platform.run("ci/github/comment.sh", project.root(), &pull));
    assert!(!platform.read("calls").contains("--method"), "{}", platform.read("calls"));
    fs::write(platform.path("comments"), "12\n").expect("it can be written");
    succeeded(&platform.run("ci/github/comment.sh", project.root(), &pull));
    assert!(platform.read("body").contains("### helpgen: Nothing to mend"), "{}", platform.read("body"));
}

#[test]
fn a_pull_request_that_may_not_be_written_to_fails_nothing() {
    let (platform, project) = (Platform::new(), faulty());
    platform.run("ci/github/check.sh", project.root(), &[]);
    fs::write(platform.path("refuse"), "").expect("it can be written");
    let comment = platform.output("comment").expect("there is one");
    let pull = [("REPOSITORY", "team/help"), ("NUMBER", "7"), ("COMMENT", comment.as_str())];
    let run = platform.run("ci/github/comment.sh", project.root(), &pull);
    succeeded(&run);
    assert!(said(&run).contains("::warning::"), "{}", said(&run));
    // A file that is no comment of helpgen is never posted.
    let other = [("REPOSITORY", "team/help"), ("NUMBER", "7"), ("COMMENT", "content/start.md")];
    assert!(!platform.run("ci/github/comment.sh", project.root(), &other).status.success());
}

#[test]
fn a_help_center_in_a_folder_and_a_run_that_cannot_be_are_told() {
    let (platform, project) = (Platform::new(), Project::new());
    project.write("docs/help/a.md", page("글", "학습자의 글"));
    project.write(
        "docs/g.yml",
        "concepts:\n  - { id: a, definition: 가, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n",
    );
    let env = [("DIRECTORY", "docs"), ("PATHS", " help \n\n"), ("GLOSSARY", "g.yml")];
    succeeded(&platform.run("ci/github/check.sh", project.root(), &env));
    assert_eq!(platform.output("code").as_deref(), Some("1"));
    assert_eq!(platform.output("suffix").as_deref(), Some("-docs"));
    assert_eq!(platform.output("report"), None, "there is no help center to report on");
    project.write("helpgen.yml", "title: [\n");
    let run = platform.run("ci/github/check.sh", project.root(), &[]);
    succeeded(&run);
    assert_eq!(platform.output("code").as_deref(), Some("2"));
    assert!(said(&run).contains("::error::helpgen could not run"), "{}", said(&run));
}

#[test]
fn what_only_the_calendar_made_wrong_stands_in_one_issue() {
    let (platform, project) = (Platform::new(), Project::new());
    project
        .write("content/start.md", "---\ntitle: 시작하기\nreviewed: 2020-01-01\n---\n\n수강생은 여기에서 시작해요.\n");
    succeeded(&platform.run("ci/github/issue.sh", project.root(), &[]));
    let written = platform.read("issue-written");
    assert!(
        written.starts_with("issue\ncreate\n--title\n도움말: 날짜가 지나서 확인할 것\n--body\n- `content/start.md`"),
        "{written}"
    );
    fs::write(platform.path("issue"), "3\n").expect("it can be written");
    succeeded(&platform.run("ci/github/issue.sh", project.root(), &[]));
    assert!(platform.read("issue-written").starts_with("issue\nedit\n3\n"));
    project.write("content/start.md", page("시작하기", "수강생은 여기에서 시작해요."));
    succeeded(&platform.run("ci/github/issue.sh", project.root(), &[]));
    assert_eq!(platform.read("issue-written"), "issue\nclose\n3\n");
}

/// A release in the platform's folder: an archive with the program, and its checksum.
fn released(platform: &Platform, target: &str) -> PathBuf {
    let folder = platform.path("released");
    let name = format!("helpgen-v9.9.9-{target}");
    fs::create_dir_all(folder.join(&name)).expect("folders can be made");
    fs::write(folder.join(&name).join("helpgen"), "#!/bin/sh\necho helpgen 9.9.9\n").expect("it can be written");
    fs::set_permissions(folder.join(&name).join("helpgen"), fs::Permissions::from_mode(0o755)).expect("it is ours");
    let archive = format!("{name}.tar.gz");
    let script = format!("tar -czf {archive} {name} && rm -r {name} && sha256sum {archive} >SHA256SUMS");
    let done = Command::new("bash").args(["-c", &script]).current_dir(&folder).status().expect("bash is there");
    assert!(done.success());
    folder.join(archive)
}

#[test]
fn a_release_is_fetched_once_and_only_as_it_was_released() {
    let platform = Platform::new();
    let tools = platform.path("tools");
    let tools_text = tools.display().to_string();
    let which = |env: &[(&str, &str)]| {
        let env = [env, &[("RUNNER_TOOL_CACHE", tools_text.as_str())]].concat();
        succeeded(&platform.run("ci/which.sh", platform.folder.path(), &env));
        ["version", "target", "folder", "program", "repository"].map(|name| platform.output(name).unwrap_or_default())
    };
    assert_eq!(which(&[("ACTION_REF", "main")])[0], "latest");
    assert_eq!(which(&[("ACTION_REF", "v1.2.3"), ("WANTED", "0.1.0")])[0], "v0.1.0");
    let [version, target, folder, program, repository] =
        which(&[("ACTION_REF", "v9.9.9"), ("ACTION_REPOSITORY", "team/helpgen")]);
    assert_eq!((version.as_str(), repository.as_str()), ("v9.9.9", "team/helpgen"));
    let archive = released(&platform, &target);
    let env = [("VERSION", &*version), ("TARGET", &*target), ("FOLDER", &*folder), ("REPOSITORY", &*repository)];
    let run = platform.run("ci/fetch.sh", platform.folder.path(), &env);
    succeeded(&run);
    assert!(said(&run).contains("helpgen 9.9.9") && Path::new(&program).is_file(), "{}", said(&run));
    assert!(
        platform.read("calls").contains("release download v9.9.9 --repo team/helpgen"),
        "{}",
        platform.read("calls")
    );
    succeeded(&platform.run("ci/fetch.sh", platform.folder.path(), &env));
    assert_eq!(platform.read("calls").matches("release download").count(), 1, "it is there already");
    // Another archive under the same name.
    fs::remove_dir_all(&tools).expect("it can be removed");
    fs::write(&archive, "not what was released").expect("it can be written");
    let run = platform.run("ci/fetch.sh", platform.folder.path(), &env);
    assert!(!run.status.success() && said(&run).contains("::error::"), "{}", said(&run));
    assert!(!Path::new(&program).exists());
}

/// Every `helpgen …` of a recipe as a command line.
fn command_lines(text: &str) -> BTreeSet<String> {
    let flat = text.replace(">-\n", "").replace(" |\n", "\n");
    let joined = flat.replace("\n      --", " --");
    let mut lines = BTreeSet::new();
    for line in joined.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        let line = line.replace("\"${HELPGEN:-helpgen}\"", "helpgen").replace("\"${common[@]}\"", "");
        let line = line.trim_start_matches("- ").trim_start_matches("run: ").trim_start_matches("entry: ");
        if let Some(command) = line.strip_prefix("helpgen ") {
            let end = command.find(['>', '|', ';', '<']).unwrap_or(command.len());
            let words = command[..end].split_whitespace().filter(|word| !word.contains("[@]"));
            lines.insert(format!("helpgen {}", words.collect::<Vec<_>>().join(" ")));
        }
    }
    lines
}

#[test]
fn every_command_of_a_recipe_exists_with_its_flags() {
    let files = [
        "ci/github/check.sh",
        "ci/github/issue.sh",
        "ci/github/suggest.yml",
        "ci/github/nightly.yml",
        "ci/gitlab/helpgen.gitlab-ci.yml",
        ".pre-commit-hooks.yaml",
    ];
    let mut known = BTreeMap::new();
    for file in files {
        let lines = command_lines(&read(file));
        assert!(!lines.is_empty(), "{file}: no command was found");
        for line in lines {
            assert_eq!(unknown(&line, &mut known), None, "{file}: {line}");
        }
    }
}

fn yaml(name: &str) -> serde_json::Value {
    serde_yaml::from_str(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn the_action_names_inputs_scripts_and_steps_that_are_there() {
    let (action, text) = (yaml("action.yml"), read("action.yml"));
    assert_eq!(action["runs"]["using"], "composite");
    let inputs = action["inputs"].as_object().expect("it has inputs");
    for (name, input) in inputs {
        assert!(input["description"].as_str().is_some_and(|words| words.len() > 10), "{name} has no description");
        assert!(text.contains(&format!("inputs.{name}")), "{name} is not used");
    }
    let steps = action["runs"]["steps"].as_array().expect("it has steps");
    let ids: BTreeSet<&str> = steps.iter().filter_map(|step| step["id"].as_str()).collect();
    let parts = |mark: &str| -> BTreeSet<String> {
        let names = text.split(mark).skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect::<String>()
        });
        names.collect()
    };
    for name in parts("inputs.") {
        assert!(inputs.contains_key(&name), "there is no input {name}");
    }
    for name in parts("steps.").into_iter().filter(|name| !name.is_empty()) {
        assert!(ids.contains(name.as_str()), "there is no step {name}");
    }
    for script in text.split("$GITHUB_ACTION_PATH/").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(root().join(script).is_file(), "{script} is not there");
        // Each value that the step hands in is one that the script names.
        let step = steps.iter().find(|step| step["run"].as_str().is_some_and(|run| run.contains(script)));
        let env = step.and_then(|step| step["env"].as_object()).expect("a script gets its values by name");
        let words = read(script);
        let known = |name: &&String| words.contains(name.as_str()) || *name == "GH_TOKEN";
        assert_eq!(env.keys().filter(|name| !known(name)).collect::<Vec<_>>(), Vec::<&String>::new(), "{script}");
    }
    // Nothing of an input is pasted into a script: it would be run.
    assert!(steps.iter().filter_map(|step| step["run"].as_str()).all(|run| !run.contains("${{")));
}

#[test]
fn hooks_for_pre_commit_have_what_it_asks_for() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_array().expect("a list");
    assert_eq!(hooks.len(), 4);
    for hook in hooks {
        for key in ["id", "name", "description", "entry", "language", "files"] {
            assert!(hook[key].as_str().is_some_and(|value| !value.is_empty()), "{key}: {hook}");
        }
        assert!(["system", "rust"].contains(&hook["language"].as_str().unwrap_or_default()), "{hook}");
    }
}

#[test]
fn a_pipeline_of_gitlab_names_reports_that_helpgen_writes() {
    let pipeline = yaml("ci/gitlab/helpgen.gitlab-ci.yml");
    let check = &pipeline["help:check"];
    let script: String = check["script"].as_array().into_iter().flatten().filter_map(|line| line.as_str()).collect();
    for (report, format) in [("codequality", "gitlab"), ("junit", "junit")] {
        let file = check["artifacts"]["reports"][report].as_str().expect("a report");
        assert!(script.contains(&format!("--output {format}={file}")), "{script}");
    }
    assert_eq!(pipeline["pages"]["artifacts"]["paths"][0], "public");
}

#[test]
fn packages_and_scripts_name_archives_in_the_same_way() {
    let (manifest, fetch, package) = (read("Cargo.toml"), read("ci/fetch.sh"), read("ci/package.sh"));
    let release = read(".github/workflows/release.yml");
    let targets: BTreeSet<&str> = release
        .split("target: ")
        .skip(1)
        .filter_map(|rest| rest.split([',', ' ', '}', '\n']).next())
        .filter(|target| target.contains('-') && !target.contains("linux-gnu"))
        .collect();
    let known = read("ci/which.sh");
    for target in &targets {
        assert!(known.contains(&format!("target={target} ;;")), "ci/which.sh does not know {target}");
    }
    assert_eq!(targets.len(), 5, "{targets:?}");
    assert!(package.contains("name=helpgen-v$version-$target") && fetch.contains("helpgen-*-$TARGET"));
    assert!(manifest.contains("helpgen-v{ version }-{ target }.tar.gz"));
}

#[test]
fn the_version_tells_commit_and_day() {
    let mut command = Command::new(helpgen());
    let output = command.arg("--version").output().expect("the program can be started");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let version = env!("CARGO_PKG_VERSION");
    let rest = said.trim().strip_prefix(&format!("helpgen {version}")).unwrap_or_else(|| panic!("{said}"));
    // A tarball names no commit; a checkout does.
    if root().join(".git").exists() {
        let built = rest.trim().trim_matches(['(', ')']);
        let (commit, day) = built.split_once(' ').unwrap_or_else(|| panic!("{said}"));
        assert!(commit.len() == 9 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{said}");
        assert!(day.parse::<jiff::civil::Date>().is_ok(), "{said}");
    }
}
