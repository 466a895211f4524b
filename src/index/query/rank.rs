//! How well does a page answer? The formula of `FORMAT.md`; `assets/js/search/rank.js` is its mirror.

use super::super::list::TITLE as IN_TITLE;
use super::super::shard::postings::echoed;
use super::super::shard::root::{PageRow, page_length, section_length, totals};
use super::super::skeleton::{ECHO_MASK, echo};
use super::lexicon::Occurrences;
use super::near::TELLS;
use std::collections::BTreeMap;

/// How fast more occurrences stop counting: in a section, and in a page.
const K1: (f64, f64) = (1.0, 6.0);
/// How much length counts: of a section, and of a page.
const B: (f64, f64) = (0.1, 0.7);
/// What the best section counts beside the whole page, and what the second one.
const SECTION: (f64, f64) = (1.0, 0.15);
/// What a title counts that consists of the words sought.
const TITLE: f64 = 2.5;
/// What a title counts more that holds every word, question words aside, …
const FULL: f64 = 6.0;
/// … if they are this share of it, or the query is one word.
const SHARE: f64 = 0.7;
/// What two words count more that follow each other: in a section, and in a page.
const PAIR: (f64, f64) = (1.0, 1.5);
/// How much rareness counts.
const RARE: f64 = 0.6;

/// A term that is looked for.
pub struct Sought {
    /// The term.
    pub text: String,
    /// In how many pages it stands.
    pub pages: u32,
    /// How much it counts beside the word as typed.
    pub factor: f64,
    /// Where it stands.
    pub occurrences: Vec<Occurrences>,
}

/// A page's score and the section that answers best.
pub struct Ranked {
    /// Page number.
    pub page: u32,
    /// Section number; `None` if the title alone answers.
    pub section: Option<u16>,
    /// The score.
    pub score: f64,
}

#[derive(Default)]
struct Found {
    body: f64,
    title: f64,
    /// Which words of the query stand in the title, one bit each.
    words: u64,
    sections: BTreeMap<u16, f64>,
}

/// The rarity of a term that so many of all pages contain.
pub fn idf(pages: u32, all: usize) -> f64 {
    let pages = f64::from(pages);
    (1.0 + (all as f64 - pages + 0.5) / (pages + 0.5)).ln().powf(RARE)
}

fn bm25((k1, b): (f64, f64), count: f64, length: f64, average: f64) -> f64 {
    count * (k1 + 1.0) / (count + k1 * (1.0 - b + b * length / average))
}

/// Average length of the pages and of the sections that are not empty.
fn averages(rows: &[PageRow]) -> (f64, f64) {
    let (terms, sections) = totals(rows);
    (f64::from(terms) / rows.len().max(1) as f64, f64::from(terms) / f64::from(sections.max(1)))
}

/// Scores the pages; `groups` has one group for each word of the query, in its order. The section that answers best is one
/// that `role` reads.
pub fn rank(
    groups: &[Vec<Sought>],
    rows: &[PageRow],
    role: Option<&str>,
    allowed: impl Fn(u32) -> bool,
) -> Vec<Ranked> {
    let (average_page, average_section) = averages(rows);
    let mut found: BTreeMap<u32, Found> = BTreeMap::new();
    // One bit for each word that says what is asked for.
    let asked = |(word, group): (usize, &Vec<Sought>)| {
        u64::from(group.iter().any(|sought| sought.factor >= TELLS)) << (word % 64)
    };
    let asked = groups.iter().enumerate().map(asked).fold(0, |all, own| all | own);
    for (word, group) in groups.iter().enumerate() {
        for sought in group {
            let weight = idf(sought.pages, rows.len()) * sought.factor;
            for on_page in sought.occurrences.chunk_by(|a, b| a.page == b.page) {
                let page = on_page[0].page;
                if !allowed(page) {
                    continue;
                }
                let row = &rows[page as usize];
                let hit = found.entry(page).or_default();
                let mut count = 0.0;
                for place in on_page {
                    if place.section == IN_TITLE {
                        hit.title += weight;
                        hit.words |= 1 << (word % 64);
                        continue;
                    }
                    let here = place.positions.len() as f64;
                    count += here;
                    let length = f64::from(section_length(row.classes[usize::from(place.section)]));
                    *hit.sections.entry(place.section).or_default() +=
                        weight * bm25((K1.0, B.0), here, length, average_section);
                }
                if count > 0.0 {
                    hit.body += weight * bm25((K1.1, B.1), count, page_length(row, rows.len()), average_page);
                }
            }
        }
    }
    for two in groups.windows(2) {
        for a in &two[0] {
            for b in two[1].iter().filter(|b| b.text != a.text) {
                pair(a, b, rows.len(), &mut found);
            }
        }
    }
    let read = |page: u32, section: u16| rows[page as usize].is_read_by(section, role);
    let sum = |(page, hit): (u32, Found)| total(page, &hit, &rows[page as usize], asked, |at| read(page, at));
    found.into_iter().map(sum).collect()
}

/// Sums a page's score up.
fn total(page: u32, hit: &Found, row: &PageRow, asked: u64, read: impl Fn(u16) -> bool) -> Ranked {
    let mut best = (None, 0.0);
    for (&section, &score) in &hit.sections {
        if score > best.1 && read(section) {
            best = (Some(section), score);
        }
    }
    let (mut first, mut second) = (0.0, 0.0);
    for &score in hit.sections.values() {
        if score > first {
            (first, second) = (score, first);
        } else if score > second {
            second = score;
        }
    }
    let titled = f64::from(hit.words.count_ones());
    let share = titled / f64::from(row.title).max(titled).max(1.0);
    let full = asked != 0 && hit.words & asked == asked && (asked.is_power_of_two() || share >= SHARE);
    let title = hit.title * (TITLE * share + if full { FULL } else { 0.0 });
    let score = (hit.body + SECTION.0 * first + SECTION.1 * second + title) * f64::from(row.weight) / 8.0;
    Ranked { page, section: best.0, score }
}

/// Adds to the sections where `b` follows `a`.
fn pair(a: &Sought, b: &Sought, all: usize, found: &mut BTreeMap<u32, Found>) {
    let weight = (idf(a.pages, all) * a.factor).min(idf(b.pages, all) * b.factor);
    let echo = echo(&b.text);
    let saturated = |pair: f64, count: f64| pair * weight * count / (count + 0.5);
    let mut sums: BTreeMap<u32, f64> = BTreeMap::new();
    for place in a.occurrences.iter().filter(|o| o.section != IN_TITLE) {
        let other = b.occurrences.binary_search_by_key(&(place.page, place.section), |o| (o.page, o.section));
        let (Ok(_), Some(hit)) = (other, found.get_mut(&place.page)) else { continue };
        let count = if echoed(a.pages as usize, all) { followed(&place.positions, echo) } else { 1.0 };
        if count > 0.0 {
            *hit.sections.entry(place.section).or_default() += saturated(PAIR.0, count);
            *sums.entry(place.page).or_default() += count;
        }
    }
    for (page, sum) in sums {
        if let Some(hit) = found.get_mut(&page) {
            hit.body += saturated(PAIR.1, sum);
        }
    }
}

/// How many of the first two occurrences have a word of this echo after them; a position's low bits tell.
fn followed(positions: &[u32], echo: u8) -> f64 {
    positions.iter().take(2).filter(|&&position| position & u32::from(ECHO_MASK) == u32::from(echo)).count() as f64
}
