//! Says from which commit the program is built, so that `helpgen --version` can tell.
//!
//! A release names it (`HELPGEN_COMMIT`, `HELPGEN_DATE`), else git knows, else the package that cargo made of a clean
//! tree. A tarball without any of these builds as well and names none. Nothing here depends on the clock.

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=HELPGEN_COMMIT");
    println!("cargo:rerun-if-env-changed=HELPGEN_DATE");
    let version = env("CARGO_PKG_VERSION").unwrap_or_default();
    let built = named().or_else(from_git).or_else(from_package);
    let built = built.map(|(commit, day)| [commit, day].join(" ").trim().to_owned());
    let full = built.map_or_else(|| version.clone(), |built| format!("{version} ({built})"));
    println!("cargo:rustc-env=HELPGEN_VERSION={full}");
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
    let own = std::fs::canonicalize(env("CARGO_MANIFEST_DIR")?).ok()?;
    if std::fs::canonicalize(git(&["rev-parse", "--show-toplevel"])?).ok()? != own {
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
    let text = std::fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let commit = text.split("\"sha1\":").nth(1)?.split('"').nth(1)?;
    Some((short(commit)?, String::new()))
}

/// The first nine digits of a commit; none: it is no commit.
fn short(commit: &str) -> Option<String> {
    let commit = commit.trim();
    (commit.len() >= 9 && commit.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| commit[..9].to_owned())
}
