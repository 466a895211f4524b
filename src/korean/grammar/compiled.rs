//! The table of morphemes made ready for parsing letter by letter.

use std::sync::LazyLock;

use super::super::ending_sound::Sound;
use super::super::jamo;
use super::class;
use super::table::{BEHIND_LONGER, ENDINGS, Form, PARTICLES, Row, STEMS};
use super::{Analysis, Reading};

/// Letters of compatibility jamo, ㄱ to ㅣ.
const LETTERS: usize = 51;
/// First compatibility jamo.
const FIRST_LETTER: u32 = 'ㄱ' as u32;
/// Longest tail in syllables that is parsed; no chain of the grammar is longer.
const LONGEST_TAIL: usize = 24;

/// The first morpheme of a tail, as agreement sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum First {
    /// No morpheme, or one with a single form.
    Fixed,
    /// A morpheme of two forms.
    Alternating(Pairing),
    /// The copula written as the syllable 이; `droppable` if the ending allows to drop it after a vowel.
    Copula { droppable: bool },
    /// The copula dropped after a vowel: 면 for 이면.
    Dropped,
    /// 이어 or 여 of the copula.
    CopulaInf,
}

/// The forms of an alternating morpheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pairing {
    /// After a consonant (for 으로: other than ㄹ).
    pub closed: &'static str,
    /// After a vowel.
    pub open: &'static str,
    /// Whether the text has the form `closed`.
    pub has_closed: bool,
    /// Whether ㄹ counts as open (으로/로).
    pub rieul_open: bool,
}

impl Pairing {
    /// The form after `sound`.
    pub(crate) fn after(self, sound: Sound) -> &'static str {
        match sound {
            Sound::Vowel => self.open,
            Sound::Rieul if self.rieul_open => self.open,
            Sound::Rieul | Sound::Consonant => self.closed,
        }
    }

    /// The form that the text has.
    pub(crate) fn written(self) -> &'static str {
        if self.has_closed { self.closed } else { self.open }
    }
}

/// The sounds after which a form may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Anything,
    Vowel,
    Closed,
    VowelOrRieul,
    ClosedNotRieul,
}

impl Needs {
    fn met_by(self, sound: Option<Sound>) -> bool {
        let Some(sound) = sound else { return true };
        match self {
            Self::Anything => true,
            Self::Vowel => sound == Sound::Vowel,
            Self::Closed => sound != Sound::Vowel,
            Self::VowelOrRieul => sound != Sound::Consonant,
            Self::ClosedNotRieul => sound == Sound::Consonant,
        }
    }
}

/// One form of a morpheme.
#[derive(Debug)]
struct Morph {
    letters: Vec<u8>,
    needs: Needs,
    class: u64,
    after: u64,
    pairing: Option<Pairing>,
    /// The form needs a noun of two syllables or more.
    behind_longer: bool,
}

/// The whole grammar, its forms grouped by their first letter.
#[derive(Debug)]
pub(super) struct Grammar {
    by_first: Vec<Vec<Morph>>,
}

/// The grammar of the table.
pub(super) fn grammar() -> &'static Grammar {
    static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::compile);
    &GRAMMAR
}

/// The index of a compatibility jamo in its block.
fn code(letter: char) -> Option<u8> {
    let at = (letter as u32).wrapping_sub(FIRST_LETTER);
    u8::try_from(at).ok().filter(|&at| usize::from(at) < LETTERS)
}

/// Appends the letters of `text`; false if a character is not Hangul.
fn push_letters(text: &str, out: &mut Vec<u8>) -> bool {
    text.chars().all(|c| match jamo::decompose(c) {
        Some(parts) => {
            let letters = [Some(parts.initial), Some(parts.vowel), parts.last];
            out.extend(letters.into_iter().flatten().filter_map(code));
            true
        }
        None => code(c).is_some_and(|letter| {
            out.push(letter);
            true
        }),
    })
}

impl Grammar {
    fn compile() -> Self {
        let mut grammar = Self { by_first: (0..LETTERS).map(|_| Vec::new()).collect() };
        for &row in PARTICLES.iter().chain(STEMS).chain(ENDINGS) {
            grammar.add(row);
        }
        grammar
    }

