//! What was meant? Turns the words of a query into groups of terms; `assets/js/search/rewrite.js` is the mirror.

use super::super::analyzer::{Word, fold, terms, words};
use super::super::shard::dictionary::Entry;
use super::super::skeleton::skeleton;
use super::lexicon::Lexicon;
use crate::korean::jamo::{INITIALS, is_letter, is_syllable, letters};
use crate::korean::keyboard::{hangul_to_latin, latin_to_hangul};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Terms that one word of the query may mean, each with its weight relative to the typed word.
type Choices = Vec<(String, f64)>;

/// Jamo or letters of a short word.
const SHORT: usize = 5;
/// Jamo of a Korean word in which a slip is certain enough, and of one whose first syllable may be the wrong one.
const CERTAIN: (usize, usize) = (6, 8);
/// Words that may be written together.
const TOGETHER: usize = 4;
/// Words that one may be made of, and one of Latin letters.
const PARTS: usize = 5;
const LATIN_PARTS: usize = 2;
/// Letters of a Latin word that is made of several, and of the first and last of these, at least.
const LATIN: (usize, usize, usize) = (5, 3, 2);
/// Syllables of a word that is looked for known words written together.
const LONGEST: usize = 24;
/// What a word may cost that is taken for several (`cost`): less than two of one syllable.
const DEAREST: f64 = 8.0;
/// What the whole counts beside its parts if pages have them all.
const JOINED: f64 = 0.5;

/// What was put right in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Slip {
    /// A letter or jamo was wrong.
    Typo,
    /// The keyboard was set to the other language.
    Layout,
    /// Initial consonants stood for words.
    Initials,
}

/// The terms that one word of the query means.
#[derive(Clone, Debug)]
pub struct Group {
    /// The terms that are looked for.
    pub choices: Choices,
    /// What was put right, if anything.
    pub slip: Option<(Slip, String)>,
}

impl Group {
    /// A word that means itself.
    pub fn plain(term: &str, factor: f64) -> Self {
        Self { choices: vec![(term.to_owned(), factor)], slip: None }
    }
}

/// Neighbouring words that are one word of pages when they are written together.
pub struct Joined {
    /// The first of the words.
    pub from: usize,
    /// The last of them.
    pub to: usize,
    /// The term of the whole.
    pub term: String,
    /// Its weight.
    pub factor: f64,
}

/// The best of `entries`: in titles first, then the most frequent.
fn best<'a>(entries: impl Iterator<Item = &'a Entry>, factor: f64, most: usize) -> Choices {
    let mut found: Vec<&Entry> = entries.collect();
    found.sort_by_key(|e| (!e.titled, Reverse(e.pages), e.text.encode_utf16().collect::<Vec<_>>()));
    found.into_iter().take(most).map(|entry| (entry.text.clone(), factor)).collect()
}

/// Whether it is a word of pages, or one that the glossary explains.
fn known(lexicon: &Lexicon, term: &str) -> bool {
    lexicon.lookup(term).is_some_and(|entry| entry.pages > 0 || entry.refers)
}

/// The key under which everything lies that `word` may become.
fn stub(word: &str) -> Vec<u16> {
    let lone_vowel = |c: char| is_letter(c) && !INITIALS.contains(&c);
    skeleton(word.strip_suffix(lone_vowel).unwrap_or(word))
}

/// Whether the query is typed in initial consonants alone.
fn is_initials(typed: &str) -> bool {
    typed.chars().all(|c| ('ㄱ'..='ㅎ').contains(&c))
}

/// Terms that begin as `word` does, jamo by jamo.
fn beginning<'a>(lexicon: &'a Lexicon, word: &str) -> Vec<&'a Entry> {
    let typed = letters(word);
    let initials = typed.encode_utf16().eq(stub(word));
    let all = if word.chars().nth(1).is_none() { lexicon.vocabulary.as_slice() } else { lexicon.range(&stub(word)) };
    let begins = |entry: &&Entry| {
        if initials {
            entry.key.starts_with(&typed.encode_utf16().collect::<Vec<_>>())
        } else {
            letters(&entry.text).starts_with(&typed)
        }
    };
    all.iter().filter(|entry| entry.pages > 0 && entry.text != word).filter(begins).collect()
}

