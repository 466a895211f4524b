//! Inputs that nobody writes, made from inputs that somebody wrote, without chance: a number makes the same input always.
//!
//! What is made keeps enough of its kind's structure to get past the first decoder: pages stay UTF-8, glossaries and
//! configurations stay YAML, pictures keep their checksums. So the code behind the decoders is what is tried.

mod pictures;
mod texts;

use helpgen::diagnostic::Diagnostic;
use helpgen::lint::known_rules;
use helpgen::parse::config::parse_config;
use helpgen::parse::glossary::parse_glossary;
use helpgen::parse::page::{Dialects, Document, parse_page};
use helpgen::text::SourceText;

/// What is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Pages,
    Glossary,
    Config,
    Pictures,
}

/// All kinds.
pub const KINDS: [Kind; 4] = [Kind::Pages, Kind::Glossary, Kind::Config, Kind::Pictures];

/// Numbers that look like chance and are none (xorshift64*, Vigna 2016).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        // Neighbouring seeds must not begin alike (SplitMix64).
        let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self((mixed ^ (mixed >> 31)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below a limit; 0 if there is none below.
    pub fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.next() >> 33) as usize % limit }
    }

    pub fn one_of<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// What inputs are made from.
pub struct Corpus {
    pages: Vec<String>,
    pictures: Vec<Vec<u8>>,
    library: pictures::Shelf,
    known: Vec<&'static str>,
}

impl Corpus {
    /// The demo's own pages and small pictures of every kind.
    pub fn new() -> Self {
        Self {
            pages: texts::pages(),
            pictures: pictures::samples(),
            library: pictures::Shelf::new(),
            known: known_rules(),
        }
    }

    /// Tries the input of a number. Whether it got past the first decoder.
    ///
    /// # Panics
    /// If helpgen does, or if what it says of an input cannot be.
    pub fn try_one(&self, kind: Kind, seed: u64) -> bool {
        let mut dice = Dice::new(seed);
        match kind {
            Kind::Pages => self.page(&mut dice),
            Kind::Glossary => {
                let main = SourceText::new("glossary.yml", texts::glossary(&mut dice));
                let parsed = parse_glossary(&main, &[]);
                let faults = parsed.map_or_else(|faults| faults, |(_, faults)| faults);
                lie_within(&faults, &main.text);
                !faults.iter().any(|fault| fault.rule == "glossary/syntax")
            }
            Kind::Config => {
                let source = SourceText::new("helpgen.yml", texts::config(&mut dice));
                match parse_config(&source, &self.known) {
                    Ok((_, faults)) => {
                        lie_within(&faults, &source.text);
                        true
                    }
                    Err(fault) => fault.rule != "config/syntax",
                }
            }
            Kind::Pictures => self.library.try_one(&pictures::mutated(&self.pictures, &mut dice)),
        }
    }

    fn page(&self, dice: &mut Dice) -> bool {
        let text = texts::page(&self.pages, dice);
        let path = if dice.below(4) == 0 { "page.mdx" } else { "page.md" };
        let source = SourceText::new(path, text.as_str());
        let generators: Vec<&str> = Dialects::names().collect();
        let dialects = Dialects::of(dice.one_of::<&str>(&generators)).unwrap_or_default();
        for dialects in [dialects, dialects.foreign()] {
            spans_lie_within(&parse_page(&source, &self.known, dialects), &text);
        }
        true
    }
}

fn spans_lie_within(document: &Document, text: &str) {
    for reference in &document.references {
        assert!(text.get(reference.span.range()).is_some(), "a reference lies outside of the page");
    }
    for heading in &document.headings {
        assert!(text.get(heading.span.range()).is_some(), "a heading lies outside of the page");
    }
    lie_within(&document.faults, text);
}

fn lie_within(faults: &[Diagnostic], text: &str) {
    // A carriage return alone ends a line too.
    let lines = text.matches(['\n', '\r']).count() + 1;
    for fault in faults {
        let line = fault.place.as_ref().map_or(1, |place| place.start.line as usize);
        assert!((1..=lines).contains(&line), "{} is told at line {line} of {lines}", fault.rule);
    }
}
