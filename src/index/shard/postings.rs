//! A posting block: the postings of some neighbouring terms of the dictionary.

use crate::text::as_u32;

use super::super::coder::{Encoder, NUMBER};
use super::super::list::{Posting, TITLE};
use super::super::skeleton::{ECHO, ECHO_MASK};
use super::root::{PageRow, rooted};

/// Lists longer than this keep the pages in which the term weighs most.
pub const HEAD: usize = 512;

const GAP: usize = 0;
const TITLED: usize = GAP + 16 * NUMBER;
const PRESENT: usize = TITLED + 4;
const COUNT: usize = PRESENT + 16 * 3 * 4;
const HERE: usize = COUNT + 64 * NUMBER;
const SKIP: usize = HERE + 2 * NUMBER;
const TITLE_LENGTH: usize = SKIP + 16 * NUMBER;
const LENGTH: usize = TITLE_LENGTH + 16;
const CLASS: usize = LENGTH + 64;
const CONTEXTS: usize = CLASS + 16 * 16;
/// A page of more sections tells those that have the term; any other says of each section whether it has it.
const MANY: usize = 64;

/// How a page count compares with all pages: the class of a term's gaps.
fn gap_class(pages: usize, listed: usize) -> usize {
    ((pages / listed.max(1)).max(1).ilog2() as usize).min(15)
}

/// How dense a term is: 0 in half of all pages or more, 3 in less than one of 32.
fn density(pages: usize, listed: usize) -> usize {
    match pages / listed.max(1) {
        0..2 => 0,
        2..8 => 1,
        8..32 => 2,
        _ => 3,
    }
}

/// Whether the postings of a term that stands in so many of all pages tell the words behind it. A rare one's
/// hardly need to, a frequent one's would take a third of all echoes.
pub fn echoed(pages: usize, all: usize) -> bool {
    pages > 8 && pages * 5 <= all * 2
}

/// Writes a block. `rows` are those of every page of the language.
pub struct Block<'a> {
    encoder: Encoder,
    rows: &'a [PageRow],
}

impl<'a> Block<'a> {
    /// An empty block.
    pub fn new(rows: &'a [PageRow]) -> Self {
        Self { encoder: Encoder::new(CONTEXTS), rows }
    }

    /// Adds the postings of a term that stands in `pages` pages, sorted by page and section.
    pub fn add(&mut self, postings: &[Posting], pages: usize) {
        let entries: Vec<&[Posting]> = postings.chunk_by(|a, b| a.page == b.page).collect();
        let listed = entries.len();
        let gap = GAP + NUMBER * gap_class(self.rows.len(), listed);
        let dense = density(self.rows.len(), listed);
        let echoes = echoed(pages, self.rows.len());
        let mut next = 0;
        for entry in entries {
            let page = entry[0].page;
            self.encoder.number(gap, page - next);
            next = page + 1;
            let titled = entry.last().is_some_and(|p| p.section == TITLE);
            self.encoder.bit(TITLED + dense, titled);
            if titled {
                self.encoder.symbol(TITLE_LENGTH, 4, u32::from(self.rows[page as usize].title));
            }
            self.sections(entry, titled, dense, echoes);
        }
    }

    /// Which of the page's sections have the term, how often, and what follows it.
    fn sections(&mut self, entry: &[Posting], titled: bool, dense: usize, echoes: bool) {
        let row = &self.rows[entry[0].page as usize];
        let classes = &row.classes;
        let rooted = rooted(self.rows.len());
        if !rooted || classes.len() > MANY {
            let here = &entry[..entry.len() - usize::from(titled)];
            self.encoder.number(HERE + NUMBER * usize::from(titled), as_u32(here.len()));
            let mut size = 0;
            if !rooted && !here.is_empty() {
                let length = row.half_powers();
                self.encoder.symbol(LENGTH, 6, u32::from(length));
                size = usize::from(length >> 2);
            }
            let mut next = 0;
            for posting in here {
                self.encoder.number(SKIP + NUMBER * size, u32::from(posting.section) - next);
                next = u32::from(posting.section) + 1;
                let class = classes[usize::from(posting.section)];
                if !rooted {
                    self.encoder.symbol(CLASS + 16 * size, 4, u32::from(class));
                }
                self.place(posting, class, dense, echoes);
            }
            return;
        }
        let mut rest = entry;
        // 0: in no section yet, 1: not in the one before, 2: in the one before
        let mut near = 0;
        for (section, &length) in classes.iter().enumerate() {
            let class = usize::from(length);
            if class == 0 {
                continue;
            }
            let here = rest.first().is_some_and(|p| usize::from(p.section) == section);
            let forced = near == 0 && !titled && classes[section + 1..].iter().all(|&c| c == 0);
            if !forced {
                self.encoder.bit(PRESENT + (class.min(15) * 3 + near) * 4 + dense, here);
            }
            if !here {
                near = near.min(1);
                continue;
            }
            self.place(&rest[0], length, dense, echoes);
            rest = &rest[1..];
            near = 2;
        }
    }

    /// How often the term stands in a section, and what follows it.
    fn place(&mut self, posting: &Posting, class: u8, dense: usize, echoes: bool) {
        let count = u32::from(posting.count);
        self.encoder.number(COUNT + NUMBER * (usize::from(class.min(15)) * 4 + dense), count - 1);
        if echoes {
            self.encoder.raw(u32::from(posting.next & ECHO_MASK), ECHO.into());
            if count > 1 {
                self.encoder.raw(u32::from(posting.next >> ECHO), ECHO.into());
            }
        }
    }

    /// The block's bytes.
    pub fn finish(self) -> Vec<u8> {
        self.encoder.finish()
    }
}
