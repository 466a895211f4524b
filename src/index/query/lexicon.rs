//! One language of the index, as tantivy keeps it or as it was just inverted: looks terms up and reads their postings.

use super::super::analyzer::stop_words;
use super::super::language::{Language, vocabulary};
use super::super::list::TITLE;
use super::super::page::IndexPage;
use super::super::shard::dictionary::Entry;
use super::super::skeleton::{ECHO, ECHO_MASK};
use super::store::{Dictionary, Fields, StoreError, TEXT, open};
use std::path::Path;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, Searcher, TERMINATED, TantivyDocument, Term};

use crate::text::as_u32;

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

/// Where the postings are read from.
enum Source<'a> {
    /// A folder that `fill` wrote; with the number of each page's first document.
    Written { searcher: Searcher, fields: Fields, first: Vec<u32> },
    /// Memory.
    Held(&'a Language<'a>),
}

/// An open language.
pub struct Lexicon<'a> {
    source: Source<'a>,
    /// Facts about terms beside the postings.
    pub dictionary: Dictionary,
    /// Words that a mistyped query is compared with.
    pub vocabulary: Vec<Entry>,
    /// Terms of words that make questions.
    pub stop: Vec<String>,
}

/// What a document shows.
pub struct Shown {
    /// The page's address; empty on a section's document.
    pub url: String,
    /// The title or heading.
    pub heading: String,
    /// The heading's anchor; on the page's own document the day of its last change.
    pub anchor: String,
    /// The description or text.
    pub text: String,
}

impl<'a> Lexicon<'a> {
    /// A language that was just inverted.
    pub fn held(language: &'a Language<'a>) -> Self {
        let dictionary = Dictionary::of(language);
        let vocabulary = vocabulary(dictionary.entries.iter());
        Self { source: Source::Held(language), dictionary, vocabulary, stop: stop_words(language.lang) }
    }

