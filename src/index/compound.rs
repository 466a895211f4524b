//! Which words are written together? 이벤트핸들러 is found by 이벤트 and by 핸들러.
//!
//! A Hangul term of four to forty syllables that falls into two terms of the same language, each at least
//! as common as the whole, lends its postings to both. That does what n-grams do for compounds, at a
//! hundredth of their size. So does a noun of one syllable with a particle that the stem keeps, since other words end so too
//! (책이, but 차이): it lends them to the noun, if that is common enough without.

use super::analyzer::noun_of_one;
use super::inversion::Term;
use super::list::Posting;
use super::skeleton::{ECHO, ECHO_MASK, echo};
use crate::korean::jamo::is_syllable;
use rayon::prelude::*;
use std::collections::HashMap;

/// Fewest pages that must contain both parts.
const COMMON: usize = 2;
/// Syllables of a compound, most: no word is longer, and every place of what is longer would be tried.
const LONGEST: usize = 40;
/// How many pages a title counts for.
const TITLE_PAGES: usize = 3;

/// Where each term falls in two, in syllables from its start (0: it does not). The parts gain the
/// compound's postings.
pub fn split(terms: &mut [Term], stop: &[String]) -> Vec<u8> {
    let common: Vec<usize> = terms.iter().map(|t| t.pages() + TITLE_PAGES * t.titles()).collect();
    let mut splits = vec![0; terms.len()];
    let mut gains: Vec<(usize, usize, usize)> = Vec::new();
    {
        let numbers: HashMap<&str, usize> = terms.iter().enumerate().map(|(n, t)| (t.text.as_str(), n)).collect();
        // with how many particles each noun of one syllable may stand: the more, the surer that it is one
        let mut forms: HashMap<&str, usize> = HashMap::new();
        for noun in terms.iter().filter_map(|term| noun_of_one(&term.text)) {
            *forms.entry(noun).or_default() += 1;
        }
        for (n, term) in terms.iter().enumerate() {
            if let Some(noun) = noun_of_one(&term.text)
                && stop.binary_search_by(|own| own.as_str().cmp(noun)).is_err()
                && let Some(&a) = numbers.get(noun)
                && common[a] * forms[noun] >= common[n]
            {
                splits[n] = 1;
                gains.push((a, n, usize::MAX));
                continue;
            }
            let syllables = term.text.chars().count();
            if !(4..=LONGEST).contains(&syllables) || !term.text.chars().all(is_syllable) {
                continue;
            }
            let least = COMMON.max(term.pages());
            let mut best: Option<(usize, usize, usize, usize)> = None;
            for at in 2..=syllables - 2 {
                let (head, tail) = term.text.split_at(at * 3);
                if let (Some(&a), Some(&b)) = (numbers.get(head), numbers.get(tail)) {
                    let both = common[a].min(common[b]);
                    if both >= least && best.is_none_or(|(most, ..)| both > most) {
                        best = Some((both, at, a, b));
                    }
                }
            }
            if let Some((_, at, a, b)) = best {
                splits[n] = u8::try_from(at).unwrap_or_default();
                gains.push((a, n, b));
                gains.push((b, n, usize::MAX));
            }
        }
    }
    // in an order that does not hang on the other terms, so that what two compounds lend to one place joins alike elsewhere
    gains.sort_by_key(|&(to, from, next)| (to, echo(&terms[from].text), next == usize::MAX, from));
    // every gain is computed from the terms' own postings before any is given out
    let given: Vec<Vec<Posting>> = gains
        .par_iter()
        .map(|&(_, from, next)| {
            let mut postings = terms[from].postings.to_vec();
            if next != usize::MAX {
                let hash = echo(&terms[next].text);
                for posting in &mut postings {
                    posting.next = if posting.count > 1 { hash << ECHO | hash } else { hash };
                }
            }
            postings
        })
        .collect();
    let mut given = given.into_iter();
    for same in gains.chunk_by(|(a, ..), (b, ..)| a == b) {
        let term = &mut terms[same[0].0];
        let mut postings = term.postings.to_vec();
        postings.extend(given.by_ref().take(same.len()).flatten());
        postings.sort_by_key(|p| (p.page, p.section));
        postings.dedup_by(|later, kept| {
            let same = later.page == kept.page && later.section == kept.section;
            if same {
                join(kept, later);
            }
            same
        });
        term.postings = postings.into_iter().collect();
    }
    splits
}