    fn add(&mut self, (form, class, after): Row) {
        let forms: [Option<(&'static str, Needs, Option<Pairing>)>; 2] = match form {
            Form::Same(text) => [Some((text, Needs::Anything, None)), None],
            Form::Open(text) => [Some((text, Needs::Vowel, None)), None],
            Form::Pair(closed, open) | Form::Direction(closed, open) => {
                let rieul_open = matches!(form, Form::Direction(..));
                let pairing = |has_closed| Some(Pairing { closed, open, has_closed, rieul_open });
                let (for_closed, for_open) = if rieul_open {
                    (Needs::ClosedNotRieul, Needs::VowelOrRieul)
                } else {
                    (Needs::Closed, Needs::Vowel)
                };
                [Some((closed, for_closed, pairing(true))), Some((open, for_open, pairing(false)))]
            }
        };
        for (text, needs, pairing) in forms.into_iter().flatten() {
            let mut letters = Vec::new();
            push_letters(text, &mut letters);
            let behind_longer = BEHIND_LONGER.contains(&text);
            self.by_first[usize::from(letters[0])].push(Morph { letters, needs, class, after, pairing, behind_longer });
        }
    }

    pub(super) fn parse(&self, tail: &str, sound: Option<Sound>, syllables: usize) -> Option<Analysis> {
        if tail.is_empty() {
            return Some(Analysis { reading: Reading::Particles, quoting: false, first: First::Fixed });
        }
        // A syllable takes three bytes.
        if tail.len() > LONGEST_TAIL * 3 {
            return None;
        }
        let mut letters = Vec::with_capacity(tail.len());
        if !push_letters(tail, &mut letters) {
            return None;
        }
        let walk = Walk { grammar: self, letters: &letters, short: syllables < 2 };
        walk.from(0, class::NOUN, sound)
    }
}

/// One attempt to read a tail.
struct Walk<'a> {
    grammar: &'a Grammar,
    letters: &'a [u8],
    /// Whether the noun has one syllable.
    short: bool,
}

impl Walk<'_> {
    /// Reads the letters from `at` on, where a morpheme of `class` has just ended.
    fn from(&self, at: usize, class: u64, sound: Option<Sound>) -> Option<Analysis> {
        let Some(&next) = self.letters.get(at) else {
            return (class & class::UNFINISHED == 0).then_some(Analysis {
                reading: Reading::Particles,
                quoting: false,
                first: First::Fixed,
            });
        };
        let morphs = &self.grammar.by_first[usize::from(next)];
        for morph in morphs {
            if morph.after & class != 0
                && morph.needs.met_by(sound)
                && self.letters[at..].starts_with(&morph.letters)
                && let Some(rest) = self.step(at, class, morph)
            {
                return Some(rest);
            }
        }
        // A copula that is dropped after a vowel has no letters.
        if class & class::PREDICABLE != 0 && Needs::Vowel.met_by(sound) {
            let rest = self.from(at, class::DROPPED | class::SPARED, sound)?;
            return Some(Analysis { reading: rest.reading.max(Reading::Copula), first: First::Dropped, ..rest });
        }
        None
    }

    /// Takes `morph` at `at` after `class`, then reads on.
    fn step(&self, at: usize, class: u64, morph: &Morph) -> Option<Analysis> {
        let end = at + morph.letters.len();
        if morph.behind_longer && self.short && class == class::NOUN {
            return None;
        }
        let dropped = class & class::DROPPED != 0;
        // 표면, 사고, 메시지: after a one-syllable noun that ends in a vowel, a one-syllable ending makes another word.
        if dropped && self.short && end == self.letters.len() && is_one_syllable(&morph.letters) {
            return None;
        }
        let last = self.letters[end - 1];
        let rest = self.from(end, morph.class, Some(sound_of(last)))?;
        let own = match morph.class {
            class::COPULA | class::COPULA_INF => Reading::Copula,
            class::VERB | class::INF if class == class::NOUN => Reading::Verb,
            _ => Reading::Particles,
        };
        let first = match morph.class {
            class::COPULA => First::Copula { droppable: self.is_droppable(end) },
            class::COPULA_INF => First::CopulaInf,
            _ => morph.pairing.map_or(First::Fixed, First::Alternating),
        };
        Some(Analysis {
            reading: rest.reading.max(own),
            quoting: rest.quoting || morph.class == class::NAMED || morph.pairing.is_some_and(|p| p.open == "란"),
            first,
        })
    }

    /// Whether the ending after the copula's 이 allows to drop 이 after a vowel.
    fn is_droppable(&self, at: usize) -> bool {
        let Some(&next) = self.letters.get(at) else {
            return false;
        };
        self.grammar.by_first[usize::from(next)].iter().any(|morph| {
            let end = at + morph.letters.len();
            morph.after & class::DROPPED != 0
                && morph.needs.met_by(Some(Sound::Vowel))
                && self.letters[at..].starts_with(&morph.letters)
                && self.from(end, morph.class, Some(sound_of(self.letters[end - 1]))).is_some()
        })
    }
}

/// The sound of a syllable that ends in this letter.
fn sound_of(letter: u8) -> Sound {
    let letter = char::from_u32(FIRST_LETTER + u32::from(letter)).unwrap_or('ㅏ');
    Sound::of_last((letter < 'ㅏ').then_some(letter))
}

/// Whether letters make one syllable: they have one vowel.
fn is_one_syllable(letters: &[u8]) -> bool {
    let first_vowel = 'ㅏ' as u32 - FIRST_LETTER;
    letters.iter().filter(|&&letter| u32::from(letter) >= first_vowel).count() == 1
}
