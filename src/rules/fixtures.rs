//! Every rule's `.md` is run: its glossary, configuration, files and pages make a help center, and its `diagnostics`
//! block says what the rule tells of it. `UPDATE=1 cargo test` rewrites the expectations.
//!
//! Blocks: `glossary`, `config` and `files` (`path bytes`) hold from where they stand to the end; a `page` (with a path
//! relative to the content folder after it; `ko/a.md` if none) and a `file` (with its path) hold for the next
//! `diagnostics` block.
//!
//! Of a rule that judges a YAML file by itself, that file alone is read: the configuration or the glossary of its
//! group, with the `file`s that the glossary includes or takes its labels' texts from. A `file` that nobody wrote fails
//! the test; that one is missing on the disk is for the pipeline to tell, and cannot be shown here.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::{every_rule, file_rules, known_rules, rules};
use crate::diagnostic::{Diagnostic, UiLang};
use crate::lint::testing::TestSite;
use crate::lint::{Check, Rule};
use crate::parse::config::parse_config;
use crate::parse::decisions::{DECISIONS_FILE, parse_decisions};
use crate::parse::glossary::{includes, keys, parse_glossary, translate};
use crate::parse::paths::inside_project;
use crate::parse::translation::{Translations, parse_translation};
use crate::parse::yaml::FileRule;
use crate::text::SourceText;

const UI_LANGS: [UiLang; 2] = [UiLang::Ko, UiLang::En];

/// The heading under which something is told.
const WRONG: &str = "\n## 잘못된 예 · Wrong\n";

/// The heading under which nothing may be told.
const RIGHT: &str = "\n## 바른 예 · Right\n";

/// A path of the sources.
fn source_path(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src").join(path)
}

/// Where a rule's explanation is kept.
fn path(rule: &Rule) -> PathBuf {
    source_path(&format!("rules/{}.md", rule.id.replace('-', "_")))
}

/// Where a file rule's explanation is kept: beside the reader that tells it.
fn file_rule_path(rule: &FileRule) -> PathBuf {
    let (group, name) = rule.id.split_once('/').expect("an id is a group and a name");
    source_path(&format!("parse/{group}/rules/{}.md", name.replace('-', "_")))
}

#[test]
fn rules_stand_in_order_and_each_has_its_files() {
    assert!(rules().is_sorted_by(|a, b| a.id < b.id));
    let mut expected: Vec<PathBuf> = rules().iter().map(path).collect();
    expected.sort();
    let files = walkdir::WalkDir::new(source_path("rules")).sort_by_file_name().into_iter().filter_map(Result::ok);
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
fn each_file_rule_has_its_explanation_and_each_explanation_its_rule() {
    let mut expected: Vec<PathBuf> = file_rules().map(file_rule_path).collect();
    expected.sort();
    let files = walkdir::WalkDir::new(source_path("parse")).into_iter().filter_map(Result::ok);
    let mut found: Vec<PathBuf> = files.map(walkdir::DirEntry::into_path).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    for rule in every_rule() {
        assert!(rule.doc.starts_with(&format!("# {}\n", rule.id)), "{} has no title", rule.id);
        for section in ["## 한국어\n", "## English\n", WRONG, RIGHT] {
            assert!(rule.doc.contains(section), "{} lacks {section}", rule.id);
        }
        for explanation in UI_LANGS.map(|lang| rule.explanation(lang)) {
            assert!(explanation.lines().count() >= 3, "{}", rule.id);
            // Fences and lines of example files are for the test alone: `explain` leaves them out.
            let of_test = explanation.split(".md:").skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            assert!(!explanation.contains("```") && !of_test, "{}\n{explanation}", rule.id);
        }
    }
}

#[test]
fn no_finding_is_told_under_an_unknown_rule() {
    let known = known_rules();
    let groups: Vec<&str> = known.iter().filter_map(|id| id.split_once('/')).map(|(group, _)| group).collect();
    let sources = walkdir::WalkDir::new(source_path("")).into_iter().filter_map(Result::ok);
    let sources = sources.map(walkdir::DirEntry::into_path);
    let mut told = 0;
    for path in sources.filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let text = std::fs::read_to_string(&path).expect("the sources are UTF-8");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let named = code.split("Diagnostic::new(").skip(1).chain(code.split(": &str =").skip(1));
        let ids = named.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
        for id in ids.filter(|id| id.split_once('/').is_some_and(|(group, _)| groups.contains(&group))) {
            assert!(known.contains(&id), "{}: {id} is not among the rules", path.display());
            told += 1;
        }
    }
    assert!(told > 20, "the pattern finds where findings are told");
}

