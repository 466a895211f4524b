//! The tantivy index under a directory: one index per language, one document per heading section.
//!
//! Documents stand in page order: one for the page itself (its title), then one for each section, so a
//! document's number tells its page and section.

#![allow(clippy::disallowed_methods, reason = "a store of the cache reads and writes its own files")]

use super::super::analyzer::terms;
use super::super::language::{Language, Prepared};
use super::super::page::{IndexPage, IndexSection};
use super::super::referral::Referrals;
use super::super::shard::dictionary::Entry;
use super::super::shard::root::PageRow;
use super::super::skeleton::{ECHO, echo};
use super::packed::{Pack, Unpack};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fs, io};
use tantivy::directory::MmapDirectory;
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, IndexSettings, TantivyDocument};

/// Version of what lies in the directory.
const VERSION: u32 = 8;
/// Memory for the writer's tables, in bytes.
const BUDGET: usize = 64 << 20;
/// Pages analyzed at once.
const BATCH: usize = 256;
/// Words beyond this share one position (20 bits).
const PLACES: usize = (1 << 20) - 1;
/// Bits of a position: the term stands in the text rather than the heading; it is a compound's second part; echo of the
/// compound (four bits); a compound lends it.
pub const TEXT: u32 = 1 << 24;
const SECOND: usize = 1 << 25;
const OF: u32 = 26;
const LENT: usize = 1 << 30;
/// Name of the tokenizer that takes packed terms apart.
const PACKED: &str = "packed";
/// File beside tantivy's own with what the dictionary knows of each term.
const DICTIONARY: &str = "dictionary.bin";

/// Why an index could not be written or read.
#[derive(Debug)]
pub enum StoreError {
    /// There is no index in the directory.
    Missing,
    /// It was written by another version.
    Version,
    /// The file system said no.
    Io(io::Error),
    /// This file or folder could not be written.
    Write(PathBuf, io::Error),
    /// tantivy said no.
    Index(tantivy::TantivyError),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no search index yet"),
            Self::Version => f.write_str("the search index was written by another version"),
            Self::Io(error) => write!(f, "the search index: {error}"),
            Self::Write(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Index(error) => write!(f, "the search index: {error}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::Missing } else { Self::Io(error) }
    }
}

impl From<tantivy::TantivyError> for StoreError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Index(error)
    }
}

/// The fields of a document.
#[derive(Clone, Copy)]
pub struct Fields {
    /// Terms of the page's title; on the page's own document.
    pub title: Field,
    /// Terms of the section's heading.
    pub headings: Field,
    /// Terms of the section's text.
    pub body: Field,
    /// Language tag.
    pub lang: Field,
    /// Roles that see the page; none: everyone.
    pub role: Field,
    /// Id of the page's section of the site.
    pub section: Field,
    /// State of the page's feature.
    pub state: Field,
    /// Stored: the page's address, title or section heading, anchor (of the page itself its day), and text.
    pub shown: [Field; 4],
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer(PACKED).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let terms = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        title: builder.add_text_field("title", terms.clone()),
        headings: builder.add_text_field("headings", terms.clone()),
        body: builder.add_text_field("body", terms),
        lang: builder.add_text_field("lang", STRING | STORED),
        role: builder.add_text_field("role", STRING | STORED),
        section: builder.add_text_field("section", STRING | STORED),
        state: builder.add_text_field("state", STRING | STORED),
        shown: ["url", "shown_heading", "anchor", "text"].map(|name| builder.add_text_field(name, STORED)),
    };
    (builder.build(), fields)
}

/// What the dictionary knows of a language, beside tantivy's postings.
#[derive(Deserialize, Serialize)]
pub struct Dictionary {
    version: u32,
    /// In dictionary order.
    pub entries: Vec<Entry>,
    /// What ranking needs of each page.
    pub rows: Vec<PageRow>,
    /// Sets of roles.
    pub role_sets: Vec<Vec<String>>,
    /// Id and title of each section.
    pub sections: Vec<(String, String)>,
    /// What glossary forms call for.
    pub referrals: Referrals,
}

impl Dictionary {
    /// The roles that a page is for; none: everyone.
    pub fn roles_of(&self, row: &PageRow) -> &[String] {
        let set = (row.roles as usize).checked_sub(1).and_then(|set| self.role_sets.get(set));
        set.map_or(&[], Vec::as_slice)
    }

    /// The dictionary of a language that was just inverted.
    pub fn of(language: &Language) -> Self {
        Self {
            version: VERSION,
            entries: language.entries.iter().map(|(entry, _)| entry.clone()).collect(),
            rows: language.rows.clone(),
            role_sets: language.role_sets.clone(),
            sections: language.sections.clone(),
            referrals: language.referrals.clone(),
        }
    }
}

/// The languages of a directory, the site's first in front.
#[derive(Deserialize, Serialize)]
struct Languages {
    version: u32,
    languages: Vec<String>,
}

