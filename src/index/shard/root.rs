//! A language's root: its pages' lengths and roles, and where its shards lie.

use super::super::coder::{Encoder, NUMBER};
use super::super::inversion::Lengths;
use super::Name;
use super::dictionary::{self, TermWriter};
use serde::{Deserialize, Serialize};

const SECTIONS: usize = dictionary::CONTEXTS;
const CLASS: usize = SECTIONS + NUMBER;
const TITLE: usize = CLASS + 16 * 16;
const FLAGS: usize = TITLE + 16;
const ROLES: usize = FLAGS + 2;
const WEIGHT: usize = ROLES + NUMBER;
const SECTION: usize = WEIGHT + 16;
const STATE: usize = SECTION + NUMBER;
const CONTEXTS: usize = STATE + 8;
/// States of a page's feature that its hits tell; the first stands for none of them.
pub const STATES: [&str; 6] = ["", "planned", "new", "beta", "deprecated", REMOVED];
/// The state of what is gone.
pub const REMOVED: &str = "removed";
/// The usual weight, in eighths.
const USUAL: u8 = 8;

/// What ranking needs to know of a page before its file is read.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PageRow {
    /// Length class of each section (`length_class`).
    pub classes: Vec<u8>,
    /// Terms in the title, at most 15.
    pub title: u8,
    /// Number of the state of the page's feature in `STATES`.
    pub state: u8,
    /// Weight in eighths, 1 to 16.
    pub weight: u8,
    /// Number of its set of roles; 0 is everyone.
    pub roles: u32,
    /// Number of its section of the site.
    pub section: u32,
}

/// The length of a section on a scale of powers of two: 0 for an empty one, at most 15.
pub fn length_class(length: u32) -> u8 {
    let n = u64::from(length) + 1;
    let floor = n.ilog2();
    (floor + u32::from(n * n >= 1 << (2 * floor + 1))).min(15) as u8
}

impl PageRow {
    /// The row of a page of these lengths, for everyone and in the first section.
    pub fn new(lengths: &Lengths, weight: Option<f32>) -> Self {
        Self {
            classes: lengths.sections.iter().map(|&l| length_class(l)).collect(),
            title: lengths.title.min(15) as u8,
            weight: weight.map_or(USUAL, |w| (w * 8.0).round().clamp(1.0, 16.0) as u8),
            ..Self::default()
        }
    }

    /// Whether the page's feature is gone.
    pub fn is_removed(&self) -> bool {
        STATES[usize::from(self.state)] == REMOVED
    }

    /// The page's length in terms, as its sections' classes tell it.
    pub fn length(&self) -> u32 {
        self.classes.iter().map(|&class| section_length(class)).sum()
    }
}

/// The length in terms that a class stands for.
pub fn section_length(class: u8) -> u32 {
    if class == 0 { 0 } else { 1 << class }
}

/// Where a language's files lie.
#[derive(Default)]
pub struct Directory<'a> {
    /// First term, file and referral file (if any) of each dictionary shard.
    pub shards: Vec<(&'a str, Name, Option<Name>)>,
    /// The lists of page files, `pages::LISTED` pages each.
    pub lists: Vec<Name>,
    /// The vocabulary.
    pub vocabulary: Name,
}

/// The root's bytes.
pub fn write(rows: &[PageRow], directory: &Directory) -> Vec<u8> {
    let mut encoder = Encoder::new(CONTEXTS);
    encoder.raw(rows.len() as u32, 32);
    encoder.raw(u32::from_be_bytes(directory.vocabulary), 32);
    for name in &directory.lists {
        encoder.raw(u32::from_be_bytes(*name), 32);
    }
    encoder.raw(directory.shards.len() as u32, 32);
    let mut terms = TermWriter::default();
    for (first, name, referrals) in &directory.shards {
        terms.write(&mut encoder, first);
        encoder.raw(u32::from_be_bytes(*name), 32);
        encoder.bit(FLAGS, referrals.is_some());
        if let Some(name) = referrals {
            encoder.raw(u32::from_be_bytes(*name), 32);
        }
    }
    let mut section = 0;
    for row in rows {
        encoder.number(SECTIONS, row.classes.len() as u32);
        let mut before = 0;
        for &class in &row.classes {
            encoder.symbol(CLASS + 16 * before, 4, u32::from(class));
            before = usize::from(class);
        }
        encoder.symbol(TITLE, 4, u32::from(row.title));
        encoder.symbol(STATE, 3, u32::from(row.state));
        encoder.number(ROLES, row.roles);
        encoder.symbol(WEIGHT, 4, u32::from(row.weight - 1));
        encoder.bit(FLAGS + 1, row.section != section);
        if row.section != section {
            encoder.number(SECTION, row.section);
            section = row.section;
        }
    }
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::length_class;

    #[test]
    fn length_classes_round_to_powers_of_two() {
        let classes: Vec<u8> = [0, 1, 2, 4, 5, 10, 11, 63, 1 << 20].into_iter().map(length_class).collect();
        assert_eq!(classes, [0, 1, 2, 2, 3, 3, 4, 6, 15]);
    }
}
