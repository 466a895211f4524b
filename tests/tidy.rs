//! The house rules that no compiler holds: who may import whom, how long a file may be, who may print.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What every module may import.
const BASE: [&str; 6] = ["text", "korean", "english", "diagnostic", "error", "memo"];

/// Each module at the top and the earlier ones that it may import beside the base; a later one never. `pipeline`,
/// `serve` and `cmd` stand outside the stages: nothing but them sees them.
const LAW: [(&str, &[&str]); 24] = [
    ("memo", &[]),
    ("text", &[]),
    ("korean", &[]),
    ("english", &[]),
    ("diagnostic", &["text"]),
    ("error", &["diagnostic", "text"]),
    ("baseline", &[]),
    ("history", &[]),
    ("source", &[]),
    ("parse", &["source"]),
    ("exchange", &["parse"]),
    ("model", &["source", "parse"]),
    ("index", &["source", "parse", "model"]),
    ("lint", &["source", "parse", "model", "index", "rules"]),
    ("rules", &["source", "parse", "model", "index", "lint"]),
    ("pictures", &["source"]),
    ("ocr", &["parse"]),
    ("view", &["source", "parse", "model", "index"]),
    ("render", &["source", "parse", "model", "view"]),
    ("output", &["source", "parse", "model", "index", "view", "render"]),
    ("write", &[]),
    ("report", &["history", "source", "parse", "model", "lint", "rules"]),
    (
        "pipeline",
        &[
            "baseline", "history", "source", "parse", "model", "index", "lint", "rules", "ocr", "pictures", "view",
            "render", "output", "write",
        ],
    ),
    ("serve", &["source", "pipeline", "report", "write"]),
];

/// The only module that prints, and the one that sees everything.
const PRINTS: &str = "cmd";

/// Lines that a file may have.
const LINES: usize = 500;

/// A file of the sources: its path below `src`, and its text without comments.
struct Module {
    path: PathBuf,
    code: String,
}

impl Module {
    /// The module at the top that it belongs to; none for `lib.rs` and `main.rs`.
    fn stage(&self) -> Option<&str> {
        let first = self.path.components().next().expect("a path has a part").as_os_str().to_str();
        let name = first.expect("module names are ASCII").trim_end_matches(".rs");
        (!matches!(name, "lib" | "main")).then_some(name)
    }

    /// How many modules lie between it and the crate's root, itself counted.
    fn depth(&self) -> usize {
        let parts = self.path.components().count();
        if self.path.ends_with("mod.rs") { parts - 1 } else { parts }
    }
}

/// Every file below `src`.
fn modules() -> Vec<Module> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut modules = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the sources can be read") {
            let path = entry.expect("the sources can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("the sources are UTF-8");
                let code =
                    text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n"));
                let path = path.strip_prefix(&root).expect("it was found below").to_owned();
                modules.push(Module { path, code: code.collect() });
            }
        }
    }
    modules.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(modules.len() > 100, "the sources are somewhere else");
    modules
}

/// The top modules that `crate::` paths of a text name: `crate::a::b`, and each of `crate::{a::b, c}`.
fn imports(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.push(word(rest));
            continue;
        };
        let mut depth = 1;
        found.push(word(group.trim_start()));
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => found.push(word(group[at + 1..].trim_start())),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// Fails with everything that was found, not the first only.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn imports_are_read_from_paths_and_groups() {
    let code =
        "use crate::text::Span;\nuse crate::{\n    model::{Site, Page},\n    view,\n};\nlet x = crate::parse::y();";
    assert_eq!(imports(code), ["text", "model", "view", "parse"]);
}

#[test]
fn the_law_has_no_circle() {
    let order: Vec<&str> = LAW.iter().map(|(name, _)| *name).collect();
    for (at, (name, allowed)) in LAW.iter().enumerate() {
        for other in allowed.iter() {
            let earlier = order[..at].contains(other);
            // The linter and its rules are one stage in two folders.
            assert!(earlier || (*name, *other) == ("lint", "rules"), "{name} may not import {other}, which is later");
        }
    }
}

#[test]
fn a_module_imports_only_what_is_earlier() {
    let mut faults = Vec::new();
    for module in modules() {
        let Some(stage) = module.stage().filter(|&stage| stage != PRINTS) else { continue };
        let Some((_, allowed)) = LAW.iter().find(|(name, _)| *name == stage) else {
            faults.push(format!("{}: {stage} has no place in the law", module.path.display()));
            continue;
        };
        let base: &[&str] = if BASE.contains(&stage) { &[] } else { &BASE };
        for name in imports(&module.code) {
            if name != stage && !base.contains(&name.as_str()) && !allowed.contains(&name.as_str()) {
                faults.push(format!("{}: {stage} may not import {name}", module.path.display()));
            }
        }
        let way_out = "super::".repeat(module.depth());
        // Tests written inside a module stand one deeper.
        let own = module.code.split("#[cfg(test)]").next().expect("a split has a first part");
        if own.contains(&way_out) {
            faults.push(format!("{}: {way_out} leaves {stage} unseen; write crate::", module.path.display()));
        }
    }
    none(&faults);
}

