//! Runs git without running programs that the repository names.
//!
//! A repository's settings can name programs that git runs: a file monitor, filters, a signature checker, a pager,
//! hooks, helpers that fetch missing objects. Checking somebody else's pages must not run them. So git never reads the
//! repository's settings: it gets a stand-in, a folder with copies of the references and with settings from helpgen,
//! that borrows the repository's objects and its index. All of these are data. The user's global settings still apply.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::blobs::{Each, read_blobs, write_ids};
use super::open::open_regular;

/// Settings that git needs to read a repository, to resolve `@{upstream}`, and to know the work tree and the user. None
/// of them names a program.
const CARRIED: &str = "^(core\\.(filemode|ignorecase|precomposeunicode|symlinks|autocrlf|eol)\
                       |extensions\\.(objectformat|refstorage)\
                       |branch\\..*\\.(remote|merge)|remote\\..*\\.fetch|user\\.name)$";

/// Overrides for the user's settings that would start a program or contact another computer.
const FORBIDDEN: [&str; 6] = [
    "core.fsmonitor=false",
    "core.untrackedCache=false",
    "log.showSignature=false",
    "safe.bareRepository=explicit",
    "protocol.allow=never",
    "submodule.recurse=false",
];

/// Largest reference file that is read, in bytes.
const REFERENCE: u64 = 64 * 1024;
/// Longest list of references or of paths that is copied, in bytes.
const LIST: u64 = 256 * 1024 * 1024;

/// A repository around a folder that can be queried without running its programs.
#[derive(Debug)]
pub(super) struct Repository {
    stand_in: TempDir,
    /// The folder of the query.
    folder: PathBuf,
    /// The work tree.
    top: PathBuf,
    objects: PathBuf,
    index: PathBuf,
    /// Whether the clone holds only part of the history.
    pub(super) shallow: bool,
}

impl Repository {
    /// The repository whose work tree holds a folder; `None` if there is none. A folder that looks like a repository
    /// but has no `.git` that leads to it does not count. `logs` also copies the reflog.
    ///
    /// # Errors
    /// The stand-in cannot be made, or git cannot be run.
    pub(super) fn around(folder: &Path, logs: bool) -> io::Result<Option<Self>> {
        let folder = folder.canonicalize()?;
        let found = folder.ancestors().find_map(|top| Some((top.to_path_buf(), git_folder(top)?)));
        let Some((top, own)) = found else { return Ok(None) };
        // A linked work tree has its own HEAD and index and shares the rest.
        let shared = read(&own.join("commondir"), REFERENCE).map(|path| own.join(path.trim_end()));
        let shared = shared.unwrap_or_else(|| own.clone());
        let objects = shared.join("objects");
        if !objects.is_dir() {
            return Ok(None);
        }
        let stand_in = tempfile::Builder::new().prefix("helpgen-git-").tempdir()?;
        let to = stand_in.path();
        fs::create_dir_all(to.join("refs"))?;
        fs::create_dir(to.join("info"))?;
        copy_files(&own, to, 1, &|name| name == "HEAD" || name.ends_with("_HEAD") || name.starts_with("sharedindex."))?;
        copy(&shared.join("packed-refs"), &to.join("packed-refs"))?;
        copy(&shared.join("shallow"), &to.join("shallow"))?;
        copy(&shared.join("info/exclude"), &to.join("info/exclude"))?;
        for folder in ["refs", "reftable"] {
            copy_files(&shared.join(folder), &to.join(folder), usize::MAX, &|_| true)?;
        }
        if logs {
            copy_files(&shared.join("logs"), &to.join("logs"), usize::MAX, &|_| true)?;
            copy_files(&own.join("logs"), &to.join("logs"), 1, &|_| true)?;
        }
        let index = own.join("index");
        let usable = fs::symlink_metadata(&index).is_ok_and(|file| file.is_file());
        let index = if usable { index } else { to.join("index") };
        let shallow = to.join("shallow").metadata().is_ok_and(|file| file.len() > 0);
        let repository = Self { stand_in, folder, top, objects, index, shallow };
        fs::write(repository.stand_in.path().join("config"), repository.settings(&shared.join("config"))?)?;
        Ok(Some(repository))
    }

    /// Runs git.
    ///
    /// # Errors
    /// Git cannot be run.
    pub(super) fn ask(&self, arguments: &[&str]) -> io::Result<Output> {
        self.command(arguments).output()
    }

