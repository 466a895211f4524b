//! What follows a term in its word: particles and endings, an English suffix, the rest of a compound.

use std::ops::Range;

use crate::korean::{Analysis, Likeness, Reading, Sound, analyse, both_forms_length, is_misfit, jamo, likeness};

use super::compound::{Halves, is_counted};
use super::context;
use super::fold::Folded;
use super::homograph;
use super::pattern::Compiled;
use super::word::{continues_word, is_word};

/// What stands right behind a term.
pub(super) struct Tail {
    pub(super) end: usize,
    pub(super) plural: bool,
    pub(super) certain: bool,
    /// The word goes on with other nouns.
    pub(super) compound: bool,
}

impl Tail {
    pub(super) fn plain(end: usize) -> Self {
        Self { end, plural: false, certain: true, compound: false }
    }

    /// A noun goes on behind the term, which is all that is found.
    fn compound(end: usize) -> Self {
        Self { end, plural: false, certain: false, compound: true }
    }
}

/// What follows a term that has to be a whole word; `None` if it is part of another one.
pub(super) fn word_tail(folded: &Folded, pattern: &Compiled, halves: &Halves, term: &Range<usize>) -> Option<Tail> {
    let rest = folded.rest_of_word(term.end);
    let suffix = if pattern.inflected { english_suffix(rest) } else { "" };
    let plural = suffix.starts_with(['s', 'e', 'S', 'E']);
    let at = term.end + suffix.len();
    let run = jamo::leading_syllables(&rest[suffix.len()..]);
    if run.is_empty() {
        if pattern.may_be_joined() && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return other_script_tail(rest, term);
        }
        let alone = !continues_word(folded, term, at) && context::is_noun(folded, pattern, term, "", None);
        let certain = is_certain(folded, pattern, term, "");
        return alone.then(|| Tail { plural, certain, ..Tail::plain(at) });
    }
    let sound = pattern.sound.filter(|_| suffix.is_empty());
    let fits = |analysis: &Analysis| analysis.reading != Reading::Verb || pattern.action_noun;
    let read = analyse(run, sound, pattern.length).or_else(|| between(run, pattern)).filter(fits);
    let misfit = |sound| is_misfit(run, sound, pattern.length) && context::is_noun(folded, pattern, term, run, None);
    let tail = |certain| Tail { end: at + run.len(), plural, certain, compound: false };
    // 정답게 and 참답게 are words of their own.
    if read.is_none()
        && pattern.length > 1
        && let Some(alike) = likeness(run, folded.next_word(term.end))
    {
        return Some(tail(alike == Likeness::Certain));
    }
    match read {
        Some(read) if context::is_noun(folded, pattern, term, run, Some(read)) => {
            Some(tail(is_certain(folded, pattern, term, run)))
        }
        Some(_) => None,
        None if run == "요" && pattern.length > 1 && ends_sentence(folded, at + run.len()) => Some(tail(false)),
        None if both_forms_length(&rest[suffix.len()..]).is_some() => Some(tail(true)),
        None if sound.is_some_and(misfit) => Some(tail(false)),
        None if pattern.may_be_joined() => {
            halves.follow(&folded.cased()[term.clone()], run).then(|| Tail::compound(term.end))
        }
        None if folded.cased()[..at].ends_with(is_word) => None,
        None => Some(Tail { plural, ..Tail::plain(at) }),
    }
}

/// Whether a sentence ends at `at`, as behind a noun with 요: “강의요?”
fn ends_sentence(folded: &Folded, at: usize) -> bool {
    let next = folded.rest_of_word(at).chars().find(|c| !matches!(c, '*' | '_' | '"' | '\'' | '”' | '’' | ')'));
    match next {
        Some(next) => matches!(next, '.' | '?' | '!' | ',' | '…'),
        None => at == folded.cased().len(),
    }
}

/// Whether a noun with its tail can be no other word.
fn is_certain(folded: &Folded, pattern: &Compiled, term: &Range<usize>, tail: &str) -> bool {
    let verb = || pattern.hangul && pattern.length == 1 && homograph::may_be_verb(folded, pattern, term, tail);
    !context::is_doubtful(folded, pattern, term, tail) && !verb()
}

/// The tail of a noun with a number or with Latin letters, which its particles follow: 학생1, 학생 2명당, 이수증PDF를.
fn other_script_tail(rest: &str, term: &Range<usize>) -> Option<Tail> {
    let number = |c: char| c.is_ascii_digit();
    let numbered = rest.starts_with(number);
    let behind = match numbered {
        true => rest.trim_start_matches(number),
        false => rest.trim_start_matches(|c: char| c.is_ascii_uppercase()),
    };
    let run = jamo::leading_syllables(behind);
    // One letter is mostly a name's: 수강생A.
    let long = numbered || rest.len() - behind.len() > 1;
    let whole = long && !behind[run.len()..].starts_with(is_word) && is_counted(run);
    whole.then(|| Tail::compound(term.end))
}

/// 간, a word of its own that is often written together with what it stands between: 강사간의, 기기들간에. Behind one
/// syllable, 시 and 기 it is the end of another word: 행간, 실시간, 장기간.
fn between(run: &str, pattern: &Compiled) -> Option<Analysis> {
    let plural = run.strip_prefix("들");
    let rest = plural.unwrap_or(run).strip_prefix('간')?;
    if plural.is_none() && (pattern.length < 2 || pattern.cased().ends_with(['시', '기'])) {
        return None;
    }
    let analysis = analyse(rest, Some(Sound::Consonant), usize::MAX)?;
    (analysis.reading == Reading::Particles).then_some(analysis)
}

/// The plural or possessive ending at the start of `rest`, if the word ends with it.
fn english_suffix(rest: &str) -> &str {
    const SUFFIXES: [&str; 6] = ["es’", "es'", "s’", "s'", "es", "s"];
    const POSSESSIVES: [&str; 2] = ["’s", "'s"];
    SUFFIXES
        .iter()
        .chain(&POSSESSIVES)
        .find_map(|suffix| {
            let found = rest.get(..suffix.len()).filter(|found| found.eq_ignore_ascii_case(suffix))?;
            let behind = rest[found.len()..].chars().next();
            behind.is_none_or(|c| !is_word(c) || jamo::is_syllable(c)).then_some(found)
        })
        .unwrap_or("")
}