/// Writes the index into `dir`, which must be empty or not there.
pub fn fill(prepared: &Prepared, dir: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(dir)?;
    let mut languages: Vec<String> = prepared.languages.iter().map(|l| l.lang.to_owned()).collect();
    languages.sort_by_key(|lang| lang != prepared.default);
    for language in &prepared.languages {
        fill_language(language, &dir.join(language.lang))?;
    }
    write(&dir.join("languages.bin"), &Languages { version: VERSION, languages })
}

fn write(path: &Path, value: &impl Serialize) -> Result<(), StoreError> {
    let bytes = postcard::to_stdvec(value).map_err(|error| StoreError::Io(io::Error::other(error)))?;
    Ok(fs::write(path, bytes)?)
}

fn fill_language(language: &Language, dir: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(dir)?;
    let (schema, fields) = schema();
    let settings = IndexSettings::default();
    let directory = MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?;
    let tokenizers = TokenizerManager::default();
    tokenizers.register(PACKED, Unpack);
    let index = Index::builder().schema(schema).settings(settings).tokenizers(tokenizers);
    let mut writer = index.single_segment_index_writer(directory, BUDGET)?;
    let splits: HashMap<&str, usize> = language
        .entries
        .iter()
        .filter(|(entry, _)| entry.split > 0)
        .map(|(entry, _)| (entry.text.as_str(), usize::from(entry.split) * 3))
        .collect();
    for batch in language.pages.chunks(BATCH) {
        let documents: Vec<Vec<TantivyDocument>> =
            batch.par_iter().map(|page| documents(page, &fields, &splits)).collect();
        for document in documents.into_iter().flatten() {
            writer.add_document(document)?;
        }
    }
    writer.finalize()?;
    write(&dir.join(DICTIONARY), &Dictionary::of(language))
}

/// The page's document and one for each of its sections.
fn documents(page: &IndexPage, fields: &Fields, splits: &HashMap<&str, usize>) -> Vec<TantivyDocument> {
    let [url, heading, anchor, text] = fields.shown;
    let common = || {
        let mut document = TantivyDocument::default();
        document.add_text(fields.lang, &page.lang);
        for role in &page.roles {
            document.add_text(fields.role, role);
        }
        document.add_text(fields.section, &page.section);
        if let Some(state) = &page.state {
            document.add_text(fields.state, state);
        }
        document
    };
    let mut first = common();
    first.add_text(fields.title, tokens(&page.title, splits));
    first.add_text(url, &page.url);
    first.add_text(heading, &page.title);
    first.add_text(anchor, &page.date);
    first.add_text(text, &page.description);
    let section = |section: &IndexSection| {
        let mut document = common();
        if !section.continues {
            document.add_text(fields.headings, tokens(&section.heading, splits));
        }
        document.add_text(fields.body, tokens(&section.text, splits));
        document.add_text(heading, &section.heading);
        document.add_text(anchor, &section.anchor);
        document.add_text(text, if section.hidden { "" } else { &section.text });
        document
    };
    [first].into_iter().chain(page.sections.iter().map(section)).collect()
}

/// The text's terms, by position. A position holds, from its lowest bits on: the echo of the term after it (what the
/// browser knows of the next word, no more and no less), the term's place, and for what a compound lends that it is lent,
/// by which compound, and whether it is the second part. So they stand in the order in which `compound::split` joins them.
fn tokens(text: &str, splits: &HashMap<&str, usize>) -> String {
    let terms = terms(text);
    let mut found: Vec<(usize, &str)> = Vec::with_capacity(terms.len());
    for (at, term) in terms.iter().enumerate() {
        let place = at.min(PLACES) << ECHO;
        let next = terms.get(at + 1).map_or(0, |next| usize::from(echo(next)));
        found.push((place | next, term));
        if let Some(&split) = splits.get(term.as_str()) {
            let (head, tail) = term.split_at(split);
            let lent = LENT | usize::from(echo(term)) << OF;
            if head.chars().nth(1).is_none() {
                // behind one syllable stands a particle
                found.push((lent | SECOND | place | next, head));
            } else {
                found.push((lent | place | usize::from(echo(tail)), head));
                found.push((lent | SECOND | place | next, tail));
            }
        }
    }
    found.sort_unstable();
    let mut packed = Pack::default();
    for (position, term) in found {
        packed.push(term, position);
    }
    packed.text
}

/// The languages in `dir`, the site's first in front.
pub fn languages(dir: &Path) -> Result<Vec<String>, StoreError> {
    let bytes = fs::read(dir.join("languages.bin"))?;
    let found: Languages = postcard::from_bytes(&bytes).map_err(|_| StoreError::Version)?;
    if found.version == VERSION { Ok(found.languages) } else { Err(StoreError::Version) }
}

/// One language of the index in `dir`.
pub fn open(dir: &Path, lang: &str) -> Result<(Index, Fields, Dictionary), StoreError> {
    let dir = dir.join(lang);
    let bytes = fs::read(dir.join(DICTIONARY))?;
    let dictionary: Dictionary = postcard::from_bytes(&bytes).map_err(|_| StoreError::Version)?;
    if dictionary.version != VERSION {
        return Err(StoreError::Version);
    }
    Ok((Index::open_in_dir(&dir)?, schema().1, dictionary))
}
