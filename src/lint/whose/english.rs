//! The small words of English that make clauses, conditions and denials.

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
const RELATIVES: [&str; 3] = ["who", "that", "which"];
/// Words before a noun.
const DETERMINERS: [&str; 12] =
    ["a", "an", "the", "any", "your", "their", "its", "his", "her", "this", "that", "these"];

/// Whether a word begins a clause.
pub(super) fn begins_clause(word: &str) -> bool {
    BEGINNINGS.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether a denial before such a word does not reach what follows.
pub(super) fn parts_verbs(word: &str) -> bool {
    begins_clause(word) || TIMES.contains(&word)
}

/// Whether a denial, with these words before it, asserts nothing: if they don’t see it, those who have not opened it.
pub(super) fn is_supposed(before: &[String]) -> bool {
    let last = before.iter().rev().find(|word| parts_verbs(word) || RELATIVES.contains(&word.as_str()));
    last.is_some_and(|word| CONDITIONS.contains(&word.as_str()) || RELATIVES.contains(&word.as_str()))
}

/// Whether a noun follows: a, the, your.
pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether a word denies: not, never, isn’t.
pub(super) fn is_negator(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot") || word.ends_with("n’t") || word.ends_with("n't")
}

/// Whether words between two labels say that the first is the second: is called, becomes, is shown as.
pub(super) fn is_said_to_be(words: &[super::passage::Word<'_>]) -> bool {
    let verbs =
        ["is", "are", "be", "becomes", "become", "called", "named", "as", "reads", "means", "replaces", "replaced"];
    words.iter().any(|word| verbs.iter().any(|verb| verb.eq_ignore_ascii_case(word.text)))
}
