//! Values out of a tree that [`super::check`] has looked at. What is not as it should be reads as absent.

use jiff::civil::Date;

use super::dates::parse_date;
use super::node::{Node, Value};
use crate::diagnostic::{Place, Places};
use crate::parse::glossary::{Localized, Reference};
use crate::text::Span;

/// Reads values with their places in one file.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'p, 't> {
    places: &'p Places<'t>,
}

impl<'p, 't> Reader<'p, 't> {
    /// A reader for the file of these places.
    pub fn new(places: &'p Places<'t>) -> Self {
        Self { places }
    }

    /// Where a node is.
    pub fn place(&self, node: &Node) -> Place {
        self.places.place(node.span)
    }

    /// Where some bytes are.
    pub fn place_of(&self, span: Span) -> Place {
        self.places.place(span)
    }

    /// A text that is not blank, without blanks at its ends.
    pub fn text(&self, node: &Node) -> Option<String> {
        let text = node.scalar(self.places.source())?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Texts, from a list or a single one.
    pub fn texts(&self, node: &Node) -> Vec<String> {
        node.one_or_many().iter().filter_map(|item| self.text(item)).collect()
    }

    /// A text with its place.
    pub fn reference(&self, node: &Node) -> Option<Reference> {
        Some(Reference { id: self.text(node)?, place: self.place(node) })
    }

    /// Texts with their places, from a list or a single one.
    pub fn references(&self, node: &Node) -> Vec<Reference> {
        node.one_or_many().iter().filter_map(|item| self.reference(item)).collect()
    }

    /// A day.
    pub fn date(&self, node: &Node) -> Option<Date> {
        parse_date(node.scalar(self.places.source())?).ok()
    }

    /// A truth value.
    pub fn boolean(&self, node: &Node) -> Option<bool> {
        match node.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// A whole number that fits `T`.
    pub fn integer<T: TryFrom<i64>>(&self, node: &Node) -> Option<T> {
        match node.value {
            Value::Int(value) => T::try_from(value).ok(),
            _ => None,
        }
    }

    /// A number, whole or with a fraction.
    pub fn number(&self, node: &Node) -> Option<f64> {
        match node.value {
            Value::Int(value) => Some(value as f64),
            Value::Float(value) => Some(value),
            _ => None,
        }
    }

    /// One of some words.
    pub fn choice<T: Copy>(&self, node: &Node, choices: &[(&str, T)]) -> Option<T> {
        let text = node.scalar(self.places.source())?;
        choices.iter().find(|(name, _)| *name == text).map(|(_, value)| *value)
    }

    /// A text, or a text per language.
    pub fn localized(&self, node: &Node) -> Localized {
        let by_lang = match &node.value {
            Value::Map(entries) => {
                entries.iter().filter_map(|(key, node)| Some((key.text.clone(), self.text(node)?))).collect()
            }
            _ => self.text(node).map(|text| ("*".to_owned(), text)).into_iter().collect(),
        };
        Localized { by_lang }
    }
}
