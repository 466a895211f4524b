//! Text as the automaton reads it, and the way back to the bytes it came from.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Folded text: composed, one width, without white space and invisible characters.
///
/// Positions in it are bytes of the folded text unless they are called original.
pub(super) struct Folded {
    cased: String,
    /// The same in small letters, if that makes a difference; of the same length throughout.
    lower: Option<String>,
    segments: Vec<Segment>,
    /// Where white space has been taken out, or a hyphen between two syllables, in order.
    spaces: Vec<usize>,
    /// Those of them that are no single space.
    odd: Vec<(usize, Gap)>,
}

/// What separates two words, if it is not a single space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// A hyphen between two syllables: 수강-신청.
    Hyphen,
    /// More than one blank on a line.
    Wide,
}

/// A stretch of folded text that goes back to one stretch of the original.
struct Segment {
    /// Where it begins in the folded text.
    start: usize,
    /// Where it comes from.
    original: Range<usize>,
    /// Whether it is the original byte for byte; else it is indivisible.
    verbatim: bool,
}

/// What a character is to folding.
enum Class {
    Plain,
    Space,
    Invisible,
    /// Composes with the character before it.
    Combining,
    /// Another width of an ordinary character.
    Wide,
    /// A hyphen, whichever one a word processor writes.
    Hyphen,
    /// A quotation mark that is an apostrophe between two letters.
    Apostrophe,
}

