//! The schema and the parser agree on what may stand in a file.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Places;
use crate::parse::yaml::{self, FaultRules, Key, Node, is_id};
use crate::text::{SourceText, Span};

const RULES: FaultRules = FaultRules::one("test/fault");
const KNOWN: &[&str] = &["link/broken", "term/deprecated"];

const GLOSSARY_SAMPLE: &str = "\
roles: { student: { ko: 수강생, en: Student }, instructor: 강의자 }
concepts:
  - id: learner
    terms:
      ko: { preferred: 수강생, deprecated: [학습자, { text: 학생, except: 학생 할인, since: 2026-01-01, match: prefix }] }
      any: {}
    definition: 60자 안으로
    related: [member]
    abbreviation: false
labels:
  - { id: save, kind: button, text: { ko: 저장, en: Save }, former: [ { role: student, ko: 보관, until: 2026-01-01 } ] }
  - { id: menu, text: { student: { ko: 가 }, instructor: 나 }, icon: true }
labels_from: [ { file: a.json, language: ko } ]
features:
  - { id: chat, name: 채팅, also: { ko: 톡 }, removed: 2026-05-01, roles: { student: , instructor: { removed: 2026-09-01 } } }
  - { id: quiz, name: 퀴즈, roles: [student], impact: low, owner: }
style: { ko: { register: haeyo } }
";

