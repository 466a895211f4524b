//! Finding terms in running text.
//!
//! All patterns are looked for in one pass over the text. The text is folded first:
//! composed (NFC), half and full width made one, letters in small case, and without its
//! white space, so that a term is met however it is spaced. What the automaton meets is
//! then checked at its place: does a word begin there, does the Hangul behind it parse
//! whole as particles or endings, do spaces and capitals fit? Of what overlaps the longest
//! stays. Every position in the result is a byte of the text as it was given.
//!
//! Terms may be runs of each other (가, 가가, 가가가 …), so that very many end at one place. Of those the longest few are
//! kept ([`KEPT`]): a shorter one stands only where everything longer that ends there has lost its place to another. Where
//! that is so the text is looked at once more.

mod candidate;
mod compound;
mod context;
mod cover;
mod fold;
mod homograph;
mod pattern;
mod select;
mod tail;
mod word;

use std::collections::BTreeMap;
use std::ops::Range;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use candidate::Candidate;
use compound::Halves;
use cover::Cover;
use fold::Folded;
use pattern::Compiled;

/// How many candidates that end at one place are kept.
const KEPT: usize = 8;
/// How often a text is looked at for shorter ones where none of those kept stands.
const LOOKS: usize = 4;

/// A form to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The caller's number for it, which matches carry.
    pub id: u32,
    /// The form as listed; its spaces say how it is spaced.
    pub text: String,
    /// What finding it means.
    pub kind: PatternKind,
    /// How much of a word it has to be.
    pub extent: Extent,
    /// Whether capitals have to agree.
    pub case: Case,
    /// Phrases in which the form is not meant; a match that lies inside one is dropped.
    /// They are met wherever their letters stand, also inside words.
    pub except: Vec<String>,
    /// Whether 하다, 되다 and the like may follow.
    pub action_noun: bool,
    /// Whether an English plural or possessive may follow.
    pub inflected: bool,
}

impl Pattern {
    /// A pattern with the usual settings: whole words, any case, verbs allowed, no English endings.
    pub fn new(id: u32, text: impl Into<String>, kind: PatternKind) -> Self {
        Self {
            id,
            text: text.into(),
            kind,
            extent: Extent::Word,
            case: Case::Insensitive,
            except: Vec::new(),
            action_noun: true,
            inflected: false,
        }
    }
}

/// What finding a pattern means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PatternKind {
    /// The form is right, and shields its place from shorter or worse matches.
    Protect,
    /// The form is to be reported.
    Report,
}

/// How much of a word a pattern has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// A whole word; particles, endings and spacing variants do not matter.
    Word,
    /// The beginning of a word; whatever follows in it.
    Prefix,
    /// A word that stands alone, spaced as listed: nothing follows, no particle either.
    Exact,
}

/// Whether capitals have to agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// Only as listed.
    Sensitive,
    /// In any case; [`How::Case`] tells where it differs.
    Insensitive,
}

/// How the text writes the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// As listed.
    Exact,
    /// With other capitals.
    Case,
    /// With a space more or less.
    Spacing,
    /// With a hyphen more or less: e-mail for email.
    Hyphen,
}

/// A pattern found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The pattern's `id`.
    pub pattern: u32,
    /// Whether it is to be reported or protects its place.
    pub kind: PatternKind,
    /// Bytes of the term itself in the text.
    pub term: Range<usize>,
    /// Bytes of the particles, endings or English suffix right behind it; empty if there are none.
    pub tail: Range<usize>,
    /// How the text writes the pattern.
    pub how: How,
    /// Whether the text has an English plural of it (students, categories).
    pub plural: bool,
    /// Whether it can be nothing else; not of 신청인 정보, of compounds (강좌신청, VIP유저), nor before a wrong particle.
    pub certain: bool,
    /// Whether a hyphen or a slash joins it to another word: pupil-led, 강사/학생.
    pub joined: bool,
}

/// A text made ready for matchers, once for all of them.
pub struct FoldedText(Folded);

impl FoldedText {
    /// The text as matchers read it.
    pub fn new(text: &str) -> Self {
        Self(Folded::new(text))
    }
}

impl std::fmt::Debug for FoldedText {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("FoldedText").field(&self.0.lower()).finish()
    }
}

