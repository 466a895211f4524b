//! A dictionary shard: a run of terms, and in which posting blocks their postings lie.

use super::super::coder::{Encoder, NUMBER};
use super::super::skeleton::{numbers, skeleton};
use super::Name;
use serde::{Deserialize, Serialize};

use crate::text::as_u32;

/// One term of the dictionary.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Entry {
    /// The term, or a title from one of its words on, without spaces.
    pub text: String,
    /// Its place (`skeleton`).
    pub key: Vec<u16>,
    /// In how many pages it stands; 0: it is no term.
    pub pages: u32,
    /// Whether it stands in a title.
    pub titled: bool,
    /// Where it falls in two, in syllables; 0: nowhere.
    pub split: u8,
    /// Whether the shard's referrals have something to say about it.
    pub refers: bool,
    /// Whether a longer form of several words begins with it.
    pub begins: bool,
    /// Pages whose title has it as a phrase, and whether it is the whole title.
    pub phrase: Vec<(u32, bool)>,
    /// Whether its postings begin a new block.
    pub opens_block: bool,
}

impl Entry {
    /// An entry of this text with nothing known about it.
    pub fn named(text: String) -> Self {
        Self { key: skeleton(&text), text, ..Self::default() }
    }
}

const SHARED: usize = 0;
const LENGTH: usize = SHARED + NUMBER;
const KIND: usize = LENGTH + NUMBER;
const SAME_INITIAL: usize = KIND + 3 * 4;
const INITIAL: usize = SAME_INITIAL + 2;
const VOWEL: usize = INITIAL + 32;
const FINAL: usize = VOWEL + 32 * 32;
const ASCII: usize = FINAL + 32 * 32;
const TERM: usize = ASCII + 128 * 128;
const PAGES: usize = TERM + 1;
const FLAGS: usize = PAGES + NUMBER;
const SPLIT: usize = FLAGS + 8;
const PHRASES: usize = SPLIT + NUMBER;
/// Contexts of a dictionary shard; the root writes its borders with them too.
pub const CONTEXTS: usize = PHRASES + NUMBER;

/// Writes terms one after another, each by its difference from the one before.
#[derive(Default)]
pub struct TermWriter {
    before: Vec<char>,
}

impl TermWriter {
    /// Adds a term.
    pub fn write(&mut self, encoder: &mut Encoder, term: &str) {
        let chars: Vec<char> = term.chars().collect();
        let shared = chars.iter().zip(&self.before).take_while(|(a, b)| a == b).count();
        encoder.number(SHARED, as_u32(shared));
        encoder.number(LENGTH, as_u32(chars.len() - shared));
        let mut aligned = true;
        let mut last_kind = 0;
        let mut last_ascii = 0;
        for (at, &c) in chars.iter().enumerate().skip(shared) {
            let beside = self.before.get(at).copied().filter(|_| aligned);
            let kind = if numbers(c).is_some() { 0 } else { 1 + usize::from(!c.is_ascii()) };
            encoder.symbol(KIND + last_kind * 4, 2, as_u32(kind));
            last_kind = kind;
            if let Some((initial, vowel, final_)) = numbers(c) {
                let hint = beside.and_then(numbers).map(|(initial, ..)| initial);
                let same = hint == Some(initial);
                if hint.is_some() {
                    encoder.bit(SAME_INITIAL + usize::from(at == shared), same);
                }
                if !same {
                    encoder.symbol(INITIAL, 5, initial);
                }
                encoder.symbol(VOWEL + 32 * initial as usize, 5, vowel);
                encoder.symbol(FINAL + 32 * vowel as usize, 5, final_);
                aligned &= same;
            } else if c.is_ascii() {
                encoder.symbol(ASCII + 128 * last_ascii, 7, c as u32);
                last_ascii = c as usize;
                aligned = false;
            } else {
                encoder.raw(c as u32, 21);
                aligned = false;
            }
        }
        self.before = chars;
    }
}

/// The shard's bytes. `blocks` are the names of the posting blocks its terms use, in order; `pages` counts the
/// language's pages.
pub fn write(entries: &[Entry], blocks: &[Name], pages: usize) -> Vec<u8> {
    let page_bits = usize::BITS - pages.leading_zeros();
    let mut encoder = Encoder::new(CONTEXTS);
    encoder.raw(as_u32(entries.len()), 16);
    encoder.raw(as_u32(blocks.len()), 16);
    for name in blocks {
        encoder.raw(u32::from_be_bytes(*name), 32);
    }
    let mut terms = TermWriter::default();
    for entry in entries {
        terms.write(&mut encoder, &entry.text);
        encoder.bit(FLAGS, entry.refers);
        encoder.bit(FLAGS + 1, entry.begins);
        encoder.bit(TERM, entry.pages > 0);
        if entry.pages > 0 {
            encoder.number(PAGES, entry.pages - 1);
            encoder.bit(FLAGS + 2, entry.titled);
            encoder.bit(FLAGS + 3, entry.split > 0);
            if entry.split > 0 {
                encoder.number(SPLIT, u32::from(entry.split) - 1);
            }
            encoder.bit(FLAGS + 4, entry.opens_block);
        }
        encoder.number(PHRASES, as_u32(entry.phrase.len()));
        for (page, whole) in &entry.phrase {
            encoder.raw(*page, page_bits);
            encoder.bit(FLAGS + 5, *whole);
        }
    }
    encoder.finish()
}
