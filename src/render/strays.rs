//! Which parts of a project's theme have no effect? Files that replace no part and are not named anywhere, texts that
//! no template shows.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::diagnostic::{Diagnostic, Place, Places, Say, Severity};
use crate::parse::yaml::{self, FaultRules, Node, Shape, is_language};
use crate::source::{BASE, ThemeFiles};
use crate::text::{SourceText, closest};

use super::options::{THEME_OPTIONS, ThemeSettings};

/// The rule for parts of a theme without effect.
pub const THEME_UNUSED: &str = "theme/unused";

/// Keys of `theme.yml`.
const SETTINGS: [&str; 7] = ["name", "description", "options", "schemes", "contrast", "css", "js"];
/// Endings of files that a theme is made of. Others (a licence, a note) may lie beside them.
const MADE_OF: [&str; 5] = [".html", ".css", ".js", ".yml", ".yaml"];

/// Files, settings and interface texts of the project's theme that do nothing.
pub fn strays(theme: &ThemeFiles, settings: &ThemeSettings) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> =
        theme.own.iter().filter(|path| !is_used(theme, settings, path)).map(|path| stray(theme, path)).collect();
    if let Some(source) = own(theme, "theme.yml") {
        told.extend(unknown_settings(source));
    }
    for path in theme.own.iter().filter(|path| path.starts_with("i18n/")) {
        if let Some(source) = own(theme, path) {
            told.extend(unknown_texts(theme, path, source));
        }
    }
    told
}

/// A text of the project's own theme.
fn own<'t>(theme: &'t ThemeFiles, path: &str) -> Option<&'t SourceText> {
    theme.own.contains(path).then(|| theme.texts.get(path))?
}

fn is_used(theme: &ThemeFiles, settings: &ThemeSettings, path: &str) -> bool {
    if theme.built_in.contains(path) || !MADE_OF.iter().any(|ending| path.ends_with(ending)) {
        return true;
    }
    if let Some(lang) = path.strip_prefix("i18n/").and_then(|file| file.strip_suffix(".yml")) {
        return is_language(lang);
    }
    if let Some(sheet) = path.strip_prefix("assets/css/") {
        return settings.css.iter().any(|known| known == sheet) || named(theme, path, sheet);
    }
    if let Some(template) = path.strip_prefix("templates/") {
        let defines = theme.texts.get(path).is_some_and(|source| source.text.contains("{% component"));
        return defines || named(theme, path, &format!("\"{template}\""));
    }
    path.starts_with("assets/") && named(theme, path, path.rsplit('/').next().unwrap_or(path))
}

/// Whether another text of the theme names a file, in quotes or at the end of a path.
fn named(theme: &ThemeFiles, path: &str, name: &str) -> bool {
    let others = theme.texts.iter().filter(|(other, _)| *other != path && !other.starts_with(BASE));
    others.into_iter().any(|(_, source)| {
        source.text.match_indices(name).any(|(at, _)| {
            // A name in its quotes is whole.
            if name.starts_with('"') {
                return true;
            }
            let before = source.text[..at].chars().next_back();
            let after = source.text[at + name.len()..].chars().next();
            matches!(before, Some('"' | '\'' | '/')) && matches!(after, Some('"' | '\'' | ')' | '?'))
        })
    })
}

/// What a file was probably meant to replace: the part of the nearest path, or that of the nearest name.
fn meant<'t>(theme: &'t ThemeFiles, path: &str) -> Option<&'t str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let by_path = closest(path, theme.built_in.iter().map(String::as_str));
    let names: Vec<&str> = theme.built_in.iter().filter_map(|known| known.rsplit('/').next()).collect();
    let by_name = || closest(name, names.iter().copied());
    let whole = |near: &str| theme.built_in.iter().find(|known| known.rsplit('/').next() == Some(near));
    let same_name = whole(name).map(String::as_str);
    same_name.or(by_path).or_else(|| by_name().and_then(whole).map(String::as_str))
}