fn classify(c: char) -> Class {
    match c {
        '-' | '\u{2010}'..='\u{2013}' | '\u{FE63}' | '\u{FF0D}' => Class::Hyphen,
        '!'..='~' | '가'..='힣' | 'ㄱ'..='ㅣ' => Class::Plain,
        '\u{2019}' | '\u{02BC}' => Class::Apostrophe,
        '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => Class::Invisible,
        '\u{1160}'..='\u{11FF}' => Class::Combining,
        '\u{FF01}'..='\u{FFEE}' => Class::Wide,
        _ if c.is_whitespace() => Class::Space,
        // Below there are no combining marks.
        '\0'..='\u{02FF}' => Class::Plain,
        _ if is_combining_mark(c) || canonical_combining_class(c) != 0 => Class::Combining,
        _ => Class::Plain,
    }
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        // Words are seldom shorter than this, with their space; a run of three of them is common.
        let words = text.len() / 6 + 4;
        let folder = Folder {
            text,
            folded: Self {
                cased: String::with_capacity(text.len()),
                lower: None,
                segments: Vec::with_capacity(words),
                spaces: Vec::with_capacity(words),
                odd: Vec::new(),
            },
            pending: 0,
            gap: Gathered::default(),
            capitals: (false, false),
        };
        folder.run()
    }

    /// The folded text with its capitals.
    pub(super) fn cased(&self) -> &str {
        &self.cased
    }

    /// The folded text in small letters.
    pub(super) fn lower(&self) -> &str {
        self.lower.as_deref().unwrap_or(&self.cased)
    }

    /// The places of white space inside `range`, its ends not counted.
    pub(super) fn spaces_inside(&self, range: &Range<usize>) -> &[usize] {
        let from = self.spaces.partition_point(|&at| at <= range.start);
        let to = self.spaces.partition_point(|&at| at < range.end);
        &self.spaces[from..to.max(from)]
    }

    /// Whether white space stood at `at`.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.spaces.binary_search(&at).is_ok()
    }

    /// What stands inside `range` beside single spaces, each with its place.
    pub(super) fn odd_inside(&self, range: &Range<usize>) -> &[(usize, Gap)] {
        if self.odd.is_empty() {
            return &[];
        }
        let from = self.odd.partition_point(|&(at, _)| at <= range.start);
        let to = self.odd.partition_point(|&(at, _)| at < range.end);
        &self.odd[from..to.max(from)]
    }

    /// Whether a hyphen between two syllables stood at `at`.
    pub(super) fn is_hyphened(&self, at: usize) -> bool {
        !self.odd.is_empty()
            && self.odd.binary_search_by_key(&at, |&(at, _)| at).is_ok_and(|i| self.odd[i].1 == Gap::Hyphen)
    }

    /// The syllables written together right before `at`, if there are no more than `most`.
    pub(super) fn syllables_before(&self, at: usize, most: usize) -> Option<&str> {
        if self.is_spaced(at) {
            return Some("");
        }
        let from = self.spaces.partition_point(|&space| space < at).checked_sub(1).map_or(0, |i| self.spaces[i]);
        let mut start = at;
        for (count, (begin, c)) in self.cased[from..at].char_indices().rev().enumerate() {
            if !matches!(c, '가'..='힣') {
                break;
            }
            if count == most {
                return None;
            }
            start = from + begin;
        }
        Some(&self.cased[start..at])
    }

    /// The folded text from `at` to the next white space.
    pub(super) fn rest_of_word(&self, at: usize) -> &str {
        if self.is_spaced(at) {
            return "";
        }
        &self.cased[at..self.next_space(at)]
    }

    /// The word behind the white space that comes next after `at`.
    pub(super) fn next_word(&self, at: usize) -> &str {
        let start = if self.is_spaced(at) { at } else { self.next_space(at) };
        &self.cased[start..self.next_space(start)]
    }

    /// The word before `at`, if white space stands between.
    pub(super) fn previous_word(&self, at: usize) -> &str {
        let Ok(index) = self.spaces.binary_search(&at) else {
            return "";
        };
        let start = index.checked_sub(1).map_or(0, |before| self.spaces[before]);
        &self.cased[start..at]
    }

    /// The next place of white space after `at`, or the end.
    fn next_space(&self, at: usize) -> usize {
        let index = self.spaces.partition_point(|&space| space <= at);
        self.spaces.get(index).copied().unwrap_or(self.cased.len())
    }

    /// The bytes of the original that `range` comes from.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.original_start(range.start);
        if range.is_empty() {
            // Nothing stands right behind what precedes it.
            let at = if range.start == 0 { start } else { self.original_end(range.start) };
            return at..at;
        }
        start..self.original_end(range.end)
    }

    fn original_start(&self, at: usize) -> usize {
        let index = self.segments.partition_point(|segment| segment.start <= at);
        let Some(segment) = index.checked_sub(1).map(|i| &self.segments[i]) else {
            return 0;
        };
        if segment.verbatim { segment.original.start + (at - segment.start) } else { segment.original.start }
    }

    fn original_end(&self, at: usize) -> usize {
        let index = self.segments.partition_point(|segment| segment.start < at);
        let Some(segment) = index.checked_sub(1).map(|i| &self.segments[i]) else {
            return 0;
        };
        if segment.verbatim { segment.original.start + (at - segment.start) } else { segment.original.end }
    }
}

/// The work of folding one text.
struct Folder<'a> {
    text: &'a str,
    folded: Folded,
    /// Where the plain stretch begins that has not been copied yet.
    pending: usize,
    /// What has been taken out since the last character.
    gap: Gathered,
    /// Capitals have been met, of ASCII and beyond.
    capitals: (bool, bool),
}

/// What has been taken out between two characters.
#[derive(Default)]
struct Gathered {
    blanks: u32,
    line_break: bool,
    hyphen: bool,
}

impl Gathered {
    fn blank(&mut self, is_line_break: bool) {
        self.blanks += 1;
        self.line_break |= is_line_break;
    }

    /// None: nothing or a single space, or a line break.
    fn oddity(&self) -> Option<Gap> {
        match self {
            Self { hyphen: true, .. } => Some(Gap::Hyphen),
            Self { line_break: false, blanks: 2.., .. } => Some(Gap::Wide),
            _ => None,
        }
    }
}

/// What a byte at a character's start says about the character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Plain,
    Capital,
    Space,
    /// A Hangul syllable of three bytes.
    Syllable,
    /// The character has to be looked at.
    Unknown,
}