/// Words of the vocabulary that hold `word` behind their first syllable: 결제내역 for 내역.
fn inside<'a>(lexicon: &'a Lexicon, word: &str) -> impl Iterator<Item = &'a Entry> {
    let is_word = word.chars().nth(1).is_some() && word.chars().all(is_syllable);
    let word = word.to_owned();
    let holds = move |entry: &&Entry| is_word && entry.pages > 0 && entry.text.rfind(&word).is_some_and(|at| at > 0);
    lexicon.vocabulary.iter().filter(holds)
}

/// The words of pages that neighbouring words are when they are written together. Of two known words they are only
/// tried if the first leads a longer one.
pub fn joined(lexicon: &Lexicon, all: &[Word]) -> Vec<Joined> {
    let mut found = Vec::new();
    let entries: Vec<Option<&Entry>> = all.iter().map(|word| lexicon.term(&word.term)).collect();
    for (from, two) in entries.windows(2).enumerate() {
        if let [Some(first), Some(_)] = two
            && !first.begins
        {
            continue;
        }
        let (mut text, mut factor) = (String::new(), JOINED);
        for (to, Word { term, typed, .. }) in all.iter().enumerate().skip(from).take(TOGETHER) {
            let joint = fold(&format!("{text}{typed}")).into_owned();
            let together = words(&joint, &joint);
            if entries[to].is_none() {
                factor = 1.0;
            }
            // An ending alone makes no other word.
            let length = |text: &str| text.encode_utf16().count();
            if let [one] = together.as_slice()
                && to > from
                && length(&one.term) > length(&text)
                && lexicon.term(&one.term).is_some()
            {
                found.push(Joined { from, to, term: one.term.clone(), factor });
            }
            // A particle inside the word is left out.
            text.push_str(if term.chars().all(is_syllable) { term } else { typed });
        }
    }
    found
}

/// The word as the other keyboard layout types it, if all of that is known.
fn other_layout(lexicon: &Lexicon, word: &str) -> Vec<String> {
    let other = if word.chars().all(|c| c.is_ascii_alphabetic()) {
        // capitals are shifted keys, unless the lock was on
        let locked = !word.contains(|c: char| c.is_ascii_lowercase());
        latin_to_hangul(&if locked { word.to_ascii_lowercase() } else { word.to_owned() })
    } else if word.contains(|c| is_syllable(c) || is_letter(c)) {
        hangul_to_latin(word)
    } else {
        return Vec::new();
    };
    let found = if other.contains(is_letter) { Vec::new() } else { terms(&other) };
    if found.iter().all(|term| known(lexicon, term)) {
        return found;
    }
    match found.as_slice() {
        [_] => run_together(lexicon, &other),
        _ => Vec::new(),
    }
}

/// Whether one edit at most lies between two words: insert, delete, replace, or two neighbours swapped.
fn near(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let rest = |m: usize, n: usize| a.get(m..).unwrap_or_default() == b.get(n..).unwrap_or_default();
    rest(1, 1) || rest(0, 1) || rest(1, 0) || (a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] && rest(2, 2))
}

/// Merges letters that sound alike: ㅔ is ㅐ, ㅙ is ㅚ.
fn sound(letters: &[char]) -> Vec<char> {
    let mut heard: Vec<char> = letters.iter().map(|&c| if c == 'ㅔ' { 'ㅐ' } else { c }).collect();
    for at in 1..heard.len() {
        if heard[at - 1] == 'ㅗ' && heard[at] == 'ㅐ' {
            heard[at] = 'ㅣ';
        }
    }
    heard
}

/// The letters without what a shift key adds, and with ㅑ as ㅏ: 쯩 is 증, 숑 is 송.
fn plain(letters: &[char]) -> Vec<char> {
    let (slips, meant) = ("ㄲㄸㅃㅆㅉㅑㅕㅛㅠ", "ㄱㄷㅂㅅㅈㅏㅓㅗㅜ");
    let one = |c: char| slips.chars().zip(meant.chars()).find(|(slip, _)| *slip == c).map_or(c, |(_, meant)| meant);
    sound(letters).into_iter().map(one).collect()
}

/// Whether `word` is nearly certain to be a slip for `meant`, if they are near: short words are near to many, and the first
/// syllable is seldom wrong.
fn certain(word: &str, meant: &str) -> bool {
    let typed: Vec<char> = letters(word).chars().collect();
    let other: Vec<char> = letters(meant).chars().collect();
    let first = |text: &str| text.chars().next();
    let long = typed.len() >= CERTAIN.0 || typed.first().is_some_and(char::is_ascii_alphanumeric);
    let begins = first(word) == first(meant) || (typed.len() >= CERTAIN.1 && typed.first() == other.first());
    (long && begins)
        || sound(&typed) == sound(&other)
        || (first(word) == first(meant) && plain(&typed) == plain(&other))
}