#[test]
fn the_docs_list_every_rule() {
    let mut list = String::from(
        "# 규칙 · Rules\n\n`helpgen explain`이 보여 주는 것과 같아요. 이름을 누르면 이유와 예가 있어요. · What `helpgen explain` \
         prints; each name leads to its reasons and examples.\n\n| 규칙 · Rule | 심각도 · Severity | 한국어 | English |\n\
         |---|---|---|---|\n",
    );
    let own: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
    for rule in every_rule() {
        let (group, name) = rule.id.split_once('/').expect("an id is a group and a name");
        let name = name.replace('-', "_");
        let file = if own.contains(&rule.id) {
            format!("rules/{group}/{name}")
        } else {
            format!("parse/{group}/rules/{name}")
        };
        assert!(source_path(&format!("{file}.md")).is_file(), "{file}");
        let (id, severity) = (rule.id, rule.severity.name());
        let _ = writeln!(list, "| [{id}](../src/{file}.md) | {severity} | {} | {} |", rule.ko, rule.en);
    }
    let path = source_path("../docs/rules.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, list).expect("the list can be written");
    } else {
        let kept = std::fs::read_to_string(path).expect("the list is there: UPDATE=1 cargo test writes it");
        assert_eq!(kept, list, "UPDATE=1 cargo test rewrites it");
    }
}

#[test]
fn every_rule_tells_what_its_explanation_says() {
    for rule in rules() {
        let told = rewritten(rule.id, rule.doc, findings);
        compare(rule.id, &told, rule.doc, path(rule));
        let examples = told.matches("\n```diagnostics").count();
        let told_here = !matches!(rule.check, Check::Told) || rule.id.starts_with("ignore/");
        assert!(!told_here || examples >= 2, "{} needs a wrong and a right example", rule.id);
    }
}

#[test]
fn every_file_rule_tells_what_its_explanation_says() {
    for rule in file_rules() {
        let told = rewritten(rule.id, rule.doc, faults);
        compare(rule.id, &told, rule.doc, file_rule_path(rule));
        let (wrong, right) = told.split_once(RIGHT).unwrap_or_else(|| panic!("{} needs a right example", rule.id));
        let (all, silent) = examples(wrong);
        assert!(all > 0 && silent == 0, "{}: in a wrong example it tells nothing", rule.id);
        let (all, silent) = examples(right);
        assert!(all > 0 && silent == all, "{}: in a right example it tells something", rule.id);
        // What is shown as right must be so in every respect.
        let told = rewritten(rule.id, rule.doc, any_faults);
        let (_, right) = told.split_once(RIGHT).expect("it was there before");
        let (all, silent) = examples(right);
        assert!(silent == all, "{}: the right example has another fault\n{right}", rule.id);
    }
}

/// How many examples a part of an explanation has, and of how many nothing is told.
fn examples(part: &str) -> (usize, usize) {
    (part.matches("\n```diagnostics\n").count(), part.matches("\n```diagnostics\n```").count())
}

/// Fails unless the explanation holds the findings of today; with `UPDATE=1` it is rewritten to hold them.
fn compare(id: &str, told: &str, doc: &str, path: PathBuf) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, told).expect("the explanation can be written");
    } else {
        assert_eq!(told, doc, "{id}: UPDATE=1 cargo test rewrites it");
    }
}

/// What an explanation's blocks have given so far.
struct Given {
    trial: TestSite,
    texts: Vec<SourceText>,
}

impl Given {
    /// The `file` of this path.
    fn text(&self, path: &str) -> SourceText {
        let found = self.texts.iter().find(|text| *text.path == *path);
        found.cloned().unwrap_or_else(|| panic!("{:?}: no `file` block is {path}", self.trial.only))
    }
}

