//! Which words stand where? Runs of pages → every term with its postings, in dictionary order.

use super::analyzer::for_each_run;
use super::list::{Extent, Posting, PostingList, TITLE, pack};
use super::page::IndexPage;
use super::skeleton::{ECHO, echo, skeleton};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use std::collections::HashMap;

use crate::text::as_u32;

/// A term and where it stands.
pub struct Term {
    /// The term.
    pub text: String,
    /// Its place in the dictionary (`skeleton`).
    pub key: Vec<u16>,
    /// By page, then section; the title's comes last.
    pub postings: PostingList,
}

impl Term {
    /// In how many pages the term stands.
    pub fn pages(&self) -> usize {
        self.postings.extent().pages as usize
    }

    /// In how many titles the term stands.
    pub fn titles(&self) -> usize {
        self.postings.extent().titles as usize
    }
}

/// The lengths of one page, in terms.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Lengths {
    /// Of the title.
    pub title: u32,
    /// Of each section, heading and text.
    pub sections: Vec<u32>,
}

/// The words of a run of pages, which are numbered from 0 there. Not yet in order: each word would be put in its place
/// once for every run.
#[derive(Default, serde::Serialize, serde::Deserialize)]
pub struct Inverted {
    lengths: Vec<Lengths>,
    /// Every term, one after the other.
    words: String,
    /// The postings of each, one after the other.
    #[serde(with = "crate::memo::bytes")]
    packed: Vec<u8>,
    terms: Vec<Found>,
}

/// A term in a run of pages.
#[derive(serde::Serialize, serde::Deserialize)]
struct Found {
    /// Where it ends among the words.
    word: u32,
    /// Where its postings end.
    packed: u32,
    extent: Extent,
}

/// All terms of the runs of pages in dictionary order, and each page's lengths.
pub fn join(runs: Vec<Inverted>) -> (Vec<Term>, Vec<Lengths>) {
    let mut lengths = Vec::new();
    let mut joined: HashMap<Box<str>, PostingList, FixedState> = HashMap::default();
    for run in runs {
        let offset = as_u32(lengths.len());
        let (mut word, mut packed) = (0, 0);
        for found in &run.terms {
            let (word_end, packed_end) = (found.word as usize, found.packed as usize);
            let (text, bytes) = (&run.words[word..word_end], &run.packed[packed..packed_end]);
            (word, packed) = (word_end, packed_end);
            match joined.get_mut(text) {
                Some(list) => list.append(bytes, found.extent, offset),
                None => {
                    let mut list = PostingList::default();
                    list.append(bytes, found.extent, offset);
                    joined.insert(text.into(), list);
                }
            }
        }
        lengths.extend(run.lengths);
    }
    let joined: Vec<(Box<str>, PostingList)> = joined.into_iter().collect();
    let term = |(text, mut postings): (Box<str>, PostingList)| {
        postings.shrink();
        Term { key: skeleton(&text), text: text.into(), postings }
    };
    let mut terms: Vec<Term> = joined.into_par_iter().map(term).collect();
    terms.par_sort_unstable_by(|a, b| a.key.cmp(&b.key).then_with(|| a.text.cmp(&b.text)));
    (terms, lengths)
}

/// Numbers by word. Every word of the site is looked up, and authors gain nothing from crafted collisions, so a fast
/// hash will do.
type Numbers = HashMap<Box<str>, u32, FixedState>;

/// The postings of a chunk, term by term.
#[derive(Default)]
struct Collector {
    /// Number of each run's term: most words were seen before, and need no stem.
    runs: Numbers,
    numbers: Numbers,
    postings: Vec<Vec<Posting>>,
    echoes: Vec<u8>,
    /// The posting that waits for the word that follows it.
    last: Option<u32>,
}

impl Collector {
    /// The number of a term.
    fn number(&mut self, term: &str) -> u32 {
        if let Some(&number) = self.numbers.get(term) {
            return number;
        }
        let number = as_u32(self.postings.len());
        self.numbers.insert(term.into(), number);
        self.postings.push(Vec::new());
        self.echoes.push(echo(term));
        number
    }

    fn add(&mut self, number: u32, page: u32, section: u16) {
        if let Some(last) = self.last {
            let hash = self.echoes[number as usize];
            let posting = self.postings[last as usize].last_mut().expect("the last term has a posting");
            match posting.count {
                1 => posting.next |= hash,
                2 => posting.next |= hash << ECHO,
                _ => {}
            }
        }
        let list = &mut self.postings[number as usize];
        match list.last_mut() {
            Some(posting) if posting.page == page && posting.section == section => {
                posting.count = posting.count.saturating_add(1);
            }
            _ => list.push(Posting { page, section, count: 1, next: 0 }),
        }
        self.last = Some(number);
    }

    /// Adds a text; its length in terms.
    fn text(&mut self, text: &str, page: u32, section: u16) -> u32 {
        let mut length = 0;
        for_each_run(text, |run| {
            if let Some(&number) = self.runs.get(run.text) {
                self.add(number, page, section);
                length += 1;
            } else if let Some(term) = run.term() {
                let number = self.number(&term);
                self.runs.insert(run.text.into(), number);
                self.add(number, page, section);
                length += 1;
            } else {
                run.for_each_term(|term| {
                    let number = self.number(term);
                    self.add(number, page, section);
                    length += 1;
                });
            }
        });
        self.last = None;
        length
    }
}

/// Inverts a run of pages.
pub fn invert<'p>(pages: impl IntoIterator<Item = &'p IndexPage>) -> Inverted {
    let mut collector = Collector::default();
    let mut inverted = Inverted::default();
    for (number, page) in (0..).zip(pages) {
        let mut of_page = Lengths::default();
        for (at, section) in (0..TITLE).zip(&page.sections) {
            let heading = if section.continues { 0 } else { collector.text(&section.heading, number, at) };
            let text = collector.text(&section.text, number, at);
            of_page.sections.push(heading + text);
        }
        of_page.title = collector.text(&page.title, number, TITLE);
        inverted.lengths.push(of_page);
    }
    let Collector { numbers, postings, .. } = collector;
    let mut words: Vec<(Box<str>, u32)> = numbers.into_iter().collect();
    // In the order in which they were met: no hash decides about anything.
    words.sort_unstable_by_key(|(_, number)| *number);
    for ((word, _), postings) in words.into_iter().zip(postings) {
        inverted.words.push_str(&word);
        let extent = pack(postings, &mut inverted.packed);
        let (word, packed) = (as_u32(inverted.words.len()), as_u32(inverted.packed.len()));
        inverted.terms.push(Found { word, packed, extent });
    }
    inverted.words.shrink_to_fit();
    inverted.packed.shrink_to_fit();
    inverted
}
