//! Where does a text stand on a screenshot? Letters are misread, blanks come and go.

use crate::korean::jamo::letters;
use crate::parse::screen::{Rect, SeenLine, SeenWord};

/// A picture on which labels are looked for, as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// What is written on it.
    pub lines: Vec<SeenLine>,
}

/// Longest line that is compared letter by letter.
pub const LONGEST: usize = 240;

/// Whether a text is to be seen on a screenshot, and where: misread letters are allowed for.
pub fn is_seen(text: &str, lines: &[SeenLine]) -> Option<Rect> {
    let wanted = letters_of(text);
    let allowed = wanted.len() / 5;
    let part = |line: &SeenLine| {
        let starts = word_starts(&line.words);
        let all: Vec<char> = starts.iter().map(|(letter, ..)| *letter).take(LONGEST).collect();
        let (distance, from, to) = nearest_part(&wanted, &all)?;
        let rects = starts[from..to].iter().map(|&(_, word, _)| line.words[word].rect);
        // A short name must stand by itself: in the midst of words nearly everything is to be found.
        let alone =
            wanted.len() > 5 || all.len() <= wanted.len() + 2 || starts.get(from).is_some_and(|(.., first)| *first);
        (distance <= allowed && alone).then(|| Some((distance, rects.reduce(Rect::around)?)))?
    };
    lines.iter().filter_map(part).min_by_key(|(distance, rect)| (*distance, rect.y, rect.x)).map(|(_, rect)| rect)
}

/// The letters by which texts are compared: without blanks and signs, small, Hangul taken apart.
pub fn letters_of(text: &str) -> Vec<char> {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    letters(&plain).chars().collect()
}

/// Each letter of some words with the word's number, and whether it is its first.
pub fn word_starts(words: &[SeenWord]) -> Vec<(char, usize, bool)> {
    let of_word = |(number, word): (usize, &SeenWord)| {
        let letters = letters_of(&word.text).into_iter().enumerate();
        letters.map(move |(at, letter)| (letter, number, at == 0)).collect::<Vec<_>>()
    };
    words.iter().enumerate().flat_map(of_word).collect()
}

/// The part of a text that is nearest to a form: its distance, and where it begins and ends. None: one of them is empty.
pub fn nearest_part(form: &[char], text: &[char]) -> Option<(usize, usize, usize)> {
    if form.is_empty() || text.is_empty() {
        return None;
    }
    // Of each cell the cost, and where in the text its way began.
    let mut row: Vec<(usize, usize)> = (0..=text.len()).map(|at| (0, at)).collect();
    for (i, own) in form.iter().enumerate() {
        let mut before = row[0];
        row[0] = (i + 1, 0);
        for (j, other) in text.iter().enumerate() {
            let change = (before.0 + usize::from(own != other), before.1);
            before = row[j + 1];
            row[j + 1] = change.min((before.0 + 1, before.1)).min((row[j].0 + 1, row[j].1));
        }
    }
    let (to, (distance, from)) = row.into_iter().enumerate().min_by_key(|(at, (cost, _))| (*cost, *at))?;
    (from < to).then_some((distance, from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_promised_is_seen_where_it_stands() {
        let lines = [SeenLine::of(&["이", "메일로", "받기"]), SeenLine::of(&["결", "제하기"])];
        assert_eq!(is_seen("이메일로 받기", &lines), Some(Rect { x: 0, y: 10, width: 140, height: 20 }));
        assert!(is_seen("이메인로 받기", &lines).is_some());
        assert_eq!(is_seen("앱으로 받기", &lines), None);
        assert_eq!(is_seen("홈", &lines), None);
    }

    #[test]
    fn the_nearest_part_of_a_text_is_found() {
        assert_eq!(nearest_part(&letters_of("나다"), &letters_of("가나다라")), Some((0, 2, 6)));
        assert_eq!(nearest_part(&[], &['a']), None);
    }
}
