//! A place where a pattern's letters stand, and whether the pattern is meant there.

use std::ops::Range;

use super::compound::{Halves, LONGEST_BEFORE};
use super::fold::{Folded, Gap};
use super::pattern::Compiled;
use super::tail::{Tail, word_tail};
use super::word::{continues_word, is_dotted, is_word};
use super::{Case, Extent, How, Match};

/// A pattern that fits its place.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Index of the pattern.
    pub(super) pattern: usize,
    /// Place of the term in the folded text.
    pub(super) term: Range<usize>,
    /// End of what belongs to it, in the folded text.
    tail_end: usize,
    pub(super) how: How,
    plural: bool,
    certain: bool,
    /// It is part of a compound written together.
    pub(super) compound: bool,
}

/// How a word begins where a term stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    /// With the term.
    Word,
    /// With a number or Latin letters: VIP유저.
    OtherScript,
    /// With other nouns: 무료강좌.
    Compound,
}

impl Candidate {
    /// The candidate, if the pattern at index `pattern` fits `term`, where its letters stand.
    pub(super) fn check(
        folded: &Folded,
        patterns: &[Compiled],
        halves: &Halves,
        pattern: usize,
        term: Range<usize>,
    ) -> Option<Self> {
        let compiled = &patterns[pattern];
        let beginning = beginning(folded, compiled, halves, &term)?;
        let (how, sure) = how_written(folded, compiled, &term)?;
        let tail = match compiled.extent {
            Extent::Exact => (!continues_word(folded, &term, term.end)).then_some(Tail::plain(term.end)),
            Extent::Prefix => Some(Tail::plain(term.end + word_length(folded.rest_of_word(term.end)))),
            Extent::Word => word_tail(folded, compiled, halves, &term),
        }?;
        let certain = beginning == Beginning::Word && sure && tail.certain;
        let compound = beginning == Beginning::Compound || tail.compound;
        Some(Self { pattern, term, tail_end: tail.end, how, plural: tail.plural || compiled.plural, certain, compound })
    }

    pub(super) fn into_match(self, folded: &Folded, patterns: &[Compiled]) -> Match {
        let compiled = &patterns[self.pattern];
        Match {
            pattern: compiled.id,
            kind: compiled.kind,
            term: folded.original(&self.term),
            tail: folded.original(&(self.term.end..self.tail_end)),
            how: self.how,
            plural: self.plural,
            certain: self.certain,
            joined: is_signed(folded, &(self.term.start..self.tail_end)),
        }
    }
}

/// Whether a word begins at `at`: nothing that belongs to one stands right before it.
fn begins_word(folded: &Folded, at: usize) -> bool {
    if folded.is_spaced(at) {
        return true;
    }
    let (before, after) = folded.cased().split_at(at);
    let (Some(previous), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    if !is_word(first) {
        return true;
    }
    let latin = first.is_ascii_alphanumeric();
    !is_word(previous) && !(latin && (matches!(previous, '$' | '@') || is_dotted(before.chars().rev())))
}

/// How a word begins at a term; none: it goes on there.
fn beginning(folded: &Folded, pattern: &Compiled, halves: &Halves, term: &Range<usize>) -> Option<Beginning> {
    let at = term.start;
    if begins_word(folded, at) {
        return Some(Beginning::Word);
    }
    if !pattern.may_be_joined() {
        return None;
    }
    if folded.cased()[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return Some(Beginning::OtherScript);
    }
    let head = folded.syllables_before(at, LONGEST_BEFORE).filter(|head| !head.is_empty())?;
    (begins_word(folded, at - head.len()) && halves.lead(head, &folded.cased()[term.clone()]))
        .then_some(Beginning::Compound)
}

/// Whether a hyphen or a slash joins what stands at `place` to another word: pupil-led, 강사/학생.
fn is_signed(folded: &Folded, place: &Range<usize>) -> bool {
    let signed = |mut outward: Outward<'_>| {
        outward.next().is_some_and(|c| matches!(c, '-' | '/')) && outward.next().is_some_and(is_word)
    };
    let behind = folded.rest_of_word(place.end);
    folded.is_hyphened(place.start)
        || folded.is_hyphened(place.end)
        || !folded.is_spaced(place.start) && signed(Box::new(folded.cased()[..place.start].chars().rev()))
        || signed(Box::new(behind.chars()))
}

