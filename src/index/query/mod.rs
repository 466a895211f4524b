//! Where is it? Answers a query from the tantivy index, ranked as the browser ranks.

mod excerpt;
mod kept;
mod lexicon;
pub mod marks;
mod near;
mod packed;
mod rank;
mod rewrite;
mod show;
pub mod store;
mod understand;

use super::language::Prepared;
use super::referral::{Card, Notice, Preferred};
use super::shard::root::PageRow;
use excerpt::Weights;
use lexicon::Lexicon;
use near::{AGAIN, TELLS};
use rank::{Ranked, Sought, idf, rank};
use rewrite::Group;
pub use rewrite::Slip;
use serde::Serialize;
use show::Opened;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use understand::{Understood, understand};

pub use kept::Keeper;
pub use store::StoreError;

/// What a title that the query begins is worth.
const NAMED: f64 = 8.0;

/// What to look for, beside the query.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Language of the content; `None`: the site's first.
    pub lang: Option<&'a str>,
    /// Only what this role sees; `None`: everything.
    pub role: Option<&'a str>,
    /// Only pages of this section; `None`: of all.
    pub section: Option<&'a str>,
    /// Hits at most.
    pub limit: usize,
    /// Whether words count only as they were typed: nothing is put right, and no other word is added.
    pub exact: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { lang: None, role: None, section: None, limit: 10, exact: false }
    }
}

/// A page that answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Address below the site's base, with the heading's anchor.
    pub url: String,
    /// The page's title.
    pub title: String,
    /// The heading above the answer; empty for the page's beginning.
    pub heading: String,
    /// The sentences that answer best.
    pub excerpt: String,
    /// How well it answers; comparable within one query.
    pub score: f64,
    /// Roles that the page is for; empty: everyone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// The state of its feature, where that is worth telling: `new`, `removed`.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub state: &'static str,
    /// The day of its last change, `2026-11-18`; empty: unknown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
}

/// A word that was put right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Meant {
    /// What was wrong with it.
    pub slip: Slip,
    /// The word as typed.
    pub typed: String,
    /// The terms that were looked for instead.
    pub terms: Vec<String>,
}

/// What the index says to a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answer {
    /// The pages, the best first.
    pub hits: Vec<Hit>,
    /// Terms that were looked for.
    pub terms: Vec<String>,
    /// Words that were put right.
    pub meant: Vec<Meant>,
    /// Typed words for which the site says another.
    pub preferred: Vec<Preferred>,
    /// The definition of the concept that the query names.
    pub card: Option<Card>,
    /// The notice of the removed feature that the query names.
    pub notice: Option<Notice>,
    /// Role and menu path of the UI label that the query names.
    pub places: Vec<(String, String)>,
}

/// An index directory.
pub struct Searcher {
    /// Where the corpus is kept.
    place: PathBuf,
    /// Where its index lies.
    dir: PathBuf,
    languages: Vec<String>,
    open: BTreeMap<String, Lexicon<'static>>,
}

impl Searcher {
    /// Opens the index of the corpus that a `Keeper` left in `place`. The first search makes it and waits for it.
    ///
    /// # Errors
    /// Nothing is kept there, or by another version; the file system's and tantivy's refusals.
    pub fn open(place: &Path) -> Result<Self, StoreError> {
        let dir = kept::index(place)?;
        Ok(Self { place: place.to_path_buf(), languages: store::languages(&dir)?, dir, open: BTreeMap::new() })
    }

    /// The languages of the index, the site's first in front.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// Answers a query; one in a language that the index lacks has no hits. A damaged index is made again.
    ///
    /// # Errors
    /// The file system's and tantivy's refusals.
    pub fn search(&mut self, query: &str, options: &Options) -> Result<Answer, StoreError> {
        let answered = self.answered(query, options);
        if answered.is_ok() {
            return answered;
        }
        self.open.clear();
        self.dir = kept::index_again(&self.place)?;
        self.answered(query, options)
    }

    fn answered(&mut self, query: &str, options: &Options) -> Result<Answer, StoreError> {
        let lang = options.lang.or(self.languages.first().map(String::as_str)).unwrap_or_default();
        let lang = lang.to_owned();
        if !self.languages.contains(&lang) {
            return Ok(Answer::default());
        }
        if !self.open.contains_key(&lang) {
            self.open.insert(lang.clone(), Lexicon::open(&self.dir, &lang)?);
        }
        answer(&self.open[&lang], query, options)
    }
}

/// A searcher over a language whose index was just built in memory.
pub struct Trial<'a> {
    lexicon: Lexicon<'a>,
}

