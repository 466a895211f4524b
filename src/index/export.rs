//! Which files does the browser get? Pages → the static index under `search/`.

use super::analyzer::stop_words;
use super::inversion::Term;
use super::language::{Language, Numbered, Prepared, vocabulary};
use super::page::IndexPage;
use super::referral::{Referral, Referrals};
use super::shard::dictionary::{self, Entry};
use super::shard::pages::{Deflater, PageTexts, listed};
use super::shard::postings::{Block, HEAD};
use super::shard::root::{self, Directory, PageRow};
use super::shard::{Name, Names, hex, pages};
use super::weigh::heaviest;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of all file formats; the browser refuses another.
pub const VERSION: u32 = 12;

/// Where files end: the fewest things in one, one border in so many terms, the most.
struct Cut {
    fewest: usize,
    every: u32,
    most: usize,
}

/// Where dictionary shards end, in terms (two pages of a title phrase count as one), and posting blocks, in postings.
struct Cuts {
    shard: Cut,
    block: Cut,
}

/// The less a word's files hold of other words, the less a query loads. A large site has too many for that: its root names every shard.
const SMALL: Cuts =
    Cuts { shard: Cut { fewest: 96, every: 128, most: 384 }, block: Cut { fewest: 200, every: 4, most: 600 } };
const LARGE: Cuts =
    Cuts { shard: Cut { fewest: 192, every: 256, most: 768 }, block: Cut { fewest: 500, every: 8, most: 1500 } };

/// `search/manifest.json`.
#[derive(Serialize)]
struct Manifest<'a> {
    version: u32,
    default: &'a str,
    languages: BTreeMap<&'a str, LanguageRow>,
}

/// A language in the manifest.
#[derive(Serialize)]
struct LanguageRow {
    root: String,
    pages: usize,
    roles: Vec<Vec<String>>,
    sections: Vec<(String, String)>,
    stop: Vec<String>,
}

/// What hits on each of the pages show.
pub fn page_texts(pages: &[IndexPage]) -> Vec<PageTexts> {
    let mut deflater = Deflater::new();
    pages.iter().map(|page| pages::write(page, &mut deflater)).collect()
}

/// What the browser searches, as files: each path is below the site's base.
#[derive(Debug, Default)]
pub struct Exported {
    /// The static index, sorted by path: paths and their bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// The texts that hits show, sorted by path.
    pub texts: Vec<TextFile>,
}

/// A part of a page's texts as a file.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextFile {
    /// Its path.
    pub path: String,
    /// The page's place in the corpus.
    pub page: usize,
    /// The part's place in the page's texts.
    pub part: usize,
}

/// The static index and the texts that hits show. `texts` are those of the corpus's pages in their order.
pub fn export(prepared: &Prepared, texts: &[PageTexts]) -> Exported {
    let mut exported = Exported::default();
    let mut languages = BTreeMap::new();
    for language in &prepared.languages {
        let (row, of_language) = export_language(language, texts);
        languages.insert(language.lang, row);
        exported.files.extend(of_language.files);
        exported.texts.extend(of_language.texts);
    }
    let manifest = serde_json::to_vec(&Manifest { version: VERSION, default: prepared.default, languages })
        .expect("the manifest is made of strings and numbers");
    exported.files.push(("search/manifest.json".to_owned(), manifest));
    exported.files.sort();
    exported.files.dedup();
    exported.texts.sort();
    // Pages with the same texts share their files.
    exported.texts.dedup_by(|a, b| a.path == b.path);
    exported
}

/// Collects a language's files under names of their content.
struct Files<'a> {
    lang: &'a str,
    names: Names,
    files: Vec<(String, Vec<u8>)>,
    texts: Vec<TextFile>,
}

impl Files<'_> {
    fn add(&mut self, kind: char, bytes: Vec<u8>) -> Name {
        let name = self.names.name(&bytes);
        self.files.push((format!("search/{}/{kind}-{}.bin", self.lang, hex(name)), bytes));
        name
    }

    /// Adds the texts of a page; how a list names them. They lie in folders by the first byte of their names: a folder
    /// with a hundred thousand files is slow.
    fn texts(&mut self, page: usize, texts: &PageTexts) -> [u8; 5] {
        let name = self.names.named(blake3::Hash::from(texts.hash));
        let hex = hex(name);
        let (folder, rest) = hex.split_at(2);
        for part in 0..texts.parts.len() {
            let path = format!("texts/{}/{folder}/{rest}-{part}.bin", self.lang);
            self.texts.push(TextFile { path, page, part });
        }
        let [a, b, c, d] = name;
        [a, b, c, d, texts.each]
    }
}

