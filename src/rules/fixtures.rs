//! Every rule's `.md` is run: its glossary, configuration, files and pages make a help center, and its `diagnostics`
//! block says what the rule tells of it. `UPDATE=1 cargo test` rewrites the expectations.
//!
//! Blocks: `glossary`, `config` and `files` (`path bytes`) hold from where they stand to the end; a `page` (with a path
//! relative to the content folder after it; `ko/a.md` if none) holds for the next `diagnostics` block.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::{known_rules, rules};
use crate::diagnostic::{Diagnostic, Severity, UiLang};
use crate::lint::trial::Trial;
use crate::lint::{Check, Rule};
use crate::text::SourceText;

/// Where a rule's explanation is kept.
fn path(rule: &Rule) -> PathBuf {
    let file = rule.id.replace('-', "_");
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(format!("{file}.md"))
}

#[test]
fn rules_stand_in_order_and_each_has_its_files() {
    assert!(rules().is_sorted_by(|a, b| a.id < b.id));
    let mut expected: Vec<PathBuf> = rules().iter().map(path).collect();
    expected.sort();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files: Vec<PathBuf> = files.map(walkdir::DirEntry::into_path).filter(|path| path.is_file()).collect();
    let ending = |ending: &str| {
        let mut found: Vec<PathBuf> =
            files.iter().filter(|path| path.extension().is_some_and(|own| own == ending)).cloned().collect();
        found.sort();
        found
    };
    assert_eq!(ending("md"), expected);
    let mut sources = ending("rs");
    sources.retain(|path| !path.parent().is_some_and(|folder| folder.ends_with("src/rules")));
    let sources: Vec<PathBuf> = sources.into_iter().map(|path| path.with_extension("md")).collect();
    assert_eq!(sources, expected);
}

#[test]
fn every_rule_is_known_and_explained_in_both_languages() {
    let known = known_rules();
    for rule in rules() {
        assert!(known.contains(&rule.id));
        let doc = rule.doc;
        assert!(doc.starts_with(&format!("# {}\n", rule.id)), "{} has no title", rule.id);
        for section in ["## 한국어\n", "## English\n"] {
            assert!(doc.contains(section), "{} lacks {section}", rule.id);
        }
        for lang in [UiLang::Ko, UiLang::En] {
            assert!(rule.explanation(lang).lines().count() >= 3, "{}", rule.id);
        }
    }
}

#[test]
fn every_rule_tells_what_its_explanation_says() {
    let update = std::env::var_os("UPDATE").is_some();
    for rule in rules() {
        let told = rewritten(rule);
        if update {
            std::fs::write(path(rule), &told).expect("the explanation can be written");
        } else {
            assert_eq!(told, rule.doc, "{}: UPDATE=1 cargo test rewrites it", rule.id);
        }
        let examples = told.matches("\n```diagnostics").count();
        let told_here = !matches!(rule.check, Check::Told) || rule.id.starts_with("ignore/");
        assert!(!told_here || examples >= 2, "{} needs a wrong and a right example", rule.id);
    }
}

/// The explanation with what the rule tells today in its `diagnostics` blocks.
fn rewritten(rule: &Rule) -> String {
    let mut out = String::new();
    let mut trial = Trial { only: Some(rule.id.to_owned()), ..Trial::default() };
    let mut lines = rule.doc.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(out, "{line}");
        let Some((fence, word)) = opening(line) else { continue };
        let mut content = String::new();
        for line in lines.by_ref().take_while(|line| *line != fence) {
            let _ = writeln!(content, "{line}");
        }
        let mut words = word.split(' ');
        match words.next() {
            Some("glossary") => trial.glossary.clone_from(&content),
            Some("config") => trial.config.clone_from(&content),
            Some("files") => {
                let file = |line: &str| {
                    let (path, bytes) = line.split_once(' ').expect("a path and its bytes");
                    (path.to_owned(), bytes.parse().expect("a number of bytes"))
                };
                trial.files = content.lines().map(file).collect();
            }
            Some("page") => {
                let path = words.next().unwrap_or("ko/a.md").to_owned();
                trial.pages.push((path, content.clone()));
            }
            Some("diagnostics") => {
                content = findings(&trial);
                trial.pages.clear();
            }
            _ => {}
        }
        let _ = writeln!(out, "{content}{fence}");
    }
    out
}

/// A fence of backticks and the word after it.
fn opening(line: &str) -> Option<(&str, &str)> {
    let ticks = line.len() - line.trim_start_matches('`').len();
    (ticks >= 3).then(|| line.split_at(ticks))
}

fn findings(trial: &Trial) -> String {
    let told = trial.run();
    let mut out = String::new();
    let only = trial.only.as_deref().unwrap_or_default();
    for diagnostic in told.all().iter().filter(|told| told.rule == only) {
        let source = told
            .pages
            .iter()
            .map(|(source, _)| source)
            .find(|source| diagnostic.place.as_ref().is_some_and(|place| place.path == source.path));
        write(&mut out, diagnostic, source);
    }
    out
}

fn write(out: &mut String, told: &Diagnostic, source: Option<&SourceText>) {
    let severity = match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let place = told.place.as_ref().map_or_else(String::new, |place| {
        let found =
            if place.found.is_empty() { String::new() } else { format!(" “{}”", place.found.replace('\n', "⏎")) };
        format!(" {}:{}:{}{found}", place.path, place.start.line, place.start.column)
    });
    let _ = writeln!(out, "{severity}{place}");
    for lang in [UiLang::Ko, UiLang::En] {
        let help = told.help.as_ref().map_or(String::new(), |help| format!(" · {}", help.in_lang(lang)));
        let _ = writeln!(out, "  {}{help}", told.message.in_lang(lang));
    }
    if let (Some(fix), Some(source)) = (&told.fix, source) {
        let word = if fix.safe { "fix" } else { "suggestion" };
        let mut text = source.text.to_string();
        for edit in fix.edits.iter().rev() {
            text.replace_range(edit.span.range(), &edit.text);
        }
        let changed = text.lines().zip(source.text.lines()).find(|(new, old)| new != old);
        let line = changed.map_or("(a line less)", |(new, _)| new);
        let _ = writeln!(out, "  {word}: {line}");
    }
}
