//! JSON Schema (2020-12) of the YAML files, written from the same tables by which they are checked, so that editors
//! complete, explain and check what is typed.

#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use super::config::CONFIG;
use super::decisions::{DECISIONS, DECISIONS_FILE};
use super::glossary::GLOSSARY;
use super::yaml::{Field, KeyShape, Object, Shape};
use crate::diagnostic::UiLang;

/// A file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaFile {
    /// `glossary.yml`.
    Glossary,
    /// `helpgen.yml`.
    Config,
}

/// A language code, as far as a pattern can tell.
const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";
/// An id.
const ID: &str = "^[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*$";
/// The definition of a text that may differ by language.
const LOCALIZED: &str = "localized";
/// A group of rules.
const RULE_GROUP: &str = "^([a-z0-9]+/)?\\*$";

/// The schema of a file, with descriptions in a language of the messages. `rules` are the ids of all rules, for
/// completion.
pub fn json_schema(file: SchemaFile, lang: UiLang, rules: &[&str]) -> Value {
    let (name, object) = match file {
        SchemaFile::Glossary => ("glossary.yml", &GLOSSARY),
        SchemaFile::Config => ("helpgen.yml", &CONFIG),
    };
    schema_of(name, &Shape::Object(object), Writer { lang, rules, definitions: Map::new() })
}

/// The schema of `decisions.yml`.
pub fn decisions_schema(lang: UiLang) -> Value {
    schema_of(DECISIONS_FILE, &DECISIONS, Writer { lang, rules: &[], definitions: Map::new() })
}

fn schema_of(name: &str, shape: &Shape, mut writer: Writer<'_>) -> Value {
    let body = match shape {
        Shape::Object(object) => writer.object(object),
        shape => writer.shape(shape),
    };
    let Value::Object(body) = body else { unreachable!("a file's schema is an object") };
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(name));
    schema.extend(body);
    schema.insert("$defs".into(), writer.definitions.into());
    schema.into()
}

struct Writer<'r> {
    lang: UiLang,
    rules: &'r [&'r str],
    definitions: Map<String, Value>,
}

impl Writer<'_> {
    fn object(&mut self, object: &Object) -> Value {
        let properties: Map<String, Value> =
            object.fields.iter().map(|field| (field.key.to_owned(), self.field(field))).collect();
        let required: Vec<&str> = object.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
        let mut schema = json!({ "type": "object", "properties": properties });
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        if let Some((keys, shape)) = object.rest {
            let value = self.shape(shape);
            if let Some(pattern) = pattern(keys) {
                schema["patternProperties"] = json!({ pattern: value });
            }
        }
        schema["additionalProperties"] = json!(false);
        schema
    }

    /// A key that need not be there may also be left without a value.
    fn field(&mut self, field: &Field) -> Value {
        let mut schema = self.shape(&field.shape);
        if !field.required {
            schema = or_null(schema);
        }
        schema["description"] = match self.lang {
            UiLang::Ko => json!(field.ko),
            UiLang::En => json!(field.en),
        };
        schema
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text => json!({ "type": ["string", "number", "boolean"], "pattern": "\\S" }),
            Shape::Scalar => json!({ "type": ["string", "number", "boolean"] }),
            Shape::Any => json!({}),
            Shape::Id => json!({ "type": ["string", "number", "boolean"], "pattern": ID }),
            Shape::Language => json!({ "type": "string", "pattern": LANGUAGE }),
            Shape::Bool => json!({ "type": "boolean" }),
            Shape::Int(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Shape::Number(least, most) => json!({ "type": "number", "minimum": least, "maximum": most }),
            Shape::Date => json!({ "type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }),
            Shape::Choice(choices) => json!({ "enum": choices }),
            Shape::Localized => {
                if !self.definitions.contains_key(LOCALIZED) {
                    let by_language = self.shape(&Shape::Map(KeyShape::Language, &Shape::Text));
                    let schema = any_of(vec![self.shape(&Shape::Text), by_language]);
                    self.definitions.insert(LOCALIZED.to_owned(), schema);
                }
                reference(LOCALIZED)
            }
            Shape::List(item) => json!({ "type": "array", "items": self.shape(item) }),
            Shape::OneOrMany(item) => {
                let item = self.shape(item);
                any_of(vec![item.clone(), json!({ "type": "array", "items": item })])
            }
            Shape::Map(keys, value) => self.map(*keys, value),
            Shape::Object(object) => {
                if !self.definitions.contains_key(object.name) {
                    // Taken first, so that an object within itself finds its name.
                    self.definitions.insert(object.name.to_owned(), Value::Null);
                    let schema = self.object(object);
                    self.definitions.insert(object.name.to_owned(), schema);
                }
                reference(object.name)
            }
            Shape::Either(shapes) => any_of(shapes.iter().map(|shape| self.shape(shape)).collect()),
        }
    }

    fn map(&mut self, keys: KeyShape, value: &Shape) -> Value {
        // `student:` says as much as `student: {}`.
        let nothing = matches!(value, Shape::Object(object) if object.fields.iter().all(|field| !field.required));
        let mut value = self.shape(value);
        if nothing {
            value = or_null(value);
        }
        let mut schema = json!({ "type": "object" });
        match keys {
            KeyShape::Free => schema["additionalProperties"] = value,
            KeyShape::Rule => {
                let known: Map<String, Value> =
                    self.rules.iter().map(|rule| ((*rule).to_owned(), value.clone())).collect();
                schema["properties"] = known.into();
                schema["patternProperties"] = json!({ RULE_GROUP: value });
                schema["additionalProperties"] = json!(false);
            }
            KeyShape::Id | KeyShape::Language | KeyShape::LanguageOrAny => {
                let pattern = pattern(keys).expect("these kinds of keys have a pattern");
                schema["patternProperties"] = json!({ pattern: value });
                schema["additionalProperties"] = json!(false);
            }
        }
        schema
    }
}

/// What keys have to look like. `any` is a word of three letters, as languages may be.
fn pattern(keys: KeyShape) -> Option<&'static str> {
    match keys {
        KeyShape::Free | KeyShape::Rule => None,
        KeyShape::Id => Some(ID),
        KeyShape::Language | KeyShape::LanguageOrAny => Some(LANGUAGE),
    }
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{definition}") })
}

/// One of several; choices within choices are laid flat.
fn any_of(schemas: Vec<Value>) -> Value {
    let mut flat = Vec::new();
    for schema in schemas {
        match schema.get("anyOf").and_then(Value::as_array) {
            Some(inner) => flat.extend(inner.iter().cloned()),
            None => flat.push(schema),
        }
    }
    json!({ "anyOf": flat })
}

fn or_null(mut schema: Value) -> Value {
    match &mut schema["type"] {
        Value::String(kind) => {
            let kind = std::mem::take(kind);
            schema["type"] = json!([kind, "null"]);
            schema
        }
        Value::Array(kinds) => {
            kinds.push(json!("null"));
            schema
        }
        _ => {
            if let Some(map) = schema.as_object_mut() {
                map.remove("type");
            }
            any_of(vec![schema, json!({ "type": "null" })])
        }
    }
}