fn export_language<'a>(language: &'a Language, texts: &[PageTexts]) -> (LanguageRow, Files<'a>) {
    let Language { lang, pages, places, terms, entries, rows, role_sets, sections, referrals } = language;
    let mut files = Files { lang, names: Names::default(), files: Vec::new(), texts: Vec::new() };
    let cuts = if root::rooted(pages.len()) { &SMALL } else { &LARGE };
    let shards: Vec<Shard> =
        cut(entries, &cuts.shard).into_par_iter().map(|run| shard(run, &cuts.block, terms, rows)).collect();
    let mut placed = Vec::new();
    for shard in shards {
        let first = shard.entries[0].text.clone();
        let blocks: Vec<Name> = shard.blocks.into_iter().map(|bytes| files.add('p', bytes)).collect();
        let referrals = shard_referrals(&shard.entries, referrals).map(|bytes| files.add('r', bytes));
        let name = files.add('d', dictionary::write(&shard.entries, &blocks, pages.len()));
        placed.push((first, name, referrals));
    }
    let names: Vec<[u8; 5]> = places.iter().map(|&place| files.texts(place, &texts[place])).collect();
    let directory = Directory {
        shards: placed.iter().map(|(first, name, referrals)| (first.as_str(), *name, *referrals)).collect(),
        lists: names.chunks(listed(pages.len())).map(|list| files.add('l', list.concat())).collect(),
        vocabulary: files
            .add('v', dictionary::write(&vocabulary(entries.iter().map(|(entry, _)| entry)), &[], pages.len())),
    };
    let root = files.add('i', root::write(rows, &directory));
    (
        LanguageRow {
            root: hex(root),
            pages: pages.len(),
            roles: role_sets.clone(),
            sections: sections.clone(),
            stop: stop_words(lang),
        },
        files,
    )
}

/// Borders that follow the content: an inserted term moves the next border at most.
fn cut<'e>(entries: &'e [Numbered], cut: &Cut) -> Vec<&'e [Numbered]> {
    let mut runs = Vec::new();
    let mut from = 0;
    let mut length = 0;
    for (at, (entry, _)) in entries.iter().enumerate() {
        if length >= cut.most || (length >= cut.fewest && border(&entry.text, cut.every)) {
            runs.push(&entries[from..at]);
            from = at;
            length = 0;
        }
        length += 1 + entry.phrase.len() / 2;
    }
    if from < entries.len() {
        runs.push(&entries[from..]);
    }
    runs
}

/// Whether a term is one of the one in `every` that may begin a shard or block.
fn border(term: &str, every: u32) -> bool {
    let hash = blake3::hash(term.as_bytes());
    let first: [u8; 4] = hash.as_bytes()[..4].try_into().expect("four bytes");
    u32::from_be_bytes(first).is_multiple_of(every)
}

/// A dictionary shard and its posting blocks.
struct Shard {
    entries: Vec<Entry>,
    blocks: Vec<Vec<u8>>,
}

fn shard(run: &[Numbered], cut: &Cut, terms: &[Term], rows: &[PageRow]) -> Shard {
    let mut blocks = Vec::new();
    let mut entries = Vec::with_capacity(run.len());
    let mut open: Option<Block> = None;
    let mut filled = 0;
    for (entry, number) in run {
        let mut entry = entry.clone();
        if let Some(number) = number {
            let postings = terms[*number].postings.to_vec();
            let full = filled + postings.len() > cut.most && filled > 0;
            if open.is_none() || full || (filled >= cut.fewest && border(&entry.text, cut.every)) {
                blocks.extend(open.take().map(Block::finish));
                entry.opens_block = true;
                filled = 0;
            }
            filled += postings.len();
            let block = open.get_or_insert_with(|| Block::new(rows));
            if entry.pages as usize > HEAD {
                block.add(&heaviest(&postings, rows, HEAD), entry.pages as usize);
            } else {
                block.add(&postings, entry.pages as usize);
            }
        }
        entries.push(entry);
    }
    blocks.extend(open.map(Block::finish));
    Shard { entries, blocks }
}

/// What the shard's forms call for, as deflated JSON.
fn shard_referrals(entries: &[Entry], referrals: &Referrals) -> Option<Vec<u8>> {
    let here: BTreeMap<&str, &Referral> = entries
        .iter()
        .filter(|entry| entry.refers)
        .filter_map(|entry| Some((entry.text.as_str(), referrals.get(&entry.text)?)))
        .collect();
    let json = serde_json::to_vec(&here).expect("referrals are made of strings");
    (!here.is_empty()).then(|| Deflater::new().deflate(&json))
}
