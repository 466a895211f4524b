//! Suggestions for a name that nothing has.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::english::plural;
use crate::korean::{jamo, parse_tail};
use crate::text::nearest;

use super::called::{Called, folded};

/// Most suggestions per name.
const TOLD: usize = 3;
/// Most names that a misspelled one is compared with; in a large glossary more would cost more than a hint is worth.
const COMPARED: usize = 2_000;
/// Most syllables of a particle or an ending.
const TAIL: usize = 8;
/// Korean words for a thing on the screen, as they stand behind its name: 저장 버튼.
pub const THINGS_KO: [&str; 6] = ["버튼", "메뉴", "탭", "아이콘", "화면", "항목"];
/// The same in English.
pub const THINGS_EN: [&str; 5] = ["button", "menu", "tab", "icon", "toggle"];

/// A suggested thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// The name to write: the glossary's spelling, or the id.
    pub name: String,
}

/// Suggestions for an unknown name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meant {
    /// The nearest names, the best first.
    pub near: Vec<Known>,
    /// All things of the kind, if they are few: roles.
    pub all: Vec<Known>,
}

/// The names of one kind of thing, prepared for lookups of misspelled names.
#[derive(Debug)]
pub(super) struct Loose {
    /// Things by name without case, and by English plural.
    by_form: HashMap<String, Vec<usize>, FixedState>,
    /// Things by other known names, each with the name to write instead.
    others: HashMap<String, Vec<(usize, String)>, FixedState>,
    /// Every name and id, with its thing and the name to write.
    every: Vec<(String, usize, String)>,
}

impl Loose {
    pub(super) fn new<'g>(called: &[Called<'_>], ids: impl Iterator<Item = &'g String>, plurals: bool) -> Self {
        let mut loose = Self { by_form: HashMap::default(), others: HashMap::default(), every: Vec::new() };
        for (at, id) in ids.enumerate() {
            loose.form(folded(id), at);
            loose.every.push((id.clone(), at, id.clone()));
        }
        for own in called {
            let write = own.instead.unwrap_or(own.text).to_owned();
            if own.instead.is_some() {
                loose.others.entry(folded(own.text)).or_default().push((own.at, write.clone()));
            } else {
                loose.form(folded(own.text), own.at);
                if plurals && own.text.ends_with(|c: char| c.is_ascii_alphabetic()) {
                    loose.form(folded(&plural(own.text)), own.at);
                }
            }
            loose.every.push((own.text.to_owned(), own.at, write));
        }
        loose
    }

    fn form(&mut self, form: String, at: usize) {
        let bearers = self.by_form.entry(form).or_default();
        if !bearers.contains(&at) {
            bearers.push(at);
        }
    }

    /// The things with this name in another case, or as an English plural.
    pub(super) fn bearers(&self, name: &str) -> &[usize] {
        self.by_form.get(&folded(name)).map_or(&[], Vec::as_slice)
    }

    /// The things that a misspelled name may mean, each with the name to write; the best first.
    pub(super) fn near(&self, name: &str) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, String)> = self.surely(name).into_iter().collect();
        let sign = |text: &str| (text.chars().next(), text.chars().next_back());
        let few = self.every.len() <= COMPARED;
        let (first, last) = sign(name);
        let alike = self.every.iter().filter(|(text, ..)| {
            let (own_first, own_last) = sign(text);
            few || own_first == first || own_last == last
        });
        let candidates = alike.take(COMPARED).map(|own| (own.0.as_str(), own));
        for (_, at, write) in nearest(name, candidates) {
            if found.len() == TOLD {
                break;
            }
            if !found.iter().any(|(known, _)| known == at) {
                found.push((*at, write.clone()));
            }
        }
        found
    }

    /// The thing that the glossary knows by this name, or by the name without a word behind it: 저장하기, 저장 버튼.
    fn surely(&self, name: &str) -> Option<(usize, String)> {
        let name = name.trim();
        let lower = name.to_lowercase();
        let korean = THINGS_KO.iter().filter_map(|thing| lower.strip_suffix(thing));
        let english = THINGS_EN.iter().filter_map(|thing| lower.strip_suffix(thing)?.strip_suffix(' '));
        let things = korean.chain(english).filter_map(|head| name.get(..head.len()).map(str::trim_end));
        let hangul = jamo::trailing_syllables(name).len();
        let inside = name.char_indices().rev().map(|(at, _)| at).take_while(|at| name.len() - at <= hangul).take(TAIL);
        let tails = inside.filter(|&at| at > 0).filter_map(|at| {
            let (head, tail) = name.split_at(at);
            parse_tail(head, tail).map(|_| head)
        });
        let mut heads = std::iter::once(name).chain(things).chain(tails).filter(|head| !head.is_empty());
        heads.find_map(|head| {
            let form = folded(head);
            let other = self.others.get(&form).and_then(|known| known.first()).cloned();
            other.or_else(|| self.spelled(*self.by_form.get(&form)?.first()?, &form))
        })
    }

    /// The glossary's spelling of a thing's name in this form; a name is preferred to an id.
    fn spelled(&self, at: usize, form: &str) -> Option<(usize, String)> {
        let own = || self.every.iter().filter(|(_, own, _)| *own == at);
        let same = own().rfind(|(text, ..)| folded(text) == form).or_else(|| own().next())?;
        Some((at, same.2.clone()))
    }
}
