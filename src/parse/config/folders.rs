//! Folders and files of the project: inside of it, and none in the way of another.

use super::rules;
use super::types::Config;
use crate::diagnostic::{Diagnostic, Place, Say};
use crate::parse::paths::{EscapeFault, contains, inside_project};
use crate::parse::yaml::{Node, Reader, fault};
use crate::source::CONFIG_FILE;

/// Where the cache lies.
use crate::source::CACHE_FOLDER as CACHE;
/// Where git keeps the project's history.
const REPOSITORY: &str = ".git";
/// Where the project's themes lie.
const THEMES: &str = "themes";

/// Reads a path of the project.
pub fn path(reader: Reader, node: &Node, faults: &mut Vec<Diagnostic>) -> Option<String> {
    let written = reader.text(node)?;
    match inside_project("", &written) {
        Ok(path) => Some(path),
        Err(wrong) => {
            let say = match wrong {
                EscapeFault::Backslash => {
                    Say::new(format!("경로에 ‘\\’ 기호가 있어요: {written}"), format!("The path has a “\\”: {written}"))
                }
                EscapeFault::Absolute | EscapeFault::Outside => Say::new(
                    format!("프로젝트 밖을 가리키는 경로예요: {written}"),
                    format!("The path leads out of the project: {written}"),
                ),
            };
            let help = Say::new(
                "프로젝트 안의 경로를 ‘/’로 써 주세요: dist",
                "Write a path inside the project, with “/”: dist",
            );
            faults.push(fault(rules::PATH, reader.place(node), say).help(help));
            None
        }
    }
}

/// A path with the key that sets it.
struct Named<'c> {
    key: &'static str,
    path: &'c str,
}

/// Tells folders that would be overwritten or read by mistake. What is written (the site, the report) must hold nothing
/// of the author's, what is read (articles, static files) nothing that is written, and what is copied as it is no
/// articles.
///
/// `place` finds where a key is written; of two keys the one that is written is told, the written folder's first.
pub fn check(config: &Config, place: impl Fn(&str) -> Option<Place>) -> Vec<Diagnostic> {
    let named = |key, path| Named { key, path };
    let output = named("output", &config.output);
    let report = named("report.path", &config.report.path);
    let mut read = vec![named("content", &config.content), named("static", &config.static_dir), named(THEMES, THEMES)];
    if let Some((glossary, _)) = &config.glossary {
        read.push(named("glossary", glossary));
    }
    if let Some(history) = &config.report.history {
        read.push(named("report.history", history));
    }
    let mut faults = Vec::new();
    let mut tell = |written: &Named, other: &Named, say: Say| {
        let help = Say::new("서로 다른 폴더로 나눠 주세요", "Give them folders of their own");
        if let Some(place) = place(written.key).or_else(|| place(other.key)) {
            faults.push(fault(rules::FOLDERS, place, say).help(help));
        }
    };
    for written in [&output, &report] {
        if written.path == "." {
            tell(written, written, whole_project(written));
            continue;
        }
        for other in &read {
            // Sites and reports are replaced whole, so that nothing else may lie there; a history beside the report's
            // own files is kept when they are.
            if contains(written.path, other.path) && !(written.key == "report.path" && other.key == "report.history") {
                tell(written, other, lies_in(other, written));
            } else if contains(other.path, written.path) {
                tell(written, other, lies_in(written, other));
            }
        }
        for kept in [CACHE, REPOSITORY] {
            if contains(kept, written.path) || contains(written.path, kept) {
                tell(written, &named(kept, kept), lies_in(written, &named(kept, kept)));
            }
        }
    }
    let content = named("content", &config.content);
    let copied = named("static", &config.static_dir);
    if contains(copied.path, content.path) {
        tell(&copied, &content, lies_in(&content, &copied));
    }
    if output.path == "." || report.path == "." {
        return faults;
    }
    if contains(output.path, report.path) {
        tell(&report, &output, lies_in(&report, &output));
    } else if contains(report.path, output.path) {
        tell(&output, &report, lies_in(&output, &report));
    }
    faults
}

/// The same for a configuration that was read: told of the file as a whole.
pub fn folder_faults(config: &Config) -> Vec<Diagnostic> {
    check(config, |_| Some(Place::file(CONFIG_FILE)))
}

fn whole_project(written: &Named) -> Say {
    let key = written.key;
    Say::new(format!("{key} 폴더가 프로젝트 전체를 덮어써요"), format!("“{key}” would overwrite the whole project"))
}

fn lies_in(inner: &Named, outer: &Named) -> Say {
    if inner.path == outer.path {
        return Say::new(
            format!("{} 폴더와 {} 폴더가 같아요: {}", inner.key, outer.key, inner.path),
            format!("“{}” and “{}” are the same folder: {}", inner.key, outer.key, inner.path),
        );
    }
    Say::new(
        format!("{} 폴더({}) 안에 {} 경로({})가 있어요", outer.key, outer.path, inner.key, inner.path),
        format!("“{}” ({}) lies in “{}” ({})", inner.key, inner.path, outer.key, outer.path),
    )
}
