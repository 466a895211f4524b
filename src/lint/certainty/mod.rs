//! Whether a term may be replaced without a person's look: only where a careful editor would do it without reading the
//! sentence twice.
//!
//! A replacement that fits the letters may still spoil the sentence: a noun in the place of a verb, a name given twice,
//! a form of address lost. Such places are reported, and their fixes are not safe.

mod actions;
mod beside;
mod english;
mod in_code;
mod korean;
mod looked_up;
mod naming;
mod passage;
mod renaming;

pub use beside::named_beside;
pub use looked_up::is_looked_up;
pub use renaming::tells_of_renaming;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::korean::jamo;
use crate::parse::glossary::Status;
use crate::text::{text_after, text_before};

use super::lexicon::{LexiconEntry, Mention};
use super::prose::{Run, RunKind, sentences};

/// What a term becomes.
#[derive(Debug, Clone, Copy)]
pub struct Replacement<'a> {
    /// The term as the glossary lists it.
    pub listed: &'a str,
    /// The word in its place.
    pub new: &'a str,
}

/// Whether `replacement` is surely right where `mention` stands in `run`.
pub fn is_certain(run: &Run, mention: &Mention, replacement: Replacement<'_>) -> bool {
    let place = Place { text: &run.text, term: mention.term.clone(), tail: mention.tail.clone() };
    let hangul = |text: &str| text.contains(jamo::is_syllable);
    let spoils = match hangul(replacement.new) || hangul(replacement.listed) {
        true => korean::spoils(&place, replacement) || naming::in_korean(&place),
        false => {
            english::spoils(&place, replacement, mention.plural)
                || naming::in_english(&place)
                || english::is_in_name(&place, replacement.listed) && is_sentence(run, &place)
                || run.kind == RunKind::Cell && english::follows_brand(&place, replacement.listed)
        }
    };
    mention.certain
        && !mention.joined
        && !spoils
        && !in_code::is_named(&place)
        && !passage::is_left(run, &place, replacement)
}

/// Whether a run is a sentence in which capitals mean something: in headings and labels every word may have one.
fn is_sentence(run: &Run, place: &Place<'_>) -> bool {
    let small = |word: &str| word.len() > 3 && word.starts_with(|c: char| c.is_ascii_lowercase());
    matches!(run.kind, RunKind::Paragraph | RunKind::Item | RunKind::Html | RunKind::Description)
        && [place.before(), place.after()].iter().any(|text| text.split_whitespace().any(small))
}

/// Which of a run's terms stand in one sentence with another word for the same thing, so that the sentence would say one
/// word twice: 비밀번호(패스워드), 학생이 수강생이 돼요. By their numbers, in order.
pub fn named_twice<'g>(
    run: &Run,
    terms: &[Mention],
    entry: impl Fn(&Mention) -> Option<LexiconEntry<'g>>,
) -> Vec<usize> {
    let mut by_concept: BTreeMap<&str, Vec<Named>> = BTreeMap::new();
    for (at, mention) in terms.iter().enumerate() {
        let Some(own) = entry(mention) else { continue };
        if !matches!(own.term.status, Status::Admitted | Status::Hidden) {
            let named = Named { at, entry: mention.entry, status: own.term.status };
            by_concept.entry(&own.concept.id).or_default().push(named);
        }
    }
    by_concept.retain(|_, named| named.iter().any(|own| own.entry != named[0].entry));
    if by_concept.is_empty() {
        return Vec::new();
    }
    let sentences = sentences(&run.text);
    let sentence = |at: usize| sentences.partition_point(|own| own.end <= terms[at].term.start);
    let mut twice: Vec<usize> = Vec::new();
    for named in by_concept.values() {
        for together in named.chunk_by(|a, b| sentence(a.at) == sentence(b.at)) {
            let named = distinct(together);
            twice.extend(together.iter().filter(|own| own.is_beside(&named)).map(|own| own.at));
        }
    }
    twice.sort_unstable();
    twice
}

