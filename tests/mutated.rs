//! A short share of what `cargo run --release --example mutate` tries: odd inputs break nothing, and most get past the
//! first decoder.

#[path = "../fuzz/mutation/mod.rs"]
mod mutation;

use mutation::{Corpus, KINDS};

#[test]
fn odd_inputs_break_nothing_and_get_past_the_decoder() {
    let corpus = Corpus::new();
    for kind in KINDS {
        let past = (0..400).filter(|&seed| corpus.try_one(kind, seed)).count();
        assert!(past >= 200, "{kind:?}: {past} of 400 were looked at any further");
    }
}
