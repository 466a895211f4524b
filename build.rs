//! Names the program twice: by its commit, so that `helpgen --version` can tell, and by its sources, so that what
//! another program computed is not taken over from its cache.
//!
//! A release names it (`HELPGEN_COMMIT`, `HELPGEN_DATE`), else git knows, else the package that cargo made of a clean
//! tree. A tarball without any of these builds as well and names none. Nothing here depends on the clock.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-env-changed=HELPGEN_COMMIT");
    println!("cargo:rerun-if-env-changed=HELPGEN_DATE");
    let version = env("CARGO_PKG_VERSION").unwrap_or_default();
    let built = named().or_else(from_git).or_else(from_package);
    let built = built.map(|(commit, day)| [commit, day].join(" ").trim().to_owned());
    let full = built.map_or_else(|| version.clone(), |built| format!("{version} ({built})"));
    println!("cargo:rustc-env=HELPGEN_VERSION={full}");
    println!("cargo:rustc-env=HELPGEN_SOURCES={:016x}", sources());
}

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// What whoever builds a release says.
fn named() -> Option<(String, String)> {
    Some((short(&env("HELPGEN_COMMIT")?)?, env("HELPGEN_DATE").unwrap_or_default()))
}

/// The commit that is checked out, and its day. Only of this project's own repository: a tarball may lie in another one.
fn from_git() -> Option<(String, String)> {
    let own = fs::canonicalize(env("CARGO_MANIFEST_DIR")?).ok()?;
    if fs::canonicalize(git(&["rev-parse", "--show-toplevel"])?).ok()? != own {
        return None;
    }
    let (commit, day) = (git(&["rev-parse", "HEAD"])?, git(&["show", "--no-patch", "--format=%cs", "HEAD"])?);
    // A new commit is another version.
    for file in ["HEAD", "logs/HEAD", "packed-refs"] {
        if let Some(path) = git(&["rev-parse", "--git-path", file]).filter(|path| Path::new(path).exists()) {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    Some((short(&commit)?, day))
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

/// `cargo package` writes the commit into the package.
fn from_package() -> Option<(String, String)> {
    let text = fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let commit = text.split("\"sha1\":").nth(1)?.split('"').nth(1)?;
    Some((short(commit)?, String::new()))
}

/// The first nine digits of a commit; none: it is no commit.
fn short(commit: &str) -> Option<String> {
    let commit = commit.trim();
    (commit.len() >= 9 && commit.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| commit[..9].to_owned())
}

/// The files that the program is made of, as one number.
fn sources() -> u64 {
    let mut files = Vec::new();
    for input in ["src", "themes/default", "Cargo.lock", "build.rs"] {
        println!("cargo:rerun-if-changed={input}");
        gather(Path::new(input), &mut files);
    }
    files.sort();
    // FNV-1a: it only has to differ where the sources do.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        let name = file.to_string_lossy().replace('\\', "/");
        for byte in name.into_bytes().into_iter().chain([0]).chain(fs::read(&file).unwrap_or_default()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| gather(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
