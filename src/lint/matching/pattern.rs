//! A pattern made ready for comparison.

use crate::english::plural;
use crate::korean::{Sound, is_thing, jamo, last_sound};

use super::fold::{Folded, Gap};
use super::{Case, Extent, Pattern, PatternKind};

/// A pattern folded like the text, with what is known of its letters.
pub(super) struct Compiled {
    pub(super) id: u32,
    pub(super) kind: PatternKind,
    pub(super) extent: Extent,
    pub(super) case: Case,
    pub(super) action_noun: bool,
    pub(super) inflected: bool,
    /// The pattern is itself the plural of the form that was listed.
    pub(super) plural: bool,
    /// The pattern has a hyphen more or less than the form that was listed; whether that can be nothing else.
    pub(super) hyphen: Option<bool>,
    /// Last sound, where it is exact: behind Hangul.
    pub(super) sound: Option<Sound>,
    /// Number of characters, Hangul or not.
    pub(super) length: usize,
    /// All of it is Hangul.
    pub(super) hangul: bool,
    /// There are phrases in which it is not meant.
    pub(super) has_exceptions: bool,
    /// A verb of two English words that is often written as one, and to be reported in that form too: sign up, signup.
    pub(super) written_apart: bool,
    folded: Folded,
}

impl Compiled {
    /// The pattern itself; in English its plural where that changes the word (categories); Latin words with a hyphen
    /// more or less; and what is not to be used with hyphens in the place of its spaces (log-in for log in).
    pub(super) fn variants(pattern: &Pattern) -> Vec<Self> {
        let mut variants = vec![Self::new(pattern, &pattern.text, false)];
        if pattern.inflected
            && let Some(plural) = odd_plural(&pattern.text)
        {
            variants.push(Self::new(pattern, &plural, true));
        }
        if pattern.extent == Extent::Word
            && let Some((text, certain)) = other_hyphen(&pattern.text)
        {
            variants.push(Self { hyphen: Some(certain), ..Self::new(pattern, &text, false) });
        }
        if pattern.extent == Extent::Word && pattern.kind == PatternKind::Report {
            let written = hyphenated(&pattern.text).into_iter();
            variants.extend(written.map(|text| Self { hyphen: Some(false), ..Self::new(pattern, &text, false) }));
        }
        variants
    }

    fn new(pattern: &Pattern, text: &str, plural: bool) -> Self {
        let folded = Folded::new(text);
        let ends_in_hangul = folded.cased().ends_with(jamo::is_syllable);
        let length = folded.cased().chars().count();
        let hangul = folded.cased().chars().all(jamo::is_syllable);
        Self {
            id: pattern.id,
            kind: pattern.kind,
            extent: pattern.extent,
            case: pattern.case,
            // With one syllable they are verbs of their own: 반하다, 점하다. 할인권한 is no verb but 권한.
            action_noun: pattern.action_noun && !(hangul && (length == 1 || is_thing(folded.cased()))),
            inflected: pattern.inflected && !plural,
            plural,
            hyphen: None,
            sound: last_sound(folded.cased()).filter(|_| ends_in_hangul),
            length,
            hangul,
            has_exceptions: !pattern.except.is_empty(),
            written_apart: pattern.kind == PatternKind::Report && is_phrasal(text),
            folded,
        }
    }

    /// What the automaton looks for.
    pub(super) fn key(&self) -> &str {
        self.folded.lower()
    }

    /// The pattern with its capitals, without its spaces.
    pub(super) fn cased(&self) -> &str {
        self.folded.cased()
    }

    /// Whether `spaces`, byte offsets in the term, is how the pattern is listed.
    pub(super) fn is_spaced_as_listed(&self, spaces: impl Iterator<Item = usize>) -> bool {
        spaces.eq(self.listed().iter().copied())
    }

    /// Whether the term may be spaced like this: byte offsets in it, in order.
    ///
    /// A listed space may be missing next to Hangul (웹사이트, React컴포넌트) but not between
    /// two Latin words. A space that is not listed may stand where Hangul is on both sides
    /// in parts of two or more syllables, or where the script changes.
    pub(super) fn may_be_spaced(&self, spaces: &[usize]) -> bool {
        let listed = |at: &usize| self.listed().binary_search(at).is_ok();
        let missing = self.listed().iter().filter(|at| spaces.binary_search(at).is_err());
        missing.copied().all(|at| self.written_apart || self.touches_hangul(at))
            && spaces.iter().enumerate().filter(|(_, at)| !listed(at)).all(|(index, &at)| {
                let from = index.checked_sub(1).map_or(0, |before| spaces[before]);
                let to = spaces.get(index + 1).copied().unwrap_or(self.cased().len());
                self.may_part(from, at, to)
            })
    }

