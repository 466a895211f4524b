//! What answers as one? A long section is ranked in passages of some sentences: what is sought stands close together there.

use super::page::IndexSection;

/// Words of a passage, about.
const WORDS: usize = 100;
/// A text of fewer bytes cannot fill two passages: a word and its space take two at least.
const SHORT: usize = 2 * (WORDS + WORDS / 2) - 1;

/// The section in passages of nearly equal length that end where a sentence does, or a word of an endless one; a short one is
/// a passage by itself.
pub fn passages(section: IndexSection) -> Vec<IndexSection> {
    if section.text.len() < SHORT {
        return vec![section];
    }
    let words = count_words(&section.text);
    let parts = (words + WORDS / 2) / WORDS;
    if parts < 2 {
        return vec![section];
    }
    let passage = |text: &str, continues: bool| IndexSection {
        heading: section.heading.clone(),
        anchor: section.anchor.clone(),
        text: text.to_owned(),
        continues: continues || section.continues,
        roles: section.roles.clone(),
        hidden: section.hidden,
    };
    let mut found: Vec<IndexSection> = Vec::with_capacity(parts);
    let (mut from, mut at, mut passed) = (0, 0, 0);
    for sentence in sentences(&section.text).flat_map(pieces) {
        at += sentence.len();
        passed += count_words(sentence);
        if found.len() + 1 < parts && passed * parts >= words * (found.len() + 1) {
            found.push(passage(&section.text[from..at], from > 0));
            from = at;
        }
    }
    if from < at {
        found.push(passage(&section.text[from..], from > 0));
    }
    found
}

/// How many words `split_whitespace` would find, a few times faster.
fn count_words(text: &str) -> usize {
    let is_space = |c: char| match c {
        '!'..='~' | '가'..='힣' => false,
        _ => c.is_whitespace(),
    };
    let starts = |(words, after_space): (usize, bool), c| {
        let space = is_space(c);
        (words + usize::from(after_space && !space), space)
    };
    text.chars().fold((0, true), starts).0
}

/// The sentence in pieces of so many words if it is longer than a passage may be.
fn pieces(sentence: &str) -> Vec<&str> {
    if sentence.len() < SHORT || count_words(sentence) < WORDS + WORDS / 2 {
        return vec![sentence];
    }
    let mut found = Vec::new();
    let (mut from, mut passed, mut spaced) = (0, 0, true);
    for (at, c) in sentence.char_indices() {
        let space = c.is_whitespace();
        if spaced && !space {
            if passed == WORDS {
                found.push(&sentence[from..at]);
                (from, passed) = (at, 0);
            }
            passed += 1;
        }
        spaced = space;
    }
    found.push(&sentence[from..]);
    found
}

/// The text in sentences and lines.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = text.char_indices().filter_map(|(at, c)| {
        let end = at + c.len_utf8();
        let closes = matches!(c, '.' | '?' | '!' | '。') && text[end..].starts_with(char::is_whitespace);
        (c == '\n' || closes || end == text.len()).then_some(end)
    });
    ends.map(move |end| {
        let sentence = &text[from..end];
        from = end;
        sentence
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_section_falls_into_passages_at_sentences() {
        let text = "환불은 영업일 기준 사흘 걸려요. ".repeat(50);
        let section = IndexSection { heading: "환불".to_owned(), text: text.clone(), ..IndexSection::default() };
        let found = passages(section);
        assert_eq!(found.len(), 3);
        assert_eq!(found.iter().map(|passage| passage.text.as_str()).collect::<String>(), text);
        assert_eq!(found.iter().map(|passage| passage.continues).collect::<Vec<_>>(), [false, true, true]);
        assert!(found.iter().all(|passage| passage.heading == "환불" && passage.text.trim().ends_with("걸려요.")));
    }

    #[test]
    fn a_short_section_stays_whole_and_an_endless_sentence_is_cut_at_words() {
        let of = |text: &str| passages(IndexSection { text: text.to_owned(), ..IndexSection::default() }).len();
        assert_eq!(of(""), 1);
        assert_eq!(of("하나. 둘."), 1);
        assert_eq!(of(&"낱말 ".repeat(1000)), 10);
        assert_eq!(of(&"낱말".repeat(1000)), 1);
        assert_eq!(pieces(&" 낱말\u{3000}둘".repeat(99)).concat(), " 낱말\u{3000}둘".repeat(99));
    }

    #[test]
    fn words_are_counted_as_they_are_split() {
        for text in ["", " ", "하나", " 하나  둘\u{3000}셋\n", "a\u{a0}b\tc\u{200b}d", "\u{85}끝"] {
            assert_eq!(count_words(text), text.split_whitespace().count(), "{text:?}");
        }
    }

    #[test]
    fn sentences_end_at_marks_before_spaces_and_at_lines() {
        assert_eq!(sentences("v1.2예요. 네?\n둘").collect::<Vec<_>>(), ["v1.2예요.", " 네?", "\n", "둘"]);
        assert_eq!(sentences("").count(), 0);
    }
}
