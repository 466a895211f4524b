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

use super::analyzer::{Word, asked, fold, terms, words};
use super::language::Prepared;
use super::referral::{Card, Notice, Preferred, Referral, squash};
use super::shard::root::PageRow;
use excerpt::Weights;
use lexicon::Lexicon;
use near::{AGAIN, TELLS};
use rank::{Ranked, Sought, idf, rank};
pub use rewrite::Slip;
use rewrite::{Group, Joined, choices, joined, titles};
use serde::Serialize;
use show::Opened;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub use kept::Keeper;
pub use store::StoreError;

/// Characters and words of a query that are looked at.
const LONGEST: usize = 200;
const WORDS: usize = 16;
/// What a title that the query begins is worth.
const NAMED: f64 = 8.0;
/// What a stop word counts beside others.
const STOP: f64 = 0.2;

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
    let start: String = query.chars().take(LONGEST).collect();
    let typed = start.trim();
    let text = fold(typed);
    let mut all = words(&text, typed);
    all.truncate(WORDS);
    let words = asked(all.clone(), &lexicon.stop, |word| &word.term);
    let growing = text.ends_with(char::is_alphanumeric);
    let named = if options.exact { BTreeMap::new() } else { titles(lexicon, &squash(&text)) };
    let mut answer = Answer::default();
    let (mut called, explained) =
        if options.exact { Default::default() } else { refer(lexicon, &words, options.role, &mut answer) };
    let mut groups: Vec<Group> = Vec::new();
    // The words of the query with what was put right in the place of what was typed.
    let mut right: Vec<Word> = Vec::new();
    let joined = if options.exact { Vec::new() } else { joined(lexicon, &all) };
    let mut found_for: Vec<Vec<Group>> = Vec::new();
    for (at, word) in all.iter().enumerate() {
        let last = growing && at + 1 == all.len();
        let factor = if words.contains(word) { 1.0 } else { STOP };
        let together = joined.iter().any(|one| (one.from..=one.to).contains(&at));
        let exact = options.exact || together || explained.contains(word);
        let found = choices(lexicon, word, last, exact, factor);
        found_for.push(found);
    }
    only_certain(&all, &words, &mut found_for);
    for (word, found) in all.iter().zip(&found_for).filter(|(word, _)| words.contains(word)) {
        right.extend(put_right(word, found));
    }
    for Joined { from, to, term, factor } in joined {
        for found in &mut found_for[from..=to] {
            match found.first_mut() {
                Some(group) => group.choices.push((term.clone(), factor)),
                None => found.push(Group::plain(&term, factor)),
            }
        }
    }
    let is_lost = |(word, found): &(&Word, &Vec<Group>)| words.contains(word) && found.is_empty() && !asks(word);
    let lost = all.iter().zip(&found_for).filter(is_lost).count();
    groups.extend(found_for.into_iter().flatten());
    if called.is_empty() && right != words {
        (called, _) = refer(lexicon, &right, options.role, &mut answer);
    }
    let titled = |group: &Group| lexicon.term(&group.choices[0].0).is_some_and(|entry| entry.titled);
    let unsure = lost * 2 >= words.len() && named.is_empty() && called.is_empty() && !groups.iter().any(titled);
    groups.extend(called);
    // Beside as many words that nobody knows, questions aside, only those count that titles have.
    if unsure {
        groups.clear();
    }
    for group in &groups {
        if let Some((slip, typed)) = &group.slip {
            let terms = group.choices.iter().map(|(term, _)| term.clone()).collect();
            answer.meant.push(Meant { slip: *slip, typed: typed.clone(), terms });
        }
    }
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

/// Whether a word asks something rather than names it: 어디서, 봐요, (하는) 법.
fn asks(Word { term, typed, .. }: &Word) -> bool {
    let term = term.as_str();
    typed.starts_with("어디") || typed.ends_with(['요', '까', '죠']) || matches!(term, "법" | "방법")
}

