//! Pages about the keys of YAML files, from the tables that the checks use.

use std::fmt::Write as _;

use crate::diagnostic::UiLang;
use crate::parse::yaml::{KeyShape, Object, Shape};

use super::text::{cell, code, table, words};

/// Every key of a file: a table for its top level, and one for each map below.
pub(super) fn body(object: &'static Object, lang: UiLang, intro: &str) -> String {
    let mut out = format!("{intro}\n\n");
    let mut later = vec![(String::new(), object)];
    let mut told: Vec<&'static str> = Vec::new();
    let mut at = 0;
    while let Some((path, object)) = later.get(at).cloned() {
        at += 1;
        // A map that appears in several places is described once.
        if told.contains(&object.name) {
            continue;
        }
        told.push(object.name);
        if !path.is_empty() {
            let _ = write!(out, "\n## `{path}`\n\n");
        }
        let rows: Vec<Vec<String>> = object
            .fields
            .iter()
            .map(|field| {
                let said = words(lang, field.ko, field.en);
                assert!(!said.trim().is_empty(), "{path}.{} has no description", field.key);
                let must = if field.required { words(lang, " (꼭 적어요)", " (required)") } else { "" };
                vec![code(field.key), form(&field.shape, lang), format!("{}{must}", cell(said))]
            })
            .collect();
        let heads = [words(lang, "항목", "key"), words(lang, "값", "value"), words(lang, "뜻", "means")];
        out.push_str(&table(&heads, &rows));
        for field in object.fields {
            let path = if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) };
            inner(&field.shape, &path, &mut later);
        }
        if let Some((keys, shape)) = object.rest {
            let path = format!("{path}.{}", key(keys, lang)).trim_start_matches('.').to_owned();
            let _ = writeln!(out, "\n{} `{path}`: {}", words(lang, "그 밖의 항목:", "Other keys:"), form(shape, lang));
            inner(shape, &path, &mut later);
        }
    }
    out
}

/// Maps with known keys in a value.
fn inner(shape: &'static Shape, path: &str, later: &mut Vec<(String, &'static Object)>) {
    match shape {
        Shape::Object(object) => later.push((path.to_owned(), object)),
        Shape::List(item) | Shape::OneOrMany(item) => inner(item, &format!("{path}[]"), later),
        Shape::Map(_, value) => inner(value, &format!("{path}.…"), later),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| inner(shape, path, later)),
        _ => {}
    }
}

/// The required form of a value, in words.
fn form(shape: &Shape, lang: UiLang) -> String {
    let say = |ko: &str, en: &str| words(lang, ko, en).to_owned();
    match shape {
        Shape::Text | Shape::Scalar => say("문자열", "text"),
        Shape::Id => say("id", "id"),
        Shape::Language => say("언어 코드", "language code"),
        Shape::Bool => say("`true` 또는 `false`", "`true` or `false`"),
        Shape::Int(least, most) | Shape::Number(least, most) => match lang {
            UiLang::Ko => format!("숫자({least}–{most})"),
            UiLang::En => format!("number ({least}–{most})"),
        },
        Shape::Date => say("날짜", "date"),
        Shape::Choice(names) => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
        Shape::Localized => say("문자열, 또는 언어별 문자열", "text, or a text per language"),
        Shape::List(item) => match lang {
            UiLang::Ko => format!("목록: {}", form(item, lang)),
            UiLang::En => format!("list of: {}", form(item, lang)),
        },
        Shape::OneOrMany(item) => match lang {
            UiLang::Ko => format!("하나 또는 목록: {}", form(item, lang)),
            UiLang::En => format!("one or a list of: {}", form(item, lang)),
        },
        Shape::Map(keys, value) => match lang {
            UiLang::Ko => format!("{}마다 {}", key(*keys, lang), form(value, lang)),
            UiLang::En => format!("for each {}: {}", key(*keys, lang), form(value, lang)),
        },
        Shape::Object(_) => say("아래 항목", "the keys below"),
        Shape::Either(shapes) => {
            let each: Vec<String> = shapes.iter().map(|shape| form(shape, lang)).collect();
            each.join(words(lang, " 또는 ", " or "))
        }
        Shape::Any => say("무엇이든", "anything"),
    }
}

fn key(keys: KeyShape, lang: UiLang) -> &'static str {
    match keys {
        KeyShape::Free => words(lang, "이름", "name"),
        KeyShape::Rule => words(lang, "규칙", "rule"),
        KeyShape::Id => "id",
        KeyShape::Language => words(lang, "언어", "language"),
        KeyShape::LanguageOrAny => words(lang, "언어", "language"),
    }
}
