//! What was probably meant: the nearest of some known words.

use unicode_normalization::UnicodeNormalization;

/// The candidate that `word` is most likely a slip of, if one is near enough to be worth asking about.
///
/// Nearness is the Damerau–Levenshtein distance of the lower-cased words, Hangul counted by jamo. At most a third of
/// the longer word may differ. Of equally near candidates the first wins.
///
/// ```
/// use helpgen::text::closest;
/// assert_eq!(closest("preferrd", ["admitted", "preferred"]), Some("preferred"));
/// assert_eq!(closest("colour", ["admitted", "preferred"]), None);
/// ```
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let fold = |text: &str| match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfd().flat_map(char::to_lowercase).collect::<String>(),
    };
    let wanted = fold(word);
    let length = wanted.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let folded = fold(candidate);
        let other = folded.chars().count();
        let limit = (length.max(other) / 3).max(1);
        if length.abs_diff(other) > limit || length.min(other) < 2 {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&wanted, &folded);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_swapped_pair_counts_once() {
        assert_eq!(closest("laebls", ["features", "labels"]), Some("labels"));
    }

    #[test]
    fn case_alone_is_no_distance() {
        assert_eq!(closest("Title", ["tile", "title"]), Some("title"));
    }

    #[test]
    fn one_wrong_jamo_is_near_in_hangul() {
        assert_eq!(closest("수강셍", ["강의자", "수강생"]), Some("수강생"));
    }

    #[test]
    fn a_single_letter_is_never_guessed() {
        assert_eq!(closest("x", ["y"]), None);
    }
}
