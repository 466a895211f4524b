//! How near do the words of a query stand in a text? The first hits are put in order once more by the text that they
//! show: the index counts words, and of their order it knows only which follow each other. `nearness` in
//! `assets/js/search/rank.js` is the mirror.

use super::super::analyzer::for_each_run;
use std::collections::{BTreeMap, BTreeSet};

/// How many of the first hits are put in order again: as many as the dialog shows.
pub const AGAIN: usize = 8;
/// What a term counts beside the word as typed, at least, to tell something: the words that make a question count less.
pub const TELLS: f64 = 0.5;
/// What two words count that stand beside each other; it is shared by their distance.
const NEAR: f64 = 2.0;
/// What an English word counts that stands as it was typed, if its stem is shorter.
const AS_TYPED: f64 = 1.5;

/// The words of a query, as texts may have them.
pub struct Words {
    /// The folded words that were typed.
    typed: BTreeSet<String>,
    /// The words that each term stands for, and what it weighs there.
    meant: BTreeMap<String, Vec<(usize, f64)>>,
}

/// Where a word stood last.
struct Last<'a> {
    word: usize,
    at: usize,
    term: &'a str,
    weight: f64,
}

/// What counts once: two words, or one as it was typed.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Pair(usize, usize),
    AsTyped(usize),
}

impl Words {
    /// The query, and its words in their order, each with the terms that it stands for and their weights.
    pub fn new(query: &str, words: Vec<Vec<(String, f64)>>) -> Self {
        let mut typed = BTreeSet::new();
        for_each_run(query, |run| {
            typed.insert(run.text.to_owned());
        });
        let mut meant: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
        for (word, terms) in words.into_iter().enumerate() {
            for (term, weight) in terms {
                meant.entry(term).or_default().push((word, weight));
            }
        }
        Self { typed, meant }
    }

    /// What a heading and its text say: for every two words the smaller weight by the distance of their nearest places, and
    /// what each English word weighs that stands as it was typed.
    pub fn nearness(&self, heading: &str, text: &str) -> f64 {
        let mut last: Vec<Last> = Vec::new();
        let mut most: Vec<(What, f64)> = Vec::new();
        let mut at = 0;
        for part in [heading, text] {
            for_each_run(part, |run| {
                let typed = run.text.starts_with(|c: char| c.is_ascii_lowercase()) && self.typed.contains(run.text);
                run.for_each_term(|term| {
                    at += 1;
                    let Some((term, words)) = self.meant.get_key_value(term) else { return };
                    for &(word, weight) in words {
                        for other in last.iter().filter(|other| other.word != word && other.term != term) {
                            let distance = at - other.at + usize::from(other.word > word);
                            let pair = What::Pair(word.min(other.word), word.max(other.word));
                            raise(&mut most, pair, NEAR * weight.min(other.weight) / distance as f64);
                        }
                        last.retain(|other| other.word != word);
                        last.push(Last { word, at, term, weight });
                        if typed && run.text != term {
                            raise(&mut most, What::AsTyped(word), AS_TYPED * weight);
                        }
                    }
                });
            });
        }
        // in the order in which they were found, as the browser adds them up
        most.iter().map(|(_, worth)| worth).sum()
    }
}

/// Keeps the most that something counts.
fn raise(most: &mut Vec<(What, f64)>, what: What, to: f64) {
    match most.iter_mut().find(|(own, _)| *own == what) {
        Some((_, worth)) => *worth = worth.max(to),
        None => most.push((what, to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearness(query: &str, terms: &[&str], text: &str) -> f64 {
        let words = terms.iter().map(|term| vec![((*term).to_owned(), 1.0)]).collect();
        Words::new(query, words).nearness("", text)
    }

    #[test]
    fn words_count_more_the_nearer_they_stand() {
        let of = |text| nearness("환불 기한", &["환불", "기한"], text);
        assert_eq!(of("환불 기한은 사흘이에요."), 2.0);
        assert_eq!(of("환불을 받을 기한은 사흘이에요."), 1.0);
        assert_eq!(of("기한이 지난 환불 안내"), 2.0 / 3.0);
        assert_eq!(of("환불만 나와요. 환불."), 0.0);
        assert_eq!(of("환불 안내. 기한 안에 환불 기한을 봐요."), 2.0);
    }

    #[test]
    fn the_heading_stands_before_its_text() {
        let words = ["환불", "기한"].map(|term| vec![(term.to_owned(), 1.0)]);
        let sought = Words::new("환불 기한", words.to_vec());
        assert_eq!(sought.nearness("환불", "기한은 사흘이에요."), 2.0);
    }

    #[test]
    fn an_english_word_counts_more_as_it_was_typed() {
        let of = |text| nearness("settings", &["set"], text);
        assert_eq!(of("open the settings"), 1.5);
        assert_eq!(of("set the date"), 0.0);
        assert_eq!(nearness("card", &["card"], "a card"), 0.0);
        assert_eq!(nearness("환불은", &["환불"], "환불은 사흘이에요"), 0.0);
    }

    #[test]
    fn of_two_words_the_lighter_one_tells() {
        let words = vec![vec![("환불".to_owned(), 3.0)], vec![("기한".to_owned(), 0.5), ("기간".to_owned(), 0.2)]];
        let sought = Words::new("환불 기한", words);
        assert_eq!(sought.nearness("", "환불 기간"), 0.4);
        assert_eq!(sought.nearness("", "환불 기간 환불 기한"), 1.0);
    }
}
