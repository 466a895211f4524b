//! Does a tree have the shape that it should? Every fault of it, not the first only.

use std::collections::BTreeMap;

use super::dates::{DateFault, parse_date};
use super::faults::{FaultRules, fault, meant_or_listed};
use super::node::{Key, Node, Value};
use super::shape::{Field, KeyShape, Object, Shape, is_id, is_language, language_of_country};
use crate::diagnostic::{Diagnostic, Place, Places, Say};
use crate::text::{Span, closest};

/// Compares a tree with a shape. `name` is what a fault of the value itself calls it.
///
/// What passes can be read by [`super::Reader`] without further questions; what does not is reported here, and read as
/// if it were not there.
pub fn check(places: &Places, node: &Node, shape: &Shape, name: &str, rules: &FaultRules) -> Vec<Diagnostic> {
    let mut check = Check { places, rules, faults: Vec::new(), seen: BTreeMap::new() };
    check.node(node, shape, name);
    check.faults
}

struct Check<'p, 't> {
    places: &'p Places<'t>,
    rules: &'p FaultRules,
    faults: Vec<Diagnostic>,
    /// Further keys of objects that have been looked at: files name the same ones again and again.
    seen: BTreeMap<&'static str, BTreeMap<String, bool>>,
}

/// The outer form of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Single,
    List,
    Map,
}

impl Check<'_, '_> {
    fn node(&mut self, node: &Node, shape: &Shape, name: &str) {
        let Some(form) = form(node) else {
            return self.empty(node.span, name);
        };
        if !takes(shape, form) {
            return self.wrong_type(node, shape, name);
        }
        match shape {
            Shape::List(item) => self.items(node, item, name),
            Shape::OneOrMany(item) if form == Form::List => self.items(node, item, name),
            Shape::OneOrMany(item) => self.node(node, item, name),
            Shape::Map(keys, value) => {
                for (key, node) in node.entries() {
                    self.map_key(key, *keys);
                    self.entry(key, node, value);
                }
            }
            Shape::Localized if form == Form::Map => {
                self.node(node, &Shape::Map(KeyShape::Language, &Shape::Text), name)
            }
            Shape::Object(object) => self.object(node, object),
            Shape::Either(shapes) => {
                let fitting = shapes.iter().find(|shape| takes(shape, form)).expect("one of them takes it: see above");
                self.node(node, fitting, name);
            }
            _ => self.single(node, shape, name),
        }
    }

    fn items(&mut self, node: &Node, item: &Shape, name: &str) {
        for node in node.items() {
            self.node(node, item, name);
        }
    }

    /// The value of a key in a map with free keys, where it has to be there.
    fn entry(&mut self, key: &Key, node: &Node, shape: &Shape) {
        match shape {
            // `student:` says as much as `student: {}`.
            Shape::Object(object) if node.is_null() && object.fields.iter().all(|field| !field.required) => {}
            Shape::Any => {}
            _ if node.is_null() => self.empty(key.span, &key.text),
            _ => self.node(node, shape, &key.text),
        }
    }

    fn object(&mut self, node: &Node, object: &Object) {
        for (key, node) in node.entries() {
            match (object.field(&key.text), object.rest) {
                (Some(field), _) if node.is_null() && field.required => self.empty(key.span, &key.text),
                (Some(_), _) if node.is_null() => {}
                (Some(field), _) => self.node(node, &field.shape, field.key),
                (None, Some((keys, shape))) if self.takes_key(&key.text, keys, object) => self.entry(key, node, shape),
                (None, _) => self.unknown_key(key, object),
            }
        }
        for field in object.fields.iter().filter(|field| field.required) {
            if !node.entries().iter().any(|(key, _)| key.text == field.key) {
                self.missing(node, field);
            }
        }
    }

    fn takes_key(&mut self, key: &str, keys: KeyShape, object: &Object) -> bool {
        let seen = self.seen.entry(object.name).or_default();
        if let Some(&belongs) = seen.get(key) {
            return belongs;
        }
        let belongs = belongs(key, keys, object);
        seen.insert(key.to_owned(), belongs);
        belongs
    }

