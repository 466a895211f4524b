//! A page file: what a hit shows. One file per page, deflated text, loaded for the hits on screen.

use super::super::analyzer::fold;
use super::super::page::IndexPage;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

/// Pages whose file names stand in one list.
pub const LISTED: usize = 64;
/// Characters of excerpts that a page may spend on all its sections.
const EXCERPTS: usize = 260;
/// Shortest and longest excerpt of a section, in characters.
const EXCERPT: (usize, usize) = (16, 110);

/// The page's file: a line `url, title, description`, then one line `heading, anchor, excerpt` per section,
/// separated by tabs, and one of an excerpt alone per further passage of it. An anchor that is the heading's plain slug is left out.
pub fn write(page: &IndexPage) -> Vec<u8> {
    let filled = page.sections.iter().filter(|s| !s.text.trim().is_empty()).count().max(1);
    let most = (EXCERPTS / filled).clamp(EXCERPT.0, EXCERPT.1);
    let mut text = [&*page.url, &*flat(&page.title), &*excerpt(&page.description, EXCERPT.1)].join("\t");
    for section in &page.sections {
        text.push('\n');
        if section.continues {
            text.push_str(&excerpt(&section.text, most));
            continue;
        }
        let heading = flat(&section.heading);
        let anchor = if section.anchor == slug(&heading) { "" } else { &section.anchor };
        text.push_str(&[&*heading, anchor, &*excerpt(&section.text, most)].join("\t"));
    }
    deflate(text.as_bytes())
}

/// `bytes` as a raw deflate stream.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing into memory does not fail")
}

/// The text on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first `most` characters of the text, cut at a word, with … where more follows.
fn excerpt(text: &str, most: usize) -> String {
    let mut kept = String::new();
    for word in text.split_whitespace() {
        let length = kept.chars().count();
        if length + usize::from(length > 0) + word.chars().count() > most {
            if length == 0 {
                kept.extend(word.chars().take(most));
            }
            kept.push('…');
            break;
        }
        if length > 0 {
            kept.push(' ');
        }
        kept.push_str(word);
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
    use super::{excerpt, slug};

    #[test]
    fn slugs_keep_letters_numbers_and_dashes() {
        assert_eq!(slug("환불 기간 (3일)"), "환불-기간-3일");
        assert_eq!(slug("Set up: Step-2 "), "set-up-step-2");
    }

    #[test]
    fn excerpts_end_at_a_word() {
        assert_eq!(excerpt("하나 둘 셋", 5), "하나 둘…");
        assert_eq!(excerpt("하나 둘 셋", 20), "하나 둘 셋");
        assert_eq!(excerpt("가나다라마", 3), "가나다…");
    }
}
