//! Applies fixes to a text: every byte outside their edits stays.

use super::fix::{Edit, Fix};

/// The result of [`apply`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The text with the applied fixes.
    pub text: String,
    /// Indices of the applied fixes; the others overlap one of these, or do not fit the text.
    pub taken: Vec<usize>,
}

/// Applies fixes to a text. Of fixes whose ranges (first to last edit) overlap, the one that begins first is applied;
/// of two that begin together, the earlier of the list. A later run on the new text can find the others again.
pub fn apply(text: &str, fixes: &[&Fix]) -> Applied {
    let mut order: Vec<(usize, usize, usize)> = fixes
        .iter()
        .enumerate()
        .filter(|(_, fix)| fits(text, &fix.edits))
        .filter_map(|(at, fix)| Some((fix.edits.first()?.span.start as usize, at, fix.edits.last()?.span.end as usize)))
        .collect();
    order.sort_unstable();
    let (mut taken, mut edits) = (Vec::new(), Vec::<&Edit>::new());
    // The end of the last applied fix. A fix that only inserts at this point is left out: two insertions side by side
    // may change each other's meaning.
    let mut end = None;
    for (start, at, stop) in order {
        if end.is_none_or(|end| start > end || (start == end && stop > start)) {
            taken.push(at);
            edits.extend(&fixes[at].edits);
            end = Some(stop);
        }
    }
    taken.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(&text[copied..range.start]);
        out.push_str(&edit.text);
        copied = range.end;
    }
    out.push_str(&text[copied..]);
    Applied { text: out, taken }
}

/// Whether edits are inside the text, on character boundaries, in order and without overlap.
fn fits(text: &str, edits: &[Edit]) -> bool {
    let inside = edits.iter().all(|edit| text.get(edit.span.range()).is_some());
    inside && edits.is_sorted_by(|a, b| a.span.end <= b.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use proptest::prelude::*;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edit = |&(start, end, text): &(usize, usize, &str)| Edit { span: Span::new(start, end), text: text.into() };
        Fix::safe(edits.iter().map(edit).collect())
    }

    #[test]
    fn what_does_not_overlap_goes_in_together() {
        let fixes = [fix(&[(7, 9, "")]), fix(&[(0, 1, "AA"), (3, 4, "D")]), fix(&[(2, 5, "x")]), fix(&[(4, 5, "E")])];
        let applied = apply("abcdefghij\r\n", &fixes.iter().collect::<Vec<_>>());
        assert_eq!((applied.text.as_str(), applied.taken), ("AAbcDEfgj\r\n", vec![0, 1, 3]));
    }

    #[test]
    fn two_insertions_at_one_place_are_not_mixed() {
        let fixes = [fix(&[(1, 1, "x")]), fix(&[(1, 1, "y")])];
        assert_eq!(apply("ab", &fixes.iter().collect::<Vec<_>>()).text, "axb");
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        let fixes = [fix(&[(1, 2, "x")]), fix(&[(2, 9, "x")]), fix(&[(3, 3, "y"), (0, 0, "z")]), fix(&[])];
        let applied = apply("가나", &fixes.iter().collect::<Vec<_>>());
        assert_eq!((applied.text.as_str(), applied.taken), ("가나", vec![]));
    }

    proptest! {
        #[test]
        fn bytes_outside_the_edits_stay(text in "[a-d\r\n \u{feff}]{0,30}", places in proptest::collection::vec((0usize..30, 0usize..4), 0..6)) {
            // Replacements are in capitals, so that they differ from the old text.
            let fixes: Vec<Fix> = places.iter().map(|&(at, length)| fix(&[(at, at + length, "XY")])).collect();
            let applied = apply(&text, &fixes.iter().collect::<Vec<_>>());
            let mut covered = vec![false; text.len()];
            for &at in &applied.taken {
                covered[fixes[at].edits[0].span.range()].fill(true);
            }
            let kept: Vec<u8> = text.bytes().zip(&covered).filter(|(_, covered)| !**covered).map(|(byte, _)| byte).collect();
            prop_assert_eq!(applied.text.replace("XY", "").into_bytes(), kept);
            prop_assert_eq!(applied.text.matches("XY").count(), applied.taken.len());
        }
    }
}
