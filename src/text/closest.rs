//! Suggestions for a misspelled word: the nearest of some known words.

use unicode_normalization::UnicodeNormalization;

/// The candidate that `word` is most likely a slip of, if one is near enough to be worth asking about.
///
/// Nearness is the Damerau–Levenshtein distance of the lower-cased words, Hangul counted by jamo. At most a third of
/// the longer word may differ, or of three Hangul syllables one: 수강자 is near 수강생. Of equally near candidates the first
/// wins.
///
/// ```
/// use helpgen::text::closest;
/// assert_eq!(closest("preferrd", ["admitted", "preferred"]), Some("preferred"));
/// assert_eq!(closest("colour", ["admitted", "preferred"]), None);
/// ```
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = folded(word);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if let Some(distance) = distance(&wanted, candidate)
            && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// All values whose name is near `word`, nearest first; equally near ones keep the given order.
pub fn nearest<'c, T>(word: &str, candidates: impl IntoIterator<Item = (&'c str, T)>) -> Vec<T> {
    let wanted = folded(word);
    let near = candidates.into_iter().filter_map(|(name, what)| Some((distance(&wanted, name)?, what)));
    let mut near: Vec<(usize, T)> = near.collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().map(|(_, what)| what).collect()
}

fn folded(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfd().flat_map(char::to_lowercase).collect(),
    }
}

/// The distance between a candidate and a folded word; `None` if the candidate is too far to suggest.
fn distance(wanted: &str, candidate: &str) -> Option<usize> {
    let spelled = candidate;
    let candidate = folded(candidate);
    let (length, other) = (wanted.chars().count(), candidate.chars().count());
    let limit = (length.max(other) / 3).max(1);
    // Capitals alone: a name of one letter may be meant too.
    if wanted == candidate && !wanted.is_empty() {
        return Some(0);
    }
    if length.abs_diff(other) > limit || length.min(other) < 2 {
        return None;
    }
    let distance = strsim::damerau_levenshtein(wanted, &candidate);
    (distance <= limit || one_syllable_differs(wanted, spelled)).then_some(distance)
}

/// Whether of three Hangul syllables at most one differs.
fn one_syllable_differs(wanted: &str, candidate: &str) -> bool {
    let hangul = |c: char| ('가'..='힣').contains(&c);
    if !candidate.ends_with(hangul) {
        return false;
    }
    let (wanted, candidate): (String, String) = (wanted.nfc().collect(), candidate.nfc().collect());
    let count = wanted.chars().count().max(candidate.chars().count());
    count >= 3 && strsim::damerau_levenshtein(&wanted, &candidate) <= count / 3
}

#[cfg(test)]
mod tests {
    use super::{closest, nearest};

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
    fn one_syllable_of_three_may_be_another() {
        assert_eq!(closest("수강자", ["강의자", "수강생"]), Some("수강생"));
        assert_eq!(closest("회원", ["직원"]), None);
    }

    #[test]
    fn the_nearest_come_first() {
        let known = [("label", 1), ("labels", 2), ("table", 3)];
        assert_eq!(nearest("labels", known), [2, 1]);
    }

    #[test]
    fn a_single_letter_is_never_guessed() {
        assert_eq!(closest("x", ["y"]), None);
        assert_eq!(closest("H", ["h"]), Some("h"));
    }
}
