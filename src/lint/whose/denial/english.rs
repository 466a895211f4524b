//! English: not, no, without, instead of, is hidden.

use crate::model::THINGS_EN;

use super::super::english::{is_determiner, is_negator, is_supposed, parts_verbs};
use super::{Part, words_of};

/// Verbs that, denied, ask for what follows them: don’t forget to open it.
const OMISSIONS: [&str; 6] = ["forget", "fail", "miss", "hesitate", "skip", "only"];
/// What is said of a thing that is not there.
const GONE: [&str; 9] = ["not", "never", "no", "hidden", "missing", "unavailable", "invisible", "absent", "gone"];
/// Verbs that may stand before these.
const AUXILIARIES: [&str; 15] =
    ["is", "are", "was", "were", "be", "does", "do", "did", "will", "can", "could", "has", "have", "stays", "remains"];

/// The words of a part, in small letters and with straight apostrophes.
fn plain(text: &str, range: std::ops::Range<usize>) -> Vec<String> {
    words_of(text, range).iter().map(|word| word.text.to_lowercase().replace('’', "'")).collect()
}

/// Whether a label is turned down by what stands before it: don’t see “a”, no “a”, instead of opening “a”.
pub(super) fn is_denied_before(part: &Part<'_>) -> bool {
    let words = plain(part.text, part.before.clone());
    for (at, word) in words.iter().enumerate().rev() {
        let between: Vec<&str> = words[at + 1..].iter().map(String::as_str).collect();
        let phrase = (word.as_str(), between.first().copied());
        let after = match phrase {
            ("instead", Some("of")) | ("rather", Some("than")) => &between[1..],
            ("in", Some("place")) if between.get(1) == Some(&"of") => &between[2..],
            // Can’t start without “a”: it is asked for.
            ("without", _) if words[..at].iter().any(|word| is_negator(word)) => return false,
            ("without", _) => &between[..],
            // Every menu except “a”; but of nothing except “a” it is the only one.
            ("except" | "excluding", _) | ("other", Some("than")) | ("apart" | "aside", Some("from")) => {
                let none = |word: &String| is_negator(word) || matches!(word.as_str(), "no" | "none" | "nothing");
                if words[..at].iter().any(none) {
                    return false;
                }
                between
                    .strip_prefix(&["for"])
                    .or(between.strip_prefix(&["from"]))
                    .or(between.strip_prefix(&["than"]))
                    .unwrap_or(&between)
            }
            _ if is_negator(word) || word == "no" => {
                // No “a”, no longer “a”, no access to “a”; but “no alert in “a”” says that it is there.
                let linked = between.len() == 2 && matches!(between[1], "to" | "for" | "of");
                let near = word != "no" || between.is_empty() || between[0] == "longer" || linked;
                let asks = between.iter().any(|word| OMISSIONS.contains(word));
                return near && !asks && !is_supposed(&words[..at]) && !has_other_noun(&between);
            }
            _ if parts_verbs(word) => return false,
            _ => continue,
        };
        return !has_other_noun(after);
    }
    false
}

/// Whether words name something else: a determiner that does not stand right before the label.
fn has_other_noun(words: &[&str]) -> bool {
    let last = words.len().saturating_sub(1);
    words.iter().take(last).any(|word| is_determiner(word))
}

/// Whether a label is turned down by what stands behind it: “a” isn’t shown, the “a” menu is hidden.
pub(super) fn is_denied_behind(part: &Part<'_>) -> bool {
    let words = plain(part.text, part.behind.start..part.behind.end.min(part.next.max(part.behind.start)));
    let mut words = words.iter().map(String::as_str).skip_while(|word| THINGS_EN.contains(word));
    let Some(verb) = words.next() else { return false };
    let denies = verb.ends_with("n't") || verb == "cannot";
    let adverb = |word: &&str| matches!(*word, "always" | "also" | "now" | "currently" | "then" | "still" | "just");
    let gone = AUXILIARIES.contains(&verb) && words.find(|word| !adverb(word)).is_some_and(|word| GONE.contains(&word));
    let before = plain(part.text, part.before.clone());
    (denies || gone) && !is_supposed(&before)
}
