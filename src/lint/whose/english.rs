//! The small words of English that make clauses, conditions and denials.

/// Words that begin a clause.
const BEGINNINGS: [&str; 16] = [
    "and", "but", "while", "whereas", "where", "when", "whenever", "or", "if", "then", "yet", "though", "although",
    "unless", "because", "instead",
];
/// Those of them that make it a condition.
pub(super) const CONDITIONS: [&str; 4] = ["if", "when", "whenever", "unless"];
/// Words before a noun.
const DETERMINERS: [&str; 12] =
    ["a", "an", "the", "any", "your", "their", "its", "his", "her", "this", "that", "these"];

/// Whether a word begins a clause.
pub(super) fn begins_clause(word: &str) -> bool {
    BEGINNINGS.iter().any(|own| own.eq_ignore_ascii_case(word))
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
