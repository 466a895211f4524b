//! The small words of English that make clauses, conditions and denials.

use crate::model::THINGS_EN;

use super::naming::SCREENS_EN;

/// Words that begin a clause.
const BEGINNINGS: [&str; 16] = [
    "and", "but", "while", "whereas", "where", "when", "whenever", "or", "if", "then", "yet", "though", "although",
    "unless", "because", "instead",
];
/// Those of them that make it a condition.
pub(super) const CONDITIONS: [&str; 4] = ["if", "when", "whenever", "unless"];
/// Other words behind which another verb comes: cannot finish until they press it.
pub(super) const TIMES: [&str; 6] = ["until", "till", "before", "after", "once", "since"];
/// Words behind which it is told who is meant: those who have not opened it.
pub(super) const RELATIVES: [&str; 3] = ["who", "that", "which"];
/// Words behind which it is told what is asked or known.
const QUESTIONS: [&str; 3] = ["whether", "how", "why"];
/// Verbs that stand before another one, or before what somebody is.
pub(super) const AUXILIARIES: [&str; 19] = [
    "is", "are", "was", "were", "be", "been", "being", "does", "do", "did", "will", "can", "could", "should", "would",
    "has", "have", "stays", "remains",
];
/// Words before a noun.
const DETERMINERS: [&str; 12] =
    ["a", "an", "the", "any", "your", "their", "its", "his", "her", "this", "that", "these"];

/// Words in small letters and with straight apostrophes.
pub(super) fn plain(words: &str) -> String {
    words.to_lowercase().replace('’', "'")
}

/// Whether a plain word is a form of “be”.
pub(super) fn is_being(word: &str) -> bool {
    matches!(word, "is" | "are" | "am" | "was" | "were" | "be" | "been" | "being")
}

/// Whether a word begins a clause.
pub(super) fn begins_clause(word: &str) -> bool {
    BEGINNINGS.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether a denial before such a word does not reach what follows.
pub(super) fn parts_verbs(word: &str) -> bool {
    begins_clause(word) || TIMES.contains(&word) || RELATIVES.contains(&word) || QUESTIONS.contains(&word)
}

/// Whether a denial, with these words before it, asserts nothing: if they don’t see it, those who have not opened it. It does in
/// “note that they don’t see it”, where the denied verb has a subject of its own.
pub(super) fn is_supposed(before: &[String]) -> bool {
    for (at, word) in before.iter().enumerate().rev() {
        let word = word.as_str();
        if CONDITIONS.contains(&word) || word == "whether" {
            return true;
        }
        if RELATIVES.contains(&word) {
            if before[at + 1..].iter().all(|own| AUXILIARIES.contains(&own.as_str()) || is_adverb(own)) {
                return true;
            }
        } else if parts_verbs(word) {
            return false;
        }
    }
    false
}

/// Whether a word says when or how surely something is so.
pub(super) fn is_adverb(word: &str) -> bool {
    let time =
        ["always", "also", "now", "currently", "then", "still", "just", "yet", "even", "already", "often", "ever"];
    time.contains(&word) || word.ends_with("ly")
}

/// Whether a word stands before a noun and says where, whose or for whom: in, on, for.
pub(super) fn is_preposition(word: &str) -> bool {
    let all = [
        "in", "on", "at", "for", "to", "from", "of", "by", "with", "within", "under", "among", "inside", "outside",
        "behind", "through", "as", "during", "between", "anywhere",
    ];
    all.contains(&word)
}

/// Whether a noun follows: a, the, your.
pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether a word says what bears a name on the screen: the “a” button, the “a” page.
pub(super) fn is_thing(word: &str) -> bool {
    THINGS_EN.contains(&word) || SCREENS_EN.contains(&word) || matches!(word, "option" | "link" | "section" | "item")
}

/// Whether a word denies what follows, be it a verb or a noun: not, no, neither.
pub(super) fn is_negative(word: &str) -> bool {
    is_negator(word) || matches!(word, "no" | "none" | "nobody" | "nothing" | "neither" | "nor")
}

/// Whether a word denies a verb: not, never, isn’t.
pub(super) fn is_negator(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot") || word.ends_with("n’t") || word.ends_with("n't")
}

/// Whether words between two labels say that the first is the second: is called, becomes, is shown as.
pub(super) fn is_said_to_be(words: &[super::passage::Word<'_>]) -> bool {
    let verbs =
        ["is", "are", "be", "becomes", "become", "called", "named", "as", "reads", "means", "replaces", "replaced"];
    let turns = |pair: &[super::passage::Word<'_>]| {
        matches!(pair[0].text, "turns" | "turn" | "turned" | "changes" | "change" | "changed")
            && matches!(pair[1].text, "into" | "to")
    };
    words.iter().any(|word| verbs.iter().any(|verb| verb.eq_ignore_ascii_case(word.text)))
        || words.windows(2).any(turns)
}
