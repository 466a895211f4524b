//! Which words of a section are shown? The sentence with most of the words sought, and what follows it.

use super::super::analyzer::for_each_term;
use super::super::passage::sentences;
use std::collections::BTreeSet;

/// Characters of an excerpt at most.
const MOST: usize = 160;

/// The part of `text` that holds most of `sought`, on one line; the beginning if none is found.
pub fn best(text: &str, sought: &[&str]) -> String {
    let held = |sentence: &str| {
        let mut held: BTreeSet<&str> = BTreeSet::new();
        for_each_term(sentence, |term| held.extend(sought.iter().copied().find(|s| *s == term)));
        held.len()
    };
    let mut most = (0, 0);
    let mut at = 0;
    for sentence in sentences(text) {
        let count = held(sentence);
        if count > most.0 {
            most = (count, at);
        }
        at += sentence.len();
    }
    let mut shown = String::new();
    let mut left = MOST;
    for word in text[most.1..].split_whitespace() {
        let length = word.chars().count() + 1;
        if length > left {
            if shown.is_empty() {
                shown.extend(word.chars().take(MOST));
            }
            shown.push('…');
            break;
        }
        left -= length;
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(word);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn the_sentence_that_answers_is_shown() {
        let text = "처음 문장이에요. 환불은 사흘 걸려요.\n끝이에요.";
        assert_eq!(best(text, &["환불", "사흘"]), "환불은 사흘 걸려요. 끝이에요.");
        assert_eq!(best(text, &["없음"]), "처음 문장이에요. 환불은 사흘 걸려요. 끝이에요.");
    }

    #[test]
    fn long_texts_are_cut_at_a_word() {
        let cut = best(&"낱말 ".repeat(100), &[]);
        assert!(cut.ends_with("낱말…") && cut.chars().count() <= 161);
        assert_eq!(best(&"가".repeat(500), &[]).chars().count(), 161);
        assert_eq!(best("", &["환불"]), "");
    }
}
