//! One language of the tantivy index: looks terms up and reads their postings.

use super::super::inversion::TITLE;
use super::super::language::vocabulary;
use super::super::shard::dictionary::Entry;
use super::store::{Dictionary, Fields, StoreError, open};
use std::path::Path;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, Searcher, TERMINATED, TantivyDocument, Term};

/// A term in one section (or the title) of one page, with the places of its occurrences.
#[derive(Clone, Debug)]
pub struct Occurrences {
    /// Page number.
    pub page: u32,
    /// Section number, or `TITLE`.
    pub section: u16,
    /// Positions in the section; those of the text follow those of the heading.
    pub positions: Vec<u32>,
}

/// Where a section's text begins among its positions: no heading is as long.
const TEXT: u32 = 1 << 20;

/// An open language.
pub struct Lexicon {
    searcher: Searcher,
    fields: Fields,
    /// What is known beside the postings.
    pub dictionary: Dictionary,
    /// Words that a mistyped query is compared with.
    pub vocabulary: Vec<Entry>,
    /// Number of each page's first document.
    first: Vec<u32>,
}

/// What a document shows.
pub struct Shown {
    /// The page's address; empty on a section's document.
    pub url: String,
    /// The title or heading.
    pub heading: String,
    /// The heading's anchor.
    pub anchor: String,
    /// The description or text.
    pub text: String,
}

impl Lexicon {
    /// Opens a language of the index in `dir`.
    pub fn open(dir: &Path, lang: &str) -> Result<Self, StoreError> {
        let (index, fields, dictionary) = open(dir, lang)?;
        let mut next = 0;
        let mut first = Vec::with_capacity(dictionary.rows.len());
        for row in &dictionary.rows {
            first.push(next);
            next += 1 + row.classes.len() as u32;
        }
        let vocabulary = vocabulary(dictionary.entries.iter());
        Ok(Self { searcher: index.reader()?.searcher(), fields, dictionary, vocabulary, first })
    }

    /// The entry of this text.
    pub fn lookup(&self, text: &str) -> Option<&Entry> {
        let key = super::super::skeleton::skeleton(text);
        let entries = &self.dictionary.entries;
        let at = entries.binary_search_by(|e| e.key.cmp(&key).then_with(|| e.text.as_str().cmp(text))).ok()?;
        Some(&entries[at])
    }

    /// The entry of this text, if it is a term.
    pub fn term(&self, text: &str) -> Option<&Entry> {
        self.lookup(text).filter(|entry| entry.pages > 0)
    }

    /// Entries whose key begins with `key`.
    pub fn range(&self, key: &[u16]) -> &[Entry] {
        let entries = &self.dictionary.entries;
        let from = entries.partition_point(|e| e.key.as_slice() < key);
        let length = entries[from..].iter().take_while(|e| e.key.starts_with(key)).count();
        &entries[from..from + length]
    }

    /// Where the term stands, by page and section, the title's last.
    pub fn occurrences(&self, term: &str) -> Result<Vec<Occurrences>, StoreError> {
        let mut found: Vec<Occurrences> = Vec::new();
        for (field, shift) in [(self.fields.headings, 0), (self.fields.body, TEXT), (self.fields.title, 0)] {
            self.read(field, term, shift, &mut found)?;
        }
        found.sort_by_key(|o| (o.page, o.section));
        found.dedup_by(|later, kept| {
            let same = later.page == kept.page && later.section == kept.section;
            if same {
                kept.positions.append(&mut later.positions);
                kept.positions.sort_unstable();
            }
            same
        });
        Ok(found)
    }

    fn read(&self, field: Field, term: &str, shift: u32, found: &mut Vec<Occurrences>) -> Result<(), StoreError> {
        let Some(segment) = self.searcher.segment_readers().first() else { return Ok(()) };
        let term = Term::from_field_text(field, term);
        let postings = segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)?;
        let Some(mut postings) = postings else { return Ok(()) };
        while postings.doc() != TERMINATED {
            let page = self.first.partition_point(|&first| first <= postings.doc()) - 1;
            let section = match postings.doc() - self.first[page] {
                0 => TITLE,
                number => (number - 1) as u16,
            };
            let mut positions = Vec::new();
            postings.positions_with_offset(shift, &mut positions);
            found.push(Occurrences { page: page as u32, section, positions });
            postings.advance();
        }
        Ok(())
    }

    /// What the page's own document shows, or that of one of its sections.
    pub fn shown(&self, page: u32, section: Option<u16>) -> Result<Shown, StoreError> {
        let number = self.first[page as usize] + section.map_or(0, |s| u32::from(s) + 1);
        let document: TantivyDocument = self.searcher.doc(DocAddress::new(0, number))?;
        let [url, heading, anchor, text] = self.fields.shown.map(|field| {
            document.get_first(field).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
        });
        Ok(Shown { url, heading, anchor, text })
    }
}