    /// The bytes of objects in the given order, as stored: no filter runs and nothing is fetched.
    ///
    /// # Errors
    /// Git cannot be run, or `each` fails.
    pub(super) fn blobs(&self, ids: &[&str], each: Each<'_>) -> io::Result<()> {
        let mut command = self.command(&["cat-file", "--batch"]);
        let mut git = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (Some(input), Some(answer)) = (git.stdin.take(), git.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        // Writes and reads at the same time, so that neither program waits for the other's full pipe.
        let read = std::thread::scope(|scope| {
            let asking = scope.spawn(move || write_ids(input, ids));
            let read = read_blobs(answer, each);
            asking.join().map_or(Err(io::ErrorKind::BrokenPipe.into()), |asked| read.and(asked))
        });
        let ended = git.wait()?;
        read.and(if ended.success() { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) })
    }

    /// The command for git with the allowed settings only.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        for (name, _) in std::env::vars_os() {
            // A git hook may have started this program; its variables name folders of that hook.
            let told = name.to_string_lossy();
            if told.starts_with("GIT_") && !told.starts_with("GIT_CONFIG_") && told != "GIT_EXEC_PATH" {
                command.env_remove(&name);
            }
        }
        command
            .current_dir(&self.folder)
            .args(["--no-pager", "--no-optional-locks", "--literal-pathspecs"])
            .args(FORBIDDEN.iter().flat_map(|setting| ["-c", *setting]))
            .args(arguments)
            .env("GIT_DIR", self.stand_in.path())
            .env("GIT_WORK_TREE", &self.top)
            .env("GIT_OBJECT_DIRECTORY", &self.objects)
            .env("GIT_INDEX_FILE", &self.index)
            .env("GIT_ALLOW_PROTOCOL", "none")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_TERMINAL_PROMPT", "0")
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// The output of git; `None` if git failed.
    pub(super) fn answer(&self, arguments: &[&str]) -> io::Result<Option<String>> {
        let output = self.ask(arguments)?;
        Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    /// Paths below the folder that differ from a commit, unquoted; `None` if git cannot answer.
    pub(super) fn changed_since(&self, commit: &str) -> io::Result<Option<Vec<String>>> {
        let flags = ["--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"];
        let arguments = [&["diff"], &flags[..], &["--relative", "-z", commit, "--"]].concat();
        let answer = self.answer(&arguments)?;
        Ok(answer.map(|paths| paths.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect()))
    }

    /// The settings of the stand-in: the needed ones of the repository, read from its configuration as plain data.
    fn settings(&self, config: &Path) -> io::Result<String> {
        let mut settings = String::from("[core]\n\trepositoryformatversion = 1\n\tbare = false\n");
        let Some(own) = read(config, LIST) else { return Ok(settings) };
        let copied = self.stand_in.path().join("theirs");
        fs::write(&copied, own)?;
        let file = OsString::from(&copied).to_string_lossy().into_owned();
        let found = self.answer(&["config", "--file", &file, "--no-includes", "-z", "--get-regexp", CARRIED])?;
        for entry in found.iter().flat_map(|found| found.split('\0')) {
            let (key, value) = entry.split_once('\n').unwrap_or((entry, "true"));
            let (Some((section, rest)), Some((_, name))) = (key.split_once('.'), key.rsplit_once('.')) else {
                continue;
            };
            let inner = rest.strip_suffix(name).and_then(|rest| rest.strip_suffix('.'));
            let inner = inner.map(|inner| format!(" {}", quoted(inner))).unwrap_or_default();
            settings.push_str(&format!("[{section}{inner}]\n\t{name} = {}\n", quoted(value)));
        }
        Ok(settings)
    }
}

/// A text quoted for git's configuration.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// The folder that a work tree's `.git` is or points to, if it holds a repository's HEAD.
fn git_folder(top: &Path) -> Option<PathBuf> {
    let git = top.join(".git");
    let folder = match fs::metadata(&git).ok()? {
        found if found.is_dir() => git,
        _ => top.join(read(&git, REFERENCE)?.strip_prefix("gitdir:")?.trim()),
    };
    fs::metadata(folder.join("HEAD")).is_ok_and(|head| head.is_file()).then_some(folder)
}

fn read(path: &Path, limit: u64) -> Option<String> {
    let mut bytes = Vec::new();
    open_regular(path).ok()?.take(limit).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Copies a file if it exists and is a regular file.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let Ok(file) = open_regular(from) else { return Ok(()) };
    io::copy(&mut file.take(LIST), &mut File::create(to)?).map(drop)
}

/// Copies the files of a folder whose names match, down to a depth. Links are not followed.
fn copy_files(from: &Path, to: &Path, depth: usize, takes: &dyn Fn(&str) -> bool) -> io::Result<()> {
    for entry in WalkDir::new(from).min_depth(1).max_depth(depth).into_iter().filter_map(Result::ok) {
        let Ok(inner) = entry.path().strip_prefix(from) else { continue };
        if entry.file_type().is_file() && takes(&entry.file_name().to_string_lossy()) {
            let to = to.join(inner);
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            copy(entry.path(), &to)?;
        }
    }
    Ok(())
}