/// The bytes of letters and digits at the start of `rest`.
fn word_length(rest: &str) -> usize {
    rest.find(|c| !is_word(c)).unwrap_or(rest.len())
}

/// How the text at `term` writes the pattern, and whether that can be nothing else; `None` if the pattern does not allow
/// it.
fn how_written(folded: &Folded, pattern: &Compiled, term: &Range<usize>) -> Option<(How, bool)> {
    if is_joined(folded, term, &['_']) {
        return None;
    }
    let spaces = folded.spaces_inside(term);
    let offsets = || spaces.iter().map(|at| at - term.start);
    let written = &folded.cased()[term.clone()];
    let same_case = written == pattern.cased();
    if !same_case && (pattern.case == Case::Sensitive || is_identifier(folded, pattern, term)) {
        return None;
    }
    if let Some(odd) = oddly_parted(folded, pattern, term) {
        let may = pattern.extent != Extent::Exact && pattern.may_be_spaced(&offsets().collect::<Vec<_>>());
        return may.then_some((if odd == Gap::Hyphen { How::Hyphen } else { How::Spacing }, false));
    }
    if pattern.is_spaced_as_listed(offsets()) {
        return Some(match pattern.hyphen {
            Some(sure) => (How::Hyphen, sure),
            None if same_case => (How::Exact, true),
            None => (How::Case, true),
        });
    }
    // Open AI may be OpenAI, open AI is not.
    let parted = offsets().any(|at| pattern.joins_words(at));
    let may = pattern.extent != Extent::Exact
        && pattern.hyphen.is_none()
        && (same_case || !parted)
        && pattern.may_be_spaced(&offsets().collect::<Vec<_>>());
    may.then_some((How::Spacing, !parted && !pattern.written_apart))
}

/// Characters between the words of a term that the pattern lacks: hyphens, and more than one blank.
fn oddly_parted(folded: &Folded, pattern: &Compiled, term: &Range<usize>) -> Option<Gap> {
    let odd = folded.odd_inside(term);
    let hyphens = odd.iter().filter(|(_, gap)| *gap == Gap::Hyphen).map(|(at, _)| at - term.start);
    match hyphens.eq(pattern.hyphens()) {
        false => Some(Gap::Hyphen),
        true => odd.iter().map(|&(_, gap)| gap).find(|gap| *gap == Gap::Wide),
    }
}

/// Whether a name with capitals stands there in small letters as part of a technical name:
/// react of react-dom, vue of @vue/cli.
fn is_identifier(folded: &Folded, pattern: &Compiled, term: &Range<usize>) -> bool {
    let small = |text: &str| !text.contains(char::is_uppercase);
    !small(pattern.cased()) && small(&folded.cased()[term.clone()]) && is_joined(folded, term, &['-', '_', '/', '@'])
}

/// Whether one of `signs` joins a Latin word to more Latin letters: learner_id.
fn is_joined(folded: &Folded, term: &Range<usize>, signs: &[char]) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    let joined = |mut outward: Outward<'_>| {
        outward.next().is_some_and(|c| signs.contains(&c)) && outward.next().is_some_and(latin)
    };
    let written = &folded.cased()[term.clone()];
    let joined_before = || {
        let before = folded.cased()[..term.start].chars().rev();
        written.starts_with(latin) && !folded.is_spaced(term.start) && joined(Box::new(before))
    };
    joined_before() || written.ends_with(latin) && joined(Box::new(folded.rest_of_word(term.end).chars()))
}

/// Characters away from a word.
type Outward<'a> = Box<dyn Iterator<Item = char> + 'a>;