/// What each byte says.
const LEADS: [Lead; 256] = {
    let mut leads = [Lead::Unknown; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        leads[byte as usize] = match byte {
            b'A'..=b'Z' => Lead::Capital,
            b' ' | b'\t'..=b'\r' => Lead::Space,
            b'-' => Lead::Unknown,
            _ => Lead::Plain,
        };
        byte += 1;
    }
    // U+B000 to U+CFFF lie all inside the syllables, U+AC00 to U+D7A3.
    leads[0xEB] = Lead::Syllable;
    leads[0xEC] = Lead::Syllable;
    leads
};

impl Folder<'_> {
    fn run(mut self) -> Folded {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            match LEADS[usize::from(bytes[at])] {
                Lead::Plain => at += 1,
                Lead::Capital => {
                    self.capitals.0 = true;
                    at += 1;
                }
                Lead::Space => {
                    self.skip(at, at + 1);
                    self.gap.blank(matches!(bytes[at], b'\n' | b'\r'));
                    at += 1;
                }
                Lead::Syllable => at += 3,
                Lead::Unknown => at = self.look(at),
            }
        }
        self.flush(bytes.len());
        self.folded.lower = match self.capitals {
            (false, false) => None,
            (true, false) => Some(self.folded.cased.to_ascii_lowercase()),
            _ => Some(lowered(&self.folded.cased)),
        };
        self.folded
    }

    /// Deals with the character at `at` by its class; the place to go on from.
    fn look(&mut self, at: usize) -> usize {
        let Some(c) = self.text[at..].chars().next() else {
            return self.text.len();
        };
        let end = at + c.len_utf8();
        match classify(c) {
            Class::Plain => {
                self.capitals.1 |= c < '가' && c.is_uppercase();
                end
            }
            Class::Space => {
                self.skip(at, end);
                self.gap.blank(false);
                end
            }
            Class::Hyphen => {
                let syllable = |c: Option<char>| matches!(c, Some('가'..='힣'));
                if syllable(self.text[..at].chars().next_back()) && syllable(self.text[end..].chars().next()) {
                    self.skip(at, end);
                    self.gap.hyphen = true;
                } else if c != '-' {
                    self.skip(at, end);
                    self.push("-", at..end, false);
                }
                end
            }
            Class::Apostrophe => {
                let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                if letter(self.text[..at].chars().next_back()) && letter(self.text[end..].chars().next()) {
                    self.skip(at, end);
                    self.push("'", at..end, false);
                }
                end
            }
            Class::Invisible => {
                self.skip(at, end);
                end
            }
            Class::Wide => {
                self.skip(at, end);
                let folded: String = self.text[at..end].nfkc().collect();
                self.capitals.1 |= folded.contains(char::is_uppercase);
                self.push(&folded, at..end, false);
                end
            }
            Class::Combining => self.combine(at),
        }
    }

    /// Composes the marks from `at` on with the character before them; the place behind them.
    fn combine(&mut self, at: usize) -> usize {
        let marks = self.text[at..].find(|c| !matches!(classify(c), Class::Combining)).unwrap_or(self.text.len() - at);
        let base = self.text[self.pending..at].char_indices().next_back();
        let start = base.map_or(at, |(start, _)| self.pending + start);
        self.skip(start, at + marks);
        let composed: String = self.text[start..at + marks].nfc().collect();
        self.capitals.1 |= composed.contains(char::is_uppercase);
        self.push(&composed, start..at + marks, false);
        at + marks
    }

    /// Copies the plain stretch up to `start` and goes on behind `end`.
    fn skip(&mut self, start: usize, end: usize) {
        self.flush(start);
        self.pending = end;
    }

    /// Copies the plain stretch up to `end`.
    fn flush(&mut self, end: usize) {
        if self.pending < end {
            let text = self.text;
            self.push(&text[self.pending..end], self.pending..end, true);
        }
    }

    fn push(&mut self, piece: &str, original: Range<usize>, verbatim: bool) {
        let start = self.folded.cased.len();
        let gap = std::mem::take(&mut self.gap);
        if (gap.blanks > 0 || gap.hyphen) && start > 0 {
            self.folded.spaces.push(start);
            self.folded.odd.extend(gap.oddity().map(|odd| (start, odd)));
        }
        self.folded.cased.push_str(piece);
        self.folded.segments.push(Segment { start, original, verbatim });
    }
}