/// The explanation with what is told today in its `diagnostics` blocks.
fn rewritten(id: &str, doc: &str, tell: fn(&Given) -> String) -> String {
    let mut out = String::new();
    let mut given = Given { trial: TestSite { only: Some(id.to_owned()), ..TestSite::default() }, texts: Vec::new() };
    let mut lines = doc.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(out, "{line}");
        let Some((fence, word)) = opening(line) else { continue };
        let mut content = String::new();
        for line in lines.by_ref().take_while(|line| *line != fence) {
            let _ = writeln!(content, "{line}");
        }
        let trial = &mut given.trial;
        let mut words = word.split(' ');
        match words.next() {
            Some("glossary") => trial.glossary.clone_from(&content),
            Some("config") => trial.config.clone_from(&content),
            Some("files") => {
                let file = |line: &str| {
                    let (path, bytes) = line.rsplit_once(' ').expect("a path and its bytes");
                    (path.to_owned(), bytes.parse().expect("a number of bytes"))
                };
                trial.files = content.lines().map(file).collect();
            }
            Some("page") => {
                let path = words.next().unwrap_or("ko/a.md").to_owned();
                trial.pages.push((path, content.clone()));
            }
            Some("file") => {
                let path = words.next().expect("a file has a path");
                if path.ends_with(".svg") {
                    trial.svgs.insert(path.to_owned(), content.clone());
                }
                given.texts.push(SourceText::new(path, content.clone()));
            }
            Some("diagnostics") => {
                content = tell(&given);
                given.trial.pages.clear();
                given.trial.svgs.clear();
                given.texts.clear();
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

/// What a rule finds in a help center.
fn findings(given: &Given) -> String {
    let told = given.trial.run();
    let mut out = String::new();
    let only = given.trial.only.as_deref().unwrap_or_default();
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

/// What a file rule tells of its file.
fn faults(given: &Given) -> String {
    let mut out = String::new();
    let only = given.trial.only.as_deref().unwrap_or_default();
    for fault in read(given).iter().filter(|fault| fault.rule == only) {
        write(&mut out, fault, None);
    }
    out
}

/// What any rule tells of that file, to see whether it is right as a whole.
fn any_faults(given: &Given) -> String {
    read(given).iter().map(|fault| format!("{} {}\n", fault.rule, fault.message.en)).collect()
}

/// The faults of the file that a rule judges: the one of its group, and what belongs to it.
fn read(given: &Given) -> Vec<Diagnostic> {
    let trial = &given.trial;
    if trial.only.as_deref().is_some_and(|id| id.starts_with("config/")) {
        let source = SourceText::new("helpgen.yml", trial.config.clone());
        return parse_config(&source, &known_rules()).map_or_else(|fault| vec![*fault], |(_, faults)| faults);
    }
    if trial.only.as_deref().is_some_and(|id| id.starts_with("decisions/")) {
        return parse_decisions(&given.text(DECISIONS_FILE)).map_or_else(|fault| vec![*fault], |(_, faults)| faults);
    }
    let main = SourceText::new("glossary.yml", trial.glossary.clone());
    let included: Vec<SourceText> = includes(&main).iter().map(|(path, _)| given.text(path)).collect();
    let (mut glossary, mut faults) = match parse_glossary(&main, &included) {
        Ok(read) => read,
        Err(faults) => return faults,
    };
    let mut files: Vec<Option<Translations>> = Vec::new();
    for from in &glossary.labels_from {
        // A path that leads out of the project was already reported.
        let Ok(path) = inside_project("", &from.file) else {
            files.push(None);
            continue;
        };
        match parse_translation(&given.text(&path), &from.language, &keys(&glossary)) {
            Ok(texts) => files.push(Some(texts)),
            Err(fault) => {
                faults.push(*fault);
                files.push(None);
            }
        }
    }
    faults.extend(translate(&mut glossary, &files));
    crate::diagnostic::sort(&mut faults);
    faults
}

fn write(out: &mut String, told: &Diagnostic, source: Option<&SourceText>) {
    let severity = told.severity.name();
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