    fn single(&mut self, node: &Node, shape: &Shape, name: &str) {
        let Some(text) = node.scalar(self.places.source()) else { return };
        match shape {
            Shape::Bool => self.boolean(node, text, name),
            Shape::Int(least, most) => self.integer(node, (*least, *most), name),
            Shape::Number(least, most) => self.number(node, (*least, *most), name),
            Shape::Scalar | Shape::Any => {}
            _ if text.trim().is_empty() => self.empty(node.span, name),
            Shape::Date => self.date(node.span, text),
            Shape::Choice(choices) if !choices.contains(&text) => {
                let say = Say::new(
                    format!("‘{name}’ 항목에 쓸 수 없는 값이에요: {text}"),
                    format!("“{name}” can't be “{text}”"),
                );
                let help = meant_or_listed(closest(text, choices.iter().copied()), choices);
                self.tell(self.rules.value, node.span, say, help);
            }
            Shape::Id if !is_id(text) => {
                let say =
                    Say::new(format!("이름(id)으로 쓸 수 없는 글자예요: {text}"), format!("Not a valid id: {text}"));
                let help = Say::new(
                    "글자나 숫자로 시작해서 글자, 숫자, ‘-’, ‘_’, ‘.’만 써 주세요",
                    "Begin with a letter or digit; use only letters, digits, “-”, “_” and “.”",
                );
                self.tell(self.rules.value, node.span, say, help);
            }
            Shape::Language if !is_language(text) => self.no_language(node.span, text, false),
            _ => {}
        }
    }

    fn boolean(&mut self, node: &Node, text: &str, name: &str) {
        if matches!(node.value, Value::Bool(_)) {
            return;
        }
        let meant = match text.to_lowercase().as_str() {
            "yes" | "on" | "y" | "1" | "예" | "네" => Some("true"),
            "no" | "off" | "n" | "0" | "아니요" => Some("false"),
            _ => closest(text, ["true", "false"]),
        };
        let say =
            Say::new(format!("‘{name}’ 항목에 쓸 수 없는 값이에요: {text}"), format!("“{name}” can't be “{text}”"));
        self.tell(self.rules.wrong_type, node.span, say, meant_or_listed(meant, &["true", "false"]));
    }

    fn integer(&mut self, node: &Node, (least, most): (i64, i64), name: &str) {
        match node.value {
            Value::Int(number) if (least..=most).contains(&number) => {}
            Value::Int(number) => self.out_of_range(node, &number.to_string(), (least, most), name),
            _ => self.wrong_type(node, &Shape::Int(least, most), name),
        }
    }

    fn number(&mut self, node: &Node, (least, most): (i64, i64), name: &str) {
        let number = match node.value {
            Value::Int(number) => number as f64,
            Value::Float(number) if number.is_finite() => number,
            _ => return self.wrong_type(node, &Shape::Number(least, most), name),
        };
        if !(least as f64..=most as f64).contains(&number) {
            self.out_of_range(node, &number.to_string(), (least, most), name);
        }
    }

    fn out_of_range(&mut self, node: &Node, number: &str, (least, most): (i64, i64), name: &str) {
        let say = Say::new(
            format!("‘{name}’ 값이 범위를 벗어났어요: {number}"),
            format!("“{name}” is out of range: {number}"),
        );
        let help = if most == i64::from(u32::MAX) {
            Say::new(format!("{least} 이상의 수를 써 주세요"), format!("Use {least} or more"))
        } else {
            Say::new(format!("{least}부터 {most}까지 쓸 수 있어요"), format!("Use {least} to {most}"))
        };
        self.tell(self.rules.value, node.span, say, help);
    }

    fn date(&mut self, span: Span, text: &str) {
        let Err(wrong) = parse_date(text) else { return };
        let (say, help) = match wrong {
            DateFault::NotInCalendar { days } => (
                Say::new(format!("달력에 없는 날짜예요: {text}"), format!("There is no such day: {text}")),
                match days {
                    Some(days) => {
                        Say::new(format!("그 달은 {days}일까지 있어요"), format!("That month has {days} days"))
                    }
                    None => Say::new("달은 01부터 12까지예요", "Months go from 01 to 12"),
                },
            ),
            DateFault::Form(meant) => (
                Say::new(format!("날짜로 읽을 수 없어요: {text}"), format!("Not a date: {text}")),
                match meant {
                    Some(meant) => Say::new(format!("이렇게 써 주세요: {meant}"), format!("Write {meant}")),
                    None => Say::new("연-월-일 순서로 써 주세요: 2026-03-02", "Write year-month-day: 2026-03-02"),
                },
            ),
        };
        self.tell(self.rules.date, span, say, help);
    }