impl<'a> Trial<'a> {
    /// Opens one language; `None` if nothing is written in it.
    pub fn of(prepared: &'a Prepared<'a>, lang: &str) -> Option<Self> {
        let language = prepared.languages.iter().find(|language| language.lang == lang)?;
        Some(Self { lexicon: Lexicon::held(language) })
    }

    /// Answers a query as the written index would.
    pub fn search(&self, query: &str, options: &Options) -> Answer {
        answer(&self.lexicon, query, options).unwrap_or_default()
    }
}

fn answer(lexicon: &Lexicon, query: &str, options: &Options) -> Result<Answer, StoreError> {
    let mut answer = Answer::default();
    let Understood { text, groups, named } = understand(lexicon, query, options, &mut answer);
    let pages = lexicon.dictionary.rows.len();
    let weigh = |(term, factor): &(String, f64)| {
        let entry = lexicon.term(term)?;
        Some((term.clone(), idf(entry.pages, pages) * factor))
    };
    let weights: Weights = groups.iter().flat_map(|group| &group.choices).filter_map(weigh).collect();
    answer.terms = weights.keys().cloned().collect();
    let first: &[u32] = answer.notice.as_ref().map_or(&[], |notice| &notice.pages);
    let mut ranked = rank_groups(lexicon, &groups, &named, first, options)?;
    ranked.truncate(if options.limit == 0 { 0 } else { options.limit.max(AGAIN) });
    let telling =
        |group: &Group| group.choices.iter().filter(|(_, factor)| *factor >= TELLS).filter_map(weigh).collect();
    let said = near::Words::new(&text, groups.iter().map(telling).collect());
    let mut hits = ranked.into_iter().map(|hit| Opened::of(lexicon, hit)).collect::<Result<Vec<_>, _>>()?;
    let again = hits.len().min(AGAIN);
    for hit in &mut hits[..again] {
        hit.weigh_again(&said);
    }
    let rows = &lexicon.dictionary.rows;
    hits[..again].sort_by(|a, b| in_order(rows, first, &a.ranked, &b.ranked));
    hits.truncate(options.limit);
    answer.hits = hits.into_iter().map(|hit| hit.show(lexicon, &weights, options.role)).collect::<Result<_, _>>()?;
    Ok(answer)
}

/// The pages that the groups and titles lead to, the best first and removed features last; but `first` stand in front:
/// the pages of the removed feature that the query names.
fn rank_groups(
    lexicon: &Lexicon,
    groups: &[Group],
    named: &BTreeMap<u32, f64>,
    first: &[u32],
    options: &Options,
) -> Result<Vec<Ranked>, StoreError> {
    let rows = &lexicon.dictionary.rows;
    let mut sought = Vec::new();
    for group in groups {
        let mut terms = Vec::new();
        for (text, factor) in &group.choices {
            let pages = lexicon.term(text).map_or(0, |entry| entry.pages);
            terms.push(Sought { text: text.clone(), pages, factor: *factor, occurrences: lexicon.occurrences(text)? });
        }
        sought.push(terms);
    }
    let allowed = |page: u32| match (options.role, rows[page as usize].roles as usize) {
        (None, _) | (_, 0) => true,
        (Some(role), set) => lexicon.dictionary.role_sets[set - 1].iter().any(|r| r == role),
    };
    let mut ranked = rank(&sought, rows, options.role, allowed);
    let named = named.iter().map(|(&page, &cover)| (page, cover)).filter(|(page, _)| !first.contains(page));
    for (page, cover) in named.chain(first.iter().map(|&page| (page, 1.0))).filter(|(page, _)| allowed(*page)) {
        let bonus = NAMED * cover * cover;
        match ranked.iter_mut().find(|hit| hit.page == page) {
            Some(hit) => hit.score += bonus,
            None => ranked.push(Ranked { page, section: None, score: bonus }),
        }
    }
    if let Some(section) = options.section {
        let of = |page: u32| &lexicon.dictionary.sections[rows[page as usize].section as usize].0;
        ranked.retain(|hit| of(hit.page) == section);
    }
    ranked.sort_by(|a, b| in_order(rows, first, a, b));
    Ok(ranked)
}

/// Which of two pages stands first: the better one. What is gone ranks last, but the name of what is gone asks for just
/// that.
fn in_order(rows: &[PageRow], first: &[u32], a: &Ranked, b: &Ranked) -> Ordering {
    let place = |page: u32| match first.contains(&page) {
        true => -1,
        false => i32::from(rows[page as usize].is_removed()),
    };
    place(a.page).cmp(&place(b.page)).then(b.score.total_cmp(&a.score)).then(a.page.cmp(&b.page))
}