    /// Opens a language of the index in `dir`.
    pub fn open(dir: &Path, lang: &str) -> Result<Self, StoreError> {
        let (index, fields, dictionary) = open(dir, lang)?;
        let mut next = 0;
        let mut first = Vec::with_capacity(dictionary.rows.len());
        for row in &dictionary.rows {
            first.push(next);
            next += 1 + as_u32(row.classes.len());
        }
        let vocabulary = vocabulary(dictionary.entries.iter());
        let source = Source::Written { searcher: index.reader()?.searcher(), fields, first };
        Ok(Self { source, dictionary, vocabulary, stop: stop_words(lang) })
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

    /// The places of the term by page and section; those in titles come last.
    pub fn occurrences(&self, term: &str) -> Result<Vec<Occurrences>, StoreError> {
        let (searcher, fields, first) = match &self.source {
            Source::Held(language) => return Ok(held(language, term)),
            Source::Written { searcher, fields, first } => (searcher, fields, first),
        };
        let mut found: Vec<Occurrences> = Vec::new();
        for (field, shift) in [(fields.headings, 0), (fields.body, TEXT), (fields.title, 0)] {
            read(searcher, first, (field, shift), term, &mut found)?;
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

    /// What the page's own document shows, or that of one of its sections.
    pub fn shown(&self, page: u32, section: Option<u16>) -> Result<Shown, StoreError> {
        let (searcher, fields, first) = match &self.source {
            Source::Held(language) => return Ok(shown(language.pages[page as usize], section)),
            Source::Written { searcher, fields, first } => (searcher, fields, first),
        };
        let number = first[page as usize] + section.map_or(0, |s| u32::from(s) + 1);
        let document: TantivyDocument = searcher.doc(DocAddress::new(0, number))?;
        let [url, heading, anchor, text] = fields.shown.map(|field| {
            document.get_first(field).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
        });
        Ok(Shown { url, heading, anchor, text })
    }
}

/// Adds the places of a term in a field, whose positions begin at `shift`.
fn read(
    searcher: &Searcher,
    first: &[u32],
    (field, shift): (Field, u32),
    term: &str,
    found: &mut Vec<Occurrences>,
) -> Result<(), StoreError> {
    let Some(segment) = searcher.segment_readers().first() else { return Ok(()) };
    let term = Term::from_field_text(field, term);
    let postings = segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)?;
    let Some(mut postings) = postings else { return Ok(()) };
    while postings.doc() != TERMINATED {
        let page = first.partition_point(|&first| first <= postings.doc()) - 1;
        let section = match postings.doc() - first[page] {
            0 => TITLE,
            number => u16::try_from(number - 1).unwrap_or(TITLE),
        };
        let mut positions = Vec::new();
        postings.positions_with_offset(shift, &mut positions);
        found.push(Occurrences { page: as_u32(page), section, positions });
        postings.advance();
    }
    Ok(())
}

/// The places of a term in memory. Of its positions only what ranking reads of them is known: how many, and the echoes of
/// the words behind the first two.
fn held(language: &Language, term: &str) -> Vec<Occurrences> {
    let key = super::super::skeleton::skeleton(term);
    let terms = &language.terms;
    let Ok(at) = terms.binary_search_by(|t| t.key.cmp(&key).then_with(|| t.text.as_str().cmp(term))) else {
        return Vec::new();
    };
    let occurrences = terms[at].postings.iter().map(|posting| {
        let mut positions = vec![0; usize::from(posting.count)];
        for (position, shift) in positions.iter_mut().zip([0, ECHO]) {
            *position = u32::from(posting.next >> shift & ECHO_MASK);
        }
        Occurrences { page: posting.page, section: posting.section, positions }
    });
    occurrences.collect()
}

fn shown(page: &IndexPage, section: Option<u16>) -> Shown {
    match section.and_then(|number| page.sections.get(usize::from(number))) {
        Some(section) => Shown {
            url: String::new(),
            heading: section.heading.clone(),
            anchor: section.anchor.clone(),
            text: if section.hidden { String::new() } else { section.text.clone() },
        },
        None => Shown {
            url: page.url.clone(),
            heading: page.title.clone(),
            anchor: page.date.clone(),
            text: page.description.clone(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::language::prepare;
    use super::super::super::page::{Corpus, IndexPage, IndexSection};
    use super::super::super::passage::passages;
    use super::super::store::fill;
    use super::*;

    /// A corpus in which words repeat, run together, stand in titles and headings, and go on over passages.
    fn corpus() -> Corpus {
        let words =
            ["환불", "이벤트핸들러를", "이벤트", "핸들러가", "React의", "키", "API키", "設定画面", "users", "결제"];
        let pages = (0..60).map(|n: usize| {
            let text = |length: usize| {
                let word = |at: usize| format!("{}{}", words[(at * at + n) % words.len()], [" ", ". "][at % 7 / 6]);
                (0..length).map(word).collect::<String>()
            };
            let section = |at: usize| IndexSection {
                heading: text(at),
                anchor: format!("s{at}"),
                text: text(at * at * (n % 9)),
                ..IndexSection::default()
            };
            let sections = (0..4 + n % 3 * 40).map(|at| section(at % 9)).flat_map(passages).collect();
            IndexPage {
                url: format!("ko/{n}/"),
                title: text(n % 5),
                lang: "ko".to_owned(),
                sections,
                ..IndexPage::default()
            }
        });
        Corpus { pages: pages.collect(), ..Corpus::default() }
    }

    #[test]
    fn what_the_browser_gets_is_what_tantivy_has_posting_by_posting() {
        let corpus = corpus();
        let prepared = prepare(&corpus);
        let language = &prepared.languages[0];
        let dir = tempfile::tempdir().expect("a folder");
        fill(&prepared, dir.path()).expect("an index");
        let written = Lexicon::open(dir.path(), "ko").expect("the index");
        let mut postings = 0;
        for term in &language.terms {
            let found = written.occurrences(&term.text).expect("postings");
            let of_tantivy = found.iter().map(|o| {
                let echo = |at: usize| o.positions.get(at).map_or(0, |&position| position as u8 & ECHO_MASK);
                (o.page, o.section, o.positions.len(), echo(0), echo(1))
            });
            let of_browser = term.postings.iter().map(|p| {
                let second = if p.count > 1 { p.next >> ECHO } else { 0 };
                (p.page, p.section, usize::from(p.count), p.next & ECHO_MASK, second)
            });
            postings += term.postings.extent().postings;
            assert_eq!(of_tantivy.collect::<Vec<_>>(), of_browser.collect::<Vec<_>>(), "{}", term.text);
        }
        assert!(language.terms.len() > 9 && postings > 2000, "{} {postings}", language.terms.len());
    }
}