/// All patterns of a glossary, ready to be found.
///
/// Building takes time linear in the patterns' length, finding in the text's.
pub struct Matcher {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// The forms behind each value of the automaton.
    groups: Vec<Vec<Form>>,
    patterns: Vec<Compiled>,
    halves: Halves,
    /// From which pattern on they are names.
    first_name: usize,
}

/// What was met in one text, before it is known what is sheltered there.
pub struct Met<'m> {
    matcher: &'m Matcher,
    folded: &'m Folded,
    gathered: Gathered,
}

/// What was met in a stretch of folded text.
#[derive(Default)]
struct Gathered {
    /// Candidates by [`What`].
    kinds: [Kept; 2],
    excepted: BTreeMap<usize, Vec<Range<usize>>>,
    /// Bytes of the original.
    signals: Vec<Range<usize>>,
}

/// What is looked for.
#[derive(Clone, Copy)]
enum What {
    Terms = 0,
    Names = 1,
}

/// Candidates of one kind.
#[derive(Default)]
struct Kept {
    candidates: Vec<Candidate>,
    /// Somewhere more of them ended than are kept.
    cut: bool,
}

impl std::fmt::Debug for Met<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Met").field("signals", &self.gathered.signals).finish_non_exhaustive()
    }
}

impl Met<'_> {
    /// Where the letters of signals stand, spaces and width aside: bytes of the text, by their ends.
    pub fn signals(&self) -> &[Range<usize>] {
        &self.gathered.signals
    }

    /// The terms outside of `sheltered`, and the names wherever they stand.
    pub fn settled(self, sheltered: &[Range<usize>]) -> (Vec<Match>, Vec<Match>) {
        let (matcher, folded) = (self.matcher, self.folded);
        let Gathered { kinds: [terms, names], excepted, .. } = self.gathered;
        let excepted = excepted.into_iter().map(|(pattern, places)| (pattern, Cover::new(places))).collect();
        let terms = matcher.settled(folded, terms, What::Terms, &excepted, sheltered);
        (terms, matcher.settled(folded, names, What::Names, &excepted, &[]))
    }
}

/// What a string of the automaton stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Pattern at this index.
    Listed(usize),
    /// Exception of the pattern at this index.
    Exception(usize),
    /// A signal.
    Signal,
}

impl Matcher {
    /// A matcher for these patterns. Patterns without a visible character are never found.
    pub fn new(patterns: &[Pattern]) -> Self {
        Self::joined(patterns, &[], &[])
    }

    /// Patterns of two kinds of things, found in one pass; those of one kind do not shield from those of the other. In the
    /// same pass `signals` are met: where they stand is all that is said of them.
    pub fn joined(terms: &[Pattern], names: &[Pattern], signals: &[String]) -> Self {
        let mut compiled = Vec::with_capacity(terms.len() + names.len());
        let mut forms: BTreeMap<String, Vec<Form>> = BTreeMap::new();
        let mut first_name = 0;
        for patterns in [terms, names] {
            first_name = compiled.len();
            for pattern in patterns {
                let variants = Compiled::variants(pattern);
                for exception in &pattern.except {
                    let key = Folded::new(exception).lower().to_owned();
                    for at in 0..variants.len() {
                        forms.entry(key.clone()).or_default().push(Form::Exception(compiled.len() + at));
                    }
                }
                for variant in variants {
                    forms.entry(variant.key().to_owned()).or_default().push(Form::Listed(compiled.len()));
                    compiled.push(variant);
                }
            }
        }
        for signal in signals {
            forms.entry(Folded::new(signal).lower().to_owned()).or_default().push(Form::Signal);
        }
        forms.remove("");
        let strings = forms.keys().zip(0u32..);
        // Building fails only without patterns, or beyond the automaton's 2^31 states.
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(strings).ok();
        let halves = Halves::new(compiled.iter().filter(|own| own.kind == PatternKind::Protect).map(Compiled::key));
        Self { automaton, groups: forms.into_values().collect(), patterns: compiled, halves, first_name }
    }

    /// The same, where compounds may be made of these words too.
    pub fn with_words(mut self, words: &[String]) -> Self {
        self.halves.add(words.iter().map(String::as_str));
        self
    }

    /// The patterns in `text`, by position, none overlapping another.
    pub fn find(&self, text: &str) -> Vec<Match> {
        self.find_outside(text, &[])
    }