/// `text` in small letters, letter for letter and of the same length.
fn lowered(text: &str) -> String {
    let small = |c: char| {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spaces_and_invisible_characters_go() {
        let folded = Folded::new(" 수강  신\u{AD}청\n내역 ");
        assert_eq!(folded.lower(), "수강신청내역");
        assert_eq!(folded.spaces, [6, 12]);
        assert_eq!(folded.original(&(0..12)), 1..17);
        assert_eq!(folded.original(&(12..18)), 18..24);
        assert_eq!(folded.original(&(12..12)), 17..17);
    }

    #[test]
    fn letters_are_composed_and_of_one_width() {
        let apart: String = "값은".nfd().collect();
        let folded = Folded::new(&apart);
        assert_eq!(folded.lower(), "값은");
        assert_eq!(folded.original(&(0..3)), 0..9);
        assert_eq!(folded.original(&(3..6)), 9..apart.len());
        let wide = Folded::new("ＡＰＩ　ｶﾞ");
        assert_eq!(wide.lower(), "apiカ\u{3099}".nfkc().collect::<String>().replace('ガ', "カ\u{3099}"));
        assert_eq!(wide.cased().len(), wide.lower().len());
    }

    #[test]
    fn hyphens_are_one_hyphen_and_part_syllables_as_a_space_does() {
        assert_eq!(Folded::new("e‑mail e‐mail e–mail e－mail e﹣mail").lower(), "e-maile-maile-maile-maile-mail");
        let folded = Folded::new("수강-신청  기간 A-나 나 - 가");
        assert_eq!(folded.cased(), "수강신청기간A-나나-가");
        assert_eq!(folded.odd, [(6, Gap::Hyphen), (12, Gap::Wide)]);
        assert_eq!(folded.original(&(0..12)), 0..13);
        assert!(folded.is_hyphened(6) && !folded.is_hyphened(12));
        assert_eq!(Folded::new("수강 \n  신청").odd, []);
    }

    #[test]
    fn syllables_before_a_place_end_at_a_space_or_another_letter() {
        let folded = Folded::new("새 무료강좌 A신청강좌");
        assert_eq!(folded.syllables_before(9, 8), Some("무료"));
        assert_eq!(folded.syllables_before(9, 1), None);
        assert_eq!(folded.syllables_before(3, 8), Some(""));
        assert_eq!(folded.syllables_before(folded.cased().len() - 6, 8), Some("신청"));
    }

    #[test]
    fn words_are_found_around_a_place() {
        let folded = Folded::new("코드를 줄일 수 있다");
        assert_eq!(folded.previous_word(9), "코드를");
        assert_eq!(folded.rest_of_word(12), "일");
        assert_eq!(folded.next_word(12), "수");
        assert_eq!(folded.next_word(15), "수");
        assert_eq!(folded.previous_word(12), "");
    }

    proptest! {
        #[test]
        fn positions_lead_back(text in "[가-힣A-Zé \u{300}\u{1100}\u{1161}\u{11A8}Ａﾞ\u{AD}]{0,20}") {
            let folded = Folded::new(&text);
            let mut last = 0;
            for (at, c) in folded.cased().char_indices() {
                let range = folded.original(&(at..at + c.len_utf8()));
                prop_assert!(text.get(range.clone()).is_some());
                prop_assert!(range.start >= last || range.start <= last);
                prop_assert!(range.end >= last);
                last = range.end;
            }
            prop_assert_eq!(folded.cased().len(), folded.lower().len());
        }

        #[test]
        fn plain_text_only_loses_its_spaces(text in "[가-힣a-z ]{0,20}") {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.lower(), text.replace(' ', ""));
        }
    }
}
