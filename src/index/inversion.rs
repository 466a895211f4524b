//! Which words stand where? Pages → every term with its postings, in dictionary order.

use super::analyzer::for_each_run;
use super::page::IndexPage;
use super::skeleton::{ECHO, echo, skeleton};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use std::collections::HashMap;

/// The section number of a posting in the page's title.
pub const TITLE: u16 = u16::MAX;
/// Pages that one task inverts.
const CHUNK: usize = 256;

/// A term in one section (or the title) of one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Page number within its language.
    pub page: u32,
    /// Section number within the page, or `TITLE`.
    pub section: u16,
    /// How often the term stands there; what is above 255 counts as that.
    pub count: u8,
    /// `echo` of the words after its first two occurrences, the first in the low bits.
    pub next: u8,
}

/// A term and where it stands.
pub struct Term {
    /// The term.
    pub text: String,
    /// Its place in the dictionary (`skeleton`).
    pub key: Vec<u16>,
    /// By page, then section; the title's comes last.
    pub postings: Vec<Posting>,
}

impl Term {
    /// In how many pages the term stands.
    pub fn pages(&self) -> usize {
        self.postings.chunk_by(|a, b| a.page == b.page).count()
    }

    /// In how many titles the term stands.
    pub fn titles(&self) -> usize {
        self.postings.iter().filter(|p| p.section == TITLE).count()
    }
}

/// The lengths of one page, in terms.
#[derive(Clone, Debug, Default)]
pub struct Lengths {
    /// Of the title.
    pub title: u32,
    /// Of each section, heading and text.
    pub sections: Vec<u32>,
}

/// All terms of the pages in dictionary order, and each page's lengths.
pub fn invert(pages: &[&IndexPage]) -> (Vec<Term>, Vec<Lengths>) {
    let chunks: Vec<(Vec<Term>, Vec<Lengths>)> =
        pages.par_chunks(CHUNK).enumerate().map(|(n, chunk)| invert_chunk(chunk, n * CHUNK)).collect();
    let mut lengths = Vec::with_capacity(pages.len());
    let mut parts = Vec::new();
    for (terms, chunk_lengths) in chunks {
        parts.extend(terms);
        lengths.extend(chunk_lengths);
    }
    // stable: the chunks' postings of one term stay in page order
    parts.par_sort_by(|a, b| a.key.cmp(&b.key).then_with(|| a.text.cmp(&b.text)));
    let mut terms: Vec<Term> = Vec::new();
    for same in parts.chunk_by_mut(|a, b| a.text == b.text) {
        // Room for just these: lists that grow by doubling would hold a third of nothing.
        let mut postings = Vec::with_capacity(same.iter().map(|part| part.postings.len()).sum());
        for part in same.iter_mut() {
            postings.append(&mut std::mem::take(&mut part.postings));
        }
        let (text, key) = (std::mem::take(&mut same[0].text), std::mem::take(&mut same[0].key));
        terms.push(Term { text, key, postings });
    }
    (terms, lengths)
}

/// Numbers by word. Every word of the site is looked up, and nobody gains by slowing his own site down: a fast hash.
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
        let number = self.postings.len() as u32;
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

fn invert_chunk(pages: &[&IndexPage], first: usize) -> (Vec<Term>, Vec<Lengths>) {
    let mut collector = Collector::default();
    let mut lengths = Vec::with_capacity(pages.len());
    for (n, page) in pages.iter().enumerate() {
        let number = (first + n) as u32;
        let mut of_page = Lengths::default();
        for (at, section) in page.sections.iter().enumerate().take(usize::from(TITLE)) {
            let heading = if section.continues { 0 } else { collector.text(&section.heading, number, at as u16) };
            let text = collector.text(&section.text, number, at as u16);
            of_page.sections.push(heading + text);
        }
        of_page.title = collector.text(&page.title, number, TITLE);
        lengths.push(of_page);
    }
    let mut postings = collector.postings;
    let mut terms: Vec<Term> = collector
        .numbers
        .into_iter()
        .map(|(text, number)| Term {
            key: skeleton(&text),
            text: text.into(),
            postings: std::mem::take(&mut postings[number as usize]),
        })
        .collect();
    terms.sort_by(|a, b| a.key.cmp(&b.key).then_with(|| a.text.cmp(&b.text)));
    (terms, lengths)
}
