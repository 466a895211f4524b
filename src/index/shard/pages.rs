//! A page file: what a hit shows. One file per page, deflated text, loaded for the hits on screen.

use super::super::analyzer::fold;
use super::super::page::IndexPage;
use flate2::{Compress, Compression, FlushCompress, Status};
use unicode_width::UnicodeWidthStr;

/// Pages whose file names stand in one list.
pub const LISTED: usize = 64;
/// Columns that a page may spend on its excerpts: most if it has no more to show, fewest if it is long. In between it
/// gives one up for each `LONGER` that it has: a short page is shown from its text, a long one may not swell the index. A
/// Hangul syllable takes two columns, as it says about what two letters say.
const EXCERPTS: (usize, usize) = (1700, 306);
const LONGER: usize = 2;
/// Shortest and longest excerpt of a section, in columns.
const EXCERPT: (usize, usize) = (14, 720);
/// Behind the roles that read a section: no text has it.
const READERS: char = '\u{b}';
/// Columns of the description.
const DESCRIPTION: usize = 320;

/// The page's file: a line `url, title, description`, then one line `heading, anchor, excerpt` per section,
/// separated by tabs, and one of an excerpt alone per further passage of it. An anchor that is the heading's plain slug is left out.
/// Who reads a section or passage stands before its line, with `READERS` behind it, if that are not all who read the page.
pub fn write(page: &IndexPage, deflater: &mut Deflater) -> Vec<u8> {
    let most = share(page.sections.iter().map(|section| section.text.width()).collect());
    let mut text = [&*page.url, &*flat(&page.title), &*excerpt(&page.description, DESCRIPTION)].join("\t");
    let mut above = None;
    for section in &page.sections {
        text.push('\n');
        // What follows a passage with headings of its own may stand under the one before it.
        let stands = Some((&section.heading, &section.anchor));
        let continues = section.continues && above == stands;
        above = stands;
        if !section.roles.is_empty() {
            text.push_str(&section.roles);
            text.push(READERS);
        }
        if continues {
            text.push_str(&excerpt(&section.text, most));
            continue;
        }
        let heading = flat(&section.heading);
        let anchor = if section.anchor == slug(&heading) { "" } else { &section.anchor };
        text.push_str(&[&*heading, anchor, &*excerpt(&section.text, most)].join("\t"));
    }
    deflater.deflate(text.as_bytes())
}

/// Columns that each excerpt may have, so that those of a page of such sections keep to what it may spend.
fn share(mut lengths: Vec<usize>) -> usize {
    let mut left = EXCERPTS.0.saturating_sub(lengths.iter().sum::<usize>() / LONGER).max(EXCERPTS.1);
    lengths.sort_unstable();
    let mut sharing = lengths.len();
    for length in lengths {
        if length * sharing > left {
            return (left / sharing).clamp(EXCERPT.0, EXCERPT.1);
        }
        left -= length;
        sharing -= 1;
    }
    EXCERPT.1
}

/// Packs small files one after the other: its tables are larger than they are.
pub struct Deflater(Compress);

impl Deflater {
    /// One that packs as small as it can.
    pub fn new() -> Self {
        Self(Compress::new(Compression::best(), false))
    }

    /// `bytes` as a raw deflate stream.
    pub fn deflate(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.reset();
        let mut packed = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let rest = &bytes[self.0.total_in() as usize..];
            let status = self.0.compress_vec(rest, &mut packed, FlushCompress::Finish);
            if status.expect("packing into memory does not fail") == Status::StreamEnd {
                return packed;
            }
            packed.reserve(bytes.len() / 2 + 64);
        }
    }
}

/// The text on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first `most` columns of the text, cut at a word, with … where more follows. Its lines end with a carriage return.
fn excerpt(text: &str, most: usize) -> String {
    let mut kept = String::new();
    let mut length = 0;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        for (at, word) in line.split_whitespace().enumerate() {
            let own = word.width();
            if length + usize::from(length > 0) + own > most {
                if length == 0 {
                    kept.extend(word.chars().take(most / 2));
                }
                kept.push('…');
                return kept;
            }
            if length > 0 {
                kept.push(if at == 0 { '\r' } else { ' ' });
                length += 1;
            }
            kept.push_str(word);
            length += own;
        }
    }
    kept
}

/// The anchor that most headings have: letters and digits, with dashes for spaces.
pub fn slug(heading: &str) -> String {
    let kept: String = fold(heading).chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect();
    kept.trim().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::{excerpt, share, slug};

    #[test]
    fn slugs_keep_letters_numbers_and_dashes() {
        assert_eq!(slug("환불 기간 (3일)"), "환불-기간-3일");
        assert_eq!(slug("Set up: Step-2 "), "set-up-step-2");
    }

    #[test]
    fn excerpts_end_at_a_word() {
        assert_eq!(excerpt("하나 둘 셋", 8), "하나 둘…");
        assert_eq!(excerpt("one two three", 8), "one two…");
        assert_eq!(excerpt("하나 둘 셋", 20), "하나 둘 셋");
        assert_eq!(excerpt("가나다라마", 6), "가나다…");
        assert_eq!(excerpt(" 하나\n\n둘\t셋", 20), "하나\r둘 셋");
    }

    #[test]
    fn a_short_page_shows_all_and_a_long_one_shares_out() {
        assert_eq!(share(vec![0, 120, 300]), 720);
        assert_eq!(share(vec![10, 2000, 3000]), 148);
        assert_eq!(share(vec![500; 1000]), 14);
        assert_eq!(share(Vec::new()), 720);
    }
}