/// Known words that `word` is one slip away from.
fn mistyped<'a>(lexicon: &'a Lexicon, word: &str) -> Vec<&'a Entry> {
    let typed: Vec<char> = letters(word).chars().collect();
    if typed.len() < 4 {
        return Vec::new();
    }
    let close = |entry: &&Entry| near(&typed, &letters(&entry.text).chars().collect::<Vec<_>>());
    let key = skeleton(word);
    let here = if word.chars().all(is_syllable) { lexicon.range(&key) } else { &[] };
    let here = here.iter().filter(|entry| entry.key == key && entry.pages > 0).filter(close);
    // English words are known by their stems: a slip may stand before an ending
    let endings = if typed.len() > 4 && typed.iter().all(char::is_ascii_lowercase) { 0..=2 } else { 0..=0 };
    let shapes: Vec<&[char]> = endings.map(|n| &typed[..typed.len() - n]).filter(|shape| shape.len() > 3).collect();
    let like = |entry: &&Entry| {
        // A short word is near to many: then it is one of those that titles name.
        let known: Vec<char> = letters(&entry.text).chars().collect();
        (typed.len() > SHORT || entry.titled) && known.len() > 2 && shapes.iter().any(|shape| near(shape, &known))
    };
    let known = lexicon.vocabulary.iter().filter(like).filter_map(|entry| lexicon.lookup(&entry.text));
    let mut seen = BTreeSet::new();
    let meant = |entry: &&Entry| entry.text != word && certain(word, &entry.text);
    here.chain(known).filter(meant).filter(|entry| seen.insert(entry.text.as_str())).collect()
}

/// The terms of a word that is known words written together, as it was typed, with nothing left over; none if it is no such
/// word.
fn run_together(lexicon: &Lexicon, typed: &str) -> Vec<String> {
    compound(lexicon, typed, PARTS).into_iter().map(|entry| entry.text.clone()).collect()
}

/// What it costs to take a word for these: few words cost less than many, frequent ones less than rare ones, one of one
/// syllable much.
fn cost(parts: &[&Entry]) -> f64 {
    let one = |entry: &Entry| {
        let long = entry.text.chars().nth(1).is_some();
        (if long { 1.0 } else { 4.0 }) + 0.5 / f64::from(entry.pages.max(1))
    };
    parts.iter().map(|entry| one(entry)).sum()
}

/// The words that a word is made of, at most `most`.
fn compound<'a>(lexicon: &'a Lexicon, word: &str, most: usize) -> Vec<&'a Entry> {
    let count = word.chars().count();
    let latin = word.bytes().all(|b| b.is_ascii_alphabetic());
    let (fewest, size, most) = if latin { (LATIN.0, 1, LATIN_PARTS) } else { (3, 3, most) };
    if !(latin || word.chars().all(is_syllable)) || !(fewest..=LONGEST).contains(&count) {
        return Vec::new();
    }
    let (first, last) = if latin { (LATIN.1, LATIN.2) } else { (1, 1) };
    let known = |text: &str| {
        let term = terms(text).into_iter().next().unwrap_or_default();
        lexicon.lookup(&term).filter(|entry| entry.pages > 0 || entry.refers)
    };
    let mut least: Vec<&Entry> = Vec::new();
    for at in first..=count - last {
        let (start, rest) = word.split_at(at * size);
        let Some(head) = known(start) else { continue };
        let inner = match known(rest) {
            Some(tail) => vec![tail],
            None if most > 2 => compound(lexicon, rest, most - 1),
            None => Vec::new(),
        };
        if inner.is_empty() {
            continue;
        }
        let parts = [vec![head], inner].concat();
        if cost(&parts) < if least.is_empty() { DEAREST } else { cost(&least) } {
            least = parts;
        }
    }
    least
}

/// The words of the vocabulary in a long word that was written together, but for those within others, if it begins with one or they
/// are half of it.
fn within(lexicon: &Lexicon, word: &str) -> Vec<String> {
    if !word.chars().all(is_syllable) || word.chars().nth(4).is_none() {
        return Vec::new();
    }
    let known = |entry: &&Entry| (entry.pages > 0 || entry.refers) && word.contains(&entry.text);
    let inner: Vec<&String> = lexicon.vocabulary.iter().filter(known).map(|entry| &entry.text).collect();
    let is_outer = |text: &&&String| !inner.iter().any(|other| other != *text && other.contains(text.as_str()));
    let parts: Vec<String> = inner.iter().filter(is_outer).map(|text| (*text).clone()).collect();
    let covered: usize = parts.iter().map(String::len).sum();
    let tells = parts.iter().any(|part| word.starts_with(part.as_str())) || covered * 2 > word.len();
    if tells { parts } else { Vec::new() }
}