#[test]
fn no_file_is_long() {
    let long = modules().into_iter().filter_map(|module| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(&module.path);
        let lines = fs::read_to_string(path).expect("it was read before").lines().count();
        (lines > LINES).then(|| format!("{}: {lines} lines, more than {LINES}", module.path.display()))
    });
    none(&long.collect::<Vec<_>>());
}

#[test]
fn only_commands_print() {
    let words = ["print!(", "println!(", "dbg!(", "io::stdout", "io::stderr", "stdout()", "stderr()"];
    let mut faults = Vec::new();
    for module in modules() {
        if module.stage().is_some_and(|stage| stage != PRINTS) {
            let said = words.iter().filter(|word| module.code.contains(*word));
            faults.extend(said.map(|word| format!("{}: {word} below {PRINTS}", module.path.display())));
        }
    }
    none(&faults);
}

#[test]
fn no_static_changes() {
    let cells = ["Mutex<", "RwLock<", "OnceLock<", "Cell<", "OnceCell<", "Atomic"];
    let mut faults = Vec::new();
    for module in modules() {
        for line in module.code.lines().map(str::trim_start) {
            let Some(declared) = line.trim_start_matches("pub ").strip_prefix("static ") else { continue };
            if declared.starts_with("mut ") || cells.iter().any(|cell| declared.contains(cell)) {
                faults.push(format!("{}: a static that changes: {line}", module.path.display()));
            }
        }
    }
    none(&faults);
}

/// The path of a module by names: `model/site`; a `mod.rs` is its folder.
fn name_of(path: &Path) -> String {
    let name = path.with_extension("").to_string_lossy().replace('\\', "/");
    name.strip_suffix("/mod").map_or(name.clone(), str::to_owned)
}

/// The modules that a module's code names: by paths that begin with `super::` or `crate::`, groups included.
fn named(own: &str, code: &str, known: &BTreeSet<String>) -> BTreeSet<String> {
    let own: Vec<&str> = own.split('/').collect();
    let mut found = BTreeSet::new();
    for start in ["super::", "crate::"] {
        for (at, _) in code.match_indices(start) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let mut rest = &code[at + start.len()..];
            let mut base: Vec<&str> = if start == "crate::" { Vec::new() } else { own[..own.len() - 1].to_vec() };
            while let Some(further) = rest.strip_prefix("super::") {
                base.pop();
                rest = further;
            }
            follow(rest, &base, known, &mut found);
        }
    }
    found
}

/// The deepest modules that a path leads to from `base`; a group leads to several.
fn follow(path: &str, base: &[&str], known: &BTreeSet<String>, found: &mut BTreeSet<String>) {
    if let Some(group) = path.strip_prefix('{') {
        let (mut depth, mut start) = (0, 0);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                ',' | '}' if depth == 0 => {
                    follow(group[start..at].trim(), base, known, found);
                    start = at + 1;
                    if c == '}' {
                        break;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
        return;
    }
    let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(path.len());
    let inner = [base, &[&path[..end]]].concat();
    if known.contains(&inner.join("/")) {
        match path[end..].strip_prefix("::") {
            Some(rest) => follow(rest, &inner, known, found),
            None => _ = found.insert(inner.join("/")),
        }
    } else if !base.is_empty() {
        found.insert(base.join("/"));
    }
}

#[test]
fn paths_lead_to_modules() {
    let known = ["a", "a/b", "a/b/c", "a/d"].map(str::to_owned).into_iter().collect();
    let named = |own: &str, code: &str| named(own, code, &known).into_iter().collect::<Vec<_>>();
    assert_eq!(named("a/b", "use super::d::{X, Y};"), ["a/d"]);
    assert_eq!(named("a/b/c", "use super::super::d::X; let y = crate::a::b::Z;"), ["a/b", "a/d"]);
    assert_eq!(named("a/d", "use super::{b::{c::X, Y}, Z};"), ["a", "a/b", "a/b/c"]);
}

#[test]
fn no_modules_of_a_stage_need_each_other() {
    let modules = modules();
    let known: BTreeSet<String> = modules.iter().map(|module| name_of(&module.path)).collect();
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for module in &modules {
        let own = name_of(&module.path);
        let code = module.code.split("#[cfg(test)]").next().expect("a split has a first part");
        // Folders hand out what lies in them: that is no need.
        let folder = |other: &String| own.starts_with(&format!("{other}/")) || other.starts_with(&format!("{own}/"));
        let others = named(&own, code, &known).into_iter().filter(|other| *other != own && !folder(other));
        needs.insert(own.clone(), others.collect());
    }
    let reached = |from: &String| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(next) = open.pop() {
            open.extend(needs.get(next).into_iter().flatten().filter(|other| seen.insert((*other).clone())));
        }
        seen
    };
    let all: BTreeMap<&String, BTreeSet<String>> = needs.keys().map(|name| (name, reached(name))).collect();
    let mut faults = Vec::new();
    let mut told = BTreeSet::new();
    for (name, reach) in &all {
        let circle: Vec<&String> =
            reach.iter().filter(|other| all.get(other).is_some_and(|back| back.contains(*name))).collect();
        if circle.len() > 1 && told.insert(circle[0].clone()) {
            faults.push(format!("a circle: {circle:?}"));
        }
    }
    none(&faults);
}
