//! `docs/theme.md` lists what templates may use. It is made from the types that they are given; `UPDATE=1 cargo test` writes it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// What stands before the lists.
const HEAD: &str = include_str!("theme_values/head.md");

/// A struct of the view: what it is, and its fields with their types and docs.
#[derive(Default)]
struct Type {
    doc: String,
    fields: Vec<(String, String, String)>,
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The public structs of a file.
fn structs(text: &str, found: &mut BTreeMap<String, Type>) {
    let (mut doc, mut open): (String, Option<String>) = (String::new(), None);
    for line in text.lines() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("///") {
            doc.push_str(if doc.is_empty() { rest.trim() } else { rest });
        } else if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
            found.insert(name.to_owned(), Type { doc: std::mem::take(&mut doc), fields: Vec::new() });
            open = Some(name.to_owned());
        } else if line == "}" {
            open = None;
            doc.clear();
        } else if let (Some(name), Some((field, kind))) =
            (&open, line.strip_prefix("pub ").and_then(|field| field.trim_end_matches(',').split_once(": ")))
        {
            let doc = std::mem::take(&mut doc);
            found.get_mut(name).expect("it is open").fields.push((field.to_owned(), kind.to_owned(), doc));
        } else if !line.starts_with("#[") {
            doc.clear();
        }
    }
}

/// Template and type of each kind of page, as `Content` says.
fn contents(text: &str) -> Vec<(String, String)> {
    let list = text.split("pub enum Content {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("it is there");
    let mut found = Vec::new();
    let mut names = Vec::new();
    for line in list.lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("///") {
            names = doc.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        } else if let Some((_, kind)) = line.trim_end_matches(',').split_once('(') {
            let kind = kind.trim_end_matches(')').trim_start_matches("Box<").trim_end_matches('>').to_owned();
            found.extend(std::mem::take(&mut names).into_iter().map(|name| (name, kind.clone())));
        }
    }
    found
}

/// A type in plain words.
fn words(kind: &str) -> String {
    let inner = |prefix: &str| kind.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Vec<") {
        return format!("list of {}", words(inner));
    }
    if let Some(inner) = inner("Option<") {
        return format!("{} or nothing", words(inner));
    }
    match kind {
        "String" | "&'static str" | "BannerSeverity" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "u8" | "u32" | "usize" | "i64" => "number".to_owned(),
        "serde_json::Value" => "map".to_owned(),
        kind if kind.starts_with("BTreeMap<") => "map of texts".to_owned(),
        kind => format!("[{kind}](#{})", kind.to_lowercase()),
    }
}

fn table(out: &mut String, prefix: &str, kind: &Type) {
    out.push_str("| value | what it is | |\n| --- | --- | --- |\n");
    for (field, kind, doc) in &kind.fields {
        if kind == "Content" {
            continue;
        }
        let _ = writeln!(out, "| `{prefix}{field}` | {} | {} |", words(kind), doc.replace('|', "\\|"));
    }
    out.push('\n');
}

#[test]
fn the_docs_list_what_templates_may_use() {
    let mut types = BTreeMap::new();
    let page = read("src/view/page.rs");
    for file in ["page", "card", "badge", "site", "feature_views", "partials"] {
        structs(&read(&format!("src/view/{file}.rs")), &mut types);
    }
    assert!(types.len() > 40 && types["Head"].fields.len() > 8, "the sources are read");
    let mut out = HEAD.to_owned();
    out.push_str("## Every page\n\n");
    table(&mut out, "", &types["PageView"]);
    out.push_str("## The site: `site`\n\n");
    table(&mut out, "site.", &types["SiteView"]);
    let mut shown = vec!["PageView".to_owned(), "SiteView".to_owned()];
    for (template, kind) in contents(&page) {
        assert!(
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/default/templates/{template}.html")).exists()
        );
        let _ = write!(out, "## `templates/{template}.html`\n\n");
        table(&mut out, "page.", &types[&kind]);
        shown.push(kind);
    }
    for (name, kind) in &types {
        let parts: Vec<&str> = kind.doc.split('`').skip(1).step_by(2).collect();
        let file = |part: &&str| {
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join(format!("themes/default/templates/partials/{part}.html"))
                .exists()
        };
        if !name.ends_with("Part") || !parts.iter().any(file) {
            continue;
        }
        let files: Vec<String> =
            parts.iter().filter(|part| file(part)).map(|part| format!("`templates/partials/{part}.html`")).collect();
        let _ = write!(out, "## {}\n\n{}\n\n", files.join(", "), kind.doc);
        table(&mut out, "", kind);
        shown.push(name.clone());
    }
    out.push_str("# What the values are made of\n\n");
    for (name, kind) in types.iter().filter(|(name, _)| !shown.contains(name)) {
        let _ = write!(out, "## {name}\n\n{}\n\n", kind.doc);
        table(&mut out, "", kind);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/theme.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, out).expect("the docs can be written");
    } else {
        let kept = fs::read_to_string(path).expect("the docs are there: UPDATE=1 cargo test writes them");
        assert!(kept == out, "UPDATE=1 cargo test --test theme_values rewrites docs/theme.md");
    }
}
