//! The glossary's terms of one language, ready to be found in one pass over a text.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::parse::glossary::{CaseKind, Concept, Glossary, LabelText, MatchKind, Status, Term};
use crate::text::as_u32;

use super::matching::{Case, Extent, FoldedText, How, Match, Matcher, Met, Pattern, PatternKind};

/// A term as it is looked for.
#[derive(Clone, Copy, Debug)]
pub struct LexiconEntry<'g> {
    /// Its concept.
    pub concept: &'g Concept,
    /// The term.
    pub term: &'g Term,
}

/// What is looked for beside terms, in the same pass over a text.
#[derive(Debug, Default)]
pub struct Beside {
    /// Names of features.
    pub names: Arc<[Pattern]>,
    /// Signals of labels that are written out.
    pub signals: Vec<String>,
}

/// The terms of a language and those of every language, with what is looked for beside them.
pub struct Lexicon<'g> {
    entries: Vec<LexiconEntry<'g>>,
    patterns: Vec<Pattern>,
    beside: Beside,
    /// Words of labels, of which compounds may be made.
    words: Vec<String>,
    /// Made when it is first asked for: many a language has no pages.
    matcher: OnceLock<Matcher>,
    /// Matcher without feature-name shields, used on the glossary's own texts.
    bare: Option<Matcher>,
}

/// A term found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The number of the term's entry.
    pub entry: usize,
    /// The term itself.
    pub term: Range<usize>,
    /// Particles, endings or an English suffix right behind it.
    pub tail: Range<usize>,
    /// How the text writes it.
    pub how: How,
    /// An English plural.
    pub plural: bool,
    /// Whether it can be nothing else.
    pub certain: bool,
    /// Whether a hyphen or a slash joins it to another word.
    pub joined: bool,
}

impl std::fmt::Debug for Lexicon<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Lexicon").field("entries", &self.entries.len()).finish_non_exhaustive()
    }
}

impl<'g> Lexicon<'g> {
    /// The lexicon of a language, and what to find in the same pass.
    pub fn new(glossary: &'g Glossary, lang: &str, beside: Beside) -> Self {
        let mut entries = Vec::new();
        for concept in &glossary.concepts {
            for terms in [lang, "any"].iter().filter_map(|lang| concept.terms.get(*lang)) {
                let checked = terms.iter().filter(|term| term.status != Status::Hidden);
                entries.extend(checked.map(|term| LexiconEntry { concept, term }));
            }
        }
        let patterns: Vec<Pattern> = (0..).zip(&entries).map(|(id, entry)| pattern(id, entry, lang)).collect();
        let words = label_words(glossary, lang);
        let mut lexicon = Self { entries, patterns, beside, words, matcher: OnceLock::new(), bare: None };
        let shields = lexicon.shields(glossary, lang);
        if !shields.is_empty() {
            lexicon.bare = lexicon.matcher.take();
            lexicon.patterns.extend(shields);
        }
        lexicon
    }

    /// The terms of a language that somebody proposed not to use. None: there are none.
    pub fn proposed(glossary: &'g Glossary, lang: &str) -> Option<Self> {
        let mut entries = Vec::new();
        for concept in &glossary.concepts {
            let terms = [lang, "any"].into_iter().filter_map(|lang| concept.proposed.get(lang)).flatten();
            let unwanted = terms.filter(|term| matches!(term.status, Status::Deprecated | Status::Superseded));
            entries.extend(unwanted.map(|term| LexiconEntry { concept, term }));
        }
        let patterns: Vec<Pattern> = (0..).zip(&entries).map(|(id, entry)| pattern(id, entry, lang)).collect();
        let words = label_words(glossary, lang);
        let (beside, matcher) = (Beside::default(), OnceLock::new());
        (!entries.is_empty()).then_some(Self { entries, patterns, beside, words, matcher, bare: None })
    }