fn stray(theme: &ThemeFiles, path: &str) -> Diagnostic {
    let place = theme.texts.get(path).map_or_else(|| path.to_owned(), |source| source.path.to_string());
    let told = Diagnostic::new(
        THEME_UNUSED,
        Severity::Warning,
        Some(Place::file(place)),
        Say::new(
            format!("테마에서 아무것도 바꾸지 않는 파일이에요: {path}"),
            format!("This file of the theme changes nothing: {path}"),
        ),
    );
    told.help(match meant(theme, path) {
        Some(near) => Say::new(
            format!("혹시 {near}인가요? `helpgen theme show`로 바꿀 수 있는 파일을 볼 수 있어요"),
            format!("Did you mean {near}? `helpgen theme show` lists the parts that can be replaced"),
        ),
        None => Say::new(
            "`helpgen theme show`로 바꿀 수 있는 파일을 볼 수 있어요. CSS는 theme.yml의 `css`에 적어 주세요",
            "`helpgen theme show` lists the parts that can be replaced. Name stylesheets under `css` in theme.yml",
        ),
    })
}

/// A YAML text as a tree with places. None: it is no YAML; another rule reports that.
fn tree(places: &Places<'_>, source: &SourceText) -> Option<Node> {
    yaml::read(places, 0, &source.text, &Shape::Any, &source.path, &FaultRules::one(THEME_OPTIONS)).ok()?.root
}

fn unknown_settings(source: &SourceText) -> Vec<Diagnostic> {
    let places = Places::new(source);
    let Some(root) = tree(&places, source) else { return Vec::new() };
    let unknown = root.entries().iter().filter(|(key, _)| !SETTINGS.contains(&key.text.as_str()));
    unknown
        .map(|(key, _)| {
            let say = Say::new(
                format!("theme.yml에 없는 항목이에요: {}", key.text),
                format!("Unknown key of theme.yml: {}", key.text),
            );
            let help = yaml::meant_or_listed(closest(&key.text, SETTINGS), &SETTINGS);
            Diagnostic::new(THEME_UNUSED, Severity::Warning, Some(places.place(key.span)), say).help(help)
        })
        .collect()
}

/// Keys of a file of interface texts that the built-in theme does not have and that no file of the project's theme shows.
fn unknown_texts(theme: &ThemeFiles, path: &str, source: &SourceText) -> Vec<Diagnostic> {
    let base = [format!("{BASE}{path}"), path.to_owned(), "i18n/en.yml".to_owned(), format!("{BASE}i18n/en.yml")];
    let known = base.iter().filter(|file| !theme.own.contains(*file)).find_map(|file| theme.texts.get(file));
    let Some(known) = known.and_then(|known| serde_yaml::from_str::<Json>(&known.text).ok()) else {
        return Vec::new();
    };
    let places = Places::new(source);
    let Some(root) = tree(&places, source) else { return Vec::new() };
    let shown: Vec<&str> = theme
        .own
        .iter()
        .filter(|file| !file.starts_with("i18n/"))
        .filter_map(|file| theme.texts.get(file))
        .map(|source| &*source.text)
        .collect();
    let mut told = Vec::new();
    collect(&root, &known, "", &mut |key, way, siblings| {
        let name = key.text.as_str();
        // A text of the theme's own, which one of its own files shows.
        if shown.iter().any(|text| text.contains(&format!(".{name}")) || text.contains(&format!("\"{name}\""))) {
            return;
        }
        let say = Say::new(
            format!("아무 데도 보이지 않는 화면 문구예요: {way}"),
            format!("No page shows this text of the interface: {way}"),
        );
        let siblings: Vec<&str> = siblings.iter().map(String::as_str).collect();
        let diagnostic = Diagnostic::new(THEME_UNUSED, Severity::Warning, Some(places.place(key.span)), say);
        told.push(match closest(name, siblings.iter().copied()) {
            Some(near) => {
                let near = format!("{}{near}", &way[..way.len() - name.len()]);
                diagnostic.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")))
            }
            None => diagnostic.help(Say::new(
                format!("`helpgen theme show {path}`에 쓸 수 있는 이름이 있어요"),
                format!("`helpgen theme show {path}` lists the names"),
            )),
        });
    });
    told
}

/// Calls `tell` for each key of a tree that is not known, with its way from the root and the known keys beside it.
fn collect(node: &Node, known: &Json, way: &str, tell: &mut dyn FnMut(&yaml::Key, &str, &BTreeSet<String>)) {
    let Json::Object(known) = known else { return };
    let siblings: BTreeSet<String> = known.keys().cloned().collect();
    for (key, inner) in node.entries() {
        let own = if way.is_empty() { key.text.clone() } else { format!("{way}.{}", key.text) };
        match known.get(&key.text) {
            Some(known) => collect(inner, known, &own, tell),
            None => tell(key, &own, &siblings),
        }
    }
}
