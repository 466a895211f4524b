//! Whether one of many stretches covers a place.

use std::ops::Range;

/// Stretches of text, asked in logarithmic time.
pub(super) struct Cover {
    /// Where each begins, in order, and how far the ones up to it reach.
    reaches: Vec<(usize, usize)>,
}

impl Cover {
    pub(super) fn new(stretches: impl IntoIterator<Item = Range<usize>>) -> Self {
        let mut reaches: Vec<(usize, usize)> = stretches.into_iter().map(|s| (s.start, s.end)).collect();
        reaches.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut reaches {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { reaches }
    }

    /// Whether one of the stretches has all of `place` in it.
    pub(super) fn covers(&self, place: &Range<usize>) -> bool {
        let begun = self.reaches.partition_point(|(start, _)| *start <= place.start);
        begun > 0 && self.reaches[begun - 1].1 >= place.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn covering_is_what_looking_at_each_says(stretches in proptest::collection::vec((0usize..20, 0usize..6), 0..6), place in (0usize..20, 0usize..6)) {
            let stretches: Vec<Range<usize>> = stretches.into_iter().map(|(start, length)| start..start + length).collect();
            let place = place.0..place.0 + place.1;
            let each = stretches.iter().any(|s| s.start <= place.start && place.end <= s.end);
            prop_assert_eq!(Cover::new(stretches).covers(&place), each);
        }
    }
}
