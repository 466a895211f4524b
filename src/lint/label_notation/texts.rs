//! The labels of a language by what they say.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use jiff::civil::Date;

use crate::model::RoleSet;
use crate::parse::glossary::{Glossary, LabelText};
use crate::text::{is_composed, name_key};

use super::{Capitals, LIMIT, WrittenLabel};

/// Who sees a text as a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// The label's place in the glossary.
    pub label: usize,
    /// Who sees it.
    pub roles: RoleSet,
    /// The last day on which it was so; none: it is so today.
    pub until: Option<Option<Date>>,
}

/// The labels of a language by what they say.
#[derive(Debug, Default)]
pub struct LabelTexts {
    by_text: HashMap<String, Vec<Seen>, FixedState>,
    /// Those that have letters with capitals, in small letters.
    by_letters: HashMap<String, Vec<Seen>, FixedState>,
    /// The longest of them, in bytes without white space.
    pub(super) longest: usize,
    /// With what they end.
    pub(super) lasts: Letters,
}

/// A set of characters as a 256-bit Bloom filter: false positives, no false negatives.
#[derive(Debug, Default)]
pub(super) struct Letters([u64; 4]);

impl Letters {
    fn add(&mut self, letter: char) {
        let (word, bit) = Self::at(letter);
        self.0[word] |= bit;
    }

    pub(super) fn may_hold(&self, letter: char) -> bool {
        let (word, bit) = Self::at(letter);
        self.0[word] & bit != 0
    }

    fn at(letter: char) -> (usize, u64) {
        let number = letter as usize % 256;
        (number / 64, 1 << (number % 64))
    }
}

impl LabelTexts {
    /// The labels of a glossary in a language.
    pub fn new(glossary: &Glossary, lang: &str) -> Self {
        let everyone = RoleSet::everyone(glossary.roles.len());
        let role_set =
            |id: &str| glossary.roles.iter().position(|role| role.id == id).map_or(RoleSet::NOBODY, RoleSet::one);
        let mut texts = Self::default();
        for (label, own) in glossary.labels.iter().enumerate() {
            match &own.text {
                LabelText::Shared(text) => texts.add(text.get(lang), Seen { label, roles: everyone, until: None }),
                LabelText::ByRole(by_role) => {
                    for (role, text) in by_role {
                        texts.add(text.get(lang), Seen { label, roles: role_set(role), until: None });
                    }
                }
                LabelText::FromKey => {}
            }
            for former in &own.former {
                let roles = former.role.as_deref().map_or(everyone, role_set);
                texts.add(former.text.get(lang), Seen { label, roles, until: Some(former.until) });
            }
        }
        texts
    }

    fn add(&mut self, text: Option<&str>, seen: Seen) {
        if let Some(text) = text {
            let text = name_key(text).into_owned();
            let Some(last) = text.chars().next_back() else { return };
            self.lasts.add(last);
            self.longest = self.longest.max(text.len());
            if has_capitals(&text) {
                last.to_lowercase().chain(last.to_uppercase()).for_each(|last| self.lasts.add(last));
                self.by_letters.entry(text.to_lowercase()).or_default().push(seen);
            }
            self.by_text.entry(text).or_default().push(seen);
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.by_text.is_empty()
    }

    /// Who sees what is written as a label, today or before.
    pub fn of(&self, written: &WrittenLabel) -> &[Seen] {
        match written.capitals {
            Capitals::Own => self.get(&written.text),
            Capitals::Other | Capitals::Chance => self.in_any_case(&written.text),
        }
    }

    /// Who sees a text as a label, today or before, whatever capitals it has there.
    pub(super) fn in_any_case(&self, text: &str) -> &[Seen] {
        if self.by_letters.is_empty() || text.len() > LIMIT || !has_capitals(text) {
            return &[];
        }
        self.by_letters.get(&name_key(text.trim_end()).to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// Who sees a text as a label, today or before.
    pub fn get(&self, text: &str) -> &[Seen] {
        if text.len() > LIMIT {
            return &[];
        }
        let text = text.trim_end();
        if text.ends_with(|last| is_composed(last) && !self.lasts.may_hold(last)) {
            return &[];
        }
        self.by_text.get(&*name_key(text)).map_or(&[], Vec::as_slice)
    }

    /// Whether it is a label of today.
    pub fn is_current(&self, text: &str) -> bool {
        self.get(text).iter().any(|seen| seen.until.is_none())
    }
}

/// Whether a text has letters of which there are capitals.
fn has_capitals(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic() || c.is_lowercase() || c.is_uppercase())
}