/// Whether each term leads a word of two known terms that is found as a whole alone: 수강 and 신청 behind each other may then
/// stand for 수강신청.
pub fn leads(terms: &[Term], splits: &[u8]) -> Vec<bool> {
    let numbers: HashMap<&str, usize> = terms.iter().enumerate().map(|(n, t)| (t.text.as_str(), n)).collect();
    let mut leads = vec![false; terms.len()];
    for (term, &split) in terms.iter().zip(splits) {
        let syllables = term.text.chars().count();
        if !(2..=LONGEST).contains(&syllables) || !term.text.chars().all(is_syllable) {
            continue;
        }
        for at in (1..syllables).filter(|&at| at != usize::from(split)) {
            let (head, tail) = term.text.split_at(at * 3);
            if let (Some(&head), true) = (numbers.get(head), numbers.contains_key(tail)) {
                leads[head] = true;
            }
        }
    }
    leads
}

/// Adds the occurrences of `later` to `kept`.
fn join(kept: &mut Posting, later: &Posting) {
    if kept.count == 1 {
        kept.next = kept.next & ECHO_MASK | later.next << ECHO;
    }
    kept.count = kept.count.saturating_add(later.count);
}

#[cfg(test)]
mod tests {
    use super::super::inversion::{invert, join as join_runs};
    use super::super::page::{IndexPage, IndexSection};
    use super::*;

    fn page(text: &str) -> IndexPage {
        let section = IndexSection { text: text.to_owned(), ..IndexSection::default() };
        IndexPage { sections: vec![section], ..IndexPage::default() }
    }

    #[test]
    fn a_compound_lends_its_places_to_both_parts() {
        let pages = [page("이벤트핸들러 그림"), page("이벤트 화면"), page("핸들러 이벤트"), page("핸들러")];
        let (mut terms, _) = join_runs(vec![invert(&pages)]);
        let splits = split(&mut terms, &[]);
        let at = |text: &str| terms.iter().position(|term| term.text == text).expect("the term is there");
        assert_eq!(splits[at("이벤트핸들러")], 3);
        assert_eq!(terms[at("이벤트")].pages(), 3);
        assert_eq!(terms[at("핸들러")].pages(), 3);
        assert_eq!(terms[at("이벤트")].postings.to_vec()[0].next, echo("핸들러"));
        assert_eq!(terms[at("핸들러")].postings.to_vec()[0].next, echo("그림"));
    }

    #[test]
    fn what_leads_a_whole_word_is_told() {
        let pages = [page("수강신청 수강신청"), page("수강 내 신청"), page("내교실"), page("교실")];
        let (mut terms, _) = join_runs(vec![invert(&pages)]);
        let splits = split(&mut terms, &[]);
        let leading = leads(&terms, &splits);
        let leaders = terms.iter().zip(leading).filter(|(_, leads)| *leads).map(|(term, _)| term.text.as_str());
        assert_eq!(leaders.collect::<Vec<_>>(), ["내", "수강"]);
    }

    #[test]
    fn a_particle_that_stays_lends_to_its_noun() {
        let pages = [page("책을 책만"), page("책이 차이 표예요"), page("표는 의도"), page("차이"), page("수를 수도")];
        let (mut terms, _) = join_runs(vec![invert(&pages)]);
        let splits = split(&mut terms, &["수".to_owned()]);
        let at = |text: &str| terms.iter().position(|term| term.text == text).expect("the term is there");
        assert_eq!(["책이", "표예", "차이", "의도", "수도"].map(|text| splits[at(text)]), [1, 1, 0, 0, 0]);
        assert_eq!(["책", "표", "수"].map(|text| terms[at(text)].pages()), [2, 2, 1]);
    }

    #[test]
    fn a_rare_part_splits_nothing() {
        let pages = [page("자바스크립트"), page("자바"), page("스크립트")];
        let (mut terms, _) = join_runs(vec![invert(&pages)]);
        assert!(split(&mut terms, &[]).iter().all(|&at| at == 0));
    }
}
