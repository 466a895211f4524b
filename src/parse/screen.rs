//! What is to be read on a screenshot: lines with the places of their words, and the table from which they are put together.
//!
//! The table is the `tsv` that tesseract writes (its manual, “TSV”): a row for each word, with its page, its box and how
//! certain it is. Each page is one line of the screenshot.

use serde::{Deserialize, Serialize};

/// A place on a picture, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rect {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Rect {
    /// The smallest that holds both.
    pub fn around(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: bottom - y }
    }
}

/// A word on a screenshot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeenWord {
    /// As it was read.
    pub text: String,
    /// Where it stands.
    pub rect: Rect,
    /// How certain that is, from 0 to 100.
    pub confidence: f32,
}

/// Words that stand beside each other, as on a button or in a line of text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SeenLine {
    /// From left to right.
    pub words: Vec<SeenWord>,
    /// Where they stand.
    pub rect: Rect,
}

impl SeenLine {
    /// Words as a test lays them out: 50 pixels from one to the next, each 40 wide and 20 high.
    #[cfg(test)]
    pub(crate) fn of(words: &[&str]) -> Self {
        let word = |(at, text): (usize, &&str)| SeenWord {
            text: (*text).to_owned(),
            rect: Rect { x: at as u32 * 50, y: 10, width: 40, height: 20 },
            confidence: 90.0,
        };
        let words: Vec<SeenWord> = words.iter().enumerate().map(word).collect();
        Self { rect: Rect { x: 0, y: 10, width: 400, height: 20 }, words }
    }

    /// Its words with blanks between them.
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// How certain its words are, by their lengths, from 0 to 100.
    pub fn confidence(&self) -> f32 {
        let length = |word: &SeenWord| word.text.chars().count() as f32;
        let all: f32 = self.words.iter().map(length).sum();
        let sum: f32 = self.words.iter().map(|word| word.confidence * length(word)).sum();
        if all > 0.0 { sum / all } else { 0.0 }
    }
}

/// How far apart letters of one word stand at most, in parts of their height: what is read of Hangul comes in syllables.
const WITHIN_WORD: f32 = 0.22;

/// Puts words together whose letters were told one by one.
pub fn joined(words: Vec<SeenWord>) -> Vec<SeenWord> {
    let mut found: Vec<SeenWord> = Vec::with_capacity(words.len());
    for word in words {
        let near = |last: &&mut SeenWord| {
            let gap = word.rect.x as f32 - (last.rect.x + last.rect.width) as f32;
            let height = last.rect.height.max(word.rect.height) as f32;
            let hangul = |c: Option<char>| c.is_some_and(|c| ('가'..='힣').contains(&c));
            let korean = hangul(last.text.chars().next_back()) && hangul(word.text.chars().next());
            korean && gap < height * WITHIN_WORD
        };
        match found.last_mut().filter(near) {
            Some(last) => {
                let (old, new) = (last.text.chars().count() as f32, word.text.chars().count() as f32);
                last.confidence = (last.confidence * old + word.confidence * new) / (old + new);
                last.text.push_str(&word.text);
                last.rect = last.rect.around(word.rect);
            }
            None => found.push(word),
        }
    }
    found
}

/// The words of a table, each with the number of its page from 1. Rows that cannot be read are none.
pub fn parse_table(table: &str) -> Vec<(usize, SeenWord)> {
    let row = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, page, _, _, _, _, x, y, width, height, confidence, text] = columns[..] else { return None };
        let number = |text: &str| text.parse::<u32>().ok();
        let confidence = confidence.parse::<f32>().ok().filter(|it| (0.0..=100.0).contains(it))?;
        let rect = Rect { x: number(x)?, y: number(y)?, width: number(width)?, height: number(height)? };
        let text = text.trim();
        (!text.is_empty()).then(|| Some((page.parse().ok()?, SeenWord { text: text.to_owned(), rect, confidence })))?
    };
    table.lines().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, x: u32, width: u32) -> SeenWord {
        SeenWord { text: text.to_owned(), rect: Rect { x, y: 0, width, height: 20 }, confidence: 90.0 }
    }

    #[test]
    fn syllables_that_touch_are_one_word() {
        let words =
            vec![word("수", 0, 18), word("강", 20, 18), word("신청", 48, 38), word("save", 90, 30), word("x", 121, 9)];
        let texts: Vec<String> = joined(words).into_iter().map(|word| word.text).collect();
        assert_eq!(texts, ["수강", "신청", "save", "x"]);
    }

    #[test]
    fn a_table_is_read_by_its_rows() {
        let table = "level\tpage_num\tb\tp\tl\tw\tleft\ttop\twidth\theight\tconf\ttext\n\
                     1\t1\t0\t0\t0\t0\t0\t0\t90\t40\t-1\t\n5\t1\t1\t1\t1\t1\t10\t11\t40\t20\t96.5\t저장\n\
                     5\t2\t1\t1\t1\t1\t10\t11\t40\t20\t12\t \n5\t2\tx\n5\t3\t1\t1\t1\t1\t-1\t0\t1\t1\t9\ta\n";
        let found = parse_table(table);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, &*found[0].1.text, found[0].1.rect.x), (1, "저장", 10));
        assert!(parse_table("Error opening data file").is_empty());
    }
}