    fn matcher(&self) -> &Matcher {
        self.matcher.get_or_init(|| {
            Matcher::joined(&self.patterns, &self.beside.names, &self.beside.signals).with_words(&self.words)
        })
    }

    /// Names of features that hold a term which is not to be used. The name is reported at the feature in the glossary,
    /// and left alone in texts.
    fn shields(&self, glossary: &Glossary, lang: &str) -> Vec<Pattern> {
        let names = glossary.features.iter().filter_map(|feature| feature.name.get(lang));
        let unwanted = |name: &&str| {
            let mut found = self.find(name, &[]).into_iter().filter(|own| own.term.len() < name.len());
            found.any(|own| matches!(self.entries[own.entry].term.status, Status::Deprecated | Status::Superseded))
        };
        let shield = |(id, name)| {
            let mut pattern = Pattern::new(id, name, PatternKind::Protect);
            pattern.inflected = lang.split('-').next() == Some("en");
            pattern
        };
        (as_u32(self.entries.len())..).zip(names.filter(unwanted)).map(shield).collect()
    }

    /// The entry with this number.
    pub fn entry(&self, at: usize) -> LexiconEntry<'g> {
        self.entries[at]
    }

    /// The terms in a text of the glossary itself, by position, none overlapping another; those inside of `sheltered` left
    /// out. Names of features shield nothing there: it is they that are looked at.
    pub fn find(&self, text: &str, sheltered: &[Range<usize>]) -> Vec<Mention> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        let matcher = self.bare.as_ref().unwrap_or_else(|| self.matcher());
        matcher.find_in(&FoldedText::new(text), sheltered).into_iter().map(mention).collect()
    }

    /// Everything that is met in a text.
    pub fn meet<'m>(&'m self, reading: &'m FoldedText) -> Met<'m> {
        self.matcher().meet(reading)
    }

    /// Of what was met the terms outside of `sheltered`, and the numbers of the features' names, each with its place.
    pub fn settled(&self, met: Met<'_>, sheltered: &[Range<usize>]) -> (Vec<Mention>, Vec<(usize, Range<usize>)>) {
        let (mut terms, names) = met.settled(sheltered);
        terms.retain(|own| (own.pattern as usize) < self.entries.len());
        let names = names.into_iter().map(|own| (own.pattern as usize, own.term)).collect();
        (terms.into_iter().map(mention).collect(), names)
    }
}

/// The words of the labels of a language.
fn label_words(glossary: &Glossary, lang: &str) -> Vec<String> {
    let texts = glossary.labels.iter().flat_map(|label| match &label.text {
        LabelText::Shared(text) => vec![text],
        LabelText::ByRole(by_role) => by_role.iter().map(|(_, text)| text).collect(),
        LabelText::FromKey => Vec::new(),
    });
    let words = texts.filter_map(|text| text.get(lang)).flat_map(str::split_whitespace);
    words.map(str::to_owned).collect()
}

fn mention(found: Match) -> Mention {
    Mention {
        entry: found.pattern as usize,
        term: found.term,
        tail: found.tail,
        how: found.how,
        plural: found.plural,
        certain: found.certain,
        joined: found.joined,
    }
}

fn pattern(id: u32, entry: &LexiconEntry<'_>, lang: &str) -> Pattern {
    let term = entry.term;
    let fine = matches!(term.status, Status::Preferred | Status::Admitted) && !entry.concept.internal;
    Pattern {
        id,
        text: term.text.clone(),
        kind: if fine { PatternKind::Protect } else { PatternKind::Report },
        extent: match term.matching {
            MatchKind::Word => Extent::Word,
            MatchKind::Prefix => Extent::Prefix,
            MatchKind::Exact => Extent::Exact,
        },
        case: match term.case {
            CaseKind::Insensitive => Case::Insensitive,
            CaseKind::Sensitive => Case::Sensitive,
        },
        except: term.except.clone(),
        action_noun: true,
        // In texts of other languages `Hooks` may well be another name than `Hook`.
        inflected: lang.split('-').next() == Some("en"),
    }
}
