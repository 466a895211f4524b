//! Any text may stand before, in and behind a word: repairing its particle stays inside the text and settles, and the tone
//! of whatever is there is told without a fault.

#![no_main]

use helpgen::korean::{register, repair, to_haeyo, to_hapsyo};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|parts: (&str, &str, &str)| {
    let (before, word, after) = parts;
    if let Some(edit) = repair(before, word, after) {
        let mended = format!("{}{}{}", &after[..edit.start], edit.text, &after[edit.end..]);
        assert!(repair(before, word, &mended).is_none(), "{before:?} {word:?} {after:?}");
    }
    let _ = register(after);
    for rewriting in [to_haeyo(after), to_hapsyo(after)].into_iter().flatten() {
        assert!(after.get(rewriting.range).is_some());
    }
});
