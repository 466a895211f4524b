//! The tree that a YAML text makes, every node with its bytes.

use crate::text::{SourceText, Span};

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The bytes of the value in its file, quotes and brackets included. Of a value that was written by an alias, the
    /// bytes of its definition. Empty where the value was left out (`key:`).
    pub span: Span,
    /// What it says.
    pub value: Value,
}

/// What a value says, by the core schema of YAML 1.2 (§10.3): `yes`, `no`, `on`, `off` and dates are strings.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, `null` or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number. One that does not fit is a [`Value::Float`].
    Int(i64),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// A text.
    Str(String),
    /// A list.
    Seq(Vec<Node>),
    /// Keys with their values, in the file's order, no key twice.
    Map(Vec<(Key, Node)>),
}

/// The key of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As it is meant, without quotes.
    pub text: String,
    /// Its bytes, quotes included.
    pub span: Span,
}

impl Node {
    /// Whether nothing is said.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// A single value as text: a string as it is meant, a number or truth value as it is written (`1.10`, `0123`).
    /// None for nothing, a list or a map.
    pub fn scalar<'n>(&'n self, source: &'n SourceText) -> Option<&'n str> {
        match &self.value {
            Value::Str(text) => Some(text),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => Some(source.slice(self.span)),
            Value::Null | Value::Seq(_) | Value::Map(_) => None,
        }
    }

    /// The entries of a map; none for anything else.
    pub fn entries(&self) -> &[(Key, Node)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Seq(items) => items,
            _ => &[],
        }
    }

    /// The items of a list, or the value itself if it is a single one; none for nothing.
    pub fn one_or_many(&self) -> &[Node] {
        match &self.value {
            Value::Null => &[],
            Value::Seq(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The value under a key of a map. A key without a value counts as absent.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(entry, _)| entry.text == key).map(|(_, node)| node).filter(|node| !node.is_null())
    }

    /// The value at the end of a path of keys.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }
}