const CONFIG_SAMPLE: &str = "\
title: { ko: 도움말 }
languages: [ko, en-GB]
rules: { term/deprecated: error, link/*: off }
overrides: [ { paths: a, rules: { '*': info } } ]
labels: { notation: bold, style: quotes }
features: { new_for_days: 60 }
today: null
theme: { name: calm, options: { wide: true } }
search: { expect: { query: 60, page: b, within: 3 } }
contact: [ { kind: mail, value: a@b.kr } ]
images: { widths: [480, 960] }
markdown: { unsafe_html: false }
";

/// The part of JSON Schema that the schemas use.
fn accepts(schema: &Value, root: &Value, value: &Value) -> bool {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let definition = root.pointer(name.trim_start_matches('#')).expect("a definition that is referred to is there");
        return accepts(definition, root, value);
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        return choices.iter().any(|choice| accepts(choice, root, value));
    }
    if let Some(choices) = schema.get("enum").and_then(Value::as_array) {
        return choices.contains(value);
    }
    let kinds = match &schema["type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        other => panic!("no type: {other}"),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() && kinds.contains(&"integer") => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    kinds.contains(&kind)
        && match value {
            Value::String(text) => schema.get("pattern").is_none_or(|pattern| matches(pattern.as_str().unwrap(), text)),
            Value::Number(number) if kind == "integer" => {
                let bound = |key: &str| schema[key].as_i64().unwrap();
                (bound("minimum")..=bound("maximum")).contains(&number.as_i64().unwrap())
            }
            Value::Array(items) => items.iter().all(|item| accepts(&schema["items"], root, item)),
            Value::Object(entries) => accepts_map(schema, root, entries),
            _ => true,
        }
}

fn accepts_map(schema: &Value, root: &Value, entries: &Map<String, Value>) -> bool {
    let required = schema.get("required").and_then(Value::as_array);
    let all_there = required.is_none_or(|keys| keys.iter().all(|key| entries.contains_key(key.as_str().unwrap())));
    let patterns = schema.get("patternProperties").and_then(Value::as_object);
    all_there
        && entries.iter().all(|(key, value)| {
            if let Some(known) = schema.pointer("/properties").and_then(|known| known.get(key)) {
                return accepts(known, root, value);
            }
            match patterns.and_then(|patterns| patterns.iter().find(|(pattern, _)| matches(pattern, key))) {
                Some((_, schema)) => accepts(schema, root, value),
                None => match &schema["additionalProperties"] {
                    Value::Bool(allowed) => *allowed,
                    schema => accepts(schema, root, value),
                },
            }
        })
}

/// The patterns that the schemas use, as the parser reads them.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern {
        "\\S" => !text.trim().is_empty(),
        ID => is_id(text),
        LANGUAGE => yaml::is_language(text) || text == "any",
        RULE_GROUP => matches!(text, "*" | "link/*" | "term/*"),
        "^\\d{4}-\\d{2}-\\d{2}$" => yaml::parse_date(text).is_ok(),
        other => panic!("an unknown pattern: {other}"),
    }
}

fn json(node: &Node) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Bool(value) => json!(value),
        yaml::Value::Int(value) => json!(value),
        yaml::Value::Float(value) => json!(value),
        yaml::Value::Str(text) => json!(text),
        yaml::Value::Seq(items) => items.iter().map(json).collect(),
        yaml::Value::Map(entries) => entries.iter().map(|(key, node)| (key.text.clone(), json(node))).collect(),
    }
}

/// The schemas, written once for all cases.
static SCHEMAS: LazyLock<[Value; 2]> =
    LazyLock::new(|| [SchemaFile::Glossary, SchemaFile::Config].map(|file| json_schema(file, UiLang::En, KNOWN)));

fn schema_accepts(file: SchemaFile, root: &Node) -> bool {
    let schema = &SCHEMAS[usize::from(file == SchemaFile::Config)];
    accepts(schema, schema, &json(root))
}

/// A sample with its tree.
fn sample(file: SchemaFile) -> (SourceText, Node, Shape) {
    let (text, object) = match file {
        SchemaFile::Glossary => (GLOSSARY_SAMPLE, &GLOSSARY),
        SchemaFile::Config => (CONFIG_SAMPLE, &CONFIG),
    };
    let source = SourceText::new("a.yml", text);
    let tree = yaml::parse(&Places::new(&source), 0, text, &RULES).unwrap();
    (source, tree.root.unwrap(), Shape::Object(object))
}

fn parser_accepts(source: &SourceText, root: &Node, shape: &Shape) -> bool {
    yaml::check(&Places::new(source), root, shape, "a.yml", &RULES).is_empty()
}

#[test]
fn the_samples_fit_their_schemas() {
    for file in [SchemaFile::Glossary, SchemaFile::Config] {
        let (source, root, shape) = sample(file);
        assert!(parser_accepts(&source, &root, &shape), "{file:?}");
        assert!(schema_accepts(file, &root), "{file:?}");
    }
}

#[test]
fn every_key_is_described_in_both_languages() {
    fn descriptions(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(entries) => {
                for (name, schema) in entries.get("properties").and_then(Value::as_object).into_iter().flatten() {
                    let described = schema.get("description").and_then(Value::as_str).is_some_and(|it| !it.is_empty());
                    if !described && !KNOWN.contains(&name.as_str()) {
                        found.push(name.clone());
                    }
                }
                entries.values().for_each(|value| descriptions(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| descriptions(item, found)),
            _ => {}
        }
    }
    for file in [SchemaFile::Glossary, SchemaFile::Config] {
        for lang in [UiLang::Ko, UiLang::En] {
            let mut missing = Vec::new();
            descriptions(&json_schema(file, lang, KNOWN), &mut missing);
            assert_eq!(missing, Vec::<String>::new());
        }
    }
}

#[test]
fn an_objects_schema_names_its_keys() {
    let schema = json_schema(SchemaFile::Glossary, UiLang::En, &[]);
    assert_eq!(
        schema.pointer("/$defs/former"),
        Some(&json!({
            "type": "object",
            "properties": {
                "role": {
                    "type": ["string", "number", "boolean", "null"],
                    "pattern": ID,
                    "description": "Whose screen it was on; absent: everyone's",
                },
                "text": {
                    "anyOf": [{ "$ref": "#/$defs/localized" }, { "type": "null" }],
                    "description": "The text it had",
                },
                "until": {
                    "type": ["string", "null"],
                    "format": "date",
                    "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
                    "description": "Its last day on screen",
                },
            },
            "patternProperties": {
                LANGUAGE: { "type": ["string", "number", "boolean"], "pattern": "\\S" },
            },
            "additionalProperties": false,
        }))
    );
}

#[test]
fn rules_are_completed_by_name() {
    let schema = json_schema(SchemaFile::Config, UiLang::En, KNOWN);
    let rules = schema.pointer("/properties/rules/properties").and_then(Value::as_object).unwrap();
    assert!(rules.keys().eq(KNOWN));
}

/// How many nodes a tree has.
fn count(node: &Node) -> usize {
    1 + node.items().iter().map(count).sum::<usize>()
        + node.entries().iter().map(|(_, node)| count(node)).sum::<usize>()
}

/// Changes the node with a number, counted depth first.
fn change(node: &mut Node, number: &mut usize, change_it: &mut dyn FnMut(&mut Node)) {
    if *number == 0 {
        change_it(node);
    }
    *number = number.wrapping_sub(1);
    match &mut node.value {
        yaml::Value::Seq(items) => items.iter_mut().for_each(|node| change(node, number, change_it)),
        yaml::Value::Map(entries) => entries.iter_mut().for_each(|(_, node)| change(node, number, change_it)),
        _ => {}
    }
}

/// A value that stands somewhere in a sample, so that its bytes can be looked up.
fn value(source: &SourceText, kind: usize) -> Node {
    let at = |word: &str| source.text.find(word).map_or(Span::at(0), |at| Span::new(at, at + word.len()));
    let node = |span: Span, value: yaml::Value| Node { span, value };
    let text = |text: &str| node(Span::at(0), yaml::Value::Str(text.to_owned()));
    match kind {
        0 => node(Span::at(0), yaml::Value::Null),
        1 => node(at("false"), yaml::Value::Bool(false)),
        2 => node(at("60"), yaml::Value::Int(60)),
        3 => text("글"),
        4 => text(" "),
        5 => text("2026-02-03"),
        6 => text("ko"),
        7 => node(Span::at(0), yaml::Value::Seq(Vec::new())),
        8 => node(Span::at(0), yaml::Value::Seq(vec![text("a")])),
        9 => node(Span::at(0), yaml::Value::Map(Vec::new())),
        _ => {
            let key = Key { text: ["ko", "zz", "id", "any"][kind % 4].to_owned(), span: Span::at(0) };
            node(Span::at(0), yaml::Value::Map(vec![(key, text("a"))]))
        }
    }
}

proptest! {
    /// Whatever stands at whatever place of a sample, the schema refuses it if and only if the parser tells a fault.
    #[test]
    fn the_schema_refuses_what_the_parser_tells(config in any::<bool>(), number in 0..1000usize, kind in 0..14usize) {
        let file = if config { SchemaFile::Config } else { SchemaFile::Glossary };
        let (source, mut root, shape) = sample(file);
        let mut number = number % count(&root);
        change(&mut root, &mut number, &mut |node| *node = value(&source, kind));
        let (by_schema, by_parser) = (schema_accepts(file, &root), parser_accepts(&source, &root, &shape));
        prop_assert_eq!(by_schema, by_parser, "{}", json(&root));
    }

    /// The same with keys that are not known, and keys left out.
    #[test]
    fn the_schema_refuses_keys_that_the_parser_tells(config in any::<bool>(), number in 0..1000usize, out in any::<bool>()) {
        let file = if config { SchemaFile::Config } else { SchemaFile::Glossary };
        let (source, mut root, shape) = sample(file);
        let mut number = number % count(&root);
        change(&mut root, &mut number, &mut |node| if let yaml::Value::Map(entries) = &mut node.value {
            if out {
                entries.pop();
            } else {
                let key = Key { text: "모르는 것".to_owned(), span: Span::at(0) };
                entries.push((key, value(&source, 3)));
            }
        });
        let (by_schema, by_parser) = (schema_accepts(file, &root), parser_accepts(&source, &root, &shape));
        prop_assert_eq!(by_schema, by_parser, "{}", json(&root));
    }
}
