//! Limits of `::include`. A few small snippets that include each other can expand beyond the memory; as with aliases in
//! YAML, there is a limit on the expanded size.

use std::collections::BTreeMap;

use crate::text::composed;

use super::page::Page;
use super::snippet::Snippets;
use super::weight::Weight;

/// Limit of the included text on one page: a very long book, or a snippet of three megabytes five times.
const PAGE: Weight = Weight { bytes: 16_000_000, nodes: 250_000 };
/// Limit of the included text on all pages together.
const SITE: Weight = Weight { bytes: 256_000_000, nodes: 4_000_000 };

/// For each page that exceeds the limit, the number of its first includes that fit.
pub(super) fn that_fit(pages: &[Page], snippets: &Snippets) -> BTreeMap<usize, usize> {
    let (mut includes, mut weights) = (BTreeMap::new(), BTreeMap::new());
    for (file, own) in snippets.iter() {
        let file = composed(file).into_owned();
        weights.insert(file.clone(), own.weight);
        includes.insert(file, own.includes.clone());
    }
    let whole = with_inner(&includes, &weights);
    let mut limited = BTreeMap::new();
    let mut all = Weight::default();
    for page in pages {
        let mut sum = Weight::default();
        let fit = page.includes.iter().take_while(|file| {
            // A missing snippet has no size.
            let brought = whole.get(file.as_str()).copied().unwrap_or_default();
            let (mut on_page, mut on_all) = (sum, all);
            on_page += brought;
            on_all += brought;
            let fits = on_page.fits(PAGE) && on_all.fits(SITE);
            if fits {
                (sum, all) = (on_page, on_all);
            }
            fits
        });
        let fit = fit.count();
        if fit < page.includes.len() {
            limited.insert(page.number, fit);
        }
    }
    limited
}

/// The weight of each snippet with all that it includes; endless for snippets in a circle.
fn with_inner<'s>(
    snippets: &'s BTreeMap<String, Vec<String>>,
    weights: &BTreeMap<String, Weight>,
) -> BTreeMap<&'s str, Weight> {
    let mut waiting: BTreeMap<&str, usize> = BTreeMap::new();
    let mut outer: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, inner) in snippets {
        let there = inner.iter().filter(|inner| snippets.contains_key(*inner));
        waiting.insert(file, there.clone().count());
        for inner in there {
            outer.entry(inner).or_default().push(file);
        }
    }
    let mut whole: BTreeMap<&str, Weight> =
        snippets.keys().map(|file| (file.as_str(), weights.get(file).copied().unwrap_or_default())).collect();
    let mut ready: Vec<&str> = waiting.iter().filter(|(_, left)| **left == 0).map(|(file, _)| *file).collect();
    while let Some(file) = ready.pop() {
        let own = whole.get(file).copied().unwrap_or_default();
        for around in outer.get(file).into_iter().flatten() {
            if let Some(sum) = whole.get_mut(around) {
                *sum += own;
            }
            if let Some(left) = waiting.get_mut(around) {
                *left -= 1;
                if *left == 0 {
                    ready.push(around);
                }
            }
        }
    }
    for (file, _) in waiting.iter().filter(|(_, left)| **left > 0) {
        whole.insert(file, Weight::ENDLESS);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    type Snippets = BTreeMap<String, Vec<String>>;

    fn files(snippets: &[(&str, &[&str])]) -> Snippets {
        let own = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        snippets.iter().map(|(file, inner)| ((*file).to_owned(), own(inner))).collect()
    }

    fn weights(snippets: &Snippets, bytes: u64) -> BTreeMap<String, Weight> {
        snippets.keys().map(|file| (file.clone(), Weight { bytes, nodes: 1 })).collect()
    }

    #[test]
    fn what_is_included_counts_as_often_as_it_is() {
        let snippets = files(&[("a", &["b", "b"]), ("b", &["c", "gone"]), ("c", &[])]);
        let whole = with_inner(&snippets, &weights(&snippets, 10));
        assert_eq!(["a", "b", "c"].map(|file| whole[file].bytes), [50, 20, 10]);
    }

    #[test]
    fn a_circle_has_no_end_and_neither_has_what_includes_it() {
        let snippets = files(&[("a", &["b"]), ("b", &["c"]), ("c", &["b"]), ("d", &["d"]), ("e", &[])]);
        let whole = with_inner(&snippets, &weights(&snippets, 10));
        assert_eq!(["a", "b", "c", "d"].map(|file| whole[file]), [Weight::ENDLESS; 4]);
        assert_eq!(whole["e"].bytes, 10);
    }

    #[test]
    fn long_chains_and_wide_bombs_take_time_by_their_length() {
        let name = |number: usize| format!("s{number:06}");
        let mut snippets: Snippets = (1..100_000).map(|number| (name(number), vec![name(number - 1); 10])).collect();
        snippets.insert(name(0), Vec::new());
        let whole = with_inner(&snippets, &weights(&snippets, 1));
        assert_eq!(whole[name(1).as_str()].nodes, 11);
        assert_eq!(whole[name(99_999).as_str()].nodes, u64::MAX);
    }
}
