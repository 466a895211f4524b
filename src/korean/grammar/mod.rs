//! The grammar of the Hangul written right behind a noun: suffixes, particles, copula, endings.
//!
//! A small state machine over the letters of the Hangul that follows the noun. The
//! table says of each morpheme after which classes it may stand and after which sound;
//! a run counts only if it parses whole, so that 수강생에게서는 is the noun 수강생 and
//! 수강생회 is not. Particles do not stack freely: 글자를 is not 글 + 자 + 를.

mod class;
mod compiled;
mod table;

use super::ending_sound::Sound;
use super::jamo;
use super::sound::last_sound;

pub(super) use compiled::{First, Pairing};

/// The kinds of tail that a noun can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// Nothing, or suffixes and particles only: 수강생들에게만.
    Particles,
    /// The copula and its endings: 수강생입니다, 수강생이라면.
    Copula,
    /// 하다, 되다 and the like behind a noun of action: 신청합니다, 신청되었는지.
    Verb,
}

/// How a run of Hangul behind a noun parses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Analysis {
    /// The kind of tail.
    pub reading: Reading,
    /// Whether the tail reports a name or a content (라고, 라는, 란), as in 이를 변수라고 부른다.
    pub quoting: bool,
    /// The first morpheme, for agreement.
    pub(super) first: First,
}

/// Parses `tail`, the whole run of Hangul right behind a noun that ends in `sound`.
///
/// `sound` is `None` for a noun whose reading is unknown or uncertain (漢字, SQL): both forms of a particle are accepted.
/// `syllables` is the length of the noun: after a noun of one syllable the copula is not dropped before a one-syllable
/// ending, because that makes another word (표면, 사고, 이미지). Returns `None` if `tail` does not parse.
pub fn analyse(tail: &str, sound: Option<Sound>, syllables: usize) -> Option<Analysis> {
    compiled::grammar().parse(tail, sound, syllables)
}

/// Parses `tail` behind `word` with the last sound and the length of `word`.
///
/// Latin words and numbers have more than one reading (SQL, Vue 3), so both forms of a particle are accepted after
/// them; after Hangul the particle has to agree.
pub fn parse_tail(word: &str, tail: &str) -> Option<Analysis> {
    let syllables = word.chars().filter(|c| jamo::is_syllable(*c)).count();
    let exact = word.chars().next_back().is_some_and(jamo::is_syllable);
    let sound = if exact { last_sound(word) } else { None };
    analyse(tail, sound, if syllables == 0 { usize::MAX } else { syllables })
}

/// `run`, a word as written between spaces, without the particles or endings at its end.
///
/// Takes the shortest stem of at least two syllables whose rest parses, so that 회의 stays whole; returns a run without
/// such a stem unchanged. There is no dictionary, so a syllable that only looks like a particle is stripped too (만족도 is
/// 만족 + 도).
pub fn stem(run: &str) -> &str {
    let hangul = jamo::trailing_syllables(run).len();
    let latin_head = run.len() - hangul;
    let tail_starts = run[latin_head..].char_indices().map(|(at, _)| latin_head + at).filter(|&at| at > 0);
    for at in tail_starts {
        let (head, tail) = run.split_at(at);
        let long_enough = at == latin_head || head.chars().nth(1).is_some();
        if long_enough && parse_tail(head, tail).is_some() {
            return head;
        }
    }
    run
}

#[cfg(test)]
mod tests;