    fn map_key(&mut self, key: &Key, keys: KeyShape) {
        match keys {
            KeyShape::Free | KeyShape::Rule | KeyShape::Id if key.text.trim().is_empty() => {
                self.empty(key.span, &key.text)
            }
            KeyShape::Id if !is_id(&key.text) => {
                let node = Node { span: key.span, value: Value::Str(key.text.clone()) };
                self.single(&node, &Shape::Id, &key.text);
            }
            KeyShape::LanguageOrAny if key.text == "any" => {}
            KeyShape::Language | KeyShape::LanguageOrAny if !is_language(&key.text) => {
                self.no_language(key.span, &key.text, keys == KeyShape::LanguageOrAny);
            }
            _ => {}
        }
    }

    fn no_language(&mut self, span: Span, text: &str, any: bool) {
        let say = Say::new(format!("언어 코드가 아니에요: {text}"), format!("Not a language code: {text}"));
        let help = match language_of_country(text) {
            Some(meant) => meant_or_listed(Some(meant), &[]),
            None if any => Say::new("ko, en 같은 코드나 any를 써 주세요", "Use a code such as ko or en, or any"),
            None => Say::new("ko, en 같은 코드를 써 주세요", "Use a code such as ko or en"),
        };
        self.tell(self.rules.value, span, say, help);
    }

    fn unknown_key(&mut self, key: &Key, object: &Object) {
        let known: Vec<&str> = object.fields.iter().map(|field| field.key).collect();
        let text = &key.text;
        let say = Say::new(format!("알 수 없는 항목이에요: {text}"), format!("Unknown key: {text}"));
        let near = if self.faults.len() < GUESSES { closest(text, known.iter().copied()) } else { None };
        let help = meant_or_listed(near, &known);
        self.tell(self.rules.unknown_key, key.span, say, help);
    }

    fn missing(&mut self, node: &Node, field: &Field) {
        let key = field.key;
        // The whole map may be pages long; its first key is where people look.
        let span = node.entries().first().map_or(node.span, |(key, _)| key.span);
        let say = Say::new(format!("‘{key}’ 항목이 빠졌어요"), format!("“{key}” is missing"));
        let help = Say::new(format!("{key} 항목을 적어 주세요: {}", field.ko), format!("Add “{key}”: {}", field.en));
        self.tell(self.rules.missing_key, span, say, help);
    }

    fn empty(&mut self, span: Span, name: &str) {
        let say = Say::new(format!("‘{name}’ 항목이 비어 있어요"), format!("“{name}” is empty"));
        let help = Say::new("값을 적거나 이 항목을 지워 주세요", "Write a value, or remove the entry");
        self.tell(self.rules.empty, span, say, help);
    }

    fn wrong_type(&mut self, node: &Node, shape: &Shape, name: &str) {
        let (ko, en) = match &node.value {
            Value::Seq(_) => ("목록이에요", "a list"),
            Value::Map(_) => ("‘이름: 값’ 묶음이에요", "a map"),
            Value::Int(_) | Value::Float(_) => ("숫자예요", "a number"),
            Value::Bool(_) => ("참·거짓이에요", "true or false"),
            Value::Str(_) => ("문자열이에요", "a text"),
            Value::Null => ("비어 있어요", "empty"),
        };
        let say = Say::new(format!("‘{name}’ 값이 {ko}"), format!("“{name}” is {en}"));
        let expected = expected(shape);
        let joined = match (&node.value, shape) {
            (Value::Str(text), Shape::Object(_)) => joined_entry(text),
            _ => None,
        };
        let help = match joined {
            Some(entry) => Say::new(
                format!("콜론은 영문 글자로 적고 뒤를 한 칸 띄워 주세요: `{entry}`"),
                format!("Write a plain colon with a blank behind it: `{entry}`"),
            ),
            None => Say::new(format!("이렇게 써 주세요: {}", expected.ko), format!("Expected: {}", expected.en)),
        };
        let span = match &node.value {
            Value::Map(entries) => entries.first().map_or(node.span, |(key, _)| key.span),
            Value::Seq(items) => items.first().map_or(node.span, |item| item.span),
            _ => node.span,
        };
        self.tell(self.rules.wrong_type, span, say, help);
    }