/// Takes the corrections back if they are guesses: of several words one may be wrong, if another is found.
fn only_certain(all: &[Word], words: &[Word], found: &mut [Vec<Group>]) {
    let is_typo = |group: &Group| matches!(group.slip, Some((Slip::Typo, _)));
    let groups = || all.iter().zip(&*found).filter(|(word, _)| words.contains(word)).flat_map(|(_, found)| found);
    let typos = groups().filter(|group| is_typo(group)).count();
    if typos > 1 || (words.len() > 1 && groups().all(is_typo)) {
        for groups in found {
            groups.retain(|group| !is_typo(group));
        }
    }
}

/// The words that stand for another than was typed, or else `word` itself.
fn put_right(word: &Word, found: &[Group]) -> Vec<Word> {
    let other = found.first().is_some_and(|group| {
        let (term, factor) = &group.choices[0];
        group.slip.is_some() || (*factor == 1.0 && *term != word.term)
    });
    let own = |group: &Group| {
        let term = &group.choices[0].0;
        Word { term: term.clone(), typed: term.clone(), parts: Vec::new() }
    };
    if other { found.iter().map(own).collect() } else { vec![word.clone()] }
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

/// What a word that customers use for another counts, if pages use it too: it may be meant as it stands.
const MAYBE: f64 = 0.5;
/// What a word of another language counts then: pages that have it as it was typed come first.
const FOREIGN: f64 = 0.15;
/// Letters of a removed feature's name that tell of it inside a longer query.
const TELLING: usize = 4;

/// Terms of the words that the glossary prefers to the typed ones, and which words lead to others so; what else
/// it says goes into the answer. Of forms within each other the longest counts, a form of one word only if it was typed
/// so far, and a former label only if it is all that was typed: its words mean something else too.
fn refer(lexicon: &Lexicon, words: &[Word], role: Option<&str>, answer: &mut Answer) -> (Vec<Group>, BTreeSet<Word>) {
    let mut found: Vec<(usize, usize, &Referral)> = Vec::new();
    for from in 0..words.len() {
        let Some(first) = lexicon.lookup(&words[from].term) else { continue };
        let most = if first.begins { words.len().min(from + 5) } else { from + 1 };
        for to in from + 1..=most {
            let form: String = words[from..to].iter().map(|word| word.term.as_str()).collect();
            found.extend(lexicon.dictionary.referrals.get(&form).map(|said| (from, to, said)));
        }
    }
    let (mut groups, mut explained) = (Vec::new(), BTreeSet::new());
    for &(from, to, said) in &found {
        let whole = to - from == words.len();
        if whole {
            answer.card = said.card.clone();
            answer.places = said.places.clone();
        }
        let theirs = |notice: &&Notice| {
            notice.roles.is_empty() || role.is_none_or(|role| notice.roles.iter().any(|own| own == role))
        };
        if let Some(notice) = said.notice.as_ref().filter(theirs)
            && (whole || notice.name.chars().nth(TELLING - 1).is_some())
        {
            // Within a longer query the removed feature is named, but its page does not come first.
            let pages = if whole { notice.pages.clone() } else { Vec::new() };
            answer.notice = Some(Notice { pages, ..notice.clone() });
        }
        let within = |&(a, b, other): &(usize, usize, &Referral)| {
            a <= from
                && to <= b
                && b - a > to - from
                && !(other.to.is_empty() && other.card.is_none() && other.notice.is_none())
        };
        if found.iter().any(within) {
            continue;
        }
        let typed = squash(&fold(&words[from].typed));
        let so_far = |form: &str| to - from > 1 || typed.starts_with(&squash(&fold(form)));
        let means = |own: &&Preferred| (whole || own.kind != "former") && so_far(&own.form);
        for preferred in said.to.iter().filter(means) {
            answer.preferred.push(preferred.clone());
            explained.extend(words[from..to].iter().cloned());
            let used = (from..to).all(|at| lexicon.term(&words[at].term).is_some());
            let factor = match preferred.kind.as_str() {
                "hidden" if used => MAYBE,
                "foreign" if used => FOREIGN,
                _ => 1.0,
            };
            let known = terms(&preferred.preferred).into_iter().filter(|term| lexicon.term(term).is_some());
            groups.extend(known.map(|term| Group::plain(&term, factor)));
        }
    }
    (groups, explained)
}
