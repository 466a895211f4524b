//! A map by file names. macOS returns names with decomposed letters (NFD), people type them composed (NFC): a name
//! finds its file in either form, and the map keeps the name that opens the file.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization;

use super::name_key::is_composed;

/// A text in NFC.
pub fn composed(text: &str) -> Cow<'_, str> {
    // Nearly every text is composed already; this check is much cheaper than normalizing.
    if text.is_ascii() || text.chars().all(is_composed) { Cow::Borrowed(text) } else { text.nfc().collect() }
}

/// A map by name, in the order of the names.
#[derive(Clone, Debug)]
pub struct ByName<T> {
    own: BTreeMap<String, T>,
    /// Hashes of these names: most names that are asked for are not there, and their hash says so at once.
    hashes: HashSet<u64, FixedState>,
    /// Names that are not in NFC, by their form in NFC.
    apart: BTreeMap<String, String>,
}

/// A set of names.
pub type NameSet = ByName<()>;

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self { own: BTreeMap::new(), hashes: HashSet::default(), apart: BTreeMap::new() }
    }
}

impl<T> ByName<T> {
    /// Adds a value under a name.
    pub fn insert(&mut self, name: String, thing: T) {
        if let Cow::Owned(form) = composed(&name)
            && form != name
        {
            self.apart.entry(form).or_insert_with(|| name.clone());
        }
        self.hashes.insert(hash(&name));
        self.own.insert(name, thing);
    }

    /// The name as it was inserted, with its value. An exact match precedes a name that differs only by its
    /// normalization form.
    pub fn find(&self, name: &str) -> Option<(&str, &T)> {
        let exact = |name: &str| {
            let there = self.hashes.contains(&hash(name)).then(|| self.own.get_key_value(name));
            there.flatten().map(|(name, thing)| (name.as_str(), thing))
        };
        exact(name).or_else(|| {
            let form = composed(name);
            let other = if matches!(form, Cow::Owned(_)) { exact(&form) } else { None };
            other.or_else(|| exact(self.apart.get(&*form)?))
        })
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.find(name).map(|(_, thing)| thing)
    }

    /// The name as it was inserted.
    pub fn name(&self, name: &str) -> Option<&str> {
        self.find(name).map(|(name, _)| name)
    }

    /// Whether the map has this name.
    pub fn contains(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Every name as it was inserted, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.own.keys().map(String::as_str)
    }

    /// Every name as it was inserted with its value, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.own.iter().map(|(name, thing)| (name.as_str(), thing))
    }
}

fn hash(name: &str) -> u64 {
    FixedState::default().hash_one(name)
}

impl<T> FromIterator<(String, T)> for ByName<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(all: I) -> Self {
        let mut things = Self::default();
        all.into_iter().for_each(|(name, thing)| things.insert(name, thing));
        things
    }
}

impl FromIterator<String> for NameSet {
    fn from_iter<I: IntoIterator<Item = String>>(all: I) -> Self {
        all.into_iter().map(|name| (name, ())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_finds_its_file_in_either_form() {
        let apart: String = "결제/환불.md".nfd().collect();
        let names: NameSet = [apart.clone(), "가.md".to_owned()].into_iter().collect();
        assert_eq!(names.name("결제/환불.md"), Some(&*apart));
        assert_eq!(names.name(&apart), Some(&*apart));
        assert_eq!(names.name(&"가.md".nfd().collect::<String>()), Some("가.md"));
        assert_eq!(names.name("결제/환불"), None);
    }

    #[test]
    fn of_two_names_that_differ_by_form_each_finds_its_own() {
        let (whole, apart) = ("한.md".to_owned(), "한.md".nfd().collect::<String>());
        let names: ByName<u8> = [(apart.clone(), 1), (whole.clone(), 2)].into_iter().collect();
        assert_eq!((names.get(&apart), names.get(&whole)), (Some(&1), Some(&2)));
    }
}
