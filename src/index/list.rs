//! Where does a term stand? Its postings, packed: a large site has a hundred million of them, and holds them all at once.
//!
//! A posting takes three bytes or four: twice the distance to the page before it, plus one if the term stands there more
//! than once; the section's number plus one, 0 for the title; the echoes; the count, if it is told to be more than one.
//! Numbers are in groups of seven bits, the lowest first.

/// The section number of a posting in the page's title.
pub const TITLE: u16 = u16::MAX;

/// A term in one section (or the title) of one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Page number within its language.
    pub page: u32,
    /// Section number within the page, or `TITLE`.
    pub section: u16,
    /// How often the term stands there; what is above 255 counts as that.
    pub count: u8,
    /// `echo` of the words after its first two occurrences, the first in the low bits.
    pub next: u8,
}

/// The numbers of entries in packed postings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Extent {
    /// Postings.
    pub postings: u32,
    /// Pages.
    pub pages: u32,
    /// Titles.
    pub titles: u32,
    /// The last page.
    pub last: u32,
}

/// The postings of a term by page, then section; the title's comes last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostingList {
    bytes: Vec<u8>,
    extent: Extent,
}

impl PostingList {
    /// The numbers of its entries.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// The postings one by one.
    pub fn iter(&self) -> impl Iterator<Item = Posting> + '_ {
        Reader { bytes: &self.bytes, page: 0 }
    }

    /// The postings.
    pub fn to_vec(&self) -> Vec<Posting> {
        let mut all = Vec::with_capacity(self.extent.postings as usize);
        all.extend(self.iter());
        all
    }

    /// Adds packed postings whose pages are numbered from `offset` on: all of them later than those in the list.
    pub fn append(&mut self, packed: &[u8], extent: Extent, offset: u32) {
        let mut rest = packed;
        let Some(head) = number(&mut rest) else { return };
        // Only the distance of the first page changes.
        write(&mut self.bytes, (((head >> 1) + offset - self.extent.last) << 1) | (head & 1));
        self.bytes.extend_from_slice(rest);
        self.extent = Extent {
            postings: self.extent.postings + extent.postings,
            pages: self.extent.pages + extent.pages,
            titles: self.extent.titles + extent.titles,
            last: extent.last + offset,
        };
    }

    /// Gives back the room that growing has left.
    pub fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }
}

impl FromIterator<Posting> for PostingList {
    fn from_iter<I: IntoIterator<Item = Posting>>(postings: I) -> Self {
        let mut bytes = Vec::new();
        let extent = pack(postings, &mut bytes);
        Self { bytes, extent }
    }
}

/// Adds the postings to `bytes`, the first page's distance counted from 0.
pub fn pack(postings: impl IntoIterator<Item = Posting>, bytes: &mut Vec<u8>) -> Extent {
    let mut extent = Extent::default();
    for posting in postings {
        let many = posting.count > 1;
        extent.pages += u32::from(extent.postings == 0 || posting.page != extent.last);
        extent.titles += u32::from(posting.section == TITLE);
        extent.postings += 1;
        write(bytes, (posting.page - extent.last) << 1 | u32::from(many));
        write(bytes, u32::from(posting.section.wrapping_add(1)));
        bytes.push(posting.next);
        if many {
            bytes.push(posting.count);
        }
        extent.last = posting.page;
    }
    extent
}

fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push((number & 0x7f) as u8);
}

/// The number at the start of `bytes`, which is taken off.
fn number(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let byte = take(bytes)?;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}

fn take(bytes: &mut &[u8]) -> Option<u8> {
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(first)
}

struct Reader<'a> {
    bytes: &'a [u8],
    page: u32,
}

impl Iterator for Reader<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        let head = number(&mut self.bytes)?;
        self.page += head >> 1;
        let section = ((number(&mut self.bytes)? & 0xffff) as u16).wrapping_sub(1);
        let next = take(&mut self.bytes)?;
        let count = if head & 1 == 1 { take(&mut self.bytes)? } else { 1 };
        Some(Posting { page: self.page, section, count, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn postings(pages: u32) -> impl Strategy<Value = Vec<Posting>> {
        let sections = prop_oneof![0..300u16, Just(TITLE), Just(TITLE - 1)];
        let one = (0..pages, sections, 1..=255u8, any::<u8>());
        proptest::collection::vec(one, 0..40).prop_map(|mut found| {
            found.sort_by_key(|(page, section, ..)| (*page, *section));
            found.dedup_by_key(|(page, section, ..)| (*page, *section));
            let posting = |(page, section, count, next)| Posting { page, section, count, next };
            found.into_iter().map(posting).collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(first in postings(3), second in postings(100_000)) {
            let mut list: PostingList = first.iter().copied().collect();
            prop_assert_eq!(list.to_vec(), first.clone());
            let mut bytes = Vec::new();
            let extent = pack(second.iter().copied(), &mut bytes);
            list.append(&bytes, extent, 3);
            let both: Vec<Posting> =
                first.into_iter().chain(second.into_iter().map(|p| Posting { page: p.page + 3, ..p })).collect();
            prop_assert_eq!(list.to_vec(), both.clone());
            prop_assert_eq!(list.extent().postings as usize, both.len());
            prop_assert_eq!(list.extent().pages as usize, both.chunk_by(|a, b| a.page == b.page).count());
            prop_assert_eq!(list.extent().titles as usize, both.iter().filter(|p| p.section == TITLE).count());
        }
    }
}
