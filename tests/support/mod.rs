//! A small help center made of strings, and helpgen run on it as people run it.

#[allow(dead_code, reason = "each suite compiles this module for itself and calls what it needs")]
pub mod help;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// How long a run may take before it counts as hanging. Far more than any needs, so that a busy machine fails nothing.
const PATIENCE: Duration = Duration::from_secs(300);

/// The files of a folder by their paths with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A help center in a temporary folder.
#[derive(Debug)]
pub struct Project {
    folder: TempDir,
}

#[allow(dead_code, reason = "each suite compiles this module for itself and calls what it needs")]
impl Project {
    /// One language, a glossary, two pages without a fault.
    pub fn new() -> Self {
        let project = Self { folder: tempfile::tempdir().expect("a temporary folder can be made") };
        project.write("helpgen.yml", "title: 도움말\nbase_url: https://help.example.com/\ntoday: 2026-11-22\n");
        project.write(
            "glossary.yml",
            "concepts:\n  - { id: learner, definition: 강의를 듣는 사람, terms: { ko: { preferred: 수강생 } } }\n",
        );
        project.write("content/_index.md", page("도움말", "[시작하기](start.md)"));
        project.write("content/start.md", page("시작하기", "수강생은 여기에서 시작해요."));
        project
    }

    /// The same, built: there is a site that a later build could damage.
    pub fn published() -> Self {
        let project = Self::new();
        project.build().succeeded();
        project
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the project.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it lies in the project")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
        self
    }

    /// A command line on this project, in English and without colours, not yet started.
    pub fn command<I: Into<OsString>>(&self, arguments: impl IntoIterator<Item = I>) -> Command {
        let mut command = Command::new(helpgen());
        command.args(["--color", "never", "-C"]).arg(self.root());
        command.args(arguments.into_iter().map(Into::into));
        clean(&mut command);
        command
    }

    /// Runs helpgen on this project.
    pub fn run<const N: usize>(&self, arguments: [&str; N]) -> Run {
        Run::of(self.command(arguments))
    }

    /// `helpgen build`
    pub fn build(&self) -> Run {
        self.run(["build"])
    }

    /// The site as it stands on disk.
    pub fn site(&self) -> Files {
        files(&self.path("dist"))
    }

    /// A built page as text, without what only keeps its lines together.
    pub fn page(&self, path: &str) -> String {
        let file = self.path("dist").join(path).join("index.html");
        let html = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        html.replace("<span class=\"j\"></span>", "")
    }
}

/// The program under test.
pub fn helpgen() -> &'static str {
    env!("CARGO_BIN_EXE_helpgen")
}

/// A page with a title.
pub fn page(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\n---\n\n{body}\n")
}

/// Takes away what the machine's settings could change about a run.
fn clean(command: &mut Command) {
    for name in ["SOURCE_DATE_EPOCH", "GITHUB_STEP_SUMMARY", "NO_COLOR", "RAYON_NUM_THREADS"] {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
}

/// Every file below a folder; none if the folder is not there.
pub fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(inner) = open.pop() {
        let Ok(entries) = fs::read_dir(&inner) else { continue };
        for entry in entries {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it lies in the folder").to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).expect("a file can be read"));
            }
        }
    }
    found
}

/// Names of the files in which two sites differ.
#[allow(dead_code, reason = "each suite compiles this module for itself and calls what it needs")]
pub fn differences<'f>(one: &'f Files, other: &'f Files) -> Vec<&'f str> {
    let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
    names.filter(|name| one.get(*name) != other.get(*name)).map(String::as_str).collect()
}

/// A run that has ended.
#[derive(Debug)]
pub struct Run {
    /// The exit code; none: a signal ended it.
    pub code: Option<i32>,
    /// Standard output and standard error, one after the other.
    pub text: String,
}

#[allow(dead_code, reason = "each suite compiles this module for itself and calls what it needs")]
impl Run {
    /// Runs a command to its end.
    ///
    /// # Panics
    /// If it hangs, or if helpgen itself panics.
    pub fn of(mut command: Command) -> Self {
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
        Self::ended(wait(child))
    }

    /// What a process said, once it has ended.
    ///
    /// # Panics
    /// If helpgen panicked: no input may lead there.
    pub fn ended(output: Output) -> Self {
        let (out, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let run = Self { code: output.status.code(), text: format!("{out}{told}") };
        assert!(!run.text.contains("panicked at"), "helpgen panicked:\n{}", run.text);
        run
    }

    /// It ended with 0.
    #[track_caller]
    pub fn succeeded(self) -> Self {
        assert_eq!(self.code, Some(0), "{}", self.text);
        self
    }

    /// It ended with this code.
    #[track_caller]
    pub fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.text);
        self
    }

    /// A text stands in what it said.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.text.contains(text), "not said: {text}\n{}", self.text);
        self
    }

    /// A finding was told: `error page/empty content/a.md:1:1`.
    #[track_caller]
    pub fn finds(self, finding: &str) -> Self {
        let told = self.findings();
        assert!(told.iter().any(|it| it == finding), "not found: {finding}\n{told:#?}\n{}", self.text);
        self
    }

    /// Every finding as people read it: severity, rule, file:line:column.
    pub fn findings(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut headline: Option<String> = None;
        for line in self.text.lines() {
            if let Some((severity, rule)) = severity_and_rule(line) {
                found.extend(headline.replace(format!("{severity} {rule}")));
            } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
                found.extend(headline.take().map(|headline| format!("{headline} {place}")));
            }
        }
        found.extend(headline);
        found
    }
}

/// `error[page/empty]: …`
fn severity_and_rule(line: &str) -> Option<(&str, &str)> {
    let (severity, rest) = line.split_once('[')?;
    let (rule, _) = rest.split_once("]: ")?;
    ["error", "warning", "info"].contains(&severity).then_some((severity, rule))
}

/// Waits for a process; one that hangs is ended, and fails the test.
pub fn wait(child: Child) -> Output {
    let id = child.id();
    let (done, ended) = mpsc::channel();
    thread::spawn(move || done.send(child.wait_with_output()));
    match ended.recv_timeout(PATIENCE) {
        Ok(output) => output.expect("a process that was started can be waited for"),
        Err(_) => {
            let _ = Command::new("kill").args(["-KILL", &id.to_string()]).status();
            panic!("helpgen hangs");
        }
    }
}
