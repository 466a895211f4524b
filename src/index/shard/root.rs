//! A language's root: what ranking needs of its pages, and where its shards lie.
//!
//! A first query loads it whole, so it may not grow with the site: most pages are like the one before, which takes a small
//! part of a bit. Only a small site tells the lengths of all sections here, once for all postings; in a larger one each
//! posting has those that it needs.

use super::super::coder::{Encoder, NUMBER};
use super::super::inversion::Lengths;
use super::Name;
use super::dictionary::{self, TermWriter};
use serde::{Deserialize, Serialize};

use crate::text::as_u32;

const SECTIONS: usize = dictionary::CONTEXTS;
const CLASS: usize = SECTIONS + NUMBER;
const FLAGS: usize = CLASS + 16 * 16;
const ROLES: usize = FLAGS + 2;
const WEIGHT: usize = ROLES + NUMBER;
const SECTION: usize = WEIGHT + 16;
const STATE: usize = SECTION + NUMBER;
const CONTEXTS: usize = STATE + 8;
/// States of a page's feature that its hits tell; the first stands for none of them.
pub const STATES: [&str; 6] = ["", "planned", "new", "beta", "deprecated", REMOVED];
/// The state of removed features.
pub const REMOVED: &str = "removed";
/// The usual weight, in eighths.
const USUAL: u8 = 8;
/// Pages of a language whose root tells the lengths of all sections, at most.
const ROOTED: usize = 1024;

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
    /// Its sections that not all of its readers read, in order, with their roles' ids joined by a space. The browser reads
    /// them in the page's file.
    pub limits: Vec<(u16, String)>,
}

/// The length of a section on a scale of powers of two: 0 for an empty one, at most 15.
pub fn length_class(length: u32) -> u8 {
    let n = u64::from(length) + 1;
    let floor = n.ilog2();
    (floor + u32::from(n * n >= 1 << (2 * floor + 1))).min(15) as u8
}

impl PageRow {
    /// The row of a page of these lengths, for everyone and in the first section.
    #[expect(clippy::cast_possible_truncation, reason = "the weight lies between 1 and 16")]
    pub fn new(lengths: &Lengths, weight: Option<f32>) -> Self {
        Self {
            classes: lengths.sections.iter().map(|&l| length_class(l)).collect(),
            title: lengths.title.min(15) as u8,
            weight: weight.map_or(USUAL, |w| (w * 8.0).round().clamp(1.0, 16.0) as u8),
            ..Self::default()
        }
    }

    /// The state of the page's feature as hits tell it; empty: none.
    pub fn told_state(&self) -> &'static str {
        STATES[usize::from(self.state)]
    }

    /// Whether the page's feature is gone.
    pub fn is_removed(&self) -> bool {
        STATES[usize::from(self.state)] == REMOVED
    }

    /// Whether a role reads the section; `None`: whoever it is.
    pub fn is_read_by(&self, section: u16, role: Option<&str>) -> bool {
        let (Some(role), Ok(at)) = (role, self.limits.binary_search_by_key(&section, |(own, _)| *own)) else {
            return true;
        };
        self.limits[at].1.split(' ').any(|own| own == role)
    }

    /// The page's length in terms, as its sections' classes tell it.
    pub fn length(&self) -> u32 {
        self.classes.iter().map(|&class| section_length(class)).sum()
    }

    /// The page's length on a scale of half powers of two, at most 63: what its postings tell of it.
    #[expect(clippy::cast_possible_truncation, reason = "the number is at most 63")]
    pub fn half_powers(&self) -> u8 {
        (2.0 * f64::from(self.length().max(1)).log2()).round().min(63.0) as u8
    }

    /// Whether the page differs from another in what the root says of every page.
    fn differs(&self, other: &Self) -> bool {
        (self.state, self.roles, self.weight, self.section) != (other.state, other.roles, other.weight, other.section)
    }
}

/// Whether the root of a language of so many pages tells the lengths of their sections; else the postings do.
pub fn rooted(pages: usize) -> bool {
    pages <= ROOTED
}

/// The page's length in terms, as the browser knows it in a language of so many pages.
pub fn page_length(row: &PageRow, pages: usize) -> f64 {
    if rooted(pages) { f64::from(row.length()) } else { (f64::from(row.half_powers()) / 2.0).exp2() }
}

