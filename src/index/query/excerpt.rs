//! Which words of a section are shown? The sentence that weighs most, and what follows it; `best` in `assets/js/search.js` is
//! the mirror.

use super::super::analyzer::{fold, for_each_run};
use super::super::passage::sentences;
use super::super::shard::pages::lines;
use super::marks::held;
use std::collections::{BTreeMap, BTreeSet};

/// Characters of an excerpt at most.
const MOST: usize = 160;
/// Characters before the weightiest word of a sentence that may be shown with it, …
const BEFORE: usize = 99;
/// … and how many are left of them if there are more.
const AROUND: usize = 40;

/// What a term within a longer one weighs.
const INSIDE: f64 = 0.9;

/// What each term that was looked for weighs.
pub type Weights = BTreeMap<String, f64>;

/// The part of `text` that says most of what is `sought`, on one line; the beginning if it says nothing of it.
pub fn best(text: &str, sought: &Weights) -> String {
    let text = lines(text);
    let (mut most, mut from, mut at) = (0.0, 0, 0);
    let mut begins = 0;
    for sentence in sentences(&text) {
        let (sum, place) = weigh(sentence, sought);
        // The sums of both sides differ in their last digits.
        if sum > most + 1e-9 {
            (most, from, at) = (sum, begins, place);
        }
        begins += sentence.chars().count();
    }
    let chars: Vec<char> = text.chars().collect();
    let cut = match at > BEFORE {
        true => chars[..=from + at - AROUND].iter().rposition(|&c| c == ' ').map_or(0, |space| space + 1),
        false => 0,
    };
    let lead = if cut > from { "…" } else { "" };
    let rest: String = chars[from.max(cut)..].iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect();
    shorten(&format!("{lead}{}", rest.trim()))
}

/// The text up to the last word that has room.
fn shorten(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() < MOST {
        return text.to_owned();
    }
    let words = chars[..MOST].iter().rposition(|&c| c == ' ').map_or(0, |space| space + 1);
    let kept: String = chars[..words].iter().collect();
    match kept.trim() {
        "" => format!("{}…", chars[..MOST].iter().collect::<String>()),
        kept => format!("{kept}…"),
    }
}

/// What the sought terms of a sentence weigh together, and before how many characters the weightiest stands.
fn weigh(sentence: &str, sought: &Weights) -> (f64, usize) {
    let (mut sum, mut top, mut place) = (0.0, 0.0, 0);
    let mut seen = BTreeSet::new();
    for_each_run(sentence, |run| {
        run.for_each_term(|term| {
            let left = sought.keys().map(String::as_str).filter(|one| !seen.contains(*one));
            let Some(one) = held(term, left) else { return };
            let weight = sought[one] * if one == term { 1.0 } else { INSIDE };
            seen.insert(one);
            sum += weight;
            if weight > top {
                (top, place) = (weight, run.start);
            }
        });
    });
    (sum, if place > 0 { fold(sentence)[..place].chars().count() } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought(words: &[&str]) -> Weights {
        words.iter().zip(1..).map(|(word, n)| ((*word).to_owned(), f64::from(n))).collect()
    }

    #[test]
    fn the_sentence_that_answers_is_shown() {
        let text = "처음 문장이에요. 환불은 사흘 걸려요.\n끝이에요.";
        assert_eq!(best(text, &sought(&["환불", "사흘"])), "환불은 사흘 걸려요. 끝이에요.");
        assert_eq!(best(text, &sought(&["없음"])), "처음 문장이에요. 환불은 사흘 걸려요. 끝이에요.");
    }

    #[test]
    fn a_word_within_a_longer_one_is_found_and_by_itself_counts_more() {
        let text = "처음이에요. 결제내역을 봐요. 책이 와요. 내역을 봐요.";
        assert_eq!(best(text, &sought(&["내역"])), "내역을 봐요.");
        assert_eq!(best(text, &sought(&["결제"])), "결제내역을 봐요. 책이 와요. 내역을 봐요.");
        assert_eq!(best(text, &sought(&["책"])), "책이 와요. 내역을 봐요.");
    }

    #[test]
    fn the_weightier_word_decides_and_repeating_does_not() {
        let text = "환불 환불 환불. 환불은 이래요.\n\n기간은 사흘이에요.";
        assert_eq!(best(text, &sought(&["환불", "기간"])), "기간은 사흘이에요.");
    }

    #[test]
    fn a_long_sentence_is_shown_around_the_word() {
        let text = format!("{}환불은 사흘 걸려요. {}", "앞에 선 말 ".repeat(60), "뒤에 선 말 ".repeat(60));
        let found = best(&text, &sought(&["환불"]));
        assert!(found.starts_with('…') && found.contains(" 환불은 사흘 걸려요.") && found.ends_with('…'), "{found}");
        assert!(found.chars().count() <= MOST + 1);
    }

    #[test]
    fn long_texts_are_cut_at_a_word() {
        let cut = best(&"낱말 ".repeat(100), &Weights::new());
        assert!(cut.ends_with("낱말…") && cut.chars().count() <= 161);
        assert_eq!(best(&"가".repeat(500), &Weights::new()).chars().count(), 161);
        assert_eq!(best("", &sought(&["환불"])), "");
    }
}