/// A term of a concept in a run.
#[derive(Clone, Copy)]
struct Named {
    /// Its number in the run.
    at: usize,
    /// The number of its entry.
    entry: usize,
    status: Status,
}

impl Named {
    /// Whether the sentence names the same thing by another word that will stay or become the same. What was preferred
    /// until now is replaced beside a deprecated word, which waits for somebody to look at it.
    fn is_beside(self, sentence: &[Named]) -> bool {
        let mut others = sentence.iter().filter(|other| other.entry != self.entry);
        others.any(|other| self.status != Status::Superseded || other.status != Status::Deprecated)
    }
}

/// One of each word with its status: as many as a concept has, however often they are written.
fn distinct(named: &[Named]) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for own in named {
        if !found.iter().any(|known| known.entry == own.entry && known.status == own.status) {
            found.push(*own);
        }
    }
    found
}

/// Where a term stands.
struct Place<'a> {
    text: &'a str,
    term: Range<usize>,
    tail: Range<usize>,
}

/// What may end a sentence.
const ENDS: [char; 6] = ['.', '!', '?', '\n', ':', ';'];

/// Whether a sentence ends before this text, given that a sign that may end it stands there.
fn ends_sentence(behind: &str) -> bool {
    behind.is_empty() || behind.starts_with(|c: char| c.is_whitespace() || "\"'”’)".contains(c))
}

/// As much text as is looked at on each side of a term, in bytes: a run may be megabytes.
const WINDOW: usize = 256;

impl<'a> Place<'a> {
    /// What particles and endings follow the term.
    fn tail(&self) -> &'a str {
        &self.text[self.tail.clone()]
    }

    /// The text before the term, back to where its sentence begins.
    fn before(&self) -> &'a str {
        self.back_to(&ENDS)
    }

    /// The text before the term, back to the nearest of these signs that ends a sentence.
    fn back_to(&self, ends: &[char]) -> &'a str {
        let near = text_before(self.text, self.term.start, WINDOW);
        let begin = near.rmatch_indices(ends).find(|(at, mark)| ends_sentence(&near[at + mark.len()..]));
        begin.map_or(near, |(at, mark)| &near[at + mark.len()..])
    }

    /// The text behind the term's particles or endings, as far as its sentence goes.
    fn rest(&self) -> &'a str {
        self.up_to(&ENDS)
    }

    /// The text behind the term's particles or endings, up to the next of these signs that ends a sentence.
    fn up_to(&self, ends: &[char]) -> &'a str {
        let near = self.after();
        let end = near.match_indices(ends).find(|(at, mark)| ends_sentence(&near[at + mark.len()..]));
        end.map_or(near, |(at, _)| &near[..at])
    }

    /// The text behind the term's particles or endings.
    fn after(&self) -> &'a str {
        text_after(self.text, self.tail.end, WINDOW)
    }

    /// Whether it stands alone in quotation marks.
    fn is_quoted(&self) -> bool {
        self.before().ends_with(opens) && self.after().starts_with(closes)
    }

    /// The word that follows, if nothing but white space parts it from the term.
    fn next_word(&self) -> &'a str {
        let after = self.after();
        if !after.starts_with(char::is_whitespace) {
            return "";
        }
        let word = after.trim_start();
        &word[..word.find(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).unwrap_or(word.len())]
    }
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '「' | '『' | '《' | '〈')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '」' | '』' | '》' | '〉')
}

#[cfg(test)]
mod tests {
    use super::Place;

    /// What is said of the word in brackets, with its particle behind `|`.
    pub(super) fn ask(sentence: &str, question: fn(&Place<'_>) -> bool) -> bool {
        let (before, rest) = sentence.split_once('[').expect("a word in brackets");
        let (word, after) = rest.split_once(']').expect("a word in brackets");
        let (word, tail) = word.split_once('|').unwrap_or((word, ""));
        let text = format!("{before}{word}{tail}{after}");
        let term = before.len()..before.len() + word.len();
        question(&Place { text: &text, tail: term.end..term.end + tail.len(), term })
    }
}