    fn tell(&mut self, rule: &'static str, span: Span, say: Say, help: Say) {
        self.faults.push(fault(rule, self.place(span), say).help(help));
    }

    fn place(&self, span: Span) -> Place {
        self.places.place(span)
    }
}

/// The first entry that a text was meant as, whose colon is no YAML: `title:붙임`, `title： 값`.
fn joined_entry(text: &str) -> Option<String> {
    let line = text.lines().next()?;
    let (key, value) = line.split_once([':', '：'])?;
    let is_key = !key.is_empty() && key.trim_end().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    (is_key && !value.trim().is_empty() && value.chars().count() < 80)
        .then(|| format!("{}: {}", key.trim_end(), value.trim()))
}

/// How many unknown keys get a "did you mean": more of them are no slips, and each costs a look at every key.
const GUESSES: usize = 50;

/// Whether a key that is none of an object's own is one of its further keys, and not a slip of an own one.
fn belongs(key: &str, keys: KeyShape, object: &Object) -> bool {
    let slip = || closest(key, object.fields.iter().map(|field| field.key)).is_some();
    match keys {
        KeyShape::Free | KeyShape::Rule => true,
        KeyShape::Id => is_id(key) && !slip(),
        KeyShape::LanguageOrAny if key == "any" => true,
        KeyShape::Language | KeyShape::LanguageOrAny => is_language(key) && (key.len() == 2 || !slip()),
    }
}

fn form(node: &Node) -> Option<Form> {
    match node.value {
        Value::Null => None,
        Value::Seq(_) => Some(Form::List),
        Value::Map(_) => Some(Form::Map),
        _ => Some(Form::Single),
    }
}

fn takes(shape: &Shape, form: Form) -> bool {
    match shape {
        Shape::Localized => form != Form::List,
        Shape::List(_) => form == Form::List,
        Shape::OneOrMany(item) => form == Form::List || takes(item, form),
        Shape::Map(..) | Shape::Object(_) => form == Form::Map,
        Shape::Either(shapes) => shapes.iter().any(|shape| takes(shape, form)),
        _ => form == Form::Single,
    }
}

/// What a value should look like, as a noun.
fn expected(shape: &Shape) -> Say {
    match shape {
        Shape::Text | Shape::Scalar | Shape::Any => Say::new("글자", "a text"),
        Shape::Id => Say::new("이름(id)", "an id"),
        Shape::Language => Say::new("언어 코드(ko, en)", "a language code (ko, en)"),
        Shape::Bool => Say::new("true 또는 false", "true or false"),
        Shape::Int(..) => Say::new("숫자", "a whole number"),
        Shape::Number(..) => Say::new("숫자", "a number"),
        Shape::Date => Say::new("날짜(2026-03-02)", "a date (2026-03-02)"),
        Shape::Choice(choices) => Say::new(choices.join(", "), choices.join(", ")),
        Shape::Localized => Say::new("글자 또는 { ko: …, en: … }", "a text, or { ko: …, en: … }"),
        Shape::List(_) => Say::new("목록([…] 또는 줄마다 ‘- ’)", "a list ([…], or “- ” on each line)"),
        Shape::OneOrMany(item) => {
            let item = expected(item);
            Say::new(format!("{} 또는 그 목록", item.ko), format!("{}, or a list of them", item.en))
        }
        Shape::Map(KeyShape::Language | KeyShape::LanguageOrAny, _) => {
            Say::new("언어별로 { ko: …, en: … }", "by language: { ko: …, en: … }")
        }
        Shape::Map(..) => Say::new("‘이름: 값’", "“key: value”"),
        Shape::Object(object) => {
            let keys: Vec<&str> = object.fields.iter().map(|field| field.key).collect();
            let keys = keys.join(", ");
            Say::new(format!("‘이름: 값’ ({keys})"), format!("“key: value” ({keys})"))
        }
        Shape::Either(shapes) => {
            let all: Vec<Say> = shapes.iter().map(expected).collect();
            let join = |pick: fn(&Say) -> &str, or: &str| all.iter().map(pick).collect::<Vec<_>>().join(or);
            Say::new(join(|say| &say.ko, " 또는 "), join(|say| &say.en, ", or "))
        }
    }
}