/// The terms that a word stands for as it is: itself and its parts, if pages have them. Of a name that nobody writes so a
/// letter or a number says nothing.
fn as_typed(lexicon: &Lexicon, Word { term, parts, .. }: &Word, factor: f64) -> Vec<Group> {
    let entry = lexicon.term(term);
    let mut found: Vec<Group> = entry.iter().map(|_| Group::plain(term, factor)).collect();
    let halves = entry.filter(|entry| entry.split > 0).map(|entry| {
        let (head, tail) = term.split_at(usize::from(entry.split) * 3);
        // behind one syllable stands a particle
        if entry.split == 1 { vec![head.to_owned()] } else { vec![head.to_owned(), tail.to_owned()] }
    });
    let inner = halves.as_ref().unwrap_or(parts);
    let is_known = |part: &&String| lexicon.term(part).is_some();
    let whole = entry.is_some() || inner.iter().all(|part| is_known(&part));
    let tells = |part: &&String| whole || part.chars().take_while(|c| !c.is_ascii_digit()).nth(1).is_some();
    found.extend(inner.iter().filter(is_known).filter(tells).map(|part| Group::plain(part, 1.0)));
    found
}

/// The groups of terms for one word. `last`: it may still be being typed; `exact`: only the word itself counts; `factor`:
/// what it counts, a word below 1 being never put right.
pub fn choices(lexicon: &Lexicon, word: &Word, last: bool, exact: bool, factor: f64) -> Vec<Group> {
    let Word { term, typed, .. } = word;
    let put_right = |choices: Choices, slip: Slip| Group { choices, slip: Some((slip, typed.clone())) };
    let found = as_typed(lexicon, word, factor);
    if !found.is_empty() || exact || factor < 1.0 {
        return found;
    }
    if last {
        let longer = best(beginning(lexicon, term).into_iter(), 0.8, 4);
        if !longer.is_empty() {
            let initials = is_initials(term) && term.chars().nth(1).is_some();
            let slip = initials.then(|| (Slip::Initials, typed.clone()));
            return vec![Group { choices: longer, slip }];
        }
    }
    let elsewhere = other_layout(lexicon, typed);
    if !elsewhere.is_empty() {
        return elsewhere.into_iter().map(|term| put_right(vec![(term, 0.9)], Slip::Layout)).collect();
    }
    let each = |parts: Vec<String>| -> Vec<Group> { parts.iter().map(|part| Group::plain(part, 1.0)).collect() };
    let together = run_together(lexicon, typed);
    if !together.is_empty() {
        return each(together);
    }
    let holding = best(inside(lexicon, term), 0.8, 4);
    if !holding.is_empty() {
        return vec![Group { choices: holding, slip: None }];
    }
    let meant = best(mistyped(lexicon, term).into_iter(), 0.6, 3);
    if meant.is_empty() { each(within(lexicon, typed)) } else { vec![put_right(meant, Slip::Typo)] }
}

/// Pages whose title `squashed` (a query without spaces) begins, with how much of the title's phrase it covers.
pub fn titles(lexicon: &Lexicon, squashed: &str) -> BTreeMap<u32, f64> {
    let mut found = BTreeMap::new();
    let typed = letters(squashed);
    let length = typed.encode_utf16().count();
    if squashed.chars().nth(1).is_none() {
        return found;
    }
    let initials = is_initials(&typed);
    let key = if initials { typed.encode_utf16().collect() } else { stub(squashed) };
    for entry in lexicon.range(&key).iter().filter(|entry| !entry.phrase.is_empty()) {
        let text = if initials { String::from_utf16_lossy(&entry.key) } else { letters(&entry.text) };
        if !text.starts_with(&typed) {
            continue;
        }
        for &(page, whole) in &entry.phrase {
            let cover = length as f64 / text.encode_utf16().count() as f64 * if whole { 1.0 } else { 0.9 };
            let best = found.entry(page).or_insert(0.0_f64);
            *best = best.max(cover);
        }
    }
    found
}
