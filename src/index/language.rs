//! The index of one language in memory, before it is written: terms, rows and look-up tables.

use super::analyzer::fold;
use super::analyzer::stop_words;
use super::compound;
use super::inversion::{Inverted, Term, invert, join};
use super::page::{Corpus, IndexPage, LISTING};
use super::referral::{Referrals, collect};
use super::shard::dictionary::Entry;
use super::shard::root::{PageRow, STATES};
use crate::korean::jamo::is_syllable;
use crate::text::as_u32;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Pages of a run.
pub const RUN: usize = 128;
/// Characters of a title phrase at most.
const PHRASE: usize = 24;
/// Terms in the vocabulary at most.
const VOCABULARY: usize = 3000;

/// Entry and its index in `terms`; None for title phrases and glossary forms.
pub type Numbered = (Entry, Option<usize>);

/// One language of a corpus, inverted.
pub struct Language<'a> {
    /// Its tag.
    pub lang: &'a str,
    /// Its pages in site order; a page's number is its place here.
    pub pages: Vec<&'a IndexPage>,
    /// Their places in the corpus.
    pub places: Vec<usize>,
    /// Its terms in dictionary order.
    pub terms: Vec<Term>,
    /// Everything that can be looked up, in dictionary order.
    pub entries: Vec<Numbered>,
    /// What ranking needs of each page.
    pub rows: Vec<PageRow>,
    /// Sets of roles; a row's `roles` counts them from 1.
    pub role_sets: Vec<Vec<String>>,
    /// Id and title of each section; a row's `section` counts them from 0.
    pub sections: Vec<(String, String)>,
    /// What glossary forms call for.
    pub referrals: Referrals,
}

/// A corpus, inverted: what the static index and the tantivy index are both written from.
pub struct Prepared<'a> {
    /// By language tag.
    pub languages: Vec<Language<'a>>,
    /// The site's first language.
    pub default: &'a str,
}

/// What the index needs of the texts of a run of pages. Once they are read, a build need not hold them any more.
#[derive(Default, serde::Serialize, serde::Deserialize)]
pub struct Read(BTreeMap<String, Inverted>);

/// Reads a run of pages.
pub fn read(pages: &[IndexPage]) -> Read {
    let mut by_language: BTreeMap<&str, Vec<&IndexPage>> = BTreeMap::new();
    for page in pages {
        by_language.entry(&page.lang).or_default().push(page);
    }
    Read(by_language.into_iter().map(|(lang, pages)| (lang.to_owned(), invert(pages))).collect())
}

/// Inverts the corpus, in parallel.
pub fn prepare(corpus: &Corpus) -> Prepared<'_> {
    prepare_read(corpus, corpus.pages.par_chunks(RUN).map(read).collect())
}

/// Inverts a corpus whose pages were read before, in runs that follow each other; their sections need not be there now.
pub fn prepare_read(corpus: &Corpus, runs: Vec<Read>) -> Prepared<'_> {
    let mut pages: BTreeMap<&str, Vec<(usize, &IndexPage)>> = BTreeMap::new();
    for (place, page) in corpus.pages.iter().enumerate() {
        pages.entry(&page.lang).or_default().push((place, page));
    }
    let mut inverted: BTreeMap<String, Vec<Inverted>> = BTreeMap::new();
    for (lang, run) in runs.into_iter().flat_map(|run| run.0) {
        inverted.entry(lang).or_default().push(run);
    }
    let default = match corpus.pages.iter().find(|page| page.lang == corpus.default).or(corpus.pages.first()) {
        Some(page) => page.lang.as_str(),
        None => "",
    };
    let mut languages = Vec::with_capacity(pages.len());
    for (lang, pages) in pages {
        languages.push(language(corpus, lang, pages, inverted.remove(lang).unwrap_or_default()));
    }
    Prepared { languages, default }
}

fn language<'a>(
    corpus: &Corpus,
    lang: &'a str,
    pages: Vec<(usize, &'a IndexPage)>,
    runs: Vec<Inverted>,
) -> Language<'a> {
    let (places, pages): (Vec<usize>, Vec<&IndexPage>) = pages.into_iter().unzip();
    let (mut terms, lengths) = join(runs);
    let splits = compound::split(&mut terms, &stop_words(lang));
    let leads = compound::leads(&terms, &splits);
    let mut role_sets: Vec<Vec<String>> = Vec::new();
    let mut sections: Vec<(String, String)> = Vec::new();
    let rows: Vec<PageRow> = pages
        .iter()
        .zip(&lengths)
        .map(|(page, lengths)| {
            let mut row = PageRow::new(lengths, page.weight);
            row.state = state(page.state.as_deref().unwrap_or_default());
            row.roles = role_set(&mut role_sets, &page.roles);
            row.section = section(&mut sections, corpus, page);
            row.limits = limits(page);
            row
        })
        .collect();
    let (referrals, begins) = collect(corpus, lang, &pages);
    let entries = entries(&terms, (&splits, &leads), &pages, &referrals, &begins);
    Language { lang, pages, places, terms, entries, rows, role_sets, sections, referrals }
}

