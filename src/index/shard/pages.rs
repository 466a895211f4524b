//! What a hit shows: the texts of a page in parts, deflated. For each hit on screen the part with its section is loaded.

use super::super::analyzer::fold;
use super::super::page::{IndexPage, IndexSection};
use flate2::{Compress, Compression, FlushCompress, Status};
use unicode_width::UnicodeWidthStr;

use crate::text::as_usize;

/// How many pages' texts one list names on a site of so many pages. A hit loads the list of its page: small lists cost
/// less, and a large site has too many of them to name in the file that every first query loads.
pub fn listed(pages: usize) -> usize {
    if pages > 4096 { 64 } else { 16 }
}

/// Columns of a page that is one part, and of a part of a longer one. A Hangul syllable takes two columns, as it says about
/// what two letters say.
const WHOLE: usize = 1700;
const PART: usize = 1000;
/// Columns that a heading and its line cost beside its text.
const LINE: usize = 24;
/// Behind the roles that read a section: no text has it.
const READERS: char = '\u{b}';
/// Columns of the description.
const DESCRIPTION: usize = 320;

/// The texts of a page.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct PageTexts {
    /// How many sections each part has; the last may have fewer.
    pub each: u8,
    /// The hash of all parts together.
    pub hash: [u8; 32],
    /// The parts, each a file.
    pub parts: Vec<Part>,
}

/// A part of a page's texts. A kept part is known by its hash and length alone: its bytes stand in the site.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct Part {
    /// The hash of its bytes.
    pub hash: [u8; 32],
    /// How many bytes it has.
    pub length: u64,
    /// Its bytes, deflated.
    #[serde(skip)]
    pub bytes: Option<Vec<u8>>,
}

impl Part {
    fn of(bytes: Vec<u8>) -> Self {
        Self { hash: *blake3::hash(&bytes).as_bytes(), length: bytes.len() as u64, bytes: Some(bytes) }
    }
}

/// The page's parts, each a line `url, title, description, date`, then one line `heading, anchor, text` per section, separated by
/// tabs, and one of a text alone per further passage of it. An anchor that is the heading's plain slug is left out. Who reads
/// a section or passage stands before its line, with `READERS` behind it, if that are not all who read the page.
pub fn write(page: &IndexPage, deflater: &mut Deflater) -> PageTexts {
    let texts: Vec<String> =
        page.sections.iter().map(|section| lines(if section.hidden { "" } else { &section.text })).collect();
    let columns: Vec<usize> = texts.iter().map(|text| text.width() + LINE).collect();
    let each = each(&columns);
    let sections: Vec<(&IndexSection, &String)> = page.sections.iter().zip(&texts).collect();
    let mut parts: Vec<Part> = Vec::new();
    let mut hash = blake3::Hasher::new();
    let mut chunks = sections.chunks(usize::from(each));
    while parts.is_empty() || chunks.len() > 0 {
        let description = if parts.is_empty() { excerpt(&page.description, DESCRIPTION) } else { String::new() };
        let text = part(page, &description, chunks.next().unwrap_or_default());
        let packed = deflater.deflate(text.as_bytes());
        hash.update(&packed);
        parts.push(Part::of(packed));
    }
    PageTexts { each, hash: *hash.finalize().as_bytes(), parts }
}

fn part(page: &IndexPage, description: &str, sections: &[(&IndexSection, &String)]) -> String {
    let mut text = [&*page.url, &*flat(&page.title), description, &*page.date].join("\t");
    let mut above = None;
    for (section, own) in sections {
        text.push('\n');
        // What follows a passage with headings of its own may stand under the one before it.
        let stands = Some((&section.heading, &section.anchor));
        let continues = section.continues && above == stands;
        above = stands;
        if !section.roles.is_empty() {
            text.push_str(&section.roles);
            text.push(READERS);
        }
        if !continues {
            let heading = flat(&section.heading);
            let anchor = if section.anchor == slug(&heading) { "" } else { &section.anchor };
            text.push_str(&[&*heading, anchor, ""].join("\t"));
        }
        text.push_str(&own.replace('\n', "\r"));
    }
    text
}

/// How many sections make a part, so that none is larger than it may be unless one section alone is.
fn each(columns: &[usize]) -> u8 {
    if columns.iter().sum::<usize>() <= WHOLE {
        return u8::MAX;
    }
    let fits = |each: &u8| columns.chunks(usize::from(*each)).all(|part| part.iter().sum::<usize>() <= PART);
    let most = u8::try_from(columns.len()).unwrap_or(u8::MAX);
    (2..=most).rev().find(fits).unwrap_or(1)
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
            let rest = &bytes[as_usize(self.0.total_in())..];
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

/// The lines of a text that say something, with single spaces between their words.
pub fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(flat).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The first `most` columns of the text, cut at a word, with … where more follows.
fn excerpt(text: &str, most: usize) -> String {
    let mut kept = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let own = word.width();
        if length + usize::from(length > 0) + own > most {
            if length == 0 {
                kept.extend(word.chars().take(most / 2));
            }
            kept.push('…');
            return kept;
        }
        if length > 0 {
            kept.push(' ');
            length += 1;
        }
        kept.push_str(word);
        length += own;
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
    use super::*;
    use flate2::read::DeflateDecoder;
    use std::io::Read;

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
        assert_eq!(lines(" 하나\n\n둘\t셋\n"), "하나\n둘 셋");
    }

    #[test]
    fn a_large_site_has_longer_lists() {
        assert_eq!((listed(500), listed(4096), listed(100_000)), (16, 16, 64));
    }

    #[test]
    fn a_short_page_is_one_part_and_a_long_one_several() {
        assert_eq!(each(&[0, 120, 300]), 255);
        assert_eq!(each(&[500; 10]), 2);
        assert_eq!(each(&[100; 90]), 10);
        assert_eq!(each(&[10, 5000, 10]), 1);
        assert_eq!(each(&[]), 255);
    }

    #[test]
    fn every_section_has_its_line_in_the_part_that_its_number_tells() {
        let section = |n: usize| IndexSection {
            heading: format!("제목 {}", n / 3),
            anchor: format!("제목-{}", n / 3),
            text: format!("{n}번 {}", "낱말 ".repeat(60)),
            continues: !n.is_multiple_of(3),
            ..IndexSection::default()
        };
        let page = IndexPage {
            url: "ko/a/".to_owned(),
            title: "글".to_owned(),
            description: "설명".to_owned(),
            date: "2026-11-18".to_owned(),
            sections: (0..20).map(section).collect(),
            ..IndexPage::default()
        };
        let texts = write(&page, &mut Deflater::new());
        assert!(texts.parts.len() > 1);
        for n in 0..20 {
            let (part, at) = (n / usize::from(texts.each), n % usize::from(texts.each));
            let mut text = String::new();
            let bytes = texts.parts[part].bytes.as_deref().expect("just made");
            DeflateDecoder::new(bytes).read_to_string(&mut text).expect("a deflated text");
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(lines[0], format!("ko/a/\t글\t{}\t2026-11-18", if part == 0 { "설명" } else { "" }));
            let own = lines[at + 1];
            assert!(own.contains(&format!("{n}번 ")), "{n}: {own}");
            assert!(at > 0 || own.starts_with(&format!("제목 {}\t\t", n / 3)), "{n}: {own}");
        }
    }
}
