//! Any form may be listed and looked for in any text: what is found lies in the text in order, none over another, and says
//! what the form says.

#![no_main]

use helpgen::lint::matching::{Extent, Kind, Matcher, Pattern};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|given: (Vec<&str>, &str)| {
    let (forms, text) = given;
    let pattern = |(id, form): (u32, &&str)| {
        let mut pattern = Pattern::new(id, *form, if id % 3 == 0 { Kind::Protect } else { Kind::Report });
        pattern.inflected = id % 2 == 0;
        pattern.extent = [Extent::Word, Extent::Prefix, Extent::Exact][(id % 5).min(2) as usize];
        pattern
    };
    let patterns: Vec<Pattern> = (0..).zip(forms.iter().take(64)).map(pattern).collect();
    let mut end = 0;
    for found in Matcher::new(&patterns).find(text) {
        assert!(found.term.start >= end && !found.term.is_empty());
        assert!(text.get(found.term.clone()).is_some() && text.get(found.tail.clone()).is_some());
        assert!(found.tail.start >= found.term.end);
        end = found.term.end;
    }
});