    /// Whether an unlisted space may part `from..at` and `at..to`.
    fn may_part(&self, from: usize, at: usize, to: usize) -> bool {
        let (left, right) = (&self.cased()[from..at], &self.cased()[at..to]);
        let (before, after) = (left.chars().next_back(), right.chars().next());
        let hangul = |c: Option<char>| c.is_some_and(jamo::is_syllable);
        match (hangul(before), hangul(after)) {
            (true, true) => left.chars().nth(1).is_some() && right.chars().nth(1).is_some(),
            (false, false) => self.joins_words(at),
            _ => true,
        }
    }

    /// Whether a capital begins another word inside of a Latin one: Git|Hub.
    pub(super) fn joins_words(&self, at: usize) -> bool {
        let (left, right) = self.cased().split_at(at);
        left.ends_with(|c: char| c.is_ascii_lowercase()) && right.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// Whether a number, Latin letters or other nouns may be written together with it. One syllable is mostly the end of
    /// another word there: 2차, API키.
    pub(super) fn may_be_joined(&self) -> bool {
        self.hangul && self.length > 1 && self.extent == Extent::Word
    }

    /// The places of its hyphens between syllables.
    pub(super) fn hyphens(&self) -> impl Iterator<Item = usize> {
        let odd = self.folded.odd_inside(&(0..self.cased().len()));
        odd.iter().filter(|(_, gap)| *gap == Gap::Hyphen).map(|(at, _)| *at)
    }

    fn touches_hangul(&self, at: usize) -> bool {
        let (left, right) = self.cased().split_at(at);
        left.ends_with(jamo::is_syllable) || right.starts_with(jamo::is_syllable)
    }

    /// The places of its listed spaces.
    fn listed(&self) -> &[usize] {
        self.folded.spaces_inside(&(0..self.cased().len()))
    }
}

/// The plural of an English word that is more than the word with an ending: category is categories, child is children.
fn odd_plural(text: &str) -> Option<String> {
    let latin = text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-'));
    // “people” stands in many sentences that mean no plural of the term.
    if !latin || text.ends_with("person") {
        return None;
    }
    let many = plural(text);
    let regular = many.strip_prefix(text).is_some_and(|ending| matches!(ending, "s" | "es"));
    (!regular).then_some(many)
}

/// A Latin word with the hyphen that others write in it, or without its own, and whether that is surely the same word:
/// e-mail for email and the other way round, Git-Hub for GitHub. Sign-in and signin are only likely to be one.
fn other_hyphen(text: &str) -> Option<(String, bool)> {
    let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
    if let Some((first, second)) = text.split_once('-') {
        let word = letters(first) && letters(second) && !first.is_empty() && second.len() > 1;
        return word.then(|| (format!("{first}{second}"), first.len() == 1));
    }
    if !letters(text) || text.len() < 4 {
        return None;
    }
    let capitals: Vec<usize> =
        text.char_indices().skip(1).filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at).collect();
    match capitals[..] {
        [] if text.starts_with(char::is_lowercase) => Some((format!("{}-{}", &text[..1], &text[1..]), true)),
        [at] if text[..at].ends_with(char::is_lowercase) => Some((format!("{}-{}", &text[..at], &text[at..]), true)),
        _ => None,
    }
}

/// Latin words with a hyphen between all of them, or between two: log-in for log in, sign-up page for sign up page.
fn hyphenated(text: &str) -> Vec<String> {
    let word = |word: &str| word.chars().all(|c| c.is_ascii_alphabetic());
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 || !words.iter().copied().all(word) {
        return Vec::new();
    }
    let mut written = vec![words.join("-")];
    if words.len() > 2 {
        written.extend((1..words.len()).map(|at| format!("{}-{}", words[..at].join(" "), words[at..].join(" "))));
    }
    written
}

/// Whether it is a verb with its adverb: sign up, log in.
fn is_phrasal(text: &str) -> bool {
    const ADVERBS: [&str; 8] = ["in", "out", "up", "on", "off", "down", "over", "back"];
    let mut words = text.split_whitespace();
    let (Some(verb), Some(adverb), None) = (words.next(), words.next(), words.next()) else { return false };
    verb.chars().all(|c| c.is_ascii_alphabetic()) && ADVERBS.contains(&adverb)
}