/// The sections that not all of a page's readers read.
fn limits(page: &IndexPage) -> Vec<(u16, String)> {
    let limited = (0..u16::MAX).zip(&page.sections).filter(|(_, section)| !section.roles.is_empty());
    limited.map(|(at, section)| (at, section.roles.clone())).collect()
}

/// The number of a state that hits tell; 0 is any other.
fn state(name: &str) -> u8 {
    (0..).zip(STATES).find(|(_, state)| *state == name).map_or(0, |(number, _)| number)
}

/// The number of a set of roles; 0 is everyone.
fn role_set(sets: &mut Vec<Vec<String>>, roles: &[String]) -> u32 {
    if roles.is_empty() {
        return 0;
    }
    let mut roles = roles.to_vec();
    roles.sort();
    let at = sets.iter().position(|set| *set == roles).unwrap_or_else(|| {
        sets.push(roles);
        sets.len() - 1
    });
    as_u32(at) + 1
}

/// The number of the page's section, which is added if it is new.
fn section(known: &mut Vec<(String, String)>, corpus: &Corpus, page: &IndexPage) -> u32 {
    let at = known.iter().position(|(id, _)| *id == page.section).unwrap_or_else(|| {
        let name = corpus.sections.iter().find(|name| name.id == page.section && name.lang == page.lang);
        known.push((page.section.clone(), name.map(|name| name.title.clone()).unwrap_or_default()));
        known.len() - 1
    });
    as_u32(at)
}

/// Everything that can be looked up, in dictionary order: terms, title phrases and glossary forms.
fn entries(
    terms: &[Term],
    (splits, leads): (&[u8], &[bool]),
    pages: &[&IndexPage],
    referrals: &Referrals,
    begins: &[String],
) -> Vec<Numbered> {
    let mut all: Vec<Numbered> = Vec::with_capacity(terms.len());
    for (number, ((term, &split), &begins)) in terms.iter().zip(splits).zip(leads).enumerate() {
        let entry = Entry {
            text: term.text.clone(),
            key: term.key.clone(),
            pages: as_u32(term.pages()),
            titled: term.titles() > 0,
            split,
            begins,
            ..Entry::default()
        };
        all.push((entry, Some(number)));
    }
    for (page, indexed) in (0_u32..).zip(pages).filter(|(_, page)| page.weight != Some(LISTING)) {
        for (text, whole) in phrases(&indexed.title) {
            all.push((Entry { phrase: vec![(page, whole)], ..Entry::named(text) }, None));
        }
    }
    all.extend(referrals.keys().map(|form| (Entry { refers: true, ..Entry::named(form.clone()) }, None)));
    all.extend(begins.iter().map(|term| (Entry { begins: true, ..Entry::named(term.clone()) }, None)));
    all.par_sort_by(|(a, _), (b, _)| a.key.cmp(&b.key).then_with(|| a.text.cmp(&b.text)));
    all.dedup_by(|(later, _), (kept, _)| {
        let same = later.text == kept.text;
        if same {
            kept.refers |= later.refers;
            kept.begins |= later.begins;
            kept.phrase.append(&mut later.phrase);
        }
        same
    });
    all
}

/// The title from each of its words on, without spaces; the first is the whole title.
pub fn phrases(title: &str) -> Vec<(String, bool)> {
    let folded = fold(title);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    (0..words.len()).map(|from| (words[from..].concat().chars().take(PHRASE).collect(), from == 0)).collect()
}

/// The words that a mistyped or run-together query is compared with: of titles first, then frequent ones; where they leave
/// room, any Hangul word that may hold another.
pub fn vocabulary<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<Entry> {
    let word = |text: &str| text.chars().nth(1).is_some() && !text.chars().any(|c| c.is_numeric());
    let holds = |text: &str| text.chars().nth(2).is_some() && text.chars().all(is_syllable);
    let kept = |e: &&Entry| e.titled || e.pages > 1 || e.refers || (e.pages > 0 && holds(&e.text));
    let mut chosen: Vec<&Entry> = entries.filter(|e| word(&e.text)).filter(kept).collect();
    chosen.sort_by_key(|e| (!e.refers, !e.titled, std::cmp::Reverse(e.pages)));
    chosen.truncate(VOCABULARY);
    chosen.sort_by(|a, b| a.key.cmp(&b.key).then_with(|| a.text.cmp(&b.text)));
    chosen.into_iter().map(|e| Entry { phrase: Vec::new(), split: 0, opens_block: false, ..e.clone() }).collect()
}
