//! A place where a pattern's letters stand, and whether the pattern is meant there.

use std::ops::Range;

use crate::korean::{Analysis, Reading, Sound, analyse, jamo};

use super::context;
use super::fold::Folded;
use super::pattern::Compiled;
use super::{Case, Extent, How, Match};

/// From how many syllables on a noun is recognised by itself, whatever form its particle has.
const SLIP_LENGTH: usize = 3;

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
}

/// What stands right behind a term.
struct Tail {
    end: usize,
    plural: bool,
    certain: bool,
}

impl Tail {
    fn plain(end: usize) -> Self {
        Self { end, plural: false, certain: true }
    }
}

impl Candidate {
    /// The candidate, if the pattern at index `pattern` fits `term`, where its letters stand.
    pub(super) fn check(folded: &Folded, patterns: &[Compiled], pattern: usize, term: Range<usize>) -> Option<Self> {
        let compiled = &patterns[pattern];
        let begins = begins_word(folded, term.start);
        if !begins && !follows_other_script(folded, compiled, term.start) {
            return None;
        }
        let (how, sure) = how_written(folded, compiled, &term)?;
        let tail = match compiled.extent {
            Extent::Exact => (!continues_word(folded, &term, term.end)).then_some(Tail::plain(term.end)),
            Extent::Prefix => Some(Tail::plain(term.end + word_length(folded.rest_of_word(term.end)))),
            Extent::Word => word_tail(folded, compiled, &term),
        }?;
        let certain = begins && sure && tail.certain;
        Some(Self { pattern, term, tail_end: tail.end, how, plural: tail.plural || compiled.plural, certain })
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
        }
    }
}

/// Whether letters and digits may not touch here: `c` belongs to a word.
fn is_word(c: char) -> bool {
    match c {
        '가'..='힣' => true,
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        // The old vowel serves as a middle dot.
        'ㆍ' => false,
        _ => c.is_alphanumeric(),
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

/// Whether a number or Latin letters stand right before a noun of two syllables or more: 1차시, VIP유저. Shorter ones are
/// mostly the end of a word there (2차, API키).
fn follows_other_script(folded: &Folded, pattern: &Compiled, at: usize) -> bool {
    let before = folded.cased()[..at].chars().next_back();
    is_numbered(pattern) && before.is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Whether a number may be joined to the pattern.
fn is_numbered(pattern: &Compiled) -> bool {
    pattern.hangul && pattern.length > 1 && pattern.extent == Extent::Word
}

/// Whether a word goes on at `at`, the end of `term`.
fn continues_word(folded: &Folded, term: &Range<usize>, at: usize) -> bool {
    let last = folded.cased()[..at].chars().next_back();
    let rest = folded.rest_of_word(at);
    let latin = folded.cased()[term.clone()].ends_with(|c: char| c.is_ascii_alphanumeric());
    last.is_some_and(is_word) && (rest.starts_with(is_word) || (latin && is_dotted(rest.chars())))
}

/// Whether characters away from a Latin word begin with a dot and a letter: node.js is one word.
fn is_dotted(mut outward: impl Iterator<Item = char>) -> bool {
    outward.next() == Some('.') && outward.next().is_some_and(|c| c.is_ascii_alphanumeric())
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
    may.then_some((How::Spacing, !parted))
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

/// What follows a term that has to be a whole word; `None` if it is part of another one.
fn word_tail(folded: &Folded, pattern: &Compiled, term: &Range<usize>) -> Option<Tail> {
    let rest = folded.rest_of_word(term.end);
    let suffix = if pattern.inflected { english_suffix(rest) } else { "" };
    let plural = suffix.starts_with(['s', 'e', 'S', 'E']);
    let at = term.end + suffix.len();
    let run = hangul_run(&rest[suffix.len()..]);
    if run.is_empty() {
        if is_numbered(pattern) && rest.starts_with(|c: char| c.is_ascii_digit()) {
            return numbered_tail(rest, term);
        }
        let alone = !continues_word(folded, term, at) && context::is_noun(folded, pattern, term, "", None);
        return alone.then_some(Tail { end: at, plural, certain: true });
    }
    let sound = pattern.sound.filter(|_| suffix.is_empty());
    let analysis = analyse(run, sound, pattern.length).or_else(|| slip(run, pattern)).or_else(|| between(run, pattern));
    let analysis = analysis.filter(|analysis| fits(*analysis, pattern));
    let ends_in_word = folded.cased()[..at].ends_with(is_word);
    match analysis {
        Some(analysis) => context::is_noun(folded, pattern, term, run, Some(analysis)).then_some(Tail {
            end: at + run.len(),
            plural,
            certain: !context::is_doubtful(folded, pattern, term, run),
        }),
        None if ends_in_word => None,
        None => Some(Tail { end: at, plural, certain: true }),
    }
}

/// The tail of a noun with a number, which its particles follow: 학생1, 학생2를.
fn numbered_tail(rest: &str, term: &Range<usize>) -> Option<Tail> {
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let run = hangul_run(behind);
    let whole = !behind[run.len()..].starts_with(is_word) && analyse(run, None, usize::MAX).is_some();
    whole.then_some(Tail { end: term.end, plural: false, certain: false })
}

/// A particle in the wrong form, a slip that is common behind long nouns and no other word there: 세부 사항가.
fn slip(run: &str, pattern: &Compiled) -> Option<Analysis> {
    const PARTICLES: [&str; 6] = ["을", "를", "은", "는", "이", "가"];
    (pattern.length >= SLIP_LENGTH && PARTICLES.contains(&run)).then(|| analyse(run, None, pattern.length)).flatten()
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

fn fits(analysis: Analysis, pattern: &Compiled) -> bool {
    analysis.reading != Reading::Verb || pattern.action_noun
}

/// The Hangul at the start of `rest`.
fn hangul_run(rest: &str) -> &str {
    &rest[..rest.find(|c| !jamo::is_syllable(c)).unwrap_or(rest.len())]
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