    /// Like [`Matcher::find`], leaving out what lies inside one of `sheltered` (bytes of
    /// `text`, such as the UI labels written in it).
    pub fn find_outside(&self, text: &str, sheltered: &[Range<usize>]) -> Vec<Match> {
        if self.automaton.is_none() {
            return Vec::new();
        }
        self.find_in(&FoldedText::new(text), sheltered)
    }

    /// Like [`Matcher::find_outside`], in a text that several matchers read.
    pub fn find_in(&self, reading: &FoldedText, sheltered: &[Range<usize>]) -> Vec<Match> {
        self.meet(reading).settled(sheltered).0
    }

    /// Everything that is met in a text.
    pub fn meet<'m>(&'m self, reading: &'m FoldedText) -> Met<'m> {
        let folded = &reading.0;
        Met { matcher: self, folded, gathered: self.gather(folded, 0..folded.lower().len()) }
    }

    /// What is met in a stretch of a text.
    fn gather(&self, folded: &Folded, within: Range<usize>) -> Gathered {
        let mut gathered = Gathered::default();
        let Some(automaton) = &self.automaton else { return gathered };
        // What ends at one place comes together, the longest first.
        let (mut end, mut kept) = (0, [0; 2]);
        for found in automaton.find_overlapping_iter(&folded.lower()[within.clone()]) {
            let place = within.start + found.start()..within.start + found.end();
            if place.end != end {
                (end, kept) = (place.end, [0; 2]);
            }
            for form in &self.groups[found.value() as usize] {
                match *form {
                    Form::Exception(pattern) => gathered.excepted.entry(pattern).or_default().push(place.clone()),
                    Form::Signal => gathered.signals.push(folded.original(&place)),
                    Form::Listed(pattern) => {
                        let what = if pattern < self.first_name { What::Terms } else { What::Names } as usize;
                        let (kind, kept) = (&mut gathered.kinds[what], &mut kept[what]);
                        if *kept == KEPT {
                            kind.cut = true;
                            continue;
                        }
                        let own = Candidate::check(folded, &self.patterns, &self.halves, pattern, place.clone());
                        // What has exceptions may yet be excepted here.
                        *kept += usize::from(own.is_some() && !self.patterns[pattern].has_exceptions);
                        kind.candidates.extend(own);
                    }
                }
            }
        }
        gathered
    }

    /// Of what was met, what stands.
    fn settled(
        &self,
        folded: &Folded,
        kept: Kept,
        what: What,
        excepted: &BTreeMap<usize, Cover>,
        sheltered: &[Range<usize>],
    ) -> Vec<Match> {
        let sheltered = Cover::new(sheltered.iter().cloned());
        let may_stand = |candidate: &Candidate| {
            let exceptions = excepted.get(&candidate.pattern);
            !sheltered.covers(&folded.original(&candidate.term))
                && !exceptions.is_some_and(|cover| cover.covers(&candidate.term))
        };
        let Kept { mut candidates, mut cut } = kept;
        let mut standing: Vec<Candidate> = Vec::new();
        for _ in 0..LOOKS {
            candidates.retain(may_stand);
            if candidates.is_empty() {
                break;
            }
            standing.extend(select::longest(candidates, &self.patterns));
            standing.sort_by_key(|own| own.term.start);
            if !std::mem::take(&mut cut) {
                break;
            }
            // Where nothing stands yet a shorter one may.
            candidates = Vec::new();
            for gap in gaps(&standing, folded.lower().len()) {
                let [terms, names] = self.gather(folded, gap).kinds;
                let more = if matches!(what, What::Terms) { terms } else { names };
                candidates.extend(more.candidates);
                cut |= more.cut;
            }
        }
        // A right word in a compound shields its place and is not spoken of.
        let shield = |own: &Candidate| own.compound && self.patterns[own.pattern].kind == PatternKind::Protect;
        standing.retain(|candidate| !shield(candidate));
        standing.into_iter().map(|candidate| candidate.into_match(folded, &self.patterns)).collect()
    }
}

/// The stretches of a text of this length in which nothing stands.
fn gaps(standing: &[Candidate], length: usize) -> Vec<Range<usize>> {
    let starts = standing.iter().map(|own| own.term.end);
    let ends = standing.iter().map(|own| own.term.start).chain([length]);
    std::iter::once(0)
        .chain(starts)
        .zip(ends)
        .filter(|(start, end)| start < end)
        .map(|(start, end)| start..end)
        .collect()
}

#[cfg(test)]
mod tests;
