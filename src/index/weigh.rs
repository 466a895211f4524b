//! Which pages matter most for a very frequent term? Those are the ones its list keeps.

use super::list::{Posting, TITLE};
use super::shard::root::PageRow;

/// The postings of the `most` pages in which the term weighs most, in page order. A title weighs more than any
/// text; then the term's share of the page's words decides, and the earlier page at a tie.
pub fn heaviest(postings: &[Posting], rows: &[PageRow], most: usize) -> Vec<Posting> {
    let mut entries: Vec<(&[Posting], f64)> = postings
        .chunk_by(|a, b| a.page == b.page)
        .map(|entry| {
            let titled = entry.iter().any(|p| p.section == TITLE);
            let count: f64 = entry.iter().filter(|p| p.section != TITLE).map(|p| f64::from(p.count)).sum();
            let length = rows[entry[0].page as usize].length();
            (entry, f64::from(u8::from(titled)) * 2.0 + count / (count + f64::from(length) / 64.0 + 1.0))
        })
        .collect();
    entries.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0[0].page.cmp(&b.0[0].page)));
    entries.truncate(most);
    entries.sort_by_key(|(entry, _)| entry[0].page);
    entries.into_iter().flat_map(|(entry, _)| entry.iter().copied()).collect()
}