/// Terms of all pages, and sections that are not empty.
pub fn totals(rows: &[PageRow]) -> (u32, u32) {
    let terms = rows.iter().fold(0, |sum: u32, row| sum.saturating_add(row.length()));
    (terms, as_u32(rows.iter().flat_map(|row| &row.classes).filter(|&&class| class > 0).count()))
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
    /// The lists of page files, `pages::listed` pages each.
    pub lists: Vec<Name>,
    /// The vocabulary.
    pub vocabulary: Name,
}

/// The root's bytes.
pub fn write(rows: &[PageRow], directory: &Directory) -> Vec<u8> {
    let mut encoder = Encoder::new(CONTEXTS);
    encoder.raw(as_u32(rows.len()), 32);
    encoder.raw(u32::from_be_bytes(directory.vocabulary), 32);
    for name in &directory.lists {
        encoder.raw(u32::from_be_bytes(*name), 32);
    }
    encoder.raw(as_u32(directory.shards.len()), 32);
    let mut terms = TermWriter::default();
    for (first, name, referrals) in &directory.shards {
        terms.write(&mut encoder, first);
        encoder.raw(u32::from_be_bytes(*name), 32);
        encoder.bit(FLAGS, referrals.is_some());
        if let Some(name) = referrals {
            encoder.raw(u32::from_be_bytes(*name), 32);
        }
    }
    let (terms, sections) = totals(rows);
    encoder.raw(terms, 32);
    encoder.raw(sections, 32);
    let mut before = &PageRow { weight: USUAL, ..PageRow::default() };
    for row in rows {
        let differs = row.differs(before);
        encoder.bit(FLAGS + 1, differs);
        if differs {
            encoder.symbol(STATE, 3, u32::from(row.state));
            encoder.number(ROLES, row.roles);
            encoder.symbol(WEIGHT, 4, u32::from(row.weight - 1));
            encoder.number(SECTION, row.section);
            before = row;
        }
        if rooted(rows.len()) {
            lengths(&mut encoder, &row.classes);
        }
    }
    encoder.finish()
}

/// The length class of each section of a page.
fn lengths(encoder: &mut Encoder, classes: &[u8]) {
    encoder.number(SECTIONS, as_u32(classes.len()));
    let mut before = 0;
    for &class in classes {
        encoder.symbol(CLASS + 16 * before, 4, u32::from(class));
        before = usize::from(class);
    }
}

#[cfg(test)]
mod tests {
    use super::{PageRow, length_class, page_length, totals};

    #[test]
    fn length_classes_round_to_powers_of_two() {
        let classes: Vec<u8> = [0, 1, 2, 4, 5, 10, 11, 63, 1 << 20].into_iter().map(length_class).collect();
        assert_eq!(classes, [0, 1, 2, 2, 3, 3, 4, 6, 15]);
    }

    #[test]
    fn a_section_is_read_by_its_roles_or_by_all() {
        let limits = vec![(1, "student assistant".to_owned()), (4, "instructor".to_owned())];
        let row = PageRow { limits, ..PageRow::default() };
        let read = |role| (0..6).filter(|&section| row.is_read_by(section, role)).collect::<Vec<u16>>();
        assert_eq!(read(None), [0, 1, 2, 3, 4, 5]);
        assert_eq!(read(Some("assistant")), [0, 1, 2, 3, 5]);
        assert_eq!(read(Some("instructor")), [0, 2, 3, 4, 5]);
        assert_eq!(read(Some("student assistant")), [0, 2, 3, 5]);
    }

    #[test]
    fn a_large_site_rounds_the_lengths_of_its_pages() {
        let row = PageRow { classes: vec![0, 7, 5, 6], ..PageRow::default() };
        assert_eq!(page_length(&row, 500), 224.0);
        assert_eq!(row.half_powers(), 16);
        assert_eq!(page_length(&row, 5000), 256.0);
        assert_eq!(totals(&[row.clone(), row, PageRow::default()]), (448, 6));
        let longest = PageRow { classes: vec![15; 131_071], ..PageRow::default() };
        assert_eq!(longest.half_powers(), 63);
        assert_eq!(PageRow::default().half_powers(), 0);
        assert_eq!(totals(&[longest.clone(), longest]).0, u32::MAX);
    }
}
